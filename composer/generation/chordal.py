"""Continuing with notes and chords: reads the end of some tracks, then spells one chord after the other."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from numpy.typing import NDArray

from composer.encodings import chords
from composer.encodings.barlines import Bars
from composer.encodings.chords import DURATION, END, LENGTHS, PART, PITCH, STEP, STEPS_PER_BEAT, WAIT, Reading, kind_of
from composer.encodings.encoding import Tokens
from composer.generation.asking import Asking, Read, Step
from composer.generation.framing import WINDOW, Frame, Row, frame
from composer.generation.pace import Pace
from composer.generation.sampling import MOST_REPEATS, Loops, draw, probabilities
from composer.generation.take import Take
from composer.generation.wishes import Limits, Wishes
from composer.music import arranging
from composer.music.pieces import DRUMS
from composer.music.score import Notes, Score, Track
from composer.networks.streams import Stream

if TYPE_CHECKING:
    from composer.networks.checkpoint import Model

_LENGTHS = np.array(LENGTHS)
_PITCHES = np.arange(128)


class _Plan(NamedTuple):
    """What is known before the first note: the frame, the tracks that go on, and the stream to read."""

    frame: Frame
    tracks: tuple[int, ...]
    seed: Tokens

    @property
    def wishes(self) -> Wishes:
        return self.frame.wishes


class _Made(NamedTuple):
    """What has been made: place, part, pitches and steps of each chord, and whether the model ended it."""

    chords: Sequence[list]
    ended: bool


def continue_(score: Score, model: Model, wishes: Wishes, track: int = 0) -> Asking[Take]:
    """Yield the growing take after each chord that follows the last one of a track, and return the finished one.

    The track's notes and chords are the seed, any at all. Closing the generator stops it at once.
    """
    plan = _plan(score, wishes, (track,), model.card.name)
    rows = _Rows(plan)
    made = yield from _grow(plan, rows.take)
    return rows.take(made, arranging.note_list(arranging.piece_of(_joined(plan, made))))


def together(score: Score, model: Model, wishes: Wishes) -> Asking[Score]:
    """Yield the growing score in which all the tracks that have notes go on together; return the finished one."""
    sounding = tuple(index for index, track in enumerate(score.tracks) if len(track.notes)) or (0,)
    plan = _plan(score, wishes, sounding[: chords.MOST_PARTS], model.card.name)
    made = yield from _grow(plan, partial(_joined, plan))
    return _joined(plan, made)


def _plan(score: Score, wishes: Wishes, tracks: tuple[int, ...], model: str) -> _Plan:
    chosen = [score.tracks[index] for index in tracks]
    merged = replace(score, tracks=(Track("", _merged(chosen)),))
    found = frame(merged, model, wishes, 0, STEPS_PER_BEAT)._replace(score=score, remarks=())
    return _Plan(found, tracks, _stream(found, chosen, merged.tracks[0].notes[-WINDOW:]))


def _merged(tracks: Sequence[Track]) -> Notes:
    columns = zip(*(track.notes.columns for track in tracks), strict=True)
    return Notes.of_columns(*(np.concatenate(column) for column in columns))


def _stream(found: Frame, tracks: Sequence[Track], given: Notes) -> Tokens:
    """Return the tokens of the tracks from the first of the given notes on, and the wait up to the new ones."""
    read = [replace(track, notes=_moved(track.notes, given.span[0], found.origin)) for track in tracks]
    seed = arranging.piece_of_tracks(read, found.score.ticks_per_beat)
    tokens = chords.spelled(seed)[:-1]
    tokens += [WAIT + index for index in chords.lengths(found.place - chords.read(tokens).place)]
    return Tokens(np.array(tokens), chords.contexts(tokens, found.seed.meters))


def _moved(notes: Notes, first: int, origin: int) -> Notes:
    later = notes[notes.start >= first]
    return Notes.of_columns(later.start - origin, *later.columns[1:])


def _grow(plan: _Plan, grown: Callable[[_Made], Take | Score]) -> Asking[_Made]:
    """Yield what has grown by each chord, and return what was made when it is over."""
    dice, stream = np.random.default_rng(plan.wishes.random_seed), Stream()
    reading = chords.read(plan.seed.tokens)
    first, loops, notes, bars = len(reading.chords), _loops(reading), 0, Bars(plan.frame.seed.meters, STEP)
    promise = _Promise(plan)
    logits = yield Read(stream, *plan.seed)
    room = _has_room(plan, reading.place)
    while room:
        allowed = promise.keep(_allowed(plan, reading, notes, loops), reading)
        if not allowed.any():
            break
        token = draw(probabilities(logits, allowed, plan.wishes), dice)
        if token == END or _is_over(plan, reading, notes, token):
            return _Made(reading.chords[first:], token == END)
        if kind_of(token) == PITCH != kind_of(reading.last):
            loops[reading.part].add(token - PITCH)
        if kind_of(token) == PITCH:
            promise.hear(reading, token - PITCH)
            notes += 1
        reading.read(token)
        logits = yield Step(stream, token, [*bars.at(reading.place)[:2], *reading.beside])
        if kind_of(token) == DURATION:
            yield grown(_Made(reading.chords[first:], False))
    return _Made(reading.chords[first:], False)


def _loops(reading: Reading) -> list[Loops]:
    """Return what each part has played, by the lowest note of each chord."""
    # Accompaniments repeat themselves more often than melodies do.
    loops = [Loops(usual=MOST_REPEATS) for _ in range(chords.MOST_PARTS)]
    for _, part, pitches, _ in reading.chords:
        loops[part].add(pitches[0])
    return loops


def _has_room(plan: _Plan, place: int) -> bool:
    return plan.frame.has_room(place, LENGTHS[-1]) or bool(plan.frame.fitting(place, _LENGTHS).any())


def _allowed(plan: _Plan, reading: Reading, made: int, loops: list[Loops]) -> NDArray[np.bool_]:
    """Return which tokens may follow: what the grammar has, in key, within the limit, and no endless loop."""
    allowed, kind = reading.allowed(), kind_of(reading.last)
    begun = reading.chords[-1][3] if kind == DURATION else 0
    if kind in {PITCH, DURATION} and not plan.frame.has_room(reading.place + begun, LENGTHS[-1]):
        allowed[DURATION:WAIT] &= plan.frame.fitting(reading.place + begun, _LENGTHS)
    if not made and not plan.frame.has_room(reading.place, 2 * LENGTHS[-1]):
        # A take that begins by waiting until there is no room for a note would have none.
        allowed[WAIT:] &= [_has_room(plan, reading.place + steps) for steps in LENGTHS]
    allowed[END] &= plan.frame.may_end(reading.place, made)
    if not made:
        # A take has a note at least.
        longest = bisect_left(LENGTHS, True, key=lambda length: not _has_room(plan, reading.place + length))
        allowed[WAIT + longest :] = False
    if reading.beside[1] == DRUMS:
        _narrow_to_kit(allowed, reading)
    elif kind != PITCH:
        for pitch in loops[reading.part].forbidden():
            allowed[PITCH + pitch] = False
    if plan.wishes.length is not None and made >= plan.wishes.length:
        allowed[PART:DURATION] = False
    return allowed


class _Promise:
    """The limits and the key: which of the tokens that the grammar has keep to them."""

    def __init__(self, plan: _Plan) -> None:
        self._limits, self._playable = plan.wishes.limits, plan.frame.playable(_PITCHES)
        self._holds = bool(plan.wishes.key) or self._limits != Limits()
        self._pace = Pace.of(self._limits, STEPS_PER_BEAT)
        self._is_alone = len(plan.tracks) == 1
        self._onsets: dict[int, int] = {}
        """Where each part began last; the tops of what it plays there and of what it played before."""
        self._tops: dict[int, int] = {}
        self._before: dict[int, int] = {}

    def hear(self, reading: Reading, pitch: int) -> None:
        """Take note of a pitch that the part at hand plays next."""
        part, place = reading.part, reading.place
        if self._onsets.get(part) != place:
            self._before[part] = self._tops.get(part, reading.beside[2])
            self._onsets[part], self._tops[part] = place, pitch
        self._tops[part] = max(self._tops[part], pitch)

    def keep(self, allowed: NDArray[np.bool_], reading: Reading) -> NDArray[np.bool_]:
        """Leave of the allowed tokens those that break no promise; drums have neither key nor range."""
        if self._holds and reading.beside[1] != DRUMS:
            allowed[PITCH:DURATION] &= self._playable
            if self._limits.leap is not None:
                self._keep_leap(allowed, reading, self._limits.leap)
        if not self._pace.is_free:
            self._keep_pace(allowed, reading)
        return allowed

    def _keep_leap(self, allowed: NDArray[np.bool_], reading: Reading, leap: int) -> None:
        """Leave the pitches up to the highest that the top may go to; a chord is not over before it is near enough."""
        part = reading.part
        goes_on = self._onsets.get(part) == reading.place
        top = self._before[part] if goes_on else self._tops.get(part, reading.beside[2])
        if top not in _PITCHES:
            return
        far = np.where(self._playable, np.abs(_PITCHES - top), np.inf)
        near = np.flatnonzero(far <= max(leap, far.min()))
        allowed[PITCH + near[-1] + 1 : DURATION] = False
        if kind_of(reading.last) == PITCH and self._tops[part] < near[0]:
            allowed[DURATION:WAIT] = False

    def _keep_pace(self, allowed: NDArray[np.bool_], reading: Reading) -> None:
        """Leave the pitches where the part at hand may begin, and the waits after which it still may."""
        onset, kind = self._onsets.get(reading.part), kind_of(reading.last)
        if onset is None or kind == PITCH:
            return
        waited = reading.place - onset
        if waited and not self._pace.may_begin(waited):
            allowed[PITCH:DURATION] = False
        if self._is_alone:
            fitting = self._pace.rests(_LENGTHS, allowed[WAIT:], waited)
            allowed[WAIT:] = fitting if kind != WAIT else allowed[WAIT:] & (self._pace.most - waited >= _LENGTHS)


def _narrow_to_kit(allowed: NDArray[np.bool_], reading: Reading) -> None:
    """Leave of the sounds of the drums those that they have played."""
    own = [(place, pitch) for place, part, pitches, _ in reading.chords if part == reading.part for pitch in pitches]
    free, kit = allowed[PITCH:DURATION].copy(), np.isin(np.arange(128), [pitch for _, pitch in own])
    if own:
        allowed[PITCH:DURATION] &= kit
    if not allowed.any():
        # A drum that still sounds may be struck again, but not twice at once.
        struck = np.isin(np.arange(128), [pitch for place, pitch in own if place == reading.place])
        allowed[PITCH:DURATION] = kit & ~struck if (kit & ~struck).any() else free


def _is_over(plan: _Plan, reading: Reading, made: int, token: int) -> bool:
    """Return whether a token is a wait up to a note for which there is no room."""
    if kind_of(token) != WAIT:
        return False
    full = plan.wishes.length is not None and made >= plan.wishes.length
    return full or not _has_room(plan, reading.place + LENGTHS[token - WAIT])


def _rows(plan: _Plan, made: Sequence[list], part: int) -> list[Row]:
    """Return the notes of a part among some chords."""
    return [
        plan.frame.row(place, pitch, place + steps)
        for place, playing, pitches, steps in made
        for pitch in pitches
        if playing == part and steps
    ]


class _Rows:
    """The notes of a take, which are made of each chord once, and anew where the last one goes on lasting."""

    def __init__(self, plan: _Plan) -> None:
        self._plan = plan
        self._rows = plan.frame.rows()
        self._chords = self._steps = 0
        self._end = plan.frame.place

    def take(self, made: _Made, text: str = "") -> Take:
        """Return the take of what has been made so far."""
        if self._chords and made.chords[self._chords - 1][3] != self._steps:
            self._rows, self._chords = self._plan.frame.rows(), 0
        fresh = made.chords[self._chords :]
        for row in _rows(self._plan, fresh, 0):
            self._rows.append(row)
        self._chords, self._steps = len(made.chords), made.chords[-1][3] if made.chords else 0
        self._end = max([self._end, *(place + steps for place, _, _, steps in fresh)])
        return self._plan.frame.take(self._rows, self._end, made.ended, text)


def _joined(plan: _Plan, made: _Made) -> Score:
    score = plan.frame.score
    for part, index in enumerate(plan.tracks):
        added = plan.frame.rows(_rows(plan, made.chords, part)).notes()
        score = score.with_notes(index, score.tracks[index].notes | added)
    return score
