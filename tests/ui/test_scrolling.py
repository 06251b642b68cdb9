"""A roll that is scrolled moves the picture it has, and shows what one painted anew would show."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from composer.music import changes, edits
from composer.music.score import Notes, Score, Track
from composer.ui.session import Session

COUNT, BEATS = 6000, 120


@pytest.fixture
def session(qapp):
    dice = np.random.default_rng(1)
    start, pitch = dice.integers(0, BEATS * 480, (2, COUNT))
    notes = Notes.of_columns(start, pitch % 128, dice.integers(60, 900, COUNT), dice.integers(1, 127, COUNT))
    notes = (notes - notes[::80]) | edits.lock_turned(notes[::80])
    score = edits.add(Score(tracks=(Track(), Track("Other", notes[::40], channel=1))), notes)
    return Session(changes.set_meter(changes.set_meter(score, 3, 4, 480 * 40), 7, 8, 480 * 61))


def pictures(roll):
    canvas, lane = roll.canvas, roll.lanes.velocity
    return canvas._notes_layer.painted(canvas).toImage().copy(), lane._layer.painted(lane).toImage().copy()


def painted_anew(roll):
    for layer in (roll.canvas._grid_layer, roll.canvas._notes_layer, roll.lanes.velocity._layer):
        layer.stale = True
    return pictures(roll)


ways = st.tuples(st.integers(-300, 300), st.integers(-200, 200)) | st.tuples(
    st.floats(-50, 50).map(lambda way: round(way, 2)), st.just(0)
)


@pytest.mark.parametrize("every", [0, 1, 9, 100])
@given(
    st.lists(ways, min_size=1, max_size=4), st.sampled_from([40.0, 10.0, 7.3, 0.7]), st.sampled_from([7.0, 9.5, 24.0])
)
@example([(40, 3)], 40.0, 24.0)
@example([(-40, 0)], 40.0, 24.0)
@settings(max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_scrolled_is_as_painted_anew(roll, session, every, way, beat, row):
    view = replace(roll.camera.viewport, left=480.0 * 30, top=90.0, beat_width=beat, row_height=row).clamped()
    roll.camera.look(view)
    session.select(session.track.notes[:: every or COUNT])
    pictures(roll)
    for across, down in way:
        roll.camera.look(roll.camera.viewport.scrolled(across, down))
        shown = pictures(roll)
        assert shown == painted_anew(roll)


def test_what_stays_in_sight_is_not_painted_again(roll):
    roll.camera.look(replace(roll.camera.viewport, left=480.0 * 30, beat_width=10.0).clamped())
    pictures(roll)
    painted = []
    layer, paint_it = roll.canvas._notes_layer, roll.canvas._notes_layer._paint_it

    def noting(painter):
        painted.append(painter.clipBoundingRect().toRect())
        paint_it(painter)

    layer._paint_it = noting
    roll.camera.look(roll.camera.viewport.scrolled(12, 0))
    pictures(roll)
    canvas = roll.canvas
    assert [(area.x(), area.width(), area.height()) for area in painted] == [(canvas.width() - 12, 12, canvas.height())]


def test_a_picture_whose_painting_failed_is_painted_whole(roll):
    pictures(roll)
    layer, paint_it = roll.canvas._notes_layer, roll.canvas._notes_layer._paint_it

    def fail(painter):
        raise RuntimeError

    layer._paint_it = fail
    roll.camera.look(roll.camera.viewport.scrolled(12, 0))
    with pytest.raises(RuntimeError):
        layer.painted(roll.canvas)
    layer._paint_it = paint_it
    shown = pictures(roll)
    assert shown == painted_anew(roll)
