"""A driven ruler: clicks, the loop region, marks that are dragged, changed and taken away, and where they stand."""

from dataclasses import replace

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QFocusEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from composer.music import changes, edits, markers, marks
from composer.music.markers import Marker
from composer.music.naming import Naming
from composer.music.score import KeyChange, Meter, Note, Score, Tempo
from composer.music.theory import Key
from composer.ui.roll.marks import Lettering, chip_at, chips
from composer.ui.roll.viewport import Viewport
from composer.ui.session import Session
from composer.ui.words.wording import mark_text
from tests import strategies
from tests.ui.test_canvas import ALT, CTRL, LEFT, NONE, drag, move, send
from tests.ui.test_lanes import turn

BARS = 34
LETTERS = Lettering(lambda mark: mark_text(mark, Naming()), lambda text: 7 * len(text), 15)


@pytest.fixture
def session(qapp):
    score = edits.add(Score(), [Note(0, 60, 15_360)])
    score = changes.set_key(changes.set_meter(score, 3, 4, 3840), Key(2), 7680 - 960)
    return Session(markers.with_marker(score, Marker(1920, "Chorus")))


@pytest.fixture
def roll(roll):
    roll.camera.look(replace(roll.camera.viewport, left=0.0, beat_width=40.0))
    roll.ruler.grab()
    return roll


@pytest.fixture
def ruler(roll):
    return roll.ruler


def at(ruler, tick, y=BARS):
    return QPoint(ruler._indent + round(ruler._camera.viewport.x_at(float(tick))), y)


def on(ruler, mark):
    """The middle of a mark."""
    ruler.grab()
    chip = next(chip for chip in ruler._shown if chip.mark == mark)
    return chip.box.center().toPoint() + QPoint(ruler._indent, 0)


def test_a_click_places_the_playhead_at_the_nearest_grid_line(ruler, qtbot):
    with qtbot.waitSignal(ruler.placed, check_params_cb=lambda tick: tick == 960):
        QTest.mouseClick(ruler, LEFT, NONE, at(ruler, 1000))
    with qtbot.waitSignal(ruler.placed, check_params_cb=lambda tick: tick % 240 != 0):
        QTest.mouseClick(ruler, LEFT, ALT, at(ruler, 1003))


def test_a_drag_makes_a_loop_and_leaves_the_playhead(ruler, qtbot):
    with qtbot.assertNotEmitted(ruler.placed), qtbot.waitSignal(ruler.loop.loop_changed):
        drag(ruler, at(ruler, 960), at(ruler, 2880))
    assert ruler.loop.span == (960, 2880)


def test_a_drag_whose_release_a_menu_has_got_is_dropped(ruler):
    QTest.mousePress(ruler, LEFT, NONE, QPoint(200, 30))
    move(ruler, QPoint(300, 30))
    move(ruler, QPoint(400, 30), button=Qt.MouseButton.NoButton)
    QTest.mouseRelease(ruler, LEFT, NONE, QPoint(400, 30))
    assert ruler.loop.region is None


def test_a_loop_may_be_dragged_backwards_and_no_length_changes_nothing(ruler):
    drag(ruler, at(ruler, 2880), at(ruler, 960))
    assert ruler.loop.span == (960, 2880)
    QTest.mousePress(ruler, LEFT, NONE, at(ruler, 5000))
    send(ruler, QEvent.Type.MouseMove, at(ruler, 6000), NONE, Qt.MouseButton.NoButton)
    send(ruler, QEvent.Type.MouseMove, at(ruler, 5000), NONE, Qt.MouseButton.NoButton)
    QTest.mouseRelease(ruler, LEFT, NONE, at(ruler, 5000))
    assert ruler.loop.span == (960, 2880)


