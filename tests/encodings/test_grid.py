import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from composer.encodings import grid
from composer.encodings.encoding import DURATION, END_OF_PIECE, PITCH, DoesNotFit
from composer.encodings.grid import Grid
from composer.encodings.known import ForeignEncoding, encoding, learned_from
from composer.music.score import KeyChange
from composer.music.tunes import Tune
from tests.encodings.known_tunes import KNOWN, known_tune
from tests.encodings.tunes import free_tunes

FULL = Grid(tuple(range(128)))


def song(rows, first=0, sharps=0):
    pitch, length, rest = (np.array(column, np.int32) for column in zip(*rows, strict=True))
    start = first + np.concatenate([[0], np.cumsum(length + rest)[:-1]]) * grid.SIXTEENTH
    return Tune(start.astype(np.int32), length * grid.SIXTEENTH, pitch.astype(np.int16), key=KeyChange(0, sharps))


songs = st.builds(
    lambda rows, first, sharps: song(rows, first * grid.SIXTEENTH, sharps),
    st.lists(st.tuples(st.integers(40, 90), st.integers(1, 32), st.integers(0, 8)), min_size=1, max_size=30),
    st.integers(0, 15),
    st.integers(-7, 7),
)


@given(songs)
def test_a_song_on_the_grid_comes_back_as_it_was(tune):
    back = FULL.decode(FULL.encode(tune).tokens, -grid.semitones_home(tune), int(tune.start[0]))
    assert np.array_equal(back.start, tune.start)
    assert np.array_equal(back.duration, tune.duration)
    assert np.array_equal(back.pitch, tune.pitch)


@given(st.integers(-7, 7), st.booleans())
def test_the_way_home_is_short_and_ends_at_c_or_a(sharps, minor):
    tune = song([(60, 4, 0)], sharps=sharps)
    moved = grid.semitones_home(Tune(tune.start, tune.duration, tune.pitch, key=KeyChange(0, sharps, minor)))
    tonic = sharps * 7 + (9 if minor else 0)
    assert (tonic + moved) % 12 == (9 if minor else 0)
    assert -5 <= moved <= 6


@given(free_tunes())
def test_durations_off_the_grid_do_not_fit(tune):
    on_grid = not (tune.duration % 120).any() and not ((tune.start - tune.start[0]) % 120).any()
    if on_grid:
        assert len(FULL.encode(tune).tokens) > 2
    else:
        with pytest.raises(DoesNotFit, match="sixteenths"):
            FULL.encode(tune)


@given(st.lists(songs, min_size=1, max_size=3))
def test_the_vocabulary_is_that_of_the_music(tunes):
    found = learned_from("essen-grid", tunes)
    assert isinstance(found, Grid)
    words = {word for tune in tunes for word in FULL.text(FULL.encode(tune).tokens).split()}
    assert set(found.VOCABULARY) == words | set(grid.SYMBOLS)
    assert encoding("essen-grid", 1, found.VOCABULARY) == found
    for tune in tunes:
        assert found.text(found.encode(tune).tokens) == FULL.text(FULL.encode(tune).tokens)


def test_a_symbol_a_sixteenth():
    tune = song([(60, 4, 2), (62, 1, 0), (62, 1, 0)], first=240)
    stream = FULL.encode(tune)
    assert FULL.text(stream.tokens) == "/ 60 _ _ _ r _ 62 62 /\n"
    assert FULL.count_notes(stream.tokens) == 3
    assert FULL.parts(stream.tokens)[[0, 1, 2, 5]].tolist() == [END_OF_PIECE, PITCH, DURATION, PITCH]


def test_a_pitch_never_seen_is_its_nearest_octave_else_its_neighbour():
    few = Grid((60, 62, 72))
    assert [few.pitches[few.token(pitch) - grid.FIRST] for pitch in (48, 84, 60, 61, 74, 127, 0)] == [
        60,
        72,
        60,
        60,
        62,
        72,
        60,
    ]


@pytest.mark.parametrize("words", [("a",), ("/", "_", "r", "x"), ("/", "_", "r", "62", "60"), ("/", "_", "r", "128")])
def test_words_that_are_no_symbols_are_refused(words):
    with pytest.raises(ForeignEncoding, match="essen-grid"):
        encoding("essen-grid", 1, words)


@pytest.mark.parametrize("name", KNOWN)
def test_known_tunes_keep_their_symbols(name):
    few = Grid(tuple(range(55, 91)))
    assert few.text(few.encode(known_tune(name)).tokens) == KNOWN[name]["grid"]
