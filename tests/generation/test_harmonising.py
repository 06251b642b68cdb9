"""A melody is harmonised: it stays as it is, a voice sounds in each of its bars, and none outlasts it."""

from dataclasses import replace
from functools import reduce
from operator import or_

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from composer.generation import continuing, harmonising, library, seeds
from composer.generation.continuing import OnlyContinues
from composer.generation.wishes import Passage, Task, Wishes
from composer.music import timing
from composer.music.score import DRUM_CHANNEL, MAX_TICK, Meter, Note, Notes, Score, Track
from composer.music.theory import KEYS, Key
from tests.generation.dicey import dicey_model
from tests.generation.test_chordal import MODEL, finished
from tests.generation.wished import wishes
from tests.strategies import scores

HARMONISE = Wishes(task=Task.HARMONISE)
TUNE = seeds.of_notes("G4:1 C5:1 D5:1 E5:2 D5:1 C5:1 B4:1 C5:2 E5:1 F5:1 G5:1 E5:1 D5:2 C5:2")


def harmonised(score, wished=HARMONISE, track=0, passage=None, model=MODEL):
    return finished(continuing.continue_(score, model, wished, track, passage))


tunes = st.builds(
    lambda rows, meter, first: Score(
        (
            Track(
                "Tune",
                Notes(
                    Note(first + 120 * sum(length for _, length in rows[:index]), pitch, 120 * length)
                    for index, (pitch, length) in enumerate(rows)
                ),
            ),
        ),
        meters=(Meter(0, *meter),),
    ),
    st.lists(st.tuples(st.integers(20, 100), st.integers(1, 20)), min_size=1, max_size=20),
    st.sampled_from([(4, 4), (3, 4), (6, 8), (2, 2), (5, 8)]),
    st.sampled_from([0, 240, 960, 12_345]),
)


@settings(max_examples=25, deadline=None)
@given(scores(), wishes, st.integers(1, 3), st.data())
def test_the_melody_of_any_score_stays_and_nothing_outlasts_it(score, wished, count, data):
    track = data.draw(st.integers(0, len(score.tracks) - 1))
    take = harmonised(score, replace(wished, task=Task.HARMONISE, voices=count), track)
    given_ = score.tracks[track].notes
    after = take.put_into(score, track)
    assert after.tracks[: len(score.tracks)] == score.tracks
    assert not len(take.replaced)
    assert len(take.parts) <= count
    # Two voices may sing the same note.
    assert reduce(or_, take.parts, Notes()) == take.notes
    if len(take.notes):
        assert given_.span[0] <= take.notes.start.min()
        assert take.notes.end.max() <= given_.span[1]
    if len(given_) and not score.tracks[track].is_drums and score.ticks_per_beat >= 48:
        assert len(take.notes)


@settings(max_examples=25, deadline=None)
@given(tunes, st.integers(0, 1000), st.integers(1, 3))
def test_a_voice_sounds_in_every_bar_and_wherever_a_note_begins(score, seed, count):
    melody = score.tracks[0].notes
    take = harmonised(score, replace(HARMONISE, random_seed=seed, voices=count))
    for start in melody.start.tolist():
        assert len(take.notes.sounding(start, start + 1))
    for begin, _ in timing.bar_lines(score, *melody.span):
        assert len(take.notes.sounding(begin, begin + 1))
    for part in take.parts:
        assert np.all(part.end[:-1] <= part.start[1:])


@settings(max_examples=20, deadline=None)
@given(tunes, st.sampled_from(KEYS))
def test_the_voices_are_of_the_key_and_below_the_melody(score, key):
    take = harmonised(score, replace(HARMONISE, key=key))
    assert np.isin(take.notes.pitch % 12, list(key.scale)).all()
    for note in score.tracks[0].notes:
        begun = take.notes[take.notes.start == note.start]
        assert note.pitch < 24 or begun.pitch.max(initial=0) < note.pitch


def test_the_same_seed_makes_the_same_harmony():
    one, other, third = (harmonised(TUNE, replace(HARMONISE, random_seed=seed)) for seed in (1, 1, 2))
    assert one == other
    assert one.notes != third.notes


def test_only_the_chosen_notes_are_harmonised():
    chosen = TUNE.tracks[0].notes[4:8]
    take = harmonised(TUNE, passage=Passage.of_notes(chosen))
    assert chosen.span[0] <= take.notes.span[0] < take.notes.span[1] <= chosen.span[1]


def test_parts_go_on_tracks_of_their_own_with_the_instrument_of_the_melody():
    score = TUNE.with_track(0, replace(TUNE.tracks[0], name="Flute", program=73))
    after = harmonised(score).put_into(score, 0)
    assert [(track.name, track.program) for track in after.tracks[1:]] == [(f"Flute {n}", 73) for n in (2, 3, 4)]


@pytest.mark.parametrize("channel", [0, DRUM_CHANNEL])
def test_what_cannot_be_harmonised_is_said(channel):
    score = Score((Track("", Notes(), 0, channel),))
    take = harmonised(score)
    assert take.remarks
    assert take.put_into(score, 0) is score
    with pytest.raises(OnlyContinues, match="harmonise"):
        harmonised(TUNE, model=dicey_model())


def test_the_longest_of_notes_and_rests_take_no_time():
    notes = Notes([Note(0, 60, MAX_TICK // 4), Note(MAX_TICK - 2000, 64, 480)])
    score = Score((Track("", notes),), ticks_per_beat=480)
    take = harmonised(score)
    assert len(take.notes.sounding(0, 480))
    assert len(take.notes.sounding(MAX_TICK - 2000, MAX_TICK))


def test_with_the_shipped_model_it_sounds_in_the_key_of_the_tune():
    model, shares = library.load("chords"), list[float]()
    for seed in range(4):
        take = harmonised(TUNE, replace(HARMONISE, random_seed=seed), model=model)
        shares.append(np.isin(take.notes.pitch % 12, list(Key(0).scale)).mean())
    assert np.mean(shares) > 0.8
    assert len(take.parts) == 3
    assert "part 4" in take.text


@given(st.sampled_from(KEYS), st.integers(0, 127))
def test_the_chord_that_tells_the_key_is_of_its_tonic(key, near):
    tonic = harmonising._tonic(key, near)
    assert {pitch % 12 for pitch in tonic} <= key.triad
    assert near < 36 or (tonic == sorted(tonic, reverse=True) and len(set(tonic)) == 4)
    assert near < 36 or tonic[-1] % 12 == key.tonic
    assert abs(tonic[0] - near) < 8


@settings(max_examples=30, deadline=None)
@given(tunes, st.integers(0, 1000), st.integers(1, 3), st.sampled_from(KEYS))
def test_voices_come_home_with_a_melody_that_does(score, seed, count, key):
    wished = replace(HARMONISE, random_seed=seed, voices=count, key=key)
    melody = score.tracks[0].notes
    home = harmonised(score, wished)
    final = home.notes[home.notes.start >= melody.start[-1]]
    if melody.pitch[-1] % 12 in key.triad and melody.pitch[-1] > 60:
        assert set((final.pitch % 12).tolist()) <= key.triad
        lowest = home.parts[-1]
        assert set((lowest.pitch[lowest.start >= melody.start[-1]] % 12).tolist()) <= {key.tonic}
