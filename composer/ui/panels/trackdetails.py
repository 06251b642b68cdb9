"""The details of the track that is edited: its colour, volume, pan and channel."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractButton, QGridLayout, QHBoxLayout, QLabel, QSlider, QWidget

from composer.music import controllers, parts
from composer.music.controllers import PAN, VOLUME, Controller
from composer.music.score import DRUM_CHANNEL
from composer.ui.look.theme import Theme
from composer.ui.panels.fields import Choice, label
from composer.ui.session import Session


class Swatch(QAbstractButton):
    """A disc in a colour of the theme, with a ring around the one that is chosen."""

    def __init__(self, name: str, accessible_name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(accessible_name)
        self.setToolTip(accessible_name)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.colour = QColor()

    def sizeHint(self) -> QSize:
        """Return a size that a disc and its ring fit in."""
        side = self.fontMetrics().height() + 4
        return QSize(side, side)

    def minimumSizeHint(self) -> QSize:
        """Return half of that."""
        return self.sizeHint() / 2

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the disc."""
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            side = min(self.width(), self.height()) - 3
            box = QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side)
            if self.isChecked() or self.hasFocus():
                painter.setPen(self.palette().windowText().color())
                painter.drawEllipse(box)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.colour)
            painter.drawEllipse(box.adjusted(2.5, 2.5, -2.5, -2.5))


class Fader(QSlider):
    """A slider that tells of a value once it has been let go of; a double click goes back to the usual one."""

    def __init__(self, controller: Controller, accessible_name: str) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.setObjectName(controller.name)
        self.setAccessibleName(accessible_name)
        self.setProperty("role", "fader")
        self.setRange(controller.lowest, controller.highest)
        self.setPageStep(16)
        self.setTracking(False)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._usual = controller.usual

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the value as it is: each notch would be an undo step, and most are meant for something else."""
        event.ignore()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Go back to the usual value."""
        self.setValue(self._usual)


class TrackDetails(QWidget):
    """Shows the details of the current track; the signals carry what is wished for it."""

    recoloured = Signal(int)
    volume_set = Signal(int)
    pan_set = Signal(int)
    moved_to_channel = Signal(int)

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("trackDetails")
        self._session, self._theme = session, theme
        self._swatches = [self._make_swatch(colour) for colour in range(parts.HUES)]
        self._volume = Fader(VOLUME, self.tr("Volume of the track"))
        self._pan = Fader(PAN, self.tr("Pan of the track"))
        self._loudness, self._side = QLabel(), QLabel()
        self._channel = self._make_channel()
        self._arrange()
        for fader, told in ((self._volume, self.volume_set), (self._pan, self.pan_set)):
            fader.valueChanged.connect(told)
            fader.sliderMoved.connect(self._show_values)
        for change in (session.score_changed, session.track_changed, theme.changed):
            change.connect(self.show_track)
        self.show_track()

    def _make_swatch(self, colour: int) -> Swatch:
        swatch = Swatch(f"colour{colour}", self.tr("Colour {}").format(colour + 1))
        swatch.clicked.connect(self._recolour(colour))
        return swatch

    def _recolour(self, colour: int) -> Callable[[], None]:
        def told() -> None:
            self.recoloured.emit(colour)

        return told

    def _make_channel(self) -> Choice:
        channel = Choice("channel", self.tr("MIDI channel of the track"))
        for number in range(parts.CHANNELS):
            text = self.tr("{} (drums)") if number == DRUM_CHANNEL else "{}"
            channel.addItem(text.format(number + 1), number)
        channel.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        channel.setMinimumContentsLength(3)
        channel.activated.connect(self.moved_to_channel)
        return channel

    def _arrange(self) -> None:
        colours = QHBoxLayout()
        colours.setSpacing(0)
        for swatch in self._swatches:
            colours.addWidget(swatch)
        grid = QGridLayout(self)
        grid.setContentsMargins(10, 4, 8, 0)
        grid.setVerticalSpacing(6)
        grid.setHorizontalSpacing(8)
        grid.addLayout(colours, 0, 0, 1, 3)
        for row, (text, fader, value) in enumerate(
            ((self.tr("Volume"), self._volume, self._loudness), (self.tr("Pan"), self._pan, self._side)), 1
        ):
            grid.addWidget(label(text, "muted"), row, 0)
            grid.addWidget(fader, row, 1)
            grid.addWidget(value, row, 2)
            value.setProperty("role", "muted")
            value.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            value.setMinimumWidth(value.fontMetrics().horizontalAdvance("000"))
        grid.addWidget(label(self.tr("Channel"), "muted"), 3, 0)
        grid.addWidget(self._channel, 3, 1, 1, 2)
        grid.setColumnStretch(1, 1)

    def show_track(self) -> None:
        """Show the track that is edited."""
        track, score = self._session.track, self._session.score
        chosen = parts.hue(score, self._session.track_index)
        for colour, swatch in enumerate(self._swatches):
            swatch.colour = self._theme.colours.track(colour)[0]
            swatch.setChecked(colour == chosen)
            swatch.update()
        with QSignalBlocker(self._volume), QSignalBlocker(self._pan), QSignalBlocker(self._channel):
            self._volume.setValue(controllers.first_value(track, VOLUME))
            self._pan.setValue(controllers.first_value(track, PAN))
            self._channel.setCurrentIndex(track.channel)
        self._show_values()

    def _show_values(self) -> None:
        """Say in figures where the sliders are, the pan as left, right or the middle."""
        self._loudness.setText(str(self._volume.sliderPosition()))
        side = self._pan.sliderPosition() - PAN.usual
        words = self.tr("L {}") if side < 0 else self.tr("R {}")
        self._side.setText(words.format(abs(side)) if side else self.tr("C", "the middle between left and right"))
