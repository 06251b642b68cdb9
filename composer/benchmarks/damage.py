"""Damaged MIDI files, made from whole ones by a seeded hand: cut, flipped, chopped, wrongly measured, with holes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from random import Random
from typing import TypeAlias

from composer.files import midi
from composer.files.midi import single
from composer.music.score import Event, KeyChange, Meter, Note, Notes, Score, Tempo, Track

FILES = 662
"""As many as the public set of damaged files has that this one is made after."""

Hurt: TypeAlias = Callable[[bytearray, Random], None]
_HEADER_BYTES = 14


def files(count: int = FILES, seed: int = 0) -> Iterator[tuple[str, bytes]]:
    """Yield damaged files, each with what was done to it; every kind of damage as often as the others."""
    for number in range(count):
        dice = Random(f"{seed} {number}")
        name, hurt = HURTS[number % len(HURTS)]
        data = bytearray(dice.choice((midi, single)).render(piece(dice)))
        hurt(data, dice)
        yield f"{number} {name}", bytes(data)


def piece(dice: Random) -> Score:
    """Return a piece such as people have: some voices, a tempo that changes, a key, words and controllers."""
    tracks = tuple([_track(dice, channel) for channel in range(dice.randint(1, 5))])
    tempos = (Tempo(0, dice.randint(300_000, 900_000)), Tempo(1920, dice.randint(300_000, 900_000)))
    keys = (KeyChange(0, dice.randint(-7, 7), dice.random() < 0.5),)
    return Score(tracks, dice.choice((96, 120, 384, 480)), tempos, (Meter(0, dice.randint(2, 7), 4),), keys)


def _track(dice: Random, channel: int) -> Track:
    tick, notes = 0, []
    for _ in range(dice.randint(10, 150)):
        length = dice.choice((60, 120, 240, 480))
        notes.append(Note(tick, dice.randint(36, 90), length, dice.randint(30, 120)))
        tick += dice.choice((0, length, 2 * length))
    told = Track(f"Part {channel + 1}", Notes(notes), dice.randint(0, 127), channel)
    return replace(told, events=tuple(sorted(_events(dice, channel, tick))))


def _events(dice: Random, channel: int, end: int) -> Iterator[Event]:
    for _ in range(dice.randint(0, 12)):
        tick = dice.randint(0, end)
        yield Event(tick, bytes((0xB0 | channel, dice.choice((1, 7, 10, 11, 64)), dice.randint(0, 127))))
        yield Event(tick, b"\xff\x05" + dice.choice((b"la ", b"o-", b"hey")))


def _cut(data: bytearray, dice: Random) -> None:
    del data[dice.randrange(_HEADER_BYTES + 8, len(data)) :]


def _flip(data: bytearray, dice: Random) -> None:
    for _ in range(dice.choice((1, 4, 16))):
        data[dice.randrange(len(data))] ^= 1 << dice.randrange(8)


def _flip_events(data: bytearray, dice: Random) -> None:
    for _ in range(dice.choice((1, 4, 16))):
        data[dice.randrange(_HEADER_BYTES + 8, len(data))] = dice.randrange(256)


def _chop(data: bytearray, dice: Random) -> None:
    del data[: dice.randint(1, _HEADER_BYTES)]


def _measure_header(data: bytearray, dice: Random) -> None:
    data[4:8] = dice.choice((0, 5, 7, 400, 2**32 - 1)).to_bytes(4)


def _measure_track(data: bytearray, dice: Random) -> None:
    at = dice.choice(_chunks(data)) + 4
    length = int.from_bytes(data[at : at + 4])
    data[at : at + 4] = dice.choice((0, length // 2, length + 1, 2 * length, 2**31, 2**32 - 1)).to_bytes(4)


def _lose_track(data: bytearray, dice: Random) -> None:
    begins = [*_chunks(data), len(data)]
    which = dice.randrange(len(begins) - 1)
    del data[begins[which] : begins[which + 1]]


def _lose_end(data: bytearray, dice: Random) -> None:
    begins = [*_chunks(data), len(data)]
    which = dice.randrange(len(begins) - 1)
    length = int.from_bytes(data[begins[which] + 4 : begins[which] + 8])
    data[begins[which] + 4 : begins[which] + 8] = (length - 4).to_bytes(4)
    del data[begins[which + 1] - 4 : begins[which + 1]]


def _rubbish_before(data: bytearray, dice: Random) -> None:
    data[:0] = dice.randbytes(dice.randint(1, 600))


def _rubbish_between(data: bytearray, dice: Random) -> None:
    at = dice.choice(_chunks(data))
    data[at:at] = dice.randbytes(dice.randint(1, 600))


def _bad_key(data: bytearray, dice: Random) -> None:
    at = data.find(b"\xff\x59\x02")
    data[at + 3 : at + 5] = bytes((dice.randint(8, 247), dice.randint(0, 255)))


def _bad_meta(data: bytearray, dice: Random) -> None:
    at = data.find(dice.choice((b"\xff\x51\x03", b"\xff\x58\x04", b"\xff\x59\x02", b"\xff\x03")))
    data[at + 2] = dice.choice((0, 1, 9, 0x7F, 0xFF))


def _hole(data: bytearray, dice: Random) -> None:
    at = dice.randrange(_HEADER_BYTES, len(data))
    length = min(dice.randint(1, 64), len(data) - at)
    data[at : at + length] = dice.choice((b"\0", b"\xff", b"\x80")) * length


def _drop(data: bytearray, dice: Random) -> None:
    at = dice.randrange(_HEADER_BYTES + 8, len(data))
    del data[at : at + dice.randint(1, 8)]


def _insert(data: bytearray, dice: Random) -> None:
    at = dice.randrange(_HEADER_BYTES + 8, len(data))
    data[at:at] = dice.randbytes(dice.randint(1, 8))


def _chunks(data: bytearray) -> list[int]:
    """Return where each track begins."""
    found, at = [], data.find(b"MTrk")
    while at >= 0:
        found.append(at)
        at = data.find(b"MTrk", at + 1)
    return found


HURTS: tuple[tuple[str, Hurt], ...] = (
    ("cut short", _cut),
    ("bits flipped", _flip),
    ("other bytes in a track", _flip_events),
    ("head chopped off", _chop),
    ("wrong length of the header", _measure_header),
    ("wrong length of a track", _measure_track),
    ("a track is missing", _lose_track),
    ("no end of a track", _lose_end),
    ("rubbish before", _rubbish_before),
    ("rubbish between", _rubbish_between),
    ("a key that is none", _bad_key),
    ("a wrong length within a track", _bad_meta),
    ("a hole", _hole),
    ("bytes missing", _drop),
    ("bytes too many", _insert),
)
