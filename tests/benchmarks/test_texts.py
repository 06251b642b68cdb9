"""What models of ABC text write, measured."""

import numpy as np
import pytest

from composer.benchmarks import texts
from composer.music.songbook import Songbook
from composer.music.tunes import Tune

NOTHING = Songbook.of([])
SCALE = "M:4/4\nL:1/8\nK:G\nGABc defg|\n"


def test_a_tune_is_measured():
    assert texts.measured(SCALE, True, NOTHING) == texts.Written(True, True, True, 1, 0, 0)
    assert texts.measured(SCALE + "G8|" * 9, True, NOTHING)[3:] == (9, 8, 0)


@pytest.mark.parametrize("text", ["", "GABc|", "M:4/4\nK:G\n^|", "K:G\nz8|", "K:G\nG|x", "K:Q\nG|", "M:4/4\nGABc|"])
def test_what_is_no_tune_does_not_parse(text):
    assert not texts.measured(text, True, NOTHING).parses


def test_what_is_shared_with_a_known_tune_is_found():
    columns = np.arange(40) * 240, np.full(40, 240), 60 + (np.arange(40) * 7 % 12)
    known = Songbook.of([("", columns)])
    from composer.music import notation

    start, duration, pitch = columns
    tune = Tune(start.astype(np.int32), duration.astype(np.int32), pitch.astype(np.int16))
    assert texts.measured(notation.write(tune), True, known).shared == 39
