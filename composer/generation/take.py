"""One continuation, finished or growing."""

from __future__ import annotations

from dataclasses import dataclass

from composer.generation.wishes import Wishes
from composer.music import edits
from composer.music.score import Notes, Score, Track


@dataclass(frozen=True, slots=True)
class Take:
    """The new notes, the ticks they lie between, whether the model ended them itself, and where they are from.

    `replaced` are the notes that give way to them, none for a continuation. `remarks` are sentences for the user on
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
    parts: tuple[Notes, ...] = ()

    def put_into(self, score: Score, track: int) -> Score:
        """Return a score with the take in one of its tracks, or its parts on new ones with the same instrument."""
        if not self.parts:
            return edits.swap(score, self.replaced, self.notes, track)
        played = score.tracks[track]
        added = [
            Track(f"{played.name or 'Voice'} {number}", notes, played.program, played.channel)
            for number, notes in enumerate(self.parts, 2)
            if len(notes)
        ]
        return edits.add_tracks(score, Score(tuple(added), score.ticks_per_beat)) if added else score
