"""Menus, shortcuts and icons: one table, and the QActions made from it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu, QWidget

from composer.ui.look.theme import Theme
from composer.ui.menus.icons import icon
from composer.ui.menus.notemenus import EDIT, NOTES
from composer.ui.menus.piecemenu import PIECE_MENU, VIEW_MENU
from composer.ui.menus.playmenu import PLAY_MENU
from composer.ui.menus.soundmenu import EXPORT
from composer.ui.menus.spec import QT_TRANSLATE_NOOP, SEPARATOR, Line, Needs, Spec, Submenu, specs_of
from composer.ui.menus.trackmenu import TRACK_MENU

MENUS: dict[str, tuple[Line, ...]] = {
    QT_TRANSLATE_NOOP("Actions", "&File"): (
        Spec("actionNew", QT_TRANSLATE_NOOP("Actions", "&New"), ("Ctrl+N",), "new"),
        Spec("actionOpen", QT_TRANSLATE_NOOP("Actions", "&Open…"), ("Ctrl+O",), "open"),
        Submenu(
            QT_TRANSLATE_NOOP("Actions", "Open &recent"),
            (Spec("actionClearRecent", QT_TRANSLATE_NOOP("Actions", "&Clear the list")),),
        ),
        Spec("actionImport", QT_TRANSLATE_NOOP("Actions", "&Import into this piece…"), ("Ctrl+I",)),
        SEPARATOR,
        Spec("actionSave", QT_TRANSLATE_NOOP("Actions", "&Save"), ("Ctrl+S",), "save"),
        Spec("actionSaveAs", QT_TRANSLATE_NOOP("Actions", "Save &as…"), ("Ctrl+Shift+S",)),
        Spec("actionExportMidi", QT_TRANSLATE_NOOP("Actions", "&Export MIDI…"), ("Ctrl+Shift+E",)),
        Submenu(
            QT_TRANSLATE_NOOP("Actions", "E&xport as"),
            (
                Spec("actionExportSingle", QT_TRANSLATE_NOOP("Actions", "MIDI in &one track…")),
                Spec("actionExportAbc", QT_TRANSLATE_NOOP("Actions", "&ABC…")),
                Spec("actionExportMusicXml", QT_TRANSLATE_NOOP("Actions", "Music&XML…")),
                Spec("actionExportPdf", QT_TRANSLATE_NOOP("Actions", "&PDF…")),
                Spec("actionExportSvg", QT_TRANSLATE_NOOP("Actions", "S&VG…")),
                EXPORT,
            ),
        ),
        SEPARATOR,
        Spec("actionPrint", QT_TRANSLATE_NOOP("Actions", "&Print…"), ("Ctrl+P",)),
        SEPARATOR,
        Spec("actionQuit", QT_TRANSLATE_NOOP("Actions", "&Quit"), ("Ctrl+Q",)),
    ),
    QT_TRANSLATE_NOOP("Actions", "&Edit"): EDIT,
    QT_TRANSLATE_NOOP("Actions", "&Notes"): NOTES,
    QT_TRANSLATE_NOOP("Actions", "&View"): VIEW_MENU,
    QT_TRANSLATE_NOOP("Actions", "P&iece"): PIECE_MENU,
    QT_TRANSLATE_NOOP("Actions", "&Track"): TRACK_MENU,
    QT_TRANSLATE_NOOP("Actions", "&Play"): PLAY_MENU,
    QT_TRANSLATE_NOOP("Actions", "&Generate"): (
        Spec("actionGenerate", QT_TRANSLATE_NOOP("Actions", "&Generate"), ("G",), "generate"),
        Spec(
            "actionContinueSelection",
            QT_TRANSLATE_NOOP("Actions", "C&ontinue the selected notes"),
            ("Shift+G",),
            needs=Needs.NOTES,
        ),
        Spec("actionCancelGenerate", QT_TRANSLATE_NOOP("Actions", "&Cancel"), (), "cancel"),
        SEPARATOR,
        Spec(
            "actionKeepTake",
            QT_TRANSLATE_NOOP("Actions", "&Keep the take"),
            ("Return", "Enter"),
            "keep",
            needs=Needs.TAKE,
        ),
        Spec(
            "actionDiscardTake",
            QT_TRANSLATE_NOOP("Actions", "&Discard the take"),
            ("Backspace",),
            "discard",
            needs=Needs.TAKE,
        ),
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

_CONTEXT = (
    ("actionCut", "actionCopy", "actionPaste", "actionDuplicate", "actionDelete"),
    ("actionQuantize", "actionSplit", "actionGlue", "actionLock"),
    ("actionSelectAll", "actionSelectPitch", "actionSelectNone"),
    ("actionGenerate", "actionContinueSelection", "actionMakeAgain"),
)


def build(window: QMainWindow, theme: Theme) -> dict[str, QAction]:
    """Make the menus of a window; return its actions by object name."""
    actions: dict[str, QAction] = {}
    for title, lines in MENUS.items():
        _fill(window.menuBar().addMenu(translated(title)), lines, actions, window)
    dress(actions, theme)
    return actions


def _fill(menu: QMenu, lines: tuple[Line, ...], actions: dict[str, QAction], window: QMainWindow) -> None:
    for line in lines:
        if isinstance(line, Submenu):
            _fill(menu.addMenu(translated(line.text)), line.specs, actions, window)
        elif line is SEPARATOR:
            menu.addSeparator()
        else:
            actions[line.name] = _action(window, line)
            menu.addAction(actions[line.name])


def context_menu(window: QMainWindow, actions: dict[str, QAction]) -> QMenu:
    """Return the menu of the roll, which is gone for good once it is closed."""
    menu = QMenu(window)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    for names in _CONTEXT:
        menu.addActions([actions[name] for name in names])
        menu.addSeparator()
    return menu


def all_specs() -> list[Spec]:
    """Return every action of the table, in the order of the menus."""
    return [spec for lines in MENUS.values() for spec in specs_of(lines)]


def needing(needs: Needs) -> list[str]:
    """Return the names of the actions that need notes, or a take."""
    return [spec.name for spec in all_specs() if spec.needs is needs]


def dress(actions: dict[str, QAction], theme: Theme) -> None:
    """Give the actions their icons in the colours of the theme."""
    for spec in all_specs():
        if spec.icon:
            actions[spec.name].setIcon(icon(spec.icon, theme))
            actions[spec.name].setIconVisibleInMenu(False)


def _action(window: QMainWindow, spec: Spec) -> QAction:
    action = QAction(translated(spec.text), window)
    action.setObjectName(spec.name)
    action.setShortcuts([QKeySequence(keys) for keys in spec.shortcuts])
    context = Qt.ShortcutContext.WidgetShortcut if spec.of_roll else Qt.ShortcutContext.WindowShortcut
    action.setShortcutContext(context)
    action.setCheckable(spec.checkable)
    return action


def translated(text: str) -> str:
    """Return a text of the table in the language of the window."""
    return QCoreApplication.translate("Actions", text)


def plain(text: str) -> str:
    """Return a translated text of the table without what only a menu shows."""
    return translated(text).replace("&", "").rstrip("…")


def give_roll_its_keys(roll: QWidget, actions: dict[str, QAction]) -> None:
    """Let the actions of the roll answer to their keys while it has the focus."""
    roll.addActions([actions[spec.name] for spec in all_specs() if spec.of_roll])
