"""Sheet music beside the roll: it follows the edits, shows what is selected and played, and leaves the window."""

import re

import pytest
from PySide6.QtCore import QLocale, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from composer import cli
from composer.files import engraving, formats
from composer.files.engraving import A4, LETTER, press
from composer.files.engraving.press import PressStopped
from composer.music import edits
from composer.music.score import Note, Notes, Score, Track
from composer.ui.look.theme import Theme
from composer.ui.paper import printing
from composer.ui.paper.view import PaperView

A, B, C = Note(0, 60, 480), Note(480, 64, 480), Note(1920, 67, 960)
PIECE = Score((Track("Melody", Notes([A, B, C])), Track("Bass", Notes([Note(0, 40, 1920)]), 33, 1)))
LONG = Score((Track("", Notes(Note(480 * i, 60 + i % 12, 480) for i in range(480))),))


def shown(desk):
    return desk._notating._shown


@pytest.fixture
def paper(desk, qtbot):
    """The sheet music of a piece, there already."""
    desk.session.open(PIECE, None)
    desk.actions["actionSheetMusic"].setChecked(True)
    qtbot.waitUntil(lambda: shown(desk) is not None and bool(desk._notating.panel.view._leaves), timeout=20_000)
    return desk._notating.panel


@pytest.fixture
def view(qapp, qtbot):
    """Pages on a view of their own, made on this thread."""
    theme = Theme(qapp, "light")
    made = PaperView(theme)
    qtbot.addWidget(made)
    made.resize(700, 500)
    with qtbot.waitExposed(made):
        made.show()
    yield made
    theme.deleteLater()


def fill(view, score):
    pages = dict(enumerate(engraving.engraved(score), 1))
    view.show_pages(len(pages), (21000, 29700), pages)
    return pages


def point_of(view, name):
    """Return where a note is on the view."""
    for number, area in view._areas():
        place = view._leaves[number].note(name) if number in view._leaves else None
        if place:
            return view._on_view(place, area).center().toPoint()
    raise AssertionError(name)


def test_an_empty_piece_invites_and_the_first_note_is_engraved(desk, qtbot):
    desk.actions["actionSheetMusic"].setChecked(True)
    view = desk._notating.panel.view
    qtbot.waitUntil(lambda: "Click a few notes" in view._sentence)
    desk.session.commit("Draw", edits.add(desk.session.score, [A]))
    qtbot.waitUntil(lambda: view.count == 1, timeout=20_000)
    assert view._sentence == ""
    desk.session.undo_stack.undo()
    qtbot.waitUntil(lambda: "Click a few notes" in view._sentence)


def test_it_follows_the_edits_and_rests_while_it_is_hidden(desk, paper, qtbot):
    desk.session.commit("Draw", edits.add(desk.session.score, [Note(2880, 72, 480)]))
    qtbot.waitUntil(lambda: paper.view._leaves[1].note("n0-3") is not None, timeout=20_000)
    assert shown(desk).score is desk.session.score
    desk.actions["actionSheetMusic"].setChecked(False)
    before = shown(desk).score
    desk.session.commit("Draw", edits.add(desk.session.score, [Note(3360, 72, 480)]))
    QTest.qWait(250)
    assert shown(desk).score is before
    assert desk._notating._engraving._press._process is None


def test_the_keys_that_zoom_are_those_of_what_has_the_focus(desk, paper):
    roll, before = desk.roll.camera.viewport.beat_width, paper.view.zoom
    ctrl = Qt.KeyboardModifier.ControlModifier
    paper.view.setFocus()
    QTest.keyClick(paper.view, Qt.Key.Key_Equal, ctrl)
    assert paper.view.zoom > before
    QTest.keyClick(paper.view, Qt.Key.Key_0, ctrl)
    assert paper.view.zoom == pytest.approx(before)
    assert desk.roll.camera.viewport.beat_width == roll
    desk.roll.canvas.setFocus()
    QTest.keyClick(desk.roll.canvas, Qt.Key.Key_Equal, ctrl)
    assert desk.roll.camera.viewport.beat_width > roll


