"""A driven roll for each row of the gesture table."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QFocusEvent, QMouseEvent, QNativeGestureEvent, QPointingDevice, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from composer.music import changes, edits, timing
from composer.music.score import Note, Notes, Score
from composer.ui.roll.hand import Tool
from composer.ui.session import Session

LEFT, RIGHT, MIDDLE = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton, Qt.MouseButton.MiddleButton
NONE, SHIFT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier
CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
A, B = Note(480, 72, 480), Note(1440, 76, 480)


@pytest.fixture
def session(qapp):
    return Session(edits.add(Score(), [A, B]))


@pytest.fixture
def canvas(roll):
    return roll.canvas


def drag(canvas, start, end, modifiers=NONE, button=LEFT, release=True):
    """Press, move in two steps, release."""
    QTest.mousePress(canvas, button, modifiers, start)
    move(canvas, (start + end) / 2, modifiers, button)
    move(canvas, end, modifiers, button)
    if release:
        QTest.mouseRelease(canvas, button, modifiers, end)


def send(canvas, kind, to, modifiers=NONE, button=LEFT, buttons=LEFT):
    """Send a mouse event with a button down and keys held, which QTest's own move cannot."""
    at = QPointF(to)
    QApplication.sendEvent(canvas, QMouseEvent(kind, at, canvas.mapToGlobal(at), button, buttons, modifiers))


def move(canvas, to, modifiers=NONE, button=LEFT):
    """Move the mouse with a button down."""
    send(canvas, QEvent.Type.MouseMove, to, modifiers, Qt.MouseButton.NoButton, button)


def notes_of(session):
    return set(session.track.notes)


@pytest.mark.parametrize("row_height", [4.0, 6.0, 10.0, 24.0])
def test_a_locked_note_is_seen_however_low_the_rows_are(canvas, session, row_height):
    note = Note(480, 72, 480, 127, locked=True)
    session.commit("Lock", session.score.with_notes(0, Notes([note])), Notes())
    canvas._camera.look(replace(canvas._camera.viewport, row_height=row_height))
    picture = canvas.grab().toImage()
    at = canvas.point_at(480, 72)
    across = [picture.pixelColor(at.x() + dx, at.y() + dy) for dx in range(2, 30) for dy in (-1, 0, 1)]
    assert canvas._theme.colours.track(0)[0] in across


def test_a_gesture_whose_release_a_menu_has_got_is_dropped(canvas, session):
    before = session.score
    start = canvas.point_at(2400, 70)
    drag(canvas, start, start + QPoint(80, 0), release=False)
    assert canvas.hand.drag is not None
    move(canvas, start, button=Qt.MouseButton.NoButton)
    assert canvas.hand.drag is None
    assert session.score is before


def test_a_click_draws_a_note_and_names_the_step(canvas, session):
    QTest.mouseClick(canvas, LEFT, NONE, canvas.point_at(2400, 70))
    assert Note(2400, 70, 240) in session.track.notes
    assert session.undo_stack.undoText() == "Draw note"
    assert list(session.selection) == [Note(2400, 70, 240)]


def test_dragging_right_draws_a_longer_note(canvas):
    drag(canvas, canvas.point_at(2400, 70), canvas.point_at(3000, 70))
    assert Note(2400, 70, 720) in canvas._session.track.notes


def test_the_next_note_is_as_long_as_the_last(canvas, session):
    QTest.mouseClick(canvas, LEFT, NONE, canvas.point_at(700, 72))
    QTest.mouseClick(canvas, LEFT, NONE, canvas.point_at(2400, 70))
    assert Note(2400, 70, 480) in session.track.notes


def test_two_quick_clicks_draw_two_notes(canvas, session):
    QTest.mouseClick(canvas, LEFT, NONE, canvas.point_at(2400, 70))
    # Qt calls the second press of two quick ones a double click.
    send(canvas, QEvent.Type.MouseButtonDblClick, canvas.point_at(2640, 70))
    send(canvas, QEvent.Type.MouseButtonRelease, canvas.point_at(2640, 70), buttons=Qt.MouseButton.NoButton)
    assert {Note(2400, 70, 240), Note(2640, 70, 240)} <= notes_of(session)


def test_the_body_moves_a_note_in_time_and_pitch(canvas, session):
    drag(canvas, canvas.point_at(700, 72), canvas.point_at(940, 74))
    assert notes_of(session) == {Note(720, 74, 480), B}
    assert session.undo_stack.undoText() == "Move notes"


def test_a_selection_moves_together(canvas, session):
    session.select(Notes([A, B]))
    drag(canvas, canvas.point_at(700, 72), canvas.point_at(940, 72))
    assert notes_of(session) == {Note(720, 72, 480), Note(1680, 76, 480)}


