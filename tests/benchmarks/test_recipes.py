from dataclasses import replace

import pytest

from composer.benchmarks import recipes
from composer.encodings import melody
from composer.networks.checkpoint import Model
from tests.generation.test_published import GRID, NOTES, model_of
from tests.networks.networks import card_of, small_network
from tests.training.toys import toy_tunes


def models():
    network = small_network()
    yield Model(card_of(network), network)
    for name, encoding in (("notes", NOTES), ("grid", GRID)):
        made = model_of(encoding, sizes=(16,))
        yield Model(replace(made.card, name=name), made.network)


def test_models_are_compared_on_the_tunes_that_all_of_them_hold():
    tunes = list(toy_tunes())
    tunes[0].duration[0] = 100
    tunes[1] = replace(tunes[1], collection="essen")
    report = recipes.compare(list(models()), tunes)
    assert "the same 23 of 24 test tunes for all: 1 songs, 22 dances" in report.notes
    figures = report.figures
    assert {name.partition(".")[0] for name in figures} == {"small", "notes", "grid"}
    tokens = 2 * 12 + 1
    expected = figures["small.loss"].value * tokens / 12
    assert figures["small.bits_per_note"].value == pytest.approx(expected, rel=1e-5)
    assert 0 < figures["small.bits_per_note.of_notes"].value < figures["small.bits_per_note"].value
    assert figures["small.perplexity"].value == pytest.approx(len(melody.VOCABULARY), rel=0.1)
