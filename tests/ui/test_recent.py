"""Open recent: the last files, newest first, asked about before unsaved work goes, gone when they are."""

import pytest
from PySide6.QtWidgets import QMenu, QMessageBox

from composer.files import formats
from composer.music import edits
from composer.music.score import Note, Score
from composer.ui import settings as settings_store
from composer.ui.verbs import recent
from tests.ui.test_desk import answer

A = Note(0, 60, 480)


@pytest.fixture
def files(tmp_path):
    """A dozen pieces, each of a note of its own."""
    paths = [tmp_path / f"R&B {number}.composer" for number in range(12)]
    for number, path in enumerate(paths):
        formats.write(edits.add(Score(), [Note(0, 40 + number, 480)]), path)
    return paths


def menu_of(desk):
    return next(one for one in desk.actions["actionClearRecent"].associatedObjects() if isinstance(one, QMenu))


def lines(desk):
    return [action for action in menu_of(desk).actions() if not action.isSeparator()][:-1]


def test_the_last_ten_are_listed_newest_first_and_remembered(desk, files):
    assert not menu_of(desk).menuAction().isEnabled()
    for path in [*files, files[5]]:
        desk.documents.open_file(path)
    expected = [files[5], *(path for path in reversed(files) if path != files[5])][:10]
    texts = [line.text() for line in lines(desk)]
    assert [text.split("  ")[0] for text in texts] == [f"&{n}" for n in [*range(1, 10), 0]]
    assert [path.name.replace("&", "&&") in text for path, text in zip(expected, texts, strict=True)] == [True] * 10
    assert recent.read(settings_store.load(desk._remembering._store).recent) == [str(path) for path in expected]
    assert menu_of(desk).menuAction().isEnabled()


def test_a_line_opens_its_file_and_saving_lists_one(desk, files, tmp_path):
    desk.documents.open_file(files[0])
    desk.documents.open_file(files[1])
    lines(desk)[1].trigger()
    assert desk.session.path == files[0]
    assert desk.session.track.notes[0].pitch == 40
    assert desk.documents._write(tmp_path / "new.composer")
    assert "new.composer" in lines(desk)[0].text()


@pytest.mark.parametrize(("button", "goes"), [("Discard", True), ("Cancel", False)])
def test_unsaved_work_is_asked_about(desk, files, button, goes):
    desk.documents.open_file(files[0])
    desk.documents.open_file(files[1])
    desk.session.commit("Draw", edits.add(desk.session.score, [A]))
    asked = answer(QMessageBox.StandardButton[button])
    lines(desk)[1].trigger()
    assert asked == ["unsavedQuestion"]
    assert (A not in desk.session.track.notes) == goes


def test_a_file_that_is_gone_is_told_and_leaves_the_list(desk, files):
    desk.documents.open_file(files[0])
    desk.documents.open_file(files[1])
    files[0].unlink()
    desk.session.commit("Draw", edits.add(desk.session.score, [A]))
    lines(desk)[1].trigger()
    assert "R&B 0.composer is not there any more." in desk.frame.statusBar().currentMessage()
    assert len(lines(desk)) == 1
    assert A in desk.session.track.notes


def test_the_list_can_be_cleared(desk, files):
    desk.documents.open_file(files[0])
    desk.actions["actionClearRecent"].trigger()
    assert lines(desk) == []
    assert recent.read(settings_store.load(desk._remembering._store).recent) == []


@pytest.mark.parametrize(("text", "files"), [("", []), ("{", []), ("3", []), ('{"a": 1}', []), ('["a", 3]', ["a"])])
def test_settings_that_make_no_sense_are_no_files(text, files):
    assert recent.read(text) == files
