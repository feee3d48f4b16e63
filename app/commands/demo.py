"""The whole cycle with invented people: office, rooms, a year of work, sticks there and back."""

from __future__ import annotations

import os
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated

import typer

from app import store
from app.books import kinds, sheet
from app.books.plan import Choices
from app.commands import (
    demo_certificates,
    demo_inspections,
    demo_month_end,
    demo_network,
    demo_prints,
)
from app.commands.options import EmptyFolder
from app.commands.printing import print_into
from app.commands.refusals import RecordsDamaged
from app.commands.terminal import PASSWORD, Json, Progress, note, opened, report
from app.documents import items
from app.documents.ledgers import case_ledgers
from app.errors import FolderNotEmpty
from app.language import N_, _
from app.office import invite, reply
from app.office.receive import Verdict, receive
from app.records import cases, check, directory, imports, visits
from app.records.directory import Village
from app.records.visits import Filter
from app.resources import resource
from app.room import deliver, kept_receipt, sample, set_up
from app.room.take_reply import take_reply

DEMO_PASSWORD = "legalroom-demo"
DISTRICT, OFFICE, FIRST = "370406", "山亭区司法局", "370406101200"


@dataclass
class DemoReport:
    """What the demonstration did, to be said at the end."""

    folder: Path
    password: str
    began: float = field(default_factory=time.monotonic)
    rooms: list[dict[str, object]] = field(default_factory=list[dict[str, object]])
    prints: list[str] = field(default_factory=list[str])
    packages: list[str] = field(default_factory=list[str])
    verdicts: list[Verdict] = field(default_factory=list[Verdict])
    ledger: dict[str, int] = field(default_factory=dict[str, int])
    disputes: dict[str, int] = field(default_factory=dict[str, int])
    entries: int = 0
    records: int = 0
    certificates: int = 0
    steps: int = 0

    def step(self, words: str) -> None:
        """Say on the side what is done now."""
        self.steps += 1
        note(f"{self.steps:2d}. {words}")


