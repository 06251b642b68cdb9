"""One continuation, finished or growing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from composer.generation.wishes import Wishes
from composer.music import edits, parts
from composer.music.score import Notes, Score, Track
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
    take is finished, and `suffix` what files of that notation end in. `parts` are the notes again where each of some
    parts goes on a track of its own.
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
    parts: tuple[Notes, ...] = ()

    def put_into(self, score: Score, track: int) -> Score:
        """Return a score with the take in one of its tracks, or its parts on new ones with the same instrument.

        A part that some track has already is not added again.
        """
        if not self.parts:
            return edits.swap(score, self.replaced, self.notes, track)
        played = score.tracks[track]
        added = [
            Track(f"{played.name or 'Voice'} {number}", notes, played.program, played.channel)
            for number, notes in enumerate(self.parts, 2)
            if not any(one.notes.contains(notes).all() for one in score.tracks)
        ]
        return parts.add_all(score, Score(tuple(added), score.ticks_per_beat)) if added else score
