"""A recipe: everything that decides how a model is trained, read from a TOML file."""

from __future__ import annotations

import tomllib
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path
from typing import Any

from composer.encodings.known import encoding
from composer.errors import ComposerError
from composer.networks.lstm import NetworkConfig

_SHIPPED = Path(__file__).parent / "recipes"


class UnreadableRecipe(ComposerError):
    """A recipe that is missing or makes no sense."""

    def __init__(self, name: object, cause: str) -> None:
        super().__init__(f"{name} cannot be read as a recipe: {cause}.")


@dataclass(frozen=True)
class Recipe:
    """How a model is trained.

    `batch_tokens` and `longest` count tokens; `crop_share` is the share of tunes of which, each time, only
    a part from a random note on is read; `network` overrides fields of NetworkConfig.
    """

    name: str
    title: str
    encoding: str = "melody"
    corpus: str = "folk"
    random_seed: int = 0
    epochs: int = 12
    patience: int = 4
    batch_tokens: int = 4096
    longest: int = 512
    crop_share: float = 0.3
    learning_rate: float = 2e-3
    weight_decay: float = 0.01
    warmup_steps: int = 200
    clip: float = 1.0
    network: dict[str, Any] = field(default_factory=dict)

    def config(self) -> NetworkConfig:
        """Return the configuration of the network it makes. Raises ImpossibleNetwork or ForeignEncoding."""
        module = encoding(self.encoding)
        return NetworkConfig(len(module.VOCABULARY), module.CONTEXTS, **self.network)

    def for_card(self) -> dict[str, Any]:
        """Return the recipe as plain values."""
        return asdict(self)


def load(name_or_path: str | Path) -> Recipe:
    """Return a recipe that comes with the program, by name, or the one of a file. Raises UnreadableRecipe."""
    shipped = _SHIPPED / f"{name_or_path}.toml"
    path = shipped if shipped.is_file() else Path(name_or_path)
    try:
        return _recipe(path, tomllib.loads(path.read_text("utf-8")))
    except OSError as error:
        known = ", ".join(sorted(file.stem for file in _SHIPPED.glob("*.toml")))
        cause = f"{(error.strerror or str(error)).lower()}; the recipes that come with the program: {known}"
        raise UnreadableRecipe(name_or_path, cause) from error
    except ValueError as error:
        raise UnreadableRecipe(name_or_path, f"it is no TOML text ({error})") from error


def _recipe(path: Path, content: dict[str, Any]) -> Recipe:
    kinds = {item.name: str(item.type) for item in fields(Recipe)}
    for name, value in content.items():
        kind = kinds.get(name, "no setting of a recipe").removesuffix("[str, Any]")
        if type(value).__name__ != kind and (kind, type(value)) != ("float", int):
            raise UnreadableRecipe(path, f"“{name}” is {kind if name not in kinds else f'not of the kind {kind}'}")
    try:
        recipe = Recipe(**{"name": path.stem, "title": path.stem, **content})
        recipe.config()
    except (ComposerError, TypeError) as error:
        raise UnreadableRecipe(path, str(error)) from error
    return recipe
