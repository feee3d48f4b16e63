"""A risk that a sweep found and somebody watches until it is defused, or it becomes a dispute."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Final

from app import codes
from app.errors import AppError, BeforeBegin, DayInFuture, Missing
from app.fields import Code, Day, Flag, Name, Names, Reference, Text, Whole
from app.language import N_, _
from app.records import cases, keeping
from app.store import Column, Record, journal
from app.store.session import current

SEEN_OUTSIDE: Final = frozenset({
    "activity", "day", "level", "category", "place", "people", "prevented", "next_look", "defused",
    "confidential",
})  # fmt: skip
"""What the office reads of any risk: level, place, matter and days."""
_NAMED: Final = frozenset({"parties", "responsible", "responsible_name"})
"""Who it is, which the office reads from orange up."""
_WORDS: Final = frozenset({"facts", "measures", "how"})
_GRAVE: Final = frozenset({"red", "orange"})


class Risk(Record):
    """A risk; open until it is defused or became a dispute."""

    kind_name = "risk"
    label = N_("Risk")
    plain = True
    may_stay = True

    day = Column(Day(), N_("Found on"), required=True, searchable="facet")
    level = Column(Code(list="risk_level"), N_("Level"), required=True, searchable="facet")
    category = Column(Code(list="dispute"), N_("Matter"), required=True, searchable="facet")
    place = Column(Reference(to="place"), N_("Place served"), searchable="facet")
    parties = Column(Names(max=20), N_("Parties"), searchable="name")
    people = Column(Whole(min=1, max=100_000), N_("People concerned"), listed=False)
    facts = Column(
        Text(max=5_000, lines=4), N_("The risk in brief"), required=True, travels=False,
        searchable=True,
    )  # fmt: skip
    responsible = Column(Reference(to="person"), N_("Responsible (person)"), index=True,
                         listed=False)  # fmt: skip
    responsible_name = Column(Name(), N_("Responsible"), searchable="name")
    measures = Column(Text(max=5_000, lines=3), N_("Measures"), travels=False, searchable=True)
    next_look = Column(Day(), N_("Next look"))
    defused = Column(Day(), N_("Defused on"))
    how = Column(Text(max=500, lines=2), N_("How it was defused"), travels=False, listed=False)
    prevented = Column(Code(list="prevented"), N_("Kept from"), listed=False)
    confidential = Column(Flag(), N_("Confidential"), listed=False)
    activity = Column(Reference(to="activity"), N_("Found by the activity"), index=True,
                      listed=False)  # fmt: skip
    case = Column(Reference(to="case"), N_("Became the dispute"), travels=False, listed=False)
    reason = Column(Text(max=200), N_("Reason for the change"), travels=False, listed=False)

    def heading(self) -> str:
        """Level, day and whom it concerns; of a confidential one who looks on reads no name."""
        level = codes.load("risk_level").label(self.level or "")
        who = _("Confidential") if self.confidential else "、".join(self.parties or ())
        matter = codes.load("dispute").label(self.category or "")
        day = self.day.isoformat() if self.day else ""
        return " ".join(filter(None, (day, level, matter, who)))

    def in_list(self, column: str) -> Any:
        """Of a confidential one that it is so, in place of the names and of what it is about."""
        if column == "parties" and self.confidential:
            return [_("Confidential")]
        if column in _WORDS and self.confidential and getattr(self, column):
            return _("Confidential")
        return super().in_list(column)

    @classmethod
    def kept_here(cls, values: Mapping[str, Any]) -> frozenset[str]:
        """Names below orange, and of a confidential one all but level, place, matter and days."""
        outside = SEEN_OUTSIDE
        if values.get("level") in _GRAVE and not values.get("confidential"):
            outside = outside | _NAMED
        return frozenset(cls.columns()) - outside

    @classmethod
    def unsearchable(cls, body: Mapping[str, Any]) -> frozenset[str]:
        """Of a confidential one all that says who or what about."""
        if not body.get("confidential"):
            return super().unsearchable(body)
        return frozenset(cls.columns()) - SEEN_OUTSIDE

    @classmethod
    def contradictions(cls, values: Mapping[str, Any], record: str) -> Mapping[str, AppError]:
        """A look or an end before it was found; an end to come."""
        wrong: dict[str, AppError] = {}
        day, defused = values["day"], values.get("defused")
        if (values.get("next_look") or day) < day:
            wrong["next_look"] = BeforeBegin()
        if defused is not None and defused < day:
            wrong["defused"] = BeforeBegin()
        elif defused is not None and defused > current().today():
            wrong["defused"] = DayInFuture(day=defused.isoformat())
        if values.get("prevented") and not values.get("people"):
            wrong["people"] = Missing()
        return wrong

    @property
    def is_open(self) -> bool:
        """Whether somebody still has to watch it."""
        return self.defused is None and self.case is None and not self.voided


keeping.index_lists(Risk)
Risk.add_index(
    Risk.next_look, where=Risk.defused.is_null() & Risk.case.is_null(), name="risk_watched"
)
# Were those without a dispute in it too, SQLite would read all of them to find the open ones.
Risk.add_index(Risk.case, where=Risk.case.is_null(False), name="risk_case")


def watched(until: datetime.date | None = None) -> list[Risk]:
    """Open risks of ours to be looked at until a day, the most pressing first; without a day all.

    One for which nobody said when to look again is due at once.
    """
    open_ones = Risk.defused.is_null() & Risk.case.is_null() & Risk.voided.is_null()
    asked = Risk.select().where(open_ones & (Risk.origin == current().origin))
    if until is not None:
        asked = asked.where(Risk.next_look.is_null() | (Risk.next_look <= until))
    order = [each.code for each in codes.load("risk_level").entries]
    rank = {code: at for at, code in enumerate(order)}
    return sorted(asked, key=lambda each: (rank.get(each.level, len(rank)), due_on(each)))


def due_on(risk: Risk) -> datetime.date:
    """The day on which somebody looks at it again."""
    return risk.next_look or risk.day


def look_again(risk: Risk, *, next_look: datetime.date, measures: str = "") -> Risk:
    """Say that it was looked at, what was done, and when to look next. Raises FieldErrors."""
    with journal.action("risk.look") as act:
        stands = journal.get(Risk, risk.id)
        said = "\n".join(filter(None, (stands.measures, measures)))
        return act.change(stands, next_look=next_look, measures=said or None)


def defuse(risk: Risk, *, defused: datetime.date, how: str = "") -> Risk:
    """Say that it is no risk any more, and how that came. Raises FieldErrors, NotOurs."""
    with journal.action("risk.defuse") as act:
        return act.change(risk, defused=defused, how=how or None)


def become_dispute(risk: Risk) -> cases.Case:
    """Register the dispute that a risk became, with its parties; each then names the other.

    Of one that has become a dispute already it is that one.
    Raises FieldErrors (nobody named), LastNumberUnknown, NotOurs.
    """
    stands = journal.get(Risk, risk.id)
    if stands.case is not None:
        return cases.get(stands.case)
    with journal.action("risk.dispute") as act:
        journal.require_ours(stands)
        names = stands.parties or []
        sides = ["applicant", *["respondent"] * (len(names) - 1)]
        said = [{"role": side, "type": "person", "name": name}
                for side, name in zip(sides, names, strict=False)]  # fmt: skip
        case = cases.register_within(
            act, parties=said, day=current().today(), source="active", category=stands.category,
            facts=stands.facts, place=stands.place, people=_several(stands),
            confidential=stands.confidential, risk=stands.id,
        )  # fmt: skip
        act.change(stands, case=case.id)
        return case


def _several(risk: Risk) -> int | None:
    return risk.people if risk.people and risk.people > 1 else None


def of_activity(activity: str) -> list[Risk]:
    """What a sweep found."""
    return Risk.where_equal("activity", activity)
