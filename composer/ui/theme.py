"""The look of the window: two sets of colours, the palette and style sheet made from them, and the fonts."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from string import Template
from typing import Any, Literal

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication

from composer import paths

Choice = Literal["system", "dark", "light"]

_SCHEMES = {
    "system": Qt.ColorScheme.Unknown,
    "dark": Qt.ColorScheme.Dark,
    "light": Qt.ColorScheme.Light,
}


@dataclass(frozen=True)
class Colours:
    """One colour for every role in the window."""

    name: Literal["dark", "light"]
    background: QColor  # what lies lowest: around the roll, under a group of segments
    panel: QColor
    raised: QColor  # a control on a panel
    hover: QColor  # a control under the mouse
    hairline: QColor
    row: QColor  # a row of the roll outside the scale
    row_in_scale: QColor
    row_tonic: QColor
    row_line: QColor
    bar_line: QColor
    beat_line: QColor
    grid_line: QColor
    text: QColor
    muted: QColor
    faint: QColor  # disabled or decoration, never text that has to be read
    note: QColor
    note_edge: QColor
    selection: QColor  # the edge of a selected note, and the marquee
    on_note: QColor
    accent: QColor  # what the machine proposes, and nothing else
    accent_hover: QColor
    on_accent: QColor
    playhead: QColor
    on_playhead: QColor
    good: QColor
    caution: QColor
    bad: QColor
    key_white: QColor
    key_black: QColor
    on_key: QColor  # the name on a white key
    tracks: tuple[tuple[QColor, QColor], ...]  # fill and edge of each track; the first is that of the notes

    def track(self, number: int) -> tuple[QColor, QColor]:
        """Return the fill and the edge of the notes of the track with this number, from 0."""
        return self.tracks[number % len(self.tracks)]


def _colours(name: Literal["dark", "light"], tracks: str, **roles: str) -> Colours:
    """Return the colours of hexadecimal names, the edge of each track a darker shade of its fill."""
    made: dict[str, Any] = {role: QColor(colour) for role, colour in roles.items()}
    hues = [QColor(hue) for hue in tracks.split()]
    others = tuple((hue, hue.darker(140)) for hue in hues)
    return Colours(name=name, tracks=((made["note"], made["note_edge"]), *others), **made)


DARK = _colours(
    name="dark",
    background="#14161a",
    panel="#1b1e24",
    raised="#252932",
    hover="#2c313b",
    hairline="#2c313b",
    row="#15171c",
    row_in_scale="#1d222a",
    row_tonic="#202d34",
    row_line="#171a1f",
    bar_line="#363c48",
    beat_line="#242831",
    grid_line="#1f232b",
    text="#e7e9ee",
    muted="#929aa8",
    faint="#5b6270",
    note="#4fb0c6",
    note_edge="#2f7f93",
    selection="#ffffff",
    on_note="#0e1216",
    accent="#b794f6",
    accent_hover="#c6a9fa",
    on_accent="#14161a",
    playhead="#ffcc66",
    on_playhead="#14161a",
    good="#7bc67e",
    caution="#e6b450",
    bad="#e06c75",
    key_white="#e7e9ee",
    key_black="#23262d",
    on_key="#5b6270",
    tracks="#7bc67e #e6b450 #e8836b #6f9df0 #e58fb8 #b5c95a #c9a27c",
)

LIGHT = _colours(
    name="light",
    background="#f4f3ef",
    panel="#fbfaf8",
    raised="#ffffff",
    hover="#f0eee8",
    hairline="#dedbd3",
    row="#f5f3ee",
    row_in_scale="#eaf4f6",
    row_tonic="#dceef0",
    row_line="#e9e7e0",
    bar_line="#c4c0b6",
    beat_line="#e9e6df",
    grid_line="#efede6",
    text="#23252a",
    muted="#62666f",
    faint="#a5a8ae",
    note="#1b7f97",
    note_edge="#12667a",
    selection="#14161a",
    on_note="#ffffff",
    accent="#7c4dd8",
    accent_hover="#6b3cc7",
    on_accent="#ffffff",
    playhead="#c27800",
    on_playhead="#14161a",
    good="#2f8a3a",
    caution="#a06d00",
    bad="#b93a44",
    key_white="#ffffff",
    key_black="#3a3d45",
    on_key="#62666f",
    tracks="#2f8a3a #a06d00 #c0533a #3666c4 #b8487f #6b7a12 #8a6038",
)


class Theme(QObject):
    """Dresses the application, follows the system's choice, and tells the widgets when the colours change."""

    changed = Signal(object)  # the new Colours

    def __init__(self, app: QApplication, choice: Choice = "system") -> None:
        super().__init__(app)
        self._app = app
        self._choice = choice
        self._colours = DARK
        app.setStyle("Fusion")
        app.setFont(interface_font())
        app.styleHints().colorSchemeChanged.connect(self._follow)
        self.choose(choice)

    @property
    def colours(self) -> Colours:
        """The colours in use."""
        return self._colours

    @property
    def choice(self) -> Choice:
        """What the user chose."""
        return self._choice

    def choose(self, choice: Choice) -> None:
        """Wear the dark colours, the light ones, or those the system asks for."""
        # A choice may come from a file of settings that anybody may have written in.
        self._choice = choice if choice in _SCHEMES else "system"
        choice = self._choice
        self._app.styleHints().setColorScheme(_SCHEMES[choice])
        self._follow()

    def _follow(self) -> None:
        before, self._colours = self._colours, _chosen(self._choice, self._app.styleHints().colorScheme())
        sheet = style_sheet(self._colours)
        if self._app.styleSheet() != sheet:
            self._app.setPalette(palette(self._colours))
            self._app.setStyleSheet(sheet)
        if self._colours is not before:
            self.changed.emit(self._colours)


