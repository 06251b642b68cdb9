"""Paints grid and notes. Functions of (viewport, columns, colours); thousands of notes in a few calls each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple, cast

import numpy as np
import shiboken6
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRect, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen, QPixmap, QStaticText, QTransform

from composer.music import parts, timing
from composer.music.score import Meter, Notes, Score
from composer.music.theory import BLACK_KEYS, Key
from composer.ui.colours import Colours
from composer.ui.roll.density import density, picture
from composer.ui.roll.viewport import PITCHES, Viewport
from composer.ui.theme import sized

_LEAST_NOTE_WIDTH = 2.0
_ROUNDED_AT_MOST = 1500
_OUTLINED_AT_MOST = 200
_RADIUS = 3
_DENSITY_FROM = 3000
_LOUDNESS_BINS = 4
_LEAST_EDGED_ROW = 8.0
_LOCK_ROOM = 14.0
"""Pixels that a padlock needs across and down."""

_PADLOCK = ((0, 4, 7, 5), (1, 1, 1, 3), (5, 1, 1, 3), (2, 0, 3, 1))
"""Body and shackle: x, y, width and height in pixels from its corner."""

_LEAST_LINE_DISTANCE = 7.0
_LEAST_BAR_DISTANCE = 12.0


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


def paint_grid(painter: QPainter, view: Viewport, score: Score, colours: Colours, step: float) -> None:
    """Paint the rows, tinted by the key in force at each place, and the lines of bars, beats and grid."""
    painter.setPen(Qt.PenStyle.NoPen)
    for region in key_regions(view, score):
        _paint_rows(painter, view, region, colours)
    paint_lines(painter, view, score, colours, step)


class KeyRegion(NamedTuple):
    """Where a part of a piece is seen that has one key, or none: its first x and the x after it."""

    first: int
    after: int
    key: Key | None


def key_regions(view: Viewport, score: Score) -> list[KeyRegion]:
    """Return the parts in sight of a piece that each have one key, or none."""
    changes = [change for change in score.keys if view.left < change.tick < view.right]
    begins = [0, *(round(view.x_at(float(change.tick))) for change in changes), view.width]
    keys = [timing.in_force(score.keys, view.left), *changes]
    return [
        KeyRegion(first, after, Key.of_signature(change) if change else None)
        for first, after, change in zip(begins, begins[1:], keys, strict=False)
    ]


def _paint_rows(painter: QPainter, view: Viewport, region: KeyRegion, colours: Colours) -> None:
    first, after, key = region
    # The lowest row may begin within the last pixel.
    pitches = range(view.pitch_at(view.height), view.rows().stop)
    # A row ends where the next begins, also where that falls between two pixels.
    top, bottom = (np.floor(view.y_at(np.array(pitches) - below) + 0.5) for below in (0, 1))
    rows = np.column_stack([0 * top + first, top, 0 * top + after - first, bottom - top])
    tints = [row_colour(pitch, key, colours) for pitch in pitches]
    for tint in (colours.row, colours.row_in_scale, colours.row_tonic):
        fill(painter, rows[[colour is tint for colour in tints]], tint)
    fill(painter, np.column_stack([rows[:, 0], bottom - 1, rows[:, 2], 0 * top + 1]), colours.row_line)


def row_colour(pitch: int, key: Key | None, colours: Colours) -> QColor:
    """Return the background of a pitch's row; without a key the white keys count as its scale."""
    if key is None:
        return colours.row if pitch % 12 in BLACK_KEYS else colours.row_in_scale
    if pitch % 12 == key.tonic:
        return colours.row_tonic
    return colours.row_in_scale if pitch % 12 in key.scale else colours.row


def paint_lines(painter: QPainter, view: Viewport, score: Score, colours: Colours, step: float) -> None:
    """Paint the weakest lines first, so that a bar line stands over the beat and the grid line at its place."""
    for role, ticks in _lines(_time_of(view), score.meters, score.ticks_per_beat, step).items():
        x = np.round(view.x_at(ticks))
        fill(painter, np.column_stack([x, 0 * x, 0 * x + 1, 0 * x + view.height]), getattr(colours, role))


def bars_in_sight(view: Viewport, score: Score, distance: float = _LEAST_BAR_DISTANCE) -> list[tuple[int, int]]:
    """Return the (tick, number) of the bars in sight, leaving some out where lines would be too close."""
    return _bars(_time_of(view), score.meters, score.ticks_per_beat, distance)


