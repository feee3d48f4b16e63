"""The commands of the superior's own workbook: keep one with its cells, say them, fill a copy."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import msgspec
import typer
from msgspec import Meta

from app.books import superior as books
from app.commands.terminal import Data, Json, opened, reading, report, writing
from app.errors import AppError
from app.language import N_, _
from app.records import data_files
from app.records.stats import periods, superior
from app.records.stats.periods import Period
from app.records.stats.superior import SPANS, Asked, SuperiorBook


class NowhereToWrite(AppError):
    """It was not said where the filled copy goes."""

    message = N_("Say with -o where the filled copy goes.")


class NoSuchBook(AppError):
    """No workbook of that name is kept (name, names)."""

    message = N_("There is no kept workbook “{name}”; there are {names}.")


class Filled(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """What goes into a cell, as a file says it."""

    sheet: Annotated[str, Meta(min_length=1, max_length=31)]
    cell: Annotated[str, Meta(pattern=r"^[A-Z]{1,3}[1-9][0-9]{0,5}\Z")]
    figure: str
    counts: str = ""
    path: tuple[str, ...] = ()
    span: str = ""
    """Empty: the period itself."""
    myriads: bool = False


class Cells(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A file that says what goes into the cells of a workbook."""

    cells: tuple[Filled, ...]


def list_books(data: Data = None, as_json: Json = False) -> None:
    """Say which workbooks are kept."""
    with opened(data):
        found = superior.every()
        lines = [f"{each.day}\t{each.name}\t{len(superior.cells(each))}" for each in found]
        said: dict[str, object] = {"workbooks": [*map(_said, found)]}
        report(as_json, said, *(lines or [_("No workbook is kept.")]))


def keep(
    file: Annotated[Path, typer.Argument(metavar="FILE.xlsx")],
    cells: Annotated[
        Path,
        typer.Option("--cells", metavar="FILE", help=N_("What goes into its cells.")),
    ],
    name: Annotated[
        str, typer.Option("--name", metavar="NAME", help=N_("What it is called; else the file."))
    ] = "",
    data: Data = None,
    as_json: Json = False,
) -> None:
    """Keep a superior's workbook with what goes into its cells."""
    with opened(data):
        form = _form(file)
        wanted = data_files.read_file(cells, _read)
        books.require_fit(form, wanted)
        made = superior.keep(name or file.stem, form.data, wanted)
        report(as_json, _said(made), f"{made.name}\t{len(wanted)}")


def say_cells(
    name: Annotated[
        str, typer.Option("--name", metavar="NAME", help=N_("Of this one; else the newest."))
    ] = "",
    data: Data = None,
) -> None:
    """Say what goes into the cells of a kept workbook, as a file for `keep`."""
    with opened(data):
        asked = superior.asked_of(_book(name)).items()
        found = tuple(_filled(place, each) for place, each in sorted(asked))
        print(data_files.spelled(Cells(found)), end="")


def fill(file: Path, out: Path | None, period: Period, form: str, as_json: bool) -> None:
    """Write a copy of a kept workbook with the numbers of a period."""
    if out is None:
        raise NowhereToWrite
    read = _form(file)
    book = books.require_known(read, form and _book(form).name)
    with writing(out):
        count = books.fill(read, superior.asked_of(book), period, out)
    said: dict[str, object] = {
        "file": str(out), "period": str(period), "workbook": book.name, "cells": count,
        "lost": [_(each) for each in read.lost],
    }  # fmt: skip
    report(as_json, said, f"{out}\t{periods.words(period)}\t{count}")


def _form(file: Path) -> books.Form:
    with reading(file):
        return books.read_file(file)


def _book(name: str) -> SuperiorBook:
    every = superior.every()
    found = next((each for each in every if name in ("", each.name)), None)
    if found is None:
        raise NoSuchBook(name=name, names="、".join(each.name for each in every) or "0")
    return found


def _read(data: bytes, file: str) -> dict[tuple[str, str], Asked]:
    found = data_files.read(data, file, Cells, _faults)
    return {(each.sheet, each.cell): _asked(each) for each in found.cells}


def _faults(found: Cells) -> Any:
    for at, each in enumerate(found.cells):
        if not _asked(each).is_known:
            yield f"cells[{at}].figure", each.figure
        elif each.span and each.span not in SPANS:
            yield f"cells[{at}].span", each.span


def _asked(each: Filled) -> Asked:
    return Asked(each.counts, each.figure, each.path, each.span or superior.NOW, each.myriads)


def _filled(place: tuple[str, str], each: Asked) -> Filled:
    span = "" if each.span == superior.NOW else each.span
    return Filled(*place, each.figure, each.counts, each.path, span, each.myriads)


def _said(book: SuperiorBook) -> dict[str, Any]:
    count = len(superior.cells(book))
    return {"id": book.id, "name": book.name, "day": book.day.isoformat(), "cells": count}


NAME = "superior"
ABOUT = N_("The superior's own workbook: which figure goes into which cell.")
COMMANDS = (
    ("list", list_books, N_("Say which workbooks are kept.")),
    ("keep", keep, N_("Keep a superior's workbook with what goes into its cells.")),
    ("cells", say_cells, N_("Say what goes into the cells of a kept workbook.")),
)
