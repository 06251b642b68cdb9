"""A disk that is full, whatever is being written: one sentence, and the last good model and state are still there."""

import errno
import os
from dataclasses import replace
from pathlib import Path

import pytest
import torch
from safetensors.torch import load_file

from composer import paths
from composer.networks import checkpoint
from composer.paths import UnwritableFile
from composer.training import curve, trainer
from composer.training.trainer import train
from tests.training.toys import RECIPE, toy_tunes

LASTING = replace(RECIPE, epochs=50, patience=50)
KEPT = (checkpoint.WEIGHTS, checkpoint.CARD)


class Disk:
    """A disk on which there is room for all but files whose name holds a word."""

    def __init__(self, folder):
        self.folder, self.word, self.sync = folder, None, os.fsync

    def fsync(self, descriptor):
        """Fail as the system does for what it cannot put on the disk any more."""
        self.sync(descriptor)
        file = os.fstat(descriptor).st_ino
        written = [path for path in self.folder.rglob("*") if path.stat().st_ino == file]
        if self.word and self.word in str(written[0]):
            os.ftruncate(descriptor, 1)
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


@pytest.fixture
def disk(tmp_path, monkeypatch):
    made = Disk(tmp_path)
    monkeypatch.setattr(paths.os, "fsync", made.fsync)
    monkeypatch.setattr(trainer, "_SAVE_EVERY", 1)
    return made


@pytest.fixture
def data(tmp_path):
    toy_tunes().write(tmp_path / "toy.npz")
    return tmp_path / "toy.npz"


def contents(folder):
    return {path.relative_to(folder): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("word", [trainer.STATE, *KEPT, curve.NAME, f"{trainer.EPOCHS}/."])
def test_the_last_good_model_and_state_stay(disk, data, tmp_path, word):
    out = tmp_path / "toy"
    training = train(LASTING, data, out)
    next(step for step in training if step.validation is not None and step.epoch == 2)
    before, disk.word = contents(out), word
    with pytest.raises(UnwritableFile, match="No space left on device"):
        list(training)
    after = contents(out)
    # What could not be written is as it was, nothing is left lying about, and the model and its card agree.
    assert before.keys() <= after.keys()
    assert not [path for path in after if path.name.startswith(".")]
    assert all(after[Path(name)] == before[Path(name)] for name in KEPT) or word not in KEPT
    assert checkpoint.read(out).card.training["epochs"] >= 2


@pytest.mark.parametrize("word", [trainer.STATE, checkpoint.CARD])
def test_with_room_again_it_goes_on_to_the_same_end(disk, data, tmp_path, word):
    shorter = replace(LASTING, epochs=3)
    list(train(shorter, data, tmp_path / "whole"))
    training = train(shorter, data, tmp_path / "toy")
    next(step for step in training if step.epoch == 2)
    disk.word = word
    with pytest.raises(UnwritableFile):
        list(training)
    disk.word = None
    list(train(shorter, data, tmp_path / "toy", resume=True))
    whole, cut = (load_file(tmp_path / name / trainer.STATE) for name in ("whole", "toy"))
    assert all(torch.equal(whole[name], cut[name]) for name in whole)


def test_a_file_that_the_system_cuts_short_leaves_the_old_one(tmp_path):
    resource = pytest.importorskip("resource")
    paths.write_whole(tmp_path / "one", b"old")
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, limits[1]))
    try:
        with pytest.raises(UnwritableFile, match="one"):
            paths.write_whole(tmp_path / "one", b"new" * 4096)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert contents(tmp_path) == {Path("one"): b"old"}


def test_files_that_belong_together_are_all_new_or_all_old(disk, tmp_path):
    both = {tmp_path / "one": b"new", tmp_path / "two": b"new"}
    disk.word = "two"
    with pytest.raises(UnwritableFile, match="two"):
        paths.write_together(both)
    assert contents(tmp_path) == {}
    disk.word = None
    paths.write_together(both)
    assert contents(tmp_path) == {Path("one"): b"new", Path("two"): b"new"}


def test_a_file_in_the_place_of_a_folder_is_one_sentence(tmp_path):
    (tmp_path / "file").write_bytes(b"in the way")
    with pytest.raises(UnwritableFile, match="file/one"):
        paths.write_whole(tmp_path / "file" / "one", b"new")
