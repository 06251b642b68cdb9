"""The FluidSynth that pygame-ce brings along, and a synthesizer of its with a soundfont loaded."""

from __future__ import annotations

import ctypes
import weakref
from ctypes import c_char_p, c_double, c_int, c_size_t, c_uint, c_void_p
from ctypes.util import find_library
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from composer.audio import NoSound
from composer.audio.bundled import bundled
from composer.audio.mixer import LOUDNESS

_SIGNATURES: dict[str, tuple[type | None, list[type]]] = {
    "new_fluid_settings": (c_void_p, []),
    "fluid_settings_setnum": (c_int, [c_void_p, c_char_p, c_double]),
    "new_fluid_synth": (c_void_p, [c_void_p]),
    "fluid_synth_sfload": (c_int, [c_void_p, c_char_p, c_int]),
    "fluid_synth_get_sfont": (c_void_p, [c_void_p, c_uint]),
    "fluid_sfont_iteration_start": (None, [c_void_p]),
    "fluid_sfont_iteration_next": (c_void_p, [c_void_p]),
    "fluid_preset_get_banknum": (c_int, [c_void_p]),
    "fluid_preset_get_num": (c_int, [c_void_p]),
    "fluid_synth_bank_select": (c_int, [c_void_p, c_int, c_uint]),
    "fluid_synth_program_change": (c_int, [c_void_p, c_int, c_int]),
    "fluid_synth_noteon": (c_int, [c_void_p, c_int, c_int, c_int]),
    "fluid_synth_noteoff": (c_int, [c_void_p, c_int, c_int]),
    "fluid_synth_write_s16": (c_int, [c_void_p, c_int, c_void_p, c_int, c_int, c_void_p, c_int, c_int]),
    "fluid_synth_system_reset": (c_int, [c_void_p]),
    "new_fluid_player": (c_void_p, [c_void_p]),
    "fluid_player_add_mem": (c_int, [c_void_p, c_char_p, c_size_t]),
    "fluid_player_play": (c_int, [c_void_p]),
    "fluid_player_get_status": (c_int, [c_void_p]),
    "delete_fluid_player": (None, [c_void_p]),
    "delete_fluid_synth": (None, [c_void_p]),
    "delete_fluid_settings": (None, [c_void_p]),
    "fluid_set_log_function": (c_void_p, [c_int, c_void_p, c_void_p]),
}
_LOG_LEVELS = 5


@cache
def library() -> ctypes.CDLL:
    """Return FluidSynth with its functions declared and its warnings silenced. Raises NoSound."""
    path = next(bundled("fluidsynth"), None) or find_library("fluidsynth")
    if path is None:
        raise NoSound("No FluidSynth is installed, which makes single notes and sound files.")
    try:
        found = ctypes.CDLL(str(path))
    except OSError as error:
        raise NoSound(f"FluidSynth cannot be used: {error}.") from error
    for name, (result, arguments) in _SIGNATURES.items():
        function = getattr(found, name)
        function.restype, function.argtypes = result, arguments
    for level in range(_LOG_LEVELS):
        found.fluid_set_log_function(level, None, None)
    return found


class FluidSynth:
    """A synthesizer as loud as the mixer plays a piece; `handle` is what the functions of its library take.

    Raises NoSound where there is no FluidSynth, or the soundfont cannot be read.
    """

    def __init__(self, soundfont: Path, rate: int) -> None:
        self.library = found = library()
        settings = found.new_fluid_settings()
        found.fluid_settings_setnum(settings, b"synth.sample-rate", float(rate))
        found.fluid_settings_setnum(settings, b"synth.gain", LOUDNESS)
        self.handle = found.new_fluid_synth(settings)
        weakref.finalize(self, _delete, found, self.handle, settings)
        if found.fluid_synth_sfload(self.handle, str(soundfont).encode(), 1) < 0:
            raise NoSound(f"{soundfont} cannot be read as a soundfont.")

    def presets(self) -> list[tuple[int, int]]:
        """Return the bank and the program of each sound that the soundfont has."""
        found, font = self.library, self.library.fluid_synth_get_sfont(self.handle, 0)
        found.fluid_sfont_iteration_start(font)
        presets = iter(lambda: found.fluid_sfont_iteration_next(font), None)
        return [(found.fluid_preset_get_banknum(one), found.fluid_preset_get_num(one)) for one in presets]

    def write(self, frames: int) -> NDArray[np.int16]:
        """Return the next samples of what sounds, shape (frames, 2)."""
        samples = np.zeros((frames, 2), np.int16)
        data = samples.ctypes.data
        self.library.fluid_synth_write_s16(self.handle, frames, data, 0, 2, data, 1, 2)
        return samples


def _delete(found: ctypes.CDLL, synth: int, settings: int) -> None:
    found.delete_fluid_synth(synth)
    found.delete_fluid_settings(settings)
