"""The texts of every language: all there, their fields kept, compiled as they are, and spoken by the window."""

import os
import re
import shutil
import subprocess
import xml.etree.ElementTree as ET
from pathlib import Path
from random import Random

import PySide6
import pytest
from PySide6.QtCore import QCoreApplication, QSettings, QTranslator
from PySide6.QtWidgets import QComboBox, QMainWindow

from composer import paths
from composer.files import instruments
from composer.generation import library
from composer.music.score import KeyChange, Note, Notes, Score, Track
from composer.music.styles import STYLES
from composer.ui.desk import Desk
from composer.ui.failures import Failures
from composer.ui.frame import Frame
from composer.ui.look.theme import Theme
from composer.ui.menus import actions
from composer.ui.words import languages
from tests.ui.pseudo import cut_off

FOLDER = paths.resources() / "translations"
SOURCES = sorted(Path(languages.__file__).parents[1].rglob("*.py"))
FIELDS = re.compile(r"\{\w*(?::[^}]*)?\}|%[sn]")


def tool(name):
    return Path(PySide6.__file__).parent / (f"{name}.exe" if os.name == "nt" else name)


def messages(path):
    """(context, source, whether it counts) and the translations of each text of a file, [] where one is missing."""
    found = {}
    for context in ET.parse(path).iter("context"):
        for message in context.iter("message"):
            (translation,) = message.iter("translation")
            forms = [form.text for form in translation.iter("numerusform")] or [translation.text]
            key = (context.findtext("name"), message.findtext("source"), message.get("numerus") == "yes")
            found[key] = [] if translation.get("type") == "unfinished" else forms
    return found


def test_every_text_of_the_code_is_translated(tmp_path):
    """What to do when it is not: make translations, then write what is unfinished in resources/translations."""
    for texts in FOLDER.glob("composer_*.ts"):
        copy = tmp_path / texts.name
        shutil.copy(texts, copy)
        english = ["-pluralonly"] if texts.stem.endswith("_en") else []
        command = [tool("lupdate"), *SOURCES, "-no-obsolete", "-locations", "none", *english, "-silent", "-ts", copy]
        subprocess.run(command, check=True)
        now, kept = messages(copy), messages(texts)
        assert {key for key, forms in now.items() if not forms} == set()
        assert set(now) == set(kept)


@pytest.mark.parametrize("texts", sorted(FOLDER.glob("*.ts")), ids=lambda path: path.stem)
def test_a_translation_keeps_what_is_put_into_it(texts):
    for (_, source, counts), forms in messages(texts).items():
        for form in forms:
            assert sorted(FIELDS.findall(form)) == sorted(FIELDS.findall(source)), source
            assert ("&" in form.replace("&&", "")) == ("&" in source.replace("&&", "")), source
        assert len(forms) == (2 if counts else 1), source


@pytest.mark.parametrize("texts", sorted(FOLDER.glob("composer_*.ts")), ids=lambda path: path.stem)
def test_what_the_window_reads_is_made_of_the_texts(texts, tmp_path):
    made = tmp_path / "made.qm"
    parts = sorted(FOLDER.glob(f"*_{texts.stem.removeprefix('composer_')}.ts"))
    subprocess.run([tool("lrelease"), "-silent", *parts, "-qm", made], check=True)
    assert made.read_bytes() == texts.with_suffix(".qm").read_bytes()


def test_every_name_that_no_code_spells_out_is_translated():
    names = {(context, source) for context, source, _ in messages(FOLDER / "names_de.ts")}
    drums = {instruments.drum_name(pitch) for pitch in range(128)} - {""}
    sounds = {*instruments.PROGRAMS, *instruments.FAMILIES, *instruments.KITS.values(), *drums}
    assert {source for context, source in names if context == "Instruments"} == sounds
    assert {source for context, source in names if context == "Styles"} == set(STYLES)
    assert {source for context, source in names if context == "Models"} >= {card.title for card in library.cards()}


@pytest.fixture
def german(qapp):
    """The application in German, until the test is over."""
    before = set(qapp.findChildren(QTranslator))
    languages.speak(qapp, "de")
    mine = set(qapp.findChildren(QTranslator)) - before
    yield
    for translator in mine:
        qapp.removeTranslator(translator)
        translator.deleteLater()


def test_one_and_more_are_told_apart(german):
    def told(n):
        return QCoreApplication.translate("Documents", "%n notes from {}", "", n)

    assert [told(1), told(2)] == ["1 Note aus {}", "2 Noten aus {}"]


def test_english_has_a_singular(qapp):
    languages.speak(qapp, "en")
    (translator,) = (one for one in qapp.findChildren(QTranslator) if "composer_en" in one.filePath())
    assert QCoreApplication.translate("Documents", "%n notes from {}", "", 1) == "1 note from {}"
    qapp.removeTranslator(translator)


def test_the_window_speaks_german_and_nothing_is_cut_off(german, qapp, qtbot, tmp_path):
    store = QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)
    theme, frame = Theme(qapp, "dark"), Frame()
    desk = Desk(frame, theme, store, Random(0), Failures(frame, tmp_path / "composer.log"))
    with qtbot.waitExposed(frame):
        frame.show()
    qtbot.waitUntil(lambda: bool(desk.panel.model))
    desk.session.open(Score((Track("", Notes([Note(0, 60, 480)])),), keys=(KeyChange(0, 2),)), None)
    desk._preferring.prefer("notes", "german")
    key = frame.findChild(QComboBox, "key")
    assert key is not None
    assert key.currentText() == "D-Dur"
    assert desk.tracks.card(0).accessibleName() == "Spur 1"
    assert desk.actions["actionSave"].text() == "&Speichern"
    assert list(cut_off(frame)) == []
    desk.session.commit("x", Score())
    desk.session.undo_stack.setClean()
    frame.close()
    frame.deleteLater()
    theme.deleteLater()


def mnemonic(text):
    """The letter that chooses a line of a menu, nothing where there is none."""
    found = re.search(r"&(\w)", text.replace("&&", ""))
    return found[1].lower() if found else ""


def lines_by_menu(menu):
    """The texts of a menu and of those in it."""
    yield [action.text() for action in menu.actions()]
    for action in menu.actions():
        if action.menu():
            yield from lines_by_menu(action.menu())


@pytest.mark.parametrize("language", ["en", "de"])
def test_no_two_lines_of_a_menu_answer_to_one_letter(request, qapp, language):
    if language == "de":
        request.getfixturevalue("german")
    window, theme = QMainWindow(), Theme(qapp, "dark")
    actions.build(window, theme)
    for lines in lines_by_menu(window.menuBar()):
        letters = [mnemonic(line) for line in lines if mnemonic(line)]
        assert len(letters) == len(set(letters)), lines
    theme.deleteLater()
