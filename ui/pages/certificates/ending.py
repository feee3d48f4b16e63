"""Why a certificate is reissued or revoked, asked before it is done."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from app.errors import AppError
from app.fields import Code, Text
from app.language import N_, _
from app.records import certificates
from app.records.certificates import Certificate
from ui.pages.certificates.line_sheet import blanks_form
from ui.records.form_sheet import FormSheet
from ui.records.last_number import unless_numbered
from ui.shell import Shell
from ui.widgets.form import Form
from ui.widgets.input import Entry

_WHY = {
    "reason": Entry(Code(list="revoke_reason"), N_("Why it ended"), required=True),
    "words": Entry(Text(max=200), N_("Note")),
}
Done = Callable[[Certificate], object]


class RevokeSheet(FormSheet):
    """Asks why a certificate is revoked."""

    def __init__(self, shell: Shell, certificate: Certificate, done: Done) -> None:
        title = _("Revoke {number}, {name}?").format(
            number=certificate.number, name=certificate.name
        )
        super().__init__(shell, title, Form(_WHY, [("reason",), ("words",)]), done)
        self.certificate = certificate
        explain = _("This cannot be taken back. Whoever checks the certificate from now on is told;"
                    " ask for the paper back.")  # fmt: skip
        self.show_form(focus="reason", explain=explain, yes=_("Revoke"))

    def keep(self, values: dict[str, Any]) -> Certificate:
        return certificates.revoke(
            self.certificate, reason=values["reason"] or "", words=values["words"] or ""
        )


class ReissueSheet(FormSheet):
    """Asks why a certificate is reissued, and what the new one says otherwise."""

    def __init__(self, shell: Shell, certificate: Certificate, done: Done) -> None:
        title = _("Issue another in place of {number}?").format(number=certificate.number)
        form = blanks_form(Certificate, certificate.kind, "why", "name", required=("why",))
        super().__init__(shell, title, form, done)
        self.certificate = certificate
        form.fill({**certificate.values(), "why": None})
        explain = _("The new one gets a number of its own; the old one counts no more.")
        self.show_form(focus="why", explain=explain, yes=_("Reissue"))

    def keep(self, values: dict[str, Any]) -> Certificate:
        why = values.pop("why") or ""
        return certificates.reissue(self.certificate, why=why, **values)

    def refused(self, error: AppError) -> None:
        unless_numbered(self.shell, error, self.save, super().refused)
