"""What is printed of reviews of volumes: what was drawn, score sheets, rankings."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from app.documents import papers, printers
from app.documents.forms.laid import LaidOutPaper
from app.documents.items.item import Item, ItemRequest, Size
from app.documents.ledgers import ledger
from app.documents.ledgers.ledger import Sheet
from app.documents.made import FinishedPaper, finish
from app.documents.reviews import lists, score
from app.documents.typeset.page import Progress
from app.language import N_
from app.records.reviews import Review, volumes
from app.store import journal

_Sheets = Callable[[Review, Sequence[str]], list[Sheet]]


def _scores(wanted: ItemRequest, progress: Progress | None) -> FinishedPaper:
    if wanted.blank:
        return papers.laid_out([score.blank()] * wanted.copies)
    way = "ruled" if wanted.ruled else "filled"
    found = [journal.get(Review, each) for each in wanted.ids]

    def laid() -> Iterator[LaidOutPaper]:
        for each in found:
            for _copy in range(wanted.copies):
                yield from score.of_review(each, way)

    count = sum(max(1, len(volumes(each))) for each in found) * wanted.copies
    return papers.laid_out(laid(), progress, count)


def _bound(of: _Sheets, wanted: ItemRequest, progress: Progress | None) -> FinishedPaper:
    sheets = [e for each in wanted.ids for e in of(journal.get(Review, each), wanted.parts)]
    if not sheets:
        return papers.laid_out([])
    mend = printers.calibration()
    # A review of which nothing is drawn or scored yet is a paper that says so.
    return finish(
        lambda out: max(1, ledger.bound(out, sheets, calibration=mend, progress=progress))
    )


def _drawn(wanted: ItemRequest, progress: Progress | None) -> FinishedPaper:
    return _bound(lambda review, _parts: [lists.drawn(review)], wanted, progress)


def _ranking(wanted: ItemRequest, progress: Progress | None) -> FinishedPaper:
    return _bound(lists.rankings, wanted, progress)


def _parts() -> tuple[Size, ...]:
    return tuple(Size(name, label) for name, label in lists.PARTS.items())


ITEMS = (
    Item("review-drawn", N_("Volumes drawn for a review"), "inspection", _drawn, of="review",
         named=True, office_only=True),
    Item("review-scores", N_("Score sheets of a review"), "inspection", _scores, of="review",
         choices=frozenset({"blank", "ruled", "copies"}), named=True, office_only=True),
    Item("review-ranking", N_("Results of a review"), "inspection", _ranking, of="review",
         choices=frozenset({"parts"}), parts=_parts, parts_label=N_("Tables"), named=True,
         office_only=True),
)  # fmt: skip
