"""What the mixer plays, recorded by SDL's disk driver, is what stands in the score."""

import os
import subprocess
import sys
import time
import wave

import numpy as np
import pytest

from composer.audio import fluidsynth, recording
from composer.audio.audition import Audition
from composer.audio.course import Manner
from composer.audio.mixer import mixer
from composer.audio.player import Player, PlayState
from composer.audio.soundfont import embedded
from composer.audio.synth import Synth
from composer.music.score import Event, Note, Notes, Score, Track
from tests.audio.recording import RATE, pitches_sounding, read_raw

MELODY = (60, 64, 67, 71, 62, 65)
PIECE = Score((Track("", Notes(Note(240 * i, pitch, 240, 100) for i, pitch in enumerate(MELODY))),))
CANDIDATES = range(48, 85)
# The disk driver waits whole milliseconds for each buffer, and so runs some per cent beside time.
BEAT = 0.25


@pytest.fixture
def raw(tmp_path, monkeypatch):
    monkeypatch.setenv("SDL_AUDIODRIVER", "disk")
    monkeypatch.setenv("SDL_DISKAUDIOFILE", "")
    monkeypatch.setenv("SDL_DISKAUDIODELAY", "")
    path = tmp_path / "sound.raw"
    recording.record_to(path)
    return path


def _play_out(player, ringing=0.3):
    until = time.monotonic() + 10
    while player.state is PlayState.PLAYING and time.monotonic() < until:
        time.sleep(0.01)
    time.sleep(ringing)


def _samples(raw):
    wav = raw.with_suffix(".wav")
    recording.wav_of(raw, wav)
    with wave.open(str(wav)) as file:
        assert (file.getframerate(), file.getnchannels(), file.getsampwidth()) == (RATE, 2, 2)
        return np.frombuffer(file.readframes(file.getnframes()), np.int16).reshape(-1, 2)


def test_each_note_sounds_at_its_time(raw):
    player = Player()
    player.play(PIECE)
    _play_out(player)
    pcm = _samples(raw)
    for index, pitch in enumerate(MELODY):
        assert pitches_sounding(pcm, RATE, BEAT * index + 0.02, BEAT - 0.04, [pitch]) == {pitch}
    others = set(CANDIDATES) - set(MELODY)
    assert not pitches_sounding(pcm, RATE, 0, BEAT, others - {72, 79, 76, 84})


def test_from_the_middle_the_sounding_note_begins_anew_with_its_bend(raw):
    bent = Track("", Notes([Note(0, 60, 960, 100)]), 73, 0, (Event(0, b"\xe0\x00\x60"), Event(10, b"\xb0\x07\x7f")))
    player = Player()
    player.play(Score((bent,)), 480)
    _play_out(player)
    # Three quarters of the wheel are half of its two semitones upwards.
    assert pitches_sounding(_samples(raw), RATE, 0.1, 0.35, CANDIDATES) == {61}


def test_a_loop_goes_round_without_a_gap(raw):
    player = Player()
    player.play(PIECE, 240, Manner((480, 960)))
    time.sleep(3.0)
    assert 480 <= player.position() < 960
    player.stop()
    pcm = _samples(raw)
    assert pitches_sounding(pcm, RATE, 0.02, BEAT - 0.04, [64]) == {64}
    for index in range(1, 9):
        here = 67 if index % 2 else 71
        assert pitches_sounding(pcm, RATE, BEAT * index + 0.06, BEAT - 0.1, [here]) == {here}
        assert np.abs(pcm[round(BEAT * index * RATE) :][: round(0.03 * RATE)]).max() > 500, "a gap"


def test_a_bar_is_counted_in_before_the_first_note(raw):
    player = Player()
    player.play(PIECE, 0, Manner(counts_in=True))
    time.sleep(0.3)
    assert player.position() == 0
    _play_out(player)
    pcm = _samples(raw)
    loud = [np.abs(pcm[round(0.5 * beat * RATE) :][: round(0.06 * RATE)]).max() for beat in range(4)]
    assert min(loud) > 500
    assert not pitches_sounding(pcm, RATE, 1.2, 0.25, [60])
    assert pitches_sounding(pcm, RATE, 2.02, BEAT - 0.04, [60]) == {60}


