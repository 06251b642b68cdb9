"""What sounds from a tick on."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from composer.audio.excerpt import from_tick
from composer.files import midi
from composer.music.parts import audible
from composer.music.score import Event, Meter, Note, Notes, Score, Tempo, Track
from composer.music.timing import seconds_at
from tests.files.strategies import SCORES

TICKS = st.integers(0, 4000)


def _events_from(tick, *events):
    track = Track(events=tuple(Event(at, bytes.fromhex(message)) for at, message in events))
    excerpt = from_tick(Score((track,)), tick)
    return [(event.tick, event.message.hex()) for event in excerpt.tracks[0].events]


def test_notes_are_cut_and_moved():
    score = Score((Track("A", Notes([Note(0, 60, 100), Note(50, 62, 100), Note(200, 64, 10)]), 5, 3),))
    (track,) = from_tick(score, 100).tracks
    assert track == Track("A", Notes([Note(0, 62, 50), Note(100, 64, 10)]), 5, 3)


def test_a_silenced_track_is_left_out_with_its_notes_only():
    bend = Event(0, b"\xe0\0\x40")
    quiet = Track("a", Notes([Note(0, 60, 100)]), events=(bend,), muted=True)
    score = Score((quiet, Track("b", Notes([Note(0, 64, 100)]))))
    silent, heard = from_tick(score, 0).tracks
    assert (len(silent.notes), silent.events, len(heard.notes)) == (0, (bend,), 1)


def test_the_tempo_in_force_holds():
    score = Score(tempos=(Tempo(0), Tempo(50, 600_000), Tempo(200, 400_000)), meters=(Meter(0), Meter(50, 3, 4)))
    excerpt = from_tick(score, 100)
    assert excerpt.tempos == (Tempo(0, 600_000), Tempo(100, 400_000))


@pytest.mark.parametrize(
    ("messages", "expected"),
    [
        (["b00710", "b00720"], ["b00720"]),
        (["b00710", "b10720", "b00730"], ["b10720", "b00730"]),
        (["e00010", "e00040", "d020", "d030"], ["e00040", "d030"]),
        (["a03c10", "a03e10", "a03c20"], ["a03e10", "a03c20"]),
        (["b00010", "c020", "b00011"], ["b00010", "c020", "b00011"]),
        (["b06500", "b06400", "b00602", "b00110", "b00120"], ["b06500", "b06400", "b00602", "b00120"]),
        (["f07e7f0901f7", "f07e7f0901f7"], ["f07e7f0901f7", "f07e7f0901f7"]),
        (["b00140", "b07900", "b00150"], ["b07900", "b00150"]),
    ],
)
def test_what_is_in_force_is_said_at_the_beginning(messages, expected):
    before = [(10 * index, message) for index, message in enumerate(messages)]
    later = (150, "b00101")
    assert _events_from(100, *before, later) == [*((0, m) for m in expected), (50, "b00101")]


def test_what_a_synthesizer_might_not_survive_stays_out():
    texts = [(0, "ff0161"), (200, "ff0561"), (200, "f7f37f")]
    broken = [(0, "f07e"), (200, "f0807ef7"), (200, "f0" + "00" * 1000 + "f7")]
    assert _events_from(100, *texts, *broken) == []


@given(SCORES, TICKS)
def test_an_excerpt_lasts_as_long_as_what_is_left(score, tick):
    heard = audible(score)
    excerpt = from_tick(score, tick)
    left = seconds_at(score, heard.end) - seconds_at(score, tick)
    assert seconds_at(excerpt, excerpt.end) == pytest.approx(max(left, 0.0) if heard.end > tick else 0.0)
    assert midi.parse(midi.render(excerpt), "excerpt").score.tracks == excerpt.tracks


@given(SCORES, TICKS)
def test_the_notes_of_an_excerpt_are_those_of_the_piece(score, tick):
    for track, cut in zip(audible(score).tracks, from_tick(score, tick).tracks, strict=True):
        expected = [(max(n.start, tick), n.end, n.pitch) for n in track.notes if n.end > tick]
        assert [(n.start + tick, n.end + tick, n.pitch) for n in cut.notes] == sorted(
            expected, key=lambda row: (row[0], row[2])
        )
