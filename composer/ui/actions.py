"""Menus, shortcuts and icons: one table, and the QActions made from it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu, QWidget

from composer.ui.icons import icon
from composer.ui.piecemenu import PIECE_MENU, VIEW_MENU
from composer.ui.spec import QT_TRANSLATE_NOOP, SEPARATOR, Spec
from composer.ui.theme import Theme
from composer.ui.trackmenu import TRACK_MENU

MENUS: dict[str, tuple[Spec, ...]] = {
    QT_TRANSLATE_NOOP("Actions", "&File"): (
        Spec("actionNew", QT_TRANSLATE_NOOP("Actions", "&New"), ("Ctrl+N",), "new"),
        Spec("actionOpen", QT_TRANSLATE_NOOP("Actions", "&Open…"), ("Ctrl+O",), "open"),
        Spec("actionImport", QT_TRANSLATE_NOOP("Actions", "&Import MIDI…"), ("Ctrl+I",)),
        SEPARATOR,
        Spec("actionSave", QT_TRANSLATE_NOOP("Actions", "&Save"), ("Ctrl+S",), "save"),
        Spec("actionSaveAs", QT_TRANSLATE_NOOP("Actions", "Save &as…"), ("Ctrl+Shift+S",)),
        Spec("actionExportMidi", QT_TRANSLATE_NOOP("Actions", "&Export MIDI…"), ("Ctrl+Shift+E",)),
        Spec("actionExportAbc", QT_TRANSLATE_NOOP("Actions", "Export A&BC…")),
        SEPARATOR,
        Spec("actionQuit", QT_TRANSLATE_NOOP("Actions", "&Quit"), ("Ctrl+Q",)),
    ),
    QT_TRANSLATE_NOOP("Actions", "&Edit"): (
        Spec("actionUndo", QT_TRANSLATE_NOOP("Actions", "&Undo"), ("Ctrl+Z",), "undo"),
        Spec("actionRedo", QT_TRANSLATE_NOOP("Actions", "&Redo"), ("Ctrl+Shift+Z", "Ctrl+Y"), "redo"),
        SEPARATOR,
        Spec("actionDuplicate", QT_TRANSLATE_NOOP("Actions", "D&uplicate"), ("Ctrl+D",)),
        Spec("actionDelete", QT_TRANSLATE_NOOP("Actions", "&Delete"), ("Del",), of_roll=True),
        SEPARATOR,
        Spec("actionSelectAll", QT_TRANSLATE_NOOP("Actions", "Select &all"), ("Ctrl+A",)),
        Spec("actionSelectNone", QT_TRANSLATE_NOOP("Actions", "Select &none"), ("Ctrl+Shift+A",)),
        Spec("actionNextNote", QT_TRANSLATE_NOOP("Actions", "Next note"), ("Tab",), of_roll=True),
        Spec("actionPreviousNote", QT_TRANSLATE_NOOP("Actions", "Previous note"), ("Shift+Tab",), of_roll=True),
        SEPARATOR,
        Spec("actionHigher", QT_TRANSLATE_NOOP("Actions", "A semitone higher"), ("Up",), of_roll=True),
        Spec("actionLower", QT_TRANSLATE_NOOP("Actions", "A semitone lower"), ("Down",), of_roll=True),
        Spec(
            "actionOctaveHigher",
            QT_TRANSLATE_NOOP("Actions", "An octave higher"),
            ("Shift+Up", "Ctrl+Up"),
            of_roll=True,
        ),
        Spec(
            "actionOctaveLower",
            QT_TRANSLATE_NOOP("Actions", "An octave lower"),
            ("Shift+Down", "Ctrl+Down"),
            of_roll=True,
        ),
        Spec("actionLater", QT_TRANSLATE_NOOP("Actions", "Later by the grid"), ("Right",), of_roll=True),
        Spec("actionEarlier", QT_TRANSLATE_NOOP("Actions", "Earlier by the grid"), ("Left",), of_roll=True),
        Spec("actionLonger", QT_TRANSLATE_NOOP("Actions", "Longer by the grid"), ("Shift+Right",), of_roll=True),
        Spec("actionShorter", QT_TRANSLATE_NOOP("Actions", "Shorter by the grid"), ("Shift+Left",), of_roll=True),
        Spec("actionTickLater", QT_TRANSLATE_NOOP("Actions", "A tick later"), ("Alt+Right",), of_roll=True),
        Spec("actionTickEarlier", QT_TRANSLATE_NOOP("Actions", "A tick earlier"), ("Alt+Left",), of_roll=True),
        Spec("actionLouder", QT_TRANSLATE_NOOP("Actions", "Louder"), ("Alt+Up",), of_roll=True),
        Spec("actionSofter", QT_TRANSLATE_NOOP("Actions", "Softer"), ("Alt+Down",), of_roll=True),
        SEPARATOR,
        Spec("actionPreferences", QT_TRANSLATE_NOOP("Actions", "Pre&ferences…"), ("Ctrl+,",)),
    ),
    QT_TRANSLATE_NOOP("Actions", "&View"): VIEW_MENU,
    QT_TRANSLATE_NOOP("Actions", "P&iece"): PIECE_MENU,
    QT_TRANSLATE_NOOP("Actions", "&Track"): TRACK_MENU,
    QT_TRANSLATE_NOOP("Actions", "&Play"): (
        Spec("actionPlay", QT_TRANSLATE_NOOP("Actions", "&Play or pause"), ("Space",), "play", checkable=True),
        Spec("actionStop", QT_TRANSLATE_NOOP("Actions", "&Stop"), ("Shift+Space",), "stop"),
        Spec("actionToStart", QT_TRANSLATE_NOOP("Actions", "To the &start"), ("Home",), "to-start", of_roll=True),
        Spec("actionToEnd", QT_TRANSLATE_NOOP("Actions", "To the &end"), ("End",), of_roll=True),
        SEPARATOR,
        Spec("actionLoop", QT_TRANSLATE_NOOP("Actions", "&Loop the region"), ("L",), "loop", checkable=True),
        Spec("actionFollow", QT_TRANSLATE_NOOP("Actions", "&Follow the playhead"), ("F",), checkable=True),
        Spec("actionHearNotes", QT_TRANSLATE_NOOP("Actions", "&Hear notes when clicked"), checkable=True),
    ),
    QT_TRANSLATE_NOOP("Actions", "&Generate"): (
        Spec("actionGenerate", QT_TRANSLATE_NOOP("Actions", "&Generate"), ("G",), "generate"),
        Spec("actionCancelGenerate", QT_TRANSLATE_NOOP("Actions", "&Cancel"), (), "cancel"),
        SEPARATOR,
        Spec("actionKeepTake", QT_TRANSLATE_NOOP("Actions", "&Keep the take"), ("Return", "Enter"), "keep"),
        Spec("actionDiscardTake", QT_TRANSLATE_NOOP("Actions", "&Discard the take"), ("Backspace",), "discard"),
        Spec("actionPreviousTake", QT_TRANSLATE_NOOP("Actions", "&Previous take"), ("[",), "previous"),
        Spec("actionNextTake", QT_TRANSLATE_NOOP("Actions", "&Next take"), ("]",), "next"),
        Spec(
            "actionSeedFromTake", QT_TRANSLATE_NOOP("Actions", "&Seed from the take"), ("Shift+Return", "Shift+Enter")
        ),
        Spec("actionTakeText", QT_TRANSLATE_NOOP("Actions", "Show the take as &text"), ("T",)),
        SEPARATOR,
        Spec("actionMakeAgain", QT_TRANSLATE_NOOP("Actions", "&Make the take again")),
        SEPARATOR,
        Spec("actionPlayTakes", QT_TRANSLATE_NOOP("Actions", "Play takes when they are &ready"), checkable=True),
    ),
    QT_TRANSLATE_NOOP("Actions", "&Help"): (
        Spec("actionShortcuts", QT_TRANSLATE_NOOP("Actions", "&Shortcuts"), ("?", "F1")),
        Spec("actionFigures", QT_TRANSLATE_NOOP("Actions", "How &good it is")),
        Spec("actionAbout", QT_TRANSLATE_NOOP("Actions", "&About Composer")),
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
    context = Qt.ShortcutContext.WidgetShortcut if spec.of_roll else Qt.ShortcutContext.WindowShortcut
    action.setShortcutContext(context)
    action.setCheckable(spec.checkable)
    plain = _plain(spec)
    keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    action.setToolTip(f"{plain}  {keys}" if keys else plain)
    menu.addAction(action)
    return action


def _translated(text: str) -> str:
    return QCoreApplication.translate("Actions", text)


def give_roll_its_keys(roll: QWidget, actions: dict[str, QAction]) -> None:
    """Let the actions of the roll answer to their keys while it has the focus."""
    roll.addActions([actions[spec.name] for specs in MENUS.values() for spec in specs if spec.of_roll])


def shortcut_rows() -> dict[str, list[tuple[str, str]]]:
    """Return, for every menu, (what it does, keys) of the actions that have a shortcut."""
    return {
        _translated(title).replace("&", ""): [(_plain(spec), _keys(spec)) for spec in specs if spec.shortcuts]
        for title, specs in MENUS.items()
    }


def _plain(spec: Spec) -> str:
    return _translated(spec.text).replace("&", "").rstrip("…")


def _keys(spec: Spec) -> str:
    native = QKeySequence.SequenceFormat.NativeText
    return " · ".join(QKeySequence(keys).toString(native) for keys in spec.shortcuts)
