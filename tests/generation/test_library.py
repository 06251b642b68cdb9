import subprocess
import sys

import pytest

from composer import paths
from composer.generation import library
from composer.networks import checkpoint
from composer.networks.card import UnreadableModel
from tests.networks.networks import card_of, small_network


@pytest.fixture(autouse=True)
def shelves(tmp_path, monkeypatch):
    for name in ("models", "user_models"):
        monkeypatch.setattr(paths, name, lambda folder=tmp_path / name: folder)
    return tmp_path


def shelved(folder, name):
    network = small_network()
    checkpoint.write(folder / name, network, card_of(network, name))
    return folder / name


def test_models_of_both_shelves_are_found_and_loaded_by_name_or_path(shelves):
    shelved(shelves / "models", "shipped")
    own = shelved(shelves / "user_models", "own")
    assert [card.name for card in library.cards()] == ["shipped", "own"]
    assert library.load("shipped").card.name == "shipped"
    assert library.load(own).card.name == "own"
    assert library.faults() == []


def test_a_broken_folder_is_reported_and_hides_no_other(shelves):
    shelved(shelves / "models", "good")
    (shelved(shelves / "models", "halved") / "weights.safetensors").unlink()
    (shelves / "models" / "foreign").mkdir()
    (shelves / "models" / "foreign" / "card.json").write_text("{}")
    (shelves / "models" / "empty").mkdir()
    assert [card.name for card in library.cards()] == ["good"]
    assert len(library.faults()) == 2
    with pytest.raises(UnreadableModel):
        library.load("halved")


def test_a_model_of_the_users_takes_the_place_of_a_shipped_one(shelves):
    shelved(shelves / "models", "melody")
    own = shelved(shelves / "user_models", "melody")
    assert [card.name for card in library.cards()] == ["melody"]
    assert library.folder_of("melody") == own


def test_a_renamed_folder_goes_by_its_new_name(shelves):
    shelved(shelves / "models", "old").rename(shelves / "models" / "new")
    assert [card.name for card in library.cards()] == ["new"]
    assert library.folder_of("new").is_dir()


def test_an_unknown_model_names_those_there_are(shelves):
    shelved(shelves / "models", "good")
    with pytest.raises(library.UnknownModel, match="there are: good"):
        library.load("better")


def test_no_shelf_at_all_is_no_fault():
    assert (library.cards(), library.faults()) == ([], [])


def test_cards_wishes_and_takes_need_no_torch():
    modules = "library", "wishes", "take", "continuing", "sampling"
    script = "".join(f"import composer.generation.{name}\n" for name in modules)
    script += "import sys\ncomposer.generation.library.cards()\nassert 'torch' not in sys.modules"
    subprocess.run([sys.executable, "-c", script], check=True)
