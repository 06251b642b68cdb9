import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from composer.generation import framing
from composer.generation.continuing import continue_, takes
from composer.generation.wishes import Wishes
from composer.music import timing
from composer.music.measures import longest_run, tandem_repeats
from composer.music.score import MAX_TICK, KeyChange, Meter, Note, Notes, Score, Track
from composer.music.songbook import Songbook
from composer.music.theory import KEYS, Key
from tests.generation.wished import has_no_room, wishes
from tests.networks.networks import small_model
from tests.strategies import scores

MODEL = small_model()


def finished(generator):
    growing = []
    while True:
        try:
            growing.append(next(generator))
        except StopIteration as stop:
            return stop.value, growing


def continued(score, track=0, **fields):
    return finished(continue_(score, MODEL, Wishes(**fields), track))[0]


def score_of(*notes, **fields):
    return Score((Track("", Notes(notes)),), **fields)


@settings(max_examples=40, deadline=None)
@given(scores(), wishes, st.data())
def test_wishes_hold_in_every_take_of_every_score(score, wished, data):
    track = data.draw(st.integers(0, len(score.tracks) - 1))
    take, growing = finished(continue_(score, MODEL, wished, track))
    notes, step = take.notes, score.ticks_per_beat / 24
    if has_no_room(score, take):
        return
    assert len(notes) > 0
    assert 0 <= take.start - score.tracks[track].notes.span[1] <= step + 1
    assert notes.start[0] == take.start
    assert notes.span[1] <= take.end
    assert (notes.start[1:] >= notes.end[:-1]).all()
    assert longest_run(notes.pitch) <= 9
    assert tandem_repeats(notes.pitch, notes.duration) <= 8
    if wished.key and len(score.tracks[track].notes):
        assert set((notes.pitch % 12).tolist()) <= wished.key.scale
    if wished.length:
        assert len(notes) <= wished.length
    first = timing.position_at(score, take.start).bar
    inside = take.start > timing.bar_start(score, first)
    if wished.bars or not wished.length:
        assert take.end <= timing.bar_start(score, first + inside + (wished.bars or 64))
    assert [len(one.notes) for one in growing] == list(range(1, len(notes) + 1))


def test_the_same_seed_gives_the_same_take_and_another_another():
    score = score_of(Note(0, 60, 480), Note(480, 64, 480))
    assert continued(score, random_seed=5).notes == continued(score, random_seed=5).notes
    assert continued(score, random_seed=5).notes != continued(score, random_seed=6).notes


def test_a_length_is_kept_to_the_note():
    assert len(continued(Score(), bars=None, length=37).notes) == 37


def test_bars_are_filled_after_the_one_begun_is_complete():
    score = score_of(Note(0, 60, 480), meters=(Meter(0, 3, 4),))
    take = continued(score, bars=2)
    assert take.start == 480
    assert take.ended or take.end == 3 * 3 * 480


def test_the_model_ends_only_in_the_last_bar():
    for seed in range(30):
        take = continued(score_of(Note(0, 60, 1920)), bars=4, random_seed=seed)
        assert take.end >= 1920 * 4


def test_without_a_seed_it_begins_near_c5_in_the_key():
    for key in KEYS:
        take = continued(Score(), key=key)
        assert 60 < take.notes.pitch[0] < 84
        assert set((take.notes.pitch % 12).tolist()) <= key.scale
    in_d = continued(Score(keys=(KeyChange(0, 2),)), temperature=0)
    assert in_d.notes.pitch[0] % 12 in Key(2).scale


@pytest.mark.parametrize("pitch", [0, 1, 64, 126, 127])
def test_every_pitch_is_a_legal_seed(pitch):
    take = continued(score_of(Note(0, pitch, 480)), bars=8)
    assert np.abs(take.notes.pitch - pitch).max() <= 30


def test_the_octave_is_that_of_the_last_note():
    score = score_of(Note(0, 20, 480), *(Note(480 * n, 100, 480) for n in range(1, 4)))
    assert np.abs(continued(score).notes.pitch - 100).max() <= 60
    assert continued(score).notes.pitch.mean() > 70


