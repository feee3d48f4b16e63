"""What must add up (勾稽), looked at before numbers leave the house."""

from __future__ import annotations

from collections.abc import Callable

from app.language import _, n_
from app.records.stats import Period, Way, checking
from app.records.stats.checking import Fault
from ui.shell import Shell
from ui.widgets.lines import limited
from ui.widgets.message import Sheet
from ui.widgets.plain import Button, Label, row

_AT_FIRST = 8


def before_leaving(shell: Shell, period: Period, path: Way, go: Callable[[], object]) -> None:
    """Go on where everything adds up; else say what does not, and ask."""

    def found(wrong: list[Fault]) -> None:
        if wrong:
            _ask(shell, wrong, go)
        else:
            go()

    shell.run(
        lambda progress: checking.of_period(period, path), found, title=_("Adding up…"), quiet=True
    )


def _ask(shell: Shell, wrong: list[Fault], go: Callable[[], object]) -> None:
    title = n_("{count} number does not add up", "{count} numbers do not add up", len(wrong))
    sheet = Sheet(shell, title.format(count=len(wrong)))
    sheet.add(*limited(wrong, lambda each: Label(each.words, "soon", wrap=True), _AT_FIRST))
    leave = Button(_("Put it right first"), sheet.close_sheet, look="primary")
    anyway = Button(_("Go on all the same"), sheet.then(go))
    sheet.add(8, row(anyway, None, leave)).rise(leave)
