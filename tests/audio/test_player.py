"""Playing, pausing and knowing where the sound is."""

import time

import pytest

from composer.audio import NoSound, player
from composer.audio.course import Manner
from composer.audio.excerpt import from_tick
from composer.audio.mixer import BUFFER, LOUDNESS, RATE, mixer
from composer.audio.player import Player, PlayState
from composer.files import midi
from composer.music.parts import set_muted
from composer.music.score import Note, Notes, Score, Tempo, Track

PIECE = Score((Track("", Notes([Note(0, 60, 480), Note(480, 64, 960)])),), tempos=(Tempo(0), Tempo(480, 1_000_000)))
SHORT = Score((Track("", Notes([Note(0, 60, 192)])),))
LATENCY = 2 * BUFFER / RATE


class Music:
    """Stands in for the mixer: its clock runs as the test says."""

    def __init__(self):
        self.music = self
        self.now = self.drift = 0.0
        self.calls = []

    def __call__(self):
        return self

    def clock(self):
        return self.now

    def get_pos(self):
        return 1000 * (self.now + self.drift + LATENCY)

    def get_busy(self):
        return True

    def set_volume(self, volume):
        self.calls.append(volume)

    def load(self, file, namehint):
        self.calls.append((namehint, file.read()))

    def __getattr__(self, name):
        return lambda *_: self.calls.append(name)


@pytest.fixture
def music(monkeypatch):
    music = Music()
    monkeypatch.setattr(player, "mixer", music)
    monkeypatch.setattr("composer.audio.mixer.mixer", music)
    return music


def test_the_playhead_moves_with_the_tempo(music):
    playing = Player(music.clock)
    playing.play(PIECE)
    for seconds, tick in ((0.25, 240), (0.5, 480), (1.0, 720), (2.0, 1200)):
        music.now = seconds + LATENCY
        music.drift = -LATENCY
        assert playing.position() == pytest.approx(tick, abs=0.01)
    assert playing.state is PlayState.PLAYING
    music.now = 3.0
    assert playing.position() == 1440
    assert (playing.state, playing.finished) == (PlayState.STOPPED, True)


def test_the_clock_follows_the_mixers(music):
    playing = Player(music.clock)
    playing.play(PIECE)
    for step in range(1, 120):
        music.now = step / 60
        music.drift = 0.03 * music.now - LATENCY
        playing.position()
    assert playing.position() == pytest.approx(480 + (music.now * 1.03 - LATENCY - 0.5) * 480, abs=10)


def test_a_pause_of_the_machine_is_jumped_over(music):
    playing = Player(music.clock)
    playing.play(PIECE)
    music.now, music.drift = 1.9, -1.0
    assert playing.position() == pytest.approx(480 + 0.4 * 480)


def test_what_is_played_is_what_sounds_from_the_tick(music):
    playing = Player(music.clock)
    playing.volume = 0.5
    playing.play(PIECE, 600)
    assert music.calls == ["set_soundfont", ("mid", midi.render(from_tick(PIECE, 600))), 0.5 * LOUDNESS, "play"]
    assert playing.position() == 600


@pytest.mark.parametrize(("score", "tick"), [(Score(), 0), (PIECE, 1440), (PIECE, 5000)])
def test_where_no_note_is_left_nothing_is_played(music, score, tick):
    playing = Player(music.clock)
    playing.play(score, tick)
    assert (music.calls, playing.state, playing.finished) == ([], PlayState.STOPPED, True)
    assert playing.position() == tick


def test_a_short_piece_plays_to_its_end():
    playing = Player()
    playing.play(SHORT)
    ticks = []
    until = time.monotonic() + 10
    while playing.state is PlayState.PLAYING and time.monotonic() < until:
        ticks.append(playing.position())
        time.sleep(0.005)
    assert ticks == sorted(ticks)
    assert playing.finished
    assert playing.position() == 192
    playing.stop()
    assert not mixer().music.get_busy()


def test_the_playhead_goes_through_a_muted_piece_in_silence():
    playing = Player()
    playing.play(set_muted(SHORT, 0, True))
    until = time.monotonic() + 10
    while playing.state is PlayState.PLAYING and time.monotonic() < until:
        time.sleep(0.005)
    assert (playing.finished, playing.position()) == (True, 192)


def test_pause_holds_and_resume_goes_on():
    playing = Player()
    playing.play(PIECE)
    time.sleep(0.2)
    playing.pause()
    held = playing.position()
    time.sleep(0.2)
    assert (playing.state, playing.position()) == (PlayState.PAUSED, held)
    playing.resume()
    time.sleep(0.1)
    assert held < playing.position() < held + 480
    playing.stop()
    assert (playing.state, playing.finished) == (PlayState.STOPPED, False)
    playing.resume()
    playing.pause()
    assert playing.state is PlayState.STOPPED


def test_the_volume_is_the_mixers():
    playing = Player()
    playing.play(PIECE)
    playing.volume = 7
    assert (playing.volume, mixer().music.get_volume()) == (1.0, LOUDNESS)
    playing.volume = 0.25
    assert mixer().music.get_volume() == pytest.approx(0.25 * LOUDNESS, abs=0.01)


def test_a_missing_soundfont_is_said(tmp_path):
    playing = Player()
    playing.soundfont = tmp_path / "missing.sf2"
    with pytest.raises(NoSound, match=r"The piece cannot be played .*\."):
        playing.play(PIECE)
    assert playing.state is PlayState.STOPPED


def test_no_sound_card_is_said_and_can_be_tried_again(monkeypatch):
    playing = Player()
    with monkeypatch.context() as patch:
        patch.setenv("SDL_AUDIODRIVER", "nonsense")
        with pytest.raises(NoSound, match=r"No sound card can be used .*\."):
            playing.play(PIECE)
        assert (playing.state, playing.finished) == (PlayState.STOPPED, False)
    playing.play(PIECE)
    assert playing.state is PlayState.PLAYING


def test_it_goes_on_after_the_last_note_where_there_is_something_to_come(music):
    playing = Player(music.clock)
    playing.play(SHORT, 0, Manner(goes_on=True))
    music.now = 30
    assert playing.state is PlayState.PLAYING
    assert playing.position() == pytest.approx(30 * 960, abs=960 * 0.1)
    assert playing.position(ago=10) == pytest.approx(20 * 960, abs=960 * 0.1)
    music.now = 700
    assert playing.finished


def test_a_piece_without_a_note_passes_in_silence_and_the_mixer_is_not_asked(music):
    playing = Player(music.clock)
    playing.play(Score(), 480, Manner(goes_on=True))
    music.now = 1
    playing.pause()
    assert playing.position() == pytest.approx(480 + 960, abs=960 * 0.1)
    playing.resume()
    playing.stop()
    assert music.calls == []


def test_how_long_it_counts_in(music):
    playing = Player(music.clock)
    playing.play(PIECE, 0, Manner(counts_in=True))
    assert playing.seconds_to_count() == pytest.approx(2)
    music.now = 1.5
    assert playing.seconds_to_count() == pytest.approx(0.5, abs=0.1)
    assert playing.seconds_to_count(ago=1) == pytest.approx(1.5, abs=0.1)
    music.now = 3
    assert playing.seconds_to_count() == 0
