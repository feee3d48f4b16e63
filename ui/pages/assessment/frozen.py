"""The results of a year frozen, and a frozen year counted again."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtWidgets import QWidget

from app.language import _, n_
from app.records.assessment import AssessmentYear, freezing, later
from app.records.assessment.later import Compared
from app.records.assessment.tables import spoken
from app.store.session import current
from ui.shell import Shell
from ui.widgets.arrange import tall
from ui.widgets.lines import limited
from ui.widgets.message import Sheet
from ui.widgets.message import ask as ask_first
from ui.widgets.plain import Label, box, column, hint

_AT_FIRST: Final = 30
"""Results that are named of those that differ."""
_RECORDS: Final = 8


def ask(shell: Shell, year: int, done: Callable[[], object]) -> Sheet:
    """Ask before the results of a year are frozen, or those that are made void."""
    there = freezing.of_year(year)
    if there is not None:
        return _ask_thaw(shell, there, done)
    explain = _(
        "Points, records and table are kept as they are now; each room gets its own result with "
        "the next answer, and no other's."
    )
    if current().today().year == year:
        explain += _(" The year is not over yet.")
    question = _("Freeze the results of {year}?").format(year=year)
    return ask_first(
        shell, question, _("Freeze"), lambda: _freeze(shell, year, done), explain=explain
    )


def _freeze(shell: Shell, year: int, done: Callable[[], object]) -> None:
    def told(frozen: AssessmentYear) -> None:
        count = len(freezing.results(frozen))
        words = n_("{count} result is frozen.", "{count} results are frozen.", count)
        shell.notify(words.format(count=count))
        done()

    shell.run(
        lambda progress: freezing.freeze(year, progress), told, title=_("Freezing the results…")
    )


def _ask_thaw(shell: Shell, there: AssessmentYear, done: Callable[[], object]) -> Sheet:
    question = _("The results of {year} were frozen on {day}. Make them void?").format(
        year=there.year, day=there.day.isoformat()
    )
    explain = _("They can be frozen anew then; the rooms hear of both.")

    def thaw() -> None:
        shell.run(
            lambda progress: freezing.thaw(there, _("To be frozen anew")),
            lambda _made: done(),
            title=_("One moment…"),
        )

    return ask_first(shell, question, _("Make void"), thaw, explain=explain)


def compare(shell: Shell, year: int) -> None:
    """Count a frozen year again, and show what differs and why."""
    there = freezing.of_year(year)
    if there is None:
        shell.notify(_("The results of {year} are not frozen.").format(year=year))
        return
    shell.run(
        lambda progress: later.compared(freezing.opened(there)),
        lambda found: _show(shell, there, found),
        title=_("Counting again…"),
    )


def _show(shell: Shell, there: AssessmentYear, found: list[Compared]) -> None:
    title = _("{year} beside what was frozen").format(year=there.year)
    sheet = Sheet(shell, title)
    differing = [each for each in found if not each.is_same]
    same = n_("{count} result is as it was frozen.", "{count} results are as they were frozen.",
              len(found) - len(differing))  # fmt: skip
    lines: list[QWidget] = [Label(same.format(count=len(found) - len(differing)), "safe")]
    lines += limited(differing, _line, _AT_FIRST)
    sheet.add(tall(box(column(*lines, None, spacing=10)), shell)).show_to_read(width=600)


def _line(each: Compared) -> QWidget:
    now = spoken(each.now.total.points) if each.now is not None else _("not assessed any more")
    head = f"{each.result.name}　{spoken(each.result.points)} → {now}"
    parts: list[QWidget] = [Label(head, "strong", wrap=True)]
    parts += limited(each.later, lambda e: hint(f"{_(e.how)}：{e.words or e.record}"), _RECORDS)
    if not each.later:
        parts.append(hint(_("The same records, but more or fewer of them count today.")))
    return box(column(*parts, spacing=2))
