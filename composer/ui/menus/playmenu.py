"""The menu of what is heard and what is played in."""

from __future__ import annotations

from composer.ui.menus.soundmenu import SOUNDFONT, SPEED
from composer.ui.menus.spec import QT_TRANSLATE_NOOP, SEPARATOR, Line, Needs, Spec, Submenu

_KEYBOARD = Submenu(
    QT_TRANSLATE_NOOP("Actions", "MIDI &keyboard"),
    (
        SEPARATOR,
        Spec("actionAnyKeyboard", QT_TRANSLATE_NOOP("Actions", "&The first that is plugged in")),
        Spec("actionNoKeyboard", QT_TRANSLATE_NOOP("Actions", "&None")),
    ),
)

PLAY_MENU: tuple[Line, ...] = (
    Spec("actionPlay", QT_TRANSLATE_NOOP("Actions", "&Play or pause"), ("Space",), "play", checkable=True),
    Spec("actionStop", QT_TRANSLATE_NOOP("Actions", "&Stop"), ("Shift+Space",), "stop"),
    Spec("actionRecord", QT_TRANSLATE_NOOP("Actions", "&Record"), ("R", "Ctrl+R"), "record", checkable=True),
    Spec("actionToStart", QT_TRANSLATE_NOOP("Actions", "To the s&tart"), ("Home",), "to-start", of_roll=True),
    Spec("actionToEnd", QT_TRANSLATE_NOOP("Actions", "To the &end"), ("End",), of_roll=True),
    SEPARATOR,
    Spec("actionLoop", QT_TRANSLATE_NOOP("Actions", "&Loop the region"), ("L",), "loop", checkable=True),
    Spec("actionMetronome", QT_TRANSLATE_NOOP("Actions", "&Metronome"), ("M",), "metronome", checkable=True),
    Spec("actionCountIn", QT_TRANSLATE_NOOP("Actions", "&Count a bar in"), ("Ctrl+M",), checkable=True),
    Spec("actionTapTempo", QT_TRANSLATE_NOOP("Actions", "T&ap the tempo"), ("Y",)),
    SPEED,
    Spec("actionFollow", QT_TRANSLATE_NOOP("Actions", "&Follow the playhead"), ("F",), checkable=True),
    Spec("actionHearNotes", QT_TRANSLATE_NOOP("Actions", "&Hear notes when clicked"), checkable=True),
    SEPARATOR,
    _KEYBOARD,
    Spec(
        "actionTypedPiano", QT_TRANSLATE_NOOP("Actions", "Play &on the computer keyboard"), ("Ctrl+K",), checkable=True
    ),
    Spec("actionStepInput", QT_TRANSLATE_NOOP("Actions", "Step &input"), ("N",), checkable=True),
    Spec("actionStepRest", QT_TRANSLATE_NOOP("Actions", "Rest"), ("0",), needs=Needs.STEPS),
    Spec("actionStepBack", QT_TRANSLATE_NOOP("Actions", "Step &back"), ("Backspace",), needs=Needs.STEPS),
    Spec("actionQuantizeRecording", QT_TRANSLATE_NOOP("Actions", "&Quantize what is recorded"), checkable=True),
    SEPARATOR,
    SOUNDFONT,
)
