"""Keys can be shared, chosen, taken away and brought back; the sheet does it by hand."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QPushButton, QTreeWidget

from composer.music import edits
from composer.music.score import Note, Notes, Score
from composer.ui.menus import keymap
from composer.ui.menus.keymap import Keymap

A = Note(0, 60, 480)
KEY = Qt.Key
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def ready(desk):
    desk.session.open(edits.add(Score(), [A]), None)
    desk.frame.activateWindow()
    desk.roll.canvas.setFocus()
    return desk


def focused():
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def keys_of(desk, name):
    return [key.toString() for key in desk.actions[name].shortcuts()]


def test_a_shared_key_goes_to_what_can_be_done_with_the_selection(ready):
    assert keys_of(ready, "actionCaretUp") == ["Up"]
    ready.session.select(Notes([A]))
    assert keys_of(ready, "actionCaretUp") == []
    assert keys_of(ready, "actionHigher") == ["Up"]
    ready.session.select(Notes())
    assert keys_of(ready, "actionCaretUp") == ["Up"]


def test_chosen_keys_work_are_shown_and_are_remembered(ready):
    ready.keymap.choose("actionBackwards", ("Ctrl+I",))
    assert keys_of(ready, "actionImport") == []
    assert "Ctrl+I" in ready.actions["actionBackwards"].toolTip()
    longer = Note(0, 72, 960)
    ready.session.commit("More", edits.add(ready.session.score, [longer]), Notes([A, longer]))
    QTest.keyClick(ready.roll.canvas, KEY.Key_I, CTRL)
    assert ready.session.undo_stack.undoText() == "Reverse"
    again = Keymap(ready.actions, keymap.parse(ready.settings.shortcuts), ready)
    assert again.keys("actionBackwards") == ("Ctrl+I",)
    assert again.keys("actionImport") == ()
    ready.keymap.reset_all()
    assert keys_of(ready, "actionImport") == ["Ctrl+I"]
    assert keys_of(ready, "actionBackwards") == []


@pytest.mark.parametrize("text", ["", "{", "[]", "3", '{"a": 1}', '{"actionNew": [1]}', '{"gone": ["F2"]}'])
def test_damaged_settings_leave_the_usual_keys(ready, text):
    chosen = keymap.parse(text)
    other = Keymap(ready.actions, chosen, ready)
    assert other.keys("actionSave") == ("Ctrl+S",)
    other.reset_all()


def test_buttons_show_the_keys_of_the_moment(ready):
    generate = ready.frame.findChild(QPushButton, "generate")
    ready.keymap.choose("actionGenerate", ("F5",))
    assert "F5" in generate.text()
    ready.keymap.reset("actionGenerate")
    assert generate.text().endswith("G")


# The sheet


@pytest.fixture
def sheet(ready):
    QTest.keyClick(ready.roll.canvas, KEY.Key_F1)
    found = ready.frame.findChild(object, "shortcutSheet")
    yield found
    found.close()


def row(sheet, text):
    return next(row for row in sheet._rows if row.text(0) == text)


def click(sheet, text):
    tree = sheet.findChild(QTreeWidget)
    tree.scrollToItem(row(sheet, text))
    tree.setCurrentItem(row(sheet, text))
    QTest.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=tree.visualItemRect(row(sheet, text)).center())
    return tree


def test_a_click_and_keys_are_the_keys_of_the_row(ready, sheet):
    tree = click(sheet, "Invert")
    QTest.keyClick(tree, KEY.Key_Control)
    QTest.keyClick(tree, KEY.Key_K, CTRL)
    assert row(sheet, "Invert").text(1) == "Ctrl+K"
    assert keys_of(ready, "actionInvert") == ["Ctrl+K"]


def test_keys_that_another_had_are_said(ready, sheet):
    tree = click(sheet, "Invert")
    QTest.keyClick(tree, KEY.Key_D, CTRL)
    assert "Duplicate" in sheet.findChild(QLabel, "shortcutMessage").text()
    assert keys_of(ready, "actionDuplicate") == []
    sheet.findChild(QPushButton, "shortcutResetAll").click()
    assert keys_of(ready, "actionDuplicate") == ["Ctrl+D"]
    assert row(sheet, "Invert").text(1) == ""


def test_a_row_is_changed_with_nothing_but_keys_and_esc_leaves_it(ready, sheet):
    tree = sheet.findChild(QTreeWidget)
    tree.setCurrentItem(row(sheet, "Glue"))
    QTest.keyClick(tree, KEY.Key_Return)
    assert row(sheet, "Glue").text(1) == "press keys…"
    QTest.keyClick(tree, KEY.Key_Escape)
    assert row(sheet, "Glue").text(1) == "Ctrl+J"
    assert sheet.isVisible()
    QTest.keyClick(tree, KEY.Key_Return)
    QTest.keyClick(tree, KEY.Key_Tab)
    assert keys_of(ready, "actionGlue") == ["Tab"]
    sheet.findChild(QPushButton, "shortcutReset").click()
    assert keys_of(ready, "actionGlue") == ["Ctrl+J"]
    sheet.findChild(QPushButton, "shortcutNone").click()
    assert keys_of(ready, "actionGlue") == []
    QTest.keyClick(tree, KEY.Key_Escape)
    assert not sheet.isVisible()
    ready.keymap.reset_all()


def test_the_sheet_says_when_a_shared_key_is_whose(sheet):
    assert row(sheet, "Lock or unlock").text(1) == "L   with notes selected"
    assert row(sheet, "Loop the region").text(1) == "L"
    assert row(sheet, "Keep the take").text(1).endswith("with a take")


def test_the_sheet_is_searched_and_shows_the_mouse(sheet):
    sheet.findChild(QLineEdit).setText("quantize h")
    assert [row.text(0) for row in sheet._rows if not row.isHidden()] == ["Quantize how"]
    sheet.findChild(QLineEdit).setText("ctrl-drag")
    assert {row.text(0) for row in sheet._rows if not row.isHidden()} == {"Copy notes", "Select"}


def test_space_plays_and_letters_work_whatever_has_the_focus(ready):
    taking = [widget for widget in ready.frame.findChildren(object) if getattr(widget, "focusPolicy", None)]
    seen = [widget for widget in taking if widget.focusPolicy() and widget.isVisible() and widget.isEnabled()]
    assert len(seen) > 10
    for widget in seen:
        if widget.focusProxy() or isinstance(widget, QLineEdit):
            continue
        widget.setFocus()
        QTest.keyClick(widget, KEY.Key_Space)
        assert ready.actions["actionPlay"].isChecked(), widget
        ready.actions["actionStop"].trigger()


def test_the_keys_go_round_the_window_and_back_to_the_roll(ready):
    canvas = ready.roll.canvas
    seen = []
    for _ in range(5):
        QTest.keyClick(focused(), KEY.Key_Tab, CTRL)
        seen.append(focused())
    parts = (ready.transport, ready.tracks, ready.panel, ready.roll.lanes)
    assert all(part.isAncestorOf(widget) for part, widget in zip(parts, seen, strict=False))
    assert seen[-1] is canvas
    QTest.keyClick(canvas, KEY.Key_Tab, CTRL | SHIFT)
    assert focused() is seen[3]
    ready.session.select(Notes([A]))
    for part in (1, 2):
        seen[part].setFocus()
        QTest.keyClick(seen[part], KEY.Key_Escape)
        assert focused() is canvas
    assert [*ready.session.selection] == [A]


def test_no_button_takes_the_focus_from_the_mouse(ready):
    for button in ready.frame.findChildren(QAbstractButton):
        assert not button.focusPolicy() & Qt.FocusPolicy.ClickFocus.value, button.objectName() or button.text()
