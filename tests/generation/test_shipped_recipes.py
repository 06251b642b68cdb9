"""Every model that comes with the program loads, says what it learned from, and continues a tune."""

import numpy as np
import pytest
import torch

from composer import paths
from composer.generation import library
from composer.generation.continuing import continue_
from composer.generation.wishes import Wishes
from composer.music.score import Note, Notes, Score, Track
from composer.networks.stepping import one_thread
from tests.generation.test_continuing import finished

OPENING = Notes(Note(index * 240, pitch, 240) for index, pitch in enumerate([67, 69, 71, 72, 74, 74, 72, 71]))
SHIPPED = sorted(folder.name for folder in paths.models().iterdir() if folder.is_dir())
_LARGEST = 20_000_000


@pytest.fixture(scope="module", params=SHIPPED)
def model(request):
    with one_thread():
        yield library.load(paths.models() / request.param)


def test_its_card_says_what_it_learned_from_and_how_well(model):
    card = model.card
    assert card.licence
    assert card.data["tunes"]["train"] > 0
    assert card.training["seconds"] > 0
    assert card.parameters == model.network.parameter_count
    assert card.figures["validation.bits_per_note"]["value"] > 0


def test_it_is_small_enough_to_ship(model):
    assert (paths.models() / model.card.name / "weights.safetensors").stat().st_size <= _LARGEST


def test_stepping_is_reading(model):
    # The weights are stored in half precision and stepped with as they are: only the order of the sums differs.
    config, stepper = model.network.config, model.stepper()
    dice = np.random.default_rng(0)
    tokens = dice.integers(0, config.vocabulary, (1, 40))
    contexts = np.stack([dice.integers(0, count, (1, 40)) for count in config.contexts] or [tokens], -1)
    contexts = contexts[..., : len(config.contexts)]
    told, _ = model.network(torch.from_numpy(tokens), torch.from_numpy(contexts))
    for time in range(40):
        found = stepper.step(tokens[:, time].tolist(), contexts[:, time].tolist())
        assert np.allclose(found, told[:, time], atol=1e-4)


def test_it_continues_a_tune_and_no_tune_the_same_way_each_time(model):
    for score in (Score((Track("", OPENING),)), Score()):
        wishes = Wishes(bars=2, random_seed=1)
        takes = [finished(continue_(score, model, wishes))[0] for _ in range(2)]
        assert len(takes[0].notes) > 0
        assert takes[0] == takes[1]
        assert takes[0].notes.span[0] >= score.end
