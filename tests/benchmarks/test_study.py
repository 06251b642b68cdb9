"""A study: variants of a recipe that differ in any of its settings, trained on a share of the tunes; and its table."""

from dataclasses import replace

import pytest

from composer.benchmarks import study
from composer.training import recipe as recipes
from composer.training import studies
from composer.training.recipe import Recipe, UnreadableRecipe
from tests.training.toys import toy_tunes

TEXTS = """
epochs = 1
[variants.rnn]
network = {cell = "rnn", hidden = 8}
[variants.lstm]
network.hidden = 12
"""
SETTINGS = """
epochs = 2
share = 0.5
validation_share = 0.5
[network]
sizes = [8]
[variants.baseline]
[variants.many-to-one]
predict = "last"
network.input = "scaled"
"""
SHIPPED = ("abc-tune", "note-int", "piano-chord")


def outcome(generator):
    steps = []
    while True:
        try:
            steps.append(next(generator))
        except StopIteration as stop:
            return stop.value, steps


@pytest.fixture
def studied(tmp_path, monkeypatch):
    """Return what writes a study of the recipe toy and returns the recipe and a folder with toy.npz."""
    folder = tmp_path / "studies"
    folder.mkdir()
    for function in (studies.variants, studies.shared):
        monkeypatch.setattr(function, "__defaults__", (folder,))
    toy_tunes().write(tmp_path / "toy.npz")

    def write(text, encoding="abc-tune"):
        (folder / "toy.toml").write_text(text)
        network = {"token_width": 8, "layers": 1, "dropout": 0.2}
        return Recipe("toy", "Toy", encoding=encoding, epochs=3, batch_tokens=600, network=network), tmp_path

    return write


def test_a_study_trains_each_variant_and_makes_a_table(studied):
    recipe, folder = studied(TEXTS)
    folders, _ = outcome(studies.train(recipe, folder / "toy.npz", folder / "out"))
    assert list(folders) == ["rnn", "lstm"]
    report, steps = outcome(study.run(recipe, folders, folder / "toy.npz", 2))
    assert len(steps) == 2 + 2 * 2
    table = study.write(report, folders, folder / "out").read_text()
    assert [line.split(" | ")[0] for line in table.splitlines()[:4]] == ["| variant", "| ---", "| rnn", "| lstm"]
    assert "| parse |" in table
    assert report.figures["rnn.validation.loss"].value > 0
    assert report.notes[0] == "All variants are the recipe toy with epochs = 1."
    assert report.notes[1].startswith("2 texts by each")


def test_a_study_of_settings_compares_bits_per_note_with_the_first(studied):
    recipe, folder = studied(SETTINGS, "note-int")
    recipe = replace(recipe, cut="windows", window=5, batch=4)
    folders, _ = outcome(studies.train(recipe, folder / "toy.npz", folder / "out"))
    report, _ = outcome(study.run(recipe, folders, folder / "toy.npz"))
    figures = {name: figure.value for name, figure in report.figures.items()}
    worse = figures["many-to-one.validation.bits_per_note"] - figures["baseline.validation.bits_per_note"]
    assert figures["many-to-one.validation.difference"] == worse
    # Half of twelve tunes, each twelve notes and the end, twice; the last of each of their windows.
    assert figures["baseline.training.learned"] * 1e6 == 2 * 6 * 13
    assert figures["many-to-one.training.learned"] * 1e6 == 2 * 6 * 3
    table = study.table(report, folders)
    assert "parse" not in table
    assert table.splitlines()[2].count(" – |") == 1
    assert report.notes == [
        "All variants are the recipe toy with epochs = 2, share = 0.5, validation_share = 0.5, network.sizes = [8]."
    ]


def test_epochs_that_are_asked_for_are_told(studied):
    recipe, folder = studied(SETTINGS, "note-int")
    folders, _ = outcome(studies.train(recipe, folder / "toy.npz", folder / "out", epochs=1))
    report, _ = outcome(study.run(recipe, folders, folder / "toy.npz"))
    assert "epochs = 1," in report.notes[0]
    assert report.figures["baseline.training.epochs"].value == 1


def test_a_study_goes_on_where_it_was_stopped(studied):
    recipe, folder = studied(TEXTS)
    whole, _ = outcome(studies.train(recipe, folder / "toy.npz", folder / "whole"))
    begun = studies.train(recipe, folder / "toy.npz", folder / "out")
    while next(begun).validation is None:
        pass
    begun.close()
    rest, _ = outcome(studies.train(recipe, folder / "toy.npz", folder / "out", resume=True))
    for name in whole:
        first, second = ((made[name] / "weights.safetensors").read_bytes() for made in (whole, rest))
        assert first == second


@pytest.mark.parametrize(
    "text", ["epochs = ", "colour = 1", "[variants.one]\nwheels = 4", "[variants.one.network]\nx = 1"]
)
def test_a_study_that_makes_no_sense_is_refused_by_name(studied, text):
    recipe, _ = studied(text)
    with pytest.raises(UnreadableRecipe, match=r"toy\.toml"):
        studies.variants(recipe)


def test_a_recipe_without_a_study_is_refused_with_those_there_are():
    with pytest.raises(studies.NoStudy, match=r"no study of “melody”; there are studies of: abc-tune, note-int, piano"):
        studies.variants(Recipe("melody", "Melody"))


def test_the_study_of_abc_tune_has_a_baseline_and_six_lstms():
    cells = [variant.config().cell for variant in studies.variants(recipes.load("abc-tune")).values()]
    assert cells == ["rnn", *["lstm"] * 6]


@pytest.mark.parametrize("name", SHIPPED)
def test_no_variant_ends_before_the_others(name):
    for variant in studies.variants(recipes.load(name)).values():
        assert variant.patience >= variant.epochs


@pytest.mark.parametrize("name", SHIPPED[1:])
def test_the_augmentations_and_the_authors_form_are_compared_with_a_baseline(name):
    first, *others = studies.variants(recipes.load(name)).values()
    changes = [
        {setting for setting, value in other.for_card().items() if value != first.for_card()[setting]}
        for other in others
    ]
    assert changes[:3] == [{"transpose"}, {"shift"}, {"noise"}]
    assert changes[3:] == [{"predict", "stride"}, {"network"}, {"predict", "stride", "network"}]
