"""Ticks, seconds, bars and the grid."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from composer.music import timing
from composer.music.score import Meter, Score, Tempo
from tests import strategies

steps = st.sampled_from([Fraction(1), Fraction(120), Fraction(160), Fraction(100, 3), Fraction(240), Fraction(1920)])


@given(strategies.scores(), st.integers(0, 60_000))
def test_seconds_and_ticks_are_inverse(score, tick):
    assert abs(float(timing.tick_at(score, timing.seconds_at(score, tick))) - tick) < 1e-6


@given(strategies.scores(), st.integers(0, 30_000), st.integers(1, 10_000))
def test_time_goes_forward(score, tick, later):
    assert timing.seconds_at(score, tick) < timing.seconds_at(score, tick + later)


@given(strategies.scores(), st.integers(0, 60_000))
def test_a_tick_lies_in_its_bar(score, tick):
    bar = timing.position_at(score, tick).bar
    assert timing.bar_start(score, bar) <= tick < timing.bar_start(score, bar + 1)


@given(strategies.scores(), st.integers(0, 20_000), st.integers(1, 5_000), st.integers(1, 4))
def test_bar_lines_are_the_bars_that_begin_there(score, first, length, every):
    lines = timing.bar_lines(score, first, first + length, every)
    assert all(first <= tick < first + length and timing.bar_start(score, bar) == tick for tick, bar in lines)
    assert all((bar - 1) % every == 0 for _, bar in lines)
    if every == 1 and lines:
        assert [bar for _, bar in lines] == list(range(lines[0][1], lines[-1][1] + 1))


@given(strategies.scores(), st.integers(0, 60_000), steps)
def test_snapping_down_never_goes_up_and_stays_where_it_is(score, tick, step):
    line = timing.snap_down(score, tick, step)
    assert 0 <= line <= tick < timing.next_line(score, line, step)
    assert timing.snap_down(score, line, step) == line


@given(strategies.scores(), st.integers(0, 60_000), steps)
def test_snapping_takes_the_nearest_line(score, tick, step):
    before = timing.snap_down(score, tick, step)
    after = timing.next_line(score, before, step)
    assert timing.snap(score, tick, step) in (before, after)
    assert abs(timing.snap(score, tick, step) - tick) == min(tick - before, after - tick)


@pytest.mark.parametrize(
    ("tick", "position"),
    [(0, (1, 1, 0)), (1439, (1, 3, 479)), (1440, (2, 1, 0)), (2980, (4, 1, 0)), (3460, (4, 2, 0))],
)
def test_a_meter_that_changes_inside_a_bar_begins_a_new_one(tick, position):
    score = Score(meters=(Meter(0, 3, 4), Meter(2980, 4, 4)))
    assert timing.position_at(score, tick) == position


def test_tempo_changes_count():
    score = Score(tempos=(Tempo(0, 500_000), Tempo(480, 1_000_000)))
    assert timing.seconds_at(score, [0, 480, 960]).tolist() == [0.0, 0.5, 1.5]
    assert timing.tempo_at(score, 479).bpm == 120
    assert timing.tempo_at(score, 480).bpm == 60


def test_triplets_divide_a_beat_in_three():
    grid = next(grid for grid in timing.GRIDS if grid.label == "1/8 triplet")
    assert timing.grid_ticks(Score(), grid) == 160
    assert timing.grid_ticks(Score(ticks_per_beat=100), grid) == Fraction(100, 3)
