"""Laws of the edits."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from composer.music import edits
from composer.music.score import Note, Notes, Score
from tests import strategies

some_ticks = st.integers(-30_000, 30_000)
some_semitones = st.integers(-140, 140)


@given(strategies.scores(), strategies.notes())
def test_what_is_added_can_be_removed(score, notes):
    fresh = notes - score.tracks[0].notes
    assert edits.remove(edits.add(score, fresh), fresh) == score


@given(strategies.notes(), some_ticks, some_semitones)
def test_a_group_moves_as_one_and_stays_in_range(notes, ticks, semitones):
    moved = edits.moved(notes, ticks, semitones)
    assert len(moved) == len(notes)
    assert len({*(moved.start - notes.start).tolist()}) <= 1
    assert len({*(moved.pitch - notes.pitch).tolist()}) <= 1
    assert np.array_equal(moved.duration, notes.duration)


@given(strategies.notes(min_size=1), st.integers(0, 30_000), st.data())
def test_there_and_back_loses_nothing(notes, ticks, data):
    semitones = data.draw(st.integers(0, 127 - int(notes.pitch.max())))
    assert edits.moved(edits.moved(notes, ticks, semitones), -ticks, -semitones) == notes


@given(strategies.notes(), st.integers(-3, 3))
def test_octaves_move_whole_or_not_at_all(notes, octaves):
    moved = edits.octaves_moved(notes, octaves)
    assert {*(moved.pitch - notes.pitch).tolist()} <= {0, 12 * octaves}


@given(strategies.notes(), some_ticks, st.integers(1, 500))
def test_an_edge_moves_and_the_other_stays(notes, ticks, shortest):
    for note in notes:
        alone = Notes([note])
        longer, later = (
            edits.end_moved(alone, ticks, shortest)[0],
            edits.start_moved(alone, ticks, shortest)[0],
        )
        assert longer.start == note.start
        assert later.end == note.end
        for changed in (longer, later):
            assert changed.duration >= min(note.duration, shortest)


@given(strategies.notes(), st.integers(-200, 200))
def test_velocity_stays_within_midi(notes, amount):
    changed = edits.velocity_moved(notes, amount)
    assert all(1 <= note.velocity <= 127 for note in changed)


def test_swap_puts_notes_in_the_place_of_others():
    score = edits.add(Score(), [Note(0, 60, 10), Note(10, 62, 10)])
    swapped = edits.swap(score, Notes([Note(0, 60, 10)]), Notes([Note(0, 72, 10)]))
    assert list(swapped.tracks[0].notes) == [Note(0, 72, 10), Note(10, 62, 10)]
