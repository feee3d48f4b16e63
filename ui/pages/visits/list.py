"""The list of visits: filtered as one types, narrowed by period, matter, handler, place."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Final

from PySide6.QtWidgets import QWidget

from app.language import N_, _
from app.records import deliveries, offers, references, rooms, visits
from app.records.layouts import unplaced
from app.records.listed import TableColumn, shown
from app.records.narrowing import Choice, of_code, of_place
from app.records.visits import Filter, Visit
from app.store.session import current
from ui.records.kind import RecordKind
from ui.records.listing import NarrowedList
from ui.records.view import LOOKS
from ui.widgets.plain import Button

_NEVER: Final = {
    "reason": "of the last change alone; the history tells it",
    "person": "the name stands there",
    "handler": "the name stands there",
    "anonymous": "the list says it in place of the name",
}
"""What the list cannot show, and why."""


class VisitsList(NarrowedList):
    """The list of visits: narrowed by matter, result, handler, place, and by what is open."""

    choices = (
        of_code("category", N_("Matter"), "matter", lambda code: len(code) == 2),  # the large ones
        of_code("result", N_("Result"), "visit_result"),
        Choice("handler", N_("Handled by"), values=visits.handlers),
        of_place("place", N_("Place served")),
        Choice("for_lawyer", N_("Left for the lawyer"), short=N_("For the lawyer")),
        Choice("late", N_("Written up later"), short=N_("Later")),
    )
    everything, unnarrowed = N_("All matters"), N_("Matter")

    def __init__(
        self,
        kind: RecordKind,
        prints: Sequence[tuple[str, Callable[[], object]]],
        foot: Sequence[QWidget],
    ) -> None:
        self._state: Callable[[Any], str] = lambda _record: deliveries.HERE
        usual = shown(
            Visit,
            list(kind.listed),
            widths=kind.listed,
            show={"day": Visit.short_when, "name": Visit.visitor},
            look={
                "name": lambda visit: "quiet" if visit.anonymous else "strong",
                "result": lambda visit: "quiet" if visit.voided else "",
            },
            discreet=["name", "category", "result"],
        )
        self._rooms: dict[str, str] = {}
        room = TableColumn(
            "room", _("Room"), lambda visit: self._rooms.get(visit.origin, ""), width=110
        )
        office = current().is_office
        state = TableColumn(
            "state",
            _("Sent"),
            lambda visit: _(deliveries.SHORT_WORDS[self._state(visit)]),
            width=70,
            look=lambda visit: LOOKS[self._state(visit)],
        )
        more = unplaced(Visit, kind.listed, _NEVER)
        self.prints = Button(_("Print"), menu=list(prints))
        super().__init__(
            kind.name,
            [*usual, room if office else state],
            Filter(),
            empty=(
                _("No visits in this time"),
                _("“All” above shows earlier ones.")
                if office
                else _("F2 logs one. “All” above shows earlier ones."),
            ),
            draft_name=offers.visitor_of,
            more=shown(Visit, more, show=references.cells(Visit)),
            extra=[self.prints],
            foot=foot,
        )

    def fetch(self, asked: Filter, after: Any, size: int) -> list[tuple[Visit, Any]]:
        if after is None:
            self._state, self._rooms = deliveries.states(), rooms.names()
        return list(visits.page(asked, after, size))
