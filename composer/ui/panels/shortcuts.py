"""The sheet of shortcuts."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QGridLayout, QVBoxLayout, QWidget

from composer.ui.panels.fields import label

_ROWS_A_COLUMN = 16


class ShortcutSheet(QDialog):
    """Every shortcut at a glance; Esc closes it."""

    def __init__(self, rows: list[tuple[str, str]], parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("shortcutSheet")
        self.setWindowTitle(self.tr("Shortcuts"))
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        grid = QGridLayout()
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(6)
        for number, (what, keys) in enumerate(rows):
            place, row = divmod(number, _ROWS_A_COLUMN)
            grid.addWidget(label(keys, "keys"), row, 2 * place)
            grid.addWidget(label(what), row, 2 * place + 1)
        column.addLayout(grid)
        column.addSpacing(8)
        mouse = self.tr(
            "Mouse: click draws, drag moves or resizes, Ctrl-drag selects or copies, right-click deletes, "
            "wheel scrolls, Ctrl+wheel zooms time, Ctrl+Shift+wheel zooms pitch, middle-drag pans."
        )
        hint = label(mouse, "muted")
        hint.setWordWrap(True)
        column.addWidget(hint)
