"""What is on the window: puts the panels together and connects them."""

from __future__ import annotations

from collections.abc import Callable
from random import Random
from typing import cast

from PySide6.QtCore import QEvent, QObject, QPoint, QSettings, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from composer.audio.player import Player
from composer.generation import library
from composer.music.score import Notes, Score
from composer.ui.documents import Documents
from composer.ui.dropping import Dropping
from composer.ui.failures import Failures
from composer.ui.frame import Frame
from composer.ui.generating import Generating
from composer.ui.look.theme import Theme
from composer.ui.menus import actions as action_table
from composer.ui.menus import keymap
from composer.ui.menus.keymap import Keymap
from composer.ui.panels.fields import hairline
from composer.ui.panels.generate import GeneratePanel
from composer.ui.panels.tracks import TrackList
from composer.ui.panels.transport import Transport
from composer.ui.playback import Playback
from composer.ui.roll.hand import Tool
from composer.ui.roll.view import RollView
from composer.ui.session import Session
from composer.ui.settings import Settings
from composer.ui.status import StatusLine
from composer.ui.verbs.editing import Editing
from composer.ui.verbs.helping import Helping
from composer.ui.verbs.listening import Listening
from composer.ui.verbs.loudspeaker import Loudspeaker
from composer.ui.verbs.marking import Marking
from composer.ui.verbs.notating import Notating
from composer.ui.verbs.orchestrating import Orchestrating
from composer.ui.verbs.panes import Panes
from composer.ui.verbs.playingin import PlayingIn
from composer.ui.verbs.preferring import Preferring
from composer.ui.verbs.proposing import Proposing
from composer.ui.verbs.recent import Recent
from composer.ui.verbs.remembering import Remembering
from composer.ui.verbs.scaling import Scaling
from composer.ui.verbs.speaking import Speaking
from composer.ui.verbs.timekeeping import Timekeeping
from composer.ui.verbs.viewing import Viewing
from composer.ui.words.saying import said


