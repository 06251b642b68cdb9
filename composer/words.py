"""What the words of a command line stand for; each reader is one that argparse takes."""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable
from typing import Any


def between(read_number: Callable[[str], float], low: float, high: float) -> Callable[[str], Any]:
    """Return a reader of numbers within bounds."""

    def number(text: str) -> float:
        value = read_number(text)
        if not low <= value <= high:
            raise argparse.ArgumentTypeError(f"{text} is not between {low} and {high}")
        return value

    return number


def bars(text: str) -> tuple[int, int]:
    """Return the first bar of a text such as “3-4”, or “3”, and the one after its last."""
    first, _, last = text.partition("-")
    number = between(int, 1, 1_000_000)
    begin, after = number(first), number(last or first) + 1
    if begin >= after:
        raise argparse.ArgumentTypeError(f"bar {last} comes before bar {first}")
    return begin, after


def style(text: str) -> str:
    """Return the style that a text names, in whatever case."""
    from composer.music.styles import STYLES

    found = next((name for name in STYLES if name.casefold() == text.casefold()), None)
    if found is None:
        raise argparse.ArgumentTypeError(f"“{text}” is no style; there are {', '.join(STYLES)}")
    return found


def place(text: str) -> Any:
    """Return the number of a note, or “random”."""
    return text if text == "random" else between(int, 1, 1_000_000)(text)


def key(text: str) -> Any:
    """Return the key of a text such as “D major”."""
    from composer.music.theory import Key

    try:
        return Key.parse(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from error


def pitch_range(text: str) -> tuple[int, int]:
    """Return the lowest and the highest pitch of a text such as “C4-G5” or “60-79”."""
    from composer.music.theory import parse_pitch

    # A name may end in an octave below zero, as C-1 does.
    found = re.fullmatch(r"(.*\d)-(.*\d)", text.strip())
    try:
        lowest, highest = (parse_pitch(name.strip()) for name in found.groups()) if found else (0, -1)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from error
    if lowest > highest:
        raise argparse.ArgumentTypeError(f"“{text}” is no range; write the lowest note first, as in C4-G5")
    return lowest, highest


def density(text: str) -> tuple[float | None, float | None]:
    """Return the fewest and the most notes a beat of a text such as “0.5-2”, or “2” for the most alone."""
    first, _, last = text.rpartition("-")
    fewest = between(float, 0.05, 4)(first) if first else None
    most = between(float, 0.05, 24)(last)
    if fewest and fewest > most:
        raise argparse.ArgumentTypeError(f"at least {first} and at most {last} notes a beat cannot be")
    return fewest, most
