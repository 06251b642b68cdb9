"""Qt's palette and the style sheet, made from the colours and the size of the text."""

from __future__ import annotations

import re
from string import Template

from PySide6.QtGui import QColor, QPalette

from composer import paths
from composer.ui.look.colours import Colours


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


def style_sheet(colours: Colours, scale: float = 1.0) -> str:
    """Return the style sheet of the whole application, all its lengths but hairlines scaled.

    A widget takes a part by the dynamic property "role". Buttons: primary, quiet, edit, line. Tool buttons: play, which
    is amber while checked, mute and solo. Sliders: edit, fader. Frames: panel, popover, popup, sunken, hairline,
    segments, card. Labels: head, muted, muted-name, position, bad.
    """
    names = {role: colour.name() for role, colour in vars(colours).items() if isinstance(colour, QColor)}
    sheet = Template(_LENGTH.sub(lambda length: f"{round(int(length[1]) * scale)}px", _SHEET))
    return sheet.substitute(names, name=colours.name, icons=(paths.resources() / "icons").as_posix())


_LENGTH = re.compile(r"\b([3-9]|\d\d+)px")

_SHEET = """
QMainWindow, QDialog, QMessageBox, *[role="panel"] { background: $panel; }
QFrame[role="popover"] { background: $panel; border: 1px solid $hairline; border-radius: 10px; }
*[role="sunken"] { background: $background; }
QMainWindow::separator { background: $hairline; width: 1px; height: 1px; }
QSplitter::handle { background: $hairline; }
QSplitter#rollSplitter::handle, QSplitter#paperSplitter::handle { background: $panel; border-top: 1px solid $hairline; }
QSplitter#rollSplitter::handle:hover, QSplitter#paperSplitter::handle:hover { background: $hover; }
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
QLabel[role="muted-name"] { color: $muted; }
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

QPushButton[role="line"] { background: transparent; color: $muted; font-size: 12px; font-weight: 400; text-align: left;
    min-height: 18px; padding: 0; border: none; }
QPushButton[role="line"]:hover, QPushButton[role="line"]:focus { color: $text; }

QToolButton { background: transparent; color: $muted; border: 1px solid transparent; border-radius: 7px;
    min-width: 20px; min-height: 20px; padding: 3px; qproperty-iconSize: 16px; }
QToolButton:hover { background: $hover; color: $text; }
QToolButton:pressed { background: $hairline; }
QToolButton:focus { border-color: $muted; }
QToolButton:checked { background: $background; color: $text; }
QToolButton:disabled { color: $faint; }
QToolButton::menu-indicator { image: none; }
QToolButton[role="quiet"] { padding: 1px 0; margin-left: -5px; min-height: 16px; font-size: 12px; text-align: left; }
QToolButton[role="quiet"]:hover, QToolButton[role="quiet"]:checked { background: transparent; }
QToolButton[role="mute"], QToolButton[role="solo"] { background: $raised; font-size: 11px; font-weight: 600;
    min-width: 18px; min-height: 18px; padding: 1px; border-radius: 6px; }
QToolButton[role="mute"]:hover, QToolButton[role="solo"]:hover { background: $hover; }
QFrame[role="card"][current="true"] QToolButton[role="mute"], QFrame[role="card"][current="true"]
    QToolButton[role="solo"] { background: $background; }
QFrame[role="card"] QToolButton[role="mute"]:checked { background: $mute; color: $on_lit; }
QFrame[role="card"] QToolButton[role="solo"]:checked { background: $solo; color: $on_lit; }
QToolButton[role="lane"] { padding: 1px 2px; min-height: 16px; font-size: 11px; }
QToolButton[role="play"] { min-width: 34px; }
QToolButton[role="play"]:checked { background: $playhead; color: $on_playhead; }
*[role="segments"] { background: $raised; border-radius: 8px; }

QComboBox, QAbstractSpinBox, QLineEdit { background: $raised; color: $text; border: 1px solid transparent;
    border-radius: 7px; min-height: 26px; padding: 0 8px; selection-background-color: $note;
    selection-color: $on_note; }
QLineEdit[role="inline"] { min-height: 18px; padding: 0 4px; margin-left: -5px; border-color: $muted;
    border-radius: 5px; background: $background; }
QFrame[role="popup"] { background: $raised; border: 1px solid $hairline; border-radius: 8px; }
QFrame[role="popup"] QLineEdit { background: $panel; }
QFrame[role="popup"] QListWidget::item { padding: 3px 6px; border-radius: 5px; color: $text; }
QFrame[role="popup"] QListWidget::item:selected { background: $hover; color: $text; }
QFrame[role="popup"] QListWidget::item:disabled { color: $muted; }
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
QSlider::handle:horizontal { background: $text; width: 14px; height: 14px; margin: -5px 0;
    border-radius: 7px; }
QSlider::handle:horizontal:focus { border: 2px solid $accent; width: 10px; height: 10px; }
QSlider[role="fader"]::sub-page:horizontal { background: $muted; }
QSlider[role="fader"]::handle:horizontal:focus { border-color: $note; }
QSlider[role="edit"]::sub-page:horizontal { background: $note; }
QSlider[role="edit"]::handle:horizontal:focus { border-color: $note; }
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
"""
