"""What the user prefers: the look of the window and the names of notes, changed at once and remembered."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QLocale, QObject, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QWidget

from composer.ui.look.theme import Theme
from composer.ui.panels.preferences import Preferences
from composer.ui.settings import Settings
from composer.ui.words.languages import naming_of

_STEP = 10
_NAMING = ("notes", "middle_c", "language")
_THEMES = ("system", "light", "dark", "contrast")


class Preferring(QObject):
    """Connects the theme with the View menu and the preferences. `remembered` carries a setting to be remembered."""

    remembered = Signal(str, object)

    def __init__(self, window: QWidget, theme: Theme, settings: Settings, actions: dict[str, QAction]) -> None:
        super().__init__(window)
        self._window, self._theme, self._settings, self._actions = window, theme, settings, actions
        self._dialog: Preferences | None = None
        group = QActionGroup(self)
        for choice in _THEMES:
            action = actions[f"actionTheme{choice.capitalize()}"]
            group.addAction(action)
            action.triggered.connect(partial(self.prefer, "theme", choice))
        self._show()

    def verbs(self) -> dict[str, Callable[[], None]]:
        """Return what the actions of the menus do."""
        return {
            "actionPreferences": self.show_dialog,
            "actionLargerText": lambda: self.prefer("text_size", self._theme.percent + _STEP),
            "actionSmallerText": lambda: self.prefer("text_size", self._theme.percent - _STEP),
            "actionUsualText": lambda: self.prefer("text_size", 100),
        }

    def show_dialog(self) -> None:
        """Show all that can be preferred."""
        if self._dialog is None:
            self._dialog = Preferences(self._actions, self._window)
            self._dialog.changed.connect(self.prefer)
        self._dialog.show_settings(self._settings)
        self._dialog.show()
        self._dialog.activateWindow()

    def prefer(self, name: str, value: object, _checked: bool = False) -> None:
        """Have a setting be something else from now on."""
        self._settings = replace(self._settings, **{name: value})  # type: ignore[arg-type]
        if name == "theme":
            self._theme.choose(self._settings.theme)
        elif name == "text_size":
            self._theme.resize_text(self._settings.text_size)
            self._settings = replace(self._settings, text_size=self._theme.percent)
        elif name in _NAMING:
            self._theme.name_notes(naming_of(self._settings, QLocale.system()))
        self._show()
        self.remembered.emit(name, getattr(self._settings, name))

    def note(self, name: str, value: object) -> None:
        """Take note of a setting that was changed elsewhere."""
        self._settings = replace(self._settings, **{name: value})  # type: ignore[arg-type]
        self._show()

    def _show(self) -> None:
        """Show in menu and dialog what is preferred now."""
        self._actions[f"actionTheme{self._theme.choice.capitalize()}"].setChecked(True)
        if self._dialog is not None:
            self._dialog.show_settings(self._settings)
