"""Has takes made on a thread, and holds those that were made until they are kept or discarded."""

from __future__ import annotations

import sys
from collections.abc import Callable, Generator
from time import monotonic

from PySide6.QtCore import QObject, Signal

from composer.generation import continuing, library, origins, ranking
from composer.generation.origins import Origin
from composer.generation.take import Take
from composer.generation.wishes import Passage, Task, Wishes
from composer.music.score import Notes, Score, Track
from composer.ui.job import Job, Work
from composer.ui.session import Session


class Generating(QObject):
    """The takes of the piece at hand, each with a number that it keeps.

    `changed` is emitted after every change, `grown` with each take under way.
    """

    changed = Signal()
    grown = Signal(object)
    finished = Signal(object)
    failed = Signal(object)
    cancelled = Signal()
    model_ready = Signal(str)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        # A thread that runs Python would else hold the window up for 5 ms at every turn.
        sys.setswitchinterval(0.001)
        self._session = session
        self._models: dict[str, library.Model] = {}
        self._jobs: list[Job] = []
        self._job: Job | None = None
        self._track = 0
        self._tracks = session.score.tracks
        self._began = 0.0
        self.seconds, self.made = 0.0, 0
        """How long it took to make the takes that were made last, and how many they were."""
        self.takes: list[Take] = []
        self.numbers: list[int] = []
        self.shown: int = -1
        session.opened.connect(self.forget)
        session.score_changed.connect(self._on_score_changed)

    @property
    def is_busy(self) -> bool:
        """Whether a take is being made."""
        return self._job is not None

    @property
    def take(self) -> Take | None:
        """The take that is shown, None if none is."""
        return self.takes[self.shown] if 0 <= self.shown < len(self.takes) else None

    @property
    def score_with_take(self) -> Score:
        """The piece as it would be with the shown take in it."""
        score = self._session.score
        take = self.take
        return score if take is None else take.put_into(score, self._track)

    def load(self, name: str) -> None:
        """Read a model ahead of the first wish for it."""
        if name and name not in self._models:
            self._start(lambda: self._loaded(name), self._on_loaded)

    def generate(self, name: str, wishes: Wishes, count: int = 1, seed: Notes = Notes()) -> None:
        """Make takes with a model, of the selected notes if need be; what is under way is given up.

        A continuation is one of the seed alone where there is one.
        """
        score, track = self._session.score, self._session.track_index
        passage = Passage.of_notes(seed if wishes.task is Task.CONTINUE else self._session.selection)
        self._make(lambda: self._work(name, score, wishes, count, track=track, passage=passage))

    def make_again(self, origin: Origin) -> None:
        """Make a take of the track again that was kept before; what is under way is given up."""
        score, track = self._session.score, self._session.track_index
        self._make(lambda: self._work_again(origin, score, track))

    def _make(self, work: Work) -> None:
        self.cancel()
        if self._session.track_index != self._track:
            self.forget()
        self._track = self._session.track_index
        self._began = monotonic()
        self._job = self._start(work, self._on_finished)
        self._job.progressed.connect(self._on_grown)
        self._job.cancelled.connect(self._on_cancelled)
        self.changed.emit()

    def cancel(self) -> None:
        """Give up the take under way; it leaves nothing behind."""
        if self._job is not None:
            self._job.cancel()

    def keep(self) -> None:
        """Make the shown take, and where it is from, part of the piece, as one undo step, and forget the others."""
        if self.take is not None:
            # What is on tracks of its own cannot be selected in this one.
            notes = None if self.take.parts else self.take.notes
            with_take = origins.kept(self._session.score, self.take, self._track)
            self._session.commit(self.tr("Keep take"), with_take, notes, self._track)
            self.forget()

    def discard(self) -> None:
        """Forget the shown take; its neighbour is shown, if there is one."""
        if self.take is not None:
            del self.takes[self.shown], self.numbers[self.shown]
            self.shown = min(self.shown, len(self.takes) - 1)
            self.changed.emit()

    def forget(self) -> None:
        """Give up what is under way and forget every take."""
        self.cancel()
        self.takes, self.numbers, self.shown = [], [], -1
        self.changed.emit()

    def show(self, index: int) -> None:
        """Show another take, counted round in a circle."""
        if self.takes:
            self.shown = index % len(self.takes)
            self.changed.emit()

    def wait(self) -> None:
        """Ask every thread to stop and wait until it has; for closing the window."""
        self.cancel()
        for job in list(self._jobs):
            job.cancel()
            job.wait()

    def _start(self, work: Work, on_success: Callable[..., None]) -> Job:
        job = Job(work, self)
        self._jobs.append(job)
        job.succeeded.connect(on_success)
        job.failed.connect(self._on_failed)
        job.finished.connect(self._sweep)
        job.start()
        return job

    def _sweep(self) -> None:
        for job in [job for job in self._jobs if job.isFinished()]:
            self._jobs.remove(job)
            job.deleteLater()

    def _loaded(self, name: str) -> Generator[None, None, str]:
        """Load a model once; runs on a job's thread."""
        yield None
        if name not in self._models:
            self._models[name] = library.load(name)
        return name

    def _work(
        self, name: str, score: Score, wishes: Wishes, count: int, *, track: int, passage: Passage
    ) -> Generator[Take | None, None, list[Take]]:
        yield from self._loaded(name)
        model, book = self._models[name], library.songbook(name)
        return (yield from continuing.takes(score, model, wishes, count, book, track=track, passage=passage))

    def _work_again(self, origin: Origin, score: Score, track: int) -> Generator[Take | None, None, list[Take]]:
        yield from self._loaded(origin.model)
        made = yield from continuing.again(origin, self._models[origin.model])
        take = origins.placed(made, score, track)
        return [ranking.judged(score, take, track, library.songbook(origin.model))]

    def _on_score_changed(self, score: Score) -> None:
        before, self._tracks = self._tracks, score.tracks
        place = _place_of(before, self._track, score.tracks)
        self._track = place or 0
        if place is None or not all(map(self._fits, self.takes)):
            self.forget()

    def _fits(self, take: Take) -> bool:
        """Return whether the notes that a take replaces are still as they were."""
        return bool(self._session.score.tracks[self._track].notes.contains(take.replaced).all())

    def _on_loaded(self, name: str) -> None:
        self.model_ready.emit(name)

    def _on_grown(self, take: Take) -> None:
        self.grown.emit(take)

    def _on_finished(self, takes: list[Take]) -> None:
        """Put new takes among those that are there, the best of all first, and show the best of the new ones."""
        fitting = ranking.in_order(take for take in takes if self._fits(take))
        if not fitting:
            self._on_cancelled()
            return
        first = max(self.numbers, default=0) + 1
        rows = [
            *zip(self.takes, self.numbers, strict=True),
            *zip(fitting, range(first, first + len(fitting)), strict=False),
        ]
        rows.sort(key=lambda row: (ranking.place(row[0]), row[1]))
        self.takes, self.numbers = [take for take, _ in rows], [number for _, number in rows]
        self.shown = self.numbers.index(first)
        self.seconds, self.made = monotonic() - self._began, len(fitting)
        self._on_over()
        self.finished.emit(fitting[0])

    def _on_failed(self, error: Exception) -> None:
        self._on_over()
        self.failed.emit(error)

    def _on_cancelled(self) -> None:
        self._on_over()
        self.cancelled.emit()

    def _on_over(self) -> None:
        self._job = None
        self.changed.emit()


def _place_of(before: tuple[Track, ...], index: int, tracks: tuple[Track, ...]) -> int | None:
    """Return where a track stands now that others may have come, gone or changed places; None if it is gone.

    A track whose notes were changed stands where it stood.
    """
    if index >= len(before):
        return None
    notes = before[index].notes
    if index < len(tracks) and tracks[index].notes is notes:
        return index
    elsewhere = (place for place, track in enumerate(tracks) if track.notes is notes)
    return next(elsewhere, index if len(tracks) == len(before) else None)
