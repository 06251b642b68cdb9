"""The elements of a MusicXML score -> what sounds in it: every part apart, bar by bar, ties joined."""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction
from itertools import accumulate, zip_longest
from typing import NamedTuple
from xml.etree.ElementTree import Element

from composer.files.border import Complaints
from composer.files.foreign.beats import USUAL_VELOCITY, Part, Piece, Sign, Sound, meter, number, program_of, tempo
from composer.music.score import DRUM_CHANNEL, KeyChange, Meter

_STEPS = {"C": 0, "D": 2, "E": 4, "F": 5, "G": 7, "A": 9, "B": 11}
_LOUDNESS = {"ppp": 16, "pp": 33, "p": 49, "mp": 64, "mf": 80, "f": 96, "ff": 112, "fff": 126}
_BEATS = {name: Fraction(4, 2**power) for power, name in enumerate(("whole", "half", "quarter", "eighth", "16th"))}
_FORTE = 90
"""The velocity that MusicXML calls 100 per cent."""
_JOINING = {"tied", "tuplet"}
_LYRIC, _MARKER = b"\xff\x05", b"\xff\x06"
_GRACE = "Grace notes are left out."
_REPEATS = "Repeats are written once and not played out."
_MARKS = "Slurs, ornaments and other marks of how to play are left out."
_CHORDS = "Chord symbols are left out."
_NO_NOTE = "A note makes no sense and was left out."


class _Head(NamedTuple):
    """One note head: what sounds, counted from the beginning of its bar, and whether it is tied."""

    sound: Sound
    tied_before: bool
    tied_after: bool


@dataclass
class _Bar:
    """What is in a bar of a part, all of it counted from its beginning."""

    length: Fraction = Fraction(0)
    full: Fraction = Fraction(4)
    """How long it would be by its meter."""
    heads: list[_Head] = field(default_factory=list)
    words: list[tuple[Fraction, bytes]] = field(default_factory=list)
    signs: list[tuple[Fraction, Sign]] = field(default_factory=list)


def read(root: Element, complaints: Complaints) -> Piece:
    """Return what sounds in a score of parts."""
    known = {listed.get("id"): listed for listed in root.iter("score-part")}
    readers = [_Reader(part, known.get(part.get("id")), complaints) for part in root.findall("part")]
    lengths = [_length(list(filter(None, bars))) for bars in zip_longest(*(one.bars for one in readers))]
    begins = list(accumulate(lengths, initial=Fraction(0)))
    piece = Piece()
    for reader in reversed(readers):
        piece.parts.insert(0, reader.part(begins))
        piece.signs += [
            (begin + at, sign) for begin, bar in zip(begins, reader.bars, strict=False) for at, sign in bar.signs
        ]
    if len(lengths) > 1 and readers[0].bars:
        piece.pickup = max(readers[0].bars[0].full - lengths[0], Fraction(0))
    return piece


def _length(bars: list[_Bar]) -> Fraction:
    """Return how long a bar lasts: as long as in the part that has most in it, else as its meter says."""
    return max(bar.length for bar in bars) or max(bar.full for bar in bars)


