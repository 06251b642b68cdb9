"""Which key of the computer keyboard was pressed, by its place: what is printed on it depends on the country."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent

ROWS = ("1234567890-=", "QWERTYUIOP[]", "ASDFGHJKL;'", "ZXCVBNM,./")
"""The places of keys, as they are called by what is on them in the United States."""

_XKB_OFFSET = 8
_FIRST_SCAN = (2, 16, 30, 44)
"""The scan code of the first key of each row; the others follow."""
_MAC = {
    place: code
    for row, codes in zip(
        ROWS,
        (
            (18, 19, 20, 21, 23, 22, 26, 28, 25, 29, 27, 24),
            (12, 13, 14, 15, 17, 16, 32, 34, 31, 35, 33, 30),
            (0, 1, 2, 3, 5, 4, 38, 40, 37, 41, 39),
            (6, 7, 8, 9, 11, 45, 46, 43, 47, 44),
        ),
        strict=True,
    )
    for place, code in zip(row, codes, strict=True)
}
_BY_SCAN = {
    first + index: place for row, first in zip(ROWS, _FIRST_SCAN, strict=True) for index, place in enumerate(row)
}
_BY_MAC = {code: place for place, code in _MAC.items()}
_PRINTED = {
    "de": str.maketrans("YZ;'-[]/", "ZYÖÄßÜ+-"),
    "fr": str.maketrans("QWAZ;M,./1234567890", "AZQWM,;:!&é\"'(-è_çà"),
}
"""What else is printed where, in countries by the language of their keyboards, until a key has told it itself."""


class Struck(NamedTuple):
    """What tells a key: the codes of the system, Qt's key, and the name of Qt's platform."""

    scan: int
    virtual: int
    key: int
    platform: str

    @classmethod
    def of(cls, event: QKeyEvent) -> Struck:
        """Return what tells the key of an event."""
        platform = QGuiApplication.platformName()
        return cls(event.nativeScanCode(), event.nativeVirtualKey(), event.key(), platform)


def place_of(struck: Struck) -> str:
    """Return the place of a key as `ROWS` calls it, nothing if it is none of those.

    Where the system does not tell the place, what the key means has to do.
    """
    if struck.platform == "cocoa":
        return _BY_MAC.get(struck.virtual, "")
    if struck.scan:
        return _BY_SCAN.get(struck.scan - (0 if struck.platform == "windows" else _XKB_OFFSET), "")
    name = chr(struck.key) if Qt.Key.Key_Space < struck.key <= Qt.Key.Key_AsciiTilde else ""
    return name if any(name in row for row in ROWS) else ""


def printed(place: str, language: str) -> str:
    """Return what is mostly printed on the key of a place where a language such as "de" is written."""
    return place.translate(_PRINTED.get(language, {}))
