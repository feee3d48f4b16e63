"""In whatever is printed, no date, number or amount is parted at the end of a line."""

from __future__ import annotations

import datetime
from dataclasses import replace

import pytest

from app.documents.items import ITEMS, find
from app.fields import Clock, Day, IdentityNumber, Money, Phone
from app.store import registry
from tests.documents.conftest import Read
from tests.documents.items.test_blank import full, parts_of
from tests.documents.items.test_every_item import wanted_of

__all__ = ["full"]

DAY = datetime.date(2026, 12, 30)
MONEY = 98_765_432_109
FILLED = {
    Day: DAY, Money: MONEY, Phone: "0632-55801481", Clock: datetime.time(10, 45),
    IdentityNumber: "11010119871123001X",
}  # fmt: skip
TOKENS = (
    "2026-12-30", "2026.12.30", "987,654,321.09", "987654321.09", "0632-55801481",
    "11010119871123001X", "10:45",
)  # fmt: skip
IN_TABLES = "2026年12月30日"
PROSE = {
    "application", "notice", "attorney", "inquiry", "session", "agreement", "confirmation",
    "termination", "correction", "volume", "all",
}  # fmt: skip
DAYLESS = (
    "volume-spines",
    "volume-transfer",
    "certificate-ledger",
    "assessment",
    "assessment-person",
    "assessment-ranking",
    "received-package-ledger",
    "unreported",
    "year-sheet",
    "subsidy-payment",
    "subsidy-public",
)


def dated() -> None:
    """Put long days, amounts and numbers into every column that takes them."""
    for kind, each in registry.items():
        values = {
            name: FILLED[type(column.kind)]
            for name, column in each.columns().items()
            if type(column.kind) in FILLED and kind != "certificate"
        }
        if values:
            each.update(values).execute()


@pytest.mark.parametrize("name", [item.name for item in ITEMS if item.name != "ruler"])
def test_no_date_number_or_amount_is_parted(full, name):
    item = find(name)
    wanted = wanted_of(item, "", full)
    dated()
    told = 0
    for parts in parts_of(item):
        shown = replace(wanted, parts=parts)
        if wanted.since:
            shown = replace(shown, since=DAY.replace(day=1), until=DAY)
        read = Read(item.make(shown, None).pdf)
        lines = ["".join(line.split()) for text in read.texts for line in text.splitlines()]
        tokens = TOKENS if PROSE & set(parts) else (*TOKENS, IN_TABLES)
        for token in tokens:
            whole = sum(line.count(token) for line in lines)
            assert read.text.count(token) == whole, (parts, token)
            told += whole
    if item.group in ("case", "ledger") and name not in DAYLESS:
        assert told
