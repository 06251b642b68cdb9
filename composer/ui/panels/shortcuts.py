"""The sheet of shortcuts."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from composer.ui.panels.fields import label

_ROWS_A_COLUMN = 24


class ShortcutSheet(QDialog):
    """Every shortcut at a glance, menu after menu in columns; Esc closes it."""

    def __init__(self, menus: dict[str, list[tuple[str, str]]], parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("shortcutSheet")
        self.setWindowTitle(self.tr("Shortcuts"))
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(16)
        groups = QHBoxLayout()
        groups.setSpacing(32)
        for part in _columns(menus):
            groups.addLayout(_column(part))
        column.addLayout(groups)
        column.addWidget(self._make_mouse_lines())

    def _make_mouse_lines(self) -> QWidget:
        mouse = self.tr(
            "Mouse: click draws, drag moves or resizes, Ctrl-drag selects or copies, right-click deletes, "
            "wheel scrolls, Ctrl+wheel zooms time, Ctrl+Shift+wheel zooms pitch, middle-drag pans."
        )
        lines = label(mouse, "muted")
        lines.setWordWrap(True)
        return lines


def _columns(menus: dict[str, list[tuple[str, str]]]) -> list[dict[str, list[tuple[str, str]]]]:
    """Return the menus in columns of about equal height."""
    columns: list[dict[str, list[tuple[str, str]]]] = [{}]
    for title, rows in menus.items():
        height = sum(len(others) + 1 for others in columns[-1].values())
        if columns[-1] and height + len(rows) > _ROWS_A_COLUMN:
            columns.append({})
        columns[-1][title] = rows
    return columns


def _column(menus: dict[str, list[tuple[str, str]]]) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(14)
    for title, rows in menus.items():
        column.addLayout(_group(title, rows))
    column.addStretch(1)
    return column


def _group(title: str, rows: list[tuple[str, str]]) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(16)
    grid.setVerticalSpacing(6)
    grid.addWidget(label(title, "head"), 0, 0, 1, 2)
    for number, (what, keys) in enumerate(rows, 1):
        grid.addWidget(label(what), number, 0)
        grid.addWidget(label(keys, "keys"), number, 1)
    grid.setColumnMinimumWidth(0, 150)
    return grid
