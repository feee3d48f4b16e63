"""Photos and scans: checked by content, encrypted once under a random name, never rewritten."""

from __future__ import annotations

import contextlib
import hashlib
import io
import re
import secrets
import struct
import time
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from app import seal
from app.errors import (
    AppError,
    AttachmentDamaged,
    AttachmentLocked,
    AttachmentRefused,
    AttachmentTooLarge,
    AttachmentUnreadable,
    UnreadablePicture,
)
from app.fields import Flag, Text, Whole
from app.language import N_
from app.records import pdf, photos
from app.store import Column, Record, faults, journal, registry
from app.store.keys import write_whole
from app.store.schema import Draft, Secret, StoredFile
from app.store.session import current

MOST_BYTES = 20 * 1024 * 1024
_KEPT_AS = re.compile(r"[0-9a-f]{32}\.age")
PDF = "application/pdf"
_IMAGES = {"JPEG": "image/jpeg", "PNG": "image/png", "WEBP": "image/webp", "TIFF": "image/tiff"}


class Attachment(Record):
    """A photo or scan that belongs to a record."""

    kind_name = "attachment"
    label = N_("Attachment")

    owner_kind = Column(Text(max=30), N_("Belongs to (kind)"), required=True, listed=False)
    owner = Column(Text(max=40), N_("Belongs to"), required=True, index=True, listed=False)
    name = Column(Text(max=200), N_("Name"), required=True)
    caption = Column(Text(max=200), N_("What it shows"))
    media = Column(Text(max=40), N_("Kind"), required=True)
    size = Column(Whole(min=0), N_("Bytes"), required=True)
    sha256 = Column(Text(max=64), N_("Seal"), required=True, listed=False, index=True)
    file = Column(Text(max=60), N_("Kept as"), travels=False, listed=False)
    original = Column(Text(max=60), N_("Original kept as"), travels=False, listed=False)
    original_sha256 = Column(Text(max=64), N_("Seal of the original"), travels=False, listed=False)
    here_only = Column(Flag(), N_("Stays here"), travels=False, listed=False)

    may_stay = True

    @classmethod
    def kept_here(cls, values: Mapping[str, Any]) -> frozenset[str]:
        """All of it, where its owner keeps back what usually travels."""
        if values.get("here_only"):
            return frozenset(cls.columns()) - {"owner_kind", "owner"}
        owner = registry.get(values.get("owner_kind") or "")
        if owner is None or not owner.may_stay:
            return super().kept_here(values)
        found = owner.get_or_none(owner.id == values.get("owner"))
        if found is None or owner.kept_here(found.values()) <= owner.never_travelling():
            return super().kept_here(values)
        return frozenset(cls.columns()) - {"owner_kind", "owner"}


def media_of(data: bytes) -> str:
    """What bytes are, by their content alone. Raises AttachmentRefused."""
    if data.startswith(b"%PDF-"):
        return PDF
    from PIL import Image, UnidentifiedImageError

    try:
        with Image.open(io.BytesIO(data), formats=tuple(_IMAGES)) as image:
            image.verify()
            return _IMAGES[image.format or ""]
    except (
        UnidentifiedImageError,
        Image.DecompressionBombError,
        OSError,
        ValueError,
        SyntaxError,
        LookupError,
        TypeError,
        OverflowError,
        struct.error,
    ) as error:
        raise AttachmentRefused from error


def add(owner: Record, *, name: str, data: bytes, caption: str = "") -> Attachment:
    """Attach a photo or scan to a record.

    Raises AttachmentTooLarge, AttachmentRefused (neither picture nor PDF by its content, or one
    that cannot be opened).
    """
    kept = prepare(name=name, data=data, caption=caption)
    try:
        with journal.action("attachment.add") as act:
            return attach(act, owner, kept)
    except BaseException:
        drop(kept)
        raise


def take(
    owner: Record | None, files: Sequence[Path], progress: Callable[[int, int, str], object]
) -> list[Any]:
    """Attach files to a record, or prepare them for one that is still being written.

    `progress` is told files done, files to do and the name of the next. Raises OSError,
    AttachmentTooLarge, AttachmentRefused; what was taken before stays.
    """
    taken: list[Any] = []
    for at, file in enumerate(files):
        progress(at, len(files), file.name)
        data = file.read_bytes()
        if owner is not None:
            taken.append(add(owner, name=file.name, data=data))
        else:
            taken.append(prepare(name=file.name, data=data))
    return taken


