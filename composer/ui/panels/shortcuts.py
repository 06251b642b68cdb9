"""The sheet of shortcuts: to read, to search and to change."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from composer.ui.menus import actions as action_table
from composer.ui.menus.keymap import Keymap
from composer.ui.menus.spec import Needs, specs_of
from composer.ui.panels.fields import label

_SIZE = (620, 660)
_NAME = Qt.ItemDataRole.UserRole
_MODIFIERS = (Qt.Key.Key_Control, Qt.Key.Key_Shift, Qt.Key.Key_Alt, Qt.Key.Key_Meta, Qt.Key.Key_AltGr)


class ShortcutSheet(QDialog):
    """Every action with its keys and every gesture of the mouse. A click on a row, then keys: they are its keys now.

    Esc first gives up waiting for keys, then closes the sheet.
    """

    def __init__(self, keymap: Keymap, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("shortcutSheet")
        self.setWindowTitle(self.tr("Shortcuts"))
        self.resize(*_SIZE)
        self._keymap = keymap
        self._needs = {spec.name: spec.needs for spec in action_table.all_specs()}
        self._waiting: QTreeWidgetItem | None = None
        self._rows: list[QTreeWidgetItem] = []
        self._search = self._make_search()
        self._tree = self._make_tree()
        self._said = label("", "muted", "shortcutMessage")
        self._said.setWordWrap(True)
        self._arrange()
        self._fill()
        keymap.changed.connect(self._show_keys)
        self._say(self.tr("Click a row, or choose it and press Return, to give it other keys."))

    def _make_search(self) -> QLineEdit:
        search = QLineEdit()
        search.setObjectName("shortcutSearch")
        search.setAccessibleName(self.tr("Search the shortcuts"))
        search.setPlaceholderText(self.tr("Search"))
        search.setClearButtonEnabled(True)
        search.textChanged.connect(self._filter)
        return search

    def _make_tree(self) -> QTreeWidget:
        tree = QTreeWidget()
        tree.setObjectName("shortcutTree")
        tree.setAccessibleName(self.tr("Shortcuts"))
        tree.setColumnCount(2)
        tree.setHeaderHidden(True)
        tree.setRootIsDecorated(False)
        tree.setIndentation(12)
        tree.header().setStretchLastSection(False)
        tree.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        tree.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        tree.itemClicked.connect(self._wait_for)
        tree.installEventFilter(self)
        return tree

    def _arrange(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(12)
        for widget in (self._search, self._tree, self._said):
            column.addWidget(widget)
        row = QHBoxLayout()
        row.addWidget(self._button("shortcutNone", self.tr("No keys"), self._take_keys))
        row.addWidget(self._button("shortcutReset", self.tr("Usual keys"), self._reset))
        row.addStretch(1)
        row.addWidget(self._button("shortcutResetAll", self.tr("Usual keys for all"), self._keymap.reset_all))
        column.addLayout(row)

    def _button(self, name: str, text: str, do: Callable[[], None]) -> QPushButton:
        button = QPushButton(text)
        button.setObjectName(name)
        button.setAutoDefault(False)
        button.clicked.connect(do)
        return button

    def _fill(self) -> None:
        for title, lines in action_table.MENUS.items():
            group = self._group(action_table.plain(title))
            for spec in specs_of(lines):
                self._row(group, action_table.plain(spec.text), "").setData(0, _NAME, spec.name)
        mouse = self._group(self.tr("Mouse"))
        for what, how in self._gestures():
            self._row(mouse, what, how)
        self._tree.expandAll()
        self._show_keys()

    def _group(self, title: str) -> QTreeWidgetItem:
        group = QTreeWidgetItem(self._tree, [title])
        font = group.font(0)
        font.setBold(True)
        group.setFont(0, font)
        group.setFlags(Qt.ItemFlag.ItemIsEnabled)
        return group

    def _row(self, group: QTreeWidgetItem, what: str, how: str) -> QTreeWidgetItem:
        row = QTreeWidgetItem(group, [what, how])
        self._rows.append(row)
        return row

    def _gestures(self) -> tuple[tuple[str, str], ...]:
        return (
            (self.tr("Draw a note"), self.tr("click, drag right for its length")),
            (self.tr("Move notes"), self.tr("drag")),
            (self.tr("Resize notes"), self.tr("drag an end")),
            (self.tr("Copy notes"), self.tr("Ctrl-drag or Shift-drag")),
            (self.tr("Without the grid"), self.tr("Alt, or Shift during the drag")),
            (self.tr("Select"), self.tr("Ctrl-drag on empty ground; Shift adds, Alt removes")),
            (self.tr("Erase notes"), self.tr("right-click, right-drag")),
            (self.tr("Menu"), self.tr("right-click on empty ground or a selection")),
            (self.tr("Scroll"), self.tr("wheel, Shift+wheel, middle-drag")),
            (self.tr("Zoom time"), self.tr("Ctrl+wheel, pinch")),
            (self.tr("Zoom pitch"), self.tr("Ctrl+Shift+wheel, Alt+wheel")),
            (self.tr("Hear a pitch"), self.tr("click a key of the piano; Ctrl-click selects its notes")),
        )

    def _show_keys(self) -> None:
        for row in self._rows:
            name = row.data(0, _NAME)
            if name:
                row.setText(1, f"{_native(self._keymap.keys(name))}{self._when(name)}")
                font = row.font(1)
                font.setBold(self._keymap.is_chosen(name))
                row.setFont(1, font)

    def _when(self, name: str) -> str:
        """Say when an action has its keys if another one has them too."""
        needs = self._needs[name] if self._keymap.shares(name) else Needs.NOTHING
        return {
            Needs.NOTHING: "",
            Needs.NOTES: self.tr("   with notes selected"),
            Needs.TAKE: self.tr("   with a take"),
            Needs.STEPS: self.tr("   in step input"),
        }[needs]

    def _filter(self, text: str) -> None:
        for row in self._rows:
            row.setHidden(text.lower() not in f"{row.text(0)} {row.text(1)}".lower())

    def _say(self, text: str) -> None:
        self._said.setText(text)

    # Other keys

    def _wait_for(self, row: QTreeWidgetItem | None) -> None:
        """Take the next keys as those of a row."""
        self._give_up()
        if row is not None and row.data(0, _NAME):
            self._waiting = row
            row.setText(1, self.tr("press keys…"))
            self._say(self.tr("Press the keys for “{}”, Esc to leave them.").format(row.text(0)))

    def _give_up(self) -> None:
        self._waiting = None
        self._show_keys()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the keys that are waited for before anything else does."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if self._waiting is not None:
                self._take(event)
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._wait_for(self._tree.currentItem())
                return True
        return False

    def _take(self, event: QKeyEvent) -> None:
        row = self._waiting
        if row is None or event.key() in _MODIFIERS:
            return
        self._give_up()
        if event.key() != Qt.Key.Key_Escape:
            self._choose(row.data(0, _NAME), _keys_of(event))

    def _choose(self, name: str, keys: str) -> None:
        lost = [action_table.plain(spec.text) for spec in self._keymap.clashing(name, keys)]
        self._keymap.choose(name, (keys,))
        shown = _native((keys,))
        if lost:
            self._say(self.tr("{} was taken from “{}”.").format(shown, "”, “".join(lost)))
        else:
            self._say(self.tr("{} it is.").format(shown))

    def _current(self) -> str:
        row = self._tree.currentItem()
        return (row.data(0, _NAME) or "") if row is not None else ""

    def _take_keys(self) -> None:
        if name := self._current():
            self._keymap.choose(name, ())

    def _reset(self) -> None:
        if name := self._current():
            self._keymap.reset(name)


def _keys_of(event: QKeyEvent) -> str:
    """Return keys as the table writes them; a sign that needs Shift to be typed is that sign."""
    modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    text = event.text()
    if text.isprintable() and text and not text.isalnum() and not text.isspace():
        modifiers &= ~Qt.KeyboardModifier.ShiftModifier
    pressed = QKeySequence(int(modifiers.value) | event.key())
    return pressed.toString(QKeySequence.SequenceFormat.PortableText)


def _native(keys: tuple[str, ...]) -> str:
    native = QKeySequence.SequenceFormat.NativeText
    return " · ".join(QKeySequence(one).toString(native) for one in keys)
