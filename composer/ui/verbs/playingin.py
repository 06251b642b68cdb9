"""What is played with the hands, put together: keyboards, their menu, recording, step input, keys that light up."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu

from composer.ui.hands.hands import Hands
from composer.ui.hands.midikeys import NONE, MidiKeys
from composer.ui.hands.strip import TypedStrip
from composer.ui.hands.typedpiano import TypedPiano
from composer.ui.look.theme import Theme
from composer.ui.playback import Playback
from composer.ui.roll.view import RollView
from composer.ui.session import Session
from composer.ui.verbs.lighting import Lighting
from composer.ui.verbs.recording import Recording
from composer.ui.verbs.stepping import Stepping
from composer.ui.words.saying import said


class PlayingIn(QObject):
    """Connects keyboards with the piece. `noted` says what happened, `remembered` carries which keyboard is wanted."""

    noted = Signal(str)
    remembered = Signal(str, object)

    def __init__(
        self,
        session: Session,
        playback: Playback,
        roll: RollView,
        *,
        actions: dict[str, QAction],
        theme: Theme,
        keyboard: str,
    ) -> None:
        super().__init__(roll)
        self._actions = actions
        self._midi, self._typed = MidiKeys(keyboard, self), TypedPiano(roll.canvas)
        self._hands, hand = Hands(session, self._midi, self._typed), roll.canvas.hand
        self.recording = Recording(session, playback, self._hands, hand=hand, actions=actions, theme=theme)
        self._stepping = Stepping(session, roll.canvas.caret, hand, self.recording, actions)
        self._lighting = Lighting(session, playback, roll.keys, self._hands)
        ends_with = actions["actionTypedPiano"].shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        roll.add_below(TypedStrip(self._typed, theme, ends_with))
        anyone = actions["actionAnyKeyboard"]
        self._menu = next(menu for menu in anyone.associatedObjects() if isinstance(menu, QMenu))
        self._choice = QActionGroup(self)
        self._lines: list[QAction] = []
        self._connect(roll)

    def _connect(self, roll: RollView) -> None:
        actions, midi = self._actions, self._midi
        actions["actionTypedPiano"].toggled.connect(self._typed.switch)
        roll.canvas.escaped.connect(self.recording.end)
        for part in (self.recording, self._stepping):
            part.noted.connect(self.noted)
        self._hands.silent.connect(self.noted)
        midi.connected.connect(self._on_connected)
        midi.lost.connect(self._on_lost)
        midi.listed.connect(self._show)
        self._menu.aboutToShow.connect(midi.look)
        for name, wanted in (("actionAnyKeyboard", ""), ("actionNoKeyboard", NONE)):
            self._offer(actions[name], wanted)
        if midi.wanted not in ("", NONE):
            midi.look()

    def verbs(self) -> dict[str, Callable[[], None]]:
        """Return what the actions of the Play menu do."""
        return {**self.recording.verbs(), **self._stepping.verbs()}

    def use(self, soundfont: Path) -> None:
        """Sound keys with the sounds of another soundfont."""
        self._hands.use(soundfont)

    def close(self) -> None:
        """Let go of the keyboards."""
        self._hands.let_go()
        self._midi.close()

    def _offer(self, line: QAction, wanted: str) -> None:
        line.setCheckable(True)
        line.setChecked(self._midi.wanted == wanted)
        self._choice.addAction(line)
        line.triggered.connect(partial(self._choose, wanted))

    def _choose(self, wanted: str, _checked: bool = False) -> None:
        self._midi.want(wanted)
        self.remembered.emit("keyboard", wanted)

    def _show(self, names: list[str]) -> None:
        """List the keyboards there are, and the one that is wanted where it is not there."""
        for line in self._lines:
            self._menu.removeAction(line)
            self._choice.removeAction(line)
            line.deleteLater()
        wanted = self._midi.wanted
        missing = [wanted] if wanted not in ("", NONE, *names) else []
        self._lines = [QAction(name.replace("&", "&&"), self) for name in (*names, *missing)]
        for line, name in zip(self._lines, (*names, *missing), strict=True):
            self._offer(line, name)
        self._menu.insertActions(self._menu.actions()[0], self._lines)

    def _on_connected(self, name: str) -> None:
        self.noted.emit(self.tr("“{}” can be played").format(name))

    def _on_lost(self, name: str, why: str) -> None:
        self.noted.emit(said(why) if why else self.tr("“{}” was unplugged").format(name))
