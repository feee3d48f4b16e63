"""The disputes of an old ledger (调解台账): workbook in, plan, and then disputes of the past."""

from __future__ import annotations

import datetime
import re
from collections import Counter
from collections.abc import Collection
from dataclasses import replace
from functools import partial
from typing import Any, cast

from app.books import again, bringing, cells, days, particulars, parties, reading, together
from app.books.again import NumberKey
from app.books.bringing import ImportResult, nothing
from app.books.finding import Finder
from app.books.plan import Choices, Item, Plan
from app.books.reading import Progress
from app.books.refusals import FormUnknown, NotAgreed, NumberTwice, SeveralPeople, UnclearName
from app.books.remarks import (
    ApproximateAmount,
    KeptAsNote,
    NoNumber,
    OutOfOrder,
    SeveralParties,
    WhoseUnclear,
)
from app.books.sheet import Book, Cell, plain
from app.books.table import Form, Meaning, Reader, Row
from app.fields import Code, Day, Names, Text, parse_amount
from app.language import N_, _
from app.records.cases import past
from app.records.cases.model import Agreement, Case
from app.records.cases.refusals import NumberUsed
from app.records.people import Person
from app.store import Column, journal
from app.store.journal import Action

SIDES = {"applicants": "applicant", "respondents": "respondent", "third_parties": "third"}
"""The columns that name parties, with the side (list `party_role`) that each stands for."""

_ORGANISATION = (
    "公司", "厂", "店", "合作社", "村委会", "居委会", "委员会", "学校", "医院", "银行", "信用社",
    "家庭农场", "中心", "所", "局", "站", "集团", "部", "队", "组",
)  # fmt: skip
_OF_CASE = ("number", "paper_number", "category", "facts", "requests", "source", "difficulty")
_DITTO = frozenset(("day", "category", "mediators", "source"))
_NOTE = 3_000
_KEPT = (ApproximateAmount, KeptAsNote, WhoseUnclear)


def plan(
    book: Book,
    choices: Choices | None = None,
    *,
    known: Collection[str] = (),
    finder: Finder | None = None,
) -> Plan:
    """How the disputes of a workbook are understood; rows whose mark is known are left out.

    Where nothing else says the year, the numbers do. `finder` as in `reading.read`. Raises
    NoSuchSheet and NoTable.
    """
    asked = choices or Choices()
    made_form = form(past.numbers_taken())
    finder = finder or Finder([made_form])
    year = _year(book, made_form, asked, finder)
    said = replace(asked, year=year) if year is not None else asked
    found = reading.read(book, made_form, said, finder)
    if year is not None:
        found.year_from = "numbers"
    return bringing.without_known(known, found)


def _year(book: Book, made_form: Form, choices: Choices, finder: Finder) -> int | None:
    layout = together.layout(finder, book, made_form, choices)
    column = layout.columns.get("number")
    if choices.year is not None or column is None or any(s.years for s in layout.sections):
        return None
    numbers = (
        row[column].text for s in layout.sections for row in layout.sheet.rows[s.body : s.end]
    )
    counted = Counter(year for each in numbers if (year := past.place_in_year(each)[0]))
    return counted.most_common(1)[0][0] if counted else None


def form(taken: Collection[str] = ()) -> Form:
    """What a table of disputes may hold; `taken` are numbers that disputes here have."""
    columns = Case.columns()
    own: dict[str, Reader] = {"number": cells.as_text, "facts": cells.as_text}
    of_case = {
        name: Meaning(name, columns[name], own.get(name) or cells.reader(columns[name]),
                      ditto=name in _DITTO, required=name in ("category", "facts"))
        for name in _OF_CASE
    }  # fmt: skip
    names = Names()
    sides = [
        Meaning("applicants", Column(names, N_("Applicant"), required=True), _names),
        Meaning("respondents", Column(names, N_("Respondent"), required=True), _names),
        Meaning("third_parties", Column(names, N_("Third party")), _names),
    ]
    result = Column(Code(list="past_result"), N_("Result"), required=True)
    agreed = Column(Code(list="agreement_form"), Agreement.columns()["form"].label)
    return Form(
        "cases",
        (
            of_case["number"],
            of_case["paper_number"],
            Meaning("day", Column(Day(), N_("Accepted"), required=True), _day, ditto=True),
            *sides,
            *(of_case[name] for name in _OF_CASE[2:]),
            Meaning("amount", columns["amount"], _amount),
            Meaning("result", result, _result),
            Meaning("form", agreed, cells.by_word),
            Meaning("performance", columns["performance"], cells.by_word),
            Meaning("closed", columns["closed"], cells.by_kind),
            Meaning("volume", columns["volume"], cells.as_text),
            Meaning("mediators", Column(names, N_("Mediator")), _names, ditto=True),
            Meaning("note", Column(Text(max=500), N_("Note")), cells.as_text),
            *parties.meanings(),
        ),
        frozenset({"applicants", "respondents"}),
        partial(_finish, frozenset(map(again.number_key, taken))),
    )


