"""MusicXML, plain or in an .mxl archive: what its archive and its XML may be before it is looked at."""

from __future__ import annotations

import zlib
from io import BytesIO
from xml.etree import ElementTree
from xml.parsers import expat
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from composer.files.border import Complaints, Imported, UnreadableFile
from composer.files.foreign import partwise
from composer.files.foreign.beats import imported

_ZIP = b"PK\x03\x04"
_MOST_ENTRIES = 64
_MOST_BYTES = 64 * 2**20
_MOST_RATIO = 200
_MOST_DEPTH = 64
_MOST_ELEMENTS = 1_000_000
_CONTAINER = "META-INF/container.xml"
_ROOTS = ("score-partwise",)
_BAD_ARCHIVE = (BadZipFile, zlib.error, KeyError, ValueError, EOFError, OSError, RuntimeError, NotImplementedError)


def parse_bytes(data: bytes, name: str) -> Imported:
    """Return the score of MusicXML. Raises UnreadableFile."""
    if not data:
        raise UnreadableFile(name, "is empty")
    text = _unpacked(data, name) if data.startswith(_ZIP) else data
    root = checked(text, name)
    if root.tag not in _ROOTS:
        cause = "has its bars around its parts, which is not read" if root.tag == "score-timewise" else "is no MusicXML"
        raise UnreadableFile(name, cause)
    complaints = Complaints()
    return imported(partwise.read(root, complaints), name, complaints)


def _unpacked(data: bytes, name: str) -> bytes:
    """Return the score of an archive. Its names are never paths: nothing is written anywhere."""
    try:
        with ZipFile(BytesIO(data)) as archive:
            infos = archive.infolist()
            if len(infos) > _MOST_ENTRIES:
                raise UnreadableFile(name, f"is an archive of more than {_MOST_ENTRIES} files")
            if sum(info.file_size for info in infos) > _MOST_BYTES:
                raise UnreadableFile(name, f"unpacks to more than {_MOST_BYTES // 2**20} MB")
            return _part(archive, _score_of(archive, infos, name), name)
    except _BAD_ARCHIVE as error:
        raise UnreadableFile(name, "is damaged") from error


def _score_of(archive: ZipFile, infos: list[ZipInfo], name: str) -> ZipInfo:
    """Return the entry that is the score: the one that the container names, else the first that may be."""
    entries = {info.filename: info for info in infos}
    if _CONTAINER in entries:
        container = checked(_part(archive, entries[_CONTAINER], name), name)
        named = (element.get("full-path", "") for element in container.iter() if element.tag.endswith("rootfile"))
        for one in named:
            if one in entries:
                return entries[one]
    for info in infos:
        if info.filename.lower().endswith((".xml", ".musicxml")) and info.filename != _CONTAINER:
            return info
    raise UnreadableFile(name, "is an archive without a score")


def _part(archive: ZipFile, info: ZipInfo, name: str) -> bytes:
    """Return one entry, never more of it than it says it has. Raises UnreadableFile or one of _BAD_ARCHIVE."""
    if info.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
        raise BadZipFile
    if info.file_size > _MOST_RATIO * max(info.compress_size, 1):
        raise UnreadableFile(name, f"is packed more than {_MOST_RATIO} times smaller than it is")
    with archive.open(info) as file:
        return file.read(info.file_size)


def checked(text: bytes, name: str) -> ElementTree.Element:
    """Return the root of XML that has no entities of its own, and is neither too deep nor too large.

    Raises UnreadableFile.
    """
    _Guard(name).look_through(text)
    try:
        return ElementTree.fromstring(text)
    except (ElementTree.ParseError, ValueError, LookupError) as error:
        raise UnreadableFile(name, "is no XML text") from error


class _Guard:
    """Goes through XML without making anything of it."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._depth = self._elements = 0

    def look_through(self, text: bytes) -> None:
        """Raise UnreadableFile for what may not be."""
        parser = expat.ParserCreate()
        parser.EntityDeclHandler = self._refuse_entity
        parser.StartElementHandler = self._begin
        parser.EndElementHandler = self._end
        try:
            parser.Parse(text, True)
        except (expat.ExpatError, ValueError, LookupError) as error:
            raise UnreadableFile(self._name, "is no XML text") from error

    def _refuse_entity(self, *_: object) -> None:
        raise UnreadableFile(self._name, "defines entities, which no score needs")

    def _begin(self, *_: object) -> None:
        self._depth += 1
        self._elements += 1
        if self._depth > _MOST_DEPTH or self._elements > _MOST_ELEMENTS:
            raise UnreadableFile(self._name, "is larger or deeper than any score")

    def _end(self, *_: object) -> None:
        self._depth -= 1
