import pytest

from composer.training import recipe


def test_the_recipes_that_come_along_make_networks():
    found = recipe.load("melody")
    assert found.name == "melody"
    assert found.config().hidden >= 256


def test_a_recipe_of_a_file(tmp_path):
    path = tmp_path / "mine.toml"
    path.write_text('title = "Mine"\nepochs = 2\nclip = 2\n[network]\nhidden = 32\n')
    found = recipe.load(path)
    assert (found.name, found.title, found.epochs, found.config().hidden) == ("mine", "Mine", 2, 32)


@pytest.mark.parametrize(
    "text",
    [
        "epochs = ",
        "epochs = 'many'",
        "colour = 'red'",
        "[network]\nhidden = 0",
        "[network]\nwheels = 4",
        "encoding = 'x'",
        "share = 0.0",
        "share = 1.5",
        "validation_share = -1.0",
    ],
)
def test_a_recipe_that_makes_no_sense_is_refused_by_name(tmp_path, text):
    path = tmp_path / "mine.toml"
    path.write_text(text)
    with pytest.raises(recipe.UnreadableRecipe, match="mine"):
        recipe.load(path)


def test_a_recipe_with_other_settings_keeps_the_rest_of_it():
    whole = recipe.load("note-int")
    changed = recipe.with_settings(whole, {"noise": 0, "network": {"dense": 8}}, "a test")
    assert (changed.noise, changed.network) == (0, {**whole.network, "dense": 8})
    assert (changed.name, changed.transpose) == (whole.name, whole.transpose)


def test_an_unknown_recipe_names_those_there_are():
    with pytest.raises(recipe.UnreadableRecipe, match="melody"):
        recipe.load("symphony")
