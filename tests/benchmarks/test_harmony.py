import pytest

from composer.benchmarks import harmony
from composer.music import edits
from composer.music.pieces import piece
from composer.music.score import Note, Notes, Score, Track
from tests.generation.test_chordal import MODEL


def chorale(*chords):
    rows = [(480 * beat, 480, pitch, part) for beat, chord in enumerate(chords) for part, pitch in enumerate(chord)]
    return piece(rows, (52,) * 4)


def test_clashes_and_chords_are_told_apart():
    told = [
        (harmony._clashes(classes), harmony._is_chord(classes)) for classes in ({0, 4, 7}, {0, 4, 7, 10}, {0, 1, 2})
    ]
    assert told == [(False, True), (True, True), (True, False)]


def test_what_is_held_over_a_beat_sounds_on_it():
    score = Score((Track("", Notes([Note(0, 60, 960)])), Track("", Notes([Note(0, 64, 480), Note(480, 67, 480)]))))
    assert list(harmony._on_beats(score)) == [{0, 4}, {0, 7}]
    assert list(harmony._on_beats(edits.add(score, [Note(1200, 62, 100)]))) == [{0, 4}, {0, 7}]


def test_it_measures_a_model_beside_the_composer():
    found = harmony.chorales([chorale((72, 67, 64, 48), (71, 67, 62, 55), (72, 66, 65, 48)), piece([(0, 1, 60, 0)])])
    report = harmony.compare(MODEL, found)
    assert len(found) == 1
    assert report.figures["harmony.clashing"].rival_value == pytest.approx(1 / 3)
    assert report.figures["harmony.chords"].rival_value == pytest.approx(2 / 3)
    assert all(0 <= figure.value <= 1 for figure in report.figures.values())
