"""Where a take is from: what made it, kept with the piece as a text of its track, so that it can be made again.

The notes that it followed are kept too, as far as they are read, so that it comes out the same whatever has become of
them since.
"""

from __future__ import annotations

import json
import zlib
from base64 import b64decode, b64encode
from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import astuple, dataclass, fields, replace
from enum import Enum
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from composer import __version__
from composer.errors import ComposerError
from composer.generation.framing import WINDOW
from composer.generation.passages import BEYOND
from composer.generation.take import Take
from composer.generation.wishes import MOST_TAKES, NOWHERE, Limits, Passage, Task, Wishes
from composer.music.score import Event, KeyChange, Meter, Notes, Score, Track
from composer.music.theory import KEYS, Key

if TYPE_CHECKING:
    from composer.networks.checkpoint import Model

_MARK = b"\xff\x01composer-take "
"""What a MIDI text event (FF 01) with an origin begins with."""

_VERSION = 1
_COLUMNS = 5
_MOST_BYTES = 4 * _COLUMNS * 100_000


_DOUBT = "“{}” or Composer {} is not what it was when this take was made, so the notes may be others."
_CHANGED = "The notes around it have changed since; this is what followed from those that were there."


class NoTakes(ComposerError):
    """A piece in which no take was kept."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path} has no take in it that could be made again.")


class OtherTime(ComposerError):
    """A take that was made in a piece that counts its ticks otherwise."""

    def __init__(self, own: int, others: int) -> None:
        super().__init__(f"The take was made in a piece of {own} ticks a beat and this one has {others}.")


class Kind(Enum):
    """What was made: a take of a track, all the tracks together, or a text."""

    TAKE = "take"
    TOGETHER = "together"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Origin:
    """What made a take.

    model: its name; weights: the fingerprint of what it had learned; program: the version of Composer; number, count:
    which take of how many; seed: the notes that it followed, in a score of one track; passage: what was asked for;
    span: the ticks between which the take lies; kind: what was made, and for a text the start string it began with.
    """

    model: str
    weights: str
    wishes: Wishes
    seed: Score
    passage: Passage
    number: int = 1
    count: int = 1
    span: tuple[int, int] = (0, 0)
    program: str = __version__
    kind: Kind = Kind.TAKE
    start: str = ""

    @property
    def words(self) -> str:
        """What made it, in a few words."""
        wishes = self.wishes
        which = f", take {self.number} of {self.count}" if self.count > 1 else ""
        return f"{self.model}, temperature {wishes.temperature:.2f}, random seed {wishes.random_seed}{which}"


def origin_of(score: Score, model: Model, wishes: Wishes, track: int, passage: Passage) -> Origin:
    """Return the origin of what a model is going to make of a track."""
    seed = excerpt(score, track, wishes.task, passage)
    read = passage._replace(notes=passage.notes & seed.tracks[0].notes)
    return Origin(model.card.name, model.fingerprint, wishes, seed, read)


def of_all_tracks(score: Score, model: Model, wishes: Wishes, span: tuple[int, int]) -> Origin:
    """Return the origin of what a model has made of all the tracks of a score between two ticks."""
    each = [excerpt(score, track, Task.CONTINUE, NOWHERE).tracks[0] for track in range(len(score.tracks))]
    seed = Score(tuple(each), score.ticks_per_beat, meters=score.meters, keys=score.keys)
    return Origin(model.card.name, model.fingerprint, wishes, seed, NOWHERE, span=span, kind=Kind.TOGETHER)


def of_text(start: str, model: Model, wishes: Wishes) -> Origin:
    """Return the origin of the text that a model has written on from a start string."""
    name, weights = model.card.name, model.fingerprint
    return Origin(name, weights, wishes, Score(), NOWHERE, kind=Kind.TEXT, start=start)


def excerpt(score: Score, track: int, task: Task, passage: Passage) -> Score:
    """Return the score of one track with no more notes than are read for a task."""
    notes = score.tracks[track].notes
    if task is Task.CONTINUE:
        notes = passage.notes if len(passage.notes) else notes
        # What ends last of all says where the new notes begin.
        kept = _whole_chords(notes, max(0, len(notes) - WINDOW), len(notes)) | notes[np.argsort(notes.end)[-1:]]
    elif task is Task.HARMONISE and not len(passage.notes):
        kept = notes
    else:
        first, after = np.searchsorted(notes.start, [passage.begin, passage.end]).tolist()
        kept = _whole_chords(notes, max(0, first - WINDOW), after + BEYOND)
    part = replace(score.tracks[track], name="", events=(), notes=kept)
    return Score((part,), score.ticks_per_beat, meters=score.meters, keys=score.keys)


def _whole_chords(notes: Notes, first: int, after: int) -> Notes:
    """Return the notes of a slice and those that begin together with its first or its last one."""
    start = notes.start[first:after]
    return (
        notes[np.searchsorted(notes.start, start[0]) : np.searchsorted(notes.start, start[-1], "right")]
        if len(start)
        else Notes()
    )


def has_changed(take: Take, score: Score, track: int) -> bool:
    """Return whether the notes that a take was made for are others in a score now."""
    origin = take.origin
    if origin is None:
        return False
    now = score.tracks[track].notes - take.notes
    if origin.wishes.task is Task.CONTINUE and len(origin.passage.notes):
        return not _unlocked(now).contains(_unlocked(origin.passage.notes)).all()
    if origin.wishes.task is Task.CONTINUE:
        now = now[now.start < take.start]
    around = excerpt(score.with_notes(track, now), track, origin.wishes.task, origin.passage)
    stays = origin.seed.tracks[0].notes - take.replaced
    # Locks are not kept in all files, and nothing that stays depends on them.
    same = map(np.array_equal, around.tracks[0].notes.columns[:-1], stays.columns[:-1])
    return not all(same) or (around.meters, around.keys) != (origin.seed.meters, origin.seed.keys)


def _unlocked(notes: Notes) -> Notes:
    return Notes.of_columns(*notes.columns[:-1])


def making_room(take: Take, score: Score, track: int) -> Take:
    """Return a take that continues some notes of a track: what begins where it lies and is not locked gives way."""
    now = score.tracks[track].notes
    inside = now[(now.start >= take.start) & (now.start < take.end) & ~now.locked]
    return replace(take, replaced=inside - take.origin.seed.tracks[0].notes if take.origin else inside)


def doubts(origin: Origin, model: Model) -> tuple[str, ...]:
    """Return a sentence on it if the model or the program is another one than that which made something."""
    other = model.fingerprint != origin.weights or origin.program != __version__
    return (_DOUBT.format(origin.model, origin.program),) if other else ()


def placed(take: Take, score: Score, track: int) -> Take:
    """Return a take that was made again as one of a score: what stands there now gives way.

    It remarks on it if the notes that it was made for are others now. Raises OtherTime.
    """
    found = _giving_way(take, score, track)
    return replace(found, remarks=(*found.remarks, _CHANGED)) if has_changed(found, score, track) else found


def _giving_way(take: Take, score: Score, track: int) -> Take:
    origin = take.origin
    if origin is None:
        return take
    if origin.seed.ticks_per_beat != score.ticks_per_beat:
        raise OtherTime(origin.seed.ticks_per_beat, score.ticks_per_beat)
    if take.parts:
        there = [other.notes for other in score.tracks]
        return replace(take, parts=tuple(Notes() if part in there else part for part in take.parts))
    now = score.tracks[track].notes
    inside = now[(now.start >= take.start) & (now.start < take.end)]
    stays = origin.seed.tracks[0].notes - take.replaced
    return replace(take, replaced=inside - stays)


def stands(take: Take) -> bool:
    """Return whether a take that was placed is what stands there already."""
    return not any(map(len, take.parts)) if take.parts else take.notes == take.replaced


def kept(score: Score, take: Take, track: int) -> Score:
    """Return a score with a take in it, and with it where it is from."""
    swapped = take.put_into(score, track)
    return swapped if take.origin is None else told(swapped, take.origin, track)


def told(score: Score, origin: Origin, track: int = 0) -> Score:
    """Return a score that tells of one of its tracks where it is from, no more where what was there before is from."""
    event = Event(origin.span[0], _MARK + _written(origin))
    before = [one for one in score.tracks[track].events if not _stands_for(one, origin)]
    at = bisect_right(before, event.tick, key=lambda one: one.tick)
    return score.with_track(track, replace(score.tracks[track], events=(*before[:at], event, *before[at:])))


def _stands_for(event: Event, origin: Origin) -> bool:
    """Return whether an event tells the origin of what was there before, between the same ticks."""
    found = read(event)
    return found is not None and (found.span, found.kind) == (origin.span, origin.kind)


def of_track(track: Track) -> Iterator[Origin]:
    """Yield the origins of the takes in a track, the earliest first."""
    return (found for found in map(read, track.events) if found and found.kind is Kind.TAKE)


def of_score(score: Score, path: Path) -> list[tuple[int, Origin]]:
    """Return the origins of the takes of a piece, each with its track. Raises NoTakes, naming the file."""
    found = [(index, read(event)) for index, track in enumerate(score.tracks) for event in track.events]
    told = [(index, origin) for index, origin in found if origin]
    if not told:
        raise NoTakes(path)
    return told


def read(event: Event) -> Origin | None:
    """Return the origin that an event tells, None for any other event and for one that makes no sense."""
    return _read(event.message) if event.message.startswith(_MARK) else None


@lru_cache(512)
def _read(message: bytes) -> Origin | None:
    # A piece is looked through after every edit, and what its events tell stays the same.
    try:
        return _origin(json.loads(message[len(_MARK) :]))
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError, zlib.error):
        return None


def _written(origin: Origin) -> bytes:
    seed, passage = origin.seed, origin.passage
    content = {
        "version": _VERSION,
        "program": origin.program,
        "model": origin.model,
        "weights": origin.weights,
        "take": [origin.number, origin.count],
        "span": origin.span,
        "wishes": {name: _plain(value) for name, value in _told(origin.wishes).items()},
        "passage": [passage.begin, passage.end, _packed(passage.notes)],
        "ticks_per_beat": seed.ticks_per_beat,
        "meters": seed.meters,
        "keys": seed.keys,
        "tracks": [[track.program, track.channel, _packed(track.notes)] for track in seed.tracks],
        "kind": origin.kind.value,
        "start": origin.start,
    }
    return json.dumps(content, separators=(",", ":")).encode()


def _origin(content: dict[str, Any]) -> Origin:
    """Return the origin of what was written. Raises ValueError, KeyError, TypeError or AttributeError."""
    if content["version"] != _VERSION:
        raise ValueError
    begin, end, chosen = content["passage"]
    number, count = map(_whole, content["take"])
    first, last = map(_whole, content["span"])
    tracks = tuple(Track("", _unpacked(notes), _whole(sound), _whole(on)) for sound, on, notes in content["tracks"])
    meters = tuple(Meter(*map(_whole, row)) for row in content["meters"])
    keys = tuple(KeyChange(_whole(tick), _whole(sharps), bool(minor)) for tick, sharps, minor in content["keys"])
    seed = Score(tracks, _whole(content["ticks_per_beat"]), meters=meters, keys=keys)
    if not all(1 <= one.numerator <= 255 and one.denominator in {2**n for n in range(8)} for one in meters):
        raise ValueError
    model, weights, version = (str(content[name]) for name in ("model", "weights", "program"))
    wishes = _wishes(content["wishes"])
    if Path(model).name != model or not 1 <= number <= count <= MOST_TAKES or wishes.random_seed < number - 1:
        raise ValueError
    passage = Passage(_whole(begin), _whole(end), _unpacked(chosen))
    rest = (first, last), version, Kind(content["kind"]), str(content["start"])
    return Origin(model, weights, wishes, seed, passage, number, count, *rest)


def _told(wishes: Wishes) -> dict[str, Any]:
    """Return the wishes that are others than usual."""
    usual, values = Wishes(), ((field.name, getattr(wishes, field.name)) for field in fields(Wishes))
    return {name: value for name, value in values if value != getattr(usual, name)}


def _plain(value: Any) -> Any:
    if isinstance(value, Limits):
        return astuple(value)
    return value.value if isinstance(value, Task) else value


def _wishes(told: dict[str, Any]) -> Wishes:
    """Return the wishes that were told. Raises ValueError or TypeError."""
    return Wishes(**{name: _READ.get(name, _as_it_is)(value) for name, value in told.items()})


def _as_it_is(value: Any) -> Any:
    return value


def _limits(lowest: object, highest: object, leap: object, *density: float | None) -> Limits:
    """Return the limits that were told. Raises ValueError or TypeError."""
    return Limits(_whole(lowest), _whole(highest), None if leap is None else _whole(leap), *density)


def _whole(value: object) -> int:
    """Return a whole number. Raises TypeError for anything else."""
    if not isinstance(value, int) or isinstance(value, bool):
        raise TypeError
    return value


_READ: dict[str, Callable[[Any], Any]] = {
    **dict.fromkeys(("length", "top_k", "random_seed", "voices"), _whole),
    "bars": lambda bars: None if bars is None else _whole(bars),
    "key": lambda key: KEYS[KEYS.index(Key(*key))],
    "task": Task,
    "finish": bool,
    "limits": lambda limits: _limits(*limits),
}
"""How those of the wishes are read that Wishes itself does not check, or that are no plain values."""


def _packed(notes: Notes) -> str:
    start, *others = (column.astype("<i4") for column in notes.columns)
    steps = np.diff(start, prepend=np.int32(0)).astype("<i4")
    return b64encode(zlib.compress(np.concatenate([steps, *others]).tobytes(), 9)).decode()


def _unpacked(text: str) -> Notes:
    """Return the notes that were packed. Raises ValueError or zlib.error."""
    unpacking = zlib.decompressobj()
    data = unpacking.decompress(b64decode(text, validate=True), _MOST_BYTES)
    if not unpacking.eof:
        raise ValueError
    steps, pitch, duration, velocity, locked = np.frombuffer(data, "<i4").reshape(_COLUMNS, -1)
    return Notes.of_columns(np.cumsum(steps.astype(np.int64)), pitch, duration, velocity, locked.astype(np.bool_))
