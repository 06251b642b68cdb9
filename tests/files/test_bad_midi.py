"""What is wrong with a MIDI file is said in a sentence, and what makes sense of it is read."""

import contextlib
import time
import tracemalloc
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from composer.benchmarks import damage
from composer.files import border, midi
from composer.files.border import Imported, UnreadableFile
from composer.files.midi import reading
from composer.music.score import MAX_TICK, Note, Notes, Score, Tempo, Track

CONFORMANCE = Path(__file__).parents[3] / "shared" / "data" / "midi-conformance"
NO_MIDI = {"test-not-a-midi-file.mid"}
SCALE = Notes(Note(96 * i, pitch, 96, 127) for i, pitch in enumerate((60, 62, 64, 65, 67, 69, 71, 72)))
LONG = midi.render(Score((Track("Long", Notes(Note(i, i % 128, 1) for i in range(2000))),)))


def _file(events, division="01e0", tracks=1, chunk="MTrk"):
    body = bytes.fromhex(events)
    header = b"MThd" + (6).to_bytes(4) + b"\0\1" + tracks.to_bytes(2) + bytes.fromhex(division)
    return header + chunk.encode() + len(body).to_bytes(4) + body


@pytest.mark.parametrize(
    ("data", "cause"),
    [
        (b"not a midi file", "is not a MIDI file"),
        (b"\x89PNG" * 100, "is not a MIDI file"),
        (LONG[:10], "is cut short within its header"),
        (LONG[:14], "is cut short before its first track"),
        (LONG[:19], "is cut short before its first track"),
        (_file("00ff2f00", chunk="Junk"), "is cut short before its first track"),
        (_file("00ff5103ffffff 00903c40 83ffff7f803c00 00ff2f00"), "lasts longer than 24 hours"),
    ],
)
def test_what_is_no_midi_is_refused(data, cause):
    with pytest.raises(UnreadableFile) as refusal:
        midi.parse(data, "song.mid")
    assert str(refusal.value) == f"song.mid {cause}."


def test_too_many_events_are_refused(monkeypatch):
    monkeypatch.setattr(reading, "MOST_EVENTS", 1000)
    with pytest.raises(UnreadableFile, match=r"song.mid holds more than 1,000 events\."):
        midi.parse(LONG, "song.mid")


def test_a_file_of_pieces_one_after_the_other_ends_where_ticks_end():
    far = b"MTrk" + (31).to_bytes(4) + bytes.fromhex("ffffff7fff010161" * 3 + "ffffff7fff2f00")
    tune = b"MTrk" + (14).to_bytes(4) + bytes.fromhex("00ff010161 60ff010162 00ff2f00")
    read = midi.parse(b"MThd" + (6).to_bytes(4) + bytes.fromhex("0002 0003 01e0") + far + tune + tune, "far.mid")
    assert all(event.tick <= MAX_TICK for track in read.score.tracks for event in track.events)
    assert read.warnings == ("The rest of a track makes no sense and was left out (2 times).",)


def test_a_note_at_the_very_last_tick_is_left_out():
    body = bytes.fromhex("ffffff7fff010161" * 4 + "04903c40 00803c00 00ff2f00")
    data = b"MThd" + (6).to_bytes(4) + bytes.fromhex("0000 0001 01e0") + b"MTrk" + len(body).to_bytes(4) + body
    read = midi.parse(data, "far.mid")
    assert not any(len(track.notes) for track in read.score.tracks)
    assert read.warnings == ("The rest of a track makes no sense and was left out.",)


def test_too_many_bytes_are_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(border, "MOST_MEGABYTES", 0)
    (tmp_path / "song.mid").write_bytes(LONG)
    with pytest.raises(UnreadableFile, match=r"song.mid is larger than 0 MB\."):
        midi.read(tmp_path / "song.mid")


@pytest.mark.parametrize(("name", "cause"), [("missing.mid", "No such file or directory"), (".", "Is a directory")])
def test_a_file_that_cannot_be_read_is_named(tmp_path, name, cause):
    with pytest.raises(UnreadableFile, match=f"cannot be read: {cause}"):
        midi.read(tmp_path / name)


