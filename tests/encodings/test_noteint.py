import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from composer.encodings import melody, noteint
from composer.encodings.known import ForeignEncoding, encoding, learned_from
from composer.encodings.noteint import NoteInt
from composer.music.tunes import Tune
from tests.encodings.known_tunes import KNOWN, known_tune
from tests.encodings.tunes import exact_tunes, free_tunes

FULL = NoteInt(0, 127, melody.DURATIONS)


def tune_of(start, duration, pitch):
    return Tune(np.array(start, np.int32), np.array(duration, np.int32), np.array(pitch, np.int16))


def columns(tune):
    return tune.start.tolist(), tune.duration.tolist(), tune.pitch.tolist()


@given(exact_tunes())
def test_a_tune_of_known_note_values_comes_back_as_it_was(tune):
    assert columns(FULL.decode(FULL.encode(tune).tokens, int(tune.start[0]))) == columns(tune)


@given(free_tunes(), st.integers(40, 60), st.integers(0, 30))
def test_a_stream_is_made_of_the_vocabulary_whatever_the_tune(tune, lowest, more):
    small = NoteInt(lowest, lowest + more, (6, 12, 24))
    tokens = small.encode(tune).tokens
    assert (tokens[0], tokens[-1]) == (noteint.START, noteint.END)
    assert tokens[1:-1].min() >= noteint.FIRST
    assert tokens.max() < len(small.VOCABULARY)
    assert small.count_notes(tokens) == len(tune)
    decoded = small.decode(tokens).pitch
    if more >= 11:
        assert ((decoded - tune.pitch) % 12 == 0).all()


@given(st.lists(exact_tunes(), min_size=1, max_size=3))
def test_the_vocabulary_of_the_music_holds_the_music(tunes):
    found = learned_from("note-int", tunes)
    assert isinstance(found, NoteInt)
    assert [columns(found.decode(found.encode(t).tokens, int(t.start[0]))) for t in tunes] == list(map(columns, tunes))
    assert encoding("note-int", 1, found.VOCABULARY) == found


@given(exact_tunes(), st.integers(-12, 12))
def test_a_transposed_stream_is_that_of_the_transposed_tune(tune, semitones):
    moved = FULL.varied(FULL.encode(tune), semitones, 0.0, np.random.default_rng(0))
    assert np.array_equal(moved.tokens, FULL.encode(Tune(tune.start, tune.duration, tune.pitch + semitones)).tokens)


@given(exact_tunes(), st.integers(0, 2**32))
def test_noise_moves_a_few_notes_by_a_semitone_and_nothing_else(tune, seed):
    stream = FULL.encode(tune)
    varied = FULL.varied(stream, 0, 0.5, np.random.default_rng(seed))
    before, after = (FULL.decode(one.tokens, int(tune.start[0])) for one in (stream, varied))
    assert before.duration.tolist() == after.duration.tolist()
    assert set(np.abs(before.pitch - after.pitch).tolist()) <= {0, 1}


def test_a_transposition_beyond_the_range_goes_as_far_as_it_can():
    small = NoteInt(60, 72, (24,))
    stream = small.encode(tune_of([0, 480], [480, 480], [70, 65]))
    assert small.decode(small.varied(stream, 9, 0.0, np.random.default_rng(0)).tokens).pitch.tolist() == [72, 67]


@pytest.mark.parametrize("words", [("a",), ("START", "END"), ("START", "END", "C4:1"), ("START", "END", "R:1", "H4:1")])
def test_words_that_are_no_notes_are_refused(words):
    with pytest.raises(ForeignEncoding, match="note-int"):
        encoding("note-int", 1, words)


@pytest.mark.parametrize("name", KNOWN)
def test_known_tunes_keep_their_tokens_and_their_text(name):
    spoken = NoteInt(55, 90, (6, 12, 18, 24, 36, 48, 72, 96, 144))
    tokens = spoken.encode(known_tune(name)).tokens
    assert tokens.tolist() == KNOWN[name]["notes"]
    assert spoken.text(tokens) == KNOWN[name]["note_text"]


def test_an_empty_tune_is_a_beginning_and_an_end():
    assert FULL.encode(tune_of([], [], [])).tokens.tolist() == [noteint.START, noteint.END]
