"""How fast and with which sounds a piece is played, and files of sound, as a user asks for them."""

import wave

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QFileDialog, QMessageBox, QSpinBox

from composer.audio import export, probing
from composer.audio.course import Manner
from composer.audio.soundfont import embedded
from composer.music import edits
from composer.music.score import Note
from composer.ui import settings
from composer.ui.errand import Errand
from composer.ui.panels.preferences import Preferences
from composer.ui.panels.progress import ProgressDialog

A = Note(0, 69, 480)


def speed_field(desk):
    return desk.transport.findChild(QSpinBox, "speed")


@pytest.fixture
def sounding(desk):
    return desk._loudspeaker.sounding


@pytest.fixture
def own_font(tmp_path):
    """A soundfont of the user's, which is the embedded one in another place."""
    path = tmp_path / "own.sf2"
    path.symlink_to(embedded())
    return path


@pytest.fixture
def good(monkeypatch):
    """Every soundfont proves good, without a process that tries it."""

    def probed(path):
        yield
        return 136

    monkeypatch.setattr(probing, "probed", probed)


@pytest.fixture
def bad(monkeypatch):
    def probed(path):
        yield
        raise probing.UnusableSoundfont(path, "FluidSynth cannot read it")

    monkeypatch.setattr(probing, "probed", probed)


def choose_file(monkeypatch, path):
    for ask in ("getOpenFileName", "getSaveFileName"):
        monkeypatch.setattr(QFileDialog, ask, lambda *args: (str(path), ""))


def test_the_field_and_the_keys_choose_how_fast_it_plays_within_its_limits(desk):
    speed_field(desk).setValue(75)
    assert desk.playback.manner.speed == 75
    for action, speed in (("Slower", 70), ("Faster", 80), ("Faster", 90), ("OwnSpeed", 100), ("Faster", 110)):
        desk.actions[f"action{action}"].trigger()
        assert (desk.playback.manner.speed, speed_field(desk).value()) == (speed, speed)
    assert desk.settings.speed == 110
    for _ in range(20):
        desk.actions["actionSlower"].trigger()
    assert desk.playback.manner.speed == 25
    for _ in range(30):
        desk.actions["actionFaster"].trigger()
    assert desk.playback.manner.speed == 200
    assert desk.status.currentMessage() == "Played at 200 % of its own speed"
    speed_field(desk).setValue(50)
    desk.roll.ruler.loop.choose(480, 960)
    desk.actions["actionMetronome"].trigger()
    assert desk.playback.manner == Manner((480, 960), clicks=True, speed=50)


def test_delay_and_clicks_are_preferred(desk):
    desk.actions["actionPreferences"].trigger()
    dialog = desk.frame.findChild(Preferences)
    dialog.findChild(QSpinBox, "delay").setValue(180)
    dialog.findChild(QSpinBox, "click_loudness").setValue(60)
    assert desk.playback._player.delay == pytest.approx(0.18)
    assert desk.playback.manner.click_loudness == 60
    assert (desk.settings.delay, desk.settings.click_loudness) == (180, 60)


def test_a_good_soundfont_is_used_remembered_and_given_back(desk, own_font, good, monkeypatch, qtbot):
    choose_file(monkeypatch, own_font)
    desk.actions["actionSoundfont"].trigger()
    qtbot.waitUntil(lambda: desk.playback._player.soundfont == own_font)
    assert desk._loudspeaker.exporting._soundfont == own_font
    assert desk.settings.soundfont == str(own_font)
    assert desk.status.currentMessage() == "136 sounds of own.sf2 are used from now on"
    desk.actions["actionEmbeddedSoundfont"].trigger()
    assert desk.playback._player.soundfont == embedded()
    assert desk.settings.soundfont == ""
    assert not desk.actions["actionEmbeddedSoundfont"].isEnabled()


