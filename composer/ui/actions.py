"""Menus, shortcuts and icons: one table, and the QActions made from it."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu

from composer.ui.icons import icon
from composer.ui.theme import Theme


class Spec(NamedTuple):
    """One action: its object name, its text, its shortcuts as Qt writes them, and its icon's name."""

    name: str
    text: str
    shortcuts: tuple[str, ...] = ()
    icon: str = ""
    checkable: bool = False


SEPARATOR = Spec("", "")
T = QT_TRANSLATE_NOOP

MENUS: dict[str, tuple[Spec, ...]] = {
    T("Actions", "&File"): (
        Spec("actionNew", T("Actions", "&New"), ("Ctrl+N",), "new"),
        Spec("actionOpen", T("Actions", "&Open…"), ("Ctrl+O",), "open"),
        Spec("actionImport", T("Actions", "&Import MIDI…"), ("Ctrl+I",)),
        SEPARATOR,
        Spec("actionSave", T("Actions", "&Save"), ("Ctrl+S",), "save"),
        Spec("actionSaveAs", T("Actions", "Save &as…"), ("Ctrl+Shift+S",)),
        Spec("actionExportMidi", T("Actions", "&Export MIDI…"), ("Ctrl+Shift+E",)),
        SEPARATOR,
        Spec("actionQuit", T("Actions", "&Quit"), ("Ctrl+Q",)),
    ),
    T("Actions", "&Edit"): (
        Spec("actionUndo", T("Actions", "&Undo"), ("Ctrl+Z",), "undo"),
        Spec("actionRedo", T("Actions", "&Redo"), ("Ctrl+Shift+Z", "Ctrl+Y"), "redo"),
        SEPARATOR,
        Spec("actionDuplicate", T("Actions", "D&uplicate"), ("Ctrl+D",)),
        Spec("actionDelete", T("Actions", "&Delete"), ("Del",)),
        SEPARATOR,
        Spec("actionSelectAll", T("Actions", "Select &all"), ("Ctrl+A",)),
        Spec("actionSelectNone", T("Actions", "Select &none"), ("Ctrl+Shift+A",)),
        Spec("actionNextNote", T("Actions", "Next note"), ("Tab",)),
        Spec("actionPreviousNote", T("Actions", "Previous note"), ("Shift+Tab",)),
        SEPARATOR,
        Spec("actionHigher", T("Actions", "A semitone higher"), ("Up",)),
        Spec("actionLower", T("Actions", "A semitone lower"), ("Down",)),
        Spec("actionOctaveHigher", T("Actions", "An octave higher"), ("Shift+Up", "Ctrl+Up")),
        Spec("actionOctaveLower", T("Actions", "An octave lower"), ("Shift+Down", "Ctrl+Down")),
        Spec("actionLater", T("Actions", "Later by the grid"), ("Right",)),
        Spec("actionEarlier", T("Actions", "Earlier by the grid"), ("Left",)),
        Spec("actionLonger", T("Actions", "Longer by the grid"), ("Shift+Right",)),
        Spec("actionShorter", T("Actions", "Shorter by the grid"), ("Shift+Left",)),
        Spec("actionTickLater", T("Actions", "A tick later"), ("Alt+Right",)),
        Spec("actionTickEarlier", T("Actions", "A tick earlier"), ("Alt+Left",)),
        Spec("actionLouder", T("Actions", "Louder"), ("Alt+Up",)),
        Spec("actionSofter", T("Actions", "Softer"), ("Alt+Down",)),
    ),
    T("Actions", "&View"): (
        Spec("actionToolDraw", T("Actions", "&Draw"), ("1",), "draw", checkable=True),
        Spec("actionToolSelect", T("Actions", "&Select"), ("2",), "select", checkable=True),
        Spec("actionToolErase", T("Actions", "&Erase"), ("3",), "erase", checkable=True),
        SEPARATOR,
        Spec("actionZoomIn", T("Actions", "Zoom &in"), ("Ctrl+=", "Ctrl++"), "zoom-in"),
        Spec("actionZoomOut", T("Actions", "Zoom &out"), ("Ctrl+-",), "zoom-out"),
        Spec("actionZoomWhole", T("Actions", "Show the &whole piece"), ("Ctrl+0",)),
        SEPARATOR,
        Spec("actionTracks", T("Actions", "&Tracks"), ("F8",), checkable=True),
        Spec("actionGeneratePanel", T("Actions", "&Generate panel"), ("F9",), checkable=True),
        SEPARATOR,
        Spec("actionThemeSystem", T("Actions", "Colours of the s&ystem"), checkable=True),
        Spec("actionThemeLight", T("Actions", "&Light colours"), checkable=True),
        Spec("actionThemeDark", T("Actions", "Da&rk colours"), checkable=True),
    ),
    T("Actions", "&Play"): (
        Spec("actionPlay", T("Actions", "&Play or pause"), ("Space",), "play", checkable=True),
        Spec("actionStop", T("Actions", "&Stop"), ("Shift+Space",), "stop"),
        Spec("actionToStart", T("Actions", "To the &start"), ("Home",), "to-start"),
        Spec("actionToEnd", T("Actions", "To the &end"), ("End",)),
        SEPARATOR,
        Spec("actionFollow", T("Actions", "&Follow the playhead"), ("F",), checkable=True),
        Spec("actionHearNotes", T("Actions", "&Hear notes when clicked"), checkable=True),
    ),
    T("Actions", "&Generate"): (
        Spec("actionGenerate", T("Actions", "&Generate"), ("G",), "generate"),
        Spec("actionCancelGenerate", T("Actions", "&Cancel"), (), "cancel"),
        SEPARATOR,
        Spec("actionKeepTake", T("Actions", "&Keep the take"), ("Return", "Enter"), "keep"),
        Spec("actionDiscardTake", T("Actions", "&Discard the take"), ("Backspace",), "discard"),
        Spec("actionPreviousTake", T("Actions", "&Previous take"), ("[",)),
        Spec("actionNextTake", T("Actions", "&Next take"), ("]",)),
        SEPARATOR,
        Spec("actionPlayTakes", T("Actions", "Play takes when they are &ready"), checkable=True),
    ),
    T("Actions", "&Help"): (
        Spec("actionShortcuts", T("Actions", "&Shortcuts"), ("?", "F1")),
        Spec("actionAbout", T("Actions", "&About Composer")),
    ),
}


