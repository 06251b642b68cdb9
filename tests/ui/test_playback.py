"""Playback round a loop, with clicks and a bar counted in, over a player that makes no sound."""

from dataclasses import replace

import pytest

from composer.audio import NoSound
from composer.audio.course import Course, Manner
from composer.audio.player import PlayState
from composer.music import parts
from composer.music.score import Note, Notes, Score, Track
from composer.ui.playback import Playback

TUNE = Score((Track("A", Notes(Note(index * 480, 60, 480) for index in range(8))),))


class SilentPlayer:
    """Remembers what it is asked to play, and is where it is told to be."""

    def __init__(self):
        self.asked, self.at, self.state, self.finished = [], 0.0, PlayState.STOPPED, False
        self.changes, self.counting, self.is_last_round, self.fails = [], 0.0, False, False

    def play(self, score, tick, manner):
        self.asked.append((tick, manner))
        self.at, self.finished, self.state = tick, False, PlayState.PLAYING
        self.loop = Course(score, tick, manner).loop

    def change(self, score, manner):
        if self.fails:
            self.state = PlayState.STOPPED
            raise NoSound("No sound card can be used (it is gone).")
        self.changes.append((score, manner))

    def seconds_to_count(self):
        return self.counting

    def pause(self):
        self.state = PlayState.PAUSED

    def resume(self):
        self.state = PlayState.PLAYING

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


def test_only_a_start_is_counted_in(playback, player):
    playback.choose(Manner(clicks=True, counts_in=True))
    playback.play_from(480)
    playback.place(960)
    assert [manner.counts_in for _, manner in player.asked] == [True, False]
    assert all(manner.clicks for _, manner in player.asked)


def test_another_manner_is_heard_while_it_plays(playback, player, qtbot):
    playback.play_from(0)
    playback.choose(Manner(clicks=True, speed=50))
    qtbot.waitUntil(lambda: bool(player.changes))
    assert player.changes == [(TUNE, Manner(clicks=True, speed=50))]


def test_what_changes_while_it_is_counted_in_waits_for_the_end_of_that(playback, player, qtbot):
    playback.play_from(0)
    player.counting = 1.5
    playback.choose(Manner(clicks=True))
    qtbot.wait(150)
    assert not player.changes
    player.counting = 0.0
    qtbot.waitUntil(lambda: bool(player.changes))


def test_what_makes_no_sound_does_not_disturb_the_sound(player, qapp, qtbot):
    (track,) = TUNE.tracks
    pieces = [TUNE, Score((replace(track, name="B", colour=3),)), parts.set_muted(TUNE, 0, True)]
    playback = Playback(player, lambda: pieces[0])
    playback.play_from(0)
    del pieces[0]
    playback.renew()
    qtbot.wait(120)
    assert not player.changes
    del pieces[0]
    playback.renew()
    qtbot.waitUntil(lambda: bool(player.changes))
    playback.stop()


def test_a_pause_goes_on_where_it_was_but_in_another_piece_or_place(playback, player):
    playback.play_from(480)
    player.at = 700.5
    playback.play_or_pause()
    assert (player.state, playback.position) == (PlayState.PAUSED, 700.5)
    playback.play_or_pause()
    assert (player.state, len(player.asked)) == (PlayState.PLAYING, 1)
    for disturb in (lambda: playback.choose(Manner(speed=75)), lambda: playback.place(960)):
        playback.pause()
        disturb()
        assert player.state is PlayState.STOPPED
        playback.play_or_pause()
    assert [tick for tick, _ in player.asked] == [480, 700, 960]
    playback.pause()
    playback.stop()
    assert (player.state, playback.position) == (PlayState.STOPPED, 960)


def test_the_last_round_that_was_written_out_is_not_the_last(playback, player, qtbot):
    playback.choose(Manner((480, 960)))
    playback.play_from(0)
    player.is_last_round = True
    qtbot.waitUntil(lambda: bool(player.changes))


def test_a_card_that_goes_while_it_plays_stops_it_with_a_sentence(playback, player, qtbot):
    playback.play_from(0)
    player.fails = True
    with qtbot.waitSignal(playback.failed) as said:
        playback.choose(Manner(clicks=True))
    assert said.args == ["No sound card can be used (it is gone)."]
    assert playback.state is PlayState.STOPPED


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
