"""What floats over a dispute: a record read, a party written, a question answered."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from app import codes
from app.documents.references import titles
from app.errors import AppError, FieldErrors
from app.fields import Reference
from app.language import _
from app.records import cases, history
from app.records.cases import Missing
from app.records.cases.model import OF_CASE, Case, Party
from app.store import journal
from ui.pages.cases.party_fields import PartyFields
from ui.shell import Shell
from ui.widgets.arrange import tall
from ui.widgets.line import Line
from ui.widgets.message import Banner, Sheet, ask
from ui.widgets.plain import Button, Words, box, column, row

_SKIPPED = frozenset({"case", "agreement", "instalment", "party", "order"})


def read(
    parent: QWidget,
    kind: str,
    record: str,
    correct: Callable[[], object] | None,
    words: str = "",
) -> None:
    """Show what a record says; `correct` is what a button of the given words does with it."""
    model = next(each for each in OF_CASE if each.kind_name == kind)
    found: Any = journal.get(model, record)
    sheet = Sheet(parent, _(model.label))
    lines = column(spacing=6)
    for name, described in model.columns().items():
        value = getattr(found, name)
        if value is None or name in _SKIPPED or isinstance(described.kind, Reference):
            continue
        said = described.kind.mask(value) if described.private else described.kind.show(value)
        label = Words(_(described.label), "quiet")
        lines.addLayout(column(label, Words(said, wrap=True), spacing=1))
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
        line = row(Words("✗", "error"), Words(str(each), wrap=True), button)
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
        try:
            _keep_party(case, party, fields)
        except FieldErrors as errors:
            shown = fields.details is not None and fields.details.refuse(errors)
            for agent in fields.agents:
                agent.form.refuse(FieldErrors({
                    k: v for k, v in errors.fields.items() if k in agent.form.fields}))  # fmt: skip
            if not shown:
                banner.refuse(errors)
            return
        except AppError as error:
            banner.refuse(error)
            return
        sheet.close_sheet()
        done()
        if another:
            ask_party(parent, shell, cases.get(case.id), None, "", done)

    def void() -> None:
        assert party is not None
        sheet.close_sheet()
        words = _("Take {name} out of the dispute?").format(name=party.name)
        ask(parent, words, _("Take out"), partial(_void, shell, party, done))

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


def _void(shell: Shell, party: Party, done: Any) -> None:
    try:
        cases.parties.void(party)
    except AppError as error:
        shell.fail(error)
        return
    done()


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


def ask_void(parent: QWidget, number: str, says: str, then: Callable[[str, str], object]) -> Sheet:
    """Ask why a dispute, or a record of one, is void; nothing is ever deleted."""
    sheet = Sheet(parent, _("Why is {number} void?").format(number=number))
    words = Line()
    words.setPlaceholderText(_("In a few words (only for “other”)"))

    def answered(reason: str) -> None:
        sheet.close_sheet()
        then(reason, words.text().strip())

    buttons = [
        Button(code.label, lambda reason=code.code: answered(reason))
        for code in codes.load("void_reason").current()
    ]
    leave = Button(_("Not now"), sheet.close_sheet)
    sheet.add(Words(says, "quiet", wrap=True), words, row(*buttons, None, leave))
    return sheet.rise(buttons[0], width=520)


def show_history(parent: QWidget, record: Any) -> Sheet:
    """Every change of a dispute itself: who, when, what."""
    sheet = Sheet(parent, _("What was changed"))
    lines = column(spacing=8)
    for step in history.of(record, titles()):
        day, _t, time = step.time[:16].partition("T")
        head = row(Words(f"{day} {time}", "quiet"), Words(step.who), Words(_(step.what), "strong"),
                   None)  # fmt: skip
        lines.addLayout(head)
        for each in step.differences:
            nothing = _("nothing")
            said = f"{each.label}：{each.before or nothing} → {each.after or nothing}"
            lines.addWidget(Words(said, "quiet", wrap=True))
    lines.addStretch(1)
    close = Button(_("Close"), sheet.close_sheet, look="primary")
    return sheet.add(tall(box(lines), parent), row(None, close)).rise(close, width=640)
