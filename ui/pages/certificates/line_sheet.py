"""One line of the list set right or added; the last number on paper after a restore."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from app.errors import FieldErrors
from app.fields import Name, Whole
from app.language import N_, _
from app.messages import words as worded
from app.records import certificates, people
from app.records.certificates import CertificateRequest, numbering
from app.records.certificates.preparing import Line
from app.records.certificates.refusals import LastCertificateUnknown
from ui.pages.certificates import words
from ui.pages.visits.who import described
from ui.records.form_sheet import FormSheet
from ui.shell import Shell
from ui.widgets.form import Form
from ui.widgets.input import Entry
from ui.widgets.inputs import WhoInput
from ui.widgets.message import Sheet
from ui.widgets.plain import Button, Label, row
from ui.widgets.suggest import Suggestion


def _people(text: str) -> list[Suggestion]:
    return [described(person) for person in people.suggest(text)]


class LineSheet(Sheet):
    """Asks for a name, somebody known or not, and what differs from what all share."""

    def __init__(self, shell: Shell, kind: str, line: Line, done: Callable[[Line], object]) -> None:
        fresh = not line.values
        title = _("Who gets one?") if fresh else _("Set right")
        super().__init__(shell, title, stays=True)
        self.line, self._done = line, done
        blanks = certificates.kind_of(kind).blanks
        self.who = WhoInput(
            Name(), column="person", suggest=_people, hint=_("Name, pinyin or initials")
        )
        pairs = (("name",), ("sex", "village"), ("what", "hours"), ("since", "until"))
        rows = [tuple(n for n in each if n == "name" or n in blanks) for each in pairs]
        columns = CertificateRequest.columns()
        self.form = Form(
            columns,
            [each for each in rows if each],
            inputs={"name": self.who},
            labels={n: words.label(kind, n, columns[n].label) for n in ("what", "since", "until")},
        )
        values = {n: v for n, v in line.values.items() if n in self.form.fields}
        self.form.fill(values)
        if line.values.get("person"):
            self.who.pick(line.values["person"], line.values["name"])
        self.who.picked.connect(self._picked)
        self.form.submitted.connect(self.save)
        explain = _("Leave empty what is the same for all.")
        why = "；".join(line.reasons.values())
        save = Button(_("Add") if fresh else _("Save"), self.save, look="primary", key="Ctrl ↵")
        if why:
            self.add(Label(why, "error", wrap=True))
        self.add(self.form, Label(explain, "quiet", wrap=True), 6)
        self.add(row(None, Button(_("Leave it"), self.close_sheet), save))
        self.rise(self.form.input("name"), width=560)

    def save(self) -> None:
        """Keep the line."""
        try:
            said = self.form.values()
        except FieldErrors:
            return
        kept = {n: v for n, v in self.line.values.items() if n not in said}
        kept.pop("person", None)
        self.line.values = {**kept, **{n: v for n, v in said.items() if v is not None}}
        person = self.who.accompanying_values().get("person")
        if person:
            self.line.values["person"] = person
            self.line.values.setdefault("photo", people.get(person).photo)
        else:
            self.line.values.pop("photo", None)
        self.line.reasons = {}
        self.close_sheet()
        self._done(self.line)

    def _picked(self, suggestion: Any) -> None:
        if suggestion is None:
            return
        known = certificates.of_person(people.get(suggestion.value))
        for name in ("sex", "village"):
            if name in self.form.fields and known.get(name):
                self.form.input(name).set_value(known[name])


class LastNumberSheet(FormSheet):
    """Asks for the last number that stands on paper, because a backup was restored."""

    def __init__(
        self, shell: Shell, error: LastCertificateUnknown, done: Callable[[Any], object]
    ) -> None:
        entry = Entry(Whole(min=0, max=1_000_000), N_("Last number on paper"), required=True)
        form = Form({"last": entry}, [("last",)])
        super().__init__(shell, _("What is the last number on paper?"), form, done)
        self.error = error
        form.fill({"last": error.data["last"]})
        self.show_form(
            focus="last", explain=worded(error), yes=_("Go on after it"), no=_("Not now")
        )

    def keep(self, values: dict[str, Any]) -> Any:
        data = self.error.data
        kind, year = str(data["kind"]), int(str(data["year"]))
        return numbering.say_last_on_paper(kind, year, values["last"])
