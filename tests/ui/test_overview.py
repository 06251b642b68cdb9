"""The overview: where its frame stands, what dragging it does, and what a driven one does to the roll."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint
from PySide6.QtTest import QTest

from composer.music import edits
from composer.music.score import Note, Score
from composer.ui.roll.strip import Grip, Strip
from composer.ui.session import Session
from tests.ui.test_canvas import LEFT, NONE, drag
from tests.ui.test_viewport import views

strips = st.builds(Strip, st.floats(100, 2000), st.floats(2000, 1e6))
pixels = st.floats(-2000, 2000)


@given(strips, views)
def test_the_frame_is_on_the_strip_and_can_be_taken_hold_of(strip, view):
    left, right = strip.frame(view)
    assert 0 <= left < right <= strip.width + 1e-6
    assert strip.grip_at(view, left) is Grip.LEFT
    assert strip.grip_at(view, right) is Grip.RIGHT
    assert strip.grip_at(view, (left + right) / 2) is Grip.BODY
    assert strip.grip_at(view, right + 10) is None


@given(strips, views, pixels)
def test_a_dragged_frame_moves_and_keeps_its_zoom(strip, view, distance):
    moved = strip.dragged(view, Grip.BODY, distance)
    assert moved.beat_width == view.beat_width
    assert 0 <= moved.left <= max(strip.ticks, view.left)


@given(strips, views, pixels)
def test_a_dragged_end_zooms_and_the_other_end_stays(strip, view, distance):
    later = strip.dragged(view, Grip.RIGHT, distance)
    assert later.left == pytest.approx(view.left)
    wanted = view.right + strip.tick_at(distance)
    if 0.51 < later.beat_width < 959:
        assert later.right == pytest.approx(max(wanted, view.left + 1), rel=1e-6)
    earlier = strip.dragged(view, Grip.LEFT, distance)
    if earlier.left > 0:
        assert earlier.right == pytest.approx(view.right, rel=1e-6)


@given(strips, views, st.floats(0, 1))
def test_a_click_brings_its_place_to_the_middle(strip, view, share):
    x = share * strip.width
    there = strip.centred(view, x)
    if there.left > 0:
        assert (there.left + there.right) / 2 == pytest.approx(strip.tick_at(x), abs=1)


@pytest.fixture
def session(qapp):
    return Session(edits.add(Score(), [Note(0, 60, 480), Note(60_000, 70, 480)]))


@pytest.fixture
def roll(roll):
    roll.camera.look(replace(roll.camera.viewport, left=0.0, beat_width=40.0))
    return roll


def at(roll, tick):
    overview = roll.overview
    return QPoint(overview._indent + round(overview.strip.x_at(tick)), 15)


def test_a_click_goes_there_and_a_drag_moves_on(roll):
    QTest.mouseClick(roll.overview, LEFT, NONE, at(roll, 40_000))
    view = roll.camera.viewport
    assert abs((view.left + view.right) / 2 - 40_000) < 200
    drag(roll.overview, at(roll, 40_000), at(roll, 30_000))
    view = roll.camera.viewport
    assert abs((view.left + view.right) / 2 - 30_000) < 400


def test_the_end_of_the_frame_is_dragged_to_zoom(roll):
    before = roll.camera.viewport
    drag(roll.overview, at(roll, before.right), at(roll, before.right + 20_000))
    after = roll.camera.viewport
    assert after.left == 0
    assert abs(after.right - before.right - 20_000) < 300


def test_the_strip_grows_with_the_piece_and_a_picture_is_made_once(roll):
    overview = roll.overview
    before = overview.strip.ticks
    overview.grab()
    kept = overview._pictures[0]
    overview._refresh()
    overview.grab()
    assert overview._pictures[0] is kept
    session = roll._session
    session.commit("Draw", edits.add(session.score, [Note(90_000, 60, 480)]))
    assert overview.strip.ticks > before
    overview.grab()
    assert overview._pictures[0] is not kept


def test_the_picture_has_colour_where_notes_are(roll):
    overview = roll.overview
    overview.grab()
    image = overview._pictures[0].image
    columns = [any(image.pixelColor(x, y).alpha() for y in range(image.height())) for x in range(image.width())]
    first, last = (round(overview.strip.x_at(tick) * image.width() / overview.strip.width) for tick in (100, 60_100))
    assert columns[first]
    assert columns[last]
    assert not any(columns[first + 12 : last - 3])
