"""The small window in which a tempo, a meter, a key or a marker is given for one place of the piece."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QDoubleSpinBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from composer.music import changes
from composer.music.markers import Marker
from composer.music.marks import Mark
from composer.music.naming import Naming
from composer.music.score import KeyChange, Meter, Tempo
from composer.music.theory import KEYS, Key
from composer.ui.panels.fields import Choice, number_field
from composer.ui.words.wording import key_text

_DENOMINATORS = (1, 2, 4, 8, 16, 32, 64, 128)
_LONGEST_NAME = 80


class MarkDialog(QDialog):
    """Asks for what a mark is to say; `given` carries the mark."""

    given = Signal(object)

    def __init__(self, mark: Mark, title: str, naming: Naming, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("markDialog")
        self.setWindowTitle(title)
        self._mark, self._title, self._naming = mark, title, naming
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 16)
        column.setSpacing(14)
        column.addWidget(QLabel(title))
        self._fields = self._make_fields()
        column.addLayout(self._fields)
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        column.addWidget(self._buttons)

    def offer_to_remove(self, remove: Callable[[], None]) -> None:
        """Offer to take the mark away instead."""
        button = self._buttons.addButton(self.tr("Remove"), QDialogButtonBox.ButtonRole.DestructiveRole)
        button.setObjectName("removeMark")
        button.clicked.connect(remove)
        button.clicked.connect(self.reject)

    def accept(self) -> None:
        """Hand over what the fields say."""
        self.given.emit(self._said())
        super().accept()

    def _make_fields(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        mark = self._mark
        if isinstance(mark, Tempo):
            self._bpm = self._bpm_field(mark)
            row.addWidget(self._bpm)
        elif isinstance(mark, Meter):
            self._beats, self._unit = self._meter_fields(mark)
            row.addWidget(self._beats)
            row.addWidget(QLabel("/"))
            row.addWidget(self._unit, 1)
        elif isinstance(mark, KeyChange):
            self._key = self._key_field(mark)
            row.addWidget(self._key)
        else:
            self._name = self._name_field(mark)
            row.addWidget(self._name)
        return row

    def _bpm_field(self, mark: Tempo) -> QDoubleSpinBox:
        field = number_field(QDoubleSpinBox(), "markTempo", self._title)
        field.setRange(4, 999)
        field.setDecimals(2)
        field.setSuffix(self.tr(" bpm"))
        field.setValue(mark.bpm)
        field.selectAll()
        return field

    def _meter_fields(self, mark: Meter) -> tuple[QSpinBox, Choice]:
        beats = number_field(QSpinBox(), "markBeats", self.tr("Beats in a bar"))
        beats.setRange(1, 255)
        beats.setValue(mark.numerator)
        unit = Choice("markUnit", self.tr("Value of a beat"))
        for denominator in sorted({*_DENOMINATORS, mark.denominator}):
            unit.addItem(str(denominator), denominator)
        unit.setCurrentText(str(mark.denominator))
        return beats, unit

    def _key_field(self, mark: KeyChange) -> Choice:
        field = Choice("markKey", self._title)
        for key in KEYS:
            field.addItem(key_text(key, self._naming), tuple(key))
        field.setCurrentIndex(KEYS.index(Key.of_signature(mark)))
        return field

    def _name_field(self, mark: Marker) -> QLineEdit:
        field = QLineEdit(mark.text)
        field.setObjectName("markName")
        field.setAccessibleName(self._title)
        field.setMaxLength(_LONGEST_NAME)
        field.setPlaceholderText(self.tr("Verse, chorus, …"))
        field.selectAll()
        return field

    def _said(self) -> Mark:
        """Return the mark that the fields say, at the place of the one they began with."""
        mark = self._mark
        if isinstance(mark, Tempo):
            return changes.tempo_of(mark.tick, self._bpm.value())
        if isinstance(mark, Meter):
            return Meter(mark.tick, self._beats.value(), self._unit.currentData())
        if isinstance(mark, KeyChange):
            key = Key(*self._key.currentData())
            # The same key may be spelled in another way, which it keeps.
            return mark if Key.of_signature(mark) == key else KeyChange(mark.tick, key.sharps, key.minor)
        return Marker(mark.tick, self._name.text().strip())
