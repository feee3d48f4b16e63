"""What is printed of activities, risks, public opinion and surveys."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from app.documents import papers
from app.documents.activities import forms
from app.documents.forms.laid import LaidOutPaper
from app.documents.items.item import Item, ItemRequest, Make
from app.documents.made import FinishedPaper
from app.documents.typeset.page import Progress
from app.language import N_
from app.records.activities import Activity, Opinion, Risk, Survey
from app.store import Record, journal


def _of(
    model: type[Record],
    lay_out: Callable[[Any], LaidOutPaper],
    blank: Callable[[], LaidOutPaper] | None = None,
) -> Make:
    """A paper of each chosen record, as often as it is wanted; or empty ones."""

    def make(wanted: ItemRequest, progress: Progress | None) -> FinishedPaper:
        if wanted.blank and blank is not None:
            return papers.laid_out([blank()] * wanted.copies)
        found = (journal.get(model, each) for each in wanted.ids)
        laid = (lay_out(each) for each in found for _copy in range(wanted.copies))
        return papers.laid_out(laid, progress, len(wanted.ids) * wanted.copies)

    return make


ITEMS = (
    Item("sign-in", N_("Sign-in sheet"), "activity",
         _of(Activity, forms.sign_in, lambda: forms.sign_in(None)), of="activity",
         choices=frozenset({"blank", "copies"}), named=True),
    Item("activity-notice", N_("Notice of an activity"), "activity",
         _of(Activity, forms.notice), of="activity", choices=frozenset({"copies"}), named=True),
    Item("activity-record", N_("Form of an activity"), "activity", _of(Activity, forms.record),
         of="activity", named=True),
    Item("risk-record", N_("Form of a risk"), "activity", _of(Risk, forms.record), of="risk",
         named=True),
    Item("opinion-record", N_("Form of public opinion"), "activity", _of(Opinion, forms.record),
         of="opinion", named=True),
    Item("survey-form", N_("Form of a survey"), "activity", _of(Survey, forms.survey),
         of="survey", choices=frozenset({"copies"}), named=True),
)  # fmt: skip
