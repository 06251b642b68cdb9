"""How fast the network generates: beside nn.LSTM asked step by step, and beside what the memory could deliver."""

from __future__ import annotations

from collections.abc import Callable
from time import perf_counter

import numpy as np
import torch

from composer.benchmarks import eventloop
from composer.benchmarks.figures import Figure, Report
from composer.generation import library, ranking
from composer.generation.asking import finished
from composer.generation.continuing import continue_, takes
from composer.generation.wishes import Wishes
from composer.music.score import Note, Notes, Score, Track
from composer.music.songbook import Songbook
from composer.networks.checkpoint import Model
from composer.networks.lstm import Network
from composer.networks.products import is_half
from composer.networks.stepping import Stepper, one_thread

_STEPS = 150
_ROUNDS = 5
_MEGABYTES = 256
_TAKES = _BARS = 8
_NOTES = 300

_KERAS, _KERAS_NOTE = "the Keras recipe with its window read anew, measured before on two cores", 217.0


def run(model: str = "melody") -> Report:
    """Measure tokens a second of a model's stepper, of its rivals, and how soon the first note comes."""
    loaded = library.load(model)
    speeds = (_stepper_speed, _naive_speed, _threaded_speed)
    rounds = [[speed(loaded.network) for speed in speeds] for _ in range(_ROUNDS)]
    fast, naive, threaded = np.median(rounds, 0)
    bandwidth, note = _bandwidth(), _note(loaded)
    limit = bandwidth / _bytes_a_step(loaded.network)
    figures = {
        "generation.tokens_per_second": Figure(fast, "tokens/s", "nn.LSTM one step at a time", naive),
        "generation.speedup": Figure(fast / naive, "times", "asked for", 5.0),
        "generation.speedup_on_threads": Figure(fast / threaded, "times", "nn.LSTM on all threads, tokens/s", threaded),
        "generation.of_memory_limit": Figure(fast / limit, "share", "memory limit, tokens/s", limit),
        "generation.note": Figure(note, "ms", _KERAS, _KERAS_NOTE),
        "generation.of_keras": Figure(_KERAS_NOTE / note, "times", "asked for", 500.0),
        "generation.first_note.p95": Figure(_first_note(loaded), "ms", "asked for", 300.0),
    }
    figures |= _takes(loaded, library.songbook(model)) | eventloop.figures(model)
    return Report(figures, _notes(loaded, bandwidth))


def _notes(model: Model, bandwidth: float) -> list[str]:
    megabytes = _bytes_a_step(model.network) / 1e6
    return [
        f"{model.card.name}: {model.card.parameters} parameters, medians of {_ROUNDS} rounds",
        f"ours and nn.LSTM on one thread each; beside it nn.LSTM on torch's {torch.get_num_threads()}",
        f"one thread reads memory at {bandwidth / 1e9:.1f} GB/s; a cache may hold the {megabytes:.1f} MB of weights",
    ]


def _rate(step: Callable[[], object], count: int) -> float:
    """Return how often a second a step was done, after a few to warm up."""
    for _ in range(3):
        step()
    began = perf_counter()
    for _ in range(count):
        step()
    return count / (perf_counter() - began)


def _stepper_speed(network: Network) -> float:
    stepper, context = Stepper(network), [0] * len(network.config.contexts)
    return _rate(lambda: stepper.step([0], [context]), _STEPS)


def _naive_speed(network: Network) -> float:
    with one_thread():
        return _threaded_speed(network)


def _threaded_speed(network: Network) -> float:
    """Return the tokens a second of nn.LSTM asked step by step, on as many threads as torch takes now."""
    state = None
    token = torch.zeros(1, 1, dtype=torch.long)
    context = torch.zeros(1, 1, len(network.config.contexts), dtype=torch.long)

    def step() -> None:
        nonlocal state
        _, state = network(token, context, state)

    with torch.no_grad():
        return _rate(step, _STEPS // 3)


def _bandwidth() -> float:
    """Return the bytes a second that one thread reads from memory, far more than any cache holds."""
    numbers = np.ones(_MEGABYTES * 2**20 // 8)
    return _rate(numbers.sum, 5) * numbers.nbytes


def _bytes_a_step(network: Network) -> int:
    """Return the bytes of the weights that every step has to read.

    Embeddings, and what the first layer makes of them, are looked up row by row.
    """
    layers = [weight for name, weight in network.recurrent.named_parameters() if name != "weight_ih_l0"]
    told = [weight for linear in (network.dense, network.output) if linear for weight in linear.parameters()]
    return sum(weight.nbytes // (2 if is_half(weight) else 1) for weight in (*layers, *told) if weight.dim() == 2)


def _takes(model: Model, book: Songbook) -> dict[str, Figure]:
    """Return how soon after 64 notes eight takes of eight bars are made and ranked, and the first note is there."""
    score, times = _seed(), []
    for seed in range(_ROUNDS):
        began = perf_counter()
        growing = takes(score, model, Wishes(bars=_BARS, random_seed=seed * _TAKES), _TAKES, book)
        next(one for one in growing if one)
        first = perf_counter()
        found = finished(growing)
        done = perf_counter()
        for take in found:
            ranking.judged(score, take, 0, book)
        times.append([done - began, first - began, (perf_counter() - done) / _TAKES])
    whole, first, ranked = np.median(times, 0) * 1000
    return {
        "takes.eight": Figure(whole, "ms", "asked for", 1000.0),
        "takes.first_note": Figure(first, "ms", "asked for", 300.0),
        "takes.ranked": Figure(ranked, "ms a take"),
        "takes.quotation": Figure(_quotation(book), "ms a tune"),
    }


def _quotation(book: Songbook) -> float:
    """Return the milliseconds in which what a tune of 72 notes, as long as most, quotes is found."""
    dice = np.random.default_rng(0)
    lines = [(np.arange(72) * 240, np.full(72, 240), 67 + np.cumsum(dice.integers(-2, 3, 72))) for _ in range(20)]
    book.quotation(lines[0])
    return 1000 / _rate(lambda: [book.quotation(line) for line in lines], 1) / len(lines)


def _seed() -> Score:
    notes = Notes(Note(index * 240, 60 + index % 12, 240) for index in range(64))
    return Score((Track("Seed", notes),))


def _note(model: Model) -> float:
    """Return the milliseconds of one of many notes, in the median of some rounds."""
    times = []
    for seed in range(_ROUNDS):
        growing = continue_(_seed(), model, Wishes(bars=None, length=_NOTES, random_seed=seed))
        next(growing)
        began = perf_counter()
        finished(growing)
        times.append((perf_counter() - began) * 1000 / (_NOTES - 1))
    return float(np.median(times))


def _first_note(model: Model) -> float:
    """Return the 95th percentile of the milliseconds until the first note after a seed of 64 notes."""
    score, times = _seed(), []
    for seed in range(20):
        began = perf_counter()
        growing = continue_(score, model, Wishes(random_seed=seed))
        next(growing)
        times.append((perf_counter() - began) * 1000)
        growing.close()
    return float(np.percentile(times, 95))
