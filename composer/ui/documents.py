"""New, open, import, save and export, and the question before unsaved work is dropped."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMessageBox, QWidget

from composer import paths
from composer.audio import export
from composer.errors import ComposerError
from composer.files import formats
from composer.files.border import Imported, Place, UnreadableFile
from composer.files.project import Project
from composer.generation.take import Take
from composer.music import parts
from composer.music.score import Notes, Score
from composer.ui.filedialogs import FileDialogs
from composer.ui.messages import message
from composer.ui.reading import Reading
from composer.ui.session import Session
from composer.ui.words.saying import said

_WARNINGS_AT_ONCE = 8


class Documents(QObject):
    """Moves pieces between the session and files. `noted` carries what the status bar should say.

    `asking` is emitted before it is looked whether there is unsaved work: what is under way becomes some now.
    `placed` carries where one was in a piece that is opened, if its file says so; `place` tells where one is now.
    """

    noted = Signal(str)
    asking = Signal()
    placed = Signal(object)
    imported = Signal()
    failed = Signal(object)
    sound_wanted = Signal(object)

    def __init__(self, session: Session, window: QWidget, folders: str) -> None:
        super().__init__(window)
        self._session, self._window, self.dialogs = session, window, FileDialogs(window, folders)
        self._reading = Reading(window)
        self.place: Callable[[], Place] = tuple
        self.stamp: tuple[int, ...] = ()
        """What told the file of the piece from others when it was read or written."""

    def verbs(self) -> dict[str, Callable[[], object]]:
        """Return what the actions of the File menu do."""
        return {
            "actionNew": self.new,
            "actionOpen": self.open,
            "actionImport": self.import_,
            "actionSave": self.save,
            "actionSaveAs": self.save_as,
            "actionExportMidi": self.export_midi,
            "actionExportSingle": self.export_single,
            "actionExportAbc": self.export_abc,
            "actionExportMusicXml": self.export_musicxml,
        }

    def new(self) -> None:
        """Begin an empty piece."""
        if self.may_drop():
            self._session.open(Score(), None)

    def open(self) -> None:
        """Ask for a file and open it."""
        if self.may_drop() and (path := self.dialogs.to_read(self.tr("Open"), "piece")):
            self._open_guarded(path)

    def open_file(self, path: Path) -> bool:
        """Open a file that was named elsewhere, asking before unsaved work is dropped; return whether it is open."""
        # Nobody is asked about unsaved work for the sake of a file that cannot be opened anyhow.
        return self._guard(lambda: _check(path)) and self.may_drop() and self._open_guarded(path)

    def recover(self, project: Project) -> None:
        """Go on with work that was never saved; it belongs to the file that it was begun in."""
        path = Path(project.origin.file) if project.origin.file else None
        self._session.recover(project.score, path)
        self.stamp = project.origin.stamp
        self.placed.emit(project.place)

    def import_(self) -> None:
        """Ask for a file and add its tracks to the piece."""
        if path := self.dialogs.to_read(self.tr("Import into this piece"), "import"):
            self.import_file(path)

    def import_file(self, path: Path) -> bool:
        """Add the tracks of a file that was named elsewhere to the piece; return whether they are there."""
        imported = self._read(path)
        return imported is not None and self._guard(lambda: self._import(path, imported))

    def save(self) -> bool:
        """Write the piece to its file, or ask for one; return whether it is written."""
        path = self._session.path
        if path is None:
            return self.save_as()
        return (not self._has_changed(path) or self._may_write_over(path)) and self._write(path)

    def save_as(self) -> bool:
        """Ask where to write the piece, which is that file's from then on; return whether it is written."""
        path = self.ask_where(self.tr("Save as"), formats.SAVABLE, kind="piece")
        return path is not None and self._write(path)

    def export_midi(self) -> None:
        """Ask where to write the piece as MIDI; the piece stays what it is."""
        if path := self.ask_where(self.tr("Export MIDI"), (".mid", ".midi")):
            self.export_to(path)

    def export_single(self) -> None:
        """Ask where to write the piece as MIDI in one track; the piece stays what it is."""
        if path := self.ask_where(self.tr("Export MIDI in one track"), (".mid", ".midi")):
            self._guard(lambda: self._export(path, formats.SINGLE_MIDI))

    def export_abc(self) -> None:
        """Ask where to write the melody of the piece as ABC; the piece stays what it is."""
        if path := self.ask_where(self.tr("Export ABC"), (".abc",)):
            self.export_to(path)

    def export_musicxml(self) -> None:
        """Ask where to write the piece as MusicXML; the piece stays what it is."""
        if path := self.ask_where(self.tr("Export MusicXML"), (".musicxml", ".mxl")):
            self.export_to(path)

    def export_sound(self) -> None:
        """Ask where to write how the piece sounds, which takes its time elsewhere."""
        if not self._session.score.end:
            self.noted.emit(self.tr("The piece has no notes to play"))
        elif path := self.ask_where(self.tr("Export sound"), export.suffixes()):
            self.sound_wanted.emit(path)

    def export_to(self, path: Path) -> bool:
        """Write the piece in the format of a file's suffix; return whether it is written."""
        return self._guard(lambda: self._export(path))

    def save_text(self, take: Take) -> None:
        """Ask where to write what a model wrote in its own notation."""
        title, stem = self.tr("Save the text"), f"{take.model}-{take.wishes.random_seed}"
        if path := self.ask_where(title, (take.suffix,), stem, "text"):
            self._guard(lambda: self._save_text(take, path))

    def may_drop(self) -> bool:
        """Return whether the piece may go: it is saved, or the user says so, or saves it now."""
        self.asking.emit()
        if not self._session.is_modified:
            return True
        buttons = QMessageBox.StandardButton
        question, more = self.tr("Save the changes to this piece?"), self.tr("They are lost otherwise.")
        box = message(self._window, "unsavedQuestion", question, more)
        box.setStandardButtons(buttons.Save | buttons.Discard | buttons.Cancel)
        box.setDefaultButton(buttons.Save)
        answer = box.exec()
        return answer == buttons.Discard or (answer == buttons.Save and self.save())

    def _open_guarded(self, path: Path) -> bool:
        """Open a file; return whether it is open, and not given up or refused."""
        # Taken before it is read: what others write meanwhile is noticed.
        stamp = paths.stamp(path)
        imported = self._read(path)
        if imported is not None:
            self._open(path, stamp, imported)
        return imported is not None

    def _read(self, path: Path) -> Imported | None:
        """Return the score of a file, None if it is given up or refused."""
        try:
            return self._reading.read(path)
        except ComposerError as error:
            self.failed.emit(error)
            return None

    def _open(self, path: Path, stamp: tuple[int, ...], imported: Imported) -> None:
        # A backup is opened as a piece without a file, so that it is not written over.
        self._session.open(imported.score, path if path.suffix.lower() in formats.SAVABLE else None)
        self.stamp = stamp
        self.placed.emit(imported.place)
        self._note(path, imported)

    def _import(self, path: Path, imported: Imported) -> None:
        before = self._session.score
        if before.end:
            score, first = _added(before, imported.score, path), len(before.tracks)
        else:
            score, first = imported.score, 0
        self._session.commit(self.tr("Import %s") % path.name, score, Notes(), first)
        self._note(path, imported)
        self.imported.emit()

    def _export(self, path: Path, chosen: formats.Writer | None = None) -> None:
        left_out = formats.write(self._session.score, path, chosen=chosen)
        self.noted.emit(self.tr("Exported to %s") % path)
        self._tell_left_out(path, left_out)

    def _save_text(self, take: Take, path: Path) -> None:
        paths.write_whole(path, take.text.encode())
        self.noted.emit(self.tr("Saved %s") % path)

    def _write(self, path: Path) -> bool:
        return self._guard(lambda: self._save(path))

    def _save(self, path: Path) -> None:
        left_out = formats.write(self._session.score, path, self.place())
        self.stamp = paths.stamp(path)
        self._session.saved_as(path)
        self.noted.emit(self.tr("Saved %s") % path)
        self._tell_left_out(path, left_out)

    def _tell_left_out(self, path: Path, sentences: tuple[str, ...]) -> None:
        """Tell what is in the piece and not in its file."""
        if sentences:
            text = self.tr("Not all of the piece is in {}.").format(path.name)
            message(self._window, "leftOut", text, "\n".join(map(said, sentences))).open()

    def _guard(self, work: Callable[[], None]) -> bool:
        """Do something with files; return whether it went well, having said so if not."""
        try:
            work()
        except ComposerError as error:
            self.failed.emit(error)
            return False
        return True

    def _note(self, path: Path, imported: Imported) -> None:
        notes = sum(len(track.notes) for track in imported.score.tracks)
        self.noted.emit(self.tr("%n notes from {}", "", notes).format(path.name))
        if imported.warnings:
            text = self.tr("{} was read, with something odd in it.").format(path.name)
            warnings = [said(warning) for warning in imported.warnings]
            box = message(self._window, "importWarnings", text, "\n".join(warnings[:_WARNINGS_AT_ONCE]))
            if len(warnings) > _WARNINGS_AT_ONCE:
                box.setDetailedText("\n".join(warnings))
            box.open()

    def ask_where(self, title: str, suffixes: tuple[str, ...], stem: str = "", kind: str = "export") -> Path | None:
        """Ask for a file to write that ends in one of some suffixes; without a stem it is named as the piece is."""
        stem = stem or (self._session.path.stem if self._session.path else self.tr("Untitled"))
        return self.dialogs.to_write(title, suffixes, stem, kind)

    def _has_changed(self, path: Path) -> bool:
        """Return whether another program has written the file since it was opened or saved here."""
        now = paths.stamp(path)
        return now not in {(), self.stamp}

    def _may_write_over(self, path: Path) -> bool:
        text = self.tr("{} was changed by another program. Replace it?").format(path.name)
        return self.dialogs.may("changedQuestion", text, str(path))


def _added(score: Score, other: Score, path: Path) -> Score:
    """Return a score with the tracks of a file. Raises UnreadableFile if they last longer than a piece can."""
    try:
        return parts.add_all(score, other)
    except ValueError as error:
        raise UnreadableFile(path, "is too long for this piece") from error


def _check(path: Path) -> None:
    """Raise UnknownFormat for a file whose suffix stands for nothing that can be read."""
    if path.suffix.lower() not in formats.READABLE:
        raise formats.UnknownFormat(path, formats.READABLE)
