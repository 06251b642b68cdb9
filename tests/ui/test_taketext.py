"""A take as text: shown beside the window, copied and saved; the piece as ABC."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QPlainTextEdit, QPushButton, QToolButton

from composer.files import formats
from composer.generation.take import Take
from composer.generation.wishes import Wishes
from composer.music import edits
from composer.music.score import Note, Notes
from tests.ui.test_desk import box_of

NOTES = Notes([Note(480, 62, 480), Note(960, 64, 480)])
ABC = "X:1\nT:abc-tune, random seed 7\nM:4/4\nL:1/8\nK:D\nD2 E2|]\n"


def propose(desk, text=ABC, suffix=".abc", seed=7):
    """Put a finished take on the desk, as if a model had made it."""
    take = Take(NOTES, 480, 1440, True, "abc-tune", Wishes(random_seed=seed), text=text, suffix=suffix)
    desk.generating._on_finished([take])


def shown(desk):
    """The open text, None while there is none."""
    return next((found for found in desk.frame.findChildren(QDialog, "takeText") if found.isVisible()), None)


def text_of(desk):
    return shown(desk).findChild(QPlainTextEdit, "takeTextView").toPlainText()


def press(desk, name):
    QTest.mouseClick(shown(desk).findChild(QPushButton, name), Qt.MouseButton.LeftButton)


@pytest.fixture
def saved_to(monkeypatch, tmp_path):
    """Answer the next file dialog with a name; return what it proposed."""
    asked = []

    def name(_, title, proposal, kinds):
        asked.append((title, proposal.rsplit("/", 1)[-1], kinds))
        return str(tmp_path / "out"), ""

    monkeypatch.setattr("PySide6.QtWidgets.QFileDialog.getSaveFileName", name)
    return asked


def test_a_take_without_a_text_offers_none(desk):
    button, action = desk.frame.findChild(QToolButton, "showTakeText"), desk.actions["actionTakeText"]
    assert not action.isEnabled()
    propose(desk, text="")
    assert not action.isEnabled()
    assert not button.isVisible()
    propose(desk)
    assert action.isEnabled()
    assert button.isVisible()
    desk.actions["actionPreviousTake"].trigger()
    assert not button.isVisible()


def test_the_text_opens_by_button_and_by_key_and_closes_with_escape(desk, qtbot):
    propose(desk)
    QTest.mouseClick(desk.frame.findChild(QToolButton, "showTakeText"), Qt.MouseButton.LeftButton)
    assert text_of(desk) == ABC
    assert shown(desk).windowTitle() == "Take 1 by abc-tune"
    assert not shown(desk).isModal()
    assert shown(desk).focusWidget().objectName() == "takeTextCopy"
    assert shown(desk).findChild(QPlainTextEdit, "takeTextView").accessibleName() == "Text of the take"
    QTest.keyClick(shown(desk), Qt.Key.Key_Escape)
    assert shown(desk) is None
    desk.frame.activateWindow()
    desk.roll.canvas.setFocus()
    QTest.keyClick(desk.roll.canvas, Qt.Key.Key_T)
    qtbot.waitUntil(lambda: shown(desk) is not None)


def test_an_open_text_follows_the_take_and_goes_with_it(desk):
    propose(desk)
    propose(desk, text="/ 60 _ /\n", suffix=".txt")
    desk.actions["actionTakeText"].trigger()
    assert text_of(desk) == "/ 60 _ /\n"
    desk.actions["actionPreviousTake"].trigger()
    assert text_of(desk) == ABC
    desk.actions["actionKeepTake"].trigger()
    assert shown(desk) is None


def test_the_text_is_copied(desk):
    propose(desk)
    desk.actions["actionTakeText"].trigger()
    press(desk, "takeTextCopy")
    assert QApplication.clipboard().text() == ABC
    assert desk.frame.statusBar().currentMessage() == "The text is in the clipboard"


@pytest.mark.parametrize(
    ("text", "suffix", "kinds"), [(ABC, ".abc", "ABC (*.abc)"), ("/ 60 /\n", ".txt", "Text (*.txt)")]
)
def test_the_text_is_saved_under_the_suffix_of_its_notation(desk, saved_to, tmp_path, text, suffix, kinds):
    propose(desk, text=text, suffix=suffix)
    desk.actions["actionTakeText"].trigger()
    press(desk, "takeTextSave")
    assert saved_to == [("Save the text", f"abc-tune-7{suffix}", kinds)]
    assert (tmp_path / f"out{suffix}").read_text() == text


def test_the_piece_is_exported_as_abc_and_stays_what_it_is(desk, saved_to, tmp_path):
    desk.session.commit("Draw", edits.add(desk.session.score, NOTES))
    desk.actions["actionExportAbc"].trigger()
    assert saved_to == [("Export ABC", "Untitled.abc", "ABC (*.abc)")]
    assert formats.read(tmp_path / "out.abc").score.tracks[0].notes.pitch.tolist() == [62, 64]
    assert desk.session.is_modified
    assert desk.session.path is None


def test_what_abc_has_no_place_for_is_told(desk, saved_to, qtbot):
    desk.session.commit("Draw", edits.add(desk.session.score, [*NOTES, Note(480, 50, 480)]))
    desk.actions["actionExportAbc"].trigger()
    assert box_of(desk, "leftOut", qtbot) == "Not all of the piece is in out.abc."


def test_a_piece_without_notes_is_not_exported(desk, saved_to, qtbot, tmp_path):
    desk.actions["actionExportAbc"].trigger()
    assert "no notes" in box_of(desk, "failure", qtbot)
    assert not list(tmp_path.glob("out*"))
