"""How pitches are written down in a key."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from composer.music.score import KeyChange
from composer.music.spelling import LETTERS, signature, spelled

KEYS = st.builds(KeyChange, st.just(0), st.integers(-7, 7), st.booleans())


@given(st.integers(0, 127), KEYS, st.none() | st.integers(0, 127))
def test_a_spelling_sounds_as_its_pitch(pitch, key, towards):
    letter, alter, octave = spelled(pitch, key, towards)
    assert LETTERS[letter] + alter + 12 * (octave + 1) == pitch
    assert -2 <= alter <= 2


@given(KEYS)
def test_the_scale_of_a_key_has_its_signature_and_each_letter_once(key):
    found = [spelled(pitch, key) for pitch in range(60, 72)]
    plain = [one for one in found if one.alter == signature(one.letter, key.sharps)]
    assert {one.letter for one in plain} == set("CDEFGAB")


@pytest.mark.parametrize(
    ("sharps", "minor", "expected"),
    [
        (0, False, "C C♯ D E♭ E F F♯ G G♯ A B♭ B"),
        (0, True, "C C♯ D D♯ E F F♯ G G♯ A B♭ B"),
        (-1, True, "C C♯ D E♭ E F F♯ G G♯ A B♭ B"),
        (-4, False, "C D♭ D E♭ E F G♭ G A♭ A B♭ C♭"),
        (4, False, "B♯ C♯ D D♯ E E♯ F♯ G G♯ A A♯ B"),
    ],
)
def test_keys_spell_what_is_outside_them_as_is_usual(sharps, minor, expected):
    names = {-1: "♭", 0: "", 1: "♯"}
    found = [spelled(pitch, KeyChange(0, sharps, minor)) for pitch in range(60, 72)]
    assert " ".join(one.letter + names[one.alter] for one in found) == expected


def test_a_step_by_a_semitone_is_spelled_by_where_it_leads():
    up, down = spelled(61, KeyChange(0), 62), spelled(61, KeyChange(0), 60)
    assert (up.letter, up.alter, down.letter, down.alter) == ("C", 1, "D", -1)
    assert spelled(66, KeyChange(0), 65) == spelled(66, KeyChange(0), 67)
