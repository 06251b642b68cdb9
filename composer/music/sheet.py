"""A piece on paper: what stands in every bar of every staff, to be engraved or written as MusicXML."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from composer.music.bars import Bars, Placed
from composer.music.layers import Chord, layers
from composer.music.metre import Metre
from composer.music.rhythm import Event, Sign, beams, signs
from composer.music.score import KeyChange, Notes, Score, Track
from composer.music.spelling import Spelling, signature, spelled
from composer.music.staves import Clef, clefs_of, drum, hands
from composer.music.theory import estimate_key

_NO_KEY = KeyChange(0)


class Head(NamedTuple):
    """The head of a note: its index among those of the track, its pitch, how it is written, and the accidental to show.

    The accidental is in semitones, 0 for a natural, None for none.
    """

    note: int
    pitch: int
    spelling: Spelling
    accidental: int | None = None


class Mark(NamedTuple):
    """A sign with the heads it has, none for a rest, what each of its beams does, and whether it is to be seen."""

    sign: Sign
    heads: tuple[Head, ...] = ()
    beams: tuple[str, ...] = ()
    hidden: bool = False


Voice = Sequence[Mark]
"""The marks of one voice in one bar; they fill it, or there are none."""


class Part(NamedTuple):
    """A track on paper: its index, the clefs of its staves, and of each bar the voices of each staff."""

    track: int
    clefs: tuple[Clef, ...]
    bars: Sequence[Sequence[Sequence[Voice]]]


class Rounded(NamedTuple):
    """How many notes are on paper otherwise than in the piece: moved to note values, on others, or ended early."""

    moved: int = 0
    merged: int = 0
    cut: int = 0
    drums: bool = False
    keys: int = 0

    def __add__(self, other: Rounded) -> Rounded:  # type: ignore[override]
        """Return the two together."""
        moved, merged, cut, drums, keys = (one + two for one, two in zip(self, other, strict=True))
        return Rounded(moved, merged, cut, bool(drums), keys)

    def sentences(self) -> tuple[str, ...]:
        """Return a sentence on each kind of thing that is not on paper as it is in the piece."""
        said = (
            (self.moved, "1 note lies between two note values and is written where it is nearest.",
             "{} notes lie between note values and are written where they are nearest."),
            (self.merged, "1 note that begins with another of its pitch is not written.",
             "{} notes that begin with another of their pitch are not written."),
            (self.cut, "1 chord ends early on paper: a staff holds four voices.",
             "{} chords end early on paper: a staff holds four voices."),
            (self.keys, "1 key signature stands at a bar line on paper.",
             "{} key signatures stand at bar lines on paper."),
            (int(self.drums), "Drums are written without their lengths.", ""),
        )  # fmt: skip
        return tuple(one if count == 1 else many.format(f"{count:,}") for count, one, many in said if count)


class Sheet(NamedTuple):
    """A piece on paper: its bars, the key of each, its parts, and what is otherwise than in the piece."""

    bars: Bars
    keys: tuple[KeyChange, ...]
    parts: tuple[Part, ...]
    rounded: Rounded


def written(score: Score) -> Sheet:
    """Return a score on paper, of the tracks that have notes; of the first if none has. Raises TooLong."""
    bars = Bars(score)
    keys, off = _keys(score, bars)
    rounded = Rounded(keys=off)
    parts = []
    shown = [index for index, track in enumerate(score.tracks) if len(track.notes)] or [0]
    for index in shown:
        part, more = _part(score.tracks[index], index, bars, keys)
        parts.append(part)
        rounded += more
    return Sheet(bars, keys, tuple(parts), rounded)


def _keys(score: Score, bars: Bars) -> tuple[tuple[KeyChange, ...], int]:
    """Return the key of each bar, that which fits the notes if the piece names none; and how many were moved to one."""
    changes = list(score.keys)
    if not changes:
        pitched = [track.notes for track in score.tracks if not track.is_drums]
        columns = [np.concatenate(column) for column in zip(*(notes.columns for notes in pitched), strict=True)]
        guessed = estimate_key(Notes.of_columns(*columns)) if columns else None
        changes = [KeyChange(0, guessed.sharps, guessed.minor)] if guessed else []
    keys, off = [_NO_KEY] * len(bars), 0
    for change in changes:
        place = bars.place(change.tick)
        index = bars.holding(place)
        late = 2 * (place - bars[index].before) > bars[index].length
        off += bars[index].before != place
        for later in range(index + late, len(bars)):
            keys[later] = change
    return tuple(keys), off


def _part(track: Track, index: int, bars: Bars, keys: Sequence[KeyChange]) -> tuple[Part, Rounded]:
    placed = bars.placed(track.notes)
    clefs = clefs_of(track)
    kept = _kept(track.notes, placed)
    rounded = Rounded(_moved(track, placed, bars), len(track.notes) - len(kept), drums=track.is_drums)
    staves = []
    for chosen in _on_staves(track, kept, placed, len(clefs)):
        if track.is_drums:
            voices, cut = _drum_voices(track.notes, placed.start, chosen, bars), 0
        else:
            found = layers(
                placed.start[chosen].tolist(), placed.end[chosen].tolist(), track.notes.pitch[chosen].tolist()
            )
            voices, cut = [_of_track(voice, chosen) for voice in found.voices], found.cut
        rounded += Rounded(cut=cut)
        staves.append(_staff(voices, track, bars, keys))
    return Part(index, clefs, [list(bar) for bar in zip(*staves, strict=True)]), rounded


def _moved(track: Track, placed: Placed, bars: Bars) -> int:
    """Return how many notes begin or end elsewhere on paper; of drums only those that begin elsewhere."""
    moved = bars.ticks_of(placed.start) != track.notes.start
    if not track.is_drums:
        moved |= bars.ticks_of(placed.end) != track.notes.end
    return int(np.count_nonzero(moved))


def _kept(notes: Notes, placed: Placed) -> NDArray[np.int64]:
    """Return the indices of the notes that are written: of those of one pitch that begin together the longest."""
    order = np.lexsort((-placed.end, notes.pitch, placed.start))
    start, pitch = placed.start[order], notes.pitch[order]
    first = np.ones(len(order), np.bool_)
    first[1:] = (start[1:] != start[:-1]) | (pitch[1:] != pitch[:-1])
    return order[first]


def _on_staves(track: Track, kept: NDArray[np.int64], placed: Placed, staves: int) -> list[NDArray[np.int64]]:
    if staves == 1:
        return [kept]
    right = hands(placed.start[kept], track.notes.pitch[kept])
    return [kept[right], kept[~right]]


def _of_track(voice: Sequence[Chord], chosen: NDArray[np.int64]) -> list[Chord]:
    """Return chords with the indices that their notes have in the track."""
    return [chord._replace(notes=tuple(int(chosen[note]) for note in chord.notes)) for chord in voice]


def _drum_voices(notes: Notes, start: NDArray[np.int64], chosen: NDArray[np.int64], bars: Bars) -> list[list[Chord]]:
    """Return what is struck by hand and by foot, each until the next or the end of the beat."""
    voices = []
    for foot in (False, True):
        struck: dict[int, list[int]] = {}
        for note in chosen.tolist():
            if drum(int(notes.pitch[note])).foot is foot:
                struck.setdefault(int(start[note]), []).append(note)
        begins = [*sorted(struck), bars.length]
        voices.append([
            Chord(place, min(following, _beat_end(bars, place)), tuple(struck[place]), float(not foot))
            for place, following in pairwise(begins)
        ])  # fmt: skip
    return voices if voices[0] else voices[::-1]


def _beat_end(bars: Bars, place: int) -> int:
    bar = bars[bars.holding(place)]
    return bar.before + min([edge for edge in bar.metre.beats if edge > place - bar.before], default=bar.length)


def _staff(voices: Sequence[Sequence[Chord]], track: Track, bars: Bars, keys: Sequence[KeyChange]) -> list[list[Voice]]:
    """Return the voices of each bar of a staff."""
    heads = [_heads(voice, track, bars, keys) for voice in voices]
    events = [_events(voice, bars) for voice in voices]
    staff: list[list[Voice]] = []
    for index, bar in enumerate(bars):
        found: list[Voice] = [
            _voice(number, signs(bar.metre, there), heads[number], bar.metre)
            for number, by_bar in enumerate(events)
            if (there := by_bar.get(index, [])) or number == 0
        ] or [_voice(0, signs(bar.metre, []), [], bar.metre)]
        staff.append(found if track.is_drums else _with_accidentals(found, keys[index]))
    return staff


def _events(voice: Sequence[Chord], bars: Bars) -> dict[int, list[Event]]:
    """Return the events of each bar that has any; their indices are those of the chords."""
    events: dict[int, list[Event]] = {}
    for number, chord in enumerate(voice):
        index = bars.holding(chord.start)
        while index < len(bars) and bars[index].before < chord.end:
            bar = bars[index]
            start, end = chord.start - bar.before, chord.end - bar.before
            event = Event(max(start, 0), min(end, bar.length), number, start < 0, end > bar.length)
            events.setdefault(index, []).append(event)
            index += 1
    return events


def _heads(voice: Sequence[Chord], track: Track, bars: Bars, keys: Sequence[KeyChange]) -> list[tuple[Head, ...]]:
    """Return the heads of each chord of a voice."""
    if track.is_drums:
        return [tuple(_drum_head(note, int(track.notes.pitch[note])) for note in chord.notes) for chord in voice]
    pitches = [[int(track.notes.pitch[note]) for note in chord.notes] for chord in voice]
    found = []
    for number, chord in enumerate(voice):
        key = keys[bars.holding(chord.start)]
        follows = number + 1 < len(voice) and voice[number + 1].start == chord.end
        after = pitches[number + 1] if follows else []
        found.append(tuple(
            Head(note, pitch, spelled(pitch, key, min(after, key=lambda other: abs(other - pitch), default=None)))
            for note, pitch in zip(chord.notes, pitches[number], strict=True)
        ))  # fmt: skip
    return found


def _drum_head(note: int, pitch: int) -> Head:
    written = drum(pitch)
    return Head(note, pitch, Spelling(written.letter, 0, written.octave))


def _voice(number: int, found: Sequence[Sign], heads: Sequence[tuple[Head, ...]], metre: Metre) -> list[Mark]:
    """Return the marks of a voice; of those under the first, rests before and after what sounds are not seen."""
    sounding = [index for index, sign in enumerate(found) if sign.event is not None]
    return [
        Mark(
            sign,
            heads[sign.event] if sign.event is not None else (),
            beam,
            number > 0 and not sounding[0] <= index <= sounding[-1],
        )
        for index, (sign, beam) in enumerate(zip(found, beams(metre, found), strict=True))
    ]


def _with_accidentals(voices: Sequence[Voice], key: KeyChange) -> list[Voice]:
    """Return the voices of a bar with the accidentals that it needs: those that neither key nor bar has set before."""
    in_force: dict[tuple[str, int], int] = {}
    shown: dict[tuple[int, int], tuple[Head, ...]] = {}
    marks = [
        (mark.sign.start, number, index, mark)
        for number, voice in enumerate(voices)
        for index, mark in enumerate(voice)
    ]
    for _, number, index, mark in sorted(marks, key=lambda row: row[:3]):
        if mark.heads and not mark.sign.before:
            shown[number, index] = tuple(_with_accidental(head, key, in_force) for head in mark.heads)
    return [
        [mark._replace(heads=shown.get((number, index), mark.heads)) for index, mark in enumerate(voice)]
        for number, voice in enumerate(voices)
    ]


def _with_accidental(head: Head, key: KeyChange, in_force: dict[tuple[str, int], int]) -> Head:
    letter, alter, octave = head.spelling
    if in_force.get((letter, octave), signature(letter, key.sharps)) == alter:
        return head
    in_force[letter, octave] = alter
    return head._replace(accidental=alter)
