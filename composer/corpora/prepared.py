"""Training music made ready once: read in parallel, split, and kept as columns in the cache."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Generator, Mapping
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import NamedTuple

from composer import paths
from composer.corpora import folders, folk
from composer.corpora.split import split
from composer.errors import ComposerError
from composer.music.tunes import Tune, Tunes

EVERYTHING = "folk"
_FORMAT = 3
_PROCESSES = 2

Job = tuple[str, Path]
Reader = Callable[[Job], tuple[list[Tune], list[str]]]


class Progress(NamedTuple):
    """How many files of how many are read, and a word on what is under way."""

    done: int
    total: int
    text: str


class UnknownCorpus(ComposerError):
    """A corpus that the program does not know."""

    def __init__(self, name: str) -> None:
        known = ", ".join([EVERYTHING, *folk.COLLECTIONS])
        super().__init__(f"“{name}” is no corpus; there are {known}.")


class NoTunes(ComposerError):
    """Files of which none holds a tune."""

    def __init__(self, count: int) -> None:
        super().__init__(f"None of the {count} files holds a melody of {folders.MIN_NOTES} notes.")


def prepare(name: str | None = None, folder: Path | None = None) -> Generator[Progress, None, Path]:
    """Return the file of prepared tunes of a corpus, or of a folder of MIDI files; made once and then kept.

    Raises UnknownCorpus, MissingCorpus, EmptyFolder, NoTunes or UnwritableFile.
    """
    jobs, reader, terms = _folder_jobs(folder) if folder else _corpus_jobs(name or EVERYTHING)
    target = paths.cache() / "tunes" / f"{jobs[0][0] if folder else name or EVERYTHING}-{_stamp(jobs)}.npz"
    if not target.exists():
        tunes = yield from _read_all(jobs, reader, terms)
        _keep(tunes, target)
    return target


def _keep(tunes: Tunes, target: Path) -> None:
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise paths.UnwritableFile(target.parent, error) from error
    tunes.write(target)


def _corpus_jobs(name: str) -> tuple[list[Job], Reader, Mapping[str, str]]:
    if name != EVERYTHING and name not in folk.COLLECTIONS:
        raise UnknownCorpus(name)
    names = list(folk.COLLECTIONS) if name == EVERYTHING else [name]
    jobs = [(collection, path) for collection in names for path in folk.files(collection)]
    return jobs, folk.read_file, {folk.COLLECTIONS[c].title: folk.COLLECTIONS[c].terms for c in names}


def _folder_jobs(folder: Path) -> tuple[list[Job], Reader, Mapping[str, str]]:
    name = folder.resolve().name
    jobs = [(name, path) for path in folders.files(folder)]
    return jobs, folders.read_file, {name: "The user's own MIDI files; their terms are the user's to know."}


def _stamp(jobs: list[Job]) -> str:
    """Return a short digest of what the files are, so that a changed folder is read anew."""
    facts = [(str(path), path.stat().st_size, path.stat().st_mtime_ns) for _, path in jobs]
    return hashlib.sha256(repr((_FORMAT, facts)).encode()).hexdigest()[:12]


def _read_all(jobs: list[Job], reader: Reader, terms: Mapping[str, str]) -> Generator[Progress, None, Tunes]:
    tunes: list[Tune] = []
    skipped: list[str] = []
    # Forking a process that has a window and threads is not safe, so each reader starts afresh.
    pool = ProcessPoolExecutor(_PROCESSES, mp_context=get_context("spawn"))
    try:
        for done, (more, without) in enumerate(pool.map(reader, jobs, chunksize=4)):
            tunes += more
            skipped += without
            yield Progress(done + 1, len(jobs), f"{len(tunes)} tunes read, {len(skipped)} skipped")
    finally:
        pool.shutdown(cancel_futures=True)
    if not tunes:
        raise NoTunes(len(jobs))
    yield Progress(len(jobs), len(jobs), "looking for near-duplicates")
    return Tunes(tunes, split(tunes), terms, skipped)
