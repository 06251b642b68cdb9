"""What was made of all the tracks, or as a text, is made again too."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings

from composer.files import midi
from composer.generation import continuing, origins, texts
from composer.generation.asking import finished
from composer.generation.origins import NoTakes, Origin, OtherTime
from composer.generation.replaying import OtherTracks, replay
from composer.generation.wishes import Wishes
from composer.music import edits
from composer.music.score import Note, Notes, Score, Track
from tests.generation.test_chordal import MODEL as CHORDS
from tests.generation.test_notated import each_model, single_thread
from tests.generation.wished import wishes
from tests.strategies import scores

__all__ = ["single_thread"]

TWO = Score(
    (Track("", Notes(Note(480 * n, 60 + n, 480) for n in range(8))), Track("", Notes([Note(0, 40, 3840)]), 40, 1))
)


def together(score, wished):
    made = finished(continuing.together(score, CHORDS, wished))
    return origins.told(made, origins.of_all_tracks(score, CHORDS, wished, (score.end, max(made.end, score.end + 1))))


def told(score: Score) -> tuple[int, Origin]:
    ((track, origin),) = origins.of_score(score, Path("the piece"))
    return track, origin


@settings(max_examples=20, deadline=None)
@given(scores(), wishes)
def test_all_the_tracks_go_on_as_they_did_whatever_became_of_them(score, wished):
    made = together(score, wished)
    origin = next(one for one in map(origins.read, made.tracks[0].events) if one)
    assert finished(replay(made, 0, origin, CHORDS)).same
    spoiled = replace(
        made, tracks=tuple(replace(one, notes=one.notes[one.notes.start < score.end]) for one in made.tracks)
    )
    found = finished(replay(spoiled, 0, origin, CHORDS))
    assert [track.notes for track in found.score.tracks] == [track.notes for track in made.tracks]
    assert found.same == (spoiled == made)


def test_it_is_kept_in_a_file():
    made = together(TWO, Wishes(bars=2))
    again = midi.parse(midi.render(made), "").score
    found = finished(replay(again, *told(again), CHORDS))
    assert found.same
    assert found.score == again
    assert not list(origins.of_track(again.tracks[0]))


def test_fewer_tracks_or_other_ticks_are_a_sentence():
    made = together(TWO, Wishes(bars=1))
    with pytest.raises(OtherTracks, match="2 tracks went on together here, and the piece has 1"):
        finished(replay(replace(made, tracks=made.tracks[:1]), *told(made), CHORDS))
    with pytest.raises(OtherTime):
        finished(replay(replace(made, ticks_per_beat=96), *told(made), CHORDS))
    with pytest.raises(NoTakes, match="no take in it"):
        origins.of_score(TWO, Path("two.mid"))


@each_model
def test_a_text_is_written_again(model):
    wished, start = Wishes(bars=2, random_seed=3), "M:4/4\nL:1/8\nK:D\nd2f a|"
    text = finished(texts.write(model, start, wished))
    score = origins.told(text.read().score, origins.of_text(start, model, wished))
    found = finished(replay(score, *told(score), model))
    assert (found.score, found.same) == (score, True)
    spoiled = edits.remove(score, score.tracks[0].notes[-1:])
    found = finished(replay(spoiled, *told(spoiled), model))
    assert (found.score, found.same) == (score, False)
