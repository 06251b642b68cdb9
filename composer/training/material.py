"""What a recipe learns from: prepared music of one kind, encoded."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple, Protocol

import numpy as np
from numpy.typing import NDArray

from composer.encodings import known
from composer.encodings.encoding import DoesNotFit, Encoding, Tokens
from composer.errors import ComposerError
from composer.music.pieces import Pieces
from composer.music.split import split, split_pieces
from composer.music.tunes import SPLITS, Tunes
from composer.training.recipe import Recipe


class NothingToLearn(ComposerError):
    """Prepared music with an empty training or validation part."""


class Music(Protocol):
    """Prepared pieces in three splits, the terms of their sources, and what was skipped."""

    @property
    def sources(self) -> Mapping[str, str]: ...  # noqa: D102
    @property
    def skipped(self) -> Sequence[str]: ...  # noqa: D102
    def of_split(self, name: str) -> Sequence[Any]: ...  # noqa: D102


READERS: dict[str, Callable[[Path], Music]] = {"tunes": Tunes.read, "pieces": Pieces.read}
"""How the prepared music of each kind is read."""

_SPLITTERS: dict[str, Callable[..., NDArray[np.uint8]]] = {"tunes": split, "pieces": split_pieces}
"""How the music of each kind is split again."""


class Material(NamedTuple):
    """Pieces by split, the encoding they are in, the streams to train on and to validate with, and its terms."""

    music: Music
    pieces: dict[str, list[Any]]
    encoding: Encoding
    train: list[Tokens]
    validation: list[Tokens]
    left_out: int

    @property
    def collections(self) -> dict[str, int]:
        """How many pieces there are of each collection."""
        return dict(sorted(Counter(piece.collection for split in self.pieces.values() for piece in split).items()))


def read(recipe: Recipe, path: Path) -> Material:
    """Return the material of a recipe from prepared music. Raises NothingToLearn and what the music's reader does."""
    music = READERS[recipe.kind](path)
    pieces = _parted(recipe, {name: chosen(music.of_split(name), recipe.collections) for name in SPLITS})
    encoding = known.learned_from(recipe.encoding, pieces["train"])
    for name, share in (("train", recipe.share), ("validation", recipe.validation_share)):
        pieces[name] = drawn(pieces[name], share, recipe.random_seed)
    train, validation = (fitting(encoding, pieces[name]) for name in SPLITS[:2])
    if not train or not validation:
        raise NothingToLearn(f"{path} has no tunes to train on or none to validate with.")
    left_out = sum(map(len, list(pieces.values())[:2])) - len(train) - len(validation)
    return Material(music, pieces, encoding, train, validation, left_out)


def _parted(recipe: Recipe, pieces: dict[str, list[Any]]) -> dict[str, list[Any]]:
    """Return pieces by split, with the share for validation that the recipe asks for; what is to test stays."""
    if not recipe.validation:
        return pieces
    learned, validated, tested = SPLITS
    both = pieces[learned] + pieces[validated]
    sides = _SPLITTERS[recipe.kind](both, recipe.random_seed, (recipe.validation,))
    parts = {
        name: [piece for piece, side in zip(both, sides, strict=True) if side == n] for n, name in enumerate(SPLITS)
    }
    return {**parts, tested: pieces[tested]}


def chosen(pieces: Iterable[Any], collections: Sequence[str]) -> list[Any]:
    """Return the pieces of some collections, or all of them for none."""
    return [piece for piece in pieces if not collections or piece.collection in collections]


def drawn(pieces: Sequence[Any], share: float, seed: int) -> list[Any]:
    """Return a share of some pieces, one at least, drawn at random and in their order."""
    count = max(1, round(share * len(pieces)))
    return [pieces[index] for index in sorted(np.random.default_rng(seed).permutation(len(pieces))[:count])]


def fitting(encoding: Encoding, pieces: Iterable[Any]) -> list[Tokens]:
    """Return the streams of the pieces that an encoding can hold."""
    found = []
    for piece in pieces:
        try:
            found.append(encoding.encode(piece))
        except DoesNotFit:
            continue
    return found