def test_a_bad_soundfont_is_refused_in_a_sentence(desk, sounding, own_font, bad, monkeypatch, qtbot):
    choose_file(monkeypatch, own_font)
    desk.actions["actionSoundfont"].trigger()
    qtbot.waitUntil(lambda: desk.frame.findChild(QMessageBox, "failure") is not None)
    box = desk.frame.findChild(QMessageBox, "failure")
    assert box.text() == f"{own_font} cannot be used as a soundfont: FluidSynth cannot read it."
    box.close()
    assert (desk.playback._player.soundfont, desk.settings.soundfont) == (embedded(), "")
    # One that was chosen long ago is no question at the start.
    sounding._kept = (str(own_font), "1-2-3")
    sounding.begin()
    qtbot.waitUntil(lambda: "own.sf2 cannot be used" in desk.status.currentMessage())
    assert not [one for one in desk.frame.findChildren(QMessageBox, "failure") if one.isVisible()]


def test_a_soundfont_of_an_earlier_session_is_used_if_it_is_the_same(desk, sounding, own_font, good, qtbot):
    sounding.try_out(own_font)
    qtbot.waitUntil(lambda: desk.settings.soundfont != "")
    kept = settings.load(QSettings(desk._remembering._store.fileName(), QSettings.Format.IniFormat))
    for stamp, at_once in ((kept.soundfont_stamp, True), ("1-2-3", False)):
        sounding._use(embedded())
        sounding._kept = (kept.soundfont, stamp)
        sounding.begin()
        assert (desk.playback._player.soundfont == own_font) is at_once
        qtbot.waitUntil(lambda: desk.playback._player.soundfont == own_font)


def test_the_piece_is_exported_as_sound(desk, tmp_path, monkeypatch, qtbot):
    desk.session.commit("Draw", edits.add(desk.session.score, [A]))
    choose_file(monkeypatch, tmp_path / "piece.wav")
    desk.actions["actionExportAudio"].trigger()
    assert desk.frame.findChild(ProgressDialog) is not None
    desk.actions["actionExportAudio"].trigger()  # a second one while the first is under way
    qtbot.waitUntil(lambda: desk.status.currentMessage().startswith("Exported to"))
    with wave.open(str(tmp_path / "piece.wav")) as file:
        assert file.getnframes() > 0.5 * file.getframerate()
    qtbot.waitUntil(lambda: desk.frame.findChild(ProgressDialog) is None)


def endless(score, path, soundfont):
    while True:
        yield export.Progress(1, 2)


def test_an_export_is_given_up_with_its_dialog_or_its_window(desk, tmp_path, monkeypatch, qtbot):
    monkeypatch.setattr(export, "export", endless)
    exporting = desk._loudspeaker.exporting
    for give_up in (lambda: desk.frame.findChild(ProgressDialog).reject(), exporting.close):
        exporting.write(tmp_path / "piece.wav")
        qtbot.wait(50)
        give_up()
        qtbot.waitUntil(lambda: desk.frame.findChild(ProgressDialog) is None)
        assert not exporting._errand.is_busy


def test_an_export_that_cannot_be_says_why(desk, tmp_path, monkeypatch, qtbot):
    choose_file(monkeypatch, "")
    desk.actions["actionExportAudio"].trigger()
    assert desk.status.currentMessage() == "The piece has no notes to play"
    desk.session.commit("Draw", edits.add(desk.session.score, [A]))
    desk._loudspeaker.exporting.write(tmp_path / "missing" / "piece.wav")
    qtbot.waitUntil(lambda: desk.frame.findChild(QMessageBox, "failure") is not None)
    assert "cannot be written" in desk.frame.findChild(QMessageBox, "failure").text()
    desk.frame.findChild(QMessageBox, "failure").close()


def test_of_two_errands_only_the_second_comes_home(qapp, qtbot):
    from PySide6.QtCore import QObject

    class Home(QObject):
        def __init__(self):
            super().__init__()
            self.found = []

        def take(self, what):
            self.found.append(what)

    def work(name):
        for _ in range(20):
            yield
        return name

    home = Home()
    errand = Errand(home)
    overs = []
    errand.over.connect(lambda: overs.append(1))
    errand.start(lambda: endless(0, 0, 0), home.take)
    errand.start(lambda: work("second"), home.take)
    qtbot.waitUntil(lambda: bool(overs))
    assert (home.found, len(overs), errand.is_busy) == (["second"], 1, False)
    errand.wait()
    qtbot.waitUntil(lambda: not errand._jobs)
