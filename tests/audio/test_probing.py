"""A soundfont is tried in another process: good ones are counted, and nothing that is wrong with one gets further."""

import os
import struct

import pytest

from composer.audio import probing
from composer.audio.probing import UnusableSoundfont
from composer.audio.soundfont import embedded
from tests.audio.test_export import finished


def test_the_embedded_soundfont_is_good():
    assert finished(probing.probed(embedded())) == 136


def broken(data, how):
    """Return the bytes of a soundfont with something wrong in it."""
    if how == "cut short":
        return data[: len(data) // 3]
    if how == "empty":
        return struct.pack("<4sI4s", b"RIFF", 4, b"sfbk")
    return data[:4] + b"\xff\xff\xff\x7f" + data[8:20] + b"\xff" * 4_000 + data[4_020:]


@pytest.mark.parametrize("how", ["cut short", "empty", "sizes out of range"])
def test_a_broken_soundfont_is_refused_in_a_sentence(how, tmp_path):
    path = tmp_path / "broken.sf2"
    path.write_bytes(broken(embedded().read_bytes(), how))
    with pytest.raises(UnusableSoundfont, match="cannot be used as a soundfont: ") as refused:
        finished(probing.probed(path))
    assert str(refused.value).endswith(".")


@pytest.mark.parametrize(
    ("name", "content", "cause"),
    [
        ("tune.sf2", b"MThd" + bytes(100), "it is of another kind"),
        ("nothing.sf2", b"", "it is of another kind"),
        ("a:b.sf2", b"RIFF\x04\0\0\0sfbk", "there is a colon or a semicolon in its name or in that of its folder"),
        ("missing.sf2", None, "No such file or directory"),
    ],
)
def test_what_need_not_be_tried_is_refused_at_once(name, content, cause, tmp_path, monkeypatch):
    monkeypatch.setattr(probing.subprocess, "Popen", None)
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(UnusableSoundfont) as refused:
        finished(probing.probed(path))
    assert str(refused.value) == f"{path} cannot be used as a soundfont: {cause}."


def test_one_too_large_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(probing, "MEGABYTES", 0)
    with pytest.raises(UnusableSoundfont, match="larger than 0 MB"):
        finished(probing.probed(embedded()))


@pytest.mark.parametrize(
    ("code", "cause"),
    [
        ("import time; time.sleep(60)", "it takes too long to read"),
        ("import os; os.abort()", "reading it ends in a crash"),
        ("print('[]')", "reading it ends in a crash"),
        ("""print('{"sounds": 0}')""", "nothing in it can be heard"),
    ],
)
def test_a_process_that_hangs_crashes_or_hears_nothing(code, cause, monkeypatch):
    monkeypatch.setattr(probing, "_command", lambda path: [probing.sys.executable, "-c", code])
    with pytest.raises(UnusableSoundfont, match=cause):
        finished(probing.probed(embedded(), seconds=1.0))


@pytest.mark.skipif(not hasattr(os, "fork"), reason="only POSIX bounds the memory of a process")
def test_a_process_that_takes_all_memory_is_ended(monkeypatch):
    code = "from composer.audio import probe; probe._confine(0); bytearray(8 << 30)"
    monkeypatch.setattr(probing, "_command", lambda path: [probing.sys.executable, "-c", code])
    with pytest.raises(UnusableSoundfont, match="ends in a crash"):
        finished(probing.probed(embedded()))


def test_what_is_given_up_ends_its_process(monkeypatch):
    begun = []
    popen = probing.subprocess.Popen

    def begin(*words, **how):
        begun.append(popen(*words, **how))
        return begun[-1]

    monkeypatch.setattr(probing.subprocess, "Popen", begin)
    monkeypatch.setattr(probing, "_command", lambda path: [probing.sys.executable, "-c", "import time; time.sleep(60)"])
    work = probing.probed(embedded())
    next(work)
    work.close()
    assert begun[0].poll() is not None
