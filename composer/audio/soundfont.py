"""Where the sounds of the instruments are: the soundfont that comes with pretty_midi."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

_NAME = "TimGM6mb.sf2"


def embedded() -> Path:
    """Return the soundfont that comes with pretty_midi, which is not imported for that."""
    package = find_spec("pretty_midi")
    folder = Path(package.origin or "").parent if package else Path()
    return folder / _NAME
