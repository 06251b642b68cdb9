import numpy as np
import pytest

from composer.benchmarks import melodysets, opened
from composer.generation.asking import finished
from composer.music.tunes import Tune, Tunes
from composer.training.ensemble import Schooling
from tests.benchmarks.test_melodies import write

SMALL = Schooling(members=1, hidden=8, width=4, epochs=1, batch=4)


def tune(pitches):
    pitch = np.array(pitches, np.int16)
    start = np.arange(len(pitch), dtype=np.int32) * 240
    return Tune(start, np.full(len(pitch), 240, np.int32), pitch)


def walk(seed, length=40):
    return (60 + np.cumsum(np.random.default_rng(seed).integers(-3, 4, length)) % 20).tolist()


@pytest.fixture
def sets(tmp_path):
    folder = tmp_path / "sets"
    folder.mkdir()
    write(folder)
    return folder


def test_what_is_like_a_tune_of_the_sets_is_left_out_wherever_it_begins_and_however_high():
    known = [melodysets.MelodySet("one", [walk(0), walk(1)])]
    own, copied = tune(walk(2)), [tune([*walk(3)[:9], *(pitch + 5 for pitch in walk(0)[10:30])]), tune(walk(1)[:17])]
    almost = tune([*walk(0)[:16], walk(0)[15] + 30, *walk(4)])
    assert opened.without_likes([own, *copied, almost, tune([])], known) == [own, almost]


def test_the_sets_are_foretold_by_what_learned_from_other_tunes_and_only_once(sets, tmp_path, monkeypatch):
    music = tmp_path / "music.npz"
    Tunes([tune(walk(seed)) for seed in range(30)]).write(music)
    report = finished(opened.run(sets, SMALL, music, tmp_path / "kept"))
    assert set(report.figures) == {"toys.open", "mean.open"}
    assert 0 < report.figures["toys.open"].value < 8
    assert "30 tunes" in report.notes[0]
    monkeypatch.setattr(opened.ensemble, "train", None)
    assert finished(opened.run(sets, SMALL, music, tmp_path / "kept")) == report