def _chosen(choice: Choice, system: Qt.ColorScheme) -> Colours:
    if choice == "system":
        return LIGHT if system == Qt.ColorScheme.Light else DARK
    return LIGHT if choice == "light" else DARK


def translucent(colour: QColor, opacity: float) -> QColor:
    """Return a colour with an opacity from 0 to 1."""
    seen = QColor(colour)
    seen.setAlphaF(opacity)
    return seen


def interface_font(pixels: int = 13) -> QFont:
    """Return the font of the interface: the system's own, or Inter on Linux where it is installed."""
    font = QApplication.font()
    if sys.platform == "linux" and QFontDatabase.hasFamily("Inter"):
        font.setFamily("Inter")
    font.setPixelSize(pixels)
    return font


def fixed_font(pixels: int = 12) -> QFont:
    """Return the system's font of letters that are all equally wide, for notations."""
    font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
    font.setPixelSize(pixels)
    return font


def tabular(font: QFont) -> QFont:
    """Return the font with figures of equal width, so that a running number stands still."""
    steady = QFont(font)
    steady.setFeature(QFont.Tag("tnum"), 1)
    return steady


def palette(colours: Colours) -> QPalette:
    """Return Qt's palette of the colours, for everything that the style sheet leaves alone."""
    role = QPalette.ColorRole
    made = QPalette()
    for name, colour in {
        role.Window: colours.panel,
        role.WindowText: colours.text,
        role.Base: colours.background,
        role.AlternateBase: colours.panel,
        role.Text: colours.text,
        role.Button: colours.raised,
        role.ButtonText: colours.text,
        role.BrightText: colours.bad,
        role.Light: colours.hover,
        role.Midlight: colours.raised,
        role.Mid: colours.hairline,
        role.Dark: colours.hairline,
        role.Shadow: colours.background,
        role.Highlight: colours.note,
        role.HighlightedText: colours.on_note,
        role.Accent: colours.note,
        role.Link: colours.note,
        role.LinkVisited: colours.note,
        role.ToolTipBase: colours.raised,
        role.ToolTipText: colours.text,
        role.PlaceholderText: colours.muted,
    }.items():
        made.setColor(name, colour)
    for name in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, name, colours.faint)
    return made


def style_sheet(colours: Colours) -> str:
    """Return the style sheet of the whole application.

    A widget takes a part by the dynamic property "role". Buttons: primary, quiet, edit. Tool buttons: play, which
    is amber while checked. Sliders: edit. Frames: panel, popover, sunken, hairline, segments.
    Labels: head, muted, position, bad.
    """
    names = {role: colour.name() for role, colour in vars(colours).items() if isinstance(colour, QColor)}
    return _SHEET.substitute(names, name=colours.name, icons=(paths.resources() / "icons").as_posix())


