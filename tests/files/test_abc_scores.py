"""Scores from and to ABC files."""

import contextlib
import time
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from composer.files import abc, formats
from composer.files.abc import reading
from composer.files.border import UnreadableFile
from composer.files.foreign.kinds import reader
from composer.music import notation
from composer.music.score import KeyChange, Meter, Note, Notes, Score, Tempo, Track
from composer.music.tunes import Tune

GOLDEN = Path(__file__).parents[1] / "golden"
HEAD = "X:1\nT:A tune\nM:4/4\nL:1/8\nK:G\n"


@st.composite
def tunes(draw):
    rows = draw(
        st.lists(
            st.tuples(st.integers(0, 127), st.integers(1, 3000), st.one_of(st.just(0), st.integers(1, 3000))),
            min_size=1,
            max_size=30,
        )
    )
    pitch, duration, rest = (np.array(column, np.int32) for column in zip(*rows, strict=True))
    meter = Meter(0, *draw(st.sampled_from([(2, 4), (3, 4), (4, 4), (6, 8), (9, 8), (5, 4), (3, 8), (2, 2)])))
    start = draw(st.integers(0, 5000)) + np.concatenate([[0], np.cumsum(duration + rest)[:-1]])
    key = KeyChange(0, draw(st.integers(-7, 7)), draw(st.booleans()))
    return Tune(start.astype(np.int32), duration, pitch.astype(np.int16), (meter,), key)


@settings(deadline=None, max_examples=60)
@given(tunes())
def test_what_is_written_is_read_again(tune):
    back = reading.read("X:1\n" + notation.write(tune), "", fewest=1)
    assert back.start.tolist() == tune.start.tolist()
    assert back.duration.tolist() == tune.duration.tolist()
    assert back.pitch.tolist() == tune.pitch.tolist()
    assert back.meters[0] == tune.meters[0]
    assert back.key == tune.key


def test_a_score_is_written_with_title_tempo_meter_and_key(tmp_path):
    notes = Notes(Note(index * 160, 60 + index, 160) for index in range(12))
    score = Score((Track("Reel  of\nTulloch", notes),), tempos=(Tempo(0, 600_000),), keys=(KeyChange(0, 2),))
    formats.write(score, tmp_path / "a.abc")
    text = (tmp_path / "a.abc").read_text()
    assert text.startswith("X:1\nT:Reel of Tulloch\nQ:1/4=100\nM:4/4\nL:1/8\nK:D\n(3=C^C")
    back = formats.read(tmp_path / "a.abc").score
    assert (back.tempos, back.meters, back.keys) == (score.tempos, score.meters, score.keys)
    assert back.tracks[0].notes == notes


def test_meters_may_change():
    notes = Notes([Note(0, 67, 1920), Note(1920, 67, 1440), Note(3360, 69, 1440)])
    score = Score((Track("", notes),), meters=(Meter(0), Meter(1920, 3, 4)))
    assert "|\nM:3/4\n" in abc.render(score)
    assert abc.parse(abc.render(score)).score.meters == score.meters


def test_a_score_in_other_ticks_keeps_its_beats():
    notes = Notes([Note(0, 67, 96), Note(96, 69, 48), Note(144, 71, 144)])
    back = abc.parse(abc.render(Score((Track("", notes),), ticks_per_beat=96))).score
    assert back.tracks[0].notes.start.tolist() == [0, 480, 720]


def test_a_piece_without_notes_is_not_written(tmp_path):
    with pytest.raises(abc.NothingToWrite, match="no notes"):
        formats.write(Score(), tmp_path / "a.abc")
    assert not (tmp_path / "a.abc").exists()


def test_of_many_tunes_the_first_is_read_and_it_says_so():
    found = abc.parse(HEAD + "G8|\n\n" + HEAD.replace("X:1", "X:2") + "A8|\n")
    assert found.score.tracks[0].notes.pitch.tolist() == [67]
    assert found.warnings == ("Of the 2 tunes in it, the first is read.",)


