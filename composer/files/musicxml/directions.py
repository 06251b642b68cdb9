"""What stands over the staves of a piece as elements of MusicXML: tempo marks and markers."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element, SubElement

from composer.files.musicxml.notes import Clock, say
from composer.music import markers, timing
from composer.music.score import Score, Tempo
from composer.music.sheet import Sheet

_LASTING = 4
"""How many beats a tempo lasts at least that is worth a mark; what passes by is only heard."""


def by_bar(score: Score, sheet: Sheet, clock: Clock) -> dict[int, list[Element]]:
    """Return what is said in each bar, by its index."""
    found: dict[int, list[Element]] = {}
    for tick, element in [*_markers(score), *_tempos(score)]:
        place = sheet.bars.place(tick)
        index = min(sheet.bars.holding(place), len(sheet.bars) - 1)
        inside = clock.ticks(place - sheet.bars[index].before)
        if inside:
            offset = Element("offset")
            offset.text = str(inside)
            # It stands between what is shown and what is heard.
            sounds = [child for child in element if child.tag == "sound"]
            element.insert(list(element).index(sounds[0]) if sounds else len(element), offset)
        found.setdefault(index, []).append(element)
    return found


def _markers(score: Score) -> Iterator[tuple[int, Element]]:
    for tick, text in markers.markers(score):
        if text.strip() and tick <= score.end:
            direction = Element("direction", placement="above")
            say(SubElement(direction, "direction-type"), "rehearsal", text)
            yield tick, direction


def _tempos(score: Score) -> Iterator[tuple[int, Element]]:
    """Yield a mark for each tempo that lasts, and what is only heard of the others."""
    tempos = [tempo for tempo in score.tempos if tempo.tick <= score.end]
    ends = [tempo.tick for tempo in tempos[1:]] + [max(score.end, tempos[-1].tick) + _LASTING * score.ticks_per_beat]
    for tempo, end in zip(tempos, ends, strict=True):
        sound = Element("sound", tempo=f"{tempo.bpm:.6g}")
        lasts = end - tempo.tick >= _LASTING * score.ticks_per_beat
        if lasts or not tempo.tick:
            direction = Element("direction", placement="above")
            _metronome(SubElement(direction, "direction-type"), score, tempo)
            direction.append(sound)
            yield tempo.tick, direction
        else:
            yield tempo.tick, sound


def _metronome(parent: Element, score: Score, tempo: Tempo) -> None:
    """Write how many beats a minute has: dotted quarters where bars are counted in those."""
    meter = timing.meter_at(score, tempo.tick)
    dotted = meter.denominator == 8 and meter.numerator % 3 == 0 and meter.numerator > 3
    mark = SubElement(parent, "metronome")
    say(mark, "beat-unit", "quarter")
    if dotted:
        SubElement(mark, "beat-unit-dot")
    say(mark, "per-minute", round(tempo.bpm * 2 / 3 if dotted else tempo.bpm))
