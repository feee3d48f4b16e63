"""One dispute: who with whom, where it stands, what happened, what is due, what comes next."""

from __future__ import annotations

import datetime
from functools import partial
from typing import Final

from PySide6.QtWidgets import QMenu, QWidget

from app.language import N_, _
from app.records import cases, inspections
from app.records.cases import Group, Next
from app.records.cases.model import Case
from app.records.cases.titles import heading, marks
from app.store import journal
from app.store.session import current
from ui.pages.cases.cards import (
    DeadlineCard,
    MatterCard,
    MoneyCard,
    SubsidyCard,
    TimelineCard,
    VolumeCard,
)
from ui.pages.cases.commands import CaseCommands
from ui.pages.cases.papers import CasePapers
from ui.pages.cases.stages import StageLine
from ui.records.kind import RecordKind
from ui.records.view import RecordView
from ui.widgets.arrange import Columns, scrolled
from ui.widgets.focus import let_go, walk
from ui.widgets.keys import shortcut
from ui.widgets.lines import Elided
from ui.widgets.plain import Button, Card, Label, box, column, row
from ui.widgets.whole import WholeWords

_APART: Final = {
    Group.ENDING: N_("End without an agreement"),
    Group.MEDIATOR: N_("Mediator"),
}
"""Steps that stand in a menu of their own."""
_LEAST: Final = 240
"""Pixels at 100 % in which the lines of a card are still read well."""


class CaseView(RecordView):
    """A dispute in cards; every line leads to where it is written."""

    def __init__(self, commands: CaseCommands, kind: RecordKind) -> None:
        self.commands = commands
        super().__init__(commands.shell, kind)
        self._shown: tuple[str, int, datetime.date] | None = None
        shortcut(self, "Ctrl+E", lambda: commands.take("change"), inside=True)

    def lay_out(self) -> None:
        back = lambda: self.commands.page.show_list()  # noqa: E731
        self.back = Button(_("‹ Back to the list"), back, look="link")
        self.title = Elided("", "headline")
        self.number, self.mediator = Label("", "chip"), Label("", "quiet")
        self.prints = CasePapers(self)
        self.papers = Button(_("Case papers"), menu=[])
        self.papers.menu().aboutToShow.connect(lambda: self.prints.fill(self.papers.menu()))
        self.next = Button("", self._take_next, look="primary", key="Ctrl ↵")
        self.stages = StageLine()
        matter, past = MatterCard(self), TimelineCard(self, _("What happened"))
        due = (
            DeadlineCard(self, _("Deadlines")),
            MoneyCard(self, _("Money")),
            VolumeCard(self, _("Volume")),
            SubsidyCard(self, _("Subsidy by the dispute")),
        )
        self._cards = (matter, past, *due)
        head = WholeWords(self.title, [self.returns, self.other, self.papers, self.next])
        beneath = row(self.back, self.number, self.mediator, self.marked, None)
        inside = column(
            Card("", self.stages, margin=14),
            Columns(_top(matter), _top(past), _top(*due), shares=(29, 41, 26), least=_LEAST),
            None,
            spacing=12,
        )
        self._room = scrolled(box(inside))
        self.setLayout(column(head, beneath, self._room, spacing=8))

    @property
    def case(self) -> Case | None:
        """The dispute that is shown."""
        return self.record

    @property
    def ours(self) -> bool:
        """Whether this installation may write something of the dispute, be it archived."""
        return super().may_change

    @property
    def may_change(self) -> bool:
        """Whether the dispute itself may be changed."""
        return self.ours and self.record.state != "archived"

    def heading(self, record: Case) -> str:
        return heading(record, cases.parts.parties(record))

    def marks(self, record: Case) -> list[str]:
        return [*super().marks(record), *marks(record)]

    def parts(self, record: Case) -> list[QWidget]:
        return []

    def stands(self, case: Case) -> bool:
        """Whether a dispute is shown as it stands now: all that is shown follows from records."""
        return self._shown == (case.id, *_now())

    def show_record(self, record: Case) -> None:
        # Every card asks for what hangs on it: once for all of them.
        with cases.parts.read_together([record]):
            super().show_record(record)
            self.title.setToolTip(self.title.text())
            self.number.setText(record.number or _("no number"))
            names = "、".join(each.name for each in cases.parts.mediators(record))
            self.mediator.setText(_("Mediator {name}").format(name=names) if names else "")
            self.stages.show_case(record)
            for each in self._cards:
                each.fill(record)
        self._shown = (record.id, *_now())

    def show_buttons(self) -> None:
        self.returns.setVisible(inspections.may_be_returned(self.record))
        first = self._first()
        self.next.setVisible(first is not None)
        if first is not None:
            self.next.setText(_("Next: {step}").format(step=first.label))
            self.next.updateGeometry()

    def focusNextPrevChild(self, forward: bool) -> bool:
        return let_go() or walk(self, forward) or super().focusNextPrevChild(forward)

    def go_up(self) -> None:
        """Show the beginning, where it says how the dispute stands."""
        self._room.verticalScrollBar().setValue(0)

    def _first(self) -> Next | None:
        """The step that leads on, if any does."""
        steps = cases.next_steps(self.record) if self.ours else []
        return steps[0] if steps and steps[0].step.group is not Group.BESIDE else None

    def _take_next(self) -> None:
        if (first := self._first()) is not None:
            self.commands.take(first.name)

    def fill_menu_of_any(self, menu: QMenu, record: Case) -> None:
        if not self.ours:
            return
        do = self.commands
        self._add_steps(menu, record)
        menu.addSeparator()
        if self.may_change:
            menu.addAction(_("Correct"), partial(do.take, "change"))
            draft = cases.parts.agreement(record)
            if draft is not None and draft.effective is None and record.state == "mediating":
                menu.addAction(_("Change the agreement"), partial(do.take, "agree"))
                menu.addAction(_("Drop the agreement…"), do.drop_agreement)
            menu.addAction(_("Attach photos or scans"), do.attach)
        if cases.parties.has_signed(record) or not self.may_change:
            menu.addAction(_("Put a signed paper right…"), partial(do.take, "correction"))
        secret = _("No longer confidential") if record.confidential else _("Keep confidential")
        menu.addAction(secret, do.turn_confidential)

    def _add_steps(self, menu: QMenu, case: Case) -> None:
        """What can be done now: the steps, those that end it and those of its mediator apart."""
        first = self._first()
        menus: dict[Group, QMenu] = {}
        for each in cases.next_steps(case):
            group = each.step.group
            if first is not None and each.step is first.step:
                continue
            if group in _APART and group not in menus:
                menus[group] = QMenu(_(_APART[group]), menu)
            another = each.step is cases.name_mediator and cases.parts.mediators(case)
            words = _("Name another mediator") if another else each.label
            menus.get(group, menu).addAction(words, partial(self.commands.take, each.name))
        for each in menus.values():
            menu.addMenu(each)


def _now() -> tuple[int, datetime.date]:
    return journal.newest(), current().today()


def _top(*cards: QWidget) -> QWidget:
    return box(column(*cards, None, spacing=12))
