"""music21's scores -> what sounds in them: every part apart, ties joined; what has no place in a score is told."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from fractions import Fraction
from typing import Any

from music21 import bar, chord, key, meter, note, tempo
from music21.humdrum.spineParser import HumdrumDataCollection

from composer.files.border import Complaints, Imported
from composer.files.foreign import beats
from composer.files.foreign.beats import Part, Piece, Sign, Sound
from composer.music.score import KeyChange

_LYRIC = b"\xff\x05"
_GRACE = "Grace notes are left out."
_REPEATS = "Repeats are written once and not played out."
_MARKS = "Slurs, ornaments and other marks of how to play are left out."


def of_kern(text: str, name: str) -> Imported:
    """Return the score of a kern text. Raises UnreadableFile, or whatever music21 does."""
    complaints = Complaints()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        collection: Any = HumdrumDataCollection(text)
        collection.parse()
        piece = _piece(collection.stream, complaints)
    return beats.imported(piece, name, complaints)


def _piece(music: Any, complaints: Complaints) -> Piece:
    staves = list(music.parts) or [music]
    signs = [sign for staff in reversed(staves) for sign in _signs(staff)]
    if music.recurse().getElementsByClass(bar.Repeat).first() is not None:
        complaints.add(_REPEATS)
    if any(one.articulations or one.expressions for one in music.recurse().notes):
        complaints.add(_MARKS)
    return Piece([_part(staff, complaints) for staff in staves], signs, _pickup(staves[0]))


def _part(staff: Any, complaints: Complaints) -> Part:
    played = staff.getInstrument(returnDefault=False)
    moved = any(found.transposition for found in staff.getInstruments(recurse=True))
    flat = (staff.toSoundingPitch() if moved else staff).stripTies().flatten()
    name = getattr(staff, "partName", "") or getattr(played, "instrumentName", "") or ""
    program = getattr(played, "midiProgram", None) or beats.program_of(name)
    return Part(name, program % 128, None, list(_sounds(flat, complaints)), list(_words(flat)))


def _sounds(flat: Any, complaints: Complaints) -> Iterator[Sound]:
    """Yield the notes of a staff, chords note by note."""
    for element in flat.notes:
        if element.duration.isGrace:
            complaints.add(_GRACE)
        elif isinstance(element, note.Note | chord.Chord):
            start, length = Fraction(element.offset), Fraction(element.quarterLength)
            yield from (Sound(start, length, int(pitch.midi)) for pitch in element.pitches)


def _words(flat: Any) -> Iterator[tuple[Fraction, bytes]]:
    """Yield the first verse, syllable by syllable."""
    for element in flat.notes:
        if element.lyrics and element.lyrics[0].text:
            yield Fraction(element.offset), _LYRIC + element.lyrics[0].text.encode("utf-8", "replace")


def _signs(staff: Any) -> Iterator[tuple[Fraction, Sign]]:
    """Yield the tempos, meters and keys of a staff."""
    for found in staff.flatten().getElementsByClass([tempo.MetronomeMark, meter.TimeSignature, key.KeySignature]):
        sign = _sign(found)
        if sign is not None:
            yield Fraction(found.offset), sign


def _sign(found: Any) -> Sign | None:
    if isinstance(found, meter.TimeSignature):
        return beats.meter(int(found.numerator), int(found.denominator))
    if isinstance(found, key.KeySignature):
        return KeyChange(0, min(max(found.sharps, -7), 7), getattr(found, "mode", "") == "minor")
    bpm = found.getQuarterBPM()
    return beats.tempo(bpm) if bpm and bpm > 0 else None


def _pickup(staff: Any) -> Fraction:
    """Return by how many beats the music is moved so that its first bar line falls on the end of a bar."""
    first = staff.getElementsByClass("Measure").first()
    return Fraction(first.paddingLeft) if first is not None else Fraction(0)
