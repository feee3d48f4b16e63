"""What is printed of an assessment: sheets of places and persons, the ranking."""

from __future__ import annotations

from typing import Final

from app.documents import papers, printers
from app.documents.assessment import ranking, sheet
from app.documents.items.item import Item, ItemRequest, Size
from app.documents.ledgers import ledger
from app.documents.made import FinishedPaper, finish
from app.documents.typeset.page import Progress
from app.language import N_
from app.records import assessment
from app.records.assessment import Scored, Scores
from app.store.session import current

_GROWN: Final = {"A4": 1.0, "A3": 2**0.5}


def _scores(wanted: ItemRequest) -> Scores:
    """Of the year of the first day that was said; else of this one. Raises NoTable."""
    day = wanted.since or wanted.until or current().today()
    return assessment.scores(day.year)


def _places(wanted: ItemRequest, progress: Progress | None) -> FinishedPaper:
    scores = _scores(wanted)
    return _sheets(scores, _chosen(scores, scores.places, wanted), progress)


def _persons(wanted: ItemRequest, progress: Progress | None) -> FinishedPaper:
    scores = _scores(wanted)
    return _sheets(scores, _chosen(scores, scores.persons, wanted), progress)


def _chosen(scores: Scores, every: tuple[Scored, ...], wanted: ItemRequest) -> list[Scored]:
    """Those that are ticked and assessed; without any all, the best first."""
    if not wanted.ids:
        return list(every)
    found = (scores.one(each) for each in wanted.ids)
    return [each for each in found if each is not None and each in every]


def _sheets(scores: Scores, chosen: list[Scored], progress: Progress | None) -> FinishedPaper:
    return papers.laid_out(sheet.of_all(scores, chosen), progress, len(chosen))


def _ranking(wanted: ItemRequest, progress: Progress | None) -> FinishedPaper:
    sheets = ranking.sheets(_scores(wanted), wanted.parts)
    if not sheets:
        return FinishedPaper(b"", 0, {})
    grown, mend = _GROWN[wanted.size or "A4"], printers.calibration()
    return finish(
        lambda out: ledger.bound(out, sheets, calibration=mend, progress=progress, grown=grown)
    )


def _parts() -> tuple[Size, ...]:
    return tuple(Size(name, label) for name, label in ranking.PARTS.items())


ITEMS = (
    Item("assessment", N_("Assessment sheet"), "ledger", _places, of="place",
         choices=frozenset({"period", "year"})),
    Item("assessment-person", N_("Assessment sheet of a person"), "ledger", _persons, of="person",
         choices=frozenset({"period", "year"})),
    Item("assessment-ranking", N_("Results of the assessment"), "ledger", _ranking,
         sizes=(Size("A4", N_("A4")), Size("A3", N_("A3"))),
         choices=frozenset({"period", "year", "parts"}), parts=_parts, may_be_empty=True,
         parts_label=N_("Tables"), office_only=True),
)  # fmt: skip
