"""Continuing as ABC text."""

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from composer.encodings.abc_char import AbcCharacters
from composer.encodings.abc_text import mended
from composer.encodings.abc_tune import AbcTunes
from composer.files import abc
from composer.generation import notated
from composer.generation.asking import alone
from composer.generation.asking import finished as finish
from composer.generation.continuing import continue_
from composer.generation.sampling import draw, probabilities
from composer.generation.wishes import Wishes
from composer.music import timing
from composer.music.measures import longest_run, tandem_repeats
from composer.music.score import KeyChange, Meter, Note, Notes, Score, Track
from composer.music.theory import KEYS, Key
from composer.networks.card import Card
from composer.networks.checkpoint import Model
from composer.networks.stepping import one_thread
from composer.networks.streams import Readers
from tests.networks.networks import small_network
from tests.strategies import scores

CHARACTERS = "\n #'(),-/123456789:<=>ABCDEFGKLM[]^_abcdefgmz|"


def model_of(kind):
    words = tuple(dict.fromkeys((kind.BEGIN, kind.END)))
    words += tuple(character for character in CHARACTERS if character not in words)
    network = small_network(len(words), (), layers=1)
    with torch.no_grad():
        # Notes and bar lines are likelier than the rest, so that what it writes is music of a kind.
        network.output.bias += torch.tensor([2.0 * (word in "ABcdefg|") for word in words])
    card = Card("toy", "Toy", kind.NAME, 1, words, network.config.for_card(), 1, "2026-01-01")
    return Model(card, network)


MODELS = {kind.NAME: model_of(kind) for kind in (AbcCharacters, AbcTunes)}
each_model = pytest.mark.parametrize("model", MODELS.values(), ids=MODELS)


@pytest.fixture(autouse=True)
def single_thread():
    with one_thread():
        yield


def finished(generator):
    growing = []
    while True:
        try:
            growing.append(next(generator))
        except StopIteration as stop:
            return stop.value, growing


def continued(model, score, **fields):
    return finished(continue_(score, model, Wishes(**fields)))[0]


def score_of(*notes, **fields):
    return Score((Track("", Notes(notes)),), **fields)


wishes = st.builds(
    lambda extent, **others: Wishes(*extent, **others),
    st.one_of(st.tuples(st.integers(1, 6), st.none()), st.tuples(st.none(), st.integers(1, 30))),
    temperature=st.floats(0, 2),
    top_k=st.one_of(st.none(), st.integers(1, 20)),
    random_seed=st.integers(0, 2**32),
    key=st.one_of(st.none(), st.sampled_from(KEYS)),
)


@each_model
@settings(max_examples=20, deadline=None)
@given(score=scores(), wished=wishes, data=st.data())
def test_wishes_hold_in_every_take_of_every_score(model, score, wished, data):
    track = data.draw(st.integers(0, len(score.tracks) - 1))
    take, growing = finished(continue_(score, model, wished, track))
    notes = take.notes
    assert (notes.start >= take.start).all()
    assert notes.span[1] <= max(take.end, take.start) + 1
    assert wished.length is None or len(notes) <= wished.length
    if wished.key:
        assert set((notes.pitch % 12).tolist()) <= wished.key.scale
    first = timing.position_at(score, take.start).bar
    inside = take.start > timing.bar_start(score, first)
    assert notes.span[1] <= timing.bar_start(score, first + inside + (wished.bars or 64))
    assert longest_run(notes.pitch) <= 9
    assert tandem_repeats(notes.pitch, notes.duration) <= 8
    assert all(len(one.notes) for one in growing)
    assert mended(take.text.split("\n", 2)[2]) == take.text.split("\n", 2)[2]


def slow_reference(model, start, wished, most):
    """Read the whole text anew for each character, with nn.LSTM and without any cleverness."""
    encoding, dice, text = model.encoding, np.random.default_rng(wished.random_seed), start
    for _ in range(most):
        tokens = torch.tensor([[*encoding.primer, *encoding.tokens_of(text).tolist()]])
        with torch.no_grad():
            logits, _ = model.network(tokens, torch.zeros((*tokens.shape, 0), dtype=torch.int64))
        allowed = notated._allowed(encoding, text, start, True, wished)
        token = draw(probabilities(logits[0, -1].numpy(), allowed, wished), dice)
        ends = token == encoding.end and (encoding.END != "\n" or text.endswith("\n"))
        if ends:
            return text, True
        text += encoding.VOCABULARY[token]
    return text, False


@each_model
@pytest.mark.parametrize("start", ["M:4/4\nL:1/8\nK:G\n", "M:4/4\nL:1/8\nK:", "M:3/4\nL:1/8\nK:D\nd2 e2 f2|gfed ", ""])
def test_it_writes_what_a_slow_reference_writes_under_the_same_dice(model, start):
    for seed, temperature in enumerate((0.6, 1.2)):
        wished = Wishes(bars=None, random_seed=seed, temperature=temperature)
        written = finish(alone(notated.write_on(model, start, wished, most=80), Readers(model.stepper)))
        assert written == slow_reference(model, start, wished, 80)


