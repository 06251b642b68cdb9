"""Folders of the user's files as training music: ABC, kern, and MIDI, of which each track's top voice is a tune."""

from __future__ import annotations

from pathlib import Path

from composer.corpora import folk, kern
from composer.errors import ComposerError
from composer.files import midi
from composer.files.abc.reading import MIN_NOTES
from composer.music import voices
from composer.music.tunes import Tune

MIDI = (".mid", ".midi")
SUFFIXES = (*MIDI, ".abc", ".krn")


class EmptyFolder(ComposerError):
    """A folder without files of music."""

    def __init__(self, folder: Path, suffixes: tuple[str, ...]) -> None:
        super().__init__(f"{folder} is no folder with music in it ({', '.join(suffixes)}).")


def files(folder: Path, suffixes: tuple[str, ...] = SUFFIXES) -> list[Path]:
    """Return the files of a folder and those below it that end in one of some suffixes. Raises EmptyFolder."""
    found = sorted(path for path in folder.rglob("*") if path.suffix.lower() in suffixes)
    if not found:
        raise EmptyFolder(folder, suffixes)
    return found


def read_file(job: tuple[str, Path]) -> tuple[list[Tune], list[str]]:
    """Return the tunes of a file, under the name of its collection, and a line on each that was skipped."""
    readers = {".abc": folk.read_file, ".krn": kern.read_file}
    return readers.get(job[1].suffix.lower(), read_midi)(job)


def read_midi(job: tuple[str, Path]) -> tuple[list[Tune], list[str]]:
    """Return the tunes of a MIDI file, under the name of its collection, and a line on why it was skipped."""
    name, path = job
    try:
        score = midi.read(path).score
    except ComposerError as error:
        return [], [f"{path.name}: {error}"]
    melodic = [i for i, t in enumerate(score.tracks) if not t.is_drums and len(t.notes) >= MIN_NOTES]
    tunes = [voices.tune_of(score, index, title=path.stem, collection=name) for index in melodic]
    return [tune for tune in tunes if len(tune) >= MIN_NOTES], []
