"""What no note of a take goes beyond: key, range, leap and density, behind a button that shows them."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QValidator
from PySide6.QtWidgets import QDoubleSpinBox, QGridLayout, QHBoxLayout, QSpinBox, QToolButton, QVBoxLayout, QWidget

from composer.generation import continuing
from composer.generation.wishes import Limits, Task
from composer.music.theory import KEYS, Key
from composer.ui.look.theme import Theme
from composer.ui.panels.fields import Choice, label, number_field
from composer.ui.words.wording import key_text

_NARROWEST = 4
"""Semitones; a narrower range leaves no melody."""

_NARROW = 64
"""Pixels that a field needs at least."""

_NO_LEAP, _LARGEST_LEAP = 1, 24
_LEAST_DENSITY, _MOST_DENSITY = 0.25, 8.0
_MOST_FEWEST = 4.0


class PitchField(QSpinBox):
    """A number field of MIDI pitches that shows their names; a typed number is a pitch."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        theme.changed.connect(self._rename)

    def _rename(self) -> None:
        """Show what the pitch is called now."""
        self.lineEdit().setText(self.textFromValue(self.value()))

    def textFromValue(self, value: int) -> str:
        """Return the name of a pitch."""
        return self._theme.naming.pitch(value)

    def valueFromText(self, text: str) -> int:
        """Return the pitch of a typed number, of anything else the one there was."""
        return int(text) if text.isdigit() else self.value()

    def validate(self, text: str, position: int) -> tuple[QValidator.State, str, int]:
        """Let any text be typed; what is no number changes nothing."""
        return QValidator.State.Acceptable, text, position


