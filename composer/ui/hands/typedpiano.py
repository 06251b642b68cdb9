"""The computer keyboard as a piano: two rows of it, an octave and more each, by the places of the keys."""

from __future__ import annotations

from time import perf_counter

from PySide6.QtCore import QEvent, QLocale, QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QWidget

from composer.audio.keyboards import Touch
from composer.ui.hands.physical import Struck, place_of, printed

LOWER, UPPER = "ZSXDCVGBHNJM,L.;/", "Q2W3ER5T6Y7UI9O0P[=]"
"""The places of the keys of two octaves and more, semitone by semitone; the upper row begins an octave higher."""
_SEMITONES = {place: semitone for row, first in ((LOWER, 0), (UPPER, 12)) for semitone, place in enumerate(row, first)}
_OCTAVES = {Qt.Key.Key_PageUp: 1, Qt.Key.Key_PageDown: -1}
_VELOCITY = 80
_FIRST_OCTAVE, _LAST_OCTAVE = 0, 7
"""Those of the lower row's first key, middle C being the first of octave 4."""
_NOTE_ON, _NOTE_OFF = 0x90, 0x80


class TypedPiano(QObject):
    """While it is on, the keys of a widget's window play that would do something else; those with Ctrl or Alt do.

    `touched` carries each `Touch`, `changed` is emitted when another octave is played, other keys are held or it is
    switched on or off. Page up and down go through the octaves.
    """

    touched = Signal(object)
    changed = Signal()

    def __init__(self, watched: QWidget) -> None:
        super().__init__(watched)
        self._watched = watched
        self.is_on = False
        self._octave = 4
        self.held: dict[str, int] = {}
        """The pitch that each place which is held down sounds."""
        self._learned: dict[str, str] = {}

    def switch(self, on: bool) -> None:
        """Play on the keys from now on, or no more."""
        if on == self.is_on:
            return
        self.is_on = on
        if on:
            self._watched.installEventFilter(self)
            self._watched.setFocus()
        else:
            self._watched.removeEventFilter(self)
            self.let_go()
        self.changed.emit()

    @property
    def lowest(self) -> int:
        """The pitch of the lower row's first key."""
        return 12 * (self._octave + 1)

    def pitch(self, place: str) -> int | None:
        """Return the pitch that a place plays now, None if it plays none."""
        pitch = self.lowest + _SEMITONES.get(place, 128)
        return pitch if pitch < 128 else None

    def label(self, place: str) -> str:
        """Return what is printed on the key of a place: what it has typed, else what is usual in the country."""
        keyboard = QGuiApplication.inputMethod().locale()
        return self._learned.get(place) or printed(place, QLocale.languageToCode(keyboard.language()))

    def press(self, place: str) -> None:
        """Press the key of a place; nothing if it is held or plays nothing."""
        pitch = self.pitch(place)
        if pitch is not None and place not in self.held:
            self.held[place] = pitch
            self._tell(_NOTE_ON, pitch, _VELOCITY)

    def release(self, place: str) -> None:
        """Let the key of a place go; it ends the pitch that it began, in whatever octave."""
        if place in self.held:
            self._tell(_NOTE_OFF, self.held.pop(place), 0)

    def let_go(self) -> None:
        """Let go of every key."""
        for place in list(self.held):
            self.release(place)

    def go_up(self, octaves: int) -> None:
        """Play some octaves higher."""
        self._octave = min(max(self._octave + octaves, _FIRST_OCTAVE), _LAST_OCTAVE)
        self.changed.emit()

    def _tell(self, status: int, pitch: int, velocity: int) -> None:
        self.touched.emit(Touch(perf_counter(), bytes((status, pitch, velocity))))
        self.changed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the keys that play before a shortcut does; let go of all where the focus is lost."""
        if event.type() == QEvent.Type.FocusOut:
            self.let_go()
        if not isinstance(event, QKeyEvent) or not self._plays(event):
            return False
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
        elif not event.isAutoRepeat():
            self._strike(event)
        return True

    def _plays(self, event: QKeyEvent) -> bool:
        """Return whether a key is one of the piano's; one that is held is let go whatever is held beside it."""
        place = place_of(Struck.of(event))
        if event.type() == QEvent.Type.KeyRelease:
            return place in self.held
        bare = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        return bare and (event.key() in _OCTAVES or (place in _SEMITONES))

    def _strike(self, event: QKeyEvent) -> None:
        place = place_of(Struck.of(event))
        if event.type() == QEvent.Type.KeyRelease:
            self.release(place)
        elif event.key() in _OCTAVES:
            self.go_up(_OCTAVES[Qt.Key(event.key())])
        else:
            if event.text().isprintable() and event.text().strip():
                self._learned[place] = event.text().upper()
            self.press(place)
