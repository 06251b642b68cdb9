"""The project file of Composer, `.composer`: all of a piece, which other formats keep a part of.

It is a zip of two parts. `piece.json` says format, version, the program that wrote it, the facts of the score, and
where one was in it; `columns.bin` has what there is much of, as `layout.py` says. What made a kept take is among the
events of its track. Names that are not known are passed over; whoever changes what a name means raises the version.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from composer import __version__
from composer.errors import ComposerError
from composer.files.border import Imported, Place, UnreadableFile, read_bytes
from composer.files.project import archive, layout
from composer.music.score import Score
from composer.paths import write_over

__all__ = ["Origin", "Project", "TooLarge", "left_out", "parse", "read", "render", "write"]

VERSION = 1
_FORMAT = "composer-piece"
_FACTS, _COLUMNS = "piece.json", "columns.bin"
_MEGABYTE = 2**20
MOST_MEGABYTES = 32
"""Megabytes of columns, and of the file: some three million notes."""
_CAPS = {_FACTS: 8 * _MEGABYTE, _COLUMNS: MOST_MEGABYTES * _MEGABYTE}
_NUMBERS_OF_A_PLACE = 4


class TooLarge(ComposerError):
    """A piece for which there is no room in a project file."""

    def __init__(self) -> None:
        super().__init__(f"The piece is too large for a file of Composer, which holds {MOST_MEGABYTES} MB.")


@dataclass(frozen=True, slots=True)
class Origin:
    """The file that unsaved work belongs to, "" for none, and what told it from others when it was opened."""

    file: str = ""
    stamp: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Project:
    """What a project file holds: the score, where one was in it, and in a journal what it is unsaved work of."""

    score: Score
    place: Place = ()
    origin: Origin = field(default_factory=Origin)


def read(path: Path) -> Imported:
    """Return the score of a project file, and where one was in it. Raises UnreadableFile."""
    project = parse(read_bytes(path, MOST_MEGABYTES), str(path))
    return Imported(project.score, place=project.place)


def write(score: Score, path: Path, place: Place = ()) -> None:
    """Write a project file, whole or not at all, and keep the one before as its backup.

    Raises UnwritableFile or TooLarge.
    """
    write_over(path, render(Project(score, place)))


def left_out(score: Score) -> tuple[str, ...]:
    """Return nothing: a project file has a place for all that is in a score."""
    return ()


def render(project: Project) -> bytes:
    """Return the bytes of a project file. Raises TooLarge."""
    facts, columns = layout.taken_apart(project.score)
    facts |= {"format": _FORMAT, "version": VERSION, "program": __version__, "place": project.place}
    if project.origin.file or project.origin.stamp:
        facts["origin"] = [project.origin.file, project.origin.stamp]
    parts = {_FACTS: json.dumps(facts, separators=(",", ":")).encode(), _COLUMNS: columns}
    if any(len(data) > _CAPS[name] for name, data in parts.items()) or len(project.score.tracks) > layout.MOST_TRACKS:
        raise TooLarge
    return archive.packed(parts)


def parse(data: bytes, name: str) -> Project:
    """Return what the bytes of a project file hold. Raises UnreadableFile."""
    parts = archive.unpacked(data, name, _CAPS)
    try:
        facts = json.loads(parts[_FACTS])
        version = layout.whole(facts["version"], 1)
        if facts["format"] != _FORMAT:
            raise ValueError
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise UnreadableFile(name, "is not a piece of Composer") from error
    if version > VERSION:
        raise UnreadableFile(name, "was written by a newer version of Composer, which can open it")
    try:
        score = layout.put_together(facts, parts[_COLUMNS])
    except (ValueError, KeyError, TypeError) as error:
        raise UnreadableFile(name, "is damaged") from error
    return Project(score, _place(facts.get("place")), _origin(facts.get("origin")))


def _place(told: Any) -> Place:
    """Return where one was, nowhere if it makes no sense: no reason to refuse a piece."""
    numbers = told if isinstance(told, list) and len(told) == _NUMBERS_OF_A_PLACE else []
    sound = all(type(number) in (int, float) and abs(number) < layout.MOST_TICKS for number in numbers)
    return tuple(map(float, numbers)) if sound else ()


def _origin(told: Any) -> Origin:
    match told:
        case [str() as file, [*stamp]] if all(type(number) is int for number in stamp):
            return Origin(file, tuple(stamp))
    return Origin()
