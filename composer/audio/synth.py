"""The FluidSynth that pygame-ce brings along, to render notes to samples."""

from __future__ import annotations

import ctypes
import weakref
from collections.abc import Iterable
from ctypes import c_char_p, c_double, c_int, c_void_p
from ctypes.util import find_library
from functools import cache

import numpy as np
from numpy.typing import NDArray

from composer.audio import NoSound
from composer.audio.bundled import bundled
from composer.audio.soundfont import soundfont
from composer.music.score import DRUM_CHANNEL

_SIGNATURES: dict[str, tuple[type | None, list[type]]] = {
    "new_fluid_settings": (c_void_p, []),
    "fluid_settings_setnum": (c_int, [c_void_p, c_char_p, c_double]),
    "new_fluid_synth": (c_void_p, [c_void_p]),
    "fluid_synth_sfload": (c_int, [c_void_p, c_char_p, c_int]),
    "fluid_synth_program_change": (c_int, [c_void_p, c_int, c_int]),
    "fluid_synth_noteon": (c_int, [c_void_p, c_int, c_int, c_int]),
    "fluid_synth_noteoff": (c_int, [c_void_p, c_int, c_int]),
    "fluid_synth_write_s16": (c_int, [c_void_p, c_int, c_void_p, c_int, c_int, c_void_p, c_int, c_int]),
    "fluid_synth_system_reset": (c_int, [c_void_p]),
    "delete_fluid_synth": (None, [c_void_p]),
    "delete_fluid_settings": (None, [c_void_p]),
    "fluid_set_log_function": (c_void_p, [c_int, c_void_p, c_void_p]),
}
_LOG_LEVELS = 5
_GAIN = 1.0
"""As loud as SDL_mixer plays a piece."""
_RELEASE_SECONDS = 0.5


@cache
def _library() -> ctypes.CDLL:
    """Return FluidSynth with its functions declared and its warnings silenced. Raises NoSound."""
    path = next(bundled("fluidsynth"), None) or find_library("fluidsynth")
    if path is None:
        raise NoSound("Single notes cannot be heard: no FluidSynth is installed.")
    try:
        library = ctypes.CDLL(str(path))
    except OSError as error:
        raise NoSound(f"Single notes cannot be heard: {error}.") from error
    for name, (result, arguments) in _SIGNATURES.items():
        function = getattr(library, name)
        function.restype, function.argtypes = result, arguments
    for level in range(_LOG_LEVELS):
        library.fluid_set_log_function(level, None, None)
    return library


class Synth:
    """A synthesizer with the soundfont loaded. Raises NoSound where there is no FluidSynth."""

    def __init__(self, rate: int) -> None:
        self._rate = rate
        self._library = library = _library()
        settings = library.new_fluid_settings()
        library.fluid_settings_setnum(settings, b"synth.sample-rate", float(rate))
        library.fluid_settings_setnum(settings, b"synth.gain", _GAIN)
        self._synth = library.new_fluid_synth(settings)
        weakref.finalize(self, _delete, library, self._synth, settings)
        if library.fluid_synth_sfload(self._synth, str(soundfont()).encode(), 1) < 0:
            raise NoSound(f"Single notes cannot be heard: {soundfont()} cannot be read.")

    def render(
        self, pitches: Iterable[int], program: int, velocity: int, drums: bool, seconds: float
    ) -> NDArray[np.int16]:
        """Return the samples of some notes at once, shape (frames, 2), their release included."""
        library, synth = self._library, self._synth
        channel = DRUM_CHANNEL if drums else 0
        pitches = tuple(pitches)
        library.fluid_synth_program_change(synth, channel, program)
        for pitch in pitches:
            library.fluid_synth_noteon(synth, channel, pitch, velocity)
        held = self._write(seconds)
        for pitch in pitches:
            library.fluid_synth_noteoff(synth, channel, pitch)
        released = self._write(_RELEASE_SECONDS)
        library.fluid_synth_system_reset(synth)
        fade = np.linspace(1.0, 0.0, len(released))[:, None]
        return np.concatenate([held, (released * fade).astype(np.int16)])

    def _write(self, seconds: float) -> NDArray[np.int16]:
        frames = np.zeros((round(seconds * self._rate), 2), np.int16)
        data = frames.ctypes.data
        self._library.fluid_synth_write_s16(self._synth, len(frames), data, 0, 2, data, 1, 2)
        return frames


def _delete(library: ctypes.CDLL, synth: int, settings: int) -> None:
    library.delete_fluid_synth(synth)
    library.delete_fluid_settings(settings)
