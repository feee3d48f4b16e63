"""A superior's workbook as they come: merged heads, sums, widths, formats, what is printed."""

from __future__ import annotations

import datetime
import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.formatting.rule import CellIsRule
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.worksheet.datavalidation import DataValidation

from app.records import places, visits
from app.records.stats import Period
from app.records.stats.superior import Asked

OCTOBER = Period(datetime.date(2026, 10, 1), datetime.date(2026, 10, 31))
PAGE = "2026年10月"
DIANZI = ("山亭区", "店子镇")
CELLS = {
    (PAGE, "B4"): Asked("visits", "visits", DIANZI),
    (PAGE, "C4"): Asked("visits", "visits/category/01", DIANZI),
    (PAGE, "B5"): Asked("visits", "visits", DIANZI, span="before"),
    (PAGE, "B7"): Asked("", "name"),
}

THIN = Side(style="thin")
BOX = Border(left=THIN, right=THIN, top=THIN, bottom=THIN)


def made(path: Path, change: Any = None) -> Path:
    """Two sheets: places by figures with sums below and at the right, and one of words."""
    book = openpyxl.Workbook()
    page = book.active
    page.title = "2026年10月"
    page["A1"] = "2026年10月矛盾纠纷和法律咨询统计表"
    page.merge_cells("A1:E1")
    page["A1"].font = Font(name="SimSun", size=16, bold=True)
    page["A1"].alignment = Alignment(horizontal="center")
    page["A2"], page["B2"], page["D2"], page["E2"] = "镇街", "来访", "成功率", "合计"
    page.merge_cells("B2:C2")
    page["B3"], page["C3"] = "件数", "其中婚姻家庭"
    for row, town in enumerate(("店子镇", "城头镇"), 4):
        page[f"A{row}"] = town
        page[f"E{row}"] = f"=B{row}+C{row}"
        page[f"D{row}"].number_format = "0.0%"
        page[f"B{row}"].number_format = "#,##0"
        page[f"B{row}"].fill = PatternFill("solid", fgColor="FFFFCC")
    page["A6"] = "合计"
    for column in "BCE":
        page[f"{column}6"] = f"=SUM({column}4:{column}5)"
    page["A7"] = "填报单位："
    for line in page["A2:E6"]:
        for cell in line:
            cell.border = BOX
    for column, width in {"A": 18.5, "B": 9.25, "C": 14, "E": 11}.items():
        page.column_dimensions[column].width = width
    page.row_dimensions[1].height = 33
    page.print_area = "A1:E7"
    page.print_title_rows = "2:3"
    page.page_setup.orientation = "landscape"
    page.page_setup.paperSize = 9
    page.oddFooter.center.text = "第 &P 页"
    page.freeze_panes = "B4"
    checked = DataValidation(type="whole", operator="greaterThanOrEqual", formula1="0")
    checked.add("B4:C5")
    page.add_data_validation(checked)
    rule = CellIsRule(operator="greaterThan", formula=["100"], fill=PatternFill(bgColor="FF0000"))
    page.conditional_formatting.add("B4:B5", rule)
    other = book.create_sheet("说明")
    other["A1"] = "每月5日前报送"
    other["A2"] = "='2026年10月'!B6*2"
    if change is not None:
        change(book)
    book.save(path)
    return path


@pytest.fixture
def workbook(tmp_path: Path) -> Path:
    """The superior's workbook."""
    return made(tmp_path / "上级表.xlsx")


@pytest.fixture
def changed(tmp_path: Path) -> Any:
    """The same, changed by a function of the library's workbook."""
    return lambda change: made(tmp_path / "新表.xlsx", change)


def logged(code="370406101200", day=datetime.date(2026, 10, 8), category="01"):
    return visits.log(
        day=day, name="孙广才", category=category, facts="事", place=places.ensure(code).id
    )


@pytest.fixture
def two_visits(room):
    logged()
    logged("370406101201", category="02")
    logged(day=datetime.date(2026, 9, 3))
    return room


def parts(path):
    """The parts of a workbook's file by name."""
    with zipfile.ZipFile(path) as book:
        return {name: book.read(name) for name in book.namelist()}


def rewritten(path, target, **changes):
    """A copy of a workbook's file with other parts."""
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(target, "w") as out:
        for name in source.namelist():
            out.writestr(name, changes.pop(name, None) or source.read(name))
        for name, data in changes.items():
            out.writestr(name, data)
    return target
