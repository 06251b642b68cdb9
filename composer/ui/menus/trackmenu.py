"""The menu of what is done with tracks."""

from __future__ import annotations

from composer.ui.menus.spec import QT_TRANSLATE_NOOP, SEPARATOR, Spec

TRACK_MENU = (
    Spec("actionAddTrack", QT_TRANSLATE_NOOP("Actions", "&Add a track"), ("Ctrl+T",), "add"),
    Spec("actionAddDrums", QT_TRANSLATE_NOOP("Actions", "Add a &drum track"), ("Ctrl+Shift+T",)),
    Spec("actionRemoveTrack", QT_TRANSLATE_NOOP("Actions", "&Remove the track")),
    SEPARATOR,
    Spec("actionRenameTrack", QT_TRANSLATE_NOOP("Actions", "Re&name…"), ("F2",)),
    Spec("actionInstrument", QT_TRANSLATE_NOOP("Actions", "&Instrument…"), ("Shift+I",)),
    Spec("actionMuteTrack", QT_TRANSLATE_NOOP("Actions", "&Mute"), ("Shift+M",), checkable=True),
    Spec("actionSoloTrack", QT_TRANSLATE_NOOP("Actions", "&Solo"), ("Shift+S",), checkable=True),
    SEPARATOR,
    Spec("actionTrackUp", QT_TRANSLATE_NOOP("Actions", "Move the track &up"), ("Ctrl+Shift+PgUp",)),
    Spec("actionTrackDown", QT_TRANSLATE_NOOP("Actions", "Move the track do&wn"), ("Ctrl+Shift+PgDown",)),
    SEPARATOR,
    Spec("actionPreviousTrack", QT_TRANSLATE_NOOP("Actions", "&Previous track"), ("Ctrl+PgUp",)),
    Spec("actionNextTrack", QT_TRANSLATE_NOOP("Actions", "Ne&xt track"), ("Ctrl+PgDown",)),
)
