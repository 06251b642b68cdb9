"""The folder that each kind of file dialog was in last."""

from __future__ import annotations

import json
from pathlib import Path


class Folders:
    """Remembers a folder for each kind of dialog; one that is asked for anew begins where pieces are."""

    def __init__(self, text: str, usual: str = "piece") -> None:
        self._folders, self._usual = read(text), usual

    @property
    def text(self) -> str:
        """All of it, to be kept with the settings."""
        return json.dumps(self._folders)

    def of(self, kind: str) -> str:
        """Return the folder of a kind of dialog that is still there, empty where none is known."""
        known = (self._folders.get(kind, ""), self._folders.get(self._usual, ""))
        return next((folder for folder in known if folder and Path(folder).is_dir()), "")

    def remember(self, kind: str, file: Path) -> None:
        """Take note of the file that a dialog of a kind has named."""
        self._folders[kind] = str(file.parent)


def read(text: str) -> dict[str, str]:
    """Return what a text of the settings holds, nothing if it makes no sense: anybody may have written it."""
    try:
        found = json.loads(text)
    except ValueError:
        return {}
    if not isinstance(found, dict):
        return {}
    return {kind: folder for kind, folder in found.items() if isinstance(folder, str)}
