"""Sheet music as PDF and on the printer: drawn, not in pixels, on the paper that is usual where one is."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QLocale, QMarginsF, QRectF, QSizeF
from PySide6.QtGui import QColor, QGuiApplication, QPagedPaintDevice, QPageLayout, QPageSize, QPainter, QPdfWriter
from PySide6.QtSvg import QSvgRenderer

from composer import __version__, paths
from composer.errors import ComposerError
from composer.files.engraving import A4, LETTER, NothingToEngrave
from composer.files.engraving.pages import Layout, Page
from composer.files.musicxml import Heading
from composer.music.score import Score
from composer.ui.paper.engraving import all_pages
from composer.ui.paper.leaf import drawing

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

_DOTS_AN_INCH = 1200
_TERRITORY = QLocale.Country
_ON_LETTER = frozenset({
    _TERRITORY.UnitedStates, _TERRITORY.Canada, _TERRITORY.Mexico, _TERRITORY.Philippines, _TERRITORY.Chile,
    _TERRITORY.Colombia, _TERRITORY.Venezuela, _TERRITORY.Guatemala, _TERRITORY.CostaRica, _TERRITORY.Panama,
    _TERRITORY.DominicanRepublic, _TERRITORY.Nicaragua, _TERRITORY.ElSalvador, _TERRITORY.Honduras,
    _TERRITORY.PuertoRico,
})  # fmt: skip
_INK = QColor("black")


class NotPainted(ComposerError):
    """A printer or a file that refuses a page."""

    def __init__(self) -> None:
        super().__init__("The sheet music could not be printed: the printer or the file refuses it.")


def layout_of(locale: QLocale) -> Layout:
    """Return the paper that is usual in a country: Letter in most of America, A4 elsewhere."""
    return LETTER if locale.territory() in _ON_LETTER else A4


def pdf(score: Score, heading: Heading, layout: Layout) -> Generator[tuple[int, int], None, bytes]:
    """Return a score as the bytes of a PDF file, yielding the page under way and how many there are.

    Raises ComposerError.
    """
    if not score.end:
        raise NothingToEngrave
    pages = yield from all_pages(score, heading, layout)
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(_DOTS_AN_INCH)
    writer.setTitle(heading.title)
    writer.setCreator(f"Composer {__version__}")
    writer.setPageLayout(page_layout(layout))
    paint(writer, pages)
    buffer.close()
    return bytes(data.data())


def write_pdf(score: Score, path: Path) -> None:
    """Write a score as a PDF file, whole or not at all, with no window. Raises ComposerError."""
    # Texts are set in fonts, and those are the application's.
    app = QGuiApplication.instance() or QGuiApplication(["composer", "-platform", "offscreen"])
    assert app is not None
    work = pdf(score, Heading.of_name(path.stem), layout_of(QLocale.system()))
    while True:
        try:
            next(work)
        except StopIteration as end:
            paths.write_whole(path, end.value)
            return


def page_layout(layout: Layout) -> QPageLayout:
    """Return the paper of a layout as Qt has it, without a margin: the pages have their own."""
    size = QPageSize(QSizeF(layout.width / 10, layout.height / 10), QPageSize.Unit.Millimeter)
    return QPageLayout(size, QPageLayout.Orientation.Portrait, QMarginsF(0, 0, 0, 0))


def paint(device: QPagedPaintDevice, pages: Sequence[Page]) -> None:
    """Draw pages on a printer or into a file, one to a sheet. Raises NotPainted."""
    with QPainter(device) as painter:
        if not painter.isActive():
            raise NotPainted
        for number, page in enumerate(pages):
            if number and not device.newPage():
                raise NotPainted
            dots = device.logicalDpiX() / 2540
            # What is unprintable at the edges is left of and above where the printer's own paper begins.
            painter.resetTransform()
            origin = device.pageLayout().paintRect(QPageLayout.Unit.Millimeter).topLeft() * -100 * dots
            QSvgRenderer(drawing(page, _INK)).render(painter, QRectF(origin, QSizeF(page.width, page.height) * dots))


def in_range(pages: Sequence[Page], printer: QPrinter) -> Sequence[Page]:
    """Return the pages that were chosen in the print dialog."""
    first, last = printer.fromPage(), printer.toPage()
    return pages[first - 1 : last] if first else pages