def test_the_ends_of_a_loop_are_dragged_and_a_click_elsewhere_keeps_it(ruler):
    drag(ruler, at(ruler, 960), at(ruler, 2880))
    drag(ruler, at(ruler, 2880), at(ruler, 3840))
    assert ruler.loop.span == (960, 3840)
    drag(ruler, at(ruler, 960), at(ruler, 0))
    assert ruler.loop.span == (0, 3840)
    QTest.mouseClick(ruler, LEFT, NONE, at(ruler, 5760))
    assert ruler.loop.span == (0, 3840)


def test_a_loop_is_switched_off_and_on_and_stays_where_it_is(ruler):
    ruler.loop.choose(960, 2880)
    told: list[object] = []
    ruler.loop.loop_changed.connect(told.append)
    ruler.loop.switch(False)
    ruler.loop.switch(True)
    ruler.loop.clear()
    ruler.loop.switch(True)
    assert told == [None, (960, 2880), None]


def test_escape_drops_a_loop_that_is_being_dragged(roll, ruler):
    ruler.loop.choose(0, 960)
    roll.canvas.setFocus()
    drag(ruler, at(ruler, 1920), at(ruler, 3840), release=False)
    QTest.keyClick(roll.canvas, Qt.Key.Key_Escape)
    QTest.mouseRelease(ruler, LEFT, NONE, at(ruler, 3840))
    assert ruler.loop.span == (0, 960)


def test_a_loop_that_is_being_dragged_does_not_outlive_the_focus(roll, ruler):
    ruler.loop.choose(0, 960)
    drag(ruler, at(ruler, 1920), at(ruler, 3840), release=False)
    send_focus_out(roll.canvas)
    QTest.mouseRelease(ruler, LEFT, NONE, at(ruler, 3840))
    assert ruler.loop.span == (0, 960)


def send_focus_out(canvas):
    QApplication.sendEvent(canvas, QFocusEvent(QEvent.Type.FocusOut, Qt.FocusReason.ActiveWindowFocusReason))


def test_the_playhead_is_taken_along_by_its_handle(ruler, qtbot):
    ruler.show_playhead(960)
    with qtbot.waitSignal(ruler.placed, check_params_cb=lambda tick: tick == 2880):
        drag(ruler, at(ruler, 960), at(ruler, 2880))
    assert ruler.loop.region is None


def test_a_marker_is_dragged_on_the_grid_as_one_step(ruler, session):
    start = on(ruler, Marker(1920, "Chorus"))
    drag(ruler, start, start + QPoint(40, 0))
    assert markers.markers(session.score) == [Marker(2400, "Chorus")]
    assert session.undo_stack.undoText() == "Move Chorus"
    session.undo_stack.undo()
    assert markers.markers(session.score) == [Marker(1920, "Chorus")]


def test_a_meter_is_dragged_to_another_bar(ruler, session):
    start = on(ruler, Meter(3840, 3, 4))
    drag(ruler, start, start + QPoint(150, 0))
    assert session.score.meters == (Meter(0), Meter(5760, 3, 4))


def test_what_has_to_stay_stays_and_a_click_on_a_mark_goes_there(ruler, session, qtbot):
    start = on(ruler, Meter(0))
    drag(ruler, start, start + QPoint(150, 0))
    assert session.undo_stack.count() == 0
    with qtbot.waitSignal(ruler.placed, check_params_cb=lambda tick: tick == 3840):
        QTest.mouseClick(ruler, LEFT, NONE, on(ruler, Meter(3840, 3, 4)))
    assert session.undo_stack.count() == 0


def test_escape_drops_a_mark_that_is_being_dragged(roll, ruler, session):
    start = on(ruler, Meter(3840, 3, 4))
    drag(ruler, start, start + QPoint(150, 0), release=False)
    assert roll.canvas.hasFocus()
    QTest.keyClick(roll.canvas, Qt.Key.Key_Escape)
    send(ruler, QEvent.Type.MouseMove, start + QPoint(200, 0), NONE, Qt.MouseButton.NoButton)
    QTest.mouseRelease(ruler, LEFT, NONE, start + QPoint(200, 0))
    assert session.undo_stack.count() == 0
    assert roll.canvas.hand.drag is None


