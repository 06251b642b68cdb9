"""Unsaved work reaches the disk, goes when it is saved, and is offered when its window was not closed."""

import os
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMessageBox

from composer.app import keep_safe
from composer.files import formats, journals, project
from composer.files.journals import NotKept
from composer.files.project import Origin, Project
from composer.music import edits
from composer.music.score import Note, Score
from composer.ui import keeping
from tests.ui.test_desk import box_of

A, B = Note(0, 60, 480), Note(480, 64, 480)
WORK = Project(edits.add(Score(), [A, B]), (12_000.0, 60.0, 90.0, 20.0))
ROLES = QMessageBox.ButtonRole


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "journals"


@pytest.fixture
def kept(unseen_desk, folder, monkeypatch):
    """A desk that keeps what is not saved, and offers nothing yet."""
    monkeypatch.setattr(keeping, "_MILLISECONDS", 20)
    keep_safe(unseen_desk, folder)
    yield unseen_desk
    unseen_desk.session.undo_stack.setClean()
    unseen_desk.closed.emit()


def draw(desk, *notes):
    desk.session.commit("Draw", edits.add(desk.session.score, notes))


def journals_in(folder):
    return sorted(folder.glob("*.composer"))


def left(folder, work=WORK):
    """Leave a journal as a window does that is killed; return its path."""
    journal = journals.begin(folder)
    journal.write(work)
    journal.let_go()
    return journal.path


def choose(*roles):
    """Press a button of each of the next questions; return the list of their texts."""
    asked, wanted = [], list(roles)

    def press():
        box = QApplication.activeModalWidget()
        if not isinstance(box, QMessageBox) or box.objectName() != "recoverQuestion":
            QTimer.singleShot(20, press)
            return
        asked.append(f"{box.text()}\n{box.informativeText()}")
        role = wanted.pop(0)
        if wanted:
            QTimer.singleShot(20, press)
        next(button for button in box.buttons() if box.buttonRole(button) is role).click()

    QTimer.singleShot(20, press)
    return asked


def test_an_untitled_piece_is_on_the_disk_soon_after_an_edit(kept, folder, qtbot):
    draw(kept, A)
    began = time.monotonic()
    qtbot.waitUntil(lambda: bool(journals_in(folder)))
    assert time.monotonic() - began < 2
    found = project.parse(journals_in(folder)[0].read_bytes(), "journal")
    assert (found.score, found.origin) == (kept.session.score, Origin())


def test_the_newest_state_wins_and_writes_never_overlap(kept, folder, qtbot, monkeypatch):
    writing, most = [], []
    write = journals.Journal.write

    def slowly(journal, work):
        writing.append(work)
        most.append(len(writing))
        time.sleep(0.05)
        write(journal, work)
        writing.remove(work)

    monkeypatch.setattr(journals.Journal, "write", slowly)
    for number in range(12):
        draw(kept, Note(480 * number, 60, 480))
        qtbot.wait(15)
    newest = kept.session.score
    qtbot.waitUntil(lambda: journals_in(folder) and journals.project.read(journals_in(folder)[0]).score == newest)
    assert len(most) > 1
    assert set(most) == {1}


def test_at_a_logout_the_last_edit_is_written_before_it_goes_on(kept, folder, monkeypatch):
    (part,) = kept.findChildren(keeping.Keeping)
    part._timer.setInterval(60_000)
    part.hurry()
    assert not folder.exists() or not journals_in(folder)
    draw(kept, A)
    part._on_session_ends(None)
    assert project.read(journals_in(folder)[0]).score == kept.session.score
    draw(kept, B)
    part._on_session_ends(None)
    assert project.read(journals_in(folder)[0]).score == kept.session.score


def test_what_is_undone_saved_or_closed_is_in_no_journal(kept, folder, qtbot, tmp_path):
    kept.frame.show()
    draw(kept, A)
    qtbot.waitUntil(lambda: bool(journals_in(folder)))
    kept.session.undo_stack.undo()
    qtbot.waitUntil(lambda: not journals_in(folder))
    draw(kept, A)
    qtbot.waitUntil(lambda: bool(journals_in(folder)))
    assert kept.documents._write(tmp_path / "a.composer")
    qtbot.waitUntil(lambda: not journals_in(folder))
    draw(kept, B)
    qtbot.waitUntil(lambda: bool(journals_in(folder)))
    kept.session.undo_stack.setClean()
    draw(kept, Note(960, 60, 480))
    kept.session.undo_stack.setClean()
    assert kept.frame.close()
    assert list(folder.iterdir()) == []


def test_a_window_that_lives_is_never_offered_to_another(kept, folder, qtbot):
    draw(kept, A)
    qtbot.waitUntil(lambda: bool(journals_in(folder)))
    assert list(journals.left_behind(folder)) == []
    assert len(journals_in(folder)) == 1


def test_recover_brings_all_back_and_it_is_still_unsaved(kept, folder, qtbot, tmp_path):
    path = tmp_path / "mine.composer"
    formats.write(Score(), path)
    origin = Origin(str(path), (path.stat().st_mtime_ns, path.stat().st_size, path.stat().st_ino))
    journal = left(folder, replace(WORK, origin=origin))
    asked = choose(ROLES.AcceptRole)
    kept.frame.show()
    qtbot.waitUntil(lambda: kept.session.score == WORK.score)
    assert "mine.composer" in asked[0]
    assert "2 notes" in asked[0]
    assert kept.session.is_modified
    assert kept.session.path == path
    assert kept.roll.camera.viewport.left == WORK.place[0]
    assert journal.exists(), "until it is saved it is kept"
    assert list(journals.left_behind(folder)) == [], "it is this window's now"
    assert kept.documents.save()
    assert formats.read(path).score == WORK.score
    qtbot.waitUntil(lambda: not journals_in(folder))


