"""Inputs that know a dispute: who was present, who mediates, which instalment, who signs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Final

from PySide6.QtWidgets import QWidget

from app import codes
from app.errors import AppError
from app.fields import Money, Names, Reference
from app.language import _
from app.records import cases, people
from app.records.cases import Form
from app.records.cases.model import Agreement, Case
from app.records.days import short
from app.records.people import Person
from app.store import journal
from ui.pages.cases.clauses_input import ClausesInput
from ui.pages.cases.money_input import InstalmentsInput
from ui.pages.cases.signatures import SignaturesInput
from ui.pages.visits.who import about, described
from ui.widgets.arrange import Flow
from ui.widgets.chosen import ReferenceInput
from ui.widgets.input import Input
from ui.widgets.inputs import make
from ui.widgets.line import Line
from ui.widgets.plain import Button, column
from ui.widgets.suggest import Suggestion

_OFFERED = 30


class NamesInput(Input):
    """Names: those that are known as chips to switch on, others typed beneath."""

    def __init__(self, known: Sequence[str], hint: str = "") -> None:
        super().__init__(Names())
        self.chips: dict[str, Button] = {}
        self._flow = Flow(spacing=6)
        for name in dict.fromkeys(known[:_OFFERED]):
            chip = Button(name, look="chip")
            chip.setCheckable(True)
            chip.clicked.connect(self.edited)
            self.chips[name] = chip
            self._flow.addWidget(chip)
        self._box = QWidget()
        self._box.setLayout(self._flow)
        self._box.setVisible(bool(self.chips))
        self.line = Line()
        self.line.setPlaceholderText(hint or (_("others") if self.chips else ""))
        self.line.textEdited.connect(self.edited)
        self.line.returnPressed.connect(self.focusNextChild)
        self.line.editingFinished.connect(self.left)
        self.setLayout(column(self._box, self.line, spacing=4))
        self.setFocusProxy(next(iter(self.chips.values()), self.line))

    def resizeEvent(self, _event: Any) -> None:
        self._box.setFixedHeight(self._flow.heightForWidth(self.width()))

    def value(self) -> Any:
        chosen = [name for name, chip in self.chips.items() if chip.isChecked()]
        return [*chosen, *(self.kind.parse(self.line.text()) or [])] or None

    def set_value(self, value: Any) -> None:
        names: list[str] = value or []
        for name, chip in self.chips.items():
            chip.setChecked(name in names)
        self.line.setText("、".join(name for name in names if name not in self.chips))

    def typed(self) -> Any:
        try:
            return self.value() or []
        except AppError:
            return [self.line.text()]

    def set_typed(self, raw: Any) -> None:
        self.set_value(raw)

    def set_fixed(self, fixed: bool) -> None:
        self.setEnabled(not fixed)


def mediator_input() -> ReferenceInput:
    """Who may mediate: those who serve here first, then anybody known."""

    def offer(text: str) -> list[Suggestion]:
        serving = [each for each in people.serving() if not text or text in each.name]
        known = people.suggest(text) if text else []
        found = {each.id: each for each in (*serving, *known)}
        return [described(each) for each in list(found.values())[:12]]

    def tell(picked: Suggestion | None) -> None:
        made.noted.emit(about(journal.get(Person, picked.value)) if picked else "")

    made = ReferenceInput(
        Reference(to="person"), suggest=offer, title_of=_person_name,
        hint=_("Name, pinyin or initials"),
    )  # fmt: skip
    made.picked.connect(tell)
    return made


def _person_name(person: str) -> str:
    """The name of a person."""
    found = Person.get_or_none(Person.id == person)
    return found.name if found is not None else ""


def _serving_input(case: Case) -> ReferenceInput:
    """One of those who mediate the dispute now."""
    named = {each.id: each.name for each in cases.parts.mediators(case)}

    def offer(text: str) -> list[Suggestion]:
        return [Suggestion(i, n, plain=True) for i, n in named.items() if text in n]

    return ReferenceInput(
        Reference(to="case_mediator"), suggest=offer, title_of=lambda i: named.get(i, "")
    )


def _instalment_input(case: Case) -> ReferenceInput:
    """One of the payments that are still owed."""
    lines = {each.instalment.id: each for each in cases.money.statement(case).lines}

    def title(record: str) -> str:
        line = lines.get(record)
        if line is None:
            return ""
        return _("{day} {amount} yuan").format(
            day=short(line.instalment.due), amount=Money().show(line.left)
        )

    def offer(text: str) -> list[Suggestion]:
        owed = [record for record, line in lines.items() if line.left]
        return [
            Suggestion(record, title(record), lines[record].instalment.payer or "", plain=True)
            for record in owed
            if not text or text in title(record)
        ]

    return ReferenceInput(Reference(to="instalment"), suggest=offer, title_of=title)


def _original_input(case: Case, paper: Input) -> ReferenceInput:
    """Which one of several papers of a kind, the kind being what `paper` says."""
    titles: dict[str, str] = {}

    def found() -> dict[str, str]:
        from app.documents.cases import printing as case_sources

        if not titles:
            listed = case_sources.printable(case)
            titles.update({each.of: each.words for each in listed if each.of})
        return titles

    def offer(text: str) -> list[Suggestion]:
        try:
            kind = paper.value()
        except AppError:
            kind = None
        asked = {each.id for each in cases.volume.records(case, kind or "")}
        return [
            Suggestion(record, title, plain=True)
            for record, title in found().items()
            if record in asked and text in title
        ]

    return ReferenceInput(
        Reference(), suggest=offer, title_of=lambda record: found().get(record, "")
    )


def _printed_input(case: Case) -> ReferenceInput:
    """One of the papers that were printed and are not marked as signed yet."""
    waiting = [each for each in cases.printed.standing(case) if each.signed is None]
    kinds = codes.load("case_paper")
    titles: dict[str, str] = {}

    def found() -> dict[str, str]:
        from app.documents.cases import printing as case_sources

        if waiting and not titles:
            known = {(each.paper, each.of): each.words for each in case_sources.printable(case)}
            for each in waiting:
                words = known.get((each.paper, each.of or ""), kinds.label(each.paper))
                when = _("printed {day}").format(day=short(each.day))
                titles[each.id] = f"{words} · {when}"
        return titles

    def offer(text: str) -> list[Suggestion]:
        return [Suggestion(i, title, plain=True) for i, title in found().items() if text in title]

    return ReferenceInput(
        Reference(to="printed_paper"), suggest=offer, title_of=lambda i: found().get(i, "")
    )


def _unpaid_input(case: Case) -> InstalmentsInput:
    """What is still to be paid, planned anew."""

    def still() -> int | None:
        stands = cases.money.statement(case)
        paid = sum(each.instalment.amount for each in stands.lines if each.payments)
        return stands.agreed - paid if stands.agreed is not None else None

    return InstalmentsInput(still, [each.name for each in cases.parts.parties(case)])


_REFERRING: Final[dict[str, Callable[[Case], Input]]] = {
    "person": lambda _case: mediator_input(), "case_mediator": _serving_input,
    "instalment": _instalment_input, "printed_paper": _printed_input,
}  # fmt: skip
"""The input of a field by the kind of record that it refers to."""

_NAMED: Final[dict[str, Callable[[Case], Input]]] = {
    "clauses": lambda _case: ClausesInput(Agreement.columns()["clauses"].kind),
    "instalments": _unpaid_input, "signatures": SignaturesInput,
}  # fmt: skip
"""The input of a field that is several records or lines, by its name."""


def inputs_of(form: Form, case: Case) -> dict[str, Input]:
    """The inputs of the fields of a form that need to know the dispute."""
    found: dict[str, Input] = {}
    for name in form.names:
        kind = form.fields[name].kind
        if name in _NAMED:
            found[name] = _NAMED[name](case)
        elif isinstance(kind, Names):
            found[name] = NamesInput(form.offers[name](case) if name in form.offers else ())
        elif isinstance(kind, Reference) and kind.to in _REFERRING:
            found[name] = _REFERRING[kind.to](case)
        elif isinstance(kind, Reference) and not kind.to:
            found["paper"] = make(form.fields["paper"])
            found[name] = _original_input(case, found["paper"])
    return found
