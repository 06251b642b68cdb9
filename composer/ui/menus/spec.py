"""What a line of a menu is: the words of which the tables of actions are made."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import IntEnum
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

if TYPE_CHECKING:

    def QT_TRANSLATE_NOOP(context: str, text: str) -> str:
        """Mark a text of a table for translation; PySide's own says it returns an object."""
else:
    from PySide6.QtCore import QT_TRANSLATE_NOOP

__all__ = ["QT_TRANSLATE_NOOP", "SEPARATOR", "Line", "Needs", "Spec", "Submenu", "specs_of"]


class Needs(IntEnum):
    """What an action is done to. Of two actions with one key, the one that needs more has it while it can be done."""

    NOTHING = 0
    NOTES = 1
    TAKE = 2
    STEPS = 3


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
    needs: Needs = Needs.NOTHING


class Submenu(NamedTuple):
    """Actions behind one line of a menu."""

    text: str
    specs: tuple[Spec, ...]


Line: TypeAlias = Spec | Submenu
SEPARATOR = Spec("", "")


def specs_of(lines: Iterable[Line]) -> Iterator[Spec]:
    """Yield the actions of a menu and its submenus."""
    for line in lines:
        if isinstance(line, Submenu):
            yield from specs_of(line.specs)
        elif line is not SEPARATOR:
            yield line
