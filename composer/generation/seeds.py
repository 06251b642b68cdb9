"""What a continuation begins with: a line of notes, a place in a piece, or a beginning in a model's own notation."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Literal

import numpy as np

from composer.encodings.encoding import DoesNotFit
from composer.encodings.grid import Grid
from composer.encodings.noteint import NoteInt
from composer.errors import ComposerError
from composer.files import notelist
from composer.generation import library
from composer.music import arranging, edits, voices
from composer.music.pieces import Pieces
from composer.music.score import KeyChange, Score

if TYPE_CHECKING:
    from composer.networks.checkpoint import Model

RANDOM: Literal["random"] = "random"
WINDOW = 100
"""How many notes of a piece are gone on from."""

_PIECES = "pieces"


class NoSuchPlace(ComposerError):
    """A place after the end of a piece."""

    def __init__(self, notes: int, place: int) -> None:
        super().__init__(f"The piece has {notes} notes, so it cannot be gone on from at note {place}.")


class NothingToStartIn(ComposerError):
    """A model that did not learn from whole pieces."""

    def __init__(self, model: str) -> None:
        super().__init__(f"“{model}” did not learn from pieces of several voices; give it a seed to start in.")


class NoNotation(ComposerError):
    """A model that has no notation of its own to begin in."""

    def __init__(self, model: str) -> None:
        super().__init__(f"“{model}” has no notation of its own; give it notes or a file to begin with.")


class ForeignStart(ComposerError):
    """A text to begin with that has something in it that the model has never seen."""

    def __init__(self, cause: object) -> None:
        super().__init__(f"The text cannot be continued: {cause}.")


def of_notes(text: str) -> Score:
    """Return the score of a line of notes such as "C4:1 E4:1". Raises BadNoteList."""
    return edits.add(Score(), notelist.parse(text, Score().ticks_per_beat))


def of_text(text: str, model: Model) -> Score:
    """Return the score of a beginning in the notation of a model of notes: a list of notes, or symbols on a grid.

    Raises BadNoteList, ForeignStart or NoNotation.
    """
    encoding = model.encoding
    if isinstance(encoding, NoteInt):
        return of_notes(text)
    if not isinstance(encoding, Grid):
        raise NoNotation(model.card.name)
    try:
        tokens = encoding.tokens_of(text)
    except DoesNotFit as error:
        raise ForeignStart(error) from error
    # Its key is written, so that the symbols are not taken for another key and transposed.
    return voices.score_of(encoding.decode(tokens), KeyChange(0))


def excerpt(score: Score, place: int | Literal["random"], random_seed: int = 0) -> Score:
    """Return a hundred notes of a score from a note on, counted from 1, or from a random one. Raises NoSuchPlace."""
    whole = arranging.piece_of(score)
    if place == RANDOM:
        return arranging.score_of(arranging.random_excerpt([whole], WINDOW, np.random.default_rng(random_seed)))
    if place > len(whole):
        raise NoSuchPlace(len(whole), place)
    return arranging.score_of(arranging.excerpt(whole, place - 1, WINDOW))


def kind_to_start_in(model: str) -> str:
    """Return the kind of prepared music with pieces to start in. Raises NothingToStartIn or UnknownModel."""
    if library.kind_of(model) != _PIECES:
        raise NothingToStartIn(model)
    return _PIECES


def unheard(prepared: Path, random_seed: int = 0) -> Score:
    """Return a random one of the prepared pieces that were kept from the models. Raises UnreadableTunes."""
    pieces = Pieces.read(prepared).of_split("test")
    return arranging.score_of(pieces[int(np.random.default_rng(random_seed).integers(len(pieces)))])
