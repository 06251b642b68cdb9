"""Many melodies at once: Tune and Tunes, held as columns and kept in one .npz file."""

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
from composer.errors import ComposerError
from composer.music.score import KeyChange, Meter

TICKS_PER_BEAT = 480
SPLITS = ("train", "validation", "test")

_NO_KEY = 99


class UnreadableTunes(ComposerError):
    """A file of tunes that is missing, foreign or damaged."""

    def __init__(self, path: Path, cause: str) -> None:
        super().__init__(f"{path} cannot be read as prepared tunes: {cause}.")


@dataclass(frozen=True, eq=False)
class Tune:
    """A melody of one voice: columns of shape (notes,) in ticks of 1/480 beat, tick 0 being a bar line.

    The first note starts later than tick 0 where the tune begins with a pickup; gaps are rests. `text` is the
    ABC notation it was read from, "" where it was not; `style` is one of STYLES, "" where it is not known.
    """

    start: NDArray[np.int32]
    duration: NDArray[np.int32]
    pitch: NDArray[np.int16]
    meters: tuple[Meter, ...] = (Meter(0),)
    key: KeyChange | None = None
    title: str = ""
    collection: str = ""
    text: str = ""
    style: str = ""

    def __len__(self) -> int:
        return len(self.start)

    @property
    def end(self) -> int:
        """The first tick after the last note; 0 without notes."""
        return int(self.start[-1] + self.duration[-1]) if len(self) else 0


class _Columns(NamedTuple):
    """The arrays of the file: notes and meters of all tunes, and where each tune's begin."""

    start: NDArray
    duration: NDArray
    pitch: NDArray
    first: NDArray
    meters: NDArray
    first_meter: NDArray
    keys: NDArray
    titles: NDArray
    collections: NDArray
    styles: NDArray
    texts: NDArray
    first_text: NDArray
    split: NDArray
    sources: NDArray
    skipped: NDArray


class Tunes(Sequence[Tune]):
    """Tunes, the split each belongs to (an index into SPLITS), the terms of their sources, and what was skipped.

    `sources` holds, for each collection, its title, a colon, and the terms of its use.
    """

    def __init__(
        self,
        tunes: Iterable[Tune],
        split: NDArray[np.integer] | None = None,
        sources: Mapping[str, str] | None = None,
        skipped: Iterable[str] = (),
    ) -> None:
        self.tunes = tuple(tunes)
        self.split = np.zeros(len(self.tunes), np.uint8) if split is None else split.astype(np.uint8)
        self.sources = dict(sources or {})
        self.skipped = tuple(skipped)

    def __len__(self) -> int:
        return len(self.tunes)

    @overload
    def __getitem__(self, index: int) -> Tune: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Tune, ...]: ...
    def __getitem__(self, index: int | slice) -> Tune | tuple[Tune, ...]:
        return self.tunes[index]

    def of_split(self, name: str) -> list[Tune]:
        """Return the tunes of "train", "validation" or "test"."""
        wanted = SPLITS.index(name)
        return [tune for tune, split in zip(self.tunes, self.split, strict=True) if split == wanted]

    def write(self, path: Path) -> None:
        """Write all of it into one .npz file. Raises UnwritableFile."""
        buffer = io.BytesIO()
        np.savez_compressed(buffer, **_columns(self)._asdict())
        paths.write_whole(path, buffer.getvalue())

    @classmethod
    def read(cls, path: Path) -> Tunes:
        """Return the tunes of a file. Raises UnreadableTunes."""
        try:
            with path.open("rb") as opened, np.load(opened, allow_pickle=False) as file:
                columns = _Columns(*(file[name] for name in _Columns._fields))
            return _tunes(columns)
        except OSError as error:
            raise UnreadableTunes(path, error.strerror or str(error)) from error
        except (ValueError, KeyError, IndexError, EOFError, zipfile.BadZipFile) as error:
            raise UnreadableTunes(path, "it is damaged or of another kind") from error


def _columns(tunes: Tunes) -> _Columns:
    keys = [tune.key or KeyChange(0, _NO_KEY) for tune in tunes]
    meters = [meter for tune in tunes for meter in tune.meters]
    # One long text and where each tune's begins: an array of strings would give each the room of the longest.
    texts = [tune.text.encode() for tune in tunes]
    return _Columns(
        start=_joined([tune.start for tune in tunes], np.int32),
        duration=_joined([tune.duration for tune in tunes], np.int32),
        pitch=_joined([tune.pitch for tune in tunes], np.int16),
        first=np.cumsum([0, *(len(tune) for tune in tunes)]),
        meters=np.array(meters, np.int32).reshape(-1, 3),
        first_meter=np.cumsum([0, *(len(tune.meters) for tune in tunes)]),
        keys=np.array([(key.sharps, key.minor) for key in keys], np.int16).reshape(-1, 2),
        titles=np.array([tune.title for tune in tunes], np.str_),
        collections=np.array([tune.collection for tune in tunes], np.str_),
        styles=np.array([tune.style for tune in tunes], np.str_),
        texts=np.frombuffer(b"".join(texts), np.uint8),
        first_text=np.cumsum([0, *map(len, texts)]),
        split=tunes.split,
        sources=np.array(list(tunes.sources.items()), np.str_).reshape(-1, 2),
        skipped=np.array(tunes.skipped, np.str_),
    )


def _joined(columns: list[NDArray], kind: type) -> NDArray:
    return np.concatenate([np.zeros(0, kind), *columns]).astype(kind)


def _tunes(columns: _Columns) -> Tunes:
    tunes = [_tune(columns, index) for index in range(len(columns.titles))]
    sources = {str(name): str(terms) for name, terms in columns.sources}
    return Tunes(tunes, columns.split, sources, map(str, columns.skipped))


def _tune(columns: _Columns, index: int) -> Tune:
    notes = slice(columns.first[index], columns.first[index + 1])
    meters = columns.meters[columns.first_meter[index] : columns.first_meter[index + 1]].tolist()
    text = columns.texts[columns.first_text[index] : columns.first_text[index + 1]]
    sharps, minor = columns.keys[index].tolist()
    return Tune(
        columns.start[notes],
        columns.duration[notes],
        columns.pitch[notes],
        tuple(Meter(*meter) for meter in meters),
        None if sharps == _NO_KEY else KeyChange(0, sharps, bool(minor)),
        str(columns.titles[index]),
        str(columns.collections[index]),
        text.tobytes().decode(),
        str(columns.styles[index]),
    )