def test_an_original_that_others_changed_is_asked_about(kept, folder, qtbot, tmp_path):
    path = tmp_path / "mine.composer"
    formats.write(Score(), path)
    left(folder, replace(WORK, origin=Origin(str(path), (1, 2, 3))))
    choose(ROLES.AcceptRole)
    kept.frame.show()
    qtbot.waitUntil(lambda: kept.session.score == WORK.score)
    assert kept.documents._has_changed(path)


def test_later_leaves_it_for_another_start(kept, folder, qtbot):
    journal = left(folder)
    asked = choose(ROLES.RejectRole)
    kept.frame.show()
    qtbot.waitUntil(lambda: bool(asked))
    qtbot.wait(50)
    assert kept.session.score == Score()
    (found,) = journals.left_behind(folder)
    assert found.path == journal
    assert found.read() == WORK
    found.let_go()


def test_the_original_is_opened_and_the_work_put_aside(kept, folder, qtbot, tmp_path):
    path = tmp_path / "mine.composer"
    formats.write(edits.add(Score(), [B]), path)
    journal = left(folder, replace(WORK, origin=Origin(str(path))))
    choose(ROLES.DestructiveRole)
    kept.frame.show()
    qtbot.waitUntil(lambda: kept.session.path == path)
    assert list(kept.session.track.notes) == [B]
    qtbot.waitUntil(lambda: not journals_in(folder))
    assert project.read(folder / "aside" / journal.name).score == WORK.score


def test_an_original_that_is_gone_is_told_and_the_work_waits(kept, folder, qtbot, tmp_path):
    journal = left(folder, replace(WORK, origin=Origin(str(tmp_path / "gone.composer"))))
    choose(ROLES.DestructiveRole)
    kept.frame.show()
    assert "gone.composer" in box_of(kept, "failure", qtbot)
    assert journal.exists()


def test_the_newest_comes_first_and_the_others_wait(kept, folder, qtbot):
    older, untitled = left(folder, Project(edits.add(Score(), [A]))), left(folder)
    third = left(folder, Project(edits.add(Score(), [B])))
    asked = choose(ROLES.DestructiveRole, ROLES.AcceptRole)
    kept.frame.show()
    qtbot.waitUntil(lambda: kept.session.score == WORK.score)
    assert [text.count("Untitled") for text in asked] == [1, 1]
    assert "1 more" in kept.frame.statusBar().currentMessage()
    assert journals_in(folder) == [older, untitled]
    assert (folder / "aside" / third.name).exists()


def test_a_damaged_journal_is_told_and_moved_aside(kept, folder, qtbot):
    journal = left(folder)
    journal.write_bytes(journal.read_bytes()[:-30])
    kept.frame.show()
    assert "cannot be read" in box_of(kept, "damagedJournal", qtbot)
    assert journals_in(folder) == []
    assert (folder / "aside" / journal.name).exists()


def test_a_journal_that_cannot_be_written_is_told_once(kept, folder, qtbot):
    folder.write_bytes(b"a file in the place of the folder")
    told: list[Exception] = []
    kept.findChild(keeping.Keeping).failed.connect(told.append)
    draw(kept, A)
    assert "lost in a crash" in box_of(kept, "failure", qtbot)
    draw(kept, B)
    qtbot.wait(100)
    assert [type(one) for one in told] == [NotKept]
    assert kept.session.track.notes[0] == A


def test_aside_holds_so_many(folder):
    for _ in range(journals._MOST_ASIDE + 3):
        left(folder)
        (journal,) = journals.left_behind(folder)
        journal.set_aside()
        journal.let_go()
    assert len(list((folder / "aside").iterdir())) == journals._MOST_ASIDE
    assert journals_in(folder) == []
    assert not list(folder.glob("*.lock"))


WINDOW = """
import sys
from PySide6.QtCore import QSettings, QTimer
from composer import app, paths
from composer.music import edits
from composer.music.score import Note
from composer.ui.desk import Desk

application, frame = app.make_window()
frame.show()

def begin():
    desk = frame.findChild(Desk)
    count = [0]

    def edit():
        note = Note(120 * count[0], 60 + count[0] % 12, 120)
        desk.session.commit("Draw", edits.add(desk.session.score, [note]))
        count[0] += 1
        print(count[0], flush=True)

    timer = QTimer(desk)
    timer.timeout.connect(edit)
    timer.start(20)

frame.stood.connect(lambda: QTimer.singleShot(0, begin))
application.exec()
"""


@pytest.mark.skipif(os.name != "posix", reason="there is no kill -9")
def test_a_window_that_is_killed_has_kept_what_is_older_than_two_seconds(tmp_path):
    home = {name: str(tmp_path / name) for name in ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME")}
    environment = os.environ | home | {"QT_QPA_PLATFORM": "offscreen"}
    window = subprocess.Popen([sys.executable, "-c", WINDOW], stdout=subprocess.PIPE, text=True, env=environment)
    assert window.stdout is not None
    said = [(time.monotonic(), int(window.stdout.readline()))]
    while said[-1][0] - said[0][0] < 4:
        said.append((time.monotonic(), int(window.stdout.readline())))
    old = max(count for when, count in said if when < said[-1][0] - 2)
    window.send_signal(signal.SIGKILL)
    window.wait()
    window.stdout.close()
    folders = [path.parent for path in tmp_path.rglob("journals/*.composer")]
    (journal,) = journals.left_behind(folders[0])
    notes = journal.read().score.tracks[0].notes
    journal.let_go()
    # Edits that were made after the last one that was read here may be there too.
    assert len(notes) >= old
    assert notes.start.tolist() == [120 * number for number in range(len(notes))]
    assert Path(tmp_path) in journal.path.parents
