"""Pieces of several parts, held as columns and many of them kept in one .npz file."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple, overload

import numpy as np
from numpy.typing import NDArray

from composer import paths
from composer.music.score import Meter
from composer.music.tunes import SPLITS, UnreadableTunes

DRUMS = 128
"""The program of a part of drums, after the 128 of General MIDI."""


@dataclass(frozen=True, eq=False)
class Piece:
    """Notes of shape (notes,) in ticks of 1/480 beat, sorted by start, part, duration and pitch; tick 0 is a bar line.

    `part` is an index into `programs`, which names the instrument of each part; gaps are rests.
    """

    start: NDArray[np.int32]
    duration: NDArray[np.int32]
    pitch: NDArray[np.int16]
    part: NDArray[np.int16]
    programs: tuple[int, ...] = (0,)
    meters: tuple[Meter, ...] = (Meter(0),)
    title: str = ""
    collection: str = ""

    def __len__(self) -> int:
        return len(self.start)

    @property
    def end(self) -> int:
        """The first tick after the last note; 0 without notes."""
        return int((self.start + self.duration).max()) if len(self) else 0


def piece(rows: Iterable[tuple[int, int, int, int]], programs: Sequence[int] = (0,)) -> Piece:
    """Return the piece of rows (start, duration, pitch, part) in any order, equal ones once."""
    columns = np.array(sorted({(start, part, duration, pitch) for start, duration, pitch, part in rows}), np.int32)
    start, part, duration, pitch = columns.reshape(-1, 4).T
    return Piece(start, duration, pitch.astype(np.int16), part.astype(np.int16), tuple(programs))


class _Columns(NamedTuple):
    """The arrays of the file: notes, programs and meters of all pieces, and where each piece's begin."""

    start: NDArray
    duration: NDArray
    pitch: NDArray
    part: NDArray
    first: NDArray
    programs: NDArray
    first_program: NDArray
    meters: NDArray
    first_meter: NDArray
    titles: NDArray
    collections: NDArray
    split: NDArray
    sources: NDArray
    skipped: NDArray


class Pieces(Sequence[Piece]):
    """Pieces, the split each belongs to (an index into SPLITS), the terms of their sources, and what was skipped.

    `sources` holds, for each collection, its title, a colon, and the terms of its use.
    """

    def __init__(
        self,
        pieces: Iterable[Piece],
        split: NDArray[np.integer] | None = None,
        sources: Mapping[str, str] | None = None,
        skipped: Iterable[str] = (),
    ) -> None:
        self.pieces = tuple(pieces)
        self.split = np.zeros(len(self.pieces), np.uint8) if split is None else split.astype(np.uint8)
        self.sources = dict(sources or {})
        self.skipped = tuple(skipped)

    def __len__(self) -> int:
        return len(self.pieces)

    @overload
    def __getitem__(self, index: int) -> Piece: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Piece, ...]: ...
    def __getitem__(self, index: int | slice) -> Piece | tuple[Piece, ...]:
        return self.pieces[index]

    def of_split(self, name: str) -> list[Piece]:
        """Return the pieces of "train", "validation" or "test"."""
        wanted = SPLITS.index(name)
        return [whole for whole, split in zip(self.pieces, self.split, strict=True) if split == wanted]

    def write(self, path: Path) -> None:
        """Write all of it into one .npz file. Raises UnwritableFile."""
        buffer = io.BytesIO()
        np.savez_compressed(buffer, **_columns(self)._asdict())
        paths.write_whole(path, buffer.getvalue())

    @classmethod
    def read(cls, path: Path) -> Pieces:
        """Return the pieces of a file. Raises UnreadableTunes."""
        try:
            with path.open("rb") as opened, np.load(opened, allow_pickle=False) as file:
                columns = _Columns(*(file[name] for name in _Columns._fields))
            return _pieces(columns)
        except OSError as error:
            raise UnreadableTunes(path, error.strerror or str(error)) from error
        except (ValueError, KeyError, IndexError, EOFError, zipfile.BadZipFile) as error:
            raise UnreadableTunes(path, "it is damaged or of another kind") from error


def _columns(pieces: Pieces) -> _Columns:
    return _Columns(
        start=_joined([one.start for one in pieces], np.int32),
        duration=_joined([one.duration for one in pieces], np.int32),
        pitch=_joined([one.pitch for one in pieces], np.int16),
        part=_joined([one.part for one in pieces], np.int16),
        first=np.cumsum([0, *(len(one) for one in pieces)]),
        programs=np.array([program for one in pieces for program in one.programs], np.int16),
        first_program=np.cumsum([0, *(len(one.programs) for one in pieces)]),
        meters=np.array([meter for one in pieces for meter in one.meters], np.int32).reshape(-1, 3),
        first_meter=np.cumsum([0, *(len(one.meters) for one in pieces)]),
        titles=np.array([one.title for one in pieces], np.str_),
        collections=np.array([one.collection for one in pieces], np.str_),
        split=pieces.split,
        sources=np.array(list(pieces.sources.items()), np.str_).reshape(-1, 2),
        skipped=np.array(pieces.skipped, np.str_),
    )


def _joined(columns: list[NDArray], kind: type) -> NDArray:
    return np.concatenate([np.zeros(0, kind), *columns]).astype(kind)


def _pieces(columns: _Columns) -> Pieces:
    made = [_piece(columns, index) for index in range(len(columns.titles))]
    return Pieces(made, columns.split, {str(n): str(terms) for n, terms in columns.sources}, map(str, columns.skipped))


def _piece(columns: _Columns, index: int) -> Piece:
    notes, programs, meters = (
        slice(first[index], first[index + 1]) for first in (columns.first, columns.first_program, columns.first_meter)
    )
    return Piece(
        columns.start[notes],
        columns.duration[notes],
        columns.pitch[notes],
        columns.part[notes],
        tuple(columns.programs[programs].tolist()),
        tuple(Meter(*meter) for meter in columns.meters[meters].tolist()),
        str(columns.titles[index]),
        str(columns.collections[index]),
    )
