"""ABC notation -> Tune, read from the tokens of music21's parser without building its streams."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import pairwise
from textwrap import shorten

import numpy as np
from music21 import abcFormat

from composer.errors import ComposerError
from composer.music import notation
from composer.music.score import KeyChange, Meter
from composer.music.tunes import TICKS_PER_BEAT, Tune

MIN_NOTES = 8
LONGEST_BEATS, MOST_BEATS = 32, 4096
"""How long a note may be in a corpus, and in a file that somebody wants to see."""

_CARRYING = (2, 1, 0)  # the ABC version from which music21 lets an accidental hold until the bar line
_LETTERS = {"C": 0, "D": 2, "E": 4, "F": 5, "G": 7, "A": 9, "B": 11}
_PITCH = re.compile(r"([A-G])([-#n]*)(\d+)")
_MINOR = {"minor", "aeolian", "dorian", "phrygian"}
_FIELD = re.compile(r"[A-Za-z]:|%")
_INLINE = re.compile(r"(\[[A-Za-z]:[^\]\n]*\])")
_SILENT = re.compile(rf"{notation.UNHEARD.pattern}|[.~H-WYh-wy`)]|\((?!\d)")


class DamagedTune(ComposerError):
    """A tune whose notation makes no sense; the text says why."""


@dataclass
class _Draft:
    """What has been read of a tune so far; ticks count from its first note or rest."""

    title: str = ""
    key: KeyChange | None = None
    beats: Fraction = Fraction(0)
    notes: list[tuple[int, int, int]] = field(default_factory=list)
    meters: list[Meter] = field(default_factory=list)
    bars: list[int] = field(default_factory=list)
    tie_open: bool = False

    @property
    def tick(self) -> int:
        return round(self.beats * TICKS_PER_BEAT)


def split_tunes(text: str) -> list[str]:
    """Return the text of each tune of an ABC file, its reference number first."""
    parts = re.split(r"^(?=X:)", text, flags=re.MULTILINE)
    return [part for part in parts if part.startswith("X:")]


def title_of(text: str) -> str:
    """Return the first title of a tune's text, "untitled" without one."""
    match = re.search(r"^T:[ \t]*(.+)$", text, re.MULTILINE)
    return match.group(1).strip() if match else "untitled"


def plain(text: str) -> str:
    """Return an ABC text without ornaments, slurs, bowing and words above the notes, its fields on lines of their own.

    music21 loses a note with a fermata, the rhythm of notes with an ornament or a slur between them, and a voice or
    a unit that is named inside the music.
    """
    lines = re.sub(r"\\[ \t]*\n", "", text).splitlines(keepends=True)
    return "".join(line if _FIELD.match(line) else _plain_music(line) for line in lines)


def _plain_music(line: str) -> str:
    parts = enumerate(_INLINE.split(line))
    return "".join(f"\n{part[1:-1]}\n" if number % 2 else _SILENT.sub("", part) for number, part in parts)


def read(text: str, collection: str, fewest: int = MIN_NOTES, longest_beats: int = LONGEST_BEATS) -> Tune:
    """Return the tune of an ABC text: first voice, top notes, no repeats, last endings. Raises DamagedTune."""
    draft = _Draft(title=title_of(text))
    for token in _melody_tokens(_tokens(text)):
        if isinstance(token, abcFormat.ABCMetadata):
            _read_field(draft, token)
        elif isinstance(token, abcFormat.ABCBar):
            draft.bars.append(draft.tick)
        elif isinstance(token, abcFormat.ABCNote) and not token.inGrace:
            _read_note(draft, token)
    return _finished(draft, collection, fewest, longest_beats)


def _tokens(text: str) -> list[abcFormat.ABCToken]:
    handler = abcFormat.ABCHandler(abcVersion=_CARRYING)
    try:
        handler.process(text)
    # music21 meets notation that it does not know with any exception there is.
    except Exception as error:
        raise DamagedTune(f"its notation is not understood ({shorten(str(error), 80)})") from error
    return handler.tokens


def _melody_tokens(tokens: list[abcFormat.ABCToken]) -> Iterator[abcFormat.ABCToken]:
    """Yield the tokens of the first voice without its first endings."""
    first_voice, voice, skipping = None, None, False
    for token in tokens:
        if isinstance(token, abcFormat.ABCMetadata) and token.isVoice():
            voice = token.data.split()[0] if token.data.split() else ""
            first_voice = voice if first_voice is None else first_voice
        if isinstance(token, abcFormat.ABCBar):
            ending = token.isRepeatBracket()
            skipping = ending == 1 or (skipping and ending != 2 and token.repeatForm != "end")
        if voice == first_voice and not skipping:
            yield token


