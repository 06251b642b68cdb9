"""What stands along the piece: tempo, meter, key and markers are put, changed and taken away, and markers gone to."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QInputDialog, QMenu

from composer.music import markers, marks, timing
from composer.music.gestures import Point
from composer.music.lines import Line
from composer.music.markers import Marker
from composer.music.marks import Mark
from composer.music.score import KeyChange, Meter, Score, Tempo
from composer.ui.look.theme import Theme
from composer.ui.panels.markdialog import MarkDialog
from composer.ui.playback import Playback
from composer.ui.roll.lanelines import ControllerLane, TempoLane
from composer.ui.roll.view import RollView
from composer.ui.session import Session
from composer.ui.words.wording import mark_text

_KINDS: tuple[type, ...] = (Tempo, Meter, KeyChange, Marker)


class Marking(QObject):
    """Connects the ruler's marks with the session. `noted` carries what the status bar should say."""

    noted = Signal(str)

    def __init__(
        self, session: Session, roll: RollView, playback: Playback, *, actions: dict[str, QAction], theme: Theme
    ) -> None:
        super().__init__(roll)
        self._session, self._roll, self._playback = session, roll, playback
        self._actions, self._theme = actions, theme
        roll.ruler.menu_wanted.connect(self._open_menu)
        roll.ruler.edit_wanted.connect(self.change)

    def verbs(self) -> dict[str, Callable[[], None]]:
        """Return what each action of the Piece menu does."""
        return {
            "actionTempoHere": partial(self._put_at_playhead, Tempo),
            "actionMeterHere": partial(self._put_at_playhead, Meter),
            "actionKeyHere": partial(self._put_at_playhead, KeyChange),
            "actionMarkerHere": partial(self._put_at_playhead, Marker),
            "actionLaneValue": self.ask_for_value,
            "actionPreviousMarker": self.to_previous,
            "actionNextMarker": self.to_next,
        }

    def put(self, kind: type, tick: int) -> None:
        """Ask for a mark of a kind at a tick, or at the bar line nearest to it; change the one that is there."""
        score = self._session.score
        step = timing.grid_ticks(score, self._roll.canvas.hand.grid)
        place = marks.place_for(score, kind, Point(tick, 0, step))
        there = [mark for mark in self._roll.ruler.marks if isinstance(mark, kind) and mark.tick == place]
        self._ask(there[0] if there else in_force(score, kind, place), old=there[0] if there else None)

    def ask_for_value(self) -> None:
        """Ask for the value of the lane in sight at the playhead."""
        lane, tick = self._roll.lanes.current, int(self._playback.position)
        if isinstance(lane, TempoLane):
            self.put(Tempo, tick)
        elif isinstance(lane, ControllerLane):
            self._ask_for_value(lane, tick)
        else:
            self.noted.emit(self.tr("Alt+Up and Alt+Down change the velocity of the selected notes."))

    def _ask_for_value(self, lane: ControllerLane, tick: int) -> None:
        least, most = (int(limit) for limit in lane.limits())
        line, score = lane.line(), self._session.score
        dialog = QInputDialog(self._roll.window())
        dialog.setObjectName("laneValue")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setInputMode(QInputDialog.InputMode.IntInput)
        dialog.setIntRange(least, most)
        dialog.setIntValue(int(line.curve(score).value_at(tick, line.usual(score))))
        dialog.setWindowTitle(lane.accessibleName())
        dialog.setLabelText(self._title(lane.accessibleName(), tick))
        dialog.intValueSelected.connect(partial(self._set_value, line, tick))
        dialog.open()

    def _set_value(self, line: Line, tick: int, value: int) -> None:
        self._session.commit(
            self.tr("Draw controller"), line.drawn(self._session.score, (tick, value), (tick, value), 1)
        )

    def change(self, mark: Mark) -> None:
        """Ask what a mark is to say instead."""
        self._ask(mark, old=mark)

    def remove(self, mark: Mark) -> None:
        """Take a mark away."""
        score = marks.without_mark(self._session.score, mark)
        self._session.commit(self.tr("Remove {}").format(self._say(mark)), score)

    def to_next(self) -> None:
        """Put the playhead at the next marker."""
        self._go(markers.next_marker(self._roll.ruler.markers, self._playback.position))

    def to_previous(self) -> None:
        """Put the playhead at the marker before it."""
        self._go(markers.previous_marker(self._roll.ruler.markers, self._playback.position))

    def _go(self, marker: Marker | None) -> None:
        if marker is None:
            self.noted.emit(self.tr("There is no marker there. Shift+N puts one at the playhead."))
        else:
            self._playback.place(marker.tick)
            self._roll.follow(marker.tick)

    def _put_at_playhead(self, kind: type) -> None:
        self.put(kind, int(self._playback.position))

    def _ask(self, mark: Mark, old: Mark | None) -> None:
        """Ask what a mark is to say, which takes the place of an old one if there is one."""
        title = self._title(self._name(type(mark)), mark.tick)
        dialog = MarkDialog(mark, title, self._theme.naming, self._roll.window())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.given.connect(partial(self._take, old))
        if old is not None and not marks.has_to_stay(old):
            dialog.offer_to_remove(partial(self.remove, old))
        dialog.open()

    def _title(self, name: str, tick: int) -> str:
        place = timing.position_at(self._session.score, tick)
        return self.tr("{} at bar {} beat {}").format(name, place.bar, place.beat)

    def _take(self, old: Mark | None, mark: Mark) -> None:
        """Put what was given, in place of the mark that was changed; a marker without a name is none."""
        score = self._session.score
        if old is not None and (isinstance(old, Marker) or old.tick != mark.tick):
            score = marks.without_mark(score, old)
        if not isinstance(mark, Marker) or mark.text:
            score = marks.with_mark(score, mark)
        self._session.commit(self._name(type(mark)), score)

    def _say(self, mark: Mark) -> str:
        return mark_text(mark, self._theme.naming)

    def _name(self, kind: type) -> str:
        return {
            Tempo: self.tr("Tempo"),
            Meter: self.tr("Meter"),
            KeyChange: self.tr("Key"),
            Marker: self.tr("Marker"),
        }[kind]

    def _open_menu(self, at: QPoint, tick: int, mark: Mark | None) -> None:
        menu = QMenu(self._roll)
        menu.setObjectName("rulerMenu")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if mark is not None:
            menu.addAction(self.tr("Change {}…").format(self._say(mark)), partial(self.change, mark))
            remove = menu.addAction(self.tr("Remove {}").format(self._say(mark)), partial(self.remove, mark))
            remove.setEnabled(not marks.has_to_stay(mark))
            menu.addSeparator()
        for kind in _KINDS:
            menu.addAction(self.tr("{} here…").format(self._name(kind)), partial(self.put, kind, tick))
        menu.addSeparator()
        for name in ("actionLoop", "actionPreviousMarker", "actionNextMarker"):
            menu.addAction(self._actions[name])
        menu.popup(at)


def in_force(score: Score, kind: type, tick: int) -> Mark:
    """Return what a new mark of a kind at a tick would say if it changed nothing; a marker has no name yet."""
    if kind is Tempo:
        return timing.tempo_at(score, tick)._replace(tick=tick)
    if kind is Meter:
        return timing.meter_at(score, tick)._replace(tick=tick)
    if kind is KeyChange:
        return (timing.in_force(score.keys, tick) or KeyChange(0))._replace(tick=tick)
    return Marker(tick, "")
