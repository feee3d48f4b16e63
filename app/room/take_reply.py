"""Read the office's answer from the stick: what it has, in its own signed words."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

from app import program, seal
from app.errors import AppError
from app.exchange import bounds, findings
from app.exchange.findings import Found, read_bounded
from app.exchange.package import Package, read_package
from app.exchange.refusals import BadSerial, Refused, StickError, TooFarAhead
from app.language import N_, _, n_, sentences
from app.messages import words
from app.records import (
    certificates,
    copies,
    deliveries,
    designs,
    inspections,
    not_taken,
    notices,
    received,
)
from app.records.deliveries import Office, Receipt
from app.release import lying
from app.release.lying import Release
from app.release.refusals import ReleaseRefused
from app.room import kept_receipt, published, renewing
from app.room.deliver import NoOffice
from app.store import journal, line, own_keys
from app.store.session import current

T = TypeVar("T")

HAS_SENT = N_("The office has sent version {version} of the program")
"""How a room is told of a new version."""


class NoReply(AppError):
    """There is no answer for this room on the stick (office)."""

    message = N_("There is no answer from {office} for this room on the stick.")


class ReplyOfAnother(AppError):
    """The receipts on the stick name entries that are not ours.

    This PC was restored, or another one writes as this room.
    """

    message = N_(
        "The office's answer does not fit the records here: it was written before this computer "
        "was restored, or for a copy of it. Please call the office."
    )


@dataclass(frozen=True, slots=True)
class TakenReply:
    """What the office has.

    `delivered_to` is an entry number, `day` the day of the receipt, `news` whether it was not known
    here before, `again` whether the office has less than it said before and is sent it again,
    `certificates` how many of our requests it has answered with this, `redesigned` whether it has
    changed how things look that are printed here, `refused` what of ours it did not take in,
    `renewed` what became of a computer that was copied, `unread` how many notices wait to be read,
    `remarks` how many remarks of the office wait for an answer, `release` a new version of the
    program that lies on the stick too, or why it is not taken.
    """

    delivered_to: int
    day: datetime.date
    office: str
    news: bool
    again: bool
    certificates: int = 0
    redesigned: bool = False
    refused: str = ""
    renewed: str = ""
    unread: int = 0
    remarks: int = 0
    release: Release | ReleaseRefused | None = None

    def words(self) -> str:
        """What the office has just said; empty where it was known before."""
        if self.renewed:
            return self.renewed
        return sentences(self._said(), self.refused if self.news else "")

    @property
    def new_version(self) -> str | None:
        """The version of the program that the stick has brought."""
        return self.release.manifest.version if isinstance(self.release, Release) else None

    def release_words(self) -> list[str]:
        """That there is a new version on the stick, what is new in it; or why it is not taken."""
        if isinstance(self.release, ReleaseRefused):
            return [words(self.release)]
        if self.release is None:
            return []
        said = _(HAS_SENT).format(version=self.new_version)
        return [said, *self.release.manifest.whats_new()]

    def _said(self) -> str:
        if self.again:
            words = _("{office} asks for everything again; it goes along with the next delivery.")
            return words.format(office=self.office)
        if not self.news:
            return ""
        words = _("The stick brought an answer: {office} received it on {day}.")
        said = [words.format(office=self.office, day=self.day.isoformat())]
        if count := self.certificates:
            words = n_(
                "It answers {count} certificate asked for.",
                "It answers {count} certificates asked for.",
                count,
            )
            said.append(words.format(count=count))
        if count := self.unread:
            words = n_(
                "{count} notice of the office waits on the first page.",
                "{count} notices of the office wait on the first page.",
                count,
            )
            said.append(words.format(count=count))
        if count := self.remarks:
            words = n_(
                "{count} remark of the office waits for an answer.",
                "{count} remarks of the office wait for an answer.",
                count,
            )
            said.append(words.format(count=count))
        if self.redesigned:
            said.append(_("It changed the print design: things are printed so from now on."))
        return sentences(*said)


def take_reply(
    stick: Path, progress: Callable[[int, int], None] = lambda done, total: None
) -> TakenReply:
    """Read the newest answer of our office on a stick and note what it has.

    Answers for other rooms, and older ones, are passed by. Raises NoOffice, NoReply,
    ReplyOfAnother, Refused (the only answer for us is damaged or forged, or there is none where
    not all of the stick was looked at), StickError.
    """
    taken = _take_reply(stick, progress)
    try:
        return replace(taken, release=lying.newest_for(stick, program.installed()))
    except StickError:
        # The answer is here; the new version comes another time.
        return taken


def _take_reply(stick: Path, progress: Callable[[int, int], None]) -> TakenReply:
    office = deliveries.office()
    if office is None:
        raise NoOffice
    fingerprint = own_keys.public_keys().fingerprint
    scanned = findings.scan(stick)
    found = [
        each
        for each in scanned.packages
        if each.label is not None and each.label.kind == "reply" and each.label.to == fingerprint
    ]
    opened: list[_Answer] = []
    refused: AppError | None = None
    for done, each in enumerate(found):
        progress(done, len(found))
        try:
            opened.append(_open(each, office))
        except (Refused, StickError) as error:
            refused = error
    progress(len(found), len(found))
    fitting = [each for each in opened if _fits(each.package)]
    if opened and not fitting:
        raise ReplyOfAnother
    if not fitting:
        raise refused or scanned.cut_short or NoReply(office=office.name)
    news = (each for each in fitting if _is_news(each.package))
    newest = max(news, key=lambda each: _age(each.package), default=None)
    if newest is not None:
        told = _read(newest.package, "copies", copies.ReplyCopies)
        if (ours := renewing.order_for_us(told)) is not None:
            return _renew(*ours, office, newest, progress)
        return _note(office, newest)
    known = deliveries.last_receipt()
    assert known is not None
    return TakenReply(known.delivered_to, known.day, office.name, news=False, again=False)


@dataclass(frozen=True, slots=True)
class _Answer:
    """An answer that was verified, and the bytes that it stands on."""

    package: Package
    ciphertext: bytes
    minisig: bytes


def _renew(
    order: copies.CopyOrder,
    after: line.Place,
    office: Office,
    answer: _Answer,
    progress: Callable[[int, int], None],
) -> TakenReply:
    """Do what the office tells a copied computer; who goes on as before notes the answer too."""
    said = renewing.obey(order, after, office, progress)
    if not said.code and _fits(answer.package):
        return replace(_note(office, answer), renewed=said.words())
    day = _day(answer.package)
    return TakenReply(
        deliveries.delivered_to(), day, office.name, news=True, again=False, renewed=said.words()
    )


def _open(found: Found, office: Office) -> _Answer:
    refused: AppError | None = None
    for path in found.ciphertexts:
        try:
            ciphertext = read_bounded(path)
            package = _bounded(
                read_package(
                    ciphertext,
                    found.minisig,
                    kind="reply",
                    key_of={office.installation: office.signer}.get,
                    identities=own_keys.identities(),
                )
            )
            return _Answer(package, ciphertext, found.minisig)
        except (Refused, StickError) as error:
            refused = error
    raise refused or NoReply(office=office.name)


def _bounded(opened: Package) -> Package:
    """Refuse what nothing later could ever be later than. Raises TooFarAhead, BadSerial."""
    if _day(opened) > current().today() + bounds.AHEAD:
        raise TooFarAhead(day=_day(opened).isoformat())
    label = opened.label
    serials = [e.serial or 0 for e in deliveries.receipts() if e.office_epoch == label.epoch]
    if label.serial > max(serials, default=0) + bounds.SERIALS:
        raise BadSerial(code=label.code, serial=label.serial)
    return opened


def _fits(opened: Package) -> bool:
    """Whether the receipt speaks of our own entry, hash and all."""
    receipt = opened.receipt
    if receipt is None or receipt.origin != current().origin:
        return False
    there = line.at(current().origin, receipt.delivered_to)
    return any((each.epoch, each.hash) == (receipt.epoch, receipt.hash) for each in there)


def _is_news(opened: Package) -> bool:
    """Whether the office wrote this after all that we know of it, as far as can be told.

    A restored office counts its answers anew, in an epoch of its own that nothing here ties to the
    one before; so of answers in another epoch than the last the office's own day decides.
    """
    label, known = opened.label, deliveries.receipts()
    if not known:
        return True
    last = known[0]
    serials = [each.serial or 0 for each in known if each.office_epoch == label.epoch]
    if label.serial <= max(serials, default=0):
        return False
    if label.epoch == last.office_epoch:
        return True
    day = _day(opened)
    return day > last.day or (day == last.day and not serials)


def _age(opened: Package) -> tuple[datetime.date, bool, int]:
    last = deliveries.last_receipt()
    other = last is not None and last.office_epoch != opened.label.epoch
    return _day(opened), other, opened.label.serial


def _day(opened: Package) -> datetime.date:
    assert opened.receipt is not None
    return datetime.date.fromisoformat(opened.receipt.day)


def _note(office: Office, answer: _Answer) -> TakenReply:
    opened = answer.package
    receipt, before = opened.receipt, deliveries.delivered_to()
    assert receipt is not None
    kept = kept_receipt.sealed(answer.ciphertext, answer.minisig)
    with journal.action("receipt.take", {"kept": kept_receipt.mark(kept)}) as act:
        kept_receipt.keep(kept)
        if opened.published is not None:
            office = published.take(act, opened.published, office)
        line_held = published.held(office)
        noted = act.add(
            Receipt,
            delivered_to=receipt.delivered_to,
            epoch=receipt.epoch,
            hash=receipt.hash,
            day=_day(opened),
            office=office.installation,
            office_epoch=opened.label.epoch,
            serial=opened.label.serial,
            published_to=line_held.number if line_held is not None else None,
            published_hash=line_held.hash if line_held is not None else None,
            not_taken=not_taken.spelled(_read(opened, "refusals", not_taken.ReplyRefusals)),
            packages=received.spelled(_read(opened, "packages", received.ReplyPackages)),
        )
        answered, redesigned = _take_brought(act, opened, office)
    again = receipt.delivered_to < before
    return TakenReply(
        noted.delivered_to,
        noted.day,
        office.name,
        news=True,
        again=again,
        certificates=answered,
        redesigned=redesigned,
        refused=not_taken.words(not_taken.told(noted)),
        unread=len(notices.unread()),
        remarks=len(inspections.open_here()),
    )


def _take_brought(act: journal.Action, opened: Package, office: Office) -> tuple[int, bool]:
    """Keep what the office sends beside its receipt.

    How many requests of ours are answered, and whether things are printed otherwise from now on.
    """
    answers = _read(opened, "certificates", certificates.ReplyCertificates)
    look = _read(opened, "designs", designs.ReplyDesign)
    answered = certificates.take(act, answers, office.signer) if answers is not None else ()
    changed = look is not None and designs.take(act, look, office.installation)
    return len(answered), changed


def _read(opened: Package, name: str, shape: type[T]) -> T | None:
    """What a reply brings under a name, unless a later program wrote it: it is sent again until an
    update here can read it.
    """
    data = opened.brought.get(name)
    try:
        return seal.parse(data, shape) if data is not None else None
    except seal.NotCanonical:
        return None
