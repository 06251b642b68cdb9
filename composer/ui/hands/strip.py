"""The piano that is played on the computer keyboard, as it is seen: its keys with what is printed on them."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from composer.music.theory import BLACK_KEYS
from composer.ui.hands.typedpiano import LOWER, UPPER, TypedPiano
from composer.ui.look.theme import Theme, sized, translucent

_HEIGHT, _WORDS, _WIDEST_KEY = 76, 190, 44
_PLACES = {
    semitone: [row[semitone - first] for row, first in ((LOWER, 0), (UPPER, 12)) if 0 <= semitone - first < len(row)]
    for semitone in range(12 + len(UPPER))
}
"""The places that play each semitone, that of the lower row first."""
_WHITES = [semitone for semitone in _PLACES if semitone % 12 not in BLACK_KEYS]
_BLACKS = [semitone for semitone in _PLACES if semitone % 12 in BLACK_KEYS]
_BLACK_WIDTH, _BLACK_HEIGHT = 0.62, 0.58
_EDGE = 8


class TypedStrip(QWidget):
    """Shows the piano while it is on, lit where a key is held; a click plays too."""

    def __init__(self, piano: TypedPiano, theme: Theme, ends_with: str) -> None:
        super().__init__()
        self.setObjectName("typedPiano")
        self.setAccessibleName(self.tr("Piano on the computer keyboard"))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._piano, self._theme, self._ends_with = piano, theme, ends_with
        self._pressed = ""
        piano.changed.connect(self._on_change)
        theme.changed.connect(self._on_theme)
        self._on_theme()
        self.setVisible(piano.is_on)

    def sizeHint(self) -> QSize:
        """Return the size that the strip would like."""
        return QSize(2 * self._theme.px(_WORDS) + len(_WHITES) * _WIDEST_KEY, self._theme.px(_HEIGHT))

    def _on_theme(self) -> None:
        self.setFixedHeight(self._theme.px(_HEIGHT))
        self.update()

    def _on_change(self) -> None:
        self.setVisible(self._piano.is_on)
        self.update()

    # Where the keys are

    def _key_width(self) -> float:
        return min(_WIDEST_KEY, (self.width() - self._theme.px(_WORDS) - 2 * _EDGE) / len(_WHITES))

    def _box(self, semitone: int) -> QRectF:
        """Return where a key is, the black ones over the white."""
        wide, high = self._key_width(), self.height() - 2 * _EDGE
        before = sum(white < semitone for white in _WHITES)
        left = self._theme.px(_WORDS)
        if semitone in _WHITES:
            return QRectF(left + before * wide, _EDGE, wide - 1, high)
        return QRectF(left + (before - _BLACK_WIDTH / 2) * wide, _EDGE, _BLACK_WIDTH * wide, high * _BLACK_HEIGHT)

    def _place_at(self, at: QPointF) -> str:
        hit = next((semitone for semitone in (*_BLACKS, *_WHITES) if self._box(semitone).contains(at)), None)
        return "" if hit is None else _PLACES[hit][0]

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the words at the left, and the keys."""
        colours, held = self._theme.colours, set(self._piano.held)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.fillRect(self.rect(), colours.panel)
            painter.fillRect(QRectF(0, 0, self.width(), 1), colours.hairline)
            self._paint_words(painter)
            for semitone in (*_WHITES, *_BLACKS):
                self._paint_key(painter, semitone, lit=not held.isdisjoint(_PLACES[semitone]))

    def _paint_words(self, painter: QPainter) -> None:
        low, high = (self._theme.naming.pitch(self._piano.lowest + semitone) for semitone in (0, max(_PLACES)))
        below = self.tr("Page up, Page down")
        ends = self.tr("{} ends it").format(self._ends_with) if self._ends_with else ""
        room = QRectF(18, _EDGE, self._theme.px(_WORDS) - 26, self.height() - 2 * _EDGE)
        for text, colour, size, at in (
            (f"{low} – {high}", self._theme.colours.text, 13, Qt.AlignmentFlag.AlignTop),
            (below, self._theme.colours.muted, 11, Qt.AlignmentFlag.AlignVCenter),
            (ends, self._theme.colours.muted, 11, Qt.AlignmentFlag.AlignBottom),
        ):
            painter.setFont(sized(self.font(), size))
            painter.setPen(colour)
            painter.drawText(room, at | Qt.AlignmentFlag.AlignLeft, text)

    def _paint_key(self, painter: QPainter, semitone: int, lit: bool) -> None:
        colours, box = self._theme.colours, self._box(semitone)
        black = semitone in _BLACKS
        plays = self._piano.pitch(_PLACES[semitone][0]) is not None
        colour = colours.note if lit else colours.key_black if black else colours.key_white
        painter.setPen(translucent(colours.on_key, 0.5))
        painter.setBrush(colour if plays else translucent(colour, 0.3))
        painter.drawRoundedRect(box, 3, 3)
        if plays:
            self._paint_labels(painter, box, _PLACES[semitone], self._ink(black, lit))

    def _ink(self, black: bool, lit: bool) -> QColor:
        colours = self._theme.colours
        return colours.on_note if lit else colours.key_white if black else colours.on_key

    def _paint_labels(self, painter: QPainter, box: QRectF, places: list[str], ink: QColor) -> None:
        """Write what is printed on the keys at the lower end, that of the upper row above that of the lower."""
        painter.setFont(sized(self.font(), 11))
        painter.setPen(ink)
        line = painter.fontMetrics().height()
        for number, place in enumerate(places):
            room = box.adjusted(0, 0, 0, -3 - number * line)
            painter.drawText(
                room, Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignHCenter, self._piano.label(place)
            )

    # The mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Play the key under the pointer."""
        self._pressed = self._place_at(event.position())
        self._piano.press(self._pressed)

    mouseDoubleClickEvent = mousePressEvent

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let it go."""
        self._piano.release(self._pressed)
        self._pressed = ""
