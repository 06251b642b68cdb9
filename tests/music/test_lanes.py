"""Gestures in the lanes without a mouse: spots in, sketches out."""

from dataclasses import replace
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from composer.music import controllers, edits, lanes, timing
from composer.music.controllers import BEND, CONTROLLERS, SUSTAIN, VOLUME
from composer.music.lanes import Spot
from composer.music.lines import ControllerLine, TempoLine
from composer.music.score import Event, Note, Notes, Score, Tempo
from tests import strategies

STEP = Fraction(480)
spots = st.builds(
    Spot, strategies.ticks, st.floats(-30, 300), st.sampled_from([Fraction(1), STEP, Fraction(160), Fraction(100, 3)])
)
events = st.lists(
    st.builds(
        lambda tick, number, value: Event(tick, bytes((0xB0, number, value))),
        strategies.ticks,
        st.sampled_from([1, 7, 64, 91]),
        st.integers(0, 127),
    ),
    max_size=8,
).map(lambda found: tuple(sorted(found, key=lambda event: event.tick)))


@st.composite
def scores(draw):
    """A score whose first track is told something."""
    score = draw(strategies.scores())
    return score.with_track(0, replace(score.tracks[0], channel=0, events=draw(events)))


lines = st.sampled_from([TempoLine(), *(ControllerLine(0, controller) for controller in CONTROLLERS)])
PIECE = edits.add(Score(), [Note(index * 240, 60 + index, 240, 80) for index in range(8)])


def after(gesture, *way):
    """What a gesture has come to after a way of spots."""
    sketch = next(gesture)
    for spot in way:
        sketch = gesture.send(spot)
    return sketch


def velocities(sketch):
    return sketch.score.tracks[0].notes.velocity.tolist()


def test_notes_get_as_much_louder_as_the_pointer_rises():
    notes = PIECE.tracks[0].notes[:2]
    sketch = after(lanes.drag_velocity(PIECE, Spot(0, 50), 0, notes), Spot(900, 70))
    assert velocities(sketch) == [100, 100, 80, 80, 80, 80, 80, 80]
    assert sketch.selection.velocity.tolist() == [100, 100]


def test_drawing_across_gives_each_note_the_height_it_was_passed_at():
    gesture = lanes.draw_velocity(PIECE, Spot(240, 40), 0, Notes(), 10)
    assert velocities(after(gesture, Spot(720, 60), Spot(960, 20))) == [80, 40, 50, 60, 20, 80, 80, 80]


def test_drawing_changes_several_selected_notes_alone():
    chosen = PIECE.tracks[0].notes[np.array([2, 4])]
    sketch = after(lanes.draw_velocity(PIECE, Spot(0, 40), 0, chosen, 10), Spot(2000, 40))
    assert velocities(sketch) == [80, 80, 40, 80, 40, 80, 80, 80]
    assert sketch.selection.velocity.tolist() == [40, 40]


def test_a_straight_line_forgets_the_way():
    gesture = lanes.line_velocity(PIECE, Spot(0, 20), 0, Notes(), 10)
    assert velocities(after(gesture, Spot(1680, 120), Spot(480, 60))) == [20, 40, 60, 80, 80, 80, 80, 80]


def test_a_stem_is_dragged_up_and_then_drawn_from_sideways():
    note = PIECE.tracks[0].notes[1:2]
    gesture = lanes.stem_velocity(PIECE, Spot(242, 50), 0, note, 20)
    assert velocities(after(gesture, Spot(250, 60)))[:3] == [80, 90, 80]
    assert [note.velocity for note in gesture.send(Spot(480, 30)).score.tracks[0].notes][:3] == [80, 50, 30]


@given(strategies.scores(), spots, st.lists(spots, max_size=5), st.integers(0, 500), st.data())
def test_no_way_in_the_velocity_lane_loses_a_note_or_changes_more_than_velocity(score, press, way, reach, data):
    notes = score.tracks[0].notes
    chosen = data.draw(strategies.part_of(notes))
    for gesture in (
        lanes.drag_velocity(score, press, 0, chosen),
        lanes.draw_velocity(score, press, 0, chosen, reach),
        lanes.line_velocity(score, press, 0, chosen, reach),
        lanes.stem_velocity(score, press, 0, chosen[:1], reach),
    ):
        sketch = after(gesture, *way)
        now = sketch.score.tracks[0].notes
        places = {note[:4] for note in zip(*(c.tolist() for c in (now.start, now.pitch, now.duration)), strict=True)}
        assert places == set(zip(*(c.tolist() for c in (notes.start, notes.pitch, notes.duration)), strict=True))
        assert all(now.contains(sketch.selection))
        assert sketch.score.tracks[1:] == score.tracks[1:]


