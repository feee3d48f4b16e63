"""The office's last answer as it was signed: what it says it has is looked at again by `check`.

Whoever has the room's password may write anything into its file, the office's signature alone not.
"""

from __future__ import annotations

import base64
import hashlib
import json

from app import seal
from app.errors import ReceiptDiffers, ReceiptLost
from app.exchange.package import read_package
from app.exchange.refusals import Refused, StickError
from app.exchange.shapes import Receipt as Signed
from app.messages import words
from app.records import deliveries
from app.records.deliveries import Receipt
from app.store import line, own_keys
from app.store.schema import Setting, setting
from app.store.session import current
from app.store.versions import noted

_KEPT = "receipt.signed"


def sealed(ciphertext: bytes, minisig: bytes) -> str:
    """An answer and its signature as they are kept (JSON)."""
    pair = {"answer": ciphertext, "signature": minisig}
    return json.dumps({name: base64.b64encode(data).decode() for name, data in pair.items()})


def mark(kept: str) -> str:
    """What the journal notes of an answer that is kept (hexadecimal SHA-256)."""
    return hashlib.sha256(kept.encode()).hexdigest()


def keep(kept: str) -> None:
    """Keep an answer in place of the one before; within the action that notes its mark."""
    Setting.replace(key=_KEPT, value=kept).execute()


def problems() -> list[str]:
    """What of the journal is not as the office has signed for it, in words."""
    last = deliveries.last_receipt()
    expected = noted(last.entry).get("kept") if last is not None else None
    kept = setting(_KEPT)
    if last is None:
        # An answer of an office that we no longer report to may still lie here.
        return []
    if expected is None:
        return []  # taken before answers were kept
    if kept is None or mark(kept) != expected:
        return [words(ReceiptLost(day=last.day))]
    return _compared(kept, last)


def _compared(kept: str, last: Receipt) -> list[str]:
    try:
        signed = _read(kept)
    except (Refused, StickError, seal.SealError, ValueError, LookupError, TypeError):
        return [words(ReceiptLost(day=last.day))]
    there = line.at(signed.origin, signed.delivered_to, aside=True)
    same = any((each.epoch, each.hash) == (signed.epoch, signed.hash) for each in there)
    said = (last.delivered_to, last.epoch, last.hash)
    if not same or signed.origin != current().origin or said != (
        signed.delivered_to, signed.epoch, signed.hash,
    ):  # fmt: skip
        return [words(ReceiptDiffers(number=signed.delivered_to))]
    return []


def _read(kept: str) -> Signed:
    said = {name: base64.b64decode(data) for name, data in json.loads(kept).items()}
    office = deliveries.office()
    signers = {office.installation: office.signer} if office is not None else dict[str, str]()
    opened = read_package(
        said["answer"],
        said["signature"],
        kind="reply",
        key_of=signers.get,
        identities=own_keys.identities(),
    )
    if opened.receipt is None:
        raise ValueError
    return opened.receipt
