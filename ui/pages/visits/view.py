"""One visit as it was logged: read, and from here corrected, printed, declared void."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QMenu, QWidget

from app import codes
from app.fields import long_day
from app.language import _
from app.records import cases, people, visits
from app.records.people import Person
from app.records.visits import Visit
from app.store.session import current
from ui.pages.visits.aid import clock, referral_words
from ui.pages.visits.form import visit_title
from ui.pages.visits.list import who
from ui.pages.visits.who import about
from ui.records.kind import unplaced
from ui.records.particulars import Particulars, masked, readable
from ui.records.view import RecordView
from ui.widgets.plain import Button, Label, box, column, row

_PLAIN: Final = (
    "place", "companions", "on_behalf", "groups", "laws", "handler_name", "satisfaction",
    "address", "unclear",
)  # fmt: skip
_ABOVE: Final = (
    "number", "day", "begin", "finish", "mode", "name", "anonymous", "headcount", "category",
    "person", "sex", "age_band", "phone", "follows", "facts", "advice", "result", "follow_up",
    "for_lawyer", "late", "paper_number", "paper_page",
)  # fmt: skip
"""What is said in words of its own."""
_LEFT_OUT: Final = {
    "handler": "the name stands there",
    "batch": "says nothing to whoever reads",
    "reason": "the history tells it",
}
"""What the view does not show, and why."""


class VisitView(RecordView):
    """A visit in words, and what can be done with it."""

    wanted = Signal(str)
    """again, refer, form, dispute, lawyer: what is to be done with it."""

    def buttons(self) -> list[QWidget]:
        self._became: list[cases.Case] = []
        self.again = Button(_("Came again"), lambda: self.wanted.emit("again"))
        self.form = Button(_("Print the form"), lambda: self.wanted.emit("form"))
        self.dispute = Button(_("Make it a dispute"), lambda: self.wanted.emit("dispute"))
        return [self.dispute, self.form, self.again]

    def heading(self, record: Visit) -> str:
        return f"{who(record)} · {codes.load('matter').label(record.category)}"

    def show_record(self, record: Visit) -> None:
        super().show_record(record)
        self.again.setVisible(self.may_change)
        self.dispute.setVisible(self.may_change and not self._became)

    def parts(self, record: Visit) -> list[QWidget]:
        self._became = cases.of_visit(record.id)
        rest = unplaced(Visit, (*_ABOVE, *_PLAIN), _LEFT_OUT)
        return [
            Label(_when(record), "quiet", wrap=True),
            *self._person(record),
            *_labelled(_("What it is about"), record.facts),
            *_labelled(_("Advice"), record.advice),
            *self._result(record),
            *map(self._dispute, self._became),
            Particulars(self.shell, record, [*_PLAIN, *rest], spacing=5),
        ]

    def fill_menu(self, menu: QMenu, record: Visit) -> None:
        menu.addAction(_("Legal aid"), lambda: self.wanted.emit("refer"))
        lawyer = _("The lawyer is done") if record.for_lawyer else _("Leave to the lawyer")
        menu.addAction(lawyer, lambda: self.wanted.emit("lawyer"))

    def marks(self, record: Visit) -> list[str]:
        where = [
            _("Paper book No. {number}").format(number=record.paper_number)
            if record.paper_number
            else "",
            _("page {page}").format(page=record.paper_page) if record.paper_page else "",
        ]
        return [
            *super().marks(record),
            _("Left for the lawyer") if record.for_lawyer else "",
            _("Written up later") if record.late else "",
            _(", ").join(filter(None, where)),
        ]

    # The parts

    def _person(self, visit: Visit) -> list[QWidget]:
        person = None
        if visit.person:
            person = Person.get_or_none(Person.id == people.main_of(visit.person))
        said = about(person) if person is not None else _particulars(visit)
        parts: list[Any] = [Label(said)] if said else []
        if visit.phone:
            parts.append(masked(self.shell, visit, "phone"))
        if person is not None:
            to = person.id
            show = lambda: self.shell.show_page("people", record_id=to)  # noqa: E731
            parts.append(Button(_("This person"), show, look="link"))
        found = [box(row(*parts, None, spacing=10))] if parts else []
        if visit.follows:
            words = _("Follows on {visit}").format(visit=visit_title(visit.follows))
            link = Button(words, lambda: self.another.emit(visit.follows), look="link")
            found.append(link)
        return found

    def _result(self, visit: Visit) -> list[QWidget]:
        result = codes.load("visit_result").label(visit.result) if visit.result else ""
        if visit.follow_up:
            result += " · " + _("answer promised for {day}").format(day=visit.follow_up.isoformat())
        found = _labelled(_("Result"), result)
        referral = visits.referral_of(visit.id)
        if referral is None:
            return found
        card = column(*_labelled(_("Legal aid"), referral_words(referral)), spacing=2)
        if line := clock(referral):
            late = visits.referral_due(referral)
            is_late = late is not None and late[1] < current().today()
            card.addWidget(Label(line, "late" if is_late else "soon", wrap=True))
        words = _("Enter what became of it")
        change = Button(words, lambda: self.wanted.emit("refer"), look="link")
        card.addWidget(change, 0, Qt.AlignmentFlag.AlignLeft)
        return [*found, box(card)]

    def _dispute(self, case: cases.Case) -> QWidget:
        """A dispute that it became, to be opened."""
        words = _("Became the dispute {number}").format(number=case.number or "")
        show = lambda: self.shell.show_page("cases", record_id=case.id)  # noqa: E731
        return box(row(Label(words, "quiet"), Button(_("Look"), show, look="link"), None))


def _when(visit: Visit) -> str:
    hours = "–".join(t.strftime("%H:%M") for t in (visit.begin, visit.finish) if t)
    parts = [
        _("No. {number}").format(number=visit.number) if visit.number else "",
        long_day(visit.day) + (f" {hours}" if hours else ""),
        codes.load("visit_mode").label(visit.mode) if visit.mode else "",
    ]
    return " · ".join(filter(None, parts))


def _particulars(visit: Visit) -> str:
    sex = codes.load("sex").label(visit.sex) if visit.sex in ("1", "2") else ""
    age = codes.load("age_band").label(visit.age_band) if visit.age_band else ""
    return " ".join(filter(None, (sex, age)))


def _labelled(label: str, text: str | None) -> list[QWidget]:
    return [box(column(Label(label, "quiet"), readable(text), spacing=1))] if text else []
