"""Files that take time: the window waits, can give them up, and opens one at a time."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QMessageBox, QProgressDialog

from composer.files import foreign, formats
from composer.music.score import Notes, Score
from tests.files.test_foreign import bar, note, xml


def dialog(desk):
    return desk.frame.findChild(QProgressDialog, "reading")


def test_notation_is_opened_by_a_process(desk, tmp_path):
    path = tmp_path / "a.musicxml"
    path.write_bytes(xml(bar(note("C", 8, "<notations><slur/></notations>"))))
    assert desk.documents.open_file(path)
    assert desk.session.score.tracks[0].notes.pitch.tolist() == [60]
    box = desk.frame.findChild(QMessageBox, "importWarnings")
    assert "Slurs" in box.informativeText()
    box.close()


def test_it_can_be_given_up(desk, tmp_path):
    path = tmp_path / "a.abc"
    path.write_text("X:1\nK:C\nCDEF|\n")
    before = desk.session.score
    seen = []

    def give_up():
        seen.append(dialog(desk).labelText())
        assert not desk.documents.open_file(path), "one at a time"
        dialog(desk).cancel()

    QTimer.singleShot(0, give_up)
    assert not desk.documents.open_file(path)
    assert seen == ["Reading a.abc…"]
    assert desk.session.score is before


def test_what_is_refused_is_said(desk, tmp_path, monkeypatch):
    monkeypatch.setattr(foreign, "MOST_SECONDS", 0)
    path = tmp_path / "a.krn"
    path.write_text("**kern\n4c\n")
    told: list[Exception] = []
    desk.documents.failed.connect(told.append)
    assert not desk.documents.open_file(path)
    assert "takes longer than" in str(told[0])


def test_a_large_file_is_read_beside_the_window(desk, tmp_path, monkeypatch):
    monkeypatch.setattr(formats, "_SOON", 10)
    path = tmp_path / "a.mid"
    formats.write(Score(), path)
    assert formats.takes_time(path)
    assert not formats.takes_time(tmp_path / "missing.mid")
    assert desk.documents.open_file(path)
    assert desk.session.score.tracks[0].notes == Notes()
