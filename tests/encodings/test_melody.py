from dataclasses import replace

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from composer.encodings import barlines, hints, melody
from composer.encodings.hints import Goal
from composer.encodings.known import ForeignEncoding, encoding
from composer.music import voices
from composer.music.score import KeyChange, Meter, Note, Notes, Score, Track
from composer.music.styles import STYLES
from composer.music.tunes import Tune
from tests.encodings.known_tunes import KNOWN, known_tune
from tests.encodings.tunes import exact_tunes, free_tunes


@given(exact_tunes())
def test_a_tune_of_known_note_values_comes_back_as_it_was(tune):
    back = melody.decode(melody.encode(tune).tokens, int(tune.pitch[0]), int(tune.start[0]))
    assert np.array_equal(back.start, tune.start)
    assert np.array_equal(back.duration, tune.duration)
    assert np.array_equal(back.pitch, tune.pitch)


@given(free_tunes())
def test_what_was_rounded_once_stays_as_it_is(tune):
    tokens = melody.encode(tune).tokens
    rests = tokens[1::2] == melody.REST
    # A rest of two parts may together be nearest to one note value.
    assume(not (rests[1:] & rests[:-1]).any())
    back = melody.decode(tokens, int(tune.pitch[0]), int(tune.start[0]))
    assert np.array_equal(melody.encode(back).tokens, tokens)


@given(free_tunes(), st.integers(-12, 12))
def test_the_stream_is_the_same_in_every_key(tune, semitones):
    moved = Tune(tune.start, tune.duration, tune.pitch + semitones, tune.meters)
    assert np.array_equal(melody.encode(moved).tokens, melody.encode(tune).tokens)


@given(free_tunes())
def test_a_stream_is_made_of_the_vocabulary_in_turns(tune):
    stream = melody.encode(tune)
    assert stream.tokens[0] == melody.START
    assert stream.tokens[-1] == melody.END
    assert all(melody.is_duration(token) for token in stream.tokens[2::2])
    assert not any(melody.is_duration(token) for token in stream.tokens[1::2])
    assert stream.tokens.max() < len(melody.VOCABULARY)
    assert stream.contexts.shape == (len(stream.tokens), len(melody.CONTEXTS))
    assert (stream.contexts >= 0).all()
    assert (stream.contexts < np.array(melody.CONTEXTS)).all()


@given(free_tunes())
def test_rounding_does_not_add_up(tune):
    back = melody.decode(melody.encode(tune).tokens, int(tune.pitch[0]), int(tune.start[0]))
    longest = melody.DURATIONS[-1] * melody.STEP
    if max(tune.duration.max(), np.diff(tune.start).max(initial=0)) <= longest and len(back) == len(tune):
        assert np.abs(back.start - tune.start).max() <= 36 * melody.STEP


def test_the_vocabulary_is_what_checkpoints_were_trained_with():
    assert len(melody.VOCABULARY) == 113
    assert melody.VOCABULARY[melody.LOWEST + melody.WIDEST] == "pitch +0"
    assert melody.VOCABULARY[melody.duration_token(24)] == "duration 24/24"


@given(st.integers(-127, 127))
def test_far_pitches_are_folded_by_octaves(interval):
    token = melody.pitch_token(interval)
    assert melody.LOWEST <= token < melody.SHORTEST
    assert (melody.interval_of(token) - interval) % 12 == 0
    if abs(interval) <= melody.WIDEST:
        assert melody.interval_of(token) == interval


@given(st.integers(1, 400))
def test_a_duration_is_the_nearest_note_value(steps):
    found = melody.steps_of(melody.duration_token(steps))
    capped = min(steps, melody.DURATIONS[-1])
    assert abs(np.log(found / capped)) <= min(abs(np.log(value / capped)) for value in melody.DURATIONS) + 1e-9


def test_contexts_say_where_in_the_bar_and_in_which_of_eight_an_event_begins():
    meters = (Meter(0, 3, 4), Meter(2880, 6, 8))
    found = barlines.contexts([0, 480, 560, 1440, 2880, 4320, 1450], meters)
    assert found[:, 0].tolist() == [0, 4, 65, 0, 0, 0, 65]
    assert found[:, 1].tolist() == [1, 1, 1, 1, 3, 3, 1]
    assert found[:, 2].tolist() == [0, 0, 0, 1, 2, 3, 1]
    assert barlines.contexts([160], meters)[0, 0] == 64


