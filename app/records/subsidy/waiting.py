"""The months of which claims wait for the office: to be reviewed, approved, or sample checked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from app.language import _, listed, n_
from app.records.stats import Period, periods
from app.records.subsidy.model import SubsidyClaim, SubsidyDecision
from app.store.session import current

Waiting = Mapping[Period, int]
"""How many claims of each month wait, the oldest month first."""

_NAMED = 3
"""Months that are named in a line."""


def by_month() -> Waiting:
    """How many claims of each month wait for this office; nothing waits in a room."""
    store = current()
    if not store.is_office:
        return {}
    decided = SubsidyDecision.select(SubsidyDecision.claim)
    decided = decided.where(
        SubsidyDecision.voided.is_null() & SubsidyDecision.origin.in_(list(store.lines))
    )
    approved = SubsidyDecision.approved.is_null(False)
    settled = decided.where(approved | SubsidyDecision.returned.is_null(False))
    drawn = approved & SubsidyDecision.drawn.is_null(False) & SubsidyDecision.sampled.is_null()
    checked = SubsidyClaim.checked.is_null(False) & SubsidyClaim.voided.is_null()
    asked = SubsidyClaim.select().where(
        (checked & SubsidyClaim.id.not_in(settled)) | SubsidyClaim.id.in_(decided.where(drawn))
    )
    counts = Counter(each.month for each in asked if each.is_whole)
    found: dict[Period, int] = {}
    for month, count in sorted(counts.items()):
        try:
            found[periods.parse(month, store.today())] = count
        except (periods.NotAPeriod, periods.PeriodEndsFirst):
            continue  # of a program that says it otherwise
    return found


def first_shown(waiting: Waiting, usual: Period) -> Period:
    """The month to begin with: the usual one, unless claims wait of others alone."""
    return usual if usual in waiting else next(iter(waiting), usual)


def others(waiting: Waiting, shown: Period) -> Waiting:
    """What waits of other months than those that are shown."""
    months = set(shown.named_months)
    return {each: n for each, n in waiting.items() if not months.issuperset(each.named_months)}


def others_words(of: Waiting) -> str:
    """How many claims of which other months wait; empty where none does."""
    if not of:
        return ""
    said = [
        _("{month}: {count}").format(month=periods.words(each), count=count)
        for each, count in of.items()
    ]
    total = sum(of.values())
    words = n_("{count} claim of other months waits too ({months}).",
               "{count} claims of other months wait too ({months}).", total)  # fmt: skip
    months = listed(said[:_NAMED])
    if len(said) > _NAMED:
        months = _("{months} and others").format(months=months)
    return words.format(count=total, months=months)
