"""The window's joints: takes, undo, unsaved work, bad files, no sound, failures."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QMessageBox, QPushButton, QTextBrowser

from composer.audio import NoSound
from composer.audio.player import PlayState
from composer.files import formats, midi
from composer.generation import library
from composer.generation.wishes import Wishes
from composer.music import edits
from composer.music.score import Note, Notes, Score, Track
from composer.ui import failures
from composer.ui.menus import actions

A = Note(0, 60, 480)
CONTRACT = """
actionNew actionOpen actionSave actionSaveAs actionImport actionExportMidi actionUndo actionRedo actionPlay actionStop
actionLoop actionGenerate actionCancelGenerate actionKeepTake actionDiscardTake actionNextTake actionPreviousTake
"""


def generate(desk, qtbot):
    count = len(desk.generating.takes)
    desk.actions["actionGenerate"].trigger()
    qtbot.waitUntil(lambda: len(desk.generating.takes) > count, timeout=60_000)


def answer(button):
    """Answer the next question about unsaved work with a button; return a list that is filled when it was asked."""
    asked = []

    def press():
        box = QApplication.activeModalWidget()
        if isinstance(box, QMessageBox):
            asked.append(box.objectName())
            box.button(button).click()
        else:
            QTimer.singleShot(20, press)

    QTimer.singleShot(20, press)
    return asked


def box_of(desk, name, qtbot):
    """Wait for a message box, close it and return its text."""
    found: list[QMessageBox] = []

    def is_there():
        found[:] = [box for box in desk.frame.findChildren(QMessageBox, name) if box.isVisible()]
        return bool(found)

    qtbot.waitUntil(is_there)
    text = found[0].text()
    found[0].close()
    return text


def test_the_names_of_the_contract_are_there(desk):
    assert desk.frame.objectName() == "mainWindow"
    for name in ("pianoRoll", "transport", "generatePanel", "trackList", "velocityLane"):
        assert desk.frame.findChild(object, name) is not None, name
    assert not [name for name in CONTRACT.split() if name not in desk.actions]


def test_no_two_actions_that_need_the_same_share_a_shortcut():
    keys = [(key, spec.needs) for spec in actions.all_specs() for key in spec.shortcuts]
    assert len(keys) == len(set(keys))


def test_every_control_has_a_name(desk):
    for widget in desk.frame.findChildren(QPushButton):
        assert widget.accessibleName() or widget.text(), widget.objectName()


def test_a_long_hint_leaves_the_facts_in_the_window(desk, qtbot):
    desk.session.commit("Draw", edits.add(desk.session.score, [A]), Notes([A]))
    desk.status.show_hint("Drag to move it, and let go where it is to be. " * 20)
    facts = desk.status.findChild(QLabel, "facts")
    desk.frame.resize(desk.frame.minimumSizeHint())
    qtbot.waitUntil(lambda: facts.geometry().right() <= desk.status.width())
    assert desk.frame.width() < 1100
    assert "1 selected" in facts.text()


def test_keep_is_one_undo_step_and_discard_leaves_nothing(desk, qtbot):
    desk.session.commit("Draw", edits.add(desk.session.score, [A]))
    before = desk.session.score
    generate(desk, qtbot)
    desk.actions["actionDiscardTake"].trigger()
    assert desk.session.score is before
    assert not len(desk.roll.canvas.ghosts)
    assert not desk.generating.takes
    generate(desk, qtbot)
    desk.actions["actionKeepTake"].trigger()
    assert desk.session.undo_stack.count() == 2
    desk.session.undo_stack.undo()
    assert desk.session.score is before


def test_again_makes_another_take_and_the_takes_can_be_walked(desk, qtbot):
    for _ in range(3):
        generate(desk, qtbot)
    seeds = [take.wishes.random_seed for take in desk.generating.takes]
    assert len(set(seeds)) == 3
    newest = desk.generating.shown
    assert desk.generating.numbers[newest] == 3
    desk.actions["actionPreviousTake"].trigger()
    assert desk.generating.shown == (newest - 1) % 3
    desk.actions["actionNextTake"].trigger()
    desk.actions["actionNextTake"].trigger()
    assert desk.generating.shown == (newest + 1) % 3
    assert desk.roll.canvas.ghosts == desk.generating.take.notes


def test_a_locked_seed_makes_the_same_take_again(desk, qtbot):
    desk.panel._lock.setChecked(True)
    generate(desk, qtbot)
    generate(desk, qtbot)
    first, second = desk.generating.takes
    assert first.notes == second.notes


def test_cancel_is_at_once_and_leaves_nothing(desk, qtbot):
    desk.panel._bars.setValue(64)
    desk.actions["actionGenerate"].trigger()
    qtbot.waitUntil(lambda: len(desk.roll.canvas.ghosts) > 2, timeout=60_000)
    desk.actions["actionCancelGenerate"].trigger()
    assert not desk.generating.is_busy
    assert not len(desk.roll.canvas.ghosts)
    qtbot.wait(150)
    assert not desk.generating.takes


def test_a_second_press_while_busy_begins_anew(desk, qtbot):
    desk.panel._bars.setValue(64)
    desk.actions["actionGenerate"].trigger()
    qtbot.waitUntil(lambda: len(desk.roll.canvas.ghosts) > 1, timeout=60_000)
    desk.panel._bars.setValue(1)
    desk.actions["actionGenerate"].trigger()
    qtbot.waitUntil(lambda: not desk.generating.is_busy, timeout=60_000)
    assert len(desk.generating.takes) == 1


def test_an_edit_while_generating_stays(desk, qtbot):
    desk.session.commit("Draw", edits.add(desk.session.score, [A]))
    desk.actions["actionGenerate"].trigger()
    later = Note(0, 72, 480)
    desk.session.commit("Draw", edits.add(desk.session.score, [later]))
    qtbot.waitUntil(lambda: bool(desk.generating.takes), timeout=60_000)
    desk.actions["actionKeepTake"].trigger()
    assert {A, later} <= set(desk.session.track.notes)


def test_closing_while_generating_ends_the_thread(desk, qtbot):
    desk.panel._bars.setValue(64)
    desk.actions["actionGenerate"].trigger()
    qtbot.waitUntil(lambda: len(desk.roll.canvas.ghosts) > 0, timeout=60_000)
    assert desk.frame.close()


def test_closing_before_anything_is_painted_begins_no_thread(unseen_desk, qtbot):
    unseen_desk.frame.show()
    unseen_desk.eventFilter(unseen_desk.roll.canvas, QEvent(QEvent.Type.Paint))
    assert unseen_desk.frame.close()
    qtbot.wait(50)
    assert not unseen_desk.generating._jobs


def test_a_chord_is_continued_by_its_top_voice_and_says_so(desk, qtbot):
    chord = [Note(0, pitch, 960) for pitch in (60, 64, 67)]
    desk.session.commit("Draw", edits.add(desk.session.score, chord))
    generate(desk, qtbot)
    assert desk.generating.take.remarks
    assert desk.frame.statusBar().currentMessage()


@pytest.mark.parametrize(("button", "goes"), [("Discard", True), ("Cancel", False)])
@pytest.mark.parametrize("action", ["actionNew", "close", "open_file"])
def test_unsaved_work_is_asked_about_on_every_path(desk, tmp_path, button, goes, action):
    path = tmp_path / "other.mid"
    midi.write(edits.add(Score(), [Note(0, 72, 10)]), path)
    desk.session.commit("Draw", edits.add(desk.session.score, [A]))
    asked = answer(QMessageBox.StandardButton[button])
    if action == "close":
        assert desk.frame.close() == goes
    elif action == "open_file":
        desk.documents.open_file(path)
    else:
        desk.actions[action].trigger()
    assert asked == ["unsavedQuestion"]
    if action != "close":
        assert (A not in desk.session.track.notes) == goes


def test_save_in_the_question_saves(desk, tmp_path):
    desk.session.open(Score(), tmp_path / "mine.mid")
    desk.session.commit("Draw", edits.add(desk.session.score, [A]))
    asked = answer(QMessageBox.StandardButton.Save)
    assert desk.frame.close()
    assert asked
    assert list(midi.read(tmp_path / "mine.mid").score.tracks[0].notes) == [A]


def test_a_bad_file_is_a_box_and_the_piece_stays(desk, qtbot, tmp_path):
    bad = tmp_path / "bad.mid"
    bad.write_bytes(b"no music")
    before = desk.session.score
    desk.documents.open_file(bad)
    assert "bad.mid" in box_of(desk, "failure", qtbot)
    assert desk.session.score is before


def test_an_export_that_cannot_be_written_is_a_box(desk, qtbot, tmp_path):
    assert not desk.documents.export_to(tmp_path / "nowhere" / "a.mid")
    assert "a.mid" in box_of(desk, "failure", qtbot)
    assert list(tmp_path.glob("nowhere/*")) == []


def test_import_adds_tracks_and_open_shows_the_file(desk, tmp_path):
    path = tmp_path / "two.mid"
    midi.write(Score((Track("a", Notes([A])), Track("b", Notes([A]), channel=1))), path)
    desk.documents.open_file(path)
    assert len(desk.session.score.tracks) == 2
    assert "two.mid" in desk.frame.windowTitle()
    desk.documents.import_file(path)
    assert len(desk.session.score.tracks) == 4
    assert desk.session.undo_stack.undoText() == "Import two.mid"


def test_takes_of_a_track_that_is_undone_are_forgotten(desk, qtbot, tmp_path):
    path = tmp_path / "two.mid"
    midi.write(Score((Track("a", Notes([A])), Track("b", Notes([A]), channel=1))), path)
    desk.documents.import_file(path)
    desk.session.choose_track(1)
    generate(desk, qtbot)
    desk.session.undo_stack.undo()
    assert not desk.generating.takes
    assert not len(desk.roll.canvas.ghosts)


def test_an_edit_while_it_plays_is_played(desk, qtbot, monkeypatch):
    played = []
    monkeypatch.setattr(desk.playback._player, "play", lambda score, tick, manner: played.append(score))
    monkeypatch.setattr(desk.playback._player, "change", lambda score, manner: played.append(score))
    monkeypatch.setattr(type(desk.playback._player), "state", PlayState.PLAYING)
    monkeypatch.setattr(type(desk.playback._player), "finished", False)
    desk.playback.play_from(0)
    desk.session.commit("Draw", edits.add(desk.session.score, [A]))
    qtbot.waitUntil(lambda: len(played) == 2)
    assert A in played[-1].tracks[0].notes
    desk.playback._halt()


def test_generate_leaves_the_playhead_where_it_is(desk, qtbot):
    desk.playback.place(3840)
    generate(desk, qtbot)
    assert desk.playback.position == 3840


def test_the_melody_model_is_the_first_choice_and_a_choice_stays(desk):
    assert desk.panel.model == "melody"
    melody = next(card for card in library.cards() if card.name == "melody")
    another = replace(melody, name="another", title="Another")
    desk.panel.show_models([another, melody])
    assert desk.panel.model == "melody"
    desk.panel._model.setCurrentIndex(0)
    desk.panel.show_models([melody, another])
    assert desk.panel.model == "another"


def test_a_seed_that_is_typed_is_used(desk, qtbot):
    generate(desk, qtbot)
    desk.panel._seed.setValue(4711)
    generate(desk, qtbot)
    assert desk.generating.take.wishes.random_seed == 4711


def test_takes_keep_their_numbers(desk, qtbot):
    generate(desk, qtbot)
    generate(desk, qtbot)
    desk.generating.show(desk.generating.numbers.index(1))
    desk.actions["actionDiscardTake"].trigger()
    assert desk.generating.numbers == [2]


def test_escape_cancels_a_take_before_it_deselects(desk, qtbot):
    desk.session.commit("Draw", edits.add(desk.session.score, [A]), Notes([A]))
    desk.panel._bars.setValue(64)
    desk.actions["actionGenerate"].trigger()
    QTest.keyClick(desk.roll.canvas, Qt.Key.Key_Escape)
    assert not desk.generating.is_busy
    assert list(desk.session.selection) == [A]
    QTest.keyClick(desk.roll.canvas, Qt.Key.Key_Escape)
    assert not len(desk.session.selection)


def test_a_name_without_suffix_becomes_a_piece_and_never_overwrites_unasked(desk, monkeypatch, tmp_path):
    there = tmp_path / "Op. 12.composer"
    there.write_bytes(b"precious")
    typed = str(tmp_path / "Op. 12")
    monkeypatch.setattr("PySide6.QtWidgets.QFileDialog.getSaveFileName", lambda *_: (typed, ""))
    asked = answer(QMessageBox.StandardButton.Cancel)
    assert not desk.documents.save_as()
    assert asked == ["overwriteQuestion"]
    assert there.read_bytes() == b"precious"
    there.unlink()
    assert desk.documents.save_as()
    assert there.exists()


@pytest.mark.parametrize("suffix", [".composer", ".mid", ".abc"])
def test_a_name_without_suffix_gets_that_of_the_kind_that_is_chosen(desk, monkeypatch, tmp_path, suffix):
    def choose(_window, _title, _proposal, filters):
        return str(tmp_path / "tune"), next(one for one in filters.split(";;") if f"*{suffix}" in one)

    monkeypatch.setattr("PySide6.QtWidgets.QFileDialog.getSaveFileName", choose)
    desk.session.commit("Draw", edits.add(desk.session.score, [A]))
    assert desk.documents.save_as()
    assert desk.session.path == tmp_path / f"tune{suffix}"
    assert A.pitch in formats.read(desk.session.path).score.tracks[0].notes.pitch


@pytest.mark.parametrize(("button", "written"), [("Yes", True), ("Cancel", False)])
@pytest.mark.parametrize("suffix", [".composer", ".mid"])
def test_a_file_that_others_wrote_is_not_written_over_unasked(desk, tmp_path, button, written, suffix):
    path = tmp_path / f"a{suffix}"
    desk.session.commit("Draw", edits.add(desk.session.score, [A]))
    formats.write(desk.session.score, path)
    desk.session.undo_stack.setClean()
    desk.documents.open_file(path)
    desk.session.commit("Draw", edits.add(desk.session.score, [Note(480, 62, 480)]))
    assert desk.documents.save(), "it was not changed yet"
    formats.write(Score(), path)
    desk.session.commit("Draw", edits.add(desk.session.score, [Note(960, 64, 480)]))
    asked = answer(QMessageBox.StandardButton[button])
    assert desk.documents.save() == written
    assert asked == ["changedQuestion"]
    assert (formats.read(path).score.end > 0) == written
    assert desk.session.is_modified != written


def test_a_backup_is_opened_as_a_piece_without_a_file(desk, tmp_path):
    path = tmp_path / "a.composer"
    for notes in ([A], []):
        formats.write(edits.add(Score(), notes), path)
    desk.documents.open_file(tmp_path / "a.composer~")
    assert list(desk.session.track.notes) == [A]
    assert desk.session.path is None
    with pytest.raises(formats.UnknownFormat):
        formats.write(Score(), tmp_path / "a.composer~")


def test_a_file_that_is_gone_is_written_again(desk, tmp_path):
    path = tmp_path / "a.composer"
    formats.write(Score(), path)
    desk.documents.open_file(path)
    path.unlink()
    desk.session.commit("Draw", edits.add(desk.session.score, [A]))
    assert desk.documents.save()
    assert A in formats.read(path).score.tracks[0].notes


def test_a_piece_is_seen_where_it_was_left_on_another_machine(desk, tmp_path):
    path = tmp_path / "a.composer"
    formats.write(edits.add(Score(), [A, Note(90_000, 62, 480)]), path, (40_000.0, 77.0, 90.0, 20.0))
    desk.documents.open_file(path)
    view = desk.roll.camera.viewport
    assert (view.left, view.beat_width, view.row_height) == (40_000, 77, 20)
    desk.roll.camera.look(replace(view, left=20_000.0))
    desk.documents.save()
    assert formats.read(path).place[:2] == (20_000, 77)


def test_following_yields_to_a_user_who_scrolls(desk, monkeypatch):
    monkeypatch.setattr(type(desk.playback._player), "state", PlayState.PLAYING)
    desk.playback.moved.emit(0.0)
    desk.roll.camera.look(replace(desk.roll.camera.viewport, left=50_000.0))
    desk.playback.moved.emit(10.0)
    assert desk.roll.camera.viewport.left == 50_000
    desk.roll.camera.look(replace(desk.roll.camera.viewport, left=0.0))
    desk.playback.moved.emit(20.0)
    desk.playback.moved.emit(90_000.0)
    assert desk.roll.shows(90_000)


def test_what_is_done_with_a_selection_needs_one(desk):
    assert not desk.actions["actionDelete"].isEnabled()
    desk.session.commit("Draw", edits.add(desk.session.score, [A]), Notes([A]))
    assert desk.actions["actionDelete"].isEnabled()


def test_no_sound_card_is_a_message(desk, monkeypatch):
    def refuse(*_):
        raise NoSound("There is no sound card.")

    monkeypatch.setattr(desk.playback._player, "play", refuse)
    desk.session.commit("Draw", edits.add(desk.session.score, [A]))
    desk.actions["actionPlay"].trigger()
    assert desk.frame.statusBar().currentMessage() == "There is no sound card."
    assert not desk.actions["actionPlay"].isChecked()


def test_a_failing_generator_is_told_and_the_piece_stays(desk, qtbot, monkeypatch):
    def fail(*_):
        raise RuntimeError("broken inside")
        yield

    failures.log_to(desk.failures._log_path)
    monkeypatch.setattr("composer.generation.melodic.continue_", fail)
    before = desk.session.score
    desk.actions["actionGenerate"].trigger()
    assert "inside the program" in box_of(desk, "failure", qtbot)
    assert desk.session.score is before
    assert not desk.generating.is_busy
    assert "broken inside" in Path(desk.failures._log_path).read_text("utf-8")
    for handler in list(failures.log.handlers):
        failures.log.removeHandler(handler)
        handler.close()


def test_keys_nudge_the_selection(desk, qtbot):
    canvas = desk.roll.canvas
    desk.session.commit("Draw", edits.add(desk.session.score, [A]), Notes([A]))
    for key, modifier, expected in (
        (Qt.Key.Key_Up, Qt.KeyboardModifier.NoModifier, Note(0, 61, 480)),
        (Qt.Key.Key_Right, Qt.KeyboardModifier.NoModifier, Note(240, 61, 480)),
        (Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier, Note(240, 61, 720)),
        (Qt.Key.Key_Up, Qt.KeyboardModifier.ShiftModifier, Note(240, 73, 720)),
        (Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier, Note(240, 73, 720, 85)),
        (Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier, Note(239, 73, 720, 85)),
    ):
        QTest.keyClick(canvas, key, modifier)
        assert list(desk.session.selection) == [expected]
    QTest.keyClick(canvas, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    assert len(desk.session.track.notes) == 2
    QTest.keyClick(canvas, Qt.Key.Key_Delete)
    assert len(desk.session.track.notes) == 1


def test_keys_of_the_window(desk):
    canvas, actions = desk.roll.canvas, desk.actions
    ctrl = Qt.KeyboardModifier.ControlModifier
    desk.session.open(edits.add(Score(), [A, Note(3840, 60, 480)]), None)
    desk.frame.activateWindow()
    canvas.setFocus()
    for key, tool in ((Qt.Key.Key_2, "Select"), (Qt.Key.Key_3, "Erase"), (Qt.Key.Key_1, "Draw")):
        QTest.keyClick(canvas, key)
        assert actions[f"actionTool{tool}"].isChecked()
    QTest.keyClick(canvas, Qt.Key.Key_End)
    assert desk.playback.position == 4320
    QTest.keyClick(canvas, Qt.Key.Key_Home)
    assert desk.playback.position == 0
    followed = actions["actionFollow"].isChecked()
    QTest.keyClick(canvas, Qt.Key.Key_F)
    assert actions["actionFollow"].isChecked() is not followed
    width = desk.roll.camera.viewport.beat_width
    QTest.keyClick(canvas, Qt.Key.Key_Equal, ctrl)
    assert desk.roll.camera.viewport.beat_width > width
    QTest.keyClick(canvas, Qt.Key.Key_Minus, ctrl)
    QTest.keyClick(canvas, Qt.Key.Key_Minus, ctrl)
    assert desk.roll.camera.viewport.beat_width < width
    QTest.keyClick(canvas, Qt.Key.Key_0, ctrl)
    assert desk.roll.camera.viewport.beat_width == pytest.approx(width)
    desk.session.commit("Draw", edits.add(desk.session.score, [Note(960, 60, 480)]))
    for redo, modifiers in ((Qt.Key.Key_Y, ctrl), (Qt.Key.Key_Z, ctrl | Qt.KeyboardModifier.ShiftModifier)):
        QTest.keyClick(canvas, Qt.Key.Key_Z, ctrl)
        assert len(desk.session.track.notes) == 2
        QTest.keyClick(canvas, redo, modifiers)
        assert len(desk.session.track.notes) == 3


def test_the_menu_of_the_roll_locks_and_a_preference_always_shows_it(desk, monkeypatch):
    shown = []
    monkeypatch.setattr("PySide6.QtWidgets.QMenu.popup", lambda menu, at: shown.append(menu))
    desk.session.open(edits.add(Score(), [A]), None)
    desk.actions["actionRightClickMenu"].trigger()
    QTest.mouseClick(desk.roll.canvas, Qt.MouseButton.RightButton, pos=desk.roll.canvas.point_at(240, 60))
    assert list(desk.session.selection) == [A]
    next(action for action in shown[0].actions() if action.objectName() == "actionLock").trigger()
    assert desk.session.track.notes[0].locked
    assert desk.settings.right_click_menu


def test_number_fields_keep_their_own_keys(desk, qtbot):
    generate(desk, qtbot)
    seed, canvas = desk.frame.findChild(object, "seed"), desk.roll.canvas
    desk.frame.activateWindow()
    seed.setFocus()
    before = seed.value()
    QTest.keyClick(seed, Qt.Key.Key_Up)
    assert seed.value() == before + 1
    QTest.keyClick(seed, Qt.Key.Key_Return)
    assert desk.generating.takes, "Return in a field kept the take"
    assert canvas.hasFocus()
    QTest.keyClick(canvas, Qt.Key.Key_Return)
    assert not desk.generating.takes


def test_tab_goes_from_note_to_note_on_the_roll_only(desk):
    notes = [A, Note(480, 64, 480)]
    desk.session.commit("Draw", edits.add(desk.session.score, notes), Notes())
    desk.frame.activateWindow()
    desk.roll.canvas.setFocus()
    for expected in (notes[0], notes[1], notes[0]):
        QTest.keyClick(desk.roll.canvas, Qt.Key.Key_Tab)
        assert list(desk.session.selection) == [expected]
    seed = desk.frame.findChild(object, "seed")
    seed.setFocus()
    QTest.keyClick(seed, Qt.Key.Key_Tab)
    assert not seed.hasFocus()
    assert list(desk.session.selection) == [notes[0]]


def test_what_a_slot_lets_fall_is_a_box_and_a_line_in_the_log(desk, qtbot):
    desk.failures._on_exception(RuntimeError, RuntimeError("fell"), None)
    assert "inside the program" in box_of(desk, "failure", qtbot)


def test_space_plays_whatever_has_the_focus(desk, qtbot):
    desk.session.commit("Draw", edits.add(desk.session.score, [A]))
    for name in ("seed", "bars", "tempo", "grid", "model"):
        field = desk.frame.findChild(object, name)
        field.setFocus()
        QTest.keyClick(field, Qt.Key.Key_Space)
        assert desk.actions["actionPlay"].isChecked(), name
        desk.actions["actionStop"].trigger()


def test_tempo_meter_and_key_are_undoable(desk):
    tempo, key = desk.frame.findChild(object, "tempo"), desk.frame.findChild(object, "key")
    tempo.setValue(90)
    key.setCurrentIndex(3)
    key.activated.emit(3)
    assert round(desk.session.score.tempos[0].bpm) == 90
    assert desk.session.score.keys
    desk.session.undo_stack.undo()
    desk.session.undo_stack.undo()
    assert tempo.value() == 120
    assert desk.session.score == Score()


def test_the_theme_changes_at_once_and_is_remembered(desk):
    dark = desk.frame.grab().toImage().pixelColor(5, 300)
    desk.actions["actionThemeLight"].trigger()
    assert desk.frame.grab().toImage().pixelColor(5, 300).lightness() > dark.lightness() + 100
    assert desk.settings.theme == "light"


def test_help_shows_the_figures(desk):
    desk.actions["actionFigures"].trigger()
    page = desk.frame.findChild(QDialog, "helpPage")
    assert page.isVisible()
    assert "composer benchmark takes" in page.findChild(QTextBrowser, "helpText").toPlainText()
    page.close()


def test_the_shortcut_sheet_opens(desk, qtbot):
    desk.actions["actionShortcuts"].trigger()
    sheet = desk.frame.findChild(object, "shortcutSheet")
    assert sheet.isVisible()
    sheet.close()


def test_motif_or_surprise_is_wished_of_models_that_remember(desk):
    panel = desk.panel
    assert panel.wishes().memory == Wishes().memory
    for value, memory in ((0, 0.8), (80, 0.0)):
        panel._surprise.setValue(value)
        assert panel.wishes().memory == memory
        assert f"{memory:.2f}" in panel._surprise.toolTip()
    assert panel._surprise.accessibleName()
    panel._model.setCurrentIndex(panel._model.findData("abc-char"))
    assert not panel._surprise.isEnabled()
    assert "does not remember" in panel._surprise.toolTip()
    panel._model.setCurrentIndex(panel._model.findData("melody"))
    assert panel._surprise.isEnabled()