@given(scores(), lines, spots, st.lists(spots, max_size=5))
def test_no_way_over_a_line_touches_the_notes_or_what_lies_outside(score, line, press, way):
    curve, usual = line.curve(score), line.usual(score)
    ticks = [press.tick, *(spot.tick for spot in way)]
    for gesture in (
        lanes.draw_line(score, press, line, Notes()),
        lanes.straight_line(score, press, line, Notes()),
        lanes.erase_line(score, press, line, Notes(), 0),
    ):
        changed = after(gesture, *way).score
        assert [track.notes for track in changed.tracks] == [track.notes for track in score.tracks]
        earliest = min(timing.snap_down(score, tick, Fraction(480)) for tick in ticks) - 480
        before = [tick for tick in curve.tick.tolist() if tick < earliest]
        assert [tick for tick in line.curve(changed).tick.tolist() if tick < earliest] == before
        assert all(
            line.curve(changed).value_at(tick, usual) == curve.value_at(tick, usual) for tick in range(0, earliest, 97)
        )


@given(scores(), lines, spots, spots)
def test_a_drawn_line_ends_at_the_pointer(score, line, press, now):
    for draw in (lanes.draw_line, lanes.straight_line):
        changed = after(draw(score, press, line, Notes()), now).score
        place = line.place(score, now.tick, now.step)
        at_press = line.place(score, press.tick, now.step)
        assert line.curve(changed).value_at(place, 0) == pytest.approx(line.within(now.value), abs=0.01)
        if at_press != place:
            assert line.curve(changed).value_at(at_press, 0) == pytest.approx(line.within(press.value), abs=0.01)


@given(scores(), st.sampled_from(CONTROLLERS), spots, spots)
def test_a_value_is_held_and_then_it_goes_on_as_it_was(score, controller, press, now):
    before, changed = (
        score.tracks[0],
        after(lanes.hold_value(score, press, 0, controller, Notes()), now).score.tracks[0],
    )
    first, last = sorted(timing.snap(score, spot.tick, spot.step) for spot in (press, now))
    for tick in (*range(0, first, 977), *range(last, last + 3000, 131)):
        assert controllers.value_at(changed, controller, tick) == controllers.value_at(before, controller, tick)
    for tick in range(first, last, max(1, (last - first) // 7)):
        assert controllers.value_at(changed, controller, tick) == controller.within(press.value)


@given(scores(), lines, spots, spots)
def test_a_point_moved_away_and_back_is_where_it_was(score, line, press, now):
    score = line.drawn(score, (960, 100), (960, 100), 1)
    curve = line.curve(score)
    assert curve.value_at(960, 0) == pytest.approx(line.within(100), abs=0.01)
    gesture = lanes.move_point(score, press, line, 960, Notes())
    assert after(gesture, now, press._replace(step=now.step)).score == score


def test_a_point_is_moved_by_the_grid_and_the_first_tempo_up_and_down_only():
    score = Score(tempos=(Tempo(0), Tempo(960, 600_000)))
    press = Spot(970, 100, STEP)
    moved = after(lanes.move_point(score, press, TempoLine(), 960, Notes()), Spot(1500, 120, STEP)).score
    assert [(tempo.tick, round(tempo.bpm)) for tempo in moved.tempos] == [(0, 120), (1440, 120)]
    first = after(lanes.move_point(score, press, TempoLine(), 0, Notes()), Spot(1500, 120, STEP)).score
    assert [(tempo.tick, round(tempo.bpm)) for tempo in first.tempos] == [(0, 140), (960, 100)]


def test_a_pedal_is_held_from_grid_line_to_grid_line():
    changed = after(lanes.hold_value(Score(), Spot(490, 120, STEP), 0, SUSTAIN, Notes()), Spot(1900, 3, STEP)).score
    curve = controllers.curve(changed.tracks[0], SUSTAIN)
    assert list(zip(curve.tick.tolist(), curve.value.tolist(), strict=True)) == [(480, 127), (1920, 0)]


def test_erasing_takes_what_is_within_reach():
    track = controllers.with_value(controllers.with_value(Score().tracks[0], VOLUME, 100, 5), VOLUME, 140, 6)
    score, line = Score((track,)), ControllerLine(0, VOLUME)
    changed = after(lanes.erase_line(score, Spot(90, 0), line, Notes(), 12)).score
    assert line.curve(changed).tick.tolist() == [140]


def test_a_swell_is_told_at_a_sensible_density():
    line = ControllerLine(0, BEND)
    changed = after(lanes.straight_line(Score(), Spot(0, -8192), line, Notes()), Spot(1920, 8191)).score
    assert 24 * 4 <= len(changed.tracks[0].events) <= 24 * 4 + 2
