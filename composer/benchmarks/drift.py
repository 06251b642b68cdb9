"""Whether the playhead stays with the sound for many minutes, on what SDL's disk driver records."""

from __future__ import annotations

import tempfile
from collections.abc import Generator
from pathlib import Path

import numpy as np

from composer.audio.player import Player
from composer.benchmarks.figures import Figure, Report
from composer.benchmarks.sound import READ, RIVAL, Progress, Watch, strokes
from composer.benchmarks.tape import Tape

_ENDS = 10.0
"""Seconds at the beginning and at the end that are held against each other."""
_STROKES_A_MINUTE = 240
_BETWEEN = 5.0


def run(minutes: float = 10.0) -> Generator[Progress, None, Report]:
    """Play for some minutes, yielding how many seconds are over, and return how far the playhead has drifted."""
    seconds = 60 * minutes
    with tempfile.TemporaryDirectory() as folder:
        tape, player = Tape(Path(folder, "sound.raw")), Player()
        watch = Watch(player, tape)
        player.play(strokes(int(_STROKES_A_MINUTE * (minutes + 1))))
        yield Progress(0, round(seconds), "playing")
        watch.wait("begin", _ENDS)
        for passed in np.arange(_ENDS, seconds - _ENDS, _BETWEEN).tolist():
            yield Progress(round(passed), round(seconds), "playing")
            watch.wait("middle", min(_BETWEEN, seconds - _ENDS - passed))
        watch.wait("end", _ENDS)
        player.stop()
        tape.end()
    return Report(_figures(watch), [READ, *_notes(minutes)])


def _figures(watch: Watch) -> dict[str, Figure]:
    drift, rival = (float(np.mean(of("end")) - np.mean(of("begin"))) for of in (watch.errors, watch.rival))
    errors = np.abs(np.concatenate([watch.errors(name) for name in ("begin", "middle", "end")]))
    return {
        "playhead.drift": Figure(drift, "ms", RIVAL, rival),
        "playhead.median": Figure(float(np.median(errors)), "ms", "asked for", 20.0),
        "playhead.p99": Figure(float(np.percentile(errors, 99)), "ms", "asked for", 20.0),
        "playhead.strokes": Figure(len(errors), "strokes"),
    }


def _notes(minutes: float) -> list[str]:
    return [
        f"drift: how far the playhead is ahead in the last {_ENDS:g} seconds of {minutes:g} minutes, "
        "less than in the first",
        "median, p99: how far it is from each stroke at the moment when the stroke is heard",
    ]
