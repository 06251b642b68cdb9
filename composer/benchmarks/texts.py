"""What a model of ABC text writes from nothing: whether it can be read, ends by itself and stays within bounds."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from typing import NamedTuple

from composer.benchmarks.figures import Figure
from composer.encodings.abc_text import Characters, mended
from composer.files.abc import reading
from composer.generation.asking import alone, finished
from composer.generation.notated import write_on
from composer.generation.wishes import Wishes
from composer.music.measures import ALARM, longest_run, tandem_repeats
from composer.music.songbook import Songbook
from composer.music.tunes import Tune
from composer.networks.checkpoint import Model
from composer.networks.streams import Readers

MOST_CHARACTERS = 1500
"""A text that is longer than this did not end by itself; of the corpus one tune in a thousand is."""


class Written(NamedTuple):
    """What was measured of one text: whether it ended, is ABC throughout, can be read once mended, and its tune."""

    ended: bool
    parses: bool
    readable: bool
    run: int = 0
    tandem: int = 0
    shared: int = 0


class Progress(NamedTuple):
    """How many texts of how many are written, and a word on what is under way."""

    done: int
    total: int
    text: str


def writes_text(model: Model) -> bool:
    """Return whether a model writes ABC."""
    return isinstance(model.encoding, Characters)


def run(
    model: Model, known: Songbook, count: int, temperature: float = 1.0
) -> Generator[Progress, None, dict[str, Figure]]:
    """Let a model write `count` tunes, primed with nothing but the beginning of a tune, and return the figures."""
    found = []
    for seed in range(count):
        wished = Wishes(bars=None, random_seed=seed, temperature=temperature)
        text, ended = finished(alone(write_on(model, "", wished, most=MOST_CHARACTERS), Readers(model.stepper)))
        found.append(measured(text, ended, known))
        yield Progress(len(found), count, "texts")
    return _figures(found)


def measured(text: str, ended: bool, known: Songbook) -> Written:
    """Return what is measured of a text. It parses if all of it is ABC, with a key and a note at least."""
    tune = _tune(mended(text))
    if tune is None:
        return Written(ended, False, False)
    parses = mended(text) == text and "\nK:" in f"\n{text}"
    shared = known.longest(tune.start, tune.duration, tune.pitch)
    return Written(ended, parses, True, longest_run(tune.pitch), tandem_repeats(tune.pitch, tune.duration), shared)


def _tune(text: str) -> Tune | None:
    try:
        return reading.read(f"X:1\n{text}", "", fewest=1)
    except reading.DamagedTune:
        return None


def _figures(found: Sequence[Written]) -> dict[str, Figure]:
    readable = [one for one in found if one.readable]
    return {
        "texts.parse": _share([one.parses for one in found]),
        "texts.readable_mended": _share([one.readable for one in found]),
        "texts.ended_by_model": _share([one.ended for one in found]),
        "texts.run_within": _share([one.run <= ALARM.run for one in readable]),
        "texts.tandem_within": _share([one.tandem <= ALARM.tandem for one in readable]),
        "texts.shared_within": _share([one.shared <= ALARM.shared for one in readable]),
    }


def _share(flags: Sequence[bool]) -> Figure:
    return Figure(sum(flags) / max(len(flags), 1), "share")
