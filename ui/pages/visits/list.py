"""The list of visits: filtered as one types, narrowed by period, matter, handler, place."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QWidget

from app import codes
from app.language import N_, _
from app.messages import shortened
from app.records import deliveries, places, visits
from app.records.visits import Filter, Visit
from app.store import drafts
from app.store.drafts import Unfinished
from app.store.session import current
from ui import style
from ui.pages.visits.form import FORM
from ui.widgets.arrange import Flow
from ui.widgets.plain import Button, Words, column, empty
from ui.widgets.table import Shown, Table, shown

STATES: Final = {
    deliveries.HERE: N_("Not delivered yet"),
    deliveries.PACKED: N_("On the stick, waiting for the district's word"),
    deliveries.RECEIVED: N_("The district has it"),
}
_SHORT: Final = {
    deliveries.HERE: N_("not yet"),
    deliveries.PACKED: N_("on stick"),
    deliveries.RECEIVED: N_("received"),
}
_LOOK: Final = {deliveries.HERE: "quiet", deliveries.PACKED: "soon", deliveries.RECEIVED: "safe"}

_PERIODS: Final = (
    ("month", N_("This month")),
    ("last", N_("Last month")),
    ("year", N_("This year")),
    ("before", N_("Last year")),
    ("all", N_("All")),
)


def bounds(period: str, today: datetime.date) -> tuple[datetime.date | None, datetime.date | None]:
    """First and last day of a period; None where it has no bound."""
    first = today.replace(day=1)
    if period == "month":
        return first, None
    if period == "last":
        last = first - datetime.timedelta(days=1)
        return last.replace(day=1), last
    if period == "year":
        return datetime.date(today.year, 1, 1), None
    if period == "before":
        return datetime.date(today.year - 1, 1, 1), datetime.date(today.year - 1, 12, 31)
    return None, None


class VisitsList(QWidget):
    """The unfinished forms, then the list with its filters."""

    resumed = Signal(object)
    """A draft to go on with (Unfinished)."""

    def __init__(self, prints: Sequence[tuple[str, Callable[[], object]]]) -> None:
        super().__init__()
        self.asked = Filter()
        self.period = "month"
        self._before_text: str | None = None
        self._state: Callable[[Any], str] = lambda _record: deliveries.HERE
        self.time = Button("", look="")
        self.narrow = Button("", look="")
        self.prints = Button(_("Print"), menu=list(prints))
        self._menus()
        self.table = Table(
            self._columns(),
            self._page,
            empty=(_("No visits in this time"), _("F2 logs one. “All” above shows earlier ones.")),
            extra=[self.time, self.narrow, self.prints],
        )
        self.table.filter.setPlaceholderText(_("Type to filter"))
        self._drafts = QWidget()
        self._flow = Flow(spacing=6)
        unfinished = column(self._flow)
        edge = style.gap(12)
        unfinished.setContentsMargins(edge, edge, edge, 0)
        self._drafts.setLayout(unfinished)
        self._drafts.hide()
        whole = column(self._drafts, self.table, spacing=0)
        whole.setStretch(1, 1)
        self.setLayout(whole)
        self._say()

    def _columns(self) -> list[Shown]:
        made = shown(
            Visit,
            ["day", "name", "category", "result"],
            widths={"day": 102, "name": 84, "category": 86, "result": 92},
            show={"day": _when, "name": who},
            look={
                "name": lambda visit: "quiet" if visit.anonymous else "strong",
                "result": lambda visit: "quiet" if visit.voided else "",
            },
            discreet=["name", "category", "result"],
        )
        state = Shown(
            "state",
            _("Sent"),
            lambda visit: _(_SHORT[self._state(visit)]),
            width=54,
            look=lambda visit: _LOOK[self._state(visit)],
        )
        return made if current().is_office else [*made, state]

    # What pages ask

    def reload(self) -> None:
        """Fetch again."""
        self.table.reload()

    def narrow_to(self, asked: Filter) -> None:
        """Show what a filter holds, such as the visits behind a number."""
        self.period = "all"
        self.asked = asked
        self.table.filter.setText(asked.text)
        self.table.rows.text = asked.text
        self._say()
        self.reload()

    def now(self) -> Filter:
        """What the list shows, with the text of the filter."""
        return self._filter(self.table.rows.text)

    def show_visit(self, visit: Visit) -> None:
        """Move to a visit, widening the list where it does not show it."""
        self.reload()
        if self.table.pick(visit.id):
            return
        since, _until = bounds(self.period, current().today())
        if visit.voided:
            self.asked = Filter(voided=True)
        elif self.asked != Filter() or self.table.rows.text:
            self.asked = Filter()
            self.table.filter.clear()
            self.table.rows.text = ""
        if since is not None and visit.day < since:
            self.period = "all"
        self._say()
        self.reload()
        self.table.pick(visit.id)

    def show_drafts(self, but: str | None) -> None:
        """List what was not finished, all but the one that is open: who, never what."""
        while self._flow.count():
            empty(self._flow.takeAt(0))
        found = [draft for draft in drafts.unfinished(FORM) if draft.id != but]
        if found:
            self._flow.addWidget(Words(_("Unfinished:"), "quiet"))
        for draft in found:
            words = (
                f"{shortened(_draft_name(draft), 12)} {draft.changed_at[5:16].replace('T', ' ')}"
            )
            button = Button(words, lambda draft=draft: self.resumed.emit(draft), look="chip")
            self._flow.addWidget(button)
        self._drafts.setVisible(bool(found))

    # Filters

    def _page(self, text: str, after: Any, size: int) -> list[tuple[Visit, Any]]:
        if after is None:
            self._state = deliveries.states()
            if not text and self._before_text is not None:
                self.period, self._before_text = self._before_text, None
                self._say()
        found = visits.page(self._filter(text), after, size)
        if not found and after is None and text and self.period != "all":
            wider = replace(self._filter(text), since=self.asked.since, until=self.asked.until)
            if found := visits.page(wider, None, size):
                # Whoever looks for a name means it whenever it was; the button says so.
                self._before_text, self.period = self.period, "all"
                self._say()
        return found

    def _filter(self, text: str) -> Filter:
        if self.period == "all":
            return replace(self.asked, text=text)
        since, until = bounds(self.period, current().today())
        return replace(self.asked, text=text, since=since, until=until)

    def _menus(self) -> None:
        menu = QMenu(self.time)
        for period, words in _PERIODS:
            menu.addAction(_(words), lambda p=period: self._take_period(p))
        self.time.setMenu(menu)
        self._wide = QMenu(self.narrow)
        self._wide.aboutToShow.connect(self._fill_menu)
        self.narrow.setMenu(self._wide)

    def _fill_menu(self) -> None:
        menu = self._wide
        menu.clear()
        menu.addAction(_("All matters"), lambda: self._take(Filter()))
        matters = menu.addMenu(_("Matter"))
        for code in codes.load("matter").current():
            if len(code.code) == 2:
                matters.addAction(code.label, lambda c=code.code: self._also(category=c))
        results = menu.addMenu(_("Result"))
        for code in codes.load("visit_result").current():
            results.addAction(code.label, lambda c=code.code: self._also(result=c))
        handlers = menu.addMenu(_("Handled by"))
        for name in visits.handlers():
            handlers.addAction(name, lambda n=name: self._also(handler=n))
        served = menu.addMenu(_("Place served"))
        for place in places.all_places()[:40]:
            served.addAction(place.short_name(), lambda p=place.id: self._also(place=p))
        menu.addSeparator()
        menu.addAction(_("Left for the lawyer"), lambda: self._also(for_lawyer=True))
        menu.addAction(_("Written up later"), lambda: self._also(late=True))
        menu.addAction(_("Void ones"), lambda: self._take(Filter(voided=True)))

    def _take_period(self, period: str) -> None:
        self.period, self._before_text = period, None
        self.asked = replace(self.asked, since=None, until=None)
        self._say()
        self.reload()

    def _also(self, **more: Any) -> None:
        self._take(replace(self.asked, voided=False, **more))

    def _take(self, asked: Filter) -> None:
        self.asked = replace(asked, origin=self.asked.origin)
        self._say()
        self.reload()

    def _say(self) -> None:
        asked = self.asked
        period = _(dict(_PERIODS)[self.period])
        if self.period == "all" and asked.since:
            period = f"{asked.since:%m-%d}–" + (f"{asked.until:%m-%d}" if asked.until else "")
        self.time.setText(f"{period} ▾")
        words = [
            codes.load("matter").label(asked.category) if asked.category else "",
            codes.load("visit_result").label(asked.result) if asked.result else "",
            asked.handler,
            _place(asked.place),
            _("For the lawyer") if asked.for_lawyer else "",
            _("Later") if asked.late else "",
            _("Void") if asked.voided else "",
        ]
        said = "·".join(filter(None, words)) or _("Matter")
        self.narrow.setText(f"{said if len(said) <= 9 else said[:8] + '…'} ▾")
        self.narrow.setToolTip(said)


def who(visit: Visit) -> str:
    """The visitor of a visit, with how many came."""
    name = visit.name or (_("Prefers no name") if visit.anonymous else "—")
    if (visit.headcount or 1) > 1:
        return _("{name} and others, {count}").format(name=name, count=visit.headcount)
    return name


def _when(visit: Visit) -> str:
    this_year = visit.day.year == current().today().year
    day = f"{visit.day:%m-%d}" if this_year else f"{visit.day:%Y-%m-%d}"
    return f"{day} {visit.begin:%H:%M}" if visit.begin and this_year else day


def _draft_name(draft: Unfinished) -> str:
    typed = draft.typed.get("name")
    name = (typed[0] or _("Prefers no name")) if isinstance(typed, list) else typed
    new = draft.typed.get("_new") or {}
    return str(new.get("name") or name or _("No name yet"))


def _place(record: str) -> str:
    found = places.Place.get_or_none(places.Place.id == record) if record else None
    return found.name if found is not None else ""
