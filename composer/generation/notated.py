"""Continuing as text: the notes of a track are written as ABC, the text goes on, and what is new is read as notes."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable
from dataclasses import replace
from math import ceil
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from numpy.typing import NDArray

from composer.encodings.abc_text import Characters, in_octave, mended
from composer.files.abc import reading
from composer.generation import framing
from composer.generation.asking import Asking, Read, Step
from composer.generation.framing import Frame
from composer.generation.sampling import MOST_REPEATS, draw, probabilities
from composer.generation.seeds import ForeignStart
from composer.generation.take import Take
from composer.generation.wishes import Wishes
from composer.music import notation, timing
from composer.music.measures import longest_run, tandem_repeats
from composer.music.score import KeyChange, Notes, Score
from composer.music.theory import Key, estimate_key
from composer.music.tunes import TICKS_PER_BEAT, Tune
from composer.networks.streams import Stream

if TYPE_CHECKING:
    from composer.networks.checkpoint import Model

_STEPS = 24
_GRID = TICKS_PER_BEAT // _STEPS
_MOST_CHARACTERS = 6000
_CHARACTERS_A_BAR = 80
_CHARACTERS_A_NOTE = 12
_CHANGES_THE_NOTE_BEFORE = "0123456789/<>-',)"
_BEGINS_ANEW = "ABCDEFGabcdefgz|:[(^_=\n"
_ALTERS = "^_=K"
_LOWEST, _HIGHEST = 55, 88
"""Where the tunes lie that the models have read."""

_STOPS = "|\n"
_FIELD = re.compile(r"[A-Za-z]:")
_SHORTENED = f"The text begins with the last {framing.WINDOW} notes."
_ATTEMPTS = 3
"""So often a text is drawn anew that goes round in circles."""

_GROWTH = 0.1
"""A text is read again once it has grown by this share, so that long ones are not read too often."""


class _Plan(NamedTuple):
    """What is known before the first character: the text to go on from, the notes in it, and what frames the new ones.

    `begin` is where the first of the heard notes begins, in ticks of 1/480 beat from the origin of the frame; the text
    is `octaves` higher than the piece.
    """

    frame: Frame
    opening: str
    heard: int
    begin: int
    octaves: int


class _Reading(NamedTuple):
    """A text, and the notes in it that are new: starts and ends in ticks of the score, and pitches."""

    text: str
    start: NDArray[np.int64]
    end: NDArray[np.int64]
    pitch: NDArray[np.int64]


class Sight(NamedTuple):
    """What somebody makes of a growing text: what has grown by it, whether it goes on, and whether it may end now."""

    grown: object = None
    goes_on: bool = True
    may_end: bool = True


def write_on(
    model: Model,
    start: str,
    wishes: Wishes,
    watch: Callable[[str], Sight] = lambda _: Sight(),
    *,
    most: int = _MOST_CHARACTERS,
    attempt: int = 0,
) -> Asking[tuple[str, bool]]:
    """Return a start string of any length, grown by one character after the other, and whether the model ended it.

    The network's state is fed back; each character is drawn from the multinomial at the wished temperature, every
    attempt with dice of its own. What somebody who watches finds grown is yielded. Raises ForeignStart.
    """
    encoding, stream = _characters(model), Stream()
    dice = np.random.default_rng([wishes.random_seed, attempt] if attempt else wishes.random_seed)
    try:
        tokens = [*encoding.primer, *encoding.tokens_of(start).tolist()]
    except ValueError as error:
        raise ForeignStart(error) from error
    logits = yield Read(stream, np.array(tokens), np.zeros((len(tokens), 0), np.int64))
    text, may_end = start, True
    for _ in range(most):
        allowed = _allowed(encoding, text, start, may_end, wishes)
        token = draw(probabilities(logits, allowed, wishes), dice)
        if _ends(encoding, text, token):
            return text, True
        text += encoding.VOCABULARY[token]
        grown, goes_on, may_end = watch(text)
        if grown is not None:
            yield grown
        if not goes_on:
            break
        logits = yield Step(stream, token, [])
    return text, False


def _characters(model: Model) -> Characters:
    encoding = model.encoding
    if not isinstance(encoding, Characters):
        raise TypeError(f"{model.card.encoding} is no encoding of text")
    return encoding


def _ends(encoding: Characters, text: str, token: int) -> bool:
    """Return whether a token ends a tune; where new lines do, after a new line."""
    return token == encoding.end and (encoding.END != "\n" or text.endswith("\n") or not text)


def _allowed(encoding: Characters, text: str, start: str, may_end: bool, wishes: Wishes) -> NDArray[np.bool_]:
    """Return which characters may follow: none that ends too early, alters a seed's last note or leaves the key."""
    allowed = np.ones(len(encoding.VOCABULARY), np.bool_)
    if not may_end and _ends(encoding, text, encoding.end):
        allowed[encoding.end] = False
    if encoding.BEGIN != "\n":
        allowed[encoding.begin] = False
    in_field = _FIELD.match(start[start.rfind("\n") + 1 :])
    if not in_field and not any(character in _BEGINS_ANEW for character in text[len(start) :]):
        allowed[_numbers(encoding, _CHANGES_THE_NOTE_BEFORE)] = False
    if wishes.key:
        allowed[_numbers(encoding, _ALTERS)] = False
    return allowed


