"""What is seen: anchored zoom, clamping, there and back."""

from hypothesis import given
from hypothesis import strategies as st

from composer.ui.roll.viewport import PITCHES, Viewport

views = st.builds(
    Viewport,
    left=st.floats(0, 100_000),
    top=st.floats(30, 128),
    beat_width=st.floats(1, 900),
    row_height=st.floats(5, 40),
    width=st.integers(200, 3000),
    height=st.integers(100, 2000),
).map(Viewport.clamped)
factors = st.floats(0.2, 5)


@given(views, st.floats(0, 1), factors)
def test_the_tick_under_the_pointer_stays_there(view, share, factor):
    x = share * view.width
    zoomed = view.time_zoomed(factor, x)
    if zoomed.left > 0:
        assert abs(zoomed.x_at(view.tick_at(x)) - x) < 1e-3


@given(views, st.floats(-5000, 5000), st.floats(-5000, 5000), factors)
def test_nothing_is_shown_beyond_the_piece_and_the_pitches(view, dx, dy, factor):
    for seen in (view.scrolled(dx, dy), view.time_zoomed(factor, dx), view.pitch_zoomed(factor, abs(dy))):
        assert seen.left >= 0
        assert seen.top <= PITCHES
        assert seen.top - seen.height / seen.row_height >= -1e-6


@given(views)
def test_a_row_is_found_in_its_middle(view):
    for pitch in view.rows():
        assert view.pitch_at(view.y_at(float(pitch)) + view.row_height / 2) == pitch


@given(views, st.integers(0, 50_000), st.integers(1, 200_000), st.integers(0, 127), st.integers(0, 127))
def test_what_is_to_be_shown_is_in_sight(view, first, length, one, other):
    lowest, highest = sorted((one, other))
    seen = view.showing(first, first + length, lowest, highest)
    assert seen.left <= first + 1e-6
    assert seen.right >= first + length or seen.beat_width <= 0.5
    if (highest - lowest + 1) * 4 <= view.height:
        assert seen.rows().start <= lowest
        assert seen.rows().stop > highest
