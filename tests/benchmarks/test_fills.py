import numpy as np
import pytest

from composer.benchmarks import fills
from composer.encodings import melody
from composer.music.score import KeyChange
from composer.music.tunes import Tune
from composer.music.voices import tune_of
from tests.networks.networks import small_model


def tune(length, shift=0):
    start = np.arange(length, dtype=np.int32) * 240
    pitch = (60 + (np.arange(length) * 5 + shift) % 13).astype(np.int16)
    return Tune(start, np.full(length, 240, np.int32), pitch, key=KeyChange(0, 1), style="Irish")


TUNES = [tune(30 + index, index) for index in range(9)] + [tune(10)]


def test_one_gap_a_tune_with_notes_on_both_sides():
    found = fills.gaps(TUNES, 200)
    assert len(found) == 9
    for gap in found:
        assert gap.first >= 4
        assert 4 <= gap.after - gap.first <= 12
        assert gap.after + 3 <= len(gap.notes)
    assert len({gap.after - gap.first for gap in found}) > 1
    assert fills.gaps(TUNES, 200) == found


def test_it_measures_fills_beside_append_and_cut():
    model = small_model(hidden=12, layers=1)
    report = fills.compare(model, TUNES[:4], 3)
    assert 0 <= report.figures["fills.better"].value <= 1
    bits = report.figures["fills.bits"]
    assert bits.value > 0
    assert bits.rival == "append and cut"
    assert bits.rival_value is not None
    assert bits.rival_value > 0


def test_fill_and_rival_reach_the_end_of_the_gap_and_the_tune_is_the_same_without_either():
    model = small_model(hidden=12, layers=1)
    gap = fills.gaps(TUNES, 1)[0]
    fill, rival, own = fills._middles(model, gap)
    assert fill.span == gap.span
    assert rival.span[1] <= gap.span[1]
    assert gap.around(own).tracks[0].notes == gap.notes[: gap.after + 3]
    assert fills._bits(model, gap, own) == pytest.approx(bits_of_the_last_three(model, gap.around(own)), rel=1e-3)


def bits_of_the_last_three(model, score):
    """Slowly: one token after the other."""
    stream = melody.hinted(melody.encode(tune_of(score)), 0.0, np.random.default_rng(0))
    stepper, bits = model.stepper(), []
    for token, beside, following in zip(stream.tokens, stream.contexts, stream.tokens[1:], strict=False):
        logits = stepper.step([token], [beside])[0]
        bits.append(np.log2(np.exp(logits).sum()) - logits[following] / np.log(2))
    return sum(bits[-7:-1]) / 3