def _numbers(encoding: Characters, characters: str) -> list[int]:
    return [encoding.numbers[character] for character in characters if character in encoding.numbers]


def continue_(score: Score, model: Model, wishes: Wishes, track: int = 0) -> Asking[Take]:
    """Yield the growing take after some bars of new notes, and return the finished one with its text.

    What goes round in circles is given up and drawn again; after some attempts the notes end where it begins to.
    Closing the generator stops it at once.
    """
    plan = _plan(framing.frame(score, model.card.name, wishes, track, _STEPS), _characters(model), track)
    most, whole = most_characters(wishes), _nothing(plan.opening)
    for attempt in range(_ATTEMPTS):
        reader = _Reader(plan)
        text, ended = yield from write_on(model, plan.opening, wishes, reader.watch, most=most, attempt=attempt)
        found = _longer(reader.found, _read(plan, text))
        if not _loops(found, len(found.pitch)):
            return _take(plan, found, ended)
        whole = _longer(whole, _unlooped(found))
    return _take(plan, whole, False)


class _Reader:
    """Reads a growing text now and then; `found` is what it has understood."""

    def __init__(self, plan: _Plan) -> None:
        self._plan, self.found = plan, _nothing(plan.opening)

    def watch(self, text: str) -> Sight:
        """Return the take where there are more notes than before, and whether there is room for more."""
        plan, before = self._plan, self.found
        if text[-1] in _STOPS and len(text) > (1 + _GROWTH) * len(before.text):
            self.found = _longer(before, _read(plan, text))
        made = len(self.found.start)
        grown = _take(plan, self.found, False) if made > len(before.start) else None
        goes_on = not _is_full(plan, self.found) and not (grown and _loops(self.found, made))
        return Sight(grown, goes_on, plan.frame.may_end(_end(plan, self.found), made))


def _loops(found: _Reading, count: int) -> bool:
    """Return whether the first notes of a reading, so many, repeat themselves more often than melodies do."""
    pitch, lasting = found.pitch[:count], (found.end - found.start)[:count]
    return longest_run(pitch) > MOST_REPEATS + 1 or tandem_repeats(pitch, lasting) > MOST_REPEATS


def _unlooped(found: _Reading) -> _Reading:
    """Return a reading up to where it begins to repeat itself too often."""
    count = bisect_left(range(len(found.pitch) + 1), True, key=lambda count: _loops(found, count)) - 1
    return found._replace(start=found.start[:count], end=found.end[:count], pitch=found.pitch[:count])


def _longer(found: _Reading, later: _Reading) -> _Reading:
    """Return the later of two readings if it has no fewer notes: the end of a text may make nonsense of it."""
    return later if len(later.start) >= len(found.start) else found


def _plan(frame: Frame, encoding: Characters, track: int) -> _Plan:
    seed = _on_grid(frame.seed, frame.place * _GRID)
    octaves = _octaves_within(int(seed.pitch[-1])) if len(seed) else 0
    seed = replace(seed, pitch=seed.pitch + np.int16(12 * octaves))
    opening = _opening(frame, replace(seed, key=_key(frame)), encoding)
    heard = _tune(opening) if len(seed) else None
    if len(frame.score.tracks[track].notes) > framing.WINDOW:
        frame = frame._replace(remarks=(*frame.remarks, _SHORTENED))
    return _Plan(frame, opening, len(heard or ()), int(seed.start[0]) if heard else 0, octaves)


