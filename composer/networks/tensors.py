"""Named tensors <-> a safetensors file, whose header is checked before anything is allocated."""

from __future__ import annotations

import json
from collections.abc import Mapping
from math import prod
from pathlib import Path
from typing import Any

import safetensors.torch
from torch import Tensor

from composer import paths
from composer.networks.card import UnreadableModel

_WIDTH = {"F16": 2, "BF16": 2, "F32": 4}
_LARGEST_HEADER = 1_000_000


def write(path: Path, tensors: Mapping[str, Tensor], notes: Mapping[str, str] | None = None) -> None:
    """Write tensors, and notes beside them, into one file. Raises UnwritableFile."""
    paths.write_whole(path, packed(tensors, notes))


def packed(tensors: Mapping[str, Tensor], notes: Mapping[str, str] | None = None) -> bytes:
    """Return the content of a file of tensors and notes."""
    flat = {name: tensor.detach().contiguous() for name, tensor in tensors.items()}
    return safetensors.torch.save(flat, dict(notes or {}))


def read(path: Path, shapes: Mapping[str, tuple[int, ...]]) -> tuple[dict[str, Tensor], dict[str, str]]:
    """Return the tensors of a file, which must have the names and shapes expected, and its notes.

    Raises UnreadableModel.
    """
    try:
        with path.open("rb") as file:
            header = _header(path, file.read(8), file)
            _check(path, header, shapes, path.stat().st_size - file.tell())
            file.seek(0)
            data = file.read()
    except OSError as error:
        raise UnreadableModel(path, (error.strerror or str(error)).lower()) from error
    try:
        return safetensors.torch.load(data), header.get("__metadata__") or {}
    except (safetensors.SafetensorError, KeyError, ValueError) as error:
        raise UnreadableModel(path, "it is damaged") from error


def notes(path: Path) -> dict[str, str]:
    """Return the notes of a file of any tensors. Raises UnreadableModel."""
    try:
        with path.open("rb") as file:
            return _header(path, file.read(8), file).get("__metadata__") or {}
    except OSError as error:
        raise UnreadableModel(path, (error.strerror or str(error)).lower()) from error


def _header(path: Path, length: bytes, file: Any) -> dict[str, Any]:
    size = int.from_bytes(length, "little")
    if len(length) < 8 or size > _LARGEST_HEADER:
        raise UnreadableModel(path, "it is no safetensors file")
    try:
        header = json.loads(file.read(size))
    except (ValueError, RecursionError) as error:
        raise UnreadableModel(path, "its header is damaged") from error
    if not isinstance(header, dict):
        raise UnreadableModel(path, "its header is damaged")
    return header


def _check(path: Path, header: dict[str, Any], shapes: Mapping[str, tuple[int, ...]], size: int) -> None:
    entries = {name: entry for name, entry in header.items() if name != "__metadata__"}
    if entries.keys() != shapes.keys():
        raise UnreadableModel(path, "its tensors are not those of this network")
    total = 0
    for name, entry in entries.items():
        if not isinstance(entry, dict) or entry.get("dtype") not in _WIDTH:
            raise UnreadableModel(path, f"“{name}” is of another kind of number")
        if entry.get("shape") != list(shapes[name]):
            raise UnreadableModel(path, f"“{name}” has another shape than its card says")
        total += _WIDTH[entry["dtype"]] * prod(shapes[name])
    if total != size:
        raise UnreadableModel(path, "it is cut short or too long")
