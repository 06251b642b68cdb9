"""The menus of what is seen, and of what stands along the piece."""

from __future__ import annotations

from composer.ui.menus.spec import QT_TRANSLATE_NOOP, SEPARATOR, Spec

VIEW_MENU = (
    Spec("actionToolDraw", QT_TRANSLATE_NOOP("Actions", "&Draw"), ("1",), "draw", checkable=True),
    Spec("actionToolSelect", QT_TRANSLATE_NOOP("Actions", "&Select"), ("2",), "select", checkable=True),
    Spec("actionToolErase", QT_TRANSLATE_NOOP("Actions", "&Erase"), ("3",), "erase", checkable=True),
    SEPARATOR,
    Spec("actionZoomIn", QT_TRANSLATE_NOOP("Actions", "Zoom &in"), ("Ctrl+=", "Ctrl++"), "zoom-in"),
    Spec("actionZoomOut", QT_TRANSLATE_NOOP("Actions", "Zoom &out"), ("Ctrl+-",), "zoom-out"),
    Spec("actionZoomWhole", QT_TRANSLATE_NOOP("Actions", "Show the &whole piece"), ("Ctrl+0",)),
    Spec("actionZoomSelection", QT_TRANSLATE_NOOP("Actions", "Zoom to the se&lection"), ("Z",)),
    SEPARATOR,
    Spec("actionTracks", QT_TRANSLATE_NOOP("Actions", "&Tracks"), ("F8",), checkable=True),
    Spec("actionGeneratePanel", QT_TRANSLATE_NOOP("Actions", "&Generate panel"), ("F9",), checkable=True),
    Spec("actionLanes", QT_TRANSLATE_NOOP("Actions", "Lane &under the roll"), ("F7",), checkable=True),
    Spec("actionNextLane", QT_TRANSLATE_NOOP("Actions", "&Next lane"), ("Shift+L",)),
    Spec("actionOverview", QT_TRANSLATE_NOOP("Actions", "O&verview of the piece"), ("F6",), checkable=True),
    Spec("actionSheetMusic", QT_TRANSLATE_NOOP("Actions", "Sheet &music"), ("F5",), checkable=True),
    Spec("actionNextPane", QT_TRANSLATE_NOOP("Actions", "Ne&xt part of the window"), ("Ctrl+Tab",)),
    Spec("actionPreviousPane", QT_TRANSLATE_NOOP("Actions", "&Previous part of the window"), ("Ctrl+Shift+Tab",)),
    SEPARATOR,
    Spec("actionThemeSystem", QT_TRANSLATE_NOOP("Actions", "Colours of the s&ystem"), checkable=True),
    Spec("actionThemeLight", QT_TRANSLATE_NOOP("Actions", "Lig&ht colours"), checkable=True),
    Spec("actionThemeDark", QT_TRANSLATE_NOOP("Actions", "Dar&k colours"), checkable=True),
    Spec("actionThemeContrast", QT_TRANSLATE_NOOP("Actions", "High &contrast"), checkable=True),
    SEPARATOR,
    Spec("actionLargerText", QT_TRANSLATE_NOOP("Actions", "L&arger text"), ("Ctrl+Alt+=", "Ctrl+Alt++")),
    Spec("actionSmallerText", QT_TRANSLATE_NOOP("Actions", "Smalle&r text"), ("Ctrl+Alt+-",)),
    Spec("actionUsualText", QT_TRANSLATE_NOOP("Actions", "Usual text si&ze"), ("Ctrl+Alt+0",)),
)

PIECE_MENU = (
    Spec("actionTempoHere", QT_TRANSLATE_NOOP("Actions", "&Tempo at the playhead…")),
    Spec("actionMeterHere", QT_TRANSLATE_NOOP("Actions", "&Meter at the playhead…")),
    Spec("actionKeyHere", QT_TRANSLATE_NOOP("Actions", "&Key at the playhead…")),
    Spec("actionLaneValue", QT_TRANSLATE_NOOP("Actions", "&Value of the lane at the playhead…"), ("Shift+V",)),
    Spec("actionMarkerHere", QT_TRANSLATE_NOOP("Actions", "M&arker at the playhead…"), ("Shift+N",)),
    SEPARATOR,
    Spec("actionPreviousMarker", QT_TRANSLATE_NOOP("Actions", "&Previous marker"), (",",)),
    Spec("actionNextMarker", QT_TRANSLATE_NOOP("Actions", "&Next marker"), (".",)),
    SEPARATOR,
    Spec("actionSnapToScale", QT_TRANSLATE_NOOP("Actions", "&Snap to the scale"), ("K",), "scale", checkable=True),
)
