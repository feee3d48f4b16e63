"""What the next delivery carries, in words and by name."""

from __future__ import annotations

from app.language import _
from app.records import delivered
from app.room.deliver import Plan
from app.store import registry
from ui import style
from ui.shell import Page
from ui.widgets.arrange import scrolled
from ui.widgets.message import Sheet
from ui.widgets.plain import Label, box, column, hint


def show_contents(page: Page, plan: Plan) -> None:
    """List what will go by name, once it has been looked up."""
    page.shell.run(
        lambda progress: delivered.contents(plan.first, plan.last),
        lambda found: _list(page, plan, found),
    )


def _list(page: Page, plan: Plan, found: list[tuple[str, str]]) -> None:
    sheet = Sheet(page, _("What will go to {office}").format(office=plan.office))
    body = column(spacing=4)
    before = ""
    for kind, heading in found:
        if kind != before:
            body.addSpacing(style.gap(6) if before else 0)
            body.addWidget(Label(_label(kind), "quiet"))
            before = kind
        body.addWidget(Label(heading, wrap=True))
    more = sum(delivered.counted(plan.counts).values()) - len(found)
    if not found:
        body.addWidget(Label(_("Nothing new was recorded since the last time."), wrap=True))
    if more > 0:
        body.addWidget(Label(_("… and {count} more").format(count=more), "quiet"))
    body.addStretch(1)
    listed = scrolled(box(body))
    listed.setMinimumHeight(min(style.px(320), round(page.window().height() * 0.55)))
    stays = hint(_("Phone, address and identity numbers of visitors stay here."))
    sheet.add(listed, stays).show_to_read(width=560)


def _label(kind: str) -> str:
    return _(registry[kind].label)
