"""Where training music comes from: music21's folk collections and folders of MIDI files."""

from composer.corpora.folk import COLLECTIONS
from composer.corpora.prepared import Progress, prepare

__all__ = ["COLLECTIONS", "Progress", "prepare"]
