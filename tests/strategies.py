"""Arbitrary values of the piece, for laws."""

import numpy as np
from hypothesis import strategies as st

from composer.music.score import KeyChange, Meter, Note, Notes, Score, Tempo, Track

ticks = st.integers(0, 20_000)
METERS = [(n, d) for d in (1, 2, 4, 8, 16) for n in range(1, 16)]


@st.composite
def note(draw):
    return Note(
        draw(ticks),
        draw(st.integers(0, 127)),
        draw(st.integers(1, 4000)),
        draw(st.integers(1, 127)),
        draw(st.booleans()),
    )


def notes(max_size=24, min_size=0):
    return st.lists(note(), min_size=min_size, max_size=max_size).map(Notes)


def part_of(values):
    """Some of given notes."""
    return st.lists(st.booleans(), min_size=len(values), max_size=len(values)).map(
        lambda chosen: values[np.array(chosen, bool)]
    )


def changes(kind, *fields):
    """Changes of a kind at different ticks, the first at 0."""
    later = st.dictionaries(st.integers(1, 30_000), st.tuples(*fields), max_size=4)
    return st.tuples(st.tuples(*fields), later).map(
        lambda given: (kind(0, *given[0]), *(kind(tick, *rest) for tick, rest in sorted(given[1].items())))
    )


@st.composite
def scores(draw, max_tracks=3):
    tracks = draw(
        st.lists(
            st.builds(
                Track,
                name=st.text(st.characters(codec="ascii", exclude_categories=["Cc"]), max_size=12),
                notes=notes(),
                program=st.integers(0, 127),
                channel=st.integers(0, 15),
            ),
            min_size=1,
            max_size=max_tracks,
        )
    )
    meters = draw(changes(Meter, st.integers(1, 15), st.sampled_from([1, 2, 4, 8, 16])))
    return Score(
        tuple(tracks),
        draw(st.sampled_from([24, 96, 100, 120, 384, 480, 960])),
        draw(changes(Tempo, st.integers(60_000, 2_000_000))),
        meters,
        draw(st.one_of(st.just(()), changes(KeyChange, st.integers(-7, 7), st.booleans()))),
    )


@st.composite
def melodies(draw, max_size=16):
    """A score of one voice, some of its notes locked, some after rests, on any ticks."""
    per_beat = draw(st.sampled_from([1, 7, 24, 25, 96, 480, 960]))
    rows = st.tuples(st.integers(0, 127), st.integers(1, 4 * per_beat), st.integers(-2 * per_beat, 4 * per_beat))
    tick, made = draw(st.integers(0, 4 * per_beat)), []
    for pitch, duration, rest in draw(st.lists(rows, max_size=max_size)):
        made.append(Note(tick, pitch, duration, draw(st.integers(1, 127)), draw(st.booleans())))
        tick += duration + max(0, rest)
    return Score((Track("", Notes(made)),), per_beat)


def spans(most=16_000):
    """Two ticks in order."""
    return st.tuples(st.integers(0, most), st.integers(0, most)).map(lambda pair: tuple(sorted(pair)))
