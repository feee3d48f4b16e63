"""How possible doubles are shown: as a list, and both disputes of a pair side by side."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from app import codes
from app.language import _
from app.office.doubles import Possible
from app.office.likeness import BOTH
from app.records import references, rooms
from app.records.cases import Case, Party, parts, stages, titles
from app.records.listed import TableColumn
from app.records.people import Person

_SAID: Final = ("day", "accepted", "category", "facts", "requests", "amount", "ended", "closed")
"""The columns of a dispute that are compared besides its room, number, parties and stage."""


@dataclass(frozen=True)
class Row:
    """What both disputes say of one thing."""

    label: str
    first: str
    second: str

    @property
    def alike(self) -> bool:
        """Whether both say the same."""
        return self.first == self.second


def columns() -> list[TableColumn]:
    """Who is in dispute, in which rooms, and what is alike or was decided."""
    names = {each: rooms.short_name(name) for each, name in rooms.names().items()}

    def both(pair: Possible) -> str:
        return " / ".join(names.get(each.origin, "—") for each in (pair.first, pair.second))

    return [
        TableColumn("parties", _("Parties"), lambda pair: titles.parties_title(pair.first), 180,
                    look="strong"),
        TableColumn("rooms", _("Room"), both, 130),
        TableColumn("why", _("Alike in"), in_short, 100),
    ]  # fmt: skip


def in_short(pair: Possible) -> str:
    """What was decided, else how much is alike."""
    if pair.decision is not None:
        return _("the same dispute") if pair.decision.same else _("not the same dispute")
    if pair.alike is None:
        return ""
    return _("the same parties") if pair.alike.weight >= BOTH else _("one of them")


def counting(pair: Possible) -> str:
    """Which of both counts, if they are one."""
    if pair.decision is not None and not pair.decision.same:
        return _("Both are counted.")
    if pair.decision is not None:
        once = _("Counted once: at {name}, which accepted it first.")
        registered = _("Counted once: at {name}, which registered it first.")
    else:
        once = _("If it is the same, it counts once: at {name}, which accepted it first.")
        registered = _("If it is the same, it counts once: at {name}, which registered it first.")
    words = once if pair.first.accepted else registered
    return words.format(name=room_name(pair.first))


def heads(pair: Possible) -> tuple[str, str]:
    """What stands above the one that counts and above the other."""
    if pair.first.accepted:
        return _("Accepted first"), _("Accepted later")
    return _("Registered first"), _("Registered later")


def room_name(case: Case) -> str:
    """What the room of a dispute is called."""
    return rooms.names().get(case.origin, "—")


def rows(pair: Possible) -> list[Row]:
    """Both disputes, one thing below the other; what neither says is left out."""
    first, second = list(_said(pair.first)), list(_said(pair.second))
    return [
        Row(label, one, other)
        for (label, one), (_label, other) in zip(first, second, strict=True)
        if one or other
    ]


def _said(case: Case) -> Iterator[tuple[str, str]]:
    yield _("Room"), room_name(case)
    yield _("No."), case.number or ""
    yield _("Parties"), "\n".join(map(_party, parts.parties(case)))
    described = case.columns()
    for name in _SAID:
        yield _(described[name].label), references.value_words(case, name)
    yield _("Stage"), stages.now(case)
    agreement = parts.agreement(case)
    clauses = agreement.columns()["clauses"].kind.show(agreement.clauses) if agreement else ""
    yield _("Clauses"), clauses


def _party(party: Party) -> str:
    """A side, the name, and what of it travels: when born, of which village."""
    person = Person.get_or_none(Person.id == party.person) if party.person else None
    village = references.title("place", person.village) if person is not None else ""
    born = _("born {day}").format(day=party.birth.isoformat()) if party.birth else ""
    side = codes.load("party_role").label(party.role)
    more = "，".join(filter(None, (born, village)))
    return f"{side} {party.name}" + (f"（{more}）" if more else "")
