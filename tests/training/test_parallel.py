"""Two processes that train together do what one does, and so does the command under torchrun."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
import torch
from safetensors.torch import load_file

from composer.generation import library
from composer.music.songbook import Songbook
from composer.networks import checkpoint
from composer.training import parallel, trainer
from composer.training.batches import IGNORED, Batch
from composer.training.parallel import Ensemble
from tests.training import playing_together
from tests.training.toys import toy_tunes

PROJECT = Path(__file__).parents[2]
TRAININGS = (*playing_together.RECIPES, "resumed")


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """Return a folder with the trainings of one process in "alone" and those of two in "together"."""
    folder = tmp_path_factory.mktemp("parallel")
    toy_tunes().write(folder / "toy.npz")
    (folder / "together").mkdir()
    words = [playing_together.__file__, folder / "toy.npz", folder / "together", folder / "by-command"]
    torchrun = [sys.executable, "-m", "torch.distributed.run", "--standalone", "--nproc-per-node", "2"]
    told = {**os.environ, "PYTHONPATH": str(PROJECT), "OMP_NUM_THREADS": "1", "CUDA_VISIBLE_DEVICES": ""}
    done = subprocess.run([*torchrun, *words], env=told, capture_output=True, text=True, check=False, timeout=300)
    assert done.returncode == 0, done.stderr
    # The command measured its model once, and no process had a word to say about anything.
    assert (done.stdout, done.stderr.count("Error")) == ("measured by-command\n", 0)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(trainer, "_REPORT_EVERY", 1)
        found = playing_together.trained(folder / "toy.npz", folder / "alone", Ensemble())
    (folder / "alone.json").write_text(json.dumps(found))
    return folder


@pytest.mark.parametrize("name", TRAININGS)
def test_each_process_reports_the_losses_of_one_with_the_whole_batch(folder, name):
    one, leader, other = (
        torch.tensor([[number or 0 for number in row] for row in json.loads(path.read_text())[name]])
        for path in (folder / "alone.json", folder / "together" / "0.json", folder / "together" / "1.json")
    )
    assert torch.equal(leader, other)
    assert leader.shape == one.shape
    assert torch.allclose(leader, one, atol=1e-4)


@pytest.mark.parametrize("name", TRAININGS)
def test_the_weights_are_those_of_one_process(folder, name):
    one, both = (load_file(folder / kind / name / trainer.STATE) for kind in ("alone", "together"))
    assert one.keys() == both.keys()
    assert all(torch.allclose(one[key], both[key], atol=1e-4) for key in one)
    assert checkpoint.read(folder / "together" / name).card.name == name


def test_stopped_and_resumed_they_end_the_same(folder):
    whole, resumed = (load_file(folder / "together" / name / trainer.STATE) for name in ("budget", "resumed"))
    assert all(torch.equal(whole[key], resumed[key]) for key in whole)


def test_they_stop_together_when_nothing_gets_better(folder):
    assert json.loads((folder / "together" / "1.json").read_text())["nothing gets better"][-1][0] == 3


def test_the_command_leaves_one_model(folder):
    assert checkpoint.read(folder / "by-command").card.training["epochs"] == 1
    assert len(Songbook.read(folder / "by-command" / library.SONGBOOK)) > 0


@pytest.mark.parametrize("rows", [1, 2, 5])
@pytest.mark.parametrize("size", [1, 2, 3])
def test_the_shares_of_a_batch_hold_each_row_once(rows, size):
    targets = torch.arange(rows * 4).reshape(rows, 4)
    batch = Batch(targets, torch.zeros(rows, 4, 2), targets)
    shares = [Ensemble(rank, size).share(batch) for rank in range(size)]
    told = torch.cat([share.targets[share.targets != IGNORED] for share in shares])
    assert sorted(told.tolist()) == list(range(rows * 4))
    assert all(len(share.tokens) for share in shares)


def test_without_torchrun_it_is_an_ensemble_of_one():
    with parallel.together({}) as ensemble:
        assert (ensemble.rank, ensemble.size, ensemble.leads) == (0, 1, True)
        assert ensemble.summed([1, 2.5]) == [1, 2.5]
