"""The notes and rests of one bar of a part as elements of MusicXML."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple
from xml.etree.ElementTree import Element, SubElement

from composer.music.metre import UNITS
from composer.music.rhythm import Sign, Tuplet
from composer.music.score import Track
from composer.music.sheet import Head, Mark, Part, Voice
from composer.music.staves import drum

VALUES = ("whole", "half", "quarter", "eighth", "16th", "32nd", "64th", "128th", "256th")
_ACCIDENTALS = {-2: "flat-flat", -1: "flat", 0: "natural", 1: "sharp", 2: "double-sharp"}
_VOICES = 4
_FORTE = 90
"""The velocity of a note that MusicXML calls 100 per cent."""


def value_name(power: int) -> str:
    """Return what MusicXML calls the note value 1/2**power."""
    return VALUES[power] if power >= 0 else "breve"


def say(parent: Element, tag: str, text: object) -> Element:
    """Add an element of a word or number to another."""
    child = SubElement(parent, tag)
    child.text = str(text)
    return child


class Clock(NamedTuple):
    """How MusicXML counts time: in divisions of so many units each."""

    unit: int

    @property
    def divisions(self) -> int:
        """How many divisions a quarter note has."""
        return UNITS // self.unit

    def ticks(self, units: int) -> int:
        """Return a length in divisions."""
        return units // self.unit


class Writer:
    """Writes the bars of one part; it counts how many notes each note of the track has become."""

    def __init__(self, number: int, track: Track, part: Part, clock: Clock) -> None:
        self._part, self._track, self._index, self._clock = number, track, part.track, clock
        self._octaves = octaves_up(part)
        self._parts: Counter[int] = Counter()

    def write(self, measure: Element, staves: Sequence[Sequence[Voice]], length: int) -> None:
        """Write the voices of the staves of a bar one after the other, going back to its beginning between them."""
        place = 0
        for staff, voices in enumerate(staves):
            for number, voice in enumerate(voices):
                if place:
                    say(SubElement(measure, "backup"), "duration", self._clock.ticks(place))
                for mark in voice:
                    self._mark(measure, mark, (_VOICES * staff + number + 1, staff + 1, len(staves)), length)
                place = length

    def _mark(self, measure: Element, mark: Mark, where: tuple[int, int, int], length: int) -> None:
        voice, staff, staves = where
        if mark.hidden:
            forward = SubElement(measure, "forward")
            say(forward, "duration", self._clock.ticks(mark.sign.length))
            say(forward, "voice", voice)
            if staves > 1:
                say(forward, "staff", staff)
            return
        for number, head in enumerate(mark.heads or (None,)):
            note = SubElement(measure, "note")
            if head is not None:
                self._identify(note, head)
            if number:
                SubElement(note, "chord")
            self._pitch(note, head, mark.sign, length)
            say(note, "duration", self._clock.ticks(mark.sign.length))
            self._tie(note, "tie", mark.sign)
            if head is not None and self._track.is_drums:
                SubElement(note, "instrument", id=instrument_id(self._part, head.pitch))
            say(note, "voice", voice)
            self._look(note, mark, head, length)
            if staves > 1:
                say(note, "staff", staff)
            if not number:
                for beam, does in enumerate(mark.beams, 1):
                    say(note, "beam", does).set("number", str(beam))
            self._notate(note, mark, first=not number)

    def _identify(self, note: Element, head: Head) -> None:
        """Name a note after the one of the track, and say how loud it is."""
        again = self._parts[head.note]
        self._parts[head.note] += 1
        note.set("id", f"n{self._index}-{head.note}" + (f"-{again}" if again else ""))
        note.set("dynamics", f"{int(self._track.notes.velocity[head.note]) * 100 / _FORTE:.2f}")

    def _pitch(self, note: Element, head: Head | None, sign: Sign, length: int) -> None:
        if head is None:
            rest = SubElement(note, "rest")
            if sign.length == length:
                rest.set("measure", "yes")
            return
        letter, alter, octave = head.spelling
        prefix = "display-" if self._track.is_drums else ""
        pitch = SubElement(note, "unpitched" if self._track.is_drums else "pitch")
        say(pitch, f"{prefix}step", letter)
        if alter:
            say(pitch, "alter", alter)
        say(pitch, f"{prefix}octave", octave + self._octaves)

    def _tie(self, parent: Element, tag: str, sign: Sign) -> None:
        for kind, tied in (("stop", sign.before), ("start", sign.after)):
            if tied:
                SubElement(parent, tag, type=kind)

    def _look(self, note: Element, mark: Mark, head: Head | None, length: int) -> None:
        """Write the value, the accidental and the shape of a note."""
        sign = mark.sign
        if head is not None or sign.length != length:
            say(note, "type", value_name(sign.value.power))
            for _ in range(sign.value.dots):
                SubElement(note, "dot")
        if head is not None and head.accidental is not None:
            say(note, "accidental", _ACCIDENTALS[head.accidental])
        if sign.tuplet is not None:
            self._modify(note, sign.tuplet)
        if head is not None and self._track.is_drums:
            say(note, "stem", "down" if drum(head.pitch).foot else "up")
            if drum(head.pitch).cross:
                say(note, "notehead", "x")

    def _modify(self, note: Element, tuplet: Tuplet) -> None:
        time = SubElement(note, "time-modification")
        say(time, "actual-notes", tuplet.actual)
        say(time, "normal-notes", tuplet.normal)
        say(time, "normal-type", value_name(tuplet.power))

    def _notate(self, note: Element, mark: Mark, first: bool) -> None:
        sign = mark.sign
        notations = Element("notations")
        self._tie(notations, "tied", sign)
        if first and sign.opens:
            SubElement(notations, "tuplet", type="start", bracket="no" if mark.beams else "yes")
        if first and sign.closes:
            SubElement(notations, "tuplet", type="stop")
        if len(notations):
            note.append(notations)


def octaves_up(part: Part) -> int:
    """Return how many octaves higher than it sounds a part is written: MusicXML has no octave below that of C0."""
    octaves = (
        head.spelling.octave
        for bar in part.bars
        for staff in bar
        for voice in staff
        for mark in voice
        for head in mark.heads
    )
    return max(0, -min(octaves, default=0))


def instrument_id(part: int, pitch: int | None) -> str:
    """Return what a part's instrument is called, or the drum of a pitch."""
    return f"P{part}-I1" if pitch is None else f"P{part}-I{pitch + 1}"
