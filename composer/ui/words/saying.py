"""Says in the language of the window what other layers say in English, with notes named as the user names them."""

from __future__ import annotations

import re
from functools import cache

from PySide6.QtCore import QCoreApplication

from composer.music.naming import Naming
from composer.music.theory import Key
from composer.ui.words.sentences import SENTENCES
from composer.ui.words.wording import key_text

_NOTE = "[A-G][♯♭]?"
_NUMBER = r"-?[\d.,]+"
_SHAPES = {"note": _NOTE, "key": f"{_NOTE} (?:major|minor)", **dict.fromkeys("nmik", _NUMBER), "title": "[^”]*"}
_SENTENCES_AGAIN = frozenset({"cause", "what", "where"})
_FIELD = re.compile(r"\{(\w+)\}")
_BETWEEN_REASONS = re.compile(r", (?=[^”]*(?:“|$))")


def said(text: str, naming: Naming = Naming()) -> str:
    """Return a sentence, or a list of reasons, as the user is to read it; what is not known stays as it is."""
    whole = _known(text, naming)
    if whole is not None or "\n" in text:
        return "\n".join(said(line, naming) for line in text.split("\n")) if whole is None else whole
    return ", ".join(_known(part, naming) or part for part in _BETWEEN_REASONS.split(text))


def _known(text: str, naming: Naming) -> str | None:
    """Return a sentence of the table in the user's language, None for any other."""
    for template, pattern in _patterns():
        if match := pattern.fullmatch(text):
            fields = {name: _field(name, value, naming) for name, value in match.groupdict().items()}
            return QCoreApplication.translate("Sentences", template).format(**fields)
    return None


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Return each sentence with the pattern of what it may be, those that say most of themselves first."""
    by_words = sorted(SENTENCES, key=lambda template: -len(_FIELD.sub("", template)))
    return tuple((template, _pattern(template)) for template in by_words)


def _pattern(template: str) -> re.Pattern[str]:
    parts = _FIELD.split(template)
    texts, names = parts[::2], parts[1::2]
    fields = [f"(?P<{name}>{_SHAPES.get(name, '.+')})" for name in names] + [""]
    return re.compile("".join(re.escape(text) + field for text, field in zip(texts, fields, strict=True)))


def _field(name: str, value: str, naming: Naming) -> str:
    """Return what stands in a field as the user is to read it."""
    if name == "note":
        return naming.note(Key.parse(value).tonic, value.endswith("♭"))
    if name == "key":
        return key_text(Key.parse(value), naming)
    return said(value, naming) if name in _SENTENCES_AGAIN else value
