"""Scores of every kind that a MIDI file can hold."""

from hypothesis import strategies as st

from composer.files.midi.overlaps import apart
from composer.music.parts import HUES
from composer.music.score import Event, KeyChange, Meter, Note, Notes, Score, Tempo, Track

TICKS = st.integers(0, 2000) | st.integers(0, 2**26)
BYTES = st.integers(0, 127)
CHANNELS = st.integers(0, 15)


def _of_channel(kind, *values):
    return st.builds(lambda channel, *rest: bytes((kind | channel, *rest)), CHANNELS, *values)


MESSAGES = st.one_of(
    _of_channel(0xA0, BYTES, BYTES),
    _of_channel(0xB0, BYTES | st.sampled_from([0, 32]), BYTES),
    _of_channel(0xC0, BYTES),
    _of_channel(0xD0, BYTES),
    _of_channel(0xE0, BYTES, BYTES),
    st.binary(max_size=200).map(lambda data: b"\xf0" + data + b"\xf7"),
    st.binary(max_size=9).map(lambda data: b"\xf7" + data),
    st.builds(
        lambda kind, data: bytes((0xFF, kind)) + data,
        st.integers(0, 127).filter(lambda kind: kind not in {0x2F, 0x51, 0x58, 0x59}),
        st.binary(max_size=200),
    ),
)

NOTES = st.lists(
    st.builds(Note, TICKS, BYTES | st.sampled_from([60, 61]), st.integers(1, 3000), st.integers(1, 127)),
    max_size=12,
).map(Notes)

EVENTS = st.lists(st.builds(Event, TICKS | st.just(0), MESSAGES), max_size=6).map(
    lambda events: tuple(sorted(events, key=lambda event: event.tick))
)

TRACKS = st.builds(
    Track,
    name=st.text(st.characters(exclude_categories=["Cs"]), max_size=20),
    notes=NOTES.map(apart),
    program=BYTES,
    channel=CHANNELS,
    events=EVENTS,
    colour=st.none() | st.integers(0, HUES - 1),
    muted=st.booleans(),
    soloed=st.booleans(),
)


def _changes(change, first=None):
    at_ticks = st.lists(change, max_size=4, unique_by=lambda c: c.tick)
    if first is not None:
        at_ticks = st.builds(lambda at_zero, others: [at_zero, *(c for c in others if c.tick)], first, at_ticks)
    return at_ticks.map(lambda changes: tuple(sorted(changes)))


def _tempos(ticks):
    return st.builds(Tempo, ticks, st.integers(1, 500_000))


def _meters(ticks):
    return st.builds(Meter, ticks, st.integers(1, 255), st.integers(0, 7).map(lambda power: 2**power))


SCORES = st.builds(
    Score,
    tracks=st.lists(TRACKS, min_size=1, max_size=4).map(tuple),
    ticks_per_beat=st.sampled_from([480, 960, 1000, 32767]),
    tempos=_changes(_tempos(TICKS), _tempos(st.just(0))),
    meters=_changes(_meters(TICKS), _meters(st.just(0))),
    keys=_changes(st.builds(KeyChange, TICKS, st.integers(-7, 7), st.booleans())),
)
