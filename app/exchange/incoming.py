"""Verified entries of another journal as the store takes them in."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from app.exchange.inside import EPOCH_BEGIN
from app.exchange.shapes import Entry, Version
from app.store.line import Incoming, Place


def incoming(fresh: Sequence[Entry], versions: Iterable[Version]) -> list[Incoming]:
    """New entries, which follow on each other, with their versions among those of a package."""
    if not fresh:
        return []
    since = fresh[0].number
    coming = iter(version for version in versions if version.number >= since)
    made: list[Incoming] = []
    for entry in fresh:
        said = entry.said
        parent = entry.note.get("parent") if said.action == EPOCH_BEGIN else None
        made.append(
            Incoming(
                number=entry.number,
                epoch=said.epoch,
                time=said.time,
                action=said.action,
                bytes=entry.bytes,
                hash=entry.hash,
                parent=Place(parent["number"], parent["epoch"], parent["hash"]) if parent else None,
                versions=[
                    (
                        named.kind,
                        named.record,
                        named.schema,
                        version.body,
                        version.nonce,
                        None,
                        None,
                    )
                    for named, version in zip(said.versions, coming, strict=False)
                ],
            )
        )
    return made
