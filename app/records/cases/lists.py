"""The columns in which disputes are listed; what is not placed can be added."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from app import codes
from app.language import _
from app.records.cases import stages
from app.records.cases.model import SEEN_OUTSIDE, Case
from app.records.cases.step import ENDED
from app.records.cases.titles import parties_title, short_number
from app.records.days import short
from app.records.layouts import unplaced
from app.records.listed import TableColumn, shown

LEFT_OUT: Final = (
    "year",
    "sequence",
    "visit",
    "referral",
    "risk",
    "from_case",
    "place",
    "batch",
    "reason",
)
"""What the list does not show: said by the number, the page, the program."""


def usual() -> list[TableColumn]:
    """The register: parties, number, kind, day, and where each stands."""
    kinds = codes.load("dispute")
    return [
        TableColumn("names", _("Parties"), parties_title, 164, look="strong", discreet=True),
        TableColumn("number", _("No."), short_number, 92, look="quiet",
              order=lambda case: (case.year or 0, case.sequence or 0)),
        TableColumn("category", _("Kind"), lambda case: kinds.label(case.category or ""), 92,
              discreet=True),
        TableColumn("day", _("Registered"), lambda case: short(case.day), 72),
        TableColumn("state", _("Stage"), stages.now, 84, look=_stage_look),
    ]  # fmt: skip


def more(usual: list[TableColumn]) -> list[TableColumn]:
    """What the list can show besides; of a confidential dispute what may be seen outside alone."""
    names = unplaced(Case, [each.name for each in usual], LEFT_OUT)
    return [
        each if each.name in SEEN_OUTSIDE else replace(each, show=_kept(each.show))
        for each in shown(Case, names, discreet=names)
    ]


def _kept(show: Callable[[Case], str]) -> Callable[[Case], str]:
    return lambda case: _("Confidential") if case.confidential else show(case)


def _stage_look(case: Case) -> str:
    if case.state in ("closed", "archived"):
        return "safe"
    return "quiet" if case.state in (ENDED, "declined") else ""
