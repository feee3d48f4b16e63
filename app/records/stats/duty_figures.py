"""Figures of duties: how many fell due in a period, and how each stands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from app.figures import Tally
from app.records import duties
from app.records.duties import Duty
from app.records.stats.periods import Period
from app.records.stats.sheets import Cell


def ending(period: Period) -> Iterator[Duty]:
    """The duties whose own period ends within one, those that are still to come left out."""
    for year in range(period.first.year, period.last.year + 1):
        for line in duties.year_sheet(year):
            for each in line.duties:
                is_within = period.first <= each.period.last <= period.last
                if is_within and each.state != duties.State.TO_COME:
                    yield each


def tally(cells: Sequence[Cell], period: Period) -> tuple[Tally, list[int]]:
    """How many of them each cell counts, by place and by the month in which their period ends.

    Beside it which cell each number is of.
    """
    slots = [at for at, cell in enumerate(cells) if cell.duties and not cell.body]
    found, counting = Tally(len(slots)), dict[tuple[str, str], list[int]]()
    for each in ending(period):
        kind = each.rule.name, each.state
        if kind not in counting:
            counting[kind] = [slot for slot, at in enumerate(slots) if is_counted(cells[at], *kind)]
        key = each.subject.id, each.period.last.isoformat()[:7]
        row = found.rows.setdefault(key, [0] * found.size)
        for slot in counting[kind]:
            row[slot] += 1
    return found, slots


def is_counted(cell: Cell, rule: str, state: str) -> bool:
    """Whether a cell counts the duties of a rule that stand so."""
    return state in cell.duties and cell.rule in ("", rule)


def behind(cell: Cell, period: Period) -> list[Duty]:
    """The duties that a cell counts, those of all places."""
    return [each for each in ending(period) if is_counted(cell, each.rule.name, each.state)]


def words(duty: Duty) -> str:
    """A duty in one line: whose, which, of which period, and how it stands."""
    period, amount = duties.period_words(duty.period), duties.amount_words(duty)
    return f"{duty.subject.name} {duty.rule.title} {period} {amount}"
