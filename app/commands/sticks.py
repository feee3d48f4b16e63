"""Commands on what travels: export, receive, take a reply, look at a package."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Annotated

import typer

from app import codes
from app.commands.looking import PackageReport, look
from app.commands.refusals import Refused
from app.commands.terminal import Data, Json, Progress, chosen, note, opened, report
from app.exchange import given_codes
from app.exchange.given_codes import GivenCode
from app.language import N_, _
from app.office import stick as desk
from app.office.verdict import BAD, Verdict, summed
from app.room import deliver
from app.room.take_reply import take_reply
from app.room.told import take_code

Stick = Annotated[Path, typer.Argument(metavar="STICK", help=N_("The stick, or any folder."))]


def export(stick: Stick, data: Data = None, as_json: Json = False) -> None:
    """Put everything that the office has not confirmed on a stick."""
    with opened(data):
        with Progress(_("Packing")) as progress:
            done = deliver.deliver(stick, progress)
        said: dict[str, object] = {
            "serial": done.serial,
            "entries": done.entries,
            "files": [path.relative_to(stick).as_posix() for path in done.files],
        }
        for name in done.lost:
            note(_("The file of {name} is lost and stays behind.").format(name=name))
        line = _("Package {serial} with {entries} entries lies on the stick. It can be pulled out.")
        report(as_json, said, line.format(serial=done.serial, entries=done.entries))


def take_in(stick: Stick, data: Data = None, as_json: Json = False) -> None:
    """Take in every report on a stick and answer on it."""
    with opened(data):
        with Progress(_("Taking in")) as progress:
            taken = desk.take_in(stick, progress)
        verdicts = [each.verdict for each in taken.lines]
        said: dict[str, object] = {
            "packages": [
                {"file": each.file, "verdict": each.verdict, "reason": each.words}
                for each in verdicts
            ],
            "summary": dict(Counter(each.verdict for each in verdicts)),
            "answers": taken.answers,
            "versions": list(taken.carried.versions) if taken.carried.why is None else [],
        }
        lines = [summed(verdicts), *map(worded, verdicts)] if verdicts else []
        lines += filter(None, [taken.carried.words()])
        report(as_json, said, *(lines or [_("No report lies on the stick.")]))
    refused = [each.reason for each in verdicts if each.verdict in BAD and each.reason is not None]
    if refused or taken.unanswered is not None:
        unanswered = [taken.unanswered] if taken.unanswered is not None else []
        raise Refused([*refused, *unanswered])


def worded(verdict: Verdict) -> str:
    """What became of one package, in one line."""
    label = codes.load("verdict").label(verdict.verdict)
    return (
        f"{label}  {verdict.code} {verdict.serial or ''}  {verdict.file}  {verdict.words}".rstrip()
    )


def take_answer(stick: Stick, data: Data = None, as_json: Json = False) -> None:
    """Read the office's answer and note what it has."""
    with opened(data):
        with Progress(_("Reading")) as progress:
            taken = take_reply(stick, progress)
        said: dict[str, object] = {
            "delivered_to": taken.delivered_to,
            "redesigned": taken.redesigned,
            "certificates": taken.certificates,
            "unread": taken.unread,
            "refused": taken.refused,
            "renewed": taken.renewed,
            "version": taken.new_version,
        }
        line = _("{office} has everything up to entry {number}.")
        line = line.format(office=taken.office, number=taken.delivered_to)
        report(as_json, said, *filter(None, (line, taken.words(), *taken.release_words())))


def inspect(
    file: Annotated[Path, typer.Argument(metavar="FILE", help=N_("A package or its signature."))],
    data: Data = None,
    as_json: Json = False,
) -> None:
    """Say who sent a package and whether it is whole; with records, open it too."""
    if data or chosen.data:
        with opened(data):
            looked = look(file, with_keys=True)
    else:
        looked = look(file, with_keys=False)
    _say_looked(looked, as_json)
    if looked.refused is not None:
        raise Refused([looked.refused])


def _say_looked(looked: PackageReport, as_json: bool) -> None:
    label, refused = looked.label, looked.refused
    said: dict[str, object] = {
        "kind": label.kind if label else None,
        "sender": label.code if label else None,
        "origin": label.origin if label else None,
        "serial": label.serial if label else None,
        "entries": [label.first, label.last] if label else None,
        "signature": looked.signature,
        "verdict": looked.verdict,
        "reason": looked.words,
    }
    lines: list[str] = []
    if label is not None:
        lines = [
            _("Sender: {code}, package {serial}").format(code=label.code, serial=label.serial),
            _("Entries: {first} to {last}").format(first=label.first, last=label.last),
        ]
    words = {
        "good": _("Signature: right"),
        "bad": _("Signature: wrong"),
        "unchecked": _("Signature: not checked, for want of the sender's key"),
    }
    lines.append(words[looked.signature])
    if refused is None:
        lines.append(looked.words)
    report(as_json, said, *lines)


def receipt_codes(
    said: Annotated[
        str, typer.Argument(metavar="[CODE]", help=N_("The code that the office above has said."))
    ] = "",
    data: Data = None,
    room: Annotated[
        str, typer.Option("--room", metavar="CODE", help=N_("Only the room of this code."))
    ] = "",
    as_json: Json = False,
) -> None:
    """Note the receipt code that the office above has said; without one say those of the rooms."""
    with opened(data) as store:
        if said:
            told = take_code(said)
            noted: dict[str, object] = {
                "serial": told.serial,
                "signed": told.signed,
                "waiting": list(told.waiting),
            }
            report(as_json, noted, told.words())
            return
        if not store.is_office:
            raise typer.BadParameter(_("Give the receipt code that the office has said."))
        found = [each for each in given_codes.given() if room in ("", each.room.code)]
        codes: dict[str, object] = {"rooms": [_said_code(each) for each in found]}
        report(as_json, codes, given_codes.chat_words(found) or _("No rooms."))


def _said_code(given: GivenCode) -> dict[str, object]:
    return {
        "code": given.room.code,
        "name": given.room.name,
        "serial": given.serial,
        "day": given.day.isoformat() if given.day else None,
        "receipt_code": given.grouped,
    }


COMMANDS = (
    ("export", export, N_("Put everything that the office has not confirmed on a stick.")),
    ("receive", take_in, N_("Take in every report on a stick, and answer on it.")),
    ("take-reply", take_answer, N_("Read the office's answer and note what it has.")),
    (
        "receipt-code",
        receipt_codes,
        N_("Say the receipt codes of the rooms, or note the one that the office has said."),
    ),
    ("inspect", inspect, N_("Say who sent a package and whether it is whole.")),
)
