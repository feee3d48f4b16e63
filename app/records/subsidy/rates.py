"""补贴标准: what a dispute is worth by its class, and on what conditions, as data."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from typing import Annotated, Final, Literal

import msgspec
from msgspec import Meta

from app import codes
from app.errors import AppError
from app.language import N_
from app.records.data_files import Format, Words

NAME: Final = "standard"
"""What the one standard that there is is called."""

FEN: Final = 100
Yuan = int | float
_MOST: Final = 1_000_000


class OtherRatesThen(AppError):
    """Two rates are in force on one day (since, until of the others)."""

    message = N_("Other rates are in force then, from {since} to {until}; one day has one rate.")


class EndsFirst(AppError):
    """Rates end before they begin (since, until)."""

    message = N_("They end on {until}, before they begin on {since}.")


class Unpaid(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """Who draws a public salary and so is not paid.

    `origins` are codes of `personnel_origin`, `roles` codes of `role`.
    """

    origins: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()


class Rates(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """What is paid for disputes that were closed from a day to a day.

    `classes` are yuan by code of `difficulty`. `shares` are percent of that by code of `outcome`;
    an outcome that is not named is not paid. An oral agreement counts as `oral_class`, where that
    is said. Beside what must lie in a volume anyway `papers` (codes of `case_paper`) must, and
    with `archived` the volume must be in the archive. `ceiling` is yuan a mediator and month, 0
    for none.
    """

    since: datetime.date
    classes: Mapping[str, Yuan]
    shares: Mapping[str, Annotated[int, Meta(ge=0, le=100)]]
    until: datetime.date | None = None
    oral_class: str = ""
    papers: Annotated[tuple[str, ...], Meta(max_length=30)] = ()
    archived: bool = False
    ceiling: Yuan = 0
    unpaid: Unpaid = Unpaid()

    def of_class(self, difficulty: str) -> int:
        """What a class is worth, in fen."""
        return exact(self.classes.get(difficulty, 0))

    @property
    def most(self) -> int:
        """What a mediator is paid in a month at most, in fen; 0 where nothing bounds it."""
        return exact(self.ceiling)


class Standard(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """The rates of an office, each in force for a span of days that no other one shares."""

    name: Literal["standard"]
    title: Words
    source: Words
    rates: Annotated[tuple[Rates, ...], Meta(min_length=1, max_length=40)]
    sample: bool = False
    """Its figures are nobody's rule."""

    def on(self, day: datetime.date) -> Rates | None:
        """The rates that are in force on a day."""
        return next((each for each in self.rates if _holds(each, day)), None)


def exact(yuan: Yuan) -> int:
    """Yuan in fen."""
    return round(yuan * FEN)


def _holds(rates: Rates, day: datetime.date) -> bool:
    return rates.since <= day and (rates.until is None or day <= rates.until)


def _faults(standard: Standard) -> Iterator[tuple[str, str | AppError]]:
    """What is wrong in a standard: the field, and why or the word that does not fit."""
    for number, each in enumerate(standard.rates):
        for field, why in _unfit(each):
            yield f"rates[{number}].{field}", why
        for before in standard.rates[:number]:
            if (overlap := _overlap(each, before)) is not None:
                yield f"rates[{number}].since", overlap


def _overlap(rates: Rates, before: Rates) -> OtherRatesThen | None:
    begins = max(rates.since, before.since)
    if not (_holds(rates, begins) and _holds(before, begins)):
        return None
    until = before.until.isoformat() if before.until else "…"
    return OtherRatesThen(since=before.since.isoformat(), until=until)


def _unfit(rates: Rates) -> Iterator[tuple[str, str | AppError]]:
    if rates.until is not None and rates.until < rates.since:
        yield "until", EndsFirst(since=rates.since.isoformat(), until=rates.until.isoformat())
    amounts = {f"classes.{name}": yuan for name, yuan in rates.classes.items()}
    for field, yuan in {**amounts, "ceiling": rates.ceiling}.items():
        if not 0 <= yuan <= _MOST or abs(yuan * FEN - exact(yuan)) > 1e-6:
            yield field, str(yuan)
    known = codes.load("difficulty")
    yield from ((f"classes.{each}", each) for each in rates.classes if not known.knows(each))
    if rates.oral_class and rates.oral_class not in rates.classes:
        yield "oral_class", rates.oral_class
    for field, listing, named in (
        ("shares", "outcome", tuple(rates.shares)),
        ("papers", "case_paper", rates.papers),
        ("unpaid.origins", "personnel_origin", rates.unpaid.origins),
        ("unpaid.roles", "role", rates.unpaid.roles),
    ):
        listed = codes.load(listing)
        of = ".{}" if field == "shares" else ""
        yield from ((field + of.format(e), e) for e in named if not listed.knows(e))


FORMAT: Final = Format(Standard, "subsidy", _faults)
read, read_file, spelled, bundled = FORMAT.read, FORMAT.read_file, FORMAT.spelled, FORMAT.bundled
