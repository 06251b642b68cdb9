"""Single notes rendered to samples."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from composer.audio.fluidsynth import FluidSynth
from composer.music.score import DRUM_CHANNEL

_RELEASE_SECONDS = 0.5


class Synth:
    """Renders notes with the sounds of a soundfont. Raises NoSound where it cannot."""

    def __init__(self, soundfont: Path, rate: int) -> None:
        self._rate = rate
        self._synth = FluidSynth(soundfont, rate)

    def render(
        self, pitches: Iterable[int], program: int, velocity: int, drums: bool, seconds: float
    ) -> NDArray[np.int16]:
        """Return the samples of some notes at once, shape (frames, 2), their release included."""
        library, synth = self._synth.library, self._synth.handle
        channel = DRUM_CHANNEL if drums else 0
        pitches = tuple(pitches)
        library.fluid_synth_program_change(synth, channel, program)
        for pitch in pitches:
            library.fluid_synth_noteon(synth, channel, pitch, velocity)
        held = self._synth.write(round(seconds * self._rate))
        for pitch in pitches:
            library.fluid_synth_noteoff(synth, channel, pitch)
        released = self._synth.write(round(_RELEASE_SECONDS * self._rate))
        library.fluid_synth_system_reset(synth)
        fade = np.linspace(1.0, 0.0, len(released))[:, None]
        return np.concatenate([held, (released * fade).astype(np.int16)])
