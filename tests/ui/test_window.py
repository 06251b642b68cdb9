"""The window's joints: takes, undo, unsaved work, bad files, no sound, failures."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox, QPushButton

from composer.audio import NoSound
from composer.files import midi
from composer.music import edits
from composer.music.score import Note, Notes, Score, Track
from composer.ui import actions, failures

A = Note(0, 60, 480)
CONTRACT = """
actionNew actionOpen actionSave actionSaveAs actionImport actionExportMidi actionUndo actionRedo actionPlay actionStop
actionGenerate actionCancelGenerate actionKeepTake actionDiscardTake actionNextTake actionPreviousTake
"""


def generate(window, qtbot):
    count = len(window.generating.takes)
    window.actions_["actionGenerate"].trigger()
    qtbot.waitUntil(lambda: len(window.generating.takes) > count, timeout=60_000)


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


def box_of(window, name, qtbot):
    """Wait for a message box, close it and return its text."""
    found = []

    def is_there():
        found[:] = [box for box in window.findChildren(QMessageBox, name) if box.isVisible()]
        return bool(found)

    qtbot.waitUntil(is_there)
    text = found[0].text()
    found[0].close()
    return text


def test_the_names_of_the_contract_are_there(window):
    assert window.objectName() == "mainWindow"
    for name in ("pianoRoll", "transport", "generatePanel", "trackList"):
        assert window.findChild(object, name) is not None, name
    assert not [name for name in CONTRACT.split() if name not in window.actions_]


def test_no_two_actions_share_a_shortcut():
    keys = [key for specs in actions.MENUS.values() for spec in specs for key in spec.shortcuts]
    assert len(keys) == len(set(keys))


def test_every_control_has_a_name(window):
    for widget in window.findChildren(QPushButton):
        assert widget.accessibleName() or widget.text(), widget.objectName()


def test_keep_is_one_undo_step_and_discard_leaves_nothing(window, qtbot):
    window.session.commit("Draw", edits.add(window.session.score, [A]))
    before = window.session.score
    generate(window, qtbot)
    window.actions_["actionDiscardTake"].trigger()
    assert window.session.score is before
    assert not len(window.roll.canvas.ghosts)
    assert not window.generating.takes
    generate(window, qtbot)
    window.actions_["actionKeepTake"].trigger()
    assert window.session.undo_stack.count() == 2
    window.session.undo_stack.undo()
    assert window.session.score is before


def test_again_makes_another_take_and_the_takes_can_be_walked(window, qtbot):
    for _ in range(3):
        generate(window, qtbot)
    seeds = [take.wishes.random_seed for take in window.generating.takes]
    assert len(set(seeds)) == 3
    window.actions_["actionPreviousTake"].trigger()
    assert window.generating.shown == 1
    window.actions_["actionNextTake"].trigger()
    window.actions_["actionNextTake"].trigger()
    assert window.generating.shown == 0
    assert window.roll.canvas.ghosts == window.generating.takes[0].notes


def test_a_locked_seed_makes_the_same_take_again(window, qtbot):
    window.panel._lock.setChecked(True)
    generate(window, qtbot)
    generate(window, qtbot)
    first, second = window.generating.takes
    assert first.notes == second.notes


def test_cancel_is_at_once_and_leaves_nothing(window, qtbot):
    window.panel._bars.setValue(64)
    window.actions_["actionGenerate"].trigger()
    qtbot.waitUntil(lambda: len(window.roll.canvas.ghosts) > 2, timeout=60_000)
    window.actions_["actionCancelGenerate"].trigger()
    assert not window.generating.is_busy
    assert not len(window.roll.canvas.ghosts)
    qtbot.wait(150)
    assert not window.generating.takes


def test_a_second_press_while_busy_begins_anew(window, qtbot):
    window.panel._bars.setValue(64)
    window.generate()
    qtbot.waitUntil(lambda: len(window.roll.canvas.ghosts) > 1, timeout=60_000)
    window.panel._bars.setValue(1)
    window.generate()
    qtbot.waitUntil(lambda: not window.generating.is_busy, timeout=60_000)
    assert len(window.generating.takes) == 1


def test_an_edit_while_generating_stays(window, qtbot):
    window.session.commit("Draw", edits.add(window.session.score, [A]))
    window.actions_["actionGenerate"].trigger()
    later = Note(0, 72, 480)
    window.session.commit("Draw", edits.add(window.session.score, [later]))
    qtbot.waitUntil(lambda: bool(window.generating.takes), timeout=60_000)
    window.actions_["actionKeepTake"].trigger()
    assert {A, later} <= set(window.session.track.notes)


def test_closing_while_generating_ends_the_thread(window, qtbot):
    window.panel._bars.setValue(64)
    window.generate()
    qtbot.waitUntil(lambda: len(window.roll.canvas.ghosts) > 0, timeout=60_000)
    assert window.close()


def test_a_chord_is_continued_by_its_top_voice_and_says_so(window, qtbot):
    chord = [Note(0, pitch, 960) for pitch in (60, 64, 67)]
    window.session.commit("Draw", edits.add(window.session.score, chord))
    generate(window, qtbot)
    assert window.generating.take.remarks
    assert window.statusBar().currentMessage()


@pytest.mark.parametrize(("button", "goes"), [("Discard", True), ("Cancel", False)])
@pytest.mark.parametrize("action", ["actionNew", "close", "open_file"])
def test_unsaved_work_is_asked_about_on_every_path(window, tmp_path, button, goes, action):
    path = tmp_path / "other.mid"
    midi.write(edits.add(Score(), [Note(0, 72, 10)]), path)
    window.session.commit("Draw", edits.add(window.session.score, [A]))
    asked = answer(QMessageBox.StandardButton[button])
    if action == "close":
        assert window.close() == goes
    elif action == "open_file":
        window.documents.open_file(path)
    else:
        window.actions_[action].trigger()
    assert asked == ["unsavedQuestion"]
    if action != "close":
        assert (A not in window.session.track.notes) == goes


def test_save_in_the_question_saves(window, tmp_path):
    window.session.open(Score(), tmp_path / "mine.mid")
    window.session.commit("Draw", edits.add(window.session.score, [A]))
    asked = answer(QMessageBox.StandardButton.Save)
    assert window.close()
    assert asked
    assert list(midi.read(tmp_path / "mine.mid").score.tracks[0].notes) == [A]


def test_a_bad_file_is_a_box_and_the_piece_stays(window, qtbot, tmp_path):
    bad = tmp_path / "bad.mid"
    bad.write_bytes(b"no music")
    before = window.session.score
    window.documents.open_file(bad)
    assert "bad.mid" in box_of(window, "failure", qtbot)
    assert window.session.score is before


def test_an_export_that_cannot_be_written_is_a_box(window, qtbot, tmp_path):
    assert not window.documents.export_to(tmp_path / "nowhere" / "a.mid")
    assert "a.mid" in box_of(window, "failure", qtbot)
    assert list(tmp_path.glob("nowhere/*")) == []


def test_import_adds_tracks_and_open_shows_the_file(window, tmp_path):
    path = tmp_path / "two.mid"
    midi.write(Score((Track("a", Notes([A])), Track("b", Notes([A]), channel=1))), path)
    window.documents.open_file(path)
    assert len(window.session.score.tracks) == 2
    assert "two.mid" in window.windowTitle()
    window.documents._import(path)
    assert len(window.session.score.tracks) == 4
    assert window.session.undo_stack.undoText() == "Import two.mid"


def test_no_sound_card_is_a_message(window, monkeypatch):
    def refuse(*_):
        raise NoSound("There is no sound card.")

    monkeypatch.setattr(window.playback._player, "play", refuse)
    window.session.commit("Draw", edits.add(window.session.score, [A]))
    window.actions_["actionPlay"].trigger()
    assert window.statusBar().currentMessage() == "There is no sound card."
    assert not window.actions_["actionPlay"].isChecked()


def test_a_failing_generator_is_told_and_the_piece_stays(window, qtbot, monkeypatch):
    def fail(*_):
        raise RuntimeError("broken inside")
        yield

    failures.log_to(window.failures._log_path)
    monkeypatch.setattr("composer.generation.continuing.continue_", fail)
    before = window.session.score
    window.actions_["actionGenerate"].trigger()
    assert "inside the program" in box_of(window, "failure", qtbot)
    assert window.session.score is before
    assert not window.generating.is_busy
    assert "broken inside" in Path(window.failures._log_path).read_text("utf-8")
    for handler in list(failures.log.handlers):
        failures.log.removeHandler(handler)
        handler.close()


def test_keys_nudge_the_selection(window, qtbot):
    canvas = window.roll.canvas
    window.session.commit("Draw", edits.add(window.session.score, [A]), Notes([A]))
    for key, modifier, expected in (
        (Qt.Key.Key_Up, Qt.KeyboardModifier.NoModifier, Note(0, 61, 480)),
        (Qt.Key.Key_Right, Qt.KeyboardModifier.NoModifier, Note(240, 61, 480)),
        (Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier, Note(240, 61, 720)),
        (Qt.Key.Key_Up, Qt.KeyboardModifier.ShiftModifier, Note(240, 73, 720)),
        (Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier, Note(240, 73, 720, 85)),
        (Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier, Note(239, 73, 720, 85)),
    ):
        QTest.keyClick(canvas, key, modifier)
        assert list(window.session.selection) == [expected]
    QTest.keyClick(canvas, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    assert len(window.session.track.notes) == 2
    QTest.keyClick(canvas, Qt.Key.Key_Delete)
    assert len(window.session.track.notes) == 1


def test_space_plays_whatever_has_the_focus(window, qtbot):
    window.session.commit("Draw", edits.add(window.session.score, [A]))
    for name in ("seed", "bars", "tempo", "grid", "model"):
        field = window.findChild(object, name)
        field.setFocus()
        QTest.keyClick(field, Qt.Key.Key_Space)
        assert window.actions_["actionPlay"].isChecked(), name
        window.actions_["actionStop"].trigger()


def test_tempo_meter_and_key_are_undoable(window):
    tempo, key = window.findChild(object, "tempo"), window.findChild(object, "key")
    tempo.setValue(90)
    key.setCurrentIndex(3)
    key.activated.emit(3)
    assert round(window.session.score.tempos[0].bpm) == 90
    assert window.session.score.keys
    window.session.undo_stack.undo()
    window.session.undo_stack.undo()
    assert tempo.value() == 120
    assert window.session.score == Score()


def test_an_instrument_is_chosen_by_its_name(window):
    card = window.tracks.findChildren(object, "instrument")[0].parent()
    card._fill_menu()
    flute = next(
        action for menu in card._menu.actions() for action in menu.menu().actions() if action.text() == "Flute"
    )
    flute.trigger()
    assert window.session.track.program == 73
    assert window.session.undo_stack.undoText() == "Instrument"


def test_the_theme_changes_at_once_and_is_remembered(window):
    dark = window.grab().toImage().pixelColor(5, 300)
    window.actions_["actionThemeLight"].trigger()
    assert window.grab().toImage().pixelColor(5, 300).lightness() > dark.lightness() + 100
    assert window.settings.theme == "light"


def test_the_shortcut_sheet_opens(window, qtbot):
    window.actions_["actionShortcuts"].trigger()
    sheet = window.findChild(object, "shortcutSheet")
    assert sheet.isVisible()
    sheet.close()
