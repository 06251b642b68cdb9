"""How fast a piece is played beside its own tempo: the field of the transport and the Play menu."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction

from composer.audio.course import FASTEST, SLOWEST
from composer.ui.panels.transport import Transport
from composer.ui.playback import Playback

_STEP = 10
_OWN = 100


class Pacing(QObject):
    """Tells playback how fast to play, in per cent. `remembered` carries the setting, `noted` what is said of it."""

    remembered = Signal(str, object)
    noted = Signal(str)

    def __init__(self, playback: Playback, transport: Transport, actions: dict[str, QAction], speed: int) -> None:
        super().__init__(playback)
        self._playback, self._transport = playback, transport
        self._own = actions["actionOwnSpeed"]
        transport.speed_chosen.connect(self._choose)
        self._show(min(max(speed, SLOWEST), FASTEST))

    def verbs(self) -> dict[str, Callable[[], None]]:
        """Return what the actions of the Play menu do."""
        return {
            "actionSlower": partial(self._step, -1),
            "actionFaster": partial(self._step, 1),
            "actionOwnSpeed": partial(self.choose, _OWN),
        }

    def choose(self, percent: int) -> None:
        """Play so fast from now on, as far as that goes, and say so."""
        self._choose(min(max(percent, SLOWEST), FASTEST))
        self.noted.emit(self.tr("Played at {} % of its own speed").format(self._playback.manner.speed))

    def _step(self, direction: int) -> None:
        """Go on to the next ten."""
        steps = self._playback.manner.speed * direction // _STEP + 1
        self.choose(steps * _STEP * direction)

    def _choose(self, percent: int) -> None:
        self._show(percent)
        self.remembered.emit("speed", percent)

    def _show(self, percent: int) -> None:
        self._playback.choose(self._playback.manner._replace(speed=percent))
        self._transport.show_speed(percent)
        self._own.setEnabled(percent != _OWN)
