"""The lines of the menus on how fast and with which sounds a piece is played."""

from __future__ import annotations

from composer.ui.menus.spec import QT_TRANSLATE_NOOP, Spec, Submenu

SPEED = Submenu(
    QT_TRANSLATE_NOOP("Actions", "Spee&d"),
    (
        Spec("actionSlower", QT_TRANSLATE_NOOP("Actions", "&Slower"), ("<",)),
        Spec("actionFaster", QT_TRANSLATE_NOOP("Actions", "&Faster"), (">",)),
        Spec("actionOwnSpeed", QT_TRANSLATE_NOOP("Actions", "As the &piece says")),
    ),
)
SOUNDFONT = Submenu(
    QT_TRANSLATE_NOOP("Actions", "Sou&ndfont"),
    (
        Spec("actionSoundfont", QT_TRANSLATE_NOOP("Actions", "&Choose…")),
        Spec("actionEmbeddedSoundfont", QT_TRANSLATE_NOOP("Actions", "&Back to the embedded one")),
    ),
)
EXPORT = Spec("actionExportAudio", QT_TRANSLATE_NOOP("Actions", "&Sound…"), ("Ctrl+Shift+W",))
