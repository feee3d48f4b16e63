"""Terms of disputes, and the lines that each stand for several of them."""

from __future__ import annotations

import datetime
from typing import Any, Final

from app.language import _
from app.records import calendar, cases
from app.room.today.line import Due

_AHEAD: Final = datetime.timedelta(days=7)
_KNOWN_AHEAD: Final = datetime.timedelta(days=31)
"""The terms of disputes reach a month ahead, and so must the days off that are known."""

Gathered = list[tuple[list[cases.due.Due], Due]]
"""Lines that each stand for several things due."""


def due(today: datetime.date) -> tuple[list[Due], list[Due]]:
    """What has a line of its own, and the lines that each stand for several."""
    every = cases.due.everything(today + _AHEAD)
    gathered = [*_from_the_book(every), *_to_file(every)]
    within = {id(each) for line in gathered for each in line[0]}
    single = [each for each in every if id(each) not in within]
    return _single(single, today), [line for _of, line in gathered]


def _single(single: list[cases.due.Due], today: datetime.date) -> list[Due]:
    found: list[Due] = []
    for each in single:
        case = each.case
        if case is None:
            wanted: dict[str, Any] = {"record_id": each.record}
            found.append(Due(each.words, _("Look"), "committee", each.days(today), wanted=wanted))
            continue
        names = _(" and ").join((case.names or [])[:2])
        who = cases.title(case) if case.confidential or not names else names
        words = _("{dispute}: {what}").format(dispute=who, what=each.words)
        label = cases.STEPS[each.step].label
        wanted = {"record_id": case.id, "step": each.step}
        found.append(Due(words, _(label) if label else _("Look"), "cases", each.days(today),
                         wanted=wanted))  # fmt: skip
    return found


def _from_the_book(every: list[cases.due.Due]) -> Gathered:
    """What the old ledger left open: long past its days, and waiting for a word how it ended."""
    batches: dict[str, list[cases.due.Due]] = {}
    for each in every:
        if each.case is not None and each.case.batch is not None:
            batches.setdefault(each.case.batch, []).append(each)
    words = _("{count} disputes from the old ledger stand open there; how did they end?")
    found: Gathered = []
    for batch, several in batches.items():
        count = len({each.case.id for each in several if each.case is not None})
        wanted = {"asked": cases.Filter(going=True, batch=batch)}
        line = Due(words.format(count=count), _("Look"), "cases", state=_("old ledger"),
                   wanted=wanted)  # fmt: skip
        found.append((several, line))
    return found


def _to_file(every: list[cases.due.Due]) -> Gathered:
    """Nobody waits for a volume to be put into the cupboard: many are one line."""
    filing = [each for each in every if each.kind == cases.due.FILING]
    if len(filing) < 2:
        return []
    words = _("{count} closed disputes are to be archived").format(count=len(filing))
    wanted = {"asked": cases.Filter(state="closed", going=True)}
    return [(filing, Due(words, _("Look"), "cases", state=_("to be archived"), wanted=wanted))]


def holidays(today: datetime.date) -> list[Due]:
    """The year whose days off nobody has written in, while terms of disputes rest on them."""
    year = (today + _KNOWN_AHEAD).year
    if not calendar.missing_festivals(year) or not cases.count(cases.Filter(going=True)):
        return []
    words = _("The days off of {year} are not written in yet; terms may be counted wrong")
    wanted = {"part": "days", "year": year}
    return [Due(words.format(year=year), _("Write in"), "settings", state=_("holidays"),
                wanted=wanted)]  # fmt: skip
