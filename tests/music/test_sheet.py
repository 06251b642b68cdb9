"""A piece on paper: every voice fills every bar, and what is read off the paper is what stands on the roll."""

from fractions import Fraction
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from composer.music import sheet
from composer.music.bars import MOST_BARS, Bars, TooLong
from composer.music.metre import SHORTEST, UNITS, metre, unit
from composer.music.rhythm import Event, Value, beams, signs
from composer.music.score import KeyChange, Meter, Note, Notes, Score, Track
from tests.strategies import scores

Q = UNITS


def read_off(part, bars):
    """Return the (start, end, index, pitch) of the notes of a part, in units, as a reader of the paper finds them."""
    found: list[tuple[int, int, int, int]] = []
    held: dict[tuple[int, int], int] = {}
    for bar, staves in zip(bars, part.bars, strict=True):
        for staff in staves:
            for voice in staff:
                for mark in voice:
                    start, end = bar.before + mark.sign.start, bar.before + mark.sign.start + mark.sign.length
                    for head in mark.heads:
                        begun = held.pop((head.note, start), start) if mark.sign.before else start
                        if mark.sign.after:
                            held[head.note, end] = begun
                        else:
                            found.append((begun, end, head.note, head.pitch))
    assert not held, "a tie leads nowhere"
    return sorted(found)


def written_length(sign):
    stretch = sign.tuplet.stretch if sign.tuplet else 1
    return Fraction(sign.value.units) / stretch


def sounds_as(head):
    """Return the pitch that a spelling stands for."""
    return {"C": 0, "D": 2, "E": 4, "F": 5, "G": 7, "A": 9, "B": 11}[head.letter] + head.alter + 12 * head.octave + 12


CUT_SHORT = Score((Track("", Notes([Note(0, 60, 1), Note(120, 60, 1)])),), 384, meters=(Meter(0, 1, 1), Meter(2, 1, 1)))
"""A bar of two ticks, which is shorter on paper than the part of a beat that its note would last."""


@settings(deadline=None, max_examples=40)
@given(scores())
@example(CUT_SHORT)
def test_every_voice_fills_every_bar(score):
    made = sheet.written(score)
    for part in made.parts:
        for bar, staves in zip(made.bars, part.bars, strict=True):
            assert len(staves) == len(part.clefs)
            for staff in staves:
                assert 1 <= len(staff) <= 4
                for voice in staff:
                    place = 0
                    for mark in voice:
                        assert mark.sign.start == place
                        place += mark.sign.length
                        whole = mark.sign.event is None and mark.sign.length == bar.length
                        assert whole or written_length(mark.sign) == mark.sign.length
                    assert place == bar.length


@settings(deadline=None, max_examples=40)
@given(scores())
def test_what_is_written_is_what_stands_on_the_grid_of_paper(score):
    made = sheet.written(score)
    for part in made.parts:
        track = score.tracks[part.track]
        placed = made.bars.placed(track.notes)
        back = read_off(part, made.bars)
        pitches = track.notes.pitch
        assert all(pitches[note] == pitch for _, _, note, pitch in back)
        starts = {(int(start), int(pitch)) for start, pitch in zip(placed.start, pitches, strict=True)}
        assert {(start, pitch) for start, _, _, pitch in back} == starts
        if not track.is_drums and not made.rounded.cut:
            assert {(note, end) for _, end, note, _ in back} <= set(enumerate(placed.end.tolist()))
        for staves in part.bars:
            heads = [head for staff in staves for voice in staff for mark in voice for head in mark.heads]
            assert track.is_drums or all(sounds_as(head.spelling) == head.pitch for head in heads)


@st.composite
def exact_melodies(draw):
    """A melody of note values, some of them in triplets, begun at beats."""
    rows, tick = [], 0
    for _ in range(draw(st.integers(1, 12))):
        lengths = draw(
            st.sampled_from([[480], [240, 240], [160] * 3, [120, 360], [320, 160], [960], [80] * 6, [60] * 8])
        )
        for length in lengths:
            rows.append(Note(tick, draw(st.integers(48, 84)), length))
            tick += length
    meter = draw(st.sampled_from([(4, 4), (3, 4), (6, 8), (5, 4), (2, 2), (12, 8)]))
    return Score((Track("", Notes(rows)),), meters=(Meter(0, *meter),), keys=(KeyChange(0, draw(st.integers(-7, 7))),))


