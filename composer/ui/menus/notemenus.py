"""The menus of what is done to notes: Edit and Notes."""

from __future__ import annotations

from composer.ui.menus.spec import QT_TRANSLATE_NOOP, SEPARATOR, Line, Needs, Spec, Submenu


def _of_notes(name: str, text: str, *shortcuts: str, roll: bool = False) -> Spec:
    return Spec(name, text, shortcuts, of_roll=roll, needs=Needs.NOTES)


def _of_caret(name: str, text: str, *shortcuts: str) -> Spec:
    return Spec(name, text, shortcuts, of_roll=True)


_SELECT = Submenu(
    QT_TRANSLATE_NOOP("Actions", "&Select"),
    (
        Spec("actionSelectAll", QT_TRANSLATE_NOOP("Actions", "Select &all"), ("Ctrl+A",)),
        Spec("actionSelectNone", QT_TRANSLATE_NOOP("Actions", "Select &none"), ("Ctrl+Shift+A",)),
        SEPARATOR,
        _of_notes("actionSelectPitch", QT_TRANSLATE_NOOP("Actions", "Select the same &pitch")),
        Spec("actionSelectInKey", QT_TRANSLATE_NOOP("Actions", "Select what is in the &key")),
        Spec("actionSelectOutsideKey", QT_TRANSLATE_NOOP("Actions", "Select what is &outside the key")),
        Spec("actionSelectOverlapping", QT_TRANSLATE_NOOP("Actions", "Select what o&verlaps")),
        SEPARATOR,
        Spec("actionNextNote", QT_TRANSLATE_NOOP("Actions", "Next note"), ("Tab",), of_roll=True),
        Spec("actionPreviousNote", QT_TRANSLATE_NOOP("Actions", "Previous note"), ("Shift+Tab",), of_roll=True),
        _of_notes("actionTakeNext", QT_TRANSLATE_NOOP("Actions", "Next note too"), "Ctrl+Shift+Right", roll=True),
        _of_notes(
            "actionTakePrevious", QT_TRANSLATE_NOOP("Actions", "Previous note too"), "Ctrl+Shift+Left", roll=True
        ),
    ),
)

_CARET = Submenu(
    QT_TRANSLATE_NOOP("Actions", "C&aret"),
    (
        _of_caret("actionAddNote", QT_TRANSLATE_NOOP("Actions", "&Add or select a note"), "Return", "Enter"),
        SEPARATOR,
        _of_caret("actionCaretUp", QT_TRANSLATE_NOOP("Actions", "Caret up"), "Up"),
        _of_caret("actionCaretDown", QT_TRANSLATE_NOOP("Actions", "Caret down"), "Down"),
        _of_caret("actionCaretOctaveUp", QT_TRANSLATE_NOOP("Actions", "Caret an octave up"), "Shift+Up", "Ctrl+Up"),
        _of_caret(
            "actionCaretOctaveDown", QT_TRANSLATE_NOOP("Actions", "Caret an octave down"), "Shift+Down", "Ctrl+Down"
        ),
        _of_caret("actionCaretLater", QT_TRANSLATE_NOOP("Actions", "Caret later"), "Right"),
        _of_caret("actionCaretEarlier", QT_TRANSLATE_NOOP("Actions", "Caret earlier"), "Left"),
        _of_caret("actionCaretBarLater", QT_TRANSLATE_NOOP("Actions", "Caret a bar later"), "Ctrl+Right"),
        _of_caret("actionCaretBarEarlier", QT_TRANSLATE_NOOP("Actions", "Caret a bar earlier"), "Ctrl+Left"),
        _of_caret("actionCaretLonger", QT_TRANSLATE_NOOP("Actions", "Longer next note"), "Shift+Right"),
        _of_caret("actionCaretShorter", QT_TRANSLATE_NOOP("Actions", "Shorter next note"), "Shift+Left"),
        SEPARATOR,
        _of_caret("actionPlayheadHere", QT_TRANSLATE_NOOP("Actions", "&Playhead to the caret"), "P"),
    ),
)

EDIT: tuple[Line, ...] = (
    Spec("actionUndo", QT_TRANSLATE_NOOP("Actions", "&Undo"), ("Ctrl+Z",), "undo"),
    Spec("actionRedo", QT_TRANSLATE_NOOP("Actions", "&Redo"), ("Ctrl+Shift+Z", "Ctrl+Y"), "redo"),
    SEPARATOR,
    _of_notes("actionCut", QT_TRANSLATE_NOOP("Actions", "Cu&t"), "Ctrl+X"),
    _of_notes("actionCopy", QT_TRANSLATE_NOOP("Actions", "&Copy"), "Ctrl+C"),
    Spec("actionPaste", QT_TRANSLATE_NOOP("Actions", "&Paste at the playhead"), ("Ctrl+V",)),
    _of_notes("actionDuplicate", QT_TRANSLATE_NOOP("Actions", "Dupl&icate"), "Ctrl+D"),
    _of_notes("actionDelete", QT_TRANSLATE_NOOP("Actions", "&Delete"), "Del", "Backspace", roll=True),
    SEPARATOR,
    _SELECT,
    _CARET,
    SEPARATOR,
    Spec("actionRightClickMenu", QT_TRANSLATE_NOOP("Actions", "Right-click al&ways opens the menu"), checkable=True),
    Spec("actionPreferences", QT_TRANSLATE_NOOP("Actions", "Pre&ferences…"), ("Ctrl+,",)),
)

