"""Humdrum kern: text, of which music21 makes a score."""

from __future__ import annotations

import re

from composer.files import notation
from composer.files.border import Imported, UnreadableFile

_KERN = re.compile(r"^\*\*kern", re.MULTILINE)
_HUGE_METER = re.compile(r"\*M(?!M)[^\t\n]*?\d{3,}")
_MOST_SPINES, _MOST_LINES = 64, 100_000


def parse_bytes(data: bytes, name: str) -> Imported:
    """Return the score of a kern file. Raises UnreadableFile."""
    text = _text(data)
    if not _KERN.search(text):
        raise UnreadableFile(name, "is no kern text" if data else "is empty")
    lines = text.split("\n")
    if len(lines) > _MOST_LINES or max(line.count("\t") for line in lines) >= _MOST_SPINES:
        raise UnreadableFile(name, f"has more than {_MOST_LINES:,} lines or {_MOST_SPINES} spines")
    if _HUGE_METER.search(text):
        # music21 builds every beat of such a bar, for ever.
        raise UnreadableFile(name, "makes no sense as notation")
    return notation.of_kern(text, name)


def _text(data: bytes) -> str:
    """Return a text in one of the two alphabets that people write it in, with lines that end in one way."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("latin-1")
    return text.replace("\r\n", "\n").replace("\r", "\n")
