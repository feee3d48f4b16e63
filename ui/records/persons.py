"""Choosing a person; and what is asked before somebody becomes one whom nobody knows yet."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from typing import Any

from PySide6.QtWidgets import QWidget

from app.fields import Reference
from app.language import _
from app.messages import shortened
from app.records import offers, people
from app.records.offers import NewPerson, is_new
from app.records.people import NobodyKnown, Person, UnusualName
from app.store import Record
from ui.widgets.chosen import ReferenceInput, Suggest, WhoInput
from ui.widgets.message import Sheet, ask
from ui.widgets.suggest import Suggestion

_MOST = 200
"""Characters of names that are asked about together."""


class _PersonInput(ReferenceInput):
    """Keeps somebody new in a draft by the name, as drafts keep but what JSON can."""

    def typed(self) -> Any:
        chosen = self.value_or_none()
        return [self.line.text(), {"new": chosen.name}] if is_new(chosen) else super().typed()

    def set_typed(self, raw: Any) -> None:
        match raw:
            case [str(name), {"new": str(new)}]:
                super().set_typed([name, NewPerson(new)])
            case _:
                super().set_typed(raw)


def named(
    model: type[Record],
    name: str = "name",
    column: str = "person",
    suggest: Suggest = offers.known_people,
) -> dict[str, WhoInput]:
    """The input of a name that may stand for a person, by the column of the name."""
    return {name: WhoInput(model.columns()[name].kind, column=column, suggest=suggest)}


def person_input(
    usual: Callable[[], Sequence[Person]] = lambda: (),
    without: Collection[str] = (),
    *,
    newcomers: bool = True,
) -> ReferenceInput:
    """Offers the usual ones first, then anybody known but `without` (identities), then a new one.

    Its value is for `offers.chosen`.
    """

    made = _PersonInput(
        Reference(to="person"),
        suggest=lambda text: offers.anybody(text, usual(), without, newcomers=newcomers),
        title_of=offers.name_of,
        hint=_("Name, pinyin or initials"),
    )

    def take(picked: Suggestion | None) -> None:
        if picked is not None:
            made.set_value(picked.value)  # a new one is offered in more words than its name
        made.noted.emit(offers.note(picked))

    made.picked.connect(take)
    return made


class Newcomers:
    """The names of newcomers; each is asked about once, and remembered as it was answered."""

    def __init__(self) -> None:
        self._meant: set[str] = set()

    def require_usual(self, name: str) -> None:
        """Raise UnusualName unless the name is usual, or was said to be meant so."""
        if name not in self._meant:
            people.require_usual(name)

    def require(self, names: Iterable[str]) -> None:
        """Raise NobodyKnown unless each of these was said to be a new person."""
        if fresh := [each for each in dict.fromkeys(names) if each not in self._meant]:
            raise NobodyKnown(names=fresh)

    def ask(
        self,
        parent: QWidget,
        refusal: NobodyKnown | UnusualName,
        go_on: Callable[[], object],
        correct: Callable[[], object],
    ) -> Sheet:
        """Ask whether persons are to be made of the names; then go on, else have them corrected."""
        data: Any = refusal.data
        names: list[str] = data.get("names") or [data["name"]]

        def meant() -> None:
            self._meant.update(names)
            go_on()

        question, explained = _("Make a new person “{name}”?").format(name=names[0]), list[str]()
        if len(names) > 1:
            question = _("Make {count} new persons?").format(count=len(names))
            explained.append(shortened("、".join(names), _MOST))
        explained += filter(None, map(offers.said_of_new, names))
        yes, no = _("Make a new person"), _("Correct the name")
        explain = "\n".join(explained)
        return ask(parent, question, yes, meant, explain=explain, no=no, otherwise=correct)
