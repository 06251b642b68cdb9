"""The models at hand: those that come with the program and those the user trained."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from composer import paths
from composer.errors import ComposerError
from composer.music.songbook import Songbook
from composer.networks import card
from composer.networks.card import CARD, Card, UnreadableModel

if TYPE_CHECKING:
    from composer.networks.checkpoint import Model

SONGBOOK = "songbook.npz"
"""The index of the tunes that a model learned from; the program's own stands for all that came with it."""


class UnknownModel(ComposerError):
    """A model that is not there."""

    def __init__(self, name: object) -> None:
        known = ", ".join(found.name for found in cards()) or "none"
        super().__init__(f"“{name}” is no model; there are: {known}.")


def cards() -> list[Card]:
    """Return the cards of the models that can be read; one of the user's stands in for the shipped one of its name."""
    return [found for found in _read_all() if isinstance(found, Card)]


def faults() -> list[str]:
    """Return one sentence on each model folder that cannot be read."""
    return [str(found) for found in _read_all() if isinstance(found, UnreadableModel)]


def folder_of(name_or_path: str | Path) -> Path:
    """Return the folder of a model, given its path or its name. Raises UnknownModel."""
    candidates = [folder / str(name_or_path) for folder in (paths.user_models(), paths.models())]
    for folder in (*candidates, Path(name_or_path)):
        if folder.is_dir():
            return folder
    raise UnknownModel(name_or_path)


def kind_of(name_or_path: str | Path) -> str:
    """Return the kind of music that a model learned from. Raises UnknownModel or UnreadableModel."""
    return str(card.read(folder_of(name_or_path)).training.get("recipe", {}).get("kind", "tunes"))


def load(name_or_path: str | Path) -> Model:
    """Return a model, given its name or its folder; the first time takes seconds.

    Raises UnknownModel or UnreadableModel.
    """
    # torch takes seconds to import, so only what needs a network brings it in.
    return import_module("composer.networks.checkpoint").read(folder_of(name_or_path))


def songbook(name_or_path: str | Path) -> Songbook:
    """Return the index of the tunes that a model learned from, read once: its own, else that of the program.

    Raises UnknownModel or UnreadableSongbook.
    """
    own = folder_of(name_or_path) / SONGBOOK
    return _read_songbook(own if own.is_file() else paths.resources() / SONGBOOK)


_read_songbook = cache(Songbook.read)


def _read_all() -> list[Card | UnreadableModel]:
    homes = (paths.models(), paths.user_models())
    folders = {folder.name: folder for home in homes if home.is_dir() for folder in sorted(home.iterdir())}
    return [_read(folder) for folder in folders.values() if folder.is_dir() and any(folder.iterdir())]


def _read(folder: Path) -> Card | UnreadableModel:
    try:
        found = card.read(folder)
    except UnreadableModel as error:
        return error
    weights = folder / "weights.safetensors"
    # A folder that was copied holds a card of the same name; the folder's own tells them apart.
    found = replace(found, name=folder.name)
    return found if weights.is_file() else UnreadableModel(folder, f"it has {CARD} but no {weights.name}")