@pytest.mark.parametrize(
    ("events", "notes", "warning"),
    [
        ("00903c40 0a803c00", [(0, 60, 10, 64)], "A track has no end, so it was ended after its last event."),
        ("00903c40 0aff2f00", [(0, 60, 10, 64)], "A note never ended, so it was ended with its track."),
        ("00903c40 0a803c", [(0, 60, 1, 64)], "A track is cut short within an event."),
        ("00903c40 0a803c00 00ff017f41", [(0, 60, 10, 64)], "A track is cut short within an event."),
        (
            "00ff59020900 00903c40 0a3c00 00ff2f00",
            [(0, 60, 10, 64)],
            "A key signature makes no sense and was ignored.",
        ),
        (
            "00ff51020900 00903c40 0a3c00 00ff2f00",
            [(0, 60, 10, 64)],
            "A tempo makes no sense and was ignored.",
        ),
        (
            "00ff580200ff 00903c40 0a3c00 00ff2f00",
            [(0, 60, 10, 64)],
            "A time signature makes no sense and was ignored.",
        ),
        (
            "00903cc0 0a3c00 00ff2f00",
            [(0, 60, 10, 64)],
            "An event holds a value above 127, which was brought into range.",
        ),
        (
            "00f17f 00903c40 0a3c00 00ff2f00",
            [(0, 60, 10, 64)],
            "Bytes that are no event of a MIDI file were passed over.",
        ),
        (
            "0033 00903c40 0a3c00 00ff2f00",
            [(0, 60, 10, 64)],
            "Bytes that are no event of a MIDI file were passed over.",
        ),
        (
            "00903c40 0a3c00 ffffffffffff00",
            [(0, 60, 10, 64)],
            "The rest of a track makes no sense and was left out.",
        ),
    ],
)
def test_what_makes_sense_of_a_damaged_track_is_read(events, notes, warning):
    imported = midi.parse(_file(events), "song.mid")
    assert imported.score.tracks[0].notes == Notes(Note(*note) for note in notes)
    assert warning in imported.warnings


def test_film_frames_become_beats_of_one_second():
    data = "00ff510307a120 00903c40 8768803c00 00ff2f00"
    imported = midi.parse(_file(data, division="e728"), "film.mid")
    assert imported.score.ticks_per_beat == 1000
    assert imported.score.tempos == (Tempo(0, 1_000_000),)
    assert midi.parse(_file(data, division="e328"), "film.mid").score.tempos == (Tempo(0, 1_001_000),)


@pytest.mark.parametrize("division", ["0000", "8000", "8028", "e700"])
def test_a_division_that_makes_no_sense_is_replaced(division):
    imported = midi.parse(_file("00ff2f00", division=division), "song.mid")
    assert imported.warnings[0].startswith("The file ")
    assert imported.score.ticks_per_beat >= 1


def test_a_missing_track_and_a_wrong_length_are_told():
    data = bytearray(_file("00903c40 0a803c00 00ff2f00", tracks=2))
    data[21] = 200
    imported = midi.parse(bytes(data), "song.mid")
    assert imported.score.tracks[0].notes == Notes([Note(0, 60, 10, 64)])
    assert imported.warnings == (
        "A track is not as long as it says, so its true end was looked for.",
        "The file announces 2 tracks and has 1.",
    )


def test_a_wrapped_file_is_found():
    data = _file("00903c40 0a803c00 00ff2f00")
    assert midi.parse(b"RIFF\0\0\0\0RMIDdata\0\0\0\0" + data, "song.rmi") == midi.parse(data, "song.mid")


@given(st.integers(0, len(LONG)), st.integers(0, len(LONG)), st.binary(max_size=4))
def test_a_damaged_file_is_read_or_refused(start, end, insertion):
    data = LONG[: min(start, end)] + insertion + LONG[max(start, end) :]
    with contextlib.suppress(UnreadableFile):
        midi.render(midi.parse(data, "song.mid").score)


@given(st.binary(max_size=300))
def test_a_track_of_any_bytes_is_read_and_can_be_written(body):
    with contextlib.suppress(UnreadableFile):
        score = midi.parse(_file(body.hex()), "song.mid").score
        assert midi.parse(midi.render(score), "again.mid").score == score


@pytest.mark.parametrize("byte", ["ff", "00", "80", "90"])
def test_half_a_million_equal_bytes_are_read(byte):
    assert midi.parse(_file(byte * 500_000), "song.mid").warnings


def _outcome(data, name):
    """The piece, or an empty one and the sentence of the refusal."""
    try:
        return midi.parse(data, name).score, ""
    except UnreadableFile as refusal:
        return Score(), str(refusal)


def test_most_damaged_files_give_notes_and_the_others_a_sentence():
    """`composer benchmark files` counts those of all 662, and those of which mido makes notes."""
    found = 0
    for name, data in damage.files(count=120, seed=1):
        score, sentence = _outcome(data, name)
        assert sentence.startswith(name) or midi.parse(midi.render(score), "again").score == score
        found += any(len(track.notes) for track in score.tracks)
    assert found >= 120 * 431 / 662


def _one_track(body, times=1):
    return (b"MTrk" + len(body).to_bytes(4) + body) * times


