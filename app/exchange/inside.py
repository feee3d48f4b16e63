"""What a package says inside: written, and verified line by line.

Every JSON text here is read with its shape and then spelled again; where the spelling differs by
one byte it is refused. So no key is repeated, nothing is unknown, nothing can be read in two ways.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import fields
from typing import TYPE_CHECKING, Any, TypeVar, cast

import msgspec

from app import seal
from app.exchange.bounds import BODY, NOTE, is_day, is_time
from app.exchange.bounds import LINE as LINE_CAP
from app.exchange.bounds import PUBLISHED as MOST_PUBLISHED
from app.exchange.label import FORMAT, HEX32, Label
from app.exchange.refusals import BadBag, BadLine, BodyDiffers, DoesNotFollow, InsideDiffers
from app.exchange.shapes import (
    NOTHING_BEFORE,
    Attachment,
    Counts,
    Entry,
    EntryFields,
    Header,
    HeaderFile,
    Named,
    Published,
    PublishedFile,
    Receipt,
    Version,
    VersionLine,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

HEADER, JOURNAL, VERSIONS = "data/header.json", "data/journal.jsonl", "data/versions.jsonl"
RECEIPT = "data/receipt.json"
REPORT_FILES = (HEADER, JOURNAL, VERSIONS)
REPLY_FILES = (HEADER, RECEIPT)

BROUGHT = {
    "certificates": "data/certificates.json",
    "designs": "data/designs.json",
    "refusals": "data/refusals.json",
    "copies": "data/copies.json",
    "packages": "data/packages.json",
}
"""What a reply may bring beside its receipt, and the file that holds it: canonical JSON.

Only rooms whose programs know such a file are sent it, so no older reader ever meets one.
"""

PUBLISHED = {
    "published": "data/published.json",
    "published_journal": "data/published-journal.jsonl",
    "published_versions": "data/published-versions.jsonl",
}
"""What a reply carries of the office's published line: all three files or none."""

EPOCH_BEGIN = "epoch.begin"

_T = TypeVar("_T")
_ALL = {**BROUGHT, **PUBLISHED}

# Writing


def payload(
    header: Header,
    entries: Iterable[tuple[bytes, Sequence[tuple[str, bytes | None, bytes | None]]]],
    attachments: Mapping[str, bytes],
    receipt: Receipt | None,
    brought: Mapping[str, bytes] | None = None,
) -> dict[str, bytes]:
    """The files of a package by their path in the bag."""
    journal: list[bytes] = []
    versions: list[bytes] = []
    for number, (entry, bodies) in enumerate(entries, header.first):
        journal.append(entry)
        for record, nonce, body in bodies:
            line = {
                "body": None if body is None else body.decode(),
                "nonce": None if nonce is None else nonce.hex(),
                "number": number,
                "record": record,
            }
            versions.append(seal.canonical(line))
    files = {
        f"data/attachments/{digest}": content for digest, content in sorted(attachments.items())
    }
    files[HEADER] = _header_file(header, len(journal), len(versions), len(attachments))
    if header.kind == "report":
        files[JOURNAL] = b"".join(line + b"\n" for line in journal)
        files[VERSIONS] = b"".join(line + b"\n" for line in versions)
    elif receipt is not None:
        files[RECEIPT] = seal.canonical(msgspec.to_builtins(receipt))
        files.update({_ALL[name]: data for name, data in (brought or {}).items()})
    return files


def _header_file(header: Header, entries: int, versions: int, attachments: int) -> bytes:
    return seal.canonical(
        {
            "code": header.code,
            "count": {"attachments": attachments, "entries": entries, "versions": versions},
            "entries": [header.first, header.last],
            "epoch": header.epoch,
            "format": FORMAT,
            "from": header.origin,
            "head": header.head,
            "kind": header.kind,
            "previous": header.previous,
            "receipt": None if header.receipt is None else msgspec.to_builtins(header.receipt),
            "schema": header.schema,
            "serial": header.serial,
            "to": header.to,
        }
    )


# Reading


def read(
    label: Label, files: Mapping[str, bytes]
) -> tuple[Header, list[Entry], list[Version], list[Attachment], Receipt | None]:
    """Verify what is inside against the label and itself; raises BadInside."""
    for name in REPORT_FILES if label.kind == "report" else REPLY_FILES:
        if name not in files:
            raise BadBag(why=f"{name} is missing")
    attachments = _attachments(files)
    header, count = _read_header(label, files[HEADER])
    entries: list[Entry] = []
    versions: list[Version] = []
    receipt: Receipt | None = None
    if label.kind == "report":
        entries = list(_read_journal(header, files[JOURNAL]))
        versions = list(_read_versions(entries, files[VERSIONS]))
    else:
        if (header.first, header.last) != (1, 0):
            raise InsideDiffers(field="entries")
        if (header.previous, header.head) != (NOTHING_BEFORE, NOTHING_BEFORE):
            raise DoesNotFollow(number=0)
        receipt = _parse(files[RECEIPT], Receipt, RECEIPT)
        if not is_day(receipt.day):
            raise BadLine(where=RECEIPT)
    if count != Counts(len(attachments), len(entries), len(versions)):
        raise InsideDiffers(field="count")
    return header, entries, versions, attachments, receipt


