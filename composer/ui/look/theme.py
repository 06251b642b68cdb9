"""The look of the window: which colours it wears, how large its text is, and what notes are called."""

from __future__ import annotations

import sys
from typing import Literal

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase
from PySide6.QtWidgets import QApplication

from composer.music.naming import Naming
from composer.ui.look.colours import CONTRAST_DARK, CONTRAST_LIGHT, DARK, LIGHT, Colours
from composer.ui.look.sheet import palette, style_sheet

Choice = Literal["system", "dark", "light", "contrast"]

_SCHEMES = {
    "system": Qt.ColorScheme.Unknown,
    "dark": Qt.ColorScheme.Dark,
    "light": Qt.ColorScheme.Light,
    "contrast": Qt.ColorScheme.Unknown,
}
_USUAL_PIXELS = 13
SMALLEST_TEXT, LARGEST_TEXT = 80, 200
"""In per cent of the usual size."""


class Theme(QObject):
    """Dresses the application, follows the system's choice, and tells the widgets when the look changes."""

    changed = Signal(object)  # the new Colours

    def __init__(
        self, app: QApplication, choice: Choice = "system", percent: int = 100, naming: Naming = Naming()
    ) -> None:
        super().__init__(app)
        self._app = app
        self._choice = choice
        self._colours = DARK
        self._percent = _within(percent)
        self._naming = naming
        app.setStyle("Fusion")
        self._app.setFont(interface_font(self.px(_USUAL_PIXELS)))
        app.styleHints().colorSchemeChanged.connect(self._follow)
        app.styleHints().accessibility().contrastPreferenceChanged.connect(self._follow)
        self.choose(choice)

    @property
    def colours(self) -> Colours:
        """The colours in use."""
        return self._colours

    @property
    def choice(self) -> Choice:
        """What the user chose."""
        return self._choice

    @property
    def percent(self) -> int:
        """How large the text is, in per cent of the usual size."""
        return self._percent

    @property
    def naming(self) -> Naming:
        """What notes are called."""
        return self._naming

    def px(self, pixels: int) -> int:
        """Return a length that grows with the text, given in pixels at the usual size."""
        return round(pixels * self._percent / 100)

    def wide(self, pixels: int) -> int:
        """Return a width that grows less than the text, for lines that may be shortened or have room to spare."""
        return round(pixels * (1 + 0.6 * (self._percent / 100 - 1)))

    def name_notes(self, naming: Naming) -> None:
        """Call notes something else from now on."""
        if naming != self._naming:
            self._naming = naming
            self.changed.emit(self._colours)

    def resize_text(self, percent: int) -> None:
        """Make the text, and what it stands on, larger or smaller: 80 to 200 per cent of the usual size."""
        if _within(percent) == self._percent:
            return
        self._percent = _within(percent)
        self._app.setFont(interface_font(self.px(_USUAL_PIXELS)))
        self._follow()
        self.changed.emit(self._colours)

    def choose(self, choice: Choice) -> None:
        """Wear the dark colours, the light ones, those of high contrast, or what the system asks for."""
        # A choice may come from a file of settings that anybody may have written in.
        self._choice = choice if choice in _SCHEMES else "system"
        choice = self._choice
        self._app.styleHints().setColorScheme(_SCHEMES[choice])
        self._follow()

    def _follow(self) -> None:
        hints = self._app.styleHints()
        wants_contrast = hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast
        before, self._colours = self._colours, worn(self._choice, hints.colorScheme(), wants_contrast)
        sheet = style_sheet(self._colours, self._percent / 100)
        if self._app.styleSheet() != sheet:
            self._app.setPalette(palette(self._colours))
            self._app.setStyleSheet(sheet)
        if self._colours is not before:
            self.changed.emit(self._colours)


def worn(choice: Choice, system: Qt.ColorScheme, wants_contrast: bool) -> Colours:
    """Return the colours of a choice, on a system that is light or dark and wants high contrast or not."""
    light = choice == "light" or (choice != "dark" and system == Qt.ColorScheme.Light)
    if choice == "contrast" or (choice == "system" and wants_contrast):
        return CONTRAST_LIGHT if light else CONTRAST_DARK
    return LIGHT if light else DARK


def _within(percent: int) -> int:
    return min(max(percent, SMALLEST_TEXT), LARGEST_TEXT)


def translucent(colour: QColor, opacity: float) -> QColor:
    """Return a colour with an opacity from 0 to 1."""
    seen = QColor(colour)
    seen.setAlphaF(opacity)
    return seen


def interface_font(pixels: int = _USUAL_PIXELS) -> QFont:
    """Return the font of the interface: the system's own, or Inter on Linux where it is installed."""
    font = QApplication.font()
    if sys.platform == "linux" and QFontDatabase.hasFamily("Inter"):
        font.setFamily("Inter")
    font.setPixelSize(pixels)
    return font


def fixed_font(pixels: int = 12) -> QFont:
    """Return the system's font of letters that are all equally wide, for notations."""
    font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
    font.setPixelSize(pixels)
    return font


def sized(font: QFont, pixels: int) -> QFont:
    """Return the font of a widget in another size, which is given in pixels at the usual size of the text."""
    made = QFont(font)
    made.setPixelSize(max(1, round(pixels * font.pixelSize() / _USUAL_PIXELS)))
    return made


def tabular(font: QFont) -> QFont:
    """Return the font with figures of equal width, so that a running number stands still."""
    steady = QFont(font)
    steady.setFeature(QFont.Tag("tnum"), 1)
    return steady
