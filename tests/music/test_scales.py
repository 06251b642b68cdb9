"""Snap to scale: what is drawn and moved lands on notes of the key in force, and nothing is lost."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from composer.music import changes, edits, gestures, scales
from composer.music.gestures import Point
from composer.music.score import Note, Notes, Score
from composer.music.theory import KEYS, Key
from tests import strategies

C_MAJOR = changes.set_key(Score(), Key(0))
pitches = st.integers(0, 127)
some_steps = st.integers(-12, 12)


@given(strategies.scores(), st.integers(0, 40_000), pitches)
def test_what_is_drawn_is_the_nearest_note_of_the_key(score, tick, pitch):
    found, key = scales.nearest(score, tick, pitch), scales.key_at(score, tick)
    if key is None:
        assert found == pitch
    else:
        inside = [other for other in range(128) if other % 12 in key.scale]
        assert found in inside
        assert abs(found - pitch) == min(abs(other - pitch) for other in inside)


@given(strategies.scores(), strategies.notes(), some_steps, some_steps, st.integers(-5000, 5000))
def test_what_climbs_lands_in_the_key_and_none_is_lost(score, notes, steps, semitones, ticks):
    higher = scales.climbed(score, notes, steps, semitones, ticks)
    assert len(higher) == len(notes)
    assert np.array_equal(np.sort(higher.start), np.sort(edits.moved(notes, ticks).start))
    chromatic = higher in (edits.moved(notes, ticks, semitones), edits.moved(notes, ticks))
    for note in higher:
        key = scales.key_at(score, note.start)
        assert chromatic or key is None or note.pitch % 12 in key.scale or not steps


@given(st.sampled_from(KEYS), st.lists(st.integers(30, 90), min_size=1, max_size=8, unique=True), some_steps)
def test_a_chord_in_the_key_climbs_there_and_back(key, chosen, steps):
    score = changes.set_key(Score(), key)
    chord = Notes(Note(0, pitch, 480) for pitch in chosen if pitch % 12 in key.scale)
    higher = scales.climbed(score, chord, steps, steps)
    assert all(note.pitch % 12 in key.scale for note in higher)
    assert scales.climbed(score, higher, -steps, -steps) == chord


def test_each_note_follows_the_key_where_it_begins():
    score = changes.set_key(C_MAJOR, Key(2), 1920)
    notes = Notes([Note(0, 64, 480), Note(1920, 64, 480)])
    assert [note.pitch for note in scales.climbed(score, notes, 1, 1)] == [65, 66]


def test_notes_that_would_become_one_rise_by_semitones():
    cluster = Notes([Note(0, 60, 480), Note(0, 61, 480), Note(0, 62, 480)])
    assert [note.pitch for note in scales.climbed(C_MAJOR, cluster, 1, 1)] == [61, 62, 63]


def test_a_drag_to_the_side_leaves_every_pitch():
    notes = Notes([Note(0, 61, 480)])
    score = edits.add(C_MAJOR, notes)
    gesture = gestures.move(score, Point(0, 61), 0, notes, carry=lambda *way: scales.carried(score, *way))
    next(gesture)
    assert gesture.send(Point(500, 61)).selection[0] == Note(500, 61, 480)
    assert gesture.send(Point(500, 64)).selection[0] == Note(500, 64, 480)
