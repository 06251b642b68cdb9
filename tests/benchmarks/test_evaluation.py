import json

import numpy as np
import pytest

from composer.benchmarks import evaluation, speed
from composer.networks import card, checkpoint
from tests.networks.networks import card_of, small_network
from tests.training.toys import toy_tunes


@pytest.fixture
def folder(tmp_path):
    network = small_network()
    checkpoint.write(tmp_path / "small", network, card_of(network))
    toy_tunes().write(tmp_path / "toy.npz")
    return tmp_path / "small"


def test_a_model_is_evaluated_and_its_card_tells(folder):
    running = evaluation.run(folder, folder.parent / "toy.npz", count=5)
    done = []
    while True:
        try:
            done.append(next(running).done)
        except StopIteration as stop:
            report = stop.value
            break
    assert done == [0, 0, 1, 2, 3, 4, 5]
    assert report.figures["continuations.empty"].value == 0
    assert report.figures["test.bits_per_note"].value > 5
    evaluation.record(folder, report)
    assert card.read(folder).figures["test.bits_per_note"]["unit"] == "bits/note"


def test_speed_is_measured_beside_its_rivals(folder, monkeypatch):
    for name, value in {"_STEPS": 6, "_ROUNDS": 1, "_MEGABYTES": 1}.items():
        monkeypatch.setattr(speed, name, value)
    monkeypatch.setattr(speed.eventloop, "figures", lambda model: {})
    report = speed.run(str(folder))
    figures = json.loads(report.json())["figures"]
    assert figures["generation.tokens_per_second"]["rival_value"] > 0
    assert all(np.isfinite(figure["value"]) for figure in figures.values())
