"""Old ledgers and rosters, rebuilt from ordinary forms with invented people."""

from __future__ import annotations

import datetime
import json
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from app import store
from app.books import kinds, sheet
from app.books.plan import Choices, Plan
from app.records import imports
from app.records.cases.model import Case as Dispute
from app.records.people import Person
from app.records.visits import Visit
from tests.cases.case import DATA, Case

WORKBOOKS = DATA / "workbooks"
TODAY = datetime.date(2026, 11, 29)
EXPECTED = WORKBOOKS / "expected.json"


def cases() -> list[Case]:
    known: dict[str, dict[str, Any]] = json.loads(EXPECTED.read_text(encoding="utf-8"))
    return [
        Case(f"workbooks/{name}", " | ".join(said["expected"]), _got(said))
        for name, said in known.items()
    ]


def _got(said: dict[str, Any]) -> Callable[[Path], str]:
    return lambda folder: " | ".join(bring_in(folder, said["files"], said.get("year")))


def bring_in(folder: Path, files: Iterable[str], year: int | None = None) -> list[str]:
    """What a fresh room says of the last of these files, and what it holds then."""
    store.create(
        folder / "room",
        kind="room",
        code="370406101200-01",
        name="店子村工作室",
        keeper="李秀英",
        password="正月十五-1",
    )
    try:
        said: list[str] = []
        for file in files:
            book = sheet.read(WORKBOOKS / file)
            choices = Choices(today=TODAY, year=year)
            plan = kinds.plan(kinds.guess(book, choices), book, choices, imports.known_marks())
            said = _plan(plan)
            kinds.bring_in(plan)
        return said + _kept()
    finally:
        store.close(with_backup=False)


def _plan(plan: Plan) -> list[str]:
    counts = f"{plan.form}: {len(plan.ready)} ready, {len(plan.look)} look"
    looks = [
        f"row {plan.where(item.row)}: "
        + ", ".join(f"{each.column} {type(each.error).__name__}" for each in item.reasons)
        for item in plan.look
    ]
    unread = ", ".join(plan.unread())
    return [counts, *looks, *([f"not read: {unread}"] if unread else [])]


def _kept() -> list[str]:
    visits = [
        _line(each.day, each.begin, each.name, each.phone, each.address, each.facts, each.advice,
              each.handler_name)
        for each in Visit.select().order_by(Visit.row)
    ]  # fmt: skip
    disputes = [
        _line(each.number, each.day, "、".join(each.names or ()), each.outcome, each.state)
        for each in Dispute.select().order_by(Dispute.row)
    ]
    people = [
        _line(each.name, each.education, each.ethnic)
        for each in Person.select().order_by(Person.row)
        if each.education
    ]
    return [*visits, *disputes, *people]


def _line(*values: object) -> str:
    return " ".join(str(each) for each in values if each)