@settings(deadline=None, max_examples=40)
@given(exact_melodies())
def test_what_is_exact_comes_back_as_it_was(score):
    made = sheet.written(score)
    assert not made.rounded.moved
    notes = score.tracks[0].notes
    back = read_off(made.parts[0], made.bars)
    ticks = [
        (int(start), int(end), pitch)
        for (start, end), pitch in (
            (made.bars.ticks_of(np.array([start, end])), pitch) for start, end, _, pitch in back
        )
    ]
    assert ticks == [(note.start, note.end, note.pitch) for note in notes]


def rows(numerator, denominator, *spans):
    """Return start and value of each sign of a bar, in quarters, ties as ~."""
    length = numerator * unit(denominator)
    events = [Event(round(a * Q), round(b * Q), index) for index, (a, b) in enumerate(spans)]
    return [
        (float(Fraction(sign.start, Q)), 4 / 2**sign.value.power * (1.5 if sign.value.dots else 1), "~" * sign.after)
        for sign in signs(metre(numerator, denominator, length), events)
        if sign.event is not None
    ]


@pytest.mark.parametrize(
    ("meter", "spans", "expected"),
    [
        ((4, 4), [(0, 2.5)], [(0, 2, "~"), (2, 0.5, "")]),
        ((4, 4), [(0.5, 1.5)], [(0.5, 1, "")]),  # a syncopation by one level is one note
        ((4, 4), [(1.5, 2.5)], [(1.5, 0.5, "~"), (2, 0.5, "")]),  # but not over the middle of the bar
        ((4, 4), [(1, 3)], [(1, 2, "")]),
        ((4, 4), [(1, 4)], [(1, 3, "")]),
        ((4, 4), [(0, 3.5)], [(0, 2, "~"), (2, 1.5, "")]),
        ((4, 4), [(0.75, 1.25)], [(0.75, 0.25, "~"), (1, 0.25, "")]),
        ((3, 4), [(0, 3)], [(0, 3, "")]),
        ((3, 4), [(0.5, 3)], [(0.5, 0.5, "~"), (1, 2, "")]),
        ((6, 8), [(0, 1.5), (1.5, 3)], [(0, 1.5, ""), (1.5, 1.5, "")]),
        ((6, 8), [(0.5, 2)], [(0.5, 1, "~"), (1.5, 0.5, "")]),  # dotted beats are always seen
        ((12, 8), [(0, 4.5)], [(0, 3, "~"), (3, 1.5, "")]),
        ((5, 8), [(1, 2)], [(1, 0.5, "~"), (1.5, 0.5, "")]),
    ],
)
def test_a_note_is_split_where_a_musician_would(meter, spans, expected):
    assert rows(*meter, *spans) == expected


def test_triplets_are_written_as_triplets():
    third = Fraction(1, 3)
    thirds = [(third * index, third * (index + 1)) for index in range(3)]
    found = signs(metre(4, 4, 4 * Q), [Event(int(a * Q), int(b * Q), i) for i, (a, b) in enumerate(thirds)])
    assert [sign.value for sign in found[:3]] == [Value(3)] * 3
    assert [sign.tuplet and sign.tuplet[:2] for sign in found] == [(3, 2)] * 3 + [None] * (len(found) - 3)
    assert [(sign.opens, sign.closes) for sign in found[:3]] == [(True, False), (False, False), (False, True)]
    wide = [Event(int(4 * third * i * Q / 2), int(4 * third * (i + 1) * Q / 2), i) for i in range(3)]
    assert [sign.value for sign in signs(metre(4, 4, 4 * Q), wide)[:3]] == [Value(2)] * 3


