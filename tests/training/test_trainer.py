from dataclasses import replace

import pytest
import torch

from composer.encodings import melody
from composer.music.tunes import Tunes
from composer.networks import checkpoint
from composer.networks.card import UnreadableModel
from composer.paths import UnwritableFile
from composer.training import batches, evaluation, trainer
from composer.training.trainer import CannotResume, NothingToLearn, train
from tests.networks.networks import small_network
from tests.training.toys import RECIPE, toy_tunes


@pytest.fixture
def data(tmp_path):
    toy_tunes().write(tmp_path / "toy.npz")
    return tmp_path / "toy.npz"


@pytest.fixture(autouse=True)
def often(monkeypatch):
    monkeypatch.setattr(trainer, "_SAVE_EVERY", 2)
    monkeypatch.setattr(trainer, "_REPORT_EVERY", 1)


def weights(folder):
    return checkpoint.read(folder).network.state_dict()


def equal(one, other):
    return all(torch.equal(one[name], other[name]) for name in one)


def test_training_lowers_the_loss_and_leaves_a_model_with_its_card(data, tmp_path):
    steps = list(train(replace(RECIPE, epochs=8, learning_rate=0.02), data, tmp_path / "toy"))
    losses = [step.loss for step in steps if step.steps]
    assert losses[-1] < losses[0] * 0.7
    assert steps[-1].validation is not None
    card = checkpoint.read(tmp_path / "toy").card
    assert card.data["tunes"] == {"train": 12, "validation": 6, "test": 6}
    assert card.licence == "Toys: free"
    assert card.data["summary"] == "12 tunes of Toys"
    assert card.figures["validation.bits_per_note"]["value"] == pytest.approx(
        min(step.validation for step in steps if step.validation), abs=1e-3
    )


@pytest.mark.parametrize("kill_after", [1, 2, 4, 6, 8])
def test_killed_anywhere_and_resumed_it_ends_the_same(data, tmp_path, kill_after):
    whole = list(train(RECIPE, data, tmp_path / "whole"))
    begun = train(RECIPE, data, tmp_path / "toy")
    for _ in range(kill_after):
        next(begun)
    begun.close()
    rest = list(train(RECIPE, data, tmp_path / "toy", resume=True))
    assert rest[-1].validation == whole[-1].validation
    assert equal(weights(tmp_path / "toy"), weights(tmp_path / "whole"))


def test_the_same_recipe_gives_the_same_model(data, tmp_path):
    for name in "ab":
        list(train(RECIPE, data, tmp_path / name, epochs=1))
    assert equal(weights(tmp_path / "a"), weights(tmp_path / "b"))


def test_it_stops_when_nothing_gets_better(data, tmp_path):
    stuck = replace(RECIPE, epochs=50, patience=2, learning_rate=0.0)
    steps = list(train(stuck, data, tmp_path / "toy"))
    assert steps[-1].epoch == 3


def test_a_state_of_another_recipe_is_refused(data, tmp_path):
    list(train(RECIPE, data, tmp_path / "toy", epochs=1))
    with pytest.raises(CannotResume, match=trainer.STATE):
        next(train(replace(RECIPE, clip=9.0), data, tmp_path / "toy", resume=True))


def test_a_damaged_state_is_refused(data, tmp_path):
    (tmp_path / "toy").mkdir()
    (tmp_path / "toy" / trainer.STATE).write_bytes(b"nonsense")
    with pytest.raises(UnreadableModel, match=trainer.STATE):
        next(train(RECIPE, data, tmp_path / "toy", resume=True))


def test_nothing_to_learn_from_is_said(tmp_path):
    Tunes([]).write(tmp_path / "none.npz")
    with pytest.raises(NothingToLearn, match=r"none\.npz"):
        next(train(RECIPE, tmp_path / "none.npz", tmp_path / "toy"))


def test_a_folder_in_the_way_is_said(data, tmp_path):
    (tmp_path / "toy").write_text("in the way")
    with pytest.raises(UnwritableFile, match="toy"):
        next(train(RECIPE, data, tmp_path / "toy"))


def test_batches_hold_every_tune_once_within_the_budget():
    streams = [melody.encode(tune) for tune in toy_tunes()]
    epoch = batches.epoch_batches(streams, melody, RECIPE, (0, 0))
    assert sum(len(batch.tokens) for batch in epoch) == len(streams)
    assert all(batch.tokens.numel() <= RECIPE.batch_tokens for batch in epoch)
    again = batches.epoch_batches(streams, melody, RECIPE, (0, 0))
    assert all(torch.equal(a.tokens, b.tokens) for a, b in zip(epoch, again, strict=True))


def test_evaluation_counts_what_a_network_without_knowledge_would_spend():
    network = small_network()
    torch.nn.init.zeros_(network.output.weight)
    torch.nn.init.zeros_(network.output.bias)
    tunes = toy_tunes()
    *_, found = evaluation.evaluate(network, [melody.encode(tune) for tune in tunes], melody)
    bits = torch.log2(torch.tensor(float(len(melody.VOCABULARY)))).item()
    assert found.notes == sum(map(len, tunes))
    assert found.tokens == 2 * found.notes + len(tunes)
    assert found.bits_per_note == pytest.approx(bits * found.tokens / found.notes, rel=1e-4)
    assert found.perplexity == pytest.approx(len(melody.VOCABULARY), rel=1e-4)


def test_training_begins_with_what_another_model_has_learned_and_the_card_says_so(tmp_path):
    toy_tunes().write(tmp_path / "toy.npz")
    list(train(RECIPE, tmp_path / "toy.npz", tmp_path / "first", epochs=3))
    again = train(RECIPE, tmp_path / "toy.npz", tmp_path / "second", epochs=1, begin_with=tmp_path / "first")
    *_, after = again
    assert checkpoint.read(tmp_path / "second").card.training["begun_with"]["model"] == "first"
    *_, anew = train(RECIPE, tmp_path / "toy.npz", tmp_path / "third", epochs=1)
    assert after.validation is not None
    assert anew.validation is not None
    assert after.validation < anew.validation
