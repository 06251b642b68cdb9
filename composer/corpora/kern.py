"""Songs in Humdrum kern files, as the Essen collection is published, read by music21."""

from __future__ import annotations

import re
import warnings
from pathlib import Path
from typing import Any

import numpy as np
from music21 import converter

from composer.corpora.streams import piece_of
from composer.files import border
from composer.files.abc.reading import MIN_NOTES
from composer.music.pieces import Piece
from composer.music.score import KeyChange
from composer.music.tunes import Tune

_TITLE = re.compile(r"^!!!OTL[^:]*:\s*(.+)$", re.MULTILINE)
_SIGNATURE = re.compile(r"^\*k\[([a-g#-]*)\]", re.MULTILINE)
_KEY = re.compile(r"^\*([A-Ga-g])[#-]?:", re.MULTILINE)


def read_file(job: tuple[str, Path]) -> tuple[list[Tune], list[str]]:
    """Return the tune of a kern file under the name of its collection, or a line on why it was skipped."""
    name, path = job
    try:
        text = border.read_bytes(path).decode("utf-8", "replace")
        whole = _parsed(text)
    # music21 meets notation that it does not know with any exception there is.
    except Exception as error:
        return [], [f"{path.name}: its notation is not understood ({error})"]
    if len(whole) < MIN_NOTES:
        return [], [f"{path.name}: it has fewer than {MIN_NOTES} notes"]
    title = _TITLE.search(text)
    return [_tune(whole, _signature(text), title.group(1).strip() if title else path.stem, name)], []


def _parsed(text: str) -> Piece:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        parsed: Any = converter.parseData(text, format="humdrum")
    return piece_of(parsed)


def _tune(whole: Piece, key: KeyChange | None, title: str, collection: str) -> Tune:
    """Return the first part of a piece as a tune, the top note of each chord, cut where the next begins."""
    first = np.flatnonzero(whole.part == 0)
    last_at_its_start = np.append(np.diff(whole.start[first]) > 0, True)
    kept = first[last_at_its_start]
    duration = whole.duration[kept].copy()
    duration[:-1] = np.minimum(duration[:-1], np.diff(whole.start[kept]))
    return Tune(whole.start[kept], duration, whole.pitch[kept], whole.meters, key, title, collection)


def _signature(text: str) -> KeyChange | None:
    signature, key = _SIGNATURE.search(text), _KEY.search(text)
    if signature is None:
        return None
    sharps = signature.group(1).count("#") - signature.group(1).count("-")
    return KeyChange(0, sharps, bool(key and key.group(1).islower())) if abs(sharps) <= 7 else None
