"""The hand on the roll: which press begins which gesture, and what a gesture comes to."""

from __future__ import annotations

import operator
from collections.abc import Generator
from dataclasses import dataclass
from enum import Enum
from fractions import Fraction
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, QPointF, Qt, Signal
from PySide6.QtGui import QMouseEvent

from composer.music import edits, gestures, scales, timing
from composer.music.gestures import Build, Gesture, Point, Sketch
from composer.music.score import MAX_TICK, Note, Notes, Score
from composer.ui.roll.hit import Ghost, Hit, Zone, ghost_test, hit_test
from composer.ui.roll.viewport import Camera
from composer.ui.session import Session

_DRAG_STARTS_AT = 3
_USUAL_VELOCITY = 80
_COPYING = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


class Tool(Enum):
    """What the left button does on empty ground."""

    DRAW = "draw"
    SELECT = "select"
    ERASE = "erase"


@dataclass
class Drag:
    """A gesture under way: its undo step's name, its generator, what it has come to, where and how it began.

    One that did not begin on the roll is led with points of another kind.
    """

    name: str
    gesture: Generator[Sketch, Any, None]
    place: QPointF
    button: Qt.MouseButton
    shift_at_press: bool
    on_roll: bool = True

    def __post_init__(self) -> None:
        self.sketch: Sketch = next(self.gesture)
        self.moving = False


