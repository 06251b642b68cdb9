"""Notation of other programs: what is made of it, in a process that can do no harm."""

import contextlib
import subprocess
import sys
import zipfile
from io import BytesIO
from pathlib import Path
from typing import Any

import music21
import pytest
from music21 import converter

from composer.files import foreign, formats
from composer.files.border import UnreadableFile
from composer.files.foreign import beats
from composer.files.foreign.kinds import reader
from composer.music.score import Event, KeyChange, Meter, Note, Notes, Tempo

CORPUS = Path(music21.__file__).parent / "corpus"
KERN = "**kern\t**kern\n*M3/4\t*M3/4\n*k[b-]\t*k[b-]\n4FF\t4f\n4C\t[4a\n4FF\t4a]\n=2\t=2\n2.FF\t2.ff\n==\t==\n*-\t*-\n"
ABC = "X:1\nT:Air\nM:3/4\nL:1/4\nK:F\nF A c | f3 |]\n"


def xml(body, more="", listed=""):
    part = f'<score-part id="P1"><part-name>Flute</part-name>{listed}</score-part>'
    return (
        '<?xml version="1.0"?><!DOCTYPE score-partwise PUBLIC "-//Recordare//DTD MusicXML 4.0 Partwise//EN" '
        '"http://www.musicxml.org/dtds/partwise.dtd">'
        f'<score-partwise version="4.0"><part-list>{part}</part-list><part id="P1">{body}</part>{more}</score-partwise>'
    ).encode()


def bar(body, attributes=""):
    return f'<measure number="1"><attributes><divisions>2</divisions>{attributes}</attributes>{body}</measure>'


def note(step, duration, more="", octave=4, before=""):
    pitch = f"<pitch><step>{step}</step><octave>{octave}</octave></pitch>"
    return f"<note>{before}{pitch}<duration>{duration}</duration>{more}</note>"


def parsed(data, suffix=".musicxml"):
    return reader(suffix)(data, "piece")


def notes(data):
    return parsed(data).score.tracks[0].notes


def test_notes_chords_rests_and_voices():
    body = note("C", 2) + note("E", 2, before="<chord/>") + "<note><rest/><duration>2</duration></note>" + note("G", 4)
    body += "<backup><duration>8</duration></backup>" + note("C", 8, octave=3)
    assert notes(xml(bar(body))) == Notes([Note(0, 60, 480), Note(0, 64, 480), Note(960, 67, 960), Note(0, 48, 1920)])


def test_tied_notes_are_one_over_bar_lines_and_voices():
    first = note("C", 8, '<tie type="start"/><voice>1</voice>')
    second = note("C", 8, '<tie type="stop"/><tie type="start"/><voice>2</voice>')
    assert notes(xml(bar(first) + bar(second) + bar(note("C", 2, '<tie type="stop"/>')))) == Notes([Note(0, 60, 4320)])


def test_tempo_meter_key_and_loudness():
    signs = "<key><fifths>-3</fifths><mode>minor</mode></key><time><beats>3+2</beats><beat-type>8</beat-type></time>"
    mark = "<direction><direction-type><dynamics><p/></dynamics></direction-type><sound tempo='90'/></direction>"
    score = parsed(xml(bar(mark + note("C", 5), signs))).score
    assert (score.keys, score.meters) == ((KeyChange(0, -3, True),), (Meter(0, 5, 8),))
    assert score.tempos == (Tempo(0, 666_667),)
    assert score.tracks[0].notes.velocity.tolist() == [49]


def test_a_metronome_mark_counts_dotted_beats():
    mark = "<direction><direction-type><metronome><beat-unit>quarter</beat-unit><beat-unit-dot/>"
    mark += "<per-minute>60</per-minute></metronome></direction-type></direction>"
    assert parsed(xml(bar(mark + note("C", 8)))).score.tempos == (Tempo(0, 666_667),)


def test_a_pickup_ends_with_the_first_bar_line():
    signs = "<time><beats>4</beats><beat-type>4</beat-type></time>"
    score = parsed(xml(bar(note("G", 2), signs) + bar(note("C", 8)))).score
    assert score.tracks[0].notes == Notes([Note(1440, 67, 480), Note(1920, 60, 1920)])
    assert score.meters == (Meter(0),)


def test_transposed_parts_sound_as_they_sound():
    signs = "<transpose><diatonic>-1</diatonic><chromatic>-2</chromatic></transpose>"
    assert notes(xml(bar(note("D", 8), signs))).pitch.tolist() == [60]


