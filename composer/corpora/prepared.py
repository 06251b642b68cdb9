"""Training music made ready once: read in parallel, split, and kept as columns in the cache."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Generator, Iterable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from types import ModuleType
from typing import Any, NamedTuple

from composer import paths
from composer.corpora import folders, folk, keyboard
from composer.errors import ComposerError
from composer.music.pieces import Pieces
from composer.music.split import split
from composer.music.tunes import Tune, Tunes

EVERYTHING = "folk"
_PROCESSES = 2

Job = tuple[str, Path]
Reader = Callable[[Job], tuple[list[Any], list[str]]]


class Kind(NamedTuple):
    """How music of a kind is made ready.

    The name of all its corpora, the module with their COLLECTIONS, files and read_file, what reads a user's file and
    what such files end in, the split, and the version of the columns they are kept in.
    """

    everything: str
    corpora: ModuleType
    read_own: Reader
    suffixes: tuple[str, ...]
    gather: Callable[[Sequence[Any], Mapping[str, str], Iterable[str]], Tunes | Pieces]
    version: int


def _gather(tunes: Sequence[Tune], terms: Mapping[str, str], skipped: Iterable[str]) -> Tunes:
    return Tunes(tunes, split(tunes), terms, skipped)


KINDS = {
    "tunes": Kind(EVERYTHING, folk, folders.read_file, folders.SUFFIXES, _gather, 5),
    "pieces": Kind(keyboard.EVERYTHING, keyboard, keyboard.read_midi, folders.MIDI, keyboard.gathered, 4),
}


class Progress(NamedTuple):
    """How many files of how many are read, and a word on what is under way."""

    done: int
    total: int
    text: str


class UnknownCorpus(ComposerError):
    """A corpus that the program does not know."""

    def __init__(self, name: str, kind: Kind) -> None:
        known = ", ".join([kind.everything, *kind.corpora.COLLECTIONS])
        super().__init__(f"“{name}” is no corpus; there are {known}.")


class NoTunes(ComposerError):
    """Files of which none holds a tune."""

    def __init__(self, count: int) -> None:
        super().__init__(f"None of the {count} files holds a melody of {folders.MIN_NOTES} notes.")


def prepare(
    name: str | None = None, folder: Path | None = None, kind: str = "tunes"
) -> Generator[Progress, None, Path]:
    """Return the file of prepared "tunes" or "pieces" of a corpus, or of a folder of MIDI files; made once, then kept.

    Raises UnknownCorpus, MissingCorpus, EmptyFolder, NoTunes or UnwritableFile.
    """
    way = KINDS[kind]
    named = name or way.everything
    jobs, reader, terms = _folder_jobs(folder, way) if folder else _corpus_jobs(named, way)
    target = paths.cache() / kind / f"{jobs[0][0] if folder else named}-{_stamp(jobs, way.version)}.npz"
    if not target.exists():
        found, skipped = yield from _read_all(jobs, reader)
        yield Progress(len(jobs), len(jobs), "looking for near-duplicates")
        _keep(way.gather(found, terms, skipped), target)
    return target


def _keep(tunes: Tunes | Pieces, target: Path) -> None:
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise paths.UnwritableFile(target.parent, error) from error
    tunes.write(target)


def _corpus_jobs(name: str, kind: Kind) -> tuple[list[Job], Reader, Mapping[str, str]]:
    collections = kind.corpora.COLLECTIONS
    if name != kind.everything and name not in collections:
        raise UnknownCorpus(name, kind)
    names = list(collections) if name == kind.everything else [name]
    jobs = [(collection, path) for collection in names for path in kind.corpora.files(collection)]
    return jobs, kind.corpora.read_file, {c: f"{collections[c].title}: {collections[c].terms}" for c in names}


def _folder_jobs(folder: Path, kind: Kind) -> tuple[list[Job], Reader, Mapping[str, str]]:
    name = folder.resolve().name
    jobs = [(name, path) for path in folders.files(folder, kind.suffixes)]
    return jobs, kind.read_own, {name: f"{name}: the user's own files; their terms are the user's to know."}


def _stamp(jobs: list[Job], version: int) -> str:
    """Return a short digest of what the files are, so that a changed folder is read anew."""
    facts = [(str(path), path.stat().st_size, path.stat().st_mtime_ns) for _, path in jobs]
    return hashlib.sha256(repr((version, facts)).encode()).hexdigest()[:12]


def _read_all(jobs: list[Job], reader: Reader) -> Generator[Progress, None, tuple[list[Any], list[str]]]:
    """Return what the files hold and a line on all that was skipped. Raises NoTunes."""
    found: list[Any] = []
    skipped: list[str] = []
    # Forking a process that has a window and threads is not safe, so each reader starts afresh.
    pool = ProcessPoolExecutor(_PROCESSES, mp_context=get_context("spawn"))
    try:
        for done, (more, without) in enumerate(pool.map(reader, jobs, chunksize=4)):
            found += more
            skipped += without
            yield Progress(done + 1, len(jobs), f"{len(found)} tunes read, {len(skipped)} skipped")
    finally:
        pool.shutdown(cancel_futures=True)
    if not found:
        raise NoTunes(len(jobs))
    return found, skipped
