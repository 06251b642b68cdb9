from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from composer.corpora import keyboard, streams
from composer.encodings import chords
from composer.files import midi
from composer.music import arranging
from composer.music.pieces import DRUMS, Piece, piece
from composer.music.score import Note, Notes, Score, Track

GOLDEN = Path(__file__).parents[1] / "golden" / "chords"
KNOWN = {
    "chorale": ("bach", "bwv66.6.mxl"),
    "mazurka": ("chopin", "mazurka06-2.krn"),
    "rag": ("joplin", "maple_leaf_rag.mxl"),
}


def read(name, file):
    (found,) = [path for path in keyboard.files(name) if path.name == file]
    return keyboard.read_file((name, found))


@pytest.mark.parametrize("name", KNOWN)
def test_the_tokens_of_known_pieces_are_golden(name):
    (whole, one_hand), skipped = read(*KNOWN[name])
    assert not skipped
    found = ""
    for version in (whole, one_hand):
        tokens = chords.spelled(arranging.excerpt(version, 0, 60))
        found += "\n".join(chords.VOCABULARY[token] for token in tokens) + "\n"
    assert found == (GOLDEN / f"{name}.txt").read_text()


def test_a_chorale_has_four_voices_kept_apart_and_a_reduction_of_one():
    (whole, one_hand), _ = read(*KNOWN["chorale"])
    assert whole.programs == (52, 52, 52, 52)
    assert one_hand.programs == (0,)
    assert [int((whole.part == part).sum()) for part in range(4)] == [36, 42, 44, 41]
    assert whole.start[0] == 1440  # a pickup of one beat ends with the bar


@pytest.mark.parametrize("content", [b"", b"no music", b"<score-partwise/>"])
def test_a_damaged_file_is_skipped_and_named(tmp_path, content):
    path = tmp_path / "bach" / "damaged.xml"
    path.parent.mkdir()
    path.write_bytes(content)
    pieces, (line,) = keyboard.read_file(("bach", path))
    assert not pieces
    assert line.startswith("bach, damaged.xml: ")


def test_a_folder_of_midi_keeps_its_instruments_apart(tmp_path):
    line = Notes([Note(480 * beat, 60 + beat, 480) for beat in range(20)])
    score = Score((Track("", line, 40), Track("", line, 0, 9)))
    midi.write(score, tmp_path / "it.mid")
    (whole, one_hand), skipped = keyboard.read_midi(("mine", tmp_path / "it.mid"))
    assert not skipped
    assert (whole.programs, whole.title, whole.collection) == ((40, DRUMS), "it", "mine")
    assert len(one_hand) == 20


@pytest.mark.parametrize("content", [b"no MIDI", b"MThd\0\0\0\6\0\1\0\1\1\xe0"])
def test_midi_without_notes_is_skipped_and_named(tmp_path, content):
    (tmp_path / "it.mid").write_bytes(content)
    pieces, (line,) = keyboard.read_midi(("mine", tmp_path / "it.mid"))
    assert not pieces
    assert line.startswith("it.mid: ")


def some_pieces(count=60):
    dice = np.random.default_rng(0)
    wholes: list[Piece] = []
    for _ in range(count):
        melody, bass = dice.integers(50, 80, (2, 40)).tolist()
        rows = [(480 * i, 480, p, part) for part, line in enumerate((melody, bass)) for i, p in enumerate(line)]
        whole = replace(piece(rows, (0, 42)), title=str(len(wholes)))
        wholes += [whole, arranging.reduced(whole)]
    return wholes


def test_versions_of_a_piece_are_on_one_side_of_the_split():
    gathered = keyboard.gathered(some_pieces(), {}, [])
    by_start: dict[tuple[int, ...], set[int]] = {}
    for whole, split in zip(gathered, gathered.split, strict=True):
        by_start.setdefault(tuple(arranging.reduced(whole).pitch.tolist()), set()).add(int(split))
    assert all(len(sides) == 1 for sides in by_start.values())
    assert set(gathered.split.tolist()) == {0, 1, 2}


def test_a_small_folder_has_something_to_validate_with():
    assert set(keyboard.gathered(some_pieces(3), {}, []).split.tolist()) == {0, 1, 2}


def test_the_split_is_the_same_each_time_in_any_order():
    pieces = some_pieces(20)
    one, other = (keyboard.gathered(given, {}, []) for given in (pieces, pieces[::-1]))
    assert np.array_equal(one.split, other.split)


def test_a_score_becomes_a_stream_of_notes_and_chords_and_back():
    right = Notes([Note(480, 60, 480), Note(480, 64, 480), Note(1200, 67, 240), Note(1440, 72, 960)])
    left = Notes([Note(0, 36, 1920), Note(1920, 43, 480)])
    score = Score((Track("Right", right), Track("Left", left, 42)))
    stream = streams.stream_of(score)
    kinds = [type(found).__name__ for found in stream.parts[0].notesAndRests]
    assert kinds == ["Rest", "Chord", "Rest", "Note", "Note"]
    back, expected = streams.piece_of(stream), arranging.piece_of(score)
    for column in ("start", "duration", "pitch", "part"):
        assert np.array_equal(getattr(back, column), getattr(expected, column))
    assert back.programs == (0, 42)


@pytest.mark.parametrize("name", ["bach", "corelli", "handel", "haydn", "mozart"])
def test_real_pieces_come_back_from_their_tokens(name):
    smallest = sorted(keyboard.files(name), key=lambda path: path.stat().st_size)[:3]
    for path in smallest:
        for whole in keyboard.read_file((name, path))[0]:
            back = chords.decode(chords.encode(whole).tokens)
            assert back.programs == whole.programs
            for column in ("start", "duration", "pitch", "part"):
                assert np.array_equal(getattr(back, column), getattr(whole, column))


def test_what_is_written_of_a_stream_is_the_score_again(tmp_path):
    rows = [
        (240 * i, 240 + 240 * (i % 2), 60 + pitch, part)
        for i in range(12)
        for pitch, part in ((0, 0), (7, 0), (-12, 1))
    ]
    score = arranging.score_of(piece(rows, (0, 42)))
    streams.stream_of(score).write("midi", tmp_path / "out.mid")
    back = arranging.piece_of(midi.read(tmp_path / "out.mid").score)
    expected = arranging.piece_of(score)
    assert sorted(zip(back.start, back.pitch, strict=True)) == sorted(zip(expected.start, expected.pitch, strict=True))
    assert set(back.programs) == {0, 42}
