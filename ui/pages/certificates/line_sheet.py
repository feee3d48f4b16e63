"""One line of the list set right or added; the blanks that a kind of certificate asks for."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from app.fields import Name
from app.language import _
from app.records import certificates, people
from app.records.certificates import CertificateRequest, preparing, words
from app.records.certificates.preparing import Line
from app.records.layouts import form_rows
from app.store import Record
from ui.pages.certificates.lists import LEFT_OUT
from ui.records.form_sheet import FormSheet
from ui.records.persons import offer_people
from ui.shell import Shell
from ui.widgets.form import Form
from ui.widgets.inputs import Input, WhoInput
from ui.widgets.plain import Label

NOT_ASKED: Final = {
    **LEFT_OUT, "kind": "chosen above the list", "number": "given", "issuer": "as set",
    "day": "asked once", "words": "asked once", "state": "follows", "answered": "the office says",
    "answer_words": "the office says", "ended": "asked when it ends",
    "end_reason": "asked when it ends", "end_words": "asked when it ends", "printed": "follows",
    "replaces": "follows", "why": "asked when it is reissued",
}  # fmt: skip
"""What is not asked of one who gets a certificate, and why."""
_BLANKS: Final = ("sex", "village", "what", "hours", "since", "until")


def blanks_form(
    model: type[Record],
    kind: str,
    *first: str,
    inputs: Mapping[str, Input] | None = None,
    required: Sequence[str] = (),
) -> Form:
    """A form of the `first` columns and the blanks of a kind; what is new stands at its end."""
    columns, has = model.columns(), certificates.kind_of(kind).blanks
    pairs = (first, _BLANKS[0:2], _BLANKS[2:4], _BLANKS[4:6])
    rows = [tuple(n for n in each if n in has or n in first) for each in pairs]
    rows = form_rows(model, [each for each in rows if each], {*NOT_ASKED, *_BLANKS} - {*first})
    labels = {n: words.label(kind, n, columns[n].label) for n in ("what", "since", "until")}
    return Form(columns, rows, inputs=inputs, labels=labels, required=required)


class LineSheet(FormSheet):
    """Asks for a name, somebody known or not, and what differs from what all share."""

    def __init__(self, shell: Shell, kind: str, line: Line, done: Callable[[Line], object]) -> None:
        fresh, values = not line.values, line.values
        self.who = WhoInput(
            Name(), column="person", suggest=offer_people, hint=_("Name, pinyin or initials")
        )
        form = blanks_form(CertificateRequest, kind, "name", inputs={"name": self.who})
        super().__init__(shell, _("Who gets one?") if fresh else _("Set right"), form, done)
        self.line = line
        form.fill(values)
        self.who.picked.connect(self._picked)
        if why := "；".join(line.reasons.values()):
            self.add(Label(why, "error", wrap=True))
        explain, yes = _("Leave empty what is the same for all."), _("Add") if fresh else ""
        self.show_form(focus="name", explain=explain, yes=yes)

    def keep(self, values: dict[str, Any]) -> Line:
        return preparing.set_right(self.line, values)

    def _picked(self, suggestion: Any) -> None:
        if suggestion is None:
            return
        known = certificates.of_person(people.get(suggestion.value))
        for name in ("sex", "village"):
            if name in self.form.fields and known.get(name):
                self.form.input(name).set_value(known[name])