_PITCH = Submenu(
    QT_TRANSLATE_NOOP("Actions", "&Pitch"),
    (
        _of_notes("actionHigher", QT_TRANSLATE_NOOP("Actions", "A semitone higher"), "Up", roll=True),
        _of_notes("actionLower", QT_TRANSLATE_NOOP("Actions", "A semitone lower"), "Down", roll=True),
        _of_notes(
            "actionOctaveHigher", QT_TRANSLATE_NOOP("Actions", "An octave higher"), "Shift+Up", "Ctrl+Up", roll=True
        ),
        _of_notes(
            "actionOctaveLower", QT_TRANSLATE_NOOP("Actions", "An octave lower"), "Shift+Down", "Ctrl+Down", roll=True
        ),
        _of_notes("actionDegreeHigher", QT_TRANSLATE_NOOP("Actions", "Higher in the key"), "Ctrl+Shift+Up", roll=True),
        _of_notes("actionDegreeLower", QT_TRANSLATE_NOOP("Actions", "Lower in the key"), "Ctrl+Shift+Down", roll=True),
        SEPARATOR,
        _of_notes("actionInvert", QT_TRANSLATE_NOOP("Actions", "&Invert")),
    ),
)

_TIME = Submenu(
    QT_TRANSLATE_NOOP("Actions", "&Time"),
    (
        _of_notes("actionLater", QT_TRANSLATE_NOOP("Actions", "Later by the grid"), "Right", roll=True),
        _of_notes("actionEarlier", QT_TRANSLATE_NOOP("Actions", "Earlier by the grid"), "Left", roll=True),
        _of_notes("actionBarLater", QT_TRANSLATE_NOOP("Actions", "A bar later"), "Ctrl+Right", roll=True),
        _of_notes("actionBarEarlier", QT_TRANSLATE_NOOP("Actions", "A bar earlier"), "Ctrl+Left", roll=True),
        _of_notes("actionTickLater", QT_TRANSLATE_NOOP("Actions", "A tick later"), "Alt+Right", roll=True),
        _of_notes("actionTickEarlier", QT_TRANSLATE_NOOP("Actions", "A tick earlier"), "Alt+Left", roll=True),
        SEPARATOR,
        _of_notes("actionBackwards", QT_TRANSLATE_NOOP("Actions", "&Reverse")),
        _of_notes("actionStretch", QT_TRANSLATE_NOOP("Actions", "&Twice as long")),
        _of_notes("actionShrink", QT_TRANSLATE_NOOP("Actions", "&Half as long")),
    ),
)

_LENGTH = Submenu(
    QT_TRANSLATE_NOOP("Actions", "&Length"),
    (
        _of_notes("actionLonger", QT_TRANSLATE_NOOP("Actions", "Longer by the grid"), "Shift+Right", roll=True),
        _of_notes("actionShorter", QT_TRANSLATE_NOOP("Actions", "Shorter by the grid"), "Shift+Left", roll=True),
        _of_notes("actionLegato", QT_TRANSLATE_NOOP("Actions", "Up to the &next note (legato)")),
        SEPARATOR,
        Spec("actionSplit", QT_TRANSLATE_NOOP("Actions", "&Split at the playhead"), ("Ctrl+E",)),
        _of_notes("actionGlue", QT_TRANSLATE_NOOP("Actions", "&Glue"), "Ctrl+J"),
    ),
)

_VELOCITY = Submenu(
    QT_TRANSLATE_NOOP("Actions", "&Velocity"),
    (
        _of_notes("actionLouder", QT_TRANSLATE_NOOP("Actions", "Louder"), "Alt+Up", roll=True),
        _of_notes("actionSofter", QT_TRANSLATE_NOOP("Actions", "Softer"), "Alt+Down", roll=True),
        _of_notes("actionVelocity", QT_TRANSLATE_NOOP("Actions", "&Set or scale…"), "V"),
    ),
)

NOTES: tuple[Line, ...] = (
    _PITCH,
    _TIME,
    _LENGTH,
    _VELOCITY,
    SEPARATOR,
    _of_notes("actionQuantize", QT_TRANSLATE_NOOP("Actions", "&Quantize"), "Q"),
    _of_notes("actionQuantizeHow", QT_TRANSLATE_NOOP("Actions", "Quantize &how…"), "Shift+Q"),
    _of_notes("actionHumanise", QT_TRANSLATE_NOOP("Actions", "H&umanise…"), "H"),
    _of_notes("actionStrum", QT_TRANSLATE_NOOP("Actions", "St&rum…")),
    SEPARATOR,
    Spec("actionChord", QT_TRANSLATE_NOOP("Actions", "&Chord stamp"), ("C",), checkable=True),
    _of_notes("actionBuildChords", QT_TRANSLATE_NOOP("Actions", "&Build chords on the notes"), "Shift+C"),
    SEPARATOR,
    _of_notes("actionLock", QT_TRANSLATE_NOOP("Actions", "L&ock or unlock"), "L"),
)
