"""The message boxes of the program: a sentence, and in small what more there is to say."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QWidget


def message(parent: QWidget, name: str, text: str, more: str = "") -> QMessageBox:
    """Return a message box of the window that has yet to be opened; it is gone for good once it is closed."""
    box = QMessageBox(QMessageBox.Icon.NoIcon, "Composer", text, parent=parent)
    box.setObjectName(name)
    box.setInformativeText(more)
    box.setWindowModality(Qt.WindowModality.WindowModal)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    return box
