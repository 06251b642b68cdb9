"""Strategies: pieces of several parts, on the grid of the encoding or anywhere."""

from hypothesis import strategies as st

from composer.encodings import chords
from composer.music.pieces import DRUMS, piece


def _thinned(rows):
    """Rows in which no part begins a pitch that it still holds, as no instrument can."""
    kept: list[tuple[int, ...]] = []
    for start, duration, pitch, part in sorted(rows):
        held = any(p == pitch and q == part and s + d > start for s, d, p, q in kept)
        kept += [] if held else [(start, duration, pitch, part)]
    return kept


@st.composite
def pieces(draw, grid=True, empty=True):
    step = chords.STEP if grid else 1
    programs = draw(st.lists(st.integers(0, DRUMS), min_size=1, max_size=4))
    row = st.tuples(
        st.integers(0, 1500).map(lambda steps: steps * step),
        st.integers(1, 800).map(lambda steps: steps * step),
        st.integers(0, 127),
        st.integers(0, len(programs) - 1),
    )
    return piece(_thinned(draw(st.lists(row, min_size=0 if empty else 1, max_size=30))), programs)
