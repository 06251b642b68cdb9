"""The recipes that learn ABC text: they load, and their networks learn one batch by heart."""

from dataclasses import replace

import pytest
import torch
from torch.nn import functional

from composer.encodings.known import learned_from
from composer.networks.lstm import Network
from composer.training import batches, recipe
from tests.training.toys import toy_tunes


@pytest.mark.parametrize("cell", ["lstm", "rnn"])
@pytest.mark.parametrize("name", ["abc-char", "abc-tune"])
def test_a_network_of_this_shape_learns_one_batch_by_heart(name, cell):
    tunes = toy_tunes(6)
    settings = {"token_width": 16, "hidden": 64, "layers": 1, "dropout": 0.0, "cell": cell}
    given = replace(recipe.load(name), network=settings, window=60, batch=0, batch_tokens=400, shift=False)
    encoding = learned_from(given.encoding, list(tunes))
    batch = batches.epoch_batches([encoding.encode(tune) for tune in tunes], encoding, given, (0, 0))[0]
    torch.manual_seed(0)
    network = Network(given.config(encoding))
    optimizer = torch.optim.Adam(network.parameters(), 0.01)
    for _ in range(300):
        logits, _ = network(batch.tokens, batch.contexts)
        loss = functional.cross_entropy(logits.flatten(0, 1), batch.targets.flatten(), ignore_index=batches.IGNORED)
        optimizer.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
        optimizer.step()
    assert loss.item() < 0.1


def test_the_chunks_of_abc_char_are_the_text_end_to_end_with_the_target_one_further():
    tunes = list(toy_tunes(4))
    given = replace(recipe.load("abc-char"), window=20, batch=4, shift=False)
    encoding = learned_from(given.encoding, tunes)
    streams = [encoding.encode(tune) for tune in tunes]
    epoch = batches.epoch_batches(streams, encoding, given, (0, 0))
    rows = [row for batch in epoch for row in zip(batch.tokens.tolist(), batch.targets.tolist(), strict=True)]
    for tokens, targets in rows:
        inside = [target for target in targets if target != batches.IGNORED]
        assert tokens[1 : len(inside)] == inside[:-1]
    # Each tune ends with a new line that begins the next, so that it stands there once.
    assert sum(t != batches.IGNORED for _, row in rows for t in row) == sum(len(s.tokens) - 1 for s in streams)
