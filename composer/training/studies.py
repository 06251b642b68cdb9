"""A study: variants of one recipe trained on the same tunes, one after the other, each resumable.

Its file reads like that of a recipe and says what differs from it in all the variants; `[variants.NAME]` says what
differs in one of them.
"""

from __future__ import annotations

import tomllib
from collections.abc import Generator
from dataclasses import replace
from pathlib import Path
from typing import Any

from composer.errors import ComposerError
from composer.training import trainer
from composer.training.parallel import Ensemble
from composer.training.recipe import Recipe, UnreadableRecipe, with_settings
from composer.training.trainer import Step

_SHIPPED = Path(__file__).parent / "recipes" / "studies"


class NoStudy(ComposerError):
    """A recipe of which there is no study."""

    def __init__(self, name: str) -> None:
        known = ", ".join(sorted(path.stem for path in _SHIPPED.glob("*.toml")))
        super().__init__(f"There is no study of “{name}”; there are studies of: {known}.")


def variants(recipe: Recipe, folder: Path = _SHIPPED) -> dict[str, Recipe]:
    """Return the recipes that a study compares, by name: what they share is changed first, then what each is about.

    Raises NoStudy or UnreadableRecipe.
    """
    path, content = _read(recipe, folder)
    each = content.pop("variants", {})
    common = with_settings(recipe, content, path)
    return {name: with_settings(common, settings, path) for name, settings in each.items()}


def shared(recipe: Recipe, folder: Path = _SHIPPED) -> dict[str, Any]:
    """Return the settings that differ from the recipe in all variants of its study. Raises as `variants` does."""
    _, content = _read(recipe, folder)
    return {name: value for name, value in content.items() if name != "variants"}


def _read(recipe: Recipe, folder: Path) -> tuple[Path, dict[str, Any]]:
    path = folder / f"{recipe.name}.toml"
    if not path.is_file():
        raise NoStudy(recipe.name)
    try:
        return path, tomllib.loads(path.read_text("utf-8"))
    except ValueError as error:
        raise UnreadableRecipe(path, f"it is no TOML text ({error})") from error


def train(
    recipe: Recipe,
    data: Path,
    out: Path,
    resume: bool = False,
    epochs: int | None = None,
    *,
    ensemble: Ensemble | None = None,
) -> Generator[Step, None, dict[str, Path]]:
    """Train each variant of a recipe's study and return their folders; resuming goes on where it was stopped.

    Raises NoStudy, UnreadableRecipe and what the trainer raises.
    """
    compared = variants(recipe)
    folders = {name: out / name for name in compared}
    for name, variant in compared.items():
        begun = resume and (folders[name] / trainer.STATE).is_file()
        # The card of each tells its epochs, so they are a setting here.
        lasting = replace(variant, epochs=epochs or variant.epochs)
        yield from trainer.train(lasting, data, folders[name], begun, ensemble=ensemble)
    return folders
