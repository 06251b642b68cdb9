"""What is asked of training and generating that cannot be: a sentence, and what was there stays there."""

import json
import shutil
from dataclasses import replace

import numpy as np
import pytest

from composer import paths
from composer.app import main
from composer.encodings import known
from composer.files import midi
from composer.music import edits
from composer.music.pieces import Pieces, piece
from composer.music.score import Note, Score
from composer.music.tunes import Tune, Tunes
from composer.training import material, recipe, trainer
from composer.training.trainer import CannotResume, train
from tests.training.toys import NETWORK, RECIPE, toy_tunes


@pytest.fixture(autouse=True)
def folders(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(paths, "cache", lambda: tmp_path / "cache")
    monkeypatch.setattr(paths, "user_models", lambda: tmp_path / "models")


@pytest.fixture
def data(tmp_path):
    toy_tunes().write(tmp_path / "toy.npz")
    return tmp_path / "toy.npz"


def said(words, capsys):
    """Return the one sentence that a command ends with."""
    assert main(list(map(str, words))) == 1
    text = capsys.readouterr().err.strip()
    assert text.startswith("composer: ")
    assert text.endswith(".")
    assert "\n" not in text
    return text


@pytest.mark.parametrize("name", ["note-int", "piano-chord"])
@pytest.mark.parametrize("given", ["empty", "missing", "one.mid", "missing.npz", "junk.npz"])
def test_there_is_nothing_to_learn_from(tmp_path, capsys, name, given):
    (tmp_path / "empty").mkdir()
    midi.write(Score(), tmp_path / "one.mid")
    (tmp_path / "junk.npz").write_bytes(b"no music")
    assert given in said(["train", name, "--data", given, "--out", "model"], capsys)
    assert not (tmp_path / "model").exists()


def test_prepared_music_of_another_kind_is_refused(data, capsys):
    assert "toy.npz" in said(["train", "piano-chord", "--data", data, "--out", "model"], capsys)


def test_a_folder_whose_tunes_have_no_notes_is_refused(tmp_path, capsys):
    (tmp_path / "own").mkdir()
    midi.write(Score(), tmp_path / "own" / "none.mid")
    assert "None of the 1 files" in said(["train", "note-int", "--data", "own", "--out", "model"], capsys)


@pytest.mark.parametrize("name", ["melody", "note-int", "essen-grid", "abc-char", "abc-tune"])
def test_a_tune_without_notes_among_others_does_no_harm(tmp_path, name):
    none = Tune(np.zeros(0, np.int32), np.zeros(0, np.int32), np.zeros(0, np.int16))
    tunes = [none, none, *toy_tunes(8)]
    Tunes(tunes, np.arange(10) % 2).write(tmp_path / "toy.npz")
    sizes = {**recipe.load(name).network, "sizes": [8], "token_width": 8, "dense": 0}
    given = replace(recipe.load(name), collections=[], epochs=1, batch_tokens=200, network=sizes)
    assert list(train(given, tmp_path / "toy.npz", tmp_path / "model"))[-1].validation


def test_a_piece_without_notes_among_others_does_no_harm(tmp_path):
    rows = [(480 * index, 480, 60 + index, 0) for index in range(20)]
    Pieces([piece([]), piece([]), piece(rows), piece(rows)], np.arange(4) % 2).write(tmp_path / "toy.npz")
    sizes = {"sizes": [8], "token_width": 8, "context_width": 2}
    given = replace(recipe.load("piano-chord"), collections=[], epochs=1, network=sizes)
    assert list(train(given, tmp_path / "toy.npz", tmp_path / "model"))[-1].validation


OTHERS = {
    "another setting": {"clip": 9.0},
    "a network of other sizes": {"network": {**NETWORK, "hidden": 8}},
    "another optimizer": {"optimizer": "rmsprop"},
    "another encoding": {"encoding": "note-int"},
    "another share to validate with": {"validation": 0.2},
}


@pytest.mark.parametrize("changed", OTHERS.values(), ids=OTHERS)
def test_a_state_of_another_recipe_is_refused_and_stays(data, tmp_path, changed):
    begun = train(RECIPE, data, tmp_path / "toy")
    next(begun)
    begun.close()
    before = (tmp_path / "toy" / trainer.STATE).read_bytes()
    with pytest.raises(CannotResume, match=rf"{trainer.STATE} was left by another recipe, so .*\.$"):
        next(train(replace(RECIPE, **changed), data, tmp_path / "toy", resume=True))
    assert (tmp_path / "toy" / trainer.STATE).read_bytes() == before


def test_a_model_without_its_state_cannot_be_trained_on_and_stays(data, tmp_path):
    list(train(RECIPE, data, tmp_path / "toy", epochs=1))
    (tmp_path / "toy" / trainer.STATE).unlink()
    before = (tmp_path / "toy" / "card.json").read_bytes()
    with pytest.raises(CannotResume, match=rf"no {trainer.STATE} to go on from"):
        next(train(RECIPE, data, tmp_path / "toy", resume=True, epochs=4))
    assert (tmp_path / "toy" / "card.json").read_bytes() == before


def test_training_anew_forgets_what_an_earlier_one_has_left(data, tmp_path, monkeypatch):
    def die(*_):
        raise SystemExit

    list(train(RECIPE, data, tmp_path / "toy", epochs=1))
    with monkeypatch.context() as killed:
        killed.setattr(trainer, "_train_epoch", die)
        with pytest.raises(SystemExit):
            next(train(RECIPE, data, tmp_path / "toy"))
    assert next(train(RECIPE, data, tmp_path / "toy", resume=True)).epoch == 1


def test_a_state_of_other_music_is_refused(data, tmp_path):
    given = replace(RECIPE, encoding="note-int")
    list(train(given, data, tmp_path / "toy", epochs=1))
    higher = [replace(tune, pitch=tune.pitch + np.int16(30)) for tune in toy_tunes()]
    Tunes(higher, toy_tunes().split).write(data)
    with pytest.raises(CannotResume, match="other music"):
        next(train(given, data, tmp_path / "toy", resume=True))


def test_a_state_from_before_there_was_a_setting_is_gone_on_from(data, tmp_path, monkeypatch):
    whole = list(train(RECIPE, data, tmp_path / "whole"))
    with monkeypatch.context() as earlier:
        settings = trainer._settings
        earlier.setattr(trainer, "_settings", lambda r: {k: v for k, v in settings(r).items() if k != "validation"})
        begun = train(RECIPE, data, tmp_path / "toy")
        next(begun)
        begun.close()
    rest = list(train(RECIPE, data, tmp_path / "toy", resume=True))
    assert rest[-1].validation == whole[-1].validation


def copied(name, folder, weights_of=None, **changed):
    """Copy a shipped model, with the weights of another one or other words on its card."""
    shutil.copytree(paths.models() / name, folder)
    card = json.loads((folder / "card.json").read_text("utf-8"))
    (folder / "card.json").write_text(json.dumps({**card, **changed}), "utf-8")
    if weights_of:
        shutil.copy(paths.models() / weights_of / "weights.safetensors", folder)
    return folder


@pytest.mark.parametrize("name", ["note-int", "essen-grid", "abc-char", "abc-tune", "piano-chord", "melody"])
def test_a_checkpoint_of_another_recipe_is_refused(tmp_path, capsys, name):
    other = "essen-grid" if name != "essen-grid" else "note-int"
    words = json.loads((paths.models() / name / "card.json").read_text("utf-8"))["vocabulary"]
    wrong = {
        "weights": copied(name, tmp_path / "weights", weights_of=other),
        "encoding": copied(name, tmp_path / "encoding", encoding=other),
        "vocabulary": copied(name, tmp_path / "vocabulary", vocabulary=words[:-1]),
    }
    for folder in wrong.values():
        text = said(["generate", "-o", "new.mid", "--model", folder, "--notes", "C4:1"], capsys)
        assert f"{folder}/" in text
    assert not (tmp_path / "new.mid").exists()


@pytest.mark.parametrize("notes", [0, 12])
@pytest.mark.parametrize("name", ["note-int", "piano-chord"])
def test_a_start_beyond_the_seed_is_refused(tmp_path, capsys, name, notes):
    midi.write(edits.add(Score(), [Note(index * 480, 60, 480) for index in range(notes)]), tmp_path / "seed.mid")
    words = ["generate", "-o", "new.mid", "--model", name, "--seed", "seed.mid", "--start", notes + 1]
    assert f"has {notes} notes" in said(words, capsys)


def test_tunes_with_what_is_not_in_a_vocabulary_are_moved_or_left_out(tmp_path):
    """Notes never seen are moved by octaves or neighbours; a character never seen leaves its tune out, counted."""
    plain = toy_tunes(8)
    strange = [
        replace(tune, pitch=tune.pitch + np.int16(40), text="X:1\nL:1/8\nK:C\nC D [A,,,,a'] z99 (5abc|\n")
        for tune in plain
    ]
    Tunes([*plain, *strange], np.arange(16) // 8).write(tmp_path / "toy.npz")
    for name, left_out in {"note-int": 0, "essen-grid": 0, "melody": 0, "abc-char": 8, "abc-tune": 8}.items():
        music = Tunes.read(tmp_path / "toy.npz")
        encoding = known.learned_from(name, music.of_split("train"))
        assert len(material.fitting(encoding, music.of_split("validation"))) == 8 - left_out
