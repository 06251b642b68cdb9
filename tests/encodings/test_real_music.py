"""What is encoded and decoded is the tune again: over real tunes, and over the prepared corpus where there is one.

COMPOSER_WHOLE_CORPUS=1 reads every tune of it instead of one in forty; -s shows the counts.
"""

import os
import sys
from collections import Counter
from dataclasses import replace

import numpy as np
import pytest

from composer import paths
from composer.corpora import folk, keyboard
from composer.corpora.prepared import EVERYTHING
from composer.encodings import chords, grid, melody
from composer.encodings.abc_char import AbcCharacters
from composer.encodings.abc_text import cleaned, text_of
from composer.encodings.abc_tune import AbcTunes
from composer.encodings.encoding import DoesNotFit
from composer.encodings.grid import Grid
from composer.encodings.noteint import NoteInt
from composer.files.abc import reading
from composer.music.pieces import Pieces
from composer.music.tunes import Tunes

WHOLE = bool(os.environ.get("COMPOSER_WHOLE_CORPUS"))
FEW = 50
COLUMNS = ("start", "duration", "pitch")


def prepared(kind, name):
    """The newest prepared corpus of a name in the user's cache, or a skip that says why."""
    found = sorted((paths.cache() / kind).glob(f"{name}-*.npz"), key=lambda path: path.stat().st_mtime)
    if not found:
        pytest.skip(f"no {kind} of “{name}” are prepared here; composer train prepares them")
    return found[-1]


def every(music, step):
    return list(music)[:: 1 if WHOLE else step]


def parsed():
    """Some tunes of every collection of music21's corpus."""
    files = [(name, path) for name in folk.COLLECTIONS for path in folk.files(name)[:2]]
    share = FEW // len(files) + 1
    tunes = []
    for name, path in files:
        texts = reading.split_tunes(path.read_text("latin-1"))
        tunes += [replace(reading.read(text, name), text=text.strip()) for text in texts[:: len(texts) // share + 1]]
    return tunes


@pytest.fixture(scope="module", params=["parsed", "prepared"])
def tunes(request):
    found = parsed() if request.param == "parsed" else every(Tunes.read(prepared("tunes", EVERYTHING)), 40)
    assert len(found) >= FEW
    return found


@pytest.fixture(scope="module")
def pieces():
    return every(Pieces.read(prepared("pieces", keyboard.EVERYTHING)), 20)


def same(one, other, *more):
    return all(np.array_equal(getattr(one, name), getattr(other, name)) for name in (*COLUMNS, *more))


def told(name, **counts):
    sys.stdout.write(f"{name}: {', '.join(f'{count} {what}' for what, count in counts.items())}\n")


def of_note_values(tune, values):
    """Whether notes and rests all last some numbers of steps, from a first note that begins on one."""
    gaps = tune.start[1:] - (tune.start + tune.duration)[:-1]
    lengths = np.concatenate([tune.duration, gaps[gaps != 0]])
    on_grid = not (tune.start[0] % melody.STEP or (lengths % melody.STEP).any())
    return on_grid and set((lengths // melody.STEP).tolist()) <= set(values)


def test_melody_holds_every_tune_and_those_of_its_note_values_exactly(tunes):
    exact = 0
    for tune in tunes:
        tokens = melody.encode(tune).tokens
        back = melody.decode(tokens, int(tune.pitch[0]), int(tune.start[0]))
        assert np.array_equal(back.pitch, tune.pitch)
        assert np.array_equal(melody.encode(back).tokens, tokens)
        # What rounding adds is taken from the next event, so that it does not add up.
        assert np.abs(back.start - tune.start).max() <= melody.TICKS_PER_BEAT
        exact += same(back, tune)
        assert same(back, tune) or not of_note_values(tune, [v for v in melody.DURATIONS if v >= 3])
    told("melody", exact=exact, rounded=len(tunes) - exact)
    assert exact >= 0.995 * len(tunes)


def test_note_int_holds_every_tune_and_those_of_its_durations_exactly(tunes):
    spoken, exact = NoteInt.of_music(tunes), 0
    for tune in tunes:
        tokens = spoken.encode(tune).tokens
        back = spoken.decode(tokens, int(tune.start[0]))
        assert np.array_equal(back.pitch, tune.pitch)
        assert np.array_equal(spoken.encode(back).tokens, tokens)
        exact += same(back, tune)
        assert same(back, tune) or not of_note_values(tune, spoken.durations)
    told("note-int", exact=exact, rounded=len(tunes) - exact)
    assert exact >= 0.95 * len(tunes)


def test_essen_grid_refuses_what_is_off_its_grid_and_holds_the_rest_exactly(tunes):
    spoken, found = Grid.of_music(tunes), Counter[str]()
    for tune in tunes:
        fits = not ((tune.start - tune.start[0]) % grid.SIXTEENTH).any() and not (tune.duration % grid.SIXTEENTH).any()
        try:
            tokens = spoken.encode(tune).tokens
        except DoesNotFit:
            found["refused"] += 1
            assert not fits
        else:
            found["exact"] += 1
            assert fits
            assert same(spoken.decode(tokens, -grid.semitones_home(tune), int(tune.start[0])), tune)
    told("essen-grid", **found)
    assert found["exact"] >= 0.8 * len(tunes)


@pytest.mark.parametrize("kind", [AbcCharacters, AbcTunes])
def test_abc_holds_the_text_of_every_tune_exactly(tunes, kind):
    spoken = kind.of_music(tunes)
    for tune in tunes:
        tokens = spoken.encode(tune).tokens
        assert (tokens[0], tokens[-1]) == (spoken.begin, spoken.end)
        assert spoken.text(tokens[1:-1]) == text_of(tune)
    told(kind.NAME, exact=len(tunes))


def test_the_text_that_is_kept_of_a_tune_has_the_notes_of_the_whole(tunes):
    read = every(tunes, 4)
    others = [tune.title for tune in read if not _reads_alike(tune)]
    told("cleaned", exact=len(read) - len(others), others=len(others))
    # Two of the corpus begin with a key and name their meter later, two mark a fermata where nothing sounds.
    assert len(others) <= 0.001 * len(tunes)


def _reads_alike(tune):
    try:
        back = reading.read(f"X:1\n{cleaned(tune.text)}", "", fewest=1)
    except reading.DamagedTune:
        return False
    return same(back, reading.read(reading.plain(tune.text), ""))


def test_a_tune_that_is_written_down_from_its_notes_is_read_with_those_notes(tunes):
    for tune in every(tunes, 4):
        back = reading.read(f"X:1\n{text_of(replace(tune, text=''))}", "", fewest=1)
        assert same(back, tune)


def test_chords_holds_every_piece_and_those_on_its_grid_exactly(pieces):
    exact = 0
    for whole in pieces:
        tokens = chords.encode(whole).tokens
        back = chords.decode(tokens, whole.meters)
        assert back.programs == whole.programs
        assert np.array_equal(chords.encode(back).tokens, tokens)
        alike = same(back, whole, "part")
        on_grid = not ((whole.start % chords.STEP).any() or (whole.duration % chords.STEP).any())
        assert alike or not on_grid
        # Two notes of one pitch that rounding puts at one place are one.
        assert len(back) >= 0.999 * len(whole)
        exact += alike
    told("chords", exact=exact, rounded=len(pieces) - exact)
    assert exact >= 0.9 * len(pieces)