class LimitsBox(QWidget):
    """The key and the limits of the next take; at first there are none."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._key = self._make_key()
        self._bound: Key | None = None
        self._chosen = 0
        self._lowest, self._highest = self._make_range()
        self._leap = self._make_leap()
        self._fewest, self._most = self._make_density()
        self._arrange()
        for field in (self._lowest, self._highest, self._leap, self._fewest, self._most):
            field.valueChanged.connect(self._on_changed)
        self._key.currentIndexChanged.connect(self._on_changed)
        theme.changed.connect(self._name_keys)
        self._on_changed()

    def _name_keys(self) -> None:
        """Call the keys what they are called now."""
        for index, key in enumerate(KEYS, 1):
            self._key.setItemText(index, key_text(key, self._theme.naming))

    @property
    def key(self) -> Key | None:
        """The key of which all notes are to be, None for any."""
        return self._key.currentData()

    @property
    def limits(self) -> Limits:
        """What no note goes beyond; of a model of text, the range alone."""
        lowest, highest = self._lowest.value(), self._highest.value()
        if not self._leap.isEnabled():
            return Limits(lowest, highest)
        leap = self._leap.value() if self._leap.value() > _NO_LEAP else None
        return Limits(lowest, highest, leap, *(_or_none(field) for field in (self._fewest, self._most)))

    def bind_key(self, key: Key | None) -> None:
        """Promise a key that is given elsewhere instead of the one that is chosen here; None to promise that again."""
        before, self._bound = self._bound, key
        if before is None and key is not None:
            self._chosen = self._key.currentIndex()
        self._key.setEnabled(key is None)
        self._key.setToolTip(self.tr("Snap to the scale is on: it binds the new notes too") if key else "")
        self._key.setCurrentIndex(1 + KEYS.index(key) if key is not None else self._chosen)

    def show_encoding(self, name: str, task: Task) -> None:
        """Offer the limits that models of an encoding keep at a task."""
        for field in (self._leap, self._fewest, self._most):
            field.setEnabled(continuing.keeps_all_limits(name, task))
        self._on_changed()

    def _make_key(self) -> Choice:
        choice = Choice("key", self.tr("Key of all new notes"))
        choice.addItem(self.tr("any notes"), None)
        for key in KEYS:
            choice.addItem(key_text(key, self._theme.naming), key)
        return choice

    def _make_range(self) -> tuple[PitchField, PitchField]:
        lowest = number_field(PitchField(self._theme), "lowest", self.tr("Lowest note"))
        highest = number_field(PitchField(self._theme), "highest", self.tr("Highest note"))
        lowest.setRange(0, 127 - _NARROWEST)
        highest.setRange(_NARROWEST, 127)
        highest.setValue(127)
        lowest.valueChanged.connect(self._on_lowest)
        highest.valueChanged.connect(self._on_highest)
        return lowest, highest

    def _make_leap(self) -> QSpinBox:
        leap = number_field(QSpinBox(), "leap", self.tr("Largest leap in semitones"))
        leap.setRange(_NO_LEAP, _LARGEST_LEAP)
        leap.setSpecialValueText(self.tr("any"))
        leap.setSuffix(self.tr(" semitones"))
        return leap

    def _make_density(self) -> tuple[QDoubleSpinBox, QDoubleSpinBox]:
        fields = []
        for name, words, most in (
            ("fewest", self.tr("Fewest notes a beat"), _MOST_FEWEST),
            ("most", self.tr("Most notes a beat"), _MOST_DENSITY),
        ):
            field = number_field(QDoubleSpinBox(), name, words)
            field.setRange(0, most)
            field.setSingleStep(_LEAST_DENSITY)
            field.setSpecialValueText(self.tr("any"))
            field.setToolTip(words)
            fields.append(field)
        fewest, most_ = fields
        fewest.valueChanged.connect(self._on_fewest)
        most_.valueChanged.connect(self._on_most)
        return fewest, most_

    def _arrange(self) -> None:
        self._button = QToolButton()
        self._button.setObjectName("showLimits")
        self._button.setCheckable(True)
        self._button.setProperty("role", "quiet")
        self._button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._button.toggled.connect(self._on_toggled)
        self._fields = QWidget()
        grid = QGridLayout(self._fields)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(8)
        grid.setHorizontalSpacing(10)
        grid.setColumnStretch(1, 1)
        rows = (
            (self.tr("Key"), _side_by_side(self._key)),
            (self.tr("Range"), _side_by_side(self._lowest, self._highest)),
            (self.tr("Leap up to"), _side_by_side(self._leap)),
            (self.tr("Notes a beat"), _side_by_side(self._fewest, self._most)),
        )
        for number, (text, row) in enumerate(rows):
            grid.addWidget(label(text, "muted"), number, 0)
            grid.addLayout(row, number, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._button)
        column.addWidget(self._fields)
        self._on_toggled(False)

    def _on_toggled(self, shown: bool) -> None:
        self._button.setArrowType(Qt.ArrowType.DownArrow if shown else Qt.ArrowType.RightArrow)
        self._fields.setVisible(shown)

    def _on_changed(self) -> None:
        """Tell on the button whether there are limits, which may be hidden under it."""
        found = (self.key is not None) + len(_changed(self.limits))
        self._button.setText(self.tr("Limits ({})").format(found) if found else self.tr("Limits"))
        self._button.setAccessibleName(self.tr("Limits: {} set").format(found))

    def _on_lowest(self, pitch: int) -> None:
        self._highest.setValue(max(self._highest.value(), pitch + _NARROWEST))

    def _on_highest(self, pitch: int) -> None:
        self._lowest.setValue(min(self._lowest.value(), pitch - _NARROWEST))

    def _on_fewest(self, notes: float) -> None:
        if self._most.value():
            self._most.setValue(max(self._most.value(), notes))

    def _on_most(self, notes: float) -> None:
        if notes:
            self._fewest.setValue(min(self._fewest.value(), notes))


def _or_none(field: QDoubleSpinBox) -> float | None:
    return field.value() or None


def _changed(limits: Limits) -> list[str]:
    """Return the names of the limits that are not as wide as can be."""
    return [name for name in Limits.__slots__ if getattr(limits, name) != getattr(Limits(), name)]


def _side_by_side(*fields: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(8)
    for field in fields:
        # A scroll bar may stand beside them.
        field.setMinimumWidth(_NARROW)
        row.addWidget(field, 1)
    return row