def test_a_click_on_a_note_selects_it_on_the_roll_and_what_is_selected_is_seen(desk, paper):
    view = paper.view
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=point_of(view, "n0-1"))
    assert list(desk.session.selection) == [B]
    assert view._selected == {"n0-1"}
    ctrl = Qt.KeyboardModifier.ControlModifier
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, ctrl, point_of(view, "n0-0"))
    assert list(desk.session.selection) == [A, B]
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, ctrl, point_of(view, "n0-1"))
    assert list(desk.session.selection) == [A]
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=point_of(view, "n1-0"))
    assert (desk.session.track_index, len(desk.session.selection)) == (1, 1)
    desk._notating._on_note("", False)
    assert not len(desk.session.selection)
    # One that is gone from the piece is not selected.
    desk.session.choose_track(0)
    desk.session.commit("Erase", edits.remove(desk.session.score, [B]))
    desk._notating._on_note("n0-1", False)
    assert not len(desk.session.selection)


def test_bar_and_remarks_are_shown_and_a_double_click_puts_the_playhead_at_a_bar(desk, paper, qtbot):
    desk.playback.place(2000)
    assert paper.view._bar == ("b2", 1)
    desk._notating._on_bar("b1")
    assert (desk.playback.position, paper.view._bar) == (0, None)
    desk.session.commit("Play", edits.add(desk.session.score, [Note(2893, 70, 211)]))
    qtbot.waitUntil(lambda: "1 note lies between two note values" in paper._remarks.text(), timeout=20_000)
    assert paper._page.text() == "Page 1 of 1"


def test_what_stops_the_engraver_is_a_sentence(desk, qtbot, monkeypatch):
    def refuse(*_):
        raise PressStopped
        yield

    monkeypatch.setattr(press.Press, "load", refuse)
    desk.session.open(PIECE, None)
    desk.actions["actionSheetMusic"].setChecked(True)
    qtbot.waitUntil(lambda: "Verovio has stopped" in desk._notating.panel.view._sentence)


def test_the_window_closes_while_it_is_engraved(desk, qtbot):
    desk.session.open(LONG, None)
    desk.actions["actionSheetMusic"].setChecked(True)
    qtbot.waitUntil(lambda: desk._notating._engraving._job is not None)
    desk.frame.close()
    assert desk._notating._engraving._press._process is None


def test_pages_scroll_zoom_and_turn(view):
    pages = fill(view, LONG)
    asked: list[tuple[int, ...]] = []
    view.needed.connect(asked.append)
    assert view.page_in_sight == 1
    before = view.zoom
    view.zoom_by(2)
    assert view.zoom == pytest.approx(before * 1.44)
    view.fit_width()
    assert view.zoom == pytest.approx(before)
    QTest.keyClick(view, Qt.Key.Key_End)
    assert view.page_in_sight == len(pages)
    assert asked[-1][-1] == len(pages)
    QTest.keyClick(view, Qt.Key.Key_PageUp)
    QTest.keyClick(view, Qt.Key.Key_Home)
    assert (view.page_in_sight, view.verticalScrollBar().value()) == (1, 0)
    view.follow_again()
    view.show_bar("b120", len(pages), True)
    assert view.page_in_sight == len(pages)


def test_who_scrolls_away_while_it_plays_is_not_taken_back(view):
    pages = fill(view, LONG)
    view.show_bar("b1", 1, True)
    QTest.keyClick(view, Qt.Key.Key_End)
    view.show_bar("b2", 1, True)
    assert view.page_in_sight == len(pages)
    QTest.keyClick(view, Qt.Key.Key_Home)
    view.show_bar("b3", 1, True)  # in sight, so it goes on following
    view.show_bar("b120", len(pages), True)
    assert view.page_in_sight == len(pages)


def test_pages_are_in_the_colours_of_the_theme(view):
    fill(view, PIECE)
    for choice in ("light", "dark"):
        view._theme.choose(choice)
        image, colours = view.viewport().grab().toImage(), view._theme.colours
        across, down = range(0, image.width(), 3), range(0, image.height(), 3)
        seen = {QColor(image.pixel(x, y)).name() for x in across for y in down}
        assert {colours.raised.name(), colours.background.name()} <= seen
        darkest = min(seen, key=lambda name: abs(QColor(name).lightness() - colours.text.lightness()))
        assert abs(QColor(darkest).lightness() - colours.text.lightness()) < 40


