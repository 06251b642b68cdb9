"""The piece written as a file of sound, on a thread, with its progress in sight."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from composer.audio import export
from composer.audio.soundfont import embedded
from composer.ui.errand import Errand
from composer.ui.look.theme import Theme
from composer.ui.panels.progress import ProgressDialog
from composer.ui.session import Session


class Exporting(QObject):
    """Writes the piece as it is when it is asked to, with the sounds that it is played with."""

    noted = Signal(str)
    failed = Signal(object)

    def __init__(self, session: Session, window: QWidget, theme: Theme) -> None:
        super().__init__(window)
        self._session, self._window, self._theme = session, window, theme
        self._soundfont = embedded()
        self._path = Path()
        self._dialog: ProgressDialog | None = None
        self._errand = Errand(self)
        self._errand.failed.connect(self.failed)
        self._errand.progressed.connect(self._on_progress)
        self._errand.over.connect(self._on_over)

    def use(self, soundfont: Path) -> None:
        """Write with the sounds of another soundfont from now on."""
        self._soundfont = soundfont

    def write(self, path: Path) -> None:
        """Write how the piece sounds; nothing while another file is being written."""
        if self._errand.is_busy:
            return
        score, soundfont, self._path = self._session.score, self._soundfont, path
        self._dialog = ProgressDialog("exportProgress", self._theme, self._window)
        self._dialog.say(self.tr("Writing {}…").format(path.name))
        self._dialog.rejected.connect(self._errand.cancel)
        self._dialog.open()
        self._errand.start(lambda: export.export(score, path, soundfont), self._on_written)

    def close(self) -> None:
        """Give up what is being written; for closing the window."""
        self._errand.wait()

    def _on_progress(self, progress: export.Progress) -> None:
        if self._dialog is not None:
            self._dialog.show_share(progress.done / progress.total)

    def _on_written(self, seconds: float) -> None:
        minutes, rest = divmod(round(seconds), 60)
        self.noted.emit(self.tr("Exported to {}, {} minutes").format(self._path, f"{minutes}:{rest:02}"))

    def _on_over(self) -> None:
        dialog, self._dialog = self._dialog, None
        if dialog is not None:
            dialog.rejected.disconnect(self._errand.cancel)
            dialog.close()
