"""One continuation, finished or growing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from composer.generation.wishes import Wishes
from composer.music.score import Notes
from composer.music.songbook import Quotation

if TYPE_CHECKING:
    from composer.generation.origins import Origin


@dataclass(frozen=True, slots=True)
class Verdict:
    """Where a take comes among others, the smallest first, why in a few words, what it quotes, and how it fits."""

    place: tuple[float, ...]
    reason: str
    quoted: Quotation
    fit: float = 0.0


@dataclass(frozen=True, slots=True)
class Take:
    """The new notes, the ticks they lie between, whether the model ended them itself, and where they are from.

    `replaced` are the notes that give way to them, none for a continuation; `verdict` is there once the take has been
    compared with others, `origin` once it is known what can make it again. `remarks` are sentences for the user on
    how the seed was understood; `text` is what the model wrote, and what it followed, in its own notation, once the
    take is finished, and `suffix` what files of that notation end in.
    """

    notes: Notes
    start: int
    end: int
    ended: bool
    model: str
    wishes: Wishes
    remarks: tuple[str, ...] = ()
    text: str = ""
    suffix: str = ".txt"
    replaced: Notes = Notes()
    verdict: Verdict | None = None
    origin: Origin | None = None