def _time_of(view: Viewport) -> Viewport:
    """Return what canvas, lane and ruler have in common: they ask for the same bars in every frame."""
    return replace(view, top=0.0, height=1, row_height=1.0)


@lru_cache(8)
def _lines(
    view: Viewport, meters: tuple[Meter, ...], ticks_per_beat: int, step: float
) -> dict[str, NDArray[np.float64]]:
    """Return the ticks of the lines in sight, by their colours."""
    score = Score(meters=meters, ticks_per_beat=ticks_per_beat)
    lines: dict[str, list[NDArray[np.float64]]] = {"grid_line": [], "beat_line": [], "bar_line": []}
    for tick, bar in _bars(view, meters, ticks_per_beat, _LEAST_BAR_DISTANCE):
        beat = timing.beat_ticks(score, timing.meter_at(score, tick))
        after = timing.bar_start(score, bar + 1)
        for role, distance in (("grid_line", step), ("beat_line", float(beat))):
            if distance * view.scale >= _LEAST_LINE_DISTANCE:
                lines[role].append(np.arange(tick + distance, after, distance, dtype=np.float64))
        lines["bar_line"].append(np.array([tick], np.float64))
    return {role: np.concatenate(ticks or [np.zeros(0)]) for role, ticks in lines.items()}


@lru_cache(8)
def _bars(view: Viewport, meters: tuple[Meter, ...], ticks_per_beat: int, distance: float) -> list[tuple[int, int]]:
    score = Score(meters=meters, ticks_per_beat=ticks_per_beat)
    bar = timing.bar_ticks(score, timing.meter_at(score, view.left))
    every = 1
    while bar * every * view.scale < distance:
        every *= 2
    return timing.bar_lines(score, int(view.left) - bar * every, int(view.right) + 1, every)


def paint_notes(painter: QPainter, view: Viewport, notes: Notes, style: NoteStyle) -> None:
    """Paint notes, the louder the stronger; as density where they are many and too narrow to be told apart."""
    here = visible(notes, view)
    if not len(here):
        return
    painter.save()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setOpacity(style.opacity)
    if len(here) > _DENSITY_FROM and float(here.duration.mean()) * view.scale < _LEAST_NOTE_WIDTH:
        _paint_density(painter, view, here, style)
    else:
        _paint_each(painter, view, here, style)
    painter.restore()


def rectangles(view: Viewport, notes: Notes) -> NDArray[np.floating]:
    """Return x, y, width and height of each note, shape (n, 4), on whole pixels."""
    x = np.round(view.x_at(notes.start))
    width = np.maximum(np.round(view.x_at(notes.end)) - x - 1, _LEAST_NOTE_WIDTH)
    y = view.y_at(notes.pitch)
    height = np.full(len(notes), max(view.row_height - 2, 2.0))
    return np.column_stack([x + 1, np.round(y), width, np.round(height)])


def _paint_each(painter: QPainter, view: Viewport, notes: Notes, style: NoteStyle) -> None:
    boxes = rectangles(view, notes)
    rounded = len(notes) <= _ROUNDED_AT_MOST
    paint = _fill_rounded if rounded else fill
    inner = boxes
    if view.row_height >= _LEAST_EDGED_ROW:
        paint(painter, boxes, style.edge)
        inner = boxes + np.array([1, 1, -2, -2])
        inner[:, 2:] = np.maximum(inner[:, 2:], 1)
    loudness = notes.velocity.astype(np.int64) * _LOUDNESS_BINS // 128
    for step in np.unique(loudness):
        paint(painter, inner[loudness == step], _loudness_colour(style, int(step)))
    if style.labels is not None:
        if notes.locked.any():
            _paint_locks(painter, boxes, notes.locked, style.labels.colour)
        if rounded and view.row_height >= 12:
            _paint_names(painter, view, _beside_locks(boxes, notes.locked), notes, style.labels)


def _loudness_colour(style: NoteStyle, step: int) -> QColor:
    """Return the fill of a loudness, mixed with the edge where the note is soft."""
    share = 0.55 + 0.45 * min(1.0, (step + 2) / _LOUDNESS_BINS)
    fill, edge = style.fill, style.edge
    parts = ((fill.red(), edge.red()), (fill.green(), edge.green()), (fill.blue(), edge.blue()))
    return QColor(*(round(full * share + dark * (1 - share)) for full, dark in parts))


def fill(painter: QPainter, boxes: NDArray[np.floating], colour: QColor) -> None:
    """Fill rectangles in one call."""
    painter.setBrush(colour)
    draw_rectangles(painter, boxes)


