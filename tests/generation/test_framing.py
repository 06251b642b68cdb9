"""Rows that grow are the notes that would be made of all of them at once, and takes before stay as they were."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from composer.generation.framing import Rows
from composer.music.score import Notes

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