def test_a_chord_is_heard_and_ends(raw):
    audition = Audition()
    audition.sound([60, 64, 67], velocity=100)
    assert audition.available
    time.sleep(1.2)
    pcm = _samples(raw)
    assert pitches_sounding(pcm, RATE, 0.02, 0.35, (60, 61, 62, 63, 64, 65, 66, 67, 68)) == {60, 64, 67}
    assert len(pcm) < 1.0 * RATE


def test_an_audition_does_not_disturb_the_piece(raw):
    player, audition = Player(), Audition()
    audition.prepare()
    player.play(PIECE)
    time.sleep(0.3)
    before = player.position()
    audition.sound([77], program=73, velocity=120)
    assert player.state is PlayState.PLAYING
    assert player.position() - before < 100
    _play_out(player)
    pcm = _samples(raw)
    assert pitches_sounding(pcm, RATE, 0.55, 0.15, [77]) == {77}
    assert pitches_sounding(pcm, RATE, BEAT * 5 + 0.02, BEAT - 0.04, [65]) == {65}


def test_audition_and_player_are_equally_loud(raw):
    audition, player = Audition(), Player()
    note = Score((Track("", Notes([Note(0, 60, 384, 90)])),))
    player.play(note)
    _play_out(player, ringing=1.0)
    player.stop()
    played = np.abs(read_raw(raw)).max()
    audition.prepare()
    heard = np.abs(Synth(embedded(), RATE).render([60], 0, 90, False, 0.4)).max()
    assert heard == pytest.approx(played, rel=0.3)


def test_drums_are_drums():
    synthesizer = Synth(embedded(), RATE)
    snare = synthesizer.render([38], 0, 100, True, 0.2)
    assert snare.shape == (round(0.7 * RATE), 2)
    assert np.abs(snare).max() > 1000
    assert not np.array_equal(snare, synthesizer.render([38], 0, 100, False, 0.2))
    assert np.abs(snare[-1]).max() == 0


def test_without_a_synthesizer_single_notes_are_silent(monkeypatch):
    monkeypatch.setattr(fluidsynth, "bundled", lambda _: iter(()))
    monkeypatch.setattr(fluidsynth, "find_library", lambda _: None)
    fluidsynth.library.cache_clear()
    audition = Audition()
    audition.sound([60])
    assert not audition.available
    assert audition.reason == "No FluidSynth is installed, which makes single notes and sound files."
    monkeypatch.undo()
    audition.sound([60])
    assert audition.available


def test_without_a_sound_card_single_notes_are_silent(monkeypatch):
    monkeypatch.setenv("SDL_AUDIODRIVER", "nonsense")
    audition = Audition()
    audition.sound([60])
    audition.stop()
    assert audition.reason.startswith("No sound card can be used")


@pytest.mark.parametrize("driver", ["disk", "alsa"])
def test_nothing_is_written_to_the_terminal(driver, tmp_path):
    code = "from composer.audio import NoSound, mixer\ntry: mixer.mixer()\nexcept NoSound: pass"
    surroundings = os.environ | {"SDL_AUDIODRIVER": driver, "SDL_DISKAUDIOFILE": str(tmp_path / "sound.raw")}
    command = [sys.executable, "-c", code]
    run = subprocess.run(command, capture_output=True, text=True, check=True, env=surroundings, timeout=30)
    assert (run.stdout, run.stderr) == ("", "")


def test_a_recording_of_nothing_is_said(raw):
    mixer()
    time.sleep(0.05)
    with pytest.raises(recording.NothingRecorded, match="holds no sound"):
        recording.wav_of(raw, raw.with_suffix(".wav"))
