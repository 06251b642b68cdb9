import numpy as np
import pytest

from composer.benchmarks import takes
from composer.benchmarks.evaluation import opening
from composer.generation.continuing import continue_
from composer.generation.wishes import Wishes
from composer.music.measures import longest_run
from composer.music.songbook import Songbook
from tests.benchmarks.test_fills import TUNES
from tests.generation.test_continuing import finished
from tests.networks.networks import small_model

MODEL = small_model(hidden=12, layers=1)


@pytest.fixture(scope="module")
def report():
    return takes.compare(MODEL, TUNES[:4], Songbook.of([]), 20)


def test_it_tells_loops_human_bands_and_endings(report):
    values = {name: figure.value for name, figure in report.figures.items()}
    assert values["takes.longest_run"] <= 9
    assert values["takes.most_tandem"] <= 8
    assert values["beyond.shared"] == 0
    assert {"beyond.run", "beyond.tandem", "beyond.pitch_range"} < set(values)
    assert all(0 <= value <= 1 for name, value in values.items() if name.startswith(("beyond", "finish")))
    assert values["finish.in_bar"] == 1
    assert report.notes[0].startswith("20 takes")


def test_every_seed_is_continued_at_every_temperature():
    asked = takes._asked([opening(tune) for tune in TUNES[:4]], 20)
    assert len(asked) == 20
    assert {wishes.temperature for wishes, _ in asked} == set(takes.TEMPERATURES)


def test_what_is_counted_is_the_take_and_what_is_quoted():
    score = opening(TUNES[0])
    take = finished(continue_(score, MODEL, Wishes(bars=None, temperature=1.0)))[0]
    line = take.notes.start, take.notes.duration, take.notes.pitch
    found = takes._counted(take, score, Songbook.of([("the same", line)]))
    assert found.shared == len(take.notes) - 1
    assert found.run == longest_run(take.notes.pitch)
    assert found.notes == len(take.notes)


def test_an_ending_in_another_bar_or_on_another_note_counts_as_none(monkeypatch):
    score = opening(TUNES[0])
    assert takes._lands(score, MODEL, 4, 0)[0]
    monkeypatch.setattr(takes, "continue_", lambda score, model, wishes: continue_(score, model, Wishes(bars=2)))
    assert not takes._lands(score, MODEL, 4, 0)[0]
    assert np.isfinite(takes._lands(score, MODEL, 2, 0)).all()