def test_rests_show_the_beats():
    found = signs(metre(4, 4, 4 * Q), [Event(Q, 2 * Q, 0)])
    assert [(sign.start // Q, sign.value) for sign in found] == [(0, Value(2)), (1, Value(2)), (2, Value(1))]
    (rest,) = signs(metre(3, 4, 3 * Q), [])
    assert (rest.length, rest.event) == (3 * Q, None)


def test_beams_go_by_beats():
    eighth, bar = Q // 2, metre(4, 4, 4 * Q)
    plain = signs(bar, [Event(i * eighth, (i + 1) * eighth, i) for i in range(8)])
    assert [beam[0] for beam in beams(bar, plain)] == ["begin", "continue", "continue", "end"] * 2
    short = signs(
        bar, [Event(0, Q // 4, 0), Event(Q // 4, Q, 1), *(Event(i * eighth, (i + 1) * eighth, i) for i in (2, 3))]
    )
    assert beams(bar, short)[:4] == [("begin", "forward hook"), ("end",), ("begin",), ("end",)]
    compound = metre(6, 8, 3 * Q)
    six = signs(compound, [Event(i * eighth, (i + 1) * eighth, i) for i in range(6)])
    assert [beam[0] for beam in beams(compound, six)] == ["begin", "continue", "end"] * 2


@given(st.integers(1, 255), st.sampled_from([1, 2, 4, 8, 16, 32, 64, 128]), st.data())
@settings(deadline=None, max_examples=40)
def test_any_bar_can_be_filled(numerator, denominator, data):
    length = numerator * unit(denominator)
    places = sorted(data.draw(st.sets(st.integers(0, min(length, 40 * Q) // SHORTEST), min_size=2, max_size=9)))
    events = [Event(a * SHORTEST, b * SHORTEST, i) for i, (a, b) in enumerate(pairwise(places))]
    found = signs(metre(numerator, denominator, length), events)
    assert sum(sign.length for sign in found) == length
    assert {sign.event for sign in found} - {None} == {event.number for event in events}


def notes_of(*rows):
    return Notes(Note(*row) for row in rows)


def test_notes_played_by_hand_are_drawn_to_note_values_and_it_is_told():
    played = notes_of((3, 60, 230), (246, 62, 190), (471, 64, 470), (950, 65, 300))
    made = sheet.written(Score((Track("", played),)))
    back = read_off(made.parts[0], made.bars)
    assert [start for start, *_ in back] == [0, Q // 2, Q, 2 * Q]
    assert [end for _, end, *_ in back[:3]] == [Q // 2, Q, 2 * Q]
    assert made.rounded.sentences() == ("4 notes lie between note values and are written where they are nearest.",)


def test_what_sounds_on_for_a_moment_needs_no_bar_of_its_own():
    made = sheet.written(Score((Track("", notes_of((0, 60, 1925))),)))
    assert len(made.bars) == 1
    assert made.rounded.moved == 1
    assert len(sheet.written(Score((Track("", notes_of((0, 60, 1980))),))).bars) == 2


def test_a_place_between_the_usual_ones_is_chance_where_most_notes_are_played_by_hand():
    wild = [(480 * n + n * 37 % 23 - 11 * (n > 0), 60 + n, 403 + n * 7 % 31) for n in range(12)]
    by_chance = (12 * 480 + 10, 80, 470)  # on a line of triplets of triplets
    made = sheet.written(Score((Track("", notes_of(*wild, by_chance)),)))
    assert all(mark.sign.tuplet is None for bar in made.parts[0].bars for mark in bar[0][0])


def test_overlapping_notes_are_in_voices_the_higher_first():
    made = sheet.written(Score((Track("", notes_of((0, 72, 1920), (0, 64, 480), (480, 62, 480))),)))
    upper, lower = made.parts[0].bars[0][0]
    assert [head.pitch for mark in upper for head in mark.heads] == [72]
    assert [head.pitch for mark in lower for head in mark.heads] == [64, 62]
    assert [mark.hidden for mark in lower] == [False, False, True]


def test_more_than_four_voices_end_early_and_it_is_told():
    held = notes_of(*((120 * index, 60 + index, 1920 - 60 * index) for index in range(6)))
    made = sheet.written(Score((Track("", held),)))
    assert made.rounded.cut
    assert len(read_off(made.parts[0], made.bars)) == 6


def test_a_keyboard_has_two_staves_and_others_the_clef_that_suits_them():
    both = notes_of((0, 40, 480), (0, 76, 480), (480, 43, 480), (480, 79, 480))
    signs_of = [
        [clef.sign + str(clef.octaves or "") for clef in sheet.written(Score((track,))).parts[0].clefs]
        for track in (
            Track("", both),
            Track("", notes_of((0, 72, 480))),
            Track("", notes_of((0, 45, 480)), program=42),
            Track("", notes_of((0, 30, 480)), program=33),
            Track("", notes_of((0, 60, 480)), program=41),
            Track("", notes_of((0, 38, 480)), channel=9),
        )
    ]
    assert signs_of == [["G", "F"], ["G"], ["F"], ["F-1"], ["C"], ["percussion"]]


def test_accidentals_are_shown_once_a_bar_and_taken_back():
    line = notes_of((0, 66, 480), (480, 66, 480), (960, 65, 480), (1440, 67, 480), (1920, 66, 480))
    made = sheet.written(Score((Track("", line),), keys=(KeyChange(0),)))
    shown = [[head.accidental for mark in bar[0][0] for head in mark.heads] for bar in made.parts[0].bars]
    assert shown == [[1, None, 0, None], [1]]
    assert [m.heads[0].accidental for m in sheet.written(
        Score((Track("", line),), keys=(KeyChange(0, 1),))
    ).parts[0].bars[0][0][0]] == [None, None, 0, None]  # fmt: skip


def test_a_tied_note_does_not_repeat_its_accidental():
    made = sheet.written(Score((Track("", notes_of((1440, 66, 960))),), keys=(KeyChange(0),)))
    heads = [mark.heads[0] for bar in made.parts[0].bars for mark in bar[0][0] if mark.heads]
    assert [head.accidental for head in heads] == [1, None]


def test_a_piece_without_a_key_gets_the_one_that_fits():
    scale = notes_of(*((480 * index, pitch, 480) for index, pitch in enumerate((62, 64, 66, 67, 69, 71, 73, 74))))
    assert sheet.written(Score((Track("", scale),))).keys[0] == KeyChange(0, 2)
    assert sheet.written(Score()).keys == (KeyChange(0),)


def test_a_key_change_inside_a_bar_stands_at_a_bar_line():
    line = notes_of(*((480 * index, 60, 480) for index in range(12)))
    made = sheet.written(Score((Track("", line),), keys=(KeyChange(0), KeyChange(2400, 3))))
    assert [key.sharps for key in made.keys] == [0, 3, 3]
    assert made.rounded.sentences() == ("1 key signature stands at a bar line on paper.",)


def test_a_meter_that_cuts_a_bar_short_leaves_a_short_bar():
    line = notes_of(*((480 * index, 60, 480) for index in range(8)))
    bars = Bars(Score((Track("", line),), meters=(Meter(0), Meter(960, 3, 4))))
    assert [(bar.number, bar.length // Q) for bar in bars] == [(1, 2), (2, 3), (3, 3)]


def test_drums_last_until_the_next_and_feet_have_their_own_voice():
    kit = notes_of((0, 36, 30), (0, 42, 30), (240, 42, 30), (480, 38, 30), (720, 42, 30))
    made = sheet.written(Score((Track("", kit, channel=9),)))
    hands, feet = made.parts[0].bars[0][0]
    assert [mark.sign.length for mark in hands if mark.heads] == [Q // 2] * 4
    assert [mark.sign.length for mark in feet if mark.heads] == [Q]
    assert made.rounded.sentences() == ("Drums are written without their lengths.",)


def test_a_piece_that_is_too_long_for_paper_says_so():
    far = Score((Track("", notes_of((1920 * MOST_BARS, 60, 480))),))
    with pytest.raises(TooLong, match="longer than 10,000 bars"):
        sheet.written(far)
    with pytest.raises(TooLong):
        sheet.written(Score((Track("", notes_of((2**30 - 1, 60, 1))),), 1))
