import numpy as np
import pytest

from composer.files.abc import reading as abc
from composer.music.score import KeyChange, Meter

HEAD = "X:1\nT:A tune\nM:4/4\nL:1/8\nK:G\n"


def read(body, head=HEAD):
    return abc.read(head + body + "\n", "test", fewest=1)


def test_pitches_durations_key_and_title():
    tune = read("G2A2 B2c2 | d4 F4 |]")
    assert tune.pitch.tolist() == [67, 69, 71, 72, 74, 66]
    assert tune.duration.tolist() == [480] * 4 + [960] * 2
    assert tune.key == KeyChange(0, 1, False)
    assert (tune.title, tune.collection, tune.meters) == ("A tune", "test", (Meter(0),))


def test_a_flat_is_no_sign_of_the_octave():
    assert read("_B2_b2 |").pitch.tolist() == [70, 82]


def test_an_accidental_holds_until_the_bar_line():
    assert read("^G2G2 G4 | G8 |").pitch.tolist() == [68, 68, 68, 67]


def test_a_pickup_ends_with_the_first_bar_line():
    tune = read("D2 | G8 |")
    assert tune.start.tolist() == [1440, 1920]
    assert tune.meters == (Meter(0),)


def test_triplets_and_broken_rhythms_keep_the_bar_full():
    tune = read("(3GAB G2 A>B A2 | G8 |")
    assert tune.duration.tolist() == [160, 160, 160, 480, 360, 120, 480, 1920]
    assert tune.start[-1] == 1920


def test_tied_notes_are_one_and_slurred_ones_two():
    assert read("G4-G4 | G4-A4 |").duration.tolist() == [1920, 960, 960]


def test_rests_are_gaps_and_grace_notes_are_left_out():
    tune = read("G2 z2 {AB}c4 |")
    assert tune.start.tolist() == [0, 960]
    assert tune.pitch.tolist() == [67, 72]


def test_the_top_of_a_chord_and_the_first_voice_are_read():
    assert read("[GBd]4 G4 |").pitch.tolist() == [74, 67]
    assert read("V:1\nG8 |\nV:2\nc8 |").pitch.tolist() == [67]


def test_of_two_endings_the_last_is_read():
    assert read("G8 |1 A8 :|2 B8 |]").pitch.tolist() == [67, 71]


def test_meters_change_where_they_are_written():
    tune = read("G8 |\nM:3/4\nA6 | B6 |")
    assert tune.meters == (Meter(0), Meter(1920, 3, 4))


def test_bars_out_of_step_begin_anew():
    tune = read("G8 | A4 | B8 | c8 | d8 |")
    assert tune.meters == (Meter(0), Meter(2880))


def test_a_repeat_inside_a_bar_changes_nothing():
    tune = read("D2 | G8 | G6 :| D2 | G8 | G6 |]")
    assert tune.meters == (Meter(0),)


def test_tunes_of_a_file_are_told_apart():
    assert [abc.title_of(t) for t in abc.split_tunes("% a remark\n" + HEAD + "G8|\n\nX:2\nK:C\nC8|\n")] == [
        "A tune",
        "untitled",
    ]


@pytest.mark.parametrize("body", ["", "z8 |", "G999999 |"])
def test_a_damaged_tune_is_refused(body):
    with pytest.raises(abc.DamagedTune):
        read(body)


def test_columns_have_the_kinds_that_they_are_kept_in():
    tune = read("G8 |")
    assert (tune.start.dtype, tune.duration.dtype, tune.pitch.dtype) == (np.int32, np.int32, np.int16)


def test_words_above_a_note_change_nothing():
    assert read('"Lively, then slow"D2 "Am"d\'2 C,,,,,2 _C,,,4|').pitch.tolist() == [62, 86, 0, 23]


PLAIN = {
    "G2 HA4 G2|": "G2 A4 G2|",
    "G>(A {c}B)<.c|": "G>A B<c|",
    "((3{A}GFG) (AB)|": "(3GFG AB|",
    '"Am"vG2 !4!u~A2|': "G2 A2|",
    "G2 A2 \\\nB2 c2|": "G2 A2 B2 c2|",
    "G2[L:1/16]A2[L:1/8]B2|": "G2\nL:1/16\nA2\nL:1/8\nB2|",
}


@pytest.mark.parametrize("body", PLAIN)
def test_ornaments_and_slurs_lose_no_note_and_no_rhythm(body):
    found, expected = abc.read(abc.plain(HEAD + body + "\n"), "", fewest=1), read(PLAIN[body])
    assert (found.pitch.tolist(), found.duration.tolist()) == (expected.pitch.tolist(), expected.duration.tolist())


def test_a_voice_named_before_its_notes_is_not_the_first():
    assert abc.read(abc.plain(HEAD + "[V:1]G8|\n[V:2]c8|\n"), "", fewest=1).pitch.tolist() == [67]


def test_fields_and_remarks_are_left_as_they_are():
    assert abc.plain('T:(A) {b} "c"\n%(x)\n') == 'T:(A) {b} "c"\n%(x)\n'
