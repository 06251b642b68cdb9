"""Keeps what the mixer plays in a file, with no sound card needed."""

from __future__ import annotations

import os
import wave
from io import BytesIO
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from composer.audio.mixer import BUFFER, RATE, close
from composer.errors import ComposerError
from composer.paths import write_whole

_CHANNELS = 2
_SILENCE = 2
"""Samples up to this far from zero are the end of a reverberation, not music."""


class NothingRecorded(ComposerError):
    """A recording in which nothing sounds."""


def record_to(raw_path: Path) -> None:
    """Let the mixer write what it plays from now on to a file of raw samples, at about the pace of time."""
    close()
    os.environ["SDL_AUDIODRIVER"] = "disk"
    os.environ["SDL_DISKAUDIOFILE"] = str(raw_path)
    os.environ["SDL_DISKAUDIODELAY"] = str(round(1000 * BUFFER / RATE))


def end() -> None:
    """End a recording, so that all of it is in its file."""
    close()


def wav_of(raw_path: Path, wav_path: Path) -> None:
    """End a recording and write the part of it that sounds as a WAV file.

    Raises NothingRecorded or UnwritableFile.
    """
    close()
    samples = np.fromfile(raw_path, np.int16)
    frames = samples[: len(samples) // _CHANNELS * _CHANNELS].reshape(-1, _CHANNELS)
    loud = np.flatnonzero(np.abs(frames).max(axis=1, initial=0) > _SILENCE)
    if not len(loud):
        raise NothingRecorded(f"{raw_path} holds no sound.")
    write_whole(wav_path, _wav(frames[loud[0] : loud[-1] + 1]))


def _wav(frames: NDArray[np.int16]) -> bytes:
    """Return a WAV file of frames of shape (n, 2)."""
    file = BytesIO()
    with wave.open(file, "wb") as wav:
        wav.setnchannels(_CHANNELS)
        wav.setsampwidth(2)
        wav.setframerate(RATE)
        wav.writeframes(frames.astype("<i2").tobytes())
    return file.getvalue()
