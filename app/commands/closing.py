"""The commands of locked periods: lock one, say which there are, compare one with today."""

from __future__ import annotations

from typing import Any

from app.commands.options import InPeriod
from app.commands.terminal import Data, Json, opened, report
from app.errors import AppError
from app.language import N_, _
from app.records.stats import Closing, closing, periods, words
from app.records.stats.closing import Difference, NotLocked
from app.records.stats.periods import Period
from app.records.touched import Later
from app.store.session import current


class DiffersFromReported(AppError):
    """Some numbers are not as they were reported (count, period)."""

    message = N_("{count} numbers of {period} are not as they were reported.")


def list_closings(data: Data = None, as_json: Json = False) -> None:
    """Say which periods are locked."""
    with opened(data):
        found = closing.every()
        said: dict[str, object] = {"closings": [*map(_said, found)]}
        report(as_json, said, *([*map(_line, found)] or [_("No period is locked.")]))


def lock(period: InPeriod = "", data: Data = None, as_json: Json = False) -> None:
    """Lock a period that is over, with all its numbers."""
    with opened(data):
        made = closing.lock(_period(period))
        report(
            as_json, _said(made), f"{periods.words(made.period)}\t{closing.standing_words(made)}"
        )


def unlock(period: InPeriod = "", data: Data = None, as_json: Json = False) -> None:
    """Make a lock void, so that the period can be locked anew."""
    with opened(data):
        gone = closing.unlock(_locked(period))
        report(as_json, _said(gone), _("{period} is not locked any more.").format(
            period=periods.words(gone.period)
        ))  # fmt: skip


def compare(period: InPeriod = "", data: Data = None, as_json: Json = False) -> None:
    """Count a locked period again: what differs, and the later records that make the difference."""
    with opened(data):
        there = _locked(period)
        differing, later = closing.differences(there), closing.later(there)
        said: dict[str, object] = {
            **_said(there),
            "differences": [*map(_said_difference, differing)],
            "later": [{"kind": e.kind, "id": e.record, "how": _(e.how)} for e in later],
        }
        lines = [*map(_difference_line, differing), *map(_later_line, later)]
        report(as_json, said, *(lines or [_("Everything is as it was reported.")]))
        if differing:
            raise DiffersFromReported(count=len(differing), period=periods.words(there.period))


def _period(typed: str) -> Period:
    return periods.parse(typed, current().today())


def _locked(typed: str) -> Closing:
    """The lock of a period. Raises NotLocked."""
    period = _period(typed)
    found = closing.of_period(period)
    if found is None:
        raise NotLocked(period=periods.words(period))
    return found


def _line(found: Closing) -> str:
    return f"{periods.words(found.period)}\t{closing.standing_words(found)}"


def _said(found: Closing) -> dict[str, Any]:
    return {"id": found.id, "period": str(found.period), "day": found.day.isoformat()}


def _said_difference(each: Difference) -> dict[str, Any]:
    return {
        "sheet": each.sheet,
        "key": each.cell.key,
        "place": each.where.name,
        "reported": words.plain(each.cell.unit, each.reported),
        "now": words.plain(each.cell.unit, each.now),
        "difference": words.plain(each.cell.unit, each.now - each.reported),
    }


def _difference_line(each: Difference) -> str:
    unit = each.cell.unit
    was, now = words.shown(unit, each.reported), words.shown(unit, each.now)
    where = each.where.name or _("Place unknown")
    return "\t".join((where, each.cell.words, f"{was} → {now}"))


def _later_line(each: Later) -> str:
    return f"\t{_(each.how)}\t{each.words or each.record}"


NAME = "closing"
ABOUT = N_("Locked periods: the numbers as they were reported.")
COMMANDS = (
    ("list", list_closings, N_("Say which periods are locked.")),
    ("lock", lock, N_("Lock a period that is over, with all its numbers.")),
    ("compare", compare, N_("Count a locked period again and name the later records.")),
    ("unlock", unlock, N_("Make a lock void, so that the period can be locked anew.")),
)
