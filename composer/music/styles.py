"""The styles that a tune can be of: where it was sung or danced."""

from __future__ import annotations

STYLES = (
    *("German", "Alsatian and Lorrain", "Luxembourgish", "Austrian and Swiss", "Dutch", "East European"),
    *("Chinese", "Irish", "Scottish", "American"),
)
