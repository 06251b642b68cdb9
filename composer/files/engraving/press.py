"""A process of its own that engraves, so that neither the window nor the piece suffers from what is slow or crashes."""

from __future__ import annotations

import json
import signal
from collections.abc import Generator
from multiprocessing import get_context
from multiprocessing.connection import Connection
from typing import TYPE_CHECKING, Any, NamedTuple

from composer.errors import ComposerError
from composer.files import musicxml
from composer.files.engraving.pages import Layout, Page, Place
from composer.files.musicxml import Heading
from composer.files.project import Project, parse, render
from composer.music.score import Score

if TYPE_CHECKING:
    from multiprocessing.context import SpawnProcess

    from composer.files.engraving.toolkit import Engraver

_SECONDS_BETWEEN_LOOKS = 0.01
_LONGEST_SECONDS = 60


class PressStopped(ComposerError):
    """The process that engraves has crashed or takes too long; the next piece begins another."""

    def __init__(self) -> None:
        super().__init__("The sheet music could not be engraved: Verovio has stopped.")


class Engraved(NamedTuple):
    """A piece laid out: how many pages it has, the page of each bar, a sentence on each thing otherwise on paper."""

    pages: int
    bars: tuple[int, ...]
    remarks: tuple[str, ...]


class Press:
    """Engraves one piece after another in a process, which is begun with the first. Asks from one thread at a time."""

    def __init__(self) -> None:
        self._process: SpawnProcess | None = None
        self._line: Connection | None = None

    def load(self, score: Score, heading: Heading, layout: Layout) -> Generator[None, None, Engraved]:
        """Lay a score out, yielding while that takes its time. Raises ComposerError."""
        question = {"do": "load", "heading": heading, "layout": layout}
        facts, _ = yield from self._ask(question, render(Project(score)))
        return Engraved(facts["pages"], tuple(facts["bars"]), tuple(facts["remarks"]))

    def page(self, number: int) -> Generator[None, None, Page]:
        """Return a page of what was laid out last, counted from 1. Raises ComposerError."""
        facts, svg = yield from self._ask({"do": "page", "number": number}, b"")
        notes, bars = (tuple(Place(*row) for row in facts[name]) for name in ("notes", "bars"))
        width, height = facts["size"]
        return Page(svg.decode(), width, height, notes, bars)

    def close(self) -> None:
        """End the process, whatever it does."""
        if self._line is not None:
            self._line.close()
        if self._process is not None:
            self._process.kill()
            self._process.join()
            self._process.close()
        self._process = self._line = None

    def _ask(self, question: dict[str, Any], data: bytes) -> Generator[None, None, tuple[dict[str, Any], bytes]]:
        """Send a question with its bytes and return the answer with its own."""
        try:
            line = self._line or self._begin()
            line.send_bytes(_message(question, data))
            waited = 0.0
            while not line.poll(_SECONDS_BETWEEN_LOOKS):
                waited += _SECONDS_BETWEEN_LOOKS
                if waited > _LONGEST_SECONDS:
                    raise TimeoutError
                yield
            facts, answer = _parts(line.recv_bytes())
        except (OSError, EOFError) as error:
            self.close()
            raise PressStopped from error
        except GeneratorExit:
            # Its answer would be taken for that to the next question.
            self.close()
            raise
        if "error" in facts:
            raise ComposerError(facts["error"])
        return facts, answer

    def _begin(self) -> Connection:
        context = get_context("spawn")
        self._line, other = context.Pipe()
        self._process = context.Process(target=_work, args=(other,), daemon=True, name="engraver")
        self._process.start()
        other.close()
        return self._line


def _message(facts: dict[str, Any], data: bytes) -> bytes:
    return json.dumps(facts).encode() + b"\n" + data


def _parts(message: bytes) -> tuple[dict[str, Any], bytes]:
    facts, _, data = message.partition(b"\n")
    return json.loads(facts), data


def _work(line: Connection) -> None:
    """Answer questions until nobody asks any more: what the process does."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    bench = _Bench()
    while True:
        try:
            question, data = _parts(line.recv_bytes())
            line.send_bytes(bench.answer(question, data))
        except (EOFError, OSError):
            return


class _Bench:
    """What lies before the process: the engraver for a size of pages, and the heading of the piece."""

    def __init__(self) -> None:
        self._layout: Layout | None = None
        self._engraver: Engraver | None = None
        self._heading = Heading()

    def answer(self, question: dict[str, Any], data: bytes) -> bytes:
        """Return the answer to a question; a sentence if there is none."""
        try:
            return self._load(question, data) if question["do"] == "load" else self._page(question["number"])
        except ComposerError as error:
            return _message({"error": str(error)}, b"")

    def _load(self, question: dict[str, Any], data: bytes) -> bytes:
        from composer.files.engraving.toolkit import Engraver  # noqa: PLC0415 - Verovio may be missing

        layout = Layout(*question["layout"])
        if self._engraver is None or layout != self._layout:
            self._engraver, self._layout = Engraver(layout), layout
        score, self._heading = parse(data, "The piece").score, Heading(*question["heading"])
        xml, remarks = musicxml.render_with_remarks(score, self._heading)
        pages = self._engraver.load(xml)
        return _message({"pages": pages, "bars": self._engraver.pages_of_bars(), "remarks": remarks}, b"")

    def _page(self, number: int) -> bytes:
        if self._engraver is None:
            raise PressStopped
        page = self._engraver.page(number, self._heading)
        return _message({"size": [page.width, page.height], "notes": page.notes, "bars": page.bars}, page.svg.encode())