def test_edges_resize(canvas, session):
    end = canvas.point_at(960, 72) - QPoint(4, 0)
    drag(canvas, end, end + QPoint(30, 0))
    assert Note(480, 72, 720) in session.track.notes
    start = canvas.point_at(480, 72)
    drag(canvas, start, start + QPoint(30, 0))
    assert Note(720, 72, 480) in session.track.notes


@pytest.mark.parametrize("modifier", [CTRL, SHIFT])
def test_dragging_with_ctrl_or_shift_copies_and_selects_the_copy(canvas, session, modifier):
    drag(canvas, canvas.point_at(700, 72), canvas.point_at(700, 69), modifier)
    assert notes_of(session) == {A, B, Note(480, 69, 480)}
    assert list(session.selection) == [Note(480, 69, 480)]


def test_alt_frees_from_the_grid_while_it_is_held(canvas, session):
    start = canvas.point_at(700, 72)
    QTest.mousePress(canvas, LEFT, NONE, start)
    move(canvas, start + QPoint(9, 0), ALT)
    QTest.mouseRelease(canvas, LEFT, ALT, start + QPoint(9, 0))
    moved = min(session.track.notes)
    assert moved.start not in (480, 720)
    assert moved.start % 240


def test_a_click_selects_and_shift_click_adds_and_removes(canvas, session):
    QTest.mouseClick(canvas, LEFT, NONE, canvas.point_at(700, 72))
    assert list(session.selection) == [A]
    QTest.mouseClick(canvas, LEFT, SHIFT, canvas.point_at(1700, 76))
    assert set(session.selection) == {A, B}
    QTest.mouseClick(canvas, LEFT, SHIFT, canvas.point_at(700, 72))
    assert list(session.selection) == [B]
    assert session.undo_stack.count() == 0


def test_ctrl_drag_on_empty_ground_selects(canvas, session):
    drag(canvas, canvas.point_at(300, 78), canvas.point_at(2200, 70), CTRL)
    assert set(session.selection) == {A, B}


def test_the_select_tool_selects_and_alt_removes(canvas, session):
    canvas.choose_tool(Tool.SELECT)
    drag(canvas, canvas.point_at(300, 78), canvas.point_at(2200, 70))
    assert set(session.selection) == {A, B}
    drag(canvas, canvas.point_at(300, 73), canvas.point_at(1100, 70), ALT)
    assert list(session.selection) == [B]
    drag(canvas, canvas.point_at(300, 73), canvas.point_at(1100, 70), SHIFT)
    assert set(session.selection) == {A, B}


def test_right_click_deletes_and_a_sweep_is_one_step(canvas, session):
    QTest.mouseClick(canvas, RIGHT, NONE, canvas.point_at(700, 72))
    assert notes_of(session) == {B}
    session.undo_stack.undo()
    drag(canvas, canvas.point_at(700, 72), canvas.point_at(1700, 76), button=RIGHT)
    assert notes_of(session) == set()
    session.undo_stack.undo()
    assert notes_of(session) == {A, B}


def test_right_click_on_empty_ground_or_a_selection_asks_for_the_menu(canvas, session, qtbot):
    with qtbot.waitSignal(canvas.menu_wanted):
        QTest.mouseClick(canvas, RIGHT, NONE, canvas.point_at(2400, 70))
    session.select(Notes([A]))
    with qtbot.waitSignal(canvas.menu_wanted):
        QTest.mouseClick(canvas, RIGHT, NONE, canvas.point_at(700, 72))
    assert notes_of(session) == {A, B}


def test_the_erase_tool_erases(canvas, session):
    canvas.choose_tool(Tool.ERASE)
    QTest.mouseClick(canvas, LEFT, NONE, canvas.point_at(700, 72))
    assert notes_of(session) == {B}


def test_escape_cancels_a_drag_and_then_tells(canvas, session, qtbot):
    session.select(Notes([A]))
    drag(canvas, canvas.point_at(700, 72), canvas.point_at(1700, 80), release=False)
    QTest.keyClick(canvas, Qt.Key.Key_Escape)
    QTest.mouseRelease(canvas, LEFT, NONE, canvas.point_at(1700, 80))
    assert notes_of(session) == {A, B}
    assert list(session.selection) == [A]
    with qtbot.waitSignal(canvas.escaped):
        QTest.keyClick(canvas, Qt.Key.Key_Escape)


def test_an_edit_from_elsewhere_ends_the_drag(canvas, session):
    drag(canvas, canvas.point_at(700, 72), canvas.point_at(1700, 80), release=False)
    session.commit("Tempo", changes.set_tempo(session.score, 90))
    QTest.mouseRelease(canvas, LEFT, NONE, canvas.point_at(1700, 80))
    assert notes_of(session) == {A, B}


