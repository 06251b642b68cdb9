"""What is done to a selection: chosen, made with G, shown, kept and undone."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QStandardItemModel
from PySide6.QtWidgets import QCheckBox, QComboBox, QSpinBox

from composer.generation import library
from composer.generation.wishes import NEED_NOTES, Task
from composer.music import edits
from composer.music.score import Note, Notes, Score
from composer.music.styles import STYLES
from composer.ui.panels.tasks import TaskChoice
from tests.generation.test_chordal import MODEL

EIGHT = edits.add(Score(), [Note(480 * n, 60 + n % 5, 480, locked=n == 4) for n in range(8)])


@pytest.fixture
def tasked(no_network, desk):
    """A desk with eight notes."""
    desk.session.open(EIGHT, None)
    return desk


def choose(desk, task):
    desk.panel.task.setCurrentIndex(desk.panel.task.findData(task))


def make(desk, qtbot):
    count = len(desk.generating.takes)
    desk.actions["actionGenerate"].trigger()
    qtbot.waitUntil(lambda: len(desk.generating.takes) > count, timeout=60_000)
    return desk.generating.take


def enabled(choice):
    items = choice.model()
    assert isinstance(items, QStandardItemModel)
    return {choice.itemData(row) for row in range(choice.count()) if items.item(row).isEnabled()}


@pytest.mark.parametrize("task", NEED_NOTES)
def test_a_task_is_kept_in_one_undo_step(tasked, qtbot, task):
    selected = EIGHT.tracks[0].notes[2:6]
    tasked.session.select(selected)
    choose(tasked, task)
    take = make(tasked, qtbot)
    canvas = tasked.roll.canvas
    assert take.wishes.task is task
    assert len(take.replaced)
    assert not take.replaced.locked.any()
    assert tasked.session.score is EIGHT
    assert canvas.ghosts == take.notes
    assert canvas.replaced == take.replaced
    heard = tasked.generating.score_with_take
    assert heard == edits.swap(EIGHT, take.replaced, take.notes)
    tasked.actions["actionKeepTake"].trigger()
    assert tasked.session.track.notes == heard.tracks[0].notes
    assert tasked.session.undo_stack.count() == 1
    assert not len(canvas.replaced)
    tasked.session.undo_stack.undo()
    assert tasked.session.score is EIGHT
    assert tasked.session.selection == selected


def test_any_phrase_is_continued_as_if_it_stood_alone(tasked, qtbot):
    phrase = EIGHT.tracks[0].notes[1:3]
    assert not tasked.actions["actionContinueSelection"].isEnabled()
    tasked.session.select(phrase)
    choose(tasked, Task.VARY)
    tasked.actions["actionContinueSelection"].trigger()
    qtbot.waitUntil(lambda: bool(tasked.generating.takes), timeout=60_000)
    take = tasked.generating.take
    assert take.wishes.task is Task.CONTINUE
    assert phrase.span[1] <= take.start < 480 * 8
    assert len(take.replaced)
    assert not take.replaced.locked.any()
    assert take.origin.seed.tracks[0].notes == phrase
    kept = [note for note in EIGHT.tracks[0].notes if note not in take.replaced]
    tasked.actions["actionKeepTake"].trigger()
    assert set(tasked.session.track.notes) == {*kept, *take.notes}
    assert tasked.actions["actionMakeAgain"].isEnabled()


@pytest.fixture
def untrained(monkeypatch):
    """A model of chords, untrained, in the place of all others."""
    monkeypatch.setattr(library, "load", lambda name: MODEL)


@pytest.fixture
def choral(untrained, desk):
    """A desk with eight notes and a model of chords, untrained."""
    desk.session.open(EIGHT, None)
    desk.panel._model.setCurrentIndex(desk.panel._model.findData("chords"))
    choose(desk, Task.HARMONISE)
    return desk


def test_a_harmony_is_kept_on_new_tracks_in_one_undo_step(choral, qtbot):
    take = make(choral, qtbot)
    assert choral.roll.canvas.ghosts == take.notes
    choral.actions["actionKeepTake"].trigger()
    tracks = choral.session.score.tracks
    assert tracks[0].notes == EIGHT.tracks[0].notes
    assert [track.notes for track in tracks[1:]] == [part for part in take.parts if len(part)]
    assert choral.session.undo_stack.count() == 1
    choral.session.undo_stack.undo()
    assert choral.session.score is EIGHT


def test_what_is_selected_is_harmonised_and_nothing_else(choral, qtbot):
    selected = EIGHT.tracks[0].notes[2:6]
    choral.session.select(selected)
    take = make(choral, qtbot)
    assert selected.span[0] <= take.notes.span[0] < take.notes.span[1] <= selected.span[1]
    assert enabled(choral.panel.task) == {Task.CONTINUE, Task.HARMONISE}


def test_what_needs_a_selection_is_offered_with_one_only(tasked):
    choice = tasked.panel.task
    assert enabled(choice) == {Task.CONTINUE}
    assert "Select" in choice.itemData(1, Qt.ItemDataRole.ToolTipRole)
    tasked.session.select(EIGHT.tracks[0].notes[:2])
    assert enabled(choice) == {Task.CONTINUE, *NEED_NOTES}
    assert choice.task is Task.CONTINUE
    tasked.session.select(Notes())
    assert enabled(choice) == {Task.CONTINUE}


def test_what_another_model_can_do_is_said(tasked):
    choice = tasked.panel.task
    harmonise = choice.findData(Task.HARMONISE)
    assert "Chords and voices can do this" in choice.itemData(harmonise, Qt.ItemDataRole.ToolTipRole)
    tasked.panel._model.setCurrentIndex(tasked.panel._model.findData("chords"))
    assert not choice.itemData(harmonise, Qt.ItemDataRole.ToolTipRole)
    assert "can do this" in choice.itemData(choice.findData(Task.VARY), Qt.ItemDataRole.ToolTipRole)


def test_without_a_selection_it_says_what_to_do(tasked):
    tasked.session.select(EIGHT.tracks[0].notes[:2])
    choose(tasked, Task.FILL)
    tasked.session.select(Notes())
    tasked.actions["actionGenerate"].trigger()
    assert not tasked.generating.is_busy
    assert "Select the notes" in tasked.panel._said.text()


def test_a_model_that_only_continues_is_asked_for_nothing_else(tasked):
    tasked.session.select(EIGHT.tracks[0].notes[:2])
    choose(tasked, Task.VARY)
    tasked.panel._model.setCurrentIndex(tasked.panel._model.findData("note-int"))
    style = tasked.frame.findChild(QComboBox, "style")
    assert tasked.panel.task.task is Task.CONTINUE
    assert enabled(tasked.panel.task) == {Task.CONTINUE}
    assert not style.isEnabled()
    assert tasked.panel.wishes().style == ""


def test_length_and_end_are_of_a_continuation(tasked):
    tasked.session.select(EIGHT.tracks[0].notes[:2])
    bars, finish = tasked.frame.findChild(QSpinBox, "bars"), tasked.frame.findChild(QCheckBox, "finish")
    assert bars.isEnabled()
    assert finish.isVisible()
    choose(tasked, Task.RENEW_RHYTHM)
    assert not bars.isEnabled()
    assert not finish.isVisible()


def test_style_and_end_are_wished_for(tasked):
    style, finish = tasked.frame.findChild(QComboBox, "style"), tasked.frame.findChild(QCheckBox, "finish")
    assert [style.itemData(row) for row in range(style.count())] == ["", *STYLES]
    style.setCurrentIndex(style.findData("Irish"))
    finish.setChecked(False)
    wishes = tasked.panel.wishes()
    assert (wishes.style, wishes.finish) == ("Irish", False)


def test_a_take_whose_notes_have_changed_is_dropped(tasked, qtbot):
    tasked.session.select(EIGHT.tracks[0].notes[2:4])
    choose(tasked, Task.RENEW_PITCHES)
    take = make(tasked, qtbot)
    others = Notes(replace(note, velocity=1) for note in take.replaced)
    tasked.session.commit("Velocity", edits.swap(EIGHT, take.replaced, others))
    assert not tasked.generating.takes
    assert not len(tasked.roll.canvas.ghosts)


def test_the_notes_that_give_way_are_painted_dimly(tasked, qtbot):
    canvas, note = tasked.roll.canvas, EIGHT.tracks[0].notes[2:3]
    at = canvas.point_at(int(note.start[0]) + 240, int(note.pitch[0]))
    before = canvas.grab().toImage().pixelColor(at)
    canvas.show_ghosts(Notes(), note)
    dimmed = canvas.grab().toImage().pixelColor(at)
    canvas.show_ghosts(Notes())
    assert dimmed != before
    assert canvas.grab().toImage().pixelColor(at) == before


def test_the_choice_of_tasks_stands_on_its_own(qtbot):
    choice = TaskChoice()
    qtbot.addWidget(choice)
    assert choice.accessibleName()
    assert choice.objectName() == "task"
