"""What can be said of one package without taking it in."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from app import messages, seal
from app.commands.refusals import NoFile
from app.errors import AppError
from app.exchange import findings
from app.exchange.findings import read_bounded
from app.exchange.invitation import Enrolment
from app.exchange.label import Label, peek
from app.exchange.package import read_package
from app.exchange.refusals import ForSomeoneElse, StickError
from app.exchange.refusals import Refused as PackageRefused
from app.language import _
from app.records import deliveries, rooms
from app.store import own_keys
from app.store.session import current

_SIGNATURE = ".minisig"


@dataclass(frozen=True)
class PackageReport:
    """What a package says of itself, and what can be vouched for.

    `signature` is good, bad or unchecked (no key is known); `verdict` good, refused or unchecked.
    """

    label: Label | None
    signature: str
    verdict: str
    words: str
    refused: AppError | None = None


def look(file: Path, *, with_keys: bool) -> PackageReport:
    """Look at a package, with the keys of the open installation where there is one.

    Raises NoFile.
    """
    package = file.with_name(file.name.removesuffix(_SIGNATURE))
    signature = package.with_name(package.name + _SIGNATURE)
    for each in (package, signature):
        if not each.is_file():
            raise NoFile(file=str(each), why=_("it is not there"))
    label: Label | None = None
    key: str | None = None
    signed = "unchecked"
    try:
        data, minisig = read_bounded(package), signature.read_bytes()[:4096]
        label = peek(minisig)
        if not with_keys:
            return PackageReport(label, signed, "unchecked", _("Only its receiver can open it."))
        key, answers = _key_of(label), _answers(package)
        if key is not None:
            signed = "bad"
            seal.verify(key, data, minisig)
            signed = "good"
        read_package(
            data,
            minisig,
            kind=label.kind,
            key_of=lambda _origin: key,
            identities=own_keys.identities(),
            admit=lambda code: _admitted(code, answers),
        )
    except ForSomeoneElse as error:
        if label is not None and label.origin == current().origin:
            return PackageReport(label, signed, "good", _("Only its receiver can open it."))
        return PackageReport(label, signed, "refused", messages.words(error), error)
    except (PackageRefused, seal.SealError, StickError) as error:
        return PackageReport(label, signed, "refused", messages.words(error), error)
    return PackageReport(label, "good", "good", _("It is whole, to the last entry."))


def _key_of(label: Label) -> str | None:
    """The key that a sender signs with, as far as it is known here."""
    if label.origin == current().origin:
        return own_keys.public_keys().minisign
    office = deliveries.office()
    if office is not None and office.installation == label.origin:
        return office.signer
    room = rooms.room_of(label.origin)
    return room.signer if room is not None else None


def _answers(package: Path) -> list[Enrolment]:
    """The answers to invitations that lie on the stick of a package."""
    stick = next((each.parent for each in package.parents if each.name == "LEGALROOM"), None)
    return [each for _, each in findings.scan(stick).enrolments] if stick else []


def _admitted(code: str, answers: list[Enrolment]) -> tuple[Enrolment, str] | None:
    for answer in answers:
        for invited in rooms.invitations(code) if answer.code == code else ():
            if answer.proves(invited.token):
                return answer, invited.token
    return None
