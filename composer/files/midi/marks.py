"""What a MIDI file has no place for of a track, kept in a message that other programs pass over."""

from __future__ import annotations

import json
from typing import Any

from composer.music.parts import HUES
from composer.music.score import Event, Track

_MARK = b"\xff\x7f\x7dcomposer-track "
"""A meta event for sequencers (FF 7F) under the number that is nobody's (7D)."""


def mark_of(track: Track) -> list[Event]:
    """Return the message that keeps a track's colour, and whether it is muted or soloed; none if it is plain."""
    kept = {"colour": track.colour, "muted": track.muted or None, "soloed": track.soloed or None}
    told = {name: value for name, value in kept.items() if value is not None}
    return [Event(0, _MARK + json.dumps(told).encode())] if told else []


def without_mark(events: list[Event]) -> tuple[dict[str, Any], list[Event]]:
    """Return the fields that a track's mark keeps, and the other events; what is no mark of ours stays an event."""
    for index, event in enumerate(events):
        if event.message.startswith(_MARK) and (fields := _fields(event.message.removeprefix(_MARK))):
            return fields, events[:index] + events[index + 1 :]
    return {}, events


def _fields(text: bytes) -> dict[str, Any]:
    """Return the fields of a mark as far as they make sense."""
    try:
        told = json.loads(text)
    except ValueError:
        return {}
    if not isinstance(told, dict):
        return {}
    colour = told.get("colour")
    fields: dict[str, Any] = {name: True for name in ("muted", "soloed") if told.get(name) is True}
    return fields | ({"colour": colour} if type(colour) is int and 0 <= colour < HUES else {})
