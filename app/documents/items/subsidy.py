"""What is printed of subsidies: claims, their reviews, who is paid, what is made public."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from app.documents import papers
from app.documents.forms.laid import LaidOutPaper, Way
from app.documents.items.each import each_of
from app.documents.items.item import Item, ItemRequest, Make
from app.documents.made import FinishedPaper
from app.documents.subsidy import forms
from app.documents.typeset.page import Progress
from app.language import N_
from app.records.stats import Period, periods
from app.records.subsidy import SubsidyClaim, totals
from app.records.subsidy.totals import Paid
from app.store.session import current


def _of_period(lay_out: Callable[[Period, Sequence[Paid], Way], LaidOutPaper]) -> Make:
    """A list of a period: last month unless days were said; or to be written by hand."""

    def make(wanted: ItemRequest, progress: Progress | None) -> FinishedPaper:
        way: Way = "blank" if wanted.blank else "ruled" if wanted.ruled else "filled"
        period = _period(wanted)
        found = totals.paid(period) if way == "filled" else []
        several = [lay_out(period, found, way)] * (1 if way == "filled" else wanted.copies)
        return papers.laid_out(several, progress, len(several))

    return make


def _period(wanted: ItemRequest) -> Period:
    today = current().today()
    if wanted.since is None and wanted.until is None:
        return periods.of(today, "month").before()
    last = wanted.until or today
    first = wanted.since or last
    return Period(min(first, last), last)


ITEMS = (
    Item("subsidy-claim", N_("Subsidy claim"), "case",
         each_of(SubsidyClaim, forms.claim, lambda: forms.claim(None, "blank"),
                 partial(forms.claim, way="ruled")),
         of="subsidy_claim", choices=frozenset({"blank", "ruled", "copies"}), named=True),
    Item("subsidy-review", N_("Review of a subsidy claim"), "case",
         each_of(SubsidyClaim, forms.review, lambda: forms.review(None, "blank"),
                 partial(forms.review, way="ruled")),
         of="subsidy_claim", choices=frozenset({"blank", "ruled", "copies"}), named=True),
    Item("subsidy-payment", N_("Subsidies to be paid, for signature"), "case",
         _of_period(forms.payment), choices=frozenset({"period", "blank", "ruled", "copies"}),
         may_be_empty=True),
    Item("subsidy-public", N_("Subsidies, made public"), "case", _of_period(forms.public),
         choices=frozenset({"period", "blank", "ruled", "copies"}), may_be_empty=True),
)  # fmt: skip