_SHEET = Template("""
QMainWindow, QDialog, QMessageBox, *[role="panel"] { background: $panel; }
QFrame[role="popover"] { background: $panel; border: 1px solid $hairline; border-radius: 10px; }
*[role="sunken"] { background: $background; }
QMainWindow::separator { background: $hairline; width: 1px; height: 1px; }
QSplitter::handle { background: $hairline; }
QSplitter#rollSplitter::handle { background: $panel; border-top: 1px solid $hairline; }
QSplitter#rollSplitter::handle:hover { background: $hover; }
*[role="hairline"] { background: $hairline; border: none; }

QMenuBar { background: $panel; color: $muted; padding: 3px 6px; }
QMenuBar::item { background: transparent; padding: 5px 9px; border-radius: 6px; }
QMenuBar::item:selected, QMenuBar::item:pressed { background: $raised; color: $text; }
QMenu { background: $raised; border: 1px solid $hairline; padding: 5px; }
QMenu::item { padding: 5px 26px 5px 10px; border-radius: 5px; }
QMenu::item:selected { background: $hover; }
QMenu::item:disabled { color: $faint; }
QMenu::icon { padding-left: 8px; }
QMenu::separator { height: 1px; background: $hairline; margin: 5px 10px; }
QStatusBar { background: $panel; color: $muted; border-top: 1px solid $hairline; min-height: 24px; }
QStatusBar::item { border: none; }
QStatusBar QLabel { color: $muted; padding: 0 6px; }
QToolTip { background: $raised; color: $text; border: 1px solid $hairline; padding: 4px 6px; }

QLabel[role="head"] { color: $muted; font-size: 10px; font-weight: 600; letter-spacing: 1px;
    text-transform: uppercase; }
QLabel[role="muted"] { color: $muted; font-size: 12px; }
QLabel[role="bad"] { color: $bad; }
QLabel[role="position"] { font-size: 17px; font-weight: 600; }

QPushButton { background: $raised; color: $text; border: 1px solid transparent; border-radius: 7px;
    min-height: 26px; padding: 0 12px; font-weight: 500; }
QPushButton:hover { background: $hover; }
QPushButton:pressed { background: $hairline; }
QPushButton:focus { border-color: $muted; }
QPushButton:disabled { background: transparent; color: $faint; border-color: $hairline; }
QPushButton[role="primary"] { background: $accent; color: $on_accent; min-height: 30px; font-weight: 600; }
QPushButton[role="primary"]:hover, QPushButton[role="primary"]:pressed { background: $accent_hover; }
QPushButton[role="primary"]:focus { border: 2px solid $text; }
QPushButton[role="primary"]:disabled { background: $raised; color: $faint; border: 1px solid transparent; }
QPushButton[role="edit"] { background: $note; color: $on_note; font-weight: 600; }
QPushButton[role="edit"]:hover, QPushButton[role="edit"]:pressed { background: $note_edge; }
QPushButton[role="edit"]:focus { border: 2px solid $text; }
QPushButton[role="quiet"] { background: transparent; color: $muted; }
QPushButton[role="quiet"]:hover, QPushButton[role="quiet"]:focus { color: $text; }

QToolButton { background: transparent; color: $muted; border: 1px solid transparent; border-radius: 7px;
    min-width: 20px; min-height: 20px; padding: 3px; }
QToolButton:hover { background: $hover; color: $text; }
QToolButton:pressed { background: $hairline; }
QToolButton:focus { border-color: $muted; }
QToolButton:checked { background: $background; color: $text; }
QToolButton:disabled { color: $faint; }
QToolButton::menu-indicator { image: none; }
QToolButton[role="quiet"] { padding: 1px 0; margin-left: -5px; min-height: 16px; font-size: 12px; text-align: left; }
QToolButton[role="quiet"]:hover { background: transparent; }
QToolButton[role="lane"] { padding: 1px 2px; min-height: 16px; font-size: 11px; }
QToolButton[role="play"] { min-width: 34px; }
QToolButton[role="play"]:checked { background: $playhead; color: $on_playhead; }
*[role="segments"] { background: $raised; border-radius: 8px; }

QComboBox, QAbstractSpinBox, QLineEdit { background: $raised; color: $text; border: 1px solid transparent;
    border-radius: 7px; min-height: 26px; padding: 0 8px; selection-background-color: $note;
    selection-color: $on_note; }
QComboBox:hover, QAbstractSpinBox:hover, QLineEdit:hover { background: $hover; }
QComboBox:focus, QAbstractSpinBox:focus, QLineEdit:focus { border-color: $muted; }
QComboBox:disabled, QAbstractSpinBox:disabled, QLineEdit:disabled { color: $faint; }
QAbstractSpinBox QLineEdit { padding: 0; border: none; min-height: 0; background: transparent; }
QComboBox::drop-down { border: none; width: 22px; }
QComboBox::down-arrow { image: url("$icons/chevron-down.svg"); width: 12px; height: 12px; }
QComboBox QAbstractItemView { background: $raised; color: $text; border: 1px solid $hairline; padding: 4px;
    outline: none; }
QComboBox QAbstractItemView::item { min-height: 24px; padding: 0 4px; border-radius: 5px; }
QComboBox { selection-background-color: $hover; selection-color: $text; }
QAbstractSpinBox { padding: 0; min-height: 23px; }
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button { border: none; background: transparent;
    width: 18px; }
QAbstractSpinBox::up-button { margin: 3px 3px 0 0; }
QAbstractSpinBox::down-button { margin: 0 3px 3px 0; }
QAbstractSpinBox[role="plain"]::up-button, QAbstractSpinBox[role="plain"]::down-button { width: 0; margin: 0; }
QAbstractSpinBox::up-arrow { image: url("$icons/chevron-up.svg"); width: 10px; height: 10px; }
QAbstractSpinBox::down-arrow { image: url("$icons/chevron-down.svg"); width: 10px; height: 10px; }
QAbstractSpinBox[role="plain"]::up-arrow, QAbstractSpinBox[role="plain"]::down-arrow { image: none; }
QCheckBox { spacing: 7px; min-height: 26px; }
QCheckBox::indicator { width: 14px; height: 14px; border: 1px solid $muted; border-radius: 4px; }
QCheckBox::indicator:hover, QCheckBox::indicator:focus { border-color: $text; }
QCheckBox::indicator:checked { image: url("$icons/check-$name.svg"); }
QCheckBox::indicator:disabled { border-color: $faint; }
QDialogButtonBox, QMessageBox { dialogbuttonbox-buttons-have-icons: 0; }

QSlider:horizontal { min-height: 22px; }
QSlider::groove:horizontal { background: $hairline; height: 4px; border-radius: 2px; }
QSlider::sub-page:horizontal { background: $accent; border-radius: 2px; }
QSlider[role="edit"]::sub-page:horizontal { background: $note; }
QSlider::handle:horizontal { background: $text; width: 14px; height: 14px; margin: -5px 0;
    border-radius: 7px; }
QSlider::handle:horizontal:focus { border: 2px solid $accent; width: 10px; height: 10px; }
QSlider[role="edit"]::handle:horizontal:focus { border: 2px solid $note; width: 10px; height: 10px; }
QSlider::sub-page:horizontal:disabled { background: $faint; }
QSlider::handle:horizontal:disabled { background: $faint; }
QProgressBar { background: $hairline; border: none; border-radius: 2px; max-height: 4px; color: transparent; }
QProgressBar::chunk { background: $accent; border-radius: 2px; }

QScrollArea, QScrollArea > QWidget > QWidget { border: none; background: transparent; }
QListWidget { border: none; background: transparent; outline: none; }
QFrame[role="card"] { border-radius: 8px; background: transparent; }
QFrame[role="card"]:hover { background: $background; }
QFrame[role="card"][current="true"] { background: $raised; }
QLabel[role="keys"] { color: $muted; font-weight: 600; }
QPlainTextEdit { background: $background; color: $text; border: 1px solid transparent; border-radius: 7px;
    padding: 8px 10px; selection-background-color: $note; selection-color: $on_note; }
QPlainTextEdit:focus { border-color: $muted; }
QListView, QTreeView, QTableView, QTextBrowser { border: none; outline: none; }
QTreeView::item { padding: 3px 4px; }
QTreeView::item:hover, QTreeView::item:selected { background: $hover; color: $text; }
QScrollBar { background: transparent; border: none; }
QScrollBar:vertical { width: 10px; }
QScrollBar:horizontal { height: 10px; }
QScrollBar::handle { background: $bar_line; border-radius: 3px; margin: 2px; }
QScrollBar::handle:hover { background: $faint; }
QScrollBar::handle:vertical { min-height: 28px; }
QScrollBar::handle:horizontal { min-width: 28px; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
""")
