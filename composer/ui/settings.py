"""What the window remembers between two starts: one frozen value, kept in QSettings."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Any

from PySide6.QtCore import QByteArray, QSettings

from composer.ui.theme import CHOICES, Choice


@dataclass(frozen=True)
class Settings:
    """What the user chose: the theme, the switches of the menus, the last folder, where the window stood."""

    theme: Choice = "system"
    shows_tracks: bool = True
    shows_panel: bool = True
    follows: bool = True
    hears_notes: bool = True
    plays_takes: bool = True
    folder: str = ""
    geometry: QByteArray = QByteArray()


def load(store: QSettings) -> Settings:
    """Return the settings of a store, with the default for what it does not hold."""
    # Without the type a store gives back "false" for False.
    values: dict[str, Any] = {
        field.name: store.value(field.name, field.default, type(field.default)) for field in fields(Settings)
    }
    # The store is a file that anybody may have written in.
    if values["theme"] not in CHOICES:
        values["theme"] = "system"
    return Settings(**values)


def save(store: QSettings, settings: Settings) -> None:
    """Put settings into a store."""
    for field in fields(Settings):
        store.setValue(field.name, getattr(settings, field.name))
