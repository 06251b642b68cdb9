"""From a piece on paper to MusicXML 4.0, partwise, every element in the order that its schema wants."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import reduce
from math import gcd
from typing import NamedTuple
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

from composer import __version__
from composer.files import instruments
from composer.files.musicxml import directions
from composer.files.musicxml.notes import Clock, Writer, instrument_id, octaves_up, say
from composer.music.metre import UNITS
from composer.music.score import KeyChange, Score, Track
from composer.music.sheet import Part, Sheet
from composer.music.staves import PERCUSSION, Clef

_DOCTYPE = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<!DOCTYPE score-partwise PUBLIC "-//Recordare//DTD MusicXML 4.0 Partwise//EN"'
    ' "http://www.musicxml.org/dtds/partwise.dtd">\n'
)
_BETWEEN_NAMES = re.compile(r"\s+[-–—]\s+")
_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class Heading(NamedTuple):
    """What stands over a piece: its title and who wrote it."""

    title: str = ""
    composer: str = ""

    @classmethod
    def of_name(cls, name: str) -> Heading:
        """Return the heading of a piece by its name; “Anna Magdalena - Menuet” names the composer first."""
        parts = _BETWEEN_NAMES.split(name.strip(), maxsplit=1)
        return cls(parts[-1], parts[0] if len(parts) > 1 else "")


NO_HEADING = Heading()


def rendered(score: Score, sheet: Sheet, heading: Heading) -> bytes:
    """Return a score and what it is on paper as the bytes of a MusicXML file.

    A note is named nT-N after the index of its track and its own, further notes tied to it nT-N-1, nT-N-2 and so on;
    the bars of the first part are named b1, b2 and so on.
    """
    root = Element("score-partwise", version="4.0")
    if heading.title:
        _text(SubElement(root, "work"), "work-title", heading.title)
    _identify(root, heading)
    _list_parts(SubElement(root, "part-list"), score, sheet)
    clock = Clock(_common(sheet))
    told = directions.by_bar(score, sheet, clock)
    for number, part in enumerate(sheet.parts, 1):
        writer = Writer(number, score.tracks[part.track], part, clock)
        measures = list(_measures(part, sheet, clock, writer, told if number == 1 else {}))
        SubElement(root, "part", id=f"P{number}").extend(measures)
        if number == 1:
            for bar, measure in zip(sheet.bars, measures, strict=True):
                measure.set("id", f"b{bar.number}")
    return (_DOCTYPE + ElementTree.tostring(root, "unicode")).encode()


def clean(text: str) -> str:
    """Return a text on one line without what XML has no place for."""
    return " ".join(_NO_XML.sub(" ", text).split())


def _text(parent: Element, tag: str, text: str) -> Element:
    return say(parent, tag, clean(text))


def _identify(root: Element, heading: Heading) -> None:
    identification = SubElement(root, "identification")
    if heading.composer:
        _text(identification, "creator", heading.composer).set("type", "composer")
    _text(SubElement(identification, "encoding"), "software", f"Composer {__version__}")


def name_of(track: Track) -> str:
    """Return what stands before the staves of a track: its name, else that of its instrument."""
    sound = instruments.kit_name if track.is_drums else instruments.program_name
    return clean(track.name) or sound(track.program)


def _list_parts(parts: Element, score: Score, sheet: Sheet) -> None:
    for number, part in enumerate(sheet.parts, 1):
        track = score.tracks[part.track]
        listed = SubElement(parts, "score-part", id=f"P{number}")
        _text(listed, "part-name", name_of(track))
        sounds = sorted(set(track.notes.pitch.tolist())) if track.is_drums else [None]
        for pitch in sounds:
            name = instruments.drum_name(pitch) if pitch is not None else instruments.program_name(track.program)
            instrument = SubElement(listed, "score-instrument", id=instrument_id(number, pitch))
            _text(instrument, "instrument-name", name or f"Drum {pitch}")
        for pitch in sounds:
            midi = SubElement(listed, "midi-instrument", id=instrument_id(number, pitch))
            _text(midi, "midi-channel", str(track.channel + 1))
            _text(midi, "midi-program", str(track.program + 1))
            if pitch is not None:
                _text(midi, "midi-unpitched", str(pitch + 1))


def _common(sheet: Sheet) -> int:
    """Return the units that every length of a sheet is a multiple of."""
    lengths = {
        mark.sign.length
        for part in sheet.parts
        for bar in part.bars
        for staff in bar
        for voice in staff
        for mark in voice
    }
    return reduce(gcd, lengths, UNITS)


def _measures(
    part: Part, sheet: Sheet, clock: Clock, writer: Writer, told: Mapping[int, Sequence[Element]]
) -> Iterator[Element]:
    """Yield the bars of a part, with what is said in some of them."""
    for index, (bar, staves) in enumerate(zip(sheet.bars, part.bars, strict=True)):
        measure = Element("measure", number=str(bar.number))
        _write_attributes(measure, part, sheet, index, clock)
        measure.extend(told.get(index, ()))
        writer.write(measure, staves, bar.length)
        if index == len(sheet.bars) - 1:
            say(SubElement(measure, "barline", location="right"), "bar-style", "light-heavy")
        yield measure


def _write_attributes(measure: Element, part: Part, sheet: Sheet, index: int, clock: Clock) -> None:
    """Write what changes with a bar: all of it in the first."""
    attributes = Element("attributes")
    bar, before = sheet.bars[index], sheet.bars[index - 1] if index else None
    if not index:
        _text(attributes, "divisions", str(clock.divisions))
    if not index or sheet.keys[index] != sheet.keys[index - 1]:
        _write_key(SubElement(attributes, "key"), sheet.keys[index], part)
    if before is None or bar.meter[1:] != before.meter[1:]:
        time = SubElement(attributes, "time")
        _text(time, "beats", str(bar.meter.numerator))
        _text(time, "beat-type", str(bar.meter.denominator))
    if not index:
        _write_clefs(attributes, part.clefs)
        _write_transposition(attributes, octaves_up(part))
    if len(attributes):
        measure.append(attributes)


def _write_key(element: Element, key: KeyChange, part: Part) -> None:
    """Write a key signature: for drums an empty one, else they would be shown that of the others."""
    has_key = part.clefs != (PERCUSSION,)
    _text(element, "fifths", str(key.sharps if has_key else 0))
    if has_key:
        _text(element, "mode", "minor" if key.minor else "major")


def _write_transposition(attributes: Element, octaves: int) -> None:
    """Say that a part sounds lower than it is written."""
    if octaves:
        transpose = SubElement(attributes, "transpose")
        say(transpose, "diatonic", -7 * octaves)
        say(transpose, "chromatic", -12 * octaves)


def _write_clefs(attributes: Element, clefs: Sequence[Clef]) -> None:
    if len(clefs) > 1:
        _text(attributes, "staves", str(len(clefs)))
    for number, clef in enumerate(clefs, 1):
        element = SubElement(attributes, "clef", number=str(number))
        _text(element, "sign", clef.sign)
        if clef.sign != "percussion":
            _text(element, "line", str(clef.line))
        if clef.octaves:
            _text(element, "clef-octave-change", str(clef.octaves))
