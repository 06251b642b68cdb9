"""A driven lane: velocities, tempo and controllers are dragged, drawn, held and erased, and Esc drops it."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QFocusEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from composer.music import changes, controllers, edits
from composer.music.controllers import BEND, SUSTAIN, VOLUME, Controller
from composer.music.score import Note, Notes, Score
from composer.ui.look.theme import Theme
from composer.ui.roll.hand import Tool
from composer.ui.roll.view import RollView
from composer.ui.session import Session
from tests.ui.test_canvas import ALT, LEFT, NONE, RIGHT, SHIFT, drag, move

FILTER = Controller("cc74", 74, 0)
NOTES = [Note(index * 480, 60 + index, 480, 80) for index in range(8)]


@pytest.fixture
def session(qapp):
    return Session(edits.add(Score(), NOTES))


@pytest.fixture
def velocity(roll):
    return roll.lanes.velocity


def lane_of(roll, name):
    roll.lanes.choose(name)
    return {"tempo": roll.lanes.tempo, "velocity": roll.lanes.velocity}.get(name, roll.lanes.controller)


def place(lane, tick, value):
    return QPoint(round(lane.view.x_at(float(tick))) + 1, round(lane.y_at(value)))


def velocities(session):
    return session.track.notes.velocity.tolist()


def near(values, expected):
    return np.allclose(values, expected, atol=2)


def test_a_gesture_of_a_lane_whose_release_got_lost_is_not_led_on_the_roll(roll, velocity, session):
    before, start = session.score, place(velocity, 0, 80)
    drag(velocity, start, start + QPoint(200, 20), release=False)
    assert roll.canvas.hand.drag is not None
    move(roll.canvas, QPoint(50, 50), button=Qt.MouseButton.NoButton)
    assert roll.canvas.hand.drag is None
    assert session.score is before


def test_the_lane_is_where_scripts_look_for_it(roll):
    assert roll.findChild(object, "velocityLane") is roll.lanes.velocity
    assert roll.lanes.velocity.isVisible()


def test_the_lane_stands_under_the_canvas(roll):
    left = roll.lanes.velocity.mapTo(roll, QPoint(0, 0)).x()
    assert left == roll.canvas.mapTo(roll, QPoint(0, 0)).x()
    assert roll.lanes.velocity.width() == roll.canvas.width()


def test_a_stem_is_dragged(velocity, session):
    drag(velocity, place(velocity, 480, 80), place(velocity, 480, 100))
    assert near(velocities(session), [80, 100, *[80] * 6])
    assert session.undo_stack.count() == 1
    assert session.undo_stack.undoText() == "Velocity"
    session.undo_stack.undo()
    assert velocities(session) == [80] * 8


def test_a_drag_is_seen_on_the_notes_before_it_ends(roll, velocity, session):
    drag(velocity, place(velocity, 480, 80), place(velocity, 480, 110), release=False)
    shown = roll.canvas.hand.shown()[0].tracks[0].notes
    assert near(shown.velocity[1], 110)
    assert velocities(session) == [80] * 8
    QTest.mouseRelease(velocity, LEFT, NONE, place(velocity, 480, 110))


def test_drawing_across_gives_every_note_its_height(velocity, session):
    drag(velocity, place(velocity, 240, 20), place(velocity, 3600, 120))
    first, *found = velocities(session)
    assert first == 80
    assert found == sorted(found)
    assert found[0] < 40
    assert found[-1] > 100
    assert session.undo_stack.count() == 1


def test_shift_draws_a_line(velocity, session):
    drag(velocity, place(velocity, 0, 20), place(velocity, 3360, 90), SHIFT)
    assert near(velocities(session), [20, 30, 40, 50, 60, 70, 80, 90])


def test_a_selection_is_dragged_together(velocity, session):
    session.select(session.track.notes[:3])
    drag(velocity, place(velocity, 480, 80), place(velocity, 480, 60))
    assert near(velocities(session), [60, 60, 60, *[80] * 5])
    assert len(session.selection) == 3


def turn(widget, degrees, modifiers=NONE):
    at = QPointF(300, 30)
    up = QPoint(0, degrees)
    no = Qt.MouseButton.NoButton
    phase = Qt.ScrollPhase.NoScrollPhase
    event = QWheelEvent(at, widget.mapToGlobal(at), QPoint(), up, no, modifiers, phase, False)
    QApplication.sendEvent(widget, event)


def test_the_wheel_turns_the_selection_louder_by_whole_notches(velocity, session):
    session.select(session.track.notes[:1])
    turn(velocity, 60)
    assert velocities(session) == [80] * 8
    turn(velocity, 60)
    assert velocities(session)[0] > 80
    assert session.undo_stack.count() == 1


def test_the_wheel_scrolls_where_nothing_is_selected(roll, velocity, session):
    turn(velocity, -120, SHIFT)
    assert roll.camera.viewport.left > 0
    assert velocities(session) == [80] * 8


def test_escape_drops_a_drag(roll, velocity, session):
    drag(velocity, place(velocity, 480, 80), place(velocity, 480, 110), release=False)
    assert roll.canvas.hasFocus()
    QTest.keyClick(roll.canvas, Qt.Key.Key_Escape)
    QTest.mouseRelease(velocity, LEFT, NONE, place(velocity, 480, 110))
    assert velocities(session) == [80] * 8
    assert session.undo_stack.count() == 0


def test_a_window_that_loses_the_focus_drops_a_drag(roll, velocity, session):
    drag(velocity, place(velocity, 480, 80), place(velocity, 480, 110), release=False)
    QApplication.sendEvent(roll.canvas, QFocusEvent(QEvent.Type.FocusOut, Qt.FocusReason.ActiveWindowFocusReason))
    QTest.mouseRelease(velocity, LEFT, NONE, place(velocity, 480, 110))
    assert session.undo_stack.count() == 0


def test_a_second_button_during_a_drag_changes_nothing(velocity, session):
    drag(velocity, place(velocity, 480, 80), place(velocity, 480, 100), release=False)
    QTest.mouseClick(velocity, RIGHT, NONE, place(velocity, 960, 80))
    QTest.mouseRelease(velocity, LEFT, NONE, place(velocity, 480, 100))
    assert near(velocities(session)[:3], [80, 100, 80])


def test_the_tempo_is_drawn_on_the_grid_dragged_and_erased(roll, session):
    lane = lane_of(roll, "tempo")
    QTest.mouseClick(lane, LEFT, NONE, place(lane, 1000, 130))
    assert [(t.tick, round(t.bpm)) for t in session.score.tempos][1][0] == 960
    assert abs(session.score.tempos[1].bpm - 130) < 2
    drag(lane, place(lane, 960, session.score.tempos[1].bpm), place(lane, 1920, 110))
    assert session.score.tempos[1].tick == 1920
    assert abs(session.score.tempos[1].bpm - 110) < 2
    drag(lane, place(lane, 1800, 120), place(lane, 2100, 120), button=RIGHT)
    assert len(session.score.tempos) == 1
    assert [session.undo_stack.text(i) for i in range(3)] == ["Draw tempo", "Draw tempo", "Erase tempo"]


def test_the_first_tempo_is_dragged_and_can_leave_the_range_that_is_shown(roll, session):
    lane = lane_of(roll, "tempo")
    start = place(lane, 0, 120)
    drag(lane, start, start - QPoint(0, 200))
    assert session.score.tempos[0].tick == 0
    assert session.score.tempos[0].bpm > lane.limits()[1] - 60 > 120


def test_imported_controllers_are_seen_and_drawn_over(roll, session):
    told = controllers.with_value(session.track, VOLUME, 960, 33)
    session.commit("Import", session.score.with_track(0, told))
    lane = lane_of(roll, "volume")
    assert lane.curve.value.tolist() == [33]
    drag(lane, place(lane, 1400, 20), place(lane, 2400, 110))
    curve = controllers.curve(session.track, VOLUME)
    assert curve.value[0] == 33
    assert len(curve.value) > 10
    assert abs(curve.value[-1] - 110) <= 2


def test_a_lone_point_is_dragged_up_and_along(roll, session):
    told = controllers.with_value(session.track, BEND, 960, 0)
    session.commit("Import", session.score.with_track(0, told))
    lane = lane_of(roll, "bend")
    drag(lane, place(lane, 960, 0), place(lane, 1440, 4000))
    curve = controllers.curve(session.track, BEND)
    assert curve.tick.tolist() == [1440]
    assert abs(curve.value[0] - 4000) < 400


def test_a_pedal_is_held_over_a_span(roll, session):
    lane = lane_of(roll, "sustain")
    drag(lane, place(lane, 480, 120), place(lane, 1440, 120))
    curve = controllers.curve(session.track, SUSTAIN)
    assert list(zip(curve.tick.tolist(), curve.value.tolist(), strict=True)) == [(480, 127), (1440, 0)]


def test_the_eraser_erases_in_a_lane_too(roll, session):
    told = controllers.with_value(session.track, VOLUME, 960, 33)
    session.commit("Import", session.score.with_track(0, told))
    lane = lane_of(roll, "volume")
    roll.canvas.choose_tool(Tool.ERASE)
    drag(lane, place(lane, 800, 50), place(lane, 1100, 50))
    assert len(session.track.events) == 0


def test_alt_frees_the_tempo_from_the_grid(roll, session):
    lane = lane_of(roll, "tempo")
    QTest.mouseClick(lane, LEFT, ALT, place(lane, 1000, 130))
    assert session.score.tempos[1].tick % 240


def test_a_lane_is_chosen_by_its_button_and_a_wrong_name_is_that_of_velocity(roll, qtbot):
    roll.lanes._fill_menu()
    with qtbot.waitSignal(roll.lanes.chosen, check_params_cb=lambda name: name == "pan"):
        next(one for one in roll.lanes._button.menu().actions() if one.objectName() == "pan").trigger()
    assert roll.lanes.controller.isVisible()
    roll.lanes.choose("nonsense")
    assert roll.lanes.velocity.isVisible()


def test_the_lanes_are_gone_through_with_nothing_but_keys(roll, session):
    told = controllers.with_value(session.track, FILTER, 960, 33)
    session.commit("Import", session.score.with_track(0, told))
    seen: list[str] = []
    roll.lanes.chosen.connect(seen.append)
    for _ in range(9):
        roll.lanes.choose_next()
    assert seen == ["tempo", "modulation", "volume", "pan", "expression", "sustain", "bend", "cc74", "velocity"]


def test_the_menu_of_lanes_tells_what_holds_something_and_shows_any_controller_there_is(roll, session):
    told = controllers.with_value(controllers.with_value(session.track, FILTER, 960, 33), VOLUME, 0, 90)
    session.commit("Import", session.score.with_track(0, told))
    roll.lanes._fill_menu()
    texts = {action.objectName(): action.text() for action in roll.lanes._button.menu().actions()}
    assert texts["volume"].endswith("•")
    assert not texts["pan"].endswith("•")
    assert texts["cc74"] == "Controller 74  •"
    lane = lane_of(roll, "cc74")
    assert lane.curve.value.tolist() == [33]
    drag(lane, place(lane, 960, 33), place(lane, 960, 80))
    assert abs(controllers.value_at(session.track, FILTER, 960) - 80) <= 2


def test_what_is_under_the_pointer_is_said(roll, velocity):
    assert velocity.label_at(QPointF(place(velocity, 480, 80))) == "80"
    lane = lane_of(roll, "pan")
    assert lane.label_at(QPointF(10, lane.y_at(64))) == "+0"


@given(
    st.lists(st.builds(Note, st.integers(0, 4000), st.integers(0, 127), st.just(10), st.integers(1, 127)), max_size=30),
    st.floats(0, 900),
    st.floats(0, 90),
)
def test_the_stem_under_the_pointer_is_the_one_with_the_nearest_head(lane_alone, notes, x, y):
    lane, session = lane_alone
    session.state = session.state._replace(score=Score().with_notes(0, Notes(notes)), selection=Notes())
    at = QPointF(x, y)
    heads = [(note, lane._camera.viewport.x_at(float(note.start)), lane.y_at(note.velocity)) for note in Notes(notes)]
    on_stem = [(abs(head - y), note) for note, stem, head in heads if abs(stem - x) < 5.9 and head <= y + 6]
    found = list(lane.note_at(at))
    if found:
        (note,) = found
        assert all(abs(lane.y_at(note.velocity) - y) <= away + 1e-6 for away, _ in on_stem)
        assert abs(lane._camera.viewport.x_at(float(note.start)) - x) <= 6.1
    else:
        assert not on_stem


@pytest.fixture(scope="module")
def lane_alone(qapp):
    """A lane that is never shown, for a search through all notes."""
    session = Session()
    theme = Theme(qapp, "dark")
    view = RollView(session, theme)
    view.lanes.velocity.resize(900, 90)
    view.camera.look(replace(view.camera.viewport, width=900, height=400))
    yield view.lanes.velocity, session
    view.deleteLater()
    theme.deleteLater()


def test_the_points_of_a_line_with_many_are_drawn_over_and_not_taken_hold_of(roll, session):
    score = changes.with_tempo_line(session.score, (0, 100), (960, 140), 10)
    session.commit("Ramp", score)
    lane = lane_of(roll, "tempo")
    assert lane.point_at(QPointF(place(lane, 480, 120))) is None


def test_shift_that_draws_a_line_leaves_the_tempo_on_the_grid(roll, session):
    lane = lane_of(roll, "tempo")
    drag(lane, place(lane, 500, 110), place(lane, 1900, 130), SHIFT)
    assert [tempo.tick for tempo in session.score.tempos] == [0, 480, 720, 960, 1200, 1440, 1680]


def test_the_view_follows_a_drag_out_of_the_lane(roll, velocity):
    drag(velocity, place(velocity, 240, 20), QPoint(velocity.width() + 80, 30), release=False)
    assert roll.camera.viewport.left > 0
    QTest.keyClick(roll.canvas, Qt.Key.Key_Escape)


@given(
    st.dictionaries(st.integers(0, 4000), st.integers(0, 127), max_size=30),
    st.floats(0, 900),
    st.floats(0, 90),
)
def test_the_point_under_the_pointer_is_the_nearest_of_those_that_stand_apart(lane_alone, told, x, y):
    velocity, session = lane_alone
    lane = velocity.parent().parent().controller
    lane.resize(900, 90)
    track = controllers.with_values(session.score.tracks[0], lane.controller, 0, 4001, sorted(told.items()))
    session.state = session.state._replace(score=session.score.with_track(0, track), selection=Notes())
    places = [(lane.view.x_at(float(tick)), lane.y_at(value), tick) for tick, value in sorted(told.items())]
    lone = [
        (left, top, tick)
        for left, top, tick in places
        if all(abs(left - other) >= 7 for other, _, another in places if another != tick)
    ]
    found = lane.point_at(QPointF(x, y))
    near_ones = {tick: np.hypot(left - x, top - y) for left, top, tick in lone}
    if found is None:
        assert all(away > 5.9 for away in near_ones.values())
    else:
        assert near_ones[found] <= 6.1
        assert near_ones[found] <= min(near_ones.values()) + 1e-6
