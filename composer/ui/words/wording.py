"""What is said of music in more than one place: notes, drums, keys and instruments by their names."""

from __future__ import annotations

from fractions import Fraction

from PySide6.QtCore import QCoreApplication

from composer.files import instruments
from composer.music import timing
from composer.music.markers import Marker
from composer.music.marks import Mark
from composer.music.naming import Naming
from composer.music.score import KeyChange, Meter, Note, Score, Track
from composer.music.theory import Key
from composer.music.timing import Grid
from composer.ui.menus.spec import QT_TRANSLATE_NOOP


def pitch_text(pitch: int, track: Track, naming: Naming) -> str:
    """Return what a pitch of a track is called: a note, or the drum that it stands for."""
    drum = instruments.drum_name(pitch) if track.is_drums else ""
    return QCoreApplication.translate("Instruments", drum) if drum else naming.pitch(pitch)


_LENGTHS = {
    Fraction(4): QT_TRANSLATE_NOOP("Music", "whole"),
    Fraction(3): QT_TRANSLATE_NOOP("Music", "dotted half"),
    Fraction(2): QT_TRANSLATE_NOOP("Music", "half"),
    Fraction(3, 2): QT_TRANSLATE_NOOP("Music", "dotted quarter"),
    Fraction(1): QT_TRANSLATE_NOOP("Music", "quarter"),
    Fraction(3, 4): QT_TRANSLATE_NOOP("Music", "dotted eighth"),
    Fraction(2, 3): QT_TRANSLATE_NOOP("Music", "quarter triplet"),
    Fraction(1, 2): QT_TRANSLATE_NOOP("Music", "eighth"),
    Fraction(1, 3): QT_TRANSLATE_NOOP("Music", "eighth triplet"),
    Fraction(1, 4): QT_TRANSLATE_NOOP("Music", "sixteenth"),
    Fraction(1, 6): QT_TRANSLATE_NOOP("Music", "sixteenth triplet"),
    Fraction(1, 8): QT_TRANSLATE_NOOP("Music", "thirty-second"),
}
"""What lengths in quarter notes are called."""


def place_text(score: Score, tick: int) -> str:
    """Return the bar and beat of a tick, and how far it is off the beat."""
    place = timing.position_at(score, tick)
    words = QCoreApplication.translate("Music", "bar {} beat {}").format(place.bar, place.beat)
    return f"{words} + {place.ticks / score.ticks_per_beat:.2g}" if place.ticks else words


def length_text(score: Score, ticks: int) -> str:
    """Return the name of a note value, else a number of beats."""
    beats = Fraction(ticks, score.ticks_per_beat)
    if beats in _LENGTHS:
        return QCoreApplication.translate("Music", _LENGTHS[beats])
    return QCoreApplication.translate("Music", "{} beats").format(f"{float(beats):.3g}")


def note_text(score: Score, track: Track, note: Note, naming: Naming) -> str:
    """Return what a note is and where it stands, as in "E4, bar 2 beat 3, quarter, velocity 80"."""
    loudness = QCoreApplication.translate("Music", "velocity {}").format(note.velocity)
    parts = [pitch_text(note.pitch, track, naming), place_text(score, note.start), length_text(score, note.duration)]
    locked = [QCoreApplication.translate("Music", "locked")] if note.locked else []
    return ", ".join([*parts, loudness, *locked])


def instrument_text(program: int, drums: bool) -> str:
    """Return what a program is called: an instrument of General MIDI, or a drum kit."""
    name = instruments.kit_name(program) if drums else instruments.program_name(program)
    return QCoreApplication.translate("Instruments", name)


def family_text(number: int) -> str:
    """Return what the family of eight General MIDI programs is called, counted from 0."""
    return QCoreApplication.translate("Instruments", instruments.FAMILIES[number])


def key_text(key: Key, naming: Naming) -> str:
    """Return the name of a key."""
    major, minor = QCoreApplication.translate("Music", "{} major"), QCoreApplication.translate("Music", "{} minor")
    return (minor if key.minor else major).format(naming.tonic(key))


def grid_text(grid: Grid) -> str:
    """Return what a grid is called."""
    value, _, kind = grid.label.partition(" ")
    words = {
        "triplet": QCoreApplication.translate("Music", "{} triplet"),
        "dotted": QCoreApplication.translate("Music", "{} dotted"),
    }
    if grid.whole_notes is None:
        return QCoreApplication.translate("Music", "off")
    return words.get(kind, "{}").format(value)


def style_text(style: str) -> str:
    """Return what a style of tunes is called."""
    return QCoreApplication.translate("Styles", style)


def model_text(title: str) -> str:
    """Return what a model is called; one that the user has trained is called what the user called it."""
    return QCoreApplication.translate("Models", title)


def mark_text(mark: Mark, naming: Naming) -> str:
    """Return what a mark on the ruler says."""
    if isinstance(mark, Marker):
        return " ".join(mark.text.split())
    if isinstance(mark, Meter):
        return f"{mark.numerator}/{mark.denominator}"
    if isinstance(mark, KeyChange):
        return key_text(Key.of_signature(mark), naming)
    return f"♩ {mark.bpm:.1f}".removesuffix(".0")


def track_text(score: Score, index: int) -> str:
    """Return what a track is called: its name, else its number."""
    return score.tracks[index].name or QCoreApplication.translate("Music", "Track {}").format(index + 1)
