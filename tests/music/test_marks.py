"""Markers, and the marks that are dragged on the ruler."""

from dataclasses import replace
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from composer.files import midi
from composer.music import changes, markers, marks, parts, timing
from composer.music.gestures import Point
from composer.music.markers import Marker
from composer.music.score import Event, KeyChange, Meter, Notes, Score, Tempo, Track
from tests import strategies

some_ticks = st.integers(0, 30_000)
texts = st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=12)
some_markers = st.builds(Marker, some_ticks, texts)
points = st.builds(Point, some_ticks, st.integers(0, 127), st.sampled_from([Fraction(1), Fraction(240)]))


def with_markers(score, found):
    for marker in found:
        score = markers.with_marker(score, marker)
    return score


@given(strategies.scores(), st.lists(some_markers, max_size=6), some_markers)
def test_a_marker_is_put_and_taken_away(score, found, marker):
    score = with_markers(score, found)
    more = markers.with_marker(score, marker)
    assert sorted(markers.markers(more)) == sorted([*found, marker])
    assert sorted(markers.markers(markers.without_marker(more, marker))) == sorted(found)
    if marker not in found:
        assert markers.without_marker(more, marker) == score


@given(st.lists(some_markers, max_size=6), some_ticks)
def test_the_markers_beside_a_tick(found, tick):
    found = sorted(found)
    assert markers.next_marker(found, tick) == next(iter([m for m in found if m.tick > tick]), None)
    assert markers.previous_marker(found, tick) == next(iter([m for m in found if m.tick < tick][::-1]), None)


def test_markers_are_found_on_every_track_and_in_any_alphabet():
    umlaut = Event(960, b"\xff\x06Str\xf6phe")
    score = with_markers(Score((Track("a"), Track("b", events=(umlaut,)))), [Marker(480, "Refrän")])
    assert markers.markers(score) == [Marker(480, "Refrän"), Marker(960, "Ströphe")]
    assert markers.without_marker(score, Marker(960, "Ströphe")).tracks[1].events == ()


def test_a_marker_that_is_not_there_is_not_taken_away():
    score = with_markers(Score(), [Marker(480, "A")])
    assert markers.without_marker(score, Marker(480, "B")) is score


def test_markers_survive_a_file(tmp_path):
    score = with_markers(Score(), [Marker(0, "Verse"), Marker(1920, "Chorus"), Marker(1920, "again")])
    midi.write(score, tmp_path / "a.mid")
    assert markers.markers(midi.read(tmp_path / "a.mid").score) == markers.markers(score)


@given(strategies.scores(), st.lists(some_markers, max_size=4), points, st.lists(points, min_size=1, max_size=4))
def test_a_mark_is_dragged_and_nothing_else_is_lost(score, found, press, way):
    score = with_markers(score, found)
    before = marks.marks(score, markers.markers(score))
    for mark in before:
        gesture = marks.move_mark(score, press, mark, Notes())
        sketch = next(gesture)
        assert sketch.score is score
        for point in way:
            sketch = gesture.send(point)
        place = way[-1]._replace(tick=max(0, mark.tick + way[-1].tick - press.tick))
        tick = marks.place_for(marks.without_mark(score, mark), type(mark), place)
        if marks.has_to_stay(mark):
            assert sketch.score is score
        else:
            now = marks.marks(sketch.score, markers.markers(sketch.score))
            assert mark._replace(tick=tick) in now
            taken = [m for m in before if type(m) is type(mark) and m != mark and m.tick == tick]
            assert len(now) == len(before) - (0 if isinstance(mark, Marker) else len(taken))
        assert sketch.score.tracks[1:] == score.tracks[1:] or isinstance(mark, Marker)


def test_meter_and_key_go_to_bars_and_tempo_and_markers_to_the_grid():
    point = Point(2000, 60, Fraction(480))
    assert [marks.place_for(Score(), kind, point) for kind in (Meter, KeyChange, Tempo, Marker)] == [1920] * 4
    point = Point(2300, 60, Fraction(480))
    assert [marks.place_for(Score(), kind, point) for kind in (Meter, KeyChange, Tempo, Marker)] == [
        1920,
        1920,
        2400,
        2400,
    ]


def test_a_meter_is_dragged_to_the_bars_that_are_there_without_it():
    score = changes.set_meter(Score(), 3, 4, 3840)
    gesture = marks.move_mark(score, Point(3900, 60), score.meters[1], Notes())
    next(gesture)
    dragged = gesture.send(Point(7600, 60, Fraction(240))).score
    assert dragged.meters == (Meter(0), Meter(7680, 3, 4))
    assert timing.position_at(dragged, 7680) == (5, 1, 0)


@given(strategies.scores(), st.lists(some_markers, max_size=4), st.lists(some_markers, max_size=3), st.data())
def test_a_track_that_is_taken_away_leaves_the_markers_of_the_piece(score, found, others, data):
    elsewhere = Score(score.tracks[-1:], score.ticks_per_beat)
    score = with_markers(score, found)
    score = replace(score, tracks=(*score.tracks, with_markers(elsewhere, others).tracks[0]))
    index = data.draw(st.integers(0, len(score.tracks) - 1))
    assert sorted(markers.markers(parts.remove(score, index))) == sorted([*found, *others])
