"""The geometry of the overview: so many pixels for so many ticks, and the frame that is dragged on them."""

from __future__ import annotations

from dataclasses import replace
from enum import Enum
from typing import NamedTuple

from composer.ui.roll.viewport import Viewport

_EDGE = 5.0
_NARROWEST = 10.0


class Grip(Enum):
    """What of the frame a press takes hold of."""

    LEFT = "left"
    RIGHT = "right"
    BODY = "body"


class Strip(NamedTuple):
    """So many pixels for so many ticks, and where the frame around a viewport stands among them."""

    width: float
    ticks: float

    def x_at(self, tick: float) -> float:
        """Return the x of a tick."""
        return tick / self.ticks * self.width

    def tick_at(self, x: float) -> float:
        """Return the tick at an x."""
        return x / self.width * self.ticks

    def frame(self, view: Viewport) -> tuple[float, float]:
        """Return the left and the right end of the frame, which is wide enough to be taken hold of."""
        left = min(self.x_at(view.left), self.width - _NARROWEST)
        return left, min(max(self.x_at(view.right), left + _NARROWEST), self.width)

    def grip_at(self, view: Viewport, x: float) -> Grip | None:
        """Return what of the frame is at an x, None beside it."""
        left, right = self.frame(view)
        edge = min(_EDGE, (right - left) / 4)
        if abs(x - left) <= edge:
            return Grip.LEFT
        if abs(x - right) <= edge:
            return Grip.RIGHT
        return Grip.BODY if left < x < right else None

    def dragged(self, view: Viewport, grip: Grip, pixels: float) -> Viewport:
        """Return what a viewport becomes whose frame is dragged by pixels: moved, or zoomed with the other end held."""
        ticks = self.tick_at(pixels)
        if grip is Grip.BODY:
            return replace(view, left=min(max(view.left + ticks, 0), max(self.ticks, view.left))).clamped()
        left, right = (view.left + ticks, view.right) if grip is Grip.LEFT else (view.left, view.right + ticks)
        zoomed = view.wide(max(right - max(left, 0), 1))
        return replace(zoomed, left=view.right - zoomed.width / zoomed.scale if grip is Grip.LEFT else left).clamped()

    def centred(self, view: Viewport, x: float) -> Viewport:
        """Return the viewport moved so that an x is in the middle of it."""
        return replace(view, left=self.tick_at(x) - (view.right - view.left) / 2).clamped()
