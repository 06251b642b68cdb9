"""What notes are called: in English, in German or by solfège, with middle C as C3 or C4."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from composer.music.theory import FLAT_NAMES, SHARP_NAMES, Key


class Style(StrEnum):
    """The languages that notes have names in."""

    ENGLISH = "english"
    GERMAN = "german"
    SOLFEGE = "solfege"


_NAMES = {
    Style.ENGLISH: (SHARP_NAMES, FLAT_NAMES),
    Style.GERMAN: (
        ("C", "Cis", "D", "Dis", "E", "F", "Fis", "G", "Gis", "A", "Ais", "H"),
        ("C", "Des", "D", "Es", "E", "F", "Ges", "G", "As", "A", "B", "H"),
    ),
    Style.SOLFEGE: (
        ("Do", "Do♯", "Re", "Re♯", "Mi", "Fa", "Fa♯", "Sol", "Sol♯", "La", "La♯", "Si"),
        ("Do", "Re♭", "Re", "Mi♭", "Mi", "Fa", "Sol♭", "Sol", "La♭", "La", "Si♭", "Si"),
    ),
}
_MIDDLE_C = 60


@dataclass(frozen=True, slots=True)
class Naming:
    """How notes are named: the language, and the number of the octave that begins with middle C."""

    style: Style = Style.ENGLISH
    middle_c: int = 4

    def note(self, pitch: int, flats: bool = False) -> str:
        """Return the name of a pitch without its octave."""
        return _NAMES[self.style][flats][pitch % 12]

    def pitch(self, pitch: int, flats: bool = False) -> str:
        """Return the name of a MIDI pitch with its octave."""
        return f"{self.note(pitch, flats)}{(pitch - _MIDDLE_C) // 12 + self.middle_c}"

    def tonic(self, key: Key) -> str:
        """Return the name of the tonic of a key; in German that of a minor key is written small."""
        name = self.note(key.tonic, key.sharps < 0)
        return name.lower() if key.minor and self.style is Style.GERMAN else name
