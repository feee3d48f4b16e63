"""Disputes: the list, or one dispute, or the form of a step, one at a time."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property, partial
from typing import Any, Final

from PySide6.QtWidgets import QWidget

from app.errors import NotFound
from app.language import N_, _
from app.records import cases
from app.records.cases import lists
from app.records.cases.model import Case
from app.records.visits import Visit
from app.store import journal
from app.store.drafts import Unfinished
from ui.pages.cases.commands import CaseCommands
from ui.pages.cases.listing import CasesList
from ui.pages.cases.numbers import NumbersSheet
from ui.pages.cases.register import Register
from ui.pages.cases.step_page import StepPage
from ui.pages.cases.view import CaseView
from ui.records.drafted import DraftedForm
from ui.records.kind import RecordKind
from ui.records.page import RecordPage
from ui.widgets.keys import shortcut
from ui.widgets.plain import Button, Card, column, hide_unless
from ui.widgets.stack import OneOf


class CasesPage(RecordPage):
    """Everything about disputes."""

    void_explained = N_(
        "It stays in the list of void ones and can be brought back; the number stays used."
    )

    def kinds(self) -> set[str]:
        return super().kinds() | {"person", "holiday", "committee"}

    def make_parts(self) -> None:
        spot = Button(_("Settle on the spot"), partial(self.begin, spot=True))
        new = Button(_(CASE.new), self.begin, look="primary", key="Ctrl N")
        hide_unless(CASE.may_enter, spot, new)
        numbers = lambda: NumbersSheet(self, self.show_id)  # noqa: E731
        self.list = CasesList(spot, new, show_numbers=numbers)
        self.commands = CaseCommands(self)
        self.view = self.shown = CaseView(self.commands, CASE)
        self.step = StepPage(self.commands)

    @cached_property
    def form(self) -> DraftedForm:
        """The one in use of the two that a dispute begins with."""
        return self.register

    @cached_property
    def register(self) -> Register:
        """What a dispute is registered in."""
        return self._registering(spot=False)

    @cached_property
    def spot(self) -> Register:
        """What is written where a dispute was settled on the spot."""
        return self._registering(spot=True)

    def _registering(self, *, spot: bool) -> Register:
        made = self.join(Register(self.shell, spot=spot))
        made.wants_other.connect(lambda typed, visit: self._swap(spot, typed, visit))
        return made

    def put_together(self) -> None:
        self._list_card = Card("", self.list, margin=0)
        self.stack = OneOf(self._list_card, self.view, self.step)

    def lay_out(self) -> None:
        self.setLayout(column(self.stack))

    def keys(self) -> None:
        self.list.table.view.clicked.connect(lambda _index: self._opened(self.list.table.current()))
        shortcut(self, "Ctrl+N", self.begin, inside=True)

    # What the shell calls

    def open(
        self, *args: Any, visit: str | None = None, step: str = "", paper: str = "", **wanted: Any
    ) -> None:
        """Show a dispute, a step or paper of it, a form begun before, or a new one (of a visit)."""
        if visit is not None:
            wanted["visit"] = journal.get(Visit, visit)
        super().open(*args, **wanted)
        if wanted.get("asked") is not None:
            self._go_to_list()
        elif step and wanted.get("record_id") is not None:
            self.commands.take(step)
        elif paper and self.shown.case is not None:
            self.shown.prints.show(paper)

    def come_back(self) -> None:
        if self.stack.currentWidget() is self._list_card:
            self._go_to_list()
        else:
            self.view.look_again()

    def look_again(self) -> None:
        """Look again where disputes and what hangs on them were changed."""
        if self.stack.currentWidget() is self._list_card:
            self.list.reload()
        elif self.stack.currentWidget() is self.view:
            self.view.look_again()

    def can_leave(self) -> bool:
        kept = self.step.form is None or self.step.form.flush()
        return super().can_leave() and kept

    # Which one

    def show_list(self) -> None:
        self._show_drafts()
        self.list.reload()
        self._go_to_list()

    def _go_to_list(self) -> None:
        self.stack.setCurrentWidget(self._list_card)
        if self.shown.case is not None:
            self.list.table.pick(self.shown.case.id)
            self.list.table.view.setFocus()
        else:
            self.list.table.filter.setFocus()

    def show_id(self, record: str) -> None:
        """Show a dispute, or the one that a record hangs on."""
        try:
            case = cases.parts.whole(record)
        except NotFound as error:
            self.list.reload()
            self.shell.fail(error)
            return
        # What was done on a sheet above it, the page has heard of.
        if self.stack.currentWidget() is not self.view or not self.shown.stands(case):
            self.show_one(case)
        self.shown.go_up()
        view = self.shown
        (view.next if view.next.isVisibleTo(view) else view.back).setFocus()

    def begin(self, *, spot: bool = False, **given: Any) -> None:
        """A new dispute, perhaps out of a `visit`: to be registered, or settled on the spot."""
        if CASE.may_enter and self._show(self.spot if spot else self.register):
            self.form.begin(**given)

    def _show(self, form: Register) -> bool:
        """Show a form to be filled anew; False where what stands in it could not be kept."""
        kept = not form.has_content or form.keep(aside=True)
        self.form = form
        self.stack.setCurrentWidget(form)
        return kept

    def _actors(self) -> list[QWidget]:
        if (case := self.list.table.current()) is None:
            return []
        self.view.show_record(case)
        return [self.view]

    def _picked(self, record: Any) -> None:
        """Nothing: the list stands alone, and a dispute is opened from it."""

    def _opened(self, record: Any) -> None:
        if record is not None:
            self.show_id(record.id)

    def lacks(self, records: Sequence[Any]) -> str:
        if len(records) != 1:
            return ""
        return "\n".join(cases.volume.doubts(records[0], whole=True))

    def _form_closed(self, record: Any) -> None:
        self.show_list()

    def _show_drafts(self) -> None:
        self.list.unfinished.show_but(None)

    def _swap(self, spot: bool, typed: dict[str, Any], visit: str | None) -> None:
        form, other = (self.spot, self.register) if spot else (self.register, self.spot)
        if self._show(other):
            other.take_over(typed, visit)
            form.discard()

    def _resume(self, draft: Unfinished) -> None:
        if draft.form in (cases.REGISTER.draft, cases.ON_THE_SPOT.draft):
            form = self.register if draft.form == cases.REGISTER.draft else self.spot
            if self._show(form):
                form.resume(draft)
        elif draft.record is not None:
            self.show_id(draft.record)
            case = self.shown.case
            of = "" if case is None or draft.record == case.id else draft.record
            self.commands.take(draft.form.partition(".")[2], of)

    def saved(self, record: Case, corrected: bool) -> None:
        self.show_id(record.id)
        said = _("{number} is registered.").format(number=record.number or "")
        undo = partial(self.void, record, "other", _("Taken back at once"))
        self.shell.notify(said, undo)

    def make_void(self, record: Case, reason: str, words: str) -> object:
        return cases.void(record, reason=reason, words=words)


CASE: Final = RecordKind(
    Case,
    rows=cases.REGISTER.rows,
    listed=lists.LISTED,
    heading=N_("Disputes"),
    new=N_("＋ Register a dispute"),
    left_out=dict.fromkeys(lists.LEFT_OUT, ""),
    attaches=False,
    page=CasesPage,
    called=lambda case: case.number or "",
)
