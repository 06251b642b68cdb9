"""The ABC text of a tune, cleaned of all that is not heard, and what the encodings of it share."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from typing import ClassVar, Self

import numpy as np
from numpy.typing import NDArray

from composer.encodings.encoding import (
    DURATION,
    END_OF_PIECE,
    NOTATION,
    PITCH,
    DoesNotFit,
    Plain,
    Tokens,
    without_contexts,
)
from composer.music import notation
from composer.music.tunes import Tune

_INLINE = re.compile(r"\[([A-Za-z]:[^\]\n]*)\]")
_FIELD = re.compile(r"([A-Za-z]):\s*(.*)")
_UNWANTED = re.compile(r"[^A-Ga-gz0-9/^_=,'|:\[\]<>\-( \n]|\((?!\d)")
_METER = re.compile(r"C\|?|\d{1,2}/\d{1,2}")
_LENGTH = re.compile(r"1/\d{1,2}")
_KEY = re.compile(r"([A-G][#b]?)\s*([A-Za-z]*)")
_NOTE = re.compile(r"[A-Ga-g]")
_OCTAVE = re.compile(r"([A-Ga-g])([,']*)")
_FIELDS = re.compile(r"^[A-Z]:.*$", re.MULTILINE)
_SPACES = re.compile(r" +")
_PIPES = re.compile(r"^H[pP]")
_COUNT = r"(?:[1-9]\d{0,2})?(?:/+(?:[1-9]\d{0,2})?)*"
_PITCHED = rf"(?:\^\^?|__?|=)?[A-Ga-g][,']{{0,5}}{_COUNT}"
_WORD = re.compile(
    rf"{_PITCHED}|z{_COUNT}|\[(?:{_PITCHED})+\]{_COUNT}|\(\d(?::\d?){{0,2}}|[<>]{{1,3}}|-| "
    r"|[:|]+(?:\]:*|\d)?|\[\|\]?:*|\[\d"
)
_TELLING = re.compile(
    r"^[KLM]:.*$|(?P<pitch>(?:\^\^?|__?|=)?[A-Ga-gz][,']*)(?P<length>[\d/]*)|(?P<rhythm>\(\d(?::\d?){0,2}|[<>]+|-)",
    re.MULTILINE,
)
_MODES = {"maj": "", "min": "m", "m": "m", "": ""}


def cleaned(text: str) -> str:
    """Return an ABC text with nothing but meter, unit, key and the music of its first voice, ending with a new line."""
    lines = (line for line in _first_voice(_lines(text)) if line)
    return "".join(f"{line}\n" for line in lines)


def _lines(text: str) -> Iterator[str]:
    """Yield the lines, fields inside the music on lines of their own; a line with a backslash goes on."""
    going_on = ""
    for line in text.splitlines():
        whole = going_on + notation.UNHEARD.sub("", line.split("%")[0].rstrip())
        going_on = ""
        if whole.endswith("\\"):
            going_on = whole[:-1]
        else:
            yield from _INLINE.sub(r"\n\1\n", whole).split("\n")
    yield going_on


def _first_voice(lines: Iterator[str]) -> Iterator[str]:
    """Yield the cleaned lines of the head, which ends with the first key, and those of the first voice."""
    first, voice, in_head = "", "", True
    for line in lines:
        field = _FIELD.match(line.strip())
        if field and field[1] == "V":
            voice = (field[2].split() or ["1"])[0]
            first = first or voice
        elif in_head or voice in {"", first}:
            yield _field(field[1], field[2].strip()) if field else _music(line)
        in_head = in_head and not (field and field[1] == "K")


def _field(letter: str, value: str) -> str:
    """Return a field of meter, unit or key in its plainest form, nothing for any other."""
    key = _KEY.match(_PIPES.sub("D", value)) if letter == "K" else None
    if key:
        mode = key[2][:3].lower()
        return f"K:{key[1]}{_MODES.get(mode, mode)}"
    wanted = {"M": _METER, "L": _LENGTH}.get(letter)
    return f"{letter}:{value}" if wanted and wanted.fullmatch(value) else ""


def _music(line: str) -> str:
    # A rest with a fermata only shows that the bar line has one.
    heard = _UNWANTED.sub("", line.replace("Hx", "").replace("x", "z").replace("\t", " "))
    return _SPACES.sub(" ", heard).strip()


def mended(text: str) -> str:
    """Return a cleaned text without what is no ABC in it, such as an accidental without a note."""
    return "".join(map(_mended_line, text.splitlines(keepends=True)))


def _mended_line(line: str) -> str:
    field, end = _FIELD.fullmatch(line.rstrip("\n")), "\n" * line.endswith("\n")
    if field:
        right = _field(field[1], field[2])
        return right + end if right else ""
    words = "".join(_WORD.findall(line))
    # Without what stood before them, a letter and a colon at the beginning are a field.
    return words + end if words == line.rstrip("\n") else _mended_line(words + end)


def text_of(tune: Tune) -> str:
    """Return the cleaned ABC text of a tune, written from its notes where it has none."""
    return cleaned(tune.text) if tune.text else notation.write(tune)


def notes_in(text: str) -> int:
    """Return how many notes a cleaned text holds, each ending and each end of a tie counted."""
    return len(_NOTE.findall(_FIELDS.sub("", text)))


def in_octave(text: str, octaves: int) -> str:
    """Return a cleaned text with all its notes some octaves higher."""
    lines = text.splitlines(keepends=True)
    return "".join(line if _FIELD.match(line) else _OCTAVE.sub(partial(_higher, octaves), line) for line in lines)


def _higher(octaves: int, note: re.Match[str]) -> str:
    """Return a note some octaves higher, as far as MIDI goes; capital letters are octave 0 and small ones octave 1."""
    octave = octaves + note[1].islower() + note[2].count("'") - note[2].count(",")
    octave = min(max(octave, -5), 4 + (note[1] in "CDEFGcdefg"))
    return note[1].lower() + "'" * (octave - 1) if octave > 0 else note[1].upper() + "," * -octave


def bars_in(text: str) -> tuple[int, bool]:
    """Return how many bars with notes in them a cleaned text has filled, and whether it has begun another."""
    *filled, last = (bool(_NOTE.search(bar)) for bar in _FIELDS.sub("", text).split("|"))
    return sum(filled), last


@dataclass(frozen=True)
class Characters(Plain):
    """Two lookup tables, character to number and number to character, for the encodings of ABC text.

    BEGIN and END are the words around a tune.
    """

    SUFFIX: ClassVar[str] = ".abc"
    BEGIN: ClassVar[str]
    END: ClassVar[str]
    VOCABULARY: tuple[str, ...]

    @classmethod
    def of_vocabulary(cls, words: tuple[str, ...]) -> Self:
        """Return the encoding with a vocabulary, the smallest one for no words. Raises ValueError."""
        marks = tuple(dict.fromkeys((cls.BEGIN, cls.END)))
        words = words or marks
        if words[: len(marks)] != marks or len(set(words)) < len(words):
            raise ValueError(f"the vocabulary does not begin with {marks} or says a word twice")
        if any(len(word) != 1 for word in words[len(marks) :]):
            raise ValueError("the vocabulary holds more than single characters")
        return cls(words)

    @classmethod
    def of_music(cls, pieces: Sequence[Tune]) -> Self:
        """Return the encoding of all the characters of some tunes."""
        found = set().union(*(text_of(tune) for tune in pieces))
        marks = dict.fromkeys((cls.BEGIN, cls.END))
        return cls((*marks, *sorted(found - set(marks))))

    @cached_property
    def numbers(self) -> Mapping[str, int]:
        """The number of each character."""
        return {word: number for number, word in enumerate(self.VOCABULARY)}

    @property
    def begin(self) -> int:
        """The token that begins a tune."""
        return self.numbers[self.BEGIN]

    @property
    def end(self) -> int:
        """The token that ends a tune, for abc-char only after the end of a line."""
        return self.numbers[self.END]

    @property
    def primer(self) -> list[int]:
        """What is read before a new tune: the token that begins it; an empty line is two new lines."""
        return [self.begin] * (2 if self.BEGIN == "\n" else 1)

    def tokens_of(self, text: str) -> NDArray[np.int32]:
        """Return the numbers of a text's characters, shape (characters,). Raises DoesNotFit."""
        try:
            return np.array([self.numbers[character] for character in text], np.int32)
        except KeyError as error:
            raise DoesNotFit(f"the character “{error.args[0]}” is not in the vocabulary") from error

    def text(self, tokens: NDArray[np.integer]) -> str:
        """Return the text that tokens stand for, the words around a tune left out."""
        marks = {self.BEGIN, self.END} - {"\n"}
        return "".join(word for word in (self.VOCABULARY[token] for token in tokens) if word not in marks)

    def encode(self, tune: Tune) -> Tokens:
        """Return the stream of a tune's text between the words that begin and end it. Raises DoesNotFit."""
        return without_contexts([self.begin, *self.tokens_of(text_of(tune)), self.end])

    def count_notes(self, tokens: NDArray[np.integer]) -> int:
        """Return how many notes stand in the text of a stream."""
        return notes_in(self.text(tokens))

    def parts(self, tokens: NDArray[np.integer]) -> NDArray[np.int8]:
        """Return END_OF_PIECE for what ends a tune, for all other characters what they tell in its text."""
        ends = tokens == self.end
        if self.begin == self.end:
            # A new line ends a tune only after another one.
            ends[1:] &= ends[:-1].copy()
            ends[:1] = False
        lines = "".join(word if len(word) == 1 else "\n" for word in (self.VOCABULARY[token] for token in tokens))
        return np.where(ends, END_OF_PIECE, told(lines))


def told(text: str) -> NDArray[np.int8]:
    """Return what each character tells, shape (characters,): PITCH, DURATION or NOTATION.

    Ties, tuplets and broken rhythm tell how long; fields, bar lines, brackets, spaces and new lines are NOTATION.
    """
    found = np.full(len(text), NOTATION, np.int8)
    for match in _TELLING.finditer(text):
        for name, tells in (("pitch", PITCH), ("length", DURATION), ("rhythm", DURATION)):
            if match[name]:
                found[slice(*match.span(name))] = tells
    return found
