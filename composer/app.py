"""Wires everything: arguments, logging, then the window or a command. The only file that sees every layer."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtCore import QSettings
    from PySide6.QtWidgets import QApplication

    from composer.ui.desk import Desk
    from composer.ui.frame import Frame
    from composer.ui.settings import Settings


def main(arguments: Sequence[str] | None = None) -> int:
    """Run Composer with command-line arguments; return its exit status."""
    words = sys.argv[1:] if arguments is None else arguments
    if not words:
        return _open_window(None)
    if words[0] == "--read-foreign" and len(words) == 2:
        from composer.files.foreign import process

        return process.main(words[1])
    if words[0] == "--probe-soundfont":
        from composer.audio import probe

        return probe.main(Path(words[1]))
    if words[0] == "--keyboards":
        from composer.audio import keyboards

        return keyboards.main(keyboards.PortMidi(), words[1:])
    from composer import cli

    given = cli.parse(words)
    return cli.run(given) if given.verb else _open_window(given.file)


def _open_window(file: Path | None) -> int:
    """Show the window, with a piece opened if named, until it is closed."""
    from composer.ui import display

    if display.is_missing():
        print("composer: There is no display to open a window on; “composer demo” works without one.", file=sys.stderr)
        return 1
    app, frame = make_window(file)
    frame.show()
    return app.exec()


def make_window(file: Path | None = None) -> tuple[QApplication, Frame]:
    """Return the application and its window, not shown yet.

    Once the window stands it is furnished, and a piece is opened if one is named.
    """
    from PySide6.QtCore import QSettings
    from PySide6.QtWidgets import QApplication

    from composer.ui import settings
    from composer.ui.frame import Frame

    app = QApplication(["composer"])
    app.setApplicationName("Composer")
    store = QSettings("Composer", "Composer")
    kept = settings.load(store)
    frame = Frame(kept.ground)
    frame.restoreGeometry(kept.geometry)
    frame.stood.connect(lambda: _furnish(app, frame, store, kept, file))
    return app, frame


def _furnish(app: QApplication, frame: Frame, store: QSettings, kept: Settings, file: Path | None) -> None:
    """Import the rest of the program and set it up on the window."""
    from random import Random

    from PySide6.QtCore import QLocale

    from composer import paths
    from composer.ui import failures
    from composer.ui.desk import Desk
    from composer.ui.look.theme import Theme
    from composer.ui.menus.icons import app_icon
    from composer.ui.words import languages

    failures.log_to(paths.log_file())
    system = QLocale.system()
    languages.speak(app, languages.language_of(kept.language, system))
    theme = Theme(app, kept.theme, kept.text_size, languages.naming_of(kept, system))
    frame.setStyleSheet("")
    frame.setWindowIcon(app_icon())
    shown = failures.Failures(frame, paths.log_file())
    shown.catch_all()
    desk = Desk(frame, theme, store, Random(), shown)
    if file is not None:
        desk.ready.connect(lambda: desk.documents.open_file(file))
    keep_safe(desk, paths.journals())


def keep_safe(desk: Desk, folder: Path) -> None:
    """Keep unsaved work in a folder of journals, and offer what is left there once the desk is ready."""
    from composer.ui.keeping import Keeping
    from composer.ui.recovering import Recovering

    keeping = Keeping(desk.session, desk.documents, folder, desk)
    recovering = Recovering(keeping, desk.documents, desk.frame)
    keeping.failed.connect(desk.failures.show)
    recovering.failed.connect(desk.failures.show)
    recovering.noted.connect(desk.status.note)
    desk.closed.connect(keeping.close)
    desk.ready.connect(recovering.offer)
