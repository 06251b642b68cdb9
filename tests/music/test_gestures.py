"""Gestures without a mouse: points in, sketches out."""

import operator
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from composer.music import edits, gestures
from composer.music.gestures import Point
from composer.music.score import Note, Notes, Score
from tests import strategies

STEP = Fraction(240)
points = st.builds(Point, strategies.ticks, st.integers(0, 127), st.sampled_from([Fraction(1), STEP, Fraction(160)]))


def after(gesture, *way):
    """What a gesture has come to after a way of points."""
    sketch = next(gesture)
    for point in way:
        sketch = gesture.send(point)
    return sketch


def piece(*notes):
    return edits.add(Score(), notes)


def test_a_click_draws_a_note_in_its_cell():
    sketch = after(gestures.draw(Score(), Point(250, 60, STEP), 0, 120, 90))
    assert list(sketch.score.tracks[0].notes) == [Note(240, 60, 120, 90)]


def test_dragging_right_sets_the_end_and_back_to_one_cell():
    gesture = gestures.draw(Score(), Point(250, 60, STEP), 0, 120, 90)
    assert after(gesture, Point(900, 64, STEP)).selection[0] == Note(240, 60, 720, 90)
    assert gesture.send(Point(250, 60, STEP)).selection[0] == Note(240, 60, 240, 90)


def test_a_chord_is_drawn_as_one():
    gesture = gestures.draw(Score(), Point(250, 60, STEP), 0, 120, 90, build=lambda notes: edits.chords(notes, (4, 7)))
    assert after(gesture, Point(900, 64, STEP)).selection == Notes(Note(240, pitch, 720, 90) for pitch in (60, 64, 67))


def test_moving_keeps_what_lies_off_the_grid():
    note = Note(247, 60, 100)
    sketch = after(gestures.move(piece(note), Point(250, 60, STEP), 0, Notes([note])), Point(500, 62, STEP))
    assert list(sketch.score.tracks[0].notes) == [Note(487, 62, 100)]


def test_moving_without_a_grid_follows_the_pointer():
    note = Note(247, 60, 100)
    gesture = gestures.move(piece(note), Point(250, 60, STEP), 0, Notes([note]))
    assert after(gesture, Point(263, 60, Fraction(1))).selection[0].start == 260


def test_copying_leaves_the_notes_and_selects_the_copies():
    note = Note(0, 60, 100)
    sketch = after(gestures.copy(piece(note), Point(10, 60, STEP), 0, Notes([note])), Point(490, 60, STEP))
    assert list(sketch.score.tracks[0].notes) == [note, Note(480, 60, 100)]
    assert list(sketch.selection) == [Note(480, 60, 100)]


def test_edges_are_dragged_in_steps():
    note = Note(240, 60, 480)
    score, chosen = piece(note), Notes([note])
    longer = after(gestures.drag_ends(score, Point(700, 60, STEP), 0, chosen), Point(1000, 60, STEP))
    assert longer.selection[0] == Note(240, 60, 720)
    later = after(gestures.drag_starts(score, Point(250, 60, STEP), 0, chosen), Point(5000, 60, STEP))
    assert later.selection[0] == Note(480, 60, 240)


def test_a_sweep_erases_every_note_on_its_way():
    notes = [Note(index * 240, 60 + index, 240) for index in range(8)]
    sketch = after(gestures.erase(piece(*notes), Point(10, 60), 0, Notes(notes[:2])), Point(1800, 67))
    assert len(sketch.score.tracks[0].notes) == 0
    assert len(sketch.selection) == 0


@pytest.mark.parametrize(
    ("before", "combine", "expected"),
    [((), operator.or_, {60}), ((67,), operator.or_, {60, 67}), ((60, 67), operator.sub, {67})],
)
def test_a_marquee_takes_what_it_touches(before, combine, expected):
    notes = [Note(0, 60, 480), Note(960, 67, 480)]
    selection = Notes(note for note in notes if note.pitch in before)
    gesture = gestures.select(piece(*notes), Point(400, 62), 0, selection, combine)
    sketch = after(gesture, Point(500, 58))
    assert {note.pitch for note in sketch.selection} == expected


@settings(deadline=None)
@given(strategies.scores(), points, st.lists(points, max_size=6), st.data())
def test_no_way_of_the_pointer_makes_an_illegal_piece_or_touches_other_tracks(score, press, way, data):
    notes = score.tracks[0].notes
    chosen = data.draw(strategies.part_of(notes))
    for gesture in (
        gestures.draw(score, press, 0, 120, 80),
        gestures.draw(score, press, 0, 120, 80, build=lambda notes: edits.chords(notes, (3, 7, 10, 14))),
        gestures.move(score, press, 0, chosen),
        gestures.copy(score, press, 0, chosen),
        gestures.drag_ends(score, press, 0, chosen),
        gestures.drag_starts(score, press, 0, chosen),
        gestures.erase(score, press, 0, chosen),
        gestures.select(score, press, 0, chosen, operator.or_),
    ):
        sketch = after(gesture, *way)
        assert sketch.score.tracks[1:] == score.tracks[1:]
        assert all(sketch.score.tracks[0].notes.contains(sketch.selection))


@given(strategies.scores(), points, points, st.data())
def test_a_note_carried_there_and_back_is_where_it_was(score, press, elsewhere, data):
    chosen = data.draw(strategies.part_of(score.tracks[0].notes))
    assert after(gestures.move(score, press, 0, chosen), elsewhere, press).score == score
