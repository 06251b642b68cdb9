"""The libraries that pygame-ce brings along: found, and kept from writing to the terminal."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from contextlib import suppress
from functools import cache
from importlib.util import find_spec
from pathlib import Path

_ABOVE_CRITICAL = 7

# What ALSA calls in place of writing, on threads of SDL's too: a function in C that looks at none of its arguments.
# A Python function here waits for the interpreter, which waits for SDL's thread.
_DO_NOTHING = ctypes.cast(ctypes.pythonapi.Py_IsInitialized, ctypes.c_void_p)


def bundled(name: str) -> Iterator[Path]:
    """Yield the libraries of a name that came with pygame-ce: beside it on Linux, inside it elsewhere."""
    package = find_spec("pygame")
    inside = Path(package.origin or "").parent if package else Path()
    for folder in (inside.parent / "pygame_ce.libs", inside / ".dylibs", inside):
        yield from sorted(folder.glob(f"*{name}*"))


@cache
def quieten() -> None:
    """Keep SDL and ALSA from writing to the terminal; what goes wrong is raised all the same."""
    for path in bundled("libSDL2-2"):
        ctypes.CDLL(str(path)).SDL_LogSetAllPriority(_ABOVE_CRITICAL)
    # PortMidi takes the ALSA beside it and SDL the system's, whose messages go another way since 1.2.15.
    for name in (*map(str, bundled("libasound")), "libasound.so.2"):
        with suppress(OSError):
            alsa = ctypes.CDLL(name)
            getattr(alsa, "snd_lib_log_set_handler", alsa.snd_lib_error_set_handler)(_DO_NOTHING)
