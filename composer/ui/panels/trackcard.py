"""The card of one track: its colour, name and instrument, and whether it is heard."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
)

from composer.music.score import Track
from composer.ui.look.theme import translucent
from composer.ui.panels.fields import label
from composer.ui.panels.namefield import NameField
from composer.ui.words.wording import instrument_text

_STRIP = 4
_SILENT = 0.35
_LEAST_WIDTH = 60
_LEFT, _RIGHT, _GAP = 22, 8, 5


class TrackCard(QFrame):
    """Shows a track. Every signal carries the card's place first, `dragged` then where on the screen it is carried."""

    pressed = Signal(int)
    menu_wanted = Signal(int, object)
    dragged = Signal(int, object)
    dropped = Signal(int)
    renamed = Signal(int, str)
    instrument_wanted = Signal(int)
    muted = Signal(int, bool)
    soloed = Signal(int, bool)
    soloed_alone = Signal(int)

    def __init__(self, index: int) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.index = index
        self._name = self._shown_name = self._sound = ""
        self._looks: tuple[object, ...] = ()
        self._colour = QColor()
        self._has_focus = False
        self._pressed_at: QPointF | None = None
        self._drags = False
        self._title = label("", "", "trackName")
        self._title.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._field = self._make_field()
        self._instrument = self._make_instrument()
        self._mute = self._make_switch("mute", self.tr("M", "on the button that mutes a track"))
        self._solo = self._make_switch("solo", self.tr("S", "on the button that solos a track"))
        self._arrange()

    def _make_field(self) -> NameField:
        field = NameField()
        field.setObjectName("trackNameField")
        field.setAccessibleName(self.tr("Name of the track"))
        field.setProperty("role", "inline")
        field.kept.connect(self._keep_name)
        field.dropped.connect(self._end_renaming)
        field.hide()
        return field

    def _make_instrument(self) -> QPushButton:
        button = QPushButton()
        button.setObjectName("instrument")
        button.setProperty("role", "line")
        button.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(self._want_instrument)
        return button

    def _make_switch(self, role: str, text: str) -> QToolButton:
        switch = QToolButton()
        switch.setObjectName(role)
        switch.setProperty("role", role)
        switch.setText(text)
        switch.setCheckable(True)
        switch.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        switch.clicked.connect(self._on_mute if role == "mute" else self._on_solo)
        return switch

    def _arrange(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(0)
        for line in (self._title, self._field, self._instrument):
            words.addWidget(line)
        row = QHBoxLayout(self)
        row.setContentsMargins(_LEFT, 7, _RIGHT, 7)
        row.setSpacing(_GAP)
        row.addLayout(words, 1)
        row.addWidget(self._mute)
        row.addWidget(self._solo)

    # What it shows

    def show_track(self, track: Track, shown: str, colour: QColor, current: bool, audible: bool) -> None:
        """Show a track under a name in its colour, as the one that is edited or not, fainter where it is not heard."""
        sound = track.name, track.program, track.channel, track.muted, track.soloed
        looks = sound, shown, colour.rgb(), current, audible, self.font().pixelSize()
        if looks == self._looks:
            return
        self._looks = looks
        if track.name != self._name:
            # It may be another track that stands here now.
            self._end_renaming()
        self._name, self._shown_name = track.name, shown
        self._colour = colour if audible else translucent(colour, _SILENT)
        self.setAccessibleName(shown)
        self._title.setToolTip(shown)
        self._title.setProperty("role", "" if audible else "muted-name")
        self._sound = instrument_text(track.program, track.is_drums)
        self._instrument.setAccessibleName(self.tr("Instrument: {}").format(self._sound))
        self._instrument.setToolTip(self.tr("{}: choose another instrument").format(self._sound))
        for switch, on, name in (
            (self._mute, track.muted, self.tr("Mute {}").format(shown)),
            (self._solo, track.soloed, self.tr("Solo {}, with Ctrl alone").format(shown)),
        ):
            switch.setChecked(on)
            switch.setToolTip(name)
            switch.setAccessibleName(name)
        if self.property("current") != current:
            self.setProperty("current", current)
            self.style().polish(self)
        self._title.style().polish(self._title)
        self._fit_words()
        self.update()

    def show_focus(self, has_it: bool) -> None:
        """Show whether the keys of the list are for this track."""
        if has_it != self._has_focus:
            self._has_focus = has_it
            self.update()

    def _fit_words(self) -> None:
        """Shorten name and instrument to the room there is."""
        beside = sum(switch.sizeHint().width() + _GAP for switch in (self._mute, self._solo))
        room = self.width() - _LEFT - _RIGHT - beside
        lines: tuple[tuple[QLabel | QPushButton, str], ...] = (
            (self._title, self._shown_name),
            (self._instrument, self._sound),
        )
        for line, text in lines:
            line.setText(line.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Shorten name and instrument anew."""
        super().resizeEvent(event)
        self._fit_words()

    # Its name

    def rename(self) -> None:
        """Let the name be typed in its place."""
        self._field.setText(self._name)
        self._field.setPlaceholderText(self._shown_name)
        self._title.hide()
        self._field.show()
        self._field.selectAll()
        self._field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _keep_name(self, name: str) -> None:
        if self._end_renaming():
            self.renamed.emit(self.index, name.strip())

    def _end_renaming(self) -> bool:
        """Show the name again; return whether it was being typed."""
        typed = not self._field.isHidden()
        self._title.show()
        self._field.hide()
        return typed

    # The mouse

    def _want_instrument(self) -> None:
        self.instrument_wanted.emit(self.index)

    def _on_mute(self, on: bool) -> None:
        self.muted.emit(self.index, on)

    def _on_solo(self, on: bool) -> None:
        """Solo the track too, with Ctrl the track alone."""
        if QApplication.keyboardModifiers() & Qt.KeyboardModifier.ControlModifier:
            self.soloed_alone.emit(self.index)
            self._solo.setChecked(True)
        else:
            self.soloed.emit(self.index, on)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Edit this track; the right button opens its menu."""
        self.pressed.emit(self.index)
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed_at = event.globalPosition()
        elif event.button() == Qt.MouseButton.RightButton:
            self.menu_wanted.emit(self.index, event.globalPosition().toPoint())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Carry the card to another place, once it is clear that this is no click."""
        if self._pressed_at is not None:
            distance = (event.globalPosition() - self._pressed_at).manhattanLength()
            self._drags = self._drags or distance >= QApplication.startDragDistance()
        if self._drags:
            self.dragged.emit(self.index, event.globalPosition().toPoint())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Put the card down."""
        dragged = self._drags
        self.forget_drag()
        if dragged:
            self.dropped.emit(self.index)

    def forget_drag(self) -> None:
        """Take what the button has begun as not begun."""
        self._pressed_at, self._drags = None, False

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Rename the track."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.rename()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the track's colour at the left."""
        super().paintEvent(event)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._colour)
            painter.drawRoundedRect(10, 10, _STRIP, self.height() - 20, _STRIP / 2, _STRIP / 2)
            if self._has_focus:
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.setPen(self.palette().placeholderText().color())
                painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)

    def minimumSizeHint(self) -> QSize:
        """Return a size that the name may be shortened to."""
        return QSize(_LEAST_WIDTH, super().minimumSizeHint().height())
