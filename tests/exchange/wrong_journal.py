"""Journals, versions and replies that break one rule each, everything around them in order."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from typing import Any

import msgspec

from app import seal
from app.exchange import bounds, inside, refusals
from app.exchange.shapes import NOTHING_BEFORE, Header, Receipt
from tests.exchange.making import (
    EPOCH,
    LATER,
    OFFICE,
    ORIGIN,
    Journal,
    World,
    journal,
    lines,
    unlines,
)
from tests.exchange.wrong import Case, payload_of, rule


def _rewritten(
    w: World, change: Callable[[list[Any]], Any], made: Journal | None = None, **other: Any
) -> tuple[bytes, bytes]:
    """Change entries and chain them again, so that only the change itself is wrong."""
    label, payload = payload_of(w, made, **other)
    entries = lines(payload[inside.JOURNAL])
    change(entries)
    _put_journal(payload, entries)
    return w.seal_payload(label, payload)


def _put_journal(payload: dict[str, bytes], entries: list[Any]) -> None:
    for before, entry in itertools.pairwise(entries):
        entry["previous"] = seal.entry_hash(seal.canonical(before))
    payload[inside.JOURNAL] = unlines(entries)
    header = seal.parse(payload[inside.HEADER])
    header["head"] = seal.entry_hash(seal.canonical(entries[-1]))
    payload[inside.HEADER] = seal.canonical(header)


@rule(refusals.DoesNotFollow)
def entry_changed_afterwards(w: World):
    label, payload = payload_of(w)
    entries = lines(payload[inside.JOURNAL])
    entries[1]["note"] = {"who": "nobody"}
    payload[inside.JOURNAL] = unlines(entries)
    return w.seal_payload(label, payload)


@rule(refusals.DoesNotFollow)
def last_entry_changed_afterwards(w: World):
    return w.seal_payload(*payload_of(w, None, head="a" * 64))


@rule(refusals.DoesNotFollow)
def entry_left_out(w: World):
    return _rewritten(w, lambda entries: entries.pop(2))


@rule(refusals.DoesNotFollow)
def entry_missing_at_the_end(w: World):
    return _rewritten(w, lambda entries: entries.pop())


@rule(refusals.DoesNotFollow)
def entry_more_than_said(w: World):
    made = journal()
    return _rewritten(w, lambda entries: None, made, last=len(made.entries) - 1)


@rule(refusals.DoesNotFollow)
def entry_twice(w: World):
    return _rewritten(w, lambda entries: entries.insert(2, dict(entries[1])))


@rule(refusals.DoesNotFollow)
def first_entry_not_on_the_named_one(w: World):
    return w.seal_payload(*payload_of(w, None, 3, previous="a" * 64))


@rule(refusals.DoesNotFollow)
def something_before_the_first_of_all(w: World):
    def change(entries: list[Any]) -> None:
        entries[0]["previous"] = "a" * 64

    return _rewritten(w, change, previous="a" * 64)


@rule(refusals.InsideDiffers)
def entry_of_another_origin(w: World):
    return _rewritten(w, lambda entries: entries[2].update(origin=OFFICE))


@rule(refusals.BadLine)
def entry_of_a_newer_format(w: World):
    return _rewritten(w, lambda entries: entries[2].update(format=2))


@rule(refusals.DoesNotFollow)
def epoch_changing_without_a_beginning(w: World):
    def change(entries: list[Any]) -> None:
        for entry in entries[2:]:
            entry["epoch"] = LATER

    return _rewritten(w, change, epoch=LATER)


@rule(refusals.DoesNotFollow)
def epoch_beginning_again(w: World):
    def change(entries: list[Any]) -> None:
        parent = {"epoch": EPOCH, "hash": entries[2]["previous"], "number": 2}
        entries[2].update(action="epoch.begin", note={"parent": parent})

    return _rewritten(w, change)


def _epoch_with_parent(w: World, **parent: Any) -> tuple[bytes, bytes]:
    made = journal()
    made.begin_epoch(LATER)

    def change(entries: list[Any]) -> None:
        entries[-1]["note"]["parent"].update(parent)

    return _rewritten(w, change, made)


@rule(refusals.DoesNotFollow)
def epoch_from_another_epoch(w: World):
    return _epoch_with_parent(w, epoch="a" * 32)


@rule(refusals.DoesNotFollow)
def epoch_from_another_number(w: World):
    return _epoch_with_parent(w, number=3)


@rule(refusals.DoesNotFollow)
def epoch_from_another_hash(w: World):
    return _epoch_with_parent(w, hash="a" * 64)


@rule(refusals.DoesNotFollow)
def epoch_without_a_parent(w: World):
    def change(entries: list[Any]) -> None:
        entries[-1]["note"] = {"parent": None}

    made = journal()
    made.begin_epoch(LATER)
    return _rewritten(w, change, made)


@rule(refusals.DoesNotFollow)
def first_of_all_not_a_beginning(w: World):
    return _rewritten(w, lambda entries: entries[0].update(action="visit.log", note={}))


@rule(refusals.InsideDiffers)
def epoch_not_the_one_outside(w: World):
    return w.seal_payload(*payload_of(w, journal(), epoch=LATER))


# Versions


def _versions(w: World, change: Callable[[list[Any]], Any]) -> tuple[bytes, bytes]:
    label, payload = payload_of(w)
    versions = lines(payload[inside.VERSIONS])
    change(versions)
    payload[inside.VERSIONS] = unlines(versions)
    return w.seal_payload(label, payload)


@rule(refusals.BodyDiffers)
def body_changed(w: World):
    return _versions(w, lambda versions: versions[0].update(body='{"number":9}'))


@rule(refusals.BodyDiffers)
def nonce_changed(w: World):
    return _versions(w, lambda versions: versions[0].update(nonce="a" * 64))


@rule(refusals.BodyDiffers)
def version_left_out(w: World):
    return _versions(w, lambda versions: versions.pop(1))


@rule(refusals.BodyDiffers)
def version_not_named(w: World):
    return _versions(w, lambda versions: versions.append(dict(versions[-1])))


@rule(refusals.BodyDiffers)
def versions_in_another_order(w: World):
    return _versions(w, lambda versions: versions.reverse())


@rule(refusals.BodyDiffers)
def version_of_another_record(w: World):
    return _versions(w, lambda versions: versions[0].update(record=OFFICE))


@rule(refusals.BodyDiffers)
def nonce_without_body(w: World):
    return _versions(w, lambda versions: versions[0].update(body=None))


def _body(w: World, body: bytes) -> tuple[bytes, bytes]:
    """A body whose hash is right all through the chain."""
    label, payload = payload_of(w)
    entries, versions = lines(payload[inside.JOURNAL]), lines(payload[inside.VERSIONS])
    versions[0]["body"] = body.decode()
    digest = seal.body_hash("shared", bytes.fromhex(versions[0]["nonce"]), body)
    entries[1]["versions"][0]["shared"] = digest
    _put_journal(payload, entries)
    payload[inside.VERSIONS] = unlines(versions)
    return w.seal_payload(label, payload)


@rule(refusals.BadLine)
def body_not_an_object(w: World):
    return _body(w, b'["facts"]')


@rule(refusals.BadLine)
def body_with_a_key_repeated(w: World):
    return _body(w, b'{"number":1,"number":2}')


@rule(refusals.BadLine)
def body_with_nul(w: World):
    return _body(w, b'{"facts":"a\\u0000b"}')


# Replies


def _reply(w: World, change: Callable[[dict[str, bytes]], Any], **other: Any) -> Case:
    header = Header(
        kind="reply",
        code="370406",
        origin=ORIGIN,
        epoch=EPOCH,
        serial=1,
        first=other.get("first", 1),
        last=other.get("last", 0),
        to=seal.fingerprint(w.recipient),
        head=other.get("head", NOTHING_BEFORE),
    )
    receipt = Receipt("2026-12-01", 4, EPOCH, "b" * 64, OFFICE)
    payload = inside.payload(header, [], {}, receipt)
    change(payload)
    return Case(*w.seal_payload(header.label(), payload), {"kind": "reply"})


@rule(refusals.BadBag)
def reply_without_receipt(w: World):
    return _reply(w, lambda payload: payload.pop(inside.RECEIPT))


@rule(refusals.BadBag)
def reply_with_a_journal(w: World):
    return _reply(w, lambda payload: payload.update({inside.JOURNAL: b""}))


@rule(refusals.InsideDiffers)
def reply_with_a_range(w: World):
    return _reply(w, lambda payload: None, first=1, last=3)


@rule(refusals.DoesNotFollow)
def reply_that_names_entries(w: World):
    return _reply(w, lambda payload: None, head="a" * 64)


@rule(refusals.BadLine)
def receipt_of_another_shape(w: World):
    return _reply(w, lambda payload: payload.update({inside.RECEIPT: b'{"delivered_to":4}'}))


@rule(refusals.BadLine)
def certificates_spelled_otherwise(w: World):
    data = b'{"revoked":[], "answers":[]}'
    return _reply(w, lambda payload: payload.update({inside.BROUGHT["certificates"]: data}))


def _published(w: World, change: Callable[[dict[str, bytes]], Any]) -> Case:
    """A reply that carries the entries of a line, once something of it was changed."""

    def put(payload: dict[str, bytes]) -> None:
        _label, report = payload_of(w)
        said = seal.parse(report[inside.HEADER])
        head = {name: said[name] for name in ("entries", "epoch", "head", "previous")}
        files = (seal.canonical({**head, "origin": said["from"]}),
                 report[inside.JOURNAL], report[inside.VERSIONS])  # fmt: skip
        payload.update(zip(inside.PUBLISHED.values(), files, strict=True))
        change(payload)

    return _reply(w, put)


@rule(refusals.BadBag)
def published_files_missing(w: World):
    return _published(w, lambda payload: payload.pop(inside.PUBLISHED["published_versions"]))


@rule(refusals.DoesNotFollow)
def published_entry_changed(w: World):
    def change(payload: dict[str, bytes]) -> None:
        entries = lines(payload[inside.PUBLISHED["published_journal"]])
        entries[1]["note"] = {"who": "nobody"}
        payload[inside.PUBLISHED["published_journal"]] = unlines(entries)

    return _published(w, change)


@rule(refusals.BodyDiffers)
def published_body_changed(w: World):
    def change(payload: dict[str, bytes]) -> None:
        versions = lines(payload[inside.PUBLISHED["published_versions"]])
        versions[0]["body"] = "{}"
        payload[inside.PUBLISHED["published_versions"]] = unlines(versions)

    return _published(w, change)


@rule(refusals.BadBag)
def report_with_a_receipt(w: World):
    label, payload = payload_of(w)
    payload[inside.RECEIPT] = b"{}"
    return w.seal_payload(label, payload)


# Bounds


@rule(refusals.BadSerial)
def serial_more_than_entries(w: World):
    ciphertext, minisig = w.write(journal())
    comment = seal.signed_comment(minisig).replace("serial=1", "serial=999999999")
    return ciphertext, seal.sign(w.signer, ciphertext, comment)


@rule(refusals.BadLine)
def time_that_is_none(w: World):
    return _rewritten(w, lambda entries: entries[1].update(time="2026-19-39T29:59:59+29:59"))


@rule(refusals.BadLine)
def note_too_large(w: World):
    return _rewritten(w, lambda entries: entries[1].update(note={"a": [[]] * bounds.NOTE}))


@rule(refusals.BadLine)
def body_too_large(w: World):
    return _body(w, seal.canonical({"facts": "x" * bounds.BODY}))


@rule(refusals.BadLine)
def versions_too_many(w: World):
    label, payload = payload_of(w)
    header = seal.parse(payload[inside.HEADER])
    header["count"]["versions"] = bounds.VERSIONS + 1
    payload[inside.HEADER] = seal.canonical(header)
    return w.seal_payload(label, payload)


@rule(refusals.BadLine)
def receipt_of_no_day(w: World):
    receipt = Receipt("2026-19-39", 4, EPOCH, "b" * 64, OFFICE)
    data = seal.canonical(msgspec.to_builtins(receipt))
    return _reply(w, lambda payload: payload.update({inside.RECEIPT: data}))
