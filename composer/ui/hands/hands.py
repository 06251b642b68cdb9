"""What is played on any keyboard, in words of music, and heard at once as the track sounds."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal

from composer.audio.keyboards import Touch
from composer.audio.live import Live
from composer.music import controllers, parts
from composer.music.controllers import BEND, SUSTAIN, Controller
from composer.ui.hands.midikeys import MidiKeys
from composer.ui.hands.typedpiano import TypedPiano
from composer.ui.session import Session
from composer.ui.words.saying import said

_NOTE_OFF, _NOTE_ON, _CONTROL, _BEND = 0x80, 0x90, 0xB0, 0xE0
_BEND_CENTRE = 8192


class Stroke(NamedTuple):
    """A key that went down at a time in seconds of `perf_counter`, or came up, which has a velocity of 0."""

    at: float
    pitch: int
    velocity: int


class Move(NamedTuple):
    """A controller that was moved, such as a pedal, and when."""

    at: float
    controller: Controller
    value: int


class Hands(QObject):
    """Lets what is played be heard. `struck` carries each Stroke, `moved` each Move, `lit` the pitches that are held.

    `silent` is emitted once, with a sentence on why nothing is heard.
    """

    struck = Signal(object)
    moved = Signal(object)
    lit = Signal(object)
    silent = Signal(str)

    def __init__(self, session: Session, midi: MidiKeys, typed: TypedPiano) -> None:
        super().__init__(session)
        self._session, self.midi, self.typed = session, midi, typed
        self._live = Live()
        self._held: set[int] = set()
        self._told = False
        for keyboard in (midi, typed):
            keyboard.touched.connect(self._on_touch)
        midi.lost.connect(self.let_go)

    def use(self, soundfont: Path) -> None:
        """Sound keys with the sounds of another soundfont."""
        self._live.use(soundfont)

    def let_go(self) -> None:
        """Let go of everything: of keys whose release nobody will tell, too."""
        self.typed.let_go()
        for pitch in list(self._held):
            self._release(Stroke(0.0, pitch, 0))
        self._live.end()

    def _on_touch(self, touch: Touch) -> None:
        kind, *data = touch.message[0] & 0xF0, *touch.message[1:]
        if kind == _NOTE_ON and data[1]:
            self._press(Stroke(touch.at, data[0], data[1]))
        elif kind in (_NOTE_ON, _NOTE_OFF):
            self._release(Stroke(touch.at, data[0], 0))
        elif kind == _CONTROL and (controller := controllers.numbered(data[0])) is not None:
            self._move(Move(touch.at, controller, data[1]))
        elif kind == _BEND:
            self._move(Move(touch.at, BEND, data[0] + (data[1] << 7) - _BEND_CENTRE))

    def _press(self, stroke: Stroke) -> None:
        track = self._session.track
        if parts.is_audible(self._session.score, self._session.track_index):
            self._live.press(stroke.pitch, track.program, stroke.velocity, track.is_drums)
        self._held.add(stroke.pitch)
        self.lit.emit(frozenset(self._held))
        self.struck.emit(stroke)
        if self._live.reason and not self._told:
            self._told = True
            self.silent.emit(said(self._live.reason))

    def _release(self, stroke: Stroke) -> None:
        self._live.release(stroke.pitch)
        self._held.discard(stroke.pitch)
        self.lit.emit(frozenset(self._held))
        self.struck.emit(stroke)

    def _move(self, move: Move) -> None:
        if move.controller is SUSTAIN:
            self._live.hold(bool(move.controller.within(move.value)))
        self.moved.emit(move)
