"""What floats over a dispute: a record read, what a step lacks, a party written."""

from __future__ import annotations

from collections.abc import Callable, Collection
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from app.errors import AppError, FieldErrors
from app.fields import Entry, Reference, Text
from app.language import _
from app.records import cases
from app.records.cases import Missing
from app.records.cases.model import Case, OfCase, Party
from app.records.people import NobodyKnown
from ui.pages.cases.party_fields import PartyFields
from ui.pages.cases.step_form import StepForm
from ui.records.form_sheet import Done, FormSheet
from ui.records.particulars import Particulars
from ui.records.persons import Newcomers
from ui.shell import Page
from ui.widgets.arrange import tall
from ui.widgets.form import Form
from ui.widgets.message import Sheet, ask
from ui.widgets.plain import Button, Label, box, column, row


def read(
    page: Page, record: OfCase, correct: Callable[[], object] | None = None, words: str = ""
) -> None:
    """Show what a record says; `correct` is what a button of the given words does with it."""
    sheet = Sheet(page, _(type(record).label))
    columns = type(record).columns().items()
    said = [
        name for name, each in columns if name != "order" and not isinstance(each.kind, Reference)
    ]
    shown = Particulars(page.shell, record, said)
    sheet.add(tall(box(column(shown, None)), page))
    change = [Button(words or _("Correct"), sheet.then(correct))] if correct is not None else []
    sheet.show_to_read(*change, width=560)


def show_missing(
    parent: QWidget, label: str, missing: list[Missing], go: Callable[[Missing], object]
) -> None:
    """Say what a step still lacks; each line leads to where it is written."""
    sheet = Sheet(parent, _("“{step}” is not possible yet").format(step=label))
    looks = ["primary", *[""] * len(missing)]
    buttons = [
        Button(_("Go there"), sheet.then(partial(go, each)), look=look)
        for each, look in zip(missing, looks, strict=False)
    ]
    for each, button in zip(missing, buttons, strict=True):
        sheet.add(row(Label("✗", "error"), Label(str(each), wrap=True), button, stretch=1))
    sheet.add(8, row(None, Button(_("Not now"), sheet.close_sheet))).rise(buttons[0], width=560)


class StepSheet(Sheet):
    """The form of a step; whatever closes it, what was typed stays a draft."""

    def __init__(self, page: Page, title: str, form: StepForm) -> None:
        super().__init__(page, title)
        self.form = form
        leave = Button(_("Not now"), self.close_sheet)
        buttons = row(form.void_button, form.kept, None, leave, form.keep_button)
        self.add(tall(form, page), buttons)
        for each in (form.saved, form.lacking, form.unwanted):
            each.connect(lambda *_said: self.close_sheet())

    def close_sheet(self) -> None:
        self.form.flush()
        super().close_sheet()


class _PartyForm(Form):
    """A form of one input, which says itself beside its own fields what is wrong."""

    def __init__(self, party: PartyFields) -> None:
        asked = {"party": Entry(Text(), Party.label)}
        super().__init__(asked, [("party",)], inputs={"party": party})
        self.party = party
        self.fields["party"].label.hide()

    def values(self, asked: Collection[str] | None = None) -> dict[str, Any]:
        return self.party.value()

    def refuse(self, errors: FieldErrors | None) -> bool:
        return self.party.refuse(errors)


class PartySheet(FormSheet):
    """A party with whoever acts for it, entered or corrected; `field` has the keyboard."""

    def __init__(
        self, page: Page, case: Case, party: Party | None, field: str, done: Callable[[], object]
    ) -> None:
        self.page, self.case, self.party, self._then = page, case, party, done
        self.fields, self.newcomers = PartyFields(whole=True), Newcomers()
        correct = _("Correct {name}").format(name=party.name) if party is not None else ""
        super().__init__(
            page.shell, correct or _("Add a party"), _PartyForm(self.fields),
            lambda _made: done(), about=(case, party),
        )  # fmt: skip
        if party is not None:
            self.fields.begin(party, cases.parts.agents(case, party.id))
            aside, besides = [Button(_("Take out"), self._take_out, look="link")], []
        else:
            another = Button(_("Keep, and one more"), partial(self.save, self._another))
            aside, besides = [], [another]
        self.show_form(yes=_("Keep"), no=_("Not now"), aside=aside, besides=besides, width=860)
        if field in self.fields.details.fields:
            self.fields.details.start(field)

    def keep(self, values: dict[str, Any]) -> Party:
        newcomer = values.pop("newcomer")
        if self.party is not None:
            records = [each.record for each in self.fields.agents]
            return cases.parties.keep(self.party, records=records, **values)
        if newcomer and not self.case.confidential:
            self.newcomers.require([values["name"]])
        return cases.parties.add(self.case, newcomer=newcomer, **values)

    def save(self, then: Done | None = None) -> None:
        self._again = partial(self.save, then)
        super().save(then)

    def refused(self, error: AppError) -> None:
        if isinstance(error, NobodyKnown):
            self.newcomers.ask(self.page, error, self._again, self.fields.setFocus)
        else:
            super().refused(error)

    def _another(self, made: Any) -> None:
        self.finish(made)
        PartySheet(self.page, cases.get(self.case.id), None, "", self._then)

    def _take_out(self) -> None:
        out = self.party
        assert out is not None
        self.leave()
        ask(
            self.page, _("Take {name} out of the dispute?").format(name=out.name), _("Take out"),
            lambda: self.shell.act(
                lambda: cases.parties.void(out), done=lambda _made: self._then()
            ),
        )  # fmt: skip
