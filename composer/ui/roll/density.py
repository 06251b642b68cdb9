"""Notes as a picture of how much sounds where, for where they are too many or too small to be told apart."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QColor, QImage

_SHADES = np.array([0, 150, 190, 225, 255], np.uint32)
"""How opaque a pixel is where so many notes sound."""


def density(
    first: NDArray[np.integer], after: NDArray[np.integer], row: NDArray[np.integer], size: tuple[int, int]
) -> NDArray[np.int64]:
    """Return how many notes sound in each pixel, shape (height, width) of a size (width, height).

    first, after: the columns at which each note begins and where it is over, 0 to width; row: from the top.
    """
    width, height = size
    line = row.astype(np.int64) * (width + 1)
    count = height * (width + 1)
    changes = np.bincount(line + first, minlength=count) - np.bincount(line + after, minlength=count)
    return np.cumsum(changes.reshape(height, width + 1), axis=1)[:, :width]


def picture(covered: NDArray[np.int64], colour: QColor) -> QImage:
    """Return the picture of a density in a colour, which is transparent where nothing sounds."""
    height, width = covered.shape
    opacity = np.take(_SHADES, np.minimum(covered, len(_SHADES) - 1))
    bits = np.ascontiguousarray((opacity << 24) | np.where(opacity > 0, colour.rgb() & 0xFFFFFF, 0).astype(np.uint32))
    return QImage(bits.data, width, height, width * 4, QImage.Format.Format_ARGB32).copy()
