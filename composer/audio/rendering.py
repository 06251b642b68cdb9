"""A piece rendered to samples, faster than it sounds, as the mixer would play it."""

from __future__ import annotations

import weakref
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from composer.audio import NoSound
from composer.audio.course import STRAIGHT_ON, Course, Manner
from composer.audio.fluidsynth import FluidSynth, library
from composer.audio.mixer import RATE
from composer.files import midi
from composer.music.score import Score

_BLOCK = 8192
_PLAYING = 1
_LONGEST_TAIL = 10 * RATE
_SILENCE = 2
"""Samples up to this far from zero are the end of a reverberation, not music."""


class Rendering:
    """The samples of a piece, block after block, what rings after its end included.

    `seconds` is how long the piece lasts without that. Raises NoSound.
    """

    def __init__(self, score: Score, soundfont: Path, manner: Manner = STRAIGHT_ON) -> None:
        course = Course(score, 0, manner)
        if course.is_empty:
            raise NoSound("The piece has no notes to play.")
        self.seconds = course.seconds
        self._synth = FluidSynth(soundfont, RATE)
        # Bytes that we wrote ourselves: a file of the user's is never handed to FluidSynth.
        self._player = _player(self._synth, midi.render(course.excerpt()))

    def blocks(self) -> Iterator[NDArray[np.int16]]:
        """Yield the samples, shape (frames, 2), at 44 100 frames a second."""
        while library().fluid_player_get_status(self._player) == _PLAYING:
            yield self._synth.write(_BLOCK)
        for _ in range(_LONGEST_TAIL // _BLOCK):
            block = self._synth.write(_BLOCK)
            yield block
            if np.abs(block).max() <= _SILENCE:
                return


def _player(synth: FluidSynth, data: bytes) -> int:
    """Return FluidSynth's player of a MIDI file, which goes before its synthesizer does."""
    player = synth.library.new_fluid_player(synth.handle)
    weakref.finalize(synth, synth.library.delete_fluid_player, player)
    synth.library.fluid_player_add_mem(player, data, len(data))
    synth.library.fluid_player_play(player)
    return player
