"""A bar of groups that takes a second row where the window is too narrow for its text."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

_GAP = 11


def side_by_side(*widgets: QWidget) -> QWidget:
    """Return widgets in a row as one."""
    box = QWidget()
    row = QHBoxLayout(box)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(_GAP)
    for widget in widgets:
        row.addWidget(widget)
    return box


class TwoRows(QWidget):
    """Four groups in a row; the third goes below the others where they do not all fit beside each other."""

    def __init__(self, left: QWidget, middle: QWidget, below: QWidget, right: QWidget) -> None:
        super().__init__()
        self._others, self._below = (left, middle, right), below
        self._wraps = False
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        self._upper, self._lower = QHBoxLayout(), QHBoxLayout()
        for row in (self._upper, self._lower):
            row.setSpacing(_GAP)
            column.addLayout(row)
        self._upper.addWidget(left)
        self._upper.addStretch(1)
        self._upper.addWidget(middle)
        self._upper.addWidget(below)
        self._upper.addStretch(1)
        self._upper.addWidget(right)
        self._lower.addStretch(1)

    def fit(self) -> None:
        """Take as many rows as the width asks for."""
        wraps = self._width_of(*self._others, self._below) > self.width()
        if wraps == self._wraps:
            return
        self._wraps = wraps
        if wraps:
            self._lower.insertWidget(0, self._below)
        else:
            self._upper.insertWidget(3, self._below)

    @staticmethod
    def _width_of(*groups: QWidget) -> int:
        return sum(group.minimumSizeHint().width() for group in groups) + _GAP * (len(groups) + 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit into another width."""
        super().resizeEvent(event)
        self.fit()

    def minimumSizeHint(self) -> QSize:
        """Return the size of two rows at least as wide as the wider one, so that the window may be that narrow."""
        return QSize(self._width_of(*self._others), super().minimumSizeHint().height())
