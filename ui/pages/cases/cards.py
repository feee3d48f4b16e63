"""The cards of a dispute: the parties, what it is about, what happened."""

from __future__ import annotations

from functools import partial
from typing import Any, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app import codes
from app.fields import Money as Amount
from app.language import N_, _
from app.records import cases
from app.records.cases import STEPS
from app.records.cases.model import Case, OfCase, Party
from app.records.cases.titles import particulars
from app.records.days import short
from app.records.visits import Referral, Visit
from ui.pages.cases.due_cards import Deadline, Money, Volume
from ui.widgets.arrange import Flow
from ui.widgets.lines import OpeningLine, fixed
from ui.widgets.plain import Button, Card, Label, box, column, empty, row

__all__ = ["Deadline", "Matter", "Money", "PartiesCard", "TimelineCard", "Volume"]

_AT_FIRST: Final = 12
_OFTEN: Final = (
    ("mediate", N_("＋ Mediation record")),
    ("investigate", N_("＋ Investigation record")),
    ("append_note", N_("＋ Note")),
)
_MANY: Final = 6


class PartiesCard(QWidget):
    """The parties with who acts for them; each opens."""

    def __init__(self, view: Any) -> None:
        super().__init__()
        self._view = view
        self._all = False
        self._lines = column(spacing=6)
        self.setLayout(self._lines)

    def fill(self, parties: list[Party]) -> None:
        """Show the parties."""
        while self._lines.count():
            empty(self._lines.takeAt(0))
        add = Button("＋", self._view.commands.edit_party, look="link")
        add.setToolTip(_("Add a party"))
        add.setAccessibleName(_("Add a party"))
        add.setVisible(self._view.ours and self._view.case.state not in ("archived", "closed"))
        self._lines.addLayout(row(Label(_("Parties"), "title"), None, add))
        shown = parties if self._all else parties[:_MANY]
        for each in shown:
            self._lines.addWidget(self._party(each))
        if len(parties) > len(shown):
            more = _("and {count} more").format(count=len(parties) - len(shown))
            self._lines.addLayout(row(Button(more, lambda: self._open(parties), look="link"), None))

    def _open(self, parties: list[Party]) -> None:
        self._all = True
        self.fill(parties)

    def _party(self, party: Party) -> QWidget:
        role = codes.load("party_role").label(party.role) if party.role else ""
        head = row(Label(party.name or "", "strong"), Label(role, "chip"), None, spacing=8)
        if party.minor:
            head.insertWidget(2, Label(_("Under age"), "chip"))
        if party.cannot_read:
            head.insertWidget(2, Label(_("Cannot read"), "chip"))
        lines: list[Any] = [head, Label(particulars(party), "quiet", wrap=True)]
        for agent in cases.parts.agents(self._view.case, party.id):
            power = codes.load("agent_powers").label(agent.powers)
            how = _("Guardian") if agent.guardian else _("Agent, {power}").format(power=power)
            lines.append(Label(f"{how}：{agent.name}", "quiet", wrap=True))
        inside = box(column(*lines, spacing=2))
        inside.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        made = OpeningLine(partial(self._view.commands.edit_party, party.id), inside)
        made.setAccessibleName(f"{party.name} {role}")
        return made


class Matter(QWidget):
    """What it is about and how much is at stake."""

    def __init__(self, view: Any) -> None:
        super().__init__()
        self._view = view
        self._lines = column(spacing=6)
        self.setLayout(self._lines)

    def fill(self, case: Case) -> None:
        """Show the dispute."""
        while self._lines.count():
            empty(self._lines.takeAt(0))
        correct = partial(self._view.commands.take, "change", "facts")
        change = Button(_("Correct"), correct, look="link")
        change.setVisible(self._view.ours and case.state != "archived")
        self._lines.addLayout(row(Label(_("The dispute"), "title"), None, change))
        self._lines.addWidget(Label(case.facts or "", wrap=True))
        if case.requests:
            self._lines.addWidget(Label(_("What is asked for"), "quiet"))
            self._lines.addWidget(Label(case.requests, wrap=True))
        if case.amount:
            said = _("{amount} yuan").format(amount=Amount().show(case.amount))
            self._lines.addLayout(row(Label(_("Amount in dispute"), "quiet"), Label(said), None))
        for words in self._rest(case):
            self._lines.addWidget(Label(words, "quiet", wrap=True))

    def _rest(self, case: Case) -> list[str]:
        found: list[str] = []
        if case.difficulty:
            label = codes.load("difficulty").label(case.difficulty)
            found.append(_("Difficulty: {class_}").format(class_=label))
        if case.barred:
            why = codes.load("not_mediable").label(case.barred)
            found.append(_("May not be mediated: {why}").format(why=why))
        if case.committee:
            found.append(case.committee)
        return found


class TimelineCard(Card):
    """What happened, the latest first, and the records that are written most."""

    def __init__(self, view: Any) -> None:
        super().__init__(_("What happened"))
        self._view = view
        self._whole = ""

    def fill(self, case: Case) -> None:
        """Show what happened."""
        self.clear()
        events = cases.timeline(case)
        shown = events if self._whole == case.id else events[:_AT_FIRST]
        for each in shown:
            self.body.addWidget(self._line(each))
        if len(events) > len(shown):
            more = _("and {count} more").format(count=len(events) - len(shown))
            self.body.addLayout(row(Button(more, partial(self._all, case), look="link"), None))
        do, state, flow = self._view.commands, case.state, Flow(spacing=6)
        offered = [(_(words), partial(do.take, name)) for name, words in _OFTEN
                   if state in STEPS[name].stages]  # fmt: skip
        if state != "archived":
            offered.insert(-1, (_("＋ Attachment"), do.attach))
        for words, function in offered if self._view.ours else ():
            flow.addWidget(Button(words, function))
        foot = QWidget()
        foot.setLayout(flow)
        self.body.addWidget(foot)

    def _all(self, case: Case) -> None:
        self._whole = case.id
        self.fill(case)

    def _line(self, event: cases.Event) -> QWidget:
        words = Label(event.words.replace("\n", " "), wrap=True)
        words.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        made = OpeningLine(partial(self._open, event), fixed(short(event.day), 52, "quiet"), words)
        made.layout().setStretch(1, 1)  # type: ignore[union-attr]
        return made

    def _open(self, event: cases.Event) -> None:
        if isinstance(event.record, Visit):
            self._view.shell.show_page("visits", record_id=event.record.id)
        elif isinstance(event.record, Referral):
            self._view.commands.take("refer")
        elif isinstance(event.record, Case | OfCase):
            self._view.commands.open_record(event.record)
