"""Files that are dropped or pasted, and the folders that dialogs begin in."""

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox

from composer.files import formats
from composer.music import edits
from composer.music.score import Note, Notes, Score, Track
from composer.ui import folders
from composer.ui import settings as settings_store
from composer.ui.folders import Folders
from tests.ui.test_desk import answer

A, B = Note(0, 60, 480), Note(0, 64, 480)
MOVE_OR_COPY = Qt.DropAction.MoveAction | Qt.DropAction.CopyAction
NOTHING, CTRL = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def files(tmp_path):
    """A piece in each format that is written, and a file that is no music."""
    score = Score((Track("Tune", Notes([B])),))
    paths = [tmp_path / f"tune{suffix}" for suffix in (".mid", ".composer", ".abc")]
    for path in paths:
        formats.write(score, path)
    (tmp_path / "photo.png").write_bytes(b"png")
    return {path.suffix: path for path in tmp_path.iterdir()}


def urls(*paths):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return data


def drop(desk, *paths, held=NOTHING, offered=MOVE_OR_COPY):
    data, left = urls(*paths), Qt.MouseButton.LeftButton
    enter = QDragEnterEvent(QPoint(5, 5), offered, data, left, held)
    QApplication.sendEvent(desk.frame, enter)
    event = QDropEvent(QPointF(5, 5), offered, data, left, held, QEvent.Type.Drop)
    QApplication.sendEvent(desk.frame, event)
    # Who dropped it goes on before anything is asked.
    assert event.dropAction() == Qt.DropAction.CopyAction
    QApplication.processEvents()
    return enter.isAccepted()


@pytest.mark.parametrize("suffix", [".mid", ".composer", ".abc"])
def test_what_is_dropped_is_opened(desk, files, suffix):
    assert drop(desk, files[suffix])
    assert [note.pitch for note in desk.session.track.notes] == [64]
    assert desk.session.path == files[suffix]


def test_with_ctrl_it_is_added_to_the_piece(desk, files):
    desk.session.commit("Draw", edits.add(Score(), [A]))
    drop(desk, files[".mid"], files[".composer"], held=CTRL)
    assert [[note.pitch for note in track.notes] for track in desk.session.score.tracks] == [[60], [64], [64]]
    assert desk.session.undo_stack.count() == 3
    assert desk.session.path is None


def test_what_cannot_be_read_is_told_before_anything_is_asked(desk, files, qtbot):
    desk.session.commit("Draw", edits.add(Score(), [A]))
    told = answer(QMessageBox.StandardButton.Ok)
    drop(desk, files[".png"])
    qtbot.waitUntil(lambda: told == ["failure"])
    assert A in desk.session.track.notes


def test_unsaved_work_is_asked_about(desk, files):
    desk.session.commit("Draw", edits.add(Score(), [A]))
    asked = answer(QMessageBox.StandardButton.Cancel)
    drop(desk, files[".mid"])
    assert asked == ["unsavedQuestion"]
    assert A in desk.session.track.notes


def test_of_many_the_first_is_opened_and_that_is_told(desk, files):
    drop(desk, files[".mid"], files[".abc"])
    assert desk.session.path == files[".mid"]
    assert "Only tune.mid was opened" in desk.frame.statusBar().currentMessage()


def test_what_is_no_file_is_not_taken(desk):
    data = QMimeData()
    data.setText("words")
    enter = QDragEnterEvent(QPoint(5, 5), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, NOTHING)
    enter.ignore()
    QApplication.sendEvent(desk.frame, enter)
    assert not enter.isAccepted()


@pytest.mark.parametrize("suffix", [".mid", ".composer", ".abc"])
def test_a_file_that_was_copied_is_pasted_at_the_playhead(desk, files, suffix):
    QGuiApplication.clipboard().setMimeData(urls(files[suffix]))
    desk.playback.place(960)
    desk.actions["actionPaste"].trigger()
    assert [(note.start, note.pitch) for note in desk.session.track.notes] == [(960, 64)]
    assert desk.session.undo_stack.undoText() == "Paste"


@pytest.mark.parametrize("name", ["photo.png", "gone.mid"])
def test_a_file_that_cannot_be_pasted_says_so(desk, files, tmp_path, name):
    QGuiApplication.clipboard().setMimeData(urls(tmp_path / name))
    desk.actions["actionPaste"].trigger()
    assert name in desk.frame.statusBar().currentMessage()
    assert desk.session.undo_stack.count() == 0


def test_a_file_that_is_too_long_for_the_piece_says_so(desk, files, tmp_path, qtbot):
    formats.write(Score((Track("", Notes([Note(2**29, 60, 1)])),), 24), tmp_path / "long.composer")
    desk.session.open(edits.add(Score(ticks_per_beat=960), [A]), None)
    told = answer(QMessageBox.StandardButton.Ok)
    assert not desk.documents.import_file(tmp_path / "long.composer")
    qtbot.waitUntil(lambda: told == ["failure"])


def test_each_kind_of_dialog_begins_where_it_was_last(desk, files, tmp_path, monkeypatch):
    begun = []

    def ask(window, title, where, filters):
        begun.append(where)
        return str(here / "tune.mid"), ""

    for name in ("getOpenFileName", "getSaveFileName"):
        monkeypatch.setattr(QFileDialog, name, ask)
    places = {}
    for action in ("actionOpen", "actionExportMidi", "actionImport"):
        here = places[action] = tmp_path / action
        here.mkdir()
        formats.write(Score((Track("", Notes([B])),)), here / "tune.mid")
        desk.actions[action].trigger()
    begun.clear()
    for action in ("actionOpen", "actionExportMidi", "actionImport"):
        here = places[action]
        desk.session.undo_stack.setClean()
        desk.actions[action].trigger()
    expected = [places["actionOpen"], places["actionExportMidi"] / "tune.mid", places["actionImport"]]
    assert begun == [str(path) for path in expected]
    kept = Folders(settings_store.load(desk._remembering._store).folders)
    assert kept.of("import") == str(places["actionImport"])


def test_a_folder_that_is_gone_is_not_begun_in(tmp_path):
    known = Folders("{}")
    assert known.of("export") == ""
    known.remember("piece", tmp_path / "a.mid")
    known.remember("export", tmp_path / "gone" / "a.mid")
    assert known.of("export") == str(tmp_path)


@pytest.mark.parametrize(("text", "read"), [("", {}), ("{", {}), ("3", {}), ('{"a": 1, "b": "c"}', {"b": "c"})])
def test_settings_that_make_no_sense_are_no_folders(text, read):
    assert folders.read(text) == read
