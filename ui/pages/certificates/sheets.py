"""What is asked of one who gets a certificate, and why one is reissued or revoked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from app.errors import AppError
from app.fields import Code, Entry, Name, Text
from app.language import N_, _, n_
from app.messages import in_one
from app.records import certificates, people
from app.records.certificates import Certificate, CertificateRequest, preparing
from app.records.certificates import form as described
from app.records.certificates.preparing import Line
from app.records.offers import known_people
from app.store import Record
from ui.records.form_sheet import Done, FormSheet, ask
from ui.records.last_number import unless_numbered
from ui.shell import Shell
from ui.widgets.chosen import WhoInput
from ui.widgets.form import Form
from ui.widgets.input import Input
from ui.widgets.plain import Label
from ui.widgets.suggest import Suggestion

_WHY: Final = {
    "reason": Entry(Code(list="revoke_reason"), N_("Why it ended"), required=True),
    "words": Entry(Text(max=200), N_("Note")),
}


def _form(
    model: type[Record],
    kind: str,
    *first: str,
    inputs: Mapping[str, Input] | None = None,
    required: Sequence[str] = (),
) -> Form:
    """A form of the `first` columns and the blanks of a kind."""
    rows, labels = described.blank_rows(model, kind, *first), described.labels(kind)
    return Form(model.columns(), rows, inputs=inputs, labels=labels, required=required)


def ask_line(shell: Shell, kind: str, line: Line, done: Done) -> FormSheet:
    """Ask for a name, somebody known or not, and what differs from what all share."""
    fresh = not line.values
    who = WhoInput(
        Name(), column="person", suggest=known_people, hint=_("Name, pinyin or initials")
    )
    form = _form(CertificateRequest, kind, "name", inputs={"name": who})
    form.fill(line.values)

    def picked(suggestion: Suggestion | None) -> None:
        known = certificates.of_person(people.get(suggestion.value)) if suggestion else {}
        for name in ("sex", "village"):
            if name in form.fields and known.get(name):
                form.input(name).set_value(known[name])

    def keep(values: dict[str, Any]) -> Line:
        return preparing.set_right(line, values)

    who.picked.connect(picked)
    title = _("Who gets one?") if fresh else _("Set right")
    about = ("certificates", kind, "" if fresh else str(line.values.get("name")))
    sheet = FormSheet(shell, title, form, done, keep, about=about)
    if why := in_one(line.reasons.values()):
        sheet.add(Label(why, "error", wrap=True))
    explain, yes = _("Leave empty what is the same for all."), _("Add") if fresh else ""
    return sheet.show_form(explain=explain, yes=yes)


def ask_revoking(shell: Shell, found: list[Certificate], done: Done) -> FormSheet:
    """Name all that are to be revoked, and ask why."""

    def keep(values: dict[str, Any]) -> list[Certificate]:
        reason, words = values["reason"] or "", values["words"] or ""
        return certificates.revoke_all(found, reason=reason, words=words)

    title = n_("Revoke {count} certificate?", "Revoke {count} certificates?", len(found))
    named = Label("\n".join(each.heading() for each in found), "strong", wrap=True)
    explain = _("This cannot be taken back. Whoever checks the certificate from now on is told;"
                " ask for the paper back.")  # fmt: skip
    said = title.format(count=len(found))
    return ask(
        shell, said, _WHY, done, keep, named,
        about=("certificates", *found), explain=explain, yes=_("Revoke"),
    )  # fmt: skip


class ReissueSheet(FormSheet):
    """Asks why a certificate is reissued, and what the new one says otherwise."""

    def __init__(self, shell: Shell, certificate: Certificate, done: Done) -> None:
        title = _("Issue another in place of {number}?").format(number=certificate.number)
        form = _form(Certificate, certificate.kind, "why", "name", required=("why",))
        super().__init__(shell, title, form, done, about=(certificate,))
        self.certificate = certificate
        form.fill({**certificate.values(), "why": None})
        explain = _("The new one gets a number of its own; the old one counts no more.")
        self.show_form(explain=explain, yes=_("Reissue"))

    def keep(self, values: dict[str, Any]) -> Certificate:
        why = values.pop("why") or ""
        return certificates.reissue(self.certificate, why=why, **values)

    def refused(self, error: AppError) -> None:
        unless_numbered(self.shell, error, self.save, super().refused)
