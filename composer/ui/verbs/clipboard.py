"""Cut, copy and paste: notes go through the system's clipboard as MIDI, to this piece or any other."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress

from PySide6.QtCore import QMimeData, QObject, Signal
from PySide6.QtGui import QGuiApplication

from composer.audio.player import PlayState
from composer.errors import ComposerError
from composer.files import midi
from composer.files.border import MOST_MEGABYTES, UnreadableFile
from composer.music import clips, edits
from composer.music.score import Notes, Score
from composer.ui.dropping import local_files
from composer.ui.playback import Playback
from composer.ui.reading import Reading
from composer.ui.session import Session
from composer.ui.words.saying import said

MIDI = "audio/midi"
_READ = (MIDI, "audio/x-midi", "audio/mid")


class Clipboard(QObject):
    """Moves the notes of a session to and from the clipboard. `noted` carries why nothing was pasted."""

    noted = Signal(str)

    def __init__(self, session: Session, playback: Playback, reading: Reading) -> None:
        super().__init__(session)
        self._reading = reading
        self._session, self._playback = session, playback

    def verbs(self) -> dict[str, Callable[[], None]]:
        """Return what each action does."""
        return {"actionCut": self.cut, "actionCopy": self.copy, "actionPaste": self.paste}

    def copy(self) -> None:
        """Put the selected notes into the clipboard."""
        session, data = self._session, QMimeData()
        if len(session.selection):
            clip = clips.clip_of(session.score, session.track, session.selection)
            data.setData(MIDI, midi.render(clip))
            QGuiApplication.clipboard().setMimeData(data)

    def cut(self) -> None:
        """Take the selected notes out of the piece and into the clipboard."""
        self.copy()
        session = self._session
        score = edits.remove(session.score, session.selection, session.track_index)
        session.commit(self.tr("Cut"), score, Notes())

    def paste(self) -> None:
        """Put the notes of the clipboard at the playhead, select them, and take the playhead to their end."""
        session, start = self._session, int(self._playback.position)
        try:
            notes = edits.moved(clips.notes_of(self._clip(), session.score.ticks_per_beat), start)
        except ValueError:
            self.noted.emit(self.tr("The music in the clipboard is too long for this piece"))
            return
        except ComposerError as error:
            self.noted.emit(said(str(error)))
            return
        if not len(notes):
            self.noted.emit(self.tr("There is no music in the clipboard"))
            return
        session.commit(self.tr("Paste"), edits.add(session.score, notes, session.track_index), notes)
        if self._playback.state is not PlayState.PLAYING:
            self._playback.place(notes.span[1])

    def _clip(self) -> Score:
        """Return the piece in the clipboard, or in the file that was copied; an empty one if there is none.

        Raises UnknownFormat or UnreadableFile where a file was copied that cannot be read.
        """
        # PySide says that there always is something; while nothing was copied, there is None.
        data: QMimeData | None = QGuiApplication.clipboard().mimeData()
        if data is None:
            return Score()
        kind = next((kind for kind in _READ if data.hasFormat(kind)), None)
        files = local_files(data)
        if kind is None and files:
            imported = self._reading.read(files[0])
            return imported.score if imported is not None else Score()
        return self._parsed(bytes(data.data(kind).data())) if kind else Score()

    def _parsed(self, found: bytes) -> Score:
        """Return the piece that some bytes are, an empty one if they are none."""
        if not found or len(found) > MOST_MEGABYTES * 2**20:
            return Score()
        with suppress(UnreadableFile):
            return midi.parse(found, self.tr("The clipboard")).score
        return Score()
