"""A serialized bag: files in a BagIt folder (RFC 8493) in a ZIP archive, and back, in memory.

The bag is exact: its four tag files follow from its payload, so a reader makes them again and
compares. That answers every question of validity at once and leaves nothing to interpret.
"""

from __future__ import annotations

import hashlib
import io
import struct
import zipfile
import zlib
from typing import TYPE_CHECKING

from app.exchange.bounds import CONTENT as CAP
from app.exchange.bounds import MEMBERS, too_roomy
from app.exchange.refusals import BadBag

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_TAGS = ("bag-info.txt", "bagit.txt", "manifest-sha256.txt")
_TAG_MANIFEST = "tagmanifest-sha256.txt"
_UTF8 = 0x800
_NO_DAY = (1980, 1, 1, 0, 0, 0)  # the oldest a ZIP can say: bytes do not depend on when


def tag_files(name: str, payload: Mapping[str, bytes]) -> dict[str, bytes]:
    """The four tag files that belong to a payload (path below the bag to content)."""
    octets = sum(len(content) for content in payload.values())
    tags = {
        "bagit.txt": b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n",
        "bag-info.txt": (
            f"External-Identifier: {name}\nPayload-Oxum: {octets}.{len(payload)}\n"
        ).encode(),
        "manifest-sha256.txt": _manifest(payload),
    }
    tags[_TAG_MANIFEST] = _manifest(tags)
    return tags


def _manifest(files: Mapping[str, bytes]) -> bytes:
    return "".join(
        f"{hashlib.sha256(files[path]).hexdigest()}  {path}\n" for path in sorted(files)
    ).encode()


def pack(name: str, payload: Mapping[str, bytes]) -> bytes:
    """Put a payload (paths begin with `data/`) into a bag called `name`: the bytes of a ZIP."""
    return pack_files(name, {**tag_files(name, payload), **payload})


def pack_files(name: str, files: Mapping[str, bytes]) -> bytes:
    """Put files into a ZIP under one top folder, same input same bytes."""
    packed = _zip(name, files, zipfile.ZIP_DEFLATED)
    if too_roomy(sum(map(len, files.values())), len(packed)):
        # What repeats itself so much would be taken for a trick.
        return _zip(name, files, zipfile.ZIP_STORED)
    return packed


def _zip(name: str, files: Mapping[str, bytes], method: int) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for path in sorted(files):
            info = zipfile.ZipInfo(f"{name}/{path}", _NO_DAY)
            info.create_system = 3
            info.external_attr = 0o100600 << 16
            # Photos and scans do not get smaller, only slower.
            photo = path.startswith("data/attachments/")
            info.compress_type = zipfile.ZIP_STORED if photo else method
            archive.writestr(info, files[path])
    return out.getvalue()


def unpack(name: str, archive: bytes, allowed: Callable[[str], bool]) -> dict[str, bytes]:
    """The payload of a bag called `name`; every path must be one that is `allowed`.

    Raises BadBag. Nothing is ever written to disk, and no path from inside is ever used as one.
    """
    files = _members(name, archive, allowed)
    payload = {path: content for path, content in files.items() if path.startswith("data/")}
    tags = tag_files(name, payload)
    for path, expected in tags.items():
        if files.get(path) != expected:
            raise BadBag(why=f"{path} does not fit the payload")
    return payload


def _members(name: str, archive: bytes, allowed: Callable[[str], bool]) -> dict[str, bytes]:
    _check_end(archive)
    try:
        with zipfile.ZipFile(io.BytesIO(archive)) as opened:
            infos = opened.infolist()
            directory = opened.start_dir
        if len(infos) > MEMBERS:
            raise BadBag(why="too many files")
        content = sum(info.file_size for info in infos)
        if content > CAP or too_roomy(content, len(archive)):
            raise BadBag(why="too large")
        files: dict[str, bytes] = {}
        offset = 0
        for info in infos:
            path = info.orig_filename.removeprefix(f"{name}/")
            if path == info.orig_filename or path in files:
                raise BadBag(why="a name outside the folder, or twice")
            if not (path in _TAGS or path == _TAG_MANIFEST or allowed(path)):
                raise BadBag(why="a name that is not allowed")
            files[path], offset = _member(archive, offset, info)
        if offset != directory:
            raise BadBag(why="something beside the members")
    except (zipfile.BadZipFile, zlib.error, struct.error, ValueError, NotImplementedError) as error:
        raise BadBag(why=f"not a readable archive: {type(error).__name__}") from error
    return files


def _check_end(archive: bytes) -> None:
    """The archive ends with one plain end record of a directory of bearable size.

    Looked at before `zipfile` does, which reads a directory of a million names into memory first.
    """
    end = len(archive) - 22
    if end < 0 or archive[end : end + 4] != b"PK\5\6" or archive[-2:] != b"\0\0":
        raise BadBag(why="no plain end of an archive")
    size, offset = struct.unpack_from("<II", archive, end + 12)
    if size > MEMBERS * 256 or offset + size != end or archive[end - 20 : end - 16] == b"PK\6\7":
        raise BadBag(why="a directory that is too large or not at the end")


def _member(archive: bytes, offset: int, info: zipfile.ZipInfo) -> tuple[bytes, int]:
    """The content of the member at `offset`, and the offset behind it.

    Every byte must belong to one member: so none lies over another (the trick of the best ZIP
    bombs), nothing is hidden between or behind them, and two programs see the same archive.
    """
    if info.extra or info.comment or info.header_offset != offset:
        raise BadBag(why="members do not follow on each other")
    flags, method, _, _, crc, packed, size, name_length, extra = struct.unpack_from(
        "<HHHHIIIHH", archive, offset + 6
    )
    local = (flags, method, crc, packed, size, extra)
    central = (info.flag_bits, info.compress_type, info.CRC, info.compress_size, info.file_size, 0)
    name = archive[offset + 30 : offset + 30 + name_length]
    if local != central or flags & ~_UTF8 or name != info.orig_filename.encode():
        raise BadBag(why="a member says two things of itself")
    start = offset + 30 + name_length
    raw = archive[start : start + packed]
    if method == zipfile.ZIP_STORED:
        content = raw
    elif method == zipfile.ZIP_DEFLATED:
        inflate = zlib.decompressobj(-zlib.MAX_WBITS)
        content = inflate.decompress(raw, size + 1)
        if not inflate.eof or inflate.unused_data:
            raise BadBag(why="a member that goes on after its end")
    else:
        raise BadBag(why="a member stored in another way than agreed")
    if len(raw) != packed or len(content) != size or zlib.crc32(content) != crc:
        raise BadBag(why="a member that is not what it says")
    return content, start + packed
