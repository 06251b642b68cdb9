"""MusicXML: in the order that its schema wants, and read by others as it was meant."""

import io
import zipfile
from fractions import Fraction
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings

from composer.files import formats, musicxml
from composer.files.musicxml import Heading
from composer.music import sheet
from composer.music.metre import UNITS
from composer.music.score import Event, KeyChange, Meter, Note, Notes, Score, Tempo, Track
from tests.strategies import scores

# The children of each element in the order of the MusicXML 4.0 schema, as far as they are written here.
ORDER = {
    "score-partwise": "work identification part-list part",
    "identification": "creator encoding",
    "score-part": "part-name score-instrument midi-instrument",
    "midi-instrument": "midi-channel midi-program midi-unpitched",
    "attributes": "divisions key time staves clef transpose",
    "transpose": "diatonic chromatic",
    "key": "fifths mode",
    "time": "beats beat-type",
    "clef": "sign line clef-octave-change",
    "direction": "direction-type offset sound",
    "metronome": "beat-unit beat-unit-dot per-minute",
    "note": "chord pitch unpitched rest duration tie instrument voice type dot accidental time-modification stem"
    " notehead staff beam notations",
    "pitch": "step alter octave",
    "time-modification": "actual-notes normal-notes normal-type",
    "notations": "tied tuplet",
    "forward": "duration voice staff",
    "backup": "duration",
    "barline": "bar-style",
}
MANY = {"part", "score-part", "score-instrument", "midi-instrument", "clef", "dot", "tie", "tied", "beam", "tuplet"}


def assert_in_order(root):
    for element in root.iter():
        order = ORDER.get(element.tag)
        if order is None:
            continue
        names = [child.tag for child in element]
        places = [order.split().index(name) for name in names]
        assert places == sorted(places), f"{element.tag} holds {names}"
        assert all(name in MANY or names.count(name) == 1 for name in names), f"{element.tag} holds {names}"


def assert_measures_are_full(root, score):
    """Hold the durations against each other as a reader does that goes forward and back."""
    bars = sheet.written(score).bars
    for part in root.findall("part"):
        divisions = int(part.findtext("measure/attributes/divisions"))
        for bar, measure in zip(bars, part.findall("measure"), strict=True):
            place, furthest = 0, 0
            for element in measure:
                if element.tag in {"note", "forward"} and element.find("chord") is None:
                    place += int(element.findtext("duration"))
                elif element.tag == "backup":
                    place -= int(element.findtext("duration"))
                    assert place == 0
                furthest = max(furthest, place)
            assert furthest == place == Fraction(bar.length * divisions, UNITS)


@settings(deadline=None, max_examples=20)
@given(scores())
def test_any_score_is_written_in_order_and_in_full_bars(score):
    root = ElementTree.fromstring(musicxml.render(score))
    assert_in_order(root)
    assert_measures_are_full(root, score)
    refers = {"part", "instrument", "midi-instrument"}
    ids = [element.get("id") for element in root.iter() if element.get("id") and element.tag not in refers]
    assert len(ids) == len(set(ids))


SONG = Score(
    (
        Track(
            "Melody",
            Notes(
                [
                    *(Note(480 * i, pitch, 480) for i, pitch in enumerate((62, 66, 69, 74))),
                    *(Note(1920 + 160 * i, 66 + i, 160) for i in range(3)),
                    Note(2400, 69, 1440, 100),
                    Note(3840, 62, 720),
                    Note(4560, 64, 240),
                ]
            ),
            73,
        ),
        Track("", Notes([Note(0, 38, 1920), Note(0, 57, 1920), Note(1920, 43, 1920), Note(3840, 38, 960)]), 0, 1),
        Track("Kit", Notes([Note(0, 36, 30), Note(480, 38, 30), Note(720, 42, 30)]), 0, 9),
    ),
    tempos=(Tempo(0, 600_000), Tempo(3840, 500_000)),
    meters=(Meter(0), Meter(3840, 2, 4)),
    keys=(KeyChange(0, 2), KeyChange(3840, -1, True)),
)


def read_by_music21(data):
    from music21 import converter

    return converter.parseData(data.decode(), format="musicxml")


def sounding_in(part):
    """Return (start, length, pitch) in quarters of all notes of a part of music21's, ties joined."""
    joined = part.stripTies()
    found = []
    for note in joined.recurse().notes:
        start = note.getOffsetInHierarchy(joined)
        found += [(Fraction(start), Fraction(note.quarterLength), pitch.midi) for pitch in note.pitches]
    return sorted(found)


def test_music21_reads_the_notes_meters_keys_and_tempos_that_were_written():
    read = read_by_music21(musicxml.render(SONG, Heading("Evening Air", "Anna")))
    assert (read.metadata.title, read.metadata.composer) == ("Evening Air", "Anna")
    parts = list(read.parts)
    assert [part.partName for part in parts] == ["Melody", "Acoustic Grand Piano", "Kit"]
    for part, track in zip(parts[:2], SONG.tracks[:2], strict=True):
        expected = sorted((Fraction(n.start, 480), Fraction(n.duration, 480), n.pitch) for n in track.notes)
        assert sounding_in(part) == expected
    signatures = [one.ratioString for one in parts[0].recurse().getElementsByClass("TimeSignature")]
    assert signatures == ["4/4", "2/4"]
    keys = [(one.sharps, one.mode) for one in parts[0].recurse().getElementsByClass("Key")]
    assert keys == [(2, "major"), (-1, "minor")]
    marks = read.recurse().getElementsByClass("MetronomeMark")
    assert [(mark.number, mark.getOffsetInHierarchy(read)) for mark in marks] == [(100, 0.0), (120, 8.0)]
    drums = parts[2].recurse().notes
    assert sorted(note.getOffsetInHierarchy(parts[2]) for note in drums) == [0.0, 1.0, 1.5]