def _read_field(draft: _Draft, token: abcFormat.ABCMetadata) -> None:
    if token.isMeter():
        given = token.getTimeSignatureParameters()
        meter = Meter(draft.tick, *given[:2]) if given else Meter(draft.tick)
        draft.meters = [m for m in draft.meters if m.tick < meter.tick] + [meter]
    elif token.isKey() and draft.key is None:
        sharps, mode = token.getKeySignatureParameters()
        draft.key = KeyChange(0, sharps, mode in _MINOR) if abs(sharps) <= 7 else None


def _read_note(draft: _Draft, token: abcFormat.ABCNote) -> None:
    start = draft.tick
    draft.beats += _beats(token)
    pitch = _pitch(token)
    if pitch is not None and draft.tick > start:
        if draft.tie_open and token.tie in {"stop", "continue"} and draft.notes[-1][2] == pitch:
            start = draft.notes.pop()[0]
        draft.notes.append((start, draft.tick - start, pitch))
    draft.tie_open = pitch is not None and token.tie in {"start", "continue"} and bool(draft.notes)


def _beats(token: abcFormat.ABCNote) -> Fraction:
    """Return how long a note lasts in quarter notes; music21's own figure is the one outside the tuplet."""
    tuplet = token.activeTuplet
    multiplier = Fraction(tuplet.tupletMultiplier()) if tuplet else Fraction(1)
    return (Fraction(token.quarterLength) * multiplier).limit_denominator(960)


def _pitch(token: abcFormat.ABCNote) -> int | None:
    """Return the MIDI pitch of a note, of the top note of a chord, None for a rest."""
    if isinstance(token, abcFormat.ABCChord):
        heights = [_pitch(note) for note in token.subTokens if isinstance(note, abcFormat.ABCNote)]
        return max((height for height in heights if height is not None), default=None)
    if token.isRest or not token.pitchName:
        return None
    match = _PITCH.fullmatch(token.pitchName)
    if not match:
        raise DamagedTune(f"{token.pitchName} is no pitch")
    letter, accidentals, octave = match.groups()
    # "C-1" is C in octave -1 to music21, and C flat in octave 1 as well; only the first has so many commas.
    below = int(accidentals.endswith("-") and token.src.count(",") > 4)
    height = (-int(octave) if below else int(octave)) + 1
    return _LETTERS[letter] + accidentals.count("#") - accidentals.count("-") + below + 12 * height


def _finished(draft: _Draft, collection: str, fewest: int, longest_beats: int) -> Tune:
    if len(draft.notes) < fewest:
        raise DamagedTune(f"it has fewer than {fewest} notes" if fewest > 1 else "it has no notes")
    start, duration, pitch = np.array(draft.notes).T
    if pitch.min() < 0 or pitch.max() > 127 or duration.max() > longest_beats * TICKS_PER_BEAT:
        raise DamagedTune("a note is out of range")
    meters = draft.meters or [Meter(0)]
    meters[0] = meters[0]._replace(tick=0)
    shift = _pickup_shift(draft.bars, meters[0])
    meters = _aligned([tick + shift for tick in draft.bars], [meters[0], *(_moved(m, shift) for m in meters[1:])])
    columns = (start + shift).astype(np.int32), duration.astype(np.int32), pitch.astype(np.int16)
    return Tune(*columns, tuple(meters), draft.key, draft.title, collection)


def _moved(meter: Meter, ticks: int) -> Meter:
    return meter._replace(tick=meter.tick + ticks)


def _bar(meter: Meter) -> int:
    return max(1, TICKS_PER_BEAT * 4 * meter.numerator // meter.denominator)


def _pickup_shift(bars: list[int], meter: Meter) -> int:
    """Return by how much the tune is moved so that its first bar line falls on the end of a bar."""
    first = next((tick for tick in bars if tick > 0), 0)
    return _bar(meter) - first if 0 < first < _bar(meter) else 0


def _aligned(bars: list[int], meters: list[Meter]) -> list[Meter]:
    """Return the meters with one more wherever bars begin that are out of step with those before.

    One bar line out of step, as where a repeat ends before a pickup, changes nothing; two in a row do.
    """
    result = [meters[0]]
    for bar, following in pairwise(sorted(set(bars))):
        result += [meter for meter in meters if result[-1].tick < meter.tick <= bar]
        begins, length = result[-1].tick, _bar(result[-1])
        if bar > begins and (bar - begins) % length and (following - begins) % length:
            result.append(result[-1]._replace(tick=bar))
    return result
