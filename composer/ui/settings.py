"""What the window remembers between two starts: one frozen value, kept in QSettings."""

from __future__ import annotations

from dataclasses import dataclass, fields

from PySide6.QtCore import QByteArray, QSettings


@dataclass(frozen=True)
class Settings:
    """What the user chose: the theme, whether takes are played when they are done, the last folder, the window."""

    theme: str = "system"
    plays_takes: bool = True
    folder: str = ""
    geometry: QByteArray = QByteArray()


def load(store: QSettings) -> Settings:
    """Return the settings of a store, with the default for what it does not hold."""
    # Without the type a store gives back "false" for False.
    values = {field.name: store.value(field.name, field.default, type(field.default)) for field in fields(Settings)}
    return Settings(**values)


def save(store: QSettings, settings: Settings) -> None:
    """Put settings into a store."""
    for field in fields(Settings):
        store.setValue(field.name, getattr(settings, field.name))
