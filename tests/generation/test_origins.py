"""What made a take stays with the piece: made again, it is the same note for note."""

from dataclasses import replace
from functools import cache

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from composer import paths
from composer.files import midi
from composer.generation import continuing, library, origins
from composer.generation.continuing import REWRITING, again, takes
from composer.generation.origins import OtherTime
from composer.generation.wishes import NOWHERE, Limits, Passage, Task, Wishes
from composer.music import edits
from composer.music.score import Event, Note, Notes, Score, Track
from composer.music.songbook import Songbook
from composer.music.theory import Key
from composer.networks.stepping import one_thread
from tests.generation.test_chordal import MODEL as CHORDS
from tests.generation.test_continuing import MODEL, finished
from tests.generation.test_published import MODELS
from tests.generation.wished import wishes
from tests.strategies import part_of, scores, spans

EMPTY = Songbook.of([])
SHIPPED = sorted(folder.name for folder in paths.models().iterdir() if folder.is_dir())
SCALE = [60, 62, 64, 65, 67, 69, 71, 72, 71, 69, 67, 65]
TUNE = Score((Track("Tune", Notes(Note(240 * n, pitch, 240) for n, pitch in enumerate(SCALE))),))


def made(score, model, wished, passage=NOWHERE, track=0, count=1):
    return finished(takes(score, model, wished, count, EMPTY, track=track, passage=passage))[0]


def reopened(score):
    return midi.parse(midi.render(score), "").score


def only_origin(score, track=0):
    (origin,) = origins.of_track(score.tracks[track])
    return origin


def same_again(score, model, take, track=0):
    """Keep a take, save and open the piece, and say whether what is made again is what was kept."""
    origin = only_origin(reopened(origins.kept(score, take, track)), track)
    found = finished(again(origin, model))[0]
    assert origin == take.origin
    return (found.notes, found.replaced, found.start, found.end) == (take.notes, take.replaced, take.start, take.end)


@cache
def shipped(name):
    return library.load(paths.models() / name)


def test_limits_stay_with_it():
    for limits in (Limits(55, 80, 7, 0.5, 4.0), Limits(most=2), Limits(60)):
        take = made(TUNE, MODEL, Wishes(bars=2, key=Key(7), limits=limits))[0]
        assert same_again(TUNE, MODEL, take)


CASES = [
    (name, task)
    for name in SHIPPED
    for task in Task
    if task is Task.CONTINUE or task in REWRITING.get(library.card.read(paths.models() / name).encoding, {})
]


@pytest.mark.parametrize(("name", "task"), CASES)
def test_a_take_of_every_model_and_task_is_made_again_note_for_note(name, task):
    with one_thread():
        model = shipped(name)
        chosen = NOWHERE if task is Task.CONTINUE else Passage.of_notes(TUNE.tracks[0].notes[4:8])
        for take in made(TUNE, model, Wishes(bars=2, random_seed=5, task=task), chosen, count=2):
            assert len(take.notes)
            assert same_again(TUNE, model, take)
        if task is Task.CONTINUE:
            (take,) = made(Score(), model, Wishes(bars=1))
            assert same_again(Score(), model, take)


@settings(max_examples=40, deadline=None)
@given(scores(max_tracks=2), wishes, st.sampled_from(list(Task)), spans(), st.data())
def test_it_is_the_same_in_every_score_under_every_wish(score, wished, task, span, data):
    track = data.draw(st.integers(0, len(score.tracks) - 1))
    model = data.draw(st.sampled_from([MODEL, *MODELS.values()] if task is Task.CONTINUE else [MODEL]))
    model = CHORDS if task is Task.HARMONISE else model
    passage = Passage.between(score, span[0], span[1], track)
    if task is not Task.FILL:
        passage = Passage.of_notes(data.draw(part_of(score.tracks[track].notes)))
    (take,) = made(score, model, replace(wished, task=task), passage, track)
    event = next(one for one in origins.kept(score, take, track).tracks[track].events if origins.read(one))
    origin = origins.read(event)
    assert origin
    found = finished(again(origin, model))[0]
    assert origin == take.origin
    assert (found.notes, found.start) == (take.notes, take.start)
    # What a phrase that is continued has after it is not kept with its continuation.
    assert found.replaced == take.replaced or (task is Task.CONTINUE and len(passage.notes))


