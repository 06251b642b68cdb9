"""The memory of the piece at hand, held against the slow and obvious way of counting."""

from time import perf_counter

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from composer.generation.memory import ORDER, Memory, Recall, mixed, places, recall

symbols = st.integers(0, 6)
heard = st.lists(symbols, max_size=40)
candidates = st.lists(st.integers(0, 9), min_size=1, max_size=10, unique=True)
orders = st.integers(0, 9)


def followers(sequence, context, candidates):
    """Return what came after each place where a context stands, of the candidates."""
    size = len(context)
    after = [sequence[at] for at in range(size, len(sequence)) if sequence[at - size : at] == context]
    return [symbol for symbol in after if symbol in candidates]


def by_hand(sequence, candidates, order, others=()):
    """Return the probabilities by the definition: count, in other tunes too, escape, go on with the shorter context."""

    def share(symbol, size):
        if size < 0:
            return 1 / len(candidates)
        context = sequence[len(sequence) - size :]
        after = [symbol for tune in (*others, sequence) for symbol in followers(tune, context, candidates)]
        if size > len(sequence) or not after:
            return share(symbol, size - 1)
        kinds = len(set(after))
        return (after.count(symbol) + kinds * share(symbol, size - 1)) / (len(after) + kinds)

    return [share(symbol, min(order, len(sequence))) for symbol in candidates]


@given(heard, candidates, orders)
def test_it_is_what_counting_by_hand_gives(sequence, candidates, order):
    told = Memory(sequence, order).probabilities(places(candidates))
    assert told.sum() == pytest.approx(1)
    assert (told > 0).all()
    assert told == pytest.approx(by_hand(sequence, candidates, order))


@given(heard, st.lists(symbols, max_size=12), candidates)
def test_what_is_forgotten_leaves_no_trace(sequence, more, candidates):
    memory = Memory(sequence)
    before = memory.probabilities(places(candidates))
    for symbol in more:
        memory.add(symbol)
    for _ in more:
        memory.forget()
    assert len(memory) == len(sequence)
    assert memory.probabilities(places(candidates)).tolist() == before.tolist()
    for symbol in more:
        memory.add(symbol)
    assert memory.probabilities(places(candidates)) == pytest.approx(
        Memory(sequence + more).probabilities(places(candidates))
    )


@given(heard, candidates, st.randoms())
def test_the_order_of_the_candidates_does_not_matter(sequence, candidates, dice):
    memory, shuffled = Memory(sequence), candidates.copy()
    dice.shuffle(shuffled)
    told = dict(zip(candidates, memory.probabilities(places(candidates)), strict=True))
    assert [told[symbol] for symbol in shuffled] == pytest.approx(memory.probabilities(places(shuffled)).tolist())


@given(st.lists(heard, max_size=3), heard, candidates)
def test_a_tune_begun_follows_nothing_of_those_before(others, sequence, candidates):
    memory = Memory()
    for tune in (*others, sequence):
        memory.begin()
        assert len(memory) == 0
        for symbol in tune:
            memory.add(symbol)
    assert memory.probabilities(places(candidates)) == pytest.approx(by_hand(sequence, candidates, ORDER, others))


@given(heard)
def test_it_goes_as_deep_as_it_has_met_the_last_symbols(sequence):
    def met(size):
        context = sequence[len(sequence) - size :]
        return any(sequence[at : at + size] == context for at in range(len(sequence) - size))

    sizes = range(min(ORDER, len(sequence)) + 1)
    assert Memory(sequence).depth == next((size for size in sizes if not met(size)), len(sizes))


def test_nothing_heard_is_nothing_known():
    assert Memory().probabilities(places("abcd")).tolist() == [0.25] * 4
    with pytest.raises(IndexError):
        Memory().forget()


def test_a_motif_is_taken_up_again():
    assert Memory("cdefcdefcd").probabilities(places("cdefgab")).argmax() == 2


def test_five_thousand_notes_are_heard_in_a_moment():
    dice = np.random.default_rng(0)
    memory, began = Memory(), perf_counter()
    for pitch in dice.integers(50, 80, 5000).tolist():
        memory.add(pitch)
    assert (perf_counter() - began) / 5000 < 0.002
    began = perf_counter()
    for _ in range(100):
        memory.probabilities(places(range(128)))
    assert (perf_counter() - began) / 100 < 0.02


@given(heard, symbols)
def test_it_is_the_surer_the_more_came_before(sequence, symbol):
    assert Memory().certainty == 0
    memory = Memory(sequence + sequence)
    assert 0 <= memory.certainty <= 1
    longest = min(len(sequence), 4)
    assert memory.certainty >= Memory([symbol]).certainty * (longest > 0)
    if longest == 4:
        assert memory.certainty == 1


logs = st.lists(st.floats(-30, 0), min_size=5, max_size=5).map(np.array)


@given(logs, logs, st.floats(0, 1), st.floats(0, 1))
def test_a_mixture_is_a_distribution_between_both(one, other, certainty, weight):
    told = np.exp(mixed(one, Recall(other, certainty), weight))
    told /= told.sum()
    trust = weight * certainty
    mean = np.exp(one) ** (1 - trust) * np.exp(other) ** trust
    assert told == pytest.approx(mean / mean.sum())


@given(heard, heard)
def test_several_memories_agree_on_the_mean_weighted_by_their_certainty(one, other):
    memories, asked = (Memory(one), Memory(other)), range(5)
    found = recall(*((memory, places(asked)) for memory in memories))
    sure = [memory.certainty for memory in memories]
    assert found.certainty == pytest.approx(sum(sure) / 2)
    if sum(sure):
        logs = [np.log(memory.probabilities(places(asked))) for memory in memories]
        assert found.told == pytest.approx((sure[0] * logs[0] + sure[1] * logs[1]) / sum(sure))
