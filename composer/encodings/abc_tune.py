"""The encoding of abc-tune: one whole tune in ABC, character by character, between <start> and <end>."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from composer.encodings.abc_text import Characters


@dataclass(frozen=True)
class AbcTunes(Characters):
    """The characters of some tunes and the two words around each tune."""

    NAME: ClassVar[str] = "abc-tune"
    VERSION: ClassVar[int] = 1
    BEGIN: ClassVar[str] = "<start>"
    END: ClassVar[str] = "<end>"
