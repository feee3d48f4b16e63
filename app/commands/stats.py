"""The command that counts what the report prides itself on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Annotated

import typer

from app.commands.refusals import FiguresDiffer
from app.commands.terminal import Data, Json, day, opened, report
from app.language import N_
from app.records import report_table
from app.records.report_table import Line


def stats(
    seed_table: Annotated[
        bool,
        typer.Option("--seed-table", help=N_("The figures of the report of 2017.")),
    ] = False,
    on: Annotated[
        str, typer.Option("--day", metavar="DAY", help=N_("As the records stand on this day."))
    ] = "",
    data: Data = None,
    as_json: Json = False,
) -> None:
    """Count who serves, places and meetings, beside the figures of the report of 2017."""
    if not seed_table:
        raise typer.BadParameter("--seed-table")
    asked = day(on)
    with opened(data):
        table = report_table.lines(asked)
        report(as_json, said(table), *words(table))
        require_same(table)


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


def words(table: Iterable[Line]) -> list[str]:
    """The table in lines: the figure, what was found, what the report says."""
    columns = report_table.columns()
    lines = ["\t".join(column.label for column in columns)]
    lines += ["\t".join(column.show(each) for column in columns) for each in table]
    return [*lines, str(report_table.report().source)]


def require_same(table: Sequence[Line]) -> None:
    """Raise FiguresDiffer where a figure is not that of the report."""
    if differing := [str(each.figure.title) for each in table if each.differs]:
        raise FiguresDiffer(count=len(differing), which="、".join(differing))


COMMANDS = (("stats", stats, N_("Count what the report of 2017 counts, and compare.")),)