def reply_files(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """What a reply brings, by its name; canonical JSON of a shape that its taker knows."""
    found = {name: files[path] for name, path in BROUGHT.items() if path in files}
    for name, data in found.items():
        _parse(data, dict[str, Any], BROUGHT[name])
    return found


def published(files: Mapping[str, bytes]) -> Published | None:
    """What a reply carries of the office's published line; raises BadInside."""
    there = [path for path in PUBLISHED.values() if path in files]
    if not there:
        return None
    if len(there) != len(PUBLISHED):
        raise BadBag(why="published records without all their files")
    said_path, journal_path, versions_path = PUBLISHED.values()
    if sum(len(files[path]) for path in there) > MOST_PUBLISHED:
        raise BadBag(why="too much that is published")
    said = _parse(files[said_path], PublishedFile, said_path)
    header = Header(
        kind="reply",
        code="",
        origin=said.origin,
        epoch=said.epoch,
        serial=1,
        first=said.entries[0],
        last=said.entries[1],
        to="",
        previous=said.previous,
        head=said.head,
    )
    entries = list(_read_journal(header, files[journal_path], journal_path))
    versions = list(_read_versions(entries, files[versions_path], versions_path))
    return Published(header, entries, versions)


def _parse(data: bytes, shape: type[_T], where: str, cap: int = LINE_CAP) -> _T:
    if len(data) > cap:
        raise BadLine(where=where)
    try:
        # Of an entry the note alone may hold anything: its size is looked at before it is read.
        loose = seal.loose(data, shape) if shape is EntryFields else None
        if isinstance(loose, EntryFields) and len(bytes(loose.note)) > NOTE:
            raise BadLine(where=where)
        return seal.parse(data, shape)
    except seal.NotCanonical as error:
        raise BadLine(where=where) from error


def _lines(data: bytes, shape: type[_T], where: str) -> Iterator[tuple[bytes, _T]]:
    if data and not data.endswith(b"\n"):
        raise BadLine(where=where)
    start = number = 0
    # One by one: all of them at once would lie in memory twice.
    while (end := data.find(b"\n", start)) >= 0:
        line, start, number = data[start:end], end + 1, number + 1
        yield line, _parse(line, shape, f"{where}:{number}")


def _attachments(files: Mapping[str, bytes]) -> list[Attachment]:
    found: list[Attachment] = []
    for path, content in files.items():
        name = path.removeprefix("data/attachments/")
        if name != path:
            if hashlib.sha256(content).hexdigest() != name:
                raise BadBag(why="an attachment that is not what its name says")
            found.append(Attachment(name, content))
    return found


def _read_header(label: Label, data: bytes) -> tuple[Header, Counts]:
    said = _parse(data, HeaderFile, HEADER)
    header = Header(
        kind=said.kind,
        code=said.code,
        origin=said.origin,
        epoch=said.epoch,
        serial=said.serial,
        first=said.entries[0],
        last=said.entries[1],
        to=said.to,
        previous=said.previous,
        head=said.head,
        schema=said.schema,
        receipt=said.receipt,
    )
    inner = header.label(label.proof)
    for field in fields(Label):
        if getattr(inner, field.name) != getattr(label, field.name):
            raise InsideDiffers(field=field.name)
    return header, said.count


def _read_journal(header: Header, data: bytes, path: str = JOURNAL) -> Iterator[Entry]:
    number, previous, epoch = header.first, header.previous, None
    if number == 1 and previous != NOTHING_BEFORE:
        raise DoesNotFollow(number=number)
    for line, said in _lines(data, EntryFields, path):
        note = _parse(bytes(said.note), dict[str, Any], f"{path} note of {number}", NOTE)
        if not is_time(said.time):
            raise BadLine(where=f"{path} time of {number}")
        follows = (said.number, said.previous) == (number, previous)
        if not follows or not _epoch_follows(said, note, epoch):
            raise DoesNotFollow(number=number)
        if said.origin != header.origin:
            raise InsideDiffers(field="from")
        digest = seal.entry_hash(line)
        yield Entry(number, line, digest, said, note if said.action == EPOCH_BEGIN else {})
        number, previous, epoch = number + 1, digest, said.epoch
    if number - 1 != header.last:
        raise DoesNotFollow(number=number)
    if previous != header.head:
        raise DoesNotFollow(number=header.last)
    if epoch not in (None, header.epoch):
        raise InsideDiffers(field="epoch")


def _epoch_follows(said: EntryFields, note: dict[str, Any], before: str | None) -> bool:
    """Whether the entry stays in the epoch or begins one properly (`before` None: not known)."""
    if said.action != EPOCH_BEGIN:
        return said.number > 1 and before in (None, said.epoch)
    if said.number == 1:
        return note == {"parent": None}
    parent = note.get("parent")
    if not isinstance(parent, dict):
        return False
    named = cast("dict[str, Any]", parent)
    grown_from = before or named.get("epoch")
    if not isinstance(grown_from, str) or not re.fullmatch(HEX32, grown_from):
        return False
    expected = {"epoch": grown_from, "hash": said.previous, "number": said.number - 1}
    return note == {"parent": expected} and said.epoch != grown_from


def _read_versions(entries: list[Entry], data: bytes, path: str = VERSIONS) -> Iterator[Version]:
    lines = _lines(data, VersionLine, path)
    for entry in entries:
        for named in entry.said.versions:
            _, line = next(lines, (b"", None))
            if line is None or (line.number, line.record) != (entry.number, named.record):
                raise BodyDiffers(number=entry.number, record=named.record)
            yield _version(line, named)
    for _, line in lines:
        raise BodyDiffers(number=line.number, record=line.record)


def _version(line: VersionLine, named: Named) -> Version:
    if line.body is None or line.nonce is None:
        if line.body is not None or line.nonce is not None:
            raise BodyDiffers(number=line.number, record=line.record)
        return Version(line.number, line.record, named, None, None)
    nonce, body = bytes.fromhex(line.nonce), line.body.encode()
    if seal.body_hash("shared", nonce, body) != named.shared:
        raise BodyDiffers(number=line.number, record=line.record)
    _parse(body, dict[str, Any], f"{VERSIONS} body of {line.record}", BODY)
    return Version(line.number, line.record, named, nonce, body)
