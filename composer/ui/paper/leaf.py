"""A page of sheet music as it is seen: its picture is kept until it has another size or other colours."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from composer.files.engraving.pages import Page, Place

_MOST_PIXELS = 16_000_000
"""A page of more than that is painted anew each time, in the part that is seen."""
_REACH = 60.0
"""How far beside a note a click still hits it, in hundredths of a millimetre."""


class Leaf:
    """A page, its picture, and what stands where on it."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self._ink = ""
        self._renderer = QSvgRenderer()
        self._picture = QPixmap()
        self._notes = {note.name: note for note in page.notes}
        self._bars = {bar.name: bar for bar in page.bars}

    def draw(self, painter: QPainter, target: QRectF, paper: QColor, ink: QColor) -> None:
        """Draw the page into a rectangle."""
        ratio = painter.device().devicePixelRatio()
        size = QSize(round(target.width() * ratio), round(target.height() * ratio))
        self._read(paper, ink)
        if size.width() * size.height() > _MOST_PIXELS:
            painter.fillRect(target, paper)
            self._renderer.render(painter, target)
            return
        if self._picture.size() != size:
            self._picture = self._painted(size, paper)
            self._picture.setDevicePixelRatio(ratio)
        painter.drawPixmap(target.topLeft(), self._picture)

    def _read(self, paper: QColor, ink: QColor) -> None:
        """Take the drawing in an ink, if it is not in that yet."""
        look = f"{ink.name()} on {paper.name()}"
        if look != self._ink:
            self._ink, self._picture = look, QPixmap()
            self._renderer.load(drawing(self.page, ink))

    def _painted(self, size: QSize, paper: QColor) -> QPixmap:
        picture = QPixmap(size)
        picture.fill(paper)
        with QPainter(picture) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._renderer.render(painter, QRectF(picture.rect()))
        return picture

    def note(self, name: str) -> Place | None:
        """Return where a note of this name stands, None if it is not on the page."""
        return self._notes.get(name)

    def bar(self, name: str) -> Place | None:
        """Return where a bar of this name stands, None if it is not on the page."""
        return self._bars.get(name)

    def note_at(self, x: float, y: float) -> str:
        """Return the name of the note nearest to a place if it is there, else ""."""
        near = [
            (abs(x - note.x - note.width / 2) + abs(y - note.y - note.height / 2), note.name)
            for note in self.page.notes
            if -_REACH <= x - note.x <= note.width + _REACH and -_REACH <= y - note.y <= note.height + _REACH
        ]
        return min(near, default=(0.0, ""))[1]

    def bar_at(self, x: float, y: float) -> str:
        """Return the name of the bar at a place, "" if there is none."""
        return next(
            (
                bar.name
                for bar in self.page.bars
                if bar.x <= x < bar.x + bar.width and bar.y - _REACH * 5 <= y < bar.y + bar.height + _REACH * 5
            ),
            "",
        )


def drawing(page: Page, ink: QColor) -> bytes:
    """Return the SVG of a page in an ink: Qt knows no current colour."""
    return page.svg.replace("currentColor", ink.name()).encode()
