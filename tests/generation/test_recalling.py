"""What a melody recalls: nothing without notes, transposed motifs too, and the end as likely as ever."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from composer.encodings import melody
from composer.generation import continuing
from composer.generation.continuing import continue_
from composer.generation.recalling import Motif
from composer.generation.wishes import Wishes
from composer.music.score import Note, Notes, Score, Track
from tests.networks.networks import small_model

MODEL = small_model()
QUARTER = melody.duration_token(24)
EVEN = np.zeros(len(melody.VOCABULARY))
events_ = st.one_of(st.just(melody.REST), st.integers(-12, 12).map(melody.pitch_token))
streams = st.lists(st.tuples(events_, st.integers(melody.SHORTEST, len(melody.VOCABULARY) - 1)), max_size=20).map(
    lambda pairs: [token for pair in pairs for token in pair]
)


def stream(*intervals):
    return [token for interval in intervals for token in (melody.pitch_token(interval), QUARTER)]


def shares(logits):
    return np.exp(logits) / np.exp(logits).sum()


@given(streams, st.floats(0, 1), st.integers(0, 99))
def test_what_is_not_mixed_stays_as_likely(tokens, weight, seed):
    logits = np.random.default_rng(seed).normal(size=len(melody.VOCABULARY)).astype(np.float32)
    motif = Motif(tokens, weight)
    before, events = shares(logits), shares(motif.events(logits))
    assert events[melody.END] == pytest.approx(before[melody.END])
    assert events[melody.SHORTEST :] == pytest.approx(before[melody.SHORTEST :])


@given(streams)
def test_without_weight_or_notes_it_says_nothing(tokens):
    for motif in (Motif(tokens, 0), Motif([], 1)):
        motif.hear(melody.pitch_token(0))
        motif.hear(QUARTER)
        assert motif.events(EVEN) is EVEN
        assert motif.lengths(EVEN) is EVEN


def test_a_motif_comes_again_where_it_began_and_from_another_note():
    motif = Motif(stream(0, 2, 4, 7, 0, 2, 4), 0.35)
    assert motif.events(EVEN).argmax() == melody.pitch_token(7)
    moved = Motif(stream(0, 2, 4, 7, 5, 7, 9), 0.35)
    assert moved.events(EVEN).argmax() == melody.pitch_token(12)


def test_a_rhythm_comes_again_and_rests_have_their_own():
    half = melody.duration_token(48)
    rhythm = [melody.pitch_token(0), QUARTER, melody.pitch_token(2), QUARTER, melody.pitch_token(0), half]
    motif = Motif([*rhythm, *rhythm[:4], melody.pitch_token(0)], 0.35)
    assert melody.SHORTEST + motif.lengths(EVEN)[melody.SHORTEST :].argmax() == half
    motif.hear(melody.REST)
    assert motif.lengths(EVEN)[melody.SHORTEST :] == pytest.approx(motif.lengths(EVEN)[-1])


def test_the_memory_makes_a_take_more_like_its_seed():
    seed = [0, 2, 4, 5, 7, 4, 0, 2] * 4
    score = Score((Track("", Notes(Note(index * 480, 60 + step, 480) for index, step in enumerate(seed))),))
    likeness = {}
    for weight in (0.0, 0.8):
        shared = []
        for dice in range(5):
            *_, take = continue_(score, MODEL, Wishes(bars=4, memory=weight, random_seed=dice, finish=False))
            shared.append(np.isin(take.notes.pitch - 60, seed).mean())
        likeness[weight] = np.mean(shared)
    assert likeness[0.8] > likeness[0.0] + 0.2


def test_without_a_seed_the_memory_changes_nothing():
    takes = [list(continue_(Score(), MODEL, Wishes(bars=2, memory=weight)))[-1].notes for weight in (0, 0.35, 1)]
    assert takes[0] == takes[1] == takes[2]


def test_models_that_remember_are_known():
    assert continuing.remembers("melody")
    assert not continuing.remembers("abc-char")


@given(streams, streams)
def test_what_was_forgotten_was_never_heard(tokens, more):
    motif, as_before = Motif(tokens, 0.5), Motif(tokens, 0.5)
    for token in more:
        motif.hear(token)
    motif.forget(len(more))
    for one in (motif.events, motif.lengths):
        assert one(EVEN).tolist() == getattr(as_before, one.__name__)(EVEN).tolist()
