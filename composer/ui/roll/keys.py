"""The piano keys at the left of the roll."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFont, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from composer.files.instruments import drum_name
from composer.music import parts
from composer.music.gestures import Point
from composer.music.theory import BLACK_KEYS
from composer.ui.look.theme import Theme, sized, translucent
from composer.ui.roll.viewport import Camera, Viewport
from composer.ui.session import Session
from composer.ui.words.wording import pitch_text

_WIDTH, _DRUM_WIDTH = 60, 132
_LEAST_NAMED_ROW = 11
_LEAST_TEXT = 8


class Keys(QWidget):
    """Shows which row is which pitch; a key that is pressed is heard."""

    widened = Signal(int)
    pressed = Signal(int)
    chosen = Signal(int)

    def __init__(self, session: Session, camera: Camera, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("pianoKeys")
        self.setAccessibleName(self.tr("Piano keys"))
        self._session, self._camera, self._theme = session, camera, theme
        self._painted: tuple[float, float] | None = None
        self._pressed: int | None = None
        self._hovered: int | None = None
        self._sounding: frozenset[int] = frozenset()
        self._held: frozenset[int] = frozenset()
        camera.changed.connect(self._on_view_changed)
        self._drums = False
        theme.changed.connect(self._refresh)
        for change in (session.track_changed, session.score_changed):
            change.connect(self._on_track)
        self._refresh()

    def _on_track(self) -> None:
        """Take note of whether the keys stand for drums now."""
        if self._drums != self._session.track.is_drums:
            self._refresh()

    def _refresh(self) -> None:
        """Be as wide as the names need, those of drums or of notes."""
        self._drums = self._session.track.is_drums
        self.setFixedWidth(self._theme.wide(_DRUM_WIDTH if self._drums else _WIDTH))
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Tell of another width."""
        self.widened.emit(self.width())

    def _on_view_changed(self, view: Viewport) -> None:
        """Paint anew when the rows moved; scrolling through time leaves the keys as they are."""
        if self._painted != (view.top, view.row_height):
            self.update()

    def show_pointer(self, point: Point | None) -> None:
        """Light the key of the row that the pointer is in, none for None."""
        pitch = point.pitch if point is not None else None
        if pitch != self._hovered:
            self._hovered = pitch
            self.update()

    def show_sounding(self, pitches: frozenset[int]) -> None:
        """Light the keys of what sounds at the playhead, none for no pitches."""
        self._light(self._sounding ^ pitches)
        self._sounding = pitches

    def show_held(self, pitches: frozenset[int]) -> None:
        """Light the keys of what is played by hand."""
        self._light(self._held ^ pitches)
        self._held = pitches

    def _light(self, changed: frozenset[int]) -> None:
        """Paint anew the rows of some pitches."""
        view = self._camera.viewport
        for pitch in changed:
            self.update(0, int(view.y_at(float(pitch))), self.width(), ceil(view.row_height) + 1)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the keys in sight, each as high as its row."""
        with QPainter(self) as painter:
            self._painted = (self._camera.viewport.top, self._camera.viewport.row_height)
            for pitch in self._camera.viewport.rows():
                self._paint_key(painter, pitch)

    def _is_lit(self, pitch: int) -> bool:
        return pitch == self._pressed or pitch in self._held or pitch in self._sounding

    def _colour(self, pitch: int, black: bool) -> QColor:
        """Return the colour of a key: that of the track's notes while it sounds."""
        colours = self._theme.colours
        if self._is_lit(pitch):
            return colours.track(parts.hue(self._session.score, self._session.track_index))[0]
        colour = colours.key_black if black else colours.panel if self._drums else colours.key_white
        if pitch == self._hovered:
            return colour.lighter(150) if black else colour.darker(110)
        return colour

    def _paint_key(self, painter: QPainter, pitch: int) -> None:
        view, colours = self._camera.viewport, self._theme.colours
        box = QRectF(0, view.y_at(float(pitch)), self.width(), view.row_height)
        drums = self._drums
        black = not drums and pitch % 12 in BLACK_KEYS
        painter.fillRect(box, self._colour(pitch, black))
        painter.fillRect(QRectF(0, box.bottom() - 1, self.width(), 1), translucent(colours.on_key, 0.35))
        if drums and view.row_height >= _LEAST_NAMED_ROW:
            self._paint_drum(painter, pitch, box)
        elif not black and not drums and self._is_named(pitch, view.row_height):
            self._paint_name(painter, pitch, box)

    def _paint_drum(self, painter: QPainter, pitch: int, box: QRectF) -> None:
        colours = self._theme.colours
        painter.setFont(self._font(box.height() - 2))
        is_drum = bool(drum_name(pitch))
        painter.setPen(colours.on_note if self._is_lit(pitch) else colours.text if is_drum else colours.muted)
        room = box.adjusted(8, -4, -6, 4)
        name = pitch_text(pitch, self._session.track, self._theme.naming)
        fitting = painter.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, int(room.width()))
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, fitting)

    @staticmethod
    def _is_named(pitch: int, row_height: float) -> bool:
        return row_height >= _LEAST_NAMED_ROW or (pitch % 12 == 0 and row_height * 7 / 4 >= _LEAST_NAMED_ROW)

    def _font(self, room: float) -> QFont:
        """Return the font of the names, as large as a height in pixels allows."""
        font = sized(self.font(), 11)
        font.setPixelSize(max(_LEAST_TEXT, min(font.pixelSize(), int(room))))
        return font

    def _paint_name(self, painter: QPainter, pitch: int, box: QRectF) -> None:
        naming, is_c = self._theme.naming, pitch % 12 == 0
        # Where only the Cs are named, their names may be higher than their rows.
        room = box.height() if box.height() >= _LEAST_NAMED_ROW else box.height() * 7 / 4
        font = self._font(room - 2)
        font.setWeight(QFont.Weight.DemiBold if is_c else QFont.Weight.Normal)
        painter.setFont(font)
        colours = self._theme.colours
        painter.setPen(colours.on_note if self._is_lit(pitch) else colours.on_key)
        where = box.adjusted(0, -4, -8, 4)
        name = naming.pitch(pitch) if is_c else naming.note(pitch)
        painter.drawText(where, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, name)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Let a key be heard; with Ctrl choose every note of it."""
        pitch = self._camera.viewport.pitch_at(event.position().y())
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.chosen.emit(pitch)
        else:
            self._press(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Play on along the keys."""
        if event.buttons() and self._pressed is not None and self.rect().contains(event.position().toPoint()):
            self._press(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let the key go."""
        self._pressed = None
        self.update()

    def _press(self, at: QPointF) -> None:
        pitch = self._camera.viewport.pitch_at(at.y())
        if pitch != self._pressed:
            self._pressed = pitch
            self.pressed.emit(pitch)
            self.update()
