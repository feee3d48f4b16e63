"""What was delivered so far, each with where it is now; and what the next delivery carries."""

from __future__ import annotations

from itertools import groupby
from typing import Final

from PySide6.QtCore import Qt

from app.language import _
from app.records import delivered
from app.records.delivered import NOT_IN, RECEIVED, TOLD, PastDelivery
from app.room.deliver import Plan
from app.store import registry
from ui import style
from ui.shell import Page
from ui.widgets.arrange import scrolled
from ui.widgets.message import Sheet
from ui.widgets.plain import Button, Card, Label, box, column, grid, hint, type_of_child

_SHOWN: Final = 6


class PastDeliveries(Card):
    """The deliveries so far, the newest first."""

    def __init__(self) -> None:
        super().__init__(_("Earlier deliveries"))
        self._all = False

    def show_past(self) -> None:
        """Read them again."""
        self.clear()
        past = delivered.all_past()
        if not past:
            self.append(
                hint(_("None yet. Once a month is enough, even when nothing happened.")), None
            )
            return
        lines = [_line(each) for each in (past if self._all else past[:_SHOWN])]
        self.append(box(grid(lines, across=16, below=10, stretch=3)))
        if len(past) > _SHOWN and not self._all:
            self.append(Button(_("Show all"), self._show_all, look="link"))
        self.append(None)

    def _show_all(self) -> None:
        self._all = True
        self.show_past()


def _line(past: PastDelivery) -> list[Label]:
    number, day, carried, state = past.words()
    look = {RECEIVED: "safe", TOLD: "safe", NOT_IN: "late"}.get(past.state, "soon")
    stands = Label(f"● {state}", look, wrap=past.state == NOT_IN)
    stands.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    return [Label(number), Label(day, "quiet"), Label(carried), stands]


def show_contents(page: Page, plan: Plan) -> None:
    """List what will go by name, once it has been looked up."""
    page.shell.run(
        lambda progress: delivered.contents(plan.first, plan.last),
        lambda found: _list(page, plan, *found),
    )


def _list(page: Page, plan: Plan, found: list[tuple[str, str]], more: int) -> None:
    said: list[type_of_child] = []
    for kind, of_it in groupby(found, lambda each: each[0]):
        said += [*([6] if said else []), Label(_(registry[kind].label), "quiet")]
        said += [Label(heading, wrap=True) for _kind, heading in of_it]
    if not found:
        said.append(Label(_("Nothing new was recorded since the last time."), wrap=True))
    if more > 0:
        said.append(Label(_("… and {count} more").format(count=more), "quiet"))
    listed = scrolled(box(column(*said, None, spacing=4)))
    listed.setMinimumHeight(min(style.px(320), round(page.window().height() * 0.55)))
    stays = hint(_("Phone, address and identity numbers of visitors stay here."))
    sheet = Sheet(page, _("What will go to {office}").format(office=plan.office))
    sheet.add(listed, stays).show_to_read(width=560)
