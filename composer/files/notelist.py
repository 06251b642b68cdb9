"""Notes as a short line of text: "C4:1 R:1/2 E4:0.5 C4+E4+G4:2", each a pitch or chord and its beats."""

from __future__ import annotations

import re
from fractions import Fraction

from composer.errors import ComposerError
from composer.music.score import Note, Notes
from composer.music.theory import parse_pitch

_BEATS = re.compile(r"\d{1,6}(\.\d{0,6}|/\d{1,6})?|\.\d{1,6}")
_REST = {"R", "r"}


class BadNoteList(ComposerError):
    """A line of notes that cannot be understood."""


def parse(text: str, ticks_per_beat: int = 480) -> Notes:
    """Return the notes of a line of text, one after the other from tick 0.

    A word without ":" lasts one beat. Raises BadNoteList, naming the word that is wrong.
    """
    notes: list[Note] = []
    beat = Fraction(0)
    for word in text.replace(",", " ").split():
        following = beat + _beats(word)
        start, end = round(beat * ticks_per_beat), round(following * ticks_per_beat)
        notes += _chord(word, start, end)
        beat = following
    if not notes:
        raise BadNoteList("The list holds no notes; write them like “C4:1 E4:1 G4:2”.")
    return Notes(notes)


def _beats(word: str) -> Fraction:
    """Return how many beats a word lasts."""
    _, colon, length = word.partition(":")
    try:
        beats = Fraction(length if _BEATS.fullmatch(length) else 0) if colon else Fraction(1)
    except ZeroDivisionError:
        beats = Fraction(0)
    if not beats:
        raise BadNoteList(f"“{word}” has no length; write the beats like “C4:1”, “C4:1/2” or “C4:0.5”.")
    return beats


def _chord(word: str, start: int, end: int) -> list[Note]:
    """Return the notes of one word, none for a rest."""
    pitches = word.partition(":")[0]
    if pitches in _REST:
        return []
    try:
        return [Note(start, parse_pitch(pitch), end - start) for pitch in pitches.split("+")]
    except ValueError as error:
        raise BadNoteList(f"“{word}” cannot be read: {error}.") from error
