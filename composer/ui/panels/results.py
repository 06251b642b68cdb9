"""What became of the wishes: the takes, and what can be done with the one that is shown."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from composer.generation.take import Take
from composer.ui.look.theme import Theme
from composer.ui.panels.fields import ActionButton, label, tool_button
from composer.ui.panels.takes import TakeList


class Results(QWidget):
    """The list of takes, the way from one to the next, and Keep, Discard and Seed from this; hidden without takes."""

    def __init__(self, actions: dict[str, QAction], theme: Theme) -> None:
        super().__init__()
        self.list = TakeList(theme)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(self._make_head(actions))
        column.addWidget(self.list, 1000)
        buttons = QHBoxLayout()
        buttons.addWidget(ActionButton(actions["actionKeepTake"], "keep", self.tr("Keep"), "primary"), 1)
        buttons.addWidget(ActionButton(actions["actionDiscardTake"], "discard", self.tr("Discard")), 1)
        column.addLayout(buttons)
        column.addWidget(ActionButton(actions["actionSeedFromTake"], "seedFromTake", self.tr("Seed from this")))
        column.addStretch(1)

    def _make_head(self, actions: dict[str, QAction]) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setSpacing(2)
        head.addWidget(label(self.tr("Takes"), "head"))
        self._took = label("", "muted", "takesTook")
        self._took.setContentsMargins(6, 0, 0, 0)
        head.addWidget(self._took, 1)
        head.addWidget(_text_button(actions["actionTakeText"], self.tr("Show as text")))
        for name in ("actionPreviousTake", "actionNextTake"):
            head.addWidget(tool_button(actions[name]))
        return head

    def show_time(self, made: int, seconds: float) -> None:
        """Show how long so many takes took to make."""
        self._took.setText(self.tr("{} in {:.1f} s").format(made, seconds))

    def show_takes(self, takes: list[Take], numbers: list[int], shown: int) -> None:
        """Show takes with their numbers, one of them as the current one."""
        self.list.show_takes(takes, numbers, shown)
        self.setVisible(bool(takes))


def _text_button(action: QAction, text: str) -> QToolButton:
    """Return a quiet button of an action that is there only while the action can be done, and keeps its place."""
    button = QToolButton()
    button.setObjectName("showTakeText")
    button.setProperty("role", "quiet")
    button.setText(text)
    button.setToolTip(action.toolTip())
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    button.clicked.connect(action.trigger)
    policy = button.sizePolicy()
    policy.setRetainSizeWhenHidden(True)
    button.setSizePolicy(policy)

    def follow() -> None:
        button.setVisible(action.isEnabled())

    action.changed.connect(follow)
    return button
