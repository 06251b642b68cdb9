"""What a screen reader finds and is told."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget

from composer.music import edits
from composer.music.naming import Naming, Style
from composer.music.score import Meter, Note, Notes, Score, Track
from composer.ui.words.wording import note_text

NAME = QAccessible.Text.Name
A, B = Note(0, 64, 480), Note(960, 67, 240, 90, True)


@pytest.fixture
def ready(desk):
    desk.session.open(edits.add(Score(), [A, B]), None)
    desk.roll.show_whole()
    desk.frame.activateWindow()
    desk.roll.canvas.setFocus()
    return desk


@pytest.fixture
def said(ready):
    heard: list[str] = []
    ready._speaking.said.connect(heard.append)
    return heard


@pytest.mark.parametrize(
    ("note", "words"),
    [
        (Note(480 * 6, 64, 480), "E4, bar 2 beat 3, quarter, velocity 80"),
        (Note(0, 61, 720, 1), "C♯4, bar 1 beat 1, dotted quarter, velocity 1"),
        (Note(120, 60, 100), "C4, bar 1 beat 1 + 0.25, 0.208 beats, velocity 80"),
        (Note(0, 60, 160, 80, True), "C4, bar 1 beat 1, eighth triplet, velocity 80, locked"),
    ],
)
def test_a_note_in_words(qapp, note, words):
    assert note_text(Score(), Track(), note, Naming()) == words


def test_a_note_in_words_goes_by_meter_language_and_drums(qapp):
    score = Score(meters=(Meter(0, 6, 8),))
    assert note_text(score, Track(), Note(1440, 71, 240), Naming(Style.GERMAN)).startswith("H4, bar 2 beat 1, eighth")
    assert "Snare" in note_text(score, Track(channel=9), Note(0, 38, 240), Naming())


def test_the_roll_is_a_list_of_the_notes_in_sight(ready):
    roll = QAccessible.queryAccessibleInterface(ready.roll.canvas)
    assert roll.role() == QAccessible.Role.List
    assert roll.childCount() == 2
    first = roll.child(0)
    assert first.text(NAME) == "E4, bar 1 beat 1, quarter, velocity 80"
    assert first.role() == QAccessible.Role.ListItem
    assert roll.indexOfChild(first) == 0
    assert first.parent().object() == ready.roll.canvas
    canvas = ready.roll.canvas
    hit = canvas.hand.hit(canvas.mapFromGlobal(first.rect().center()).toPointF())
    assert hit.note == A
    assert roll.child(2) is None
    ready.session.select(Notes([A]))
    assert [roll.child(index).state().selected for index in (0, 1)] == [1, 0]


def test_the_list_follows_the_piece_and_the_view(ready):
    roll = QAccessible.queryAccessibleInterface(ready.roll.canvas)
    assert roll.childCount() == 2
    ready.session.commit("Delete", edits.remove(ready.session.score, [A]))
    assert roll.childCount() == 1
    assert "locked" in roll.child(0).text(NAME)
    ready.roll.follow(480_000)
    assert roll.childCount() == 0
    many = Notes([Note(tick, 60, 10) for tick in range(0, 40_000, 20)])
    ready.session.open(edits.add(Score(), many), None)
    ready.roll.show_whole()
    assert 0 < roll.childCount() <= 500


def test_the_caret_and_the_selection_are_said(ready, said, qtbot):
    canvas = ready.roll.canvas
    QTest.keyClick(canvas, Qt.Key.Key_Right)
    qtbot.waitUntil(lambda: said == ["C4, bar 1 beat 1 + 0.5"])
    QTest.keyClick(canvas, Qt.Key.Key_Tab)
    qtbot.waitUntil(lambda: said[-1] == "G4, bar 1 beat 3, eighth, velocity 90, locked")
    assert canvas.accessibleDescription() == said[-1]
    ready.actions["actionSelectAll"].trigger()
    qtbot.waitUntil(lambda: said[-1] == "2 notes selected")


def test_what_was_done_and_undone_is_said_with_what_came_of_it(ready, said, qtbot):
    ready.session.select(Notes([A]))
    QTest.keyClick(ready.roll.canvas, Qt.Key.Key_Up)
    qtbot.waitUntil(lambda: bool(said) and said[-1].endswith("Transpose"))
    assert "F4, bar 1 beat 1" in said[-1]
    ready.actions["actionUndo"].trigger()
    qtbot.waitUntil(lambda: said[-1].endswith("Undone: Transpose"))
    ready.actions["actionSelectOverlapping"].trigger()
    qtbot.waitUntil(lambda: "overlap" in said[-1])


def test_every_control_has_a_name(ready):
    buddies = {label.buddy() for label in ready.frame.findChildren(QLabel)}
    silent = [
        (type(widget).__name__, widget.objectName(), widget.parentWidget().objectName())
        for widget in ready.frame.findChildren(QWidget)
        if widget.window() is ready.frame
        and widget.focusPolicy() != Qt.FocusPolicy.NoFocus
        and not widget.focusProxy()
        and not widget.objectName().startswith("qt_")
        and widget not in buddies
        and not (widget.accessibleName() or getattr(widget, "text", str)())
    ]
    assert not silent


def test_the_track_that_is_edited_is_said(ready, said, qtbot):
    ready.actions["actionAddDrums"].trigger()
    qtbot.waitUntil(lambda: bool(said) and "Drums, Standard Kit" in said[-1])
