"""What is preferred holds at once, reaches everything that shows it, and is remembered."""

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLabel, QSpinBox

from composer.music.naming import Naming, Style
from composer.music.score import KeyChange, Note, Notes, Score, Track
from composer.ui import settings
from composer.ui.panels.preferences import Preferences
from composer.ui.settings import Settings
from composer.ui.words import languages


@pytest.fixture
def dialog(desk):
    desk.actions["actionPreferences"].trigger()
    dialog = desk.frame.findChild(Preferences)
    assert dialog.isVisible()
    yield dialog
    dialog.close()
    desk._theme.resize_text(100)


def choose(dialog, name, value):
    choice = dialog.findChild(QComboBox, f"{name}Choice")
    choice.setCurrentIndex(choice.findData(value))


def test_note_names_reach_keys_status_limits_and_key(desk, dialog):
    desk.session.open(Score((Track("a", Notes([Note(0, 71, 480)])),), keys=(KeyChange(0, -2),)), None)
    choose(dialog, "notes", "german")
    choose(dialog, "middle_c", 3)
    desk.session.select(desk.session.track.notes)
    assert desk._theme.naming == Naming(Style.GERMAN, 3)
    assert desk.frame.findChild(QComboBox, "key").currentText() == "B major"
    assert "H3" in desk.status._facts.text()
    lowest = desk.panel.findChild(QSpinBox, "lowest")
    lowest.setValue(71)
    assert lowest.text() == "H3"
    before = desk.roll.keys.grab().toImage()
    choose(dialog, "notes", "solfege")
    assert lowest.text() == "Si3"
    assert desk.roll.keys.grab().toImage() != before
    assert (desk.settings.notes, desk.settings.middle_c) == ("solfege", 3)
    assert settings.load(desk._remembering._store) == desk.settings


def test_colours_and_size_hold_at_once_in_menu_and_dialog(desk, dialog):
    choose(dialog, "theme", "contrast")
    assert desk._theme.colours.name.startswith("contrast")
    assert desk.actions["actionThemeContrast"].isChecked()
    desk.actions["actionLargerText"].trigger()
    size = dialog.findChild(QSpinBox, "textSize")
    assert (size.value(), desk._theme.percent, desk.settings.text_size) == (110, 110, 110)
    size.setValue(150)
    assert desk._theme.percent == 150
    desk.actions["actionUsualText"].trigger()
    assert (size.value(), desk.settings.text_size) == (100, 100)
    desk.actions["actionThemeDark"].trigger()
    assert dialog.findChild(QComboBox, "themeChoice").currentData() == "dark"


def test_large_text_takes_a_second_row_and_leaves_the_window_narrow(desk, dialog, qtbot):
    rows, usual = desk.transport._rows, desk.transport.height()
    desk._theme.resize_text(200)
    desk.frame.resize(1200, 800)
    qtbot.waitUntil(lambda: desk.transport.height() > 2.5 * usual)
    assert desk.frame.width() == 1200
    assert rows._below.y() > rows._others[0].y()
    desk._theme.resize_text(100)
    qtbot.waitUntil(lambda: desk.transport.height() == usual)
    assert rows._below.mapTo(rows, rows._below.rect().topLeft()).y() < usual / 2


def test_the_zoom_is_told_in_per_cent(desk):
    zoom = desk.frame.findChild(QLabel, "zoom")
    desk.session.open(Score(), None)
    assert zoom.text() == "100 %"
    desk.zoom_in()
    assert zoom.text() == "125 %"


def test_a_language_is_remembered_for_the_next_start(desk, dialog):
    choose(dialog, "language", "de")
    assert settings.load(desk._remembering._store).language == "de"


def test_esc_closes_and_what_was_chosen_stays(desk, dialog):
    choose(dialog, "theme", "light")
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert desk.settings.theme == "light"


@pytest.mark.parametrize(
    ("chosen", "system", "spoken"),
    [("", "de_AT", "de"), ("", "en_GB", "en"), ("", "fr_FR", "en"), ("en", "de_DE", "en"), ("tlh", "de_DE", "de")],
)
def test_the_language_is_the_chosen_one_else_the_systems_else_english(chosen, system, spoken):
    assert languages.language_of(chosen, QLocale(system)) == spoken


@pytest.mark.parametrize(
    ("kept", "system", "naming"),
    [
        (Settings(), "en_US", Naming()),
        (Settings(), "de_DE", Naming(Style.GERMAN)),
        (Settings(language="en"), "de_DE", Naming()),
        (Settings(notes="english"), "de_DE", Naming()),
        (Settings(notes="solfege", middle_c=3), "de_DE", Naming(Style.SOLFEGE, 3)),
        (Settings(notes="nonsense", middle_c=99), "en_US", Naming()),
    ],
)
def test_notes_are_named_as_is_usual_in_the_language_unless_chosen(kept, system, naming):
    assert languages.naming_of(kept, QLocale(system)) == naming
