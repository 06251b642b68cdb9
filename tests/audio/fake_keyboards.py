"""Keyboards that stand in for PortMidi's, in a process like its own: a folder says what is plugged in and played.

Run as a program it is what `composer --keyboards` is, with the folder as its first word.
"""

import json
import sys
from pathlib import Path
from time import perf_counter

from composer.audio import keyboards
from composer.audio.keyboards import NoKeyboard, Touch


class Folder:
    """A file for each keyboard: to plug one in is to make it, to play on it is to add a line of bytes to it."""

    def __init__(self, folder):
        self._folder, self._played, self._read = Path(folder), Path(folder), 0

    def names(self):
        return sorted(path.name for path in self._folder.iterdir())

    def open(self, name):
        self._played, self._read = self._folder / name, 0
        if not self._played.exists():
            raise NoKeyboard(f"The MIDI keyboard “{name}” is not there.")

    def read(self):
        try:
            lines = self._played.read_text().splitlines()
        except FileNotFoundError as error:
            raise NoKeyboard("The MIDI keyboard was lost: it is gone.") from error
        fresh, self._read = lines[self._read :], len(lines)
        return [Touch(perf_counter(), bytes(json.loads(line))) for line in fresh]

    def close(self):
        self._played = self._folder


if __name__ == "__main__":
    keyboards._SECONDS_BETWEEN_LOOKS = 0.05
    sys.exit(keyboards.main(Folder(sys.argv[1]), sys.argv[2:]))