@pytest.mark.parametrize("name", ["melody", "essen-grid", "note-int"])
def test_of_a_long_piece_only_what_is_read_is_kept(name):
    model = MODEL if name == "melody" else MODELS[name]
    long = Notes([Note(0, 40, 240 * 5100), *(Note(240 * n, 60 + n * 7 % 23, 240) for n in range(5000))])
    score = Score((Track("", long),))
    (take,) = made(score, model, Wishes(bars=2))
    assert len(take.origin.seed.tracks[0].notes) == 301
    assert same_again(score, model, take)


def test_a_phrase_is_continued_as_if_it_stood_alone():
    notes = TUNE.tracks[0].notes
    phrase = notes[2:5]
    locked = edits.swap(TUNE, notes[6:7], edits.lock_turned(notes[6:7]))
    (take,) = made(locked, MODEL, Wishes(bars=2), Passage.of_notes(phrase))
    (alone,) = made(TUNE.with_notes(0, phrase), MODEL, Wishes(bars=2))
    assert (take.notes, take.start, take.end) == (alone.notes, alone.start, alone.end)
    assert phrase.span[1] <= take.start
    assert set(take.replaced) == {note for note in notes if take.start <= note.start < take.end} - {notes[6]}
    kept = origins.kept(locked, take, 0)
    found = finished(again(only_origin(kept), MODEL))[0]
    assert found.notes == take.notes
    for score, differs in ((kept, False), (reopened(kept), False), (edits.remove(kept, phrase[:1]), True)):
        assert origins.has_changed(found, score, 0) is differs


@pytest.mark.parametrize("task", [Task.CONTINUE, Task.VARY])
def test_it_is_the_same_whatever_has_become_of_the_seed_and_that_is_noticed(task):
    chosen = NOWHERE if task is Task.CONTINUE else Passage.of_notes(TUNE.tracks[0].notes[4:8])
    (take,) = made(TUNE, MODEL, Wishes(bars=2, task=task), chosen)
    kept = origins.kept(TUNE, take, 0)
    changed = edits.add(kept, [Note(0, 80, 240)])
    later = edits.add(kept, [Note(50_000, 80, 240)])
    for score, differs in ((kept, False), (reopened(kept), False), (later, task is Task.VARY), (changed, True)):
        found = finished(again(only_origin(score), MODEL))[0]
        assert found.notes == take.notes
        assert origins.has_changed(found, score, 0) is differs


def test_made_again_it_takes_the_place_of_what_became_of_it():
    (take,) = made(TUNE, MODEL, Wishes(bars=2))
    kept = origins.kept(TUNE, take, 0)
    spoiled = edits.add(edits.remove(kept, take.notes[1:3]), [Note(int(take.notes.start[1]), 3, 10)])
    found = origins.placed(finished(again(only_origin(spoiled), MODEL))[0], spoiled, 0)
    assert origins.kept(spoiled, found, 0) == kept


def test_in_a_passage_what_stays_stays():
    chord = edits.add(TUNE, [Note(960, 40, 480)])
    (take,) = made(chord, MODEL, Wishes(task=Task.VARY, strength=1), Passage.between(chord, 960, 1920))
    kept = origins.kept(chord, take, 0)
    found = origins.placed(finished(again(only_origin(kept), MODEL))[0], kept, 0)
    assert origins.kept(kept, found, 0) == kept
    assert Note(960, 40, 480) in kept.tracks[0].notes