def build(window: QMainWindow, theme: Theme) -> dict[str, QAction]:
    """Make the menus of a window; return its actions by object name."""
    actions: dict[str, QAction] = {}
    for title, specs in MENUS.items():
        menu = window.menuBar().addMenu(_translated(title))
        for spec in specs:
            if spec is SEPARATOR:
                menu.addSeparator()
            else:
                actions[spec.name] = _action(window, spec, menu)
    dress(actions, theme)
    return actions


def dress(actions: dict[str, QAction], theme: Theme) -> None:
    """Give the actions their icons in the colours of the theme."""
    for specs in MENUS.values():
        for spec in specs:
            if spec.icon:
                actions[spec.name].setIcon(icon(spec.icon, theme))
                actions[spec.name].setIconVisibleInMenu(False)


def _action(window: QMainWindow, spec: Spec, menu: QMenu) -> QAction:
    action = QAction(_translated(spec.text), window)
    action.setObjectName(spec.name)
    action.setShortcuts([QKeySequence(keys) for keys in spec.shortcuts])
    action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
    action.setCheckable(spec.checkable)
    plain = action.text().replace("&", "").rstrip("…")
    keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    action.setToolTip(f"{plain}  {keys}" if keys else plain)
    menu.addAction(action)
    return action


def _translated(text: str) -> str:
    return QCoreApplication.translate("Actions", text)


def shortcut_rows(actions: dict[str, QAction]) -> list[tuple[str, str]]:
    """Return (what it does, keys) of every action that has a shortcut, in the order of the menus."""
    native = QKeySequence.SequenceFormat.NativeText
    return [
        (
            action.text().replace("&", "").rstrip("…"),
            " · ".join(keys.toString(native) for keys in action.shortcuts()),
        )
        for action in actions.values()
        if action.shortcuts()
    ]
