"""A period locked, and a locked one beside what the records come to today."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtWidgets import QWidget

from app.language import _, n_
from app.records.stats import Closing, Period, closing, periods
from app.records.stats.closing import Difference
from app.records.touched import Later
from app.store import registry
from ui.records.ways import way_to
from ui.shell import Shell
from ui.widgets.arrange import tall
from ui.widgets.lines import Elided, limited
from ui.widgets.message import Sheet
from ui.widgets.message import ask as ask_first
from ui.widgets.plain import Label, box, column, hint

_AT_FIRST: Final = 40
"""Numbers and records that are named; of more how many there are."""
Again = Callable[[], object]


def ask(shell: Shell, period: Period, done: Again) -> Sheet:
    """Ask before a period is locked, or the lock of one is made void."""
    there = closing.of_period(period)
    said = periods.words(period)
    if there is not None:
        explain = _("It can be locked anew then; both are kept.")
        question = _("{period} was locked on {day}. Make the lock void?").format(
            period=said, day=there.day.isoformat()
        )
        unlock = partial(shell.act, lambda: closing.unlock(there), done=lambda _made: done())
        return ask_first(shell, question, _("Make void"), unlock, explain=explain)
    explain = _(
        "Every number is kept as it is now. What is entered or corrected later changes nothing of"
        " it and stands beside it."
    )
    question = _("Lock {period}?").format(period=said)
    lock = partial(_lock, shell, period, done)
    return ask_first(shell, question, _("Lock it"), lock, explain=explain)


def _lock(shell: Shell, period: Period, done: Again) -> None:
    def told(_made: Closing) -> None:
        shell.notify(_("{period} is locked.").format(period=periods.words(period)))
        done()

    shell.run(lambda progress: closing.lock(period), told, title=_("Locking the period…"))


def compare(shell: Shell, period: Period) -> None:
    """Count a locked period again, and show what differs and why."""
    there = closing.of_period(period)
    if there is None:
        shell.notify(_("{period} is not locked.").format(period=periods.words(period)))
        return

    shell.run(
        lambda progress: (closing.differences(there), closing.later(there)),
        lambda found: _show(shell, there, *found),
        title=_("Counting again…"),
    )


def _show(shell: Shell, there: Closing, differing: list[Difference], later: list[Later]) -> None:
    title = _("{period} beside what was reported").format(period=periods.words(there.period))
    sheet = Sheet(shell, title)
    lines: list[QWidget] = [hint(closing.standing_words(there))]
    if not differing:
        lines.append(Label(_("Everything is as it was reported."), "safe"))
    whole = [closing.difference_words(each) for each in differing if each.cell.depth == 0]
    lines += limited(whole, partial(Label, wrap=True), _AT_FIRST)
    if later:
        count = n_("{count} later record", "{count} later records", len(later))
        lines.append(Label(count.format(count=len(later)), "strong"))
    lines += limited(later, lambda each: _record(shell, sheet, each), _AT_FIRST)
    sheet.add(tall(box(column(*lines, None, spacing=6)), shell)).show_to_read(width=640)


def _record(shell: Shell, sheet: Sheet, each: Later) -> QWidget:
    said = Elided(f"{_(each.how)}：{each.words or each.record}")
    [record] = registry[each.kind].where_equal("id", each.record, void=True)
    return way_to(shell, record, said, leaving=sheet.close_sheet)
