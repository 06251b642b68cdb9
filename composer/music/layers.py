"""The voices of a staff: notes that sound together as chords, and those that overlap side by side."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

MOST_VOICES = 4


class Chord(NamedTuple):
    """Notes that begin and end together: start and end in units, and the index of each note from the lowest up."""

    start: int
    end: int
    notes: tuple[int, ...]
    height: float
    """The middle of its pitches."""


class Layers(NamedTuple):
    """Chords in voices, the highest voice first, none of them overlapping in one; and how many had to be cut short."""

    voices: tuple[tuple[Chord, ...], ...]
    cut: int


def layers(start: Sequence[int], end: Sequence[int], pitch: Sequence[int]) -> Layers:
    """Return notes in voices, of which there are four at the most."""
    voices: list[list[Chord]] = []
    cut = 0
    for passage in _passages(_chords(start, end, pitch)):
        parted, short = _parted(passage)
        cut += short
        parted.sort(key=lambda voice: -sum(chord.height for chord in voice) / len(voice))
        for number, voice in enumerate(parted):
            if number == len(voices):
                voices.append([])
            voices[number] += voice
    return Layers(tuple(map(tuple, voices)), cut)


def _chords(start: Sequence[int], end: Sequence[int], pitch: Sequence[int]) -> list[Chord]:
    """Return what begins and ends together, ascending by start and the higher first."""
    together: dict[tuple[int, int], list[int]] = {}
    for index, span in enumerate(zip(start, end, strict=True)):
        together.setdefault(span, []).append(index)
    chords = []
    for (first, last), notes in together.items():
        notes.sort(key=lambda index: pitch[index])
        chords.append(Chord(first, last, tuple(notes), sum(pitch[index] for index in notes) / len(notes)))
    return sorted(chords, key=lambda chord: (chord.start, -chord.height))


def _passages(chords: Sequence[Chord]) -> Iterator[list[Chord]]:
    """Yield chords up to each place over which nothing sounds: voices need not be the same before and after."""
    passage: list[Chord] = []
    end = 0
    for chord in chords:
        if passage and chord.start >= end:
            yield passage
            passage = []
        passage.append(chord)
        end = max(end, chord.end)
    if passage:
        yield passage


def _parted(passage: Sequence[Chord]) -> tuple[list[list[Chord]], int]:
    """Return the voices of a passage, and how many chords of it had to end early."""
    voices: list[list[Chord]] = []
    cut = 0
    for chord in passage:
        free = [voice for voice in voices if voice[-1].end <= chord.start]
        if free:
            min(free, key=lambda voice: abs(voice[-1].height - chord.height)).append(chord)
        elif len(voices) < MOST_VOICES:
            voices.append([chord])
        else:
            cut += 1
            _squeeze(voices, chord)
    return voices, cut


def _squeeze(voices: Sequence[list[Chord]], chord: Chord) -> None:
    """Put a chord where there is no voice for it: over the end of another, or into one that begins with it."""
    voice = min(voices, key=lambda voice: (voice[-1].start == chord.start, abs(voice[-1].height - chord.height)))
    last = voice[-1]
    if last.start < chord.start:
        voice[-1] = last._replace(end=chord.start)
        voice.append(chord)
    else:
        voice[-1] = last._replace(notes=(*last.notes, *chord.notes))
