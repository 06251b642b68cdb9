from dataclasses import replace

import numpy as np
import pytest
import torch
from torch.nn import functional

from composer.encodings import chords
from composer.music import arranging
from composer.music.pieces import Pieces, piece
from composer.networks import checkpoint
from composer.networks.lstm import Network
from composer.training import batches
from composer.training.recipe import load
from composer.training.trainer import train

SMALL = {"token_width": 16, "context_width": 4, "sizes": [32, 24], "dropout": 0.1, "dense": 24}
RECIPE = replace(load("piano-chord"), collections=[], epochs=2, window=40, batch=4, warmup_steps=2, network=SMALL)


def chorales(count=12):
    dice = np.random.default_rng(0)
    made = []
    for number in range(count):
        roots = dice.choice([48, 50, 53, 55], 12).tolist()
        rows = [(480 * i, 480, r + up, part) for i, r in enumerate(roots) for part, up in enumerate((16, 7, 0))]
        whole = replace(piece(rows, (40, 41, 42)), title=str(number), collection="toy")
        made += [whole, arranging.reduced(whole)]
    return Pieces(made, np.arange(2 * count) // 2 % 3, {"toy": "Toys: free"})


@pytest.fixture
def data(tmp_path):
    chorales().write(tmp_path / "toy.npz")
    return tmp_path / "toy.npz"


@pytest.mark.parametrize("changed", [{}, {"input": "scaled"}])
def test_a_network_of_its_shape_overfits_one_batch(changed):
    torch.manual_seed(0)
    recipe = replace(RECIPE, network={**SMALL, "sizes": [48, 48], "dropout": 0.0, **changed})
    network = Network(recipe.config())
    batch = batches.batch_of([chords.encode(whole) for whole in chorales()[:2]])
    optimizer = torch.optim.RMSprop(network.parameters(), 5e-3)
    for _ in range(200):
        logits, _ = network(batch.tokens, batch.contexts)
        loss = functional.cross_entropy(logits.flatten(0, 1), batch.targets.flatten(), ignore_index=batches.IGNORED)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    assert loss.item() < 0.1


def test_it_trains_on_pieces_and_keeps_a_checkpoint_of_each_epoch(data, tmp_path):
    steps = list(train(RECIPE, data, tmp_path / "toy"))
    assert steps[-1].validation is not None
    model = checkpoint.read(tmp_path / "toy")
    assert model.card.data["notes"] == {"train": 8 * 36, "validation": 8 * 36, "test": 8 * 36}
    assert len(list((tmp_path / "toy" / "epochs").iterdir())) == 2


def test_killed_and_resumed_it_ends_the_same(data, tmp_path):
    whole = list(train(RECIPE, data, tmp_path / "whole"))
    begun = train(RECIPE, data, tmp_path / "cut")
    next(begun)
    begun.close()
    rest = list(train(RECIPE, data, tmp_path / "cut", resume=True))
    assert rest[-1].validation == whole[-1].validation
