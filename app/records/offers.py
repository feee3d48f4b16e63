"""Who and what is offered for what somebody began to type, in any form."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any, Final

from app.fields import Phone
from app.fields.suggestion import Suggestion
from app.language import _
from app.messages import shortened, words
from app.records import people, visits
from app.records.people import Person, about
from app.records.visits import Visit, paper_book
from app.store.drafts import Unfinished

ANOTHER: Final = "another"
"""Stands for somebody new who has the name of somebody known."""
_OFFERED: Final = 12


@dataclass(frozen=True)
class NewPerson:
    """Somebody not known yet, by the name that was typed."""

    name: str


def described(person: Person) -> Suggestion:
    """A person as a line that is offered: who it is, never what for."""
    below = filter(None, (Phone().mask(person.phone), visits.times_words(person.id)))
    return Suggestion(person.id, person.name, about(person), " · ".join(below))


def known_people(text: str) -> list[Suggestion]:
    """Who it may be."""
    return [described(each) for each in people.suggest(text)] if text else []


def handlers(text: str) -> list[Suggestion]:
    """Who may have received a visitor: those who serve here, then names written before."""
    found = [Suggestion(p.id, p.name, p.title or "") for p in people.serving() if text in p.name]
    named = {each.title for each in found}
    return found + [
        Suggestion(None, name) for name in visits.handlers() if text in name and name not in named
    ]


def anybody(
    text: str, usual: Sequence[Person], without: Collection[str], *, newcomers: bool
) -> list[Suggestion]:
    """The usual ones first, then anybody known but `without` (identities), then a new one."""
    first = [each for each in usual if text in each.name]
    found = {each.id: each for each in (*first, *(people.suggest(text) if text else ()))}
    rows = [described(each) for each in found.values() if each.id not in without][:_OFFERED]
    return [*rows, newcomer(text, NewPerson(text))] if text and newcomers else rows


def said_of_new(name: str) -> str:
    """What is odd about making a person of a name; empty where nothing is."""
    try:
        people.require_usual(name)
    except people.UnusualName as odd:
        return words(odd)
    known = next((each for each in people.suggest(name) if each.name == name), None)
    if known is None:
        return ""
    who = "，".join(filter(None, (about(known), visits.times_words(known.id))))
    return "：".join(filter(None, (_("Another {name} is known here").format(name=name), who)))


def newcomer(text: str, value: Any) -> Suggestion:
    """Somebody new of the name that was typed."""
    return Suggestion(
        value, "", _("＋ New person “{text}”").format(text=shortened(text)), plain=True
    )


def is_new(value: Any) -> bool:
    """Whether what was chosen is a newcomer."""
    return isinstance(value, NewPerson)


def chosen(value: str | NewPerson) -> tuple[Person | None, dict[str, Any] | None]:
    """The person that was chosen, or the values of the newcomer."""
    if isinstance(value, NewPerson):
        return None, {"name": value.name}
    return people.get(value), None


def name_of(value: str | NewPerson) -> str:
    """What whoever was chosen is called."""
    known = value if isinstance(value, NewPerson) else Person.get_or_none(Person.id == value)
    return known.name if known is not None else ""


def note(picked: Suggestion | None) -> str:
    """Who was picked, said beneath the name."""
    if picked is None:
        return ""
    return _("A new person.") if is_new(picked.value) else about(people.get(picked.value))


def earlier_of(person: str | None, but: str) -> list[Suggestion]:
    """Earlier visits of a person: when and by whom, never what about."""
    return [
        Suggestion(each.id, each.discreetly(), each.handler_name or "")
        for each in (visits.of_person(person)[:20] if person else [])
        if each.id != but
    ]


def visit_title(record: str) -> str:
    """A visit as it is called where others may read it."""
    visit = Visit.get_or_none(Visit.id == record)
    return visit.discreetly() if visit is not None else ""


def of_cell(name: str, text: str) -> list[Suggestion]:
    """What a cell of the paper book may be: people, codes by pinyin or character, handlers."""
    if name == "name":
        known = known_people(text)
        new = [] if text.isascii() else [newcomer(text, ANOTHER)]
        nobody = Suggestion(None, _("Prefers no name"), plain=True)
        return [*known, *new, nobody] if not text or known else []
    if name == "handler_name":
        return [Suggestion(None, each) for each in visits.handlers() if text in each][:8]
    return [Suggestion(each.code, each.label, plain=True) for each in paper_book.meant(name, text)]


def named(names: Sequence[str], text: str) -> list[Suggestion]:
    """The names that hold what was typed."""
    return [Suggestion(name, name, plain=True) for name in names if text in name]


def visitor_of(draft: Unfinished) -> str:
    """Whose visit was not finished."""
    typed: list[str] | str | None = draft.typed.get("name")
    name = (typed[0] or _("Prefers no name")) if isinstance(typed, list) else typed
    new: dict[str, Any] = draft.typed.get("_new") or {}
    return str(new.get("name") or name or _("No name yet"))
