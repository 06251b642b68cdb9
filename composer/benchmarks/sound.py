"""How soon sound comes and how near the playhead is to it, on what SDL's disk driver records; how fast it renders."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Generator
from functools import partial
from pathlib import Path
from time import perf_counter, sleep, thread_time
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from composer.audio.audition import Audition
from composer.audio.course import Manner
from composer.audio.mixer import BUFFER, RATE, mixer
from composer.audio.player import LATENCY, Player
from composer.audio.rendering import Rendering
from composer.audio.soundfont import embedded
from composer.benchmarks.figures import Figure, Report
from composer.benchmarks.tape import Tape
from composer.music.score import Note, Notes, Score, Track

_BEAT = 480
_STROKE = _BEAT // 2
"""Ticks between two strokes of the wood block: a quarter of a second."""
_TOUCH = 10
"""Ticks that a stroke lasts: what begins anew within it would be another."""
_SAMPLE_SECONDS = 0.004
_ASKED_WITHIN = 0.02
_FIRSTS = 20
_ASKED, RIVAL = "asked for", "the mixer's own count"

READ = "from the recording of SDL's disk driver, which is read as a card would play it: one buffer waits, one sounds"
_NOTES = [
    READ,
    f"first sounds: of {_FIRSTS} each, from the call to when the first sample is heard",
    "playhead: how far its tick is from that of each stroke at the moment when the stroke is heard, at the worst",
    "loop.gap, edit.shift: how far strokes are from a quarter of a second after those before them, at the worst",
    "rendering: seconds of a piece of four voices in a second of one core, what rings after its end included",
]


class Progress(NamedTuple):
    """How many parts of how many are done, and which is under way."""

    done: int
    total: int
    text: str


def run() -> Generator[Progress, None, Report]:
    """Measure everything, yielding which part is under way, and return the figures."""
    parts: list[tuple[str, Callable[[Path], dict[str, Figure]]]] = [
        ("first sounds", _firsts),
        ("playhead", _playhead),
        ("rendering", lambda raw: _rendering()),
    ]
    figures: dict[str, Figure] = {}
    with tempfile.TemporaryDirectory() as folder:
        for done, (text, measure) in enumerate(parts):
            yield Progress(done, len(parts), text)
            figures |= measure(Path(folder, f"{done}.raw"))
    return Report(figures, _NOTES)


def strokes(count: int, velocity: int = 127) -> Score:
    """Return a piece of strokes of the wood block, a quarter of a second apart."""
    notes = Notes(Note(index * _STROKE, 76, _TOUCH, velocity) for index in range(count))
    return Score((Track("Wood block", notes, 0, 9),))


def four_voices(beats: int, begin: int = 0, program: int = 0) -> Score:
    """Return a piece of four voices in quarters, as a chorale is, from a tick on."""
    lines = ((67, 7), (62, 5), (55, 3), (43, 4))
    tracks = (
        Track(
            str(voice),
            Notes(Note(begin + i * _BEAT, low + i * step % 12, _BEAT, 90) for i in range(beats)),
            program,
            voice,
        )
        for voice, (low, step) in enumerate(lines)
    )
    return Score(tuple(tracks))


# How soon sound comes


def _firsts(raw: Path) -> dict[str, Figure]:
    """Measure how soon after a call its sound is heard, out of silence."""
    audition, player, tape = Audition(), Player(), Tape(raw)
    audition.prepare()
    silence = 40 * _BEAT
    piece = four_voices(240, silence)
    calls: dict[str, list[float]] = {"play": [], "seek": [], "audition": [], "chord": []}
    for turn in range(_FIRSTS):
        _call(calls["play"], lambda: player.play(piece, silence), player.stop)
        player.play(piece, 0)
        _call(calls["seek"], lambda: player.play(piece, silence + 480), player.stop)
        for name, shape in (("audition", [0]), ("chord", [0, 4, 7])):
            chord = partial(audition.sound, [48 + turn + step for step in shape], velocity=100)
            _call(calls[name], chord, audition.stop)
    tape.end()
    limits = {"play": 100.0, "seek": 100.0, "audition": 30.0, "chord": 30.0}
    return {
        f"sound.{name}.p95": Figure(1000 * float(np.percentile(tape.waits(times), 95)), "ms", _ASKED, limits[name])
        for name, times in calls.items()
    }


def _call(times: list[float], begin: Callable[[], object], end: Callable[[], object]) -> None:
    """Let something sound for a while, out of silence."""
    sleep(0.15)
    times.append(perf_counter())
    begin()
    sleep(0.2)
    end()


# Where the playhead is


class Watch:
    """Asks a player where it is, again and again, while it plays strokes."""

    def __init__(self, player: Player, tape: Tape) -> None:
        self._player, self._tape = player, tape
        self._rows: list[tuple[float, float, float]] = []
        self._spans: dict[str, list[tuple[float, float, float]]] = {}

    def wait(self, name: str, seconds: float, speed: float = 1.0) -> None:
        """Let it play on at a speed, as a part of what is measured under a name."""
        begin = now = perf_counter()
        # What was mixed before is heard for a moment still, and what a pause cuts off is no stroke.
        first = begin + {"edit": 0.0, "pause": 2 * LATENCY}.get(name, LATENCY)
        while now < begin + seconds:
            self._rows.append((now, self._player.position(), mixer().music.get_pos() / 1000))
            sleep(_SAMPLE_SECONDS)
            now = perf_counter()
        self._spans.setdefault(name, []).append((first, now, speed))

    def errors(self, name: str) -> NDArray[np.float64]:
        """Return by how many ms the playhead is ahead of each stroke as it is heard, once the tape has ended."""
        return np.concatenate([self._ahead(1, *span) for span in self._spans[name]])

    def rival(self, name: str) -> NDArray[np.float64]:
        """Return the same of the mixer's own count, for what was played from the beginning on at its own speed."""
        return np.concatenate([self._ahead(2, *span) for span in self._spans[name]])

    def shifts(self, name: str) -> NDArray[np.float64]:
        """Return by how many ms strokes come later than a quarter of a second after those before them."""
        gaps = [np.diff(self._tape.strokes(begin, end)) for begin, end, _ in self._spans[name]]
        return 1000 * (np.concatenate(gaps) / RATE - 0.25)

    def _ahead(self, column: int, begin: float, end: float, speed: float) -> NDArray[np.float64]:
        rows, rate = np.array(self._rows), 2 * _BEAT * speed
        heard = self._tape.time_of(self._tape.strokes(begin, end))
        before = np.searchsorted(rows[:, 0], heard) - 1
        # While what comes next is made ready nobody asks, and nobody sees a playhead move.
        asked = heard - rows[before, 0] < _ASKED_WITHIN
        heard, before = heard[asked], before[asked]
        ticks = rows[before, column] * (1 if column == 1 else rate) + (heard - rows[before, 0]) * rate
        return 1000 * (ticks - np.rint(ticks / _STROKE) * _STROKE) / rate