def test_what_is_not_read_of_a_tune_is_told():
    body = '[V:1]"C: a"{g}[CEG]4 c4 :|\n[V:2]C8|\n'
    assert abc.parse(HEAD + body).warnings == (
        "Of the 2 voices in it, the first is read.",
        "Of chords, the top notes are read.",
        "Grace notes are left out.",
        "Repeats are written once and not played out.",
    )
    assert abc.parse(HEAD + '"[CE] {"G8 |1 [K:D]G8 |]').warnings == ()


def test_a_tempo_that_makes_no_sense_is_the_usual_one():
    for field in ("Q:1/0=120", "Q:0", 'Q:"Slow"', "Q:9999/1=9999"):
        assert abc.parse(HEAD.replace("M:", f"{field}\nM:") + "G8|\n").score.tempos == (Tempo(0),)
    assert abc.parse(HEAD.replace("M:", "Q:3/8=120\nM:") + "G8|\n").score.tempos == (Tempo(0, 333_333),)


HOSTILE = {
    "nothing": "",
    "no tune": "Hello\nthere\n",
    "no notes": HEAD,
    "rests": HEAD + "z8|z8|",
    "zeros": "\x00" * 1000,
    "endless note": HEAD + "G9999999999999999999999",
    "no length": HEAD + "G/0",
    "deep": HEAD + "[" * 5000 + "G" + "]" * 5000,
    "many tuplets": HEAD + "(" * 20000,
    "quotes": HEAD + '"' * 20001,
    "octaves": HEAD + "G" + "'" * 5000,
    "accidentals": HEAD + "^" * 5000 + "G",
    "meter": HEAD.replace("4/4", "0/0") + "G8|",
    "endless bar": HEAD.replace("4/4", "4294967295/4") + "G8|",
    "endless bar within": HEAD + "G8|[M:99999999/8]G8|",
    "unit": HEAD.replace("1/8", "1/0") + "G8|",
    "key": HEAD.replace("K:G", "K:" + "#" * 5000) + "G8|",
    "a name to fetch": "http://localhost/tune.abc",
    "too long": HEAD + "G8|" * 50_000,
    "broken": HEAD + ">" * 3000 + "G",
}


def outcome(text):
    """The sentence of a refusal, "" for a text that was read."""
    try:
        assert len(reader(".abc")(text.encode(), "bad.abc").score.tracks[0].notes)
    except UnreadableFile as error:
        return str(error)
    return ""


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_text_is_read_or_refused_in_a_sentence(text):
    began = time.perf_counter()
    sentence = outcome(text)
    assert sentence.startswith("bad.abc ") or not sentence
    assert len(sentence) < 600
    assert time.perf_counter() - began < 10


@settings(deadline=None, max_examples=150)
@given(st.text(alphabet="ABCDEFGabcdefg^_=,'/|:[]()<>-123z \nKML\"!{}~%\\", max_size=120))
def test_any_text_is_read_or_refused(music):
    with contextlib.suppress(UnreadableFile):
        assert len(abc.parse(HEAD + music).score.tracks[0].notes)


def test_bytes_of_other_alphabets_are_read(tmp_path):
    (tmp_path / "a.abc").write_bytes(HEAD.encode().replace(b"A tune", b"T\xe4nzchen") + b"G8|\r\nA8|\r\n")
    found = formats.read(tmp_path / "a.abc").score
    assert found.tracks[0].name == "Tänzchen"
    assert found.tracks[0].notes.pitch.tolist() == [67, 69]


def test_the_golden_file_is_as_it_was():
    score = formats.read(GOLDEN / "highland.abc").score
    assert abc.render(score) == (GOLDEN / "highland.abc").read_text()
    assert score.tracks[0].notes.pitch[:6].tolist() == [67, 69, 71, 74, 71, 76]
