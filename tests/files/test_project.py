"""The laws of project files: all of a piece comes back, and what is damaged or lies is refused in a sentence."""

import json
import struct
import zipfile
from contextlib import suppress
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from composer.files import formats, project
from composer.files.border import UnreadableFile
from composer.files.project import Origin, Project, TooLarge
from composer.music.score import MAX_TICK, Event, KeyChange, Meter, Note, Notes, Score, Tempo, Track
from tests.files.strategies import SCORES

GOLDEN = Path(__file__).parents[1] / "golden" / "version-1.composer"
PIECE = Score(
    tracks=(
        Track(
            "Geige ♪",
            Notes([Note(0, 60, 480), Note(480, 64, 480, 81, locked=True)]),
            40,
            2,
            (Event(0, b"\xb2\x07\x5a"), Event(7, b"\xff\x01words"), Event(9, b"\xf0\x01\xf7")),
            5,
            muted=True,
        ),
        Track("Drums", Notes([Note(0, 36, 120)]), 0, 9, soloed=True),
    ),
    ticks_per_beat=960,
    tempos=(Tempo(0, 500_000), Tempo(1000, 600_001)),
    meters=(Meter(0, 3, 4), Meter(2880, 6, 8)),
    keys=(KeyChange(0, -1, True),),
)
PLACE = (120.0, 40.5, 72.0, 14.0)
WHOLE = Project(PIECE, PLACE, Origin("/music/a.composer", (1, 2, 3)))
DATA = project.render(WHOLE)


@st.composite
def _locked(draw, scores):
    """Scores in which any of the notes may be locked."""
    score = draw(scores)
    tracks = []
    for track in score.tracks:
        locks = draw(st.lists(st.booleans(), min_size=len(track.notes), max_size=len(track.notes)))
        notes = Notes(replace(note, locked=lock) for note, lock in zip(track.notes, locks, strict=True))
        tracks.append(replace(track, notes=notes))
    return replace(score, tracks=tuple(tracks))


@given(_locked(SCORES))
def test_what_is_written_is_read_again(score):
    assert project.parse(project.render(Project(score)), "score") == Project(score)


def test_files_of_the_first_version_open():
    assert project.parse(GOLDEN.read_bytes(), "golden") == WHOLE


def test_a_piece_is_written_as_it_was_in_the_golden_file():
    with zipfile.ZipFile(GOLDEN) as golden, zipfile.ZipFile(BytesIO(DATA)) as now:
        assert golden.namelist() == now.namelist() == ["piece.json", "columns.bin"]
        assert golden.read("columns.bin") == now.read("columns.bin")
        facts = [json.loads(one.read("piece.json")) for one in (golden, now)]
    assert facts[0].keys() == facts[1].keys()
    assert all(facts[0][name] == facts[1][name] for name in facts[0] if name != "program")


def test_a_file_is_written_and_read_with_where_one_was(tmp_path):
    formats.write(PIECE, tmp_path / "a.composer", PLACE)
    again = formats.read(tmp_path / "a.composer")
    assert (again.score, again.warnings, again.place) == (PIECE, (), PLACE)


@pytest.mark.parametrize("kind", ["change", "cut", "insert"])
@given(at=st.integers(0, len(DATA) - 1), byte=st.integers(0, 255))
def test_a_damaged_file_is_refused_or_means_the_same(kind, at, byte):
    middle = {"change": bytes([byte]) + DATA[at + 1 :], "cut": b"", "insert": bytes([byte]) + DATA[at:]}[kind]
    with suppress(UnreadableFile):
        assert project.parse(DATA[:at] + middle, "piece") == WHOLE


def _made(facts=None, columns=None, **changes):
    """A file whose parts were changed and whose checksums are right."""
    with zipfile.ZipFile(BytesIO(DATA)) as archive:
        told, blob = json.loads(archive.read("piece.json")), archive.read("columns.bin")
    told = (told if facts is None else facts) | changes
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("piece.json", json.dumps(told))
        archive.writestr("columns.bin", blob if columns is None else columns)
    return buffer.getvalue()


