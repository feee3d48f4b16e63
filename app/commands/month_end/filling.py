"""The superior's own sheet is filled; a cell that is no longer there is named, nothing written."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

import xlsxwriter

from app.books import sheet as sheets
from app.books import superior as books
from app.commands.month_end.stage import Stage
from app.records import places, stats
from app.records.stats import superior
from app.records.stats.superior import Asked

_PAGE: Final = "月报"
_FIRST: Final = 4
"""The row of the first village."""


def part(stage: Stage) -> Mapping[str, object]:
    """Keep the superior's workbook with what goes where, and fill a copy for the month."""
    blank, out = stage.folder / "superior.xlsx", stage.folder / "superior-filled.xlsx"
    with stage.at(stage.office):
        _make(blank, [room.village.short_name for room in stage.rooms])
        before = blank.read_bytes()
        form = books.read_file(blank)
        page = form.sheets[0]
        asked = {
            **books.by_place(page, f"B{_FIRST}", Asked("visits", "visits")),
            **books.by_place(page, f"C{_FIRST}", Asked("disputes", "accepted")),
            (_PAGE, "A2"): Asked("", "period"),
        }
        superior.keep("月报", form.data, asked)
        count = books.fill(form, superior.asked_of(superior.every()[0]), stage.period, out)
        numbers = _numbers(out, len(stage.rooms))
        wanted = [_counted(stage, room.village.code) for room in stage.rooms]
        refused = _refused(stage, {**asked, (_PAGE, "Z99"): Asked("visits", "visits")}, form)
        next_month = books.known(books.read(before, "next.xlsx"))
    filled = books.read_file(out)
    return {
        "as_counted": numbers == wanted and any(map(any, wanted)),
        "form_unchanged": _frame(filled) == _frame(form) and blank.read_bytes() == before,
        "known_again": next_month is not None,
        "gone_cell_named": "Z99" in refused,
        "cells": count,
        "numbers": numbers,
    }


def _make(path: Path, villages: list[str]) -> None:
    """A sheet as superiors send them: a merged title, a line for each village, sums below."""
    with xlsxwriter.Workbook(str(path)) as book:
        untyped: Any = book
        page: Any = untyped.add_worksheet(_PAGE)
        title = untyped.add_format({"bold": True, "align": "center", "font_size": 16})
        number = untyped.add_format({"num_format": "#,##0", "border": 1})
        page.merge_range("A1:D1", "村（居）法律服务月报表", title)
        page.set_column("A:A", 18.5)
        page.set_column("B:D", 11)
        for column, words in enumerate(("村（居）", "来访", "受理纠纷", "合计")):
            page.write(_FIRST - 2, column, words)
        for row, village in enumerate(villages, _FIRST):
            page.write(f"A{row}", village)
            page.write_blank(f"B{row}", None, number)
            page.write_blank(f"C{row}", None, number)
            page.write_formula(f"D{row}", f"=B{row}+C{row}", number)
        last = _FIRST + len(villages) - 1
        page.write(f"A{last + 1}", "合计")
        for column in "BCD":
            page.write_formula(f"{column}{last + 1}", f"=SUM({column}{_FIRST}:{column}{last})")
        page.print_area(f"A1:D{last + 1}")


def _numbers(path: Path, rows: int) -> list[list[int]]:
    """What stands in the copy, as another reader than the one that wrote it finds it."""
    page = sheets.read(path).sheets[0]
    lines = page.rows[_FIRST - 1 : _FIRST - 1 + rows]
    return [[int(cell.text or -1) for cell in line[1:3]] for line in lines]


def _counted(stage: Stage, code: str) -> list[int]:
    place = places.by_code(code)
    found: list[int] = []
    for name, key in (("visits", "visits"), ("disputes", "accepted")):
        counted = stats.counted(name, stage.period)
        where = counted.where(place.id) if place is not None else None
        found.append(counted.numbers(where.path)[counted.at[key]] if where is not None else 0)
    return found


def _frame(form: books.Form) -> object:
    """What must stay of a form: merged cells, widths, formulas."""
    page = form.sheets[0]
    formulas = {name: cell.text for name, cell in page.cells.items() if cell.formula}
    return page.merged, page.widths, formulas


def _refused(stage: Stage, asked: Mapping[tuple[str, str], Asked], form: books.Form) -> str:
    """In which words a cell is refused that is not there; empty if anything was written."""
    out = stage.folder / "superior-refused.xlsx"
    try:
        books.fill(form, asked, stage.period, out)
    except books.CellsUnfit as refusal:
        return "" if out.exists() else str(refusal.data["cells"])
    return ""
