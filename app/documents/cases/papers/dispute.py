"""A dispute and its parties as all papers read them, filled or left to be written by hand."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from app import codes
from app.documents.cases.papers.design import shared
from app.documents.forms.rows import Choice
from app.documents.forms.slots import Columns, chinese
from app.fields import age_on
from app.records.cases.model import Agent, Party


@dataclass(frozen=True, slots=True)
class Dispute:
    """What every paper of a dispute may say: its columns, whose it is, who is in it."""

    columns: Columns
    committee: str
    title: str = ""
    parties: tuple[Columns, ...] = ()
    mediators: tuple[str, ...] = ()
    clerk: str = ""

    def blank(self) -> Dispute:
        """The dispute of a blank paper: whose seal is pressed, and the usual sides."""
        return Dispute(self.columns.blank(), self.committee, parties=sides())

    def ruled(self, names: Collection[str]) -> Dispute:
        """The dispute of a paper whose running text, and what has these names, is by hand."""
        return replace(self, columns=self.columns.ruled(names))


def of_party(record: Party, on: date, agents: Iterable[Columns] = ()) -> Columns:
    """One side with its particulars as they were signed, nothing masked; how old on a day."""
    composed = {
        "role": chinese("party_role", record.role),
        "organisation": record.type != "person",
        "sex": chinese("sex", record.sex),
        "ethnic": chinese("ethnic", record.ethnic),
        "age": str(age_on(record.birth, on)) if record.birth else "",
        "read_out": bool(record.cannot_read),
        "agents": tuple(agents),
    }
    return Columns(Party, record, on, composed=composed)


def of_agent(record: Agent, on: date) -> Columns:
    """Who acts for a party, with the powers that could be given on a day."""
    guardian = bool(record.guardian)
    signs = guardian or record.powers == "special"
    return Columns(Agent, record, on, composed={"guardian": guardian, "signs": signs})


def unknown_party(role: str = "") -> Columns:
    """A party whose particulars are left to be written by hand."""
    composed: dict[str, Any] = {
        **dict.fromkeys(("sex", "ethnic", "age"), ""),
        "role": role,
        "organisation": False,
        "read_out": False,
        "agents": (),
    }
    return Columns(Party, None, date.min, composed=composed)


def sides() -> tuple[Columns, ...]:
    """The parties of a blank paper."""
    return tuple(unknown_party(role) for role in shared().sides)


def category(columns: Columns) -> Choice:
    """The official kinds of dispute; one of the local ones is ticked beside its official one."""
    listed = codes.load("dispute")
    options = tuple(each.zh for each in listed.current(columns.day) if each.maps_to is None)
    chosen = columns.value("category")
    if not chosen:
        return Choice(options)
    picked = dict.fromkeys((listed.official(chosen), chosen))
    return Choice(options, tuple(chinese("dispute", each) for each in picked))
