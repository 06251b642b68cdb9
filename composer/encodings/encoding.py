"""What every encoding is: a vocabulary, and the way from a piece of music to a stream of tokens."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar, NamedTuple, Protocol, Self

import numpy as np
from numpy.typing import ArrayLike, NDArray

PITCH, DURATION, END_OF_PIECE, NOTATION = range(4)
"""What a token tells: what sounds, how long, that the piece is over, or how it is written and laid out in bars."""


class DoesNotFit(ValueError):
    """A piece that an encoding cannot hold; the text says why."""


class Tokens(NamedTuple):
    """A stream of tokens, shape (n,), and the contexts, shape (n, kinds), of what follows each of them."""

    tokens: NDArray[np.integer]
    contexts: NDArray[np.int16]


class Encoding(Protocol):
    """How pieces become tokens: a module, or a value where the vocabulary is found in the music.

    CONTEXTS says how many classes each context has, SUFFIX what files of its own text form end in.
    """

    @property
    def NAME(self) -> str: ...  # noqa: N802, D102
    @property
    def VERSION(self) -> int: ...  # noqa: N802, D102
    @property
    def VOCABULARY(self) -> tuple[str, ...]: ...  # noqa: N802, D102
    @property
    def CONTEXTS(self) -> tuple[int, ...]: ...  # noqa: N802, D102
    @property
    def SUFFIX(self) -> str: ...  # noqa: N802, D102

    def encode(self, piece: Any, /) -> Tokens:
        """Return the stream of a piece: its first token begins it, its last ends it. Raises DoesNotFit."""

    def count_notes(self, tokens: NDArray[np.integer], /) -> int:
        """Return how many notes a whole stream stands for."""

    def parts(self, tokens: NDArray[np.integer], /) -> NDArray[np.int8]:
        """Return what each token tells, shape (n,): PITCH, DURATION, END_OF_PIECE or NOTATION."""

    def crop(self, stream: Tokens, after: int, /) -> Tokens:
        """Return a stream that begins after a token, as if the piece had begun there."""

    def varied(self, stream: Tokens, semitones: int, noise: float, dice: np.random.Generator, /) -> Tokens:
        """Return a stream in another key, a share of its notes swapped for a neighbour."""

    def hinted(self, stream: Tokens, share: float, dice: np.random.Generator, /) -> Tokens:
        """Return a stream beside which each hint that the encoding knows stands with a probability."""


class Plain:
    """What an encoding without parts, crops, variations, hints or contexts does about them: nothing."""

    CONTEXTS: ClassVar[tuple[int, ...]] = ()
    SUFFIX: ClassVar[str] = ".txt"

    def parts(self, tokens: NDArray[np.integer]) -> NDArray[np.int8]:
        """Return PITCH for every token."""
        return np.full(len(tokens), PITCH, np.int8)

    def crop(self, stream: Tokens, after: int) -> Tokens:
        """Return the stream as it is."""
        return stream

    def varied(self, stream: Tokens, semitones: int, noise: float, dice: np.random.Generator) -> Tokens:
        """Return the stream as it is."""
        return stream

    def hinted(self, stream: Tokens, share: float, dice: np.random.Generator) -> Tokens:
        """Return the stream as it is."""
        return stream


class Learned(Encoding, Protocol):
    """An encoding whose vocabulary is found in the music."""

    @classmethod
    def of_vocabulary(cls, words: tuple[str, ...]) -> Self:
        """Return the encoding with a vocabulary, the smallest one for no words.

        Raises ValueError for words that are no vocabulary of it.
        """

    @classmethod
    def of_music(cls, pieces: Sequence[Any]) -> Self:
        """Return the encoding with the vocabulary of some pieces."""


def without_contexts(tokens: ArrayLike) -> Tokens:
    """Return a stream of tokens that have no contexts."""
    column = np.asarray(tokens, np.int32)
    return Tokens(column, np.zeros((len(column), 0), np.int16))
