"""Draws many shapes in few calls: rectangles, with round corners too, and dots."""

from __future__ import annotations

from functools import lru_cache
from typing import cast

import numpy as np
import shiboken6
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPixmap

_RADIUS = 3


def fill(painter: QPainter, boxes: NDArray[np.floating], colour: QColor) -> None:
    """Fill rectangles in one call."""
    painter.setBrush(colour)
    draw_rectangles(painter, boxes)


def draw_rectangles(painter: QPainter, boxes: NDArray[np.floating]) -> None:
    """Draw rectangles of shape (n, 4), on whole pixels, in one call: Qt takes the array's memory for QRect values."""
    draw_corners(painter, corners(boxes))


def corners(boxes: NDArray[np.floating]) -> NDArray[np.int32]:
    """Return the first and the last pixels, shape (n, 4), of rectangles on whole pixels: what a QRect holds."""
    found = np.empty((len(boxes), 4), np.int32)
    found[:, :2] = boxes[:, :2]
    found[:, 2:] = boxes[:, :2] + boxes[:, 2:] - 1
    return found


def draw_corners(painter: QPainter, found: NDArray[np.int32]) -> None:
    """Draw rectangles that are given by their corners, shape (n, 4), one after the other in memory."""
    # Qt fills rectangles of whole numbers in two thirds of the time that others take.
    if len(found):
        painter.drawRects(cast(QRect, shiboken6.wrapInstance(found.ctypes.data, QRect)), len(found))


def fill_rounded(painter: QPainter, boxes: NDArray[np.floating], colour: QColor) -> None:
    """Fill rectangles of one height with round corners: the ends are drawn once and copied, so that all take few calls.

    As one path 600 of them take some 20 ms, one by one 2.5, so 0.7.
    """
    wide = boxes[:, 2] > 2 * _RADIUS
    fill(painter, boxes[~wide], colour)
    boxes = boxes[wide]
    if not len(boxes):
        return
    fill(painter, boxes + np.array([_RADIUS, 0, -2 * _RADIUS, 0]), colour)
    height, ratio = int(boxes[0, 3]), painter.device().devicePixelRatioF()
    ends = QPixmap.fromImage(_ends(colour.rgba(), height, ratio))
    # As QPainter.PixmapFragment has them: middle, place in the picture, size there, scale, rotation, opacity.
    fragments = np.zeros((2, len(boxes), 10))
    fragments[0, :, 0] = boxes[:, 0] + _RADIUS / 2
    fragments[1, :, 0] = boxes[:, 0] + boxes[:, 2] - _RADIUS / 2
    fragments[1, :, 2] = _RADIUS * ratio
    fragments[:, :, 1] = boxes[:, 1] + boxes[:, 3] / 2
    fragments[:, :, 4:8] = _RADIUS * ratio, height * ratio, 1 / ratio, 1 / ratio
    fragments[:, :, 9] = 1
    first = shiboken6.wrapInstance(fragments.ctypes.data, QPainter.PixmapFragment)
    painter.drawPixmapFragments(cast(QPainter.PixmapFragment, first), 2 * len(boxes), ends)


@lru_cache(64)
def _ends(colour: int, height: int, ratio: float) -> QImage:
    """Return the left and the right end of a rectangle with round corners, side by side.

    An image, for what is kept here outlives the application, and a pixmap must not.
    """
    ends = QImage(QSize(2 * _RADIUS, height) * ratio, QImage.Format.Format_ARGB32_Premultiplied)
    ends.setDevicePixelRatio(ratio)
    ends.fill(Qt.GlobalColor.transparent)
    with QPainter(ends) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor.fromRgba(colour))
        radius = min(_RADIUS, height / 2)
        painter.drawRoundedRect(QRectF(0, 0, 2 * _RADIUS, height), radius, radius)
    return ends


def outline_rounded(painter: QPainter, boxes: NDArray[np.floating]) -> None:
    """Draw rectangles with round corners by the painter's pen, one by one."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for x, y, width, height in boxes.tolist():
        radius = min(_RADIUS, width / 2, height / 2)
        painter.drawRoundedRect(QRectF(x, y, width, height), radius, radius)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)


def draw_dots(painter: QPainter, x: NDArray[np.floating], y: NDArray[np.floating], radius: float) -> None:
    """Draw dots around places, both of shape (n,)."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for place in zip(x.tolist(), y.tolist(), strict=True):
        painter.drawEllipse(QPointF(*place), radius, radius)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
