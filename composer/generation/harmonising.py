"""Harmonising: a given melody is read as the top part of a chorale, and a model writes the voices below it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from math import ceil
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from numpy.typing import NDArray

from composer.encodings import chords
from composer.encodings.barlines import Bars
from composer.encodings.chords import DURATION, LENGTHS, PART, PITCH, PROGRAM, START, STEP, WAIT, Reading, kind_of
from composer.generation import asking
from composer.generation.asking import Asking
from composer.generation.framing import Row, Rows, key_at, playable
from composer.generation.sampling import draw, probabilities
from composer.generation.take import Take
from composer.generation.wishes import MOST_VOICES, Passage, Wishes
from composer.music import arranging, timing, voices
from composer.music.score import Meter, Notes, Score, Track
from composer.music.theory import Key, estimate_key
from composer.networks.streams import Stream

if TYPE_CHECKING:
    from composer.networks.checkpoint import Model

_CHOIR = 52
"""The program of the parts of a chorale, by which a model knows one."""

_PARTS = {1: (3,), 2: (1, 3), 3: (1, 2, 3)}
"""Which of alto, tenor and bass there are, by how many voices are wished for."""

_SOPRANO = (62, 79)
"""Between these the middle of a melody is read, moved by octaves if need be."""

_LEAST_BELOW = 24
"""A note this high at least has the voices below it; beneath a lower one there is no room."""

_COOLER = 0.5
"""The temperature where 1 is wished for: drawn any hotter, voices clash more often than those of chorales do."""

_SOFTER = 0.8
_MOST_BARS = 64
"""In a note held for longer than so many bars the voices need not go on."""

_WIDEST = LENGTHS[-1]
"""A rest longer than this is passed over at once."""

_STEPS = np.array(LENGTHS)
_DRUMS = "Drums have no harmony."
_NOTHING = "There is no melody to harmonise."


class _Melody(NamedTuple):
    """The melody in steps from the bar line at tick `origin`, moved by some octaves into the range of a soprano.

    `chords` are the steps and pitches of what begins at each place, `stops` the places that no wait goes past, the last
    of them the end; `ticks` are those of places where notes of the melody begin or end; `bar` is how long the first bar
    is, `key` its key and `tonic` the chord of that in four parts.
    """

    score: Score
    notes: Notes
    origin: int
    octaves: int
    chords: dict[int, list[tuple[int, list[int]]]]
    stops: list[int]
    ticks: dict[int, int]
    meters: tuple[Meter, ...]
    bar: int
    key: Key
    tonic: list[int]

    @property
    def comes_home(self) -> bool:
        """Whether it ends on notes of the chord of its tonic."""
        return all(pitch % 12 in self.key.triad for _, pitches in self.chords[self.last] for pitch in pitches)

    @property
    def last(self) -> int:
        """The place where the last note begins."""
        return max(self.chords)

    @property
    def end(self) -> int:
        """The place where the last note ends."""
        return self.stops[-1]

    def tick(self, place: int) -> int:
        """Return the tick of a place, that of the melody's own notes where one begins or ends there."""
        usual = self.origin + round(place * self.score.ticks_per_beat / chords.STEPS_PER_BEAT)
        return min(self.ticks.get(place, usual), self.notes.span[1])


def harmonise(score: Score, model: Model, wishes: Wishes, track: int, passage: Passage) -> Asking[Take]:
    """Yield the growing take of voices that accompany a passage of a track, else all of it; return the finished one.

    The melody stays as it is. In every bar in which it sounds there is a voice, and none outlasts it. Closing the
    generator stops it at once.
    """
    given = passage.notes if len(passage.notes) else score.tracks[track].notes
    if score.tracks[track].is_drums or not len(given):
        remark = _DRUMS if score.tracks[track].is_drums else _NOTHING
        return Take(Notes(), *given.span, False, model.card.name, wishes, (remark,))
    melody = _melody(score, given, wishes)
    takes, singing = _Takes(melody, model, wishes), _Voices(melody, wishes)
    yield from singing.begin()
    for stop in melody.stops[1:]:
        takes.add((yield from singing.sing(stop)))
        yield takes.take()
    return takes.take(takes.text())


