"""The command that counts: the numbers of a period, or what the report of 2017 prides itself on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Annotated, Any

import typer

from app.commands import superior
from app.commands.options import InPeriod
from app.commands.refusals import FiguresDiffer
from app.commands.terminal import Data, Json, day, opened, report, writing
from app.errors import AppError
from app.language import N_, _
from app.records import report_table, stats
from app.records.report_table import Line
from app.records.stats import Counted, Period, Sheet, checking, periods, rows, words
from app.store.session import current


class NoSuchSheet(AppError):
    """There is no sheet of a name (name, names)."""

    message = N_("There is no sheet “{name}”; there are {names}.")


class NoSuchRows(AppError):
    """Numbers are not given by that (name, names)."""

    message = N_("Numbers are not given by “{name}”, but by {names}.")


class NoSuchArea(AppError):
    """There is no district or town of a name (name)."""

    message = N_("No place here is in “{name}”.")


class NeitherBookNorPaper(AppError):
    """A file is to be neither a workbook nor a PDF (file)."""

    message = N_("Numbers are written to FILE.xlsx or FILE.pdf, not to {file}.")


class NotAddingUp(AppError):
    """Some numbers do not add up (count, what)."""

    message = N_("{count} numbers do not add up: {what}")


def count(
    seed_table: Annotated[
        bool,
        typer.Option("--seed-table", help=N_("The figures of the report of 2017.")),
    ] = False,
    on: Annotated[
        str,
        typer.Option(
            "--day", metavar="DAY", help=N_("With --seed-table: as the records stand on this day.")
        ),
    ] = "",
    period: InPeriod = "",
    by: Annotated[
        str,
        typer.Option(
            "--by", metavar="WHAT", help=N_("A row each: district, town, place, body or month.")
        ),
    ] = "",
    sheet: Annotated[
        str,
        typer.Option(
            "--sheet", metavar="NAME",
            help=N_("Only this one: disputes, visits, advisers, activities or duties."),
        ),
    ] = "",
    within: Annotated[
        str,
        typer.Option(
            "--within", metavar="WHERE", help=N_("Of this district, or DISTRICT/TOWN, alone.")
        ),
    ] = "",
    out: Annotated[
        Path | None,
        typer.Option("-o", metavar="FILE", help=N_("Write a workbook (.xlsx) or a PDF.")),
    ] = None,
    filled: Annotated[
        Path | None,
        typer.Option(
            "--fill", metavar="FILE.xlsx",
            help=N_("With -o: write a copy of the superior's workbook with the numbers."),
        ),
    ] = None,
    form: Annotated[
        str,
        typer.Option(
            "--form", metavar="NAME",
            help=N_("With --fill: by the cells of this kept workbook, though it is not quite it."),
        ),
    ] = "",
    anyway: Annotated[
        bool, typer.Option("--anyway", help=N_("Write it although numbers do not add up."))
    ] = False,
    data: Data = None,
    as_json: Json = False,
) -> None:  # fmt: skip
    """Count the numbers of a period, beside those of the period before and of a year ago."""
    with opened(data):
        if seed_table:
            table = report_table.lines(day(on))
            report(as_json, said(table), *lines(table))
            require_same(table)
            return
        if filled is not None:
            asked = periods.parse(period, current().today())
            if not anyway:
                _require_sums(stats.NAMES, asked, ())
            superior.fill(filled, out, asked, form, as_json)
        elif out is not None:
            _write(out, period, by, sheet, within, as_json, anyway=anyway)
        else:
            _numbers(period, by, sheet, within, as_json)


def _asked(period: str, by: str, within: str) -> tuple[Period, stats.Way]:
    """Of which period and place. Raises NoSuchRows, NotAPeriod, PeriodEndsFirst, NoSuchArea."""
    if by and by not in rows.BY:
        raise NoSuchRows(name=by, names="、".join(rows.BY))
    asked = periods.parse(period, current().today())
    path = tuple(each for each in within.split("/") if each)
    if not any(stats.counted(each.name, asked).knows(path) for each in stats.every()):
        raise NoSuchArea(name=within)
    return asked, path


def _write(
    out: Path, period: str, by: str, sheet: str, within: str, as_json: bool, *, anyway: bool
) -> None:
    from app.documents.stats import report as reports
    from app.documents.stats import tables

    asked, path = _asked(period, by, within)
    names = [each.name for each in _sheets(sheet)]
    if not anyway:
        _require_sums(names, asked, path)
    with writing(out):
        match out.suffix.lower():
            case ".xlsx":
                tables.book(out, asked, by or "town", path, names)
            case ".pdf":
                reports.write(out, asked, path, by=by, names=names)
            case _:
                raise NeitherBookNorPaper(file=out.name)
    report(as_json, {"file": str(out), "period": str(asked)}, str(out))


def _numbers(period: str, by: str, sheet: str, within: str, as_json: bool) -> None:
    asked, path = _asked(period, by, within)
    found = [stats.counted(each.name, asked) for each in _sheets(sheet)]
    told: dict[str, object] = {
        "period": str(asked),
        "sheets": [_said_sheet(each, by, path) for each in found],
    }
    shown = [periods.words(asked)]
    for each in found:
        shown += ["", str(each.sheet.title), *_table(each, by, path)]
    report(as_json, told, *shown)
    _require_sums([each.sheet.name for each in found], asked, path)


def _require_sums(names: Sequence[str], period: Period, path: stats.Way) -> None:
    """Raise NotAddingUp where a number is not what it is made of."""
    if wrong := checking.of_period(period, path, names):
        raise NotAddingUp(count=len(wrong), what=checking.said(wrong))


def _sheets(name: str) -> list[Sheet]:
    every = stats.every()
    if name and name not in {each.name for each in every}:
        raise NoSuchSheet(name=name, names="、".join(each.name for each in every))
    return [each for each in every if name in ("", each.name)]


def _said_sheet(found: Counted, by: str, path: stats.Way) -> dict[str, Any]:
    before = stats.counted(found.sheet.name, found.period.before())
    ago = stats.counted(found.sheet.name, found.period.year_before())
    told: dict[str, Any] = {
        "name": found.sheet.name,
        "title": str(found.sheet.title),
        "figures": [
            {
                "key": cell.key,
                "title": cell.words,
                "number": words.plain(cell.unit, found.value(cell, found.numbers(path))),
                "before": words.plain(cell.unit, before.value(cell, before.numbers(path))),
                "year_before": words.plain(cell.unit, ago.value(cell, ago.numbers(path))),
                "by_hand": words.plain(cell.unit, _by_hand(found, cell, path)),
            }
            for cell in found.cells
        ],
    }
    if by:
        told["rows"] = [
            {
                "path": line.path,
                "name": line.name,
                "numbers": {
                    cell.key: words.plain(cell.unit, found.value(cell, line.numbers))
                    for cell in found.cells
                },
            }
            for line in rows.rows(found, by, path)
        ]
    return told


def _by_hand(found: Counted, cell: stats.Cell, path: stats.Way) -> int:
    """How much of a number was typed by hand; of a share nothing is."""
    return found.number_by_hand(cell, path) if cell.share is None else 0


def _table(found: Counted, by: str, path: stats.Way) -> list[str]:
    if by:
        whole = [cell for cell in found.cells if not cell.depth]
        head = "\t".join(["", *(str(cell.title) for cell in whole)])
        total = stats.Line(path, _("Total"), found.numbers(path))
        several = [*rows.rows(found, by, path), total]
        return [head, *("\t".join(_row(found, whole, line)) for line in several)]
    before = stats.counted(found.sheet.name, found.period.before())
    ago = stats.counted(found.sheet.name, found.period.year_before())
    head = ("", _("Number"), _("Against the period before"), _("Against a year ago"))
    shown = ["\t".join(head)]
    for cell in found.cells:
        now, then, once = (each.value(cell, each.numbers(path)) for each in (found, before, ago))
        if cell.depth and not (now or then or once):
            continue
        unit = cell.unit
        shown.append("\t".join((
            cell.words, words.shown(unit, now), words.change(unit, now, then),
            words.change(unit, now, once),
        )))  # fmt: skip
    return shown


def _row(found: Counted, cells: Iterable[stats.Cell], line: stats.Line) -> list[str]:
    numbers = [words.shown(cell.unit, found.value(cell, line.numbers)) for cell in cells]
    return [rows.named(line), *numbers]


def said(table: Iterable[Line]) -> dict[str, object]:
    """The table for one JSON object."""
    return {
        "report": str(report_table.report().source),
        "figures": [
            {
                "name": each.figure.name,
                "title": str(each.figure.title),
                "found": each.found,
                "report": each.wanted,
                "same": not each.differs,
            }
            for each in table
        ],
    }


def lines(table: Iterable[Line]) -> list[str]:
    """The table in lines: the figure, what was found, what the report says."""
    columns = report_table.columns()
    shown = ["\t".join(column.label for column in columns)]
    shown += ["\t".join(column.show(each) for column in columns) for each in table]
    return [*shown, str(report_table.report().source)]


def require_same(table: Sequence[Line]) -> None:
    """Raise FiguresDiffer where a figure is not that of the report."""
    if differing := [str(each.figure.title) for each in table if each.differs]:
        raise FiguresDiffer(count=len(differing), which="、".join(differing))


COMMANDS = (("stats", count, N_("Count the numbers of a period, or those of the report of 2017.")),)
