"""Offers the work of windows that were not closed: recover it, open the file as it is, or ask again later."""

from __future__ import annotations

from enum import Enum
from pathlib import Path

from PySide6.QtCore import QDateTime, QLocale, QObject, Qt, Signal
from PySide6.QtWidgets import QMessageBox, QWidget

from composer.errors import ComposerError
from composer.files import journals
from composer.files.border import UnreadableFile
from composer.files.journals import Journal
from composer.files.project import Project
from composer.ui.documents import Documents
from composer.ui.keeping import Keeping
from composer.ui.messages import message


class Answer(Enum):
    """What the user wants of unsaved work."""

    RECOVER = "recover"
    ORIGINAL = "original"
    LATER = "later"


class Recovering(QObject):
    """Goes through the journals that were left behind. `noted` and `failed` are what there is to say of it."""

    noted = Signal(str)
    failed = Signal(object)

    def __init__(self, keeping: Keeping, documents: Documents, window: QWidget) -> None:
        super().__init__(window)
        self._keeping, self._documents, self._window = keeping, documents, window

    def offer(self) -> None:
        """Ask about each journal, the newest first, until one is recovered; the others wait for another start."""
        left = list(journals.left_behind(self._keeping.folder))
        while left:
            if self._settles(left.pop(0)):
                break
        for journal in left:
            journal.let_go()
        if left:
            self.noted.emit(self.tr("%n more with unsaved work, to be offered at the next start", "", len(left)))

    def _settles(self, journal: Journal) -> bool:
        """Do with a journal what the user says; return whether its work is what the window shows now."""
        try:
            work, when = journal.read(), journal.time
        except (UnreadableFile, OSError):
            self._put_away(journal)
            return False
        answer = self._ask(work, when) if self._documents.may_drop() else Answer.LATER
        if answer is Answer.RECOVER:
            self._documents.recover(work)
            self._keeping.adopt(journal)
            return True
        opened = answer is Answer.ORIGINAL and self._do_without(journal, work.origin.file)
        journal.let_go()
        return opened

    def _do_without(self, journal: Journal, original: str) -> bool:
        """Put the work aside and open the file that it was begun in; return whether there is one and it is open."""
        # A file that cannot be opened is no reason to do without what was kept of it.
        opened = bool(original) and self._documents.open_file(Path(original))
        if opened or not original:
            self._guarded_aside(journal)
        return opened

    def _put_away(self, journal: Journal) -> None:
        """Move what cannot be read out of the way, and say so."""
        if aside := self._guarded_aside(journal):
            text = self.tr("Unsaved work was found that cannot be read. It was put aside.")
            message(self._window, "damagedJournal", text, str(aside)).open()
        journal.let_go()

    def _guarded_aside(self, journal: Journal) -> Path | None:
        try:
            return journal.set_aside()
        except ComposerError as error:
            self.failed.emit(error)
            return None

    def _ask(self, work: Project, when: float) -> Answer:
        """Say what was found: file, time and number of notes."""
        original, roles = work.origin.file, QMessageBox.ButtonRole
        name = Path(original).name if original else self.tr("Untitled")
        box = message(self._window, "recoverQuestion", self.tr("Recover the unsaved work in {}?").format(name))
        box.setInformativeText("\n".join(part for part in (self._facts(work, when), original) if part))
        recover = box.addButton(self.tr("&Recover"), roles.AcceptRole)
        without = self.tr("&Open original") if original else self.tr("&Do without")
        other = box.addButton(without, roles.DestructiveRole)
        box.setEscapeButton(box.addButton(self.tr("&Later"), roles.RejectRole))
        box.setDefaultButton(recover)
        # It has to outlive its closing until it has said what was clicked.
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        box.exec()
        box.deleteLater()
        if box.clickedButton() == recover:
            return Answer.RECOVER
        return Answer.ORIGINAL if box.clickedButton() == other else Answer.LATER

    def _facts(self, work: Project, when: float) -> str:
        time = QLocale().toString(QDateTime.fromSecsSinceEpoch(int(when)), QLocale.FormatType.ShortFormat)
        notes = sum(len(track.notes) for track in work.score.tracks)
        return self.tr("%n notes, kept at {}", "", notes).format(time)
