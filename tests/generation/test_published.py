"""The published composers untrained: every wish holds, and the fast way is the slow one under the same dice."""

from itertools import pairwise

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from composer.encodings import grid, noteint
from composer.encodings.grid import Grid
from composer.encodings.noteint import NoteInt
from composer.generation.continuing import continue_
from composer.generation.sampling import draw, probabilities
from composer.generation.wishes import Wishes
from composer.music import timing
from composer.music.measures import longest_run
from composer.music.score import KeyChange, Note, Notes, Score, Track
from composer.networks.card import Card
from composer.networks.checkpoint import Model
from tests.generation.test_continuing import finished, score_of, wishes
from tests.networks.networks import small_network
from tests.strategies import scores

NOTES, GRID = NoteInt(50, 80, (6, 12, 24, 48)), Grid(tuple(range(48, 85)))


def model_of(encoding, **shape):
    network = small_network(len(encoding.VOCABULARY), (), **shape)
    config, size = network.config.for_card(), network.parameter_count
    card = Card("small", "Small", encoding.NAME, encoding.VERSION, encoding.VOCABULARY, config, size, "2026-01-01")
    return Model(card, network)


MODELS = {
    "note-int": model_of(NOTES, sizes=(16, 24, 16), dense=12),
    "essen-grid": model_of(GRID, sizes=(24,), input="one-hot"),
}


def continued(name, score, **fields):
    return finished(continue_(score, MODELS[name], Wishes(**fields)))[0]


@settings(max_examples=25, deadline=None)
@given(st.sampled_from(list(MODELS)), scores(), wishes, st.data())
def test_wishes_hold_in_every_take_of_every_score(name, score, wished, data):
    track = data.draw(st.integers(0, len(score.tracks) - 1))
    take, growing = finished(continue_(score, MODELS[name], wished, track))
    notes = take.notes
    assert 0 <= take.start - score.tracks[track].notes.span[1] <= score.ticks_per_beat // 4 + 1
    assert [len(one.notes) for one in growing] == list(range(1, len(notes) + 1))
    assert notes.span[1] <= take.end
    assert (notes.start[1:] >= notes.end[:-1]).all()
    assert longest_run(notes.pitch) <= 9
    assert len(notes) <= (wished.length or len(notes))
    if wished.key and len(score.tracks[track].notes):
        assert set((notes.pitch % 12).tolist()) <= wished.key.scale
    first = timing.position_at(score, take.start).bar
    inside = take.start > timing.bar_start(score, first)
    if wished.bars or not wished.length:
        assert take.end <= timing.bar_start(score, first + inside + (wished.bars or 64))


@pytest.mark.parametrize("name", MODELS)
@pytest.mark.parametrize("pitch", [0, 12, 61, 115, 127])
def test_every_pitch_is_a_legal_seed(name, pitch):
    take = continued(name, score_of(Note(0, pitch, 480)), bars=4)
    assert len(take.notes) > 0
    assert np.abs(take.notes.pitch - pitch).max() <= 48


@pytest.mark.parametrize("name", MODELS)
def test_the_same_seed_gives_the_same_take_and_another_another(name):
    score = score_of(Note(0, 60, 480), Note(480, 64, 480))
    assert continued(name, score, random_seed=5) == continued(name, score, random_seed=5)
    assert continued(name, score, random_seed=5).notes != continued(name, score, random_seed=6).notes


def test_five_hundred_notes_are_five_hundred():
    take = continued("note-int", scored(SEED), bars=None, length=500)
    assert len(take.notes) == 500


def test_a_take_that_grows_leaves_those_before_as_they_were():
    _, growing = finished(continue_(scored(SEED), MODELS["note-int"], Wishes(bars=None, length=150)))
    for before, after in pairwise(growing):
        assert before.notes == after.notes[:-1]
        assert not any(column.flags.writeable for column in before.notes.columns)


@pytest.mark.parametrize("name", MODELS)
def test_without_a_seed_it_begins_near_c5_in_the_key(name):
    take = continued(name, Score(keys=(KeyChange(0, 2),)))
    assert take.start == 0
    assert take.notes.pitch[0] % 12 in {2, 6, 9}
    assert take.notes.pitch[0] > 60


