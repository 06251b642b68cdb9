"""The dialog of what a user chooses once and for all: colours, size of the text, note names, language, sound."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from composer.ui.look.theme import LARGEST_TEXT, SMALLEST_TEXT
from composer.ui.panels.fields import ActionButton, Choice, label, number_field
from composer.ui.settings import Settings
from composer.ui.words.languages import LANGUAGES


class Preferences(QDialog):
    """Shows settings and a switch of the menus; Esc closes it.

    `changed` carries the name of a setting and its new value, which holds at once.
    """

    changed = Signal(str, object)

    def __init__(self, actions: dict[str, QAction], parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("preferences")
        self.setWindowTitle(self.tr("Preferences"))
        self._choices = {
            "theme": self._make_choice("theme", self.tr("Colours"), self._themes()),
            "notes": self._make_choice("notes", self.tr("Note names"), self._notes()),
            "middle_c": self._make_choice("middle_c", self.tr("Middle C"), {4: "C4", 3: "C3"}),
            "language": self._make_choice("language", self.tr("Language"), self._languages()),
        }
        number = self._make_number
        self._numbers = {
            "text_size": number("text_size", self.tr("Text size in per cent"), " %", SMALLEST_TEXT, LARGEST_TEXT),
            "click_loudness": number("click_loudness", self.tr("Loudness of the metronome in per cent"), " %", 10, 150),
            "delay": number(
                "delay", self.tr("How much later the sound is heard, in milliseconds"), self.tr(" ms"), 0, 1000
            ),
        }
        self._numbers["text_size"].setObjectName("textSize")
        self._soundfont = label("", "", "soundfontName")
        self._arrange(actions)

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

    def _make_number(self, name: str, title: str, suffix: str, least: int, most: int) -> QSpinBox:
        number = number_field(QSpinBox(), name, title)
        number.setRange(least, most)
        number.setSingleStep(10)
        number.setSuffix(suffix)
        number.setKeyboardTracking(False)

        def tell(value: int) -> None:
            self.changed.emit(name, value)

        number.valueChanged.connect(tell)
        return number

    def _make_soundfont(self, actions: dict[str, QAction]) -> QWidget:
        """Return the name of the soundfont, with what chooses another and what goes back."""
        box = QWidget()
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._soundfont, 1)
        for name, words in (
            ("actionSoundfont", self.tr("Choose…")),
            ("actionEmbeddedSoundfont", self.tr("Reset to default")),
        ):
            row.addWidget(ActionButton(actions[name], name, words))
        return box

    def _make_switch(self, action: QAction) -> QCheckBox:
        """Return a box that is checked as an action of the menus is."""
        switch = QCheckBox(action.text().replace("&", ""))
        switch.setObjectName(action.objectName())
        switch.setChecked(action.isChecked())
        switch.toggled.connect(action.setChecked)
        action.toggled.connect(switch.setChecked)
        return switch

    def _arrange(self, actions: dict[str, QAction]) -> None:
        form = QFormLayout()
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(10)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for text, field in (
            (self.tr("Colours"), self._choices["theme"]),
            (self.tr("Text size"), self._numbers["text_size"]),
            (self.tr("Note names"), self._choices["notes"]),
            (self.tr("Middle C"), self._choices["middle_c"]),
            (self.tr("Language"), self._choices["language"]),
        ):
            form.addRow(label(text, "muted"), field)
        form.addRow("", self._small(self.tr("Another language is spoken from the next start on.")))
        for text, part in (
            (self.tr("Soundfont"), self._make_soundfont(actions)),
            (self.tr("Metronome"), self._numbers["click_loudness"]),
            (self.tr("Sound delay"), self._numbers["delay"]),
        ):
            form.addRow(label(text, "muted"), part)
        late = self.tr("Headphones by radio are late: with their delay here, the playhead is where you hear the sound.")
        form.addRow("", self._small(late))
        form.addRow("", self._make_switch(actions["actionRightClickMenu"]))
        buttons = QDialogButtonBox()
        buttons.addButton(self.tr("Close"), QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.accepted.connect(self.accept)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(18)
        column.addLayout(form)
        column.addWidget(buttons)

    @staticmethod
    def _small(text: str) -> QLabel:
        note = label(text, "muted")
        note.setWordWrap(True)
        return note

    def show_settings(self, settings: Settings) -> None:
        """Show what is chosen now."""
        for name, choice in self._choices.items():
            with QSignalBlocker(choice):
                choice.setCurrentIndex(choice.findData(getattr(settings, name)))
        for name, number in self._numbers.items():
            with QSignalBlocker(number):
                number.setValue(getattr(settings, name))
        self._soundfont.setText(Path(settings.soundfont).name or self.tr("the embedded one"))
