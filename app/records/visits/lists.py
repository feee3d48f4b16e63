"""The columns in which visits are listed, and what a list of them is narrowed by."""

from __future__ import annotations

from typing import Final

from app.language import N_, _
from app.records import deliveries, references
from app.records.by_day import Key
from app.records.layouts import unplaced
from app.records.listed import TableColumn, shown
from app.records.narrowing import Choice, RoomOfEach, of_code, of_place
from app.records.visits.asking import handlers
from app.records.visits.listing import Filter, page
from app.records.visits.visit import Visit
from app.store.session import current

LISTED: Final = {"day": 102, "name": 84, "category": 86, "result": 92}
"""The usual columns with their widths in pixels at 100 %."""
_NEVER: Final = {
    "reason": "of the last change alone; the history tells it",
    "person": "the name stands there",
    "handler": "the name stands there",
    "anonymous": "the list says it in place of the name",
}
"""What the list cannot show, and why."""

CHOICES: Final = (
    of_code("category", N_("Matter"), "matter", lambda code: len(code) == 2),  # the large ones
    of_code("result", N_("Result"), "visit_result"),
    Choice("handler", N_("Handled by"), values=lambda: [(each, each) for each in handlers()]),
    of_place("place", N_("Place served")),
    Choice("for_lawyer", N_("Left for the lawyer"), short=N_("For the lawyer")),
    Choice("late", N_("Written up later"), short=N_("Later")),
)
"""What a list is narrowed by, besides period and text."""


class VisitRows:
    """The rows of a list; where each was sent, or came from, is asked once for all of them."""

    def __init__(self) -> None:
        self._state = deliveries.states()
        self._rooms = RoomOfEach()

    def page(self, asked: Filter, after: Key | None, size: int) -> list[tuple[Visit, Key]]:
        """A page of visits, each with the key that the next page goes on from."""
        if after is None:
            self._state = deliveries.states()
            self._rooms.ask()
        return page(asked, after, size)

    def columns(self) -> list[TableColumn]:
        """Day, visitor, matter, result; an office is told the room, a room what it has sent."""
        usual = shown(
            Visit, list(LISTED), widths=LISTED,
            show={"day": Visit.short_when, "name": Visit.visitor},
            look={
                "name": lambda visit: "quiet" if visit.anonymous else "strong",
                "result": lambda visit: "quiet" if visit.voided else "",
            },
            discreet=["name", "category", "result"],
        )  # fmt: skip
        if current().is_office:
            return [*usual, *self._rooms.columns()]
        return [*usual, TableColumn("state", _("Sent"), self._sent, width=70, look=self._look)]

    def _sent(self, visit: Visit) -> str:
        return _(deliveries.SHORT_WORDS[self._state(visit)])

    def _look(self, visit: Visit) -> str:
        return deliveries.LOOKS[self._state(visit)]


def more() -> list[TableColumn]:
    """What the list can show besides."""
    return shown(Visit, unplaced(Visit, LISTED, _NEVER), show=references.cells(Visit))


def lesson() -> str:
    """How the first visit comes into a list that has none."""
    if current().is_office:
        return _("They come with the reports of the rooms.")
    return _("F2 logs the first one.")
