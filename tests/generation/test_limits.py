"""Promises: no note of a take goes beyond the limits, whatever the score."""

from dataclasses import replace
from math import floor

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from composer.generation.continuing import CannotPromise, continue_
from composer.generation.pace import Pace
from composer.generation.wishes import NEED_NOTES, Limits, Passage, Task, Wishes
from composer.music.score import Note, Score
from composer.music.theory import KEYS, Key
from tests.generation.test_chordal import MODEL as CHORDS
from tests.generation.test_continuing import MODEL as MELODY
from tests.generation.test_continuing import finished, score_of
from tests.generation.test_notated import MODELS as TEXTS
from tests.generation.test_published import MODELS as PUBLISHED
from tests.generation.wished import wishes
from tests.strategies import scores

STEPS = {"melody": 24, "note-int": 24, "essen-grid": 4, "chords": 24}
MODELS = {"melody": MELODY, **PUBLISHED, "chords": CHORDS}


def ordered(pair):
    return min(pair), max(pair)


@st.composite
def limits(draw):
    lowest, highest = ordered(draw(st.tuples(st.integers(0, 127), st.integers(0, 127))))
    leap = draw(st.one_of(st.none(), st.integers(2, 24)))
    fewest, most = ordered(draw(st.tuples(st.floats(0.1, 4), st.floats(0.1, 8))))
    fewest = min(fewest, most, 4.0)
    return Limits(
        lowest, highest, leap, *draw(st.sampled_from([(None, None), (fewest, None), (None, most), (fewest, most)]))
    )


@st.composite
def limited(draw, of=None):
    wished = replace(draw(wishes), key=None, limits=draw(limits() if of is None else of))
    try:
        return replace(wished, key=draw(st.one_of(st.none(), st.sampled_from(KEYS))))
    except ValueError:
        return wished


ranges = st.builds(Limits, st.integers(0, 60), st.integers(60, 127))


def tops(notes):
    """The start and the top of each chord."""
    begins = np.flatnonzero(np.diff(notes.start, append=-1))
    return notes.start[begins].astype(int), notes.pitch[begins].astype(int)


def assert_within(notes, wished, drums=False):
    if not drums:
        assert ((notes.pitch >= wished.limits.lowest) & (notes.pitch <= wished.limits.highest)).all()
        assert not wished.key or set((notes.pitch % 12).tolist()) <= wished.key.scale


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(list(MODELS)), scores(), limited(), st.data())
def test_no_note_goes_beyond_the_limits(name, score, wished, data):
    track = data.draw(st.integers(0, len(score.tracks) - 1))
    take, _ = finished(continue_(score, MODELS[name], wished, track))
    drums = name == "chords" and score.tracks[track].is_drums
    assert_within(take.notes, wished, drums)
    start, top = tops(take.notes)
    if wished.limits.leap is not None and not drums:
        assert (np.abs(np.diff(top)) <= wished.limits.leap).all()
    pace, per_step = Pace.of(wished.limits, STEPS[name]), score.ticks_per_beat / STEPS[name]
    # The ends of a step are each rounded to ticks.
    assert (np.diff(start) >= floor(pace.least * per_step) - 1).all()
    assert (np.diff(start) <= pace.most * per_step + 1).all()


@settings(max_examples=30, deadline=None)
@given(st.sampled_from(list(TEXTS)), scores(), limited(ranges))
def test_texts_keep_their_range(name, score, wished):
    assert_within(finished(continue_(score, TEXTS[name], wished))[0].notes, wished)


@settings(max_examples=30, deadline=None)
@given(scores(), limited(ranges))
def test_voices_below_a_melody_keep_their_range(score, wished):
    assert_within(finished(continue_(score, CHORDS, replace(wished, task=Task.HARMONISE)))[0].notes, wished)


@settings(max_examples=40, deadline=None)
@given(scores(), limited(), st.sampled_from(NEED_NOTES), st.integers(0, 4000), st.integers(1, 4000), st.data())
def test_what_is_written_anew_keeps_to_them_too(score, wished, task, begin, length, data):
    track = data.draw(st.integers(0, len(score.tracks) - 1))
    passage = Passage.between(score, begin, begin + length, track)
    take, _ = finished(continue_(score, MELODY, replace(wished, task=task), track, passage))
    if task is not Task.RENEW_RHYTHM:
        assert_within(take.notes, wished)


@pytest.mark.parametrize("name", MODELS)
def test_usual_limits_leave_music(name):
    seed = score_of(*(Note(240 * n, 60 + n % 5, 240) for n in range(16)))
    wished = Wishes(bars=4, key=Key(0), limits=Limits(55, 72, 5, 0.5, 2))
    take, _ = finished(continue_(seed, MODELS[name], wished))
    assert len(take.notes) >= 8
    assert take.notes.start[-1] - take.start + 960 >= 4 * 960


def test_from_outside_the_range_the_way_leads_to_what_is_nearest():
    seed = score_of(Note(0, 100, 480))
    for name, model in MODELS.items():
        take, _ = finished(continue_(seed, model, Wishes(bars=2, limits=Limits(60, 70, 2))))
        assert tops(take.notes)[1][0] in {69, 70}, name


@given(limits(), st.integers(1, 500), st.integers(0, 100))
def test_a_length_that_fits_is_found_and_a_note_keeps_the_pace_or_is_the_last(found, left, waited):
    pace, steps = Pace.of(found, 24), np.array([1, 2, 3, 6, 12, 24, 48, 96, 192])
    fitting = steps <= left
    lengths = pace.lengths(steps, fitting, left)
    assert lengths.any()
    assert not (lengths & ~fitting).any()
    for length in steps[pace.rests(steps, fitting, waited)].tolist():
        assert pace.may_begin(waited + length) or pace.is_free


def test_texts_promise_no_leap_and_no_density():
    for model in TEXTS.values():
        for found in (Limits(leap=4), Limits(most=2)):
            with pytest.raises(CannotPromise, match="neither"):
                finished(continue_(Score(), model, Wishes(limits=found)))
    with pytest.raises(CannotPromise, match="neither"):
        finished(continue_(Score(), CHORDS, Wishes(task=Task.HARMONISE, limits=Limits(leap=4))))


@pytest.mark.parametrize(
    "wrong",
    [
        {"lowest": 70, "highest": 60},
        {"highest": 128},
        {"leap": 1},
        {"fewest": 5},
        {"most": 0},
        {"fewest": 3, "most": 2},
    ],
)
def test_limits_that_cannot_be_are_refused(wrong):
    with pytest.raises(ValueError, match=r"not|no pitch"):
        Limits(**wrong)


def test_a_key_without_a_note_within_the_limits_is_refused():
    with pytest.raises(ValueError, match="C major"):
        Wishes(key=Key(0), limits=Limits(61, 61))
    assert Wishes(limits=Limits(61, 61)).limits.highest == 61
