"""What floats over a dispute: a record read, what a step lacks, a party written."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QWidget

from app.errors import AppError
from app.fields import Reference
from app.language import _
from app.records import cases
from app.records.cases import Missing
from app.records.cases.model import Case, OfCase, Party
from app.records.people import NobodyKnown
from ui.pages.cases.party_fields import PartyFields
from ui.records.particulars import Particulars
from ui.records.persons import Newcomers
from ui.shell import Page
from ui.widgets.arrange import tall
from ui.widgets.message import Banner, Sheet, ask
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


def ask_party(
    page: Page, case: Case, party: Party | None, field: str, done: Callable[[], object]
) -> None:
    """Enter or correct a party with whoever acts for it."""
    title = _("Correct {name}").format(name=party.name) if party is not None else _("Add a party")
    sheet = Sheet(page, title)
    fields = PartyFields(whole=True)
    banner, newcomers = Banner(), Newcomers()
    if party is not None:
        fields.begin(party, cases.parts.agents(case, party.id))

    def keep() -> object:
        given = fields.value()
        newcomer = given.pop("newcomer")
        if party is not None:
            return cases.parties.keep(party, records=[e.record for e in fields.agents], **given)
        if newcomer and not case.confidential:
            newcomers.require([given["name"]])
        return cases.parties.add(case, newcomer=newcomer, **given)

    def save(another: bool = False) -> None:
        def kept(_made: object) -> None:
            sheet.then(done)()
            if another:
                ask_party(page, cases.get(case.id), None, "", done)

        def refused(error: AppError) -> None:
            if isinstance(error, NobodyKnown):
                newcomers.ask(page, error, partial(save, another), fields.setFocus)
            else:
                banner.refuse(error)

        page.shell.act(keep, form=fields, done=kept, refused=refused)

    def take_out(out: Party) -> None:
        void = partial(cases.parties.void, out)
        ask(
            page, _("Take {name} out of the dispute?").format(name=out.name), _("Take out"),
            lambda: page.shell.act(void, done=lambda _made: done()),
        )  # fmt: skip

    if party is None:
        parts = [None, Button(_("Keep, and one more"), partial(save, another=True))]
    else:
        out = Button(_("Take out"), sheet.then(partial(take_out, party)), look="link")
        parts = [out, None]
    leave = Button(_("Not now"), sheet.close_sheet)
    buttons = row(*parts, leave, Button(_("Keep"), save, look="primary", key="Ctrl ↵"))
    fields.details.submitted.connect(save)
    sheet.add(banner, tall(box(column(fields, None)), page), buttons)
    in_details = field in fields.details.fields
    sheet.rise(fields.details.input(field) if in_details else fields, width=860)
