"""Asks for the files to read and to write, each kind of dialog in the folder that it was in last."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from composer.files import formats
from composer.ui.folders import Folders
from composer.ui.messages import message

_ALSO = {".mid": (".midi", ".kar", ".rmi", ".syx"), ".musicxml": (".xml",)}
"""Suffixes that go with another one."""


class FileDialogs(QObject):
    """The dialogs of a window; `remembered` carries the name of a setting and its value."""

    remembered = Signal(str, object)

    def __init__(self, window: QWidget, folders: str) -> None:
        super().__init__(window)
        self._window, self._folders = window, Folders(folders)

    def to_read(self, title: str, kind: str) -> Path | None:
        """Ask for a file that can be read, in the folder of a kind of dialog; None if there is none."""
        music = self.tr("Music (%s)") % " ".join(f"*{suffix}" for suffix in formats.READABLE)
        filters = ";;".join([music, *self._filters(formats.READABLE)])
        name, _ = QFileDialog.getOpenFileName(self._window, title, self._folders.of(kind), filters)
        return self._remembered(name, kind)

    def to_write(self, title: str, suffixes: tuple[str, ...], stem: str, kind: str = "export") -> Path | None:
        """Ask for a file that ends in one of some suffixes; without any it gets that of the filter, or the first."""
        proposal, filters = str(Path(self._folders.of(kind), f"{stem}{suffixes[0]}")), self._filters(suffixes)
        name, chosen = QFileDialog.getSaveFileName(self._window, title, proposal, ";;".join(filters))
        path = self._remembered(name, kind)
        if path is None or path.suffix.lower() in suffixes:
            return path
        # The dialog asked about overwriting the name as it was typed, not about the one with its suffix.
        path = path.with_name(f"{path.name}{filters.get(chosen, suffixes[0])}")
        question = self.tr("Replace {}?").format(path.name)
        return path if not path.exists() or self.may("overwriteQuestion", question, str(path)) else None

    def may(self, name: str, question: str, more: str) -> bool:
        """Ask a question that is answered by yes or given up."""
        buttons = QMessageBox.StandardButton
        box = message(self._window, name, question, more)
        box.setStandardButtons(buttons.Yes | buttons.Cancel)
        return box.exec() == buttons.Yes

    def _filters(self, suffixes: tuple[str, ...]) -> dict[str, str]:
        """Return the filters of a dialog for some kinds of file, each with the suffix that it stands for."""
        kinds = {
            ".composer": self.tr("Composer (%s)"),
            ".mid": self.tr("MIDI (%s)"),
            ".musicxml": self.tr("MusicXML (%s)"),
            ".mxl": self.tr("Packed MusicXML (%s)"),
            ".abc": self.tr("ABC (%s)"),
            ".krn": self.tr("Humdrum kern (%s)"),
            ".txt": self.tr("Text (%s)"),
            ".wav": self.tr("WAV (%s)"),
            ".flac": self.tr("FLAC (%s)"),
            ".ogg": self.tr("Ogg Vorbis (%s)"),
            ".pdf": self.tr("PDF (%s)"),
            ".svg": self.tr("SVG (%s)"),
        }
        found = {}
        for suffix in (suffix for suffix in suffixes if suffix in kinds):
            alike = (suffix, *(other for other in _ALSO.get(suffix, ()) if other in suffixes))
            found[kinds[suffix] % " ".join(f"*{one}" for one in alike)] = suffix
        return found

    def _remembered(self, name: str, kind: str) -> Path | None:
        if not name:
            return None
        self._folders.remember(kind, Path(name))
        self.remembered.emit("folders", self._folders.text)
        return Path(name)
