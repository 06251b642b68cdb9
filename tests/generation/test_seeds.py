"""What a continuation begins with."""

import numpy as np
import pytest

from composer.files.notelist import BadNoteList
from composer.generation import seeds
from composer.music import arranging
from composer.music.pieces import Pieces
from composer.music.score import KeyChange, Note, Notes, Score, Track
from tests.generation.test_notated import MODELS as TEXTS
from tests.generation.test_published import MODELS, continued

LONG = Score((Track("", Notes(Note(240 * index, 40 + index % 40, 240) for index in range(150))),))


def test_a_list_of_notes_begins_at_tick_0():
    assert [note.pitch for note in seeds.of_notes("C4:1 R:1 E4:1/2").tracks[0].notes] == [60, 64]


@pytest.mark.parametrize("symbols", ["60", "/ 60", "60 _ _ _ 64 _ r _ 67"])
def test_symbols_are_a_tone_or_a_melody_in_c_and_stay_there(symbols):
    score = seeds.of_text(symbols, MODELS["essen-grid"])
    assert score.keys == (KeyChange(0),)
    take = continued("essen-grid", score, bars=1)
    assert take.text.removeprefix("/ ").startswith(symbols.removeprefix("/ "))


def test_the_text_of_a_take_can_be_gone_on_from():
    for name, model in MODELS.items():
        score = seeds.of_text(continued(name, LONG, bars=1).text, model)
        assert len(score.tracks[0].notes) > 100


def test_a_symbol_that_the_model_does_not_know_is_named():
    with pytest.raises(seeds.ForeignStart, match="the symbol “x” is not in the vocabulary"):
        seeds.of_text("60 _ x", MODELS["essen-grid"])
    with pytest.raises(BadNoteList):
        seeds.of_text("60 _ x", MODELS["note-int"])


def test_a_model_without_a_notation_says_so():
    with pytest.raises(seeds.NoNotation, match="“toy” has no notation of its own"):
        seeds.of_text("C4:1", TEXTS["abc-char"])


@pytest.mark.parametrize("place", [1, 2, 51])
def test_a_place_is_counted_from_the_first_note(place):
    notes = seeds.excerpt(LONG, place).tracks[0].notes
    assert len(notes) == seeds.WINDOW
    assert notes.pitch.tolist() == LONG.tracks[0].notes.pitch[place - 1 :][: seeds.WINDOW].tolist()


def test_a_place_after_the_end_is_refused():
    with pytest.raises(seeds.NoSuchPlace, match="The piece has 150 notes"):
        seeds.excerpt(LONG, 151)


def test_a_random_place_is_that_of_the_random_seed():
    assert seeds.excerpt(LONG, seeds.RANDOM, 1) == seeds.excerpt(LONG, seeds.RANDOM, 1)
    assert len({int(seeds.excerpt(LONG, seeds.RANDOM, seed).tracks[0].notes.pitch[0]) for seed in range(20)}) > 1


def test_an_unheard_piece_is_one_of_the_test_pieces(tmp_path):
    wholes = [arranging.piece_of(seeds.of_notes(f"C4:1 {name}:1")) for name in ("D4", "E4", "F4")]
    Pieces(wholes, np.array([0, 2, 2])).write(tmp_path / "few.npz")
    found = {int(seeds.unheard(tmp_path / "few.npz", seed).tracks[0].notes.pitch[-1]) for seed in range(20)}
    assert found == {64, 65}


def test_a_model_of_melodies_has_no_piece_to_start_in():
    assert seeds.kind_to_start_in("piano-chord") == "pieces"
    with pytest.raises(seeds.NothingToStartIn, match="give it a seed"):
        seeds.kind_to_start_in("melody")
