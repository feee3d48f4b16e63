"""Look through an .xls file before it is loaded ([MS-CFB] for the file, [MS-XLS] for its records).

The reading library makes as much room as the file says that its table needs, so one wrong byte
would end the program.
"""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterator

Hold = Callable[[int, int], None]
"""Told of every row and column (from 0) that is in use; raises where that is too far."""

MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

_HEADER = 512
_END = 0xFFFFFFFA
_STREAMS = ("Workbook", "Book")

_BOF, _DIMENSIONS, _FORMULA, _BOUNDSHEET = 0x0809, 0x0200, 0x0006, 0x0085
_FILEPASS = 0x002F
_CELLS = {0x0203, 0x027E, 0x00FD, 0x0204, 0x0205, 0x00D6, _FORMULA}
_MANY_CELLS = {0x00BD}
"""Of numbers; empty cells with borders are others (0x0201, 0x00BE), and the library skips them."""
_NO_RESULT = {2: "#", 3: "="}


class Locked(Exception):
    """The file is protected by a password."""


def uncomputed_cells(
    data: bytes, hold: Hold, claim: Hold | None = None
) -> dict[str, dict[tuple[int, int], str]]:
    """The cells of each sheet that show something but store no result: (row, column) to a sign.

    `hold` is told of every cell, `claim` of how far the file says that a table reaches. Raises
    `ValueError` where the file is damaged, `Locked`, and whatever `hold` and `claim` raise.
    """
    try:
        return _look(_stream(data), hold, claim or hold)
    except (struct.error, IndexError, UnicodeDecodeError) as error:
        raise ValueError("damaged") from error


def _look(book: bytes, hold: Hold, claim: Hold) -> dict[str, dict[tuple[int, int], str]]:
    sheets: dict[int, str] = {}
    found: dict[str, dict[tuple[int, int], str]] = {}
    here: dict[tuple[int, int], str] = {}
    depth = 0
    for at, kind, body in _records(book):
        if kind == _BOF:
            depth += 1
            if at and at in sheets:
                here = found.setdefault(sheets[at], {})
        elif kind == _FILEPASS:
            raise Locked
        elif kind == _BOUNDSHEET:
            place, name = _bound_sheet(body)
            sheets[place] = name
        elif kind == _DIMENSIONS and len(body) >= 10:
            first, rows, left, columns = struct.unpack_from(
                "<IIHH" if len(body) >= 14 else "<HHHH", body
            )
            if first > rows or left > columns:
                raise ValueError("dimensions")
            claim(max(rows, 1) - 1, max(columns, 1) - 1)
        elif kind in _CELLS or kind in _MANY_CELLS:
            row, column = struct.unpack_from("<HH", body)
            if kind in _MANY_CELLS:
                (column,) = struct.unpack_from("<H", body, len(body) - 2)
            hold(row, column)
            if kind == _FORMULA and body[12:14] == b"\xff\xff" and body[6] in _NO_RESULT:
                here[row, column] = _NO_RESULT[body[6]]
    if not depth:
        raise ValueError("no workbook")
    return found


def _records(book: bytes) -> Iterator[tuple[int, int, bytes]]:
    at = 0
    while at + 4 <= len(book):
        kind, length = struct.unpack_from("<HH", book, at)
        body = book[at + 4 : at + 4 + length]
        if len(body) < length:
            # The rest of the last sector is not part of the stream.
            return
        yield at, kind, body
        at += 4 + length


def _bound_sheet(body: bytes) -> tuple[int, str]:
    (place,) = struct.unpack_from("<I", body)
    length = body[6]
    if len(body) == 7 + length:
        return place, body[7:].decode("gb18030", "replace")
    if body[7] & 1:
        return place, body[8 : 8 + 2 * length].decode("utf-16-le", "surrogatepass")
    return place, body[8 : 8 + length].decode("latin-1")


def _stream(data: bytes) -> bytes:
    shift, mini_shift = struct.unpack_from("<HH", data, 30)
    if shift not in (9, 12) or mini_shift != 6:
        raise ValueError("sector size")
    directory, cutoff, mini_first, _count, extra, _extras = struct.unpack_from("<I4xI4I", data, 48)
    size = 1 << shift
    sectors = (len(data) - 1) // size

    def sector(number: int) -> bytes:
        return data[(number + 1) << shift : (number + 2) << shift]

    places = [n for n in struct.unpack_from("<109I", data, 76) if n < _END]
    seen = 0
    while extra < _END and seen <= sectors:
        numbers = _numbers(sector(extra))
        places += [n for n in numbers[:-1] if n < _END]
        extra = numbers[-1]
        seen += 1
    table = [n for place in places[: sectors + 1] for n in _numbers(sector(place))]

    def read(first: int, length: int | None = None) -> bytes:
        return b"".join(sector(n) for n in _chain(first, table))[:length]

    entries = read(directory)
    root = b""
    for at in range(0, len(entries), 128):
        entry = entries[at : at + 128]
        if len(entry) < 128:
            break
        (letters,) = struct.unpack_from("<H", entry, 64)
        name = entry[: max(min(letters, 64) - 2, 0)].decode("utf-16-le", "replace")
        first, length = struct.unpack_from("<II", entry, 116)
        if at == 0:
            root = read(first)
        elif name == "EncryptedPackage":
            raise Locked
        elif name in _STREAMS:
            if length >= cutoff:
                return read(first, length)
            minis = _chain(first, _numbers(read(mini_first)))
            return b"".join(root[n << 6 : (n + 1) << 6] for n in minis)[:length]
    raise ValueError("no workbook")


def _numbers(sector: bytes) -> list[int]:
    return [n for (n,) in struct.iter_unpack("<I", sector[: len(sector) // 4 * 4])]


def _chain(first: int, table: list[int]) -> Iterator[int]:
    seen = 0
    while first < _END:
        yield first
        first = table[first]
        seen += 1
        if seen > len(table):
            raise ValueError("circle")
