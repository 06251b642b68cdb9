"""All the tunes that models learned from, indexed so that what a melody quotes of them is found in milliseconds."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from enum import Enum
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from composer import paths
from composer.errors import ComposerError
from composer.music.measures import ALARM, pairs
from composer.music.pieces import Piece
from composer.music.score import Notes
from composer.music.tunes import Tune
from composer.music.voices import top_voice

USUAL = 11
"""Most human melodies share no more pairs with another: 95 % of the Shanxi songs, three of four held-out tunes."""

_BETWEEN = 0
"""The number that stands after each tune, so that nothing is found across two of them."""

_UNHEARD = np.iinfo(np.uint16).max
_DAMAGE = (
    ValueError,
    KeyError,
    IndexError,
    EOFError,
    RuntimeError,
    MemoryError,
    zipfile.BadZipFile,
    zlib.error,
)
_LETTER = 2
"""The bytes of a number."""

Line = tuple[NDArray[np.integer], NDArray[np.integer], NDArray[np.integer]]
"""The start, duration and pitch of each note of a melody."""


class UnreadableSongbook(ComposerError):
    """A file of indexed tunes that is missing, foreign or damaged."""

    def __init__(self, path: Path, cause: str) -> None:
        super().__init__(f"{path} cannot be read as an index of tunes: {cause}.")


class Originality(Enum):
    """How far a melody is one of its own: as human ones are, like few of those, or beyond 95 % of them."""

    OWN = "own"
    NEAR = "near"
    COPIED = "copied"


class Quotation(NamedTuple):
    """How many consecutive (interval, duration ratio) pairs a melody shares with a tune, and with which."""

    pairs: int = 0
    title: str = ""

    @property
    def notes(self) -> int:
        """The notes that the pairs join."""
        return self.pairs + 1 if self.pairs else 0

    @property
    def originality(self) -> Originality:
        """What it says of the melody."""
        if self.pairs > ALARM.shared:
            return Originality.COPIED
        return Originality.NEAR if self.pairs > USUAL else Originality.OWN


class _Columns(NamedTuple):
    """The arrays of the file: the text, where its suffixes begin, the pair of each number, where each tune begins."""

    text: NDArray[np.uint16]
    order: NDArray[np.int32]
    kinds: NDArray[np.int64]
    first: NDArray[np.int32]


class Songbook:
    """The tunes as one text of numbers, one a pair, and its suffixes in alphabetical order (Manber and Myers 1993).

    `sources` holds, for each collection, its title, a colon, and the terms of its use.
    """

    def __init__(self, columns: _Columns, titles: tuple[str, ...], sources: Mapping[str, str] | None = None) -> None:
        self._columns, self._titles, self.sources = columns, titles, dict(sources or {})

    @classmethod
    def of(cls, tunes: Iterable[tuple[str, Line]], sources: Mapping[str, str] | None = None) -> Songbook:
        """Return the index of some tunes, each a title and its melody."""
        titles, heard = list[str](), [np.zeros(0, np.int64)]
        for title, line in tunes:
            titles.append(title)
            heard.append(pairs(*line))
        kinds = np.unique(np.concatenate(heard))
        if len(kinds) >= _UNHEARD - 1:
            raise ValueError(f"{len(kinds)} different pairs are too many to number")
        spelled = [np.append(np.searchsorted(kinds, one) + 1, _BETWEEN) for one in heard[1:]]
        text = np.concatenate([np.zeros(0, np.int64), *spelled]).astype(np.uint16)
        first = np.cumsum([0, *map(len, spelled)])[:-1].astype(np.int32)
        return cls(_Columns(text, _alphabetical(text), kinds, first), tuple(titles), sources)

    def __len__(self) -> int:
        return len(self._titles)

    def quotation(self, line: Line, first: int = 0, after: int | None = None) -> Quotation:
        """Return the longest that a melody quotes of any tune, the longest and earliest one found.

        What counts has at least one of the notes from `first` on, up to `after`, excluded, in it.
        """
        sought = self._spelled(line)
        best, at = 0, 0
        for begin in range(min(len(sought), len(line[0]) if after is None else after)):
            place, length = self._longest(sought[begin * _LETTER :])
            if length > best and begin + length >= first:
                best, at = length, place
        tune = int(np.searchsorted(self._columns.first, at, "right")) - 1
        return Quotation(best, self._titles[tune]) if best else Quotation()

    def longest(self, *line: NDArray[np.integer]) -> int:
        """Return the most consecutive pairs of a melody that also occur in one of the tunes."""
        start, duration, pitch = line
        return self.quotation((start, duration, pitch)).pairs

    def _spelled(self, line: Line) -> bytes:
        """Return the pairs of a melody as they are spelled in the text, two bytes each."""
        found, kinds = pairs(*line), self._columns.kinds
        if not len(kinds):
            return np.full(len(found), _UNHEARD, ">u2").tobytes()
        at = np.minimum(np.searchsorted(kinds, found), len(kinds) - 1)
        return np.where(kinds[at] == found, at + 1, _UNHEARD).astype(">u2").tobytes()

    @cached_property
    def _letters(self) -> bytes:
        # Bytes are compared from the left, so in this order they compare like the numbers.
        return self._columns.text.astype(">u2").tobytes()

    def _longest(self, sought: bytes) -> tuple[int, int]:
        """Return where in the text most of what is sought begins, and how much of it stands there."""
        letters, order, size = self._letters, self._columns.order, len(sought)

        def suffix(place: int) -> bytes:
            return letters[_LETTER * place : _LETTER * place + size]

        at = bisect_left(order, sought, key=suffix)
        near = [int(place) for place in order[max(0, at - 1) : at + 1]]
        return max(((place, _common(suffix(place), sought)) for place in near), key=lambda one: one[1], default=(0, 0))

    def write(self, path: Path) -> None:
        """Write the index into one .npz file. Raises UnwritableFile."""
        buffer = io.BytesIO()
        np.savez_compressed(
            buffer,
            **self._columns._asdict(),
            titles=_bytes("\n".join(self._titles)),
            sources=np.array(list(self.sources.items()), np.str_).reshape(-1, 2),
        )
        paths.write_whole(path, buffer.getvalue())

    @classmethod
    def read(cls, path: Path) -> Songbook:
        """Return the index that a file holds. Raises UnreadableSongbook."""
        try:
            with path.open("rb") as opened, np.load(opened, allow_pickle=False) as file:
                columns = _Columns(*(file[name] for name in _Columns._fields))
                titles, sources = file["titles"], file["sources"]
                names = tuple(titles.tobytes().decode().split("\n")) if len(columns.first) else ()
                terms = {str(name): str(terms) for name, terms in sources}
            if not _fits_together(columns, names):
                raise ValueError
        except OSError as error:
            raise UnreadableSongbook(path, (error.strerror or str(error)).lower()) from error
        except _DAMAGE as error:
            raise UnreadableSongbook(path, "it is damaged or of another kind") from error
        return cls(columns, names, terms)


def melodies(music: Iterable[Tune | Piece]) -> Iterator[tuple[str, Line]]:
    """Yield title and melody of tunes, and of the pieces among them for one instrument the top voice."""
    for one in music:
        if isinstance(one, Tune):
            yield _readable(one.title), (one.start, one.duration, one.pitch)
        elif len(one.programs) == 1:
            voice = top_voice(Notes.of_columns(one.start, one.pitch, one.duration, np.ones(len(one), np.int64)))
            yield one.title.rpartition(".")[0] or one.title, (voice.start, voice.duration, voice.pitch)


def _readable(title: str) -> str:
    """Return a title with the umlauts of old DOS files, which no other text has such characters for."""
    return re.sub("[\x80-\x9f]", lambda found: found.group().encode("latin-1").decode("cp437"), title).strip(' "')


def _fits_together(columns: _Columns, titles: tuple[str, ...]) -> bool:
    """Return whether all of an index is of the right size and nothing in it points outside."""
    text, order, _, first = columns
    return (
        len(text) == len(order)
        and len(first) == len(titles)
        and (not len(text) or (int(order.min()) == 0 and int(order.max()) == len(text) - 1 and int(first[0]) == 0))
    )


def _bytes(text: str) -> NDArray[np.uint8]:
    return np.frombuffer(text.encode(), np.uint8)


def _common(one: bytes, other: bytes) -> int:
    """Return how many numbers two texts begin with in common."""
    size = min(len(one), len(other)) // _LETTER
    mine, its = (np.frombuffer(text, np.uint16, size) for text in (one, other))
    differs = mine != its
    return int(differs.argmax()) if differs.any() else size


def _alphabetical(text: NDArray[np.uint16]) -> NDArray[np.int32]:
    """Return where the suffixes of a text begin, in alphabetical order, by doubling what is compared of them."""
    size, reach = len(text), 1
    rank = text.astype(np.int64)
    order = np.argsort(rank, kind="stable")
    while size:
        rank = _ranks(rank[order], order)
        if int(rank.max()) == size - 1:
            break
        following = np.zeros(size, np.int64)
        following[:-reach] = rank[reach:] + 1
        rank = rank * (size + 1) + following
        order = np.argsort(rank, kind="stable")
        reach *= 2
    return order.astype(np.int32)


def _ranks(ordered: NDArray[np.int64], order: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return the rank of each suffix, those that have the same value so far in common."""
    ranks = np.empty(len(order), np.int64)
    ranks[order] = np.cumsum(np.append(0, np.diff(ordered) > 0))
    return ranks
