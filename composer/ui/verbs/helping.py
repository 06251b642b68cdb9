"""What the Help menu shows: the shortcuts, the figures, and what this is."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from composer import __version__, paths
from composer.ui.menus.keymap import Keymap
from composer.ui.messages import message
from composer.ui.panels.helppage import HelpPage
from composer.ui.panels.shortcuts import ShortcutSheet


class Helping(QObject):
    """Opens its windows over that of the piece."""

    def __init__(self, window: QWidget, keymap: Keymap) -> None:
        super().__init__(window)
        self._window, self._keymap = window, keymap

    def verbs(self) -> dict[str, Callable[[], None]]:
        """Return what each action of the menu does."""
        return {
            "actionShortcuts": self.show_shortcuts,
            "actionFigures": self.show_figures,
            "actionAbout": self.show_about,
        }

    def show_shortcuts(self) -> None:
        """Show every shortcut."""
        ShortcutSheet(self._keymap, self._window).open()

    def show_figures(self) -> None:
        """Show what was measured of the program."""
        HelpPage(self.tr("How good it is"), paths.resources() / "help" / "figures.md", self._window).open()

    def show_about(self) -> None:
        """Say what this is."""
        text = self.tr("Composer {}: click a few notes, and an LSTM continues the music.").format(__version__)
        message(self._window, "about", text).open()