def prepare(*, name: str, data: bytes, caption: str = "") -> dict[str, Any]:
    """Keep a photo or scan for a record that is still being written; fit for a draft (JSON).

    Raises AttachmentTooLarge, AttachmentRefused.
    """
    if len(data) > MOST_BYTES:
        raise AttachmentTooLarge(most=MOST_BYTES // 1024 // 1024)
    media = media_of(data)
    _require_readable(data, media, name)
    return {
        "media": media,
        "name": Path(name).name[:200],
        "caption": caption or None,
        "size": len(data),
        "sha256": hashlib.sha256(data).hexdigest(),
        "file": keep(data),
    }


def _require_readable(data: bytes, media: str, name: str) -> None:
    """Raise AttachmentLocked or AttachmentUnreadable unless it can be looked at."""
    try:
        if media == PDF:
            pdf.require_readable(data)
        else:
            photos.opened(data, photos.TRAVELLING_SIDE)
    except pdf.NeedsPassword as error:
        raise AttachmentLocked(name=name) from error
    except UnreadablePicture as error:
        raise AttachmentUnreadable(name=name) from error


def attach(act: journal.Action, owner: Record, prepared: dict[str, Any]) -> Attachment:
    """Give a record what was prepared for it, as part of a larger action.

    Where its kind says so, what travels of a photo is a small copy without EXIF, and only of the
    first few; the original stays here.
    """
    said = {"owner_kind": owner.kind_name, "owner": owner.id, **prepared}
    most = type(owner).photos_travel
    if most is not None and prepared["media"] in _IMAGES.values():
        said |= _smaller(prepared)
        travelling = [each for each in of(owner.id) if each.original and not each.here_only]
        said["here_only"] = len(travelling) >= most or None
    return act.add(Attachment, **said)


def _smaller(prepared: Mapping[str, Any]) -> dict[str, Any]:
    """A copy of a prepared photo that is fit to travel, with the original named beside it."""
    original = _read(prepared["file"], prepared["sha256"], prepared["name"])
    data = photos.small(original)
    return {
        "media": "image/jpeg",
        "size": len(data),
        "sha256": hashlib.sha256(data).hexdigest(),
        "file": keep(data),
        "original": prepared["file"],
        "original_sha256": prepared["sha256"],
    }


def drop(prepared: dict[str, Any]) -> None:
    """Throw away what was prepared for a record that was never finished."""
    with contextlib.suppress(OSError, AppError):
        named = (Attachment.file == prepared["file"]) | (Attachment.original == prepared["file"])
        if Attachment.select().where(named).exists():
            return
        (current().folder / "attachments" / Path(prepared["file"]).name).unlink(missing_ok=True)


def sweep() -> int:
    """Throw away what was prepared over a day ago and neither record nor draft names; how many."""
    known = {each.file for each in Attachment.select(Attachment.file)}
    known |= {each.original for each in Attachment.select(Attachment.original)}
    known |= {each.file for each in StoredFile.select(StoredFile.file)}
    typed = " ".join(each.typed for each in Draft.select(Draft.typed))
    swept = 0
    yesterday = time.time() - 86_400
    for file in (current().folder / "attachments").glob("*.age"):
        with contextlib.suppress(OSError):
            if (
                file.name not in known
                and file.name not in typed
                and file.stat().st_mtime < yesterday
            ):
                file.unlink()
                swept += 1
    return swept


def keep(data: bytes) -> str:
    """Encrypt bytes into a new file of the installation; the file's name. Raises what disks do."""
    folder = current().folder / "attachments"
    name = f"{secrets.token_hex(16)}.age"
    vault = Secret.get_by_id("attachments").value
    with faults.named(folder.parent):
        folder.mkdir(exist_ok=True)
        write_whole(folder / name, seal.encrypt(data, seal.recipient_of(vault)))
    return name


def read(attachment: Attachment) -> bytes:
    """The bytes of an attachment, as they travel. Raises AttachmentDamaged."""
    file = attachment.file or _received_as(attachment.sha256) or ""
    return _read(file, attachment.sha256, attachment.name)


def read_original(attachment: Attachment) -> bytes:
    """The bytes of an attachment as it was given to us. Raises AttachmentDamaged."""
    if not attachment.original:
        return read(attachment)
    return _read(attachment.original, attachment.original_sha256 or "", attachment.name)


def _read(file: str, sha256: str, name: str) -> bytes:
    vault = Secret.get_by_id("attachments").value
    try:
        if not _KEPT_AS.fullmatch(file):
            raise AttachmentDamaged(name=name)
        sealed = (current().folder / "attachments" / file).read_bytes()
        data = seal.decrypt(sealed, [vault], cap=MOST_BYTES)
    except (OSError, TypeError, ValueError, seal.SealError) as error:
        raise AttachmentDamaged(name=name) from error
    if hashlib.sha256(data).hexdigest() != sha256:
        raise AttachmentDamaged(name=name)
    return data


def keep_received(contents: dict[str, bytes]) -> None:
    """Keep what came in a package, by its SHA-256; what is neither picture nor PDF is left out."""
    for sha256, data in contents.items():
        if len(data) > MOST_BYTES or _received_as(sha256) is not None:
            continue
        with contextlib.suppress(AttachmentRefused):
            media_of(data)
            StoredFile.insert(sha256=sha256, file=keep(data)).execute()


def _received_as(sha256: str) -> str | None:
    found = StoredFile.get_or_none(StoredFile.sha256 == sha256)
    return None if found is None else found.file


def of(owner: str) -> list[Attachment]:
    """What is attached to a record, in order."""
    return list(
        Attachment.select()
        .where((Attachment.owner == owner) & Attachment.voided.is_null())
        .order_by(Attachment.row)
    )


def sizes(since: int) -> dict[str, int]:
    """The bytes of each attachment of ours that has changed since an entry, by record."""
    return {each.id: each.size for each in _since(since)}


def among(records: Collection[str], since: int) -> list[Attachment]:
    """Those of some records of ours, all changed since an entry, that are attachments."""
    return [each for each in _since(since) if each.id in records]


def _since(entry: int) -> Iterable[Attachment]:
    """Ours that have changed since an entry, are not void and may leave."""
    asked = Attachment.select().where(
        (Attachment.origin == current().origin)
        & (Attachment.entry >= entry)
        & Attachment.voided.is_null()
    )
    return [each for each in asked if "sha256" not in Attachment.kept_here(each.values())]


def void(attachment: Attachment, *, reason: str = "other", words: str = "") -> Attachment:
    """Take an attachment off its record; the file stays with the history."""
    with journal.action("attachment.void") as act:
        return act.void(attachment, reason, words)


def restore(attachment: Attachment) -> Attachment:
    """Put an attachment back on its record."""
    with journal.action("attachment.restore") as act:
        return act.restore(attachment)


def damaged() -> list[str]:
    """Attachments, by name, whose file is lost or no longer what it was.

    What came in packages is looked at by its seal too, whatever names it.
    """
    filed = Attachment.select().where(Attachment.file.is_null(False))
    mine = [each for each in filed if current().is_mine(each.origin)]
    names = {each.sha256: each.name for each in Attachment.select()}
    received = {each.sha256: each.file for each in StoredFile.select()}
    found: list[str] = []
    for each in mine:
        try:
            read(each)
            read_original(each)
        except AttachmentDamaged:
            found.append(each.name)
    for sha256, file in received.items():
        if _seal_of(file) != sha256:
            found.append(names.get(sha256) or file)
    return found + _unnamed(names, received)


def _unnamed(names: Mapping[str, str], received: Mapping[str, str]) -> list[str]:
    """What came in a package and lies here still, but is told apart from its record."""
    kept = {each.file for each in Attachment.select(Attachment.file)} | set(received.values())
    kept |= {each.original for each in Attachment.select(Attachment.original)}
    lost = names.keys() - received.keys()
    left = (p for p in (current().folder / "attachments").glob("*.age") if p.name not in kept)
    alone = {_seal_of(path.name) for path in left} & lost
    held = {each.sha256 for each in Attachment.select().where(Attachment.file.is_null(False))}
    return [names[each] for each in alone if each is not None and each not in held]


def _seal_of(file: str) -> str | None:
    vault = Secret.get_by_id("attachments").value
    try:
        sealed = (current().folder / "attachments" / Path(file).name).read_bytes()
        return hashlib.sha256(seal.decrypt(sealed, [vault], cap=MOST_BYTES)).hexdigest()
    except (OSError, seal.SealError, TypeError, ValueError):
        return None
