"""MIDI keyboards: what their process reports, and that PortMidi does no harm where there is none."""

import io
import os
import subprocess
import sys

import pytest

from composer.audio import keyboards
from composer.audio.keyboards import NoKeyboard, PortMidi, Touch
from tests.audio.fake_keyboards import Folder


class EnoughError(Exception):
    """Ends what would go on for ever."""


def after(rounds, between=lambda number: None):
    """Return a pause that lets something happen, and ends it all after some rounds."""
    done = []

    def pause(seconds):
        done.append(seconds)
        between(len(done))
        if len(done) == rounds:
            raise EnoughError

    return pause


def said(out):
    return [keyboards.heard(line) for line in out.getvalue().splitlines()]


def test_it_says_which_keyboards_there_are_when_that_changes(tmp_path):
    def between(number):
        if number == 2:
            (tmp_path / "Piano").touch()
        elif number == 4:
            (tmp_path / "Piano").unlink()

    out = io.StringIO()
    with pytest.raises(EnoughError):
        keyboards.watch(Folder(tmp_path), out, after(6, between))
    assert said(out) == [[], ["Piano"], []]


def test_it_says_what_is_played(tmp_path):
    (tmp_path / "Piano").touch()
    out = io.StringIO()
    with pytest.raises(EnoughError):
        keyboards.listen(
            Folder(tmp_path), "Piano", out, after(2, lambda _: (tmp_path / "Piano").write_text("[144, 60, 90]\n"))
        )
    assert [touch.message for touch in said(out)] == [bytes([144, 60, 90])]


def test_a_keyboard_that_is_not_there_or_goes_is_told(tmp_path):
    with pytest.raises(NoKeyboard, match="“Piano” is not there"):
        keyboards.listen(Folder(tmp_path), "Piano", io.StringIO())
    (tmp_path / "Piano").touch()
    with pytest.raises(NoKeyboard, match="lost"):
        keyboards.listen(Folder(tmp_path), "Piano", io.StringIO(), lambda _: (tmp_path / "Piano").unlink())


@pytest.mark.parametrize("line", ["", "{", "3", "[]", '["x", 1]', "[1.0, 300]", "{}", '{"keyboards": 3}', "null"])
def test_what_makes_no_sense_is_not_heard(line):
    assert keyboards.heard(line) is None


def test_only_messages_of_a_channel_count():
    assert keyboards.heard("[1.5, 176, 64, 127]") == Touch(1.5, bytes([176, 64, 127]))
    assert [keyboards._counts([status, 0, 0, 0]) for status in (0x90, 0xEF, 0xF0, 0xF8, 0xFE, 0x12)] == [
        True, True, False, False, False, False,
    ]  # fmt: skip
    assert keyboards._message([0xC0, 5, 0, 0]) == [0xC0, 5]


def test_the_real_thing_says_what_there_is_and_ends_with_its_window():
    """PortMidi itself, with whatever keyboards this machine has, mostly none."""
    process = subprocess.Popen(
        keyboards.command(), stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    assert isinstance(keyboards.heard(process.stdout.readline()), list)
    _, complaint = process.communicate(timeout=10)
    assert (process.returncode, complaint) == (0, "")


def test_the_real_thing_refuses_a_keyboard_that_is_not_there_in_a_sentence():
    done = subprocess.run(
        keyboards.command("No such keyboard"), input="", capture_output=True, text=True, check=False, timeout=20
    )
    # Its input has ended at once, so it may have ended before it came to looking.
    assert (done.returncode, done.stderr) in [
        (1, "The MIDI keyboard “No such keyboard” is not there.\n"),
        (0, ""),
    ]


def test_looking_again_and_again_with_one_open_does_no_harm(monkeypatch):
    """The traps of PortMidi: it ends with what is open closed first, and every look is a new beginning."""
    calls = []

    class Midi:
        def __getattr__(self, name):
            def call(*given):
                calls.append(name)
                return {"get_count": 2, "get_device_info": (b"ALSA", "Clé".encode(), given == (1,), 0, 0)}.get(name)

            return call

        def Input(self, number, size):  # noqa: N802 - it stands in for that of pygame
            calls.append(f"open {number}")
            return self

        def close(self):
            calls.append("close")

    midi = Midi()
    monkeypatch.setattr(keyboards, "_midi", lambda: midi)
    real = PortMidi()
    assert real.names() == ["Clé"]
    real.open("Clé")
    assert real.names() == ["Clé"]
    meant = [call for call in calls if not call.startswith("get")]
    assert meant == ["quit", "init", "quit", "init", "open 1", "close", "quit", "init"]
    assert "SDL_VIDEODRIVER" in os.environ
    assert sys.executable in keyboards.command()
