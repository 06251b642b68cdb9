"""How fast files open and are saved, and how many damaged ones open, beside mido."""

from __future__ import annotations

import io
from collections.abc import Callable
from random import Random
from statistics import median
from time import perf_counter
from typing import Any

import mido

from composer.benchmarks import damage
from composer.benchmarks.figures import Figure, Report
from composer.files import midi, project
from composer.files.border import UnreadableFile
from composer.files.project import Project
from composer.music.score import Note, Notes, Score, Track

_BYTES = 100_000
_ROUNDS = 9


def run() -> Report:
    """Open and save a MIDI file of 100 KB as a person would have it, and open the damaged files of a fixed seed."""
    score = _piece(Random(0))
    data = midi.render(score)
    saved = project.render(Project(score))
    figures = {
        "files.open_100k": Figure(
            _milliseconds(lambda: midi.parse(data, "it")), "ms", "mido", _milliseconds(lambda: _by_mido(data))
        ),
        "files.render_100k": Figure(_milliseconds(lambda: midi.render(score)), "ms"),
        "files.project_open_100k": Figure(_milliseconds(lambda: project.parse(saved, "it")), "ms"),
        "files.project_render_100k": Figure(_milliseconds(lambda: project.render(Project(score))), "ms"),
        **_damaged(),
    }
    return Report(figures, [f"100 KB: {len(data):,} bytes of MIDI with {len(score.tracks[0].notes):,} notes a track"])


def _piece(dice: Random) -> Score:
    """Return a piece of four tracks whose MIDI file has as many bytes as are asked for."""
    notes = _BYTES // (4 * 9)
    return Score(tuple(Track(f"Part {number}", _notes(dice, notes), number, number) for number in range(4)))


def _notes(dice: Random, count: int) -> Notes:
    return Notes(Note(240 * at, dice.randint(48, 80), 200, dice.randint(40, 110)) for at in range(count))


def _milliseconds(work: Callable[[], Any]) -> float:
    times = []
    for _ in range(_ROUNDS):
        began = perf_counter()
        work()
        times.append(perf_counter() - began)
    return 1000 * median(times)


def _damaged() -> dict[str, Figure]:
    """Return how many damaged files give notes, and how long the slowest took to open or be refused."""
    found, theirs, slowest = 0, 0, 0.0
    for _, data in damage.files():
        began = perf_counter()
        found += _has_notes(data)
        slowest = max(slowest, perf_counter() - began)
        theirs += _has_notes_by_mido(data)
    return {
        "files.damaged": Figure(found, f"of {damage.FILES} give notes", "mido", theirs),
        "files.damaged_slowest": Figure(1000 * slowest, "ms"),
    }


def _has_notes(data: bytes) -> bool:
    """Return whether the bytes of a MIDI file open, with notes in it."""
    try:
        score = midi.parse(data, "it").score
    except UnreadableFile:
        return False
    return any(len(track.notes) for track in score.tracks)


def _by_mido(data: bytes) -> mido.MidiFile:
    return mido.MidiFile(file=io.BytesIO(data), clip=True)


def _has_notes_by_mido(data: bytes) -> bool:
    try:
        tracks = _by_mido(data).tracks
    # mido meets what it cannot read with any exception there is.
    except Exception:
        return False
    return any(message.type == "note_on" for track in tracks for message in track)
