"""What models of ABC text write, measured; and the table of a study."""

import numpy as np
import pytest

from composer.benchmarks import study, texts
from composer.music.measures import SharedShapes
from composer.music.tunes import Tune
from composer.training import studies
from composer.training.recipe import Recipe
from tests.training.toys import toy_tunes

NOTHING = SharedShapes([])
SCALE = "M:4/4\nL:1/8\nK:G\nGABc defg|\n"


def outcome(generator):
    steps = []
    while True:
        try:
            steps.append(next(generator))
        except StopIteration as stop:
            return stop.value, steps


def test_a_tune_is_measured():
    assert texts.measured(SCALE, True, NOTHING) == texts.Written(True, True, True, 1, 0, 0)
    assert texts.measured(SCALE + "G8|" * 9, True, NOTHING)[3:] == (9, 8, 0)


@pytest.mark.parametrize("text", ["", "GABc|", "M:4/4\nK:G\n^|", "K:G\nz8|", "K:G\nG|x", "K:Q\nG|", "M:4/4\nGABc|"])
def test_what_is_no_tune_does_not_parse(text):
    assert not texts.measured(text, True, NOTHING).parses


def test_what_is_shared_with_a_known_tune_is_found():
    columns = np.arange(40) * 240, np.full(40, 240), 60 + (np.arange(40) * 7 % 12)
    known = SharedShapes([columns])
    from composer.music import notation

    start, duration, pitch = columns
    tune = Tune(start.astype(np.int32), duration.astype(np.int32), pitch.astype(np.int16))
    assert texts.measured(notation.write(tune), True, known).shared == 21


@pytest.fixture
def small_study(tmp_path, monkeypatch):
    folder = tmp_path / "studies"
    folder.mkdir()
    (folder / "toy.toml").write_text('[rnn]\ncell = "rnn"\nhidden = 8\n\n[lstm]\nhidden = 12\n')
    monkeypatch.setattr(studies.variants, "__defaults__", (folder,))
    toy_tunes().write(tmp_path / "toy.npz")
    network = {"token_width": 8, "layers": 1}
    return Recipe("toy", "Toy", encoding="abc-tune", epochs=1, batch_tokens=600, network=network), tmp_path


def test_a_study_trains_each_network_and_makes_a_table(small_study):
    recipe, folder = small_study
    folders, _ = outcome(studies.train(recipe, folder / "toy.npz", folder / "out"))
    assert list(folders) == ["rnn", "lstm"]
    report, steps = outcome(study.run(folders, folder / "toy.npz", 2))
    assert len(steps) == 4
    table = study.write(report, folders, folder / "out").read_text()
    assert [line.split(" | ")[0] for line in table.splitlines()[:4]] == ["| network", "| ---", "| rnn", "| lstm"]
    assert report.figures["rnn.validation.loss"].value > 0


def test_a_study_goes_on_where_it_was_stopped(small_study):
    recipe, folder = small_study
    whole, _ = outcome(studies.train(recipe, folder / "toy.npz", folder / "whole"))
    begun = studies.train(recipe, folder / "toy.npz", folder / "out")
    while next(begun).validation is None:
        pass
    begun.close()
    rest, _ = outcome(studies.train(recipe, folder / "toy.npz", folder / "out", resume=True))
    for name in whole:
        first, second = ((made[name] / "weights.safetensors").read_bytes() for made in (whole, rest))
        assert first == second


def test_a_recipe_without_a_study_is_refused_with_those_there_are():
    with pytest.raises(studies.NoStudy, match=r"no study of “melody”; there are studies of: abc-tune\."):
        studies.variants(Recipe("melody", "Melody"))


def test_the_study_of_abc_tune_has_a_baseline_and_six_lstms():
    from composer.training import recipe

    cells = [variant.config().cell for variant in studies.variants(recipe.load("abc-tune")).values()]
    assert cells == ["rnn", *["lstm"] * 6]
