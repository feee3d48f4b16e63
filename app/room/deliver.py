"""Put on the stick for the office whatever it has not yet said that it has.

A package gets its serial and its range of entries in the journal before a byte is written, so no
serial is ever used for something else. Only when it lies on the stick, read back, does the journal
say so; one that was interrupted is finished under its own serial by the next delivery.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from app import seal
from app.errors import AppError, AttachmentDamaged
from app.exchange import drive, putting
from app.exchange.label import package_path
from app.exchange.package import write_package
from app.exchange.shapes import NOTHING_BEFORE, Header, HeldReceipt
from app.language import N_, _, n_
from app.messages import size_in_words
from app.records import attachments, delivered, deliveries
from app.records.deliveries import Delivery, Office, Receipt
from app.room import enrol
from app.store import journal, line, note_program, own_keys, schema
from app.store.session import current
from app.store.versions import size_in_line

MOST_BYTES = 58 * 1024 * 1024
"""Bytes inside one package; what is more goes into the next serial."""

MOST_FILES = 4000
"""Attachments in one package."""

_MAKE = "delivery.make"

Progress = Callable[[int, int], None]


class NoOffice(AppError):
    """The room has taken no invitation yet."""

    message = N_("This room has no office yet. Take the office's invitation first.")


@dataclass(frozen=True, slots=True)
class Plan:
    """What the next delivery carries.

    `attachments` is a number of files, `size` in bytes before packing, `first`..`last` are entries,
    `packages` how many files pairs that makes.
    """

    office: str
    first: int
    last: int
    attachments: int
    size: int
    packages: int
    since: object

    def words(self) -> str:
        """How many records of which kinds wait, attachments, how large; what goes again."""
        fresh, size = deliveries.fresh(), size_in_words(self.size)
        words = delivered.going_words(fresh, self.attachments, size, self.packages)
        again = _(" What the office has not confirmed goes along again.")
        return words + (again if self.first <= deliveries.packed_to() else "")


@dataclass(frozen=True, slots=True)
class Delivered:
    """What lies on the stick now: paths of the packages, `lost` names of unreadable attachments."""

    serial: int
    first: int
    last: int
    entries: int
    files: list[Path]
    lost: list[str]

    def words(self) -> str:
        """That it lies there, and what could not go along."""
        said = _("Delivery {serial} lies on the stick and was read back.")
        said = said.format(serial=self.serial)
        if not self.lost:
            return said
        lost = n_(
            "{count} photo could not be read and stays behind: {names}",
            "{count} photos could not be read and stay behind: {names}",
            len(self.lost),
        )
        return said + "\n" + lost.format(count=len(self.lost), names="、".join(self.lost))


@dataclass(frozen=True, slots=True)
class Portion:
    """What fits into one package."""

    first: int
    last: int
    size: int
    files: int
    head: str
    epoch: str


# Looking


def plan() -> Plan:
    """What the next delivery would carry. Raises NoOffice."""
    office = _office()
    first, last = _waiting(office)
    portions = _portions(first, last)
    receipt = deliveries.last_receipt()
    return Plan(
        office=office.name,
        first=first,
        last=last,
        attachments=sum(portion.files for portion in portions),
        size=sum(portion.size for portion in portions),
        packages=len(portions),
        since=receipt.day if receipt is not None else None,
    )


def _office() -> Office:
    office = deliveries.office()
    if office is None:
        raise NoOffice
    return office


def _waiting(office: Office) -> tuple[int, int]:
    last = line.head(current().origin)
    return deliveries.delivered_to() + 1, last.number if last else 0


def _portions(first: int, last: int) -> list[Portion]:
    """Cut a range of entries where a package would grow too large."""
    made: list[Portion] = []
    start, size, files = first, 0, 0
    before: line.Line | None = None
    origin = current().origin
    travelling = attachments.sizes(first)
    for each in line.stretch(origin, first, last):
        grows = len(each.bytes) + 1 + sum(size_in_line(body) for _, _, body in each.bodies)
        new = [travelling[record] for record, _, _ in each.bodies if record in travelling]
        grows += sum(new)
        if before is not None and (size + grows > MOST_BYTES or files + len(new) > MOST_FILES):
            made.append(Portion(start, before.number, size, files, before.hash, before.epoch))
            start, size, files = each.number, 0, 0
        size, files, before = size + grows, files + len(new), each
    if before is None:
        head = line.head(origin)
        digest, epoch = (head.hash, head.epoch) if head else (NOTHING_BEFORE, current().epoch)
        return [Portion(first, first - 1, 0, 0, digest, epoch)]
    made.append(Portion(start, before.number, size, files, before.hash, before.epoch))
    return made


# Delivering


def deliver(stick: Path, progress: Progress = lambda done, total: None) -> Delivered:
    """Put everything that is not confirmed on a stick, each package whole or not at all.

    `progress` is told packages done and to do; raising from it stops between two of them.
    Raises NoOffice, StickError.
    """
    office = _office()
    drive.open_folder(stick)
    note_program()
    todo = _reserve(office)
    lost: list[str] = []
    written: list[Path] = []
    sizes: list[int] = []
    for done, delivery in enumerate(todo):
        progress(done, len(todo))
        path, size = _write(stick, office, delivery, lost)
        written.append(path)
        sizes.append(size)
    # The packages lie there first: an answer without one asks the office to wait for nothing.
    if deliveries.last_receipt() is None:
        enrol.put_on_stick(stick, office)
    with journal.action("delivery.done") as act:
        for delivery, path, size in zip(todo, written, sizes, strict=True):
            act.change(delivery, planned=None, file=path.name, size=size)
    progress(len(todo), len(todo))
    firsts, lasts = [each.first for each in todo], [each.last for each in todo]
    entries = sum(max(each.last - each.first + 1, 0) for each in todo)
    return Delivered(todo[-1].serial, min(firsts), max(lasts), entries, written, lost)


def _reserve(office: Office) -> list[Delivery]:
    """The packages to write, each with a serial of its own, known to the journal."""
    unfinished = [each for each in deliveries.all_deliveries() if each.planned]
    unfinished.reverse()
    first, last = _waiting(office)
    ranges = _uncovered(first, last, [(each.first, each.last) for each in unfinished])
    said = {name for one, other in ranges for name in line.actions(current().origin, one, other)}
    if unfinished and said <= {_MAKE}:
        # Nothing new but that it was tried before.
        return unfinished
    portions = [portion for one, other in ranges for portion in _portions(one, other)]
    serial = max((each.serial for each in deliveries.all_deliveries()), default=0)
    day = current().today()
    with journal.action(_MAKE) as act:
        for number, portion in enumerate(portions, serial + 1):
            made = act.add(
                Delivery,
                serial=number,
                epoch=portion.epoch,
                first=portion.first,
                last=portion.last,
                head=portion.head,
                day=day,
                receiver=office.installation,
                records=deliveries.count_meant(current().origin, portion.first, portion.last),
                planned=True,
            )
            unfinished.append(made)
    return unfinished


def _uncovered(first: int, last: int, covered: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """What of first..last no covered range holds; at least one range, an empty one if need be."""
    left: list[tuple[int, int]] = []
    start = first
    for one, other in sorted(covered):
        if one > start:
            left.append((start, min(one - 1, last)))
        start = max(start, other + 1)
    if start <= last or not covered:
        left.append((start, last))
    return left


def _write(stick: Path, office: Office, delivery: Delivery, lost: list[str]) -> tuple[Path, int]:
    path = package_path("report", office.given_code, delivery.epoch, delivery.serial)
    ciphertext, minisig = _pack(office, delivery, lost)
    return putting.write_package(stick, path, ciphertext, minisig), len(ciphertext)


def _pack(office: Office, delivery: Delivery, lost: list[str]) -> tuple[bytes, bytes]:
    """Make one package; what goes in follows from the record of the delivery alone."""
    store = current()
    # The receipt that was held when the range was settled, whatever has come since.
    held = _receipt_before(delivery)
    header = Header(
        kind="report",
        code=office.given_code,
        origin=store.origin,
        epoch=delivery.epoch,
        serial=delivery.serial,
        first=delivery.first,
        last=delivery.last,
        to=seal.fingerprint(office.recipient),
        previous=_hash_at(delivery.first - 1),
        head=delivery.head,
        schema=schema.latest(),
        receipt=HeldReceipt(held.delivered_to, held.hash) if held else None,
    )
    entries = list(line.stretch(store.origin, delivery.first, delivery.last))
    return write_package(
        header,
        ((each.bytes, each.bodies) for each in entries),
        _files(entries, lost),
        recipient=office.recipient,
        signer=own_keys.signer(),
        proof=None if held else enrol.answer(office).proof,
    )


def _receipt_before(delivery: Delivery) -> Receipt | None:
    held, settled = deliveries.receipts(), line.begun_at(delivery.id)
    return next((each for each in held if each.entry < settled), None)


def _hash_at(number: int) -> str:
    if number == 0:
        return NOTHING_BEFORE
    return line.at(current().origin, number)[0].hash


def _files(entries: list[line.Line], lost: list[str]) -> dict[str, bytes]:
    records = {record for each in entries for record, _, _ in each.bodies}
    found: dict[str, bytes] = {}
    for each in attachments.among(records, entries[0].number if entries else 0):
        try:
            found[each.sha256] = attachments.read(each)
        except AttachmentDamaged:
            lost.append(each.name)
    return found
