"""What is kept of the window's settings for the next start."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject, QSettings
from PySide6.QtGui import QAction

from composer.ui import settings as settings_store

_SWITCHES = {
    "actionTracks": "shows_tracks",
    "actionGeneratePanel": "shows_panel",
    "actionLanes": "shows_lanes",
    "actionOverview": "shows_overview",
    "actionSheetMusic": "shows_paper",
    "actionSnapToScale": "snaps_to_scale",
    "actionMetronome": "clicks",
    "actionCountIn": "counts_in",
    "actionQuantizeRecording": "quantizes_recording",
    "actionFollow": "follows",
    "actionHearNotes": "hears_notes",
    "actionPlayTakes": "plays_takes",
    "actionRightClickMenu": "right_click_menu",
}
"""The actions that are switches, and the setting that each is."""


class Remembering(QObject):
    """Holds the settings, and puts every change of them into a store at once."""

    def __init__(self, store: QSettings, parent: QObject) -> None:
        super().__init__(parent)
        self._store = store
        self._switches: dict[str, QAction] = {}
        self.settings = settings_store.load(store)

    def switch(self, actions: dict[str, QAction]) -> None:
        """Bring the switches to what the settings say, each heard by who is connected to it, and follow them."""
        self._switches = {setting: actions[name] for name, setting in _SWITCHES.items()}
        for setting, action in self._switches.items():
            action.setChecked(True)
            action.setChecked(getattr(self.settings, setting))
            action.toggled.connect(self._on_switch)

    def remember(self, **changes: object) -> None:
        """Take note of settings for the next start."""
        self.settings = replace(self.settings, **changes)  # type: ignore[arg-type]
        settings_store.save(self._store, self.settings)

    def take(self, setting: str, value: object) -> None:
        """Take note of one setting, as signals tell it."""
        self.remember(**{setting: value})

    def _on_switch(self) -> None:
        self.remember(**{setting: action.isChecked() for setting, action in self._switches.items()})
