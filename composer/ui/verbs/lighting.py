"""The keys at the left of the roll light up: those of what sounds at the playhead, and those that are played."""

from __future__ import annotations

from time import perf_counter

from PySide6.QtCore import QObject

from composer.audio.player import PlayState
from composer.music import parts
from composer.ui.hands.hands import Hands
from composer.ui.playback import Playback
from composer.ui.roll.keys import Keys
from composer.ui.session import Session

_DARK: frozenset[int] = frozenset()


class Lighting(QObject):
    """Tells the keys of the roll what sounds; nothing does where nothing plays."""

    def __init__(self, session: Session, playback: Playback, keys: Keys, hands: Hands) -> None:
        super().__init__(playback)
        self._session, self._playback, self._keys = session, playback, keys
        playback.moved.connect(self._on_playhead)
        playback.state_changed.connect(self._on_state)
        hands.lit.connect(keys.show_held)

    def _on_playhead(self, tick: float) -> None:
        plays = self._playback.state is PlayState.PLAYING and not self._playback.seconds_to_count(perf_counter())
        drums = self._session.track.is_drums
        self._keys.show_sounding(parts.sounding_at(self._playback.played, int(tick), drums) if plays else _DARK)

    def _on_state(self, state: PlayState) -> None:
        if state is not PlayState.PLAYING:
            self._keys.show_sounding(_DARK)
