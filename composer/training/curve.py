"""The course of a training as a picture: the loss and the validation of each epoch, in bits a token."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from composer import paths

NAME = "curve.png"

_WIDTH, _HEIGHT, _EDGE, _MARGIN = 640, 400, 48, 16
_PAPER, _GRID, _INK = (255, 255, 255), (225, 225, 230), (70, 70, 80)
_COLOURS = ((60, 110, 200), (210, 90, 40))
"""Of the loss and of the validation."""

_DIGITS = {
    "0": 0o75557,
    "1": 0o26227,
    "2": 0o71747,
    "3": 0o71717,
    "4": 0o55711,
    "5": 0o74717,
    "6": 0o74757,
    "7": 0o71222,
    "8": 0o75757,
    "9": 0o75717,
    ".": 0o00002,
}
"""Five rows of three dots each, an octal digit a row."""

_DOT = 2

Picture = NDArray[np.uint8]


def write(path: Path, history: Sequence[tuple[float, float]]) -> None:
    """Write the losses and validations of some epochs as a PNG: loss blue, validation orange. Raises UnwritableFile."""
    paths.write_whole(path, png(draw(history)))


def draw(history: Sequence[tuple[float, float]]) -> Picture:
    """Return the picture, shape (height, width, 3)."""
    values = np.array(history, float).reshape(-1, 2)
    finite = values[np.isfinite(values)]
    low, high = (np.floor(finite.min()), np.ceil(finite.max() + 1e-9)) if finite.size else (0.0, 1.0)
    picture = np.full((_HEIGHT, _WIDTH, 3), _PAPER, np.uint8)
    for level in np.linspace(low, high, 5):
        row = int(_rows(np.array([level]), low, high)[0])
        picture[row, _EDGE : _WIDTH - _MARGIN] = _GRID
        _write_number(picture, f"{level:.2f}", 4, row - 5)
    for epoch in sorted({1, (len(values) + 1) // 2, len(values)} & set(range(1, len(values) + 1))):
        _write_number(picture, str(epoch), int(_columns(len(values))[epoch - 1]) - 3, _HEIGHT - 24)
    for series, colour in zip(values.T, _COLOURS, strict=True):
        _line(picture, _columns(len(values)), _rows(series, low, high), colour)
    return picture


def _columns(count: int) -> NDArray[np.float64]:
    return np.linspace(_EDGE + 8, _WIDTH - _MARGIN - 8, max(count, 2))[:count]


def _rows(values: NDArray[np.float64], low: float, high: float) -> NDArray[np.float64]:
    share = (values - low) / (high - low)
    return _HEIGHT - _EDGE - share * (_HEIGHT - _EDGE - _MARGIN)


def _line(picture: Picture, columns: NDArray, rows: NDArray, colour: tuple[int, int, int]) -> None:
    """Draw a line two dots wide through points, and a square on each."""
    across = np.linspace(columns[0], columns[-1], 4 * _WIDTH) if len(columns) else columns
    dense = np.interp(across, columns, rows) if len(columns) else rows
    for x, y, size in (
        *((x, y, 1) for x, y in zip(across, dense, strict=True)),
        *((*at, 3) for at in zip(columns, rows, strict=True)),
    ):
        if np.isfinite(y):
            picture[int(y) - size : int(y) + size, int(x) - size : int(x) + size] = colour


def _write_number(picture: Picture, text: str, left: int, top: int) -> None:
    for place, sign in enumerate(text):
        bits = np.array([int(bit) for bit in f"{_DIGITS[sign]:015b}"], bool).reshape(5, 3)
        dots = np.kron(bits, np.ones((_DOT, _DOT), bool))
        x = left + place * 4 * _DOT
        picture[top : top + 5 * _DOT, x : x + 3 * _DOT][dots] = _INK


def png(picture: Picture) -> bytes:
    """Return a picture, shape (height, width, 3), as the bytes of a PNG file."""
    height, width, _ = picture.shape
    lines = np.zeros((height, 1 + width * 3), np.uint8)
    lines[:, 1:] = picture.reshape(height, -1)
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunks = (b"IHDR", header), (b"IDAT", zlib.compress(lines.tobytes(), 9)), (b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(kind, content) for kind, content in chunks)


def _chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))
