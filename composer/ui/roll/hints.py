"""What a press would do under the pointer, in words and as a cursor."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt

from composer.ui.roll.hand import Drag, Hand, Tool
from composer.ui.roll.hit import Ghost, Hit, Zone
from composer.ui.words.wording import track_text

translate = QCoreApplication.translate

_ALT = Qt.KeyboardModifier.AltModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_CTRL = Qt.KeyboardModifier.ControlModifier


def cursor(hand: Hand, hit: Hit | None, ghost: Ghost | None) -> Qt.CursorShape:
    """Return the cursor over a note, over one of another track or over empty ground."""
    if ghost is not None:
        return Qt.CursorShape.PointingHandCursor
    if hand.tool is Tool.ERASE:
        return Qt.CursorShape.CrossCursor
    if hit is None:
        return Qt.CursorShape.CrossCursor if hand.tool is Tool.SELECT else Qt.CursorShape.ArrowCursor
    return Qt.CursorShape.SizeAllCursor if hit.zone is Zone.BODY else Qt.CursorShape.SizeHorCursor


def hint_of_drag(drag: Drag, held: Qt.KeyboardModifier) -> str:
    """Say what the keys that are held do to a gesture under way."""
    free = held & (_ALT | _SHIFT) and not drag.shift_at_press
    return (
        translate("Hints", "Free of the grid, Esc gives up")
        if free
        else translate("Hints", "Alt or Shift for no grid, Esc gives up")
    )


def hint(hand: Hand, hit: Hit | None, ghost: Ghost | None, held: Qt.KeyboardModifier) -> str:
    """Say what a press would do on a note, on one of another track or on empty ground, with the keys that are held."""
    if ghost is not None:
        return translate("Hints", "Click to go to this note of “{}”").format(track_text(hand.shown()[0], ghost.track))
    if hand.tool is Tool.ERASE:
        return translate("Hints", "Click or sweep over notes to erase them")
    return _on_ground(hand.tool, held) if hit is None else _on_note(hand, hit, held)


def _on_ground(tool: Tool, held: Qt.KeyboardModifier) -> str:
    if tool is Tool.SELECT or held & _CTRL:
        if held & _SHIFT:
            return translate("Hints", "Drag to add to the selection")
        if held & _ALT:
            return translate("Hints", "Drag to take out of the selection")
        return translate("Hints", "Drag to select, Shift adds, Alt removes")
    if held & _ALT:
        return translate("Hints", "Click to draw a note off the grid")
    return translate("Hints", "Click to draw a note, drag right for its length, Ctrl-drag to select")


def _on_note(hand: Hand, hit: Hit, held: Qt.KeyboardModifier) -> str:
    if held & (_CTRL | _SHIFT):
        return translate("Hints", "Drag to copy, click to add to the selection or take out of it")
    if hit.zone is Zone.BODY:
        moves = translate("Hints", "Drag to move, free of the grid") if held & _ALT else _moves(hand)
        return translate("Hints", "Locked: no generator changes it. {}").format(moves) if hit.note.locked else moves
    return (
        translate("Hints", "Drag to change the length, free of the grid")
        if held & _ALT
        else translate("Hints", "Drag to change the length")
    )


def _moves(hand: Hand) -> str:
    if hand.always_menu:
        return translate("Hints", "Drag to move, Ctrl-drag to copy, Alt for no grid, right-click for the menu")
    return translate("Hints", "Drag to move, Ctrl-drag to copy, Alt for no grid, right-click to delete")