def test_a_double_click_on_a_mark_asks_to_change_it(ruler, qtbot):
    mark = Meter(3840, 3, 4)
    with qtbot.waitSignal(ruler.edit_wanted, check_params_cb=lambda wanted: wanted == mark):
        send(ruler, QEvent.Type.MouseButtonDblClick, on(ruler, mark))


def test_the_menu_is_asked_for_with_the_place_and_the_mark_there(ruler, qtbot):
    def ask(pos):
        QApplication.sendEvent(ruler, QContextMenuEvent(QContextMenuEvent.Reason.Mouse, pos, ruler.mapToGlobal(pos)))

    with qtbot.waitSignal(ruler.menu_wanted) as asked:
        ask(on(ruler, Marker(1920, "Chorus")))
    assert asked.args[1:] == [1920, Marker(1920, "Chorus")]
    with qtbot.waitSignal(ruler.menu_wanted) as asked:
        ask(at(ruler, 5000))
    assert abs(asked.args[1] - 5000) < 20
    assert asked.args[2] is None


some_marks = st.one_of(
    st.builds(Marker, strategies.ticks, st.text(min_size=1, max_size=20)),
    st.builds(Meter, strategies.ticks, st.integers(1, 15), st.just(4)),
    st.builds(KeyChange, strategies.ticks, st.integers(-7, 7)),
    st.builds(Tempo, strategies.ticks, st.integers(200_000, 900_000)),
)


@example([Tempo(9361), Tempo(9362)], Viewport(beat_width=1.0, width=200))
@given(
    st.lists(some_marks, max_size=40, unique=True).map(lambda found: sorted(found, key=lambda mark: mark.tick)),
    st.builds(Viewport, left=st.floats(0, 10_000), beat_width=st.floats(1, 400), width=st.integers(200, 2000)),
)
def test_no_words_cover_others_and_every_mark_in_sight_is_words_or_a_sign(found, view):
    shown = chips(view, found, LETTERS)
    words = [chip for chip in shown if chip.text]
    for chip in words:
        for other in words:
            assert chip is other or not chip.box.intersects(other.box)
    # Where two tempos would stand at one place, the first speaks for both, be it with words or a sign.
    places = [view.x_at(float(chip.mark.tick)) for chip in shown]
    assert all(abs(chip.box.center().x() - view.x_at(float(chip.mark.tick))) <= 1 for chip in shown if not chip.text)
    for mark in found:
        if view.left <= mark.tick < view.right and mark not in [chip.mark for chip in words]:
            assert min(abs(place - view.x_at(mark.tick)) for place in places) <= 4
    for chip in words:
        assert chip_at(shown, chip.box.center()) is chip
        assert mark_text(chip.mark, Naming()) == chip.text
    assert chip_at(shown, QPointF(50, 30)) is None


def test_marks_of_one_tick_stand_side_by_side():
    score = markers.with_marker(changes.set_key(Score(), Key(0)), Marker(0, "A"))
    shown = chips(Viewport(width=900), marks.marks(score, markers.markers(score)), LETTERS)
    assert [chip.text for chip in sorted(shown, key=lambda chip: chip.box.left())] == ["A", "4/4", "C major", "♩ 120"]


def test_the_wheel_moves_along_the_piece_and_zooms_at_the_pointer(roll, ruler):
    turn(ruler, -120)
    assert roll.camera.viewport.left > 0
    x = 300 - ruler._indent
    tick, width = roll.camera.viewport.tick_at(x), roll.camera.viewport.beat_width
    turn(ruler, 120, CTRL)
    assert roll.camera.viewport.beat_width > width
    assert abs(roll.camera.viewport.tick_at(x) - tick) < 1
