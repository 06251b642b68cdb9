"""A language that is none: every text in brackets and two fifths longer, so that what is not translated shows."""

import re

from PySide6.QtCore import Qt, QTranslator
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QMenu,
    QSpinBox,
    QToolButton,
    QTreeWidget,
    QWidget,
)

_LONGER = 0.4


class Pseudo(QTranslator):
    """Translates nothing and marks everything."""

    def isEmpty(self):  # noqa: N802
        return False

    def translate(self, context, source, disambiguation=None, n=-1):
        return f"[{source}{'~' * round(_LONGER * len(source))}]" if source.strip() else source


def unmarked(text):
    """What of a text stands in no brackets."""
    depth, left = 0, []
    for letter in text:
        depth -= letter == "]"
        if depth <= 0:
            left.append(letter)
        depth += letter == "["
    return re.sub(r"[\[\]]", "", "".join(left)).strip()


def texts_of(widget):
    """Every text that a user reads or hears of a widget, with what it is."""
    yield "accessible name", widget.accessibleName()
    yield "tip", widget.toolTip()
    yield "title", widget.windowTitle() if widget.isWindow() else ""
    match widget:
        case QLabel() | QAbstractButton():
            yield "text", widget.text()
        case QComboBox():
            for index in range(widget.count()):
                yield "item", widget.itemText(index)
        case QMenu():
            yield "title", widget.title()
        case QLineEdit():
            yield "placeholder", widget.placeholderText()
        case QTreeWidget():
            for item in widget.findItems("", Qt.MatchFlag.MatchContains | Qt.MatchFlag.MatchRecursive):
                yield from (("cell", item.text(column)) for column in range(widget.columnCount()))
        case QListWidget():
            for row in range(widget.count()):
                yield "item", widget.item(row).text()
                yield "tip", widget.item(row).toolTip()
    if isinstance(widget, QAbstractSpinBox):
        yield "special", widget.specialValueText()
    if isinstance(widget, QSpinBox):
        yield "suffix", widget.suffix()


def every_text(window):
    """(where it is, the text) of all that is on a window and in its menus, shown or not."""
    for widget in [window, *window.findChildren(QWidget)]:
        for kind, text in texts_of(widget):
            yield f"{type(widget).__name__} {widget.objectName()} {kind}", text
    for action in window.findChildren(QAction):
        yield f"{action.objectName()} text", action.text()
        yield f"{action.objectName()} tip", action.toolTip()


def cut_off(window):
    """The texts of visible labels, buttons and lists that are wider than their room, but for those shortened on
    purpose, which end in an ellipsis.
    """
    for widget in window.findChildren(QWidget):
        if not widget.isVisible() or not isinstance(widget, (QLabel, QAbstractButton, QComboBox)):
            continue
        text = widget.currentText() if isinstance(widget, QComboBox) else widget.text()
        if isinstance(widget, QToolButton) and not widget.icon().isNull():
            continue
        if not text or "…" in text or (isinstance(widget, QLabel) and widget.wordWrap()):
            continue
        needed = max(widget.fontMetrics().horizontalAdvance(line.replace("&", "")) for line in text.split("\n"))
        beside = 26 if isinstance(widget, QComboBox) else 0
        if needed + beside > widget.width() + 1:
            yield f"{type(widget).__name__} {widget.objectName()} {text!r}: {needed + beside} > {widget.width()}"
