"""The files that were opened or saved last, as a menu."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from composer.ui.documents import Documents
from composer.ui.session import Session

_MOST_FILES = 10


class Recent(QObject):
    """Fills the menu that an action to clear it stands in.

    `remembered` carries a setting, `noted` what the status bar should say.
    """

    remembered = Signal(str, object)
    noted = Signal(str)

    def __init__(self, session: Session, documents: Documents, clear: QAction, known: str) -> None:
        super().__init__(documents)
        self._documents, self._clear = documents, clear
        self._files = read(known)
        self._menu = next(menu for menu in clear.associatedObjects() if isinstance(menu, QMenu))
        self._menu.insertSeparator(clear)
        self._lines: list[QAction] = []
        self._show()
        session.path_changed.connect(self._on_path)

    def verbs(self) -> dict[str, Callable[[], None]]:
        """Return what the action of the menu does."""
        return {"actionClearRecent": self.clear}

    def clear(self) -> None:
        """Forget all the files."""
        self._remember([])

    def open(self, file: str) -> None:
        """Open a file of the list; one that is gone leaves it."""
        path = Path(file)
        if path.exists():
            self._documents.open_file(path)
            return
        self._remember([other for other in self._files if other != file])
        self.noted.emit(self.tr("{} is not there any more.").format(file))

    def _on_path(self, path: Path | None) -> None:
        if path is not None:
            file = str(path.absolute())
            self._remember([file, *(other for other in self._files if other != file)])

    def _remember(self, files: list[str]) -> None:
        self._files = files[:_MOST_FILES]
        self._show()
        self.remembered.emit("recent", json.dumps(self._files))

    def _show(self) -> None:
        for line in self._lines:
            self._menu.removeAction(line)
            line.deleteLater()
        self._lines = [self._line(number, file) for number, file in enumerate(self._files, 1)]
        self._menu.insertActions(self._menu.actions()[-2], self._lines)
        self._menu.menuAction().setEnabled(bool(self._files))

    def _line(self, number: int, file: str) -> QAction:
        """Return the line of a file, with its number as the key to it while there is one digit of that."""
        path, key = Path(file), f"&{number % _MOST_FILES}"
        name, folder = (part.replace("&", "&&") for part in (path.name, _short(path.parent)))
        line = QAction(f"{key}  {name} — {folder}", self)
        line.triggered.connect(partial(self._on_line, file))
        return line

    def _on_line(self, file: str, _checked: bool = False) -> None:
        self.open(file)


def read(text: str) -> list[str]:
    """Return the files that a text of the settings lists, none if it makes no sense: anybody may have written it."""
    try:
        found = json.loads(text)
    except ValueError:
        return []
    return [file for file in found if isinstance(file, str)][:_MOST_FILES] if isinstance(found, list) else []


def _short(folder: Path) -> str:
    """Return a folder as people write it, beginning at their own."""
    home = Path.home()
    return str(Path("~", folder.relative_to(home))) if folder.is_relative_to(home) else str(folder)
