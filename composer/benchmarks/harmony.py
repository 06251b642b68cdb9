"""How often the voices that a model writes below a melody clash with it and each other, beside Bach's own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

import numpy as np

from composer import corpora
from composer.benchmarks.figures import Figure, Report
from composer.corpora import keyboard
from composer.generation import library
from composer.generation.asking import finished
from composer.generation.continuing import continue_
from composer.generation.wishes import Task, Wishes
from composer.music import arranging, timing
from composer.music.pieces import Piece, Pieces
from composer.music.score import Score
from composer.music.theory import Key, estimate_key
from composer.networks.checkpoint import Model

_PARTS = 4
_CHOIR = 52
_CLASHES = {1, 2, 6}
"""Semitones, counted modulo the octave either way: seconds, sevenths and tritones."""

_CHORDS = ({0, 4, 7, 10}, {0, 4, 7, 11}, {0, 3, 7, 10}, {0, 3, 6, 10}, {0, 3, 6, 9})
"""The classes of the sevenths above a root, of which triads are a part."""


def run(model: str = "chords", count: int = 40) -> Report:
    """Measure a model below the melodies of chorales that it has not learned."""
    pieces = Pieces.read(finished(corpora.prepare(keyboard.EVERYTHING, None, "pieces")))
    return compare(library.load(model), chorales(pieces.of_split("test"))[:count])


def chorales(pieces: Sequence[Piece]) -> list[Score]:
    """Return those of some pieces that are for four voices."""
    return [arranging.score_of(piece) for piece in pieces if piece.programs == (_CHOIR,) * _PARTS]


def compare(model: Model, found: Sequence[Score]) -> Report:
    """Measure a model below the first part of some scores, and their other parts."""
    written = [_harmonised(model, score, seed) for seed, score in enumerate(found)]
    figures = {}
    for name, unit, test in (
        ("clashing", "share of beats", _clashing),
        ("chords", "share of beats", _chords),
        ("in_key", "share of notes", _in_key),
    ):
        own, rival = (float(np.mean([one for score in scores for one in test(score)])) for scores in (written, found))
        figures[f"harmony.{name}"] = Figure(own, unit, "its composer", rival)
    return Report(
        figures,
        [
            f"{len(found)} chorales of the test split, harmonised by {model.card.name} at temperature 1, a take each",
            "clashing: on the beat a second, a seventh or a tritone sounds between two voices",
            "chords: on the beat sounds nothing but notes of one triad or seventh chord",
            "in_key: notes below the melody that are of the key which it is likeliest in",
        ],
    )


def _harmonised(model: Model, score: Score, seed: int) -> Score:
    melody = Score(score.tracks[:1], score.ticks_per_beat, meters=score.meters)
    take = finished(continue_(melody, model, Wishes(task=Task.HARMONISE, random_seed=seed)))
    return take.put_into(melody, 0)


def _on_beats(score: Score) -> Iterator[set[int]]:
    """Yield the classes of the pitches that sound on each beat of the melody."""
    first, after = score.tracks[0].notes.span
    begin = timing.bar_start(score, timing.position_at(score, first).bar)
    for tick in range(begin, after, score.ticks_per_beat):
        sounding = [track.notes[track.notes.sounding(tick, tick + 1)].pitch.tolist() for track in score.tracks]
        if sounding[0]:
            yield {pitch % 12 for pitches in sounding for pitch in pitches}


def _clashing(score: Score) -> list[bool]:
    return [_clashes(classes) for classes in _on_beats(score)]


def _chords(score: Score) -> list[bool]:
    return [_is_chord(classes) for classes in _on_beats(score)]


def _in_key(score: Score) -> list[bool]:
    """Return which notes below a melody are of the scale of the key that it is likeliest in."""
    key = estimate_key(score.tracks[0].notes) or Key(0)
    return [pitch % 12 in key.scale for track in score.tracks[1:] for pitch in track.notes.pitch.tolist()]


def _clashes(classes: set[int]) -> bool:
    return any(min((low - high) % 12, (high - low) % 12) in _CLASHES for low, high in combinations(classes, 2))


def _is_chord(classes: set[int]) -> bool:
    return any({(one - root) % 12 for one in classes} <= chord for root in range(12) for chord in _CHORDS)
