"""The keyboard and chorale music in music21's own corpus: where it is, its terms, and its files as pieces."""

from __future__ import annotations

import warnings
from collections.abc import Iterable, Mapping, Sequence
from importlib.util import find_spec
from pathlib import Path

from music21 import converter

from composer.corpora.folk import Collection, MissingCorpus
from composer.corpora.streams import piece_of
from composer.errors import ComposerError
from composer.files import midi
from composer.music import arranging
from composer.music.pieces import Piece, Pieces
from composer.music.split import split_pieces

EVERYTHING = "keyboard"
MIN_NOTES = 16
_SUFFIXES = {".mxl", ".xml", ".musicxml", ".krn"}
_TERMS = (
    "The music is in the public domain; the encodings come with music21, whose corpus licence asks to heed "
    "the notes inside each file and warns that some encodings may not be used commercially."
)
COLLECTIONS = {
    "bach": Collection("bach", "Bach, chorales and keyboard music", _TERMS),
    "beethoven": Collection("beethoven", "Beethoven, string quartets", _TERMS),
    "chopin": Collection("chopin", "Chopin, a mazurka", _TERMS),
    "corelli": Collection("corelli", "Corelli, a trio sonata", _TERMS),
    "cpebach": Collection("cpebach", "C. P. E. Bach, a chorale", _TERMS),
    "handel": Collection("handel", "Handel, an aria", _TERMS),
    "haydn": Collection("haydn", "Haydn, string quartets", _TERMS),
    "joplin": Collection("joplin", "Joplin, a rag", _TERMS),
    "mozart": Collection("mozart", "Mozart, a sonata and string quartets", _TERMS),
    "schubert": Collection("schubert", "Schubert, a song", _TERMS),
    "clara": Collection("schumann_clara", "Clara Schumann, polonaises and a trio", _TERMS),
    "robert": Collection("schumann_robert", "Robert Schumann, songs and a string quartet", _TERMS),
}


def files(name: str) -> list[Path]:
    """Return the files of notation of a collection. Raises MissingCorpus."""
    spec = find_spec("music21")
    home = Path(spec.origin).parent if spec and spec.origin else Path("music21")
    folder = home / "corpus" / COLLECTIONS[name].folder
    found = sorted(path for path in folder.rglob("*") if path.suffix in _SUFFIXES)
    if not found:
        raise MissingCorpus(folder)
    return found


def gathered(pieces: Sequence[Piece], terms: Mapping[str, str], skipped: Iterable[str]) -> Pieces:
    """Return pieces in three splits; those that share a melody, and versions of one piece, are on one side."""
    ordered = sorted(pieces, key=lambda whole: (whole.collection, whole.title, len(whole.programs)))
    return Pieces(ordered, split_pieces(ordered), terms, sorted(skipped))


def read_file(job: tuple[str, Path]) -> tuple[list[Piece], list[str]]:
    """Return a file as the piece that it is and as one for keyboard alone, or a line on why it was skipped."""
    name, path = job
    title = "/".join(path.parts[path.parts.index(COLLECTIONS[name].folder) + 1 :])
    try:
        whole = _parsed(path, title, name)
    # music21 meets notation that it does not know with any exception there is.
    except Exception as error:
        return [], [f"{name}, {title}: its notation is not understood ({error})"]
    return _versions(whole, f"{name}, {title}")


def _parsed(path: Path, title: str, name: str) -> Piece:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return piece_of(converter.parse(path, forceSource=True, storePickle=False), title, name)


def read_midi(job: tuple[str, Path]) -> tuple[list[Piece], list[str]]:
    """Return the piece of a MIDI file under the name of its collection, or a line on why it was skipped."""
    name, path = job
    try:
        score = midi.read(path).score
    except ComposerError as error:
        return [], [f"{path.name}: {error}"]
    return _versions(arranging.piece_of(score, path.stem, name), path.name)


def _versions(whole: Piece, name: str) -> tuple[list[Piece], list[str]]:
    """Return a piece and, where it has several parts, its reduction for keyboard."""
    if len(whole) < MIN_NOTES:
        return [], [f"{name}: it has fewer than {MIN_NOTES} notes"]
    if len(whole.programs) == 1:
        return [whole], []
    return [made for made in (whole, arranging.reduced(whole)) if len(made) >= MIN_NOTES], []
