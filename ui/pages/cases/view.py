"""One dispute: who with whom, where it stands, what happened, what is due, what comes next."""

from __future__ import annotations

from functools import partial
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QWidget

from app.language import N_, _
from app.records import cases
from app.records.cases import Group, Next
from app.records.cases.model import Case
from app.records.cases.titles import heading, marks
from app.store.session import current
from ui.pages.cases.cards import DeadlineCard, MatterCard, MoneyCard, TimelineCard, VolumeCard
from ui.pages.cases.commands import CaseCommands
from ui.pages.cases.papers import CasePapers
from ui.pages.cases.stages import StageLine
from ui.records.sheets import show_history
from ui.widgets.arrange import Columns, scrolled
from ui.widgets.keys import shortcut
from ui.widgets.lines import Elided
from ui.widgets.plain import Button, Card, Label, box, column, row

_APART: Final = {
    Group.ENDING: N_("End without an agreement"),
    Group.MEDIATOR: N_("Mediator"),
}
"""Steps that stand in a menu of their own."""


class CaseView(QWidget):
    """A dispute in cards; every line leads to where it is written."""

    left = Signal()

    def __init__(self, commands: CaseCommands) -> None:
        super().__init__()
        self.commands, self.shell = commands, commands.shell
        self.case: Case | None = None
        self.back = Button(_("‹ Back to the list"), self.left.emit, look="link")
        self.title = Elided("", "headline")
        self.number, self.mediator = Label("", "chip"), Label("", "quiet")
        self.marks = Label("", "late")
        self.prints = CasePapers(self)
        self.papers, self.others = Button(_("Case papers"), menu=[]), Button(_("Other"), menu=[])
        self._paper_menu, self._other_menu = self.papers.menu(), self.others.menu()
        self._paper_menu.aboutToShow.connect(self._fill_papers)
        self._other_menu.aboutToShow.connect(self._fill_others)
        self.next = Button("", self._take_next, look="primary", key="Ctrl ↵")
        self.stages = StageLine()
        matter, past = MatterCard(self), TimelineCard(self, _("What happened"))
        due = (
            DeadlineCard(self, _("Deadlines")),
            MoneyCard(self, _("Money")),
            VolumeCard(self, _("Volume")),
        )
        self._cards = (matter, past, *due)
        head = row(self.title, self.others, self.papers, self.next)
        head.setStretch(0, 1)
        beneath = row(self.back, self.number, self.mediator, self.marks, None)
        inside = column(
            Card("", self.stages, margin=14),
            Columns(_top(matter), _top(past), _top(*due), shares=(29, 41, 26)),
            None,
            spacing=12,
        )
        self._room = scrolled(box(inside))
        self.setLayout(column(head, beneath, self._room, spacing=8))
        shortcut(self, "Escape", self.left.emit, inside=True)
        shortcut(self, "Ctrl+E", lambda: commands.take("change"), inside=True)

    def show_case(self, case: Case) -> None:
        """Show a dispute as it is now."""
        self.case = case
        # Every card asks for what hangs on it: once for all of them.
        with cases.parts.read_together([case]):
            self._show(case)

    def _show(self, case: Case) -> None:
        title = heading(case, cases.parts.parties(case))
        self.title.setText(title)
        self.title.setToolTip(title)
        self.number.setText(case.number or _("no number"))
        names = "、".join(each.name for each in cases.parts.mediators(case))
        self.mediator.setText(_("Mediator {name}").format(name=names) if names else "")
        self.marks.setText(marks(case))
        self.stages.show_case(case)
        for each in self._cards:
            each.fill(case)
        self._show_next()

    def go_up(self) -> None:
        """Show the beginning, where it says how the dispute stands."""
        self._room.verticalScrollBar().setValue(0)

    def reload(self) -> None:
        """Show it again after a change."""
        found = Case.get_or_none(Case.id == self.case.id) if self.case is not None else None
        if found is not None:
            self.show_case(found)

    @property
    def ours(self) -> bool:
        """Whether this installation may change the dispute."""
        case = self.case
        return case is not None and case.origin == current().origin and not case.voided

    def _first(self) -> Next | None:
        """The step that leads on, if any does."""
        steps = cases.next_steps(self.case) if self.case is not None and self.ours else []
        return steps[0] if steps and steps[0].step.group is not Group.BESIDE else None

    def _show_next(self) -> None:
        first = self._first()
        self.next.setVisible(first is not None)
        if first is not None:
            self.next.setText(_("Next: {step}").format(step=first.label))
            self.next.updateGeometry()

    def _take_next(self) -> None:
        if (first := self._first()) is not None:
            self.commands.take(first.name)

    def _fill_others(self) -> None:
        menu, case, do = self._other_menu, self.case, self.commands
        menu.clear()
        if case is None:
            return
        if self.ours:
            self._add_steps(menu, case)
            menu.addSeparator()
            if case.state != "archived":
                menu.addAction(_("Correct"), lambda: do.take("change"))
                draft = cases.parts.agreement(case)
                if draft is not None and draft.effective is None and case.state == "mediating":
                    menu.addAction(_("Change the agreement"), lambda: do.take("agree"))
                    menu.addAction(_("Drop the agreement…"), do.drop_agreement)
                menu.addAction(_("Attach photos or scans"), do.attach)
            if cases.parties.has_signed(case) or case.state == "archived":
                menu.addAction(_("Put a signed paper right…"), lambda: do.take("correction"))
            secret = _("No longer confidential") if case.confidential else _("Keep confidential")
            menu.addAction(secret, do.turn_confidential)
            if case.state != "archived":
                menu.addAction(_("Make void…"), do.void)
        elif case.voided and case.origin == current().origin:
            menu.addAction(_("Make it valid again"), do.restore)
        menu.addAction(_("What was changed"), partial(show_history, self, case))

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

    def _fill_papers(self) -> None:
        if self.case is not None:
            self.prints.fill(self._paper_menu)


def _top(*cards: QWidget) -> QWidget:
    return box(column(*cards, None, spacing=12))
