"""A person as a line that is offered; choosing one, or a newcomer of the name that was typed."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from typing import Any, Final

from app.fields import Phone, Reference
from app.language import _
from app.messages import shortened
from app.records import people, visits
from app.records.people import Person
from ui.records import references
from ui.widgets.chosen import ReferenceInput
from ui.widgets.suggest import Suggestion

_OFFERED: Final = 12


def described(person: Person) -> Suggestion:
    """A person as a line that is offered: who it is, never what for."""
    below = filter(None, (Phone().mask(person.phone), visits.times_words(person.id)))
    return Suggestion(person.id, person.name, people.about(person), " · ".join(below))


def offer_people(text: str) -> list[Suggestion]:
    """Everybody whom a text may mean; nobody without one."""
    return [described(each) for each in people.suggest(text)] if text else []


@dataclass(frozen=True)
class NewPerson:
    """Somebody not known yet, by the name that was typed."""

    name: str


def person_input(
    usual: Callable[[], Sequence[Person]] = lambda: (),
    without: Collection[str] = (),
    *,
    newcomers: bool = True,
) -> ReferenceInput:
    """Offers the usual ones first, then anybody known but `without` (identities), then a new one.

    Its value is for `chosen`.
    """

    def offer(text: str) -> list[Suggestion]:
        first = [each for each in usual() if text in each.name]
        found = {each.id: each for each in (*first, *(people.suggest(text) if text else ()))}
        rows = [described(each) for each in found.values() if each.id not in without][:_OFFERED]
        if text and newcomers:
            new = _("＋ New person “{text}”").format(text=shortened(text))
            rows.append(Suggestion(NewPerson(text), "", new, plain=True))
        return rows

    made = ReferenceInput(
        Reference(to="person"), suggest=offer, title_of=_title, hint=_("Name, pinyin or initials")
    )

    def take(picked: Suggestion | None) -> None:
        if picked is not None:
            made.set_value(picked.value)  # a new one is offered in more words than its name
        made.noted.emit(_note(picked))

    made.picked.connect(take)
    return made


def is_new(value: Any) -> bool:
    """Whether what was chosen is a newcomer."""
    return isinstance(value, NewPerson)


def chosen(value: str | NewPerson) -> tuple[Person | None, dict[str, Any] | None]:
    """The person that was chosen, or the values of the newcomer."""
    if isinstance(value, NewPerson):
        return None, {"name": value.name}
    return people.get(value), None


def _title(value: str | NewPerson) -> str:
    is_fresh = isinstance(value, NewPerson)
    return value.name if is_fresh else references.title(Person.kind_name, value)


def _note(picked: Suggestion | None) -> str:
    if picked is None:
        return ""
    return _("A new person.") if is_new(picked.value) else people.about(people.get(picked.value))
