"""How far sheet music is behind an edit, and how long the window waits for it: in a process, and in a thread."""

from __future__ import annotations

from collections.abc import Generator

import numpy as np
from PySide6.QtWidgets import QApplication

from composer.benchmarks.eventloop import Pulse
from composer.benchmarks.figures import Figure, Report
from composer.files import engraving, musicxml
from composer.files.engraving.pages import Layout, Page
from composer.files.engraving.press import Engraved, Press
from composer.files.engraving.toolkit import Engraver
from composer.files.musicxml import Heading
from composer.music import edits
from composer.music.score import Note, Notes, Score, Track
from composer.ui import demo, display
from composer.ui.look.theme import Theme
from composer.ui.paper.engraving import Engraving, Made
from composer.ui.paper.view import PaperView
from composer.ui.session import Session

_BARS = {"tune": 32, "piece": 100, "long": 300}
_EDITS = 8
_SIZE = (900, 600)
_RIVAL = "in a thread of the window"


class _Inside(Press):
    """Engraves where it is asked to, on a job's thread: what a press in a process of its own is held against."""

    def __init__(self) -> None:
        super().__init__()
        self._engraver = Engraver(engraving.A4)

    def load(self, score: Score, heading: Heading, layout: Layout) -> Generator[None, None, Engraved]:
        """Lay a score out."""
        yield
        data, remarks = musicxml.render_with_remarks(score, heading)
        pages = self._engraver.load(data)
        return Engraved(pages, tuple(self._engraver.pages_of_bars()), remarks)

    def page(self, number: int) -> Generator[None, None, Page]:
        """Return a page."""
        yield
        return self._engraver.page(number, Heading())


def run() -> Report:
    """Measure edits of pieces for two hands, each engraved in both ways."""
    display.do_without()
    app = QApplication.instance() or QApplication(["composer"])
    assert isinstance(app, QApplication)
    theme = Theme(app, "light")
    figures: dict[str, Figure] = {}
    for name, bars in _BARS.items():
        (behind, waits), (their_behind, their_waits) = (_measured(bars, press, theme) for press in (Press(), _Inside()))
        figures[f"paper.{name}.behind_edit.median"] = Figure(
            float(np.median(behind)), "ms", _RIVAL, float(np.median(their_behind))
        )
        figures[f"paper.{name}.window_waits.longest"] = Figure(max(waits), "ms", _RIVAL, max(their_waits))
    notes = ", ".join(f"{name} {bars} bars and {_notes(bars)} notes" for name, bars in _BARS.items())
    return Report(figures, [f"The pieces: {notes}; {_EDITS} edits of each, with the page painted."])


def _piece(bars: int) -> Score:
    """Return eighths over half notes in thirds, for two hands."""
    melody = [Note(240 * index, 60 + index * 5 % 17, 240) for index in range(8 * bars)]
    chords = [Note(960 * index, 41 + index * 4 % 9 + third, 960) for index in range(2 * bars) for third in (0, 4)]
    return Score((Track("Piano", Notes(melody + chords)),))


def _notes(bars: int) -> int:
    return len(_piece(bars).tracks[0].notes)


def _measured(bars: int, press: Press, theme: Theme) -> tuple[list[float], list[float]]:
    """Return how many milliseconds each edit took to be on paper, and the gaps between turns of the event loop."""
    session, view = Session(_piece(bars)), PaperView(theme)
    engraved = Engraving(session, engraving.A4, None, press)
    seen: list[Score] = []

    def show(made: Made) -> None:
        if made.engraved is not None and made.order.score is not None:
            view.show_pages(made.engraved.pages, (21000, 29700), made.pages)
            view.viewport().repaint()
            seen.append(made.order.score)

    engraved.made.connect(show)
    view.resize(*_SIZE)
    view.show()
    try:
        engraved.want(True)
        demo.wait_until(lambda: bool(seen), "the first page")
        return _edited(session, seen)
    finally:
        engraved.close()
        view.close()
        view.deleteLater()


def _edited(session: Session, seen: list[Score]) -> tuple[list[float], list[float]]:
    behind: list[float] = []
    gaps: list[float] = []
    for index in range(_EDITS):
        pulse = Pulse()
        session.commit("Edit", edits.add(session.score, [Note(480 * index, 84, 480)]))
        demo.wait_until(lambda: seen[-1] is session.score, "the edit on paper")
        found = pulse.stop()
        behind.append(sum(found))
        gaps += found
    return behind, gaps
