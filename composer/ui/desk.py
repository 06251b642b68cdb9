"""What is on the window: puts the panels together and connects them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import cast

from PySide6.QtCore import QEvent, QObject, QPoint, QSettings, Qt, QTimer
from PySide6.QtGui import QAction, QActionGroup, QDropEvent
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLabel,
    QMenu,
    QVBoxLayout,
    QWidget,
)

from composer import __version__
from composer.audio.audition import Audition
from composer.audio.player import Player, PlayState
from composer.files import formats
from composer.generation import library
from composer.generation.take import Take
from composer.music import timing
from composer.music.gestures import Point
from composer.music.score import Notes, Score
from composer.music.theory import pitch_name
from composer.ui import actions as action_table
from composer.ui import settings as settings_store
from composer.ui.documents import Documents
from composer.ui.failures import Failures
from composer.ui.frame import Frame
from composer.ui.generating import Generating
from composer.ui.icons import icon
from composer.ui.messages import message
from composer.ui.nudging import Nudging
from composer.ui.panels.fields import hairline
from composer.ui.panels.generate import GeneratePanel
from composer.ui.panels.shortcuts import ShortcutSheet
from composer.ui.panels.tracks import TrackList
from composer.ui.panels.transport import Transport
from composer.ui.playback import Playback
from composer.ui.roll.canvas import Tool
from composer.ui.roll.view import RollView
from composer.ui.session import Session
from composer.ui.theme import Theme

_BARS_UNTIL_IT_ENDS = 8


class Desk(QObject):
    """Everything to work on one piece with, set up in a frame. Dice, settings and what shows failures are passed in."""

    def __init__(self, frame: Frame, theme: Theme, store: QSettings, dice: Random, failures: Failures) -> None:
        super().__init__(frame)
        self.frame, self.failures = frame, failures
        self._theme, self._store = theme, store
        self.settings = settings_store.load(store)
        self.session = Session(parent=self)
        self.documents = Documents(self.session, frame, self.settings.folder)
        self.generating = Generating(self.session, self)
        self.playback = Playback(Player(), self._score_to_play, self)
        self._audition = Audition()
        self.actions = action_table.build(frame, theme)
        self.roll = RollView(self.session, theme)
        self.transport = Transport(self.session, self.actions)
        self.tracks = TrackList(self.session, theme)
        self.panel = GeneratePanel(self.actions, theme, dice)
        action_table.give_roll_its_keys(self.roll.canvas, self.actions)
        self._nudging = Nudging(self.session, self.roll.canvas)
        self._arrange()
        self._connect_actions()
        self._connect_parts()
        self._restore()

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
        row.addWidget(self.roll, 1)
        row.addWidget(hairline(Qt.Orientation.Vertical))
        row.addWidget(self.panel)
        self.frame.setCentralWidget(middle)
        self.frame.setAcceptDrops(True)
        self.frame.installEventFilter(self)
        self.frame.may_close = self._may_close
        self._hint, self._selected, self._place = QLabel(), QLabel(), QLabel()
        self._hint.setObjectName("hint")
        self.frame.statusBar().setSizeGripEnabled(False)
        self.frame.statusBar().addWidget(self._hint, 1)
        self.frame.statusBar().addPermanentWidget(self._selected)
        self.frame.statusBar().addPermanentWidget(self._place)

    def _connect_actions(self) -> None:
        does: dict[str, Callable[[], object]] = {
            "actionNew": self.documents.new,
            "actionOpen": self.documents.open,
            "actionImport": self.documents.import_,
            "actionSave": self.documents.save,
            "actionSaveAs": self.documents.save_as,
            "actionExportMidi": self.documents.export_midi,
            "actionQuit": self.frame.close,
            "actionUndo": self.session.undo_stack.undo,
            "actionRedo": self.session.undo_stack.redo,
            "actionZoomIn": self.zoom_in,
            "actionZoomOut": self.zoom_out,
            "actionZoomWhole": self.roll.show_whole,
            "actionPlay": self.playback.play_or_pause,
            "actionStop": self.playback.stop,
            "actionToStart": self.to_start,
            "actionToEnd": self.to_end,
            "actionGenerate": self.generate,
            "actionCancelGenerate": self.generating.cancel,
            "actionKeepTake": self.generating.keep,
            "actionDiscardTake": self.generating.discard,
            "actionPreviousTake": self.previous_take,
            "actionNextTake": self.next_take,
            "actionShortcuts": self.show_shortcuts,
            "actionAbout": self.show_about,
            **self._nudging.verbs(),
        }
        for name, do in does.items():
            self.actions[name].triggered.connect(_without_argument(do))
        self._connect_switches()

    def _connect_switches(self) -> None:
        self._group("actionToolDraw", "actionToolSelect", "actionToolErase").triggered.connect(self._on_tool)
        self._group("actionThemeSystem", "actionThemeLight", "actionThemeDark").triggered.connect(self._on_theme)
        for name, part in (("actionTracks", self.tracks), ("actionGeneratePanel", self.panel)):
            self.actions[name].setChecked(True)
            self.actions[name].toggled.connect(part.setVisible)
        for name in ("actionToolDraw", "actionFollow", "actionHearNotes"):
            self.actions[name].setChecked(True)
        self.actions["actionPlayTakes"].setChecked(self.settings.plays_takes)
        self.actions[f"actionTheme{self._theme.choice.capitalize()}"].setChecked(True)

    def _group(self, *names: str) -> QActionGroup:
        group = QActionGroup(self)
        for name in names:
            group.addAction(self.actions[name])
        return group

    def _connect_parts(self) -> None:
        canvas, stack = self.roll.canvas, self.session.undo_stack
        canvas.hint_changed.connect(self._hint.setText)
        canvas.pointer_moved.connect(self._show_place)
        canvas.notes_sounded.connect(self._sound_notes)
        canvas.menu_wanted.connect(self._open_menu)
        self.roll.keys.pressed.connect(self._sound_pitch)
        self.roll.ruler.placed.connect(self.playback.place)
        self.transport.grid_chosen.connect(self.roll.choose_grid)
        self.session.selection_changed.connect(self._show_selection)
        self.session.score_changed.connect(self._refresh)
        self.session.path_changed.connect(self._refresh)
        self.session.opened.connect(self._on_opened)
        for signal in (stack.indexChanged, stack.cleanChanged):
            signal.connect(self._refresh)
        self.playback.moved.connect(self._on_playhead)
        self.playback.state_changed.connect(self._on_play_state)
        self.playback.failed.connect(self.note)
        cast(QApplication, QApplication.instance()).focusChanged.connect(self._on_focus)
        self.generating.changed.connect(self._on_takes)
        self.generating.grown.connect(self._on_grown)
        self.generating.finished.connect(self._on_take)
        self.generating.failed.connect(self._on_generate_failed)
        self.panel.takes.currentRowChanged.connect(self.generating.show)
        self.panel.model_chosen.connect(self.generating.load)
        self.documents.noted.connect(self.note)
        self.documents.failed.connect(self.failures.show)
        self.documents.folder_changed.connect(self._on_folder)

    def _restore(self) -> None:
        self._on_takes()
        self._refresh()
        self._on_play_state(PlayState.STOPPED)
        self.panel.say("")
        self.roll.canvas.setFocus()
        self.roll.canvas.installEventFilter(self)

    # Starting and ending

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Wait for the roll to be painted first; open what is dropped on the window."""
        if watched is self.roll.canvas and event.type() == QEvent.Type.Paint:
            self.roll.canvas.removeEventFilter(self)
            QTimer.singleShot(0, self._after_first_paint)
        elif isinstance(event, QDropEvent) and (path := _dropped(event)) is not None:
            event.acceptProposedAction()
            if event.type() == QEvent.Type.Drop:
                self.documents.open_file(path)
            return True
        return False

    def _after_first_paint(self) -> None:
        """Read what the window itself does not need once it stands."""
        self.panel.show_models(library.cards())
        self.panel.say("\n".join(library.faults()), bad=True)
        self._refresh()
        self._audition.prepare()

    def _may_close(self) -> bool:
        """Ask about unsaved work; if it may go, let every thread end before the window goes."""
        if not self.documents.may_drop():
            return False
        self.playback.stop()
        # A thread that is reading a model comes back only when it has: nobody has to watch that.
        self.frame.hide()
        self.generating.wait()
        self.remember(geometry=self.frame.saveGeometry())
        return True

    def remember(self, **changes: object) -> None:
        """Take note of settings for the next start."""
        self.settings = replace(self.settings, **changes)  # type: ignore[arg-type]
        settings_store.save(self._store, self.settings)

    # Generating

    def generate(self) -> None:
        """Have the chosen model continue the track."""
        if self.roll.canvas.cancel_drag() or not self.panel.model:
            return
        self.panel.say("")
        self.playback.pause()
        wishes = self.panel.wishes()
        self._make_room(wishes.bars or _BARS_UNTIL_IT_ENDS)
        self.generating.generate(self.panel.model, wishes)

    def _make_room(self, bars: int) -> None:
        """Bring into sight where a take of some bars would stand, and what comes before it."""
        score = self.session.score
        bar = timing.bar_ticks(score, timing.meter_at(score, score.end))
        start = self.session.track.notes.span[1]
        self.roll.make_room(max(0, start - 2 * bar), start + (bars + 1) * bar)

    def _on_grown(self, take: Take) -> None:
        self.roll.show_ghosts(take.notes, (take.start, take.end))
        wishes = take.wishes
        if wishes.bars and take.end > take.start:
            score = self.session.score
            whole = wishes.bars * timing.bar_ticks(score, timing.meter_at(score, take.start))
            self.panel.show_progress((take.end - take.start) / whole)
        self.roll.follow(max(take.start, take.end - 1))
        self.roll.reveal(take.notes[-1:])

    def _on_take(self, take: Take) -> None:
        self.panel.say(" ".join(take.remarks))
        if take.remarks:
            self.note(" ".join(take.remarks))
        if self.actions["actionPlayTakes"].isChecked() and len(take.notes):
            self.playback.play_from(take.start)

    def _on_generate_failed(self, error: Exception) -> None:
        self.panel.say(str(error), bad=True)
        self.failures.show(error)

    def _on_takes(self) -> None:
        generating, take = self.generating, self.generating.take
        self.panel.show_state(generating.takes, generating.shown, generating.is_busy)
        if take is not None:
            self.roll.show_ghosts(take.notes, (take.start, take.end))
        else:
            self.roll.show_ghosts(Notes())
        self._refresh()

    def previous_take(self) -> None:
        """Show the take before this one."""
        self.generating.show(self.generating.shown - 1)

    def next_take(self) -> None:
        """Show the take after this one."""
        self.generating.show(self.generating.shown + 1)

    # Playing

    def _score_to_play(self) -> Score:
        return self.generating.score_with_take

    def _on_playhead(self, tick: float) -> None:
        self.roll.show_playhead(tick)
        self.transport.show_position(tick)
        if self.playback.state is PlayState.PLAYING and self.actions["actionFollow"].isChecked():
            self.roll.follow(tick)

    def _on_play_state(self, state: PlayState) -> None:
        playing = state is PlayState.PLAYING
        play = self.actions["actionPlay"]
        play.setChecked(playing)
        play.setIcon(icon("pause" if playing else "play", self._theme, on="on_playhead"))

    def to_start(self) -> None:
        """Put the playhead at the beginning."""
        self.playback.place(0)
        self.roll.follow(0)

    def to_end(self) -> None:
        """Put the playhead after the last note."""
        self.playback.place(self.session.score.end)
        self.roll.follow(self.session.score.end)

    def _sound_notes(self, notes: Notes) -> None:
        track = self.session.track
        if self.actions["actionHearNotes"].isChecked() and len(notes):
            self._audition.sound(notes.pitch[:8].tolist(), track.program, int(notes.velocity[0]), track.is_drums)

    def _sound_pitch(self, pitch: int) -> None:
        self._audition.sound([pitch], self.session.track.program, drums=self.session.track.is_drums)
        if not self._audition.available:
            self.note(self._audition.reason)

    # Showing

    def note(self, text: str) -> None:
        """Say something in the status bar for a while."""
        self.frame.statusBar().showMessage(text, 8000)

    def zoom_in(self) -> None:
        """Make the beats wider."""
        self.roll.zoom_time(1.25)

    def zoom_out(self) -> None:
        """Make the beats narrower."""
        self.roll.zoom_time(0.8)

    def _on_opened(self) -> None:
        self.playback.stop()
        self.playback.place(0)
        self.roll.show_whole()

    def _refresh(self) -> None:
        """Enable what can be done, and name what undo and redo would do."""
        stack, generating, take = self.session.undo_stack, self.generating, self.generating.take
        possible = {
            "actionUndo": stack.canUndo(),
            "actionRedo": stack.canRedo(),
            "actionGenerate": bool(self.panel.model),
            "actionCancelGenerate": generating.is_busy,
            "actionKeepTake": take is not None and not generating.is_busy,
            "actionDiscardTake": take is not None and not generating.is_busy,
            "actionPreviousTake": len(generating.takes) > 1,
            "actionNextTake": len(generating.takes) > 1,
        }
        for name, can in possible.items():
            self.actions[name].setEnabled(can)
        self.actions["actionUndo"].setText(self.tr("&Undo {}").format(stack.undoText().lower()).strip())
        self.actions["actionRedo"].setText(self.tr("&Redo {}").format(stack.redoText().lower()).strip())
        name = self.session.path.name if self.session.path else self.tr("Untitled")
        self.frame.setWindowTitle(f"{name}[*] — Composer")
        self.frame.setWindowModified(self.session.is_modified)
        self._show_selection()
        self._invite()

    def _invite(self) -> None:
        """Say what to do next where nothing has been done yet."""
        if not self.session.score.end and not self.generating.is_busy and not self.generating.takes:
            self.roll.canvas.invite(self.tr("Click a few notes, then press G"))
        else:
            self.roll.canvas.invite("")

    def _show_selection(self) -> None:
        notes = self.session.selection
        count = len(notes)
        text = self.tr("%n selected", "", count) if count else ""
        if count == 1:
            place = timing.position_at(self.session.score, int(notes.start[0]))
            text = self.tr("{} · bar {} beat {}").format(pitch_name(int(notes.pitch[0])), place.bar, place.beat)
        self._selected.setText(text)

    def _show_place(self, point: Point | None) -> None:
        if point is None:
            self._place.clear()
            return
        place = timing.position_at(self.session.score, point.tick)
        self._place.setText(f"{pitch_name(point.pitch)}   {place.bar}.{place.beat}")

    def show_shortcuts(self) -> None:
        """Show every shortcut."""
        ShortcutSheet(action_table.shortcut_rows(self.actions), self.frame).open()

    def show_about(self) -> None:
        """Say what this is."""
        text = self.tr("Composer {}: click a few notes, and an LSTM continues the music.").format(__version__)
        message(self.frame, "about", text).open()

    def _open_menu(self, at: QPoint) -> None:
        menu = QMenu(self.frame)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        names = (
            "actionDuplicate",
            "actionDelete",
            "",
            "actionSelectAll",
            "actionSelectNone",
            "",
            "actionGenerate",
        )
        for name in names:
            if name:
                menu.addAction(self.actions[name])
            else:
                menu.addSeparator()
        menu.popup(at)

    def _on_tool(self, action: QAction) -> None:
        self.roll.canvas.choose_tool(Tool(action.objectName().removeprefix("actionTool").lower()))

    def _on_theme(self, action: QAction) -> None:
        choice = action.objectName().removeprefix("actionTheme").lower()
        self._theme.choose(choice)  # type: ignore[arg-type]
        self.remember(theme=choice)

    def _on_focus(self, before: QWidget | None, now: QWidget | None) -> None:
        """Give the keys back to the roll when a field lets go of them."""
        if now is None and before is not None and self.frame.isActiveWindow():
            self.roll.canvas.setFocus()

    def _on_folder(self, folder: str) -> None:
        self.remember(folder=folder)


def _without_argument(do: Callable[[], object]) -> Callable[[bool], None]:
    """Return a slot for `triggered`, whose argument says nothing where an action cannot be checked."""

    def slot(checked: bool) -> None:
        do()

    return slot


def _dropped(event: QDropEvent) -> Path | None:
    """Return the first file of a drop that can be read."""
    paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
    return next((path for path in paths if path.suffix.lower() in formats.READABLE), None)