TRACK = {
    "name": "a",
    "program": 0,
    "channel": 0,
    "colour": None,
    "muted": False,
    "soloed": False,
    "notes": 0,
    "events": 0,
    "bytes": 0,
}


@pytest.mark.parametrize(
    "changes",
    [
        {"tempos": 2**62},
        {"tempos": -1},
        {"tempos": 1.5},
        {"tempos": True},
        {"tempos": 0},
        {"keys": 2},
        {"keys": []},
        {"ticks_per_beat": 0},
        {"ticks_per_beat": "480"},
        {"tracks": []},
        {"tracks": None},
        {"tracks": {"name": 1}},
        {"tracks": [TRACK]},
        {"tracks": [TRACK | {"notes": 10**9}]},
        {"tracks": [TRACK | {"bytes": 2**60}]},
    ],
)
def test_facts_that_lie_are_refused(changes):
    with pytest.raises(UnreadableFile, match="piece is damaged"):
        project.parse(_made(**changes), "piece")


with zipfile.ZipFile(BytesIO(DATA)) as _archive:
    COLUMNS = _archive.read("columns.bin")
    FACTS = _archive.read("piece.json")


@given(at=st.integers(0, len(COLUMNS) - 1), some=st.binary(min_size=1, max_size=8))
def test_columns_that_are_others_are_refused_or_make_a_piece(at, some):
    columns = COLUMNS[:at] + some + COLUMNS[at + len(some) :]
    with suppress(UnreadableFile):
        found = project.parse(_made(columns=columns), "piece")
        assert project.parse(project.render(found), "again") == found


@given(
    at=st.integers(0, len(FACTS) - 1),
    some=st.sampled_from(["0", "9", "-", "[", "]", "{", '"', ",", "null", "e9", "\\u"]),
)
def test_facts_that_are_others_are_refused_or_make_a_piece(at, some):
    facts = FACTS[:at] + some.encode() + FACTS[at + 1 :]
    with suppress(UnreadableFile):
        found = project.parse(_zip(**{"piece.json": facts, "columns.bin": COLUMNS}), "piece")
        assert project.parse(project.render(found), "again") == found


@pytest.mark.parametrize("name", TRACK)
@pytest.mark.parametrize("value", [None, -1, 1e300, "x", [], {}, 128])
def test_every_field_of_a_track_is_checked(name, value):
    facts = {"format": "composer-piece", "version": 1, "ticks_per_beat": 480, "tempos": 1, "meters": 1, "keys": 0}
    columns = struct.pack("<2q3q", 0, 500_000, 0, 4, 4)
    sound = project.parse(_made(facts, columns, tracks=[TRACK]), "piece")
    assert sound.score == Score((Track("a"),))
    if (name, value) in [("name", "x"), ("colour", None)]:
        return
    with pytest.raises(UnreadableFile, match="piece is damaged"):
        project.parse(_made(facts, columns, tracks=[TRACK | {name: value}]), "piece")


@pytest.mark.parametrize(
    "message", [b"", b"\x40", b"\xff", b"\xb0\x07", b"\xb0\x07\x80", b"\xb0\x07\x01\x01", b"\xc0\x01\x01"]
)
def test_events_that_are_no_messages_are_refused(message):
    score = Score((Track(events=(Event(0, message),)),))
    with pytest.raises(UnreadableFile, match="piece is damaged"):
        project.parse(project.render(Project(score)), "piece")


@pytest.mark.parametrize("meter", [Meter(0, 0, 4), Meter(0, 4, 3), Meter(0, 256, 4), Meter(0, 4, 256)])
def test_bars_that_cannot_be_are_refused(meter):
    with pytest.raises(UnreadableFile, match="piece is damaged"):
        project.parse(project.render(Project(Score(meters=(meter,)))), "piece")


def test_a_newer_file_says_so():
    with pytest.raises(UnreadableFile, match=r"piece was written by a newer version of Composer, which can open it\."):
        project.parse(_made(version=project.VERSION + 1), "piece")


