"""The strip over the ruler: the whole piece, and a frame around the part of it that the roll shows."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from PySide6.QtCore import QEvent, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QImage, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QWidget

from composer.music import timing
from composer.music.score import Notes, Score
from composer.ui.look.theme import Theme, translucent
from composer.ui.roll.density import density, picture
from composer.ui.roll.layer import Layer
from composer.ui.roll.painter import track_style
from composer.ui.roll.strip import Grip, Strip
from composer.ui.roll.viewport import Camera, Viewport
from composer.ui.roll.wheel import along
from composer.ui.session import Session

_HEIGHT = 32
_TOP, _BOTTOM = 4, 3
_FEWEST_BARS = 4
_LEAST_SPAN = 12
_NOTES_HIGH = 10
"""So many notes could stand on top of each other on the strip."""

_LARGE = 20_000
_RENEWAL_MILLISECONDS = 80


class _Picture(NamedTuple):
    """The picture of a track, and all that it depends on."""

    notes: Notes
    made_for: tuple[object, ...]
    image: QImage


class Overview(QWidget):
    """Shows the whole piece; the frame is dragged to move and by its ends to zoom, a click goes there."""

    hint_changed = Signal(str)

    def __init__(self, session: Session, camera: Camera, theme: Theme, indent: int) -> None:
        super().__init__()
        self.setObjectName("overview")
        self.setAccessibleName(self.tr("Overview of the piece"))
        self.setMouseTracking(True)
        self._session, self._camera, self._theme, self._indent = session, camera, theme, indent
        self._layer = Layer(self._paint_ground)
        self._pictures: dict[int, _Picture] = {}
        self._strip: Strip | None = None
        self._playhead = 0.0
        self._loop: tuple[int, int] | None = None
        self._proposed: tuple[int, int] | None = None
        self._press: tuple[Grip, float, Viewport] | None = None
        camera.changed.connect(self.update)
        # To see the whole of a large piece takes longer than an edit of it may: that comes a moment later.
        self._renewal = QTimer(self)
        self._renewal.setSingleShot(True)
        self._renewal.setInterval(_RENEWAL_MILLISECONDS)
        self._renewal.timeout.connect(self._refresh)
        session.score_changed.connect(self._on_score)
        session.track_changed.connect(self._refresh)
        theme.changed.connect(self._on_theme)
        self._on_theme()

    # What is shown

    @property
    def strip(self) -> Strip:
        """The pixels beside the keys and the ticks of the piece, up to the end of its last bar."""
        if self._strip is None:
            self._strip = Strip(max(1, self.width() - self._indent), self._ticks())
        return self._strip

    def _ticks(self) -> int:
        score = self._session.score
        end = max(score.end, self._proposed[1] if self._proposed else 0)
        bar = timing.bar_start(score, timing.position_at(score, max(end - 1, 0)).bar + 1)
        return max(bar, timing.bar_start(score, _FEWEST_BARS + 1))

    def indent_by(self, pixels: int) -> None:
        """Begin beside keys that are so many pixels wide."""
        self._indent, self._strip = pixels, None
        self._refresh()

    def show_playhead(self, tick: float) -> None:
        """Move the playhead's stroke, where that is another pixel."""
        before, after = (round(self.strip.x_at(at)) for at in (self._playhead, tick))
        self._playhead = tick
        if before != after:
            first, last = sorted((before, after))
            self.update(self._indent + first - 2, 0, last - first + 4, self.height())

    def show_loop(self, span: tuple[int, int] | None) -> None:
        """Show where it loops, or that it does not."""
        self._loop = span
        self.update()

    def show_proposed(self, span: tuple[int, int] | None) -> None:
        """Make room for a take, and show which ticks it covers."""
        if span != self._proposed:
            self._proposed = span
            self._refresh()

    def _on_score(self, score: Score) -> None:
        if sum(len(track.notes) for track in score.tracks) > _LARGE:
            self._renewal.start()
        else:
            self._refresh()

    def _on_theme(self) -> None:
        """Grow with the text."""
        self.setFixedHeight(self._theme.px(_HEIGHT))
        self._refresh()

    def _refresh(self) -> None:
        self._layer.stale, self._strip = True, None
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show the piece on more or fewer pixels."""
        self._refresh()

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the piece, which is kept, and over it the frame and the playhead."""
        with QPainter(self) as painter:
            self._layer.draw(painter, self, event.rect())
            painter.translate(self._indent, 0)
            colours, strip = self._theme.colours, self.strip
            for span, colour in ((self._loop, colours.playhead), (self._proposed, colours.accent)):
                if span is not None:
                    first, after = (strip.x_at(tick) for tick in span)
                    painter.fillRect(QRectF(first, _TOP, max(after - first, 1), 2), colour)
            self._paint_frame(painter, strip)
            painter.fillRect(QRectF(round(strip.x_at(self._playhead)), _TOP, 1, self._room), colours.playhead)

    @property
    def _room(self) -> int:
        return self.height() - _TOP - _BOTTOM

    def _paint_frame(self, painter: QPainter, strip: Strip) -> None:
        colours = self._theme.colours
        left, right = strip.frame(self._camera.viewport)
        frame = QRectF(left + 0.5, _TOP - 1.5, right - left - 1, self._room + 3)
        # Filled by itself and square: a large shape with smooth edges takes longer than all the rest here.
        painter.fillRect(frame.adjusted(0.5, 0.5, -0.5, -0.5), translucent(colours.text, 0.07))
        painter.setPen(QPen(colours.muted, 1))
        painter.drawRect(frame)

    def _paint_ground(self, painter: QPainter) -> None:
        painter.fillRect(self.rect(), self._theme.colours.panel)
        painter.translate(self._indent, 0)
        score, current = self._session.score, self._session.track_index
        size = int(self.strip.width * self.devicePixelRatioF()), int((self._room - 6) * self.devicePixelRatioF())
        for index in sorted(range(len(score.tracks)), key=lambda index: index == current):
            if len(score.tracks[index].notes):
                image = self._picture(score, index, size)
                painter.drawImage(QRectF(0, _TOP + 3, self.strip.width, self._room - 6), image)

    def _picture(self, score: Score, index: int, size: tuple[int, int]) -> QImage:
        """Return the picture of a track, made anew only where its notes or what it depends on are others."""
        notes, rows = score.tracks[index].notes, _pitches(score)
        colour = track_style(self._theme.colours, score, index).fill
        made_for = (size, rows, self.strip.ticks, colour.rgb())
        kept = self._pictures.get(index)
        if kept is None or kept.notes is not notes or kept.made_for != made_for:
            image = _painted(notes, rows, self.strip.ticks, size, colour)
            kept = self._pictures[index] = _Picture(notes, made_for, image)
        return kept.image

    # The mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of the frame; beside it, bring it there first."""
        if event.button() != Qt.MouseButton.LeftButton:
            return
        x, strip = self._x(event), self.strip
        grip = strip.grip_at(self._camera.viewport, x)
        if grip is None:
            self._camera.look(strip.centred(self._camera.viewport, x))
        self._press = grip or Grip.BODY, x, self._camera.viewport

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag the frame or one of its ends."""
        if self._press is not None and event.buttons() & Qt.MouseButton.LeftButton:
            grip, x, view = self._press
            self._camera.look(self.strip.dragged(view, grip, self._x(event) - x))
        else:
            self._tell(self.strip.grip_at(self._camera.viewport, self._x(event)))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go of the frame."""
        self._press = None

    def drop(self) -> None:
        """Go back to where a drag under way began."""
        if self._press is not None:
            self._camera.look(self._press[2])
            self._press = None

    def _x(self, event: QMouseEvent) -> float:
        return event.position().x() - self._indent

    def _tell(self, grip: Grip | None) -> None:
        """Tell by cursor and hint what a press would do."""
        if grip in (Grip.LEFT, Grip.RIGHT):
            hint, cursor = self.tr("Drag the end of the frame to zoom"), Qt.CursorShape.SizeHorCursor
        elif grip is Grip.BODY:
            hint, cursor = self.tr("Drag the frame to move along the piece"), Qt.CursorShape.OpenHandCursor
        else:
            hint, cursor = self.tr("Click to go there"), Qt.CursorShape.PointingHandCursor
        self.setCursor(cursor)
        self.hint_changed.emit(hint)

    def leaveEvent(self, event: QEvent) -> None:
        """Take the hint away with the pointer."""
        self.hint_changed.emit("")

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Move along the piece, with Ctrl zoom about the middle."""
        view = self._camera.viewport
        self._camera.look(along(view, event, view.width / 2))
        event.accept()


def _pitches(score: Score) -> tuple[int, int]:
    """Return the lowest and the highest pitch of a score that has notes."""
    played = [track.notes.pitch for track in score.tracks if len(track.notes)]
    return min(int(pitch.min()) for pitch in played), max(int(pitch.max()) for pitch in played)


def _painted(notes: Notes, rows: tuple[int, int], ticks: float, size: tuple[int, int], colour: QColor) -> QImage:
    """Return the picture of notes, the piece as wide as it and the pitches from the lowest to the highest as high."""
    (width, height), (lowest, highest) = size, rows
    thick = max(1, height // _NOTES_HIGH)
    first = np.clip(notes.start * (width / ticks), 0, width - 1).astype(np.int64)
    after = np.clip(notes.end * (width / ticks), first + 1, width).astype(np.int64)
    # Where a piece is narrow, it stands in the middle.
    span = max(highest - lowest, _LEAST_SPAN)
    above = (span - highest + lowest) / 2
    row = ((highest + above - notes.pitch) * (height - thick) / span).astype(np.int64)
    covered = density(first, after, row, size)
    for _ in range(thick - 1):
        covered[1:] = np.maximum(covered[1:], covered[:-1])
    return picture(covered, colour)
