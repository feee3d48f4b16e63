"""A person as a line that is offered; choosing one, or a newcomer of the name that was typed."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from typing import Any, Final

from app.fields import Reference
from app.language import _
from app.records import offers
from app.records.offers import NewPerson, is_new
from app.records.people import Person
from ui.widgets.chosen import ReferenceInput
from ui.widgets.suggest import Suggestion

_NEW: Final = "new"


class _PersonInput(ReferenceInput):
    """Keeps somebody new in a draft by the name, as drafts keep but what JSON can."""

    def typed(self) -> Any:
        raw = super().typed()
        return [raw[0], {_NEW: raw[1].name}] if isinstance(raw, list) and is_new(raw[1]) else raw

    def set_typed(self, raw: Any) -> None:
        if isinstance(raw, list) and isinstance(raw[1], dict):
            raw = [raw[0], NewPerson(raw[1][_NEW])]
        super().set_typed(raw)


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