def test_drums_are_those_of_the_kit():
    listed = '<midi-instrument id="I1"><midi-unpitched>37</midi-unpitched></midi-instrument>'
    hit = "<note><unpitched><display-step>E</display-step><display-octave>4</display-octave></unpitched>"
    track = parsed(xml(bar(f"{hit}<duration>2</duration><instrument id='I1'/></note>"), listed=listed)).score.tracks[0]
    assert (track.channel, track.notes.pitch.tolist()) == (9, [36])


def test_words_and_markers_stay():
    mark = "<direction><direction-type><rehearsal>A</rehearsal></direction-type></direction>"
    sung = note("C", 8, "<lyric><text>la</text></lyric>")
    events = parsed(xml(bar(mark + sung))).score.tracks[0].events
    assert events == (Event(0, b"\xff\x05la"), Event(0, b"\xff\x06A"))


def test_a_part_that_names_its_instrument_has_it():
    assert parsed(xml(bar(note("C", 8)))).score.tracks[0].program == 73
    listed = '<midi-instrument id="I1"><midi-channel>3</midi-channel><midi-program>42</midi-program></midi-instrument>'
    track = parsed(xml(bar(note("C", 8)), listed=listed)).score.tracks[0]
    assert (track.program, track.channel) == (41, 2)
    assert [beats.program_of(name) for name in ("Violin II", "Violoncello", "Somebody")] == [40, 42, 0]


def test_triplets_are_exact_in_ticks():
    score = parsed(xml(bar(note("C", 1) * 2).replace("<divisions>2", "<divisions>7"))).score
    assert (score.ticks_per_beat, score.tracks[0].notes.start.tolist()) == (483, [0, 69])


def test_what_is_lost_is_told():
    body = note("D", 1, before="<grace/>") + note("C", 8, "<notations><articulations/></notations>")
    body += "<harmony/><barline><repeat direction='backward'/></barline>" + note("C", 0)
    assert [warning.split()[0] for warning in parsed(xml(bar(body))).warnings] == [
        "Grace",
        "Slurs,",
        "Chord",
        "Repeats",
        "A",
    ]


def test_parts_are_as_long_as_the_longest_of_them():
    second = f'<part id="P2">{bar("")}{bar(note("E", 8))}</part>'
    score = parsed(xml(bar(note("C", 8)) + bar(note("D", 8)), second)).score
    assert score.tracks[1].notes == Notes([Note(1920, 64, 1920)])
    assert [track.channel for track in score.tracks] == [0, 1]


def test_of_more_parts_than_a_window_shows_the_first_are_read():
    more = "".join(f'<part id="Q{number}">{bar(note("C", 8))}</part>' for number in range(300))
    read = parsed(xml(bar(note("C", 8)), more))
    assert (len(read.score.tracks), read.warnings) == (256, ("Of the 301 tracks in it, the first 256 are read.",))


def test_music21_finds_the_same_notes():
    path = CORPUS / "bach" / "bwv66.6.mxl"
    score = formats.read(path).score
    theirs: Any = converter.parse(path, forceSource=True, storePickle=False)
    for track, part in zip(score.tracks, theirs.parts, strict=True):
        flat = part.stripTies().flatten().notes
        assert track.notes.pitch.tolist() == [one.pitch.midi for one in flat]
        assert track.notes.duration.tolist() == [480 * one.quarterLength for one in flat]


@pytest.mark.parametrize(
    ("data", "cause"),
    [
        (b"", "is empty"),
        (b"hello", "is no XML text"),
        (b"<?xml version='1.0'?><html/>", "is no MusicXML"),
        (b"<score-timewise/>", "has its bars around its parts, which is not read"),
        (b"<score-partwise/>", "has no notes"),
        (xml(bar("")), "has no notes"),
        (xml(bar(note("C", 8)))[:-9], "is no XML text"),
        (b"<a>" * 100 + b"</a>" * 100, "is larger or deeper than any score"),
        (b"PK\x03\x04 and no more", "is damaged"),
        (xml(bar(note("C", 999_999_999)) * 99), "lasts longer than 24 hours"),
    ],
)
def test_what_is_no_score_is_refused(data, cause):
    with pytest.raises(UnreadableFile) as refusal:
        parsed(data)
    assert str(refusal.value) == f"piece {cause}."


def test_kern_has_a_track_for_each_spine():
    found = parsed(KERN.encode(), ".krn")
    high, low = found.score.tracks
    assert high.notes == Notes([Note(0, 65, 480), Note(480, 69, 960), Note(1440, 77, 1440)])
    assert low.notes.pitch.tolist() == [41, 48, 41, 41]
    assert (found.score.meters, found.score.keys) == ((Meter(0, 3, 4),), (KeyChange(0, -1),))


