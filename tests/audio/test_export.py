"""A piece as a file of sound is what the mixer plays, and stands there whole or not at all."""

import time
import wave

import numpy as np
import pytest

from composer.audio import NoSound, export, recording
from composer.audio.course import Manner
from composer.audio.player import Player, PlayState
from composer.audio.rendering import Rendering
from composer.audio.soundfont import embedded
from composer.music import parts
from composer.music.score import Event, Note, Notes, Score, Tempo, Track
from composer.paths import UnwritableFile
from tests.audio.recording import read_raw

FULL, LEFT, BEND = Event(0, b"\xb1\x07\x7f"), Event(0, b"\xb1\x0a\x14"), Event(700, b"\xe1\x00\x60")
PIECE = Score(
    (
        Track("Melody", Notes(Note(index * 240, 67 + index % 5, 240, 100) for index in range(8)), 73),
        Track("Bass", Notes(Note(index * 480, 43, 480, 90) for index in range(4)), 32, 1, (FULL, LEFT, BEND)),
        Track("Drums", Notes(Note(index * 480, 38, 120, 80) for index in range(4)), 0, 9),
    ),
    tempos=(Tempo(0, 400_000), Tempo(960, 300_000)),
)


def finished(work):
    while True:
        try:
            next(work)
        except StopIteration as end:
            return end.value


def samples(path):
    with wave.open(str(path)) as file:
        return np.frombuffer(file.readframes(file.getnframes()), np.int16).reshape(-1, 2)


def sounding(frames):
    """Return the frames from the first that sounds on."""
    return frames[np.flatnonzero(np.abs(frames).max(axis=1) > 2)[0] :]


def loudness(frames):
    """Return the mean square of each channel in each twentieth of a second."""
    windows = frames[: len(frames) // 2205 * 2205].reshape(-1, 2205, 2).astype(float)
    return (windows**2).mean(axis=1)


def test_it_is_what_the_mixer_plays(tmp_path, monkeypatch):
    monkeypatch.setenv("SDL_AUDIODRIVER", "disk")
    monkeypatch.setenv("SDL_DISKAUDIOFILE", "")
    monkeypatch.setenv("SDL_DISKAUDIODELAY", "")
    recording.record_to(tmp_path / "sound.raw")
    player = Player()
    player.play(PIECE)
    while player.state is PlayState.PLAYING:
        time.sleep(0.01)
    recording.end()
    length = finished(export.export(PIECE, tmp_path / "sound.wav", embedded()))
    played, written = sounding(read_raw(tmp_path / "sound.raw")), sounding(samples(tmp_path / "sound.wav"))
    # FluidSynth may begin a note 64 frames earlier or later in buffers of another size.
    until = round(0.7 * 44_100), round(1.3 * 44_100)
    assert np.abs(played[: until[0]].astype(int) - written[: until[0]]).max() <= 2
    assert loudness(played[: until[1]]) == pytest.approx(loudness(written[: until[1]]), rel=0.1)
    assert 1.4 < len(written) / 44_100 < length


@pytest.mark.parametrize("suffix", export.suffixes())
def test_every_format_holds_the_same_sound(suffix, tmp_path):
    path = tmp_path / f"sound{suffix}"
    finished(export.export(PIECE, path, embedded()))
    if suffix == ".wav":
        found = samples(path)
    else:
        import soundfile

        found, rate = soundfile.read(path, dtype="int16")
        assert rate == 44_100
    expected = np.concatenate(list(Rendering(PIECE, embedded()).blocks()))
    assert found.shape == expected.shape
    difference = np.abs(found.astype(int) - expected)
    if suffix == ".ogg":
        assert difference.mean() < 0.05 * np.abs(expected.astype(int)).mean() + 20
    else:
        assert not difference.any()


def test_silenced_tracks_are_silent_and_the_speed_is_that_of_the_manner():
    alone = parts.set_soloed(PIECE, 2, True)
    loudest = [np.abs(np.concatenate(list(Rendering(score, embedded()).blocks()))).max() for score in (PIECE, alone)]
    assert 0 < loudest[1] < loudest[0]
    slow, own = (Rendering(PIECE, embedded(), Manner(speed=speed)).seconds for speed in (50, 100))
    assert slow == pytest.approx(2 * own)


def test_an_orchestra_at_its_loudest_is_hardly_cut_off():
    programs = (0, 24, 32, 40, 48, 56, 60, 68, 73, 11)
    lines = [Notes(Note(index * 240, 36 + 4 * n + index % 5, 240, 110) for index in range(16)) for n in range(10)]
    tracks = (Track("", lines[number], program, number + (number > 8)) for number, program in enumerate(programs))
    frames = np.concatenate(list(Rendering(Score(tuple(tracks)), embedded()).blocks()))
    assert (np.abs(frames.astype(int)) >= 32_767).mean() < 0.001


def test_what_is_given_up_leaves_nothing_and_what_was_there(tmp_path):
    path = tmp_path / "sound.wav"
    path.write_bytes(b"before")
    work = export.export(PIECE, path, embedded())
    next(work)
    work.close()
    assert [(one.name, one.read_bytes()) for one in tmp_path.iterdir()] == [("sound.wav", b"before")]


def test_what_cannot_be_written_is_said(tmp_path):
    for suffix in export.suffixes():
        with pytest.raises(UnwritableFile, match="cannot be written"):
            finished(export.export(PIECE, tmp_path / "missing" / f"sound{suffix}", embedded()))


def test_a_full_disk_leaves_what_was_there(tmp_path, monkeypatch):
    path = tmp_path / "sound.wav"
    path.write_bytes(b"before")

    def full(self, data):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(wave.Wave_write, "writeframesraw", full)
    with pytest.raises(UnwritableFile, match="No space left on device"):
        finished(export.export(PIECE, path, embedded()))
    assert [(one.name, one.read_bytes()) for one in tmp_path.iterdir()] == [("sound.wav", b"before")]


def test_a_piece_without_notes_and_a_missing_soundfont_are_said(tmp_path):
    with pytest.raises(NoSound, match="has no notes"):
        finished(export.export(Score(), tmp_path / "sound.wav", embedded()))
    with pytest.raises(NoSound, match="cannot be read as a soundfont"):
        finished(export.export(PIECE, tmp_path / "sound.wav", tmp_path / "missing.sf2"))
