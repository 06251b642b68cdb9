"""The index of known tunes, beside looking through all of them."""

import json

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from composer.music import songbook
from composer.music.measures import pairs
from composer.music.pieces import piece
from composer.music.songbook import Quotation, Songbook, UnreadableSongbook
from composer.music.tunes import Tune

# Few pitches and lengths, so that tunes have something in common.
notes = st.lists(st.tuples(st.integers(60, 63), st.sampled_from([240, 480])), max_size=24)
lines = notes.map(lambda rows: line(*zip(*rows, strict=True)) if rows else line((), ()))


def line(pitch, duration):
    duration = np.array(duration, np.int64)
    return np.cumsum(duration) - duration, duration, np.array(pitch, np.int64)


def looked_through(tunes, sought, first, after):
    """Return the most pairs that a melody has in common with a tune, having compared every place with every other."""
    spelled, most = pairs(*sought).tolist(), 0
    for tune in tunes:
        other = pairs(*tune).tolist()
        for begin in range(min(len(spelled), after)):
            for place in range(len(other)):
                common = 0
                while spelled[begin + common : begin + common + 1] == other[place + common : place + common + 1] != []:
                    common += 1
                most = max(most, common * (begin + common >= first))
    return most


@given(st.lists(lines, max_size=4), lines, st.integers(0, 24), st.integers(0, 24))
def test_it_finds_what_looking_through_all_tunes_finds(tunes, sought, first, after):
    book = Songbook.of((str(index), tune) for index, tune in enumerate(tunes))
    found = book.quotation(sought, first, after)
    assert found.pairs == looked_through(tunes, sought, first, after)
    if found.pairs:
        assert looked_through([tunes[int(found.title)]], sought, first, after) == found.pairs


@given(lines, st.integers(-20, 20), st.integers(1, 3))
def test_a_tune_is_quoted_whole_whatever_its_key_and_tempo(tune, higher, slower):
    book = Songbook.of([("one", line([60, 72, 40], [100, 30, 10])), ("another", tune)])
    found = book.longest(tune[0] * slower, tune[1] * slower, tune[2] + higher)
    assert found == max(0, len(tune[0]) - 1)


def test_articulation_makes_no_difference():
    start, duration, pitch = line([60, 62, 64, 65, 60], [480, 480, 240, 240, 480])
    book = Songbook.of([("legato", (start, duration, pitch))])
    assert book.quotation((start, np.append(duration[:-1] // 2, 480), pitch)) == Quotation(4, "legato")
    assert Quotation(4, "legato").notes == 5


def test_nothing_is_found_across_two_tunes():
    book = Songbook.of([("up", line([60, 62, 64], [1, 1, 1])), ("down", line([64, 62, 60], [1, 1, 1]))])
    assert book.longest(*line([60, 62, 64, 62, 60], [1] * 5)) == 2
    assert Songbook.of([]).quotation(line([60, 62], [1, 1])) == Quotation()


def test_what_lies_wholly_before_or_after_does_not_count():
    book = Songbook.of([("scale", line(range(60, 72), [1] * 12))])
    sought = line([*range(40, 50), 90, 20, 21], [1] * 13)
    assert book.quotation(sought).pairs == 9
    assert book.quotation(sought, 10).pairs == 1
    assert book.quotation(sought, 10, 11).pairs == 0


def test_an_index_is_kept_in_a_file(tmp_path):
    tunes = [("Für Elise", line([60, 62, 64], [1, 2, 1])), ("", line([70, 60, 64, 65], [1, 1, 1, 3]))]
    book = Songbook.of(tunes, {"own": "Own tunes: free."})
    book.write(tmp_path / "book.npz")
    again = Songbook.read(tmp_path / "book.npz")
    assert [again.quotation(tune) for _, tune in tunes] == [book.quotation(tune) for _, tune in tunes]
    assert (again.sources, len(again)) == (book.sources, 2)
    Songbook.of([]).write(tmp_path / "empty.npz")
    assert len(Songbook.read(tmp_path / "empty.npz")) == 0


@pytest.mark.parametrize("damage", ["cut", "foreign", "missing", "order"])
def test_a_damaged_file_is_a_sentence(damage, tmp_path):
    path = tmp_path / "book.npz"
    Songbook.of([("one", line([60, 62, 64], [1, 2, 1]))]).write(path)
    if damage == "cut":
        path.write_bytes(path.read_bytes()[:300])
    elif damage == "foreign":
        path.write_text(json.dumps({"text": 1}))
    elif damage == "missing":
        path.unlink()
    else:
        with np.load(path) as file:
            np.savez(path, **{**file, "order": file["order"] + 9})
    with pytest.raises(UnreadableSongbook, match=r"book\.npz"):
        Songbook.read(path)


def test_of_a_piece_the_top_voice_is_known_and_versions_of_it_once():
    start = np.array([0, 480, 960], np.int32)
    tune = Tune(start, np.full(3, 480, np.int32), np.array([60, 62, 64], np.int16), title="Der Wildsch\x81tz")
    whole = piece([(0, 480, 70, 0), (0, 480, 60, 1), (480, 480, 71, 0), (960, 480, 73, 0)], (0, 0))
    one = piece([(0, 480, 70, 0), (0, 480, 60, 0), (480, 480, 71, 0), (960, 480, 73, 0)])
    found = list(songbook.melodies([tune, whole, one]))
    assert [(title, pitch.tolist()) for title, (_, _, pitch) in found] == [
        ("Der Wildschütz", [60, 62, 64]),
        ("", [70, 71, 73]),
    ]
