"""Where one was in a piece: in each of its tracks while the program runs, and in each file across starts."""

from __future__ import annotations

import json
from dataclasses import replace
from math import isfinite
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from composer.files.border import Place
from composer.ui.roll.view import RollView
from composer.ui.session import Session

_MOST_FILES = 50
_NUMBERS = 4


class Places(QObject):
    """Brings the roll back to where it was in a track or a file; `changed` carries the views of files for the settings.

    A track that is seen for the first time is shown at the place in time where the one before it was seen.
    """

    changed = Signal(str)

    def __init__(self, session: Session, roll: RollView, known: str) -> None:
        super().__init__(roll)
        self._session, self._roll = session, roll
        self._files = read(known)
        self._tracks: dict[int, Place] = {}
        self._track, self._is_fresh = session.track_index, False
        self._count = len(session.score.tracks)
        roll.camera.changed.connect(self._on_view)
        session.track_changed.connect(self._on_track)
        session.score_changed.connect(self._on_score)
        session.leaving.connect(self.keep)
        session.opened.connect(self._on_opened)
        session.path_changed.connect(self._on_path)

    def keep(self) -> None:
        """Take note of where one is in the file at hand."""
        path = self._session.path
        if path is None:
            return
        self._files.pop(_name(path), None)
        self._files[_name(path)] = self.now()
        for name in list(self._files)[:-_MOST_FILES]:
            del self._files[name]
        self.changed.emit(json.dumps(self._files))

    def now(self) -> Place:
        """Return where one is."""
        view = self._roll.camera.viewport
        return view.left, view.beat_width, view.top, view.row_height

    def show(self, place: Place) -> None:
        """Go where the file says that one was, if it was never seen on this machine."""
        path = self._session.path
        if place and (path is None or _name(path) not in self._files):
            self._look(place)

    def _look(self, place: Place) -> None:
        left, beat, top, row = place
        view = self._roll.camera.viewport
        self._roll.camera.look(replace(view, left=left, beat_width=beat, top=top, row_height=row).clamped())

    def _on_view(self) -> None:
        self._tracks[self._track] = self.now()

    def _on_track(self, index: int) -> None:
        """Show what was seen of a track, the first time the rows with its notes."""
        self._track = index
        if index in self._tracks:
            self._look(self._tracks[index])
        else:
            self._roll.reveal(self._session.track.notes)

    def _on_score(self) -> None:
        """Forget what was seen of tracks where they are others now, for their places go by their numbers."""
        count = len(self._session.score.tracks)
        if count != self._count:
            self._tracks, self._count = {}, count

    def _on_opened(self) -> None:
        self._tracks, self._track, self._is_fresh = {}, self._session.track_index, True

    def _on_path(self, path: Path | None) -> None:
        """Go where one was in a file that is opened again; one that was just saved stays as it is."""
        place = self._files.get(_name(path)) if path is not None and self._is_fresh else None
        self._is_fresh = False
        if place is not None:
            self._look(place)


def read(text: str) -> dict[str, Place]:
    """Return the views that a text of the settings holds; anybody may have written in it, so only what makes sense."""
    try:
        found = json.loads(text or "{}")
    except ValueError:
        return {}
    if not isinstance(found, dict):
        return {}
    return {name: tuple(place) for name, place in found.items() if _makes_sense(place)}


def _makes_sense(place: object) -> bool:
    return (
        isinstance(place, list)
        and len(place) == _NUMBERS
        and all(isinstance(number, int | float) and isfinite(number) for number in place)
    )


def _name(path: Path) -> str:
    return str(path.absolute())
