"""Arbitrary wishes, for laws."""

from hypothesis import strategies as st

from composer.generation.wishes import Wishes
from composer.music import timing
from composer.music.theory import KEYS

# Untrained, the model hardly ever ends by itself, so a wish without bars has a length here.
extents = st.one_of(
    st.tuples(st.integers(1, 3), st.one_of(st.none(), st.integers(1, 30))), st.tuples(st.none(), st.integers(1, 30))
)
wishes = st.builds(
    lambda extent, **others: Wishes(*extent, **others),
    extents,
    temperature=st.floats(0, 3),
    top_k=st.one_of(st.none(), st.integers(1, 20)),
    top_p=st.one_of(st.none(), st.floats(0.1, 1)),
    random_seed=st.integers(0, 2**32),
    key=st.one_of(st.none(), st.sampled_from(KEYS)),
    memory=st.floats(0, 1),
)


def has_no_room(score, take):
    """Whether a change of meter leaves so little of the only bar that is wished for that no note fits."""
    first = timing.position_at(score, take.start).bar
    inside = take.start > timing.bar_start(score, first)
    after = timing.bar_start(score, first + inside + (take.wishes.bars or 64))
    return after - take.start < score.ticks_per_beat / 6
