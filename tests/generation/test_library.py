import subprocess
import sys

import numpy as np
import pytest

from composer import paths
from composer.generation import library
from composer.music.songbook import Songbook
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


def test_a_model_with_an_index_of_its_own_tunes_is_held_against_those(shelves):
    own = shelved(shelves / "user_models", "own")
    assert len(library.songbook("own")) > 10_000
    columns = np.arange(0, 480, 240), np.array([240, 240]), np.array([60, 62])
    Songbook.of([("Mine", columns)]).write(own / library.SONGBOOK)
    assert library.songbook("own").quotation(columns).title == "Mine"


def test_a_well_known_tune_is_named_among_those_that_the_models_learned_from(shelves):
    shelved(shelves / "models", "shipped")
    duration = np.array([480, 480, 960, 480, 480, 960, 480, 480, 480, 480, 480, 480, 960])
    pitch = np.array([67, 64, 64, 65, 62, 62, 60, 62, 64, 65, 67, 67, 67])
    book = library.songbook("shipped")
    found = book.quotation((np.cumsum(duration) - duration, duration, pitch))
    assert (found.notes, found.title.casefold()[:14]) == (13, "haenschen klei")
    assert {"essen", "oneill", "bach"} <= set(book.sources)
