"""The list of disputes: filtered as one types, narrowed by stage, by what is due, by kind."""

from __future__ import annotations

import datetime
from dataclasses import replace
from typing import Any, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QWidget

from app import codes
from app.language import N_, _
from app.messages import shortened
from app.records import cases, people
from app.records.cases import Filter
from app.records.cases.due import Due
from app.records.cases.model import Case
from app.records.cases.step import ENDED
from app.records.cases.titles import parties_title, short_number
from app.records.days import left, short
from app.store import drafts
from app.store.drafts import Unfinished
from app.store.session import current
from ui import style, work
from ui.pages.cases.step_form import draft_name
from ui.widgets.arrange import Flow
from ui.widgets.plain import Button, Label, column, empty
from ui.widgets.table import Table, TableColumn

_SOON: Final = datetime.timedelta(days=7)
_STAGES: Final = (("going", N_("Not over yet")), ("due", N_("Due within 7 days")),
                  ("late", N_("Overdue")), ("", N_("All")))  # fmt: skip
_BY_DAY: Final = ("due", "late")
"""Stages that are found by what is due, not by a query."""
_NEW: Final = (draft_name("register"), draft_name("spot"))


class CasesList(QWidget):
    """What was not finished, then the list with its filters."""

    resumed = Signal(object)
    new_wanted = Signal()
    spot_wanted = Signal()
    numbers_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.asked = Filter()
        self.stage = "going"
        self._due: dict[str, Due] = {}
        self._gathered: dict[str, Case] = {}
        self._asked = 0
        self.stages, self.narrow = Button(""), Button("")
        self._menus()
        room = not current().is_office
        new = Button(_("＋ Register a dispute"), self.new_wanted.emit,
                     look="primary", key="Ctrl N")  # fmt: skip
        spot = Button(_("Settle on the spot"), self.spot_wanted.emit)
        new.setVisible(room)
        spot.setVisible(room)
        self.table = Table(
            self._columns(), self._page,
            empty=(_("No disputes here"),
                   _("“Register a dispute” begins one; a visit becomes one from its page.")),
            extra=[self.stages, self.narrow, spot, new],
        )  # fmt: skip
        self.table.filter.setPlaceholderText(_("Party, initials, number, words"))
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

    def reload(self) -> None:
        """Fetch again; what is due is gathered off the thread of the window first."""
        if self.stage in _BY_DAY:
            self._gather()
        else:
            self.table.reload()

    def narrow_to(self, asked: Filter) -> None:
        """Show what a filter holds."""
        self.stage, self.asked = "", replace(asked, text="")
        self.table.filter.setText(asked.text)
        self.table.rows.text = asked.text
        self._say()
        self.reload()

    def show_drafts(self) -> None:
        """List what was not finished: who, never what about."""
        while self._flow.count():
            empty(self._flow.takeAt(0))
        found = [each for each in drafts.unfinished() if each.form in _NEW]
        if found:
            self._flow.addWidget(Label(_("Unfinished:"), "quiet"))
        for each in found:
            words = f"{shortened(draft_title(each), 12)} {each.changed_at[5:16].replace('T', ' ')}"
            self._flow.addWidget(Button(words, lambda d=each: self.resumed.emit(d), look="chip"))
        self._drafts.setVisible(bool(found))

    def _columns(self) -> list[TableColumn]:
        stages, kinds = codes.load("case_state"), codes.load("dispute")
        return [
            TableColumn("names", _("Parties"), parties_title, 164, look=lambda _case: "strong",
                        discreet=True),
            TableColumn("number", _("No."), short_number, 92, look=lambda _case: "quiet",
                  order=lambda case: (case.year or 0, case.sequence or 0)),
            TableColumn("kind", _("Kind"), lambda case: kinds.label(case.category or ""), 92,
                  discreet=True),
            TableColumn("day", _("Registered"), lambda case: short(case.day), 72),
            TableColumn("state", _("Stage"), lambda case: _stage(case, stages), 84,
                        look=_stage_look),
            TableColumn("due", _("Next date"), self._due_words, 160, look=self._due_look,
                  order=lambda case: str(getattr(self._due_of(case), "day", "9"))),
        ]  # fmt: skip

    def _due_of(self, case: Case) -> Due | None:
        return self._due.get(case.id)

    def _due_words(self, case: Case) -> str:
        due = self._due_of(case)
        return f"{left(due.days())} · {due.words}" if due is not None else ""

    def _due_look(self, case: Case) -> str:
        due = self._due_of(case)
        if due is None:
            return ""
        return "late" if due.days() < 0 else "soon" if due.days() <= _SOON.days else "quiet"

    def _page(self, text: str, after: Any, size: int) -> list[tuple[Case, Any]]:
        if self.stage in _BY_DAY:
            return [] if after is not None else self._gathered_page(text)
        if after is None:
            self._due.clear()
        asked = replace(self.asked, text=text, going=self.stage == "going" and not text)
        found = list(cases.page(asked, after, size))
        for case, dues in cases.due.of_cases([case for case, _key in found]).items():
            if dues:
                self._due[case] = dues[0]
        return found

    def _gather(self) -> None:
        """Look through every dispute that is not filed, and show what the stage asks for."""
        stage = self.stage
        self._asked += 1
        asked = self._asked

        def function(progress: Any) -> list[Due]:
            progress()
            today = current().today()
            return cases.due.everything(
                today + _SOON if stage == "due" else today - datetime.timedelta(days=1)
            )

        def done(found: list[Due]) -> None:
            if asked != self._asked or self.stage != stage:
                return
            self._due, self._gathered = {}, {}
            for each in found:
                if each.case is not None:
                    self._due.setdefault(each.case.id, each)
                    self._gathered.setdefault(each.case.id, each.case)
            self.table.reload()

        work.run(self, function, done, quiet=True)

    def _gathered_page(self, text: str) -> list[tuple[Case, Any]]:
        found = self._gathered
        if text:
            # Stage by stage: filed ones, of which there may be thousands, are not gone through.
            stages = {case.state or "" for case in found.values()}
            wanted = {
                case.id for state in stages for case in cases.every(Filter(text=text, state=state))
            }
            found = {record: case for record, case in found.items() if record in wanted}
        return [(case, case.id) for case in found.values()]

    # Filters

    def _menus(self) -> None:
        self._stage_menu = QMenu(self.stages)
        for stage, words in _STAGES:
            self._stage_menu.addAction(_(words), lambda s=stage: self.take_stage(s))
        self._stage_menu.addSeparator()
        for code in codes.load("case_state").current():
            self._stage_menu.addAction(code.label, lambda c=code.code: self.take_stage(f"={c}"))
        self._stage_menu.addSeparator()
        self._stage_menu.addAction(_("Void ones"), lambda: self.take_stage("void"))
        self._stage_menu.addAction(_("Void and unused numbers"), self.numbers_wanted.emit)
        self.stages.setMenu(self._stage_menu)
        menu = QMenu(self.narrow)
        menu.addAction(_("All kinds"), lambda: self._take(Filter()))
        for code in codes.load("dispute").current():
            menu.addAction(code.label, lambda c=code.code: self._take(Filter(category=c)))
        menu.addSeparator()
        menu.addAction(_("Settled on the spot"), lambda: self._take(Filter(on_the_spot=True)))
        menu.addAction(_("Confidential ones"), lambda: self._take(Filter(confidential=True)))
        self.narrow.setMenu(menu)

    def take_stage(self, stage: str) -> None:
        """Narrow to a stage: one of those above, void, or = and the code of one."""
        state = stage[1:] if stage.startswith("=") else ""
        self.asked = replace(self.asked, state=state, voided=stage == "void")
        self.stage = "" if state or stage == "void" else stage
        self._say()
        self.reload()

    def _take(self, asked: Filter) -> None:
        self.asked = replace(asked, state=self.asked.state, voided=self.asked.voided)
        self._say()
        self.reload()

    def _say(self) -> None:
        asked = self.asked
        words = dict(_STAGES).get(self.stage, N_("All"))
        said = codes.load("case_state").label(asked.state) if asked.state else _(words)
        self.stages.setText(f"{_('Void') if asked.voided else said} ▾")
        kind = codes.load("dispute").label(asked.category) if asked.category else _("Kind")
        kind = _("On the spot") if asked.on_the_spot else kind
        if asked.person:
            kind = _("Party {name}").format(name=people.get(asked.person).name)
        elif asked.mediator:
            kind = _("Mediator {name}").format(name=people.get(asked.mediator).name)
        self.narrow.setText(f"{_('Confidential') if asked.confidential else kind} ▾")


def draft_title(draft: Unfinished) -> str:
    """Whose form was not finished; of a confidential dispute nobody is named."""
    if draft.typed.get("confidential"):
        return _("Confidential")
    typed: list[list[Any]] = draft.typed.get("parties") or []
    who: list[str] = [each[1][0] if isinstance(each[1], list) else each[1] for each in typed]
    return "、".join(filter(None, who)) or _("No name yet")


def _stage(case: Case, stages: Any) -> str:
    if case.state == ENDED and case.outcome:
        return codes.load("outcome").label(case.outcome)
    return stages.label(case.state)


def _stage_look(case: Case) -> str:
    if case.state in ("closed", "archived"):
        return "safe"
    return "quiet" if case.state in (ENDED, "declined") else ""
