"""PySide6 6.12.0 drops a reference to None at nearly every call that returns nothing, until Python aborts."""

import sys

import pytest
from PySide6.QtCore import QObject
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

REPAINTS = 10_000
CALLS = 1_000

pytestmark = pytest.mark.skipif(sys.version_info >= (3, 12), reason="None is immortal from Python 3.12 on")


class Painted(QWidget):
    def __init__(self):
        super().__init__()
        self.count = 0

    def paintEvent(self, event):  # noqa: N802 - Qt calls it so
        painter = QPainter(self)
        painter.fillRect(self.rect(), self.palette().window())
        painter.end()
        self.count += 1


def test_repaints_leave_none_where_it_was(qtbot):
    widget = Painted()
    qtbot.addWidget(widget)
    widget.resize(16, 16)
    with qtbot.waitExposed(widget):
        widget.show()
    painted, before = widget.count, sys.getrefcount(None)
    for _ in range(REPAINTS):
        widget.repaint()
    assert widget.count - painted == REPAINTS
    assert abs(sys.getrefcount(None) - before) < REPAINTS / 20


def test_calls_that_return_nothing_leave_none_where_it_was(qapp):
    one = QObject()
    before = sys.getrefcount(None)
    for _ in range(CALLS):
        one.setObjectName("one")
        one.blockSignals(False)
        one.setParent(None)
    assert abs(sys.getrefcount(None) - before) < CALLS / 20
