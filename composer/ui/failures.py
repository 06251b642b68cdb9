"""Exceptions that nobody caught: a dialog and a log file, and the document as it was."""

from __future__ import annotations

import logging
import sys
import threading
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from composer.errors import ComposerError
from composer.ui.messages import message
from composer.ui.words.saying import said

log = logging.getLogger("composer")


def log_to(path: Path) -> None:
    """Write the log to a file of at most a megabyte; without one where it cannot be written."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(path, maxBytes=1_000_000, backupCount=1, encoding="utf-8")
    except OSError as error:
        log.warning("%s cannot be written: %s", path, error)
        return
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    log.addHandler(handler)


class Failures(QObject):
    """Shows every failure once, from whichever thread it comes."""

    _happened = Signal(object)

    def __init__(self, window: QWidget, log_path: Path) -> None:
        super().__init__(window)
        self._window, self._log_path = window, log_path
        self._happened.connect(self.show)

    def catch_all(self) -> None:
        """Receive what slots and threads let fall."""
        sys.excepthook = self._on_exception
        threading.excepthook = lambda args: self._on_exception(args.exc_type, args.exc_value, args.exc_traceback)

    def _on_exception(
        self, kind: type[BaseException], error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error or kind(), trace)
        else:
            self._happened.emit(error)

    def show(self, error: Exception) -> None:
        """Tell the user in a sentence; what is no user's doing goes into the log with its trace."""
        text, more = said(str(error)), ""
        if not isinstance(error, ComposerError):
            log.error("unexpected failure", exc_info=error)
            text = self.tr("Something went wrong inside the program. Your piece is as it was.")
            more = f"{type(error).__name__}: {error}\n\n{self._log_path}"
        message(self._window, "failure", text, more).open()
