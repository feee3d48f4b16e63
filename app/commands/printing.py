"""The command that prints: cards, forms, logs, ledgers, papers of disputes, each into a PDF."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from app import codes, settings
from app.commands.cases import find
from app.commands.refusals import NotADay, NothingToPrint
from app.commands.terminal import Data, Json, Progress, opened, say, tell, writing
from app.documents import case_sources, papers
from app.documents.case_papers.laid import Way
from app.documents.made import Made, say_missing
from app.errors import Unacceptable
from app.fields import Day
from app.language import N_, _
from app.records import cases, people, visits
from app.records.visits import Filter
from app.store import current, preferences
from app.store.keys import write_whole


class Paper(StrEnum):
    """What can be printed."""

    cards = "cards"
    visit_form = "visit-form"
    daylog = "daylog"
    ledger = "ledger"
    case_paper = "case-paper"
    case_ledger = "case-ledger"
    case_month = "case-month"


class OnSheet(StrEnum):
    """How many cards stand on a sheet."""

    ten = "ten"
    eight = "eight"
    single = "single"


@dataclass(frozen=True)
class Wanted:
    """What is to be printed; empty things mean all, the usual, or today."""

    ids: tuple[str, ...] = ()
    since: datetime.date | None = None
    until: datetime.date | None = None
    blank: bool = False
    copies: int = 1
    on_sheet: OnSheet | None = None
    public: bool = False
    paper: str = ""
    ruled: bool = False


def print_paper(
    paper: Annotated[
        Paper,
        typer.Argument(
            metavar="cards|visit-form|daylog|ledger|case-paper|case-ledger|case-month",
            help=N_("What to print."),
        ),
    ],
    out: Annotated[Path, typer.Option("-o", "--out", metavar="FILE.pdf", help=N_("Write here."))],
    data: Data = None,
    ids: Annotated[
        list[str] | None,
        typer.Option("--id", metavar="ID", help=N_("Of this record; may be said several times.")),
    ] = None,
    since: Annotated[str, typer.Option("--from", metavar="DAY", help=N_("From this day on."))] = "",
    until: Annotated[str, typer.Option("--to", metavar="DAY", help=N_("Up to this day."))] = "",
    blank: Annotated[
        bool, typer.Option("--blank", help=N_("Empty, to be filled in by hand."))
    ] = False,
    copies: Annotated[
        int,
        typer.Option(
            "--copies", metavar="N", min=1, max=1000, help=N_("Cards of each person, blank sheets.")
        ),
    ] = 1,
    on_sheet: Annotated[
        OnSheet | None,
        typer.Option("--sheet", metavar="ten|eight|single", help=N_("Cards on a sheet.")),
    ] = None,
    public: Annotated[
        bool, typer.Option("--public", help=N_("A ledger that others may read: masked."))
    ] = False,
    name: Annotated[
        str,
        typer.Option("--paper", metavar="NAME|volume|all", help=N_("Which paper of a dispute.")),
    ] = "",
    ruled: Annotated[
        bool, typer.Option("--ruled", help=N_("The head filled in, lines for the rest."))
    ] = False,
    as_json: Json = False,
) -> None:
    """Print into a PDF; what the window prints is the same."""
    if paper is Paper.case_paper and (not ids or not name):
        raise typer.BadParameter(_("Say which dispute and which paper: --id N --paper NAME"))
    if blank and ruled:
        raise typer.BadParameter(_("Give either --blank or --ruled."))
    wanted = Wanted(
        tuple(ids or ()), _day(since), _day(until), blank, copies, on_sheet, public, name, ruled
    )
    with opened(data):
        made = print_into(out, paper, wanted)
        said: dict[str, object] = {"file": str(out.resolve()), "count": made.count}
        say(as_json, said, _("{count} printed into {file}").format(count=made.count, file=out))


def print_into(out: Path, paper: Paper, wanted: Wanted) -> Made:
    """Make one paper and put it into a file, whole or not at all."""
    with writing(out):
        with Progress(_("Printing")) as progress:
            made = _MAKERS[paper](wanted, progress)
        if made.count == 0 and paper not in (Paper.ledger, Paper.case_ledger):
            raise NothingToPrint
        write_whole(out, made.pdf)
    if made.missing:
        tell(say_missing(made.missing))
    return made


def _cards(wanted: Wanted, progress: Progress) -> Made:
    """Contact cards of the chosen people, or of all who serve."""
    chosen = wanted.ids or tuple(person.id for person in people.serving())
    usual = "eight" if preferences.get(settings.WIDE_MARGIN) else "ten"
    return papers.contact_cards(
        [(each, wanted.copies) for each in chosen],
        sheet=wanted.on_sheet.value if wanted.on_sheet else usual,
        black=preferences.get(settings.BLACK_ONLY),
        progress=progress,
    )


def _visit_forms(wanted: Wanted, progress: Progress) -> Made:
    """The form of each chosen visit, of every visit of the days, or empty ones."""
    if wanted.blank:
        return papers.blank_forms(wanted.copies)
    since, until = _days(wanted)
    found = visits.every(Filter(since=since, until=until)) if not wanted.ids else []
    return papers.visit_forms(wanted.ids or [visit.id for visit in found], progress=progress)


def _day_logs(wanted: Wanted, progress: Progress) -> Made:
    """The log of each day on which somebody came, or empty pages."""
    if wanted.blank:
        return papers.blank_day_logs(wanted.copies)
    since, until = _days(wanted)
    return papers.day_logs(since or datetime.date.min, until, progress=progress)


def _ledger(wanted: Wanted, progress: Progress) -> Made:
    """The visits of the days, or all of them."""
    asked = Filter(since=wanted.since, until=wanted.until)
    return papers.visit_ledger(asked, masked=wanted.public, progress=progress)


def _case_papers(wanted: Wanted, progress: Progress) -> Made:
    """One kind of paper of a dispute, its whole volume, or all of its papers."""
    listed = codes.load("case_paper")
    whole = (case_sources.VOLUME, case_sources.ALL)
    paper = wanted.paper if wanted.paper in whole else listed.read(wanted.paper)
    if paper is None:
        names = " | ".join([*whole, *(each.code for each in listed.entries)])
        raise typer.BadParameter(f"--paper: {names}")
    way: Way = "blank" if wanted.blank else "ruled" if wanted.ruled else "filled"
    return papers.case_paper(find(wanted.ids[0]).id, paper, way=way, progress=progress)


def _case_ledger(wanted: Wanted, progress: Progress) -> Made:
    """The disputes registered in the days, or all of them."""
    asked = cases.Filter(since=wanted.since, until=wanted.until)
    return papers.case_ledger(asked, masked=wanted.public, progress=progress)


def _case_month(wanted: Wanted, progress: Progress) -> Made:
    """A sheet for each mediator of a month, or for the chosen one: this month, or that of a day."""
    month = wanted.since or wanted.until or current().today()
    person = wanted.ids[0] if wanted.ids else ""
    return papers.mediator_month(month, person, progress=progress)


def _days(wanted: Wanted) -> tuple[datetime.date | None, datetime.date]:
    """From when to when; today where nothing was said."""
    today = current().today()
    if wanted.since is None and wanted.until is None:
        return today, today
    return wanted.since, wanted.until or today


def _day(typed: str) -> datetime.date | None:
    try:
        return Day().parse(typed, year=datetime.date.today().year)
    except Unacceptable as error:
        raise NotADay(typed=typed) from error


_MAKERS: dict[Paper, Callable[[Wanted, Progress], Made]] = {
    Paper.cards: _cards,
    Paper.visit_form: _visit_forms,
    Paper.daylog: _day_logs,
    Paper.ledger: _ledger,
    Paper.case_paper: _case_papers,
    Paper.case_ledger: _case_ledger,
    Paper.case_month: _case_month,
}

COMMANDS = (
    (
        "print",
        print_paper,
        N_("Print cards, forms, logs, ledgers or the papers of a dispute into a PDF."),
    ),
)
