"""A study: one recipe trained with several networks on the same tunes, one after the other, each resumable."""

from __future__ import annotations

import tomllib
from collections.abc import Generator
from dataclasses import replace
from pathlib import Path

from composer.errors import ComposerError
from composer.training import trainer
from composer.training.parallel import Ensemble
from composer.training.recipe import Recipe, UnreadableRecipe
from composer.training.trainer import Step

_SHIPPED = Path(__file__).parent / "recipes" / "studies"


class NoStudy(ComposerError):
    """A recipe of which there is no study."""

    def __init__(self, name: str) -> None:
        known = ", ".join(sorted(path.stem for path in _SHIPPED.glob("*.toml")))
        super().__init__(f"There is no study of “{name}”; there are studies of: {known}.")


def variants(recipe: Recipe, folder: Path = _SHIPPED) -> dict[str, Recipe]:
    """Return a recipe with each network of its study, by the name of the network.

    Raises NoStudy, UnreadableRecipe or ImpossibleNetwork.
    """
    path = folder / f"{recipe.name}.toml"
    if not path.is_file():
        raise NoStudy(recipe.name)
    try:
        tables = tomllib.loads(path.read_text("utf-8"))
    except ValueError as error:
        raise UnreadableRecipe(path, f"it is no TOML text ({error})") from error
    found = {name: replace(recipe, network={**recipe.network, **table}) for name, table in tables.items()}
    for variant in found.values():
        variant.config()
    return found


def train(
    recipe: Recipe,
    data: Path,
    out: Path,
    resume: bool = False,
    epochs: int | None = None,
    *,
    ensemble: Ensemble | None = None,
) -> Generator[Step, None, dict[str, Path]]:
    """Train each network of a recipe's study and return their folders; resuming goes on where it was stopped.

    Raises NoStudy and what the trainer raises.
    """
    folders = {name: out / name for name in variants(recipe)}
    for name, variant in variants(recipe).items():
        begun = resume and (folders[name] / trainer.STATE).is_file()
        yield from trainer.train(variant, data, folders[name], begun, epochs, ensemble=ensemble)
    return folders
