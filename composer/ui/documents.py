"""New, open, import, save and export, and the question before unsaved work is dropped."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from composer import paths
from composer.errors import ComposerError
from composer.files import formats
from composer.files.border import Imported, Place, UnreadableFile
from composer.files.project import Project
from composer.generation.take import Take
from composer.music import parts
from composer.music.score import Notes, Score
from composer.ui.folders import Folders
from composer.ui.messages import message
from composer.ui.session import Session
from composer.ui.words.saying import said

_WARNINGS_AT_ONCE = 8


class Documents(QObject):
    """Moves pieces between the session and files. `noted` carries what the status bar should say.

    `asking` is emitted before it is looked whether there is unsaved work: what is under way becomes some now.
    `placed` carries where one was in a piece that is opened, if its file says so; `place` tells where one is now.
    `remembered` carries the name of a setting and its value.
    """

    noted = Signal(str)
    asking = Signal()
    placed = Signal(object)
    imported = Signal()
    failed = Signal(object)
    remembered = Signal(str, object)

    def __init__(self, session: Session, window: QWidget, folders: str) -> None:
        super().__init__(window)
        self._session, self._window, self._folders = session, window, Folders(folders)
        self.place: Callable[[], Place] = tuple
        self.stamp: tuple[int, ...] = ()
        """What told the file of the piece from others when it was read or written."""

    def new(self) -> None:
        """Begin an empty piece."""
        if self.may_drop():
            self._session.open(Score(), None)

    def open(self) -> None:
        """Ask for a file and open it."""
        if self.may_drop() and (path := self._ask_for_file(self.tr("Open"), "piece")):
            self._guard(lambda: self._open(path))

    def open_file(self, path: Path) -> bool:
        """Open a file that was named elsewhere, asking before unsaved work is dropped; return whether it is open."""
        # Nobody is asked about unsaved work for the sake of a file that cannot be opened anyhow.
        return self._guard(lambda: _check(path)) and self.may_drop() and self._guard(lambda: self._open(path))

    def recover(self, project: Project) -> None:
        """Go on with work that was never saved; it belongs to the file that it was begun in."""
        path = Path(project.origin.file) if project.origin.file else None
        self._session.recover(project.score, path)
        self.stamp = project.origin.stamp
        self.placed.emit(project.place)

    def import_(self) -> None:
        """Ask for a file and add its tracks to the piece."""
        if path := self._ask_for_file(self.tr("Import into this piece"), "import"):
            self.import_file(path)

    def import_file(self, path: Path) -> bool:
        """Add the tracks of a file that was named elsewhere to the piece; return whether they are there."""
        return self._guard(lambda: self._import(path))

    def save(self) -> bool:
        """Write the piece to its file, or ask for one; return whether it is written."""
        path = self._session.path
        if path is None:
            return self.save_as()
        return (not self._has_changed(path) or self._may_write_over(path)) and self._write(path)

    def save_as(self) -> bool:
        """Ask where to write the piece, which is that file's from then on; return whether it is written."""
        path = self._ask_where(self.tr("Save as"), formats.WRITABLE, kind="piece")
        return path is not None and self._write(path)

    def export_midi(self) -> None:
        """Ask where to write the piece as MIDI; the piece stays what it is."""
        if path := self._ask_where(self.tr("Export MIDI"), (".mid", ".midi")):
            self.export_to(path)

    def export_abc(self) -> None:
        """Ask where to write the melody of the piece as ABC; the piece stays what it is."""
        if path := self._ask_where(self.tr("Export ABC"), (".abc",)):
            self.export_to(path)

    def export_to(self, path: Path) -> bool:
        """Write the piece in the format of a file's suffix; return whether it is written."""
        return self._guard(lambda: self._export(path))

    def save_text(self, take: Take) -> None:
        """Ask where to write what a model wrote in its own notation."""
        title, stem = self.tr("Save the text"), f"{take.model}-{take.wishes.random_seed}"
        if path := self._ask_where(title, (take.suffix,), stem, kind="text"):
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

    def _open(self, path: Path) -> None:
        # Taken before it is read: what others write meanwhile is noticed.
        stamp = paths.stamp(path)
        imported = formats.read(path)
        # A backup is opened as a piece without a file, so that it is not written over.
        self._session.open(imported.score, path if path.suffix.lower() in formats.WRITABLE else None)
        self.stamp = stamp
        self.placed.emit(imported.place)
        self._note(path, imported)

    def _import(self, path: Path) -> None:
        imported = formats.read(path)
        before = self._session.score
        if before.end:
            score, first = _added(before, imported.score, path), len(before.tracks)
        else:
            score, first = imported.score, 0
        self._session.commit(self.tr("Import %s") % path.name, score, Notes(), first)
        self._note(path, imported)
        self.imported.emit()

    def _export(self, path: Path) -> None:
        left_out = formats.write(self._session.score, path)
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

    def _filters(self, suffixes: tuple[str, ...]) -> dict[str, str]:
        """Return the filters of a file dialog for some kinds of file, each with the suffix that it stands for."""
        kinds = {
            ".composer": self.tr("Composer (%s)"),
            ".mid": self.tr("MIDI (%s)"),
            ".abc": self.tr("ABC (%s)"),
            ".txt": self.tr("Text (%s)"),
        }
        others = {".mid": " *.midi"}
        shown = [suffix for suffix in suffixes if suffix in kinds]
        return {kinds[suffix] % f"*{suffix}{others.get(suffix, '')}": suffix for suffix in shown}

    def _ask_for_file(self, title: str, kind: str) -> Path | None:
        music = self.tr("Music (%s)") % " ".join(f"*{suffix}" for suffix in formats.READABLE)
        filters = ";;".join([music, *self._filters(formats.READABLE)])
        name, _ = QFileDialog.getOpenFileName(self._window, title, self._folders.of(kind), filters)
        return self._remembered(name, kind)

    def _ask_where(self, title: str, suffixes: tuple[str, ...], stem: str = "", kind: str = "export") -> Path | None:
        """Ask for a file that ends in one of some suffixes; without any it gets that of the filter, or the first."""
        stem = stem or (self._session.path.stem if self._session.path else self.tr("Untitled"))
        proposal, filters = str(Path(self._folders.of(kind), f"{stem}{suffixes[0]}")), self._filters(suffixes)
        name, chosen = QFileDialog.getSaveFileName(self._window, title, proposal, ";;".join(filters))
        path = self._remembered(name, kind)
        if path is None or path.suffix.lower() in suffixes:
            return path
        # The dialog asked about overwriting the name as it was typed, not about the one with its suffix.
        path = path.with_name(f"{path.name}{filters.get(chosen, suffixes[0])}")
        return path if not path.exists() or self._may_overwrite(path) else None

    def _has_changed(self, path: Path) -> bool:
        """Return whether another program has written the file since it was opened or saved here."""
        now = paths.stamp(path)
        return now not in {(), self.stamp}

    def _may_overwrite(self, path: Path) -> bool:
        return self._may("overwriteQuestion", self.tr("Replace {}?").format(path.name), str(path))

    def _may_write_over(self, path: Path) -> bool:
        text = self.tr("{} was changed by another program. Replace it?").format(path.name)
        return self._may("changedQuestion", text, str(path))

    def _may(self, name: str, question: str, more: str) -> bool:
        buttons = QMessageBox.StandardButton
        box = message(self._window, name, question, more)
        box.setStandardButtons(buttons.Yes | buttons.Cancel)
        return box.exec() == buttons.Yes

    def _remembered(self, name: str, kind: str) -> Path | None:
        if not name:
            return None
        self._folders.remember(kind, Path(name))
        self.remembered.emit("folders", self._folders.text)
        return Path(name)


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