def _octaves_within(pitch: int) -> int:
    """Return by how many octaves a pitch is moved to where the tunes lie."""
    return -(-max(_LOWEST - pitch, 0) // 12) - -(-max(pitch - _HIGHEST, 0) // 12)


def _on_grid(tune: Tune, end: int) -> Tune:
    """Return a tune whose notes begin and end on 24ths of a beat, the last of them at an end; no two at one place."""
    start = np.round(tune.start / _GRID).astype(np.int64) * _GRID
    last = np.append(start[1:] > start[:-1], True)[: len(start)]
    stop = np.maximum(np.round((tune.start + tune.duration) / _GRID).astype(np.int64) * _GRID, start + _GRID)
    start, stop, pitch = start[last], stop[last], tune.pitch[last]
    stop[-1:] = end
    stop[:-1] = np.minimum(stop[:-1], start[1:])
    return replace(tune, start=start.astype(np.int32), duration=(stop - start).astype(np.int32), pitch=pitch)


def _key(frame: Frame) -> KeyChange:
    """Return the wished key signature, else that of the score, else the one that the notes fit best."""
    given = timing.in_force(frame.score.keys, frame.tick(frame.place))
    seed = frame.seed
    notes = Notes.of_columns(seed.start, seed.pitch, seed.duration, np.full(len(seed), frame.velocity))
    chosen = frame.wishes.key or estimate_key(notes) or Key(0)
    return given if given and not frame.wishes.key else KeyChange(0, chosen.sharps, chosen.minor)


def _opening(frame: Frame, seed: Tune, encoding: Characters) -> str:
    """Return the text to go on from; for no notes a head whose key the model chooses if nobody else did.

    Where the key's name has a character that the model has never seen, it is written as C major with accidentals.
    """
    text = _notated(frame, seed)
    if not set(text) <= encoding.numbers.keys():
        text = _notated(frame, replace(seed, key=KeyChange(0)))
    return "".join(character for character in text if character in encoding.numbers)


def _notated(frame: Frame, seed: Tune) -> str:
    score, start = frame.score, frame.tick(frame.place)
    if len(seed):
        whole = timing.bar_start(score, timing.position_at(score, start).bar) == start
        return notation.opening(seed) + "|" * whole
    head = notation.head(timing.meter_at(score, start), seed.key or KeyChange(0))
    # Everything up to "K:", so that the key is the model's.
    return head if frame.wishes.key or score.keys else head[: head.rindex(":") + 1]


def most_characters(wishes: Wishes) -> int:
    """Return after how many characters a text is given up, if it has not become what is wished for."""
    if wishes.length:
        return min(_CHARACTERS_A_NOTE * wishes.length + 100, 100 * _MOST_CHARACTERS)
    return _CHARACTERS_A_BAR * wishes.bars + 100 if wishes.bars else _MOST_CHARACTERS


def _tune(text: str) -> Tune | None:
    """Return the tune of a text, None for one that is not understood."""
    try:
        return reading.read(f"X:1\n{mended(text)}", "", fewest=1, longest_beats=reading.MOST_BEATS)
    except reading.DamagedTune:
        return None


def _read(plan: _Plan, text: str) -> _Reading:
    """Return the new notes of a text, within the limits of the wishes; none where it is not understood."""
    tune, frame = _tune(text), plan.frame
    if tune is None or len(tune) <= plan.heard:
        return _nothing(text)
    # The reader puts a pickup at the end of its bar as soon as there is a bar line; what is heard stays in its place.
    places = tune.start + (plan.begin - int(tune.start[0]) if plan.heard else 0)
    start, end = (_ticks(frame, column[plan.heard :]) for column in (places, places + tune.duration))
    end = np.minimum(end, frame.tick(frame.limit))
    kept = np.flatnonzero((end > start) & (start >= frame.tick(frame.place)))[: frame.wishes.length]
    pitch = tune.pitch[plan.heard :][kept].astype(np.int64) - 12 * plan.octaves
    pitch = _within(frame, _in_key(pitch, frame.wishes.key))
    return _Reading(text, start[kept], end[kept], pitch)


def _nothing(text: str) -> _Reading:
    return _Reading(text, *np.zeros((3, 0), np.int64))


def _ticks(frame: Frame, ticks: NDArray[np.integer]) -> NDArray[np.int64]:
    return frame.origin + np.round(ticks * (frame.score.ticks_per_beat / TICKS_PER_BEAT)).astype(np.int64)


def _in_key(pitch: NDArray[np.int64], key: Key | None) -> NDArray[np.int64]:
    """Return pitches, each outside the key a semitone lower: accidentals of the seed hold until its bar is over."""
    outside = ~np.isin(pitch % 12, list(key.scale)) if key else np.zeros(len(pitch), np.bool_)
    return pitch - outside


def _within(frame: Frame, pitch: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return pitches moved by octaves to within the limits, where no octave is to the nearest that is playable."""
    lowest, highest = frame.wishes.limits.lowest, frame.wishes.limits.highest
    pitch = pitch + 12 * (-np.maximum(pitch - highest, 0) // 12)
    pitch -= 12 * (np.minimum(pitch - lowest, 0) // 12)
    return np.array([one if one <= highest else frame.nearest(one) for one in pitch.tolist()], np.int64)


def _end(plan: _Plan, found: _Reading) -> int:
    """Return the place at which the new notes end, in steps from the origin of the frame."""
    if not len(found.end):
        return plan.frame.place
    return ceil((int(found.end[-1]) - plan.frame.origin) * _STEPS / plan.frame.score.ticks_per_beat)


def _is_full(plan: _Plan, found: _Reading) -> bool:
    made = len(found.start)
    return made > 0 and (made == plan.frame.wishes.length or _end(plan, found) >= plan.frame.limit)


def title_of(model: str, wishes: Wishes) -> str:
    """Return the title of a text that a model wrote."""
    return f"T:{model}, random seed {wishes.random_seed}"


def _take(plan: _Plan, found: _Reading, ended: bool) -> Take:
    rows = list(zip(found.start.tolist(), found.pitch.tolist(), (found.end - found.start).tolist(), strict=True))
    music = in_octave(mended(found.text), -plan.octaves).rstrip()
    text = f"X:1\n{title_of(plan.frame.model, plan.frame.wishes)}\n{music}\n"
    return replace(plan.frame.take(plan.frame.rows(rows), _end(plan, found), ended, text), suffix=Characters.SUFFIX)
