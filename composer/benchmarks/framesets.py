"""Sets of polyphonic pieces as frames, for the table of nats a frame: one .npz file each, split beforehand."""

from __future__ import annotations

import hashlib
import zipfile
import zlib
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from composer.errors import ComposerError

KEYS = 88
SPLITS = ("train", "valid", "test")
_LARGEST = 64_000_000
_MOST_FRAMES = 2_000_000
_LONGEST = 10_000
"""So long a piece at most: the memory of it grows with the square."""

Piece = NDArray[np.bool_]


class UnreadableFrames(ComposerError):
    """A file that holds no frames to foretell."""

    def __init__(self, path: Path, cause: str) -> None:
        super().__init__(f"{path} cannot be read as frames of music: {cause}.")


class FrameSet(NamedTuple):
    """A name, and the pieces of each split, shape (frames, 88) each, True where a key sounds, A0 first."""

    name: str
    train: list[Piece]
    valid: list[Piece]
    test: list[Piece]

    @property
    def fingerprint(self) -> str:
        """What changes with any note."""
        digest = hashlib.sha256()
        for pieces in (self.train, self.valid, self.test):
            digest.update(repr([len(piece) for piece in pieces]).encode())
            digest.update(np.packbits(np.concatenate(pieces)).tobytes())
        return digest.hexdigest()


def read(path: Path) -> FrameSet:
    """Return the set of a file: of each split the arrays `<split>_frames`, packed bits of 88 keys, and `_lengths`.

    Pieces of a single frame have nothing to foretell and are left out. Raises UnreadableFrames.
    """
    try:
        _check_size(path)
        with np.load(path, allow_pickle=False) as held:
            splits = [_pieces(path, held[f"{name}_frames"], held[f"{name}_lengths"]) for name in SPLITS]
    except OSError as error:
        raise UnreadableFrames(path, error.strerror or "it is no .npz file") from error
    except (ValueError, KeyError, EOFError, zipfile.BadZipFile, zlib.error) as error:
        raise UnreadableFrames(path, "it is damaged or of another kind") from error
    return FrameSet(path.stem, *splits)


def _check_size(path: Path) -> None:
    """Refuse a file that would take more memory than any set of frames, before anything is unpacked."""
    with zipfile.ZipFile(path) as archive:
        if sum(entry.file_size for entry in archive.infolist()) > _LARGEST:
            raise UnreadableFrames(path, "it is larger than any set of frames")


def _pieces(path: Path, frames: NDArray, lengths: NDArray) -> list[Piece]:
    whole = frames.dtype == np.uint8 and frames.ndim == 2 and frames.shape[1] == KEYS // 8
    if not whole or lengths.dtype.kind not in "iu" or lengths.ndim != 1:
        raise UnreadableFrames(path, "its arrays are not of the shape and kind of frames")
    if len(frames) > _MOST_FRAMES or not len(lengths) or lengths.min() < 1 or lengths.max() > _LONGEST:
        raise UnreadableFrames(path, "a piece is empty or too long, or there is none")
    if int(lengths.sum()) != len(frames):
        raise UnreadableFrames(path, "the lengths of its pieces do not add up to its frames")
    pieces = np.split(np.unpackbits(frames, axis=1).astype(np.bool_), np.cumsum(lengths)[:-1])
    found = [piece for piece in pieces if len(piece) > 1]
    if not found:
        raise UnreadableFrames(path, "no piece has a frame to foretell")
    return found