def test_a_second_button_during_a_drag_changes_nothing(canvas, session):
    drag(canvas, canvas.point_at(700, 72), canvas.point_at(940, 72), release=False)
    QTest.mouseClick(canvas, RIGHT, NONE, canvas.point_at(1700, 76))
    QTest.mouseRelease(canvas, LEFT, NONE, canvas.point_at(940, 72))
    assert notes_of(session) == {Note(720, 72, 480), B}


def wheel(canvas, modifiers, x=0, y=120):
    at = QPointF(300, 200)
    event = QWheelEvent(
        at,
        canvas.mapToGlobal(at),
        QPoint(),
        QPoint(x, y),
        Qt.MouseButton.NoButton,
        modifiers,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(canvas, event)


def test_the_wheel_scrolls_and_zooms_at_the_pointer(roll, canvas):
    def view():
        return roll.camera.viewport

    before = view()
    wheel(canvas, NONE)
    assert view().top > before.top
    wheel(canvas, SHIFT, y=-120)
    assert view().left > 0
    tick = view().tick_at(300)
    wheel(canvas, CTRL)
    assert view().beat_width > before.beat_width
    assert abs(view().tick_at(300) - tick) < 1
    for modifiers, x, y in ((CTRL | SHIFT, 0, 120), (ALT, 120, 0)):
        height = view().row_height
        wheel(canvas, modifiers, x, y)
        assert view().row_height > height


def test_middle_drag_pans(roll, canvas):
    start = QPoint(400, 300)
    drag(canvas, start, start - QPoint(100, 0), button=MIDDLE)
    assert abs(roll.camera.viewport.left - 100 / roll.camera.viewport.scale) < 1e-6


def test_a_click_in_the_ruler_tells_the_nearest_grid_line(roll, canvas, qtbot):
    x = roll.keys.width() + canvas.point_at(1000, 60).x()
    with qtbot.waitSignal(roll.ruler.placed) as placed:
        QTest.mouseClick(roll.ruler, LEFT, NONE, QPoint(x, 20))
    assert placed.args == [960]


def test_keys_are_heard_and_ctrl_click_selects_their_notes(roll, canvas, session, qtbot):
    at = QPoint(20, canvas.point_at(0, 76).y())
    with qtbot.waitSignal(roll.keys.pressed) as pressed:
        QTest.mouseClick(roll.keys, LEFT, NONE, at)
    assert pressed.args == [76]
    QTest.mouseClick(roll.keys, LEFT, CTRL, at)
    assert list(session.selection) == [B]


def test_a_note_is_heard_when_it_is_drawn_and_when_its_pitch_changes(canvas):
    heard = []
    canvas.hand.sounded.connect(lambda notes: heard.append(notes.pitch.tolist()))
    drag(canvas, canvas.point_at(700, 72), canvas.point_at(700, 74))
    assert heard[0] == [72]
    assert heard[-1] == [74]


def test_a_note_has_its_edges_at_both_ends_and_the_cursor_tells(canvas):
    first = canvas.point_at(480, 72)
    last = canvas.point_at(960, 72) - QPoint(4, 0)
    for place, shape in (
        (first + QPoint(5, 0), Qt.CursorShape.SizeHorCursor),
        (first + QPoint(20, 0), Qt.CursorShape.SizeAllCursor),
        (last, Qt.CursorShape.SizeHorCursor),
    ):
        move(canvas, place, button=Qt.MouseButton.NoButton)
        assert canvas.cursor().shape() == shape


def test_hints_follow_the_keys_while_the_mouse_rests(canvas, monkeypatch):
    monkeypatch.setattr(canvas, "underMouse", lambda: True)
    said: list[str] = []
    canvas.hint_changed.connect(said.append)
    move(canvas, canvas.point_at(700, 72), button=Qt.MouseButton.NoButton)
    for key, words in ((Qt.Key.Key_Control, "copy"), (Qt.Key.Key_Alt, "free of the grid")):
        plain = said[-1]
        QTest.keyPress(canvas, key)
        assert words in said[-1]
        QTest.keyRelease(canvas, key)
        assert said[-1] == plain
    move(canvas, canvas.point_at(2400, 70), button=Qt.MouseButton.NoButton)
    assert "draw" in said[-1]
    QTest.keyPress(canvas, Qt.Key.Key_Control)
    assert "select" in said[-1]
    QTest.keyPress(canvas, Qt.Key.Key_Shift, CTRL)
    assert "add" in said[-1]
    QTest.keyRelease(canvas, Qt.Key.Key_Shift, CTRL | SHIFT)
    QTest.keyRelease(canvas, Qt.Key.Key_Control, CTRL)
    canvas.choose_tool(Tool.ERASE)
    assert "erase" in said[-1]


def test_alt_frees_a_drag_at_once_and_lets_it_snap_again(canvas, session):
    start = canvas.point_at(700, 72)
    QTest.mousePress(canvas, LEFT, NONE, start)
    move(canvas, start + QPoint(9, 0))
    assert canvas.hand.shown()[1].start.tolist() == [480]
    for key in (Qt.Key.Key_Alt, Qt.Key.Key_Shift):
        QTest.keyPress(canvas, key)
        assert canvas.hand.shown()[1].start.tolist() != [480]
        QTest.keyRelease(canvas, key)
        assert canvas.hand.shown()[1].start.tolist() == [480]
    QTest.mouseRelease(canvas, LEFT, NONE, start + QPoint(9, 0))
    assert notes_of(session) == {A, B}


def test_the_right_button_can_be_made_to_open_the_menu_only(canvas, session, qtbot):
    canvas.hand.always_menu = True
    with qtbot.waitSignal(canvas.menu_wanted):
        QTest.mouseClick(canvas, RIGHT, NONE, canvas.point_at(700, 72))
    assert list(session.selection) == [A]
    drag(canvas, canvas.point_at(700, 72), canvas.point_at(1700, 76), button=RIGHT)
    assert notes_of(session) == {A, B}
    assert session.undo_stack.count() == 0


@pytest.mark.parametrize("tool", Tool)
def test_a_drag_that_loses_the_window_leaves_the_piece_as_it_was(canvas, session, tool):
    canvas.choose_tool(tool)
    drag(canvas, canvas.point_at(700, 72), canvas.point_at(1700, 80), release=False)
    QApplication.sendEvent(canvas, QFocusEvent(QEvent.Type.FocusOut, Qt.FocusReason.ActiveWindowFocusReason))
    QTest.mouseRelease(canvas, LEFT, NONE, canvas.point_at(1700, 80))
    assert notes_of(session) == {A, B}
    assert session.undo_stack.count() == 0


def test_pinching_zooms_time_at_the_fingers(roll, canvas):
    before, at = roll.camera.viewport, QPointF(300, 200)
    pinch = QNativeGestureEvent(
        Qt.NativeGestureType.ZoomNativeGesture,
        QPointingDevice.primaryPointingDevice(),
        2,
        at,
        at,
        canvas.mapToGlobal(at),
        0.25,
        QPointF(),
    )
    QApplication.sendEvent(canvas, pinch)
    after = roll.camera.viewport
    assert after.beat_width == pytest.approx(before.beat_width * 1.25)
    assert after.tick_at(300) == pytest.approx(before.tick_at(300))


def test_a_chord_is_drawn_and_dragged_longer_together(canvas, session):
    canvas.hand.build = lambda notes: edits.chords(notes, (4, 7))
    drag(canvas, canvas.point_at(2400, 66), canvas.point_at(3000, 66))
    assert [*session.selection] == [Note(2400, pitch, 720) for pitch in (66, 70, 73)]
    assert session.undo_stack.count() == 1


def test_any_grid_draws(canvas, session):
    for index, grid in enumerate(timing.GRIDS):
        canvas.choose_grid(grid)
        QTest.mouseClick(canvas, LEFT, NONE, canvas.point_at(3840, 60 + index))
        drawn = session.selection[0]
        step = timing.grid_ticks(session.score, grid)
        assert drawn.start == timing.snap_down(session.score, drawn.start, step)
    assert len(session.track.notes) == 2 + len(timing.GRIDS)


@pytest.mark.parametrize("beyond", [0.0, 0.2, 0.5, 0.8])
def test_rows_cover_the_roll_to_its_last_pixel(roll, canvas, beyond):
    view = roll.camera.viewport
    roll.camera.look(replace(view, row_height=24.0, top=55 + (canvas.height() - beyond) / 24))
    image = canvas.grab().toImage()
    assert QColor("black") not in [image.pixelColor(500, y) for y in range(image.height())]


def test_the_picture_shows_notes_and_ghosts_where_they_are(roll, canvas, session):
    roll.show_ghosts(Notes([Note(2400, 70, 480)]), (2400, 2880))
    image = canvas.grab().toImage()

    def colour(tick, pitch):
        point = canvas.point_at(tick, pitch)
        return image.pixelColor(point.x(), point.y() + 6)

    colours = canvas._theme.colours
    assert colour(900, 72).hue() == pytest.approx(colours.note.hue(), abs=6)
    assert colour(2640, 70).hue() == pytest.approx(colours.accent.hue(), abs=25)
    assert colour(900, 70) not in (colours.note, colours.accent)
