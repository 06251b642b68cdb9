"""What the generator is to do: continue, write what is selected anew, or harmonise it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QStandardItemModel

from composer.generation import continuing
from composer.generation.wishes import NEED_NOTES, Task
from composer.ui.panels.fields import Choice


class TaskChoice(Choice):
    """A list of tasks; those that cannot be done now can be read, with the reason, but not chosen."""

    def __init__(self) -> None:
        super().__init__("task", "")
        self.setAccessibleName(self.tr("What to do"))
        self._encoding, self._has_notes = "", False
        self._titles: dict[str, str] = {}
        for task, text in (
            (Task.CONTINUE, self.tr("Continue")),
            (Task.FILL, self.tr("Fill the selection")),
            (Task.VARY, self.tr("Vary the selection")),
            (Task.RENEW_PITCHES, self.tr("New pitches")),
            (Task.RENEW_RHYTHM, self.tr("New rhythm")),
            (Task.HARMONISE, self.tr("Harmonise")),
        ):
            self.addItem(text, task)
        self._offer()

    @property
    def task(self) -> Task:
        """The task that is chosen."""
        return self.currentData()

    def show_titles(self, titles: dict[str, str]) -> None:
        """Take note of the title of a model of each encoding, to name those that can do what the chosen one cannot."""
        self._titles = titles
        self._offer()

    def show_encoding(self, name: str) -> None:
        """Offer what models of an encoding can do; what they cannot is not chosen any more."""
        self._encoding = name
        self._offer()
        if not continuing.does(name, self.task):
            self.setCurrentIndex(self.findData(Task.CONTINUE))

    def show_selection(self, has_notes: bool) -> None:
        """Offer what is done to selected notes only where there are some; what is chosen stays chosen."""
        self._has_notes = has_notes
        self._offer()

    def _offer(self) -> None:
        reasons = {task: self._reason(task) for task in Task}
        items = self.model()
        assert isinstance(items, QStandardItemModel)
        for index in range(self.count()):
            reason = reasons[self.itemData(index)]
            items.item(index).setEnabled(not reason)
            self.setItemData(index, reason or None, Qt.ItemDataRole.ToolTipRole)
        self.setToolTip(reasons[self.task])

    def _reason(self, task: Task) -> str:
        """Return why a task cannot be done now, nothing if it can."""
        if not continuing.does(self._encoding, task):
            able = [title for encoding, title in self._titles.items() if continuing.does(encoding, task)]
            return (
                self.tr("{} can do this; choose it above").format(able[0]) if able else self.tr("No model can do this")
            )
        needs_notes = task in NEED_NOTES and not self._has_notes
        return self.tr("Select the notes first that are to give way") if needs_notes else ""
