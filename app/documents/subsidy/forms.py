"""申报表, 审核表, 发放表 and 公示: signed by hand; the program counts and moves no money."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, Final

from app.documents.design import load
from app.documents.forms import form
from app.documents.forms.design import FormDesign, PageWords
from app.documents.forms.laid import LaidOutPaper, Printing, Way
from app.documents.forms.slots import chinese
from app.fields import in_words, long_day, mask_name
from app.records.cases.model import Case
from app.records.cases.money import yuan
from app.records.cases.titles import title
from app.records.stats.periods import Period
from app.records.subsidy import SubsidyClaim, SubsidyDecision, SubsidyLine, decision, lines, struck
from app.records.subsidy.totals import Paid
from app.store.session import current

_WHOLE: Final = 100
_MONTH: Final = re.compile(r"(\d{4})-(\d\d)")


class ClaimDesign(FormDesign, frozen=True, kw_only=True):
    """`resources/forms/subsidy/claim.json`."""

    continued: str
    page: str
    month: str
    sample: str
    share: str
    cut: str
    entered: str
    confidential: str


class ReviewDesign(ClaimDesign, frozen=True, kw_only=True):
    """`resources/forms/subsidy/review.json`: besides, how what was struck or sampled is said."""

    struck: str
    sampled: str


class PaymentDesign(FormDesign, frozen=True, kw_only=True):
    """`resources/forms/subsidy/payment.json` and `public.json`."""

    continued: str
    page: str
    month: str
    months: str
    sample: str


def claim(record: SubsidyClaim | None, way: Way = "filled") -> LaidOutPaper:
    """The 申报表 of a claim; without one a blank form."""
    design = load("subsidy/claim", ClaimDesign)
    found = lines(record) if record is not None else []
    slots = {
        **_of_claim(design, record, way),
        "lines": _lines(design, found, way),
    }
    return _laid(design, slots, design.continued, design.page, way)


def review(record: SubsidyClaim | None, way: Way = "filled") -> LaidOutPaper:
    """The 审核表 of a claim, with what was entered of it so far; without one a blank form."""
    design = load("subsidy/review", ReviewDesign)
    made = decision(record) if record is not None and way == "filled" else None
    found = lines(record) if record is not None else []
    slots = {**_of_claim(design, record, way), **_of_decision(design, made, found)}
    return _laid(design, slots, design.continued, design.page, way)


def payment(period: Period, found: Sequence[Paid], way: Way = "filled") -> LaidOutPaper:
    """The 发放表: who is paid how much of a period, to sign for it; or rows to write by hand."""
    design = load("subsidy/payment", PaymentDesign)
    slots = _of_paid(design, period, found, way)
    return _laid(design, slots, design.continued, design.page, way)


def public(period: Period, found: Sequence[Paid], way: Way = "filled") -> LaidOutPaper:
    """The 公示 list: the same, of every name its first character alone."""
    design = load("subsidy/public", PaymentDesign)
    masked = [replace(each, name=mask_name(each.name)) for each in found]
    slots = _of_paid(design, period, masked, way)
    return _laid(design, slots, design.continued, design.page, way)


def month_words(pattern: str, month: str) -> str:
    """A month as papers say it: 2026年9月."""
    said = _MONTH.fullmatch(month)
    return pattern.format(year=said[1], month=int(said[2])) if said else month


def _of_claim(design: ClaimDesign, record: SubsidyClaim | None, way: Way) -> dict[str, str]:
    names = ("committee", "month", "name", "day", "count", "amount", "words", "rates", "sample",
             "check_words")  # fmt: skip
    slots: dict[str, str] = dict.fromkeys(names, "")
    if record is None or way == "blank":
        return slots
    slots |= {
        "committee": record.committee or current().name,
        "month": month_words(design.month, record.month or ""),
        "name": record.name or "",
    }
    if way == "ruled":
        return slots
    return slots | {
        "day": _day(record.day),
        "count": str(record.count or 0),
        "amount": yuan(record.amount or 0),
        "words": in_words(record.amount or 0),
        "rates": record.rates or "",
        "sample": design.sample if record.sample else "",
        "check_words": _entered(design, record.check_words, record.checked_by, record.checked),
    }


def _of_decision(
    design: ReviewDesign, made: SubsidyDecision | None, found: Sequence[SubsidyLine]
) -> dict[str, str]:
    names = ("review_words", "struck", "approve_words", "approved_count", "approved_amount",
             "approved_words", "sample_found")  # fmt: skip
    slots: dict[str, str] = dict.fromkeys(names, "")
    if made is None:
        return slots
    why = struck(made)
    gone = [design.struck.format(number=e.number, why=why[e.id]) for e in found if e.id in why]
    words = "\n".join(filter(None, (made.approve_words, made.despite)))
    slots |= {
        "review_words": _entered(design, made.review_words, made.reviewed_by, made.reviewed),
        "struck": "\n".join(gone),
        "approve_words": _entered(design, words, made.approved_by, made.approved),
    }
    if made.sampled is not None:
        checked = chinese("subsidy_sample", made.sample)
        words = design.sampled.format(result=checked, words=made.sample_words or "").strip()
        slots["sample_found"] = _entered(design, words, made.sampled_by, made.sampled)
    if made.approved is None:
        return slots
    return slots | {
        "approved_count": str(made.count or 0),
        "approved_amount": yuan(made.amount or 0),
        "approved_words": in_words(made.amount or 0),
    }


def _entered(
    design: ClaimDesign, words: str | None, by: str | None, day: datetime.date | None
) -> str:
    """What was entered from the signed paper: the opinion, whose it is, and the day."""
    if day is None:
        return words or ""
    return design.entered.format(words=words or "", by=by or "", day=long_day(day)).strip("　")


def _lines(design: ClaimDesign, found: Sequence[SubsidyLine], way: Way) -> list[Mapping[str, Any]]:
    if way != "filled":
        return []
    cases = {e.id: e for e in Case.where_in("id", [line.case for line in found], void=True)}
    return _numbered([_line(design, each, cases.get(each.case)) for each in found])


def _line(design: ClaimDesign, line: SubsidyLine, case: Case | None) -> dict[str, str]:
    """One dispute; of a confidential one its number and its class alone."""
    hidden = case is None or bool(case.confidential)
    return {
        "number": line.number or "",
        "dispute": design.confidential if case is not None and hidden else "",
        "difficulty": chinese("difficulty", line.difficulty),
        "amount": yuan(line.amount or 0),
        **(
            {
                "dispute": title(case) + _how(design, line),
                "outcome": chinese("outcome", line.outcome),
                "closed": line.closed.isoformat() if line.closed else "",
            }
            if case is not None and not hidden
            else {}
        ),
    }


def _how(design: ClaimDesign, line: SubsidyLine) -> str:
    """What share of its class it is worth, and what the ceiling took off."""
    less = line.share != _WHOLE
    said = design.share.format(base=yuan(line.base or 0), share=line.share) if less else ""
    return said + (design.cut.format(cut=yuan(line.cut)) if line.cut else "")


def _of_paid(
    design: PaymentDesign, period: Period, found: Sequence[Paid], way: Way
) -> dict[str, Any]:
    slots: dict[str, Any] = dict.fromkeys(
        ("issuer", "month", "people", "count", "amount", "words", "sample"), ""
    ) | {"rows": []}
    if way == "blank":
        return slots
    slots |= {"issuer": current().name, "month": _period_words(design, period)}
    if way == "ruled":
        return slots
    amount = sum(each.amount for each in found)
    return slots | {
        "people": str(len(found)),
        "count": str(sum(each.count for each in found)),
        "amount": yuan(amount),
        "words": in_words(amount),
        "sample": design.sample if any(each.sample for each in found) else "",
        "rows": _numbered([_row(each) for each in found]),
    }


def _row(each: Paid) -> dict[str, str]:
    return {
        "name": each.name,
        "committee": each.committee,
        "count": str(each.count),
        "amount": yuan(each.amount),
    }


def _period_words(design: PaymentDesign, period: Period) -> str:
    first, last = (month_words(design.month, e) for e in (period.named_months[0],
                                                          period.named_months[-1]))  # fmt: skip
    return first if first == last else design.months.format(since=first, until=last)


def _numbered(rows: Sequence[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    return [{"sequence": str(number), **row} for number, row in enumerate(rows, start=1)]


def _day(day: datetime.date | None) -> str:
    return long_day(day) if day is not None else ""


def _laid(
    design: FormDesign, slots: Mapping[str, Any], continued: str, page: str, way: Way
) -> LaidOutPaper:
    return form.lay_out(design, slots, Printing(way), PageWords(continued, page))
