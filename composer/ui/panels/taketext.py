"""What a model wrote in its own notation, to read, copy and save."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QDialog, QHBoxLayout, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from composer.generation.take import Take
from composer.ui.look.theme import fixed_font
from composer.ui.panels.fields import label

_SIZE = 520, 320


class TakeText(QDialog):
    """The text of one take beside the window, which goes on working; Esc closes it.

    `noted` carries what the status bar should say, `save_wanted` the take whose text is to go into a file.
    """

    noted = Signal(str)
    save_wanted = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("takeText")
        self.resize(*_SIZE)
        self._take: Take | None = None
        self._view = self._make_view()
        self._copy_button = _button("takeTextCopy", self.tr("Copy"), self._copy)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 16)
        column.setSpacing(12)
        column.addWidget(
            label(self.tr("Your notes and what was written after them, in the model's own notation."), "muted")
        )
        column.addWidget(self._view, 1)
        column.addLayout(self._make_buttons())
        # Else the text would have the focus, and a ring around it.
        self._copy_button.setFocus()

    def _make_view(self) -> QPlainTextEdit:
        view = QPlainTextEdit()
        view.setObjectName("takeTextView")
        view.setAccessibleName(self.tr("Text of the take"))
        view.setReadOnly(True)
        view.setTabChangesFocus(True)
        view.setFont(fixed_font())
        view.setFrameShape(QPlainTextEdit.Shape.NoFrame)
        return view

    def _make_buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self._copy_button)
        row.addWidget(_button("takeTextSave", self.tr("Save as…"), self._save))
        return row

    def show_take(self, take: Take, number: int) -> None:
        """Show the text of a take under its number."""
        self.setWindowTitle(self.tr("Take {} by {}").format(number, take.model))
        if take is not self._take:
            self._take = take
            self._view.setPlainText(take.text)

    def _copy(self) -> None:
        if self._take is not None:
            QApplication.clipboard().setText(self._take.text)
            self.noted.emit(self.tr("The text is in the clipboard"))

    def _save(self) -> None:
        if self._take is not None:
            self.save_wanted.emit(self._take)


def _button(name: str, text: str, do: Callable[[], None]) -> QPushButton:
    button = QPushButton(text)
    button.setObjectName(name)
    button.clicked.connect(do)
    return button
