"""Names, keys and scales."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from composer.music.score import KeyChange, Note, Notes
from composer.music.theory import KEYS, Key, estimate_key, parse_pitch, pitch_name


@given(st.integers(0, 127), st.booleans())
def test_a_pitch_survives_its_name(pitch, flats):
    assert parse_pitch(pitch_name(pitch, flats)) == pitch


@pytest.mark.parametrize("text", ["H4", "C", "C10", "", "128", "-1", "²"])
def test_what_is_no_pitch_is_refused(text):
    with pytest.raises(ValueError, match=r"note|outside"):
        parse_pitch(text)


@pytest.mark.parametrize("key", KEYS)
def test_a_key_survives_its_name_and_its_signature(key):
    assert Key.parse(key.name) == key
    assert Key.of_signature(KeyChange(0, key.sharps, key.minor)) == key


@pytest.mark.parametrize("key", KEYS)
def test_the_key_of_a_scale_that_dwells_on_its_chord_is_found(key):
    third = 3 if key.minor else 4
    degrees = sorted((pitch_class - key.tonic) % 12 for pitch_class in key.scale)
    chord = {0: 4, third: 2, 7: 3}
    notes = Notes(Note(100 * step, 48 + key.tonic + step, 10 * chord.get(step, 1)) for step in degrees)
    assert estimate_key(notes) == key


def test_without_notes_there_is_no_key():
    assert estimate_key(Notes()) is None
