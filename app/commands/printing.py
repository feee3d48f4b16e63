"""The command that prints: whatever the items of the documents describe, into a PDF."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from app.books import roster
from app.commands.refusals import NothingToPrint
from app.commands.terminal import (
    Data,
    Json,
    Progress,
    note,
    opened,
    period,
    reading,
    report,
    writing,
)
from app.documents import items
from app.documents.items import choosing
from app.documents.items.item import Item, ItemRequest, Size
from app.documents.items.refusals import NoSuchItem, NotForItem, RecordNeeded
from app.documents.made import FinishedPaper, say_missing
from app.language import N_, _
from app.messages import words
from app.store.keys import write_whole


def print_item(
    name: Annotated[
        str, typer.Argument(metavar="ITEM", help=N_("What to print; --list names all of it."))
    ] = "",
    out: Annotated[
        Path | None,
        typer.Option(
            "-o",
            "--out",
            metavar="FILE.pdf|FILE.xlsx",
            help=N_("Write here; a ledger also as a workbook."),
        ),
    ] = None,
    data: Data = None,
    listed: Annotated[
        bool, typer.Option("--list", help=N_("Say what can be printed, and with which choices."))
    ] = False,
    ids: Annotated[
        list[str] | None,
        typer.Option(
            "--id",
            metavar="ID",
            help=N_("Of this record: identity, number or name; may be said several times."),
        ),
    ] = None,
    every: Annotated[bool, typer.Option("--all", help=N_("Of every record there is."))] = False,
    text: Annotated[
        str, typer.Option("--text", metavar="WORDS", help=N_("Only visits with these words."))
    ] = "",
    category: Annotated[
        str, typer.Option("--category", metavar="CODE", help=N_("Only visits of this matter."))
    ] = "",
    book: Annotated[
        Path | None,
        typer.Option("--roster", metavar="FILE.xlsx", help=N_("One for each row of a workbook.")),
    ] = None,
    since: Annotated[str, typer.Option("--from", metavar="DAY", help=N_("From this day on."))] = "",
    until: Annotated[str, typer.Option("--to", metavar="DAY", help=N_("Up to this day."))] = "",
    size: Annotated[
        str, typer.Option("--size", "--sheet", metavar="SIZE", help=N_("Which size or sheet."))
    ] = "",
    look: Annotated[str, typer.Option("--look", metavar="LOOK", help=N_("Which design."))] = "",
    copies: Annotated[
        int,
        typer.Option(
            "--copies", metavar="N", min=1, max=1000, help=N_("Cards of each person, blank sheets.")
        ),
    ] = 1,
    first: Annotated[
        int | None,
        typer.Option("--first", metavar="N", min=1, help=N_("The first running number.")),
    ] = None,
    blank: Annotated[
        bool, typer.Option("--blank", help=N_("Empty, to be filled in by hand."))
    ] = False,
    ruled: Annotated[
        bool, typer.Option("--ruled", help=N_("The head filled in, lines for the rest."))
    ] = False,
    public: Annotated[
        bool, typer.Option("--public", help=N_("So that others may read it: masked."))
    ] = False,
    black: Annotated[bool, typer.Option("--black", help=N_("In black only."))] = False,
    papers: Annotated[
        list[str] | None,
        typer.Option(
            "--paper",
            metavar="NAME",
            help=N_("Which paper of several; may be said several times."),
        ),
    ] = None,
    as_json: Json = False,
) -> None:
    """Print into a PDF; what the window prints is the same."""
    if listed:
        list_items(as_json)
        return
    if not name or out is None:
        raise typer.BadParameter(_("Say what and where to: print ITEM -o FILE.pdf"))
    if blank and ruled:
        raise typer.BadParameter(_("Give either --blank or --ruled."))
    if sum((bool(ids), every, book is not None)) > 1:
        raise typer.BadParameter(_("Give one of --id, --all and --roster."))
    asked = {
        "blank": blank, "ruled": ruled, "public": public, "black": black, "copies": copies > 1,
        "period": bool(since or until), "roster": book is not None, "parts": bool(papers),
        "narrow": bool(text or category), "look": bool(look),
    }  # fmt: skip
    first_day, last_day = period(since, until)
    as_book = out.suffix.lower() == ".xlsx"
    if not as_book and out.suffix.lower() != ".pdf":
        raise typer.BadParameter(_("-o: only .pdf is written, and .xlsx of a ledger."))
    try:
        item = items.find(name)
        if as_book and item.book is None:
            raise NotForItem(name=item.name, choice=".xlsx")
        _check(item, {choice for choice, said in asked.items() if said}, bool(ids) or every)
    except (NoSuchItem, NotForItem, RecordNeeded) as error:
        raise typer.BadParameter(words(error)) from error
    with opened(data):
        if item.parts is not None and item.named and not papers:
            raise typer.BadParameter("--paper: " + " | ".join(each.name for each in item.parts()))
        wanted = ItemRequest(
            ids=_chosen(item, ids or [], every),
            roster=_rows(book),
            since=first_day,
            until=last_day,
            size=_one_of(item, size, item.sizes),
            look=_one_of(item, look, item.looks),
            copies=copies,
            first=first,
            blank=blank,
            ruled=ruled,
            public=public,
            black=black,
            text=text,
            category=category,
            parts=tuple(
                _one_of(item, each, item.parts() if item.parts else ()) for each in papers or ()
            ),
        )
        count = write_book(out, item, wanted) if as_book else print_into(out, item, wanted).count
        said: dict[str, object] = {"file": str(out.resolve()), "count": count}
        report(as_json, said, _("{count} printed into {file}").format(count=count, file=out))


def print_into(out: Path, item: Item, wanted: ItemRequest) -> FinishedPaper:
    """Make one thing and put it into a file, whole or not at all."""
    with writing(out):
        with Progress(_("Printing")) as progress:
            made = item.make(wanted, progress)
        if made.count == 0 and not item.may_be_empty:
            raise NothingToPrint
        write_whole(out, made.pdf)
    if made.notice:
        note(made.notice)
    if made.missing:
        note(say_missing(made.missing))
    return made


def write_book(out: Path, item: Item, wanted: ItemRequest) -> int:
    """Write one thing into a workbook, whole or not at all, and give its number of rows."""
    assert item.book is not None
    with writing(out), Progress(_("Writing…")) as progress:
        return item.book(wanted, out, progress)


def list_items(as_json: bool) -> None:
    """Name everything that can be printed."""
    said = [
        {
            "name": each.name,
            "label": _(each.label),
            "group": each.group,
            "of": each.of,
            "sizes": [{"name": size.name, "label": _(size.label)} for size in each.sizes],
            "looks": [{"name": look.name, "label": _(look.label)} for look in each.looks],
            "choices": sorted(each.choices),
            "workbook": each.book is not None,
        }
        for each in items.ITEMS
    ]
    lines = [f"{each.name}\t{_(each.label)}" for each in items.ITEMS]
    report(as_json, {"items": said}, *lines)


_OPTIONS = {
    "blank": "--blank",
    "ruled": "--ruled",
    "public": "--public",
    "black": "--black",
    "copies": "--copies",
    "period": "--from/--to",
    "roster": "--roster",
    "parts": "--paper",
    "look": "--look",
    "narrow": "--text/--category",
}


def _check(item: Item, asked: set[str], of_records: bool) -> None:
    """Refuse what the item does not know. Raises NotForItem, RecordNeeded."""
    offered = {*item.choices, *(("look",) if item.looks else ())}
    unknown = [option for choice, option in _OPTIONS.items() if choice in asked - offered]
    if of_records and not item.of:
        unknown.append("--id/--all")
    if unknown:
        raise NotForItem(name=item.name, choice="、".join(unknown))
    if item.named and not of_records and "roster" not in asked:
        raise RecordNeeded(name=item.name)


def _chosen(item: Item, ids: list[str], every: bool) -> tuple[str, ...]:
    if every:
        return tuple(choosing.every(item.of, item.having))
    return tuple(choosing.find(item.of, each) for each in ids)


def _one_of(item: Item, asked: str, sizes: tuple[Size, ...]) -> str:
    if not asked:
        return ""
    for each in sizes:
        if asked.lower() in (each.name.lower(), each.label.lower(), _(each.label).lower()):
            return each.name
    names = " | ".join(each.name for each in sizes)
    raise typer.BadParameter(
        _("{name} does not come as “{size}”. There are: {sizes}").format(
            name=item.name, size=asked, sizes=names
        )
    )


def _rows(book: Path | None) -> tuple[dict[str, str], ...]:
    if book is None:
        return ()
    with reading(book):
        return tuple(roster.read(book))


COMMANDS = (
    (
        "print",
        print_item,
        N_("Print cards, forms, logs, ledgers or the papers of a dispute into a PDF."),
    ),
)
