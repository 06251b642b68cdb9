"""Standard MIDI files: read and written so that ticks and every event survive exactly."""

from __future__ import annotations

from pathlib import Path

from composer.files.border import Imported, read_bytes
from composer.files.midi.reading import parse
from composer.files.midi.writing import render
from composer.music.score import Score
from composer.paths import write_whole

__all__ = ["left_out", "parse", "read", "render", "write"]

_LOCKS = "Which notes are locked is not kept."


def read(path: Path) -> Imported:
    """Return the score of a MIDI file. Raises UnreadableFile."""
    return parse(read_bytes(path), str(path))


def write(score: Score, path: Path) -> None:
    """Write the score as a MIDI file of type 1, whole or not at all. Raises UnwritableFile."""
    write_whole(path, render(score))


def left_out(score: Score) -> tuple[str, ...]:
    """Return a sentence if notes are locked: MIDI has a place for all else that is in a score."""
    return (_LOCKS,) if any(track.notes.locked.any() for track in score.tracks) else ()
