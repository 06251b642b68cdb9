"""What the window remembers between two starts: one frozen value, kept in QSettings."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QByteArray, QSettings

if TYPE_CHECKING:
    from composer.ui.look.theme import Choice


@dataclass(frozen=True)
class Settings:
    """What the user chose: look, note names, language, the switches of the menus, where the window stood.

    `notes` is a style of naming and `language` a code such as "de"; both are empty to go by the system. `keyboard` is
    the MIDI keyboard that is wanted, `quantized` how notes were quantized last, `shortcuts` the keys that were chosen,
    `views` where one was in each file, `recent` the files that were opened last and `folders` those of the dialogs,
    as JSON; `ground` is the colour that the window had last: it stands in it before the theme is there. `speed` and
    `click_loudness` are in per cent, `delay` is in milliseconds, and `soundfont` is empty for the one that comes with
    the program; its stamp tells it from what may take its place.
    """

    theme: Choice = "system"
    text_size: int = 100
    notes: str = ""
    middle_c: int = 4
    language: str = ""
    ground: str = "#1b1e24"
    shows_tracks: bool = True
    shows_panel: bool = True
    shows_lanes: bool = True
    shows_overview: bool = True
    shows_paper: bool = False
    snaps_to_scale: bool = False
    lane: str = "velocity"
    lane_height: int = 92
    paper_height: int = 320
    views: str = "{}"
    clicks: bool = False
    counts_in: bool = False
    click_loudness: int = 100
    speed: int = 100
    delay: int = 0
    soundfont: str = ""
    soundfont_stamp: str = ""
    quantizes_recording: bool = False
    keyboard: str = ""
    follows: bool = True
    hears_notes: bool = True
    plays_takes: bool = True
    right_click_menu: bool = False
    quantized: str = ""
    shortcuts: str = ""
    folders: str = "{}"
    recent: str = "[]"
    geometry: QByteArray = QByteArray()


def load(store: QSettings) -> Settings:
    """Return the settings of a store, with the default for what it does not hold."""
    # Without the type a store gives back "false" for False.
    values: dict[str, Any] = {
        field.name: store.value(field.name, field.default, type(field.default)) for field in fields(Settings)
    }
    return Settings(**values)


def save(store: QSettings, settings: Settings) -> None:
    """Put settings into a store."""
    for field in fields(Settings):
        store.setValue(field.name, getattr(settings, field.name))
