"""What is found of a take among the notes around it: how it fits them, whether it loops, and what it quotes.

The histograms are compared as in Yang and Lerch 2020, by what they have in common.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from composer.generation import framing
from composer.generation.take import Take
from composer.music import measures, timing
from composer.music.measures import ALARM, BANDS, LONGEST_BLOCK
from composer.music.score import Notes, Score
from composer.music.songbook import USUAL, Quotation, Songbook
from composer.music.theory import Key, estimate_key
from composer.music.voices import top_voice

_BESIDE = 40
"""So many notes on either side make a whole melody of a take."""

_JOINED = 8
"""So many of them may be part of a quotation: what the seed quotes by itself is not the take's doing."""

_TELLING = 16
"""Fewer notes than this are no melody that could be compared with whole ones."""

USUAL_RUN, USUAL_TANDEM = 3, 2
"""The medians of human melodies."""

_REACH, _SPAN = 5, 12
_LEADING = 11


class Surroundings(NamedTuple):
    """A melody with a take in it: its notes, which of them are the take's, shape (n,), and the key and bar there."""

    voice: Notes
    fresh: NDArray[np.bool_]
    key: Key
    bar: int

    @property
    def lasting(self) -> NDArray[np.int64]:
        """The ticks from each note to the next, shape (n,)."""
        return np.append(np.diff(self.voice.start), self.voice.duration[-1:]).astype(np.int64)

    @property
    def seed(self) -> Notes:
        """The notes that are not the take's."""
        return self.voice[~self.fresh]


class Findings(NamedTuple):
    """What was found of a take: shares from 0 to 1, 1 being best, and notes that are the seed's, loop or quote."""

    in_key: float
    rhythm: float
    within_reach: float
    human: float
    motif: int
    run: int
    block: tuple[int, int]
    quoted: Quotation

    @property
    def loops(self) -> int:
        """How many of the alarms for runs and repeats it sets off."""
        return (self.run > ALARM.run) + (self.block[1] > ALARM.tandem)

    @property
    def fit(self) -> float:
        """How it fits the notes around it in key, rhythm and reach, from 0 to 1."""
        return (self.in_key + self.rhythm + self.within_reach) / 3

    @property
    def score(self) -> float:
        """How good it is altogether, from 0 to 1: the mean of fit, human bands, freedom from loops and originality."""
        loops = max(_above(self.run, USUAL_RUN, ALARM.run), _above(self.block[1], USUAL_TANDEM, ALARM.tandem))
        copied = _above(self.quoted.pairs, USUAL, ALARM.shared)
        return (self.fit + self.human + (1 - loops) + (1 - copied)) / 4


def surroundings(score: Score, take: Take, track: int) -> Surroundings:
    """Return the melody that a take with notes would be part of, up to forty notes on either side of it."""
    notes = (score.tracks[track].notes - take.replaced) | take.notes
    first, after = np.searchsorted(notes.start, [take.notes.start[0], take.notes.start[-1] + 1]).tolist()
    voice = top_voice(notes[max(0, first - _BESIDE) : after + _BESIDE])
    fresh = np.isin(_places(voice), _places(take.notes))
    if not fresh.any():
        # What lies below other notes is a melody of its own.
        voice = top_voice(take.notes)
        fresh = np.ones(len(voice), np.bool_)
    told = framing.key_at(score, take.wishes, take.start)
    key = Key.of_signature(told) if told else estimate_key(voice[~fresh]) or estimate_key(voice) or Key(0)
    return Surroundings(voice, fresh, key, timing.bar_ticks(score, timing.meter_at(score, take.start)))


def _places(notes: Notes) -> NDArray[np.int64]:
    return notes.start.astype(np.int64) * 128 + notes.pitch


def findings(around: Surroundings, book: Songbook) -> Findings:
    """Return what is found of a take and its surroundings."""
    return Findings(
        in_key=_in_key(around),
        rhythm=_overlap(around),
        within_reach=_within_reach(around),
        human=_human(around),
        motif=_motif(around),
        run=_longest_run(around),
        block=_repeated_block(around),
        quoted=_quoted(around, book),
    )


