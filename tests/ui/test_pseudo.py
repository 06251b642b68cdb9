"""The window in a language that is none: no text is without it, and nothing is cut off where texts are longer."""

import re
from random import Random

import pytest
from PySide6.QtCore import QSettings

from composer.files import instruments
from composer.music.gestures import Point
from composer.music.score import KeyChange, Note, Notes, Score, Track
from composer.ui.desk import Desk
from composer.ui.failures import Failures
from composer.ui.frame import Frame
from composer.ui.look.theme import Theme
from composer.ui.panels.instruments import InstrumentPicker
from composer.ui.panels.preferences import Preferences
from composer.ui.words.languages import LANGUAGES
from tests.ui.pseudo import Pseudo, cut_off, every_text, unmarked

NOTE = r"[A-H][♯♭]?-?\d*"
ALLOWED = {
    "the name of the program": r"Composer",
    "a language is called by its own name": "|".join(LANGUAGES.values()),
    "the names of notes follow a preference of their own": NOTE,
    "a key of the keyboard, as the system writes it": r"(?:(?:Ctrl|Alt|Shift|Meta)\+)*(?:[A-Z]|F\d+|Space|Return|Enter|"
    r"Backspace|Del|Home|End|PgUp|PgDown|Tab|Backtab|Up|Down|Left|Right|Esc|[^\w\s])",
    "the name of a track in the piece": r"Melody|Kit",
    "the name of a soundfont": r"TimGM6mb",
}
PATTERN = re.compile(rf"(?:{'|'.join(ALLOWED.values())}|[\W\d_]|[⏎⌫⇧])*")


@pytest.fixture
def pseudo(qapp):
    translator = Pseudo()
    qapp.installTranslator(translator)
    yield translator
    qapp.removeTranslator(translator)


@pytest.fixture
def strange_desk(pseudo, qapp, tmp_path, qtbot):
    theme, frame = Theme(qapp, "dark"), Frame()
    store = QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)
    desk = Desk(frame, theme, store, Random(0), Failures(frame, tmp_path / "composer.log"))
    frame.resize(1280, 800)
    with qtbot.waitExposed(frame):
        frame.show()
    qtbot.waitUntil(lambda: bool(desk.panel.model))
    piece = Score((Track("Melody", Notes([Note(0, 60, 480)])), Track("Kit", channel=9)), keys=(KeyChange(0, 2),))
    desk.session.open(piece, None)
    yield desk
    desk.session.undo_stack.setClean()
    frame.close()
    frame.deleteLater()
    theme.deleteLater()


def bare(window):
    """The texts that stand in no brackets and are not allowed to."""
    return {f"{where}: {text}" for where, text in every_text(window) if not PATTERN.fullmatch(unmarked(text))}


def test_every_text_of_the_window_and_its_menus_is_translated(strange_desk):
    strange_desk.session.select(strange_desk.session.track.notes)
    strange_desk.status.show_place(Point(0, 60))
    assert bare(strange_desk.frame) == set()


def test_every_text_of_the_dialogs_is_translated(strange_desk):
    strange_desk.session.select(strange_desk.session.track.notes)
    for action in (
        *("actionPreferences", "actionInstrument", "actionShortcuts", "actionAbout"),
        *("actionQuantizeHow", "actionHumanise", "actionStrum", "actionVelocity", "actionChord"),
        *("actionTempoHere", "actionMeterHere", "actionKeyHere", "actionMarkerHere"),
    ):
        strange_desk.actions[action].trigger()
    assert strange_desk.frame.findChild(Preferences).isVisible()
    picker = strange_desk.frame.findChild(InstrumentPicker)
    assert picker.findChild(object, "instrumentList").count() > len(instruments.PROGRAMS)
    assert bare(strange_desk.frame) == set()
    picker.close()


def test_nothing_is_cut_off(strange_desk, qtbot):
    strange_desk.panel.findChild(object, "showLimits").click()
    qtbot.wait(50)
    assert strange_desk.frame.width() == 1280
    assert list(cut_off(strange_desk.frame)) == []


def test_nothing_is_cut_off_in_a_small_window(desk, qtbot):
    desk.frame.resize(1024, 700)
    qtbot.wait(50)
    assert desk.frame.size().toTuple() == (1024, 700)
    assert list(cut_off(desk.frame)) == []


def test_what_is_in_no_language_is_found(desk):
    assert len(bare(desk.frame)) > 100
    assert unmarked("[one [two~] three~] four") == "four"
