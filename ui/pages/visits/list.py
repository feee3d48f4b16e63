"""The list of visits: filtered as one types, narrowed by period, matter, handler, place."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, Final

from PySide6.QtWidgets import QMenu

from app import codes
from app.fields import Reference
from app.language import N_, _
from app.records import deliveries, places, visits
from app.records.visits import Filter, Visit
from app.store.drafts import Unfinished
from app.store.session import current
from ui.pages.visits.form import FORM
from ui.records import references
from ui.records.kind import unplaced
from ui.records.listing import NarrowedList
from ui.records.view import LOOKS
from ui.widgets.plain import Button
from ui.widgets.rows import TableColumn, shown

_SHORT: Final = {
    deliveries.HERE: N_("not yet"),
    deliveries.PACKED: N_("on stick"),
    deliveries.RECEIVED: N_("received"),
}
_NEVER: Final = {
    "reason": "of the last change alone; the history tells it",
    "person": "the name stands there",
    "handler": "the name stands there",
    "anonymous": "the list says it in place of the name",
}
"""What the list cannot show, and why."""
_TITLED: Final = {
    name: partial(references.titled, name)
    for name, column in Visit.columns().items()
    if isinstance(column.kind, Reference)
}


class VisitsList(NarrowedList):
    """The list of visits: narrowed by matter, result, handler, place, and by what is open."""

    def __init__(self, prints: Sequence[tuple[str, Callable[[], object]]]) -> None:
        self._state: Callable[[Any], str] = lambda _record: deliveries.HERE
        columns = self._columns()
        more = unplaced(Visit, (each.name for each in columns), _NEVER)
        self.prints = Button(_("Print"), menu=list(prints))
        super().__init__(
            FORM,
            columns,
            Filter(),
            empty=(_("No visits in this time"), _("F2 logs one. “All” above shows earlier ones.")),
            draft_name=_draft_name,
            more=shown(Visit, more, show=_TITLED),
            extra=[self.prints],
        )

    def _columns(self) -> list[TableColumn]:
        made = shown(
            Visit,
            ["day", "name", "category", "result"],
            widths={"day": 102, "name": 84, "category": 86, "result": 92},
            show={"day": _when, "name": who},
            look={
                "name": lambda visit: "quiet" if visit.anonymous else "strong",
                "result": lambda visit: "quiet" if visit.voided else "",
            },
            discreet=["name", "category", "result"],
        )
        state = TableColumn(
            "state",
            _("Sent"),
            lambda visit: _(_SHORT[self._state(visit)]),
            width=54,
            look=lambda visit: LOOKS[self._state(visit)],
        )
        return made if current().is_office else [*made, state]

    def fetch(self, asked: Filter, after: Any, size: int) -> list[tuple[Visit, Any]]:
        if after is None:
            self._state = deliveries.states()
        return list(visits.page(asked, after, size))

    def fill_menu(self, menu: QMenu) -> None:
        menu.addAction(_("All matters"), lambda: self._take(Filter()))
        matters = menu.addMenu(_("Matter"))
        for code in codes.load("matter").current():
            if len(code.code) == 2:
                matters.addAction(code.label, lambda c=code.code: self._also(category=c))
        results = menu.addMenu(_("Result"))
        for code in codes.load("visit_result").current():
            results.addAction(code.label, lambda c=code.code: self._also(result=c))
        handlers = menu.addMenu(_("Handled by"))
        for name in visits.handlers():
            handlers.addAction(name, lambda n=name: self._also(handler=n))
        served = menu.addMenu(_("Place served"))
        for place in places.all_places()[:40]:
            served.addAction(place.short_name(), lambda p=place.id: self._also(place=p))
        menu.addSeparator()
        menu.addAction(_("Left for the lawyer"), lambda: self._also(for_lawyer=True))
        menu.addAction(_("Written up later"), lambda: self._also(late=True))

    def filter_words(self) -> list[str]:
        asked = self.asked
        return [
            codes.load("matter").label(asked.category) if asked.category else "",
            codes.load("visit_result").label(asked.result) if asked.result else "",
            asked.handler,
            references.title("place", asked.place),
            _("For the lawyer") if asked.for_lawyer else "",
            _("Later") if asked.late else "",
        ]

    def everything(self) -> str:
        return _("Matter")


def who(visit: Visit) -> str:
    """The visitor of a visit, with how many came."""
    name = visit.name or (_("Prefers no name") if visit.anonymous else "—")
    if (visit.headcount or 1) > 1:
        return _("{name} and others, {count}").format(name=name, count=visit.headcount)
    return name


def _when(visit: Visit) -> str:
    this_year = visit.day.year == current().today().year
    day = f"{visit.day:%m-%d}" if this_year else f"{visit.day:%Y-%m-%d}"
    return f"{day} {visit.begin:%H:%M}" if visit.begin and this_year else day


def _draft_name(draft: Unfinished) -> str:
    typed: list[str] | str | None = draft.typed.get("name")
    name = (typed[0] or _("Prefers no name")) if isinstance(typed, list) else typed
    new: dict[str, Any] = draft.typed.get("_new") or {}
    return str(new.get("name") or name or _("No name yet"))
