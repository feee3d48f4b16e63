"""What the covers, remarks and lists of volumes say, from the records of their disputes."""

from __future__ import annotations

from app.documents.cases.papers.slots import day, names
from app.documents.cases.reading import committee, corrected, title
from app.documents.forms.slots import Slots, chinese
from app.fields import long_day
from app.records.cases import model, parts
from app.records.cases.model import Case

_KEPT = "（保密）"


def volume_number(case: Case) -> str:
    """The number of the volume; without one of its own, that of the dispute."""
    return case.volume or case.number or ""


def cover(case: Case) -> Slots:
    """The cover of a dispute's volume."""
    since, until = case.accepted or case.day, case.closed or case.ended
    return {
        "committee": committee(case),
        "name": title(case),
        "number": volume_number(case),
        "mediators": names(parts.mediator_names(case)),
        "days": " 至 ".join(filter(None, (day(since), day(until)))),
        "filed_by": case.filed_by or "",
        "filed_on": day(case.archived),
        "retention": chinese("retention", case.retention),
        "note": "",
    }


def remarks(case: Case, pages: int | None = None) -> Slots:
    """The state of a volume, and what was noted since."""
    return {
        "committee": committee(case),
        "number": volume_number(case),
        "state": case.volume_state or "",
        "changes": "\n".join(map(_noted, parts.of(model.CaseNote, case))),
        "pages": pages,
        "filed_by": case.filed_by or "",
        "checked_by": case.checked_by or "",
        "day": day(case.archived),
    }


def _noted(note: model.CaseNote) -> str:
    """A note as the 备考表 says it."""
    words = corrected(note) if note.now else note.words
    why = f"（{note.reason.rstrip('。')}）" if note.reason else ""
    return f"{long_day(note.day)}　{words}{why}"


def volume(case: Case, pages: int | None = None) -> Slots:
    """One volume of a year's list, a transfer list or a spine; a confidential one is not named."""
    since, until = case.accepted or case.day, case.closed or case.ended
    filed = case.archived or case.closed or case.day
    return {
        "number": volume_number(case),
        "case_number": case.number or "",
        "name": _KEPT if case.confidential else title(case),
        "category": chinese("dispute", case.category),
        "days": "\n".join(each.strftime("%Y.%m.%d") for each in (since, until) if each),
        "pages": pages,
        "retention": chinese("retention", case.retention),
        "year": str(filed.year) if filed else "",
        "committee": committee(case),
    }
