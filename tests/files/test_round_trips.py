"""What is imported, exported and imported again is what it was, in every format that is written and read."""

from contextlib import suppress

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from composer.files import abc, formats, musicxml
from composer.files.border import UnreadableFile
from composer.files.foreign.kinds import reader
from composer.music import notation
from composer.music.score import KeyChange, Meter, Note, Notes, Score, Tempo, Track
from tests.files.test_abc_scores import tunes

METERS = [(4, 4), (3, 4), (6, 8), (5, 4), (2, 2), (7, 8), (12, 8)]


def read_xml(score, packed=False):
    data = musicxml.render(score)
    return reader(".mxl")(musicxml.packed(data) if packed else data, "piece").score


@st.composite
def voices(draw):
    """One to three notes or chords after the other, on a grid of a sixteenth or of a triplet."""
    grid = draw(st.sampled_from([120, 160, 240]))
    tick, notes = 0, []
    for rest, length, pitches in draw(
        st.lists(
            st.tuples(st.integers(0, 3), st.integers(1, 12), st.sets(st.integers(21, 108), min_size=1, max_size=3)),
            min_size=1,
            max_size=12,
        )
    ):
        tick += rest * grid
        velocity = draw(st.integers(1, 127))
        notes += [Note(tick, pitch, length * grid, velocity) for pitch in pitches]
        tick += length * grid
    return Notes(notes)


@st.composite
def pieces(draw):
    names = st.text(st.characters(codec="ascii", categories=["L"]), min_size=1, max_size=8)
    tracks = [
        Track(draw(names), notes, draw(st.integers(0, 127)), channel)
        for channel, notes in enumerate(draw(st.lists(voices(), min_size=1, max_size=3)))
    ]
    bpm = draw(st.integers(20, 300))
    key = KeyChange(0, draw(st.integers(-7, 7)), draw(st.booleans()))
    return Score(
        tuple(tracks),
        480,
        (Tempo(0, round(60_000_000 / bpm)),),
        (Meter(0, *draw(st.sampled_from(METERS))),),
        (key,),
    )


def in_beats(score):
    """What sounds in a score, counted in beats."""
    ticks = score.ticks_per_beat
    return [[(n.start / ticks, n.pitch, n.duration / ticks, n.velocity) for n in track.notes] for track in score.tracks]


@settings(deadline=None, max_examples=25)
@given(pieces(), st.booleans())
def test_musicxml_keeps_notes_parts_tempo_meter_and_key(score, packed):
    again = read_xml(score, packed)
    assert in_beats(again) == in_beats(score)
    assert [(track.name, track.program, track.channel) for track in again.tracks] == [
        (track.name, track.program, track.channel) for track in score.tracks
    ]
    assert (again.tempos, again.meters, again.keys) == (score.tempos, score.meters, score.keys)


@settings(deadline=None, max_examples=12)
@given(pieces())
def test_musicxml_that_was_read_is_written_as_it_was(score):
    first = read_xml(score)
    assert read_xml(first) == first


@settings(deadline=None, max_examples=20)
@given(tunes())
def test_abc_that_was_read_is_written_as_it_was(tune):
    with suppress(UnreadableFile):
        first = abc.parse(f"X:1\nT:A tune\nQ:1/4=100\n{notation.write(tune)}").score
        again = abc.parse(abc.render(first)).score
        assert again == first


def test_everything_that_is_written_and_read_opens_again(tmp_path):
    columns = np.arange(16), np.full(16, 60) + np.arange(16) % 5, np.full(16, 1), np.full(16, 80)
    start, pitch, duration, velocity = columns
    score = Score((Track("Air", Notes.of_columns(480 * start, pitch, 480 * duration, velocity)),))
    both = [suffix for suffix in formats.WRITABLE if suffix in formats.READABLE]
    assert {".composer", ".mid", ".abc", ".musicxml", ".mxl"} <= set(both)
    for suffix in both:
        formats.write(score, tmp_path / f"a{suffix}")
        assert in_beats(formats.read(tmp_path / f"a{suffix}").score) == in_beats(score)
