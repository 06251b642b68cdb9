"""Paints the ground of the roll: rows tinted by their key, and the lines of bars, beats and grid."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from math import inf
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter

from composer.music import timing
from composer.music.score import Meter, Score
from composer.music.theory import BLACK_KEYS, Key
from composer.ui.look.colours import Colours
from composer.ui.roll.strokes import fill
from composer.ui.roll.viewport import Viewport, pixel

_LEAST_LINE_DISTANCE = 7.0
_LEAST_BAR_DISTANCE = 12.0


class KeyRegion(NamedTuple):
    """Where a part of a piece is seen that has one key, or none: its first x and the x after it."""

    first: int
    after: int
    key: Key | None


def key_regions(view: Viewport, score: Score) -> list[KeyRegion]:
    """Return the parts in sight of a piece that each have one key, or none."""
    changes = [change for change in score.keys if view.left < change.tick < view.right]
    begins = [0, *(pixel(view.x_at(float(change.tick))) for change in changes), view.width]
    keys = [timing.in_force(score.keys, view.left), *changes]
    return [
        KeyRegion(first, after, Key.of_signature(change) if change else None)
        for first, after, change in zip(begins, begins[1:], keys, strict=False)
    ]


def paint_grid(painter: QPainter, view: Viewport, score: Score, colours: Colours, step: float) -> None:
    """Paint the rows, tinted by the key in force at each place, and the lines of bars, beats and grid."""
    painter.setPen(Qt.PenStyle.NoPen)
    for region in key_regions(view, score):
        _paint_rows(painter, view, region, colours)
    paint_lines(painter, view, score, colours, step)


def _paint_rows(painter: QPainter, view: Viewport, region: KeyRegion, colours: Colours) -> None:
    first, after, key = region
    pitches = view.rows()
    # A row ends where the next begins, also where that falls between two pixels.
    top, bottom = (pixel(view.y_at(np.array(pitches) - below)) for below in (0, 1))
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
        x = pixel(view.x_at(ticks))
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
    bars = np.array([tick for tick, _ in _bars(view, meters, ticks_per_beat, _LEAST_BAR_DISTANCE)], np.float64)
    lines: dict[str, list[NDArray[np.float64]]] = {"grid_line": [], "beat_line": [], "bar_line": [bars]}
    for meter, until in zip(meters, [*(meter.tick for meter in meters[1:]), inf], strict=True):
        begins = bars[(bars >= meter.tick) & (bars < until), None]
        bar = timing.bar_ticks(score, meter)
        for role, distance in (("grid_line", step), ("beat_line", float(timing.beat_ticks(score, meter)))):
            if len(begins) and distance * view.scale >= _LEAST_LINE_DISTANCE:
                within = begins + np.arange(distance, bar, distance)
                lines[role].append(within[within < until])
    return {role: np.concatenate(ticks or [np.zeros(0)]) for role, ticks in lines.items()}


@lru_cache(8)
def _bars(view: Viewport, meters: tuple[Meter, ...], ticks_per_beat: int, distance: float) -> list[tuple[int, int]]:
    score = Score(meters=meters, ticks_per_beat=ticks_per_beat)
    bar = timing.bar_ticks(score, timing.meter_at(score, view.left))
    every = 1
    while bar * every * view.scale < distance:
        every *= 2
    return timing.bar_lines(score, int(view.left) - bar * every, int(view.right) + 1, every)
