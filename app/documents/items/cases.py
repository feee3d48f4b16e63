"""What is printed of disputes: their papers, the months of their mediators."""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Callable, Collection
from typing import Any

from app import codes
from app.documents import papers
from app.documents.cases import printing as case_sources
from app.documents.forms.laid import Way
from app.documents.items.item import Item, ItemRequest, Make, Size
from app.documents.made import FinishedPaper, finish
from app.documents.typeset.page import Progress
from app.language import N_
from app.records import cases
from app.store.session import current


def parts() -> tuple[Size, ...]:
    """Which papers of a dispute there are: the volume, all, or one kind."""
    listed = codes.load("case_paper").current(current().today())
    return (
        Size(case_sources.VOLUME, N_("The whole volume")),
        Size(case_sources.ALL, N_("Every paper")),
        *(Size(each.code, each.label) for each in listed if each.code in case_sources.MADE),
    )


def _papers(wanted: ItemRequest, progress: Progress | None) -> FinishedPaper:
    way: Way = "blank" if wanted.blank else "ruled" if wanted.ruled else "filled"
    chosen = wanted.parts or (case_sources.VOLUME,)
    if not wanted.ids:
        return papers.laid_out([])
    return papers.case_papers(wanted.ids, chosen, way=way, progress=progress)


def _after(_wanted: ItemRequest, made: FinishedPaper, well: tuple[str, ...]) -> None:
    note(made, well)


def note(made: FinishedPaper, well: Collection[str] | None = None) -> None:
    """Remember of each dispute of ours what was printed of it, and from which state.

    Of those that came out well (all). Raises WrongStage, ReadOnly.
    """
    borne: list[case_sources.PrintedCopy] = [
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


def _month(wanted: ItemRequest, progress: Progress | None) -> FinishedPaper:
    """A sheet for each mediator of a month, or for the chosen one: this month, or that of a day."""
    month = wanted.since or wanted.until or current().today()
    person = wanted.ids[0] if wanted.ids else ""
    return papers.mediator_month(month, person, progress=progress)


def _volumes(wanted: ItemRequest) -> list[cases.Case]:
    """The archived disputes that were chosen; else those archived in the days, or this year."""
    if wanted.ids:
        return [cases.get(each) for each in wanted.ids]
    year = current().today().year
    since = wanted.since or datetime.date((wanted.until or current().today()).year, 1, 1)
    until = wanted.until or datetime.date(max(year, since.year), 12, 31)
    archived = cases.every(cases.Filter(origin=current().origin, state="archived"))
    found = [each for each in archived if each.archived and since <= each.archived <= until]
    return sorted(found, key=lambda each: (each.archived, each.row))


def _index(wanted: ItemRequest, _progress: Progress | None) -> FinishedPaper:
    """The 案卷目录 of the year in which the last of the volumes was archived."""
    found = _volumes(wanted)
    last = next((each.archived for each in reversed(found) if each.archived), current().today())
    return _counted(found, lambda out: case_sources.year_index(out, found, year=last.year))


def _of_volumes(write: Callable[[Any, list[cases.Case]], int]) -> Make:
    def make(wanted: ItemRequest, _progress: Progress | None) -> FinishedPaper:
        found = _volumes(wanted)
        return _counted(found, lambda out: write(out, found))

    return make


def _counted(found: list[cases.Case], write: Callable[[Any], int]) -> FinishedPaper:
    """The paper of so many volumes; nothing where there are none."""
    if not found:
        return FinishedPaper(b"", 0, {})
    return dataclasses.replace(finish(write), count=len(found))


_ARCHIVED = ("state", "archived")

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
    Item(
        "volume-index",
        N_("List of volumes of a year"),
        "case",
        _index,
        of="case",
        choices=frozenset({"period"}),
        having=_ARCHIVED,
    ),
    Item(
        "volume-transfer",
        N_("List of volumes handed over"),
        "case",
        _of_volumes(case_sources.transfer),
        of="case",
        choices=frozenset({"period"}),
        having=_ARCHIVED,
    ),
    Item(
        "volume-spines",
        N_("Spines of volumes"),
        "case",
        _of_volumes(case_sources.spines),
        of="case",
        choices=frozenset({"period"}),
        having=_ARCHIVED,
    ),
)
