"""The zip around a piece: a few named parts in memory. What its directory claims is checked before it is believed."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from composer.files.border import UnreadableFile

_MAGIC, _END, _LOCATOR = b"PK\x03\x04", b"PK\x05\x06", b"PK\x06\x07"
_END_BYTES, _LOCATOR_BYTES = 22, 20
_MOST_DIRECTORY_BYTES = 4096
_QUICKLY = 1
_DAMAGE = (BadZipFile, zlib.error, struct.error, KeyError, ValueError, EOFError, OSError, RuntimeError)


def packed(parts: Mapping[str, bytes]) -> bytes:
    """Return a zip of some parts by name, the same for the same parts."""
    buffer = BytesIO()
    with ZipFile(buffer, "w", ZIP_DEFLATED, compresslevel=_QUICKLY) as archive:
        for name, data in parts.items():
            # A date of its own would make two files of one piece differ.
            archive.writestr(ZipInfo(name), data, ZIP_DEFLATED, _QUICKLY)
    return buffer.getvalue()


def unpacked(data: bytes, name: str, caps: Mapping[str, int]) -> dict[str, bytes]:
    """Return the parts of a zip that are in `caps`, each of so many bytes at most; whatever else is there stays there.

    Nothing is written anywhere, so names are never paths. Raises UnreadableFile.
    """
    if not data.startswith(_MAGIC):
        raise UnreadableFile(name, "is not a piece of Composer" if data else "is empty")
    _check_directory(data, name)
    try:
        with ZipFile(BytesIO(data)) as archive:
            return {part: _part(archive, part, most) for part, most in caps.items()}
    except _DAMAGE as error:
        raise UnreadableFile(name, "is damaged") from error


def _check_directory(data: bytes, name: str) -> None:
    """Refuse a file without an end, and a directory of more entries than a piece has: each would take memory."""
    end = data[-_END_BYTES:]
    if not end.startswith(_END) or len(end) < _END_BYTES:
        raise UnreadableFile(name, "is cut short or damaged")
    (size,) = struct.unpack_from("<L", end, 12)
    if size > _MOST_DIRECTORY_BYTES or data[-_END_BYTES - _LOCATOR_BYTES :].startswith(_LOCATOR):
        raise UnreadableFile(name, "is damaged")


def _part(archive: ZipFile, part: str, most: int) -> bytes:
    """Return one part, never more of it than it says it has. Raises one of _DAMAGE."""
    info = archive.getinfo(part)
    if info.compress_type not in (ZIP_STORED, ZIP_DEFLATED) or info.file_size > most:
        raise ValueError
    with archive.open(info) as file:
        return file.read(info.file_size)
