"""What a recording of the mixer holds: which pitches sound when."""

from math import log2

import numpy as np

from composer.audio.mixer import RATE

__all__ = ["RATE", "pitches_sounding", "read_raw"]

_SIZE = 2**18
_QUARTER_TONE = 2 ** (1 / 24)
_OVERTONES = {round(12 * log2(partial)) for partial in range(2, 9)}
_AUDIBLE = 0.15
"""How strong a pitch is at least, as a share of the strongest partial of the moment."""
_SILENCE = 30
"""The mean sample below which nothing sounds."""


def read_raw(path):
    """Return the samples of a raw recording, shape (frames, 2)."""
    samples = np.fromfile(path, np.int16)
    return samples[: len(samples) // 2 * 2].reshape(-1, 2)


def pitches_sounding(pcm, rate, start, duration, candidates):
    """Return which of some MIDI pitches sound in a span of seconds of samples, shape (frames,) or (frames, 2).

    Spans of a quarter of a second and more tell semitones from C3 on apart. An overtone is told from a note only
    by its being weaker than twice the note below it.
    """
    span = pcm[round(start * rate) : round((start + duration) * rate)]
    samples = span.reshape(len(span), -1).mean(axis=1)
    if not len(samples) or np.abs(samples).mean() < _SILENCE:
        return set()
    spectrum = np.abs(np.fft.rfft(samples * np.hanning(len(samples)), _SIZE))
    found: dict[int, float] = {}
    for pitch in sorted(candidates):
        strength = _strength(spectrum, 440 * 2 ** ((pitch - 69) / 12) * _SIZE / rate)
        overtone = any(pitch - low in _OVERTONES and strength < 2 * found[low] for low in found)
        if strength > _AUDIBLE * spectrum.max() and not overtone:
            found[pitch] = strength
    return set(found)


def _strength(spectrum, bin_):
    """Return the height of the peak within a quarter tone of a bin, 0 where there is only a slope."""
    low, high = int(bin_ / _QUARTER_TONE), int(bin_ * _QUARTER_TONE) + 1
    near = spectrum[low : high + 1]
    peak = int(np.argmax(near))
    return float(near[peak]) if 0 < peak < len(near) - 1 else 0.0
