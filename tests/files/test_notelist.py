"""Lists of notes in words."""

import pytest

from composer.files.notelist import BadNoteList, parse
from composer.music.score import Note, Notes


def test_pitches_lengths_rests_and_chords():
    assert parse("C4:1 R:1/2, 64:0.5 C4+E4+G4:2 F#5") == Notes(
        [
            Note(0, 60, 480),
            Note(720, 64, 240),
            *(Note(960, pitch, 960) for pitch in (60, 64, 67)),
            Note(1920, 78, 480),
        ]
    )


def test_triplets_add_up():
    notes = parse("C4:1/3 C4:1/3 C4:1/3 C4:1", ticks_per_beat=100)
    assert notes.start.tolist() == [0, 33, 67, 100]


@pytest.mark.parametrize(
    ("text", "cause"),
    [
        ("", "holds no notes"),
        ("R:4", "holds no notes"),
        ("H4:1", "“H4:1” cannot be read: “H4” is no note"),
        ("G10:1", "outside the MIDI pitches"),
        ("C4:", "“C4:” has no length"),
        ("C4:0", "“C4:0” has no length"),
        ("C4:1/0", "“C4:1/0” has no length"),
        ("C4:-1", "“C4:-1” has no length"),
        ("C4:1e999999999", "has no length"),
        ("C4:0.000001", "cannot be read"),
        ("R:999999 " * 9 + "C4:1", "cannot be read"),
    ],
)
def test_a_word_that_is_wrong_is_named(text, cause):
    with pytest.raises(BadNoteList, match=cause):
        parse(text)
