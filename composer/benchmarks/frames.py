"""The polyphonic frame table: nats per frame of networks that hear a piece and foretell its next frame key by key.

The protocol is that of Boulanger-Lewandowski 2012: the official split, the negative log-likelihood of the 88 keys of
each frame but the first of a piece, the mean over all frames.
"""

from __future__ import annotations

import hashlib
import json
import math
from collections.abc import Generator, Sequence
from dataclasses import asdict, replace
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from composer import paths
from composer.benchmarks import framesets
from composer.benchmarks.figures import Figure, Report
from composer.benchmarks.framesets import KEYS, FrameSet, Piece
from composer.networks.frames import FrameNetwork
from composer.training import frames
from composer.training.frames import Kept, Schooling

_VERSION = 1
"""Of the way in which a network is trained; what was kept of another one is trained anew."""

_MARGIN = 3
"""So many keys beyond those of the training pieces are foretold by the networks; the others by the rule of Laplace."""

_INDEPENDENT = "independent keys, in the table"
_LSTM = "LSTM over note events, 2 × 384, in the table"
_NADE = "RNN-NADE, Boulanger-Lewandowski 2012"
_RIVALS = {
    "JSB_Chorales": {"test": (_LSTM, 5.19), "independent": (_INDEPENDENT, 11.06)},
    "Nottingham": {"test": (_NADE, 2.31), "independent": (_INDEPENDENT, 10.25)},
}
"""The best of the table for each set, and its line for keys that know nothing of each other."""


class Progress(NamedTuple):
    """How many epochs of how many are done, of all networks, and a word on what is under way."""

    done: int
    total: int
    text: str


class _Span(NamedTuple):
    """The keys that the networks foretell, from `first` up to but not with `end`, and how rarely others may sound."""

    first: int
    end: int
    rate: float

    def cut(self, pieces: list[Piece]) -> list[Piece]:
        return [piece[:, self.first : self.end] for piece in pieces]

    def outside(self, pieces: list[Piece]) -> NDArray[np.float64]:
        """Return the logarithm of the probability of the other keys in each frame of pieces but the first."""
        whole = np.concatenate([piece[1:] for piece in pieces])
        sounding = whole.sum(1) - whole[:, self.first : self.end].sum(1)
        others = KEYS - (self.end - self.first)
        return sounding * math.log(self.rate) + (others - sounding) * math.log1p(-self.rate)


def run(path: Path, schooling: Schooling | None = None, cache: Path | None = None) -> Generator[Progress, None, Report]:
    """Measure a set of frames; what is trained is kept in a folder, epoch by epoch, and gone on with.

    Raises UnreadableFrames or UnwritableFile.
    """
    schooling, kept = schooling or Schooling(), cache or paths.cache() / "benchmarks" / "frames"
    found = framesets.read(path)
    span = _span(found.train)
    members = list[FrameNetwork]()
    for number in range(schooling.members):
        members.append((yield from _member(found, span, number, schooling, kept)))
    spent = {name: _spent(members, span, getattr(found, name)) for name in ("test", "valid")}
    figures = _figures(found, spent)
    return Report(figures, _notes(found, span, schooling))


def _member(
    found: FrameSet, span: _Span, number: int, schooling: Schooling, kept: Path
) -> Generator[Progress, None, FrameNetwork]:
    """Return a network as it was kept, else train it, or the rest of the way."""
    # How many there are changes none of them.
    origin = json.dumps([_VERSION, found.fingerprint, number, asdict(replace(schooling, members=1))], sort_keys=True)
    state = kept / f"{found.name}-{number}-{hashlib.sha256(origin.encode()).hexdigest()[:16]}.safetensors"
    try:
        kept.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise paths.UnwritableFile(kept, error) from error
    training = frames.train(span.cut(found.train), span.cut(found.valid), schooling, number, Kept(state, origin))
    try:
        while True:
            now = next(training)
            text = f"{found.name}, network {number + 1}, {now.nats:.3f} nats, {now.best:.3f} at best"
            yield Progress(number * now.of + now.epochs, schooling.members * now.of, text)
    except StopIteration as end:
        return end.value


def _spent(members: Sequence[FrameNetwork], span: _Span, pieces: list[Piece]) -> dict[str, float]:
    """Return the nats a frame of pieces: of all networks together, and of the first alone."""
    cut, outside = span.cut(pieces), float(-span.outside(pieces).mean())
    each = [frames.told(network, cut, frames.reads_downwards(number)) for number, network in enumerate(members)]
    # Networks that take the keys in the same order agree on each key, then both orders on the frame.
    orders = [frames.agreed(group) for group in (each[0::2], each[1::2]) if group]
    return {
        "together": frames.nats_per_frame(orders, cut) + outside,
        "single": frames.nats_per_frame(each[:1], cut) + outside,
    }


def _figures(found: FrameSet, spent: dict[str, dict[str, float]]) -> dict[str, Figure]:
    values = {
        "test": spent["test"]["together"],
        "valid": spent["valid"]["together"],
        "single": spent["test"]["single"],
        "independent": _independent(found.train, found.test),
    }
    rivals = _RIVALS.get(found.name, {})
    return {
        f"{found.name}.{kind}": Figure(value, "nats/frame", *rivals.get(kind, (None, None)))
        for kind, value in values.items()
    }


def _notes(found: FrameSet, span: _Span, schooling: Schooling) -> list[str]:
    sizes = ", ".join(
        f"{len(pieces)} pieces of {name}" for name, pieces in zip(framesets.SPLITS, found[1:], strict=True)
    )
    return [
        f"{sizes}; each frame but the first of a piece, from those before it in the piece alone",
        f"test, valid: {schooling.members} networks, each an LSTM of {schooling.hidden} units that hears the piece and "
        "a convolution over the keys; every second one takes the keys from the top down; single: the first alone",
        "visible besides the last frames: what followed where the piece was the same before, for how long keys have "
        "been sounding, the pitch classes so far, and the place from the beginning modulo 12 and 16 frames",
        f"keys {span.first} to {span.end - 1} by the networks, the others each with probability {span.rate:.1e}",
        "independent: the rates of the keys in the training pieces, measured in this run; in the table 11.09 (JSB) and "
        "10.26 (Nottingham) for the frames that are asked here, 11.06 and 10.25 for all",
        "rivals from the table, not in this run: TCN 8.10 / 3.07, RNN-RBM 6.27 / 2.39, RNN-NADE 5.56 / 2.31, "
        "LSTM over note events 5.19 / 2.36 (JSB / Nottingham)",
    ]


def _span(known: list[Piece]) -> _Span:
    """Return the keys to foretell: those of the training pieces and some more."""
    used = np.flatnonzero(np.concatenate(known).any(0))
    lowest, highest = (int(used[0]), int(used[-1])) if len(used) else (KEYS // 2, KEYS // 2)
    count = sum(map(len, known))
    return _Span(max(lowest - _MARGIN, 0), min(highest + _MARGIN + 1, KEYS), 1 / (count + 2))


def _independent(known: list[Piece], pieces: list[Piece]) -> float:
    """Return the nats a frame that keys cost which sound as often as in the training pieces, whatever else does."""
    frames_ = np.concatenate(known)
    rate = (frames_.sum(0) + 1) / (len(frames_) + 2)
    whole = np.concatenate([piece[1:] for piece in pieces])
    return float(-(whole @ np.log(rate) + ~whole @ np.log1p(-rate)).mean())