def test_the_text_is_the_seed_and_what_followed():
    score = score_of(Note(0, 62, 480), Note(480, 66, 240), Note(720, 69, 240), Note(960, 62, 960))
    noted = continued("note-int", score, bars=1).text
    assert noted.startswith("D4:1 F♯4:1/2 A4:1/2 D4:2 ")
    gridded = continued("essen-grid", score, bars=1).text
    assert gridded.startswith("/ 60 _ _ _ 64 _ 67 _ 60 _ _ _ _ _ _ _ ")
    assert GRID.decode([GRID.VOCABULARY.index(word) for word in gridded.split()]).pitch[:4].tolist() == [60, 64, 67, 60]


def reread(network, heard):
    """Return the logits after all that was heard, read anew from the beginning."""
    with torch.no_grad():
        logits, _ = network(torch.tensor([heard]), torch.zeros(1, len(heard), 0, dtype=torch.long))
    return logits[0, -1].numpy()


def within_an_octave_and_a_sixth(pitches, heard):
    """Which tokens make the range of all that is heard no wider than 21 semitones; those without a pitch do not."""
    known = [pitches[token] for token in heard if pitches[token] >= 0]
    return np.array([pitch < 0 or max(*known, pitch) - min(*known, pitch) <= 21 for pitch in pitches])


def slow_notes(network, seed, count, dice):
    """Return START, some pitches of a beat each, and the tokens that follow them."""
    heard = [noteint.START, *(NOTES.token(pitch, 24) for pitch in seed)]
    begin = len(heard)
    while sum(NOTES.pitches()[token] >= 0 for token in heard[begin:]) < count:
        allowed = NOTES.lengths() > 0
        if len(heard) == begin or NOTES.pitches()[heard[-1]] < 0:
            allowed &= NOTES.pitches() >= 0
        allowed &= within_an_octave_and_a_sixth(NOTES.pitches(), heard)
        heard.append(draw(probabilities(reread(network, heard), allowed, Wishes()), dice))
    return heard


def slow_symbols(network, seed, count, dice):
    """Return the symbols that follow some pitches of a beat each until so many notes are over."""
    heard = [grid.SONG, *(token for pitch in seed for token in (GRID.token(pitch), *[grid.HOLD] * 3))]
    begin, begun = len(heard), 0
    while True:
        allowed = np.ones(len(GRID.VOCABULARY), bool)
        allowed[grid.SONG] = False
        allowed[[grid.HOLD, grid.REST]] = begun > 0
        allowed[grid.REST] &= heard[-1] != grid.REST
        allowed &= within_an_octave_and_a_sixth([*[-1] * grid.FIRST, *GRID.pitches], heard)
        symbol = draw(probabilities(reread(network, heard), allowed, Wishes()), dice)
        if begun == count and symbol != grid.HOLD:
            return heard[begin:]
        begun += symbol >= grid.FIRST
        heard.append(symbol)


SEED = [60, 64, 67, 72]


def test_notes_are_those_of_a_slow_reference_under_the_same_dice():
    slow = slow_notes(MODELS["note-int"].network, SEED, 12, np.random.default_rng(3))
    take = continued("note-int", scored(SEED), bars=None, length=12, random_seed=3)
    assert take.text == NOTES.text(slow)
    expected = NOTES.decode(slow)
    assert take.notes.pitch.tolist() == expected.pitch[4:].tolist()
    assert take.notes.start.tolist() == expected.start[4:].tolist()
    assert take.notes.duration.tolist() == expected.duration[4:].tolist()


def test_symbols_are_those_of_a_slow_reference_under_the_same_dice():
    slow = slow_symbols(MODELS["essen-grid"].network, SEED, 12, np.random.default_rng(3))
    take = continued("essen-grid", scored(SEED, sharps=0), bars=None, length=12, random_seed=3)
    expected = GRID.decode(slow, start=4 * 480)
    assert take.notes.pitch.tolist() == expected.pitch.tolist()
    assert take.notes.start.tolist() == expected.start.tolist()
    assert take.notes.duration.tolist()[:-1] == expected.duration.tolist()[:-1]


def scored(pitches, sharps=0):
    notes = Notes(Note(index * 480, pitch, 480) for index, pitch in enumerate(pitches))
    return Score((Track("", notes),), keys=(KeyChange(0, sharps),))
