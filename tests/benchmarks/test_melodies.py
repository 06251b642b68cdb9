import json

import numpy as np
import pytest

from composer.benchmarks import melodies, melodysets
from composer.benchmarks.melodysets import UnreadableMelodies
from composer.networks.stepping import one_thread
from composer.training.ensemble import Schooling

KINDS = ("alone", "mixed", "single", "short", "memory")
SMALL = Schooling(members=2, hidden=8, width=4, epochs=2)


def write(folder, name="toys", count=20):
    """Write tunes that each repeat a motif of their own."""
    dice = np.random.default_rng(0)
    held = []
    for number in range(count):
        pitches = np.tile(60 + dice.integers(0, 12, 4), 3).tolist()
        notes = [[480 * index, 480, pitch] for index, pitch in enumerate(pitches)]
        held.append({"id": str(number), "notes": notes})
    path = folder / f"{name}.json"
    path.write_text(json.dumps({"name": name, "ticks_per_beat": 480, "melodies": held}))
    return path


def measured(folder, kept, **options):
    told = []
    work = melodies.run(folder, schooling=SMALL, cache=kept, **options)
    with one_thread():
        while True:
            try:
                told.append(next(work))
            except StopIteration as end:
                return end.value, told


@pytest.fixture
def sets(tmp_path):
    folder = tmp_path / "sets"
    folder.mkdir()
    write(folder)
    return folder


def test_every_tune_is_predicted_once_and_never_seen_in_its_fold(sets):
    (found,) = melodysets.read(sets)
    tunes = []
    for number in range(10):
        known, predicted = found.fold(number)
        assert len(known) + len(predicted) == len(found.tunes)
        assert not [tune for tune in predicted if any(tune is other for other in known)]
        tunes += predicted
    assert sorted(tunes) == sorted(found.tunes)


def test_the_table_is_told_and_finished_folds_are_not_measured_again(sets, tmp_path):
    report, told = measured(sets, tmp_path / "kept", folds=1)
    figures = report.figures
    assert set(figures) == {f"{name}.{kind}" for name in ("toys", "mean") for kind in KINDS}
    assert figures["mean.mixed"] == figures["toys.mixed"]
    assert figures["toys.mixed"].value < figures["toys.alone"].value < 6
    assert "first 1 of 10" in report.notes[0]
    assert (told[0].done, told[-1].done, told[-1].total) == (0, 1, 2)
    again, nothing = measured(sets, tmp_path / "kept", folds=1)
    assert not nothing
    assert again == report
    anew, _ = measured(sets, tmp_path / "elsewhere", folds=1)
    assert anew.figures == figures


def test_what_was_kept_of_other_tunes_is_measured_anew(sets, tmp_path):
    measured(sets, tmp_path / "kept", folds=1)
    write(sets, count=21)
    assert measured(sets, tmp_path / "kept", folds=1)[1]


def test_rivals_stand_beside_the_sets_that_have_one():
    folds = [melodies.Fold(10, dict.fromkeys(KINDS, 20.0))]
    figures = melodies._figures({"chorales": folds, "elsass": folds})
    assert figures["chorales.alone"].rival_value == 2.205
    assert figures["elsass.mixed"].rival_value == 2.371
    assert figures["mean.alone"].rival_value == pytest.approx((2.205 + 2.644) / 2)
    assert figures["elsass.memory"].rival is None
    assert melodies._figures({"chorales": folds, "toys": folds})["mean.mixed"].rival is None
    assert melodies._figures({str(n): folds for n in range(8)})["mean.mixed"].rival_value == 2.421


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        '{"name": "x"}',
        '{"name": "x", "melodies": [{"notes": [[0, 1, 128]]}]}',
        '{"name": "", "melodies": []}',
    ],
)
def test_a_foreign_file_is_named(tmp_path, text):
    (tmp_path / "bad.json").write_text(text)
    with pytest.raises(UnreadableMelodies, match=r"bad\.json cannot be read"):
        melodysets.read(tmp_path)


def test_a_folder_without_sets_is_named(tmp_path):
    with pytest.raises(UnreadableMelodies, match=r"no \.json"):
        melodysets.read(tmp_path)
    with pytest.raises(UnreadableMelodies, match="missing"):
        melodysets.read(tmp_path / "missing")
