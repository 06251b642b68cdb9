"""Folders of MIDI files as training music: the top voice of each melodic track is a tune."""

from __future__ import annotations

from pathlib import Path

from composer.errors import ComposerError
from composer.files import midi
from composer.files.abc.reading import MIN_NOTES
from composer.music import voices
from composer.music.tunes import Tune


class EmptyFolder(ComposerError):
    """A folder without MIDI files."""

    def __init__(self, folder: Path) -> None:
        super().__init__(f"{folder} is no folder with MIDI files in it.")


def files(folder: Path) -> list[Path]:
    """Return the MIDI files of a folder and those below it. Raises EmptyFolder."""
    found = sorted(path for path in folder.rglob("*") if path.suffix.lower() in {".mid", ".midi"})
    if not found:
        raise EmptyFolder(folder)
    return found


def read_file(job: tuple[str, Path]) -> tuple[list[Tune], list[str]]:
    """Return the tunes of a MIDI file, under the name of its collection, and a line on why it was skipped."""
    name, path = job
    try:
        score = midi.read(path).score
    except ComposerError as error:
        return [], [f"{path.name}: {error}"]
    melodic = [i for i, t in enumerate(score.tracks) if not t.is_drums and len(t.notes) >= MIN_NOTES]
    tunes = [voices.tune_of(score, index, title=path.stem, collection=name) for index in melodic]
    return [tune for tune in tunes if len(tune) >= MIN_NOTES], []
