"""Keeps sheet music of the piece up to date as long as it is wanted, a moment after every edit."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from functools import partial
from typing import Any, NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal

from composer.errors import ComposerError
from composer.files.engraving.pages import Layout, Page
from composer.files.engraving.press import Engraved, Press
from composer.files.musicxml import Heading
from composer.music.score import Score
from composer.ui.job import Job
from composer.ui.session import Session

_MILLISECONDS = 120
"""How long edits that come one after the other are waited for."""


class Order(NamedTuple):
    """What is to be made: a score to lay out, None for pages of the last one; and the numbers of pages."""

    score: Score | None
    heading: Heading
    layout: Layout
    pages: tuple[int, ...]


class Made(NamedTuple):
    """What was made of an order: the score as it was laid out, if it was, and pages by their number."""

    order: Order
    engraved: Engraved | None
    pages: dict[int, Page]


class Engraving(QObject):
    """Has the piece of a session engraved: one job at a time, always of the newest piece, and the pages in sight first.

    `made` carries what has become of an order; `refused` a sentence why there is nothing; `failed` what went wrong.
    """

    made = Signal(object)
    refused = Signal(str)
    failed = Signal(object)

    def __init__(self, session: Session, layout: Layout, parent: QObject | None, press: Press | None = None) -> None:
        super().__init__(parent)
        self._session, self._layout = session, layout
        self._press = press or Press()
        self._job: Job | None = None
        self._wanted, self._stale = False, True
        self._count = 0
        self._needed: tuple[int, ...] = (1,)
        self._known: set[int] = set()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_MILLISECONDS)
        self._timer.timeout.connect(self._begin)
        session.score_changed.connect(self._on_change)
        session.path_changed.connect(self._on_change)

    def want(self, wanted: bool) -> None:
        """Engrave from now on, or let it be and end the process."""
        self._wanted = wanted
        if wanted:
            self._stale = True
            self._timer.start()
        else:
            self.close()

    def need(self, pages: Sequence[int]) -> None:
        """Take note of the numbers of the pages in sight; those that are not there yet are made."""
        self._needed = tuple(pages)
        if self._wanted and not self._timer.isActive():
            self._begin()

    def close(self) -> None:
        """Stop at once."""
        self._timer.stop()
        if self._job is not None:
            self._job.cancel()
            self._job.wait()
            self._job = None
        self._press.close()

    def _on_change(self) -> None:
        self._stale = True
        if self._wanted:
            self._timer.start()

    def _begin(self) -> None:
        """Have made what is missing; what is missing once that is done comes after it."""
        if self._job is not None or not (self._stale or self._missing()):
            return
        score = self._session.score
        if self._stale and not score.end:
            self._stale = False
            self._count = 0
            self.refused.emit("")
            return
        name = self._session.path.stem if self._session.path else ""
        order = Order(score if self._stale else None, Heading.of_name(name), self._layout, self._missing() or (1,))
        self._stale = False
        self._job = Job(partial(_make, self._press, order), self)
        self._job.succeeded.connect(self._on_made)
        self._job.failed.connect(self._on_failed)
        self._job.finished.connect(self._on_finished)
        self._job.start()

    def _missing(self) -> tuple[int, ...]:
        if self._stale:
            return self._needed
        return tuple(number for number in self._needed if number <= self._count and number not in self._known)

    def _on_made(self, made: Made) -> None:
        if made.engraved is not None:
            self._count, self._known = made.engraved.pages, set()
        self._known |= set(made.pages)
        self.made.emit(made)

    def _on_failed(self, error: Exception) -> None:
        self._count = 0
        if isinstance(error, ComposerError):
            self.refused.emit(str(error))
        else:
            self.failed.emit(error)

    def _on_finished(self) -> None:
        # One that was given up may tell of its end when the next is under way.
        if self._job is not None and self.sender() is self._job:
            self._job.wait()
            self._job.deleteLater()
            self._job = None
            if self._wanted and not self._timer.isActive():
                self._begin()


def _make(press: Press, order: Order) -> Generator[None, None, Made]:
    """Make what was ordered; runs on a job's thread."""
    engraved: Engraved | None = None
    if order.score is not None:
        engraved = yield from press.load(order.score, order.heading, order.layout)
    pages: dict[int, Page] = {}
    for number in order.pages:
        if engraved is None or number <= engraved.pages:
            pages[number] = yield from press.page(number)
    return Made(order, engraved, pages)


def all_pages(score: Score, heading: Heading, layout: Layout) -> Generator[Any, None, list[Page]]:
    """Return every page of a score, made in a process of its own. Raises ComposerError."""
    press = Press()
    try:
        engraved = yield from press.load(score, heading, layout)
        pages = []
        for number in range(1, engraved.pages + 1):
            pages.append((yield from press.page(number)))
            yield number, engraved.pages
        return pages
    finally:
        press.close()
