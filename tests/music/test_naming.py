"""What notes are called."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from composer.music.naming import Naming, Style
from composer.music.theory import KEYS, Key, pitch_name

PITCHES = st.integers(0, 127)
NAMINGS = st.builds(Naming, st.sampled_from(Style), st.sampled_from([3, 4]))


@given(PITCHES, st.booleans())
def test_the_usual_names_are_those_of_the_command_line(pitch, flats):
    assert Naming().pitch(pitch, flats) == pitch_name(pitch, flats)


@given(NAMINGS, st.booleans())
def test_no_two_pitches_have_one_name(naming, flats):
    assert len({naming.pitch(pitch, flats) for pitch in range(128)}) == 128


@given(NAMINGS, PITCHES)
def test_an_octave_higher_is_one_number_more(naming, pitch):
    name, octave = naming.note(pitch), (pitch - 60) // 12 + naming.middle_c
    assert naming.pitch(pitch) == f"{name}{octave}"
    assert naming.pitch(60)[-1] == str(naming.middle_c)


@pytest.mark.parametrize(
    ("style", "sharp", "flat", "seventh"),
    [(Style.ENGLISH, "A♯4", "B♭4", "B4"), (Style.GERMAN, "Ais4", "B4", "H4"), (Style.SOLFEGE, "La♯4", "Si♭4", "Si4")],
)
def test_the_names_around_the_seventh(style, sharp, flat, seventh):
    naming = Naming(style)
    assert (naming.pitch(70), naming.pitch(70, flats=True), naming.pitch(71)) == (sharp, flat, seventh)


def test_a_german_minor_key_is_written_small():
    assert Naming(Style.GERMAN).tonic(Key(6, minor=True)) == "fis"
    assert Naming(Style.GERMAN).tonic(Key(10)) == "B"
    assert [f"{Naming().tonic(key)} {'minor' if key.minor else 'major'}" for key in KEYS] == [key.name for key in KEYS]
