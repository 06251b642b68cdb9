"""MusicXML: a piece as other notation programs open it, plain or packed."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

from composer.files.musicxml.writing import NO_HEADING, Heading, rendered
from composer.music.score import Score
from composer.music.sheet import written
from composer.paths import write_whole

__all__ = ["NO_HEADING", "Heading", "left_out", "packed", "render", "render_with_remarks", "write"]

PACKED = ".mxl"
_CONTAINER = """<?xml version="1.0" encoding="UTF-8"?>
<container><rootfiles>
<rootfile full-path="score.musicxml" media-type="application/vnd.recordare.musicxml+xml"/>
</rootfiles></container>
"""
_LOCKS = "Which notes are locked is not kept."
_EVENTS = "Controllers, pitch bends and other MIDI messages are not in it."


def write(score: Score, path: Path) -> None:
    """Write a score as MusicXML named after the file, packed for .mxl, whole or not at all.

    Raises TooLong or UnwritableFile.
    """
    data = render(score, Heading.of_name(path.stem))
    write_whole(path, packed(data) if path.suffix.lower() == PACKED else data)


def render(score: Score, heading: Heading = NO_HEADING) -> bytes:
    """Return a score as MusicXML. Raises TooLong."""
    return rendered(score, written(score), heading)


def render_with_remarks(score: Score, heading: Heading) -> tuple[bytes, tuple[str, ...]]:
    """Return a score as MusicXML, and a sentence on each thing that is otherwise on paper. Raises TooLong."""
    sheet = written(score)
    return rendered(score, sheet, heading), sheet.rounded.sentences()


def packed(data: bytes) -> bytes:
    """Return MusicXML as a packed file."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in (("META-INF/container.xml", _CONTAINER.encode()), ("score.musicxml", data)):
            archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return file.getvalue()


def left_out(score: Score) -> tuple[str, ...]:
    """Return a sentence on each kind of thing that is not on paper as it is in the piece. Raises TooLong."""
    others: tuple[str, ...] = ()
    if any(not event.message.startswith(b"\xff") for track in score.tracks for event in track.events):
        others = (_EVENTS,)
    if any(track.notes.locked.any() for track in score.tracks):
        others = (*others, _LOCKS)
    return written(score).rounded.sentences() + others
