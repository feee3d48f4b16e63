"""Commands on what is kept: bring in an old ledger, find."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from app import store
from app.books import kinds, sheet
from app.books.bringing import ImportResult
from app.books.plan import Choices, Plan, masked
from app.books.refusals import UnknownKind
from app.commands.refusals import OnlyInARoom
from app.commands.terminal import Data, Json, Progress, opened, reading, report
from app.language import N_, _
from app.messages import in_one
from app.records import found, imports
from app.store import Store

_SHOWN = 20  # rows that need a look, named one by one
_SAMPLE = 20  # characters of a cell that is shown as a sample


def bring_in(
    book: Annotated[Path, typer.Argument(metavar="BOOK.xlsx", help=N_("The old ledger."))],
    data: Data = None,
    sheet_name: Annotated[
        str, typer.Option("--sheet", metavar="NAME", help=N_("This sheet alone."))
    ] = "",
    kind: Annotated[
        str,
        typer.Option("--kind", metavar="KIND", help=N_("visits, cases or people, if not guessed.")),
    ] = "",
    year: Annotated[
        int | None,
        typer.Option("--year", metavar="Y", min=1949, max=2100, help=N_("For dates without one.")),
    ] = None,
    columns: Annotated[
        list[str] | None,
        typer.Option(
            "--column",
            metavar="HEADING=FIELD",
            help=N_("What a heading means (nothing behind =: it is not read); kept for later."),
        ),
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
        if kind and kind not in kinds.NAMES:
            raise UnknownKind(kind=kind, kinds="、".join(kinds.NAMES))
        choices = Choices(sheet=sheet_name or None, year=year, today=room.today())
        choices = replace(choices, heads=kinds.said_heads(columns or ()))
        kind = kind or kinds.guess(found, choices)
        plan = kinds.plan(kind, found, choices, imports.known_marks())
        brought = ImportResult()
        if dry_run:
            # A backup too would be something that was not there before.
            store.close(with_backup=False)
        else:
            with Progress(_("Bringing in")) as progress:
                brought = kinds.bring_in(plan, progress=progress)
        taken = _("{count} rows were brought in.").format(count=len(brought.rows))
        report(as_json, plan.as_json(), *_worded(plan), *([] if dry_run else [taken]))


def _worded(plan: Plan) -> list[str]:
    lines = [*_read(plan)]
    lines += [
        _("{rows} rows: {ready} ready, {look} need a look, {left_out} left out.").format(
            rows=plan.rows,
            ready=len(plan.ready),
            look=len(plan.look),
            left_out=len(plan.left_out),
        )
    ]
    for item in plan.look[:_SHOWN]:
        why = in_one(reason.words() for reason in item.reasons)
        lines.append(_("Row {row}: {why}").format(row=plan.where(item.row), why=masked(why)))
    if len(plan.look) > _SHOWN:
        lines.append(_("… and {count} more.").format(count=len(plan.look) - _SHOWN))
    return lines


def _read(plan: Plan) -> Iterator[str]:
    """Which tables were read as what, and what of the workbook was not."""
    for part in plan.parts:
        year = part.year or _("year not said")
        words = _("Sheet {sheet}: {kind}, {rows} rows, {year}")
        yield words.format(
            sheet=part.sheet, kind=_(kinds.NAMES[plan.form]), rows=part.rows, year=year
        )
    for head, cells in plan.unread().items():
        some = "、".join(masked(cell)[:_SAMPLE] for cell in cells)
        yield _("Not read: column {head} ({some})").format(head=head, some=some)
    for other in plan.others:
        what = _(kinds.NAMES[other.kind]) if other.kind else _("no table that is known")
        words = _("Not read: sheet {sheet} ({kind}, {rows} rows)")
        yield words.format(sheet=other.sheet, kind=what, rows=other.rows)


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
