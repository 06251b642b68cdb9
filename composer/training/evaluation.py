"""How well a network foresees tunes that it has not seen: bits per note, accuracy, perplexity."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from typing import NamedTuple

import numpy as np
import torch
from torch.nn import functional

from composer.encodings.encoding import Encoding, Tokens
from composer.networks.lstm import Network
from composer.training.batches import IGNORED, Batch, even_batches

_BUDGET = 8192
_BITS = 1 / torch.log(torch.tensor(2.0)).item()


class Evaluation(NamedTuple):
    """Totals over some tunes: bits spent on what sounds, durations, the end and notation; tokens foreseen; counts."""

    pitch_bits: float = 0.0
    duration_bits: float = 0.0
    end_bits: float = 0.0
    notation_bits: float = 0.0
    foreseen: int = 0
    tokens: int = 0
    notes: int = 0

    @property
    def bits(self) -> float:
        """All bits spent."""
        return self.note_bits + self.end_bits + self.notation_bits

    @property
    def note_bits(self) -> float:
        """The bits spent on the notes themselves, on what sounds and how long."""
        return self.pitch_bits + self.duration_bits

    @property
    def bits_per_note(self) -> float:
        """All bits spent, divided by the notes."""
        return self.bits / max(self.notes, 1)

    @property
    def loss(self) -> float:
        """The mean bits of a token."""
        return self.bits / max(self.tokens, 1)

    @property
    def accuracy(self) -> float:
        """The share of tokens that were the likeliest."""
        return self.foreseen / max(self.tokens, 1)

    @property
    def perplexity(self) -> float:
        """Two to the power of the mean bits of a token."""
        return 2**self.loss


def evaluate(
    network: Network, streams: Sequence[Tokens], encoding: Encoding
) -> Generator[Evaluation, None, Evaluation]:
    """Yield the running totals before all batches and after each, and return them; the network is left evaluating.

    No hint is given to it, so that what models foresee of the same tunes can be compared.
    """
    network.eval()
    streams = [encoding.hinted(stream, 0.0, np.random.default_rng(0)) for stream in streams]
    total = Evaluation(notes=sum(encoding.count_notes(stream.tokens) for stream in streams))
    yield total
    for batch in even_batches(streams, _BUDGET):
        part = _evaluate_batch(network, batch, encoding)
        total = Evaluation._make(a + b for a, b in zip(total, part, strict=True))
        yield total
    return total


@torch.no_grad()
def _evaluate_batch(network: Network, batch: Batch, encoding: Encoding) -> Evaluation:
    batch = batch.to(network.output.weight.device)
    logits, _ = network(batch.tokens, batch.contexts)
    real = batch.targets != IGNORED
    targets, logits = batch.targets[real], logits[real]
    bits = functional.cross_entropy(logits, targets, reduction="none") * _BITS
    by_part = np.bincount(encoding.parts(targets.cpu().numpy()), bits.cpu().numpy().astype(np.float64), minlength=4)
    foreseen = int((logits.argmax(-1) == targets).sum())
    pitch, duration, end, notation = by_part.tolist()
    return Evaluation(pitch, duration, end, notation, foreseen, len(targets))