def draw_rectangles(painter: QPainter, boxes: NDArray[np.floating]) -> None:
    """Draw rectangles of shape (n, 4), on whole pixels, in one call: Qt takes the array's memory for QRect values."""
    left, top = np.floor(boxes[:, :2] + 0.5).T
    right, bottom = np.floor(boxes[:, :2] + boxes[:, 2:] + 0.5).T - 1
    # A QRect is its corners, and Qt fills those of whole numbers in two thirds of the time.
    buffer = np.ascontiguousarray(np.column_stack([left, top, right, bottom]), np.int32)
    if len(buffer):
        painter.drawRects(cast(QRect, shiboken6.wrapInstance(buffer.ctypes.data, QRect)), len(buffer))


def _fill_rounded(painter: QPainter, boxes: NDArray[np.floating], colour: QColor) -> None:
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
    ends = _ends(colour.rgba(), height, ratio)
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
def _ends(colour: int, height: int, ratio: float) -> QPixmap:
    """Return the left and the right end of a rectangle with round corners, side by side."""
    ends = QPixmap(QSize(2 * _RADIUS, height) * ratio)
    ends.setDevicePixelRatio(ratio)
    ends.fill(Qt.GlobalColor.transparent)
    painter = QPainter(ends)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor.fromRgba(colour))
    radius = min(_RADIUS, height / 2)
    painter.drawRoundedRect(QRectF(0, 0, 2 * _RADIUS, height), radius, radius)
    painter.end()
    return ends


def _outline_rounded(painter: QPainter, boxes: NDArray[np.floating]) -> None:
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


def _paint_names(painter: QPainter, view: Viewport, boxes: NDArray[np.floating], notes: Notes, labels: Labels) -> None:
    font = sized(painter.font(), 11)
    font.setPixelSize(min(font.pixelSize(), int(view.row_height * 0.6)))
    font.setWeight(QFont.Weight.DemiBold)
    painter.setFont(font)
    painter.setPen(labels.colour)
    wide = np.flatnonzero(boxes[:, 2] >= 20)
    face = font.toString()
    names = {pitch: _name(labels.name(pitch), face) for pitch in np.unique(notes.pitch[wide]).tolist()}
    # A name stays readable while its note's beginning is scrolled out of sight.
    left = np.maximum(boxes[wide, 0], 0.0) + 5
    room = boxes[wide, 0] + boxes[wide, 2] - left - 2
    rows = zip(notes.pitch[wide].tolist(), left.tolist(), room.tolist(), boxes[wide, 1].tolist(), strict=True)
    for pitch, x, most, y in rows:
        name, size = names[pitch]
        if size.width() <= most:
            painter.drawStaticText(QPointF(x, y + (boxes[0, 3] - size.height()) / 2), name)
    painter.setPen(Qt.PenStyle.NoPen)


@lru_cache(512)
def _name(text: str, face: str) -> tuple[QStaticText, QSizeF]:
    """Return a name laid out once for all the notes that have it, in a font as its `toString` says, and its size."""
    font = QFont()
    font.fromString(face)
    name = QStaticText(text)
    name.setTextFormat(Qt.TextFormat.PlainText)
    name.prepare(QTransform(), font)
    return name, name.size()


def _paint_locks(painter: QPainter, boxes: NDArray[np.floating], locked: NDArray[np.bool_], colour: QColor) -> None:
    """Paint a padlock at the end of each locked note; where there is no room for one, a bar along its middle."""
    has_room = (boxes[:, 2] >= _LOCK_ROOM) & (boxes[:, 3] >= _LOCK_ROOM)
    bars, roomy = boxes[locked & ~has_room], boxes[locked & has_room]
    bars[:, 1] += np.floor(bars[:, 3] / 2) - 1
    bars[:, 3] = 2
    corner = np.column_stack([roomy[:, 0] + roomy[:, 2] - 11, roomy[:, 1] + np.floor(roomy[:, 3] / 2) - 5])
    parts = [np.column_stack([corner + part[:2], np.tile(part[2:], (len(corner), 1))]) for part in _PADLOCK]
    fill(painter, np.concatenate([bars, *parts]), colour)


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
    boxes = rectangles(view, visible(notes, view))
    painter.save()
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(pen)
    if len(boxes) <= _OUTLINED_AT_MOST:
        _outline_rounded(painter, boxes + np.array([0.5, 0.5, -1, -1]))
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
