from typing import Any

from composer.benchmarks import windows
from composer.generation import library
from composer.generation.continuing import continue_
from composer.generation.wishes import Wishes
from composer.music.score import Score, Track
from tests.networks.networks import small_model


def test_it_tells_the_time_of_a_note_beside_the_rival(monkeypatch):
    monkeypatch.setattr(library, "load", lambda name: small_model())
    monkeypatch.setattr(windows, "_NOTES", 20)
    monkeypatch.setattr(windows, "_RIVAL_NOTES", 3)
    monkeypatch.setattr(windows, "_ROUNDS", 1)
    report = windows.run(["small"])
    assert report.figures["small.note"].value > 0
    assert report.figures["small.speedup"].value > 1


def test_the_rival_writes_the_same_first_note():
    score, wishes = Score((Track("", windows._SEED),)), Wishes(length=2, temperature=0)
    models: list[Any] = [small_model(), windows.Rereading(small_model())]
    ours, theirs = (next(continue_(score, model, wishes)) for model in models)
    assert ours.notes == theirs.notes
