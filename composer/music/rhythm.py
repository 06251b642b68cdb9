"""How lengths are written within a bar: note values, dots and ties that show the beats, and tuplets."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

from composer.music.metre import SHORTEST, UNITS, Metre

_SHORTEST_THIRDS = 2 * SHORTEST
"""The shortest time that is parted in three."""


class Value(NamedTuple):
    """A note value: 0 is a whole note, 1 a half, 2 a quarter and so on, -1 a breve; and its dots."""

    power: int
    dots: int = 0

    @property
    def units(self) -> int:
        """How long it is without a tuplet."""
        plain = 4 * UNITS >> self.power if self.power >= 0 else 4 * UNITS << -self.power
        return plain * 3 // 2 if self.dots else plain


VALUES = {value.units: value for power in range(8) for value in (Value(power, 1), Value(power))} | {
    Value(-1).units: Value(-1)
}
"""The value of each length in units that has one."""
del VALUES[Value(7, 1).units]


class Tuplet(NamedTuple):
    """`actual` notes of the value 1/2**`power` in the time of `normal`."""

    actual: int
    normal: int
    power: int

    @property
    def stretch(self) -> Fraction:
        """How much longer its notes are written than they last."""
        return Fraction(self.actual, self.normal)


class Event(NamedTuple):
    """What sounds from one place of a bar up to another; `before` and `after` say whether it goes on beyond the bar.

    `number` is that of what it is, None for a rest.
    """

    start: int
    end: int
    number: int | None = None
    before: bool = False
    after: bool = False


class Sign(NamedTuple):
    """One written note, chord or rest: where in its bar and how long in units, its value, and the event it is of.

    `before` and `after` say whether it is tied to the sign before or after it, `opens` and `closes` whether a tuplet
    begins or ends with it. A rest that fills its bar is a whole one, whatever the meter.
    """

    start: int
    length: int
    value: Value
    event: int | None
    before: bool = False
    after: bool = False
    tuplet: Tuplet | None = None
    opens: bool = False
    closes: bool = False


class _Span(NamedTuple):
    start: int
    end: int
    tuplet: Tuplet


def signs(metre: Metre, events: Sequence[Event]) -> list[Sign]:
    """Return the signs that fill a bar: those of events that do not overlap, ascending, and rests between them.

    Events begin and end on 128ths, or, within what `metre` calls a cell, on parts of three, five or seven.
    """
    tiled = list(_with_rests(metre.length, events))
    if len(tiled) == 1 and tiled[0].number is None:
        return [Sign(0, metre.length, Value(0), None)]
    written: list[Sign] = []
    place = 0
    for span in _tuplets(metre, tiled):
        written += _plain(metre, _within(tiled, place, span.start))
        written += _in_tuplet(span, _within(tiled, span.start, span.end))
        place = span.end
    return written + list(_plain(metre, _within(tiled, place, metre.length)))


def _with_rests(length: int, events: Sequence[Event]) -> Iterator[Event]:
    """Yield events and the rests before, between and after them."""
    place = 0
    for event in events:
        if event.start > place:
            yield Event(place, event.start)
        yield event
        place = event.end
    if place < length:
        yield Event(place, length)


def _within(events: Sequence[Event], start: int, end: int) -> Iterator[Event]:
    """Yield the parts of events between two places, tied to those beyond."""
    for event in events:
        first, last = max(event.start, start), min(event.end, end)
        if first < last:
            sounds = event.number is not None
            before = event.before or (sounds and first > event.start)
            yield Event(first, last, event.number, before, event.after or (sounds and last < event.end))


def _plain(metre: Metre, events: Iterator[Event]) -> Iterator[Sign]:
    """Yield the signs of events that begin and end on 128ths."""
    for event in events:
        parts = _values(metre, event.start, event.end, event.number is None)
        for number, (start, end) in enumerate(parts):
            sounds = event.number is not None
            before = event.before if number == 0 else sounds
            after = event.after if number == len(parts) - 1 else sounds
            yield Sign(start, end - start, VALUES[end - start], event.number, before, after)


@lru_cache(maxsize=8192)
def _values(metre: Metre, start: int, end: int, rests: bool) -> list[tuple[int, int]]:
    """Return the spans of the single values that a length is written as."""
    waiting, found = [(start, end)], []
    while waiting:
        start, end = waiting.pop()
        level, place = metre.strongest(start, end)
        if place == end or (end - start in VALUES and _shows_beats(metre, start, end, level, rests)):
            found.append((start, end))
        else:
            waiting += [(place, end), (start, place)]
    return found


def _shows_beats(metre: Metre, start: int, end: int, level: int, rests: bool) -> bool:
    """Return whether one value may stand over places of a level, the strongest within it.

    A rest begins on a stronger place than it hides. A note may be syncopated by one level, unless beats are dotted.
    """
    first, last = metre.level(start), metre.level(end)
    if rests:
        dotted = VALUES[end - start].dots > 0
        return first < level and (not dotted or (metre.compound and max(first, last) < level))
    slack = level if level in metre.bound else level + 1
    return max(first, last) <= slack


def _tuplets(metre: Metre, events: Sequence[Event]) -> Iterator[_Span]:
    """Yield what has to be written as tuplets, ascending."""
    places = sorted({event.end for event in events} - {metre.length})
    place, cell = 0, metre.cell
    while place < metre.length:
        for cells in (4, 2) if not metre.compound and cell == UNITS else ():
            span = _thirds(place, place + cells * cell, places)
            if span and place % (cells * cell) == 0 and span.end <= metre.length:
                yield span
                place = span.end
                break
        else:
            yield from _in_cell(place, place + cell, places)
            place += cell


def _thirds(start: int, end: int, places: Sequence[int]) -> _Span | None:
    """Return a tuplet of three if events change at thirds of a time and nowhere else in it."""
    inner = {place - start for place in places if start < place < end}
    third = (end - start) // 3
    return _Span(start, end, _tuplet(3, 2, end - start)) if inner and inner <= {third, 2 * third} else None


def _in_cell(start: int, end: int, places: Sequence[int]) -> Iterator[_Span]:
    """Yield the tuplets of one cell: two if its halves can be told apart."""
    inner = [place - start for place in places if start < place < end]
    length, half = end - start, (end - start) // 2
    if all(place % SHORTEST == 0 for place in inner):
        return
    if half in inner and half >= _SHORTEST_THIRDS:
        yield from _in_cell(start, start + half, places)
        yield from _in_cell(start + half, end, places)
        return
    for actual in (5, 7):
        if length % actual == 0 and all(place % (length // actual) == 0 for place in inner):
            yield _Span(start, end, _tuplet(actual, 4, length))
            return
    yield _Span(start, end, _tuplet(3, 2, length))


def _tuplet(actual: int, normal: int, length: int) -> Tuplet:
    return Tuplet(actual, normal, VALUES[length // normal].power)


@lru_cache(maxsize=64)
def _metre_of(length: int, actual: int) -> Metre:
    part = length // actual
    return Metre(length, part, dict.fromkeys(range(part, length, part), 1), 1)


def _in_tuplet(span: _Span, events: Iterator[Event]) -> list[Sign]:
    """Return the signs of a tuplet, whose values are longer than they last."""
    tuplet = span.tuplet
    stretch, length = tuplet.stretch, span.end - span.start
    metre = _metre_of(int(length * stretch), tuplet.actual)
    wider = (
        event._replace(start=int((event.start - span.start) * stretch), end=int((event.end - span.start) * stretch))
        for event in events
    )
    made = [
        sign._replace(start=span.start + int(sign.start / stretch), length=int(sign.length / stretch), tuplet=tuplet)
        for sign in _plain(metre, wider)
    ]
    return [made[0]._replace(opens=True), *made[1:-1], made[-1]._replace(closes=True)]


def beams(metre: Metre, written: Sequence[Sign]) -> list[tuple[str, ...]]:
    """Return for each sign of a bar what each of its beams does, the first beam first; nothing for one without any.

    That is "begin", "continue", "end", "forward hook" or "backward hook".
    """
    found: list[tuple[str, ...]] = [()] * len(written)
    for group in _beamed(metre, written):
        flags = [written[index].value.power - 2 for index in group]
        for number, index in enumerate(group):
            found[index] = tuple(_beam(flags, number, beam) for beam in range(1, flags[number] + 1))
    return found


def _beam(flags: Sequence[int], number: int, beam: int) -> str:
    before = number > 0 and flags[number - 1] >= beam
    after = number < len(flags) - 1 and flags[number + 1] >= beam
    if before or after:
        return "continue" if before and after else "end" if before else "begin"
    return "backward hook" if number else "forward hook"


def _beamed(metre: Metre, written: Sequence[Sign]) -> Iterator[list[int]]:
    """Yield the indices of signs that are under one beam, two at least."""
    edges = metre.wide if _eighths_alone(written) else metre.beats
    group: list[int] = []
    for index, sign in enumerate(written):
        joins = sign.event is not None and sign.value.power >= 3
        if group and (not joins or any(written[group[0]].start < edge <= sign.start for edge in edges)):
            yield from [group] if len(group) > 1 else []
            group = []
        if joins:
            group.append(index)
    yield from [group] if len(group) > 1 else []


def _eighths_alone(written: Sequence[Sign]) -> bool:
    """Return whether nothing in a bar is shorter than an eighth, or in a tuplet."""
    return all(sign.value.power <= 3 and sign.tuplet is None for sign in written)
