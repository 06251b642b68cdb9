"""The encodings there are, by name, and the check that a model speaks one of them."""

from __future__ import annotations

from collections.abc import Sequence
from types import ModuleType

from composer.encodings import melody
from composer.errors import ComposerError

ENCODINGS: dict[str, ModuleType] = {melody.NAME: melody}


class ForeignEncoding(ComposerError):
    """An encoding that the program does not know, or knows with another vocabulary."""


def encoding(name: str, version: int | None = None, vocabulary: Sequence[str] | None = None) -> ModuleType:
    """Return the module of an encoding, in the version and with the vocabulary asked for. Raises ForeignEncoding."""
    module = ENCODINGS.get(name)
    if module is None:
        raise ForeignEncoding(f"the encoding “{name}” is unknown")
    if version is not None and version != module.VERSION:
        raise ForeignEncoding(f"it speaks version {version} of the encoding “{name}”, not {module.VERSION}")
    if vocabulary is not None and tuple(vocabulary) != module.VOCABULARY:
        raise ForeignEncoding(f"its vocabulary is not that of the encoding “{name}”")
    return module
