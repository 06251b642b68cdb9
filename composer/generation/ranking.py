"""Which of several takes comes first, and why: what loops comes last, then what is copied, then what fits least."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

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

_LONGEST_TITLE = 26
_MOST_WORDS = 3
_STRANGE = ("few pitches", "many repeated notes", "odd leaps", "an odd range", "an odd rhythm")
"""What is said of a melody that lies farthest beyond each of the bands."""


def ranked(score: Score, takes: Iterable[Take], track: int, book: Songbook) -> list[Take]:
    """Return takes of a track, each with its verdict, the best first; in which order they come makes no difference."""
    return in_order(judged(score, take, track, book) for take in takes)


def in_order(takes: Iterable[Take]) -> list[Take]:
    """Return takes that have been judged, the best first."""
    return sorted(takes, key=lambda take: (take.verdict.place if take.verdict else (), take.wishes.random_seed))


def judged(score: Score, take: Take, track: int, book: Songbook) -> Take:
    """Return a take with its verdict, beside the notes of the score that it was made for."""
    if not len(take.notes):
        return replace(take, verdict=Verdict((np.inf,), "no notes", Quotation()))
    around = surroundings(score, take, track)
    found = findings(around, book)
    copied = found.quoted.originality is Originality.COPIED
    place = float(found.loops), float(copied), -found.score
    return replace(take, verdict=Verdict(place, _reason(around, found), found.quoted))


def _reason(around: Surroundings, found: Findings) -> str:
    """Return a few words on a take: what sets off an alarm alone, else first what is odd and then what is well."""
    if found.loops:
        return _looping(around, found)
    if found.quoted.originality is Originality.COPIED:
        return _quoting(found.quoted)
    odd, well = _remarkable(around, found)
    return ", ".join([*odd, *well][:_MOST_WORDS])


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
