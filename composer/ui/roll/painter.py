"""Paints grid and notes. Functions of (viewport, columns, colours); thousands of notes in a few calls each."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRect, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen, QStaticText, QTransform

from composer.music import parts
from composer.music.score import Notes, Score
from composer.ui.look.colours import Colours
from composer.ui.look.theme import sized
from composer.ui.roll.density import density, picture
from composer.ui.roll.strokes import corners, draw_corners, draw_rectangles, fill, fill_rounded, outline_rounded
from composer.ui.roll.viewport import PITCHES, Viewport, pixel

_LEAST_NOTE_WIDTH = 2.0
_ROUNDED_AT_MOST = 1500
_OUTLINED_AT_MOST = 200
_DENSITY_FROM = 3000
_LOUDNESS_BINS = 4
_BEYOND = 2
"""Pixels by which a note may be painted beyond where it sounds."""

_LEAST_EDGED_ROW = 8.0
_LEAST_BARRED = 5
"""Pixels a note has to be high for a bar along all of it."""
_LOCK_ROOM = 14.0
"""Pixels that a padlock needs across and down."""

_PADLOCK = ((0, 4, 7, 5), (1, 1, 1, 3), (5, 1, 1, 3), (2, 0, 3, 1))
"""Body and shackle: x, y, width and height in pixels from its corner."""


class Manner(Enum):
    """How notes are painted: with round corners, as plain rectangles where they are many, or as their density."""

    ROUND = "round"
    PLAIN = "plain"
    DENSE = "dense"


class Labels(NamedTuple):
    """The names on notes: their colour, and what each pitch is called."""

    colour: QColor
    name: Callable[[int], str]


class NoteStyle(NamedTuple):
    """How a set of notes looks: fill, edge, how opaque, and the names on them, None for none."""

    fill: QColor
    edge: QColor
    opacity: float = 1.0
    labels: Labels | None = None


def track_style(
    colours: Colours, score: Score, index: int, opacity: float = 1.0, name: Callable[[int], str] | None = None
) -> NoteStyle:
    """Return how the notes of a track look, with names on them if there is something that gives them."""
    fill, edge = colours.track(parts.hue(score, index))
    return NoteStyle(fill, edge, opacity, Labels(colours.on_note, name) if name else None)


def visible(notes: Notes, view: Viewport) -> Notes:
    """Return the notes that are in sight at least in part."""
    # One painted wider than it lasts may reach into sight from before the left edge.
    reach = _LEAST_NOTE_WIDTH / view.scale
    sounding = notes.sounding(int(view.left - reach), int(view.right) + 1)
    here = notes if len(sounding) == len(notes) else notes[sounding]
    rows = view.rows()
    within = (here.pitch >= rows.start) & (here.pitch < rows.stop)
    return here if within.all() else here[within]


def paint_notes(painter: QPainter, view: Viewport, notes: Notes, style: NoteStyle) -> None:
    """Paint notes, the louder the stronger; as density where they are many and too narrow to be told apart."""
    here = visible(notes, view)
    if not len(here):
        return
    painter.save()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setOpacity(style.opacity)
    found = _manner(view, here)
    if found is Manner.DENSE:
        _paint_density(painter, view, here, style)
    else:
        _paint_each(painter, view, _within_clip(painter, view, here), style, found is Manner.ROUND)
    painter.restore()


def manner(view: Viewport, notes: Notes) -> Manner:
    """Return how notes are painted."""
    return _manner(view, visible(notes, view))


def outlines_are_round(view: Viewport, notes: Notes) -> bool:
    """Return whether outlines are painted with round corners: not where they are many."""
    return len(visible(notes, view)) <= _OUTLINED_AT_MOST


def _manner(view: Viewport, here: Notes) -> Manner:
    if len(here) > _DENSITY_FROM and float(here.duration.mean()) * view.scale < _LEAST_NOTE_WIDTH:
        return Manner.DENSE
    return Manner.PLAIN if len(here) > _ROUNDED_AT_MOST else Manner.ROUND


def _within_clip(painter: QPainter, view: Viewport, notes: Notes) -> Notes:
    """Return the notes that are painted, with what is around them, where the painter clips to."""
    whole = QRect(0, 0, view.width, view.height)
    clip = painter.clipBoundingRect().toRect() & whole if painter.hasClipping() else whole
    return visible(notes, view.part(clip.adjusted(-_BEYOND, -_BEYOND, _BEYOND, _BEYOND)))


def rectangles(view: Viewport, notes: Notes) -> NDArray[np.floating]:
    """Return x, y, width and height of each note, shape (n, 4), on whole pixels."""
    boxes = np.empty((len(notes), 4))
    x = pixel(view.x_at(notes.start))
    boxes[:, 0] = x + 1
    boxes[:, 1] = pixel(view.y_at(notes.pitch))
    boxes[:, 2] = np.maximum(pixel(view.x_at(notes.end)) - x - 1, _LEAST_NOTE_WIDTH)
    boxes[:, 3] = round(max(view.row_height - 2, 2.0))
    return boxes


def _paint_each(painter: QPainter, view: Viewport, notes: Notes, style: NoteStyle, rounded: bool) -> None:
    boxes = rectangles(view, notes)
    inner = boxes
    if view.row_height >= _LEAST_EDGED_ROW:
        (fill_rounded if rounded else fill)(painter, boxes, style.edge)
        inner = boxes + np.array([1, 1, -2, -2])
        inner[:, 2:] = np.maximum(inner[:, 2:], 1)
    loudness = (notes.velocity * _LOUDNESS_BINS // 128).astype(np.uint8)
    if rounded:
        for step in np.unique(loudness):
            fill_rounded(painter, inner[loudness == step], _loudness_colour(style, int(step)))
    else:
        _fill_by_loudness(painter, corners(inner), loudness, style)
    if style.labels is not None:
        if notes.locked.any():
            _paint_locks(painter, boxes, notes.locked, style.labels.colour)
        if rounded and view.row_height >= 12:
            _paint_names(painter, view, _beside_locks(boxes, notes.locked), notes, style.labels)


def _fill_by_loudness(
    painter: QPainter, found: NDArray[np.int32], loudness: NDArray[np.integer], style: NoteStyle
) -> None:
    """Fill many rectangles, given by their corners, sorted once so that those of one loudness are one call."""
    order = np.argsort(loudness, kind="stable")
    found, bounds = found[order], np.searchsorted(loudness[order], np.arange(_LOUDNESS_BINS + 1))
    for step, (first, after) in enumerate(pairwise(bounds.tolist())):
        painter.setBrush(_loudness_colour(style, step))
        draw_corners(painter, found[first:after])


def _loudness_colour(style: NoteStyle, step: int) -> QColor:
    """Return the fill of a loudness, mixed with the edge where the note is soft."""
    share = 0.55 + 0.45 * min(1.0, (step + 2) / _LOUDNESS_BINS)
    fill, edge = style.fill, style.edge
    parts = ((fill.red(), edge.red()), (fill.green(), edge.green()), (fill.blue(), edge.blue()))
    return QColor(*(round(full * share + dark * (1 - share)) for full, dark in parts))


def _paint_names(painter: QPainter, view: Viewport, boxes: NDArray[np.floating], notes: Notes, labels: Labels) -> None:
    font = sized(painter.font(), 11)
    font.setPixelSize(min(font.pixelSize(), int(view.row_height * 0.6)))
    font.setWeight(QFont.Weight.DemiBold)
    painter.setFont(font)
    painter.setPen(labels.colour)
    wide = np.flatnonzero(boxes[:, 2] >= 20)
    names = {pitch: _name(labels.name(pitch), font) for pitch in np.unique(notes.pitch[wide]).tolist()}
    # A name stays readable while its note's beginning is scrolled out of sight.
    left = np.maximum(boxes[wide, 0], 0.0) + 5
    room = boxes[wide, 0] + boxes[wide, 2] - left - 2
    rows = zip(notes.pitch[wide].tolist(), left.tolist(), room.tolist(), boxes[wide, 1].tolist(), strict=True)
    for pitch, x, most, y in rows:
        name, size = names[pitch]
        if size.width() <= most:
            painter.drawStaticText(QPointF(x, y + (boxes[0, 3] - size.height()) / 2), name)
    painter.setPen(Qt.PenStyle.NoPen)


def _name(text: str, font: QFont) -> tuple[QStaticText, QSizeF]:
    """Return a name laid out once for all the notes that have it, and its size."""
    name = QStaticText(text)
    name.setTextFormat(Qt.TextFormat.PlainText)
    name.prepare(QTransform(), font)
    return name, name.size()


def _paint_locks(painter: QPainter, boxes: NDArray[np.floating], locked: NDArray[np.bool_], colour: QColor) -> None:
    """Paint a padlock at the end of each locked note; where there is no room for one, a bar along its middle."""
    has_room = (boxes[:, 2] >= _LOCK_ROOM) & (boxes[:, 3] >= _LOCK_ROOM)
    bars, roomy = _lock_bars(boxes[locked & ~has_room]), boxes[locked & has_room]
    corner = np.column_stack([roomy[:, 0] + roomy[:, 2] - 11, roomy[:, 1] + np.floor(roomy[:, 3] / 2) - 5])
    parts = [np.column_stack([corner + part[:2], np.tile(part[2:], (len(corner), 1))]) for part in _PADLOCK]
    fill(painter, np.concatenate([bars, *parts]), colour)


def _lock_bars(boxes: NDArray[np.floating]) -> NDArray[np.floating]:
    """Return the bars of locked notes, each of which leaves something of its note to be seen."""
    x, y, width, height = boxes.T
    inset = np.where(height < _LEAST_BARRED, np.floor(width / 3), 0)
    bars = np.column_stack([x + inset, y + np.floor(height / 2) - 1, width - 2 * inset, np.full(len(boxes), 2.0)])
    return bars[(height >= _LEAST_BARRED) | (inset > 0)]


def _beside_locks(boxes: NDArray[np.floating], locked: NDArray[np.bool_]) -> NDArray[np.floating]:
    """Return rectangles of which those of locked notes end before the padlock."""
    return boxes - np.outer(locked, [0, 0, _LOCK_ROOM - 2, 0])


def _paint_density(painter: QPainter, view: Viewport, notes: Notes, style: NoteStyle) -> None:
    """Paint how much of each pixel column of each row is sounding, as one image of 128 rows."""
    width = view.width
    first = np.clip(view.x_at(notes.start), 0, width - 1).astype(np.int64)
    after = np.clip(view.x_at(notes.end), first, width - 1).astype(np.int64) + 1
    image = picture(density(first, after, PITCHES - 1 - notes.pitch, (width, PITCHES)), style.fill)
    target = QRectF(0, view.y_at(float(PITCHES - 1)), width, PITCHES * view.row_height)
    painter.drawImage(target, image)


def paint_outlines(painter: QPainter, view: Viewport, notes: Notes, pen: QPen) -> None:
    """Outline notes, for what is selected or proposed; by plain rectangles where they are many."""
    boxes = rectangles(view, _within_clip(painter, view, notes))
    painter.save()
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(pen)
    if outlines_are_round(view, notes):
        outline_rounded(painter, boxes + np.array([0.5, 0.5, -1, -1]))
    else:
        draw_rectangles(painter, boxes)
    painter.restore()


def paint_caret(painter: QPainter, view: Viewport, notes: Notes, colour: QColor) -> None:
    """Paint where notes would be added by the keys: an empty frame with a bar at its beginning."""
    paint_outlines(painter, view, notes, QPen(colour, 1.2))
    boxes = rectangles(view, visible(notes, view))
    fill(painter, boxes * [1, 1, 0, 1] + [0, 0, 3, 0], colour)


def paint_ghosts(painter: QPainter, view: Viewport, notes: Notes, colour: QColor) -> None:
    """Paint proposed notes: translucent inside a dashed outline, so that not colour alone tells them."""
    style = NoteStyle(colour, colour, opacity=0.22)
    paint_notes(painter, view, notes, style)
    pen = QPen(colour, 1.2, Qt.PenStyle.CustomDashLine)
    pen.setDashPattern([3, 2])
    paint_outlines(painter, view, notes, pen)
