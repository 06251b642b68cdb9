"""MIDI keyboards through PortMidi, in a process of their own: which are plugged in, and what is played on one.

PortMidi looks for keyboards only when it begins anew, does not tell when one is unplugged, may hang while one is
closed, and is for one thread only. In a process that reports line by line none of this reaches the window: one
process watches which keyboards there are, and another listens to one of them.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from threading import Thread
from time import perf_counter, sleep
from types import ModuleType
from typing import Any, NamedTuple, Protocol, TextIO

from composer import paths
from composer.audio.bundled import quieten
from composer.errors import ComposerError

_SECONDS_BETWEEN_LOOKS = 1.5
_SECONDS_BETWEEN_READS = 0.002
_EVENTS_AT_ONCE = 256
_CHANNEL_MESSAGES = range(0x80, 0xF0)

WORD = "--keyboards"
"""What asks the program for this."""


class NoKeyboard(ComposerError):
    """A MIDI keyboard that is not there, or not any more."""


class Touch(NamedTuple):
    """What was done on a keyboard: when, in seconds of `perf_counter`, and the bytes of its MIDI message.

    All processes of a machine share that clock.
    """

    at: float
    message: bytes


class MidiInput(Protocol):
    """What keyboards are played through: PortMidi, or what stands in for it in a test."""

    def names(self) -> list[str]:
        """Return the names of the keyboards that are plugged in now; none may be open."""
        ...

    def open(self, name: str) -> None:
        """Listen to a keyboard. Raises NoKeyboard."""
        ...

    def read(self) -> list[Touch]:
        """Return what was played since the last time. Raises NoKeyboard where it was unplugged and that is known."""
        ...

    def close(self) -> None:
        """Listen no more."""
        ...


class PortMidi:
    """The keyboards of this machine, through pygame's PortMidi."""

    def __init__(self) -> None:
        self._open: Any = None

    def names(self) -> list[str]:
        """Return the names of the keyboards that are plugged in now; none may be open."""
        return list(dict.fromkeys(name for _, name in self._inputs()))

    def open(self, name: str) -> None:
        """Listen to a keyboard. Raises NoKeyboard."""
        number = next((number for number, found in self._inputs() if found == name), None)
        if number is None:
            raise NoKeyboard(f"The MIDI keyboard “{name}” is not there.")
        try:
            self._open = _midi().Input(number, _EVENTS_AT_ONCE)
        except Exception as error:  # PortMidi's errors are plain ones.
            raise NoKeyboard(f"The MIDI keyboard “{name}” cannot be used: {error}.") from error

    def read(self) -> list[Touch]:
        """Return what was played since the last time. Raises NoKeyboard where it was unplugged and that is known."""
        try:
            events = self._open.read(_EVENTS_AT_ONCE) if self._open.poll() else []
        except Exception as error:  # PortMidi's errors are plain ones.
            raise NoKeyboard(f"The MIDI keyboard was lost: {error}.") from error
        now, stamp = perf_counter(), _midi().time()
        return [Touch(now - (stamp - at) / 1000, bytes(_message(event))) for event, at in events if _counts(event)]

    def close(self) -> None:
        """Listen no more."""
        if self._open is not None:
            self._open.close()
            self._open = None

    def _inputs(self) -> list[tuple[int, str]]:
        """Return the number and the name of each input, as it is after a new beginning."""
        midi = _midi()
        # What is open would be closed behind the back of the object that closes it again.
        self.close()
        midi.quit()
        midi.init()
        found = [(number, midi.get_device_info(number)) for number in range(midi.get_count())]
        return [(number, info[1].decode("utf-8", "replace")) for number, info in found if info and info[2]]


def _counts(event: Sequence[int]) -> bool:
    """Return whether an event is a message of a channel: clocks, and pieces of long messages, are none."""
    return event[0] in _CHANNEL_MESSAGES


def _message(event: Sequence[int]) -> Sequence[int]:
    return event[:2] if event[0] & 0xE0 == 0xC0 else event[:3]


def _midi() -> ModuleType:
    os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")
    # The ALSA beside PortMidi looks for its configuration where no distribution has it, and finds no keyboard.
    os.environ.setdefault("ALSA_CONFIG_PATH", str(paths.resources() / "alsa-sequencer.conf"))
    quieten()
    from pygame import midi  # noqa: PLC0415 - only the process of the keyboards needs it

    return midi


# The process


def command(*words: str) -> list[str]:
    """Return what starts a process that watches the keyboards, or listens to the one that is named.

    It is to be started in the program's own folder.
    """
    return [*paths.this_program(), WORD, *words]


def heard(line: str) -> list[str] | Touch | None:
    """Return what a line of such a process says: the keyboards that there are now, or a touch; None if nothing."""
    with suppress(ValueError, TypeError, LookupError):
        said = json.loads(line)
        if isinstance(said, dict):
            return [str(name) for name in said["keyboards"]]
        return Touch(float(said[0]), bytes(said[1:]))
    return None


def watch(keyboards: MidiInput, out: TextIO, pause: Callable[[float], object] = sleep) -> None:
    """Say which keyboards there are, and again whenever that changes; until the process ends."""
    before: list[str] | None = None
    while True:
        now = keyboards.names()
        if now != before:
            before = now
            _say(out, {"keyboards": now})
        pause(_SECONDS_BETWEEN_LOOKS)


def listen(keyboards: MidiInput, name: str, out: TextIO, pause: Callable[[float], object] = sleep) -> None:
    """Say what is played on a keyboard, until the process ends. Raises NoKeyboard."""
    keyboards.open(name)
    while True:
        for touch in keyboards.read():
            _say(out, [touch.at, *touch.message])
        pause(_SECONDS_BETWEEN_READS)


def _say(out: TextIO, what: object) -> None:
    out.write(f"{json.dumps(what)}\n")
    out.flush()


def main(keyboards: MidiInput, words: Sequence[str]) -> int:
    """Watch, or listen to the keyboard that is named, as long as standard input is open."""
    Thread(target=_end_with_the_window, daemon=True).start()
    try:
        if words:
            listen(keyboards, words[0], sys.stdout)
        watch(keyboards, sys.stdout)
    except NoKeyboard as error:
        sys.stderr.write(f"{error}\n")
        return 1
    except (BrokenPipeError, KeyboardInterrupt):
        return 0
    return 0


def _end_with_the_window() -> None:
    """Wait until nobody is there any more to report to; PortMidi itself cannot be waited for."""
    sys.stdin.read()
    os._exit(0)
