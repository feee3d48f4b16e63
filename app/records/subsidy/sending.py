"""The rates there are, changed at an office and sent down to its rooms."""

from __future__ import annotations

import datetime
from typing import Any, Final, cast

import msgspec

from app import codes
from app.errors import AppError, FieldErrors, Missing
from app.language import _, listed
from app.records.cases.money import yuan
from app.records.data_files import BadFile
from app.records.sent_down import Given
from app.records.subsidy import rates
from app.records.subsidy.model import STANDARDS, SubsidyRates
from app.records.subsidy.rates import FEN, NAME, Rates, Standard
from app.store.session import current

_ASKED: Final = ("written", "oral", "failed")
"""The ends of which a share is asked for."""
_DAY = datetime.timedelta(days=1)


def given() -> Given[Standard]:
    """The standard in force: the office's, else the sample."""
    return STANDARDS.given()[0]


def send(standard: Standard) -> SubsidyRates:
    """Let a standard be in force at this office and, with the next replies, in its rooms.

    Raises OfTheOffice, FieldErrors.
    """
    return cast("SubsidyRates", STANDARDS.send(standard))


def take_back() -> None:
    """Let the sample be in force again. Raises OfTheOffice."""
    STANDARDS.take_back(NAME)


def with_rates(standard: Standard, changed: Rates) -> Standard:
    """The same standard with these rates from their first day on.

    Others end the day before; of what is in force later nothing is changed. Raises FieldErrors.
    """
    kept = list[Rates]()
    for each in standard.rates:
        if each.since == changed.since:
            continue
        ends = each.until is None or each.until >= changed.since
        if each.since < changed.since and ends:
            each = msgspec.structs.replace(each, until=changed.since - _DAY)
        kept.append(each)
    several = sorted([*kept, changed], key=lambda each: each.since)
    made = msgspec.structs.replace(standard, rates=tuple(several), sample=False)
    try:
        return rates.FORMAT.checked(made)
    except BadFile as wrong:
        raise FieldErrors({"since": wrong}) from wrong


def edited(of: Rates, typed: dict[str, Any]) -> Rates:
    """Rates as they were typed: amounts in fen by class, shares by outcome, `since`, `ceiling`.

    Raises FieldErrors.
    """
    names = [each.code for each in codes.load("difficulty").entries]
    wrong: dict[str, AppError] = {
        name: Missing() for name in ("since", *names) if typed.get(name) is None
    }
    if wrong:
        raise FieldErrors(wrong)
    # What a file says of other ends stays; one that was partly written goes by the written one.
    shares = {name: share for name, share in of.shares.items() if name not in _ASKED}
    shares |= {name: typed[name] for name in _ASKED if typed.get(name)}
    if shares.pop("partial", None) is not None and "written" in shares:
        shares["partial"] = shares["written"]
    return msgspec.structs.replace(
        of,
        since=typed["since"],
        until=None if typed["since"] != of.since else of.until,
        classes={name: _yuan(typed[name]) for name in names},
        shares=shares,
        ceiling=_yuan(typed.get("ceiling") or 0),
    )


def standing_words(of: Given[Standard]) -> str:
    """Whether the standard is a sample, and from whom it is."""
    sample = ""
    if of.data.sample and not of.sent:
        # A room changes nothing here: it waits for what its office sends down.
        ours, theirs = _("sample: check and change it before use"), _("sample: the office decides")
        sample = ours if current().is_office else theirs
    return " · ".join(filter(None, [sample, *of.words()]))


def span_words(of: Rates) -> str:
    """From when to when rates are in force."""
    since = of.since.isoformat()
    if of.until is None:
        return _("since {day}").format(day=since)
    return _("{since} to {until}").format(since=since, until=of.until.isoformat())


def lines(of: Rates) -> list[str]:
    """What some rates say, a line each: classes, shares, papers, ceiling, who is not paid."""
    label = codes.load("difficulty").label
    amounts = [f"{label(name)} {yuan(of.of_class(name))}" for name in of.classes]
    ended = codes.load("outcome").label
    shares = [f"{ended(name)} {share}%" for name, share in of.shares.items()]
    found = [
        _("Yuan a dispute: {what}").format(what=listed(amounts)),
        _("Paid of it: {what}").format(what=listed(shares)),
    ]
    if of.oral_class:
        words = _("An oral agreement counts as “{kind}”.")
        found.append(words.format(kind=label(of.oral_class)))
    if of.most:
        words = _("At most {amount} yuan a mediator and month.")
        found.append(words.format(amount=yuan(of.most)))
    papers = listed(map(codes.load("case_paper").label, of.papers))
    found.append(
        _("Every paper that must lie in the volume, and {papers}.").format(papers=papers)
        if papers
        else _("Every paper that must lie in the volume.")
    )
    if of.archived:
        found.append(_("The volume is in the archive."))
    unpaid = [
        *map(codes.load("personnel_origin").label, of.unpaid.origins),
        *map(codes.load("role").label, of.unpaid.roles),
    ]
    if unpaid:
        found.append(_("Not paid, to be checked: {who}.").format(who=listed(unpaid)))
    return found


def _yuan(fen: int) -> int | float:
    return fen // FEN if fen % FEN == 0 else fen / FEN
