"""Clips carry notes from one piece to another."""

from hypothesis import given
from hypothesis import strategies as st

from composer.music import clips, timing
from composer.music.score import Note, Notes, Score, Track
from tests import strategies


@given(strategies.scores(), st.data())
def test_a_clip_holds_its_notes_from_its_beginning(score, data):
    notes = data.draw(strategies.part_of(score.tracks[0].notes))
    clip = clips.clip_of(score, score.tracks[0], notes)
    back = clips.notes_of(clip, score.ticks_per_beat)
    assert len(back) == len(notes)
    assert back.span[0] == 0
    assert (back.start + notes.span[0]).tolist() == notes.start.tolist()
    assert clip.tempos[0].microseconds == timing.tempo_at(score, notes.span[0]).microseconds


def test_beats_stay_beats_and_tracks_become_one():
    tracks = (Track("a", Notes([Note(96, 60, 48)])), Track("b", Notes([Note(0, 48, 96)])))
    assert list(clips.notes_of(Score(tracks, 96), 480)) == [Note(0, 48, 480), Note(480, 60, 240)]
