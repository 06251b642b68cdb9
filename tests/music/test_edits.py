"""Laws of the edits."""

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from composer.music import edits
from composer.music.score import MAX_TICK, Note, Notes, Score
from composer.music.theory import KEYS, Key
from tests import strategies

some_ticks = st.integers(-30_000, 30_000)
some_semitones = st.integers(-140, 140)
keys = st.sampled_from(KEYS)


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


@given(strategies.notes(), st.integers(1, 127), st.floats(0, 4))
def test_loudness_is_set_and_scaled(notes, velocity, factor):
    assert {*edits.velocity_set(notes, velocity).velocity.tolist()} <= {velocity}
    for note in notes:
        scaled = edits.velocity_scaled(Notes([note]), factor)[0].velocity
        assert scaled == min(127, max(1, round(note.velocity * factor)))


@given(strategies.notes())
def test_to_invert_twice_changes_nothing(notes):
    once = edits.inverted(notes)
    assert edits.inverted(once) == notes
    assert once.span == notes.span


@given(strategies.notes())
def test_to_play_backwards_twice_changes_nothing(notes):
    once = edits.backwards(notes)
    assert edits.backwards(once) == notes
    assert once.span == notes.span
    assert sorted(once.pitch) == sorted(notes.pitch)


@given(strategies.notes(), st.integers(1, 8), st.integers(1, 8))
def test_to_stretch_and_shrink_changes_nothing(notes, times, parts):
    longer = edits.stretched(notes, Fraction(times))
    assert edits.stretched(longer, Fraction(1, times)) == notes
    assert longer.span[1] - longer.span[0] == times * (notes.span[1] - notes.span[0])
    assert len(edits.stretched(notes, Fraction(1, parts))) <= len(notes)


def test_what_would_end_too_late_is_not_stretched():
    late = Notes([Note(0, 60, 10), Note(MAX_TICK - 100, 60, 100)])
    assert edits.stretched(late, Fraction(2)) is late
    with pytest.raises(ValueError, match="out of range"):
        edits.in_other_ticks(late, Fraction(2))


@given(strategies.notes(), keys, st.integers(-80, 80))
def test_a_group_moves_in_a_scale_by_one_number_of_degrees_and_stays_in_range(notes, key, steps):
    inside = notes[np.isin(notes.pitch % 12, [*key.scale])]
    moved = edits.scale_moved(inside, key, steps)
    assert {*(moved.pitch % 12).tolist()} <= key.scale
    degree = {p: i for i, p in enumerate(p for p in range(128) if p % 12 in key.scale)}
    before, after = (
        sorted(map(degree.__getitem__, inside.pitch.tolist())),
        sorted(map(degree.__getitem__, moved.pitch.tolist())),
    )
    by = {b - a for a, b in zip(before, after, strict=True)}
    assert len(by) <= 1
    if by:
        taken = by.pop()
        assert abs(taken) <= abs(steps)
        assert edits.scale_moved(moved, key, -taken) == inside
        assert taken == steps or not 0 <= min(before) + steps <= max(before) + steps < len(degree)


@given(strategies.notes(), keys, st.integers(-10, 10))
def test_what_lies_outside_the_scale_stays_within_midi_too(notes, key, steps):
    assert len(edits.scale_moved(notes, key, steps)) <= len(notes)


def test_a_step_of_the_scale():
    notes = Notes([Note(0, 60, 10), Note(0, 64, 10), Note(0, 61, 10)])
    assert edits.scale_moved(notes, Key(0), 1).pitch.tolist() == [62, 63, 65]
    assert edits.triads(Notes([Note(0, 62, 10)]), Key(0)).pitch.tolist() == [62, 65, 69]


@given(strategies.notes(), st.lists(st.integers(1, 24), max_size=4))
def test_a_chord_keeps_its_roots(notes, semitones):
    built = edits.chords(notes, semitones)
    assert all(built.contains(notes))
    assert len(built) <= len(notes) * (1 + len(semitones))
    assert {*built.start.tolist()} == {*notes.start.tolist()}


@given(strategies.notes(), strategies.ticks)
def test_split_notes_end_and_begin_at_the_cut_and_glue_again(notes, tick):
    split = edits.split_at(notes, tick)
    assert not len(split[(split.start < tick) & (split.end > tick)])
    for note in notes:
        alone = Notes([note])
        assert edits.glued(edits.split_at(alone, tick)) == alone


@given(strategies.notes())
def test_glue_leaves_one_note_of_each_pitch(notes):
    glued = edits.glued(notes)
    assert len(glued) == len({*notes.pitch.tolist()})
    assert edits.glued(glued) == glued
    for note in glued:
        same = notes[notes.pitch == note.pitch]
        assert same.span == (note.start, note.end)
        assert note.velocity == same[0].velocity


@given(strategies.notes())
def test_what_is_repeated_follows_on(notes):
    copies = edits.repeated(notes)
    assert len(copies) == len(notes)
    assert copies.span[0] == notes.span[1]


@given(strategies.notes())
def test_a_lock_turns_and_turns_back(notes):
    locked = edits.lock_turned(notes)
    turned = edits.lock_turned(locked)
    assert locked.locked.all() != turned.locked.all() or not len(notes)
    assert np.array_equal(edits.lock_turned(edits.lock_turned(turned)).columns[:4], turned.columns[:4])


def test_swap_puts_notes_in_the_place_of_others():
    score = edits.add(Score(), [Note(0, 60, 10), Note(10, 62, 10)])
    swapped = edits.swap(score, Notes([Note(0, 60, 10)]), Notes([Note(0, 72, 10)]))
    assert list(swapped.tracks[0].notes) == [Note(0, 72, 10), Note(10, 62, 10)]
