"""The model that comes with the program."""

import numpy as np
import pytest

from composer import paths
from composer.generation import library
from composer.generation.continuing import alarms, continue_
from composer.generation.wishes import Wishes
from composer.music.score import Note, Notes, Score, Track
from composer.networks.stepping import one_thread

OPENING = Notes(Note(index * 240, pitch, 240) for index, pitch in enumerate([67, 69, 71, 72, 74, 74, 72, 71]))


@pytest.fixture(scope="module")
def model():
    with one_thread():
        yield library.load(paths.models() / "melody")


def finished(generator):
    while True:
        try:
            next(generator)
        except StopIteration as stop:
            return stop.value


def test_its_card_says_what_it_learned_from_and_how_well(model):
    card = model.card
    assert card.data["tunes"]["train"] >= 5000
    assert "non-commercial" in card.licence
    assert card.training["seconds"] > 0
    assert card.parameters == model.network.parameter_count
    assert 0 < card.figures["test.bits_per_note"]["value"] < 4
    assert card.figures["continuations.within_alarms"]["value"] >= 0.9


def test_it_writes_tunes_that_end_and_set_off_no_alarm(model):
    score = Score((Track("", OPENING),))
    takes = [finished(continue_(score, model, Wishes(bars=None, random_seed=seed))) for seed in range(8)]
    assert sum(take.ended for take in takes) >= 6
    assert sum(alarms(take.notes) == 0 for take in takes) >= 6


def test_it_stays_mostly_in_the_scale_it_was_given(model):
    score = Score((Track("", OPENING),))
    pitches = np.concatenate(
        [finished(continue_(score, model, Wishes(bars=8, random_seed=seed))).notes.pitch for seed in range(6)]
    )
    assert np.isin(pitches % 12, [7, 9, 11, 0, 2, 4, 5, 6]).mean() > 0.85
