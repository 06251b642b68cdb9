"""Notes behave as a sorted set held in columns."""

import numpy as np
import pytest
from hypothesis import given

from composer.music.score import MAX_TICK, Meter, Note, Notes, Score, Tempo, Track
from tests import strategies


@given(strategies.notes(), strategies.notes())
def test_set_operators_are_those_of_sets(some, others):
    assert list(some | others) == sorted({*some, *others})
    assert list(some - others) == sorted({*some} - {*others})
    assert list(some & others) == sorted({*some} & {*others})


@given(strategies.notes())
def test_columns_and_values_say_the_same(notes):
    assert Notes.of_columns(*notes.columns) == notes == Notes(list(notes))
    assert hash(Notes(list(notes))) == hash(notes)
    assert [notes[index] for index in range(len(notes))] == list(notes)
    assert all(note in notes for note in notes)


@given(strategies.notes(), strategies.ticks, strategies.ticks)
def test_sounding_finds_what_a_search_through_all_finds(notes, one, other):
    first, after = sorted((one, other))
    expected = [index for index, note in enumerate(notes) if note.start < after and note.end > first]
    assert notes.sounding(first, after).tolist() == expected


@given(strategies.notes())
def test_each_note_is_found_where_it_is(notes):
    assert notes.index_of(notes).tolist() == list(range(len(notes)))


def test_notes_of_one_start_and_pitch_are_told_apart():
    short, long = Note(0, 60, 10), Note(0, 60, 20)
    both = Notes([long, short])
    assert list(both) == [short, long]
    assert list(both - [short]) == [long]
    assert Note(0, 60, 15) not in both


def test_columns_cannot_be_written():
    notes = Notes([Note(0, 60, 10)])
    with pytest.raises(ValueError, match="read-only"):
        notes.start[0] = 5
    with pytest.raises(AttributeError):
        notes.start = np.array([1])


@pytest.mark.parametrize(
    "fields",
    [(-1, 60, 1), (0, 128, 1), (0, -1, 1), (0, 60, 0), (0, 60, 1, 0), (0, 60, 1, 128), (MAX_TICK, 60, 1)],
)
def test_no_note_is_out_of_range(fields):
    with pytest.raises(ValueError, match=r"range|cannot last"):
        Note(*fields)
    columns = [np.array([value]) for value in (*fields, 80)[:4]]
    with pytest.raises(ValueError, match="range"):
        Notes.of_columns(*columns)


def test_a_score_begins_with_tempo_and_meter():
    with pytest.raises(ValueError, match="tick 0"):
        Score(tempos=(Tempo(5),))
    with pytest.raises(ValueError, match="one tick"):
        Score(meters=(Meter(0), Meter(0, 3, 4)))
    with pytest.raises(ValueError, match="track"):
        Score(tracks=())


def test_unchanged_tracks_are_shared():
    score = Score((Track("a"), Track("b")))
    changed = score.with_notes(0, Notes([Note(0, 60, 1)]))
    assert changed.tracks[1] is score.tracks[1]
    assert score.with_notes(0, score.tracks[0].notes) is score
