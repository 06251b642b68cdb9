"""ABC text as characters: what is kept of it, and that nothing is lost from there on."""

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from composer.corpora import folk
from composer.encodings.abc_char import AbcCharacters
from composer.encodings.abc_text import cleaned, mended, notes_in, text_of, told
from composer.encodings.abc_tune import AbcTunes
from composer.encodings.encoding import DURATION, END_OF_PIECE, NOTATION, PITCH, DoesNotFit
from composer.encodings.known import ForeignEncoding, encoding, learned_from
from composer.files.abc import reading
from composer.music.tunes import Tune
from tests.encodings.tunes import exact_tunes

GOLDEN = Path(__file__).parents[1] / "golden" / "abc" / "tokens.json"
KINDS: list[Any] = [AbcCharacters, AbcTunes]
RAW = """X: 12
T: The Road % a remark
N: "Slow" "collected by F. O'Neill"
M: C|
L: 1/8
K:A Dorian
V:1
"Am"(A>B) {c}d2 .e!tr!a | ~B2 [M:3/4]x2 \\
y (3ABc |
V:2
A,8 |
w: la la
"""


def tune_of(text):
    return Tune(np.zeros(1, np.int32), np.ones(1, np.int32), np.zeros(1, np.int16), text=text)


def texts(count):
    """Texts of the corpus at even distances."""
    found = []
    for name in ("oneill", "ryan", "aird", "misc"):
        for path in folk.files(name):
            found += reading.split_tunes(path.read_text("latin-1"))
    return found[:: len(found) // count]


REAL = texts(400)


def test_only_meter_unit_key_and_the_music_of_the_first_voice_are_kept():
    assert cleaned(RAW) == "M:C|\nL:1/8\nK:Ador\nA>B d2 ea | B2\nM:3/4\nz2 (3ABc |\n"


def test_signs_and_a_fermata_on_a_bar_line_are_no_notes():
    assert cleaned("K:C\n!f!c3!4!.e !Segno!d !D.S.!e2 Hx|Hf2 x2 !fermat:a!|\n") == "K:C\nc3e d e2 |f2 z2 |\n"


def test_a_head_holds_for_all_voices():
    assert cleaned("X:1\nV:1\nV:2\nL:1/16\nK:Hp\nV:1\nA|\nV:2\nB|") == "L:1/16\nK:D\nA|\n"


def test_what_is_clean_stays_as_it_is():
    for text in REAL:
        assert cleaned(cleaned(text)) == cleaned(text)


def test_most_of_the_corpus_needs_no_mending_and_mending_twice_changes_nothing():
    clean = [cleaned(text) for text in REAL]
    assert sum(mended(text) == text for text in clean) >= 0.97 * len(clean)
    assert all(mended(mended(text)) == mended(text) for text in clean)


def test_what_is_no_abc_is_mended():
    assert mended("M:4/4\nK:Q\n^A _| 3B2=[ce]/] (3abc |]\nQ:1/4=9\n") == "M:4/4\n^A | B2[ce]/ (3abc |]\n"


def test_cleaned_tunes_are_read_with_their_notes():
    for text in REAL[::4]:
        tune = reading.read(text, "") if "K:" in text and len(text) > 200 else None
        if tune:
            back = reading.read(f"X:1\n{cleaned(text)}", "")
            assert abs(len(back) - len(tune)) <= 0.1 * len(tune)


def test_notes_are_counted_without_the_fields():
    assert notes_in("M:C|\nL:1/8\nK:Ador\n^A,>B z2 [ce]/2 (3dcB |]\nK:G\nG\n") == 8


@pytest.mark.parametrize("kind", KINDS)
def test_every_tune_of_the_corpus_comes_back_from_its_tokens(kind):
    tunes = [tune_of(text) for text in REAL]
    spoken = kind.of_music(tunes)
    for tune in tunes:
        tokens, contexts = spoken.encode(tune)
        inside = tokens[1:-1]
        assert spoken.text(inside) == cleaned(tune.text)
        assert contexts.shape == (len(tokens), 0)
        assert spoken.count_notes(tokens) == notes_in(cleaned(tune.text))
        assert np.flatnonzero(spoken.parts(tokens[1:]) == END_OF_PIECE).tolist() == [len(tokens) - 2]


def test_what_each_character_tells():
    signs = {PITCH: "p", DURATION: "d", NOTATION: "."}
    text = "M:4/4\nK:Am\n|:^A,>B z2 [ce] (3dcB | d'3-d'/ |1 G2:|\n"
    says = "." * len("M:4/4\nK:Am\n|:") + "pppdp.pd..pp..ddppp...ppddppd....pd..."
    assert "".join(signs[tells] for tells in told(text)) == says


def test_every_note_of_the_corpus_tells_a_pitch():
    for text in map(cleaned, REAL):
        music = "".join("." * len(line) if line[0] in "KLM" else line for line in text.splitlines(keepends=True))
        tells = told(text)
        notes = [place for place, sign in enumerate(music) if sign in "ABCDEFGabcdefg"]
        assert len(notes) == notes_in(text)
        assert (tells[notes] == PITCH).all()
        assert all(tells[place] == NOTATION for place, sign in enumerate(music) if sign in ".|: \n")


@pytest.mark.parametrize("kind", KINDS)
def test_tunes_one_after_another_tell_what_each_does(kind):
    tunes = [tune_of(text) for text in REAL[:5]]
    spoken = kind.of_music(tunes)
    ends = [spoken.encode(tune).tokens[1:] for tune in tunes]
    assert spoken.parts(np.concatenate(ends)).tolist() == [part for tokens in ends for part in spoken.parts(tokens)]


@given(exact_tunes())
def test_a_tune_without_text_is_written_down(tune):
    spoken = AbcTunes.of_music([tune])
    assert spoken.text(spoken.encode(tune).tokens) == text_of(tune)
    back = reading.read(f"X:1\n{text_of(tune)}", "", fewest=1)
    assert back.pitch.tolist() == tune.pitch.tolist()
    assert back.start.tolist() == tune.start.tolist()


def test_three_known_tunes_have_the_tokens_they_had():
    golden = json.loads(GOLDEN.read_text())
    tunes = [tune_of(text) for text in golden["tunes"]]
    for kind in KINDS:
        spoken = kind.of_music(tunes)
        assert list(spoken.VOCABULARY) == golden[kind.NAME]["vocabulary"]
        assert [spoken.encode(tune).tokens.tolist() for tune in tunes] == golden[kind.NAME]["tokens"]


@pytest.mark.parametrize("kind", KINDS)
def test_the_vocabulary_of_a_card_makes_the_same_encoding(kind):
    spoken = learned_from(kind.NAME, [tune_of(RAW)])
    assert encoding(kind.NAME, kind.VERSION, spoken.VOCABULARY) == spoken


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("words", [("a", "b"), ("<start>", "<end>", "a", "a"), ("\n", "ab"), ("\n", "")])
def test_another_vocabulary_is_refused(kind, words):
    with pytest.raises(ForeignEncoding, match=kind.NAME):
        encoding(kind.NAME, 1, words)


@pytest.mark.parametrize("kind", KINDS)
def test_a_character_that_is_not_in_the_vocabulary_is_named(kind):
    spoken = kind.of_music([tune_of("M:4/4\nK:C\nABc|\n")])
    with pytest.raises(DoesNotFit, match="“g”"):
        spoken.encode(tune_of("M:4/4\nK:C\nABcg|\n"))


@given(st.text(max_size=300))
def test_any_text_can_be_cleaned_and_mended(text):
    assert set(mended(cleaned(text))) <= set(map(chr, range(128)))


@pytest.mark.parametrize("line", ["^A:d3fa|ddg", "[A:d3fa[9|ddg\n", "%%K:G\n", "^^^T:x"])
def test_what_is_mended_is_mended_for_good(line):
    assert mended(mended(line)) == mended(line)
