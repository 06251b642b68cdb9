"""Laws of timing: quantize, humanise, legato and strum."""

from fractions import Fraction
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from composer.music import feel, timing
from composer.music.feel import Edges, Quantizing
from composer.music.score import MAX_TICK, Note, Notes, Score
from tests import strategies

grids = st.sampled_from(timing.GRIDS)
edges = st.sampled_from(Edges)
swings = st.floats(0.5, 0.75)


@given(strategies.scores(), st.lists(st.integers(0, 60_000), max_size=12), grids)
def test_many_ticks_snap_as_one_does(score, ticks, grid):
    step, many = timing.grid_ticks(score, grid), np.array(ticks, np.int64)
    assert timing.snapped(score, many, step).tolist() == [timing.snap(score, tick, step) for tick in ticks]
    assert timing.next_lines(score, many, step).tolist() == [timing.next_line(score, tick, step) for tick in ticks]


@given(strategies.scores(), strategies.notes(), grids, swings, edges)
def test_what_lies_on_the_grid_stays_there(score, notes, grid, swing, which):
    how = Quantizing(timing.grid_ticks(score, grid), 1.0, swing, which)
    once = feel.quantized(score, notes, how)
    assert feel.quantized(score, once, how) == once


@given(strategies.scores(), strategies.notes(), grids, st.floats(0, 1), swings)
def test_a_start_is_drawn_part_of_the_way_and_lengths_stay(score, notes, grid, strength, swing):
    step = timing.grid_ticks(score, grid)
    for note in notes:
        drawn = feel.quantized(score, Notes([note]), Quantizing(step, strength, swing))[0]
        line = int(timing.snapped(score, np.array([note.start]), step, swing)[0])
        assert abs(drawn.start - line) <= (1 - strength) * abs(note.start - line) + 0.5
        assert drawn.duration == note.duration


@given(strategies.scores(), strategies.notes(), grids)
def test_ends_come_to_lines_after_their_starts(score, notes, grid):
    step = timing.grid_ticks(score, grid)
    ends = feel.quantized(score, notes, Quantizing(step, edges=Edges.ENDS))
    assert {*ends.start.tolist()} == {*notes.start.tolist()}
    assert all(timing.snap(score, tick, step) == tick for tick in ends.end.tolist())
    both = feel.quantized(score, notes, Quantizing(step, edges=Edges.BOTH))
    assert all(timing.snap(score, tick, step) == tick for tick in [*both.end.tolist(), *both.start.tolist()])


def test_without_strength_nothing_moves():
    notes = Notes([Note(7, 60, 100), Note(133, 61, 100)])
    for which in Edges:
        assert feel.quantized(Score(), notes, Quantizing(Fraction(120), 0.0, 0.6, which)) == notes


def test_swing_delays_every_second_line():
    notes = Notes([Note(tick, 60, 10) for tick in (0, 121, 239, 361)])
    swung = feel.quantized(Score(), notes, Quantizing(Fraction(120), swing=2 / 3))
    assert swung.start.tolist() == [0, 160, 240, 400]


@pytest.mark.parametrize("which", Edges)
def test_the_last_tick_is_not_passed(which):
    late = Notes([Note(MAX_TICK - 101, 60, 101)])
    assert len(feel.quantized(Score(), late, Quantizing(Fraction(77), edges=which))) == 1


@given(strategies.notes(), st.integers(0, 2**32), st.integers(0, 500), st.integers(0, 127))
def test_humans_stray_as_far_as_they_are_let(notes, seed, ticks, velocity):
    for note in notes:
        off = feel.humanised(Notes([note]), np.random.default_rng(seed), ticks, velocity)[0]
        assert abs(off.start - note.start) <= ticks
        assert abs(off.velocity - note.velocity) <= velocity
        assert (off.pitch, off.duration, off.locked) == (note.pitch, note.duration, note.locked)
    again = [feel.humanised(notes, np.random.default_rng(seed), ticks, velocity) for _ in range(2)]
    assert again[0] == again[1]


@given(strategies.notes())
def test_legato_leaves_no_gap_and_no_overlap(notes):
    tied = feel.legato(notes)
    starts = sorted({*notes.start.tolist()})
    following = dict(pairwise(starts))
    assert {*tied.start.tolist()} == {*starts}
    assert all(note.end == following[note.start] for note in tied if note.start in following)
    assert feel.legato(tied) == tied


@given(strategies.notes(), st.integers(-60, 60))
def test_a_strum_holds_the_ends(notes, ticks):
    strummed = feel.strummed(notes, ticks)
    assert sorted(strummed.pitch) == sorted(notes.pitch) or len(strummed) < len(notes)
    assert {*strummed.end.tolist()} == {*notes.end.tolist()}
    assert feel.strummed(notes, 0) == notes


def test_a_chord_is_strummed_up_or_down():
    chord = Notes([Note(0, pitch, 480) for pitch in (60, 64, 67)] + [Note(480, 60, 5)])
    assert feel.strummed(chord, 20).start.tolist() == [0, 20, 40, 480]
    down = feel.strummed(chord, -20)
    assert [(note.start, note.pitch) for note in down] == [(0, 67), (20, 64), (40, 60), (480, 60)]
