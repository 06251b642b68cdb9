"""The bar over the roll: tools, grid, playing, the position, tempo, meter and key."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QDoubleSpinBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from composer.audio.course import FASTEST, SLOWEST
from composer.music import changes, timing
from composer.music.score import KeyChange, Meter, Score, Tempo
from composer.music.theory import KEYS, Key
from composer.ui.look.theme import Theme, tabular
from composer.ui.panels.fields import Choice, captioned, label, number_field, segments
from composer.ui.panels.tworows import TwoRows, side_by_side
from composer.ui.roll.viewport import Viewport
from composer.ui.session import Session
from composer.ui.words.wording import grid_text, key_text

_METERS = ((2, 4), (3, 4), (4, 4), (5, 4), (2, 2), (3, 8), (6, 8), (7, 8), (9, 8), (12, 8))


class Transport(QFrame):
    """Shows where the playhead is and what holds there; the fields change that, each as an undo step."""

    grid_chosen = Signal(object)
    speed_chosen = Signal(int)

    def __init__(
        self, session: Session, actions: dict[str, QAction], theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("transport")
        self.setProperty("role", "panel")
        self._session, self._theme = session, theme
        self._tick = 0
        self._shown: _InForce | None = None
        self._grid = self._make_grid()
        self._position = label("1.1.1", "position", "position")
        self._time = label("0:00.0", "muted", "time")
        self._tempo = self._make_tempo()
        self._speed = self._make_speed()
        self._meter = Choice("meter", self.tr("Meter"))
        self._key = self._make_key()
        self._meter.activated.connect(self._on_meter)
        for field in (self._tempo, self._meter, self._key):
            field.setToolTip(self.tr("What is in force at the playhead; right-click the ruler to change it elsewhere"))
        self._arrange(actions)
        session.score_changed.connect(self.show_score)
        theme.changed.connect(self._on_theme)
        self._on_theme()
        self.show_score(session.score)

    def _on_theme(self) -> None:
        """Take the room that the text needs, and call the keys what they are called now."""
        for field in (self._tempo, self._speed):
            field.setFixedWidth(self._theme.px(66))
        self._readout.setFixedWidth(self._theme.px(92))
        self._zoom.setFixedWidth(self._theme.px(48))
        self._rows.fit()
        for index, key in enumerate(KEYS, 1):
            self._key.setItemText(index, key_text(key, self._theme.naming))

    def _make_grid(self) -> Choice:
        grid = Choice("grid", self.tr("Grid"))
        for choice in timing.GRIDS:
            grid.addItem(self.tr("Grid {}").format(grid_text(choice)), choice)
        grid.setCurrentIndex(3)
        grid.currentIndexChanged.connect(self._on_grid)
        return grid

    def _make_tempo(self) -> QDoubleSpinBox:
        tempo = number_field(QDoubleSpinBox(), "tempo", self.tr("Tempo in beats a minute"))
        tempo.setRange(4, 999)
        tempo.setDecimals(1)
        tempo.setProperty("role", "plain")
        tempo.setKeyboardTracking(False)
        tempo.valueChanged.connect(self._on_tempo)
        return tempo

    def _make_speed(self) -> QSpinBox:
        speed = number_field(QSpinBox(), "speed", self.tr("Playback speed in per cent"))
        speed.setRange(SLOWEST, FASTEST)
        speed.setSingleStep(5)
        speed.setSuffix(" %")
        speed.setToolTip(self.tr("How fast it plays, beside the piece's own tempo, which stays as it is"))
        speed.setProperty("role", "plain")
        speed.setKeyboardTracking(False)
        speed.valueChanged.connect(self.speed_chosen)
        return speed

    def show_speed(self, percent: int) -> None:
        """Show how fast it plays."""
        with QSignalBlocker(self._speed):
            self._speed.setValue(percent)

    def _make_key(self) -> Choice:
        key = Choice("key", self.tr("Key"))
        key.addItem(self.tr("no key"), None)
        for choice in KEYS:
            key.addItem(key_text(choice, self._theme.naming), tuple(choice))
        key.activated.connect(self._on_key)
        return key

    def _arrange(self, actions: dict[str, QAction]) -> None:
        tools = segments(*(actions[f"actionTool{tool}"] for tool in ("Draw", "Select", "Erase")))
        playing = segments(
            *(actions[f"action{name}"] for name in ("ToStart", "Play", "Stop", "Record", "Loop", "Metronome")),
            play="actionPlay",
        )
        self._readout = self._make_readout()
        self._zoom = self._make_zoom()
        zooming = segments(actions["actionZoomOut"], actions["actionZoomIn"])
        between = zooming.layout()
        assert isinstance(between, QHBoxLayout)
        between.insertWidget(1, self._zoom)
        facts = side_by_side(
            self._readout,
            captioned(self._tempo, self.tr("bpm")),
            captioned(self._meter, self.tr("meter")),
            captioned(self._key, self.tr("key")),
            captioned(self._speed, self.tr("speed")),
            segments(actions["actionSnapToScale"]),
        )
        self._rows = TwoRows(side_by_side(tools, self._grid), playing, facts, zooming)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 8, 14, 8)
        row.addWidget(self._rows)

    def _make_zoom(self) -> QLabel:
        zoom = label("", "muted", "zoom")
        zoom.setAlignment(Qt.AlignmentFlag.AlignCenter)
        zoom.setToolTip(self.tr("How wide the beats are"))
        return zoom

    def show_zoom(self, view: Viewport) -> None:
        """Say how wide the beats are, in per cent of the usual width."""
        self._zoom.setText(f"{100 * view.beat_width / Viewport().beat_width:.0f} %")

    def _make_readout(self) -> QWidget:
        box = QWidget()
        box.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for line in (self._position, self._time):
            line.setFont(tabular(line.font()))
            line.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
            column.addWidget(line)
        return box

    def show_position(self, tick: float) -> None:
        """Say where the playhead is, as bar, beat and sixteenth and as time, and what is in force there."""
        score = self._session.score
        place = timing.position_at(score, int(tick))
        sixteenth = place.ticks * 4 // score.ticks_per_beat + 1
        seconds = float(timing.seconds_at(score, tick))
        self._position.setText(f"{place.bar}.{place.beat}.{sixteenth}")
        self._time.setText(f"{int(seconds // 60)}:{seconds % 60:04.1f}")
        self._tick = int(tick)
        self.show_score(score)

    def show_score(self, score: Score) -> None:
        """Show tempo, meter and key where the playhead is."""
        now = _in_force(score, self._tick)
        if now == self._shown:
            return
        self._shown = now
        with QSignalBlocker(self._tempo), QSignalBlocker(self._meter), QSignalBlocker(self._key):
            self._tempo.setValue(now.tempo.bpm)
            self._show_meter(now.meter.numerator, now.meter.denominator)
            self._key.setCurrentIndex(0 if now.key is None else 1 + KEYS.index(Key.of_signature(now.key)))

    def _show_meter(self, numerator: int, denominator: int) -> None:
        shown = (numerator, denominator)
        self._meter.clear()
        for meter in sorted({*_METERS, shown}, key=lambda meter: (meter[1], meter[0])):
            self._meter.addItem(f"{meter[0]}/{meter[1]}", meter)
        self._meter.setCurrentText(f"{numerator}/{denominator}")

    def _on_grid(self) -> None:
        self.grid_chosen.emit(timing.Grid(*self._grid.currentData()))

    def _on_tempo(self, bpm: float) -> None:
        score = self._session.score
        tempo = timing.tempo_at(score, self._tick)
        if abs(bpm - tempo.bpm) >= 0.05:
            self._session.commit(self.tr("Tempo"), changes.set_tempo(score, bpm, tempo.tick))

    def _on_meter(self) -> None:
        score, (numerator, denominator) = self._session.score, self._meter.currentData()
        tick = timing.meter_at(score, self._tick).tick
        self._session.commit(self.tr("Meter"), changes.set_meter(score, numerator, denominator, tick))

    def _on_key(self) -> None:
        score, data = self._session.score, self._key.currentData()
        there = timing.in_force(score.keys, self._tick)
        key = None if data is None else Key(*data)
        self._session.commit(self.tr("Key"), changes.set_key(score, key, there.tick if there else 0))


class _InForce(NamedTuple):
    """What holds at a place of the piece."""

    tempo: Tempo
    meter: Meter
    key: KeyChange | None


def _in_force(score: Score, tick: int) -> _InForce:
    return _InForce(timing.tempo_at(score, tick), timing.meter_at(score, tick), timing.in_force(score.keys, tick))
