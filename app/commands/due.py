"""The command that says what is due."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import Annotated, Any

import typer

from app.commands.one_case import said_due
from app.commands.terminal import Data, Json, opened, report
from app.language import N_, _, n_
from app.messages import shortened
from app.records import activities, cases, certificates, inspections, places
from app.records.cases.due import Due
from app.records.certificates import Certificate
from app.records.inspections import Remark
from app.store import current

_SOON = 30  # days


def due(
    data: Data = None,
    days: Annotated[
        int,
        typer.Option("--days", metavar="N", min=0, max=3660, help=N_("Within so many days.")),
    ] = _SOON,
    as_json: Json = False,
) -> None:
    """Say what is due in disputes, committees, activities, risks, remarks, and whose terms end."""
    with opened(data):
        until = current().today() + datetime.timedelta(days=days)
        found = cases.due.everything(until)
        lines = [
            "\t".join((each.day.isoformat(), _in_days(each.days()), _about(each), each.words))
            for each in found
        ]
        watched = [*_watched(until)]
        lines += [
            "\t".join((day.isoformat(), _in_days((day - current().today()).days), kind, words))
            for day, kind, _record, words in watched
        ]
        remarks = _remarks(until)
        lines += [_remark(each) for each in remarks]
        ending = certificates.expiring(until)
        lines += [_ending(each) for each in ending]
        said: dict[str, object] = {
            "due": [{**said_due(each), **_of_case(each)} for each in found],
            "activities": [
                {"day": day.isoformat(), "kind": kind, "record": record, "words": words}
                for day, kind, record, words in watched
            ],
            "remarks": [
                {
                    "day": each.until.isoformat() if each.until else None,
                    "record": each.id,
                    "place": places.name_of(each.place),
                    "words": each.words,
                }
                for each in remarks
            ],
            "certificates": [
                {"number": each.number, "name": each.name, "until": each.until.isoformat()}
                for each in ending
                if each.until
            ],
        }
        report(as_json, said, *(lines or [_("Nothing is due.")]))


def _watched(until: datetime.date) -> Iterator[tuple[datetime.date, str, str, str]]:
    """Activities planned, risks to look at, findings and decisions: day, kind, record, words."""
    of = activities.due
    for each in of.planned(until):
        yield each.day, _("Activity"), each.id, each.heading()
    for risk in of.risks(until):
        yield activities.due_on(risk), _("Risk"), risk.id, risk.heading()
    for waiting in of.findings(until):
        yield waiting.day, _("Check-up finding"), waiting.activity, shortened(waiting.what.facts)
    for waiting in of.resolutions(until):
        yield waiting.day, _("Decision of a meeting"), waiting.activity, waiting.what.topic


def _remarks(until: datetime.date) -> list[Remark]:
    """In a room the remarks that it has to answer until a day, at an office those past theirs."""
    found = [*inspections.open_here(), *inspections.overdue()]
    return [each for each in found if each.until is None or each.until <= until]


def _remark(each: Remark) -> str:
    day, today = each.until, current().today()
    when = (day.isoformat(), _in_days((day - today).days)) if day else ("", "")
    return "\t".join((*when, places.name_of(each.place), shortened(each.words or "")))


def _of_case(each: Due) -> dict[str, Any]:
    case = each.case
    if case is None:
        return {"case": None, "number": None, "title": None}
    return {"case": case.id, "number": case.number, "title": cases.title(case)}


def _about(each: Due) -> str:
    return f"{each.case.number or ''} {cases.title(each.case)}".strip() if each.case else ""


def _ending(each: Certificate) -> str:
    assert each.until is not None
    left = (each.until - current().today()).days
    about = f"{each.number} {each.name}"
    return "\t".join((each.until.isoformat(), _in_days(left), about, _("its term ends")))


def _in_days(days: int) -> str:
    if days == 0:
        return _("today")
    if days < 0:
        return n_("{count} day late", "{count} days late", -days).format(count=-days)
    return n_("in {count} day", "in {count} days", days).format(count=days)


COMMANDS = (("due", due, N_("Say what is due in disputes and committees, the earliest first.")),)