BOMBS = {
    "a million tracks": _one_track(b"", 1_000_000),
    "tracks of notes": _one_track(bytes.fromhex("00903c40 01803c40 00ff2f00"), 60_000),
    "chunks of others": b"Junk\0\0\0\0" * 1_000_000,
    "lengths that lie": b"MTrk\xff\xff\xff\xff" * 1_000_000,
    "no events": _one_track(b"\0" * 8_000_000),
    "only status bytes": _one_track(b"\xff" * 8_000_000),
    "stray bytes": _one_track(b"\0\xf1\x10" * 2_000_000),
    "huge steps": _one_track(bytes.fromhex("ffffff7f 903c40") * 200_000),
    "huge texts": _one_track(bytes.fromhex("00ff01 ffffff7f") * 200_000),
}


@pytest.mark.parametrize("tracks", BOMBS.values(), ids=BOMBS)
def test_a_bomb_takes_neither_memory_nor_time(tracks):
    data = _file("")[:14] + tracks
    tracemalloc.start()
    began = time.perf_counter()
    with contextlib.suppress(UnreadableFile):
        midi.parse(data, "bomb.mid")
    seconds, (_, peak) = time.perf_counter() - began, tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 100 * 2**20
    assert seconds < 10, "a bomb goes on for minutes"


def test_an_empty_file_is_an_empty_piece():
    assert midi.parse(b"", "song.mid") == Imported(
        midi.parse(_file("00ff2f00"), "song.mid").score, ("The file is empty.",)
    )


def test_settings_of_a_synthesizer_become_events():
    read = midi.parse(bytes.fromhex("f07e7f0601f7 f0417f0601f7"), "id.syx")
    assert [event.message.hex() for event in read.score.tracks[0].events] == ["f07e7f0601f7", "f0417f0601f7"]
    assert read.warnings == ("The file holds settings of a synthesizer and no notes.",)


def test_of_more_tracks_than_a_window_shows_the_first_are_read():
    data = _file("", tracks=300)[:14] + _one_track(bytes.fromhex("00903c40 01803c40 00ff2f00"), 300)
    read = midi.parse(data, "many.mid")
    assert len(read.score.tracks) == 256
    assert read.warnings == ("Of the 300 tracks in it, the first 256 are read.",)


@pytest.mark.parametrize("sign", ["ff58 04 {:02x}021808", "ff59 02 {:02x}00", "ff06 01 {:02x}"])
def test_of_more_signs_than_a_ruler_shows_the_first_are_read(monkeypatch, sign):
    monkeypatch.setattr(border, "MOST_SIGNS", 5)
    monkeypatch.setattr(reading, "MOST_SIGNS", 5)
    read = midi.parse(_file("".join(f"01 {sign.format(1 + at % 2)}" for at in range(9)) + "00ff2f00"), "many.mid")
    score = read.score
    assert max(len(score.meters), len(score.keys), len(score.tracks[0].events)) == 5
    assert "changes of one kind along the piece the first 5 are read." in read.warnings[0]


def test_a_name_is_cut_where_nobody_reads_on():
    name = b"\0\xff\x03" + bytes((0x8F, 0x50)) + b"a" * 2000
    assert len(midi.parse(_file(name.hex() + "00ff2f00"), "long.mid").score.tracks[0].name) == 1000


def test_a_file_without_its_beginning_is_read():
    read = midi.parse(_file("00903c40 0a803c00 00ff2f00")[14:], "song.mid")
    assert read.score.tracks[0].notes == Notes([Note(0, 60, 10, 64)])
    assert read.warnings[0] == "The beginning of the file is missing."


def test_rubbish_before_the_beginning_is_passed_over():
    read = midi.parse(bytes(1000) + _file("00903c40 0a803c00 00ff2f00"), "song.mid")
    assert read.warnings == ("Bytes before the beginning of the file were passed over.",)


def _conformance_files():
    return sorted(CONFORMANCE.iterdir()) if CONFORMANCE.is_dir() else []


@pytest.mark.skipif(not CONFORMANCE.is_dir(), reason="the conformance files are not here")
def test_the_conformance_files_are_there():
    assert len(_conformance_files()) == 73


@pytest.mark.parametrize("path", _conformance_files(), ids=lambda path: path.name)
def test_a_conformance_file_opens_and_survives(path):
    if path.name in NO_MIDI:
        with pytest.raises(UnreadableFile):
            midi.read(path)
        return
    score = midi.read(path).score
    assert midi.parse(midi.render(score), path.name).score == score
    if "illegal-message" in path.name or "corrupt" in path.name or "vlq" in path.name:
        (track,) = score.tracks
        assert track.notes.pitch.tolist() == SCALE.pitch.tolist()
