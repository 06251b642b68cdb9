"""Single notes and chords heard at once, while a piece plays or not."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import Any

from composer.audio import NoSound
from composer.audio.mixer import RATE, mixer
from composer.audio.soundfont import embedded
from composer.audio.synth import Synth

_KEPT_SOUNDS = 128
_FADE_MILLISECONDS = 30


class Audition:
    """Plays the notes it is asked for, the last ones fading; where it cannot, it is silent and knows why."""

    def __init__(self) -> None:
        self.reason = ""
        """Why nothing can be heard; empty where it can."""
        self._soundfont = embedded()
        self._synth: Synth | None = None
        self._sounding: Any = None
        self._rendered = lru_cache(_KEPT_SOUNDS)(self._render)

    @property
    def available(self) -> bool:
        """Whether notes can be heard, as far as it has been tried."""
        return not self.reason

    def use(self, soundfont: Path) -> None:
        """Let notes be heard with the sounds of another soundfont."""
        if soundfont != self._soundfont:
            self._soundfont, self._synth = soundfont, None
            self._rendered.cache_clear()

    def prepare(self) -> None:
        """Take the time that the first sound needs, some 0.1 s, now."""
        try:
            mixer()
            self._synth = self._synth or Synth(self._soundfont, RATE)
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
        self._sounding = self._rendered(tuple(sorted(set(pitches))), program, velocity, drums, seconds)
        self._sounding.play()

    def stop(self) -> None:
        """End what sounds."""
        if self._sounding is not None:
            self._sounding.fadeout(_FADE_MILLISECONDS)
            self._sounding = None

    def _render(self, pitches: tuple[int, ...], program: int, velocity: int, drums: bool, seconds: float) -> Any:
        """Return pygame's sound of some notes."""
        assert self._synth is not None
        samples = self._synth.render(pitches, program, velocity, drums, seconds)
        return mixer().Sound(buffer=samples.tobytes())
