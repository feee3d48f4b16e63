"""One dispute: who with whom, where it stands, what happened, what is due, what comes next."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QWidget

from app.language import _
from app.records import cases
from app.records.cases.model import Case
from app.records.cases.step import TABLE
from app.store.session import current
from ui.pages.cases.cards import Deadline, Matter, Money, Past, Sides, Volume
from ui.pages.cases.papers import fill_papers
from ui.pages.cases.stages import StageLine
from ui.pages.cases.words import heading
from ui.shell import Shell
from ui.widgets.arrange import Columns, scrolled
from ui.widgets.keys import shortcut
from ui.widgets.lines import Elided
from ui.widgets.message import Banner
from ui.widgets.plain import Button, Card, Words, box, column, row

_ENDS = frozenset({"fail", "withdraw", "refuse", "hand_on"})


class CaseView(QWidget):
    """A dispute in cards; every line leads to where it is written."""

    wanted = Signal(str, str)
    """A step (or another thing to do) and the field or record to begin with."""
    lacking = Signal(object)
    """A Missing whose field is to be shown."""
    left = Signal()

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self.shell = shell
        self.case: Case | None = None
        self.back = Button(_("‹ Back to the list"), self.left.emit, look="link")
        self.title = Elided("", "headline")
        self.number, self.mediator = Words("", "chip"), Words("", "quiet")
        self.marks = Words("", "late")
        self.papers = Button(_("Case papers") + " ▾")
        self._paper_menu = QMenu(self.papers)
        self._paper_menu.aboutToShow.connect(self._fill_papers)
        self.papers.setMenu(self._paper_menu)
        self.others = Button(_("Other") + " ▾")
        self._other_menu = QMenu(self.others)
        self._other_menu.aboutToShow.connect(self._fill_others)
        self.others.setMenu(self._other_menu)
        self.next = Button("", self._take_next, look="primary", key="Ctrl ↵")
        self.banner = Banner()
        self.stages = StageLine()
        self.sides, self.matter = Sides(self), Matter(self)
        self.past = Past(self)
        self.deadline, self.money, self.volume = Deadline(self), Money(self), Volume(self)
        first = Card("", self.sides, self.matter)
        third = box(column(self.deadline, self.money, self.volume, None, spacing=12))
        head = row(self.title, self.others, self.papers, self.next)
        head.setStretch(0, 1)
        beneath = row(self.back, self.number, self.mediator, self.marks, None)
        inside = column(
            Card("", self.stages, margin=14),
            Columns(_top(first), _top(self.past), third, shares=(29, 41, 26)),
            None,
            spacing=12,
        )
        self._room = scrolled(box(inside))
        self.setLayout(column(head, beneath, self.banner, self._room, spacing=8))
        shortcut(self, "Ctrl+Return", self._take_next, inside=True)
        shortcut(self, "Escape", self.left.emit, inside=True)
        shortcut(self, "Ctrl+E", lambda: self.wanted.emit("change", ""), inside=True)

    def show_case(self, case: Case) -> None:
        """Show a dispute as it is now."""
        self.case = case
        # Every card asks for what hangs on it: once for all of them.
        with cases.parts.read_together([case]):
            self._show(case)

    def _show(self, case: Case) -> None:
        parties = cases.parts.parties(case)
        self.title.setText(heading(case, parties))
        self.title.setToolTip(heading(case, parties))
        self.number.setText(case.number or _("no number"))
        names = "、".join(each.name for each in cases.parts.mediators(case))
        self.mediator.setText(_("Mediator {name}").format(name=names) if names else "")
        self.marks.setText(self._marked(case))
        self.stages.show_case(case)
        self.sides.fill(parties)
        self.matter.fill(case)
        self.past.fill(case)
        self.deadline.fill(case)
        self.money.fill(case)
        self.volume.fill(case)
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

    def _marked(self, case: Case) -> str:
        marks = (
            (bool(case.voided), _("Void")),
            (bool(case.confidential), _("Confidential")),
            ((case.round or 1) > 1, _("Round {number}").format(number=case.round)),
        )
        return " · ".join(words for is_so, words in marks if is_so)

    def _first(self) -> Any:
        """The step that leads on, if any does."""
        steps = cases.next_steps(self.case) if self.case is not None and self.ours else []
        return steps[0] if steps and steps[0].name != "append_note" else None

    def _show_next(self) -> None:
        first = self._first()
        self.next.setVisible(first is not None)
        if first is not None:
            self.next.setText(_("Next: {step}").format(step=first.label))
            self.next.updateGeometry()
        self.banner.hide()

    def _take_next(self) -> None:
        first = self._first()
        if first is not None:
            self.wanted.emit(first.name, "")

    def _fill_others(self) -> None:
        menu, case = self._other_menu, self.case
        menu.clear()
        if case is None:
            return
        want = self.wanted.emit
        if self.ours:
            self._add_steps(menu, case)
            menu.addSeparator()
            if case.state != "archived":
                menu.addAction(_("Correct"), lambda: want("change", ""))
                draft = cases.parts.agreement(case)
                if draft is not None and draft.effective is None and case.state == "mediating":
                    menu.addAction(_("Change the agreement"), lambda: want("agree", ""))
                    menu.addAction(_("Drop the agreement…"), lambda: want("drop", ""))
                menu.addAction(_("Attach photos or scans"), lambda: want("attach", ""))
            if cases.parties.has_signed(case) or case.state == "archived":
                menu.addAction(_("Put a signed paper right…"), lambda: want("correction", ""))
            secret = _("No longer confidential") if case.confidential else _("Keep confidential")
            menu.addAction(secret, lambda: want("confidential", ""))
            if case.state != "archived":
                menu.addAction(_("Make void…"), lambda: want("void", ""))
        elif case.voided and case.origin == current().origin:
            menu.addAction(_("Make it valid again"), lambda: want("restore", ""))
        menu.addAction(_("What was changed"), lambda: want("history", ""))

    def _add_steps(self, menu: QMenu, case: Case) -> None:
        """What can be done now: the steps, those that end it and those of its mediator apart."""
        first = self._first()
        names = [each for each in cases.next_steps(case) if first is None or each != first]
        ends = [each for each in names if each.name in _ENDS]
        for each in names:
            told = each.name == "tell_rights" and case.notified is not None
            if each in ends or told or (each.name == "name_mediator" and case.mediating):
                continue
            menu.addAction(each.label, lambda name=each.name: self.wanted.emit(name, ""))
        if case.state in TABLE["suggest"][0]:
            words = _("Suggestion to an authority")
            menu.addAction(words, lambda: self.wanted.emit("suggest", ""))
        if case.visit and case.state in TABLE["refer"][0]:
            menu.addAction(_("Legal aid"), lambda: self.wanted.emit("refer", ""))
        if ends:
            under = menu.addMenu(_("End without an agreement"))
            for each in ends:
                under.addAction(each.label, lambda name=each.name: self.wanted.emit(name, ""))
        if cases.parts.mediators(case) and case.state in TABLE["ask_avoidance"][0]:
            under = menu.addMenu(_("Mediator"))
            for words, name in (
                (_("Name another mediator"), "name_mediator"),
                (_("Somebody asks for another mediator…"), "ask_avoidance"),
                (_("Change the mediator…"), "change_mediator"),
            ):
                under.addAction(words, lambda name=name: self.wanted.emit(name, ""))

    def _fill_papers(self) -> None:
        if self.case is not None:
            fill_papers(self._paper_menu, self.shell, self, self.case)


def _top(widget: QWidget) -> QWidget:
    return box(column(widget, None))
