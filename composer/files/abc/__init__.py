"""ABC notation: melodies as text, read bar by bar and written with meter, key and tempo."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from importlib import import_module
from pathlib import Path

from composer.errors import ComposerError
from composer.files.border import Imported, UnreadableFile
from composer.music import notation, voices
from composer.music.score import KeyChange, Notes, Score, Tempo, Track
from composer.music.theory import estimate_key
from composer.music.timing import in_force
from composer.paths import write_whole

__all__ = ["left_out", "parse", "parse_bytes", "render", "write"]

_MOST_CHARACTERS = 100_000
_TEMPO = re.compile(r"^Q:[^=\n]*?(?:(\d{1,4})/([1-9]\d{0,3})\s*=\s*)?(\d{1,4}(?:\.\d{1,6})?)[ \t]*$", re.MULTILINE)
_METER = re.compile(r"M:[^\n\]]*")
_SOUND_METER = re.compile(r"M:[ \t]*(?:C\|?|none|\(?[0-9]{1,2}(?:\+[0-9]{1,2})*\)?/[0-9]{1,2})?[ \t]*(?:%.*)?")
_VOICE = re.compile(r"^\[?V:\s*([^\s\]]+)", re.MULTILINE)
_NO_MUSIC = re.compile(r"^[A-Za-z]:.*$|%.*$|\"[^\"\n]*\"|\[[A-Za-z]:[^\]\n]*\]", re.MULTILINE)
_LOST = {
    r"\[[\^_=]*[A-Ga-gz]": "Of chords, the top notes are read.",
    r"\{": "Grace notes are left out.",
    r":\||::|\|:": "Repeats are written once and not played out.",
}
"""What is written in the music, and what is said of it."""


class NothingToWrite(ComposerError):
    """A score without notes, of which no tune can be written."""

    def __init__(self) -> None:
        super().__init__("The piece has no notes, so there is no tune to write as ABC.")


def parse_bytes(data: bytes, name: str) -> Imported:
    """Return the first tune of the bytes of an ABC file as a score. Raises UnreadableFile."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("latin-1")
    return parse(text, name)


def write(score: Score, path: Path) -> None:
    """Write the melody of a score as ABC, whole or not at all. Raises NothingToWrite or UnwritableFile."""
    write_whole(path, render(score).encode())


def parse(text: str, name: str = "The text") -> Imported:
    """Return the first tune of an ABC text as a score: first voice, top notes, last endings, no repeats.

    Raises UnreadableFile.
    """
    # music21 takes a moment to import, so only what needs it brings it in.
    reading = import_module("composer.files.abc.reading")
    tunes = reading.split_tunes(text.replace("\r\n", "\n").replace("\r", "\n")) or [text]
    if len(tunes[0]) > _MOST_CHARACTERS:
        raise UnreadableFile(name, f"holds a tune of more than {_MOST_CHARACTERS:,} characters")
    tunes[0] = _METER.sub(_sound_meter, tunes[0])
    try:
        tune = reading.read(reading.plain(tunes[0]), "", fewest=1, longest_beats=reading.MOST_BEATS)
    except reading.DamagedTune as error:
        raise UnreadableFile(name, f"cannot be read as ABC: {error}") from error
    return Imported(replace(voices.score_of(tune), tempos=(_tempo(tunes[0]),)), tuple(_lost(tunes)))


def _sound_meter(field: re.Match[str]) -> str:
    """Return the field of a meter, one of none for what is no meter: music21 might build its beats for ever."""
    return field[0] if _SOUND_METER.fullmatch(field[0]) else "M:none"


def _lost(tunes: list[str]) -> Iterator[str]:
    """Yield a sentence on each kind of thing in a file that is not in its score."""
    if len(tunes) > 1:
        yield f"Of the {len(tunes)} tunes in it, the first is read."
    named = {match[1] for match in _VOICE.finditer(tunes[0])}
    if len(named) > 1:
        yield f"Of the {len(named)} voices in it, the first is read."
    music = _NO_MUSIC.sub("", tunes[0])
    for sign, sentence in _LOST.items():
        if re.search(sign, music):
            yield sentence


def render(score: Score) -> str:
    """Return the top voice of one track as ABC text, that with the most notes. Raises NothingToWrite."""
    track = _written(score)
    notes = voices.top_voice(track.notes)
    if not len(notes):
        raise NothingToWrite
    tune = replace(voices.tune_from(score, notes, 0), key=_key(score, notes))
    title = " ".join(track.name.split())
    return f"X:1\nT:{title or 'Untitled'}\nQ:1/4={score.tempos[0].bpm:.6g}\n{notation.write(tune)}"


def left_out(score: Score) -> tuple[str, ...]:
    """Return a sentence on each kind of notes that ABC is written without: other tracks, and what is under a note."""
    track = _written(score)
    lower = len(track.notes) - len(voices.top_voice(track.notes))
    others = sum(bool(len(one.notes)) for one in score.tracks) - 1
    sentences = []
    if others > 0:
        name = f"“{track.name}”" if track.name else "the one with the most notes"
        sentences.append(f"ABC is written as one tune: of {others + 1} tracks only {name} is in the file.")
    if lower:
        notes = "1 note that sounds under another is" if lower == 1 else f"{lower} notes that sound under others are"
        sentences.append(f"ABC is written as one tune: {notes} not in the file.")
    return tuple(sentences)


def _written(score: Score) -> Track:
    """Return the track with the most notes, drums only where there is nothing else."""
    return max(score.tracks, key=lambda one: (bool(len(one.notes)) and not one.is_drums, len(one.notes)))


def _key(score: Score, notes: Notes) -> KeyChange | None:
    """Return the key signature at the first note, else the one that fits the notes."""
    given = in_force(score.keys, int(notes.start[0]))
    guessed = estimate_key(notes)
    return given or (KeyChange(0, guessed.sharps, guessed.minor) if guessed else None)


def _tempo(text: str) -> Tempo:
    """Return the tempo of the first Q: field, the usual one without a sensible one."""
    match = _TEMPO.search(text)
    if not match:
        return Tempo(0)
    above, below, beats = int(match[1] or 1), int(match[2] or 4), float(match[3])
    quarters = beats * 4 * above / below
    return Tempo(0, round(60_000_000 / quarters)) if 10 <= quarters <= 1000 else Tempo(0)