@pytest.mark.parametrize(
    ("data", "cause"),
    [
        (b"", "is empty"),
        (b"MThd", "is not a piece of Composer"),
        (_made(format="another"), "is not a piece of Composer"),
        (_made(version=0), "is not a piece of Composer"),
        (_made({"version": 1}), "is not a piece of Composer"),
        (DATA[:-1], "is cut short or damaged"),
        (DATA[:10], "is cut short or damaged"),
        (DATA + b"more", "is cut short or damaged"),
    ],
)
def test_what_is_no_piece_is_refused(data, cause):
    with pytest.raises(UnreadableFile) as refusal:
        project.parse(data, "piece")
    assert str(refusal.value) == f"piece {cause}."


@pytest.mark.parametrize("place", [None, [1, 2], [1, 2, 3, "x"], [1, 2, 3, float("nan")], [1, 2, 3, 10**400], {}])
def test_a_place_that_makes_no_sense_is_no_reason_to_refuse(place):
    found = project.parse(_made(place=place, origin=[1, 2]), "piece")
    assert (found.score, found.place, found.origin) == (PIECE, (), Origin())


def _zip(**parts):
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def test_a_zip_bomb_is_refused_before_it_goes_off():
    bomb = _zip(**{"piece.json": b"{}", "columns.bin": bytes(100 * 2**20)})
    with pytest.raises(UnreadableFile, match="piece is damaged"):
        project.parse(bomb, "piece")
    # One that says it is small, and is not.
    lying = bomb.replace((100 * 2**20).to_bytes(4, "little"), (1000).to_bytes(4, "little"))
    assert lying != bomb
    with pytest.raises(UnreadableFile, match="piece is damaged"):
        project.parse(lying, "piece")


def test_a_directory_of_many_names_is_refused_before_it_is_read():
    with pytest.raises(UnreadableFile, match="piece is damaged"):
        project.parse(_zip(**{f"{number}": b"" for number in range(1000)}), "piece")


def test_names_are_no_paths(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    buffer = BytesIO(DATA)
    with zipfile.ZipFile(buffer, "a") as archive:
        archive.writestr("../../evil", b"x")
        archive.writestr("/tmp/evil", b"x")
    assert project.parse(buffer.getvalue(), "piece") == WHOLE
    assert list(tmp_path.iterdir()) == []


def test_text_that_is_nested_deeply_is_refused():
    with pytest.raises(UnreadableFile, match="is not a piece of Composer"):
        project.parse(_zip(**{"piece.json": b"[" * 100_000, "columns.bin": b""}), "piece")


def test_more_tracks_than_a_piece_has_are_refused_both_ways():
    most = Score(tuple(Track() for _ in range(1000)))
    assert project.parse(project.render(Project(most)), "piece").score == most
    with pytest.raises(TooLarge):
        project.render(Project(replace(most, tracks=(*most.tracks, Track()))))
    facts = {"format": "composer-piece", "version": 1, "ticks_per_beat": 480, "tempos": 1, "meters": 1, "keys": 0}
    columns = struct.pack("<2q3q", 0, 500_000, 0, 4, 4)
    with pytest.raises(UnreadableFile, match="piece is damaged"):
        project.parse(_made(facts, columns, tracks=[TRACK] * 1001), "piece")


def test_a_piece_without_room_is_refused_before_anything_is_written(tmp_path, monkeypatch):
    path = tmp_path / "a.composer"
    project.write(Score(), path)
    before = path.read_bytes()
    monkeypatch.setitem(project._CAPS, "columns.bin", 10)
    with pytest.raises(TooLarge, match="too large for a file of Composer"):
        project.write(PIECE, path)
    assert path.read_bytes() == before


def test_what_stands_after_the_last_tick_is_not_read():
    far = MAX_TICK + 1
    events = (Event(0, b"\xb0\x07\x01"), Event(MAX_TICK, b"\xff\x01a"), Event(far, b"\xff\x01b"))
    near = Score((Track(events=events[:2]),))
    score = replace(near, tracks=(Track(events=events),), tempos=(Tempo(0), Tempo(far)), meters=(Meter(0), Meter(far)))
    assert project.parse(project.render(Project(score)), "piece").score == near