@pytest.mark.parametrize(
    "data", [b"", b"nothing", b"**kern\n*-\n", b"**kern\n" + b"4c\t" * 100, b"**kern\n*M4294967295/4\n4c\n"]
)
def test_what_is_no_kern_is_refused(data):
    with pytest.raises(UnreadableFile, match="piece "):
        parsed(data, ".krn")


# The process


@pytest.mark.parametrize(
    ("name", "data"), [("a.abc", ABC.encode()), ("a.KRN", KERN.encode()), ("a.xml", xml(bar(note("C", 8)) * 2000))]
)
def test_a_process_of_its_own_reads_the_same(tmp_path, name, data):
    path = tmp_path / name
    path.write_bytes(data)
    assert formats.read(path) == reader(path.suffix.lower())(data, str(path))


def test_what_it_refuses_is_said_of_the_file(tmp_path):
    (tmp_path / "a.xml").write_bytes(b"<html/>")
    with pytest.raises(UnreadableFile, match=r"a\.xml is no MusicXML\."):
        formats.read(tmp_path / "a.xml")


def test_one_that_takes_too_long_is_ended(tmp_path, monkeypatch):
    (tmp_path / "a.abc").write_text(ABC)
    monkeypatch.setattr(foreign, "MOST_SECONDS", 0)
    with pytest.raises(UnreadableFile, match="takes longer than 0 seconds to read"):
        formats.read(tmp_path / "a.abc")


def test_one_that_is_given_up_is_ended(tmp_path, monkeypatch):
    (tmp_path / "a.abc").write_text(ABC)
    begun = []
    popen = subprocess.Popen

    def begin(*words, **named):
        begun.append(popen(*words, **named))
        return begun[-1]

    monkeypatch.setattr(foreign.subprocess, "Popen", begin)
    work = formats.reading(tmp_path / "a.abc")
    next(work)
    work.close()
    assert begun[0].returncode is not None


@pytest.mark.parametrize(
    "said", [b"", b"{}\n", b"[]\n", b'{"warnings": [1]}\nx', b'{"warnings": []}\nno piece', b"\xff"]
)
def test_what_makes_no_sense_of_what_it_says_is_refused(said):
    with pytest.raises(UnreadableFile, match="piece "):
        foreign._imported(said, "piece")


MISCHIEF = {
    "write": "open('evil', 'w')",
    "read": "open('/etc/hostname')",
    "connect": "import socket; socket.create_connection(('127.0.0.1', 9))",
    "start": "import subprocess; subprocess.run(['true'])",
    "shell": "import os; os.system('true')",
    "unpickle": "import pickle; pickle.loads(b'cposix\\nsystem\\n(S\"true\"\\ntR.')",
    "delete": "import os; os.remove('there')",
    "fetch": "import urllib.request; urllib.request.urlopen('http://127.0.0.1:9/')",
}


def test_it_can_neither_write_nor_connect_nor_start_anything(tmp_path):
    (tmp_path / "there").write_text("still")
    tries = "".join(
        f"try:\n    {code}\n    print('{name}')\nexcept Forbidden: pass\n" for name, code in MISCHIEF.items()
    )
    code = f"from composer.files.foreign.process import Forbidden, bind\nbind()\n{tries}"
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (done.stdout, done.stderr, done.returncode) == ("", "", 0)
    assert [path.name for path in tmp_path.iterdir()] == ["there"]


def test_beats_that_no_ticks_are_whole_in_are_rounded_and_told():
    part = beats.Part(sounds=[beats.Sound(beats.Fraction(1, 32771), beats.Fraction(1), 60)])
    found = beats.imported(beats.Piece([part]), "piece", beats.Complaints())
    assert (found.score.ticks_per_beat, found.warnings) == (480, ("Some lengths were rounded to ticks.",))


def packed(entries):
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in entries.items():
            archive.writestr(name, data)
    return file.getvalue()


def test_the_score_of_an_archive_is_the_one_it_names():
    container = b"<container><rootfiles><rootfile full-path='b.xml'/></rootfiles></container>"
    one, other = (xml(bar(note(step, 8))) for step in "CD")
    assert notes(packed({"a.xml": one, "b.xml": other, "META-INF/container.xml": container})).pitch.tolist() == [62]
    assert notes(packed({"a.xml": one, "b.xml": other})).pitch.tolist() == [60]
    with contextlib.suppress(UnreadableFile):
        pytest.fail(str(parsed(packed({"a.txt": one}))))
