"""What an action is, as a line of a table."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:

    def QT_TRANSLATE_NOOP(context: str, text: str) -> str:
        """Mark a text of a table for translation; PySide's own says it returns an object."""
else:
    from PySide6.QtCore import QT_TRANSLATE_NOOP

__all__ = ["QT_TRANSLATE_NOOP", "SEPARATOR", "Spec"]


class Spec(NamedTuple):
    """One action: its object name, its text, its shortcuts as Qt writes them, and its icon's name.

    The shortcuts of the roll hold only while it has the focus: elsewhere arrows and Tab do what they always do.
    """

    name: str
    text: str
    shortcuts: tuple[str, ...] = ()
    icon: str = ""
    checkable: bool = False
    of_roll: bool = False


SEPARATOR = Spec("", "")
