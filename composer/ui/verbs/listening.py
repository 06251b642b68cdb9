"""What is heard: playing with the playhead on the roll, and single notes as they are clicked."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction

from composer.audio.audition import Audition
from composer.audio.player import PlayState
from composer.music import parts
from composer.music.score import Notes
from composer.ui.look.theme import Theme
from composer.ui.menus.icons import icon
from composer.ui.panels.transport import Transport
from composer.ui.playback import Playback
from composer.ui.roll.view import RollView
from composer.ui.session import Session
from composer.ui.words.saying import said

_NOTES_AT_ONCE = 8
_CHORD, _DRUMS = (60, 64, 67), (36, 38, 46)
"""The pitches that an instrument and a kit are tried with."""


class Listening(QObject):
    """Connects playback and audition with roll and transport. `noted` carries why something is not heard."""

    noted = Signal(str)

    def __init__(
        self,
        session: Session,
        playback: Playback,
        roll: RollView,
        *,
        transport: Transport,
        actions: dict[str, QAction],
        theme: Theme,
    ) -> None:
        super().__init__(roll)
        self._session, self._playback, self._roll, self._transport = session, playback, roll, transport
        self._actions, self._theme = actions, theme
        self._audition = Audition()
        self._yields = False
        self._told = False
        playback.moved.connect(self._on_playhead)
        playback.state_changed.connect(self._on_state)
        playback.failed.connect(self.noted)
        roll.ruler.placed.connect(playback.place)
        roll.canvas.hand.sounded.connect(self._sound_notes)
        roll.keys.pressed.connect(self._sound_pitch)
        roll.camera.changed.connect(self._on_view_changed)
        session.opened.connect(self._on_opened)
        session.score_changed.connect(playback.renew)
        self._on_state(PlayState.STOPPED)

    def prepare(self) -> None:
        """Take the time that the first sound needs now."""
        self._audition.prepare()

    def use(self, soundfont: Path) -> None:
        """Let single notes be heard with the sounds of another soundfont."""
        self._audition.use(soundfont)

    def to_start(self) -> None:
        """Put the playhead at the beginning."""
        self._go(0)

    def to_end(self) -> None:
        """Put the playhead after the last note."""
        self._go(self._session.score.end)

    def _go(self, tick: int) -> None:
        self._playback.place(tick)
        self._roll.follow(tick)

    def _on_opened(self) -> None:
        self._playback.stop()
        self._playback.place(0)

    def _on_playhead(self, tick: float) -> None:
        self._roll.show_playhead(tick)
        self._transport.show_position(tick)
        in_sight = self._roll.shows(tick)
        self._yields = self._yields and not in_sight
        follows = self._playback.state is PlayState.PLAYING and self._actions["actionFollow"].isChecked()
        if follows and not in_sight and not self._yields:
            self._roll.follow(tick)

    def _on_view_changed(self) -> None:
        """Yield to a user who scrolls away, until the playhead is in sight again."""
        if self._playback.state is PlayState.PLAYING and not self._roll.shows(self._playback.position):
            self._yields = True

    def _on_state(self, state: PlayState) -> None:
        playing = state is PlayState.PLAYING
        self._yields = self._yields and playing
        play = self._actions["actionPlay"]
        play.setChecked(playing)
        play.setIcon(icon("pause" if playing else "play", self._theme, on="on_playhead"))

    def sound_instrument(self, program: int, drums: bool) -> None:
        """Let an instrument be heard that is about to be chosen, or a kit of drums."""
        self._audition.sound(_DRUMS if drums else _CHORD, program, drums=drums)
        self._tell_once()

    def _sound_notes(self, notes: Notes) -> None:
        if self._actions["actionHearNotes"].isChecked() and len(notes):
            self._sound(notes.pitch[:_NOTES_AT_ONCE].tolist(), int(notes.velocity[0]))

    def _sound_pitch(self, pitch: int) -> None:
        self._sound([pitch])

    def _sound(self, pitches: list[int], velocity: int = 80) -> None:
        """Let pitches be heard as the track sounds, which is not at all where it is silenced."""
        track = self._session.track
        if parts.is_audible(self._session.score, self._session.track_index):
            self._audition.sound(pitches, track.program, velocity, track.is_drums)
            self._tell_once()

    def _tell_once(self) -> None:
        """Say why notes are not heard, the first time."""
        if not self._audition.available and not self._told:
            self._told = True
            self.noted.emit(said(self._audition.reason))
