"""What stands beside the weights of a model: card.json, readable without torch."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path
from typing import Any

from composer import paths
from composer.errors import ComposerError

CARD = "card.json"
_LARGEST_CARD = 1_000_000


class UnreadableModel(ComposerError):
    """A model folder with a missing, foreign or damaged file."""

    def __init__(self, path: Path, cause: str) -> None:
        super().__init__(f"{path} cannot be read as a model: {cause}.")


@dataclass(frozen=True)
class Card:
    """A model's name, encoding and vocabulary, network, what it learned from and how well it does.

    `data` holds per split the number of tunes and notes, and the terms of each source;
    `training` the recipe and the time in seconds; `figures` {name: {"value": …, "unit": …}}.
    """

    name: str
    title: str
    encoding: str
    version: int
    vocabulary: tuple[str, ...]
    network: dict[str, Any]
    parameters: int
    created: str
    data: dict[str, Any] = field(default_factory=dict)
    licence: str = ""
    training: dict[str, Any] = field(default_factory=dict)
    figures: dict[str, Any] = field(default_factory=dict)

    def json(self) -> str:
        """Return the card as the text of its file."""
        return json.dumps(asdict(self), indent=1, ensure_ascii=False) + "\n"

    def write(self, folder: Path) -> None:
        """Write the card into a model's folder. Raises UnwritableFile."""
        paths.write_whole(folder / CARD, self.json().encode())


def read(folder: Path) -> Card:
    """Return the card of a model's folder. Raises UnreadableModel."""
    path = folder / CARD
    try:
        if path.stat().st_size > _LARGEST_CARD:
            raise UnreadableModel(path, "it is too large for a card")
        content = json.loads(path.read_text("utf-8"))
    except OSError as error:
        raise UnreadableModel(path, (error.strerror or str(error)).lower()) from error
    except (ValueError, RecursionError) as error:
        raise UnreadableModel(path, "it is no JSON text") from error
    return _card(path, content)


def _card(path: Path, content: object) -> Card:
    kinds = {"str": str, "int": int, "tuple[str, ...]": list, "dict[str, Any]": dict}
    if not isinstance(content, dict):
        raise UnreadableModel(path, "it is no card of a model")
    values: dict[str, Any] = {}
    for item in fields(Card):
        value = content.get(item.name)
        if not isinstance(value, kinds[str(item.type)]):
            raise UnreadableModel(path, f"“{item.name}” is missing or of another kind")
        values[item.name] = value
    vocabulary = values.pop("vocabulary")
    if not all(isinstance(word, str) for word in vocabulary):
        raise UnreadableModel(path, "its vocabulary is no list of words")
    return Card(vocabulary=tuple(vocabulary), **values)
