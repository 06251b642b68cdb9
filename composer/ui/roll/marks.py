"""The marks on the ruler: where there is room for which, and how they are painted."""

from __future__ import annotations

import operator
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from math import inf
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPolygonF

from composer.music import markers, marks
from composer.music.markers import Marker
from composer.music.marks import Mark
from composer.music.score import KeyChange, Meter, Score, Tempo
from composer.ui.look.colours import Colours
from composer.ui.roll.viewport import Viewport, pixel

_TOP = 1
_PADDING, _GAP = 12, 2
_WIDEST = 160
_SMALL = 6
_NEAR = 2
_APART = 3
_KINDS: tuple[type, ...] = (Marker, Meter, KeyChange)
"""What has its place before what comes after it, tempos last."""


class Found:
    """The marks of a score, which are looked for only where there may be others than before."""

    def __init__(self) -> None:
        self.marks: list[Mark] = []
        self._markers: list[Marker] = []
        self._events: tuple[object, ...] = ()
        self._source: tuple[object, ...] = ()

    def markers_of(self, score: Score) -> list[Marker]:
        """Return the markers of a score, sorted by tick."""
        events = tuple(track.events for track in score.tracks)
        if not _same(events, self._events):
            self._events, self._markers = events, markers.markers(score)
        return self._markers

    def marks_of(self, score: Score) -> list[Mark]:
        """Return the marks of a score, sorted by tick: the same list as before while there are no others."""
        named = self.markers_of(score)
        source = (named, score.meters, score.keys, score.tempos)
        if not _same(source, self._source):
            self._source, self.marks = source, marks.marks(score, named)
        return self.marks


def _same(now: tuple[object, ...], before: tuple[object, ...]) -> bool:
    """Return whether two tuples hold the very same values."""
    return len(now) == len(before) and all(map(operator.is_, now, before))


class Chip(NamedTuple):
    """A mark in its place on the ruler, x counted from the beginning of the canvas; without words where it is tight."""

    mark: Mark
    box: QRectF
    text: str


class Lettering(NamedTuple):
    """How marks are written: what each says, how wide a text is, and how high the row is, in pixels."""

    say: Callable[[Mark], str]
    width_of: Callable[[str], float]
    height: int


def chips(view: Viewport, found: Sequence[Mark], letters: Lettering) -> list[Chip]:
    """Return the marks in sight, each where there is room for its words; they are sorted by tick.

    Those of one tick stand side by side. One whose words would cover those of another is but a small sign.
    """
    first = bisect_left(found, view.left - _WIDEST / view.scale, key=_tick)
    after = bisect_left(found, view.right, key=_tick)
    here, taken = _thinned(view, found[first:after]), _Taken()
    ticks = sorted({mark.tick for mark in here})
    bounds = dict(zip(ticks, [*(view.x_at(float(tick)) for tick in ticks[1:]), inf], strict=False))
    placed = [_placed(view, mark, letters, taken, bounds) for mark in sorted(here, key=_rank)]
    return _told_apart(placed)


def chip_at(shown: Sequence[Chip], at: QPointF) -> Chip | None:
    """Return the mark at a place of the ruler, words before signs and the last of several; None beside them."""
    under = [chip for chip in shown if chip.box.adjusted(-_NEAR, -_NEAR, _NEAR, 0).contains(at)]
    return max(under, key=lambda chip: bool(chip.text), default=None)


def _thinned(view: Viewport, found: Sequence[Mark]) -> list[Mark]:
    """Return marks without tempos that stand at the place of another, of which a piece may have thousands."""
    left, scale = view.left, view.scale
    tempos = {round((mark.tick - left) * scale / _APART): mark for mark in reversed(found) if isinstance(mark, Tempo)}
    kept = {mark.tick for mark in tempos.values()}
    return [mark for mark in found if mark.tick in kept or not isinstance(mark, Tempo)]


class _Taken:
    """The places of words on the ruler, kept in order, and where the words of each tick end."""

    def __init__(self) -> None:
        self._lefts: list[float] = []
        self._rights: list[float] = []
        self.end_of: dict[int, float] = {}

    def covers(self, x: float) -> bool:
        """Return whether there are words at an x."""
        at = bisect_right(self._lefts, x)
        return at > 0 and self._rights[at - 1] > x

    def take(self, tick: int, left: float, width: float) -> bool:
        """Take a place if nothing is there; return whether it is taken."""
        at = bisect_left(self._lefts, left)
        clashes = (at and self._rights[at - 1] > left) or (at < len(self._lefts) and self._lefts[at] < left + width)
        if clashes:
            return False
        self._lefts.insert(at, left)
        self._rights.insert(at, left + width)
        self.end_of[tick] = left + width + _GAP
        return True


def _placed(view: Viewport, mark: Mark, letters: Lettering, taken: _Taken, bounds: dict[int, float]) -> Chip:
    """Return a mark in its place; words that stand beside others of their tick do not reach the next one."""
    x = float(pixel(view.x_at(float(mark.tick))))
    left = taken.end_of.get(mark.tick, x)
    # Of thousands of tempos most have no room at all, and to write them would take the longest.
    if not taken.covers(left) and (text := letters.say(mark)):
        width = min(letters.width_of(text) + _PADDING, _WIDEST)
        if (left == x or left + width <= bounds[mark.tick]) and taken.take(mark.tick, left, width):
            return Chip(mark, QRectF(left, _TOP, width, letters.height), text)
    return Chip(mark, QRectF(x - _SMALL / 2, _TOP + letters.height, _SMALL, _SMALL), "")


def _told_apart(placed: list[Chip]) -> list[Chip]:
    """Leave out signs that stand at one pixel with another sign."""
    signs = {chip.box.left(): chip for chip in placed if not chip.text}
    return [*signs.values(), *(chip for chip in placed if chip.text)]


def _tick(mark: Mark) -> int:
    return mark.tick


def _rank(mark: Mark) -> tuple[int, int]:
    kind = _KINDS.index(type(mark)) if isinstance(mark, _KINDS) else len(_KINDS)
    return kind, mark.tick


def paint_chips(painter: QPainter, shown: Sequence[Chip], colours: Colours) -> None:
    """Paint marks: names of places as flags, all else as words beside a stroke."""
    metrics = painter.fontMetrics()
    for mark, box, text in shown:
        named = isinstance(mark, Marker)
        if not text:
            _paint_sign(painter, box, colours, named)
            continue
        if named:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colours.raised)
            painter.drawRoundedRect(box.adjusted(0, 0, -1, 0), 3, 3)
        inset = 0 if named else 3
        painter.fillRect(box.adjusted(0, inset, 2 - box.width(), -inset), colours.muted)
        painter.setPen(colours.text if named else colours.muted)
        words = metrics.elidedText(text, Qt.TextElideMode.ElideRight, int(box.width()) - _PADDING + 4)
        painter.drawText(box.adjusted(7, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)


def _paint_sign(painter: QPainter, box: QRectF, colours: Colours, named: bool) -> None:
    """Paint a mark without words: a small triangle under the words of others."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colours.text if named else colours.muted)
    painter.drawPolygon(QPolygonF([box.topLeft(), box.topRight(), QPointF(box.center().x(), box.bottom())]))