@each_model
def test_what_goes_round_in_circles_is_drawn_again_and_else_cut(model, monkeypatch):
    attempts = []
    once = "GABc|"

    def write_on(model, start, wishes, watch, *, most, attempt):
        attempts.append(attempt)
        text = start
        for character in looping if attempt < spoiled else fine:
            text += character
            seen = watch(text)
            if not seen.goes_on:
                return text, False
        return text, True
        yield

    monkeypatch.setattr(notated, "write_on", write_on)
    fine, looping = once * 4 + "dedB|" * 4, once * 30
    for spoiled, notes in ((0, 32), (2, 32), (3, 39)):
        attempts.clear()
        take = continued(model, score_of(Note(0, 60, 1920)), bars=64)
        assert attempts == list(range(min(spoiled + 1, 3)))
        assert len(take.notes) == notes
        assert tandem_repeats(take.notes.pitch, take.notes.duration) <= 8


@each_model
def test_the_same_seed_gives_the_same_take_and_another_another(model):
    score = score_of(Note(0, 60, 480), Note(480, 64, 480))
    assert continued(model, score, random_seed=5) == continued(model, score, random_seed=5)
    assert continued(model, score, random_seed=5).text != continued(model, score, random_seed=6).text


@each_model
def test_the_seed_stands_at_the_head_of_the_text_and_the_new_notes_behind_it(model):
    notes = [Note(480 * beat, pitch, 480) for beat, pitch in enumerate((67, 69, 71, 72, 74, 76, 78, 79))]
    take = continued(model, score_of(*notes, keys=(KeyChange(0, 1),)), bars=4)
    assert take.text.startswith("X:1\nT:toy, random seed 0\nM:4/4\nL:1/8\nK:G\nG2 A2 B2 c2|d2 e2 f2 g2|")
    assert take.start == 8 * 480
    read = abc.parse(take.text).score.tracks[0].notes
    new = take.notes[take.notes.end < take.end]
    assert read.pitch[8 : 8 + len(new)].tolist() == new.pitch.tolist()
    assert (read.start[8 : 8 + len(new)] - read.start[0]).tolist() == new.start.tolist()


@each_model
@pytest.mark.parametrize("pitch", [0, 1, 64, 126, 127])
def test_every_pitch_is_a_legal_seed_in_every_meter(model, pitch):
    for meter in (Meter(0), Meter(0, 3, 4), Meter(0, 7, 16)):
        take = continued(model, score_of(Note(100, pitch, 333), meters=(meter,)), bars=2)
        assert (take.notes.start >= take.start).all()


@each_model
@pytest.mark.parametrize("pitch", [3, 30, 64, 110, 125])
def test_it_goes_on_in_the_octave_of_the_seed_however_far_that_is(model, pitch):
    take = continued(model, score_of(Note(0, pitch, 1920), keys=(KeyChange(0),)), bars=2)
    assert np.abs(take.notes.pitch - pitch).max() <= 48
    read = abc.parse(take.text).score.tracks[0].notes
    assert read.pitch[0] == pitch
    new = take.notes[take.notes.end < take.end].pitch
    assert (read.pitch[1 : 1 + len(new)] == new).all() or new.max() > 115 or new.min() < 12


@each_model
def test_a_note_as_long_as_a_song_is_continued(model):
    assert len(continued(model, score_of(Note(0, 60, 480 * 200)), bars=4).notes)


@each_model
def test_of_a_long_piece_the_text_has_the_end_and_says_so(model):
    notes = [Note(240 * index, 60 + index % 12, 240) for index in range(301)]
    take = continued(model, score_of(*notes), bars=1)
    assert take.remarks == ("The text begins with the last 300 notes.",)


@each_model
def test_chords_are_continued_by_their_top_voice(model):
    take = continued(model, score_of(Note(0, 60, 480), Note(0, 64, 480)))
    assert take.remarks == ("The top voice of the chords is continued.",)


@each_model
def test_a_key_whose_name_is_foreign_to_the_model_is_written_in_c(model):
    words = tuple(word for word in model.card.vocabulary if word != "#")
    network = small_network(len(words), (), layers=1)
    card = Card("toy", "Toy", model.card.encoding, 1, words, network.config.for_card(), 1, "2026-01-01")
    take = continued(Model(card, network), score_of(Note(0, 66, 1920), keys=(KeyChange(0, 6),)), key=Key(6), bars=2)
    assert "K:C\n^F8|" in take.text
    assert set((take.notes.pitch % 12).tolist()) <= Key(6).scale


@each_model
def test_a_start_with_a_foreign_character_is_refused_in_a_sentence(model):
    with pytest.raises(notated.ForeignStart, match=r"^The text cannot be continued: the character “%”"):
        next(notated.write_on(model, "K:C%", Wishes()))


@each_model
def test_closing_stops_at_once(model):
    growing = continue_(Score(), model, Wishes(bars=64))
    next(growing)
    growing.close()
    with pytest.raises(StopIteration):
        next(growing)
