"""Tunes written as ABC text: a head of meter, unit and key, then bar after bar."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import groupby
from typing import NamedTuple

from composer.music.score import KeyChange, Meter
from composer.music.spelling import LETTERS, signature
from composer.music.tunes import TICKS_PER_BEAT, Tune

UNIT = TICKS_PER_BEAT // 2
"""The ticks of a note without a length: an eighth."""

UNHEARD = re.compile(r'"[^"\n]*"|!(?:[0-9]|[mfp]{1,4}|D\.[CS]\.|[A-Za-z][a-z:.]{1,19})!|\{[^}\n]*\}')
"""What stands among the notes of an ABC text and is not heard as one of them: words, signs and grace notes."""

_BARS_A_LINE = 4
_WHITE = {pitch: letter for letter, pitch in LETTERS.items()}
_TONICS = ("Cb", "Gb", "Db", "Ab", "Eb", "Bb", "F", "C", "G", "D", "A", "E", "B", "F#", "C#", "G#", "D#", "A#")
_SIGNS = {-1: "_", 0: "=", 1: "^"}


_Event = tuple[int, int, int | None]
"""Start, end and pitch of a note, or of a rest, whose pitch is None."""


class _Piece(NamedTuple):
    """A note, or a rest where `pitch` is None, as far as it lies in one bar; `tied` to its rest in the next."""

    start: int
    duration: int
    pitch: int | None
    tied: bool


class _Bar(NamedTuple):
    begin: int
    end: int
    meter: Meter


def write(tune: Tune) -> str:
    """Return a tune as ABC text that ends with a double bar line."""
    bars = list(_bars(tune))
    # Without one full bar, a reader would take the whole tune for a pickup.
    rest = (tune.end, bars[0].end, None) if len(bars) == 1 and tune.end < bars[0].end else None
    return f"{_head_of(tune)}{_body(tune, bars, rest)}|]\n"


def opening(tune: Tune) -> str:
    """Return a tune as ABC text that may go on: its last bar is not closed."""
    return _head_of(tune) + _body(tune, list(_bars(tune)))


def _head_of(tune: Tune) -> str:
    return head(tune.meters[0], tune.key or KeyChange(0))


def head(meter: Meter, key: KeyChange) -> str:
    """Return the fields before the music of a tune."""
    return f"M:{meter.numerator}/{meter.denominator}\nL:1/8\nK:{key_name(key)}\n"


def key_name(key: KeyChange) -> str:
    """Return the name of a key signature as ABC has it, as in "Bb" or "F#m"."""
    return _TONICS[key.sharps + (10 if key.minor else 7)] + "m" * key.minor


def _body(tune: Tune, bars: Sequence[_Bar], rest: _Event | None = None) -> str:
    """Return the music of a tune and perhaps a rest, its last bar not closed. A pickup has no rest before it."""
    sharps = tune.key.sharps if tune.key else 0
    words: list[str] = []
    for number, pieces in groupby(_pieces(tune, bars, rest), lambda piece: _bar_at(bars, piece.start)):
        words += [_before(bars, number), _bar_text(list(pieces), bars[number], sharps)]
    return "".join(words[1:])


def _bars(tune: Tune) -> Iterator[_Bar]:
    """Yield the bars of a tune up to the one in which it ends."""
    ends = [*(meter.tick for meter in tune.meters[1:]), None]
    for meter, until in zip(tune.meters, ends, strict=True):
        length = max(1, TICKS_PER_BEAT * 4 * meter.numerator // meter.denominator)
        last = tune.end if until is None else min(until, tune.end)
        for begin in range(meter.tick, last, length):
            yield _Bar(begin, begin + length if until is None else min(begin + length, until), meter)


def _bar_at(bars: Sequence[_Bar], tick: int) -> int:
    return bisect_right(bars, tick, key=lambda bar: bar.begin) - 1


def _before(bars: Sequence[_Bar], number: int) -> str:
    """Return what stands between a bar and the one before it."""
    meter, earlier = bars[number].meter, bars[number - 1].meter
    if number and meter[1:] != earlier[1:]:
        return f"|\nM:{meter.numerator}/{meter.denominator}\n"
    return "|" if number % _BARS_A_LINE else "|\n"


def _pieces(tune: Tune, bars: Sequence[_Bar], rest: _Event | None) -> Iterator[_Piece]:
    """Yield notes and rests in order, cut at the bar lines."""
    for start, end, pitch in [*_events(tune, bars), *([rest] if rest else [])]:
        while start < end:
            stop = min(end, bars[_bar_at(bars, start)].end)
            yield _Piece(start, stop - start, pitch, stop < end and pitch is not None)
            start = stop  # noqa: PLW2901 - the rest of the note


def _events(tune: Tune, bars: Sequence[_Bar]) -> Iterator[_Event]:
    """Yield the start, end and pitch of notes and of the rests between them."""
    if not len(tune):
        return
    place = int(tune.start[0]) if int(tune.start[0]) < bars[0].end else 0
    for start, duration, pitch in zip(*(c.tolist() for c in (tune.start, tune.duration, tune.pitch)), strict=True):
        if start > place:
            yield place, start, None
        place = max(place, start + duration)
        yield start, place, pitch


def _bar_text(pieces: Sequence[_Piece], bar: _Bar, sharps: int) -> str:
    beat, altered, text, index = _beat(bar.meter), set[str](), "", 0
    while index < len(pieces):
        count = 3 if _is_triplet(pieces[index : index + 3]) else 1
        text += " " if text and (pieces[index].start - bar.begin) % beat == 0 else ""
        text += "(3" if count == 3 else ""
        for piece in pieces[index : index + count]:
            text += _piece_text(piece, Fraction(3, 2) if count == 3 else Fraction(1), sharps, altered)
        index += count
    return text


def _beat(meter: Meter) -> int:
    compound = meter.numerator % 3 == 0 and meter.numerator > 3 and meter.denominator >= 8
    return TICKS_PER_BEAT * 12 // meter.denominator if compound else TICKS_PER_BEAT


def _is_triplet(pieces: Sequence[_Piece]) -> bool:
    """Return whether three pieces of one length are two thirds of a plain note value."""
    lengths = {piece.duration for piece in pieces}
    if len(pieces) < 3 or len(lengths) > 1:
        return False
    length = Fraction(lengths.pop(), UNIT)
    return length.denominator % 3 == 0 and (length * 3 / 2).denominator in {1, 2, 4, 8}


def _piece_text(piece: _Piece, stretch: Fraction, sharps: int, altered: set[str]) -> str:
    name = "z" if piece.pitch is None else _pitch_text(piece.pitch, sharps, altered)
    return name + _length_text(Fraction(piece.duration, UNIT) * stretch) + "-" * piece.tied


def _length_text(length: Fraction) -> str:
    above = "" if length.numerator == 1 else str(length.numerator)
    return above if length.denominator == 1 else f"{above}/{length.denominator}"


def _pitch_text(pitch: int, sharps: int, altered: set[str]) -> str:
    """Return a pitch, with an accidental where it differs from the signature or its letter was altered in the bar."""
    letter, shift = _spelling(pitch % 12, sharps)
    signed = letter in altered or shift != signature(letter, sharps)
    if signed:
        altered.add(letter)
    octave = (pitch - shift) // 12 - 1
    name = letter.lower() + "'" * (octave - 5) if octave > 4 else letter + "," * (4 - octave)
    return _SIGNS[shift] * signed + name


def _spelling(pitch_class: int, sharps: int) -> tuple[str, int]:
    """Return the letter of a pitch class and its accidental: that of the signature if it has one, else the plainest."""
    for letter, natural in LETTERS.items():
        if (natural + signature(letter, sharps)) % 12 == pitch_class:
            return letter, signature(letter, sharps)
    if pitch_class in _WHITE:
        return _WHITE[pitch_class], 0
    return (_WHITE[pitch_class + 1], -1) if sharps < 0 else (_WHITE[pitch_class - 1], 1)
