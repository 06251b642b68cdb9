"""The folk collections in music21's own corpus: where they are and under which terms."""

from __future__ import annotations

import re
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

from composer.errors import ComposerError
from composer.files.abc import reading as abc
from composer.music.tunes import Tune


class Collection(NamedTuple):
    """A collection of ABC tunes: its folder in the corpus, its title and the terms of its use."""

    folder: str
    title: str
    terms: str


_PUBLIC = (
    "The tunes are in the public domain; the encodings come with music21, whose corpus licence asks to heed "
    "the notes inside each file and warns that some encodings may not be used commercially."
)
COLLECTIONS = {
    "essen": Collection(
        "essenFolksong",
        "Essen Folksong Collection",
        "Distributed with music21 for non-commercial distribution and use, by permission of Ewa Dahlig-Turek; "
        "ABC encodings by Seymour Shlien.",
    ),
    "oneill": Collection("oneills1850", "O'Neill's Music of Ireland", _PUBLIC),
    "ryan": Collection("ryansMammoth", "Ryan's Mammoth Collection", _PUBLIC),
    "aird": Collection("airdsAirs", "Aird's Airs", _PUBLIC + " Encoded by Jack Campin."),
    "misc": Collection("miscFolk", "American fife music and Northumbrian minstrelsy", _PUBLIC),
}


class MissingCorpus(ComposerError):
    """music21 is there without its corpus."""

    def __init__(self, folder: Path) -> None:
        super().__init__(f"{folder} has no ABC files; music21 was installed without its corpus.")


def files(name: str) -> list[Path]:
    """Return the ABC files of a collection. Raises MissingCorpus."""
    spec = find_spec("music21")
    home = Path(spec.origin).parent if spec and spec.origin else Path("music21")
    folder = home / "corpus" / COLLECTIONS[name].folder
    found = sorted(folder.glob("*.abc"))
    if not found:
        raise MissingCorpus(folder)
    return found


def read_file(job: tuple[str, Path]) -> tuple[list[Tune], list[str]]:
    """Return the tunes of an ABC file of a collection, and a line on each that was skipped."""
    name, path = job
    tunes, skipped = [], []
    for text in abc.split_tunes(_text(path)):
        try:
            tunes.append(replace(abc.read(text, name), text=text.strip(), style=style_of(name, text)))
        except abc.DamagedTune as error:
            skipped.append(f"{name}, {path.name}, {abc.title_of(text)}: {error}")
    return tunes, skipped


def _text(path: Path) -> str:
    raw = path.read_bytes()
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("latin-1")


def style_of(name: str, text: str) -> str:
    """Return the style of a tune of a collection, by the place its text says it is from; "" where neither tells."""
    match = re.search(r"^O:(.*)$", text, re.MULTILINE)
    origin = match.group(1) if match else ""
    found = [style for place, style in _PLACES.items() if place in origin]
    return found[0] if found else _OWN_STYLES.get(name, "")


_PLACES = {
    "China": "Chinese",
    "Irland": "Irish",
    "Luxemburg": "Luxembourgish",
    "Lothringen": "Alsatian and Lorrain",
    "Elsass": "Alsatian and Lorrain",
    "Oesterreich": "Austrian and Swiss",
    "Tirol": "Austrian and Swiss",
    "Schweiz": "Austrian and Swiss",
    "Niederlande": "Dutch",
    "Osteuropa": "East European",
    "Suedosteuropa": "East European",
    "Deutschland": "German",
}
"""The style of what comes from a place; where several stand in one line, the first of these counts."""

_OWN_STYLES = {"oneill": "Irish", "ryan": "American", "aird": "Scottish"}