def test_bars_are_counted_from_the_first_whole_one():
    assert barlines.contexts([1440, 1920], (Meter(0),), pickup=True)[:, 2].tolist() == [7, 0]


@given(st.integers(1, 15), st.sampled_from([1, 2, 4, 8, 16, 32, 64]), st.integers(0, 100_000))
def test_every_meter_has_contexts(numerator, denominator, tick):
    found = barlines.contexts([tick], (Meter(0, numerator, denominator),))
    assert (found >= 0).all()
    assert (found < np.array(barlines.CONTEXTS)).all()


@given(exact_tunes(rests=False), st.integers(0, 40))
def test_a_crop_is_the_stream_of_the_later_notes(tune, after):
    stream = melody.encode(tune)
    cropped = melody.crop(stream, after)
    skipped = (len(stream.tokens) - len(cropped.tokens)) // 2
    later = melody.decode(stream.tokens, int(tune.pitch[0]), int(tune.start[0]))
    rest = Tune(later.start[skipped:], later.duration[skipped:], later.pitch[skipped:])
    assert np.array_equal(cropped.tokens, melody.encode(rest).tokens)


def score_of(notes, **fields):
    return Score((Track("", Notes(notes)),), **fields)


def test_the_top_voice_of_chords_is_taken():
    chords = [Note(0, 60, 480), Note(0, 67, 480), Note(480, 72, 960), Note(960, 50, 480), Note(1440, 48, 480)]
    assert voices.tune_of(score_of(chords)).pitch.tolist() == [67, 72, 48]


def test_a_short_overlap_is_legato_and_no_chord():
    tune = voices.tune_of(score_of([Note(0, 72, 500), Note(480, 71, 500), Note(960, 69, 480)]))
    assert tune.pitch.tolist() == [72, 71, 69]
    assert tune.duration.tolist() == [480, 480, 480]


def test_a_tune_begins_with_the_bar_of_its_first_note_and_has_its_own_ticks():
    score = score_of([Note(96 * 9, 60, 96)], ticks_per_beat=96, meters=(Meter(0, 4, 4), Meter(96 * 16, 3, 4)))
    tune = voices.tune_of(score)
    assert tune.start.tolist() == [480]
    assert tune.duration.tolist() == [480]
    assert tune.meters == (Meter(0, 4, 4), Meter(8 * 480, 3, 4))


def test_an_empty_track_is_an_empty_tune():
    tune = voices.tune_of(score_of([]))
    assert len(tune) == 0
    assert melody.encode(tune).tokens.tolist() == [melody.START, melody.END]


@pytest.mark.parametrize(
    ("name", "version", "words"), [("poetry", None, None), ("melody", 99, None), ("melody", 1, ("a",))]
)
def test_a_foreign_encoding_is_refused(name, version, words):
    with pytest.raises(ForeignEncoding):
        encoding(name, version, words)


def test_the_encoding_of_this_version_is_known():
    assert encoding("melody", melody.VERSION, melody.VOCABULARY) is melody


KEYED = st.builds(
    lambda tune, sharps, minor, style: replace(tune, key=KeyChange(0, sharps, minor), style=style),
    exact_tunes(),
    st.integers(-6, 6),
    st.booleans(),
    st.sampled_from(["", *STYLES]),
)


@given(KEYED, st.booleans())
def test_reading_token_by_token_finds_the_contexts_of_the_whole(tune, ends):
    stream = melody.encode(tune)
    start, first = int(tune.start[0]) // melody.STEP, int(tune.pitch[0])
    goal = Goal(start + 99) if ends else None
    if goal:
        stream = melody.towards(stream, goal, first, start)
    reading, place = melody.Reading(tune, first, goal), start
    for token, beside in zip(stream.tokens.tolist(), stream.contexts.tolist(), strict=True):
        reading.read(token)
        place += melody.steps_of(token) if melody.is_duration(token) else 0
        assert reading.beside(place) == beside


