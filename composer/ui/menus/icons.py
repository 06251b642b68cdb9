"""The icons: our own drawings in one grey, painted in the colours of the theme and crisp at every scale."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from PySide6.QtCore import QByteArray, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from composer import paths
from composer.ui.look.theme import Theme

_DRAWN_IN = b"#808894"  # the grey of the files, which is to be seen on both themes where Qt itself shows one


def icon(name: str, theme: Theme, normal: str = "muted", active: str = "text", on: str = "text") -> QIcon:
    """Return an icon that follows the theme, in these roles at rest, under the mouse and checked."""
    return QIcon(_ThemedIcon(name, theme, (normal, active, on)))


def app_icon() -> QIcon:
    """Return the icon of the program itself."""
    return QIcon(str(_file("composer")))


class _ThemedIcon(QIconEngine):
    """Paints a drawing anew for each size, scale and state: it never blurs and is never out of date."""

    def __init__(self, name: str, theme: Theme, roles: tuple[str, str, str]) -> None:
        super().__init__()
        self._name, self._theme, self._roles = name, theme, roles

    def clone(self) -> QIconEngine:
        return _ThemedIcon(self._name, self._theme, self._roles)

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        QSvgRenderer(_drawing(self._name, self._colour(mode, state).name())).render(painter, QRectF(rect))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return self.scaledPixmap(size, mode, state, 1.0)

    def scaledPixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float) -> QPixmap:
        drawn = QPixmap(size * scale)
        drawn.fill(Qt.GlobalColor.transparent)
        with QPainter(drawn) as painter:
            self.paint(painter, drawn.rect(), mode, state)
        drawn.setDevicePixelRatio(scale)
        return drawn

    def _colour(self, mode: QIcon.Mode, state: QIcon.State) -> QColor:
        colours = self._theme.colours
        if mode == QIcon.Mode.Disabled:
            return colours.faint
        normal, active, on = self._roles
        if state == QIcon.State.On:
            return getattr(colours, on)
        return getattr(colours, normal if mode == QIcon.Mode.Normal else active)


def _file(name: str) -> Path:
    return paths.resources() / "icons" / f"{name}.svg"


@cache
def _drawing(name: str, colour: str) -> QByteArray:
    """Return the drawing of this name in a colour such as #e7e9ee."""
    return QByteArray(_file(name).read_bytes().replace(_DRAWN_IN, colour.encode()))
