"""The values a piece is made of: Note, Notes, Track, Score and what changes along the way."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple, overload

import numpy as np
from numpy.typing import NDArray

MAX_TICK = 2**30
"""No note begins or ends after this tick, so that column arithmetic fits 32 bits."""

DRUM_CHANNEL = 9

_COLUMNS = {
    "start": np.int32,
    "pitch": np.int16,
    "duration": np.int32,
    "velocity": np.int16,
    "locked": np.bool_,
}
_PITCHES = 128


@dataclass(frozen=True, slots=True, order=True)
class Note:
    """One note: start and duration in ticks, MIDI pitch 0-127, velocity 1-127.

    A note is its value; two notes equal in every field are one note.
    Raises ValueError for a field out of range.
    """

    start: int
    pitch: int
    duration: int
    velocity: int = 80
    locked: bool = False

    def __post_init__(self) -> None:
        if not 0 <= self.start <= MAX_TICK - self.duration or self.duration < 1:
            raise ValueError(f"a note cannot last from tick {self.start} for {self.duration} ticks")
        if not 0 <= self.pitch < _PITCHES or not 1 <= self.velocity <= 127:
            raise ValueError(f"pitch {self.pitch} or velocity {self.velocity} is out of range")

    @property
    def end(self) -> int:
        """The first tick after the note."""
        return self.start + self.duration


class Notes(Sequence[Note]):
    """An immutable set of notes sorted by start, then pitch, held as numpy columns.

    The columns `start`, `pitch`, `duration`, `velocity` and `locked` have shape (len(self),) and
    cannot be written to. `|`, `-` and `&` are those of sets.
    """

    start: NDArray[np.int32]
    pitch: NDArray[np.int16]
    duration: NDArray[np.int32]
    velocity: NDArray[np.int16]
    locked: NDArray[np.bool_]

    def __init__(self, notes: Iterable[Note] = ()) -> None:
        rows = sorted(set(notes))
        self._hold([np.array([getattr(n, c) for n in rows], t) for c, t in _COLUMNS.items()])

    @classmethod
    def of_columns(
        cls,
        start: NDArray[np.integer],
        pitch: NDArray[np.integer],
        duration: NDArray[np.integer],
        velocity: NDArray[np.integer],
        locked: NDArray[np.bool_] | None = None,
    ) -> Notes:
        """Return the notes of columns in any order. Raises ValueError for a value out of range."""
        locked = np.zeros(len(start), np.bool_) if locked is None else locked
        given = [start, pitch, duration, velocity, locked]
        if len(start) and not _valid(given):
            raise ValueError("a note is out of range")
        order = np.lexsort(given[::-1])
        columns: list[NDArray] = [np.asarray(c)[order].astype(t) for c, t in zip(given, _COLUMNS.values(), strict=True)]
        fresh = np.ones(len(order), np.bool_)
        if len(order) > 1:
            fresh[1:] = np.logical_or.reduce([c[1:] != c[:-1] for c in columns])
        return cls.of_sorted([c if fresh.all() else c[fresh] for c in columns])

    @classmethod
    def of_sorted(cls, columns: Sequence[NDArray]) -> Notes:
        """Return the notes of columns that are as these notes keep them, which is taken on trust."""
        notes = cls.__new__(cls)
        notes._hold(columns)
        return notes

    def _hold(self, columns: Sequence[NDArray]) -> None:
        for column in columns:
            column.setflags(write=False)
        vars(self).update(zip(_COLUMNS, columns, strict=True))

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError("notes cannot be changed; make new ones")

    @property
    def columns(self) -> tuple[NDArray, NDArray, NDArray, NDArray, NDArray]:
        """The columns in the order `of_columns` takes them."""
        return self.start, self.pitch, self.duration, self.velocity, self.locked

    @property
    def _key(self) -> NDArray[np.int64]:
        # Made when it is asked for: kept, it would be more than half of what an undo step holds.
        return self.start.astype(np.int64) * _PITCHES + self.pitch

    @property
    def end(self) -> NDArray[np.int32]:
        """The first tick after each note, shape (len(self),)."""
        return self.start + self.duration

    @cached_property
    def longest(self) -> int:
        """The longest duration in ticks; 0 without notes."""
        return int(self.duration.max()) if len(self) else 0

    @cached_property
    def span(self) -> tuple[int, int]:
        """The first tick and the first tick after the last note; (0, 0) without notes."""
        return (int(self.start[0]), int(self.end.max())) if len(self) else (0, 0)

    def __len__(self) -> int:
        return len(self.start)

    def __iter__(self) -> Iterator[Note]:
        rows = zip(*(c.tolist() for c in self.columns), strict=True)
        return (Note(*row) for row in rows)

    @overload
    def __getitem__(self, index: int) -> Note: ...
    @overload
    def __getitem__(self, index: slice | NDArray) -> Notes: ...
    def __getitem__(self, index: int | slice | NDArray) -> Note | Notes:
        """Return the note at an index, or the notes of a slice, a mask or ascending indices."""
        if isinstance(index, slice | np.ndarray):
            return self.of_sorted([c[index] for c in self.columns])
        return Note(*(c[index].item() for c in self.columns))

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Notes):
            return NotImplemented
        return self is other or all(map(np.array_equal, self.columns, other.columns))

    def __hash__(self) -> int:
        return hash((len(self), self.start.tobytes(), self.pitch.tobytes()))

    def __repr__(self) -> str:
        return f"Notes({list(self)!r})" if len(self) < 8 else f"<{len(self)} notes>"

    def __contains__(self, note: object) -> bool:
        return isinstance(note, Note) and bool(self.contains(Notes([note]))[0])

    def index_of(self, notes: Collection[Note]) -> NDArray[np.int64]:
        """Return the index of each of some notes, ascending, -1 for one that is not here."""
        wanted = _as_notes(notes)
        key, wanted_key = self._key, wanted._key
        low = np.searchsorted(key, wanted_key, "left")
        found = np.full(len(wanted), -1, np.int64)
        # Several notes may begin at one tick and pitch, so look on until each is found or its key ends.
        open_ = np.flatnonzero(low < len(self))
        while len(open_):
            at = low[open_]
            same = key[at] == wanted_key[open_]
            equal = same & (self.duration[at] == wanted.duration[open_])
            equal &= (self.velocity[at] == wanted.velocity[open_]) & (self.locked[at] == wanted.locked[open_])
            found[open_[equal]] = at[equal]
            low[open_] += 1
            open_ = open_[same & ~equal & (low[open_] < len(self))]
        return found

    def contains(self, notes: Collection[Note]) -> NDArray[np.bool_]:
        """Return which of some notes are here."""
        return self.index_of(notes) >= 0

    def __or__(self, other: Collection[Note]) -> Notes:
        more = _as_notes(other)
        if not len(self) or not len(more):
            return more if len(more) else self
        more = more[~self.contains(more)]
        key, more_key = self._key, more._key
        at = np.searchsorted(key, more_key)
        if np.any(key[np.minimum(at, len(self) - 1)] == more_key):
            return Notes.of_columns(*(np.concatenate(pair) for pair in zip(self.columns, more.columns, strict=True)))
        return self.of_sorted([np.insert(c, at, m) for c, m in zip(self.columns, more.columns, strict=True)])

    def __sub__(self, other: Collection[Note]) -> Notes:
        if not len(other):
            return self
        at = self.index_of(other)
        keep = np.ones(len(self), np.bool_)
        keep[at[at >= 0]] = False
        return self if keep.all() else self[keep]

    def __and__(self, other: Collection[Note]) -> Notes:
        at = self.index_of(other)
        return self[np.sort(at[at >= 0])]

    def sounding(self, first: int, after: int) -> NDArray[np.int64]:
        """Return the ascending indices of the notes that sound between two ticks, the second excluded."""
        low = int(np.searchsorted(self.start, first - self.longest, "left"))
        high = int(np.searchsorted(self.start, after, "left"))
        return low + np.flatnonzero(self.end[low:high] > first)


def _valid(columns: Sequence[NDArray]) -> bool:
    start, pitch, duration, velocity, _ = columns
    end = start.astype(np.int64) + duration
    return bool(
        start.min() >= 0
        and end.max() <= MAX_TICK
        and duration.min() >= 1
        and pitch.min() >= 0
        and pitch.max() < _PITCHES
        and velocity.min() >= 1
        and velocity.max() <= 127
    )


def _as_notes(notes: Collection[Note]) -> Notes:
    return notes if isinstance(notes, Notes) else Notes(notes)


class Tempo(NamedTuple):
    """From `tick` on, a beat (a quarter note) lasts this many microseconds."""

    tick: int
    microseconds: int = 500_000

    @property
    def bpm(self) -> float:
        """Quarter notes a minute."""
        return 60_000_000 / self.microseconds


class Meter(NamedTuple):
    """From `tick` on, a bar holds `numerator` notes of the value 1/`denominator`."""

    tick: int
    numerator: int = 4
    denominator: int = 4


class KeyChange(NamedTuple):
    """From `tick` on, the key signature: sharps (flats negative, -7..7) and the mode."""

    tick: int
    sharps: int = 0
    minor: bool = False


class Event(NamedTuple):
    """Any other MIDI message, kept as it came: its tick and its bytes, the status byte first.

    A meta event is FF, its type, its data, without the length; a system exclusive one is F0, its data, F7.
    """

    tick: int
    message: bytes


@dataclass(frozen=True, slots=True)
class Track:
    """One part: its notes, its General MIDI program 0-127, its MIDI channel 0-15 (9: drums).

    `events` holds what is neither note nor first program: controllers, bends, lyrics, sorted by tick.
    `colour` counts the hues of a theme from 0, None for that of the track's place. A muted track is not heard; where
    one is soloed, none but the soloed are.
    """

    name: str = ""
    notes: Notes = Notes()
    program: int = 0
    channel: int = 0
    events: tuple[Event, ...] = ()
    colour: int | None = None
    muted: bool = False
    soloed: bool = False

    def __post_init__(self) -> None:
        if not 0 <= self.program <= 127 or not 0 <= self.channel <= 15:
            raise ValueError(f"program {self.program} or channel {self.channel} is out of range")

    @property
    def is_drums(self) -> bool:
        """Whether the pitches are drums of a kit."""
        return self.channel == DRUM_CHANNEL


@dataclass(frozen=True, slots=True)
class Score:
    """A piece: at least one track, and the tempo, meter and key along the way, each sorted by tick.

    The first tempo and the first meter stand at tick 0. Raises ValueError where that is not so.
    """

    tracks: tuple[Track, ...] = (Track("Melody"),)
    ticks_per_beat: int = 480
    tempos: tuple[Tempo, ...] = (Tempo(0),)
    meters: tuple[Meter, ...] = (Meter(0),)
    keys: tuple[KeyChange, ...] = ()

    def __post_init__(self) -> None:
        if not self.tracks or not 1 <= self.ticks_per_beat <= 32767:
            raise ValueError("a score has a track, and 1 to 32767 ticks a beat")
        if not all(changes and changes[0].tick == 0 for changes in (self.tempos, self.meters)):
            raise ValueError("tempo and meter begin at tick 0")
        for changes in (self.tempos, self.meters, self.keys):
            ticks = [change.tick for change in changes]
            if any(later <= earlier for earlier, later in pairwise(ticks)):
                raise ValueError("two changes of one kind cannot stand at one tick")

    @property
    def end(self) -> int:
        """The first tick after the last note of any track."""
        return max(track.notes.span[1] for track in self.tracks)

    def with_track(self, index: int, track: Track) -> Score:
        """Return the score with one track in the place of another; the others are shared."""
        tracks = (*self.tracks[:index], track, *self.tracks[index + 1 :])
        return replace(self, tracks=tracks)

    def with_notes(self, index: int, notes: Notes) -> Score:
        """Return the score with other notes in one of its tracks; itself if they are the same."""
        if notes is self.tracks[index].notes:
            return self
        return self.with_track(index, replace(self.tracks[index], notes=notes))
