"""Notes rendered with a soundfont, as the mixer plays them; those that were asked for last are kept."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any

from composer.audio.mixer import RATE, mixer
from composer.audio.soundfont import embedded
from composer.audio.synth import Synth


class Sounds:
    """Renders notes when they are asked for; the soundfont is read with the first."""

    def __init__(self, kept: int) -> None:
        self._soundfont = embedded()
        self._synth: Synth | None = None
        self.of = lru_cache(kept)(self._render)
        """What `_render` returns, kept for as many notes or chords as were wished for."""

    def use(self, soundfont: Path) -> None:
        """Render with another soundfont from now on."""
        if soundfont != self._soundfont:
            self._soundfont, self._synth = soundfont, None
            self.of.cache_clear()

    def prepare(self) -> None:
        """Take the time that the first sound needs, some 0.1 s, now. Raises NoSound."""
        mixer()
        self._synth = self._synth or Synth(self._soundfont, RATE)

    def _render(self, pitches: tuple[int, ...], program: int, velocity: int, drums: bool, seconds: float) -> Any:
        """Return pygame's sound of some notes that are held for some seconds, once it is prepared."""
        assert self._synth is not None
        samples = self._synth.render(pitches, program, velocity, drums, seconds)
        return mixer().Sound(buffer=samples.tobytes())