def _melody(score: Score, notes: Notes, wishes: Wishes) -> _Melody:
    origin = voices.first_bar(score, notes)
    starts, ends = (_places(column - origin, score) for column in (notes.start, notes.end))
    ends = np.maximum(ends, starts + 1)
    octaves = _octaves(notes.pitch)
    together: dict[int, dict[int, set[int]]] = {}
    for place, steps, pitch in zip(starts.tolist(), (ends - starts).tolist(), notes.pitch.tolist(), strict=True):
        together.setdefault(place, {}).setdefault(steps, set()).add(pitch + 12 * octaves)
    begun = {place: [(steps, sorted(found[steps])) for steps in sorted(found)] for place, found in together.items()}
    ticks = dict(zip(ends.tolist(), notes.end.tolist(), strict=True))
    # From the last to the first, so that the first of those at one place is the one that counts.
    ticks |= dict(zip(starts[::-1].tolist(), notes.start[::-1].tolist(), strict=True))
    stops = {*starts.tolist(), int(ends.max()), *_bars_held(score, notes, origin)}
    meters = voices.tune_from(score, notes[:1], origin).meters
    bar = max(chords.STEPS_PER_BEAT * 4 * meters[0].numerator // meters[0].denominator, 1)
    told = key_at(score, wishes, origin)
    key = Key.of_signature(told) if told else estimate_key(notes) or Key(0)
    tonic = _tonic(key, begun[min(begun)][0][1][-1])
    return _Melody(score, notes, origin, octaves, begun, sorted(stops), ticks, meters, bar, key, tonic)


def _tonic(key: Key, near: int) -> list[int]:
    """Return the chord of a key's tonic in four parts, the highest near a pitch, the lowest the tonic."""
    tones = [pitch for pitch in range(128) if pitch % 12 in key.triad]
    top = min(range(len(tones)), key=lambda index: abs(tones[index] - near))
    upper = [tones[max(top - below, 0)] for below in range(3)]
    return [*upper, max((pitch for pitch in tones if pitch % 12 == key.tonic and pitch < upper[-1]), default=upper[-1])]


def _places(ticks: NDArray[np.integer], score: Score) -> NDArray[np.int64]:
    """Return ticks as the nearest steps."""
    return np.floor(ticks.astype(np.int64) * chords.STEPS_PER_BEAT / score.ticks_per_beat + 0.5).astype(np.int64)


def _octaves(pitches: NDArray[np.integer]) -> int:
    """Return by how many octaves a melody is to be moved into the range of a soprano, or as near as MIDI lets it."""
    middle, lowest, highest = float(np.median(pitches)), int(pitches.min()), int(pitches.max())
    if middle < _SOPRANO[0]:
        return min(ceil((_SOPRANO[0] - middle) / 12), (127 - highest) // 12)
    if middle > _SOPRANO[1]:
        return -min(ceil((middle - _SOPRANO[1]) / 12), max(lowest - _LEAST_BELOW, 0) // 12)
    return 0


def _bars_held(score: Score, notes: Notes, origin: int) -> set[int]:
    """Return the places of the bar lines over which notes are held."""
    lines = list[int]()
    for start, end in zip(notes.start.tolist(), notes.end.tolist(), strict=True):
        bar = timing.position_at(score, start).bar
        for number in range(bar + 1, bar + 1 + _MOST_BARS):
            tick = timing.bar_start(score, number)
            if tick >= end:
                break
            lines.append(tick)
    return set(_places(np.array(lines, np.int64) - origin, score).tolist())


class _Takes:
    """The notes that have been written, by voice and all together."""

    def __init__(self, melody: _Melody, model: Model, wishes: Wishes) -> None:
        self._melody, self._model, self._wishes = melody, model.card.name, wishes
        velocity = max(round(float(np.median(melody.notes.velocity)) * _SOFTER), 1)
        self._all, self._rows = Rows(velocity), {part: Rows(velocity) for part in _PARTS[wishes.voices]}

    def add(self, made: Sequence[tuple[int, Row]]) -> None:
        """Take in notes; one that would be shorter than a tick is left out."""
        for part, row in made:
            if row[2] > 0:
                self._all.append(row)
                self._rows[part].append(row)

    def take(self, text: str = "") -> Take:
        """Return the take of the notes so far."""
        begin, notes = self._melody.notes.span[0], self._all.notes()
        parts = tuple(rows.notes() for rows in self._rows.values())
        end = max(begin, notes.span[1])
        return Take(notes, begin, end, False, self._model, self._wishes, text=text, parts=parts)

    def text(self) -> str:
        """Return melody and voices as a list of notes."""
        heard = [self._melody.notes, *(rows.notes() for rows in self._rows.values())]
        whole = replace(self._melody.score, tracks=tuple(Track("", notes) for notes in heard))
        return arranging.note_list(arranging.piece_of(whole))


class _Voices:
    """A melody and the voices below it up to a place: what is given is read, the rest is drawn."""

    def __init__(self, melody: _Melody, wishes: Wishes) -> None:
        self._melody, self._stream = melody, Stream()
        self._wishes = replace(wishes, temperature=_COOLER * wishes.temperature)
        self._dice = np.random.default_rng(wishes.random_seed)
        self._reading, self._bars = Reading(), Bars(melody.meters, STEP)
        self._until = dict.fromkeys(_PARTS[wishes.voices], 0)
        self._here, self._ceiling = 0, 0

    def begin(self) -> Asking[None]:
        """Go to where the melody begins."""
        for token in (START, *[PROGRAM + _CHOIR] * (1 + len(_PARTS[MOST_VOICES]))):
            yield from self._read(token)
        yield from self._hear_tonic()
        yield from self._wait_until(self._melody.stops[0])

    def _hear_tonic(self) -> Asking[None]:
        """Read a bar of the chord of the tonic as if it came before, from which the key is known at once."""
        melody, lasting = self._melody, [DURATION + index for index in chords.lengths(self._melody.bar)]
        for part, pitch in enumerate(melody.tonic):
            # The first part is at hand at the beginning.
            for token in (PITCH + pitch, *lasting) if part == 0 else (PART + part, PITCH + pitch, *lasting):
                yield from self._read(token)
        yield from self._wait_until(melody.bar)
        self._reading.place = 0

    def sing(self, stop: int) -> Asking[list[tuple[int, Row]]]:
        """Draw the voices from the place at hand up to a stop; return the part of each new note, and the note."""
        yield from self._hear()
        reading, known = self._reading, len(self._reading.chords)
        while reading.place < stop:
            allowed = self._allowed(stop)
            # A long rest is no place for voices, and a sum of waits may have come to an end of its own.
            if not allowed.any() or (stop - reading.place > _WIDEST and not self._must_sound):
                break
            token = draw(probabilities(self._logits, allowed, self._wishes), self._dice)
            yield from self._read(token)
            if kind_of(token) == DURATION:
                self._until[reading.part] = reading.place + reading.chords[-1][3]
        yield from self._wait_until(stop)
        return [(part, self._row(place, pitches[0], steps)) for place, part, pitches, steps in reading.chords[known:]]

    def _row(self, place: int, pitch: int, steps: int) -> Row:
        start = self._melody.tick(place)
        return start, pitch - 12 * self._melody.octaves, self._melody.tick(place + steps) - start

    def _hear(self) -> Asking[None]:
        """Read what begins of the melody at the place at hand."""
        self._here = self._reading.place
        begun = self._melody.chords.get(self._here, [])
        if begun:
            self._ceiling = min(pitches[0] for _, pitches in begun)
            if self._reading.part:
                yield from self._read(PART)
        for steps, pitches in begun:
            lasting = chords.lengths(min(steps, _WIDEST))
            for token in (*(PITCH + pitch for pitch in pitches), *(DURATION + index for index in lasting)):
                yield from self._read(token)

    def _read(self, token: int) -> Asking[None]:
        """Take in a token; the logits are then those of the next."""
        self._reading.read(token)
        contexts = [*self._bars.at(self._reading.place)[:2], *self._reading.beside]
        self._logits = yield asking.Step(self._stream, token, contexts)

    def _wait_until(self, stop: int) -> Asking[None]:
        """Go on to a place without a note; of a long way the network hears only so much."""
        for index in chords.lengths(min(stop - self._reading.place, _WIDEST)):
            yield from self._read(WAIT + index)
        self._reading.place = stop

    @property
    def _must_sound(self) -> bool:
        """Whether the melody sounds alone where it begins a note or a bar."""
        return self._reading.place == self._here and max(self._until.values()) <= self._here

    def _allowed(self, stop: int) -> NDArray[np.bool_]:
        """Return which tokens may follow: one note at a time in each voice, none past the end, no wait past a stop."""
        reading, kind = self._reading, kind_of(self._reading.last)
        allowed = reading.allowed()
        free = [part for part, until in self._until.items() if until <= reading.place]
        own = np.zeros_like(allowed)
        own[[PART + part for part in free]] = True
        if reading.part in free and kind != PITCH:
            own[PITCH:DURATION] = self._pitches()
        if reading.part and kind in {PITCH, DURATION}:
            own[DURATION:WAIT] = reading.place + reading.chords[-1][3] + _STEPS <= self._melody.end
        own[WAIT:] = (reading.place + _STEPS <= stop) & (not self._must_sound)
        return allowed & own

    def _pitches(self) -> NDArray[np.bool_]:
        """Return the pitches that are wished for, below the melody as far as there are any."""
        pitches = np.arange(128)
        found = playable(pitches - 12 * self._melody.octaves, self._wishes)
        below = found & (pitches < self._ceiling) if self._ceiling >= _LEAST_BELOW else found
        masks = [below & self._final(pitches), below, found]
        return next((mask for mask in masks if mask.any()), found)

    def _final(self, pitches: NDArray[np.integer]) -> NDArray[np.bool_]:
        """Return which pitches the voice at hand may end on with a melody that comes home: the lowest, on the tonic."""
        melody = self._melody
        if not self._wishes.finish or self._here < melody.last or not melody.comes_home:
            return np.ones(len(pitches), np.bool_)
        lowest = self._reading.part == max(self._until)
        return np.isin(pitches % 12, [melody.key.tonic] if lowest else list(melody.key.triad))
