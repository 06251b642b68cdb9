"""Damages what every reader reads, in a thousand ways: what comes of it is a value or a ComposerError, soon.

python -m tests.fuzzing [--inputs N] [--seed N] [--reader NAME] [--begin N]: `make fuzz` does 100 000. An input is
told by reader, seed and number, so that what is found can be had again: `--reader NAME --begin NUMBER --inputs 1`.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
import time
import traceback
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from io import BytesIO
from itertools import count, islice
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

from composer.benchmarks import damage
from composer.errors import ComposerError
from composer.files import abc, journals, midi, musicxml, notelist, project
from composer.files.foreign.kinds import reader
from composer.files.midi import single
from composer.files.project import Origin, Project
from composer.music.score import Score
from composer.networks import checkpoint
from composer.networks.card import CARD
from composer.networks.checkpoint import WEIGHTS
from tests.files.test_foreign import ABC, KERN, bar, note, xml
from tests.networks.networks import card_of, small_network

MOST_SECONDS = 2
_PIECES = 6


class Kind(NamedTuple):
    """A reader: its share of all inputs in per cent, what it reads undamaged, and what reads it."""

    share: float
    seeds: list[bytes]
    read: Callable[[bytes], Any]


class Finding(NamedTuple):
    """An input that did what none may."""

    reader: str
    number: int
    what: str


def kinds(folder: Path) -> dict[str, Kind]:
    """Return every reader of what users open, with a folder for those that read files only."""
    pieces = [damage.piece(Random(number)) for number in range(_PIECES)]
    projects = [project.render(Project(one, (1, 2, 3, 4), Origin("/a", (1,)))) for one in pieces]
    tied = xml(bar(note("C", 4, '<tie type="start"/>') * 2) + bar(note("C", 8, '<tie type="stop"/>')))
    songs = [musicxml.render(min(pieces, key=_length)), tied]
    packed = [musicxml.packed(one) for one in songs]
    weights, card = _model(folder)
    return {
        "midi": Kind(30, [which.render(one) for one in pieces for which in (midi, single)], _midi),
        "project": Kind(20, projects, lambda data: project.parse(data, "it")),
        "journal": Kind(4, projects, lambda data: _journal(folder, data)),
        "musicxml": Kind(14, songs, lambda data: reader(".musicxml")(data, "it")),
        "mxl": Kind(6, packed, lambda data: reader(".mxl")(data, "it")),
        "abc": Kind(8, [ABC.encode(), *(abc.render(one).encode() for one in pieces)], _abc),
        "kern": Kind(2, [KERN.encode()], lambda data: reader(".krn")(data, "it")),
        "notes": Kind(6, [b"C4:1 R:1/2 E4:0.5 C4+E4+G4:2, F#5"], lambda data: notelist.parse(data.decode("latin-1"))),
        "weights": Kind(5, [weights], lambda data: _in_folder(folder / "weights", WEIGHTS, data)),
        "card": Kind(5, [card], lambda data: _in_folder(folder / "card", CARD, data)),
    }


def _length(score: Score) -> int:
    return sum(len(track.notes) for track in score.tracks)


def _midi(data: bytes) -> Score:
    score = midi.parse(data, "it").score
    return midi.parse(midi.render(score), "again").score


def _abc(data: bytes) -> Any:
    return reader(".abc")(data, "it")


def _journal(folder: Path, data: bytes) -> Any:
    journal = journals.begin(folder / "journals")
    try:
        journal.path.write_bytes(data)
        return journal.read()
    finally:
        journal.clear()
        journal.let_go()


def _model(folder: Path) -> tuple[bytes, bytes]:
    """Write a small model into two folders, of which one file each is to be damaged, and return these."""
    network = small_network(hidden=4, layers=1)
    for name in ("weights", "card"):
        checkpoint.write(folder / name, network, card_of(network))
    return (folder / "weights" / WEIGHTS).read_bytes(), (folder / "card" / CARD).read_bytes()


def _in_folder(folder: Path, name: str, data: bytes) -> Any:
    (folder / name).write_bytes(data)
    return checkpoint.read(folder)


# Damage

_NUMBERS = [0, 1, 0x7F, 0x80, 0xFF, 0x7FFF, 0x8000, 0xFFFF, 0x7FFFFFFF, 0x80000000, 0xFFFFFFFF, 2**63 - 1, 2**64 - 1]
_WORDS = [
    *b"0 9 - . / < > & ' ( ) [ ] { } | ~ ^ = *".split(),
    *(b"-1", b"1e999", b"NaN", b"Infinity", b"null", b"true", b"[]", b"{}", b'""', b"\\u0000", b"99999999999999999999"),
    *(b"MTrk", b"MThd", b"PK\x03\x04", b"PK\x05\x06", b"<note>", b"</note>", b"<!DOCTYPE a [<!ENTITY x 'y'>]>", b"&x;"),
    *(
        b"\n*^\n",
        b"\n*v\t*v\n",
        b"\n*-\n",
        b"\t",
        b"\n",
        b"\r",
        b"\0",
        b"\xff\x2f\0",
        b"\xff\xff\xff\x7f",
        b"\xed\xa0\x80",
    ),
    *(
        b"X:1\n",
        b"V:2\n",
        b"K:none\n",
        b"L:0/0\n",
        b"M:0/0\n",
        b"(9",
        b"[1",
        b":|",
        b"G,,,,,,,,,,",
        b"<chord/>",
        b"-" * 50,
    ),
]
_VALUES: list[Any] = [None, True, -1, 0, 1, 2**31, 2**62, 10**400, 1.5, 1e308, "", "x" * 1000, [], {}, [[]], "\ud800"]


def damaged(seeds: list[bytes], dice: Random) -> bytes:
    """Return one of some files with one to eight things done to it; of an archive now and then to what is in it."""
    data = dice.choice(seeds)
    if data.startswith(b"PK") and dice.random() < 0.7:
        return _inside(data, dice)
    return _hurt(data, seeds, dice)


def _hurt(data: bytes, seeds: list[bytes], dice: Random) -> bytes:
    for _ in range(dice.choice((1, 1, 1, 2, 4, 8))):
        at, length = dice.randrange(len(data) + 1), dice.choice((1, 2, 4, 8, 64, 1024))
        other = dice.choice(seeds)
        put = dice.choice(
            (
                dice.randbytes(dice.choice((1, 2, 4, 16))),
                dice.choice(_WORDS),
                dice.choice(_NUMBERS).to_bytes(8, dice.choice(("big", "little")))[-dice.choice((1, 2, 4, 8)) :],
                data[at : at + length],
                other[dice.randrange(len(other) + 1) :][:length],
                data[at : at + length] * dice.choice((2, 3, 20)),
                b"",
            )
        )
        data = data[:at] + put + data[at + dice.choice((0, len(put), length)) :]
        if dice.random() < 0.05:
            data = data[: dice.randrange(len(data) + 1)]
    return data


def _inside(data: bytes, dice: Random) -> bytes:
    """Return an archive, whole in itself, with one of its parts damaged."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    name = dice.choice(list(parts))
    parts[name] = (
        _lied(parts[name], dice)
        if name.endswith(".json") and dice.random() < 0.5
        else _hurt(parts[name], list(parts.values()), dice)
    )
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for part, content in parts.items():
            archive.writestr(part, content)
    return file.getvalue()


