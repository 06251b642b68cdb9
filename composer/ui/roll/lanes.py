"""What is under the roll: one lane at a time, and at the left the button that chooses which."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QStackedWidget, QToolButton, QVBoxLayout, QWidget

from composer.music import controllers
from composer.music.score import Notes
from composer.ui.look.theme import Theme
from composer.ui.roll.canvas import Canvas
from composer.ui.roll.lane import Lane
from composer.ui.roll.lanelines import ControllerLane, TempoLane
from composer.ui.roll.velocities import VelocityLane
from composer.ui.roll.viewport import Camera
from composer.ui.session import Session

_HEIGHT = 92
_PADDING = 4


class Lanes(QWidget):
    """Shows velocity, tempo or a controller; `chosen` carries the name of the lane."""

    chosen = Signal(str)
    hint_changed = Signal(str)

    def __init__(self, session: Session, camera: Camera, theme: Theme, canvas: Canvas, indent: int) -> None:
        super().__init__()
        self._session, self._theme = session, theme
        self.wanted_height = _HEIGHT
        self.velocity = VelocityLane(session, camera, theme, canvas)
        self.tempo = TempoLane(session, camera, theme, canvas)
        self.controller = ControllerLane(session, camera, theme, canvas)
        self._titles = self._named()
        self._stack = QStackedWidget()
        for lane in self.all_lanes():
            self._stack.addWidget(lane)
            lane.hint_changed.connect(self.hint_changed)
        self._button = self._make_button()
        self._head = QWidget()
        self._name = self._short = ""
        self._arrange(indent)
        self.choose("velocity")
        theme.changed.connect(self._on_theme)

    def _on_theme(self) -> None:
        self._fit_button()
        self.update()

    def _named(self) -> dict[str, tuple[str, str]]:
        """Return the name of each lane on its narrow button and in full."""
        return {
            "velocity": (self.tr("Velocity"), self.tr("Velocity of the notes")),
            "tempo": (self.tr("Tempo"), self.tr("Tempo of the piece")),
            "modulation": (self.tr("Mod"), self.tr("Modulation")),
            "volume": (self.tr("Volume"), self.tr("Volume")),
            "pan": (self.tr("Pan"), self.tr("Pan, left to right")),
            "expression": (self.tr("Expr."), self.tr("Expression")),
            "sustain": (self.tr("Pedal"), self.tr("Sustain pedal")),
            "bend": (self.tr("Bend"), self.tr("Pitch bend")),
        }

    def _make_button(self) -> QToolButton:
        button = QToolButton()
        button.setObjectName("laneChoice")
        button.setProperty("role", "lane")
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(button)
        menu.aboutToShow.connect(self._fill_menu)
        button.setMenu(menu)
        return button

    def _fill_menu(self) -> None:
        """Offer the lanes, with a dot at those that hold something, and what else the track is told of."""
        menu, held = self._button.menu(), ("velocity", *self._told())
        menu.clear()
        for name in self._names():
            title = self._title(name)[1]
            action = menu.addAction(f"{title}  •" if name in held else title)
            action.setCheckable(True)
            action.setObjectName(name)
            action.setChecked(name == self._name)
            action.triggered.connect(partial(self.choose, name))

    def _told(self) -> list[str]:
        """Return the names of the controllers that the track is told of."""
        return [controller.name for controller in controllers.told(self._session.track)]

    def _names(self) -> list[str]:
        """Return the names of the lanes there are: those that every track has, and the others that this one has."""
        return list(dict.fromkeys((*self._titles, *self._told())))

    def choose_next(self) -> None:
        """Show the lane after this one, after the last the first."""
        names = self._names()
        at = names.index(self._name) if self._name in names else -1
        self.choose(names[(at + 1) % len(names)])

    def _title(self, name: str) -> tuple[str, str]:
        """Return the name of a lane on the button and in full; other controllers go by their number."""
        number = name.removeprefix("cc")
        return self._titles.get(name) or (f"CC {number}", self.tr("Controller {}").format(number))

    def _arrange(self, indent: int) -> None:
        self._head.setFixedWidth(indent)
        column = QVBoxLayout(self._head)
        column.setContentsMargins(0, 5, 0, 0)
        column.addWidget(self._button, 0, Qt.AlignmentFlag.AlignTop)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._head)
        row.addWidget(self._stack, 1)

    def indent_by(self, pixels: int) -> None:
        """Leave room for keys that are so many pixels wide."""
        self._head.setFixedWidth(pixels)
        self._fit_button()

    def _fit_button(self) -> None:
        """Write the name of the lane as there is room beside the keys, at best with the sign that there are others."""
        self._button.ensurePolished()
        metrics, room = self._button.fontMetrics(), self._head.width() - self._theme.px(_PADDING)
        signed = f"{self._short} ▾"
        fits = metrics.horizontalAdvance(signed) <= room
        self._button.setText(signed if fits else metrics.elidedText(self._short, Qt.TextElideMode.ElideRight, room))

    @property
    def current(self) -> Lane:
        """The lane in sight."""
        return next(lane for lane in self.all_lanes() if lane is self._stack.currentWidget())

    def all_lanes(self) -> tuple[Lane, ...]:
        """Return the lanes, shown or not."""
        return self.velocity, self.tempo, self.controller

    def choose(self, name: str, checked: bool = True) -> None:
        """Show the lane of a name; one that there is not is that of velocity."""
        controller = controllers.named(name)
        self._name = name if controller or name in self._titles else "velocity"
        short, title = self._title(self._name)
        if controller is not None:
            self.controller.choose(controller, title)
        shown = {"velocity": self.velocity, "tempo": self.tempo}.get(self._name, self.controller)
        self._stack.setCurrentWidget(shown)
        self._short = short
        self._fit_button()
        self._button.setToolTip(title)
        self._button.setAccessibleName(self.tr("Lane: {}").format(title))
        self.chosen.emit(self._name)

    def sizeHint(self) -> QSize:
        """Return the size that the lane would like: the height it was last given."""
        return QSize(880, self.wanted_height)

    def show_playhead(self, tick: float) -> None:
        """Move the playhead."""
        for lane in self.all_lanes():
            lane.show_playhead(tick)

    def show_ghosts(self, notes: Notes) -> None:
        """Show proposed notes too."""
        self.velocity.show_ghosts(notes)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground of the button."""
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), self._theme.colours.panel)
