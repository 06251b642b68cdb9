"""Wires everything: arguments, logging, then the window or a command. The only file that sees every layer."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

from composer import cli, paths

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from composer.ui.window import MainWindow


def main(arguments: Sequence[str] | None = None) -> int:
    """Run Composer with command-line arguments; return its exit status."""
    given = cli.parse(sys.argv[1:] if arguments is None else arguments)
    return cli.run(given) if given.verb else _open_window(given.file)


def _open_window(file: Path | None) -> int:
    """Show the window, with a piece opened if named, until it is closed."""
    from composer.ui import display

    if display.is_missing():
        print("composer: There is no display to open a window on; “composer demo” works without one.", file=sys.stderr)
        return 1
    app, window = make_window()
    window.show()
    if file is not None:
        window.documents.open_file(file)
    return app.exec()


def make_window() -> tuple[QApplication, MainWindow]:
    """Return the application and its window, dressed as the user last left it, not shown yet."""
    from PySide6.QtCore import QSettings
    from PySide6.QtWidgets import QApplication

    from composer.ui import failures, settings
    from composer.ui.icons import app_icon
    from composer.ui.theme import Theme
    from composer.ui.window import MainWindow

    # A generator thread that runs Python would else hold the window up for 5 ms at every turn.
    sys.setswitchinterval(0.001)
    app = QApplication(["composer"])
    app.setApplicationName("Composer")
    app.setWindowIcon(app_icon())
    failures.log_to(paths.log_file())
    store = QSettings("Composer", "Composer")
    window = MainWindow(Theme(app, settings.load(store).theme), store, Random(), paths.log_file())
    window.failures.catch_all()
    return app, window
