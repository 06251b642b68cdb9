"""What is seen and remembered of it: lane, overview, loop, zoom, and where one was in a piece."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction

from composer.music import timing
from composer.ui.roll.view import RollView
from composer.ui.session import Session
from composer.ui.settings import Settings
from composer.ui.verbs.places import Places

_LOOPED_BARS = 4


class Viewing(QObject):
    """Connects the switches of the view with the roll. `remembered` carries the name of a setting and its value."""

    remembered = Signal(str, object)

    def __init__(self, session: Session, roll: RollView, actions: dict[str, QAction], settings: Settings) -> None:
        super().__init__(roll)
        self._session, self._roll, self._actions = session, roll, actions
        self._loop = roll.ruler.loop
        self.places = Places(session, roll, settings.views)
        roll.lanes.wanted_height = settings.lane_height
        roll.lanes.choose(settings.lane)
        self._connect()
        self._on_selection()

    def _connect(self) -> None:
        actions, roll = self._actions, self._roll
        for name, part in (("actionLanes", roll.lanes), ("actionOverview", roll.overview)):
            actions[name].toggled.connect(part.setVisible)
        actions["actionLoop"].toggled.connect(self._on_loop)
        self._loop.changed.connect(self._show_loop)
        self._session.opened.connect(self._loop.clear)
        self._session.selection_changed.connect(self._on_selection)
        self.places.changed.connect(self._on_places)
        roll.lanes.chosen.connect(self._on_lane)
        roll.split.splitterMoved.connect(self._on_split)

    def verbs(self) -> dict[str, Callable[[], None]]:
        """Return what the actions of the View menu do."""
        return {
            "actionZoomSelection": self._roll.show_selection,
            "actionZoomWhole": self._roll.show_whole,
            "actionNextLane": self._roll.lanes.choose_next,
        }

    def _on_selection(self) -> None:
        self._actions["actionZoomSelection"].setEnabled(bool(len(self._session.selection)))

    def _on_loop(self, on: bool) -> None:
        """Loop the region; where there is none, the selected notes, else the piece."""
        if on and self._loop.region is None:
            self._loop.choose(*self._span())
        self._loop.switch(on)

    def _span(self) -> tuple[int, int]:
        score, selection = self._session.score, self._session.selection
        first, after = selection.span if len(selection) else (0, score.end)
        if not after:
            return 0, timing.bar_start(score, _LOOPED_BARS + 1)
        bars = [timing.position_at(score, tick).bar for tick in (first, after - 1)]
        return timing.bar_start(score, bars[0]), timing.bar_start(score, bars[1] + 1)

    def _show_loop(self) -> None:
        self._actions["actionLoop"].setChecked(self._loop.active)

    def _on_lane(self, name: str) -> None:
        self.remembered.emit("lane", name)

    def _on_split(self) -> None:
        self._roll.lanes.wanted_height = self._roll.lanes.height()
        self.remembered.emit("lane_height", self._roll.lanes.height())

    def _on_places(self, views: str) -> None:
        self.remembered.emit("views", views)
