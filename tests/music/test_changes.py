"""Laws of tempo, meter and key along the way."""

from hypothesis import given
from hypothesis import strategies as st

from composer.music import changes, timing
from composer.music.score import KeyChange, Meter, Score, Tempo
from composer.music.theory import KEYS, Key
from tests import strategies

some_ticks = st.integers(0, 30_000)
some_changes = st.one_of(
    st.builds(Tempo, some_ticks, st.integers(60_000, 2_000_000)),
    st.builds(Meter, some_ticks, st.integers(1, 15), st.sampled_from([1, 2, 4, 8, 16])),
    st.builds(KeyChange, some_ticks, st.integers(-7, 7), st.booleans()),
)


def of_kind(score, change):
    return {Tempo: score.tempos, Meter: score.meters, KeyChange: score.keys}[type(change)]


@given(strategies.scores(), some_changes)
def test_a_change_holds_from_its_tick_to_the_next(score, change):
    changed = changes.with_change(score, change)
    assert timing.in_force(of_kind(changed, change), change.tick) == change
    others = [other for other in of_kind(score, change) if other.tick != change.tick]
    assert sorted([*others, change]) == list(of_kind(changed, change))


@given(strategies.scores(), some_changes)
def test_what_is_put_can_be_taken_away(score, change):
    if change.tick not in {other.tick for other in of_kind(score, change)}:
        assert changes.without_change(changes.with_change(score, change), change) == score


@given(strategies.scores(), some_changes, some_ticks)
def test_a_change_moves_and_the_first_stays(score, change, tick):
    for mine in of_kind(score, change):
        moved = changes.with_change_moved(score, mine, tick)
        if changes.is_first(mine):
            assert moved is score
        else:
            assert timing.in_force(of_kind(moved, change), tick) == mine._replace(tick=tick)
            there_and_back = changes.with_change_moved(moved, mine._replace(tick=tick), mine.tick)
            if all(other.tick != tick for other in of_kind(score, change) if other != mine):
                assert there_and_back == score


@given(strategies.scores(), st.floats(4, 999), some_ticks)
def test_a_tempo_is_set_at_its_tick_only(score, bpm, tick):
    changed = changes.set_tempo(score, bpm, tick)
    assert abs(timing.tempo_at(changed, tick).bpm - bpm) < 0.1
    assert [t for t in changed.tempos if t.tick != tick] == [t for t in score.tempos if t.tick != tick]


@given(strategies.scores(), st.sampled_from([*KEYS, None]), some_ticks)
def test_a_key_is_set_and_taken_away(score, key, tick):
    changed = changes.set_key(score, key, tick)
    there = [Key.of_signature(change) for change in changed.keys if change.tick == tick]
    assert there == ([] if key is None else [key])


@given(strategies.scores(), some_ticks, some_ticks)
def test_erased_tempos_are_gone_and_the_first_is_there(score, one, other):
    first, after = sorted((one, other))
    changed = changes.with_tempos(score, first, after, [])
    assert [t for t in changed.tempos if t.tick] == [t for t in score.tempos if t.tick and not first <= t.tick < after]
    assert changed.tempos[0] == score.tempos[0]


@given(strategies.scores(), some_ticks, some_ticks, st.floats(20, 300), st.floats(20, 300), st.integers(1, 4000))
def test_a_tempo_goes_straight_from_point_to_point(score, one, other, at_one, at_other, every):
    changed = changes.with_tempo_line(score, (one, at_one), (other, at_other), every)
    (first, low), (last, high) = sorted(((one, at_one), (other, at_other)), key=lambda point: point[0])
    if first == last:
        low = high = at_other
    assert abs(timing.tempo_at(changed, first).bpm - low) < 0.1
    assert abs(timing.tempo_at(changed, last).bpm - high) < 0.1
    inside = [t.microseconds for t in changed.tempos if first <= t.tick <= last]
    assert inside in (sorted(inside), sorted(inside, reverse=True))
    assert [t for t in changed.tempos if t.tick > last] == [t for t in score.tempos if t.tick > last]


def test_no_tempo_is_slower_or_faster_than_midi_can_say():
    assert [changes.tempo_of(0, bpm).microseconds for bpm in (0, 4, 1e9)] == [2**24 - 1, 15_000_000, 1]


def test_bars_are_numbered_by_the_meters():
    score = changes.set_meter(Score(), 3, 4, timing.bar_start(Score(), 3))
    assert [timing.bar_start(score, bar) for bar in (1, 2, 3, 4, 5)] == [0, 1920, 3840, 5280, 6720]
