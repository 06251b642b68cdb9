"""What stands over the bars: tempo, meter, key and markers, put, moved and taken away alike."""

from __future__ import annotations

from typing import TypeAlias

from composer.music import changes, markers, timing
from composer.music.changes import Change
from composer.music.gestures import Gesture, Point, Sketch
from composer.music.markers import Marker
from composer.music.score import KeyChange, Meter, Notes, Score

Mark: TypeAlias = Change | Marker


def marks(score: Score, named: list[Marker]) -> list[Mark]:
    """Return the marks of a score and its markers, sorted by tick; at one tick markers first and tempos last."""
    found: list[Mark] = [*named, *score.meters, *score.keys, *score.tempos]
    return sorted(found, key=lambda mark: mark.tick)


def with_mark(score: Score, mark: Mark) -> Score:
    """Return the score with a mark at its tick."""
    return markers.with_marker(score, mark) if isinstance(mark, Marker) else changes.with_change(score, mark)


def without_mark(score: Score, mark: Mark) -> Score:
    """Return the score without a mark; itself where it has to stay."""
    return markers.without_marker(score, mark) if isinstance(mark, Marker) else changes.without_change(score, mark)


def with_mark_moved(score: Score, mark: Mark, tick: int) -> Score:
    """Return the score with a mark at another tick; itself where it has to stay."""
    if isinstance(mark, Marker):
        return markers.with_marker_moved(score, mark, tick)
    return changes.with_change_moved(score, mark, tick)


def has_to_stay(mark: Mark) -> bool:
    """Return whether a mark can be neither moved nor taken away."""
    return not isinstance(mark, Marker) and changes.is_first(mark)


def place_for(score: Score, kind: type, point: Point) -> int:
    """Return where a mark of a kind goes at a point: meter and key to the nearest bar line, all else to the grid."""
    if kind not in (Meter, KeyChange):
        return timing.snap(score, point.tick, point.step)
    bar = timing.position_at(score, point.tick).bar
    before, after = timing.bar_start(score, bar), timing.bar_start(score, bar + 1)
    return before if point.tick - before <= after - point.tick else after


def move_mark(score: Score, press: Point, mark: Mark, selection: Notes) -> Gesture:
    """Move a mark along the ruler with the pointer, which may have taken hold of its words anywhere."""
    # Its bars are those that would be there without it, or a meter would be drawn to the bars that it makes itself.
    rest = without_mark(score, mark)
    moved = score
    while True:
        now = yield Sketch(moved, selection)
        place = now._replace(tick=max(0, mark.tick + now.tick - press.tick))
        moved = with_mark_moved(score, mark, place_for(rest, type(mark), place))
