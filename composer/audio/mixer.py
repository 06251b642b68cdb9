"""pygame's mixer, imported and started when the first sound is wanted."""

from __future__ import annotations

import ctypes
import os
from collections.abc import Callable
from functools import cache
from importlib import import_module
from io import BytesIO
from pathlib import Path
from types import ModuleType

from composer.audio import NoSound
from composer.audio.bundled import bundled, quieten

RATE = 44_100
"""Frames a second."""
BUFFER = 256
"""Frames that are mixed at once."""
LOUDNESS = 77 / 128
"""How loud a piece is at full volume, 1 being FluidSynth's gain of 1: an orchestra at its loudest has room below the
largest sample."""


def mixer() -> ModuleType:
    """Return pygame.mixer, started. Raises NoSound."""
    pygame = _pygame()
    if not pygame.mixer.get_init():
        quieten()
        try:
            pygame.mixer.init(RATE, -16, 2, BUFFER, allowedchanges=0)
        except pygame.error as error:
            raise NoSound(f"No sound card can be used ({error}).") from error
    return pygame.mixer


def load_midi(data: bytes, soundfont: Path) -> ModuleType:
    """Return pygame.mixer.music, ready to play a MIDI file that we wrote ourselves. Raises NoSound."""
    music = mixer().music
    _read(music.load, data, soundfont)
    return music


def queue_midi(data: bytes, soundfont: Path) -> Callable[[], object]:
    """Have the mixer read a MIDI file that we wrote ourselves while it plays another; return what has it play.

    Raises NoSound.
    """
    path = next(bundled("SDL2_mixer"), None)
    if path is None:
        return lambda: load_midi(data, soundfont).play()
    _read(mixer().music.queue, data, soundfont)
    # pygame begins with what is queued when the mixer ends, but drops it when it is itself asked to end.
    return ctypes.CDLL(str(path)).Mix_HaltMusic


def _read(take: Callable[..., None], data: bytes, soundfont: Path) -> None:
    mixer().set_soundfont(str(soundfont))
    try:
        take(BytesIO(data), namehint="mid")
    except _pygame().error as error:
        raise NoSound(f"The piece cannot be played ({error}).") from error


def close() -> None:
    """End all sound and let go of the sound card; the next sound takes it again."""
    _pygame().mixer.quit()


@cache
def _pygame() -> ModuleType:
    os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")
    return import_module("pygame")
