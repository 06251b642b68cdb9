"""A piece as a file of sound: WAV, and FLAC or Ogg where libsndfile writes them."""

from __future__ import annotations

import errno
import wave
from collections.abc import Callable, Generator, Iterator
from contextlib import AbstractContextManager, contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray

from composer.audio.course import STRAIGHT_ON, Manner
from composer.audio.mixer import RATE
from composer.audio.rendering import Rendering
from composer.music.score import Score
from composer.paths import writing

_WAV = ".wav"
_PACKED = {".flac": ("FLAC", "PCM_16"), ".ogg": ("OGG", "VORBIS")}


class Progress(NamedTuple):
    """How many seconds of how many are rendered."""

    done: float
    total: float
    text: str = "rendering"


Write: TypeAlias = Callable[[NDArray[np.int16]], object]


def suffixes() -> tuple[str, ...]:
    """Return the suffixes of the files that can be written here, the most usual first."""
    return (_WAV, *(_PACKED if find_spec("soundfile") else ()))


def export(score: Score, path: Path, soundfont: Path, manner: Manner = STRAIGHT_ON) -> Generator[Progress, None, float]:
    """Write a piece as it is played, whole or not at all, in the format of the suffix, WAV where that names none.

    Returns how many seconds it lasts, what rings after its end included.

    Raises NoSound, or UnwritableFile, leaving what was there.
    """
    rendering = Rendering(score, soundfont, manner)
    done = 0
    with writing(path) as temporary, _opened(temporary, path.suffix.lower()) as write:
        for block in rendering.blocks():
            write(block)
            done += len(block)
            yield Progress(min(done / RATE, rendering.seconds), rendering.seconds)
    return done / RATE


def _opened(path: Path, suffix: str) -> AbstractContextManager[Write]:
    return _packed(path, *_PACKED[suffix]) if suffix in _PACKED else _wav(path)


@contextmanager
def _wav(path: Path) -> Iterator[Write]:
    with path.open("wb") as raw, wave.open(raw) as file:
        file.setnchannels(2)
        file.setsampwidth(2)
        file.setframerate(RATE)
        yield lambda block: file.writeframesraw(block.astype("<i2").tobytes())


@contextmanager
def _packed(path: Path, kind: str, packing: str) -> Iterator[Write]:
    import soundfile  # noqa: PLC0415 - who exports WAV needs no libsndfile

    try:
        with soundfile.SoundFile(path, "w", RATE, 2, packing, format=kind) as file:
            yield file.write
    except soundfile.SoundFileError as error:
        raise OSError(errno.EIO, str(error)) from error
