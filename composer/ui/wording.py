"""What is said of music in more than one place: notes, drums, keys and instruments by their names."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from composer.files import instruments
from composer.music.markers import Marker
from composer.music.marks import Mark
from composer.music.naming import Naming
from composer.music.score import KeyChange, Meter, Score, Track
from composer.music.theory import Key
from composer.music.timing import Grid


def pitch_text(pitch: int, track: Track, naming: Naming) -> str:
    """Return what a pitch of a track is called: a note, or the drum that it stands for."""
    drum = instruments.drum_name(pitch) if track.is_drums else ""
    return QCoreApplication.translate("Instruments", drum) if drum else naming.pitch(pitch)


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
        return mark.text
    if isinstance(mark, Meter):
        return f"{mark.numerator}/{mark.denominator}"
    if isinstance(mark, KeyChange):
        return key_text(Key.of_signature(mark), naming)
    return f"♩ {mark.bpm:.1f}".removesuffix(".0")


def track_text(score: Score, index: int) -> str:
    """Return what a track is called: its name, else its number."""
    return score.tracks[index].name or QCoreApplication.translate("Music", "Track {}").format(index + 1)
