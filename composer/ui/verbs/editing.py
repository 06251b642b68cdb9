"""All that edits notes from menus and keys, put together: which action does what."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction

from composer.ui.look.theme import Theme
from composer.ui.menus import actions as action_table
from composer.ui.menus.spec import Needs
from composer.ui.playback import Playback
from composer.ui.reading import Reading
from composer.ui.roll.canvas import Canvas
from composer.ui.session import Session
from composer.ui.verbs.choosing import Choosing
from composer.ui.verbs.clipboard import Clipboard
from composer.ui.verbs.nudging import Nudging
from composer.ui.verbs.selected import Selected
from composer.ui.verbs.shaping import Shaping
from composer.ui.verbs.stamping import Stamping
from composer.ui.verbs.trying import Trying


class Editing(QObject):
    """Knows what every action of the Edit and Notes menus does, and offers those that can be done now.

    `noted` carries what the status bar should say, `remembered` the name of a setting and its value.
    """

    noted = Signal(str)
    remembered = Signal(str, object)

    def __init__(
        self,
        session: Session,
        playback: Playback,
        canvas: Canvas,
        *,
        actions: dict[str, QAction],
        theme: Theme,
        dice: Random,
        last_quantized: str,
    ) -> None:
        super().__init__(canvas)
        self._session, self._actions, self._hand = session, actions, canvas.hand
        selected = Selected(session, canvas.hand)
        clipboard, choosing = Clipboard(session, playback, Reading(canvas)), Choosing(selected, canvas.caret, theme)
        shaping, trying = Shaping(selected, playback), Trying(selected, canvas, dice, last_quantized)
        self._parts = (
            Nudging(selected),
            shaping,
            choosing,
            clipboard,
            trying,
            Stamping(selected, actions, canvas),
            canvas.caret,
        )
        for telling in (clipboard, choosing, shaping, trying):
            telling.noted.connect(self.noted)
        trying.remembered.connect(self.remembered)
        canvas.caret.playhead_wanted.connect(playback.place)
        session.selection_changed.connect(self._offer)
        actions["actionRightClickMenu"].toggled.connect(self._on_right_click_menu)
        self._offer()

    def verbs(self) -> dict[str, Callable[[], None]]:
        """Return what each action does."""
        return {name: do for part in self._parts for name, do in part.verbs().items()}

    def _offer(self) -> None:
        """Offer what is done with the selection only where there is one."""
        for name in action_table.needing(Needs.NOTES):
            self._actions[name].setEnabled(bool(len(self._session.selection)))

    def _on_right_click_menu(self, always: bool) -> None:
        self._hand.always_menu = always