def _playhead(raw: Path) -> dict[str, Figure]:
    """Measure how far the playhead is from the strokes, whatever is done meanwhile."""
    tape, player = Tape(raw), Player()
    watch, piece = Watch(player, tape), strokes(2000)
    _play_it(player, watch, piece)
    player.stop()
    tape.end()
    figures = {
        f"playhead.{name}": Figure(_worst(watch.errors(name)), "ms", _ASKED, 20.0)
        for name in ("straight", "seek", "pause", "loop", "speed", "edit")
    }
    ours, rival = _worst(watch.errors("straight")), _worst(watch.rival("straight"))
    figures["playhead.beside"] = Figure(ours, "ms", RIVAL, rival)
    figures["loop.gap"] = Figure(_worst(watch.shifts("loop")), "ms", "a buffer", 1000 * BUFFER / RATE)
    figures["edit.shift"] = Figure(_worst(watch.shifts("edit")), "ms", "a buffer", 1000 * BUFFER / RATE)
    return figures


def _play_it(player: Player, watch: Watch, piece: Score) -> None:
    """Play straight on, from elsewhere, after pauses, round a loop, at other speeds and while the piece changes."""
    player.play(piece)
    watch.wait("straight", 5)
    for turn in range(8):
        player.play(piece, turn * 37 % 100 * _BEAT + 90)
        watch.wait("seek", 0.8)
    for _ in range(6):
        player.pause()
        sleep(0.33)
        player.resume()
        watch.wait("pause", 0.7)
    player.play(piece, _BEAT, Manner((2 * _BEAT, 4 * _BEAT)))
    watch.wait("loop", 6)
    for speed in (25, 50, 75, 150, 200):
        player.play(piece, 0, Manner(speed=speed))
        watch.wait("speed", 3, speed / 100)
    player.play(piece)
    for turn in range(12):
        watch.wait("edit", 0.46)
        player.change(strokes(2000, 127 - turn), Manner())
    watch.wait("edit", 0.46)


def _worst(errors: NDArray[np.float64]) -> float:
    return float(np.abs(errors).max())


# How fast a piece renders


def _rendering() -> dict[str, Figure]:
    """Measure how much faster than they sound pieces of four voices are rendered, on the piano and by strings."""
    return {
        f"render.{name}": Figure(_speed(four_voices(240, 0, program)), "times real time", _ASKED, 50.0)
        for name, program in (("piano", 0), ("strings", 48))
    }


def _speed(piece: Score) -> float:
    times = []
    for _ in range(5):
        began = thread_time()
        frames = sum(len(block) for block in Rendering(piece, embedded()).blocks())
        times.append(frames / RATE / (thread_time() - began))
    return float(np.median(times))