class Desk(QObject):
    """Everything to work on one piece with, set up in a frame. Dice, settings and what shows failures are passed in.

    `ready` is emitted once, when the roll has its size and has been painted; `closed` when the window may go.
    """

    ready = Signal()
    closed = Signal()

    def __init__(self, frame: Frame, theme: Theme, store: QSettings, dice: Random, failures: Failures) -> None:
        super().__init__(frame)
        self.frame, self.failures = frame, failures
        self._theme = theme
        self._remembering = Remembering(store, self)
        self.session = Session(parent=self)
        self.documents = Documents(self.session, frame, self.settings.folders)
        self._dropping = Dropping(self.documents, frame)
        self.generating = Generating(self.session, self)
        self.playback = Playback(Player(), self._score_to_play, self)
        self.actions = action_table.build(frame, theme)
        self.keymap = Keymap(self.actions, keymap.parse(self.settings.shortcuts), self)
        self.roll = RollView(self.session, theme)
        self.transport = Transport(self.session, self.actions, theme)
        self.tracks = TrackList(self.session, self.actions["actionAddTrack"], theme)
        self.panel = GeneratePanel(self.actions, theme, dice)
        self.status = StatusLine(self.session, theme)
        action_table.give_roll_its_keys(self.roll.canvas, self.actions)
        self._editing = Editing(
            self.session,
            self.playback,
            self.roll.canvas,
            actions=self.actions,
            theme=theme,
            dice=dice,
            last_quantized=self.settings.quantized,
        )
        self._marking = Marking(self.session, self.roll, self.playback, actions=self.actions, theme=theme)
        self._scaling = Scaling(self.session, self.roll.canvas.hand, self.panel, self.actions["actionSnapToScale"])
        self._viewing = Viewing(self.session, self.roll, self.actions, self.settings)
        self._timekeeping = Timekeeping(self.session, self.playback, self.roll.ruler.loop, self.actions)
        self._speaking = Speaking(self.session, self.roll.canvas, theme)
        self._listening = Listening(
            self.session, self.playback, self.roll, transport=self.transport, actions=self.actions, theme=theme
        )
        self._playing_in = PlayingIn(
            self.session,
            self.playback,
            self.roll,
            actions=self.actions,
            theme=theme,
            keyboard=self.settings.keyboard,
        )
        self._preferring = Preferring(frame, theme, self.settings, self.actions)
        self._loudspeaker = Loudspeaker(
            self.session,
            self.playback,
            self._listening,
            documents=self.documents,
            transport=self.transport,
            status=self.status,
            preferring=self._preferring,
            actions=self.actions,
            settings=self.settings,
            theme=theme,
            window=frame,
        )
        clear_recent = self.actions["actionClearRecent"]
        self._recent = Recent(self.session, self.documents, clear_recent, self.settings.recent)
        self._notating = Notating(
            self.session,
            self.documents,
            self.playback,
            roll=self.roll,
            actions=self.actions,
            theme=theme,
            height=self.settings.paper_height,
        )
        self._orchestrating = Orchestrating(self.session, self.tracks, self._listening, self.actions)
        self._proposing = Proposing(
            self.session, self.generating, self.panel, roll=self.roll, playback=self.playback, actions=self.actions
        )
        self._arrange()
        self._connect_actions()
        self._connect_switches()
        self._connect_parts()
        self._refresh()
        self.roll.canvas.setFocus()
        self.roll.canvas.installEventFilter(self)

    @property
    def settings(self) -> Settings:
        """What is remembered for the next start."""
        return self._remembering.settings

    # Putting together

    def _arrange(self) -> None:
        middle = QWidget()
        column = QVBoxLayout(middle)
        row = QHBoxLayout()
        for layout in (column, row):
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(0)
        column.addWidget(self.transport)
        column.addWidget(hairline())
        column.addLayout(row, 1)
        row.addWidget(self.tracks)
        row.addWidget(hairline(Qt.Orientation.Vertical))
        row.addWidget(self._notating.split, 1)
        row.addWidget(hairline(Qt.Orientation.Vertical))
        row.addWidget(self.panel)
        self.frame.setCentralWidget(middle)
        self.frame.may_close = self._may_close
        self.frame.setStatusBar(self.status)

    def _connect_actions(self) -> None:
        does: dict[str, Callable[[], object]] = {
            "actionQuit": self.frame.close,
            "actionUndo": self.session.undo_stack.undo,
            "actionRedo": self.session.undo_stack.redo,
            "actionZoomIn": self.zoom_in,
            "actionZoomOut": self.zoom_out,
            "actionPlay": self.playback.play_or_pause,
            "actionStop": self.playback.stop,
            "actionToStart": self._listening.to_start,
            "actionToEnd": self._listening.to_end,
            **self.documents.verbs(),
            **self._proposing.verbs(),
            **Helping(self.frame, self.keymap).verbs(),
            **self._editing.verbs(),
            **Panes(
                self.frame,
                (self.roll.canvas, self.transport, self.tracks, self.panel, self.roll.lanes, self._notating.panel),
            ).verbs(),
            **self._marking.verbs(),
            **self._viewing.verbs(),
            **self._timekeeping.verbs(),
            **self._orchestrating.verbs(),
            **self._preferring.verbs(),
            **self._recent.verbs(),
            **self._notating.verbs(),
            **self._playing_in.verbs(),
            **self._loudspeaker.verbs(),
        }
        for name, do in does.items():
            self.actions[name].triggered.connect(_without_argument(do))

    def _connect_switches(self) -> None:
        self._group("actionToolDraw", "actionToolSelect", "actionToolErase").triggered.connect(self._on_tool)
        self.actions["actionToolDraw"].setChecked(True)
        for name, part in (("actionTracks", self.tracks), ("actionGeneratePanel", self.panel)):
            self.actions[name].toggled.connect(part.setVisible)
        self._remembering.switch(self.actions)

    def _group(self, *names: str) -> QActionGroup:
        group = QActionGroup(self)
        for name in names:
            group.addAction(self.actions[name])
        return group

    def _connect_parts(self) -> None:
        canvas, stack = self.roll.canvas, self.session.undo_stack
        canvas.hint_changed.connect(self.status.show_hint)
        canvas.pointer_moved.connect(self.status.show_place)
        canvas.menu_wanted.connect(self._open_menu)
        canvas.escaped.connect(self._on_escape)
        self.transport.grid_chosen.connect(self.roll.choose_grid)
        self.roll.camera.changed.connect(self.transport.show_zoom)
        self._editing.remembered.connect(self._remembering.take)
        self.keymap.changed.connect(self._on_keys)
        self.status.messageChanged.connect(self._speaking.say)
        self.session.path_changed.connect(self._refresh)
        self.session.opened.connect(self.roll.show_whole)
        stack.indexChanged.connect(self._refresh)
        stack.cleanChanged.connect(self._refresh)
        cast(QApplication, QApplication.instance()).focusChanged.connect(self._on_focus)
        self._viewing.remembered.connect(self._remembering.take)
        for part in (
            self._listening,
            self._proposing,
            self._marking,
            self._scaling,
            self._editing,
            self._timekeeping,
            self._recent,
            self._notating,
            self._playing_in,
            self._loudspeaker,
            self._dropping,
            self.documents,
        ):
            part.noted.connect(self.status.note)
        for failing in (self.generating, self.documents, self._loudspeaker, self._notating):
            failing.failed.connect(self.failures.show)
        self._proposing.text_save_wanted.connect(self.documents.save_text)
        self.documents.dialogs.remembered.connect(self._remembering.take)
        self.documents.imported.connect(self.roll.show_whole)
        self._preferring.remembered.connect(self._remembering.take)
        for remembering in (self._recent, self._playing_in, self._loudspeaker, self._notating):
            remembering.remembered.connect(self._remembering.take)
        self.documents.asking.connect(self._playing_in.recording.end)
        self._loudspeaker.sounding.chosen.connect(self._playing_in.use)
        for closing in (self._playing_in, self._loudspeaker):
            self.closed.connect(closing.close)
        self.documents.placed.connect(self._viewing.places.show)
        self.documents.place = self._viewing.places.now

    # Starting and ending

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Wait for the roll to be painted first."""
        if watched is self.roll.canvas and event.type() == QEvent.Type.Paint:
            self.roll.canvas.removeEventFilter(self)
            QTimer.singleShot(0, self, self._after_first_paint)
        return False

    def _after_first_paint(self) -> None:
        """Read what the window itself does not need once it stands."""
        if not self.frame.isVisible():
            return
        self.panel.show_models(library.cards())
        self.panel.say("\n".join(said(str(fault)) for fault in library.faults()), bad=True)
        self._loudspeaker.prepare()
        self.ready.emit()

    def _may_close(self) -> bool:
        """Ask about unsaved work; if it may go, let every thread end before the window goes."""
        if not self.documents.may_drop():
            return False
        self.playback.stop()
        self._viewing.places.keep()
        # A thread that is reading a model comes back only when it has: nobody has to watch that.
        self.frame.hide()
        self.generating.wait()
        self._notating.close()
        self._remembering.remember(geometry=self.frame.saveGeometry(), ground=self._theme.colours.panel.name())
        self.closed.emit()
        return True

    # Showing

    def _score_to_play(self) -> Score:
        return self.generating.score_with_take

    def zoom_in(self) -> None:
        """Make the beats wider."""
        self.roll.zoom_time(1.25)

    def zoom_out(self) -> None:
        """Make the beats narrower."""
        self.roll.zoom_time(0.8)

    def _refresh(self) -> None:
        """Name the window after the piece, and undo and redo after what they would do."""
        stack = self.session.undo_stack
        undo, redo = self.actions["actionUndo"], self.actions["actionRedo"]
        undo.setEnabled(stack.canUndo())
        redo.setEnabled(stack.canRedo())
        undo.setText(self.tr("&Undo: {}").format(stack.undoText()) if stack.canUndo() else self.tr("&Undo"))
        redo.setText(self.tr("&Redo: {}").format(stack.redoText()) if stack.canRedo() else self.tr("&Redo"))
        name = self.session.path.name if self.session.path else self.tr("Untitled")
        self.frame.setWindowTitle(f"{name}[*] — Composer")
        self.frame.setWindowModified(self.session.is_modified)

    def _open_menu(self, at: QPoint) -> None:
        action_table.context_menu(self.frame, self.actions).popup(at)

    def _on_tool(self, action: QAction) -> None:
        self.roll.canvas.choose_tool(Tool(action.objectName().removeprefix("actionTool").lower()))

    def _on_escape(self) -> None:
        """Give up the take under way, else deselect."""
        if self.generating.is_busy:
            self.generating.cancel()
        else:
            self.session.select(Notes())

    def _on_focus(self, before: QWidget | None, now: QWidget | None) -> None:
        """Give the keys back to the roll when a field lets go of them."""
        if now is None and before is not None and self.frame.isActiveWindow():
            self.roll.canvas.setFocus()

    def _on_keys(self) -> None:
        self._remembering.remember(shortcuts=self.keymap.text)


def _without_argument(do: Callable[[], object]) -> Callable[[bool], None]:
    """Return a slot for `triggered`, whose argument says nothing where an action cannot be checked."""

    def slot(checked: bool) -> None:
        do()

    return slot
