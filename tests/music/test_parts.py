"""Laws of the tracks."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from composer.music import parts
from composer.music.score import DRUM_CHANNEL, Event, Note, Notes, Score, Track
from tests import strategies

ANY_TRACK = st.integers(0, 2)


def sounds(score):
    """What each track is, but for its colour."""
    return [replace(track, colour=None) for track in score.tracks]


def hues(score):
    return [parts.hue(score, index) for index in range(len(score.tracks))]


@given(strategies.scores(), ANY_TRACK)
def test_a_track_that_is_inserted_and_removed_leaves_the_others_and_their_colours(score, place):
    place = min(place, len(score.tracks))
    more = parts.insert(score, parts.new_track(score, "new"), place)
    assert more.tracks[place].name == "new"
    assert not len(more.tracks[place].notes)
    less = parts.remove(more, place)
    assert sounds(less) == sounds(score)
    assert hues(less) == hues(score)


def test_new_tracks_take_free_channels_and_colours_and_never_that_of_the_drums():
    score = Score()
    for _ in range(20):
        score = parts.insert(score, parts.new_track(score), len(score.tracks))
    channels = [track.channel for track in score.tracks]
    assert sorted(channels[:15]) == [channel for channel in range(16) if channel != DRUM_CHANNEL]
    assert DRUM_CHANNEL not in channels
    assert sorted(hues(score)[: parts.HUES]) == list(range(parts.HUES))


@given(strategies.scores(max_tracks=1))
def test_in_the_place_of_the_last_track_stands_an_empty_one(score):
    (left,) = parts.remove(score, 0).tracks
    assert not len(left.notes)
    assert (left.program, left.channel) == (score.tracks[0].program, score.tracks[0].channel)


@given(strategies.scores(max_tracks=5), st.data())
def test_a_track_goes_to_its_place_and_back_with_its_colour(score, data):
    index, place = (data.draw(st.integers(0, len(score.tracks) - 1)) for _ in range(2))
    there = parts.reorder(score, index, place)
    assert replace(there.tracks[place], colour=None) == replace(score.tracks[index], colour=None)
    assert parts.hue(there, place) == parts.hue(score, index)
    assert sounds(parts.reorder(there, place, index)) == sounds(score)
    assert sorted(hues(there)) == sorted(hues(score))


@given(strategies.scores(), st.integers(0, 127), st.booleans())
def test_an_instrument_and_a_kit_are_on_channels_of_their_kind(score, program, drums):
    changed = parts.set_instrument(score, 0, program, drums)
    assert changed.tracks[0].program == program
    assert changed.tracks[0].is_drums == drums
    for before, after in zip(score.tracks[1:], changed.tracks[1:], strict=True):
        assert after == (replace(before, program=program) if drums and before.is_drums else before)


def test_all_drums_have_one_kit():
    score = parts.set_instrument(Score((Track("a"), Track("b", channel=DRUM_CHANNEL))), 0, 32, drums=True)
    assert [track.program for track in score.tracks] == [32, 32]
    assert parts.new_drums(score).program == 32
    assert parts.new_drums(Score()).program == 0


@given(strategies.scores(max_tracks=6), st.integers(0, 127))
def test_another_instrument_does_not_sound_for_another_track(score, program):
    changed = parts.set_instrument(score, 0, program, drums=False)
    first, *others = changed.tracks
    assert all(other.channel != first.channel or other.program == program for other in others)


def test_a_channel_takes_the_messages_of_its_track_along():
    bend, other, meta = (Event(0, message) for message in (b"\xe0\0\x40", b"\xe3\0\x40", b"\xff\1A"))
    score = Score((Track("a", events=(bend, other, meta)),))
    moved = parts.set_channel(score, 0, 5).tracks[0]
    assert moved.channel == 5
    assert [event.message for event in moved.events] == [b"\xe5\0\x40", b"\xe3\0\x40", b"\xff\1A"]
    assert parts.set_channel(score, 0, 0) == score


def test_what_is_muted_is_not_heard_and_where_one_is_soloed_only_the_soloed_are():
    score = Score((Track("a"), Track("b"), Track("c")))
    assert heard(score) == [True, True, True]
    muted = parts.set_muted(score, 1, True)
    assert heard(muted) == [True, False, True]
    soloed = parts.set_soloed(parts.set_soloed(muted, 1, True), 2, True)
    assert heard(soloed) == [False, False, True]
    assert parts.set_muted(parts.set_soloed(parts.set_soloed(soloed, 1, False), 2, False), 1, False) == score


def test_one_is_soloed_alone():
    score = parts.set_soloed(Score((Track("a"), Track("b"))), 0, True)
    assert [track.soloed for track in parts.solo_alone(score, 1).tracks] == [False, True]


def heard(score):
    return [parts.is_audible(score, index) for index in range(len(score.tracks))]


@given(strategies.scores(), st.lists(st.tuples(st.booleans(), st.booleans()), min_size=3, max_size=3))
def test_silence_takes_notes_away_and_nothing_else(score, switches):
    for index in range(len(score.tracks)):
        muted, soloed = switches[index]
        score = parts.set_soloed(parts.set_muted(score, index, muted), index, soloed)
    quiet = parts.audible(score)
    assert [replace(track, notes=Notes()) for track in quiet.tracks] == [
        replace(track, notes=Notes()) for track in score.tracks
    ]
    for index, track in enumerate(quiet.tracks):
        assert track.notes == (score.tracks[index].notes if parts.is_audible(score, index) else Notes())


@given(strategies.scores(), strategies.scores(), ANY_TRACK)
def test_imported_tracks_come_after_those_that_are_there(score, other, index):
    both = parts.add_all(score, other)
    assert len(both.tracks) == len(score.tracks) + len(other.tracks)
    assert hues(both)[: len(score.tracks)] == hues(score)
    assert sounds(both)[: len(score.tracks)] == sounds(score)


def test_imported_tracks_keep_their_time():
    other = Score(ticks_per_beat=96).with_notes(0, Notes([Note(96, 60, 48)]))
    both = parts.add_all(Score(ticks_per_beat=480), other)
    assert list(both.tracks[1].notes) == [Note(480, 60, 240)]
    assert len(both.tracks) == 2


def test_imported_tracks_get_a_channel_of_their_own():
    bend, meta = Event(0, bytes([0xE0, 0, 64])), Event(0, bytes([0xFF, 1, 65]))
    drums = Track("drums", channel=9)
    other = Score((Track("theirs", program=40, events=(bend, meta)), drums, Track("third", channel=3)))
    both = parts.add_all(Score((Track("mine"), drums)), other)
    assert [track.channel for track in both.tracks] == [0, 9, 1, 9, 3]
    assert [event.message for event in both.tracks[2].events] == [bytes([0xE1, 0, 64]), meta.message]
