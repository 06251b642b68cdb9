"""The laws of MIDI files: what goes out comes back, and other programs read the same."""

import io
from collections import Counter
from dataclasses import replace
from itertools import accumulate
from pathlib import Path

import mido
import pretty_midi
import pytest
from hypothesis import given, settings

from composer.files import midi
from composer.files.midi import single
from composer.files.midi.overlaps import apart
from composer.music.score import Event, KeyChange, Meter, Note, Notes, Score, Tempo, Track
from composer.paths import UnwritableFile
from tests.files.strategies import NOTES, SCORES

GOLDEN = bytes.fromhex(
    "4d546864 00000006 0001 0002 01e0"
    "4d54726b 00000021"
    "00 ff5103 07a120  00 ff5804 03021808  00 ff5902 ff01  8768 ff5103 0927c0  00 ff2f00"
    "4d54726b 00000027"
    "00 ff0306 4d656c6f6479  00 c028  00 b0075a  00 903c50  8360 803c40  00 904051  8360 804040  00 ff2f00"
)
MELODY = Score(
    tracks=(Track("Melody", Notes([Note(0, 60, 480), Note(480, 64, 480, 81)]), 40, 0, (Event(0, b"\xb0\x07\x5a"),)),),
    tempos=(Tempo(0, 500_000), Tempo(1000, 600_000)),
    meters=(Meter(0, 3, 4),),
    keys=(KeyChange(0, -1, True),),
)


@given(SCORES)
def test_what_is_written_is_read_again(score):
    again = midi.parse(midi.render(score), "score")
    assert again.score == score
    assert again.warnings == ()


@given(NOTES)
def test_overlapping_notes_of_one_pitch_end_where_the_next_begins(notes):
    read = midi.parse(midi.render(Score((Track(notes=notes),))), "score").score.tracks[0].notes
    begins = {(note.start, note.pitch) for note in notes}
    assert {(note.start, note.pitch) for note in read} == begins
    for note in read:
        longest = max(n.end for n in notes if (n.start, n.pitch) == (note.start, note.pitch))
        later = [start for start, pitch in begins if pitch == note.pitch and start > note.start]
        assert note.end == min([longest, *later])


def test_the_bytes_are_these():
    assert midi.render(MELODY) == GOLDEN
    assert midi.parse(GOLDEN, "golden").score == MELODY


@given(SCORES)
def test_mido_reads_the_same_notes(score):
    # mido refuses or reorders what it does not know, so only the notes are compared.
    score = replace(score, tracks=tuple(replace(track, events=()) for track in score.tracks))
    file = mido.MidiFile(file=io.BytesIO(midi.render(score)), clip=True)
    assert file.ticks_per_beat == score.ticks_per_beat
    for track, messages in zip(score.tracks, file.tracks[1:], strict=True):
        assert messages.name.encode("latin-1") == track.name.encode()
        ticks = accumulate(message.time for message in messages)
        begins = [tick for tick, message in zip(ticks, messages, strict=True) if message.type == "note_on"]
        assert begins == track.notes.start.tolist()


def test_pretty_midi_reads_the_same_seconds_and_instruments():
    file = pretty_midi.PrettyMIDI(io.BytesIO(midi.render(MELODY)))
    (violin,) = file.instruments
    assert (violin.program, violin.name) == (40, "Melody")
    assert [(n.pitch, n.velocity, n.start, n.end) for n in violin.notes] == [
        (60, 80, 0, 0.5),
        (64, 81, 0.5, 1),
    ]


def test_a_program_change_follows_the_bank_it_comes_from():
    events = (Event(0, b"\xb0\x07\x64"), Event(10, b"\xb0\x00\x08"), Event(10, b"\xb0\x20\x01"))
    score = Score((Track("Bank", Notes([Note(10, 60, 5)]), 26, 0, events),))
    file = mido.MidiFile(file=io.BytesIO(midi.render(score)))
    kinds = [m.type for m in file.tracks[1]]
    assert kinds == [
        "track_name",
        *["control_change"] * 3,
        "program_change",
        "note_on",
        "note_off",
        "end_of_track",
    ]
    assert midi.parse(midi.render(score), "bank").score == score


def test_channels_of_a_type_0_file_become_tracks():
    data = _file(0, _track("00ff0301 41 00c005 00b10740 009f3c50 00903c51 1e8f3c00 00803c40 00ff0501 61"))
    score = midi.parse(data, "two").score
    lyric, volume = Event(30, b"\xff\x05a"), Event(0, b"\xb1\x07\x40")
    assert score.tracks == (
        Track("A", Notes([Note(0, 60, 30, 81)]), 5, 0, (volume, lyric)),
        Track("A", Notes([Note(0, 60, 30, 80)]), 0, 15),
    )