def _lied(text: bytes, dice: Random) -> bytes:
    """Return a JSON text in which something is something else."""
    told = json.loads(text)
    place: Any = told
    while True:
        key = dice.choice(list(place) if isinstance(place, dict) else range(len(place)))
        if not isinstance(place[key], dict | list) or not place[key] or dice.random() < 0.2:
            break
        place = place[key]
    place[key] = dice.choice(
        [None, True, -1, 0, 1, 2**31, 2**62, 10**400, 1.5, 1e308, "", "x" * 1000, [], {}, [[]], "\ud800"]
    )
    return json.dumps(told).encode()


# Trying


def tried(name: str, kind: Kind, seed: int, begin: int = 0) -> Iterator[tuple[str, float, Finding | None]]:
    """Yield of one damaged file after the other what became of it, the seconds, and what was found wrong."""
    for number in count(begin):
        data = damaged(kind.seeds, Random(f"{name} {seed} {number}"))
        began, what, wrong = time.process_time(), "opened", ""
        try:
            kind.read(data)
        except ComposerError as error:
            what = "refused"
            wrong = "" if str(error).endswith((".", "”")) else f"no sentence: {error}"
        except BaseException:
            what, wrong = "escaped", traceback.format_exc(limit=-4)
        seconds = time.process_time() - began
        if seconds > MOST_SECONDS:
            wrong = wrong or f"took {seconds:.1f} s"
        yield what, seconds, Finding(name, number, wrong) if wrong else None


def run(
    inputs: int, seed: int, only: str = "", begin: int = 0
) -> Iterator[tuple[str, Counter[str], float, list[Finding]]]:
    """Yield reader for reader what became of its share of some inputs, the slowest in seconds, and what is wrong."""
    with tempfile.TemporaryDirectory() as folder:
        for name, kind in kinds(Path(folder)).items():
            if only in ("", name):
                most = inputs if only else round(inputs * kind.share / 100)
                became, slowest, found = Counter[str](), 0.0, []
                for what, seconds, finding in islice(tried(name, kind, seed, begin), most):
                    became[what] += 1
                    slowest = max(slowest, seconds)
                    found += [finding] if finding else []
                yield name, became, slowest, found


def main() -> int:
    """Do what the command line says and print what came of it; return 1 if anything was found."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--inputs", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--reader", default="")
    parser.add_argument("--begin", type=int, default=0)
    given = parser.parse_args()
    total, wrong = 0, 0
    for name, became, slowest, found in run(given.inputs, given.seed, given.reader, given.begin):
        total, wrong = total + became.total(), wrong + len(found)
        counts = "".join(f"{became[what]:8} {what}" for what in ("opened", "refused", "escaped"))
        sys.stdout.write(f"{name:9}{counts}   slowest {1000 * slowest:.0f} ms\n")
        for finding in found[:10]:
            sys.stdout.write(f"  {finding.reader} {finding.number}: {finding.what}\n")
        sys.stdout.flush()
    sys.stdout.write(f"{total} inputs with seed {given.seed}, {wrong} of them wrong\n")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
