"""What sounds one after the other, held against a slow reading of the piece, moment by moment."""

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from composer.audio.course import Course, Manner
from composer.music import timing
from composer.music.metronome import HIGH_BLOCK, LOW_BLOCK
from composer.music.score import Event, Note, Notes, Score, Tempo, Track
from tests.files.strategies import SCORES

TICKS = st.integers(0, 3000)
SPANS = st.tuples(TICKS, st.integers(200, 2000)).map(lambda pair: (pair[0], sum(pair)))
TUNE = Score((Track("A", Notes(Note(index * 480, 60 + index, 480) for index in range(8))),))


def starts(score, track=0):
    notes = score.tracks[track].notes
    return list(zip(notes.start.tolist(), notes.pitch.tolist(), strict=True))


def test_straight_on_it_is_what_is_left():
    course = Course(TUNE, 480 * 6)
    assert starts(course.excerpt()) == [(0, 66), (480, 67)]
    assert course.seconds == pytest.approx(1.0)
    assert course.tick_at(0.25) == pytest.approx(480 * 6.5)
    assert course.tick_at(9) == 480 * 8


def test_a_loop_is_gone_round_from_its_end_to_its_beginning():
    course = Course(TUNE, 480, Manner((960, 1920)))
    assert starts(course.excerpt())[:6] == [(0, 61), (480, 62), (960, 63), (1440, 62), (1920, 63), (2400, 62)]
    assert [course.tick_at(seconds) for seconds in (0.5, 1.25, 1.75, 2.75)] == pytest.approx([960, 1680, 1200, 1200])
    assert course.seconds >= 600


def test_after_its_end_and_with_no_length_a_loop_is_none():
    for loop in ((0, 480), (960, 960)):
        assert Course(TUNE, 960, Manner(loop)).excerpt() == Course(TUNE, 960).excerpt()


def test_a_loop_sounds_also_where_the_piece_is_over():
    course = Course(TUNE, 480 * 8, Manner((480 * 7, 480 * 9)))
    assert not course.is_empty
    assert starts(course.excerpt())[:2] == [(480, 67), (480 + 960, 67)]


def test_a_bar_is_counted_in_while_the_playhead_waits():
    course = Course(TUNE, 960, Manner(counts_in=True))
    excerpt = course.excerpt()
    assert starts(excerpt)[0] == (1920, 62)
    assert starts(excerpt, 1) == [(0, HIGH_BLOCK), (480, LOW_BLOCK), (960, LOW_BLOCK), (1440, LOW_BLOCK)]
    assert excerpt.tracks[1].is_drums
    assert [course.tick_at(seconds) for seconds in (0, 1.9, 2.5)] == [960, 960, 1440]


def test_a_metronome_goes_round_with_the_loop():
    course = Course(TUNE, 0, Manner((0, 960), clicks=True))
    assert starts(course.excerpt(), 1)[:4] == [(0, HIGH_BLOCK), (480, LOW_BLOCK), (960, HIGH_BLOCK), (1440, LOW_BLOCK)]


def test_what_a_loop_moves_is_at_rest_where_it_begins_again():
    moved = [(700, "b04040"), (720, "b0077f"), (740, "e00050"), (800, "b06500")]
    track = Track("", TUNE.tracks[0].notes, events=tuple(Event(at, bytes.fromhex(said)) for at, said in moved))
    events = Course(Score((track,)), 0, Manner((480, 960))).excerpt().tracks[0].events
    again = [event.message.hex() for event in events if event.tick == 960]
    assert again == ["b04000", "b00764", "e00040"]


def test_a_loop_of_many_notes_is_written_out_less_often():
    dense = Score((Track("", Notes(Note(tick, pitch, 1) for tick in range(100) for pitch in range(60, 90))),))
    excerpt = Course(dense, 0, Manner((0, 100))).excerpt()
    assert len(excerpt.tracks[0].notes) <= 20_000 + 2 * 3000


@pytest.fixture(scope="module")
def soon_over():
    """Loops are written out for some seconds only: what they sound like shows in the first rounds."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("composer.audio.course._LOOPED_SECONDS", 20)
        yield


@settings(max_examples=40)
@given(SCORES, TICKS, st.one_of(st.none(), SPANS), st.booleans(), st.booleans(), st.sampled_from([100, 50]))
def test_each_note_sounds_when_the_playhead_is_at_it(soon_over, score, tick, loop, clicks, counts_in, speed):
    whole = Course(score, tick, Manner(loop, clicks, counts_in, speed=speed))
    assume(not whole.is_empty)
    excerpt = whole.excerpt()
    for track, sounding in zip(score.tracks, excerpt.tracks, strict=False):
        for note in list(sounding.notes)[:30]:
            middle = float(timing.seconds_at(excerpt, note.start + note.duration / 2))
            at = whole.tick_at(middle)
            # Tempos are whole microseconds, so another speed is nearly that.
            reach = 1.5 + note.start * 1e-6
            near = track.notes[track.notes.sounding(max(0, int(at - reach)), int(at + reach) + 1)]
            assert note.pitch in near.pitch


@given(SCORES, TICKS, SPANS)
def test_the_playhead_never_leaves_what_is_played(soon_over, score, tick, loop):
    whole = Course(score, tick, Manner(loop))
    places = [whole.tick_at(seconds) for seconds in np.linspace(0, min(whole.seconds, 60), 50)]
    assert all(min(tick, loop[0]) - 1 <= place <= max(score.end, tick, loop[1]) + 1 for place in places)


def test_tempos_are_those_of_the_stretches():
    score = Score(TUNE.tracks, tempos=(Tempo(0), Tempo(960, 250_000)))
    excerpt = Course(score, 0, Manner((480, 1440))).excerpt()
    assert excerpt.tempos[:4] == (Tempo(0), Tempo(960, 250_000), Tempo(1440), Tempo(1920, 250_000))


@pytest.mark.parametrize(("speed", "microseconds"), [(25, 16_000_000), (50, 500_000), (200, 1), (100, 16_777_215)])
def test_every_tempo_can_be_played_at_every_speed(speed, microseconds):
    score = Score(TUNE.tracks, tempos=(Tempo(0, microseconds), Tempo(960, 500_000)))
    played = Course(score, 0, Manner(speed=speed))
    excerpt = played.excerpt()
    assert max(tempo.microseconds for tempo in excerpt.tempos) < 2**24
    expected = float(timing.seconds_at(score, score.end)) * 100 / speed
    assert played.seconds == pytest.approx(expected)
    assert float(timing.seconds_at(excerpt, excerpt.end)) == pytest.approx(expected, rel=1e-4)
    assert played.tick_at(expected / 2) == pytest.approx(float(timing.tick_at(score, expected * speed / 200)))


def test_what_is_left_after_a_while_begins_there_and_counts_no_more():
    whole = Course(TUNE, 480, Manner((960, 1920), counts_in=True, speed=50))
    assert whole.left(3.0) is whole
    left = whole.left(4.0 + 0.5)
    assert (left.tick_at(0), left.loop, left.seconds_to_count(0)) == (720, (960, 1920), 0)
    assert starts(left.excerpt())[0] == (0, 61)


def test_the_clicks_have_a_loudness_of_their_own():
    def loudest(percent):
        clicks = Course(TUNE, 0, Manner(clicks=True, counts_in=True, click_loudness=percent)).excerpt().tracks[1].notes
        return clicks.velocity.tolist()[:2]

    assert (loudest(50), loudest(100), loudest(150)) == ([56, 42], [112, 84], [127, 126])
