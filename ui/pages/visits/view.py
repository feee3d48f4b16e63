"""One visit as it was logged: read, and from here corrected, printed, declared void."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QMenu, QWidget

from app import codes
from app.documents.references import titles
from app.errors import AppError
from app.fields import long_day
from app.language import _
from app.records import cases, deliveries, people, unmasking, visits
from app.records.people import Person
from app.records.visits import Visit
from app.store.session import current
from ui import style
from ui.pages.visits.aid import clock, told
from ui.pages.visits.form import visit_title
from ui.pages.visits.list import STATES, who
from ui.pages.visits.who import about
from ui.records.attached import Attached
from ui.shell import Shell
from ui.widgets.arrange import Flow, scrolled
from ui.widgets.keys import shortcut
from ui.widgets.plain import Button, Words, box, column, empty, row, rule

_PLAIN = (
    "place", "companions", "on_behalf", "groups", "laws", "handler_name", "satisfaction",
    "address", "unclear",
)  # fmt: skip


class VisitView(QWidget):
    """A visit in words, and what can be done with it."""

    wanted = Signal(str)
    """edit, again, void, restore, history, refer, form, dispute: what is to be done with it."""
    another = Signal(str)
    """Another visit, by its identity, is to be shown."""

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self.shell = shell
        self.visit: Visit | None = None
        self._became: list[cases.Case] = []
        self.title = Words("", "title", wrap=True)
        self.state = Words("", "quiet")
        self.state.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        self.when = Words("", "quiet", wrap=True)
        self._marks = QWidget()
        self._flow = Flow(spacing=6)
        self._marks.setLayout(self._flow)
        self._body = QWidget()
        self._lines = column(spacing=10)
        self._body.setLayout(self._lines)
        self.attached = Attached(shell)
        inside = QWidget()
        inside.setLayout(column(self._body, self.attached, None))
        self.correct = Button(_("Correct"), lambda: self.wanted.emit("edit"))
        self.again = Button(_("Came again"), lambda: self.wanted.emit("again"))
        self.form = Button(_("Print the form"), lambda: self.wanted.emit("form"))
        self.dispute = Button(_("Make it a dispute"), lambda: self.wanted.emit("dispute"))
        self.other = Button(_("Other") + " ▾")
        self._menu = QMenu(self.other)
        self._menu.aboutToShow.connect(self._fill_menu)
        self.other.setMenu(self._menu)
        head = row(self.title, self.state)
        head.setStretch(0, 1)
        foot = row(None, self.other, self.dispute, self.form, self.again, self.correct, spacing=8)
        whole = column(head, self.when, self._marks, rule(), scrolled(inside), foot)
        whole.setStretch(4, 1)
        self.setLayout(whole)
        shortcut(self, "Ctrl+E", lambda: self.wanted.emit("edit"), inside=True)

    def show_visit(self, visit: Visit) -> None:
        """Show a visit as it is now."""
        self.visit = visit
        ours = visit.origin == current().origin
        matter = codes.load("matter").label(visit.category)
        self.title.setText(f"{who(visit)} · {matter}")
        self.state.say("" if current().is_office else _(STATES[deliveries.state(visit)]))
        self.state.say(self.state.text(), _look(deliveries.state(visit)))
        self.when.setText(_when(visit))
        self._mark(visit)
        while self._lines.count():
            empty(self._lines.takeAt(0))
        self._person(visit)
        self._text(_("What it is about"), visit.facts)
        self._text(_("Advice"), visit.advice)
        self._result(visit)
        self._disputes(visit)
        self._rest(visit)
        self.attached.fixed = not ours or bool(visit.voided)
        self.attached.begin(visit)
        valid = ours and not visit.voided
        for each in (self.correct, self.again):
            each.setVisible(valid)
        self.dispute.setVisible(valid and not self._became)

    def reload(self) -> None:
        """Show it again after a change."""
        if self.visit is not None:
            found = Visit.get_or_none(Visit.id == self.visit.id)
            if found is not None:
                self.show_visit(found)

    def _fill_menu(self) -> None:
        menu = self._menu
        menu.clear()
        visit = self.visit
        if visit is None:
            return
        if visit.origin == current().origin:
            if visit.voided:
                menu.addAction(_("Make it valid again"), lambda: self.wanted.emit("restore"))
            else:
                menu.addAction(_("Attach photos or scans"), self.attached.choose)
                menu.addAction(_("Legal aid"), lambda: self.wanted.emit("refer"))
                lawyer = _("The lawyer is done") if visit.for_lawyer else _("Leave to the lawyer")
                menu.addAction(lawyer, lambda: self.wanted.emit("lawyer"))
                menu.addSeparator()
                menu.addAction(_("Make void…"), lambda: self.wanted.emit("void"))
        menu.addAction(_("What was changed"), lambda: self.wanted.emit("history"))

    # The parts

    def _mark(self, visit: Visit) -> None:
        while self._flow.count():
            empty(self._flow.takeAt(0))
        marks = []
        if visit.voided:
            why = codes.load("void_reason").label(visit.voided)
            marks.append(
                _("Void: {why}").format(why="，".join(filter(None, (why, visit.void_words))))
            )
        if visit.for_lawyer:
            marks.append(_("Left for the lawyer"))
        if visit.late:
            marks.append(_("Written up later"))
        if visit.paper_number or visit.paper_page:
            marks.append(
                _("Paper book No. {number}, page {page}").format(
                    number=visit.paper_number or "—", page=visit.paper_page or "—"
                )
            )
        for each in marks:
            self._flow.addWidget(Words(each, "chip"))
        self._marks.setVisible(bool(marks))

    def _person(self, visit: Visit) -> None:
        person = None
        if visit.person:
            person = Person.get_or_none(Person.id == people.main_of(visit.person))
        said = about(person) if person is not None else _particulars(visit)
        parts: list[Any] = [Words(said)] if said else []
        if visit.phone:
            parts.append(self._private(visit, "phone"))
        if person is not None:
            parts.append(
                Button(
                    _("This person"),
                    lambda: self.shell.show_page("people", record_id=person.id),
                    look="link",
                )
            )
        if parts:
            line = QWidget()
            line.setLayout(row(*parts, None, spacing=10))
            self._lines.addWidget(line)
        if visit.follows:
            link = Button(
                _("Follows on {visit}").format(visit=visit_title(visit.follows)),
                lambda: self.another.emit(visit.follows),
                look="link",
            )
            self._lines.addWidget(link)

    def _private(self, visit: Visit, name: str) -> QWidget:
        kind = Visit.columns()[name].kind
        words = Words(kind.mask(getattr(visit, name)))
        words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)

        def unmask() -> None:
            words.setText(kind.show(getattr(visit, name)))
            button.hide()
            try:
                unmasking.note(visit, name)
            except AppError as error:
                self.shell.fail(error)

        button = Button(_("Show"), unmask, look="link")
        both = QWidget()
        both.setLayout(row(words, button, spacing=2))
        return both

    def _text(self, label: str, text: str | None) -> None:
        if text:
            self._lines.addWidget(_labelled(label, text))

    def _result(self, visit: Visit) -> None:
        result = codes.load("visit_result").label(visit.result) if visit.result else ""
        if visit.follow_up:
            result += " · " + _("answer promised for {day}").format(day=visit.follow_up.isoformat())
        self._text(_("Result"), result)
        referral = visits.referral_of(visit.id)
        if referral is not None:
            card = column(_labelled(_("Legal aid"), told(referral)), spacing=2)
            change = Button(
                _("Enter what became of it"), lambda: self.wanted.emit("refer"), look="link"
            )
            line = clock(referral)
            if line:
                late = visits.referral_due(referral)
                is_late = late is not None and late[1] < current().today()
                card.addWidget(Words(line, "late" if is_late else "soon", wrap=True))
            card.addWidget(change, 0, Qt.AlignmentFlag.AlignLeft)
            box = QWidget()
            box.setLayout(card)
            self._lines.addWidget(box)

    def _disputes(self, visit: Visit) -> None:
        """The disputes that it became, each to be opened."""
        self._became = cases.of_visit(visit.id)
        for case in self._became:
            words = Words(
                _("Became the dispute {number}").format(number=case.number or ""), "quiet"
            )
            to = Button(_("Look"), lambda c=case: self._show_case(c), look="link")
            self._lines.addWidget(box(row(words, to, None)))

    def _show_case(self, case: cases.Case) -> None:
        self.shell.show_page("cases", record_id=case.id)

    def _rest(self, visit: Visit) -> None:
        title = titles()
        columns = Visit.columns()
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(style.gap(14))
        grid.setVerticalSpacing(style.gap(5))
        grid.setColumnStretch(1, 1)
        for name in _PLAIN:
            value = getattr(visit, name)
            if value is None:
                continue
            column_ = columns[name]
            to = getattr(column_.kind, "to", "")
            label = Words(_(column_.label), "quiet")
            at = grid.rowCount()
            grid.addWidget(label, at, 0, Qt.AlignmentFlag.AlignTop)
            if column_.private:
                grid.addWidget(self._private(visit, name), at, 1, Qt.AlignmentFlag.AlignLeft)
            else:
                said = title(to, value) if to else column_.kind.show(value)
                grid.addWidget(_selectable(said), at, 1)
        box = QWidget()
        box.setLayout(grid)
        self._lines.addWidget(box)


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


def _look(state: str) -> str:
    looks: dict[str, str] = {deliveries.PACKED: "soon", deliveries.RECEIVED: "safe"}
    return looks.get(state, "quiet")


def _selectable(text: str) -> QLabel:
    words = Words(text, wrap=True)
    words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return words


def _labelled(label: str, text: str) -> QWidget:
    both = QWidget()
    both.setLayout(column(Words(label, "quiet"), _selectable(text), spacing=1))
    return both
