import json
from dataclasses import replace

import numpy as np
import pytest

from composer import cli
from composer.benchmarks import frames, framesets
from composer.benchmarks.framesets import UnreadableFrames
from composer.networks.stepping import one_thread
from composer.training.frames import Schooling

SMALL = Schooling(members=2, hidden=8, channels=4, batch=64, updates=6)


def arrays(count=6):
    """Return the arrays of a file whose pieces each repeat a bar of chords."""
    dice, held = np.random.default_rng(0), {}
    for split in framesets.SPLITS:
        pieces = [np.tile(dice.random((4, 88)) < 0.04, (3, 1)) for _ in range(count)]
        held[f"{split}_frames"] = np.packbits(np.concatenate(pieces), axis=1)
        held[f"{split}_lengths"] = np.array([len(piece) for piece in pieces], np.int32)
    return held


@pytest.fixture
def path(tmp_path):
    np.savez_compressed(tmp_path / "toys.npz", **arrays())
    return tmp_path / "toys.npz"


def measured(path, kept, schooling=SMALL):
    told, work = [], frames.run(path, schooling, kept)
    with one_thread():
        while True:
            try:
                told.append(next(work))
            except StopIteration as end:
                return end.value, told


def test_the_table_is_told_and_what_is_trained_is_not_trained_again(path, tmp_path):
    report, told = measured(path, tmp_path / "kept")
    assert set(report.figures) == {f"toys.{kind}" for kind in ("test", "valid", "single", "independent")}
    assert all(figure.unit == "nats/frame" and np.isfinite(figure.value) for figure in report.figures.values())
    assert told[-1].done == told[-1].total == len(told)
    again, nothing = measured(path, tmp_path / "kept")
    assert not nothing
    assert again == report
    _, more = measured(path, tmp_path / "kept", replace(SMALL, members=3))
    assert len(more) == len(told) // 2


def test_keys_that_never_sounded_cost_what_laplace_says(path):
    found = framesets.read(path)
    low = [piece[:, :40] for piece in found.train]
    known = [np.hstack([piece, np.zeros((len(piece), 48), np.bool_)]) for piece in low]
    span = frames._span(known)
    silent, sounding = np.zeros((2, 88), np.bool_), np.zeros((2, 88), np.bool_)
    sounding[1, 80] = True
    one, other = (np.exp(span.outside([piece])[0]) for piece in (silent, sounding))
    assert span.end <= 43
    assert other / one == pytest.approx(span.rate / (1 - span.rate))
    assert one == pytest.approx((1 - span.rate) ** (88 - (span.end - span.first)))


def test_independent_keys_cost_what_their_rates_say():
    half = np.tile(np.eye(88, dtype=np.bool_)[[0, 1]], (500, 1))
    # Two keys sound half of the time, and the others as good as never.
    assert frames._independent([half], [half]) == pytest.approx(2 * np.log(2), abs=0.2)


def test_rivals_stand_beside_the_sets_of_the_table(path):
    found = framesets.read(path)._replace(name="Nottingham")
    spent = {split: {"together": 2.0, "single": 2.1} for split in ("test", "valid")}
    figures = frames._figures(found, spent)
    assert figures["Nottingham.test"].rival_value == 2.31
    assert figures["Nottingham.independent"].rival_value == 10.25
    assert figures["Nottingham.single"].rival is None


@pytest.mark.parametrize(
    "change",
    [
        {"test_frames": None},
        {"test_lengths": np.array([5], np.int32)},
        {"test_lengths": np.array([-12, 84], np.int32)},
        {"valid_frames": np.zeros((72, 12), np.uint8)},
        {"train_frames": np.zeros((72, 11), np.int64)},
        {"train_lengths": np.full(72, 1, np.int32)},
    ],
)
def test_a_foreign_file_is_named(tmp_path, change):
    held = {name: array for name, array in {**arrays(), **change}.items() if array is not None}
    np.savez(tmp_path / "bad.npz", **held)
    with pytest.raises(UnreadableFrames, match=r"bad\.npz cannot be read as frames"):
        framesets.read(tmp_path / "bad.npz")


def test_what_is_no_archive_is_named(tmp_path, capsys):
    (tmp_path / "bad.npz").write_text("no frames")
    for path in (tmp_path / "bad.npz", tmp_path / "missing.npz", tmp_path):
        with pytest.raises(UnreadableFrames, match="cannot be read as frames"):
            framesets.read(path)
    assert cli.run(cli.parse(["benchmark", "frames", str(tmp_path / "bad.npz")])) == 1
    assert "bad.npz" in capsys.readouterr().err


def test_the_report_is_one_json_object(path, tmp_path):
    told = json.loads(measured(path, tmp_path / "kept")[0].json())
    assert told["figures"]["toys.test"]["unit"] == "nats/frame"
