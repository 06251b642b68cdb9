"""What is played in: every press becomes one note, however it ends, and pedals become controllers."""

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from composer.music import controllers, edits
from composer.music.controllers import MODULATION, SUSTAIN
from composer.music.performance import Performance
from composer.music.score import MAX_TICK, Note, Notes, Score

DEEDS = st.lists(
    st.tuples(st.booleans(), st.integers(0, 3000), st.integers(58, 62), st.integers(0, 140)), min_size=1, max_size=30
)


def played(deeds, after=None):
    performance = Performance(after)
    for goes_down, tick, pitch, velocity in deeds:
        if goes_down:
            performance.press(tick, pitch, velocity)
        else:
            performance.release(tick, pitch)
    return performance


@given(DEEDS, st.integers(0, 4000), st.sampled_from([None, 3000]))
def test_every_press_becomes_a_note_and_none_is_held_after_the_end(deeds, stop, after):
    performance = played(deeds, after)
    shown = performance.notes(stop)
    performance.end(stop)
    assert not performance.holds
    assert performance.notes(stop) == performance.notes(MAX_TICK) == shown
    pressed = {(tick, pitch) for goes_down, tick, pitch, _ in deeds if goes_down}
    assert {(note.start, note.pitch) for note in shown} == pressed


@given(DEEDS)
def test_what_was_there_stays(deeds):
    before = edits.add(Score(), [Note(0, 40, 480), Note(100, 60, 30)])
    score, notes = played(deeds).taken(before, 0, 4000)
    assert score.tracks[0].notes == before.tracks[0].notes | notes


def test_a_key_that_is_pressed_again_ends_where_it_begins():
    performance = Performance()
    performance.press(0, 60, 64)
    performance.press(480, 60, 90)
    performance.release(960, 60)
    assert list(performance.notes(960)) == [Note(0, 60, 480, 64), Note(480, 60, 480, 90)]


def test_what_is_held_as_a_loop_begins_again_ends_with_it():
    performance = Performance(after=1920)
    performance.press(1700, 60, 80)
    performance.release(30, 60)
    assert list(performance.notes(30)) == [Note(1700, 60, 220, 80)]


def test_notes_are_drawn_to_the_grid_if_that_is_wanted():
    performance = Performance()
    performance.press(470, 60, 80)
    performance.release(900, 60)
    taken = performance.taken(Score(), 0, 900, Fraction(120))
    assert list(taken.notes) == [Note(480, 60, 430)]
    assert taken.score.tracks[0].notes == taken.notes


def test_the_pedal_is_a_controller_and_comes_up_at_the_end():
    performance = Performance()
    performance.tell(240, SUSTAIN, 100)
    performance.tell(480, MODULATION, 33)
    assert performance.notes(960) == Notes()
    assert not performance.is_empty
    performance.end(960)
    track = performance.taken(Score(), 0, 960).score.tracks[0]
    pedal = controllers.curve(track, SUSTAIN)
    assert list(zip(pedal.tick.tolist(), pedal.value.tolist(), strict=True)) == [(240, 127), (960, 0)]
    assert controllers.value_at(track, MODULATION, 500) == 33


def test_a_pedal_that_is_up_stays_unsaid():
    performance = Performance()
    performance.end(960)
    assert performance.is_empty
    assert performance.taken(Score(), 0, 960).score == Score()
