"""The names of the General MIDI instruments, their families and the drums."""

from __future__ import annotations

import runpy
from importlib.util import find_spec
from pathlib import Path
from typing import Any

_FIRST_DRUM = 35


def _tables() -> dict[str, Any]:
    """Return pretty_midi's tables without the package around them, whose import takes 0.1 s."""
    package = find_spec("pretty_midi")
    folder = Path(package.origin or "").parent if package else Path()
    return runpy.run_path(str(folder / "constants.py"))


_TABLES = _tables()
PROGRAMS: tuple[str, ...] = tuple(_TABLES["INSTRUMENT_MAP"])
"""The name of each program 0-127."""
FAMILIES: tuple[str, ...] = tuple(_TABLES["INSTRUMENT_CLASSES"])
"""The name of each family; of eight programs each, in their order."""
KITS: dict[int, str] = {
    0: "Standard Kit",
    8: "Room Kit",
    16: "Power Kit",
    24: "Electronic Kit",
    25: "TR-808 Kit",
    32: "Jazz Kit",
    40: "Brush Kit",
    48: "Orchestra Kit",
}
"""The drum kits that the soundfont has, by the program that chooses each on the drum channel."""


def kit_name(program: int) -> str:
    """Return the name of the drum kit that sounds for a program 0-127 on the drum channel."""
    return KITS.get(program, KITS[0])


def program_name(program: int) -> str:
    """Return the name of a General MIDI program 0-127."""
    return PROGRAMS[program]


def family(program: int) -> str:
    """Return the family of a General MIDI program 0-127, as in "Strings"."""
    return FAMILIES[program // 8]


def drum_name(pitch: int) -> str:
    """Return the drum that a MIDI pitch stands for on the drum channel, "" where there is none."""
    drums = _TABLES["DRUM_MAP"]
    return drums[pitch - _FIRST_DRUM] if 0 <= pitch - _FIRST_DRUM < len(drums) else ""
