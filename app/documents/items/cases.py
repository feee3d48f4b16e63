"""What is printed of disputes: their papers, the months of their mediators."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from app import codes
from app.documents import case_sources, papers
from app.documents.case_papers.laid import Way
from app.documents.items.item import Item, Size, Wanted
from app.documents.made import Made
from app.documents.page import Progress
from app.language import N_
from app.records import cases
from app.store.session import current


def parts() -> tuple[Size, ...]:
    """Which papers of a dispute there are: the volume, all, or one kind."""
    listed = codes.load("case_paper").current(current().today())
    return (
        Size(case_sources.VOLUME, N_("The whole volume")),
        Size(case_sources.ALL, N_("Every paper")),
        *(Size(each.code, each.label) for each in listed),
    )


def _papers(wanted: Wanted, progress: Progress | None) -> Made:
    way: Way = "blank" if wanted.blank else "ruled" if wanted.ruled else "filled"
    chosen = wanted.parts or (case_sources.VOLUME,)
    return papers.case_papers(wanted.ids, chosen, way=way, progress=progress)


def _after(_wanted: Wanted, made: Made, well: tuple[str, ...]) -> None:
    note(made, well)


def note(made: Made, well: Collection[str] | None = None) -> None:
    """Remember of each dispute of ours what was printed of it, and from which state.

    Of those that came out well (all). Raises WrongStage, ReadOnly.
    """
    borne: list[case_sources.Borne] = [
        each for each in made.bears if well is None or each.case in well
    ]
    known = codes.load("case_paper")
    ours = {each.case: cases.get(each.case) for each in borne}
    noted: list[tuple[cases.Case, dict[str, Any]]] = [
        (ours[each.case], {"paper": each.paper, "of": each.of or None, "code": each.code})
        for each in borne
        if each.code and known.knows(each.paper) and ours[each.case].origin == current().origin
    ]
    if noted:
        cases.note_all_printed(noted)


def _month(wanted: Wanted, progress: Progress | None) -> Made:
    """A sheet for each mediator of a month, or for the chosen one: this month, or that of a day."""
    month = wanted.since or wanted.until or current().today()
    person = wanted.ids[0] if wanted.ids else ""
    return papers.mediator_month(month, person, progress=progress)


ITEMS = (
    Item(
        "case-paper",
        N_("Papers of a dispute"),
        "case",
        _papers,
        of="case",
        choices=frozenset({"ruled", "blank", "parts"}),
        parts=parts,
        named=True,
        after=_after,
    ),
    Item(
        "case-month",
        N_("Month of the mediators"),
        "ledger",
        _month,
        of="person",
        choices=frozenset({"period"}),
    ),
)
