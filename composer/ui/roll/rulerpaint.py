"""Paints what lies on the ruler beside numbers and marks: the loop, where a take would stand, the playhead's handle."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPolygonF

from composer.ui.look.theme import translucent

HANDLE = 6
"""Half the width of the playhead's handle."""


def paint_loop(painter: QPainter, box: QRectF, colour: QColor) -> None:
    """Paint a region with its upper edge and its ends as strokes."""
    painter.fillRect(box, translucent(colour, 0.18))
    for left in (box.left(), box.right() - 2):
        painter.fillRect(QRectF(left, box.top(), 2, box.height()), colour)
    painter.fillRect(QRectF(box.left(), box.top(), box.width(), 2), colour)


def paint_proposed(painter: QPainter, box: QRectF, colour: QColor) -> None:
    """Paint a bar over the ticks that a take covers."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(translucent(colour, 0.6))
    painter.drawRoundedRect(box, 2.5, 2.5)


def paint_handle(painter: QPainter, tip: QPointF, colour: QColor) -> None:
    """Paint the handle of the playhead, which points down."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    corners = ((-HANDLE, -14), (HANDLE, -14), (HANDLE, -8), (0, 0), (-HANDLE, -8))
    painter.drawPolygon(QPolygonF([tip + QPointF(dx, dy) for dx, dy in corners]))
