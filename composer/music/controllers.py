"""What a channel is told along the way: controllers and the pitch bend, read as columns and drawn as lines.

They stay where they came from, among the events of a track; every edit leaves all other events as they were.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import replace
from operator import attrgetter
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from composer.music.score import Event, Track

_CONTROL, _BEND = 0xB0, 0xE0
_BEND_CENTRE = 8192
_PEDAL_DOWN = 64
_TICK = attrgetter("tick")


class Controller(NamedTuple):
    """A controller by its MIDI number, or the pitch bend (None): its range and what holds before it is told."""

    name: str
    number: int | None
    usual: int
    lowest: int = 0
    highest: int = 127

    @property
    def is_switch(self) -> bool:
        """Whether it is either off or on, as a pedal is."""
        return self.number == SUSTAIN.number

    def within(self, value: float) -> int:
        """Return the nearest value that can be drawn: one in range, and of a switch either end of it."""
        if self.is_switch:
            return self.highest if value >= _PEDAL_DOWN else self.lowest
        return min(max(round(value), self.lowest), self.highest)


MODULATION = Controller("modulation", 1, 0)
VOLUME = Controller("volume", 7, 100)
PAN = Controller("pan", 10, 64)
EXPRESSION = Controller("expression", 11, 127)
SUSTAIN = Controller("sustain", 64, 0)
BEND = Controller("bend", None, 0, -_BEND_CENTRE, _BEND_CENTRE - 1)
CONTROLLERS = (MODULATION, VOLUME, PAN, EXPRESSION, SUSTAIN, BEND)
_KNOWN = {controller.number: controller for controller in CONTROLLERS}
_NO_LINES = frozenset((0, 6, *range(32, 64), *range(96, 102), *range(120, 128)))
"""What is told with these numbers is no value along the piece: banks, halves of other values, settings, silence."""


def numbered(number: int) -> Controller | None:
    """Return the controller of a MIDI number, None where that stands for no value along the piece."""
    if not 0 <= number <= 127 or number in _NO_LINES:
        return None
    return _KNOWN.get(number) or Controller(f"cc{number}", number, 0)


def named(name: str) -> Controller | None:
    """Return the controller of a name, that of others than CONTROLLERS being cc and their number; None if none."""
    known = next((controller for controller in CONTROLLERS if controller.name == name), None)
    digits = name.removeprefix("cc")
    return known or (numbered(int(digits)) if name != digits and re.fullmatch("[0-9]{1,3}", digits) else None)


class Curve(NamedTuple):
    """The values of a controller and the ticks from which they hold, ascending, both of shape (n,)."""

    tick: NDArray[np.int64]
    value: NDArray[np.int64] | NDArray[np.float64]

    def value_at(self, tick: float, usual: float) -> float:
        """Return the value in force at a tick, the usual one before the first."""
        index = int(np.searchsorted(self.tick, tick, "right"))
        return self.value[index - 1].item() if index else usual


def curve(track: Track, controller: Controller) -> Curve:
    """Return what a track is told of a controller; of several values at one tick the last holds."""
    head = _head(track, controller)
    # There may be as many as notes; to take events apart as they come is three times as fast as to ask for fields.
    found = [(tick, message) for tick, message in track.events if message.startswith(head)]
    ticks = np.fromiter((tick for tick, _ in found), np.int64, len(found))
    values = np.fromiter((_value(message) for _, message in found), np.int64, len(found))
    return Curve(ticks, values)


def told(track: Track) -> list[Controller]:
    """Return the controllers that a track is told of anywhere, sorted by number, the bend last."""
    control, bend = _CONTROL | track.channel, _BEND | track.channel
    numbers = {message[1] for _, message in track.events if message[0] == control}
    found = [controller for number in sorted(numbers) if (controller := numbered(number))]
    return [*found, BEND] if any(message[0] == bend for _, message in track.events) else found


def value_at(track: Track, controller: Controller, tick: float) -> int:
    """Return the value of a controller in force at a tick, its usual one before the first."""
    event = track.events[index] if (index := _index_at(track, controller, tick)) >= 0 else None
    return controller.usual if event is None else _value(event.message)


def first_value(track: Track, controller: Controller) -> int:
    """Return the value that the first note of a track finds in force."""
    return value_at(track, controller, track.notes.span[0])


def with_first_value(track: Track, controller: Controller, value: int) -> Track:
    """Return the track whose first note finds another value, told where the old one was, else at tick 0."""
    index = _index_at(track, controller, track.notes.span[0])
    return with_value(track, controller, track.events[index].tick if index >= 0 else 0, value)


def with_value(track: Track, controller: Controller, tick: int, value: int) -> Track:
    """Return the track with a value told at a tick."""
    return with_values(track, controller, tick, tick + 1, [(tick, value)])


def without_values(track: Track, controller: Controller, first: int, after: int) -> Track:
    """Return the track that is told nothing of a controller between two ticks, the second excluded."""
    return with_values(track, controller, first, after, [])


def with_line(
    track: Track, controller: Controller, one: tuple[int, float], other: tuple[int, float], every: int
) -> Track:
    """Return the track with a straight line between two points (tick, value), in place of what was told there.

    It is told every so many ticks, and only where the value changes.
    """
    (first, _), (last, _) = ends = sorted((one, other), key=lambda point: point[0])
    if first == last:
        return with_value(track, controller, first, controller.within(other[1]))
    ticks = np.unique(np.append(np.arange(first, last, max(1, every)), last))
    exact = np.interp(ticks, [first, last], [value for _, value in ends])
    values = np.array([controller.within(value) for value in exact.tolist()])
    changes = np.append(True, values[1:] != values[:-1])
    points = zip(ticks[changes].tolist(), values[changes].tolist(), strict=True)
    return with_values(track, controller, first, last + 1, points)


def with_values(
    track: Track, controller: Controller, first: int, after: int, points: Iterable[tuple[int, int]]
) -> Track:
    """Return the track with values told at ticks, in place of all told from `first` up to `after`.

    The points (tick, value) lie in between. All other events stay, in their order; a value takes the place of the one
    that was told at its tick, else it comes after what else is there.
    """
    head, events = _head(track, controller), track.events
    low, high = (bisect_left(events, tick, key=_TICK) for tick in (first, after))
    fresh = {tick: _message(head, value) for tick, value in points}
    between: list[Event] = []
    for event in reversed(events[low:high]):
        if not event.message.startswith(head):
            between.append(event)
        elif event.tick in fresh:
            between.append(Event(event.tick, fresh.pop(event.tick)))
    more = [Event(tick, message) for tick, message in fresh.items()]
    made = tuple(sorted([*reversed(between), *more], key=_TICK))
    return track if made == events[low:high] else replace(track, events=events[:low] + made + events[high:])


def _head(track: Track, controller: Controller) -> bytes:
    """Return what the messages of a controller begin with on the track's channel."""
    if controller.number is None:
        return bytes((_BEND | track.channel,))
    return bytes((_CONTROL | track.channel, controller.number))


def _value(message: bytes) -> int:
    """Return the value of a controller's message, of a bend its distance from the centre."""
    if message[0] & 0xF0 == _BEND:
        return message[1] + (message[2] << 7) - _BEND_CENTRE
    return message[2]


def _message(head: bytes, value: int) -> bytes:
    if head[0] & 0xF0 == _BEND:
        high, low = divmod(value + _BEND_CENTRE, 128)
        return head + bytes((low, high))
    return head + bytes((value,))


def _index_at(track: Track, controller: Controller, tick: float) -> int:
    """Return the index of the event that says what holds at a tick, -1 where none does."""
    head = _head(track, controller)
    index = bisect_right(track.events, tick, key=_TICK) - 1
    while index >= 0 and not track.events[index].message.startswith(head):
        index -= 1
    return index
