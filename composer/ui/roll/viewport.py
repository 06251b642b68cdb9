"""Which part of the piece is seen at which size, and the QObject that tells when that changes."""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import ceil, floor
from typing import TypeAlias, overload

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, QRect, Signal

PITCHES = 128
_LEAST_BEAT, _MOST_BEAT = 0.5, 960.0
_LEAST_ROW, _MOST_ROW = 4.0, 48.0
_LARGE_BEAT, _LARGE_ROW = 240.0, 32.0

Numbers: TypeAlias = NDArray[np.integer] | NDArray[np.floating]

_HALF = 0.5 + 1e-6
"""A half that stays one when it has been calculated from another place: what is halfway goes right, or down."""


@overload
def pixel(x: float) -> int: ...
@overload
def pixel(x: NDArray[np.floating]) -> NDArray[np.floating]: ...
def pixel(x: float | NDArray[np.floating]) -> int | NDArray[np.floating]:
    """Return the nearest whole pixel, so that a view that is moved by whole pixels moves all that is in it by them."""
    return np.floor(x + _HALF) if isinstance(x, np.ndarray) else floor(x + _HALF)


@dataclass(frozen=True)
class Viewport:
    """A window on ticks and pitches. Lengths are in device-independent pixels.

    `left` is the tick at the left edge, `top` the upper edge in pitches: row p lies between p and p + 1.
    """

    left: float = 0.0
    top: float = 85.0
    beat_width: float = 42.0
    row_height: float = 24.0
    width: int = 1
    height: int = 1
    ticks_per_beat: int = 480

    @property
    def scale(self) -> float:
        """Pixels a tick."""
        return self.beat_width / self.ticks_per_beat

    @property
    def right(self) -> float:
        """The tick at the right edge."""
        return self.left + self.width / self.scale

    @overload
    def x_at(self, tick: float) -> float: ...
    @overload
    def x_at(self, tick: Numbers) -> NDArray[np.floating]: ...
    def x_at(self, tick: float | Numbers) -> float | NDArray[np.floating]:
        """Return the x of a tick, or of an array of them."""
        return (tick - self.left) * self.scale

    @overload
    def y_at(self, pitch: float) -> float: ...
    @overload
    def y_at(self, pitch: Numbers) -> NDArray[np.floating]: ...
    def y_at(self, pitch: float | Numbers) -> float | NDArray[np.floating]:
        """Return the upper edge of a pitch's row, or of an array of them."""
        return (self.top - 1 - pitch) * self.row_height

    def tick_at(self, x: float) -> float:
        """Return the tick at an x; negative before the beginning."""
        return self.left + x / self.scale

    def pitch_at(self, y: float) -> int:
        """Return the pitch whose row is at a y, within 0-127."""
        return min(max(ceil(self.top - y / self.row_height) - 1, 0), PITCHES - 1)

    def rows(self) -> range:
        """Return the pitches whose rows are in sight, from the lowest."""
        # A row that begins within the last pixel is painted from there if it begins in its upper half.
        return range(self.pitch_at(self.height - 0.5), self.pitch_at(0) + 1)

    def part(self, area: QRect) -> Viewport:
        """Return what an area of it shows."""
        left, top = self.tick_at(area.x()), self.top - area.y() / self.row_height
        return replace(self, left=left, top=top, width=area.width(), height=area.height())

    def clamped(self) -> Viewport:
        """Return the nearest viewport that shows nothing before tick 0 or beyond the pitches."""
        beat = min(max(self.beat_width, _LEAST_BEAT), _MOST_BEAT)
        row = min(max(self.row_height, _LEAST_ROW, self.height / PITCHES), _MOST_ROW)
        top = min(max(self.top, self.height / row), PITCHES)
        return replace(self, left=max(self.left, 0.0), top=top, beat_width=beat, row_height=row)

    def scrolled(self, dx: float, dy: float) -> Viewport:
        """Return the viewport moved right and down by pixels."""
        return replace(self, left=self.left + dx / self.scale, top=self.top - dy / self.row_height).clamped()

    def resized(self, width: int, height: int) -> Viewport:
        """Return the viewport with another size, its upper left corner held."""
        return replace(self, width=max(width, 1), height=max(height, 1)).clamped()

    def time_zoomed(self, factor: float, x: float) -> Viewport:
        """Return the viewport with wider beats, the tick under an x held there."""
        zoomed = replace(self, beat_width=self.beat_width * factor).clamped()
        return replace(zoomed, left=self.tick_at(x) - x / zoomed.scale).clamped()

    def wide(self, ticks: float) -> Viewport:
        """Return the viewport with beats so wide that it shows so many ticks."""
        return replace(self, beat_width=self.width * self.ticks_per_beat / ticks).clamped()

    def pitch_zoomed(self, factor: float, y: float) -> Viewport:
        """Return the viewport with higher rows, the pitch under a y held there."""
        zoomed = replace(self, row_height=self.row_height * factor).clamped()
        return replace(zoomed, top=self.top - y / self.row_height + y / zoomed.row_height).clamped()

    def showing(self, first: float, after: float, lowest: int, highest: int) -> Viewport:
        """Return the viewport moved and if need be zoomed out so that a span of ticks and pitches is in sight."""
        margin = 2
        beat = min(self.beat_width, 0.96 * self.width * self.ticks_per_beat / max(after - first, 1))
        row = min(self.row_height, self.height / (highest - lowest + 1 + 2 * margin))
        zoomed = replace(self, beat_width=beat, row_height=row).clamped()
        middle = (lowest + highest + 1) / 2 + zoomed.height / zoomed.row_height / 2
        return replace(zoomed, left=first if first else 0.0, top=middle).clamped()

    def fitting(self, first: float, after: float, lowest: int, highest: int) -> Viewport:
        """Return the viewport that a span of ticks and pitches fills, as far as notes do not become huge."""
        beat = min(0.9 * self.width * self.ticks_per_beat / max(after - first, 1), _LARGE_BEAT)
        row = min(self.height / (highest - lowest + 5), _LARGE_ROW)
        zoomed = replace(self, beat_width=beat, row_height=row).clamped()
        left = (first + after - zoomed.width / zoomed.scale) / 2
        top = (lowest + highest + 1 + zoomed.height / zoomed.row_height) / 2
        return replace(zoomed, left=left, top=top).clamped()


class Camera(QObject):
    """Holds the viewport that canvas, keys, ruler and scroll bars share."""

    changed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.viewport = Viewport()

    def look(self, viewport: Viewport) -> None:
        """Show another part of the piece."""
        if viewport != self.viewport:
            self.viewport = viewport
            self.changed.emit(viewport)

    def follow(self, x: float, y: float = 0) -> None:
        """Scroll on when a drag leaves the view at a place."""
        view = self.viewport
        beyond_x = min(x, 0) + max(x - view.width, 0)
        beyond_y = min(y, 0) + max(y - view.height, 0)
        if beyond_x or beyond_y:
            self.look(view.scrolled(beyond_x / 4, beyond_y / 4))
