"""The piece as sheet music beside the roll: followed, clicked, exported and printed."""

from __future__ import annotations

from collections.abc import Callable, Generator
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

from PySide6.QtCore import QLocale, QObject, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QSplitter, QWidget

from composer import paths
from composer.audio.player import PlayState
from composer.errors import ComposerError
from composer.files import engraving
from composer.files.engraving.press import Engraved
from composer.files.musicxml import Heading
from composer.music import parts, timing
from composer.music.score import Note, Notes, Score
from composer.ui.documents import Documents
from composer.ui.job import Job
from composer.ui.look.theme import Theme
from composer.ui.paper import printing
from composer.ui.paper.engraving import Engraving, Made, all_pages
from composer.ui.paper.panel import PaperPanel
from composer.ui.playback import Playback
from composer.ui.roll.view import RollView
from composer.ui.session import Session
from composer.ui.words.saying import said


class _Shown(NamedTuple):
    """What is on paper now: the score as it was laid out, and what came of it."""

    score: Score
    engraved: Engraved


class Notating(QObject):
    """Connects the sheet music with session, roll and playback. `split` holds the roll and, under it, the paper.

    `noted` carries what the status bar should say, `failed` an error, `remembered` a setting.
    """

    noted = Signal(str)
    failed = Signal(object)
    remembered = Signal(str, object)

    def __init__(
        self,
        session: Session,
        documents: Documents,
        playback: Playback,
        *,
        roll: RollView,
        actions: dict[str, QAction],
        theme: Theme,
        height: int,
    ) -> None:
        super().__init__(documents)
        self._session, self._documents, self._playback, self._roll = session, documents, playback, roll
        self._theme, self._follows, self._switch = theme, actions["actionFollow"], actions["actionSheetMusic"]
        self._layout = printing.layout_of(QLocale.system())
        self._engraving = Engraving(session, self._layout, self)
        self._shown: _Shown | None = None
        self._bar, self._height = "", height
        self._job: Job | None = None
        self.panel = PaperPanel(theme)
        self.split = self._beside(roll)
        self._connect()

    def _beside(self, roll: QWidget) -> QSplitter:
        split = QSplitter(Qt.Orientation.Vertical)
        split.setObjectName("paperSplitter")
        split.setChildrenCollapsible(False)
        for part in (roll, self.panel):
            split.addWidget(part)
            split.setStretchFactor(split.count() - 1, 1)
        self.panel.setVisible(False)
        return split

    def _connect(self) -> None:
        view, session = self.panel.view, self._session
        self._switch.toggled.connect(self._on_switch)
        self.split.splitterMoved.connect(self._on_split)
        self._engraving.made.connect(self._on_made)
        self._engraving.refused.connect(self._on_refused)
        self._engraving.failed.connect(self.failed)
        view.needed.connect(self._engraving.need)
        view.note_clicked.connect(self._on_note)
        view.bar_chosen.connect(self._on_bar)
        for changed in (session.selection_changed, session.track_changed, session.score_changed, self._theme.changed):
            changed.connect(self._show_selection)
        self._playback.moved.connect(self._on_playhead)
        self._playback.state_changed.connect(self._on_state)

    def verbs(self) -> dict[str, Callable[[], None]]:
        """Return what the actions of the File menu do with sheet music."""
        return {
            "actionExportPdf": self.export_pdf,
            "actionExportSvg": self.export_svg,
            "actionPrint": self.print_,
        }

    def close(self) -> None:
        """Stop engraving, and give up what is being exported."""
        self._engraving.close()
        if self._job is not None:
            self._job.cancel()
            self._job.wait()

    # What is shown

    def _on_switch(self, on: bool) -> None:
        self.panel.setVisible(on)
        if on:
            self.split.setSizes([self.split.height() - self._height, self._height])
            if self._shown is None:
                self.panel.view.say(self.tr("The sheet music is being made…"))
        self._engraving.want(on)

    def _on_split(self) -> None:
        self._height = self.panel.height()
        self.remembered.emit("paper_height", self._height)

    def _on_made(self, made: Made) -> None:
        view = self.panel.view
        if made.engraved is None or made.order.score is None:
            view.add_pages(made.pages)
            return
        self._shown = _Shown(made.order.score, made.engraved)
        layout = made.order.layout
        size = (layout.width * 10, layout.height * 10)
        view.show_pages(made.engraved.pages, size, made.pages)
        self.panel.show_remarks(tuple(map(said, made.engraved.remarks)))
        self._show_selection()
        self._show_bar(self._playback.position)

    def _on_refused(self, sentence: str) -> None:
        self._shown = None
        self.panel.show_remarks(())
        invitation = self.tr("Click a few notes on the roll: here they stand as sheet music.")
        self.panel.view.say(said(sentence) or invitation)

    def _show_selection(self) -> None:
        """Mark the selected notes on paper, as far as they are there already."""
        index, session = self._session.track_index, self._session
        names: frozenset[str] = frozenset()
        if self._shown is not None and index < len(self._shown.score.tracks) and len(session.selection):
            found = self._shown.score.tracks[index].notes.index_of(session.selection)
            names = frozenset(f"n{index}-{note}" for note in found[found >= 0].tolist())
        hue = self._theme.colours.track(parts.hue(session.score, index))[0]
        self.panel.view.show_selection(names, hue)

    def _on_state(self) -> None:
        self.panel.view.follow_again()
        self._show_bar(self._playback.position)

    def _on_playhead(self, tick: float) -> None:
        if self.panel.isVisible():
            self._show_bar(tick)

    def _show_bar(self, tick: float) -> None:
        """Mark the bar of the playhead, and follow it while it plays."""
        if self._shown is None:
            return
        number = timing.position_at(self._shown.score, int(tick)).bar
        plays = self._playback.state is PlayState.PLAYING
        there = number <= len(self._shown.engraved.bars) and (plays or tick > 0)
        name = f"b{number}" if there else ""
        follows = plays and self._follows.isChecked() and name != self._bar
        self._bar = name
        self.panel.view.show_bar(name, self._shown.engraved.bars[number - 1] if there else 0, follows)

    # Hands

    def _on_note(self, name: str, more: bool) -> None:
        """Select a note that was clicked, which is perhaps not there any more; none beside all notes."""
        session, found = self._session, self._note(name)
        if found is None:
            if not more:
                session.select(Notes())
            return
        index, note = found
        chosen = Notes([note])
        if index != session.track_index:
            session.choose_track(index)
        elif more:
            chosen = session.selection - chosen if note in session.selection else session.selection | chosen
        session.select(chosen)
        self._roll.follow(note.start)
        self._roll.reveal(Notes([note]))

    def _note(self, name: str) -> tuple[int, Note] | None:
        """Return the track and the note that a name on paper stands for, None if it is gone from the piece."""
        if not name or self._shown is None:
            return None
        index, number = map(int, name.removeprefix("n").split("-")[:2])
        note = self._shown.score.tracks[index].notes[number]
        tracks = self._session.score.tracks
        return (index, note) if index < len(tracks) and note in tracks[index].notes else None

    def _on_bar(self, name: str) -> None:
        """Put the playhead at the bar that was chosen."""
        tick = timing.bar_start(self._session.score, int(name.removeprefix("b")))
        self._playback.place(tick)
        self._roll.follow(tick)

    # Out of the window

    def export_pdf(self) -> None:
        """Ask where to write the sheet music as PDF."""
        if self._is_free() and (path := self._documents.ask_where(self.tr("Export PDF"), (".pdf",))):
            heading = Heading.of_name(path.stem)
            work = partial(printing.pdf, self._session.score, heading, self._layout)
            self._start(partial(_written, work, path), partial(self._on_written, path))

    def export_svg(self) -> None:
        """Ask where to write the sheet music as SVG, a file for each page."""
        if self._is_free() and (path := self._documents.ask_where(self.tr("Export SVG"), (".svg",))):
            self._documents.export_to(path)

    def print_(self) -> None:
        """Ask for a printer, and print the sheet music."""
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter  # noqa: PLC0415 - asks for all printers there are

        if not self._is_free():
            return
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setPageLayout(printing.page_layout(self._layout))
        printer.setFullPage(True)
        dialog = QPrintDialog(printer, self.panel.window())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange, True)
        dialog.setWindowModality(Qt.WindowModality.WindowModal)
        dialog.accepted.connect(partial(self._print_on, printer))
        dialog.show()

    def _print_on(self, printer: Any) -> None:
        heading = Heading.of_name(self._session.path.stem if self._session.path else "")
        work = partial(all_pages, self._session.score, heading, self._layout)
        self._start(work, partial(self._on_pages, printer))

    def _is_free(self) -> bool:
        """Return whether sheet music can be made now, having said so if not."""
        if not self._session.score.end:
            self.failed.emit(engraving.NothingToEngrave())
        elif self._job is not None:
            self.noted.emit(self.tr("The sheet music is still being made"))
        return bool(self._session.score.end) and self._job is None

    def _start(self, work: Callable[[], Generator[Any, None, Any]], then: Callable[[Any], None]) -> None:
        self._job = Job(work, self)
        self._then = then
        self._job.progressed.connect(self._on_progress)
        self._job.succeeded.connect(self._on_done)
        self._job.failed.connect(self.failed)
        self._job.finished.connect(self._on_finished)
        self._job.start()

    def _on_progress(self, progress: tuple[int, int]) -> None:
        self.noted.emit(self.tr("Page {} of {}").format(*progress))

    def _on_done(self, result: Any) -> None:
        try:
            self._then(result)
        except ComposerError as error:
            self.failed.emit(error)

    def _on_written(self, path: Path, _result: Any) -> None:
        self.noted.emit(self.tr("Exported to %s") % path)

    def _on_pages(self, printer: Any, pages: Any) -> None:
        printing.paint(printer, printing.in_range(pages, printer))
        self.noted.emit(self.tr("Printed"))

    def _on_finished(self) -> None:
        if self._job is not None:
            self._job.deleteLater()
            self._job = None


def _written(work: Callable[[], Generator[Any, None, bytes]], path: Path) -> Generator[Any, None, None]:
    """Write what work comes to into a file; runs on a job's thread."""
    data = yield from work()
    paths.write_whole(path, data)
