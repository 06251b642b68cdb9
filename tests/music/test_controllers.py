"""Laws of the controllers."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from composer.music import controllers
from composer.music.controllers import BEND, CONTROLLERS, PAN, SUSTAIN, VOLUME, Controller
from composer.music.score import Event, Note, Notes, Track

LYRIC, OTHER_CHANNEL = b"\xff\x05la", bytes((0xB3, 7, 1))

some_ticks = st.integers(0, 400)
some_controllers = st.sampled_from(CONTROLLERS)
messages = st.one_of(
    st.sampled_from([LYRIC, OTHER_CHANNEL, b"\xc2\x05"]),
    st.builds(
        lambda number, value: bytes((0xB2, number, value)), st.sampled_from([1, 7, 10, 64, 91]), st.integers(0, 127)
    ),
    st.builds(lambda low, high: bytes((0xE2, low, high)), st.integers(0, 127), st.integers(0, 127)),
)
tracks = st.lists(st.builds(Event, some_ticks, messages), max_size=20).map(
    lambda events: Track(channel=2, events=tuple(sorted(events, key=lambda event: event.tick)))
)


def others(track, controller):
    """The events that are none of a controller, in their order."""
    head = bytes((0xE2,)) if controller is BEND else bytes((0xB2, controller.number))
    return [event for event in track.events if not event.message.startswith(head)]


def values_of(controller):
    return st.integers(controller.lowest, controller.highest)


def held(track, controller):
    """What holds at each tick."""
    return [controllers.value_at(track, controller, tick) for tick in range(402)]


@given(tracks, some_controllers, st.data())
def test_a_value_holds_from_its_tick_to_the_next_and_all_else_stays(track, controller, data):
    tick, value = data.draw(some_ticks), data.draw(values_of(controller))
    changed = controllers.with_value(track, controller, tick, value)
    after = next((t for t in controllers.curve(track, controller).tick.tolist() if t > tick), 402)
    assert (
        held(changed, controller)
        == held(track, controller)[:tick] + [value] * (after - tick) + held(track, controller)[after:]
    )
    assert others(changed, controller) == others(track, controller)
    assert list(changed.events) == sorted(changed.events, key=lambda event: event.tick)


@given(tracks, some_controllers, some_ticks, some_ticks)
def test_what_is_erased_is_told_no_more_and_all_else_stays(track, controller, one, other):
    first, after = sorted((one, other))
    changed = controllers.without_values(track, controller, first, after)
    before, now = controllers.curve(track, controller), controllers.curve(changed, controller)
    outside = (before.tick < first) | (before.tick >= after)
    assert np.array_equal(now.tick, before.tick[outside])
    assert np.array_equal(now.value, before.value[outside])
    assert others(changed, controller) == others(track, controller)


@given(tracks, some_controllers, some_ticks, some_ticks, st.integers(1, 60), st.data())
def test_a_line_goes_from_point_to_point(track, controller, one, other, every, data):
    first, last = data.draw(values_of(controller)), data.draw(values_of(controller))
    changed = controllers.with_line(track, controller, (one, first), (other, last), every)
    (low, at_low), (high, at_high) = sorted(((one, first), (other, last)), key=lambda point: point[0])
    at_low = last if low == high else at_low
    inside = held(changed, controller)[low : high + 1]
    assert inside[0] == controller.within(at_low)
    assert inside[-1] == controller.within(last if low == high else at_high)
    steps = np.diff(inside)
    assert (steps >= 0).all() or (steps <= 0).all()
    assert held(changed, controller)[:low] == held(track, controller)[:low]
    assert others(changed, controller) == others(track, controller)
    assert np.count_nonzero(steps) <= (high - low) // every + 1


@given(tracks, some_controllers)
def test_the_columns_say_what_holds(track, controller):
    curve = controllers.curve(track, controller)
    assert [curve.value_at(tick, controller.usual) for tick in range(402)] == held(track, controller)


@given(tracks, some_controllers)
def test_telling_a_track_what_it_is_told_changes_nothing(track, controller):
    curve = controllers.curve(track, controller)
    if len(set(curve.tick.tolist())) == len(curve.tick):
        assert (
            controllers.with_values(track, controller, 0, 401, zip(*(c.tolist() for c in curve), strict=True)) is track
        )


@given(tracks, some_controllers, st.one_of(st.none(), some_ticks), st.data())
def test_the_first_note_finds_the_value_it_is_given(track, controller, start, data):
    value = data.draw(values_of(controller))
    notes = Notes() if start is None else Notes([Note(start, 60, 10)])
    track = Track(channel=2, notes=notes, events=track.events)
    changed = controllers.with_first_value(track, controller, value)
    assert controllers.first_value(changed, controller) == value
    assert others(changed, controller) == others(track, controller)


def test_a_value_takes_the_place_of_the_one_at_its_tick():
    volume, bank, lyric = (Event(0, bytes((0xB0, 7, 90))), Event(0, bytes((0xB0, 0, 1))), Event(0, LYRIC))
    changed = controllers.with_value(Track(events=(volume, bank, lyric)), VOLUME, 0, 50)
    assert changed.events == (Event(0, bytes((0xB0, 7, 50))), bank, lyric)


def test_a_new_value_comes_after_what_else_is_at_its_tick():
    lyric, later = Event(10, LYRIC), Event(11, LYRIC)
    changed = controllers.with_value(Track(events=(lyric, later)), PAN, 10, 0)
    assert changed.events == (lyric, Event(10, bytes((0xB0, 10, 0))), later)


@pytest.mark.parametrize(("value", "message"), [(0, (0xE0, 0, 64)), (-8192, (0xE0, 0, 0)), (8191, (0xE0, 127, 127))])
def test_bends_are_counted_from_the_centre(value, message):
    track = controllers.with_value(Track(), BEND, 5, value)
    assert track.events == (Event(5, bytes(message)),)
    assert controllers.value_at(track, BEND, 5) == value


@given(tracks)
def test_what_a_track_is_told_of_is_found(track):
    found = controllers.told(track)
    assert {controller.name for controller in found} == {
        controller.name
        for controller in (*CONTROLLERS, Controller("cc91", 91, 0))
        if len(controllers.curve(track, controller).tick)
    }
    assert all(controllers.named(controller.name) == controller for controller in found)


@pytest.mark.parametrize("name", ["", "cc", "cc0", "cc32", "cc128", "cc-1", "cc1x", "nonsense", "74", "cc٣"])
def test_a_name_that_stands_for_no_line_is_none(name):
    assert controllers.named(name) is None


def test_a_pedal_is_drawn_up_or_down_and_read_as_it_is():
    assert [SUSTAIN.within(value) for value in (-3, 63, 64, 200)] == [0, 0, 127, 127]
    half = Track(events=(Event(0, bytes((0xB0, 64, 40))),))
    assert controllers.value_at(half, SUSTAIN, 0) == 40
