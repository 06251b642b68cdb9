"""A page of help."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QDialog, QTextBrowser, QVBoxLayout, QWidget

_SIZE = (820, 640)


class HelpPage(QDialog):
    """A page in Markdown; Esc closes it."""

    def __init__(self, title: str, page: Path, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("helpPage")
        self.setWindowTitle(title)
        self.resize(*_SIZE)
        text = QTextBrowser()
        text.setObjectName("helpText")
        text.setFrameShape(QTextBrowser.Shape.NoFrame)
        text.document().setDocumentMargin(20)
        text.setMarkdown(page.read_text("utf-8"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(text)
