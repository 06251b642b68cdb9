"""The whole roll: canvas, keys, ruler and scroll bars, sharing one camera."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QScrollBar, QSplitter, QWidget

from composer.music import timing
from composer.music.score import Notes
from composer.ui.look.theme import Theme
from composer.ui.roll.canvas import Canvas
from composer.ui.roll.keys import Keys
from composer.ui.roll.lanes import Lanes
from composer.ui.roll.overview import Overview
from composer.ui.roll.ruler import Ruler
from composer.ui.roll.viewport import PITCHES, Camera, Viewport
from composer.ui.session import Session

_BARS_BEYOND = 8
_ROW_STEPS = 16
_MIDDLE = 71.0
"""The pitch around which an empty piece is shown: melodies of most instruments and voices lie there."""
_LEAST_READABLE_BEAT = 12.0
_LEAST_ROLL = 120
_HANDLE = 5


class RollView(QWidget):
    """Puts the parts of the roll together and keeps its scroll bars true."""

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.camera = Camera(self)
        self.canvas = Canvas(session, self.camera, theme, self)
        self.keys = Keys(session, self.camera, theme, self)
        self.ruler = Ruler(session, self.camera, theme, self.canvas.hand, self.keys.width())
        self.overview = Overview(session, self.camera, theme, self.keys.width())
        self.lanes = Lanes(session, self.camera, theme, self.canvas, self.keys.width())
        self.split = QSplitter(Qt.Orientation.Vertical)
        self._across = QScrollBar(Qt.Orientation.Horizontal, self)
        self._down = QScrollBar(Qt.Orientation.Vertical, self)
        self._arrange()
        self._connect()

    def _arrange(self) -> None:
        notes = QWidget()
        row = QHBoxLayout(notes)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.keys)
        row.addWidget(self.canvas, 1)
        notes.setMinimumHeight(_LEAST_ROLL)
        self.split.addWidget(notes)
        self.split.addWidget(self.lanes)
        self.split.setStretchFactor(0, 1)
        self.split.setStretchFactor(1, 0)
        self.split.setChildrenCollapsible(False)
        self.split.setHandleWidth(_HANDLE)
        self.split.setObjectName("rollSplitter")
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(0)
        for line, part in enumerate((self.overview, self.ruler, self.split, self._across)):
            grid.addWidget(part, line, 0)
        grid.addWidget(self._down, 0, 1, 3, 1)

    def add_below(self, part: QWidget) -> None:
        """Put something under the whole roll."""
        grid = self.layout()
        assert isinstance(grid, QGridLayout)
        grid.addWidget(part, grid.rowCount(), 0, 1, 2)

    def _connect(self) -> None:
        self.camera.changed.connect(self._show_position)
        self._session.score_changed.connect(self._on_score_changed)
        self._across.valueChanged.connect(self._scroll_across)
        self._down.valueChanged.connect(self._scroll_down)
        self.canvas.pointer_moved.connect(self.keys.show_pointer)
        for part in (self.lanes, self.ruler, self.overview):
            part.hint_changed.connect(self.canvas.hint_changed)
        for part in (self.ruler, self.overview):
            self.canvas.escaped.connect(part.drop)
            self.canvas.abandoned.connect(part.drop)
        for part in (self.ruler, self.overview):
            # A click gives the keys to the roll, and with them Esc, which drops a gesture.
            part.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
            part.setFocusProxy(self.canvas)
        self.ruler.loop.changed.connect(self._show_loop)
        self.keys.chosen.connect(self._choose_pitch)
        for beside in (self.ruler, self.overview, self.lanes):
            self.keys.widened.connect(beside.indent_by)
        self.canvas.caret.moved.connect(self._show_caret)

    def choose_grid(self, grid: timing.Grid) -> None:
        """Snap notes, marks and the playhead to another grid."""
        self.canvas.choose_grid(grid)

    def show_playhead(self, tick: float) -> None:
        """Move the playhead."""
        self.canvas.show_playhead(tick)
        self.lanes.show_playhead(tick)
        self.overview.show_playhead(tick)
        self.ruler.show_playhead(tick)

    def show_ghosts(self, notes: Notes, span: tuple[int, int] | None = None, replaced: Notes = Notes()) -> None:
        """Show proposed notes, the ticks they cover and the notes that would give way to them, or none."""
        self.canvas.show_ghosts(notes, replaced)
        self.lanes.show_ghosts(notes)
        self.ruler.show_proposed(span)
        self.overview.show_proposed(span)

    def shows(self, tick: float) -> bool:
        """Return whether a tick is in sight."""
        return self.camera.viewport.left <= tick < self.camera.viewport.right

    def follow(self, tick: float) -> None:
        """Scroll so that a tick is in sight, a page at a time."""
        view = self.camera.viewport
        if not self.shows(tick):
            margin = 0.05 * (view.right - view.left)
            self.camera.look(replace(view, left=tick - margin).clamped())

    def make_room(self, first: float, after: float) -> None:
        """Bring a span of ticks into sight, zooming out for it as far as notes stay readable."""
        view = self.camera.viewport
        if first < view.left or after > view.right:
            beat = 0.96 * view.width * view.ticks_per_beat / (after - first)
            beat = min(view.beat_width, max(beat, _LEAST_READABLE_BEAT))
            left = first if first == 0 else first - 0.02 * view.width / beat * view.ticks_per_beat
            self.camera.look(replace(view, left=left, beat_width=beat).clamped())

    def reveal(self, notes: Notes) -> None:
        """Scroll up or down as little as brings the pitches of some notes into sight."""
        view, rows = self.camera.viewport, self.camera.viewport.rows()
        if len(notes):
            above = max(0, int(notes.pitch.max()) + 1 - (rows.stop - 1))
            below = max(0, rows.start + 1 - int(notes.pitch.min()))
            self.camera.look(view.scrolled(0, (below or -above) * view.row_height))

    def zoom_time(self, factor: float) -> None:
        """Make the beats wider about the middle."""
        view = self.camera.viewport
        self.camera.look(view.time_zoomed(factor, view.width / 2))

    def show_whole(self) -> None:
        """Show the whole piece, or the first bars of an empty one."""
        notes = [track.notes for track in self._session.score.tracks if len(track.notes)]
        start = Viewport(ticks_per_beat=self._session.score.ticks_per_beat)
        view = start.resized(self.canvas.width(), self.canvas.height())
        if notes:
            lowest = min(int(np.min(track.pitch)) for track in notes)
            highest = max(int(np.max(track.pitch)) for track in notes)
            view = view.showing(0, max(track.span[1] for track in notes), lowest, highest)
        else:
            view = replace(view, top=_MIDDLE + view.height / view.row_height / 2).clamped()
        self.camera.look(view)

    def show_selection(self) -> None:
        """Zoom so that the selected notes fill the view."""
        notes = self._session.selection
        if len(notes):
            pitches = int(notes.pitch.min()), int(notes.pitch.max())
            self.camera.look(self.camera.viewport.fitting(*notes.span, *pitches))

    def _show_loop(self) -> None:
        self.canvas.show_loop(self.ruler.loop.span)
        self.overview.show_loop(self.ruler.loop.span)

    def _show_caret(self) -> None:
        self.follow(self.canvas.caret.tick)
        self.reveal(self.canvas.caret.note())

    def _choose_pitch(self, pitch: int) -> None:
        notes = self._session.track.notes
        self._session.select(notes[notes.pitch == pitch])

    def _on_score_changed(self) -> None:
        score, view = self._session.score, self.camera.viewport
        if view.ticks_per_beat != score.ticks_per_beat:
            left = view.left * score.ticks_per_beat / view.ticks_per_beat
            self.camera.look(replace(view, left=left, ticks_per_beat=score.ticks_per_beat))
        self._show_position(self.camera.viewport)

    def _show_position(self, view: Viewport) -> None:
        """Set the scroll bars to a viewport: ticks across, sixteenths of a row down."""
        score = self._session.score
        bar = timing.bar_ticks(score, score.meters[-1])
        page = int(view.width / view.scale)
        furthest = max(score.end + _BARS_BEYOND * bar - page, int(view.left), 0)
        rows = view.height / view.row_height
        with QSignalBlocker(self._across), QSignalBlocker(self._down):
            self._across.setRange(0, furthest)
            self._across.setPageStep(page)
            self._across.setSingleStep(max(1, int(40 / view.scale)))
            self._across.setValue(int(view.left))
            self._down.setRange(0, max(0, int((PITCHES - rows) * _ROW_STEPS)))
            self._down.setPageStep(int(rows * _ROW_STEPS))
            self._down.setSingleStep(_ROW_STEPS)
            self._down.setValue(int((PITCHES - view.top) * _ROW_STEPS))

    def _scroll_across(self, value: int) -> None:
        self.camera.look(replace(self.camera.viewport, left=float(value)))

    def _scroll_down(self, value: int) -> None:
        self.camera.look(replace(self.camera.viewport, top=PITCHES - value / _ROW_STEPS).clamped())
