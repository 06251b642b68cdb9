"""The MIDI keyboard that is played, through two processes: one that looks which there are, one that listens."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QByteArray, QObject, QProcess, Signal

from composer import paths
from composer.audio import keyboards
from composer.audio.keyboards import Touch

_MILLISECONDS_TO_END = 500
_NOT_PLAYED = "Midi Through"
"""What Linux lists as an input and is no keyboard, only what other programs send; it is taken by its name only."""

NONE = "-"
"""What is wanted where no keyboard is."""


class MidiKeys(QObject):
    """Listens to the keyboard that is wanted whenever it is plugged in, or else to the first there is.

    `touched` carries each `Touch`, `listed` the names of all keyboards, `connected` that of the one that is listened
    to now, `lost` that of one that is heard no more, with a sentence on why if there is one.
    """

    touched = Signal(object)
    listed = Signal(object)
    connected = Signal(str)
    lost = Signal(str, str)

    def __init__(self, wanted: str, parent: QObject, command: Callable[..., list[str]] = keyboards.command) -> None:
        super().__init__(parent)
        self.wanted = wanted
        """The name of the keyboard to listen to, empty for the first one, NONE for none."""
        self.current = ""
        """The name of the one that is listened to."""
        self.names: list[str] = []
        self._command = command
        self._watcher = self._process(self._on_watched)
        self._listener = self._process(self._on_heard)
        self._listener.finished.connect(self._on_silence)

    def _process(self, on_lines: Callable[[], None]) -> QProcess:
        process = QProcess(self)
        process.setWorkingDirectory(str(paths.HOME))
        process.readyReadStandardOutput.connect(on_lines)
        return process

    def look(self) -> None:
        """Look from now on which keyboards there are."""
        if self._watcher.state() is QProcess.ProcessState.NotRunning:
            self._start(self._watcher)

    def want(self, name: str) -> None:
        """Listen to another keyboard from now on, as soon as it is there."""
        self.wanted = name
        self._leave()
        self.look()
        self._take()

    def close(self) -> None:
        """End both processes."""
        self.current = ""
        for process in (self._watcher, self._listener):
            _end(process)

    def _start(self, process: QProcess, *words: str) -> None:
        program, *arguments = self._command(*words)
        process.start(program, arguments)

    def _on_watched(self) -> None:
        for names in _lines(self._watcher):
            if isinstance(names, list):
                self.names = names
                if self.current and self.current not in names:
                    self._lose()
                self._take()
                self.listed.emit(names)

    def _take(self) -> None:
        """Listen to the keyboard that is wanted if it is there and none is listened to."""
        played = [name for name in self.names if not name.startswith(_NOT_PLAYED)]
        wanted = next(iter(played), "") if not self.wanted else self.wanted
        if not self.current and wanted in self.names:
            self.current = wanted
            self._start(self._listener, wanted)
            self.connected.emit(wanted)

    def _on_heard(self) -> None:
        for touch in _lines(self._listener):
            if isinstance(touch, Touch) and self.current:
                self.touched.emit(touch)

    def _on_silence(self) -> None:
        """Say why a keyboard is heard no more that was not left."""
        if self.current:
            self._lose(bytes(self._listener.readAllStandardError().data()).decode("utf-8", "replace").strip())

    def _lose(self, why: str = "") -> None:
        name = self.current
        self._leave()
        self.lost.emit(name, why)

    def _leave(self) -> None:
        self.current = ""
        _end(self._listener)


def _lines(process: QProcess) -> list[list[str] | Touch | None]:
    """Return what the lines say that have arrived whole."""
    found: list[QByteArray] = []
    while process.canReadLine():
        found.append(process.readLine())
    return [keyboards.heard(bytes(line.data()).decode("utf-8", "replace")) for line in found]


def _end(process: QProcess) -> None:
    """End a process at once: PortMidi cannot be relied on to end by itself."""
    if process.state() is not QProcess.ProcessState.NotRunning:
        process.kill()
        process.waitForFinished(_MILLISECONDS_TO_END)
