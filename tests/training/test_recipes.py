"""The published recipes, made small: each learns, resumes and leaves a model that can be used."""

from dataclasses import replace

import numpy as np
import pytest
import torch
from torch.nn import functional

from composer import paths
from composer.encodings import known
from composer.music.tunes import SPLITS, Tune, Tunes
from composer.networks import card as cards
from composer.networks import checkpoint
from composer.networks.lstm import Network
from composer.training import batches, curve, material, recipe, trainer
from composer.training.trainer import train
from tests.training.test_piano_chord import chorales
from tests.training.toys import toy_tunes

NAMES = ("note-int", "essen-grid")


@pytest.fixture
def data(tmp_path):
    toy_tunes().write(tmp_path / "toy.npz")
    return tmp_path / "toy.npz"


@pytest.fixture(autouse=True)
def often(monkeypatch):
    monkeypatch.setattr(trainer, "_SAVE_EVERY", 2)
    monkeypatch.setattr(trainer, "_REPORT_EVERY", 1)


def small(name, **settings):
    """Return a recipe with small layers and windows."""
    whole = recipe.load(name)
    units = [max(1, size // 16) for size in whole.network["sizes"]]
    network = {**whole.network, "sizes": units, "token_width": 16, "dense": whole.network.get("dense", 0) // 16}
    return replace(whole, **{"collections": [], "window": 10, "batch": 8, "epochs": 3, "network": network, **settings})


def weights(folder):
    return checkpoint.read(folder).network.state_dict()


def equal(one, other):
    return all(torch.equal(one[name], other[name]) for name in one)


@pytest.mark.parametrize("name", NAMES)
def test_the_published_sizes_stand_in_the_recipe(name):
    found, config = recipe.load(name), recipe.load(name).config()
    published = {
        "note-int": ((256, 512, 256), 256, 0.3, "rmsprop", 100, 64, 50),
        "essen-grid": ((256,), 0, 0.2, "adam", 64, 64, 24),
    }
    settings = found.optimizer, found.window, found.batch, found.epochs
    assert (config.units, config.dense, config.dropout, *settings) == published[name]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("predict", ["every", "last"])
def test_a_network_of_each_shape_overfits_one_batch(name, predict):
    plain = small(name, predict=predict, transpose=0, noise=0.0, shift=False, batch=4)
    tunes = list(toy_tunes(4))
    spoken = known.learned_from(plain.encoding, tunes)
    epoch = batches.epoch_batches(material.fitting(spoken, tunes), spoken, plain, (0, 0))
    batch = max(epoch, key=lambda one: one.tokens.shape[1])
    torch.manual_seed(0)
    network = Network(replace(plain.config(spoken), dropout=0.0))
    optimizer = torch.optim.Adam(network.parameters(), 0.02)
    for _ in range(200):
        logits, _ = network(batch.tokens, batch.contexts)
        loss = functional.cross_entropy(logits.flatten(0, 1), batch.targets.flatten(), ignore_index=batches.IGNORED)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    # What follows a window's first token cannot be known from it.
    assert loss.item() < (0.1 if predict == "last" else 0.5)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("kill_after", [1, 3, 5])
def test_killed_and_resumed_it_ends_the_same(data, tmp_path, name, kill_after):
    list(train(small(name), data, tmp_path / "whole"))
    begun = train(small(name), data, tmp_path / "toy")
    for _ in range(kill_after):
        next(begun)
    begun.close()
    list(train(small(name), data, tmp_path / "toy", resume=True))
    assert equal(weights(tmp_path / "toy"), weights(tmp_path / "whole"))
    pictures = [(tmp_path / folder / curve.NAME).read_bytes() for folder in ("toy", "whole")]
    assert pictures[0] == pictures[1]


def test_songs_on_the_grid_are_learned_with_relu_too(data, tmp_path):
    whole = small("essen-grid")
    list(train(replace(whole, epochs=1, network={**whole.network, "activation": "relu"}), data, tmp_path / "toy"))
    assert checkpoint.read(tmp_path / "toy").network.config.activation == "relu"


@pytest.mark.parametrize("name", NAMES)
def test_stopped_at_its_first_step_it_leaves_a_model_that_can_be_used(data, tmp_path, name):
    begun = train(small(name), data, tmp_path / "toy")
    next(begun)
    begun.close()
    assert checkpoint.read(tmp_path / "toy").card.figures == {}


@pytest.mark.parametrize("name", NAMES)
def test_interrupted_in_the_middle_of_a_step_it_leaves_a_model_too(data, tmp_path, name, monkeypatch):
    def strike(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr(torch.nn.utils, "clip_grad_norm_", strike)
    with pytest.raises(KeyboardInterrupt):
        next(train(small(name), data, tmp_path / "toy"))
    assert checkpoint.read(tmp_path / "toy").card.name == "toy"


def test_interrupted_while_it_validates_it_leaves_a_model_too(data, tmp_path, monkeypatch):
    def strike(*_):
        raise KeyboardInterrupt

    with monkeypatch.context() as struck:
        struck.setattr(trainer.evaluation, "evaluate", strike)
        with pytest.raises(KeyboardInterrupt):
            list(train(small("note-int"), data, tmp_path / "toy"))
    assert checkpoint.read(tmp_path / "toy").card.name == "toy"
    list(train(small("note-int"), data, tmp_path / "whole"))
    list(train(small("note-int"), data, tmp_path / "toy", resume=True))
    assert equal(weights(tmp_path / "toy"), weights(tmp_path / "whole"))


@pytest.mark.parametrize("name", NAMES)
def test_each_epoch_leaves_its_weights_and_the_card_tells_what_it_knows(data, tmp_path, name):
    list(train(small(name), data, tmp_path / "toy"))
    assert sorted(path.name for path in (tmp_path / "toy" / trainer.EPOCHS).iterdir()) == [
        "01.safetensors",
        "02.safetensors",
        "03.safetensors",
    ]
    card = checkpoint.read(tmp_path / "toy").card
    assert {"validation.loss", "validation.perplexity", "validation.accuracy", "validation.bits_per_note"} <= set(
        card.figures
    )
    assert card.vocabulary == known.learned_from(card.encoding, toy_tunes().of_split("train")).VOCABULARY


def test_songs_off_the_grid_are_left_out_and_counted(tmp_path):
    tunes = toy_tunes()
    tunes[0].duration[0] = 100
    tunes.write(tmp_path / "toy.npz")
    found = material.read(small("essen-grid"), tmp_path / "toy.npz")
    assert found.left_out == 1
    assert len(found.train) + len(found.validation) == sum(len(tunes.of_split(name)) for name in SPLITS[:2]) - 1


def test_only_the_collections_of_the_recipe_are_learned_from(data):
    with pytest.raises(trainer.NothingToLearn):
        material.read(small("essen-grid", collections=["essen"]), data)


def doubled(count):
    """Return tunes, each followed by its transposition, the last quarter of them to test with."""
    dice = np.random.default_rng(1)
    tunes = []
    for number in range(count):
        duration = dice.choice([120, 240, 480], 40).astype(np.int32)
        pitch = dice.integers(55, 80, 40).astype(np.int16)
        plain = Tune(np.cumsum(duration, dtype=np.int32) - duration, duration, pitch, title=str(number))
        tunes += [plain, replace(plain, pitch=pitch + np.int16(2))]
    return Tunes(tunes, np.repeat(np.where(np.arange(count) < count * 3 // 4, 0, 2), 2))


@pytest.mark.parametrize("share", [0.02, 0.1, 0.3])
def test_the_share_to_validate_with_is_a_setting_that_keeps_near_duplicates_together(tmp_path, share):
    doubled(80).write(tmp_path / "toy.npz")
    found = material.read(small("note-int", validation=share), tmp_path / "toy.npz")
    titles = {name: [piece.title for piece in pieces] for name, pieces in found.pieces.items()}
    assert titles["test"] == [str(number) for number in range(60, 80) for _ in "ab"]
    assert abs(len(titles["validation"]) - share * 120) <= 2
    assert all(titles[name].count(title) == 2 for name in titles for title in titles[name])
    assert sum(map(len, titles.values())) == 160


def test_versions_of_a_piece_stay_together_whatever_the_share(tmp_path):
    chorales().write(tmp_path / "toy.npz")
    given = replace(recipe.load("piano-chord"), collections=[], validation=0.4)
    found = material.read(given, tmp_path / "toy.npz")
    sides = [{piece.title for piece in found.pieces[name]} for name in SPLITS[:2]]
    assert all(sides)
    assert not sides[0] & sides[1]


def test_the_recipes_of_the_shipped_cards_are_still_recipes():
    for path in sorted(paths.models().glob("*/card.json")):
        given = cards.read(path.parent).training["recipe"]
        assert recipe.Recipe(**given).validation == 0


def streams_of(name, tunes=None):
    tunes = tunes or list(toy_tunes())
    spoken = known.learned_from(small(name).encoding, tunes)
    return spoken, material.fitting(spoken, tunes)


def told(epoch):
    """Return how many targets count in the batches of an epoch."""
    return sum(int((batch.targets != batches.IGNORED).sum()) for batch in epoch)


@pytest.mark.parametrize("shift", [False, True])
def test_windows_of_a_piece_predict_each_of_its_tokens_once(shift):
    spoken, streams = streams_of("note-int")
    epoch = batches.epoch_batches(streams, spoken, small("note-int", shift=shift), (0, 0))
    assert told(epoch) == sum(len(stream.tokens) - 1 for stream in streams)


def test_many_to_one_predicts_the_last_token_of_a_window_at_every_place():
    spoken, streams = streams_of("note-int")
    epoch = batches.epoch_batches(streams, spoken, small("note-int", predict="last", stride=1, shift=False), (0, 0))
    assert told(epoch) == sum(len(stream.tokens) - 1 for stream in streams)
    assert all(((batch.targets != batches.IGNORED).sum(1) == 1).all() for batch in epoch)


def test_joined_songs_share_the_slash_between_them():
    spoken, streams = streams_of("essen-grid")
    epoch = batches.epoch_batches(streams, spoken, small("essen-grid", shift=False), (0, 0))
    assert told(epoch) == sum(len(stream.tokens) - 1 for stream in streams)
    slashes = sum(int((batch.targets == 0).sum()) for batch in epoch)
    assert slashes == len(streams)


def test_each_augmentation_can_be_switched_off():
    spoken, streams = streams_of("note-int")
    still = {"transpose": 0, "noise": 0.0, "shift": False}
    seen = {}
    for name, settings in {"still": still, **{n: {**still, n: v} for n, v in VARIED.items()}}.items():
        epoch = batches.epoch_batches(streams, spoken, small("note-int", batch=1000, **settings), (0, 0))
        seen[name] = sorted(map(tuple, epoch[0].tokens.tolist()))
    assert seen["still"] == sorted(map(tuple, np.array(seen["still"])))
    assert all(seen[name] != seen["still"] for name in VARIED)


VARIED = {"transpose": 3, "noise": 0.3, "shift": True}


def test_the_curve_is_a_picture():
    picture = curve.draw([(4.0, 4.5), (3.0, 3.6), (2.5, 3.4)])
    assert picture.shape == (400, 640, 3)
    assert {(60, 110, 200), (210, 90, 40)} <= set(map(tuple, picture.reshape(-1, 3).tolist()))
    assert curve.png(picture).startswith(b"\x89PNG")
    assert curve.draw([]).shape == picture.shape
    assert curve.draw([(float("nan"), 3.0)]).shape == picture.shape


@pytest.mark.parametrize(
    "settings", [{"cut": "slices"}, {"optimizer": "magic"}, {"window": 1}, {"predict": "some"}, {"validation": 0.9}]
)
def test_recipes_that_cannot_be_followed_are_refused(settings):
    with pytest.raises(recipe.ImpossibleRecipe, match=next(iter(settings))):
        small("note-int", **settings)


def test_tunes_keep_the_text_they_were_read_from(tmp_path):
    tunes = [replace(tune, text=f"X:{number}\nT:Tüne\nK:C\n") for number, tune in enumerate(toy_tunes(3))]
    Tunes(tunes).write(tmp_path / "toy.npz")
    assert [tune.text for tune in Tunes.read(tmp_path / "toy.npz")] == [tune.text for tune in tunes]
