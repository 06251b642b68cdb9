"""Playback round a loop, with clicks and a bar counted in, over a player that makes no sound."""

import pytest

from composer.audio.course import STRAIGHT_ON, Course, Manner
from composer.audio.player import PlayState
from composer.music.score import Note, Notes, Score, Track
from composer.ui.playback import Playback

TUNE = Score((Track("A", Notes(Note(index * 480, 60, 480) for index in range(8))),))


class SilentPlayer:
    """Remembers what it is asked to play, and is where it is told to be."""

    def __init__(self):
        self.asked, self.at, self.state, self.finished = [], 0.0, PlayState.STOPPED, False

    def play(self, score, tick, manner):
        self.asked.append((tick, manner))
        self.at, self.finished, self.state = tick, False, PlayState.PLAYING
        self.loop = Course(score, tick, manner).loop

    def stop(self):
        self.state = PlayState.STOPPED

    def position(self):
        return self.at

    def end(self):
        self.state, self.finished = PlayState.STOPPED, True


@pytest.fixture
def player():
    return SilentPlayer()


@pytest.fixture
def playback(player, qapp):
    playback = Playback(player, lambda: TUNE)
    yield playback
    playback.stop()


def test_a_loop_that_is_over_begins_again(playback, player, qtbot):
    playback.choose(Manner((480, 960)))
    playback.play_or_pause()
    player.end()
    qtbot.waitUntil(lambda: len(player.asked) == 2)
    assert [tick for tick, _ in player.asked] == [0, 480]
    assert playback.state is PlayState.PLAYING


def test_behind_the_end_it_plays_from_the_beginning_but_in_a_loop(playback, player):
    playback.place(480 * 8)
    playback.play_or_pause()
    playback.stop()
    playback.choose(Manner((480 * 7, 480 * 12)))
    playback.place(480 * 8)
    playback.play_or_pause()
    assert [tick for tick, _ in player.asked] == [0, 480 * 8]


def test_only_a_start_is_counted_in(playback, player, qtbot):
    playback.choose(Manner(clicks=True, counts_in=True))
    playback.play_from(480)
    playback.place(960)
    playback.renew()
    qtbot.waitUntil(lambda: len(player.asked) == 3)
    assert [manner.counts_in for _, manner in player.asked] == [True, False, False]
    assert all(manner.clicks for _, manner in player.asked)


def test_another_manner_is_heard_while_it_plays(playback, player, qtbot):
    playback.play_from(0)
    playback.choose(Manner(clicks=True))
    qtbot.waitUntil(lambda: len(player.asked) == 2)
    assert [manner for _, manner in player.asked] == [STRAIGHT_ON, Manner(clicks=True)]


def test_a_piece_without_notes_says_that_there_is_nothing_to_play(player, qapp, qtbot):
    playback = Playback(player, Score)
    with qtbot.waitSignal(playback.failed) as said, qtbot.waitSignal(playback.state_changed):
        playback.play_or_pause()
    assert said.args == ["The piece has no notes to play"]
    assert not player.asked
    playback.choose(Manner((0, 1920), clicks=True))
    playback.play_or_pause()
    assert [tick for tick, _ in player.asked] == [0]
    playback.stop()
