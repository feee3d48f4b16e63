"""A ledger of visits read in a test: its plan, its only row, what is doubted of it."""

import datetime
from pathlib import Path

from app.books import sheet, visits_in
from app.books.plan import Choices

LEDGER = Path(__file__).parent.parent / "data" / "legacy_ledger.xlsx"
TODAY = datetime.date(2026, 11, 22)


def plan(path, **choices):
    return visits_in.plan(sheet.read(path), Choices(**{"today": TODAY, **choices}))


def only(path, **choices):
    [item] = [item for item in plan(path, **choices).items if item.state != "left_out"]
    return item


def doubts(item):
    return {reason.column: type(reason.error).__name__ for reason in item.reasons}


def remarks(item):
    return {remark.column: type(remark.error).__name__ for remark in item.remarks}