class _Reader:
    """Reads the bars of one part, one element after the other."""

    def __init__(self, part: Element, listed: Element | None, complaints: Complaints) -> None:
        self._listed = Element("score-part") if listed is None else listed
        self._complaints = complaints
        self._divisions, self._transposed, self._velocity = Fraction(1), 0, USUAL_VELOCITY
        self._meter = Meter(0)
        self._drums = {
            one.get("id"): int(number(one.findtext("midi-unpitched"))) - 1
            for one in self._listed.iter("midi-instrument")
            if one.find("midi-unpitched") is not None
        }
        self._has_drums = bool(self._drums)
        self._bar = _Bar()
        self._at = self._chord_at = Fraction(0)
        self.bars = [self._read_bar(measure) for measure in part.findall("measure")]

    def part(self, begins: list[Fraction]) -> Part:
        """Return the part, whose bars begin at some beats."""
        words = [
            (begin + at, message) for begin, bar in zip(begins, self.bars, strict=False) for at, message in bar.words
        ]
        told = self._listed.find("midi-instrument")
        told = Element("midi-instrument") if told is None else told
        channel, program = (int(number(told.findtext(name))) - 1 for name in ("midi-channel", "midi-program"))
        channel = DRUM_CHANNEL if self._has_drums else channel
        name = (self._listed.findtext("part-name") or "").strip()
        return Part(
            name,
            program if 0 <= program < 128 else program_of(name),
            channel if 0 <= channel < 16 else None,
            list(self._sounds(begins)),
            words,
        )

    def _sounds(self, begins: list[Fraction]) -> list[Sound]:
        """Return the notes of all bars, each as long as those it is tied to."""
        sounds: list[Sound] = []
        # Of those that are tied on: where each is in the list, by pitch and the beat on which it goes on.
        open_: dict[tuple[int, Fraction], int] = {}
        for begin, bar in zip(begins, self.bars, strict=False):
            for sound, tied_before, tied_after in bar.heads:
                start = begin + sound.start
                place = open_.pop((sound.pitch, start), -1) if tied_before else -1
                if place < 0:
                    place = len(sounds)
                    sounds.append(sound._replace(start=start))
                else:
                    sounds[place] = sounds[place]._replace(length=sounds[place].length + sound.length)
                if tied_after:
                    open_[sound.pitch, start + sound.length] = place
        return sounds

    # Bars

    def _read_bar(self, measure: Element) -> _Bar:
        self._bar, self._at, self._chord_at = _Bar(), Fraction(0), Fraction(0)
        does = {
            "note": self._note,
            "backup": self._back,
            "forward": self._forward,
            "attributes": self._attributes,
            "direction": self._direction,
            "sound": self._sound,
            "barline": self._barline,
            "harmony": self._harmony,
        }
        for element in measure:
            if element.tag in does:
                does[element.tag](element)
        self._bar.full = Fraction(4 * self._meter.numerator, self._meter.denominator)
        return self._bar

    def _length(self, element: Element) -> Fraction:
        return max(number(element.findtext("duration")), Fraction(0)) / self._divisions

    def _move(self, beats: Fraction) -> None:
        self._at = max(self._at + beats, Fraction(0))
        self._bar.length = max(self._bar.length, self._at)

    def _back(self, element: Element) -> None:
        self._move(-self._length(element))

    def _forward(self, element: Element) -> None:
        self._move(self._length(element))

    def _note(self, element: Element) -> None:
        if element.find("grace") is not None:
            self._complaints.add(_GRACE)
            return
        length = self._length(element)
        if element.find("chord") is None:
            self._chord_at = self._at
            self._move(length)
        if element.find("rest") is None and element.find("cue") is None:
            self._sounding(element, length)

    def _sounding(self, element: Element, length: Fraction) -> None:
        pitch = self._pitch(element)
        if pitch is None or not 0 <= pitch <= 127 or not length:
            self._complaints.add(_NO_NOTE)
            return
        told = element.get("dynamics")
        velocity = self._velocity if told is None else round(number(told, 89) * _FORTE / 100)
        ties = {tie.get("type") for tie in element.findall("tie")}
        sound = Sound(self._chord_at, length, pitch, velocity)
        self._bar.heads.append(_Head(sound, "stop" in ties, "start" in ties))
        if text := element.findtext("lyric/text"):
            self._bar.words.append((self._chord_at, _LYRIC + text.encode("utf-8", "replace")))
        if any(mark.tag not in _JOINING for marks in element.findall("notations") for mark in marks):
            self._complaints.add(_MARKS)

    def _pitch(self, element: Element) -> int | None:
        """Return the MIDI pitch of a note or the drum that it stands for, None where it makes no sense."""
        pitch, drum = element.find("pitch"), element.find("unpitched")
        if pitch is not None:
            return _height(pitch, "", self._transposed)
        if drum is None:
            return None
        self._has_drums = True
        instrument = element.find("instrument")
        known = self._drums.get(instrument.get("id") if instrument is not None else next(iter(self._drums), None))
        return _height(drum, "display-", 0) if known is None else known

    # What stands between the notes

    def _attributes(self, element: Element) -> None:
        divisions = number(element.findtext("divisions"))
        self._divisions = divisions if divisions > 0 else self._divisions
        for time in element.findall("time")[:1]:
            self._take_meter(time)
        for key in element.findall("key")[:1]:
            sharps = int(number(key.findtext("fifths")))
            self._sign(KeyChange(0, min(max(sharps, -7), 7), (key.findtext("mode") or "").strip() == "minor"))
        for moved in element.findall("transpose")[:1]:
            octaves, steps = (int(number(moved.findtext(name))) for name in ("octave-change", "chromatic"))
            self._transposed = 12 * octaves + steps

    def _take_meter(self, time: Element) -> None:
        beats = (time.findtext("beats") or "").split("+")
        found = meter(sum(int(number(one)) for one in beats), int(number(time.findtext("beat-type"))))
        if found is not None:
            self._meter = found
            self._sign(found)

    def _sign(self, sign: Sign, after: Fraction = Fraction(0)) -> None:
        self._bar.signs.append((max(self._at + after, Fraction(0)), sign))

    def _direction(self, element: Element) -> None:
        after = number(element.findtext("offset")) / self._divisions
        for kind in element.findall("direction-type"):
            for mark in kind.findall("dynamics/*"):
                self._velocity = _LOUDNESS.get(mark.tag, self._velocity)
            for mark in kind.findall("rehearsal"):
                text = "".join(mark.itertext()).strip()
                self._bar.words.append((max(self._at + after, Fraction(0)), _MARKER + text.encode("utf-8", "replace")))
            for mark in kind.findall("metronome"):
                self._metronome(mark, after)
        for sound in element.findall("sound"):
            self._sound(sound, after)

    def _metronome(self, mark: Element, after: Fraction) -> None:
        """Take a tempo mark; what is told beside it of how it sounds holds instead."""
        unit = _BEATS.get((mark.findtext("beat-unit") or "").strip(), Fraction(0))
        dots = len(mark.findall("beat-unit-dot"))
        bpm = number(mark.findtext("per-minute")) * unit * (2 - Fraction(1, 2 ** min(dots, 4)))
        if bpm > 0:
            self._sign(tempo(bpm), after)

    def _sound(self, element: Element, after: Fraction = Fraction(0)) -> None:
        after = after or number(element.findtext("offset")) / self._divisions
        if (bpm := number(element.get("tempo"))) > 0:
            self._sign(tempo(bpm), after)
        if (loud := number(element.get("dynamics"))) > 0:
            self._velocity = round(loud * _FORTE / 100)

    def _barline(self, element: Element) -> None:
        if element.find("repeat") is not None:
            self._complaints.add(_REPEATS)

    def _harmony(self, _element: Element) -> None:
        self._complaints.add(_CHORDS)


def _height(pitch: Element, prefix: str, transposed: int) -> int | None:
    step = _STEPS.get((pitch.findtext(f"{prefix}step") or "").strip())
    octave = pitch.findtext(f"{prefix}octave")
    if step is None or octave is None:
        return None
    return step + round(number(pitch.findtext("alter"))) + 12 * (int(number(octave)) + 1) + transposed
