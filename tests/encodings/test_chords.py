import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from composer.encodings import chords
from composer.encodings.encoding import DURATION, END_OF_PIECE, PITCH
from composer.encodings.known import encoding
from composer.music import arranging
from composer.music.pieces import DRUMS, piece
from composer.music.score import Meter
from tests.encodings.pieces import pieces
from tests.strategies import scores


def same(one, other):
    columns = ("start", "duration", "pitch", "part")
    return one.programs == other.programs and all(
        np.array_equal(getattr(one, name), getattr(other, name)) for name in columns
    )


def words(whole):
    return " ".join(chords.VOCABULARY[token] for token in chords.encode(whole).tokens)


@given(pieces())
def test_a_piece_on_the_grid_comes_back_as_it_was(whole):
    assert same(chords.decode(chords.encode(whole).tokens), whole)


@given(pieces(grid=False))
def test_what_was_rounded_once_stays_as_it_is(whole):
    tokens = chords.encode(whole).tokens
    assert np.array_equal(chords.encode(chords.decode(tokens)).tokens, tokens)


@given(pieces(grid=False, empty=False))
def test_rounding_moves_no_end_of_a_note_by_more_than_half_a_step_unless_it_would_vanish(whole):
    back = chords.decode(chords.encode(whole).tokens)
    assert abs(int(back.start.min()) - int(whole.start.min())) <= chords.STEP / 2
    assert abs(back.end - whole.end) <= 1.5 * chords.STEP
    assert set(back.pitch.tolist()) == set(whole.pitch.tolist())


@given(scores())
def test_any_score_is_a_stream_of_the_vocabulary(score):
    whole = arranging.piece_of(score)
    stream = chords.encode(whole)
    assert stream.tokens[0] == chords.START
    assert stream.tokens[-1] == chords.END
    assert stream.tokens.max() < len(chords.VOCABULARY)
    assert stream.contexts.shape == (len(stream.tokens), len(chords.CONTEXTS))
    assert (stream.contexts >= 0).all()
    assert (stream.contexts < np.array(chords.CONTEXTS)).all()


@given(pieces(empty=False))
def test_the_grammar_allows_every_token_of_a_piece(whole):
    reading = chords.Reading()
    for token in chords.encode(whole).tokens.tolist():
        if chords.kind_of(token) not in {chords.START, chords.PROGRAM}:
            assert reading.allowed()[token]
        reading.read(token)


@given(pieces())
def test_notes_are_counted_once(whole):
    tokens = chords.encode(whole).tokens
    assert chords.count_notes(tokens) == len(whole)
    told = chords.parts(tokens)
    assert (told == END_OF_PIECE).sum() == 1
    assert set(told.tolist()) <= {PITCH, DURATION, END_OF_PIECE}


@given(pieces(empty=False), st.integers(-12, 12))
def test_a_stream_in_another_key_is_that_of_the_piece_in_it(whole, semitones):
    drums = np.array([program == DRUMS for program in whole.programs])[whole.part]
    tuned = whole.pitch[~drums]
    if not len(tuned) or tuned.min() + semitones < 0 or tuned.max() + semitones > 127:
        return
    moved = np.where(drums, whole.pitch, whole.pitch + semitones).tolist()
    rows = zip(whole.start.tolist(), whole.duration.tolist(), moved, whole.part.tolist(), strict=True)
    varied = chords.varied(chords.encode(whole), semitones, 0.0, np.random.default_rng(0))
    expected = chords.encode(piece(rows, whole.programs))
    assert np.array_equal(varied.tokens, expected.tokens)
    assert np.array_equal(varied.contexts, expected.contexts)


@given(pieces(empty=False), st.integers(-200, 200))
def test_a_key_too_far_stays_within_the_pitches(whole, semitones):
    varied = chords.varied(chords.encode(whole), semitones, 0.5, np.random.default_rng(0))
    assert chords.count_notes(varied.tokens) == len(whole)
    assert (varied.contexts < np.array(chords.CONTEXTS)).all()
    assert (varied.contexts >= 0).all()


@given(st.integers(1, 5000))
def test_every_length_is_a_sum_of_note_values(steps):
    assert sum(chords.LENGTHS[index] for index in chords.lengths(steps)) == steps


def test_a_chord_and_a_melody_in_two_parts():
    whole = piece([(0, 960, 48, 1), (0, 960, 55, 1), (0, 480, 72, 0), (480, 480, 74, 0)], (0, 42))
    assert words(whole) == (
        "START program 0 program 42 pitch 72 duration 24/24 part 1 pitch 48 pitch 55 duration 48/24 "
        "wait 24/24 part 0 pitch 74 duration 24/24 END"
    )


def test_contexts_say_bar_meter_part_program_and_what_the_part_played():
    whole = piece([(480, 480, 60, 0), (480, 480, 64, 0), (1440, 480, 62, 0)], (40,))
    found = chords.contexts(chords.spelled(whole), (Meter(0, 3, 4),))
    assert found[-1].tolist() == [0, 1, 0, 40, 62]
    assert found[4].tolist() == [4, 1, 0, 40, 128]


def test_parts_beyond_the_sixteenth_join_the_last():
    whole = piece([(0, 480, 40 + part, part) for part in range(20)], [0] * 20)
    assert len(chords.decode(chords.encode(whole).tokens)) == 20


@pytest.mark.parametrize("name", ["chords"])
def test_the_encoding_is_known_by_its_name(name):
    assert encoding(name, chords.VERSION, chords.VOCABULARY) is chords


def test_the_vocabulary_is_what_checkpoints_were_trained_with():
    assert len(chords.VOCABULARY) == 2 + 129 + 16 + 128 + 2 * len(chords.LENGTHS)
    assert chords.VOCABULARY[chords.PITCH + 60] == "pitch 60"
    assert chords.VOCABULARY[chords.WAIT] == "wait 1/24"
