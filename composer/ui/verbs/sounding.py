"""With which sounds a piece is played, how loud its clicks are, and how much later than from a card it is heard."""

from __future__ import annotations

from collections.abc import Callable, Generator
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from composer import paths
from composer.audio import probing
from composer.audio.soundfont import embedded
from composer.ui.errand import Errand
from composer.ui.playback import Playback
from composer.ui.settings import Settings
from composer.ui.words.saying import said


class Sounding(QObject):
    """Chooses a soundfont, which is tried first, and hears of what is preferred.

    `chosen` carries the soundfont that is used from now on.
    """

    remembered = Signal(str, object)
    chosen = Signal(object)
    noted = Signal(str)
    failed = Signal(object)

    def __init__(self, window: QWidget, playback: Playback, settings: Settings) -> None:
        super().__init__(window)
        self._window, self._playback = window, playback
        self._soundfont = embedded()
        self._errand = Errand(self)
        self._errand.failed.connect(self._on_bad)
        self._starts = False
        self._kept = settings.soundfont, settings.soundfont_stamp
        for name in ("delay", "click_loudness"):
            self.take(name, getattr(settings, name))

    def verbs(self) -> dict[str, Callable[[], None]]:
        """Return what the actions of the Play menu do."""
        return {"actionSoundfont": self.choose, "actionEmbeddedSoundfont": self.reset}

    def begin(self) -> None:
        """Use the soundfont that was chosen in an earlier session; one that is another now is tried first."""
        name, stamp = self._kept
        path = Path(name)
        if not name:
            self._use(embedded())
        elif _stamp(path) == stamp:
            self._use(path)
        else:
            self._use(embedded())
            self.try_out(path)
            self._starts = True

    def take(self, name: str, value: object) -> None:
        """Take note of what is preferred."""
        if name == "delay" and isinstance(value, int):
            self._playback.hear_later(value / 1000)
        elif name == "click_loudness" and isinstance(value, int):
            self._playback.choose(self._playback.manner._replace(click_loudness=value))

    def choose(self) -> None:
        """Ask for a soundfont and try it; until it has proved good the one before is used."""
        patterns = " ".join(f"*{suffix}" for suffix in probing.SUFFIXES)
        filters = self.tr("Soundfonts (%s)") % patterns
        folder = str(self._soundfont.parent) if self._soundfont != embedded() else ""
        name, _ = QFileDialog.getOpenFileName(self._window, self.tr("Soundfont"), folder, filters)
        if name:
            self.try_out(Path(name))

    def try_out(self, path: Path) -> None:
        """Try a soundfont and use it if it is good."""
        self._starts = False
        self.noted.emit(self.tr("{} is being tried…").format(path.name))
        self._errand.start(lambda: _tried(path), self._on_good)

    def reset(self) -> None:
        """Go back to the soundfont that comes with the program."""
        self._errand.cancel()
        self._remember("", "")
        self._use(embedded())
        self.noted.emit(self.tr("The embedded soundfont is used"))

    def close(self) -> None:
        """Wait for what is being tried; for closing the window."""
        self._errand.wait()

    def _on_bad(self, error: Exception) -> None:
        """Say why the soundfont before stays; nobody has to answer for what was chosen long ago."""
        if self._starts:
            self.noted.emit(said(str(error)))
        else:
            self.failed.emit(error)

    def _on_good(self, found: tuple[Path, str, int]) -> None:
        path, stamp, sounds = found
        self._remember(str(path), stamp)
        self._use(path)
        self.noted.emit(self.tr("%n sounds of {} are used from now on", "", sounds).format(path.name))

    def _remember(self, name: str, stamp: str) -> None:
        self.remembered.emit("soundfont", name)
        self.remembered.emit("soundfont_stamp", stamp)

    def _use(self, path: Path) -> None:
        self._soundfont = path
        self._playback.sound_through(path)
        self.chosen.emit(path)


def _tried(path: Path) -> Generator[None, None, tuple[Path, str, int]]:
    """Try a soundfont; return it with what tells it from others, and how many sounds it has."""
    stamp = _stamp(path)
    sounds = yield from probing.probed(path)
    return path, stamp, sounds


def _stamp(path: Path) -> str:
    """Return what tells a file from what may take its place, "" where it is not there."""
    return "-".join(map(str, paths.stamp(path)))
