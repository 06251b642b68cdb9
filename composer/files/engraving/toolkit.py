"""Verovio: MusicXML in, pages out. All that knows of it."""

from __future__ import annotations

from functools import lru_cache
from importlib import import_module
from pathlib import Path
from typing import Any

from composer.errors import ComposerError
from composer.files.engraving import pages
from composer.files.engraving.pages import Layout, Page
from composer.files.musicxml import Heading

_OPTIONS = {
    "svgFormatRaw": True,
    "header": "auto",
    "footer": "none",
    "breaks": "auto",
    "font": "Leipzig",
    "spacingStaff": 10,
    "spacingSystem": 10,
    "justifyVertically": False,
}


class NoEngraver(ComposerError):
    """Verovio is not installed, or cannot be used."""

    def __init__(self, cause: object) -> None:
        super().__init__(f"Sheet music cannot be engraved: Verovio cannot be used ({cause}).")


class Engraver:
    """Engraves one piece after another on pages of one size. Raises NoEngraver where Verovio cannot be used."""

    def __init__(self, layout: Layout) -> None:
        self._layout = layout
        try:
            verovio = import_module("verovio")
            verovio.enableLog(verovio.LOG_OFF)
            self._toolkit = verovio.toolkit()
            self._glyphs = Path(str(verovio.__file__)).parent / "data"
        except (ImportError, AttributeError, OSError) as error:
            raise NoEngraver(error) from error
        self._toolkit.setOptions(_OPTIONS | _page_options(layout))

    def load(self, data: bytes) -> int:
        """Lay a MusicXML file out and return how many pages it has. Raises NoEngraver."""
        if not self._toolkit.loadData(data.decode()):
            raise NoEngraver("it cannot read the piece")
        return int(self._toolkit.getPageCount())

    def pages_of_bars(self) -> list[int]:
        """Return the page that each bar of what was loaded stands on."""
        found: list[int] = []
        while page := self._toolkit.getPageWithElement(f"b{len(found) + 1}"):
            found.append(int(page))
        return found

    def page(self, number: int, heading: Heading) -> Page:
        """Return a page of what was loaded, counted from 1."""
        composer = heading.composer if number == 1 else ""
        return pages.plain(self._toolkit.renderToSVG(number), self._layout, self._glyph, composer)

    def _glyph(self, code: int) -> tuple[str, float]:
        return _glyph(self._glyphs, code)


def _page_options(layout: Layout) -> dict[str, Any]:
    sides = dict.fromkeys(("pageMarginLeft", "pageMarginRight", "pageMarginTop", "pageMarginBottom"), layout.margin)
    return {"pageWidth": layout.width, "pageHeight": layout.height, **sides}


@lru_cache(maxsize=64)
def _glyph(folder: Path, code: int) -> tuple[str, float]:
    """Return the outline of a sign of music that stands within a text, and how wide it is; ("", 0) if unknown."""
    return pages.glyph(folder, f"{code:04X}")
