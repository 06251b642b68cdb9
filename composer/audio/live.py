"""Notes that sound for as long as a key is held, over whatever plays."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from composer.audio import NoSound
from composer.audio.mixer import mixer
from composer.audio.sounds import Sounds

_VOICES = 32
_LONGEST_SECONDS = 4.0
"""A key that is held longer has faded on most instruments; longer sounds would come later after the press."""
_FADE_MILLISECONDS = 120
_KEPT_SOUNDS = 48
_LOUDNESS_STEPS = 8
"""Steps of velocity that share a sound, so that one which was heard before comes at once."""


class Live:
    """Sounds keys from press to release, with the pedal until that comes up; where it cannot, it knows why."""

    def __init__(self) -> None:
        self.reason = ""
        """Why nothing can be heard; empty where it can."""
        self._sounds = Sounds(_KEPT_SOUNDS)
        self._sounding: dict[int, tuple[Any, Any]] = {}
        self._let_go: set[int] = set()
        self._pedal = False

    def use(self, soundfont: Path) -> None:
        """Sound keys with the sounds of another soundfont from now on."""
        self._sounds.use(soundfont)

    @property
    def pitches(self) -> frozenset[int]:
        """The pitches that sound."""
        return frozenset(self._sounding)

    def press(self, pitch: int, program: int = 0, velocity: int = 80, drums: bool = False) -> None:
        """Let a pitch sound until it is released; one that sounds begins anew."""
        self._end(pitch)
        try:
            self._sounding[pitch] = self._play(pitch, program, velocity, drums)
            self.reason = ""
        except NoSound as error:
            self.reason = str(error)

    def release(self, pitch: int) -> None:
        """End a pitch, or have it end with the pedal."""
        if self._pedal and pitch in self._sounding:
            self._let_go.add(pitch)
        else:
            self._end(pitch)

    def hold(self, down: bool) -> None:
        """Press the pedal or let it up."""
        self._pedal = down
        if not down:
            for pitch in list(self._let_go):
                self._end(pitch)

    def end(self) -> None:
        """End all that sounds."""
        self._pedal = False
        for pitch in list(self._sounding):
            self._end(pitch)

    def _play(self, pitch: int, program: int, velocity: int, drums: bool) -> tuple[Any, Any]:
        """Return the channel of the mixer that a pitch now sounds on, and its sound. Raises NoSound."""
        self._sounds.prepare()
        mix = mixer()
        if mix.get_num_channels() < _VOICES:
            mix.set_num_channels(_VOICES)
        loudness = min(127, max(1, round(velocity / _LOUDNESS_STEPS)) * _LOUDNESS_STEPS)
        sound = self._sounds.of((pitch,), program, loudness, drums, _LONGEST_SECONDS)
        channel = mix.find_channel(force=True)
        channel.play(sound)
        return channel, sound

    def _end(self, pitch: int) -> None:
        self._let_go.discard(pitch)
        channel, sound = self._sounding.pop(pitch, (None, None))
        # With more keys than channels, the channel may be another key's by now.
        if channel is not None and channel.get_sound() is sound:
            channel.fadeout(_FADE_MILLISECONDS)
