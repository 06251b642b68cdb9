"""The sheet of shortcuts."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from composer.ui.panels.fields import label


class ShortcutSheet(QDialog):
    """Every shortcut at a glance, a column for each menu; Esc closes it."""

    def __init__(self, menus: dict[str, list[tuple[str, str]]], parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("shortcutSheet")
        self.setWindowTitle(self.tr("Shortcuts"))
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(16)
        groups = QHBoxLayout()
        groups.setSpacing(32)
        for title, rows in menus.items():
            if rows:
                groups.addLayout(_group(title, rows))
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


def _group(title: str, rows: list[tuple[str, str]]) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(16)
    grid.setVerticalSpacing(6)
    grid.addWidget(label(title, "head"), 0, 0, 1, 2)
    for number, (what, keys) in enumerate(rows, 1):
        grid.addWidget(label(what), number, 0)
        grid.addWidget(label(keys, "keys"), number, 1)
    grid.setRowStretch(len(rows) + 1, 1)
    return grid
