"""Tries a soundfont, in a process of its own: `composer --probe-soundfont FILE` says how many sounds it has.

FluidSynth reads soundfonts in C, and a broken one may take all memory, hang or crash it.
"""

from __future__ import annotations

import json
import sys
from contextlib import suppress
from pathlib import Path

import numpy as np

from composer.audio import NoSound
from composer.audio.fluidsynth import FluidSynth
from composer.audio.mixer import RATE

MEGABYTES = 1024
"""No soundfont is larger."""
_SECONDS = 30
_ROOM = 2 << 30
"""Bytes that the process may take beside what the soundfont does."""
_TRIED = 8


WORD = "--probe-soundfont"
"""What asks the program for this."""


def main(path: Path) -> int:
    """Say, as JSON on one line, how many sounds a soundfont has, or why it cannot be used."""
    _confine(path.stat().st_size)
    try:
        said: dict[str, object] = {"sounds": _sounds(path)}
    except NoSound:
        said = {"cause": "FluidSynth cannot read it"}
    sys.stdout.write(json.dumps(said))
    return 0


def _confine(size: int) -> None:
    """Have the system end this process where it takes too much time or memory, as far as the system can."""
    with suppress(ImportError, OSError, ValueError):
        import resource  # noqa: PLC0415 - Windows has none

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_CPU, (_SECONDS, _SECONDS))
        resource.setrlimit(resource.RLIMIT_AS, (_ROOM + 2 * size, _ROOM + 2 * size))


def _sounds(path: Path) -> int:
    """Return how many presets there are, having let some of them sound; 0 where none is heard."""
    synth = FluidSynth(path, RATE)
    presets = synth.presets()
    heard = False
    for channel, (bank, program) in enumerate(presets[:_TRIED]):
        synth.library.fluid_synth_bank_select(synth.handle, channel, bank)
        synth.library.fluid_synth_program_change(synth.handle, channel, program)
        for pitch in (36, 60, 84):
            synth.library.fluid_synth_noteon(synth.handle, channel, pitch, 100)
        heard = bool(np.any(synth.write(RATE // 10))) or heard
    return len(presets) if heard else 0
