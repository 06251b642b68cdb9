"""Rows that grow are the notes that would be made of all of them at once, and takes before stay as they were."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from composer.generation.framing import Rows, frame
from composer.generation.sampling import Loops
from composer.generation.wishes import Limits, Wishes
from composer.music.score import Notes, Score

rows = st.lists(st.tuples(st.integers(0, 20), st.integers(60, 64), st.integers(1, 4)), min_size=1, max_size=150)


def at_once(given_rows):
    start, pitch, duration = np.array(given_rows).T
    return Notes.of_columns(start, pitch, duration, np.full(len(given_rows), 77))


@given(rows)
def test_rows_in_any_order_are_the_notes_of_all_of_them(given_rows):
    growing, takes = Rows(77), []
    for row in given_rows:
        growing.append(row)
        takes.append(growing.notes())
    assert len(growing) == len(takes[-1])
    assert takes == [at_once(given_rows[: count + 1]) for count in range(len(given_rows))]


def following(heard, limits):
    pitches, found = np.arange(128), frame(Score(), "", Wishes(limits=limits), 0, 24)
    return pitches[found.following(found.playable(pitches), pitches, Loops(heard))].tolist()


@given(st.lists(st.integers(0, 127), max_size=12), st.integers(0, 127), st.integers(0, 127))
def test_something_within_the_limits_may_always_follow(heard, one, other):
    allowed = following(heard, Limits(min(one, other), max(one, other)))
    assert allowed
    assert min(one, other) <= min(allowed) <= max(allowed) <= max(one, other)


@given(st.lists(st.integers(0, 127), min_size=1, max_size=12))
def test_what_follows_makes_no_range_wider_than_is_usual(heard):
    widest = max(21, max(heard) - min(heard))
    for pitch in following(heard, Limits()):
        assert max(*heard, pitch) - min(*heard, pitch) <= widest
