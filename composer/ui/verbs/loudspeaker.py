"""All on how a piece sounds, put together: its speed, its soundfont, and files of sound."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from composer.audio.soundfont import embedded
from composer.ui.documents import Documents
from composer.ui.look.theme import Theme
from composer.ui.panels.transport import Transport
from composer.ui.playback import Playback
from composer.ui.session import Session
from composer.ui.settings import Settings
from composer.ui.status import StatusLine
from composer.ui.verbs.exporting import Exporting
from composer.ui.verbs.listening import Listening
from composer.ui.verbs.pacing import Pacing
from composer.ui.verbs.preferring import Preferring
from composer.ui.verbs.sounding import Sounding


class Loudspeaker(QObject):
    """Connects what has to do with sound. `remembered` carries settings, `noted` and `failed` what is to be said."""

    remembered = Signal(str, object)
    noted = Signal(str)
    failed = Signal(object)

    def __init__(
        self,
        session: Session,
        playback: Playback,
        listening: Listening,
        *,
        documents: Documents,
        transport: Transport,
        status: StatusLine,
        preferring: Preferring,
        actions: dict[str, QAction],
        settings: Settings,
        theme: Theme,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._documents, self._listening, self._status = documents, listening, status
        self._embedded = actions["actionEmbeddedSoundfont"]
        self._pacing = Pacing(playback, transport, actions, settings.speed)
        self.sounding = Sounding(window, playback, settings)
        self.exporting = Exporting(session, window, theme)
        for part in (self._pacing, self.sounding, self.exporting):
            part.noted.connect(self.noted)
        for part in (self.sounding, self.exporting):
            part.failed.connect(self.failed)
        for part in (self._pacing, self.sounding):
            part.remembered.connect(self.remembered)
        self.sounding.remembered.connect(preferring.note)
        preferring.remembered.connect(self.sounding.take)
        documents.sound_wanted.connect(self.exporting.write)
        self.sounding.chosen.connect(self._on_soundfont)

    def verbs(self) -> dict[str, Callable[[], None]]:
        """Return what the actions of the menus do."""
        return {
            "actionExportAudio": self._documents.export_sound,
            **self._pacing.verbs(),
            **self.sounding.verbs(),
        }

    def prepare(self) -> None:
        """Take the soundfont that was chosen, and the time that the first sound needs, now."""
        self.sounding.begin()

    def close(self) -> None:
        """Let every thread end; for closing the window."""
        self.sounding.close()
        self.exporting.close()

    def _on_soundfont(self, path: Path) -> None:
        self._listening.use(path)
        # As long as single notes hold its samples, a piece need not read them again at every start.
        self._listening.prepare()
        self.exporting.use(path)
        self._status.show_soundfont(path.stem)
        self._embedded.setEnabled(path != embedded())
