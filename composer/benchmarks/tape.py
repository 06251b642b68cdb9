"""What SDL's disk driver records, and when which frame of it is heard."""

from __future__ import annotations

import threading
from collections.abc import Iterable
from pathlib import Path
from time import perf_counter, sleep

import numpy as np
from numpy.typing import ArrayLike, NDArray

from composer.audio import recording
from composer.audio.mixer import BUFFER, RATE, mixer

_POLL_SECONDS = 0.001
_FRAME_BYTES = 4
_AUDIBLE = 40
_LOUD, _QUIET = 600, 0.03
"""A stroke is the first sample so large after so many seconds without one."""


class Tape:
    """Records all that the mixer plays, from now on.

    The C library keeps one buffer back when it hands four on, so what the file has grown to is one buffer behind what
    was mixed by then.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        recording.record_to(path)
        self._grown: list[tuple[float, int]] = []
        self._over = threading.Event()
        self._watch = threading.Thread(target=self._follow, daemon=True)
        mixer()
        self._watch.start()

    def _follow(self) -> None:
        """Take note of when the file grows."""
        size = self._size()
        while not self._over.is_set():
            before, size = size, self._size()
            if size != before:
                self._grown.append((perf_counter(), size // _FRAME_BYTES + BUFFER))
            sleep(_POLL_SECONDS)

    def _size(self) -> int:
        return self._path.stat().st_size if self._path.exists() else 0

    def end(self) -> None:
        """End the recording, from which all else is read then."""
        sleep(6 * BUFFER / RATE)  # what is heard at the end has to be in the file
        self._over.set()
        self._watch.join()
        recording.end()
        samples = np.fromfile(self._path, np.int16)
        self.levels = np.abs(samples[: len(samples) // 2 * 2].reshape(-1, 2).astype(np.int32)).max(axis=1)
        self._times, self._mixed = np.array(self._grown).T

    def heard_at(self, times: ArrayLike) -> NDArray[np.float64]:
        """Return the frame that a card plays at some times, while another buffer waits."""
        return np.interp(np.asarray(times, np.float64), self._times, self._mixed) - 2 * BUFFER

    def time_of(self, frame: ArrayLike) -> NDArray[np.float64]:
        """Return when a card plays some frames."""
        return np.interp(np.asarray(frame) + 2 * BUFFER, self._mixed, self._times)

    def waits(self, times: Iterable[float]) -> NDArray[np.float64]:
        """Return how many seconds after some times the first sound is heard, out of the silence that there was."""
        begins = (self.heard_at(list(times)) + BUFFER).astype(int)
        first = [begin + int(np.argmax(self.levels[begin:] > _AUDIBLE)) for begin in begins]
        return self.time_of(first) - list(times)

    def strokes(self, begin: float = 0, end: float | None = None) -> NDArray[np.int64]:
        """Return the frames of strokes after a silence, among those that are heard between two times."""
        first = int(self.heard_at(begin)) if begin else 0
        after = len(self.levels) if end is None else int(self.heard_at(end))
        loud = first + np.flatnonzero(self.levels[max(first, 0) : after] > _LOUD)
        silent = np.diff(loud, prepend=-RATE) > _QUIET * RATE
        return loud[silent]