def demo(
    folder: EmptyFolder,
    rooms: Annotated[
        int, typer.Option("--rooms", metavar="N", min=1, max=200, help=N_("How many rooms."))
    ] = 2,
    count: Annotated[
        int,
        typer.Option("--visits", metavar="N", min=1, max=100_000, help=N_("Visits in each room.")),
    ] = sample.VISITS,
    network: Annotated[
        bool,
        typer.Option("--network", help=N_("Only the city's network, as large as the report's.")),
    ] = False,
    month_end: Annotated[
        bool,
        typer.Option(
            "--month-end", help=N_("Only a month-end at the office; says of each part if it is so.")
        ),
    ] = False,
    as_json: Json = False,
) -> None:
    """Play the whole cycle in a folder."""
    if folder.exists() and any(folder.iterdir()):
        raise FolderNotEmpty(folder=str(folder))
    told = DemoReport(folder, os.environ.get(PASSWORD) or DEMO_PASSWORD)
    if network:
        demo_network.play(folder, told.password, as_json=as_json)
        return
    villages = _villages(max(rooms, demo_month_end.FEWEST) if month_end else rooms)
    if month_end:
        place = DISTRICT, OFFICE
        demo_month_end.play(folder, told.password, villages, office=place, as_json=as_json)
        return
    for name in ("stick", "print"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    invitations = _open_office(told, villages)
    for number, (village, invitation) in enumerate(zip(villages, invitations, strict=True), 1):
        _live_a_year(told, number, village, invitation, count)
    _receive(told)
    for number in range(1, rooms + 1):
        _read_answer(told, number)
    _say(told, as_json)


def _villages(count: int) -> list[Village]:
    found = [each for each in directory.every() if each.code.startswith(DISTRICT)]
    first = next(index for index, each in enumerate(found) if each.code == FIRST)
    return [found[(first + 7 * number) % len(found)] for number in range(count)]


def _open_office(told: DemoReport, villages: list[Village]) -> list[bytes]:
    told.step(_("The office is made, its key is saved twice, the rooms are invited."))
    store.create(
        told.folder / "office",
        kind="office",
        code=DISTRICT,
        name=OFFICE,
        keeper="王主任",
        password=told.password,
    )
    try:
        for number in (1, 2):
            invite.save_key(told.folder / f"office-key-{number}.txt")
        return [invite.invite(f"{each.code}-01", _room_name(each)) for each in villages]
    finally:
        store.close()


def _room_name(village: Village) -> str:
    return f"{village.short_name}法律服务工作室"


def _live_a_year(
    told: DemoReport, number: int, village: Village, invitation: bytes, count: int
) -> None:
    told.step(_("{name}: a year of visits, then the stick.").format(name=_room_name(village)))
    folder = told.folder / f"room-{number}"
    set_up.room(
        folder,
        code=f"{village.code}-01",
        name=_room_name(village),
        keeper="李秀英",
        password=told.password,
        invitation=invitation,
    )
    try:
        with Progress(_("A year of visits")) as progress:
            made = sample.fill(
                visits=count, seed=number, disputes=sample.DISPUTES, progress=progress
            )
        if number == 1:
            _bring_in_ledger(told)
            _print(told)
        with Progress(_("Packing")) as progress:
            done = deliver.deliver(told.folder / "stick", progress)
        told.packages += [str(path) for path in done.files]
        told.rooms.append(
            {
                "folder": str(folder),
                "name": store.current().name,
                "persons": made.persons,
                "visits": visits.count(Filter()),
                "cards": made.cards,
                "disputes": cases.count(cases.Filter()),
                "entries": done.entries,
            }
        )
    finally:
        store.close()


def _bring_in_ledger(told: DemoReport) -> None:
    book = sheet.read(resource("sample", "legacy_ledger.xlsx"))
    for name, said in ((None, told.ledger), (case_ledgers.SHEET, told.disputes)):
        choices = Choices(sheet=name, today=store.current().today())
        kind = kinds.guess(book, choices)
        plan = kinds.plan(kind, book, choices, imports.known_marks())
        kinds.bring_in(plan)
        said |= {
            "rows": plan.rows,
            "ready": len(plan.ready),
            "look": len(plan.look),
            "left_out": len(plan.left_out),
        }


def _print(told: DemoReport) -> None:
    for name, item, wanted in demo_prints.prints():
        made = print_into(told.folder / "print" / name, items.find(item), wanted)
        told.prints.append(str(told.folder / "print" / name))
        told.records += made.count


def _receive(told: DemoReport) -> None:
    told.step(_("The office takes the stick in and answers."))
    stick = told.folder / "stick"
    with opened(told.folder / "office", told.password):
        with Progress(_("Taking in")) as progress:
            told.verdicts = receive(stick, progress)
        told.certificates = demo_certificates.answer() + demo_certificates.issue()
        printed = demo_certificates.print_all(told.folder / "print")
        told.prints += [str(path) for path in printed]
        seen = demo_inspections.inspect(FIRST)
        told.prints += [str(path) for path in demo_inspections.tell(seen, told.folder / "print")]
        answers = reply.answer(stick, told.verdicts)
        told.packages += [str(each.file) for each in answers]
        _check(told)


def _read_answer(told: DemoReport, number: int) -> None:
    told.step(_("Room {number} reads the answer; everything is checked.").format(number=number))
    with opened(told.folder / f"room-{number}", told.password):
        taken = take_reply(told.folder / "stick")
        told.rooms[number - 1] |= {"delivered_to": taken.delivered_to, "remarks": taken.remarks}
        _check(told)


def _check(told: DemoReport) -> None:
    checked = check.everything(also=kept_receipt.problems)
    told.entries += checked.entries
    if checked.problems:
        raise RecordsDamaged(what="；".join(checked.problems))


def _say(told: DemoReport, as_json: bool) -> None:
    seconds = round(time.monotonic() - told.began, 1)
    received = sum(each.records for each in told.verdicts)
    said: dict[str, object] = {
        "folder": str(told.folder),
        "rooms": told.rooms,
        "ledger": told.ledger,
        "disputes": told.disputes,
        "packages": told.packages,
        "print": told.prints,
        "verdicts": [each.verdict for each in told.verdicts],
        "records_received": received,
        "certificates": told.certificates,
        "entries_checked": told.entries,
        "seconds": seconds,
    }
    lines = [
        _("{name}: {persons} people, {visits} visits, {disputes} disputes, {cards} cards.").format(
            **each
        )
        for each in told.rooms
    ]
    lines += [
        _("Old ledger: {rows} rows, {ready} brought in, {look} need a look, {left_out} left out.")
        .format(**told.ledger),
        _("Old disputes: {rows} rows, {ready} brought in, {look} need a look, {left_out} left out.")
        .format(**told.disputes),
        _("The office took in {packages} packages with {records} records.")
        .format(packages=len(told.verdicts), records=f"{received:,}"),
        _("It issued {count} certificates.").format(count=told.certificates),
        _("Checked: {entries} entries, all in order.").format(entries=f"{told.entries:,}"),
        _("Papers: {folder}").format(folder=told.folder / "print"),
        *(f"  {Path(each).name}" for each in told.prints),
        _("Packages: {folder}").format(folder=told.folder / "stick"),
        *(f"  {Path(each).relative_to(told.folder / 'stick')}" for each in told.packages),
        _("Password of every folder: {password}").format(password=told.password)
        if told.password == DEMO_PASSWORD
        else _("The password is the one in {name}.").format(name=PASSWORD),
        _("Done in {seconds} seconds.").format(seconds=seconds),
        _("Look around in the window: main.py --data {folder}")
        .format(folder=told.folder / "room-1"),
    ]  # fmt: skip
    report(as_json, said, *lines)


COMMANDS = (("demo", demo, N_("Play the whole cycle with invented people in a folder.")),)
