"""What the wheel does to the viewport."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QWheelEvent

from composer.ui.roll.viewport import Viewport

_NOTCH = 120
_ZOOM_A_NOTCH = 1.2
_ROWS_A_NOTCH = 3


def wheeled(view: Viewport, event: QWheelEvent) -> Viewport:
    """Return the viewport scrolled or zoomed at the pointer; fractions of a notch count as such."""
    # With Alt held Qt reports a vertical wheel in x.
    notches = (event.angleDelta().x() + event.angleDelta().y()) / _NOTCH
    modifiers, at = event.modifiers(), event.position()
    control = bool(modifiers & Qt.KeyboardModifier.ControlModifier)
    shift = bool(modifiers & Qt.KeyboardModifier.ShiftModifier)
    if (control and shift) or modifiers & Qt.KeyboardModifier.AltModifier:
        return view.pitch_zoomed(_ZOOM_A_NOTCH**notches, at.y())
    if control:
        return view.time_zoomed(_ZOOM_A_NOTCH**notches, at.x())
    dx, dy = _distance(view, event)
    return view.scrolled(-dx - dy, 0) if shift else view.scrolled(-dx, -dy)


def along(view: Viewport, event: QWheelEvent, x: float) -> Viewport:
    """Return the viewport moved along the piece by the wheel over a strip of time, with Ctrl zoomed at an x."""
    notches = (event.angleDelta().x() + event.angleDelta().y()) / _NOTCH
    if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
        return view.time_zoomed(_ZOOM_A_NOTCH**notches, x)
    return view.scrolled(-notches * view.width / 8, 0)


def _distance(view: Viewport, event: QWheelEvent) -> tuple[float, float]:
    """Return how far the wheel was turned, in pixels: a touchpad tells, a wheel moves a beat or some rows."""
    pixels, angle = event.pixelDelta(), event.angleDelta()
    if not pixels.isNull():
        return pixels.x(), pixels.y()
    sideways = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
    down = view.beat_width if sideways else view.row_height * _ROWS_A_NOTCH
    return angle.x() / _NOTCH * view.beat_width, angle.y() / _NOTCH * down
