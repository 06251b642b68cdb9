"""A recipe: everything that decides how a model is trained, read from a TOML file."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields, replace
from pathlib import Path
from typing import Any

from composer.encodings.encoding import Encoding
from composer.encodings.known import encoding
from composer.errors import ComposerError
from composer.networks.lstm import NetworkConfig

_SHIPPED = Path(__file__).parent / "recipes"


CUTS = ("tunes", "windows", "joined")
"""Whole pieces; each piece in windows; or all pieces end to end, in windows."""

OPTIMIZERS = ("adamw", "adam", "rmsprop")
SCHEDULES = ("cosine", "constant")
_CHOICES = {
    "cut": CUTS,
    "predict": ("every", "last"),
    "optimizer": OPTIMIZERS,
    "schedule": SCHEDULES,
}
_MOST = {"validation": 0.5, "crop_share": 1, "noise": 1}
_LEAST = {
    "window": 2,
    "stride": 0,
    "batch": 0,
    "batch_tokens": 1,
    "longest": 2,
    "transpose": 0,
    "noise": 0,
    "validation": 0,
}


class ImpossibleRecipe(ComposerError):
    """Settings that cannot be followed."""


class UnreadableRecipe(ComposerError):
    """A recipe that is missing or makes no sense."""

    def __init__(self, name: object, cause: str) -> None:
        super().__init__(f"{name} cannot be read as a recipe: {cause}.")


@dataclass(frozen=True)
class Recipe:
    """How a model is trained.

    What it learns from: `kind` of music, `corpus`, those of its `collections`, none for all of them; `share` of the
    training pieces, drawn at random. `validation` is the share of the pieces, those to test with aside, that is held
    out to validate with, 0 for the corpus' own split; of those it validates with `validation_share`, drawn at random.
    How pieces become batches: `cut` is one of CUTS; a window is `window` tokens long and begins `stride` after the
    one before, 0 for window; "every" token or the "last" of a window is what it is to `predict`; `batch` windows or
    pieces are learned at once, 0 for as many as have `batch_tokens`; `longest` counts tokens of a whole piece.
    How they are varied: `crop_share` of whole tunes begin at a random note; `transpose` up to so many semitones up or
    down; with `shift` windows begin elsewhere each epoch; `noise` is the share of notes swapped for a neighbour;
    `hints` is the probability with which each hint at a piece is given, where its encoding knows any.
    How it learns: `optimizer`, one of OPTIMIZERS, whose rate follows `schedule`, one of SCHEDULES; `patience` epochs
    without a better validation end it; `network` overrides fields of NetworkConfig.
    """

    name: str
    title: str
    encoding: str = "melody"
    kind: str = "tunes"
    corpus: str = "folk"
    collections: list[str] = field(default_factory=list)
    share: float = 1.0
    validation_share: float = 1.0
    validation: float = 0.0
    random_seed: int = 0
    epochs: int = 12
    patience: int = 4
    cut: str = "tunes"
    window: int = 100
    stride: int = 0
    predict: str = "every"
    batch: int = 0
    batch_tokens: int = 4096
    longest: int = 512
    crop_share: float = 0.0
    transpose: int = 0
    shift: bool = False
    noise: float = 0.0
    hints: float = 0.0
    optimizer: str = "adamw"
    schedule: str = "cosine"
    learning_rate: float = 2e-3
    weight_decay: float = 0.01
    warmup_steps: int = 200
    clip: float = 1.0
    network: dict[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for name, choices in _CHOICES.items():
            if getattr(self, name) not in choices:
                raise ImpossibleRecipe(f"{name} = “{getattr(self, name)}” is none of {', '.join(choices)}")
        for name, least in _LEAST.items():
            if getattr(self, name) < least:
                raise ImpossibleRecipe(f"{name} = {getattr(self, name)} is less than {least}")
        for name in ("share", "validation_share"):
            if not 0 < getattr(self, name) <= 1:
                raise ImpossibleRecipe(f"{name} = {getattr(self, name)} is not between 0 and 1")
        for name, most in _MOST.items():
            if getattr(self, name) > most:
                raise ImpossibleRecipe(f"{name} = {getattr(self, name)} is more than {most}")

    def config(self, spoken: Encoding | None = None) -> NetworkConfig:
        """Return the configuration of the network it makes for an encoding, its own by default.

        Raises ImpossibleNetwork or ForeignEncoding.
        """
        module = spoken or encoding(self.encoding)
        sizes = tuple(self.network.get("sizes", ()))
        return NetworkConfig(len(module.VOCABULARY), module.CONTEXTS, **{**self.network, "sizes": sizes})

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
    return with_settings(Recipe(path.stem, path.stem), content, path)


def with_settings(recipe: Recipe, settings: Mapping[str, Any], source: object) -> Recipe:
    """Return a recipe with some of its settings, and some of its network's, changed.

    Raises UnreadableRecipe, which names the source of the settings.
    """
    kinds = {item.name: str(item.type) for item in fields(Recipe)}
    for name, value in settings.items():
        kind = kinds.get(name, "no setting of a recipe").partition("[")[0]
        if type(value).__name__ != kind and (kind, type(value)) != ("float", int):
            raise UnreadableRecipe(source, f"“{name}” is {kind if name not in kinds else f'not of the kind {kind}'}")
    try:
        changed = replace(recipe, **{**settings, "network": {**recipe.network, **settings.get("network", {})}})
        changed.config()
    except (ComposerError, TypeError) as error:
        raise UnreadableRecipe(source, str(error)) from error
    return changed
