"""The window and what stands along the piece: marks, transport, snap to scale, and what is remembered."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QInputDialog, QMenu, QPushButton

from composer.files import midi
from composer.music import changes, controllers, edits, markers
from composer.music.markers import Marker
from composer.music.score import KeyChange, Meter, Note, Notes, Score, Tempo, Track
from composer.music.theory import Key
from composer.ui import settings as settings_store
from composer.ui.verbs import places
from tests.ui.test_canvas import LEFT, NONE, drag

A = Note(0, 60, 7680)


@pytest.fixture
def piece(desk):
    score = edits.add(Score(), [A])
    score = changes.set_tempo(changes.set_meter(changes.set_key(score, Key(2)), 3, 4, 3840), 90, 3840)
    desk.session.open(markers.with_marker(score, Marker(3840, "Chorus")), None)
    return desk.session


def dialog_of(desk):
    (found,) = [one for one in desk.frame.findChildren(QDialog, "markDialog") if one.isVisible()]
    return found


def say(desk, name, value):
    """Fill in the field of the dialog that is open, and press Ok."""
    dialog = dialog_of(desk)
    field = dialog.findChild(object, name)
    if name == "markName":
        field.setText(value)
    elif name in {"markTempo", "markBeats"}:
        field.setValue(value)
    else:
        field.setCurrentIndex([field.itemData(index) for index in range(field.count())].index(value))
    dialog.findChild(QDialogButtonBox).button(QDialogButtonBox.StandardButton.Ok).click()


@pytest.mark.parametrize(
    ("action", "field", "value", "put"),
    [
        ("actionTempoHere", "markTempo", 72.0, changes.tempo_of(1920, 72)),
        ("actionMeterHere", "markBeats", 5, Meter(1920, 5, 4)),
        ("actionKeyHere", "markKey", tuple(Key(9, minor=True)), KeyChange(1920, 0, True)),
        ("actionMarkerHere", "markName", "Verse", Marker(1920, "Verse")),
    ],
)
def test_a_mark_is_put_at_the_playhead_as_one_step(desk, piece, action, field, value, put):
    desk.playback.place(1920)
    desk.actions[action].trigger()
    say(desk, field, value)
    score = piece.score
    assert put in [*score.tempos, *score.meters, *score.keys, *markers.markers(score)]
    assert piece.undo_stack.count() == 1
    piece.undo_stack.undo()
    assert put not in [*piece.score.tempos, *piece.score.meters, *piece.score.keys, *markers.markers(piece.score)]


def test_the_value_of_a_lane_is_given_with_nothing_but_keys(desk, piece):
    desk.actions["actionLaneValue"].trigger()
    assert "Alt+Up" in desk.frame.statusBar().currentMessage()
    desk.roll.lanes.choose("pan")
    desk.playback.place(1920)
    desk.actions["actionLaneValue"].trigger()
    (dialog,) = [one for one in desk.frame.findChildren(QInputDialog, "laneValue") if one.isVisible()]
    assert dialog.intValue() == 64
    dialog.setIntValue(10)
    dialog.accept()
    assert controllers.value_at(piece.track, controllers.PAN, 1920) == 10
    assert controllers.value_at(piece.track, controllers.PAN, 1919) == 64
    assert piece.undo_stack.count() == 1
    desk.roll.lanes.choose("tempo")
    desk.actions["actionLaneValue"].trigger()
    say(desk, "markTempo", 77.0)
    assert round(piece.score.tempos[1].bpm) == 77


def test_a_cancelled_dialog_and_a_marker_without_a_name_change_nothing(desk, piece):
    desk.actions["actionMarkerHere"].trigger()
    say(desk, "markName", "  ")
    desk.actions["actionTempoHere"].trigger()
    dialog_of(desk).reject()
    assert piece.undo_stack.count() == 0


def test_a_mark_is_changed_with_what_it_said_before(desk, piece):
    desk.roll.ruler.edit_wanted.emit(Marker(3840, "Chorus"))
    assert dialog_of(desk).findChild(object, "markName").text() == "Chorus"
    say(desk, "markName", "Bridge")
    assert markers.markers(piece.score) == [Marker(3840, "Bridge")]


def test_the_mark_at_the_playhead_is_changed_or_taken_away_with_nothing_but_keys(desk, piece):
    desk.playback.place(3840)
    desk.actions["actionMeterHere"].trigger()
    say(desk, "markBeats", 5)
    assert piece.score.meters == (Meter(0), Meter(3840, 5, 4))
    for action in ("actionMeterHere", "actionMarkerHere"):
        desk.actions[action].trigger()
        dialog_of(desk).findChild(QPushButton, "removeMark").click()
    assert piece.score.meters == (Meter(0),)
    assert markers.markers(piece.score) == []
    desk.playback.place(0)
    desk.actions["actionTempoHere"].trigger()
    assert dialog_of(desk).findChild(QPushButton, "removeMark") is None
    dialog_of(desk).reject()
    assert piece.undo_stack.count() == 3


def test_the_menu_of_the_ruler_removes_a_mark_but_not_the_first_meter(desk, piece):
    for mark, removable in ((Meter(3840, 3, 4), True), (Meter(0), False)):
        desk.roll.ruler.menu_wanted.emit(QPoint(10, 10), mark.tick, mark)
        (menu,) = [one for one in desk.roll.findChildren(QMenu, "rulerMenu") if one.isVisible()]
        remove = menu.actions()[1]
        assert remove.isEnabled() == removable
        remove.trigger()
        menu.close()
        menu.deleteLater()
        QTest.qWait(1)
    assert piece.score.meters == (Meter(0),)
    assert piece.undo_stack.undoText() == "Remove 3/4"


def test_markers_are_gone_to_and_beyond_the_last_is_said(desk, piece):
    desk.actions["actionNextMarker"].trigger()
    assert desk.playback.position == 3840
    desk.actions["actionNextMarker"].trigger()
    assert "Shift+N" in desk.frame.statusBar().currentMessage()
    desk.playback.place(5000)
    desk.actions["actionPreviousMarker"].trigger()
    assert desk.playback.position == 3840


def test_the_transport_shows_and_changes_what_is_in_force_at_the_playhead(desk, piece):
    transport = desk.transport
    assert (transport._tempo.value(), transport._meter.currentText()) == (120, "4/4")
    desk.playback.place(4000)
    assert (transport._tempo.value(), transport._meter.currentText()) == (90, "3/4")
    transport._tempo.setValue(66)
    assert [round(tempo.bpm) for tempo in piece.score.tempos] == [120, 66]
    transport._meter.setCurrentText("6/8")
    transport._meter.activated.emit(transport._meter.currentIndex())
    assert piece.score.meters == (Meter(0), Meter(3840, 6, 8))
    transport._key.setCurrentIndex(0)
    transport._key.activated.emit(0)
    assert piece.score.keys == ()


def test_snap_to_scale_binds_pencil_arrow_and_generator(desk, piece):
    desk.actions["actionSnapToScale"].setChecked(True)
    assert desk.panel.wishes().key == Key(2)
    assert not desk.panel._limits._key.isEnabled()
    canvas = desk.roll.canvas
    desk.roll.camera.look(replace(desk.roll.camera.viewport, top=72.0))
    QTest.mouseClick(canvas, LEFT, NONE, canvas.point_at(8000, 63))
    (drawn,) = piece.selection
    assert drawn.pitch == 62
    drag(canvas, canvas.point_at(drawn.start + 100, 62), canvas.point_at(drawn.start + 100, 65))
    assert piece.selection[0].pitch in {64, 66}
    before = piece.selection[0].pitch
    QTest.keyClick(canvas, Qt.Key.Key_Up)
    assert piece.selection[0].pitch == {64: 66, 66: 67}[before]
    desk.actions["actionSnapToScale"].setChecked(False)
    assert desk.panel.wishes().key is None


def test_the_chosen_key_of_the_panel_comes_back_when_snapping_ends(desk, piece):
    desk.panel._limits._key.setCurrentIndex(5)
    chosen = desk.panel._limits.key
    desk.actions["actionSnapToScale"].setChecked(True)
    assert desk.panel._limits.key == Key(2)
    piece.commit("Key", changes.set_key(piece.score, Key(7)))
    assert desk.panel._limits.key == Key(7)
    desk.actions["actionSnapToScale"].setChecked(False)
    assert desk.panel._limits.key == chosen


def test_snap_to_scale_without_a_key_says_what_to_do(desk):
    desk.actions["actionSnapToScale"].setChecked(True)
    assert "key" in desk.frame.statusBar().currentMessage()
    assert desk.panel.wishes().key is None


def test_the_loop_action_loops_the_selection_or_the_piece_and_keeps_a_region(desk, piece):
    loop, action = desk.roll.ruler.loop, desk.actions["actionLoop"]
    action.setChecked(True)
    assert loop.span == (0, 8160)
    loop.clear()
    assert not action.isChecked()
    piece.commit("Draw", edits.add(piece.score, [Note(2000, 60, 100)]), Notes([Note(2000, 60, 100)]))
    action.setChecked(True)
    assert loop.span == (1920, 3840)
    action.setChecked(False)
    assert loop.span is None
    action.setChecked(True)
    assert loop.span == (1920, 3840)
    desk.session.open(Score(), None)
    assert loop.region is None


def test_the_lane_and_what_is_shown_are_remembered(desk):
    desk.roll.lanes.choose("pan")
    desk.actions["actionOverview"].setChecked(False)
    desk.actions["actionLanes"].setChecked(False)
    assert not desk.roll.lanes.isVisible()
    assert not desk.roll.overview.isVisible()
    kept = settings_store.load(desk._remembering._store)
    assert (kept.lane, kept.shows_lanes, kept.shows_overview) == ("pan", False, False)


def test_zoom_to_the_selection_shows_it_whole(desk, piece):
    notes = [Note(tick, pitch, 240) for tick, pitch in ((30_000, 50), (32_000, 80))]
    piece.commit("Draw", edits.add(piece.score, notes), Notes(notes))
    desk.actions["actionZoomSelection"].trigger()
    view = desk.roll.camera.viewport
    assert view.left < 30_000
    assert view.right > 32_240
    assert view.right - view.left < 4000
    assert {50, 80} <= set(view.rows())


def test_each_track_is_seen_where_it_was_left(desk, piece):
    score = edits.add(Score(), [Note(0, 100, 480)])
    piece.commit("Import", replace(piece.score, tracks=(*piece.score.tracks, replace(score.tracks[0], channel=1))))
    camera = desk.roll.camera
    camera.look(replace(camera.viewport, left=960.0, top=64.0, row_height=30.0).clamped())
    before = camera.viewport
    piece.choose_track(1)
    assert 100 in camera.viewport.rows()
    assert camera.viewport.left == 960
    camera.look(replace(camera.viewport, left=480.0, beat_width=99.0))
    other = camera.viewport
    piece.choose_track(0)
    assert camera.viewport == before
    piece.choose_track(1)
    assert camera.viewport == other


def test_tracks_that_come_or_go_do_not_lend_their_places_to_others(desk, piece):
    camera = desk.roll.camera
    more = (*piece.score.tracks, Track(channel=1), Track(channel=2))
    piece.commit("Add", replace(piece.score, tracks=more))
    piece.choose_track(2)
    camera.look(replace(camera.viewport, left=4800.0))
    piece.choose_track(0)
    camera.look(replace(camera.viewport, left=960.0))
    piece.commit("Remove", replace(piece.score, tracks=more[:2]))
    piece.commit("Add", replace(piece.score, tracks=more))
    piece.choose_track(2)
    assert camera.viewport.left == 960


def test_a_file_that_is_opened_again_is_seen_where_it_was_left(desk, tmp_path):
    path, other = tmp_path / "one.mid", tmp_path / "two.mid"
    for where in (path, other):
        midi.write(edits.add(Score(), [Note(0, 60, 480), Note(90_000, 62, 480)]), where)
    desk.documents.open_file(path)
    desk.roll.camera.look(replace(desk.roll.camera.viewport, left=40_000.0, beat_width=77.0))
    seen = desk.roll.camera.viewport
    desk.documents.open_file(other)
    assert desk.roll.camera.viewport != seen
    desk.documents.open_file(path)
    assert desk.roll.camera.viewport == seen
    assert str(path) in settings_store.load(desk._remembering._store).views


@pytest.mark.parametrize(
    "text", ["", "nonsense", "[1]", '{"a": [1, 2]}', '{"a": [1, 2, "x", 4]}', '{"a": [1, 2, NaN, 4]}']
)
def test_settings_that_make_no_sense_are_no_places(text):
    assert places.read(text) == {}


def test_places_of_many_files_are_bounded(desk, tmp_path):
    for number in range(60):
        desk.session.open(Score(), tmp_path / f"{number}.mid")
    desk.session.open(Score(), None)
    kept = places.read(settings_store.load(desk._remembering._store).views)
    assert len(kept) == 50
    assert str(tmp_path / "59.mid") in kept


def test_the_marks_of_a_file_survive_the_window(desk, piece, tmp_path):
    desk.documents.export_to(tmp_path / "a.mid")
    again = midi.read(tmp_path / "a.mid").score
    assert markers.markers(again) == [Marker(3840, "Chorus")]
    assert again.meters == (Meter(0), Meter(3840, 3, 4))
    assert again.tempos == (Tempo(0), changes.tempo_of(3840, 90))


def test_space_in_the_name_of_a_marker_is_a_space(desk, piece, qtbot):
    desk.actions["actionMarkerHere"].trigger()
    field = dialog_of(desk).findChild(object, "markName")
    qtbot.waitUntil(field.hasFocus)
    QTest.keyClicks(field, "a b")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert Marker(0, "a b") in markers.markers(piece.score)


def test_a_window_that_is_closed_remembers_where_one_was(desk, tmp_path):
    desk.session.open(Score(), tmp_path / "one.mid")
    desk.roll.camera.look(replace(desk.roll.camera.viewport, left=12_000.0))
    desk.frame.close()
    assert places.read(settings_store.load(desk._remembering._store).views)[str(tmp_path / "one.mid")][0] == 12_000


def test_a_ghost_that_is_clicked_stays_under_the_pointer(desk, piece):
    other = replace(piece.score.tracks[0], notes=Notes([Note(1920, 70, 960)]), channel=1)
    piece.commit("Import", replace(piece.score, tracks=(*piece.score.tracks, other)))
    camera, canvas = desk.roll.camera, desk.roll.canvas
    piece.choose_track(1)
    camera.look(replace(camera.viewport, top=40.0).clamped())
    piece.choose_track(0)
    camera.look(replace(camera.viewport, left=0.0, top=80.0).clamped())
    seen = camera.viewport
    QTest.mouseClick(canvas, LEFT, NONE, canvas.point_at(2400, 70))
    assert piece.track_index == 1
    assert camera.viewport == seen