def test_two_hands_are_two_staves_that_music21_reads():
    both = Notes([Note(0, 76, 960), Note(0, 40, 480), Note(480, 43, 1440), Note(960, 79, 960), Note(960, 72, 480)])
    read = read_by_music21(musicxml.render(Score((Track("Piano", both),))))
    found = sorted(row for part in read.parts for row in sounding_in(part))
    assert found == sorted((Fraction(n.start, 480), Fraction(n.duration, 480), n.pitch) for n in both)
    assert [part.recurse().getElementsByClass("Clef")[0].sign for part in read.parts] == ["G", "F"]


def test_the_deepest_octave_is_written_higher_and_sounds_where_it_was():
    deep = Notes([Note(0, 0, 960), Note(960, 11, 960)])
    data = musicxml.render(Score((Track("", deep),)))
    assert {octave.text for octave in ElementTree.fromstring(data).iter("octave")} == {"0"}
    (part,) = read_by_music21(data).toSoundingPitch().parts
    assert [pitch for _, _, pitch in sounding_in(part)] == [0, 11]


def test_notes_and_bars_are_named_for_who_looks_them_up():
    root = ElementTree.fromstring(musicxml.render(SONG))
    ids = [note.get("id") for note in root.iter("note") if note.get("id", "").startswith("n0-")]
    assert ids == [f"n0-{index}" for index in range(10)]
    assert [measure.get("id") for measure in root.iter("measure")] == ["b1", "b2", "b3"] + [None] * 6


def test_a_note_tied_over_a_bar_line_has_two_names():
    root = ElementTree.fromstring(musicxml.render(Score((Track("", Notes([Note(1440, 60, 960)])),))))
    notes = [note for note in root.iter("note") if note.get("id")]
    assert [note.get("id") for note in notes] == ["n0-0", "n0-0-1"]
    assert [[tie.get("type") for tie in note.findall("tie")] for note in notes] == [["start"], ["stop"]]


def test_a_tempo_that_passes_by_is_heard_and_not_shown():
    line = Notes([Note(480 * i, 60, 480) for i in range(16)])
    tempos = (Tempo(0), Tempo(1920, 600_000), Tempo(2400, 650_000), Tempo(2880, 700_000))
    root = ElementTree.fromstring(musicxml.render(Score((Track("", line),), tempos=tempos)))
    assert [mark.text for mark in root.iter("per-minute")] == ["120", "86"]
    assert [sound.get("tempo") for sound in root.iter("sound")] == ["120", "100", "92.3077", "85.7143"]


def test_markers_stand_over_the_staves():
    track = Track("", SONG.tracks[0].notes, events=(Event(1920, b"\xff\x06Coda"),))
    root = ElementTree.fromstring(musicxml.render(Score((track,))))
    (mark,) = root.iter("rehearsal")
    assert mark.text == "Coda"
    assert mark in list(root.findall("part/measure")[1].iter("rehearsal"))


@pytest.mark.parametrize("name", ["A\x00B & <C>\x1f", "\ud7ff\uffff", "  \n "])
def test_names_hold_nothing_that_xml_cannot(name):
    root = ElementTree.fromstring(musicxml.render(Score((Track(name, SONG.tracks[0].notes),)), Heading(name)))
    assert root.findtext("part-list/score-part/part-name")


def test_a_file_is_named_after_its_piece_plain_or_packed(tmp_path):
    for name in ("Anna - Evening Air.musicxml", "Anna - Evening Air.mxl"):
        formats.write(SONG, tmp_path / name)
    data = (tmp_path / "Anna - Evening Air.musicxml").read_bytes()
    root = ElementTree.fromstring(data)
    assert (root.findtext("work/work-title"), root.findtext("identification/creator")) == ("Evening Air", "Anna")
    with zipfile.ZipFile(tmp_path / "Anna - Evening Air.mxl") as archive:
        container = ElementTree.fromstring(archive.read("META-INF/container.xml"))
        (entry,) = container.iter("rootfile")
        assert archive.read(entry.attrib["full-path"]) == data


def test_what_is_not_in_the_file_is_told():
    played = Track("", Notes([Note(3, 60, 230, locked=True)]), events=(Event(0, b"\xb0\x40\x7f"),))
    assert musicxml.left_out(Score((played,))) == (
        "1 note lies between two note values and is written where it is nearest.",
        "Controllers, pitch bends and other MIDI messages are not in it.",
        "Which notes are locked is not kept.",
    )
    assert musicxml.left_out(SONG) == ("Drums are written without their lengths.",)


def test_packing_is_the_same_every_time():
    assert musicxml.packed(b"<x/>") == musicxml.packed(b"<x/>")
    assert zipfile.ZipFile(io.BytesIO(musicxml.packed(b"<x/>"))).testzip() is None
