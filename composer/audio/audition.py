"""Single notes and chords heard at once, while a piece plays or not."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from composer.audio import NoSound
from composer.audio.sounds import Sounds

_KEPT_SOUNDS = 128
_FADE_MILLISECONDS = 30


class Audition:
    """Plays the notes it is asked for, the last ones fading; where it cannot, it is silent and knows why."""

    def __init__(self) -> None:
        self.reason = ""
        """Why nothing can be heard; empty where it can."""
        self._sounds = Sounds(_KEPT_SOUNDS)
        self._sounding: Any = None

    @property
    def available(self) -> bool:
        """Whether notes can be heard, as far as it has been tried."""
        return not self.reason

    def use(self, soundfont: Path) -> None:
        """Let notes be heard with the sounds of another soundfont."""
        self._sounds.use(soundfont)

    def prepare(self) -> None:
        """Take the time that the first sound needs, some 0.1 s, now."""
        try:
            self._sounds.prepare()
            self.reason = ""
        except NoSound as error:
            self.reason = str(error)

    def sound(
        self,
        pitches: Iterable[int],
        program: int = 0,
        velocity: int = 80,
        drums: bool = False,
        seconds: float = 0.4,
    ) -> None:
        """Let some MIDI pitches sound together for some seconds, ending what sounded before."""
        self.prepare()
        if self.reason:
            return
        self.stop()
        self._sounding = self._sounds.of(tuple(sorted(set(pitches))), program, velocity, drums, seconds)
        self._sounding.play()

    def stop(self) -> None:
        """End what sounds."""
        if self._sounding is not None:
            self._sounding.fadeout(_FADE_MILLISECONDS)
            self._sounding = None
