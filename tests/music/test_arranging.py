import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from composer.music import arranging
from composer.music.pieces import DRUMS, Pieces, piece
from composer.music.score import Meter, Note, Notes, Score, Track
from composer.music.tunes import UnreadableTunes
from tests.encodings.pieces import pieces

COLUMNS = ("start", "duration", "pitch", "part")


def same(one, other):
    return one.programs == other.programs and all(
        np.array_equal(getattr(one, name), getattr(other, name)) for name in COLUMNS
    )


@given(pieces(grid=False, empty=False))
def test_a_piece_that_became_a_score_is_the_piece_again(whole):
    played = [part for part in range(len(whole.programs)) if part in whole.part]
    back = arranging.piece_of(arranging.score_of(whole))
    assert back.programs == tuple(whole.programs[part] for part in played)
    assert np.array_equal(back.part, [played.index(part) for part in whole.part])
    assert np.array_equal(back.pitch, whole.pitch)


def test_a_score_of_other_ticks_becomes_a_piece_of_480():
    score = Score((Track("", Notes([Note(96, 60, 48)]), 40),), 96, meters=(Meter(0, 3, 4), Meter(288, 2, 4)))
    whole = arranging.piece_of(score)
    assert (whole.start.tolist(), whole.duration.tolist(), whole.programs) == ([480], [240], (40,))
    assert whole.meters == (Meter(0, 3, 4), Meter(1440, 2, 4))


@given(pieces(grid=False))
def test_a_reduction_has_every_pitch_that_begins_once(whole):
    tuned = np.array([program != DRUMS for program in whole.programs])[whole.part]
    expected = set(zip(whole.start[tuned].tolist(), whole.pitch[tuned].tolist(), strict=True))
    made = arranging.reduced(whole)
    assert made.programs == (0,)
    assert set(zip(made.start.tolist(), made.pitch.tolist(), strict=True)) == expected
    assert len(made) == len(expected)


@given(pieces(grid=False, empty=False), st.integers(-5, 60), st.integers(1, 40))
def test_an_excerpt_has_as_many_notes_as_there_are(whole, first, most):
    cut = arranging.excerpt(whole, first, most)
    assert len(cut) == min(most, len(whole))
    assert 0 <= cut.start[0] < 1920
    assert np.array_equal(
        np.diff(cut.start), np.diff(whole.start)[max(0, min(first, len(whole) - most)) :][: len(cut) - 1]
    )


def test_a_random_excerpt_is_the_same_for_the_same_dice():
    whole = piece([(480 * beat, 480, 60 + beat % 12, 0) for beat in range(50)])
    one, other = (arranging.random_excerpt([whole], 10, np.random.default_rng(3)) for _ in range(2))
    assert same(one, other)
    assert len(one) == 10


def test_the_list_of_notes_says_beat_part_pitches_and_beats():
    whole = piece([(0, 480, 60, 0), (0, 480, 64, 0), (240, 160, 36, 1)], (0, DRUMS))
    assert arranging.note_list(whole) == "# part 1: program 0\n# part 2: drums\n0 1 C4+E4:1\n1/2 2 C2:1/3\n"


def test_pieces_come_back_from_their_file(tmp_path):
    whole = piece([(0, 480, 60, 0), (480, 480, 64, 1)], (0, 40))
    Pieces([whole, piece([])], np.array([0, 2]), {"me": "mine"}, ["one was damaged"]).write(tmp_path / "it.npz")
    back = Pieces.read(tmp_path / "it.npz")
    assert same(back[0], whole)
    assert (len(back), len(back[1]), back.sources, back.skipped) == (2, 0, {"me": "mine"}, ("one was damaged",))
    assert back.of_split("test") == [back[1]]


@pytest.mark.parametrize("content", [None, b"", b"no file of pieces"])
def test_a_file_that_holds_no_pieces_is_refused(tmp_path, content):
    if content is not None:
        (tmp_path / "it.npz").write_bytes(content)
    with pytest.raises(UnreadableTunes, match=r"it\.npz cannot be read"):
        Pieces.read(tmp_path / "it.npz")
