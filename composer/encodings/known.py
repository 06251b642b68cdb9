"""The encodings there are, by name, and the check that a model speaks one of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from composer.encodings import chords, melody
from composer.encodings.abc_char import AbcCharacters
from composer.encodings.abc_tune import AbcTunes
from composer.encodings.encoding import Encoding, Learned
from composer.encodings.grid import Grid
from composer.encodings.noteint import NoteInt
from composer.errors import ComposerError

FIXED: dict[str, Encoding] = {melody.NAME: melody, chords.NAME: chords}
LEARNED: dict[str, type[Learned]] = {c.NAME: c for c in (NoteInt, Grid, AbcCharacters, AbcTunes)}
"""Those whose vocabulary is found in the music."""


class ForeignEncoding(ComposerError):
    """An encoding that the program does not know, or knows with another vocabulary."""


def encoding(name: str, version: int | None = None, vocabulary: Sequence[str] | None = None) -> Encoding:
    """Return an encoding, in the version and with the vocabulary asked for. Raises ForeignEncoding.

    Without a vocabulary, one that finds its own in the music has its smallest.
    """
    found = FIXED.get(name) or LEARNED.get(name)
    if found is None:
        raise ForeignEncoding(f"the encoding “{name}” is unknown")
    if version is not None and version != found.VERSION:
        raise ForeignEncoding(f"it speaks version {version} of the encoding “{name}”, not {found.VERSION}")
    try:
        made = LEARNED[name].of_vocabulary(tuple(vocabulary or ())) if name in LEARNED else FIXED[name]
    except ValueError as error:
        raise ForeignEncoding(f"its vocabulary is not that of the encoding “{name}” ({error})") from error
    if vocabulary is not None and tuple(vocabulary) != made.VOCABULARY:
        raise ForeignEncoding(f"its vocabulary is not that of the encoding “{name}”")
    return made


def learned_from(name: str, pieces: Sequence[Any]) -> Encoding:
    """Return an encoding with the vocabulary of some pieces, where it is not a fixed one. Raises ForeignEncoding."""
    return LEARNED[name].of_music(pieces) if name in LEARNED else encoding(name)
