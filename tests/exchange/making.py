"""Sealed packages for tests: believable ones, and well signed ones that are wrong in one place."""

from __future__ import annotations

import copy
from dataclasses import dataclass, field, replace
from typing import Any

from app import seal
from app.exchange import bag
from app.exchange.label import Label
from app.exchange.package import read_package, write_package
from app.exchange.shapes import NOTHING_BEFORE, Header, HeldReceipt

ORIGIN = "0192f0c1-5a3e-7bbb-8ccc-0123456789ab"
OFFICE = "0192f0c1-5a3e-7bbb-8ccc-ba9876543210"
KEEPER = "0192f0c1-5a3e-7bbb-8ccc-00000000feed"
EPOCH = "0f" * 16
LATER = "1e" * 16
CODE = "370406101200-01"


@dataclass
class Journal:
    """A journal that grows: entries as a package takes them."""

    epoch: str = EPOCH
    entries: list[tuple[bytes, list[tuple[str, bytes | None, bytes | None]]]] = field(
        default_factory=list
    )
    previous: str = NOTHING_BEFORE

    def add(self, action: str, bodies: list[dict[str, Any]], note: Any = None) -> None:
        number = len(self.entries) + 1
        versions, sealed = [], []
        for place, body in enumerate(bodies):
            record = f"0192f0c1-5a3e-7bbb-8ccc-{number:06d}{place:06d}"
            nonce = bytes([number % 256]) * 32
            shared = seal.canonical(body)
            versions.append(
                {
                    "kept": seal.body_hash("kept", nonce, b"{}"),
                    "kind": "visit",
                    "record": record,
                    "schema": 1,
                    "shared": seal.body_hash("shared", nonce, shared),
                }
            )
            sealed.append((record, nonce, shared))
        entry = {
            "action": action,
            "epoch": self.epoch,
            "format": 1,
            "note": note or {},
            "number": number,
            "origin": ORIGIN,
            "previous": self.previous,
            "time": "2026-11-22T10:20:00+08:00",
            "user": KEEPER,
            "versions": versions,
        }
        line = seal.canonical(entry)
        self.previous = seal.entry_hash(line)
        self.entries.append((line, sealed))

    def begin_epoch(self, epoch: str) -> None:
        number = len(self.entries)
        parent = {"epoch": self.epoch, "hash": self.previous, "number": number} if number else None
        self.epoch = epoch
        self.add("epoch.begin", [], {"parent": parent})


def journal(visits: int = 3) -> Journal:
    made = Journal()
    made.begin_epoch(EPOCH)
    for number in range(visits):
        made.add("visit.log", [{"facts": f"邻居砌墙占了通道 {number}", "number": number + 1}])
    return made


@dataclass
class World:
    """A room, its office, and a stranger."""

    signer: str
    public: str
    identity: str
    recipient: str

    def header(self, made: Journal, first: int = 1, **other: Any) -> Header:
        previous = seal.entry_hash(made.entries[first - 2][0]) if first > 1 else NOTHING_BEFORE
        header = Header(
            kind="report",
            code=CODE,
            origin=ORIGIN,
            epoch=made.epoch,
            serial=1,
            first=first,
            last=len(made.entries),
            to=seal.fingerprint(self.recipient),
            previous=previous,
            head=made.previous,
            receipt=HeldReceipt(first - 1, previous) if first > 1 else None,
        )
        return replace(header, **other)

    def write(
        self, made: Journal, first: int = 1, attachments: Any = None, **other: Any
    ) -> tuple[bytes, bytes]:
        return write_package(
            self.header(made, first, **other),
            made.entries[first - 1 :],
            attachments or {},
            recipient=self.recipient,
            signer=self.signer,
        )

    def read(self, ciphertext: bytes, minisig: bytes, **other: Any) -> Any:
        arguments = {
            "kind": "report",
            "key_of": {ORIGIN: self.public}.get,
            "identities": [self.identity],
        }
        return read_package(ciphertext, minisig, **{**arguments, **other})

    def seal_files(self, label: Label, files: dict[str, bytes]) -> tuple[bytes, bytes]:
        """Encrypt and sign any files as a bag, however wrong they are."""
        return self.seal_archive(label, bag.pack_files(label.name, files))

    def seal_archive(self, label: Label, archive: bytes) -> tuple[bytes, bytes]:
        ciphertext = seal.encrypt(archive, self.recipient)
        return ciphertext, seal.sign(self.signer, ciphertext, label.line())

    def seal_payload(self, label: Label, payload: dict[str, bytes]) -> tuple[bytes, bytes]:
        """Encrypt and sign a payload whose bag is in order."""
        return self.seal_archive(label, bag.pack(label.name, payload))


def world() -> World:
    return World(*seal.new_signer(), *seal.new_age())


def lines(data: bytes) -> list[Any]:
    return [copy.deepcopy(seal.parse(line)) for line in data.splitlines()]


def unlines(values: list[Any]) -> bytes:
    return b"".join(seal.canonical(value) + b"\n" for value in values)
