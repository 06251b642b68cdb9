"""Takes side by side: each is note for note the take that is made alone with its random seed."""

from collections import Counter
from dataclasses import replace
from typing import ClassVar

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from composer import paths
from composer.generation import library
from composer.generation.asking import Read, Step, alone, finished, side_by_side
from composer.generation.continuing import REWRITING, continue_, takes
from composer.generation.wishes import MOST_TAKES, Passage, Task, Wishes
from composer.music.score import Note, Notes, Score, Track
from composer.music.songbook import Songbook
from composer.networks.stepping import Stepper, one_thread
from composer.networks.streams import Readers, Stream
from tests.generation.test_chordal import MODEL as CHORDS
from tests.generation.test_continuing import MODEL
from tests.generation.test_published import MODELS
from tests.generation.wished import wishes
from tests.networks.networks import small_network
from tests.strategies import scores, spans

EMPTY = Songbook.of([])
SCALE = [60, 62, 64, 65, 67, 69, 71, 72, 71, 69, 67, 65]
TUNE = Score((Track("", Notes(Note(240 * n, pitch, 240) for n, pitch in enumerate(SCALE))),))
SHIPPED = sorted(folder.name for folder in paths.models().iterdir() if folder.is_dir())


def each_alone(score, model, wished, count, **about):
    drawn = [replace(wished, random_seed=wished.random_seed + index) for index in range(count)]
    return {one.random_seed: finished(continue_(score, model, one, **about)) for one in drawn}


def are_those_made_alone(found, score, model, wished, count, **about):
    single = each_alone(score, model, wished, count, **about)
    assert {take.wishes.random_seed for take in found} == set(single)
    for take in found:
        other = single[take.wishes.random_seed]
        assert (take.notes, take.start, take.end, take.ended) == (other.notes, other.start, other.end, other.ended)
        assert (take.text, take.remarks) == (other.text, other.remarks)
        # What a phrase that is continued pushes aside is said of takes, not by who makes them.
        assert take.replaced == other.replaced or wished.task is Task.CONTINUE


@settings(max_examples=25, deadline=None)
@given(scores(max_tracks=1), wishes, st.sampled_from(list(Task)), spans(), st.integers(2, 5), st.data())
def test_a_take_of_many_is_the_one_made_alone(score, wished, task, span, count, data):
    model = data.draw(st.sampled_from([MODEL, *MODELS.values()] if task is Task.CONTINUE else [MODEL]))
    model = CHORDS if task is Task.HARMONISE else model
    wished, passage = replace(wished, task=task), Passage.between(score, *span)
    found = finished(takes(score, model, wished, count, EMPTY, passage=passage))
    are_those_made_alone(found, score, model, wished, count, passage=passage)


@pytest.mark.parametrize("name", SHIPPED)
def test_so_it_is_with_every_model_and_task(name):
    with one_thread():
        model = library.load(paths.models() / name)
        passage = Passage.of_notes(TUNE.tracks[0].notes[4:8])
        for task in (Task.CONTINUE, *REWRITING.get(model.card.encoding, {})):
            wished = Wishes(bars=2, random_seed=11, task=task)
            found = finished(takes(TUNE, model, wished, MOST_TAKES, EMPTY, passage=passage))
            are_those_made_alone(found, TUNE, model, wished, MOST_TAKES, passage=passage)


class CountingStepper(Stepper):
    """Counts the tokens read at once and the rows of each step."""

    counts: ClassVar[Counter] = Counter()

    def read(self, tokens, contexts):
        self.counts["reads"] += 1
        return super().read(tokens, contexts)

    def step(self, tokens, contexts):
        self.counts[len(tokens)] += 1
        return super().step(tokens, contexts)


def counted(monkeypatch):
    CountingStepper.counts = Counter()
    prototype = CountingStepper(MODEL.network)
    monkeypatch.setattr(type(MODEL), "stepper", lambda self, streams=1: prototype.fresh(streams))
    return CountingStepper.counts


def test_the_seed_is_read_once_and_the_network_steps_once_for_all(monkeypatch):
    counts = counted(monkeypatch)
    found = finished(takes(TUNE, MODEL, Wishes(bars=None, length=20, finish=False), 8, EMPTY))
    assert counts["reads"] == 1
    longest = max(len(take.notes) for take in found)
    assert counts[8] >= 2 * (min(len(take.notes) for take in found) - 1) > 0
    assert sum(count for size, count in counts.items() if size != "reads") <= 2 * 2 * longest + 2


def noted(growing, seen):
    """Take note of all that a generator yields."""
    while True:
        try:
            seen.append(next(growing))
        except StopIteration as stop:
            return stop.value
        yield


def test_what_grows_is_passed_on_with_its_place():
    def making(name, count):
        stream = Stream()
        yield Read(stream, np.array([1, 2]), np.zeros((2, 0), np.int64))
        for number in range(count):
            yield f"{name}{number}"
            yield Step(stream, number, [])
        return name

    readers = Readers(Stepper(small_network(20, ())).fresh)
    seen = list[tuple[int, str]]()

    growing = side_by_side([making("a", 2), making("b", 0), making("c", 1)], readers)
    assert finished(noted(growing, seen)) == ["a", "b", "c"]
    assert seen == [(0, "a0"), (2, "c0"), (0, "a1")]
    assert list(alone(making("d", 3), readers)) == ["d0", "d1", "d2"]
    assert finished(side_by_side([], readers)) == []


def test_a_network_is_answered_in_order_whatever_is_asked_at_once():
    network = small_network(20, ())

    def making(token, steps):
        stream, heard = Stream(), []
        heard.append((yield Read(stream, np.array([token, 3]), np.zeros((2, 0), np.int64))))
        for _ in range(steps):
            heard.append((yield Step(stream, token, [])))
        return heard

    makings = [(1, 3), (2, 0), (1, 5), (4, 2)]
    readers = Readers(Stepper(network).fresh)
    together = finished(side_by_side([making(*one) for one in makings], readers))
    for one, heard in zip(makings, together, strict=True):
        expected = finished(alone(making(*one), Readers(Stepper(network).fresh)))
        assert np.allclose(heard, expected, atol=1e-5)