def test_chords_are_continued_by_their_top_voice_and_it_says_so():
    chords = [Note(0, 60, 480), Note(0, 64, 480), Note(480, 62, 480), Note(480, 65, 480)]
    alone = [note for note in chords if note.pitch in {64, 65}]
    take = continued(score_of(*chords))
    assert take.remarks == ("The top voice of the chords is continued.",)
    assert take.notes == continued(score_of(*alone)).notes
    assert continued(score_of(*alone)).remarks == ()


def test_drums_are_continued_and_it_says_so():
    score = Score((Track("Kit", Notes([Note(0, 36, 120)]), channel=9),))
    assert "drums" in continued(score).remarks[0]


def test_notes_off_the_grid_are_followed_on_the_grid():
    take = continued(score_of(Note(3, 60, 470), Note(485, 62, 471)))
    assert take.start == 960
    assert all(start % 20 == 0 for start in take.notes.start.tolist())


def test_a_long_piece_costs_no_more_than_its_end():
    notes = Notes(Note(index * 240, 60 + index % 12, 240) for index in range(5000))
    tail = continued(Score((Track("", notes),)))
    assert tail.start == 5000 * 240


def test_loudness_is_that_of_the_seed():
    assert set(continued(score_of(Note(0, 60, 480, 33), Note(480, 60, 480, 35))).notes.velocity.tolist()) == {34}
    assert set(continued(Score()).notes.velocity.tolist()) == {80}


def test_ticks_do_not_drift():
    take = continued(score_of(Note(0, 60, 100), ticks_per_beat=100), bars=None, length=60)
    steps = take.notes.start * 24 / 100
    assert np.abs(steps - np.round(steps)).max() < 0.25


def test_a_piece_that_reaches_the_last_tick_has_no_room():
    take = continued(score_of(Note(MAX_TICK - 10, 60, 10)))
    assert take.notes.span[1] <= MAX_TICK


def test_closing_stops_at_once():
    growing = continue_(Score(), MODEL, Wishes(bars=64))
    next(growing)
    growing.close()
    with pytest.raises(StopIteration):
        next(growing)


def test_takes_differ_and_the_best_come_first():
    found, growing = finished(takes(Score(), MODEL, Wishes(bars=2), 4, Songbook.of([])))
    assert len({take.notes for take in found}) == 4
    assert {take.wishes.random_seed for take in found} == {0, 1, 2, 3}
    places = [take.verdict.place for take in found]
    assert places == sorted(places)
    assert all(take.verdict.reason for take in found)
    first = next(take for take in found if take.wishes.random_seed == 0)
    assert [take.notes for take in growing if take][-1] == first.notes


@settings(max_examples=40, deadline=None)
@given(scores(), st.integers(1, 4), st.integers(0, 99), st.one_of(st.none(), st.sampled_from(KEYS)))
def test_what_is_to_finish_in_n_bars_has_its_last_note_in_the_last_of_them_on_the_tonic_chord(score, bars, dice, key):
    wished = Wishes(bars=bars, random_seed=dice, key=key)
    take = finished(continue_(score, MODEL, wished))[0]
    first = timing.position_at(score, take.start).bar
    inside = take.start > timing.bar_start(score, first)
    last_bar = timing.bar_start(score, first + inside + bars - 1)
    frame = framing.frame(score, "", wished, 0, 24)
    step = score.ticks_per_beat / 24
    # Bars of less than two of the shortest notes leave no choice.
    assume(frame.limit - max(frame.last_bar, frame.place) >= 2 * framing.SMALLEST_LEFT)
    assert take.ended
    assert take.notes.start[-1] >= last_bar - step
    assert int(take.notes.pitch[-1]) % 12 in frame.home().triad


def test_what_goes_on_after_n_bars_need_not_finish():
    takes_ = [
        continued(Score((Track("", Notes([Note(0, 60, 480)])),)), bars=1, finish=False, random_seed=n)
        for n in range(20)
    ]
    assert len({int(take.notes.pitch[-1]) % 12 for take in takes_}) > 3