def test_tracks_of_a_type_2_file_follow_each_other():
    tune = _track("00903c50 60803c00 20ff2f00", end="")
    first, second = midi.parse(_file(2, tune, tune), "two").score.tracks
    assert (first.notes.span, second.notes.span) == ((0, 0x60), (0x80, 0xE0))


def test_a_program_set_in_another_track_is_inherited():
    score = midi.parse(_file(1, _track("00c128"), _track("00913c50 60813c00")), "setup").score
    assert [track.program for track in score.tracks] == [40, 40]


def test_an_end_that_follows_the_next_beginning_is_meant_for_the_note_before():
    data = _file(0, _track("00903c50 60903c51 00803c40 60803c40"))
    assert midi.parse(data, "legato").score.tracks[0].notes == Notes([Note(0, 60, 96), Note(96, 60, 96, 81)])


def test_a_note_without_length_lasts_one_tick():
    data = _file(0, _track("00992450 00892440 0a992650 00892640"))
    assert midi.parse(data, "hits").score.tracks[0].notes == Notes([Note(0, 36, 1), Note(10, 38, 1)])


def test_older_names_are_latin():
    assert midi.parse(_file(0, _track("00ff0305 466cf67465 00c000")), "old").score.tracks[0].name == "Flöte"


def test_a_file_is_written_and_read(tmp_path):
    midi.write(MELODY, tmp_path / "melody.mid")
    assert midi.read(tmp_path / "melody.mid") == midi.parse(GOLDEN, "golden")


@settings(max_examples=40)
@given(SCORES)
def test_a_file_of_one_track_keeps_every_channel(score):
    again = midi.parse(single.render(score), "score")
    assert again.warnings == ()
    assert (again.score.tempos, again.score.meters, again.score.keys) == (score.tempos, score.meters, score.keys)
    expected = {track.channel: track for track in single.by_channel(score.tracks)}
    sounding = [track for track in again.score.tracks if len(track.notes)]
    assert {track.channel for track in sounding} == {one.channel for one in expected.values() if len(one.notes)}
    for track in sounding:
        one = expected[track.channel]
        assert (track.name, track.notes) == (score.tracks[0].name, apart(one.notes))
    assert _events_but_programs(again.score) == _events_but_programs(score)


def _events_but_programs(score):
    """How often each event is there; programs are the tracks' own as well as events."""
    return Counter(event for track in score.tracks for event in track.events if event.message[0] & 0xF0 != 0xC0)


@settings(max_examples=40)
@given(SCORES)
def test_mido_reads_one_track_of_type_0(score):
    score = replace(score, tracks=tuple(replace(track, events=()) for track in score.tracks))
    file = mido.MidiFile(file=io.BytesIO(single.render(score)), clip=True)
    assert (file.type, len(file.tracks)) == (0, 1)
    begins = [message for message in file.tracks[0] if message.type == "note_on"]
    assert len(begins) == sum(len(apart(track.notes)) for track in single.by_channel(score.tracks))


def test_what_one_track_has_no_place_for_is_told():
    assert single.left_out(replace(MELODY, tracks=(replace(MELODY.tracks[0], colour=None),))) == ()
    two = replace(MELODY, tracks=(Track("a", colour=1), Track("b", Notes([Note(0, 60, 480, locked=True)]))))
    assert [sentence[:6] for sentence in single.left_out(two)] == ["Tracks", "A MIDI", "A MIDI", "Which "]


def test_locks_are_what_midi_has_no_place_for():
    assert midi.left_out(MELODY) == ()
    locked = MELODY.with_notes(0, Notes([Note(0, 60, 480, locked=True)]))
    assert midi.left_out(locked) == ("Which notes are locked is not kept.",)


def test_a_folder_that_is_not_there_is_named():
    with pytest.raises(UnwritableFile, match=r"missing.*cannot be written: No such file"):
        midi.write(MELODY, Path("missing/folder/melody.mid"))


def _track(events, end="00ff2f00"):
    body = bytes.fromhex(events + end)
    return b"MTrk" + len(body).to_bytes(4) + body


def _file(kind, *tracks, division=480):
    header = b"".join(n.to_bytes(2) for n in (kind, len(tracks), division))
    return b"MThd" + (6).to_bytes(4) + header + b"".join(tracks)


@pytest.mark.parametrize(
    "text", [b"", b"{", b"[1]", b'{"colour": 99}', b'{"colour": true}', b'{"muted": "yes"}', b"\xff"]
)
def test_a_mark_that_is_none_of_ours_stays_an_event(text):
    event = Event(0, b"\xff\x7f\x7dcomposer-track " + text)
    score = Score((Track("a", events=(event,)),))
    assert midi.parse(midi.render(score), "score").score == score
