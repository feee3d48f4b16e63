"""Commands on what is kept: bring in an old ledger, find."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from app.books import kinds, sheet
from app.books.bringing import ImportResult
from app.books.plan import Choices, Plan
from app.commands.refusals import OnlyInARoom
from app.commands.terminal import Data, Json, Progress, opened, reading, report
from app.language import N_, _
from app.records import found, imports
from app.store import Store

_SHOWN = 20  # rows that need a look, named one by one


def bring_in(
    book: Annotated[Path, typer.Argument(metavar="BOOK.xlsx", help=N_("The old ledger."))],
    data: Data = None,
    sheet_name: Annotated[
        str, typer.Option("--sheet", metavar="NAME", help=N_("Which sheet, if not the likeliest."))
    ] = "",
    year: Annotated[
        int | None,
        typer.Option("--year", metavar="Y", min=1949, max=2100, help=N_("For dates without one.")),
    ] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help=N_("Only say what would be brought in."))
    ] = False,
    as_json: Json = False,
) -> None:
    """Bring an old ledger in; rows that need a look stay out."""
    with opened(data) as room:
        require_room(room)
        with reading(book):
            found = sheet.read(book)
        choices = Choices(sheet=sheet_name or None, year=year, today=room.today())
        kind = kinds.guess(found, choices)
        plan = kinds.plan(kind, found, choices, imports.known_marks())
        brought = ImportResult()
        if not dry_run:
            with Progress(_("Bringing in")) as progress:
                brought = kinds.bring_in(plan, progress=progress)
        taken = _("{count} rows were brought in.").format(count=len(brought.rows))
        report(as_json, plan.as_json(), *_worded(plan), taken)


def _worded(plan: Plan) -> list[str]:
    lines = [
        _("{rows} rows: {ready} ready, {look} need a look, {left_out} left out.").format(
            rows=plan.rows,
            ready=len(plan.ready),
            look=len(plan.look),
            left_out=len(plan.left_out),
        )
    ]
    for item in plan.look[:_SHOWN]:
        why = "；".join(reason.words() for reason in item.reasons)
        lines.append(_("Row {row}: {why}").format(row=item.row, why=why))
    if len(plan.look) > _SHOWN:
        lines.append(_("… and {count} more.").format(count=len(plan.look) - _SHOWN))
    return lines


def find(
    text: Annotated[
        str, typer.Argument(metavar="TEXT", help=N_("Name, pinyin, initials, words or digits."))
    ],
    data: Data = None,
    limit: Annotated[
        int, typer.Option("--limit", metavar="N", min=1, max=10_000, help=N_("At most so many."))
    ] = 50,
    as_json: Json = False,
) -> None:
    """Find records by name, pinyin, initials, words or digits."""
    with opened(data):
        hits = found.find(text, limit=limit)
        said: dict[str, object] = {
            "hits": [{"kind": hit.kind, "id": hit.id, "title": hit.title} for hit in hits]
        }
        lines = [f"{hit.kind}\t{hit.id}\t{hit.title}" for hit in hits]
        report(as_json, said, *(lines or [_("Nothing was found.")]))


def require_room(here: Store) -> None:
    """Raise OnlyInARoom."""
    if here.is_office:
        raise OnlyInARoom


COMMANDS = (
    ("import", bring_in, N_("Bring in an old ledger; rows that need a look stay out.")),
    ("find", find, N_("Find records by name, pinyin, initials, words or digits.")),
)
