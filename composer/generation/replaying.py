"""Making again what was kept in a piece, each in the place of what stands there now."""

from __future__ import annotations

from collections.abc import Generator
from typing import TYPE_CHECKING, Any, NamedTuple

from composer.errors import ComposerError
from composer.generation import continuing, origins, texts
from composer.generation.origins import Kind, Origin, OtherTime
from composer.music.score import Score

if TYPE_CHECKING:
    from composer.networks.checkpoint import Model


class OtherTracks(ComposerError):
    """A piece with fewer tracks than there were when they went on together."""

    def __init__(self, own: int, others: int) -> None:
        super().__init__(f"{own} tracks went on together here, and the piece has {others}.")


class Again(NamedTuple):
    """A piece with what was made again in it, how many notes that are, whether nothing is new, and doubts in words."""

    score: Score
    notes: int
    same: bool
    remarks: tuple[str, ...] = ()


def replay(score: Score, track: int, origin: Origin, model: Model) -> Generator[Any, None, Again]:
    """Make again what an origin in a track of a score tells of. Raises OtherTime or OtherTracks."""
    way = {Kind.TAKE: _take, Kind.TOGETHER: _together, Kind.TEXT: _text}[origin.kind]
    return (yield from way(score, track, origin, model))


def _take(score: Score, track: int, origin: Origin, model: Model) -> Generator[Any, None, Again]:
    made = yield from continuing.again(origin, model)
    take = origins.placed(made, score, track)
    return Again(origins.kept(score, take, track), len(take.notes), origins.stands(take), take.remarks)


def _together(score: Score, track: int, origin: Origin, model: Model) -> Generator[Any, None, Again]:
    seed = origin.seed
    if len(seed.tracks) > len(score.tracks):
        raise OtherTracks(len(seed.tracks), len(score.tracks))
    if seed.ticks_per_beat != score.ticks_per_beat:
        raise OtherTime(seed.ticks_per_beat, score.ticks_per_beat)
    made = yield from continuing.together(seed, model, origin.wishes)
    found, count = score, 0
    for index, (before, after) in enumerate(zip(seed.tracks, made.tracks, strict=True)):
        new, now = after.notes - before.notes, score.tracks[index].notes
        there = now[(now.start >= origin.span[0]) & (now.start < origin.span[1])] - before.notes
        found = found.with_notes(index, (now - there) | new)
        count += len(new)
    same = all(one.notes == other.notes for one, other in zip(found.tracks, score.tracks, strict=True))
    return Again(found, count, same, origins.doubts(origin, model))


def _text(score: Score, track: int, origin: Origin, model: Model) -> Generator[Any, None, Again]:
    written = yield from texts.write(model, origin.start, origin.wishes)
    found = written.read().score
    notes = found.tracks[0].notes
    same = notes == score.tracks[track].notes
    return Again(origins.told(found, origin), len(notes), same, origins.doubts(origin, model))
