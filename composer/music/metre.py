"""How strong each place of a bar is: what decides where a note is split and what is beamed together."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

UNITS = 3360
"""The parts of a quarter note: 64th notes, their triplets, quintuplets and septuplets are whole numbers of them."""

SHORTEST = UNITS // 32
"""The shortest value that bars are made of, a 128th, in units."""

_WHOLE = 4 * UNITS
_NOWHERE = 99
_GROUPS = {5: (3,), 7: (2, 4)}
"""Where a bar of five or seven short beats is parted."""


@dataclass(frozen=True, eq=False)
class Metre:
    """The places of a bar, or of a tuplet, in units: level 0 are its ends, higher levels are weaker.

    `strong` holds the levels of some places, `base` is that of the other multiples of `cell`, below which each half is
    a level weaker. `bound` holds the levels that no note may hide. `beats` are where beams begin anew, `wide` where
    they do as long as all is eighths.
    """

    length: int
    cell: int
    strong: Mapping[int, int]
    base: int
    bound: frozenset[int] = frozenset()
    compound: bool = False
    beats: tuple[int, ...] = (0,)
    wide: tuple[int, ...] = (0,)

    def level(self, place: int) -> int:
        """Return how weak a place is."""
        if place % self.length == 0:
            return 0
        if place in self.strong:
            return self.strong[place]
        step, level = self.cell, self.base
        while place % step:
            step, level = step // 2, level + 1
        return level

    def strongest(self, start: int, end: int) -> tuple[int, int]:
        """Return the level of the strongest places between two, and one of them; (99, end) without any.

        It is the last of them if the first of the two is stronger still, else the first.
        """
        inner = [(level, place) for place, level in self.strong.items() if start < place < end]
        if inner:
            level = min(inner)[0]
            places = [place for found, place in inner if found == level]
        else:
            level, places = self._weak(start, end)
        if not places:
            return _NOWHERE, end
        return level, places[-1] if self.level(start) < level else places[0]

    def _weak(self, start: int, end: int) -> tuple[int, list[int]]:
        """Return the first and the last of the strongest places between two that `strong` does not hold."""
        step, level = self.cell, self.base
        while True:
            first, last = (start // step + 1) * step, (end - 1) // step * step
            if first < end:
                return level, [first, last]
            if step % 2:
                return _NOWHERE, []
            step, level = step // 2, level + 1


def unit(denominator: int) -> int:
    """Return the units of the note value that a meter counts; the nearest that bars are made of."""
    return max(SHORTEST, _WHOLE >> (denominator.bit_length() - 1))


@lru_cache(maxsize=256)
def metre(numerator: int, denominator: int, length: int) -> Metre:
    """Return the metre of a bar of so many units, which may be cut short, under a time signature."""
    beat = unit(denominator)
    if numerator % 3 == 0 and numerator > 3 and denominator >= 4:
        return _compound(length, beat, numerator // 3)
    strong, level = _beats(length, beat, numerator, denominator)
    cell = min(beat, UNITS)
    while beat > cell:
        beat, level = beat // 2, level + 1
        strong = dict.fromkeys(range(beat, length, beat), level) | strong
    beats, wide = _beamed(length, numerator, denominator, strong)
    bound = frozenset({1}) if _is_grouped(numerator, denominator) else frozenset[int]()
    return Metre(length, cell, strong, level, bound, beats=beats, wide=wide)


def _is_grouped(numerator: int, denominator: int) -> bool:
    """Return whether beats of a plain bar are counted in twos and threes."""
    return denominator >= 8 and numerator in _GROUPS


def _compound(length: int, beat: int, count: int) -> Metre:
    """Return the metre of a bar of dotted beats, none of which a note may hide."""
    dotted, halved = 3 * beat, count % 2 == 0 and count > 2
    middles = set(range(dotted * count // 2, length, dotted * count // 2)) if halved else set()
    dots = {place: 1 if place in middles else 2 for place in range(dotted, length, dotted)}
    strong = dict.fromkeys(range(beat, length, beat), 3) | dots
    beams = tuple(range(0, length, dotted if beat < UNITS else UNITS))
    return Metre(length, min(beat, UNITS), strong, 3, frozenset({1, 2}), True, beams, beams)


def _beats(length: int, beat: int, numerator: int, denominator: int) -> tuple[dict[int, int], int]:
    """Return the levels of the beats of a plain bar, and the level of those that are not its middle."""
    places = range(beat, length, beat)
    if _is_grouped(numerator, denominator):
        return {place: 1 if place // beat in _GROUPS[numerator] else 2 for place in places}, 2
    if numerator % 4 == 0:
        return {place: 1 if place % (2 * beat) == 0 else 2 for place in places}, 2
    return dict.fromkeys(places, 1), 1


def _beamed(
    length: int, numerator: int, denominator: int, strong: Mapping[int, int]
) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Return where beams begin anew in a plain bar, and where they do as long as all is eighths."""
    firm = tuple(sorted({0, *(place for place, level in strong.items() if level == 1)}))
    if denominator >= 8:
        return ((0,), (0,)) if numerator <= 3 else (firm, firm)
    beats = tuple(range(0, length, UNITS))
    wide = {2: (0,), 3: (0,), 4: firm}.get(numerator, beats)
    return beats, wide if denominator == 4 else beats
