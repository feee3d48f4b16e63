"""A person as a line that is offered; choosing one, or a newcomer of the name that was typed."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

from app.fields import Reference
from app.language import _
from app.records import offers
from app.records.people import Person
from ui.widgets.chosen import ReferenceInput
from ui.widgets.suggest import Suggestion


def person_input(
    usual: Callable[[], Sequence[Person]] = lambda: (),
    without: Collection[str] = (),
    *,
    newcomers: bool = True,
) -> ReferenceInput:
    """Offers the usual ones first, then anybody known but `without` (identities), then a new one.

    Its value is for `offers.chosen`.
    """

    made = ReferenceInput(
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
