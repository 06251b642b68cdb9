"""A program that is killed while it saves, at any moment and at every step: the old or the new piece always opens."""

import os
import random
import signal
import subprocess
import sys
import time

import pytest

from composer.files import journals, project

ROUNDS = int(os.environ.get("COMPOSER_KILLS", "20"))
"""So many random moments; COMPOSER_KILLS=200 tries more of them."""

SAVING = """
import os, signal, sys
from contextlib import suppress
from pathlib import Path
from composer import paths
from composer.files import journals, project
from composer.files.project import Project
from composer.music.score import Note, Notes, Score, Track

def piece(number):
    return Score((Track("a", Notes(Note(10 * at, (at + number) % 128, 10) for at in range(2000))),), number + 1)

path, folder, step, wanted = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3], int(sys.argv[4])
pieces, journal, calls = [piece(number) for number in range(20)], journals.begin(folder), 0

def killed_at(function, after):
    def stand_in(*words):
        global calls
        calls += 1
        if calls == wanted and not after:
            os.kill(os.getpid(), signal.SIGKILL)
        result = function(*words)
        if calls == wanted:
            os.kill(os.getpid(), signal.SIGKILL)
        return result
    return stand_in

def half_written(descriptor):
    global calls
    calls += 1
    if calls == wanted:
        with suppress(OSError):  # a folder
            os.ftruncate(descriptor, 100)
        os.kill(os.getpid(), signal.SIGKILL)
    fsync(descriptor)

fsync = os.fsync
if step == "write":
    os.fsync = half_written
elif step.startswith("fsync"):
    os.fsync = killed_at(fsync, step.endswith("after"))
elif step.startswith("replace"):
    Path.replace = killed_at(Path.replace, step.endswith("after"))
elif step.startswith("link"):
    os.link = killed_at(os.link, step.endswith("after"))
for number in range(1_000_000):
    print("begin", number, flush=True)
    project.write(pieces[number % 20], path)
    journal.write(Project(pieces[number % 20]))
    print("done", number, flush=True)
"""
pytestmark = pytest.mark.skipif(os.name != "posix", reason="there is no kill -9")


def run(tmp_path, step="", wanted=0):
    """A program that saves again and again, in a file and in a journal, and says in another what it does."""
    words = [str(tmp_path / "a.composer"), str(tmp_path / "journals"), step, str(wanted)]
    with (tmp_path / "said").open("wb") as said:
        return subprocess.Popen([sys.executable, "-c", SAVING, *words], stdout=said)


def versions(said):
    """The number of the last piece that was saved whole, -1 for none, and of the last that was begun."""
    words = [line.split() for line in said.splitlines() if line.endswith(tuple("0123456789"))]
    done = [int(number) for word, number in words if word == "done"]
    return max(done, default=-1), max(int(number) for _, number in words)


def check(tmp_path):
    done, begun = versions((tmp_path / "said").read_text())
    for path in (tmp_path / "a.composer", tmp_path / "a.composer~"):
        if path.exists():
            assert len(project.read(path).score.tracks[0].notes) == 2000
    found = [project.read(tmp_path / "a.composer").score.ticks_per_beat - 1] if done >= 0 else []
    left = list(journals.left_behind(tmp_path / "journals"))
    found += [journal.read().score.ticks_per_beat - 1 for journal in left]
    for journal in left:
        journal.let_go()
    assert not list((tmp_path / "journals").glob(".*"))
    assert len(left) == 1 or done < 0
    assert {number % 20 for number in (max(done, 0), begun)} >= set(found)


@pytest.mark.parametrize("number", range(ROUNDS))
def test_a_kill_at_any_moment_leaves_the_old_or_the_new(tmp_path, number):
    saving = run(tmp_path)
    while not (tmp_path / "said").stat().st_size and saving.poll() is None:
        time.sleep(0.005)
    time.sleep(random.Random(number).uniform(0, 0.3))
    saving.kill()
    assert saving.wait() == -signal.SIGKILL
    check(tmp_path)


@pytest.mark.parametrize("wanted", [1, 2, 5])
@pytest.mark.parametrize("step", ["write", "fsync", "fsync after", "replace", "replace after", "link", "link after"])
def test_a_kill_at_every_step_leaves_the_old_or_the_new(tmp_path, step, wanted):
    assert run(tmp_path, step, wanted).wait(timeout=60) == -signal.SIGKILL
    check(tmp_path)
