"""A piece engraved as sheet music: pages of SVG, with the places of its notes and bars on them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from composer.errors import ComposerError
from composer.files import musicxml
from composer.files.engraving.pages import A4, LETTER, Layout, Page, Place
from composer.files.musicxml import NO_HEADING, Heading
from composer.music.score import Score
from composer.paths import write_together

__all__ = ["A4", "LETTER", "Layout", "NothingToEngrave", "Page", "Place", "engraved", "left_out", "write"]


class NothingToEngrave(ComposerError):
    """A score without notes, of which no sheet music can be made."""

    def __init__(self) -> None:
        super().__init__("The piece has no notes, so there is no sheet music of it.")


def engraved(score: Score, heading: Heading = NO_HEADING, layout: Layout = A4) -> Iterator[Page]:
    """Yield the pages of a score. Raises NothingToEngrave, TooLong, or NoEngraver where Verovio is missing."""
    from composer.files.engraving.toolkit import Engraver  # noqa: PLC0415 - takes a moment, and may be missing

    if not score.end:
        raise NothingToEngrave
    engraver = Engraver(layout)
    count = engraver.load(musicxml.render(score, heading))
    for number in range(1, count + 1):
        yield engraver.page(number, heading)


def write(score: Score, path: Path) -> None:
    """Write a score as SVG: one page as that file, more as NAME-1.svg and so on; all of them or none.

    Raises UnwritableFile, and what `engraved` does.
    """
    pages = list(engraved(score, Heading.of_name(path.stem)))
    names = [path] if len(pages) == 1 else [_numbered(path, number) for number in range(1, len(pages) + 1)]
    write_together({name: page.svg.encode() for name, page in zip(names, pages, strict=True)})


def _numbered(path: Path, number: int) -> Path:
    """Return the file of one of several pages."""
    return path.with_name(f"{path.stem}-{number}{path.suffix}")


left_out = musicxml.left_out
