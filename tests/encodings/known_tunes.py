"""Three known tunes of the corpus and what the encodings make of them."""

import json
from pathlib import Path

import numpy as np

from composer.music.score import KeyChange
from composer.music.tunes import Tune

KNOWN = json.loads((Path(__file__).parents[1] / "golden" / "tunes.json").read_text("utf-8"))


def known_tune(name):
    """Return the tune of a name."""
    found = KNOWN[name]
    start, duration = (np.array(found[column], np.int32) for column in ("start", "duration"))
    return Tune(start, duration, np.array(found["pitch"], np.int16), key=KeyChange(0, found["sharps"]))
