"""What floats over a dispute: a record read, what a step lacks, a party written."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from app.fields import Reference
from app.language import _
from app.records import cases
from app.records.cases import Missing
from app.records.cases.model import Case, OfCase, Party
from ui.pages.cases.party_fields import PartyFields
from ui.shell import Shell
from ui.widgets.arrange import tall
from ui.widgets.message import Banner, Sheet, ask
from ui.widgets.plain import Button, Label, box, column, row

_SKIPPED = frozenset({"case", "agreement", "instalment", "party", "order"})


def read(
    parent: QWidget, record: OfCase, correct: Callable[[], object] | None = None, words: str = ""
) -> None:
    """Show what a record says; `correct` is what a button of the given words does with it."""
    sheet = Sheet(parent, _(type(record).label))
    lines = column(spacing=6)
    for name, described in type(record).columns().items():
        value = getattr(record, name)
        if value is None or name in _SKIPPED or isinstance(described.kind, Reference):
            continue
        said = described.kind.mask(value) if described.private else described.kind.show(value)
        label = Label(_(described.label), "quiet")
        lines.addLayout(column(label, Label(said, wrap=True), spacing=1))
    lines.addStretch(1)
    close = Button(_("Close"), sheet.close_sheet, look="primary")
    buttons = row(None, close)
    if correct is not None:
        do = correct

        def change() -> None:
            sheet.close_sheet()
            do()

        buttons.insertWidget(1, Button(words or _("Correct"), change))
    sheet.add(tall(box(lines), parent), buttons).rise(close, width=560)


def show_missing(
    parent: QWidget, label: str, missing: list[Missing], go: Callable[[Missing], object]
) -> Sheet:
    """Say what a step still lacks; each line leads to where it is written."""
    sheet = Sheet(parent, _("“{step}” is not possible yet").format(step=label))
    first: Button | None = None

    def lead(each: Missing) -> None:
        sheet.close_sheet()
        go(each)

    for each in missing:
        button = Button(_("Go there"), lambda each=each: lead(each),
                        look="" if first else "primary")  # fmt: skip
        first = first or button
        line = row(Label("✗", "error"), Label(str(each), wrap=True), button)
        line.setStretch(1, 1)
        sheet.add(line)
    leave = Button(_("Not now"), sheet.close_sheet)
    return sheet.add(8, row(None, leave)).rise(first, width=560)


def ask_party(
    parent: QWidget, shell: Shell, case: Case, party: Party | None, field: str, done: Any
) -> Sheet:
    """Enter or correct a party with whoever acts for it."""
    title = _("Correct {name}").format(name=party.name) if party is not None else _("Add a party")
    sheet = Sheet(parent, title)
    fields = PartyFields(whole=True)
    banner = Banner()
    if party is not None:
        fields.begin(party.values(), cases.parts.agents(case, party.id))

    def save(another: bool = False) -> None:
        def kept(_made: None) -> None:
            sheet.close_sheet()
            done()
            if another:
                ask_party(parent, shell, cases.get(case.id), None, "", done)

        keep = partial(_keep_party, case, party, fields)
        shell.act(keep, form=fields, done=kept, refused=banner.refuse)

    def void() -> None:
        assert party is not None
        sheet.close_sheet()
        question = _("Take {name} out of the dispute?").format(name=party.name)
        take_out = partial(cases.parties.void, party)
        ask(parent, question, _("Take out"),
            lambda: shell.act(take_out, done=lambda _made: done()))  # fmt: skip

    assert fields.details is not None
    fields.details.submitted.connect(save)
    buttons = row(None, Button(_("Not now"), sheet.close_sheet))
    if party is None:
        buttons.addWidget(Button(_("Keep, and one more"), lambda: save(True)))
    else:
        out = Button(_("Take out"), void, look="link")
        buttons.insertWidget(0, out)
    buttons.addWidget(Button(_("Keep"), save, look="primary", key="Ctrl ↵"))
    sheet.add(banner, tall(box(column(fields, None)), parent), buttons)
    details = fields.details
    focus = details.input(field) if field in details.fields else fields.who
    return sheet.rise(focus, width=860)


def _keep_party(case: Case, party: Party | None, fields: PartyFields) -> None:
    if party is None:
        cases.parties.add(case, **fields.added())
        return
    values = fields.values()
    agents = values.pop("agents")
    known = {each.id: each for each in cases.parts.agents(case, party.id)}
    changed = {k: v for k, v in values.items() if getattr(party, k) != v}
    if changed:
        cases.parties.change(party, **changed)
    kept = [each.record for each in fields.agents]
    for agent in known.values():
        if agent.id not in {each.id for each in kept if each is not None}:
            cases.parties.void_agent(agent)
    for record, entered in zip(kept, agents, strict=True):
        if record is None:
            cases.parties.add_agent(party, **entered)
        else:
            new = {k: v for k, v in entered.items() if getattr(record, k) != v}
            if new:
                cases.parties.change_agent(record, **new)
