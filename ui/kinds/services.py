"""Hours of service and call-outs, with what each person served in a month."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QWidget

from app.fields import Hours
from app.figures import hours
from app.language import N_, _
from app.records import network, offers
from app.records.network import Service, service
from ui.records.kind import RecordKind
from ui.records.month import OfMonth
from ui.records.particulars import Labelled
from ui.records.persons import named
from ui.widgets.arrange import scrolled
from ui.widgets.lines import Elided
from ui.widgets.plain import Button, Label, box, clear, column, row

_MOST = 200
"""Lines of totals that are shown."""


def _response(view: Any) -> list[QWidget]:
    """How long it took from the call, and how long the service was."""
    record: Service = view.record
    known, took = service.span(record), network.response(record)
    lines: list[tuple[str, QWidget]] = []
    if known is not None:
        lines.append((_("Time spent"), Label(Hours().show(hours.minutes([known])))))
    if took is not None:
        lines.append((_("There"), Label(service.response_words(took))))
    return [Labelled(lines)] if lines else []


class ServiceMonth(OfMonth):
    """Who served where for how long in a month, and what visits and activities propose."""

    def __init__(self, page: Any) -> None:
        super().__init__()
        self.page = page
        self.lines = column(spacing=6)
        inside = scrolled(box(column(self.lines, None)))
        self.setLayout(column(row(self.turning, None), inside, stretch=1))

    def look_again(self) -> None:
        super().look_again()
        clear(self.lines)
        found = network.totals(service.of_month(self.month))
        for each in found[:_MOST]:
            self.lines.addWidget(Label(each.words(), wrap=True))
        if not found:
            self.lines.addWidget(Label(_("Nobody's hours are written down yet."), "quiet"))
        waiting = network.proposals(self.month) if self.page.kind.may_enter else []
        if waiting:
            self.lines.addWidget(
                Label(_("Told by visits and activities, not counted yet"), "strong")
            )
        for each in waiting[:_MOST]:
            take = Button(_("Take over"), lambda each=each: self._take(each))
            self.lines.addLayout(row(Elided(each.words()), take, stretch=0))

    def _take(self, found: service.Proposal) -> None:
        self.page.shell.act(lambda: network.take_over(found), done=lambda _kept: self.look_again())


KIND = RecordKind(
    Service,
    rows=(
        ("name", "kind"),
        ("place", "day"),
        ("begin", "finish"),
        ("called_day", "called", "answered"),
        ("types",),
        ("work",),
    ),
    listed={"day": 92, "name": 80, "place": 100, "begin": 60, "finish": 60},
    beneath="activity",
    heading=N_("Service on site"),
    new=N_("New service"),
    lesson=N_("Who came, where, from when to when. Hours that overlap count once."),
    begin=lambda: {"kind": "on_site"},
    inputs=lambda: named(Service, suggest=offers.handlers),
    left_out={"person": "goes with the name"},
    beside=_response,
    overview=ServiceMonth,
    overview_label=N_("Hours of a month"),
)
