"""Inputs that know a dispute: who was present, who mediates, which instalment, who signs."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import Any, Final

from app.fields import Names, Reference
from app.language import _
from app.records import cases, people
from app.records.cases import Form
from app.records.cases.model import Agreement, Case
from ui.pages.cases.clauses_input import ClausesInput
from ui.pages.cases.money_input import InstalmentsInput
from ui.pages.cases.parties_input import PartiesInput
from ui.pages.cases.signatures import SignaturesInput
from ui.records.persons import person_input
from ui.widgets.chips import Several
from ui.widgets.chosen import OneOfInput
from ui.widgets.input import Input
from ui.widgets.inputs import make
from ui.widgets.line import Line
from ui.widgets.plain import column, hide_unless

_OFFERED = 30


class NamesInput(Input):
    """Names: those that are known as chips to switch on, others typed beneath.

    Where it is chosen `among` those known alone, others are shown only where they stood before.
    """

    def __init__(self, known: Sequence[str], *, among: bool = False) -> None:
        super().__init__(Names())
        self.among = among and 0 < len(known) <= _OFFERED
        self.known = list(dict.fromkeys(known[:_OFFERED]))
        self.several = Several([(name, name) for name in self.known], few=_OFFERED)
        self.several.setVisible(bool(self.known))
        self.several.chosen.connect(self.edited)
        self.line = Line()
        self.line.setPlaceholderText(_("others") if self.known else "")
        self.line.textEdited.connect(self.edited)
        self.line.returnPressed.connect(self.go_on)
        self.line.editingFinished.connect(self.left)
        self.setLayout(column(self.several, self.line, spacing=4))
        hide_unless(not self.among, self.line)
        self.setFocusProxy(next(iter(self.several.chips.values()), self.line))

    def value(self) -> Any:
        return [*self.several.value, *(self.kind.parse(self.line.text()) or [])] or None

    def set_value(self, value: Any) -> None:
        self.several.set_value(value or [])
        names: list[str] = value or []
        self.line.setText("、".join(name for name in names if name not in self.known))
        self.line.setVisible(not self.among or bool(self.line.text()))

    def typed(self) -> Any:
        # As it was typed: what cannot be read as names is no reason to let the others go.
        others = self.line.text().strip()
        return [*self.several.value, *([others] if others else [])]


Titles = Mapping[str, str]
"""What records are called, by identity."""


def _serving_input(case: Case) -> Input:
    """One of those who mediate the dispute now."""
    named = {each.id: each.name for each in cases.parts.mediators(case)}
    return OneOfInput(Reference(), named)


def _instalment_input(case: Case) -> Input:
    """One of the payments that are still owed."""
    lines = {each.instalment.id: each for each in cases.money.statement(case).lines}
    titles = {record: line.title for record, line in lines.items()}
    payers = {record: line.instalment.payer or "" for record, line in lines.items()}
    owed = {record: line.title for record, line in lines.items() if line.left}

    def title(record: str) -> str:
        return titles.get(record, "")

    return OneOfInput(Reference(), owed, titles=title, beside=payers)


def _original_input(case: Case, paper: Input) -> Input:
    """Which one of several papers of a kind, the kind being what `paper` says."""

    @cache
    def titles() -> Titles:
        from app.documents.cases import printing

        return {each.of: each.words for each in printing.printable(case) if each.of}

    def asked() -> Titles:
        found = {each.id for each in cases.volume.records(case, paper.value_or_none() or "")}
        return {record: words for record, words in titles().items() if record in found}

    return OneOfInput(Reference(), asked, titles=lambda record: titles().get(record, ""))


def _printed_input(case: Case) -> Input:
    """One of the papers that were printed and are not marked as signed yet."""

    @cache
    def titles() -> Titles:
        from app.documents.cases import printing

        return printing.printed_titles(case)

    return OneOfInput(Reference(), titles)


def _unpaid_input(case: Case) -> InstalmentsInput:
    """What is still to be paid, planned anew."""
    names = [each.name for each in cases.parts.parties(case)]
    return InstalmentsInput(lambda: cases.money.statement(case).unplanned, names)


_REFERRING: Final[dict[str, Callable[[Case], Input]]] = {
    "person": lambda _case: person_input(people.serving),
    "case_mediator": _serving_input, "instalment": _instalment_input,
    "printed_paper": _printed_input,
}  # fmt: skip
"""The input of a field by the kind of record that it refers to."""

_NAMED: Final[dict[str, Callable[[Case], Input]]] = {
    "clauses": lambda _case: ClausesInput(Agreement.columns()["clauses"].kind),
    "instalments": _unpaid_input, "signatures": SignaturesInput,
    "parties": lambda _case: PartiesInput(),
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
            found[name] = NamesInput(
                form.offers[name](case) if name in form.offers else (), among=name in form.among
            )
        elif isinstance(kind, Reference) and kind.to in _REFERRING:
            found[name] = _REFERRING[kind.to](case)
        elif isinstance(kind, Reference) and not kind.to:
            found["paper"] = make(form.fields["paper"])
            found[name] = _original_input(case, found["paper"])
    return found
