"""The loop, the metronome, the bar that is counted in and the tempo that is tapped."""

import pytest

from composer.audio.course import STRAIGHT_ON, Manner
from composer.music import changes
from composer.ui.verbs.timekeeping import Timekeeping


class Clock:
    def __init__(self):
        self.now = 100.0

    def __call__(self):
        return self.now


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def tap(desk, clock):
    """Tap so many seconds after the last time."""
    keeping = Timekeeping(desk.session, desk.playback, desk.roll.ruler.loop, desk.actions, clock)

    def tapped(*pauses):
        for seconds in pauses:
            clock.now += seconds
            keeping.tap()

    return tapped


def test_loop_metronome_and_count_in_reach_playback(desk):
    desk.roll.ruler.loop.choose(480, 960)
    desk.actions["actionMetronome"].setChecked(True)
    desk.actions["actionCountIn"].setChecked(True)
    assert desk.playback.manner == Manner((480, 960), True, True)
    desk.actions["actionLoop"].trigger()
    desk.actions["actionMetronome"].trigger()
    desk.actions["actionCountIn"].trigger()
    assert desk.playback.manner == STRAIGHT_ON


def test_clicks_are_remembered_and_the_loop_is_not(desk):
    desk.roll.ruler.loop.choose(480, 960)
    desk.actions["actionMetronome"].trigger()
    assert desk.settings.clicks


def test_a_row_of_taps_is_the_tempo_and_one_step(desk, tap):
    steps = desk.session.undo_stack.count()
    tap(0, 0.5, 0.52, 0.48)
    assert desk.session.score.tempos[0].bpm == pytest.approx(120)
    tap(0.75, 0.75, 0.75)
    assert 100 > desk.session.score.tempos[0].bpm > 90
    assert desk.session.undo_stack.count() == steps + 1
    assert desk.session.undo_stack.undoText() == "Tap tempo"


def test_after_a_pause_taps_begin_anew(desk, tap):
    tap(0, 0.5, 0.5)
    tap(5, 0.6, 0.6)
    assert desk.session.score.tempos[0].bpm == pytest.approx(100)


def test_one_tap_changes_nothing_and_two_at_once_neither(desk, tap):
    before = desk.session.score
    tap(0, 0)
    assert desk.session.score is before


def test_what_was_done_between_taps_stays(desk, tap):
    tap(0, 0.6)
    desk.session.commit("Meter", changes.set_meter(desk.session.score, 3, 4))
    tap(0.6)
    assert desk.session.score.meters[0].numerator == 3
    assert desk.session.score.tempos[0].bpm == pytest.approx(100)


def test_the_tempo_of_the_place_is_tapped(desk, tap):
    desk.session.commit("Tempo", changes.set_tempo(desk.session.score, 90, 1920))
    desk.playback.place(2000)
    tap(0, 0.5)
    assert [round(tempo.bpm) for tempo in desk.session.score.tempos] == [120, 120]
    desk.session.undo_stack.undo()
    assert [round(tempo.bpm) for tempo in desk.session.score.tempos] == [120, 90]