def bring_in(
    made: Plan, rows: Collection[int] | None = None, *, progress: Progress = nothing
) -> ImportResult:
    """Write the chosen rows (all that are ready), each once, as disputes of the past.

    A mediator is met by the name alone where only one who serves here has it, else made once.
    Raises NotThere, NotTaken, and whatever `progress` raises to stop; then nothing stays.
    """
    known: dict[str, str] = {}
    last = _last_numbers(made)

    def write(act: Action, item: Item, batch: str) -> list[str]:
        fresh: list[str] = []
        values = dict(item.values)
        while last:
            past.say_last(act, *last.popitem())
        values.pop("note", None)
        if item.known:
            past.put_right(act, journal.get(Case, item.known), values, item.changes)
            return []
        for name in cast("list[str]", values.get("mediators") or []):
            if name not in known:
                met = past.mediator(name)
                if met is None:
                    note = _("Source: brought in from “{file}”").format(file=made.file)
                    met = act.add(Person, name=name, note=note).id
                    fresh.append(met)
                known[name] = met
        served = [known[name] for name in cast("list[str]", values.pop("mediators", None) or [])]
        sides: list[dict[str, Any]] = [
            {"role": role, "type": _type(name), "name": name, **parties.taken(values, role)}
            for column, role in SIDES.items()
            for name in cast("list[str]", values.pop(column, None) or [])
        ]
        case = past.bring_in(
            act,
            parties=sides,
            mediators=served,
            batch=batch,
            note=_note(item, made) or None,
            **cast("dict[str, Any]", values),
        )
        return [case.id, *fresh]

    return bringing.bring_in(made, rows, write, progress)


def _last_numbers(made: Plan) -> dict[int, int]:
    """The last running number of each year in the book, of rows that stay out too."""
    last: dict[int, int] = {}
    for item in made.items:
        year, sequence = past.place_in_year(str(item.values.get("number") or ""))
        if year is not None and sequence is not None:
            last[year] = max(last.get(year, 0), sequence)
    return last


def _type(name: str) -> str:
    """People have short names; what is longer and ends like a firm is one."""
    return "legal" if len(name) > 4 and name.endswith(_ORGANISATION) else "person"


def _note(item: Item, made: Plan) -> str:
    """What the ledger said beyond what became a value, in its own words."""
    said = [str(item.values["note"])] if item.values.get("note") else []
    kept = [each for each in item.remarks if isinstance(each.error, _KEPT)]
    unread = [each for each in item.reasons if each.column not in item.values]
    said += [f"{each.label}：{each.original}" for each in (*kept, *unread) if each.original]
    words = "；".join(dict.fromkeys(said))
    return f"{made.file}：{words}"[:_NOTE] if words else ""


# Cells


def _names(row: Row, meaning: Meaning, cell: Cell) -> None:
    cells.by_kind(row, meaning, Cell(cell.text, cell.text))
    names = cast("list[str]", row.get(meaning.name) or [])
    if any(_joined(each) for each in names):
        row.forget(meaning.name)
        row.add_remark(meaning.name, SeveralPeople(word=cell.text))
    elif not all(particulars.is_name(each) or _type(each) == "legal" for each in names):
        row.item.values.pop(meaning.name)
        row.add_remark(meaning.name, UnclearName(word=cell.text))
    elif len(names) > 1 and meaning.name in SIDES:
        row.remark(meaning.name, SeveralParties(count=len(names)))


def _joined(name: str) -> bool:
    # Firms are called 同和 and 和谐.
    firm = _type(name) == "legal" and not re.search("[与及跟]", name)
    return particulars.are_joined(name) and not firm


def _day(row: Row, meaning: Meaning, cell: Cell) -> None:
    days.read(row, meaning, cell, _year_said(row))


def _year_said(row: Row) -> int | None:
    return past.place_in_year(str(row.get("number") or ""))[0]


def _amount(row: Row, meaning: Meaning, cell: Cell) -> None:
    cells.by_kind(row, meaning, cell)
    if row.get(meaning.name) is not None and parse_amount(cell.value)[1]:
        row.remark(meaning.name, ApproximateAmount(text=cell.text))


def _result(row: Row, meaning: Meaning, cell: Cell) -> None:
    cells.by_word(row, meaning, cell)
    # 移交司法所 says more than that it was handed on.
    handed_on = row.get(meaning.name) == "handed_on"
    if handed_on and plain(cell.text) != cells.label_of(row, "result", "handed_on"):
        row.item.values["end_reason"] = cell.text
    agreed = row.get(meaning.name) == past.AGREED
    if agreed and ("口头" in cell.text or "书面" in cell.text):
        form = "oral" if "口头" in cell.text else "written"
        row.item.values.setdefault("form", form)


# The row as a whole


def _finish(taken: frozenset[NumberKey], row: Row) -> None:
    _number(taken, row)
    _days(row)
    parties.check(row)
    result = row.get("result")
    if result == past.AGREED:
        if row.get("form") is None:
            row.item.lacking.append("form")
            if not row.doubted("form"):
                row.add_remark("form", FormUnknown())
    elif result is not None:
        _without_agreement(row)


def _number(taken: frozenset[NumberKey], row: Row) -> None:
    number = row.get("number")
    if number is None:
        if not row.doubted("number"):
            row.remark("number", NoNumber())
        return
    key = f"number {again.number_key(str(number))}"
    if key in row.sheetful.seen:
        first = row.sheetful.layout.where(row.sheetful.seen[key][0])
        row.add_remark("number", NumberTwice(row=first))
    elif again.number_key(str(number)) in taken:
        row.add_remark("number", NumberUsed(number=number))
    row.sheetful.seen.setdefault(key, (row.number, number))


def _days(row: Row) -> None:
    days.check(row, _year_said(row))
    day, closed = row.get("day"), row.get("closed")
    if isinstance(day, datetime.date) and isinstance(closed, datetime.date) and closed < day:
        row.add_remark("closed", OutOfOrder(row=row.where))


def _without_agreement(row: Row) -> None:
    """What speaks of an agreement where none was reached: kept as it reads, or to be looked at."""
    if row.get("form") is not None:
        row.remark("form", KeptAsNote())
        row.item.values.pop("form")
    performance = row.get("performance")
    if performance is None:
        return
    if performance in ("performed", "part") and "performance" not in row.typed:
        row.add_remark("performance", NotAgreed())
        return
    row.remark("performance", KeptAsNote())
    row.item.values.pop("performance")
