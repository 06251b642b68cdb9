"""The part of the window with the sheet music: a line with page, size and remarks, and the pages under it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QToolButton, QVBoxLayout

from composer.ui.look.theme import Theme
from composer.ui.menus.icons import icon
from composer.ui.panels.fields import label
from composer.ui.paper.view import PaperView


class PaperPanel(QFrame):
    """Sheet music with the buttons that belong to it."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("paperPanel")
        self.setProperty("role", "panel")
        self._theme = theme
        self.view = PaperView(theme)
        self._remarks = label("", "muted", "paperRemarks")
        self._page = label("", "muted", "paperPage")
        self._size = label("", "muted", "paperZoom")
        self._size.setAlignment(Qt.AlignmentFlag.AlignCenter)
        # A long sentence must not make the window wider.
        self._remarks.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._arrange()
        self.view.turned.connect(self._on_turned)
        theme.changed.connect(self._on_theme)
        self._on_theme()

    def _arrange(self) -> None:
        line = QHBoxLayout()
        line.setContentsMargins(16, 4, 10, 4)
        line.setSpacing(8)
        line.addWidget(label(self.tr("Sheet music"), "head"))
        line.addWidget(self._remarks, 1)
        line.addWidget(self._page)
        line.addWidget(self._button("paperSmaller", "zoom-out", self.tr("Smaller pages"), self._smaller))
        line.addWidget(self._size)
        line.addWidget(self._button("paperLarger", "zoom-in", self.tr("Larger pages"), self._larger))
        line.addWidget(self._button("paperFit", "fit", self.tr("As wide as there is room"), self.view.fit_width))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(line)
        column.addWidget(self.view, 1)

    def _button(self, name: str, drawing: str, words: str, do: Callable[[], None]) -> QToolButton:
        button = QToolButton()
        button.setObjectName(name)
        button.setIcon(icon(drawing, self._theme))
        button.setToolTip(words)
        button.setAccessibleName(words)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(do)
        return button

    def _smaller(self) -> None:
        self.view.zoom_by(-1)

    def _larger(self) -> None:
        self.view.zoom_by(1)

    def show_remarks(self, sentences: tuple[str, ...]) -> None:
        """Say what is on paper otherwise than on the roll: the first thing at once, all of it at the pointer."""
        self._remarks.setText(sentences[0] if sentences else "")
        self._remarks.setToolTip("\n".join(sentences))

    def _on_turned(self) -> None:
        count = self.view.count
        self._page.setText(self.tr("Page {} of {}").format(self.view.page_in_sight, count) if count else "")
        self._size.setText(f"{self.view.zoom:.0%}")

    def _on_theme(self) -> None:
        self._size.setFixedWidth(self._theme.px(44))