def _in_key(around: Surroundings) -> float:
    """Return the share of the time of the new notes that is of the key's scale, in minor with its leading tone."""
    scale = around.key.scale | ({(around.key.tonic + _LEADING) % 12} if around.key.minor else set())
    weight = around.lasting[around.fresh]
    inside = np.isin(around.voice.pitch[around.fresh] % 12, list(scale))
    return float(weight[inside].sum() / max(weight.sum(), 1))


def _overlap(around: Surroundings) -> float:
    """Return the share that the histograms of durations of the seed and of the new notes have in common."""
    lasting = around.lasting
    if around.fresh.all() or not around.fresh.any():
        return 1.0
    kinds, index = np.unique(lasting, return_inverse=True)
    own, given = (np.bincount(index[mask], minlength=len(kinds)) / mask.sum() for mask in (around.fresh, ~around.fresh))
    return float(np.minimum(own, given).sum())


def _within_reach(around: Surroundings) -> float:
    """Return the share of the new notes that lie among those of the seed or up to a fourth beyond."""
    seed, pitch = around.seed.pitch, around.voice.pitch[around.fresh]
    if not len(seed) or not len(pitch):
        return 1.0
    low, high = int(seed.min()), int(seed.max())
    # Of a few notes that lie close together the reach is not yet known.
    reach = max(_REACH, _SPAN - (high - low))
    return float(((pitch >= low - reach) & (pitch <= high + reach)).mean())


def _human(around: Surroundings) -> float:
    """Return how close the melody is to the human bands: 1 within all, less the farther beyond in mean."""
    pitch = around.voice.pitch
    if len(pitch) < _TELLING:
        return 1.0
    return 1 - float(np.clip(beyond_bands(around), 0, 1).mean())


def beyond_bands(around: Surroundings) -> list[float]:
    """Return how far each measure of BANDS lies beyond its band, in widths of it; negative for one within."""
    values = measures.of_bands(around.voice.pitch, around.lasting)
    return [max(low - value, value - high) / (high - low) for value, (low, high) in zip(values, BANDS, strict=True)]


def _motif(around: Surroundings) -> int:
    """Return the notes of the longest motif of the seed that the new notes take up."""
    seed, new = around.seed, around.voice[around.fresh]
    known = Songbook.of([("", (seed.start, seed.duration, seed.pitch))])
    return known.quotation((new.start, new.duration, new.pitch)).notes


def _near(around: Surroundings, count: int) -> tuple[int, int]:
    """Return the first and after the last of the take's notes and of up to so many on either side."""
    fresh = np.flatnonzero(around.fresh)
    first, last = (int(fresh[0]), int(fresh[-1])) if len(fresh) else (0, -1)
    return max(0, first - count), min(len(around.fresh), last + 1 + count)


def _longest_run(around: Surroundings) -> int:
    """Return the longest run that a new note is part of."""
    pitch, edges = around.voice.pitch, np.flatnonzero(np.diff(around.voice.pitch)) + 1
    runs = zip(np.split(pitch, edges), np.split(around.fresh, edges), strict=True)
    return max((len(run) for run, fresh in runs if fresh.any()), default=0)


def _repeated_block(around: Surroundings) -> tuple[int, int]:
    """Return size and repeats of the block that is repeated most, having new notes in it."""
    begin, end = _near(around, LONGEST_BLOCK)
    pitch, lasting, fresh = around.voice.pitch[begin:end], around.lasting[begin:end], around.fresh[begin:end]
    joined, own, given = (measures.repeated_block(pitch[mask], lasting[mask]) for mask in (fresh | True, fresh, ~fresh))
    # What the seed repeats by itself is not the take's doing.
    return joined if joined[1] > given[1] else own


def _quoted(around: Surroundings, book: Songbook) -> Quotation:
    """Return what the take quotes, alone or together with the notes next to it."""
    begin, end = _near(around, _JOINED)
    voice, fresh = around.voice[begin:end], np.flatnonzero(around.fresh[begin:end])
    if not len(fresh):
        return Quotation()
    line = voice.start, voice.duration, voice.pitch
    return book.quotation(line, int(fresh[0]), int(fresh[-1]) + 1)


def _above(value: float, usual: float, alarm: float) -> float:
    """Return how far a value is from usual, from 0 up to 1 where it sets off an alarm."""
    return min(max((value - usual) / (alarm + 1 - usual), 0.0), 1.0)
