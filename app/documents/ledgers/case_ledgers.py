"""Ledgers of disputes: the 调解台账, and a mediator's month with how complete the files are."""

from __future__ import annotations

import calendar
import datetime
from collections.abc import Iterable, Iterator
from typing import Any

from app.documents import confidential
from app.documents.confidential import ListedNames
from app.documents.forms.slots import chinese
from app.documents.ledgers import ledger as ledgers
from app.documents.ledgers.ledger import Sheet
from app.documents.ledgers.rows import MADE_BY, made_by
from app.documents.references import titles
from app.fields import Flag, Text
from app.language import N_
from app.records import cases
from app.records.cases import CaseMediator, Filter, parts, volume
from app.records.cases.model import Agreement, Case, Party
from app.store import Column as Described
from app.store import Installation
from app.store.session import current

MONTH_TITLE = "{name}调解案件月报（{month}）"
SHEET = "调解台账"

MONTH = ("number", "title", "category", "difficulty", "accepted", "closed", "result", "leading",
         "papers", "lacking")  # fmt: skip
"""What a mediator's month shows of each dispute that was closed in it."""

_AT_ONCE = 500


def columns() -> dict[str, Described]:
    """Everything that a ledger or workbook of disputes can show, by name."""
    of_case = Case.columns()
    names = ListedNames()
    return {
        MADE_BY: made_by(),
        "number": of_case["number"],
        "accepted": Described(of_case["accepted"].kind, N_("Accepted on")),
        "applicants": Described(names, N_("Applicant"), private=True),
        "respondents": Described(names, N_("Respondent"), private=True),
        "third_parties": Described(names, N_("Third party"), private=True),
        "title": Described(Text(max=200), N_("Dispute"), private=True),
        "category": of_case["category"],
        "facts": Described(of_case["facts"].kind, N_("The dispute in short")),
        "amount": Described(of_case["amount"].kind, N_("Amount concerned")),
        "difficulty": of_case["difficulty"],
        "result": Described(Text(max=60), N_("Result of mediation")),
        "form": Described(Agreement.columns()["form"].kind, N_("Form of the agreement")),
        "performance": Described(of_case["performance"].kind, N_("Performance")),
        "closed": of_case["closed"],
        "volume": of_case["volume"],
        "mediators": Described(names, N_("Mediator")),
        "leading": Described(Flag(), N_("Leads")),
        "papers": Described(Text(max=20), N_("Papers in the file")),
        "lacking": Described(Text(max=500), N_("Missing papers")),
    }


def rows_between(
    since: datetime.date | None, until: datetime.date | None
) -> tuple[int, Iterator[dict[str, Any]]]:
    """How many disputes were registered in these days, and what a ledger says of each."""
    met = cases.every(Filter(since=since, until=until))
    return len(met), rows(met)


def rows(found: Iterable[Case]) -> Iterator[dict[str, Any]]:
    """What a ledger says of each dispute; of a confidential one no name and no word of it."""
    waiting: list[Case] = []
    for case in found:
        waiting.append(case)
        if len(waiting) == _AT_ONCE:
            yield from _rows(waiting)
            waiting = []
    yield from _rows(waiting)


def _rows(found: list[Case]) -> Iterator[dict[str, Any]]:
    sides = _by_case(Party, found)
    mediators = _by_case(CaseMediator, found)
    title = titles()
    for case in found:
        own = sides.get(case.id, [])
        said: dict[str, Any] = {
            MADE_BY: title(Installation.kind_name, case.origin),
            "number": case.number or case.paper_number,
            "accepted": case.accepted or case.declined or case.day,
            "category": case.category,
            "result": result(case),
            "form": case.outcome if case.outcome in ("written", "oral") else None,
            "performance": case.performance,
            "closed": case.closed,
            "volume": case.volume,
            "difficulty": case.difficulty,
            "mediators": _named(each.name for each in mediators.get(case.id, [])),
        }
        if case.confidential:
            said |= {"applicants": [confidential.kept()], "title": cases.title(case)}
        else:
            said |= {
                "applicants": _side(own, "applicant"),
                "respondents": _side(own, "respondent"),
                "third_parties": _side(own, "third"),
                "title": cases.title(case),
                "facts": case.facts,
                "amount": case.amount,
            }
        yield said


def _by_case(model: Any, found: list[Case]) -> dict[str, list[Any]]:
    hangs = model.case.in_([case.id for case in found]) & model.voided.is_null()
    made: dict[str, list[Any]] = {}
    for each in model.select().where(hangs).order_by(model.row):
        made.setdefault(each.case, []).append(each)
    return made


def _side(own: list[Any], role: str) -> list[str] | None:
    ordered = sorted(own, key=lambda each: (each.order or 0, each.row))
    return _named(each.name for each in ordered if each.role == role)


def _named(found: Iterable[str | None]) -> list[str] | None:
    return list(dict.fromkeys(each for each in found if each)) or None


def result(case: Case) -> str:
    """What came of a dispute in the words of a ledger, or the stage that it is at."""
    if case.outcome in ("written", "oral", "partial"):
        return chinese("past_result", "agreed") if case.outcome != "partial" else "部分达成协议"
    said = None if case.confidential else case.end_reason
    if case.outcome == "handed_on" and said and len(said) <= 20:
        return said
    if case.outcome:
        return chinese("outcome", case.outcome)
    going = case.state in ("accepted", "investigating", "mediating")
    return "调解中" if going else chinese("case_state", case.state or "")


# The month of a mediator


def mediators_of(month: datetime.date) -> dict[str, str]:
    """Who mediated a dispute that was closed in the month of a day: person and name."""
    found: dict[str, str] = {}
    for case in _closed(month):
        for each in _served(case):
            found.setdefault(each.person, each.name)
    return dict(sorted(found.items(), key=lambda each: each[1]))


def month_sheets(month: datetime.date, person: str = "") -> list[Sheet]:
    """A sheet for each mediator of a month, or for one: what was closed and what files lack."""
    known = columns()
    described = ledgers.described({name: known[name] for name in MONTH})
    closed = _closed(month)
    wanted = mediators_of(month)
    if person:
        wanted = {person: wanted.get(person, "")}
    words = f"{month.year}年{month.month}月"
    return [
        Sheet(
            title=MONTH_TITLE.format(name=name, month=words),
            columns=described,
            rows=list(month_rows(closed, each)),
            place=current().name,
            period=words,
        )
        for each, name in wanted.items()
    ]


def month_rows(closed: Iterable[Case], person: str) -> Iterator[dict[str, Any]]:
    """What the sheet of one mediator says of each dispute that the person mediated."""
    for case in closed:
        served = next((each for each in _served(case) if each.person == person), None)
        if served is None:
            continue
        [said] = _rows([case])
        there, must = volume.completeness(case)
        lacking = [gap.paper for gap in volume.gaps(case)]
        said["leading"] = bool(served.leading)
        said["papers"] = f"{there}/{must}"
        said["lacking"] = "、".join(chinese("case_paper", each) for each in lacking) or "齐全"
        yield said


def _closed(month: datetime.date) -> list[Case]:
    first = month.replace(day=1)
    last = first.replace(day=calendar.monthrange(first.year, first.month)[1])
    mine = current().origin
    return cases.every(Filter(origin=mine, closed_since=first, closed_until=last))


def _served(case: Case) -> list[CaseMediator]:
    """Who mediated a dispute to its end, or part of the way; not who stood aside."""
    return [each for each in parts.of(CaseMediator, case) if each.avoidance_decided != "granted"]
