"""The disputes of an old ledger (调解台账): workbook in, plan, and then disputes of the past."""

from __future__ import annotations

import datetime
import re
from collections import Counter
from collections.abc import Collection
from dataclasses import replace
from functools import partial
from typing import Any, cast

from app.books import bringing, cells, finding, particulars, reading
from app.books.bringing import ImportResult, nothing
from app.books.plan import Choices, Item, Plan
from app.books.reading import Progress
from app.books.refusals import (
    ApproximateAmount,
    FormUnknown,
    InFuture,
    KeptAsNote,
    NoNumber,
    NotAgreed,
    NumberTwice,
    OtherYear,
    OutOfOrder,
    SeveralParties,
    UnclearDay,
    UnclearName,
    YearAdded,
)
from app.books.sheet import Book, Cell, plain
from app.books.table import Form, Meaning, Reader, Row
from app.errors import Unacceptable
from app.fields import Code, Day, Names, Text, parse_amount
from app.language import N_
from app.records.cases import past
from app.records.cases.model import Agreement, Case
from app.records.cases.refusals import NumberUsed
from app.records.people import Person
from app.store import Column
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
_NO_YEAR = re.compile(r"[0-9]{1,2}[月./-][0-9]{1,2}[日号]?")
_LOST_ZERO = re.compile(r"[0-9]{1,2}\.[123]")


def plan(book: Book, choices: Choices | None = None, *, known: Collection[str] = ()) -> Plan:
    """How the disputes of a workbook are understood; rows whose mark is known are left out.

    Where nothing else says the year, the numbers do. Raises NoSuchSheet and NoTable.
    """
    asked = choices or Choices()
    made_form = form(past.numbers_taken())
    year = _year(book, made_form, asked)
    said = replace(asked, year=year) if year is not None else asked
    found = reading.read(book, made_form, said)
    if year is not None:
        found.year_from = "numbers"
    return bringing.without_known(known, found)


def _year(book: Book, made_form: Form, choices: Choices) -> int | None:
    layout = finding.find(book, made_form, choices)
    if choices.year is not None or finding.year_of(book, layout)[0] is not None:
        return None
    column = layout.columns.get("number")
    if column is None:
        return None
    rows = layout.sheet.rows[layout.header + 1 :]
    years = (past.place_in_year(row[column].text)[0] for row in rows if column < len(row))
    counted = Counter(each for each in years if each is not None)
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
    parties = [
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
            *parties,
            *(of_case[name] for name in _OF_CASE[2:]),
            Meaning("amount", columns["amount"], _amount),
            Meaning("result", result, _result),
            Meaning("form", agreed, cells.by_word),
            Meaning("performance", columns["performance"], cells.by_word),
            Meaning("closed", columns["closed"], cells.by_kind),
            Meaning("volume", columns["volume"], cells.as_text),
            Meaning("mediators", Column(names, N_("Mediator")), _names, ditto=True),
            Meaning("note", Column(Text(max=500), N_("Note")), cells.as_text),
        ),
        frozenset({"applicants", "respondents"}),
        partial(_finish, frozenset(taken)),
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
        for name in cast("list[str]", values.get("mediators") or []):
            if name not in known:
                met = past.mediator(name)
                if met is None:
                    met = act.add(Person, name=name, note=made.file).id
                    fresh.append(met)
                known[name] = met
        served = [known[name] for name in cast("list[str]", values.pop("mediators", None) or [])]
        parties: list[dict[str, Any]] = [
            {"role": role, "type": _type(name), "name": name}
            for column, role in SIDES.items()
            for name in cast("list[str]", values.pop(column, None) or [])
        ]
        case = past.bring_in(
            act,
            parties=parties,
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
    kept = [
        each for each in item.remarks if isinstance(each.error, (ApproximateAmount, KeptAsNote))
    ]
    unread = [each for each in item.reasons if each.column not in item.values]
    said += [f"{each.label}：{each.original}" for each in (*kept, *unread) if each.original]
    words = "；".join(dict.fromkeys(said))
    return f"{made.file}：{words}"[:_NOTE] if words else ""


# Cells


def _names(row: Row, meaning: Meaning, cell: Cell) -> None:
    cells.by_kind(row, meaning, Cell(cell.text, cell.text))
    names = cast("list[str]", row.get(meaning.name) or [])
    if not all(particulars.is_name(each) or _type(each) == "legal" for each in names):
        row.item.values.pop(meaning.name)
        row.add_remark(meaning.name, UnclearName(word=cell.text))
    elif len(names) > 1 and meaning.name in SIDES:
        row.remark(meaning.name, SeveralParties(count=len(names)))


def _day(row: Row, meaning: Meaning, cell: Cell) -> None:
    value = cell.value
    if isinstance(value, datetime.datetime):
        value = value.date()
    if isinstance(value, float) and _LOST_ZERO.fullmatch(cell.text):
        row.add_remark(meaning.name, UnclearDay(text=cell.text))
        return
    year = past.place_in_year(str(row.get("number") or ""))[0] or row.sheetful.year
    if year is not None and _NO_YEAR.fullmatch(plain(cell.text)):
        row.remark(meaning.name, YearAdded(year=year))
    try:
        row.put(meaning.name, meaning.column.kind.parse(value, year=year))
    except Unacceptable as refusal:
        row.add_remark(meaning.name, refusal)


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


# The row as a whole


def _finish(taken: frozenset[str], row: Row) -> None:
    _number(taken, row)
    _days(row)
    result = row.get("result")
    if result == past.AGREED:
        if row.get("form") is None:
            row.item.lacking.append("form")
            if not row.doubted("form"):
                row.add_remark("form", FormUnknown())
    elif result is not None:
        _without_agreement(row)


def _number(taken: frozenset[str], row: Row) -> None:
    number = row.get("number")
    if number is None:
        if not row.doubted("number"):
            row.remark("number", NoNumber())
        return
    key = f"number {number}"
    if key in row.sheetful.seen:
        row.add_remark("number", NumberTwice(row=row.sheetful.seen[key][0]))
    elif number in taken:
        row.add_remark("number", NumberUsed(number=number))
    row.sheetful.seen.setdefault(key, (row.number, number))


def _days(row: Row) -> None:
    day = row.get("day")
    if not isinstance(day, datetime.date):
        return
    sheetful = row.sheetful
    year = past.place_in_year(str(row.get("number") or ""))[0] or sheetful.year
    if "day" not in row.typed:
        if day > sheetful.today:
            row.add_remark("day", InFuture())
        elif year is not None and day.year != year:
            row.add_remark("day", OtherYear(year=year))
    if sheetful.before is not None and day < sheetful.before[1]:
        row.remark("day", OutOfOrder(row=sheetful.before[0]))
    sheetful.before = (row.number, day)
    closed = row.get("closed")
    if isinstance(closed, datetime.date) and closed < day:
        row.add_remark("closed", OutOfOrder(row=row.number))


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