def test_voices_that_are_there_already_are_not_added_again():
    (take,) = made(TUNE, CHORDS, Wishes(task=Task.HARMONISE))
    kept = origins.kept(TUNE, take, 0)
    assert len(kept.tracks) > 1
    found = origins.placed(finished(again(only_origin(kept), CHORDS))[0], kept, 0)
    assert origins.stands(found)
    assert origins.kept(kept, found, 0) == kept
    without = replace(kept, tracks=kept.tracks[:-1])
    found = origins.placed(finished(again(only_origin(kept), CHORDS))[0], without, 0)
    assert not origins.stands(found)
    assert [track.notes for track in origins.kept(without, found, 0).tracks] == [track.notes for track in kept.tracks]


def test_weights_that_have_learned_on_are_noticed():
    (take,) = made(TUNE, MODEL, Wishes(bars=1))
    assert finished(again(take.origin, MODEL))[0].remarks == ()
    other = replace(take.origin, weights="0" * 16)
    assert "not what it was" in finished(again(other, MODEL))[0].remarks[0]
    assert (
        "Composer 0.0.1 is not what it was"
        in finished(again(replace(take.origin, program="0.0.1"), MODEL))[0].remarks[0]
    )


def test_a_piece_of_other_ticks_is_a_sentence():
    (take,) = made(TUNE, MODEL, Wishes(bars=1))
    with pytest.raises(OtherTime, match="480 ticks a beat and this one has 96"):
        origins.placed(take, replace(TUNE, ticks_per_beat=96), 0)


def test_the_words_tell_what_made_it():
    best, other = (take.origin for take in made(TUNE, MODEL, Wishes(bars=1, random_seed=7), count=2))
    assert {best.wishes.random_seed, other.wishes.random_seed} == {7, 8}
    seed = best.wishes.random_seed
    assert best.words == f"small, temperature 1.00, random seed {seed}, take {seed - 6} of 2"


def event_with(**changes):
    import json

    (take,) = made(TUNE, MODEL, Wishes(bars=1))
    kept = origins.kept(TUNE, take, 0)
    mark, told = next(one.message for one in kept.tracks[0].events).split(b" ", 1)
    return Event(0, mark + b" " + json.dumps({**json.loads(told), **changes}).encode())


def test_an_event_that_is_whole_is_read():
    assert origins.read(event_with()) is not None


@pytest.mark.parametrize(
    "changes",
    [
        {"version": 2},
        {"model": "../../elsewhere"},
        {"wishes": {"bars": 0}},
        {"wishes": {"bars": "4"}},
        {"wishes": {"random_seed": 1.5}},
        {"wishes": {"colour": "red"}},
        {"wishes": {"task": "sing"}},
        {"wishes": {"key": [40, False]}},
        {"wishes": {"temperature": float("nan")}},
        {"tracks": [[0, 0, "no notes"]]},
        {"tracks": [[0, 0, ""]]},
        {"tracks": []},
        {"kind": "song"},
        {"meters": []},
        {"meters": [[0, 0, 4]]},
        {"keys": [[0, 1]]},
        {"ticks_per_beat": 0},
        {"tracks": [[200, 0, "eNoDAAAAAAE="]]},
        {"take": "first"},
        {"take": [2, 1]},
        {"take": [1, 99]},
        {"take": [2, 2], "wishes": {"random_seed": 0}},
        {"passage": None},
        {"span": [1]},
    ],
)
def test_one_that_makes_no_sense_is_a_text_like_any_other(changes):
    assert origins.read(event_with(**changes)) is None


@pytest.mark.parametrize(
    "message", [b"\xff\x01Words", b"\xff\x01composer-take {", b"\xff\x01composer-take []", b"\xb0\1\1"]
)
def test_other_events_are_none(message):
    assert origins.read(Event(0, message)) is None


def test_a_short_text_that_unfolds_to_a_vast_one_is_not_read():
    import zlib
    from base64 import b64encode

    vast = b64encode(zlib.compress(np.zeros(10_000_000, np.int32).tobytes())).decode()
    assert origins.read(event_with(tracks=[[0, 0, vast]])) is None


def test_continuing_knows_origins_only_where_they_are_asked_for():
    assert finished(continuing.continue_(TUNE, MODEL, Wishes(bars=1)))[0].origin is None
