"""The encoding of abc-char: tunes in ABC, character by character, with an empty line between them.

The text is learned end to end in chunks of the window's length and one character more: input, and target one further.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from composer.encodings.abc_text import Characters


@dataclass(frozen=True)
class AbcCharacters(Characters):
    """The characters of some tunes; a new line stands before and after each tune."""

    NAME: ClassVar[str] = "abc-char"
    VERSION: ClassVar[int] = 1
    BEGIN: ClassVar[str] = "\n"
    END: ClassVar[str] = "\n"