class Hand(QObject):
    """Begins, leads and ends gestures on a session, seen through a camera.

    `in_scale` lets what is drawn and moved land on notes of the key in force.
    `moved` is emitted when what a gesture has come to is to be painted, `sounded` with notes to be heard,
    `preview_dropped` when a gesture takes the place of a preview. `build` makes a chord of a drawn note;
    `always_menu` keeps the right button from erasing.
    """

    moved = Signal()
    sounded = Signal(object)
    preview_dropped = Signal()

    def __init__(self, session: Session, camera: Camera, parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._camera = session, camera
        self.tool = Tool.DRAW
        self.grid = timing.GRIDS[3]
        self.in_scale = False
        self.drag: Drag | None = None
        self.build: Build = Notes
        self.always_menu = False
        self._preview: Sketch | None = None
        self._length, self._velocity = 0, _USUAL_VELOCITY
        session.score_changed.connect(self.cancel)

    def choose_grid(self, grid: timing.Grid) -> None:
        """Snap to another grid, and draw notes of its step."""
        self.grid, self._length = grid, 0

    @property
    def grid_length(self) -> int:
        """The grid's step in ticks, that of a sixteenth where there is no grid."""
        score = self._session.score
        step = timing.grid_ticks(score, self.grid)
        return round(step) if step > 1 else max(1, score.ticks_per_beat // 4)

    @property
    def drawn_length(self) -> int:
        """The duration in ticks of the next note that is drawn: that of the last one, at first the grid's step."""
        return self._length or self.grid_length

    def choose_length(self, ticks: int) -> None:
        """Draw notes of a duration from now on."""
        self._length = ticks

    def drawn(self, tick: int, pitch: int) -> Notes:
        """Return what would be drawn at a place: a note, or the chord that it is built into."""
        length = self.drawn_length
        tick = min(tick, MAX_TICK - length)
        return self.build(Notes([Note(tick, self.fitted(tick, pitch), length, self._velocity)]))

    def show_preview(self, sketch: Sketch | None) -> None:
        """Show what the piece would be, until a gesture begins; None to show what it is."""
        self._preview = sketch
        self.moved.emit()

    def _drop_preview(self) -> None:
        if self._preview is not None:
            self.show_preview(None)
            self.preview_dropped.emit()

    def fitted(self, tick: int, pitch: int) -> int:
        """Return the pitch to draw at a tick: the nearest one of the scale where notes snap to it."""
        return scales.nearest(self._session.score, tick, pitch) if self.in_scale else pitch

    def risen(self, notes: Notes, steps: int) -> Notes:
        """Return notes higher by semitones, by steps of the scale where they snap to it."""
        if self.in_scale:
            return scales.climbed(self._session.score, notes, steps, steps)
        return edits.moved(notes, semitones=steps)

    @property
    def _carry(self) -> gestures.Carry:
        return partial(scales.carried, self._session.score) if self.in_scale else gestures.freely

    def shown(self) -> tuple[Score, Notes]:
        """Return the score and the selection to paint: those of the gesture or of the preview while there is one."""
        sketch = self.drag.sketch if self.drag is not None else self._preview
        if sketch is not None:
            return sketch.score, sketch.selection
        return self._session.score, self._session.selection

    def point(self, at: QPointF, modifiers: Qt.KeyboardModifier) -> Point:
        """Return where the pointer is in the piece, and the grid that the keys held down leave it."""
        view = self._camera.viewport
        step = timing.grid_ticks(self._session.score, self.grid)
        free = modifiers & Qt.KeyboardModifier.AltModifier
        # Window managers take Alt for themselves at the press, so Shift pressed during a drag serves as well.
        if self.drag is not None and not self.drag.shift_at_press:
            free |= modifiers & Qt.KeyboardModifier.ShiftModifier
        return Point(max(0, int(view.tick_at(at.x()))), view.pitch_at(at.y()), Fraction(1) if free else step)

    def hit(self, at: QPointF) -> Hit | None:
        """Return the note under the pointer."""
        return hit_test(self._session.track.notes, self._camera.viewport, at)

    def ghost(self, at: QPointF, modifiers: Qt.KeyboardModifier) -> Ghost | None:
        """Return the note of another track that a click would go to: one on ground that is empty in this track."""
        wanted = self.tool is not Tool.ERASE and not modifiers & Qt.KeyboardModifier.ControlModifier
        if not wanted or self.hit(at) is not None:
            return None
        return ghost_test(self._session.score, self._session.track_index, self._camera.viewport, at)

    def _go_to(self, ghost: Ghost) -> None:
        """Edit the track of a note from now on, with that note selected."""
        seen = self._camera.viewport
        self._session.choose_track(ghost.track)
        # It is looked at here, wherever its track was looked at last.
        self._camera.look(seen)
        self._session.select(Notes([ghost.note]))
        self.sounded.emit(self._session.selection)

    # A gesture's life

    def begin(self, button: Qt.MouseButton, at: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        """Begin what a press of a button begins here, if anything."""
        self._drop_preview()
        if button == Qt.MouseButton.LeftButton and (ghost := self.ghost(at, modifiers)) is not None:
            self._go_to(ghost)
            return
        choose = self._left_gesture if button == Qt.MouseButton.LeftButton else self._right_gesture
        begun = choose(self.point(at, modifiers), self.hit(at), modifiers)
        if begun is not None:
            shift = bool(modifiers & Qt.KeyboardModifier.ShiftModifier)
            self.drag = Drag(*begun, at, button, shift)
            self._sound(Notes(), self.drag.sketch.selection)
            self.moved.emit()

    def lead(self, at: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        """Take the gesture under way to where the pointer is now."""
        drag = self.drag
        if drag is None:
            return
        drag.moving = drag.moving or (at - drag.place).manhattanLength() > _DRAG_STARTS_AT
        if drag.moving:
            before, drag.sketch = drag.sketch, drag.gesture.send(self.point(at, modifiers))
            self._sound(before.selection, drag.sketch.selection)
            if drag.sketch != before:
                self.moved.emit()

    def take_up(self, name: str, gesture: Generator[Sketch, Any, None], event: QMouseEvent) -> None:
        """Begin a gesture whose press was beside the roll, as in a lane; it is led with points of its own kind."""
        self._drop_preview()
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        self.drag = Drag(name, gesture, event.position(), event.button(), shift_at_press=shift, on_roll=False)
        self.moved.emit()

    def let_go(self, held: Qt.MouseButton) -> None:
        """Drop a gesture whose button is held no more: a menu or a dialog that came up has got the release."""
        if self.drag is not None and not self.drag.button & held:
            self.cancel()

    def lead_to(self, point: object) -> None:
        """Take the gesture that was taken up to a point."""
        if self.drag is not None:
            self.drag.sketch = self.drag.gesture.send(point)
            self.moved.emit()

    def put_down(self) -> None:
        """End the gesture under way and make what it has come to one undo step."""
        drag, self.drag = self.drag, None
        if drag is not None:
            drag.gesture.close()
            self._take(drag)
            self.moved.emit()

    def finish(self, modifiers: Qt.KeyboardModifier) -> None:
        """End the gesture and make what it has come to one undo step; a mere click on a note selects it."""
        drag, self.drag = self.drag, None
        if drag is None:
            return
        drag.gesture.close()
        hit = self.hit(drag.place)
        clicks = not drag.moving and drag.button == Qt.MouseButton.LeftButton and self.tool is not Tool.ERASE
        if hit is not None and clicks:
            self._click(hit, modifiers)
        else:
            self._take(drag)
        self.moved.emit()

    def cancel(self) -> bool:
        """Drop a gesture under way and show the piece as it was; return whether there was one."""
        drag, self.drag = self.drag, None
        if drag is not None:
            drag.gesture.close()
            self.moved.emit()
        return drag is not None

    def _click(self, hit: Hit, modifiers: Qt.KeyboardModifier) -> None:
        """Select the note that was clicked; with Shift or Ctrl also keep what was selected, or leave it out."""
        clicked, selection = Notes([hit.note]), self._session.selection
        if modifiers & _COPYING:
            clicked = selection - clicked if hit.note in selection else selection | clicked
        self._session.select(clicked)

    def _take(self, drag: Drag) -> None:
        sketch = drag.sketch
        if not drag.name:
            self._session.select(sketch.selection)
            return
        if len(sketch.selection) == 1 or drag.name == self.tr("Draw note"):
            self._length, self._velocity = sketch.selection[0].duration, sketch.selection[0].velocity
        self._session.commit(drag.name, sketch.score, sketch.selection)

    def _sound(self, before: Notes, now: Notes) -> None:
        """Let notes be heard whose pitches a gesture has newly come to."""
        drag = self.drag
        if drag is None or not drag.name or drag.name == self.tr("Erase notes") or not len(now):
            return
        if set(before.pitch.tolist()) != set(now.pitch.tolist()):
            self.sounded.emit(now)

    # Which press begins what; a gesture without a name only selects

    def _left_gesture(
        self, point: Point, hit: Hit | None, modifiers: Qt.KeyboardModifier
    ) -> tuple[str, Gesture] | None:
        score, track = self._session.score, self._session.track_index
        if self.tool is Tool.ERASE:
            return self._erase(point)
        if hit is not None:
            return self._note_gesture(point, hit, modifiers)
        if self.tool is Tool.SELECT or modifiers & Qt.KeyboardModifier.ControlModifier:
            return "", gestures.select(score, point, track, *self._combination(modifiers))
        point = point._replace(pitch=self.fitted(point.tick, point.pitch))
        return self.tr("Draw note"), gestures.draw(
            score, point, track, self.drawn_length, self._velocity, build=self.build
        )

    def _combination(self, modifiers: Qt.KeyboardModifier) -> tuple[Notes, gestures.Combine]:
        if modifiers & Qt.KeyboardModifier.ShiftModifier:
            return self._session.selection, operator.or_
        if modifiers & Qt.KeyboardModifier.AltModifier:
            return self._session.selection, operator.sub
        return Notes(), operator.or_

    def _note_gesture(self, point: Point, hit: Hit, modifiers: Qt.KeyboardModifier) -> tuple[str, Gesture]:
        score, track, selection = self._session.score, self._session.track_index, self._session.selection
        notes = selection if hit.note in selection else Notes([hit.note])
        self._length, self._velocity = hit.note.duration, hit.note.velocity
        if modifiers & _COPYING:
            return self.tr("Copy notes"), gestures.copy(score, point, track, notes, carry=self._carry)
        if hit.zone is Zone.BODY:
            return self.tr("Move notes"), gestures.move(score, point, track, notes, carry=self._carry)
        name, gesture = {
            Zone.START: (self.tr("Resize notes"), gestures.drag_starts),
            Zone.END: (self.tr("Resize notes"), gestures.drag_ends),
        }[hit.zone]
        return name, gesture(score, point, track, notes)

    def _right_gesture(
        self, point: Point, hit: Hit | None, modifiers: Qt.KeyboardModifier
    ) -> tuple[str, Gesture] | None:
        selected = hit is not None and hit.note in self._session.selection
        if hit is not None and self.always_menu and not selected:
            self._session.select(Notes([hit.note]))
        return None if hit is None or selected or self.always_menu else self._erase(point)

    def _erase(self, point: Point) -> tuple[str, Gesture]:
        session = self._session
        return self.tr("Erase notes"), gestures.erase(session.score, point, session.track_index, session.selection)
