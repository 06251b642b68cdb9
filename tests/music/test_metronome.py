"""A click on each beat, higher at each bar line."""

from hypothesis import given
from hypothesis import strategies as st

from composer.music import timing
from composer.music.metronome import HIGH_BLOCK, clicks
from composer.music.score import Meter, Score
from tests.files.strategies import SCORES


def heard(score, first, after):
    found = clicks(score, first, after)
    return list(zip(found.start.tolist(), (found.pitch == HIGH_BLOCK).tolist(), strict=True))


def test_the_first_beat_of_a_bar_is_accented():
    assert heard(Score(meters=(Meter(0, 3, 4),)), 0, 1920) == [(0, True), (480, False), (960, False), (1440, True)]


def test_it_begins_where_it_is_asked_to_and_follows_the_meters():
    score = Score(meters=(Meter(0, 4, 4), Meter(1920, 6, 8)))
    assert heard(score, 500, 2400) == [(960, False), (1440, False), (1920, True), (2160, False)]


@given(SCORES, st.integers(0, 4000), st.integers(0, 4000))
def test_every_click_is_on_a_beat_and_every_bar_line_has_one(score, first, length):
    found = heard(score, first, first + length)
    assert all(timing.position_at(score, tick)[1:][1] == 0 for tick, _ in found)
    lines = [tick for tick, _ in timing.bar_lines(score, first, first + length)]
    assert [tick for tick, accent in found if accent] == lines
