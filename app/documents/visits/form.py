"""The form of one visit to sign (法律咨询登记表), filled or blank: its columns by the design."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

import msgspec

from app.documents.design import Design, load
from app.documents.forms import form
from app.documents.forms.design import FormDesign, PageWords, used
from app.documents.forms.laid import LaidOutPaper, Printing
from app.documents.forms.slots import Columns, chinese, untitled
from app.documents.references import titles
from app.fields import Code, Day, Flag, long_day
from app.language import _
from app.records import visits
from app.records.visits import Referral, Visit
from app.store.session import current

_COMPOSED = frozenset({
    "day", "begin", "finish", "name", "anonymous", "headcount", "late", "paper_number",
    "paper_page", "unclear", "reason",
})  # fmt: skip
"""Columns that slots are put together from."""

_UNPRINTED = frozenset({"person", "handler", "for_lawyer", "batch"})
"""Columns that a form does not show: the names stand there already, or it is nobody's business."""


class ReferralWords(Design, frozen=True):
    """What is said before each part of a referral."""

    told: str
    documents: str
    centre: str
    submitted: str
    decision: str
    decided: str
    number: str
    lawyer: str
    outcome: str


class VisitFormDesign(FormDesign, frozen=True, kw_only=True):
    """`resources/forms/visit_form.json`."""

    continued: str
    page: str
    anonymous: str
    people: str
    to: str
    referral: ReferralWords
    late: str
    paper: str
    paper_number: str
    paper_page: str
    unclear: str
    reason: str


def forms(found: Iterable[Visit]) -> Iterator[LaidOutPaper]:
    """The form of each visit, as it is asked for."""
    title, printing, design = titles(), Printing(), load("visit_form", VisitFormDesign)
    for visit in found:
        keeper = current().user_name if visit.origin == current().origin else ""
        referral = visits.referral_of(visit.id)
        yield lay_out(
            visit, room=current().name, keeper=keeper, referral=referral, title=title,
            printing=printing, design=design,
        )  # fmt: skip


def blank() -> LaidOutPaper:
    """A form to be filled in by hand, with the lists of today."""
    return lay_out(None, room=current().name)


def lay_out(
    visit: Visit | None,
    *,
    room: str,
    keeper: str = "",
    referral: Referral | None = None,
    title: Callable[[str, str], str] = untitled,
    printing: Printing | None = None,
    design: VisitFormDesign | None = None,
) -> LaidOutPaper:
    """The form of one visit, nothing on it masked; without one a blank form.

    `title` names what the visit refers to, by kind and identity. Many forms share `printing` and
    `design`, which are asked for on this PC and in its records.
    """
    design = design or load("visit_form", VisitFormDesign)
    composed = {"room": room, "keeper": keeper, **dict.fromkeys(_SLOTS, "")}
    bookmark = ""
    if visit is not None:
        composed |= {name: slot(visit, design) for name, slot in _SLOTS.items()}
        composed["referral"] = _referral(referral, design.referral) if referral else ""
        bookmark = f"{visit.number or ''} {visit.name or composed['visitor']}".strip()
    day = visit.day if visit is not None else current().today()
    slots = Columns(Visit, visit, day, title, composed)
    placed = used(design.blocks) | _COMPOSED | _UNPRINTED | {"number"}
    slots["rest"] = [
        (_(column.label), slots[name])
        for name, column in Visit.columns().items()
        if name not in placed
    ]
    printing = printing or Printing("blank" if visit is None else "filled")
    words = PageWords(design.continued, design.page)
    return form.lay_out(design, slots, printing, words, bookmark=bookmark or design.title)


def _when(visit: Visit, design: VisitFormDesign) -> str:
    hours = design.to.join(f"{each:%H:%M}" for each in (visit.begin, visit.finish) if each)
    return "　".join(part for part in (long_day(visit.day), hours) if part)


def _visitor(visit: Visit, design: VisitFormDesign) -> str:
    unnamed = design.anonymous if visit.anonymous else ""
    return "　".join(part for part in (visit.name, unnamed) if part)


def _people(visit: Visit, design: VisitFormDesign) -> str:
    return design.people.format(count=visit.headcount) if visit.headcount else ""


def _follows(visit: Visit, _design: VisitFormDesign) -> str:
    before = Visit.get_or_none(Visit.id == visit.follows) if visit.follows else None
    if before is None:
        return ""
    return long_day(before.day) + (f"第{before.number}号" if before.number else "")


def _note(visit: Visit, design: VisitFormDesign) -> str:
    parts = [design.late] if visit.late else []
    if visit.paper_number or visit.paper_page:
        pattern = design.paper
        if not visit.paper_page:
            pattern = design.paper_number
        elif not visit.paper_number:
            pattern = design.paper_page
        parts.append(pattern.format(number=visit.paper_number, page=visit.paper_page))
    if visit.unclear:
        parts.append(design.unclear.format(text=visit.unclear))
    if visit.reason:
        parts.append(design.reason.format(text=visit.reason))
    return "；".join(parts)


_SLOTS: dict[str, Callable[[Visit, VisitFormDesign], str]] = {
    "when": _when,
    "visitor": _visitor,
    "headcount": _people,
    "follows": _follows,
    "note": _note,
    "referral": lambda _visit, _design: "",
}
"""What is put together from several columns, or shown otherwise than its column alone would be."""


def _referral(referral: Referral, words: ReferralWords) -> str:
    parts: list[str] = []
    for name, label in msgspec.structs.asdict(words).items():
        kind, value = Referral.columns()[name].kind, getattr(referral, name)
        if value:
            parts.append(label + ("" if isinstance(kind, Flag) else _words(kind, value)))
    return "；".join(parts)


def _words(kind: Any, value: Any) -> str:
    if isinstance(kind, Code):
        return chinese(kind.list, value)
    return long_day(value) if isinstance(kind, Day) else kind.show(value)
