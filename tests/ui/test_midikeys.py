"""The MIDI keyboard that is played: found when it is plugged in, heard, lost without harm, found again."""

import sys

import pytest

from composer.ui.hands.midikeys import NONE, MidiKeys


@pytest.fixture
def folder(tmp_path):
    folder = tmp_path / "keyboards"
    folder.mkdir()
    return folder


@pytest.fixture
def make(folder, qapp):
    """Make keys that listen to what is in the folder."""
    made = []

    def make(wanted=""):
        fake = (sys.executable, "-m", "tests.audio.fake_keyboards", str(folder))
        keys = MidiKeys(wanted, qapp, lambda *words: [*fake, *words])
        made.append(keys)
        return keys

    yield make
    for keys in made:
        keys.close()
        keys.deleteLater()


def test_a_keyboard_is_found_heard_and_lost_and_found_again(make, folder, qtbot):
    keys = make()
    with qtbot.waitSignal(keys.listed) as listed:
        keys.look()
    assert listed.args == [[]]
    with qtbot.waitSignal(keys.connected) as connected:
        (folder / "Midi Through Port-0").touch()
        (folder / "Piano").touch()
    assert connected.args == ["Piano"]
    with qtbot.waitSignal(keys.touched) as touched:
        (folder / "Piano").write_text("[144, 60, 90]\n")
    assert touched.args[0].message == bytes([144, 60, 90])
    with qtbot.waitSignal(keys.lost) as lost:
        (folder / "Piano").unlink()
    assert lost.args[0] == "Piano"
    assert keys.current == ""
    qtbot.waitUntil(lambda: "Piano" not in keys.names)
    with qtbot.waitSignal(keys.connected):
        (folder / "Piano").touch()


def test_the_one_that_is_wanted_is_waited_for(make, folder, qtbot):
    for name in ("Organ", "Piano"):
        (folder / name).touch()
    keys = make("Piano")
    with qtbot.waitSignal(keys.connected) as connected:
        keys.look()
    assert connected.args == ["Piano"]
    keys.want(NONE)
    assert keys.current == ""
    keys.want("Harp")
    assert keys.current == ""
    keys.want("Organ")
    assert keys.current == "Organ"


def test_a_program_that_cannot_be_started_is_no_keyboard(qapp, qtbot):
    keys = MidiKeys("", qapp, lambda *words: ["no-such-program"])
    keys.look()
    qtbot.wait(50)
    assert keys.current == ""
    keys.close()
    keys.deleteLater()
