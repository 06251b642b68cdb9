"""Whether there is a display, and doing without one."""

from __future__ import annotations

import os
import sys


def is_missing() -> bool:
    """Return whether a window could not be shown: on Linux, with no display server and no platform chosen."""
    named = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return sys.platform == "linux" and not any(os.environ.get(name) for name in named)


def do_without() -> None:
    """Let Qt paint into memory where there is no display; call it before the application is made."""
    if is_missing():
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
