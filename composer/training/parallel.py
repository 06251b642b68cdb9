"""Training in several processes: torchrun starts them, each learns from its rows of a batch, and all end the same."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import timedelta
from typing import NamedTuple, TypeVar

import torch
from torch import distributed, nn
from torch.nn.parallel import DistributedDataParallel

from composer.errors import ComposerError
from composer.training.batches import IGNORED, Batch

_PATIENCE = timedelta(hours=2)
"""How long the others wait for the one that prepares a corpus or writes to a slow disk."""

_Made = TypeVar("_Made")


class LeftAlone(ComposerError):
    """A process whose fellows have stopped, or that cannot reach them."""


class Ensemble(NamedTuple):
    """The `size` processes that train together, the `rank` of this one, and the device that it works on."""

    rank: int = 0
    size: int = 1
    device: torch.device = torch.device("cpu")

    @property
    def leads(self) -> bool:
        """Whether this is the process that writes and reports."""
        return self.rank == 0

    def share(self, batch: Batch) -> Batch:
        """Return every size-th row of a batch, on the device; without one, a row that counts for nothing."""
        if self.size > 1:
            rows = slice(self.rank, None, self.size)
            idle = Batch(batch.tokens[:1], batch.contexts[:1], torch.full_like(batch.targets[:1], IGNORED))
            batch = Batch(*(part[rows] for part in batch)) if self.rank < len(batch.tokens) else idle
        return batch.to(self.device)

    def joined(self, network: nn.Module) -> nn.Module:
        """Return a network, on the device, that learns with those of the others from the mean of all gradients."""
        network.to(self.device)
        return DistributedDataParallel(network) if self.size > 1 else network

    def summed(self, numbers: Sequence[float]) -> list[float]:
        """Return the sums over all processes of some numbers, the same ones everywhere."""
        if self.size == 1:
            return list(numbers)
        total = torch.tensor(numbers, dtype=torch.float64, device=self.device)
        distributed.all_reduce(total)
        return total.tolist()

    def after_the_leader(self, work: Callable[[], _Made]) -> _Made:
        """Return what some work makes, done by the leader before all others."""
        if not self.leads:
            self.summed([0])
        made = work()
        if self.leads:
            self.summed([0])
        return made


def alone() -> Ensemble:
    """Return an ensemble of one, on the graphics card where there is one."""
    return Ensemble(device=_device(0, 1))


@contextmanager
def together(environment: Mapping[str, str] = os.environ) -> Iterator[Ensemble]:
    """Join the processes that torchrun has started, by what it says in the environment, and leave them at the end.

    Without torchrun it is an ensemble of one. A process joins once: the second time, gloo would find the addresses of
    the first. Raises LeftAlone where the others have stopped.
    """
    rank, size, place, neighbours = (
        int(environment.get(name, usual))
        for name, usual in (("RANK", 0), ("WORLD_SIZE", 1), ("LOCAL_RANK", 0), ("LOCAL_WORLD_SIZE", 1))
    )
    if size == 1:
        yield alone()
        return
    device = _device(place, neighbours)
    distributed.init_process_group("nccl" if device.type == "cuda" else "gloo", timeout=_PATIENCE)
    try:
        yield Ensemble(rank, size, device)
    except RuntimeError as error:
        if not isinstance(error, distributed.DistError) and "gloo" not in str(error):
            raise
        raise LeftAlone(f"Process {rank} of the training stops, since it cannot reach another one.") from error
    finally:
        distributed.destroy_process_group()


def _device(place: int, neighbours: int) -> torch.device:
    """Return the device of a process: a graphics card of its own, or the processor if there is not one for each."""
    if torch.cuda.device_count() < neighbours:
        return torch.device("cpu")
    device = torch.device("cuda", place)
    torch.cuda.set_device(device)
    return device
