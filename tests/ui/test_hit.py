"""Hit test and culling against a search through all notes."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF

from composer.music.score import Note, Notes
from composer.ui.roll.hit import Zone, hit_test
from composer.ui.roll.painter import rectangles, visible
from composer.ui.roll.viewport import Viewport
from tests import strategies
from tests.ui.test_viewport import views


@given(strategies.notes(), views, st.floats(0, 1), st.floats(0, 0.999))
def test_the_note_under_the_pointer_is_the_last_of_those_there(notes, view, across, down):
    x, y = across * view.width, down * view.height
    pitch = view.pitch_at(y)
    under = [
        note
        for note in notes
        if note.pitch == pitch and 0 <= x - view.x_at(float(note.start)) < max(note.duration * view.scale, 2)
    ]
    hit = hit_test(notes, view, QPointF(x, y))
    assert (hit.note if hit else None) == (under[-1] if under else None)


@given(strategies.notes(), views)
def test_no_note_in_sight_is_culled(notes, view):
    shown = visible(notes, view)
    for note in notes:
        x, y, width, height = rectangles(view, Notes([note]))[0]
        if x + width > 1 and x < view.width - 1 and y + height > 1 and y < view.height - 1:
            assert note in shown


def test_the_zones_of_a_note():
    view = Viewport(width=800, height=600).clamped()
    notes = Notes([Note(480, 72, 480)])
    y = view.y_at(72.0) + 5
    left, right = view.x_at(480.0), view.x_at(960.0)
    hits = {
        where: hit_test(notes, view, QPointF(x, y))
        for where, x in (("l", left + 1), ("m", (left + right) / 2), ("r", right - 2))
    }
    assert [hit.zone for hit in hits.values() if hit is not None] == [Zone.START, Zone.BODY, Zone.END]
    assert hit_test(notes, view, QPointF(right + 1, y)) is None


def test_rectangles_follow_the_columns():
    view = Viewport(width=800, height=600)
    boxes = rectangles(view, Notes([Note(0, 84, 480), Note(480, 83, 1)]))
    assert boxes.shape == (2, 4)
    assert np.all(boxes[:, 2:] >= 2)