def test_a_double_click_finds_the_bar(view, qtbot):
    fill(view, PIECE)
    at = point_of(view, "n0-2") + QPoint(14, 3)
    with qtbot.waitSignal(view.bar_chosen) as found:
        QTest.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert found.args == ["b2"]
    assert view._leaf_at(QPointF(-5, -5)) is None


def test_a_selected_note_is_marked(view):
    fill(view, PIECE)
    at = point_of(view, "n0-0")
    before = QImage(view.viewport().grab().toImage())
    view.show_selection({"n0-0"}, QColor("red"))
    after = view.viewport().grab().toImage()
    assert QColor(after.pixel(at)).red() > QColor(before.pixel(at)).red()


def test_letter_is_the_paper_of_america():
    assert printing.layout_of(QLocale("en_US")) == LETTER
    assert printing.layout_of(QLocale("de_DE")) == A4


def test_pdf_is_exported_in_lines_and_letters(desk, qtbot, tmp_path, monkeypatch):
    desk.session.open(LONG, None)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "Anna - Air"), ""))
    desk.actions["actionExportPdf"].trigger()
    desk.actions["actionExportPdf"].trigger()  # one after the other
    path = tmp_path / "Anna - Air.pdf"
    qtbot.waitUntil(path.exists, timeout=20_000)
    qtbot.waitUntil(lambda: desk._notating._job is None)
    data = path.read_bytes()
    assert data.startswith(b"%PDF-")
    assert data.endswith(b"%%EOF\n")
    assert len(re.findall(rb"/Type /Page\b[^s]", data)) == len(list(engraving.engraved(LONG)))
    assert b"/Subtype /Image" not in data
    assert b"/FontFile" in data


def test_the_chosen_pages_are_printed(desk, qtbot, tmp_path):
    desk.session.open(LONG, None)
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    printer.setPageLayout(printing.page_layout(A4))
    printer.setFromTo(2, 3)
    desk._notating._print_on(printer)
    qtbot.waitUntil(lambda: desk._notating._job is None, timeout=20_000)
    data = (tmp_path / "printed.pdf").read_bytes()
    assert len(re.findall(rb"/Type /Page\b[^s]", data)) == 2


@pytest.mark.qt_log_ignore("QPainter::begin", "QPainter::end: Painter not active")
def test_a_printer_that_refuses_is_a_sentence(tmp_path):
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "no" / "folder.pdf"))
    with pytest.raises(printing.NotPainted, match="could not be printed"):
        printing.paint(printer, list(engraving.engraved(PIECE)))


def test_an_empty_piece_is_neither_exported_nor_printed(desk):
    told: list[Exception] = []
    desk._notating.failed.connect(told.append)
    for name in ("actionExportPdf", "actionExportSvg", "actionPrint"):
        desk.actions[name].trigger()
    assert [str(error) for error in told] == [str(engraving.NothingToEngrave())] * 3


def test_svg_and_musicxml_are_exported(desk, tmp_path, monkeypatch):
    desk.session.open(PIECE, None)
    for action, name in (("actionExportSvg", "air.svg"), ("actionExportMusicXml", "air.musicxml")):
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, name=name: (str(tmp_path / name), ""))
        desk.actions[action].trigger()
        assert (tmp_path / name).exists()


@pytest.mark.parametrize("suffix", [".pdf", ".svg", ".mxl"])
def test_the_command_line_writes_sheet_music(tmp_path, suffix, capsys, qapp):
    formats.write(PIECE, tmp_path / "in.mid")
    given = cli.parse(["convert", str(tmp_path / "in.mid"), str(tmp_path / f"out{suffix}")])
    assert cli.run(given) == 0
    assert (tmp_path / f"out{suffix}").stat().st_size > 1000
    assert not capsys.readouterr().err
    formats.write(Score(), tmp_path / "none.mid")
    given = cli.parse(["convert", str(tmp_path / "none.mid"), str(tmp_path / f"none{suffix}")])
    assert cli.run(given) == (suffix != ".mxl")
