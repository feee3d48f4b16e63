"""What is printed of visits: the form of each, the log of a day."""

from __future__ import annotations

import datetime

from app.documents import papers
from app.documents.items.item import Item, ItemRequest
from app.documents.made import FinishedPaper
from app.documents.typeset.page import Progress
from app.language import N_
from app.records import visits
from app.records.visits import Filter
from app.store.session import current


def _visit_forms(wanted: ItemRequest, progress: Progress | None) -> FinishedPaper:
    """The form of each chosen visit, of every visit of the days, or empty ones."""
    if wanted.blank:
        return papers.blank_forms(wanted.copies)
    since, until = _days(wanted)
    found = visits.every(Filter(since=since, until=until)) if not wanted.ids else []
    return papers.visit_forms(wanted.ids or [visit.id for visit in found], progress=progress)


def _day_logs(wanted: ItemRequest, progress: Progress | None) -> FinishedPaper:
    """The log of each day on which somebody came, or empty pages."""
    if wanted.blank:
        return papers.blank_day_logs(wanted.copies)
    since, until = _days(wanted)
    return papers.day_logs(since or datetime.date.min, until, progress=progress)


def _days(wanted: ItemRequest) -> tuple[datetime.date | None, datetime.date]:
    """From when to when; today where nothing was said."""
    today = current().today()
    if wanted.since is None and wanted.until is None:
        return today, today
    return wanted.since, wanted.until or today


ITEMS = (
    Item(
        "visit-form",
        N_("Visit forms"),
        "visit",
        _visit_forms,
        of="visit",
        choices=frozenset({"period", "blank", "copies"}),
    ),
    Item(
        "daylog",
        N_("Day log"),
        "visit",
        _day_logs,
        choices=frozenset({"day", "period", "blank", "copies"}),
    ),
)
