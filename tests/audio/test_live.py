"""Keys that are held sound until they are let go, with the pedal until it comes up, and none is left hanging."""

import pytest

from composer.audio import NoSound, live
from composer.audio.live import Live
from composer.audio.mixer import mixer


@pytest.fixture
def keys(monkeypatch):
    monkeypatch.setattr(live, "_LONGEST_SECONDS", 0.3)
    monkeypatch.setattr(live, "_FADE_MILLISECONDS", 1)
    keys = Live()
    yield keys
    keys.end()


def busy():
    return sum(mixer().Channel(number).get_busy() for number in range(mixer().get_num_channels()))


def test_a_key_sounds_until_it_is_let_go(keys):
    keys.press(60)
    keys.press(64, velocity=1)
    assert keys.pitches == {60, 64}
    assert busy() == 2
    keys.release(60)
    keys.release(61)
    assert keys.pitches == {64}
    keys.end()
    assert not keys.pitches


def test_a_key_that_is_pressed_twice_sounds_once(keys):
    keys.press(60)
    keys.press(60)
    keys.release(60)
    assert not keys.pitches


def test_the_pedal_holds_what_is_let_go_and_nothing_else(keys):
    keys.hold(True)
    keys.press(60)
    keys.press(64)
    keys.release(60)
    assert keys.pitches == {60, 64}
    keys.hold(False)
    assert keys.pitches == {64}
    keys.hold(True)
    keys.release(64)
    keys.press(64)
    keys.hold(False)
    assert keys.pitches == {64}


def test_more_keys_than_channels_are_no_harm(keys):
    for pitch in range(30, 80):
        keys.press(pitch)
    assert busy() <= live._VOICES
    for pitch in range(30, 80):
        keys.release(pitch)
    assert not keys.pitches


def test_without_a_sound_card_it_is_silent_and_knows_why(keys, monkeypatch):
    def refuse():
        raise NoSound("No sound card can be used (none).")

    monkeypatch.setattr(live, "mixer", refuse)
    keys.press(60)
    keys.release(60)
    assert "No sound card" in keys.reason
    assert not keys.pitches
