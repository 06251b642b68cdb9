"""The colours of the window: one for every role, in four sets."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from PySide6.QtGui import QColor


@dataclass(frozen=True)
class Colours:
    """One colour for every role in the window."""

    name: str  # that of the check mark's file, too
    background: QColor  # what lies lowest: around the roll, under a group of segments
    panel: QColor
    raised: QColor  # a control on a panel
    hover: QColor  # a control under the mouse
    hairline: QColor
    row: QColor  # a row of the roll outside the scale
    row_in_scale: QColor
    row_tonic: QColor
    row_line: QColor
    bar_line: QColor
    beat_line: QColor
    grid_line: QColor
    text: QColor
    muted: QColor
    faint: QColor  # disabled or decoration, never text that has to be read
    note: QColor
    note_edge: QColor
    selection: QColor  # the edge of a selected note, and the marquee
    on_note: QColor
    accent: QColor  # what the machine proposes, and nothing else
    accent_hover: QColor
    on_accent: QColor
    playhead: QColor
    on_playhead: QColor
    good: QColor
    caution: QColor
    bad: QColor
    mute: QColor  # the lit button of a track that is muted
    solo: QColor
    on_lit: QColor
    key_white: QColor
    key_black: QColor
    on_key: QColor  # the name on a white key
    tracks: tuple[tuple[QColor, QColor], ...]  # fill and edge of each track; the first is that of the notes
    others: float  # how opaque the notes of other tracks than the current one are

    def track(self, number: int) -> tuple[QColor, QColor]:
        """Return the fill and the edge of the notes of the track with this number, from 0."""
        return self.tracks[number % len(self.tracks)]


def _colours(name: str, tracks: str, others: float = 0.26, **roles: str) -> Colours:
    """Return the colours of hexadecimal names, the edge of each track a darker shade of its fill."""
    made: dict[str, Any] = {role: QColor(colour) for role, colour in roles.items()}
    hues = [QColor(hue) for hue in tracks.split()]
    more = tuple((hue, hue.darker(140)) for hue in hues)
    return Colours(name=name, tracks=((made["note"], made["note_edge"]), *more), others=others, **made)


DARK = _colours(
    name="dark",
    background="#14161a",
    panel="#1b1e24",
    raised="#252932",
    hover="#2c313b",
    hairline="#2c313b",
    row="#15171c",
    row_in_scale="#1d222a",
    row_tonic="#202d34",
    row_line="#171a1f",
    bar_line="#363c48",
    beat_line="#242831",
    grid_line="#1f232b",
    text="#e7e9ee",
    muted="#929aa8",
    faint="#5b6270",
    note="#4fb0c6",
    note_edge="#2f7f93",
    selection="#ffffff",
    on_note="#0e1216",
    accent="#b794f6",
    accent_hover="#c6a9fa",
    on_accent="#14161a",
    playhead="#ffcc66",
    on_playhead="#14161a",
    good="#7bc67e",
    caution="#e6b450",
    bad="#e06c75",
    mute="#e6b450",
    solo="#7bc67e",
    on_lit="#14161a",
    key_white="#e7e9ee",
    key_black="#23262d",
    on_key="#5b6270",
    tracks="#7bc67e #e6b450 #e8836b #6f9df0 #e58fb8 #b5c95a #c9a27c",
)

LIGHT = _colours(
    name="light",
    background="#f4f3ef",
    panel="#fbfaf8",
    raised="#ffffff",
    hover="#f0eee8",
    hairline="#dedbd3",
    row="#f5f3ee",
    row_in_scale="#eaf4f6",
    row_tonic="#dceef0",
    row_line="#e9e7e0",
    bar_line="#c4c0b6",
    beat_line="#e9e6df",
    grid_line="#efede6",
    text="#23252a",
    muted="#62666f",
    faint="#a5a8ae",
    note="#1b7f97",
    note_edge="#12667a",
    selection="#14161a",
    on_note="#ffffff",
    accent="#7c4dd8",
    accent_hover="#6b3cc7",
    on_accent="#ffffff",
    playhead="#c27800",
    on_playhead="#14161a",
    good="#2f8a3a",
    caution="#a06d00",
    bad="#b93a44",
    mute="#8f5f00",
    solo="#267a31",
    on_lit="#ffffff",
    key_white="#ffffff",
    key_black="#3a3d45",
    on_key="#62666f",
    tracks="#2a7d34 #946400 #b84e36 #3666c4 #b2447a #65730f #87602f",
)

CONTRAST_DARK = _colours(
    name="contrast-dark",
    background="#000000",
    panel="#000000",
    raised="#1c1e22",
    hover="#33363d",
    hairline="#8d949f",
    row="#000000",
    row_in_scale="#101719",
    row_tonic="#16282d",
    row_line="#1c1e22",
    bar_line="#8d949f",
    beat_line="#454a52",
    grid_line="#2a2d33",
    text="#ffffff",
    muted="#d3d7de",
    faint="#8d949f",
    note="#63d5ee",
    note_edge="#2f95ac",
    selection="#ffffff",
    on_note="#000000",
    accent="#cfb3ff",
    accent_hover="#e2d0ff",
    on_accent="#000000",
    playhead="#ffd24d",
    on_playhead="#000000",
    good="#8bea8f",
    caution="#ffd24d",
    bad="#ff9aa0",
    mute="#ffd24d",
    solo="#8bea8f",
    on_lit="#000000",
    key_white="#ffffff",
    key_black="#000000",
    on_key="#2b2e34",
    tracks="#8bea8f #ffc861 #ffa48f #a3c3ff #ffb0d6 #d3e878 #e6c4a0",
    others=0.6,
)

CONTRAST_LIGHT = _colours(
    name="contrast-light",
    background="#ffffff",
    panel="#ffffff",
    raised="#f1f1f1",
    hover="#e2e2e2",
    hairline="#5c5f66",
    row="#ffffff",
    row_in_scale="#eef6f8",
    row_tonic="#dcf0f4",
    row_line="#e8e8e8",
    bar_line="#5c5f66",
    beat_line="#aeb1b6",
    grid_line="#d8d9db",
    text="#000000",
    muted="#33363c",
    faint="#73767c",
    note="#005266",
    note_edge="#00323f",
    selection="#000000",
    on_note="#ffffff",
    accent="#4a1fa8",
    accent_hover="#38137f",
    on_accent="#ffffff",
    playhead="#7d4400",
    on_playhead="#ffffff",
    good="#0c5517",
    caution="#6a4300",
    bad="#8f1420",
    mute="#6a4300",
    solo="#0c5517",
    on_lit="#ffffff",
    key_white="#ffffff",
    key_black="#000000",
    on_key="#33363c",
    tracks="#0c5517 #6a4300 #87230f #123c8f #86124d #434d06 #5b3714",
    others=0.6,
)
