"""The dialog of what a user chooses once and for all: colours, size of the text, note names, language."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from composer.ui.look.theme import LARGEST_TEXT, SMALLEST_TEXT
from composer.ui.panels.fields import Choice, label, number_field
from composer.ui.settings import Settings
from composer.ui.words.languages import LANGUAGES


class Preferences(QDialog):
    """Shows settings and a switch of the menus; Esc closes it.

    `changed` carries the name of a setting and its new value, which holds at once.
    """

    changed = Signal(str, object)

    def __init__(self, right_click: QAction, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("preferences")
        self.setWindowTitle(self.tr("Preferences"))
        self._choices = {
            "theme": self._make_choice("theme", self.tr("Colours"), self._themes()),
            "notes": self._make_choice("notes", self.tr("Note names"), self._notes()),
            "middle_c": self._make_choice("middle_c", self.tr("Middle C"), {4: "C4", 3: "C3"}),
            "language": self._make_choice("language", self.tr("Language"), self._languages()),
        }
        self._size = self._make_size()
        self._arrange(right_click)

    def _themes(self) -> dict[object, str]:
        return {
            "system": self.tr("as the system"),
            "light": self.tr("light"),
            "dark": self.tr("dark"),
            "contrast": self.tr("high contrast"),
        }

    def _notes(self) -> dict[object, str]:
        return {
            "": self.tr("as is usual in the language"),
            "english": self.tr("English: C D E F G A B"),
            "german": self.tr("German: C D E F G A H"),
            "solfege": self.tr("Solfège: Do Re Mi Fa Sol La Si"),
        }

    def _languages(self) -> dict[object, str]:
        return {"": self.tr("as the system"), **LANGUAGES}

    def _make_choice(self, name: str, title: str, texts: dict[object, str]) -> QComboBox:
        choice = Choice(f"{name}Choice", title)
        for value, text in texts.items():
            choice.addItem(text, value)

        def tell() -> None:
            self.changed.emit(name, choice.currentData())

        choice.currentIndexChanged.connect(tell)
        return choice

    def _make_size(self) -> QSpinBox:
        size = number_field(QSpinBox(), "textSize", self.tr("Text size in per cent"))
        size.setRange(SMALLEST_TEXT, LARGEST_TEXT)
        size.setSingleStep(10)
        size.setSuffix(" %")
        size.setKeyboardTracking(False)
        size.valueChanged.connect(self._on_size)
        return size

    def _make_switch(self, action: QAction) -> QCheckBox:
        """Return a box that is checked as an action of the menus is."""
        switch = QCheckBox(action.text().replace("&", ""))
        switch.setObjectName(action.objectName())
        switch.setChecked(action.isChecked())
        switch.toggled.connect(action.setChecked)
        action.toggled.connect(switch.setChecked)
        return switch

    def _on_size(self, percent: int) -> None:
        self.changed.emit("text_size", percent)

    def _arrange(self, right_click: QAction) -> None:
        form = QFormLayout()
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(10)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for text, field in (
            (self.tr("Colours"), self._choices["theme"]),
            (self.tr("Text size"), self._size),
            (self.tr("Note names"), self._choices["notes"]),
            (self.tr("Middle C"), self._choices["middle_c"]),
            (self.tr("Language"), self._choices["language"]),
        ):
            form.addRow(label(text, "muted"), field)
        self._note = label(self.tr("Another language is spoken from the next start on."), "muted", "languageNote")
        self._note.setWordWrap(True)
        form.addRow("", self._note)
        form.addRow("", self._make_switch(right_click))
        buttons = QDialogButtonBox()
        buttons.addButton(self.tr("Close"), QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.accepted.connect(self.accept)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(18)
        column.addLayout(form)
        column.addWidget(buttons)

    def show_settings(self, settings: Settings) -> None:
        """Show what is chosen now."""
        for name, choice in self._choices.items():
            with QSignalBlocker(choice):
                choice.setCurrentIndex(choice.findData(getattr(settings, name)))
        with QSignalBlocker(self._size):
            self._size.setValue(settings.text_size)
