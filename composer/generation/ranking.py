"""Which of several takes comes first, and why: what loops comes last, then what is copied, then what fits least."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from enum import Enum

import numpy as np

from composer.generation.findings import (
    USUAL_RUN,
    USUAL_TANDEM,
    Findings,
    Surroundings,
    beyond_bands,
    findings,
    surroundings,
)
from composer.generation.take import Take, Verdict
from composer.music.measures import ALARM
from composer.music.score import Score
from composer.music.songbook import Originality, Quotation, Songbook
from composer.music.theory import Key, estimate_key
from composer.music.voices import top_voice


class Superlative(Enum):
    """What one of several takes is more than the others."""

    CLOSEST = "closest"
    BOLDEST = "boldest"
    CALMEST = "calmest"
    BUSIEST = "busiest"


_FEW = 2
_CONSONANT = (0, 3, 4, 7, 8, 9)
"""The intervals of a lower voice from the melody that need no resolution: octaves, thirds, fifths, sixths."""

_LONGEST_TITLE = 26
_LONGEST_REASON = 30
_MOTIF = 4
"""So many notes of the seed in a row are no chance."""

_STRANGE = ("few pitches", "many repeated notes", "odd leaps", "an odd range", "an odd rhythm")
"""What is said of a melody that lies farthest beyond each of the bands."""


def ranked(score: Score, takes: Iterable[Take], track: int, book: Songbook) -> list[Take]:
    """Return takes of a track, each with its verdict, the best first; in which order they come makes no difference."""
    return in_order(judged(score, take, track, book) for take in takes)


def in_order(takes: Iterable[Take]) -> list[Take]:
    """Return takes that have been judged, the best first."""
    return sorted(takes, key=lambda take: (place(take), take.wishes.random_seed))


def superlatives(takes: Sequence[Take]) -> list[Superlative | None]:
    """Return what each of several takes is most of all, if anything; of two takes there is nothing to say."""
    found: list[Superlative | None] = [None] * len(takes)
    sounding = [index for index, take in enumerate(takes) if take.verdict and len(take.notes)]
    for one, measure in _MOST.items():
        left = [index for index in sounding if found[index] is None]
        if len(sounding) > _FEW and left:
            # The first of equals has it, which is the better one where they are in order.
            found[max(left, key=lambda index: (measure(takes[index]), -index))] = one
    return found


def _leap(take: Take) -> float:
    """Return the mean interval of the top voice in semitones."""
    pitch = top_voice(take.notes).pitch
    return float(np.abs(np.diff(pitch)).mean()) if len(pitch) > 1 else 0.0


_MOST: dict[Superlative, Callable[[Take], float]] = {
    Superlative.CLOSEST: lambda take: take.verdict.fit if take.verdict else 0.0,
    Superlative.BOLDEST: _leap,
    Superlative.CALMEST: lambda take: -_leap(take),
    Superlative.BUSIEST: lambda take: len(take.notes) / max(take.end - take.start, 1),
}


def place(take: Take) -> tuple[float, ...]:
    """Return where a take comes among others, the smallest first."""
    return take.verdict.place if take.verdict else ()


def judged(score: Score, take: Take, track: int, book: Songbook) -> Take:
    """Return a take with its verdict, beside the notes of the score that it was made for."""
    if not len(take.notes):
        return replace(take, verdict=Verdict((np.inf,), "no notes", Quotation()))
    if take.parts:
        return replace(take, verdict=_accompanying(score, take, track))
    around = surroundings(score, take, track)
    found = findings(around, book)
    copied = found.quoted.originality is Originality.COPIED
    place = float(found.loops), float(copied), -found.score
    return replace(take, verdict=Verdict(place, _reason(around, found), found.quoted, found.fit))


def _accompanying(score: Score, take: Take, track: int) -> Verdict:
    """Return the verdict on voices below a melody: how many of their notes are of its key and consonant with it."""
    melody, notes = score.tracks[track].notes, take.notes
    key = take.wishes.key or estimate_key(melody) or Key(0)
    intervals = [
        np.abs(melody.pitch[melody.sounding(start, start + 1)] - pitch) % 12
        for start, pitch in zip(notes.start.tolist(), notes.pitch.tolist(), strict=True)
    ]
    consonant = float(np.mean([np.isin(one, _CONSONANT).all() for one in intervals]))
    in_key = float(np.isin(notes.pitch % 12, list(key.scale)).mean())
    where = f"in {key.name}" if in_key > 0.9 else f"{100 * (1 - in_key):.0f} % outside"
    reason = f"{100 * consonant:.0f} % consonant, {where}"
    return Verdict((0.0, 0.0, -(consonant + in_key)), reason, Quotation(), (consonant + in_key) / 2)


def _reason(around: Surroundings, found: Findings) -> str:
    """Return a few words on a take: what sets off an alarm alone, else first what is odd and then what is well."""
    if found.loops:
        return _looping(around, found)
    if found.quoted.originality is Originality.COPIED:
        return _quoting(found.quoted)
    odd, well = _remarkable(around, found)
    said = ""
    for word in (*odd, *well):
        longer = f"{said}, {word}" if said else word
        said = longer if not said or len(longer) <= _LONGEST_REASON else said
    return said


def _looping(around: Surroundings, found: Findings) -> str:
    size, repeats = found.block
    if repeats <= ALARM.tandem or size == 1:
        return f"{max(found.run, repeats + 1)} times the same note"
    return f"repeats {_block_name(around, size)} {repeats} times"


def _block_name(around: Surroundings, size: int) -> str:
    """Return what to call a block of so many notes: a bar if it is as long as one wherever it is repeated."""
    lasting, pitch = around.lasting, around.voice.pitch
    same = (lasting[size:] == lasting[:-size]) & (pitch[size:] == pitch[:-size])
    lengths = {int(lasting[at : at + size].sum()) for at in range(len(same) - size + 1) if same[at : at + size].all()}
    return "one bar" if lengths == {around.bar} else f"{size} notes"


def _quoting(quoted: Quotation) -> str:
    title = quoted.title.strip() or "a known tune"
    short = title if len(title) <= _LONGEST_TITLE else f"{title[: _LONGEST_TITLE - 1].rstrip()}…"
    return f"{quoted.notes} notes as in “{short}”"


def _remarkable(around: Surroundings, found: Findings) -> tuple[list[str], list[str]]:
    """Return what is odd of a take, and what is well."""
    size, repeats = found.block
    outside = round(100 * (1 - found.in_key))
    rows = (
        (found.quoted.originality is Originality.OWN, "new", _quoting(found.quoted)),
        (True, "your motif" if found.motif >= _MOTIF else "", ""),
        (True, f"lands on {_home(around)}" if _lands(around) else "", ""),
        (found.in_key > 0.9, f"in {around.key.name}", f"{outside} % outside {around.key.name}"),
        (found.run <= USUAL_RUN + 1, "", f"{found.run} times the same note"),
        (found.within_reach > 0.8, "", "far from your notes"),
        (found.human > 0.95, "", _STRANGE[int(np.argmax(beyond_bands(around)))]),
        (found.rhythm > 0.6, "your rhythm" if len(around.seed) else "", "another rhythm"),
        (
            repeats <= USUAL_TANDEM + 1 or size == 1,
            "no loops",
            f"repeats {_block_name(around, max(size, 1))} {repeats} times",
        ),
    )
    return [odd for good, _, odd in rows if not good and odd], [well for good, well, _ in rows if good and well]


def _lands(around: Surroundings) -> bool:
    """Return whether the last new note is the tonic."""
    return int(around.voice.pitch[around.fresh][-1]) % 12 == around.key.tonic


def _home(around: Surroundings) -> str:
    return around.key.name.split()[0]