def test_contexts_tell_the_interval_and_the_degree_that_was_reached():
    start, duration, pitch = (np.array(column) for column in ([0, 480, 960], [480] * 3, [67, 72, 48]))
    tune = Tune(start, duration, pitch, key=KeyChange(0, 0), style="Irish")
    beside = melody.encode(tune).contexts
    assert beside[:, 3].tolist() == [27, 27, 27, 18, 18, 0, 0, 0]
    assert beside[:, 4].tolist() == [12, 7, 7, 0, 0, 0, 0, 0]
    assert set(beside[:, 5].tolist()) == {STYLES.index("Irish")}
    assert set(beside[:, 6].tolist()) == {5}


@given(KEYED, st.integers(0, 99))
def test_hints_are_given_or_not_and_the_music_stays(tune, seed):
    stream = melody.encode(tune)
    dice = np.random.default_rng(seed)
    untold, told = (melody.hinted(stream, share, dice) for share in (0.0, 1.0))
    assert np.array_equal(untold.tokens, stream.tokens)
    assert np.array_equal(told.tokens, stream.tokens)
    assert (untold.contexts[:, 5:] == np.array(hints.NOTHING)).all()
    assert (untold.contexts[:, 4] == 12).all()
    assert np.array_equal(told.contexts[:, :7], stream.contexts[:, :7])
    assert (told.contexts < np.array(melody.CONTEXTS)).all()
    assert (told.contexts >= 0).all()


@given(exact_tunes(), st.integers(0, 99))
def test_a_goal_tells_the_notes_after_a_gap_and_how_long_it_is_until_then(tune, seed):
    stream = melody.hinted(melody.encode(tune), 1.0, np.random.default_rng(seed))
    goal = stream.contexts[:, 7]
    told = np.flatnonzero(goal != hints.NO_GOAL)
    assert len(told)
    sounded = np.flatnonzero((stream.tokens >= melody.LOWEST) & (stream.tokens < melody.SHORTEST))
    if (goal[told] == hints.TO_END).all():
        assert len(told) == len(stream.tokens)
        assert stream.contexts[-1, 9] == 0
        return
    assert np.array_equal(told, np.arange(told[0], told[-1] + 1))
    following = sounded[sounded > told[-1] + 1][:1]
    last = sounded[sounded <= told[-1]][-1]
    interval = melody.interval_of(stream.tokens[following[0]]) - melody.interval_of(stream.tokens[last])
    assert goal[told[-1]] - 30 == np.clip(interval, -30, 30)
    between = stream.tokens[told[-1] + 1 : following[0]]
    steps = sum(melody.steps_of(token) for token in between.tolist() if melody.is_duration(token))
    assert stream.contexts[told[-1], 9] == min(-(-steps // 6), 64 + max(0, (-(-steps // 6) - 64)) // 16)


@given(KEYED, st.integers(0, 40))
def test_a_crop_knows_its_key(tune, after):
    cropped = melody.crop(melody.encode(tune), after)
    degrees = cropped.contexts[1:, 4]
    assert ((degrees >= 0) & (degrees < 12)).all()
    whole = melody.encode(tune).contexts[:, 4]
    assert degrees[-1] == whole[-1]


@pytest.mark.parametrize("name", KNOWN)
def test_known_tunes_keep_their_tokens(name):
    assert melody.encode(known_tune(name)).tokens.tolist() == KNOWN[name]["melody"]


@given(st.lists(st.integers(0, 3000), min_size=1, max_size=20), st.booleans())
def test_the_contexts_of_places_asked_for_one_by_one_are_those_of_all_at_once(places, pickup):
    meters = (Meter(0, 3, 4), Meter(2880, 6, 8), Meter(9000, 4, 4))
    bars = barlines.Bars(meters, melody.STEP, pickup)
    expected = barlines.contexts(np.array(places) * melody.STEP, meters, pickup)
    assert [bars.at(place) for place in places] == expected.tolist()


@given(st.integers(0, 4000), st.integers(-50, 4000), st.integers(0, 127), st.lists(st.integers(0, 127), max_size=2))
def test_what_one_event_heads_for_is_what_many_do(place, begin, last, pitches):
    goal = Goal(place, tuple(pitches))
    assert list(goal.beside(begin, last)) == hints.heading([begin], [last], goal)[0].tolist()
