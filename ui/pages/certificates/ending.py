"""Why a certificate is reissued or revoked, asked before it is done."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from app.errors import AppError, FieldErrors
from app.fields import Code, Text
from app.language import N_, _
from app.records import certificates
from app.records.certificates import Certificate
from ui.pages.certificates import words
from ui.widgets.form import Form
from ui.widgets.input import Entry
from ui.widgets.message import Sheet
from ui.widgets.plain import Button, Words, row

_WHY = {
    "reason": Entry(Code(list="revoke_reason"), N_("Why it ended"), required=True),
    "words": Entry(Text(max=200), N_("Note")),
}


class RevokeSheet(Sheet):
    """Asks why a certificate is revoked."""

    def __init__(
        self, shell: Any, certificate: Certificate, done: Callable[[Certificate], object]
    ) -> None:
        title = _("Revoke {number}, {name}?").format(
            number=certificate.number, name=certificate.name
        )
        super().__init__(shell, title, stays=True)
        self.shell, self.certificate, self._done = shell, certificate, done
        self.form = Form(_WHY, [("reason",), ("words",)])
        self.form.submitted.connect(self.save)
        explain = _("This cannot be taken back. Whoever checks the certificate from now on is told;"
                    " ask for the paper back.")  # fmt: skip
        save = Button(_("Revoke"), self.save, look="primary", key="Ctrl ↵")
        leave = Button(_("Leave it"), self.close_sheet)
        self.add(Words(explain, "quiet", wrap=True), self.form, 6, row(None, leave, save))
        self.rise(self.form.input("reason"), width=520)

    def save(self) -> None:
        """Revoke it."""
        try:
            said = self.form.values()
            ended = certificates.revoke(
                self.certificate, reason=said["reason"] or "", words=said["words"] or ""
            )
        except FieldErrors as errors:
            self.form.refuse(errors)
            return
        except AppError as error:
            self.close_sheet()
            self.shell.fail(error)
            return
        self.close_sheet()
        self._done(ended)


class ReissueSheet(Sheet):
    """Asks why a certificate is reissued, and what the new one says otherwise."""

    def __init__(
        self, shell: Any, certificate: Certificate, done: Callable[[Certificate], object]
    ) -> None:
        title = _("Issue another in place of {number}?").format(number=certificate.number)
        super().__init__(shell, title, stays=True)
        self.shell, self.certificate, self._done = shell, certificate, done
        blanks = certificates.kind_of(certificate.kind).blanks
        columns: dict[str, Any] = {**Certificate.columns()}
        columns["why"] = Entry(Code(list="reissue_reason"), N_("Why reissued"), required=True)
        rows = [("why", "name")]
        rows += [tuple(n for n in pair if n in blanks) for pair in
                 (("sex", "village"), ("what", "hours"), ("since", "until"))]  # fmt: skip
        kind = certificate.kind
        labels = {n: words.label(kind, n, columns[n].label) for n in ("what", "since", "until")}
        self.form = Form(columns, [each for each in rows if each], labels=labels)
        self.form.fill({n: v for n, v in certificate.values().items() if n in self.form.fields})
        self.form.input("why").set_value(None)
        self.form.submitted.connect(self.save)
        explain = _("The new one gets a number of its own; the old one counts no more.")
        save = Button(_("Reissue"), self.save, look="primary", key="Ctrl ↵")
        leave = Button(_("Leave it"), self.close_sheet)
        self.add(Words(explain, "quiet", wrap=True), self.form, 6, row(None, leave, save))
        self.rise(self.form.input("why"), width=560)

    def save(self) -> None:
        """Issue the new one."""
        try:
            said = self.form.values()
            why = said.pop("why") or ""
            made = certificates.reissue(self.certificate, why=why, **said)
        except FieldErrors as errors:
            if not self.form.refuse(errors):
                self.shell.fail(errors)
            return
        except AppError as error:
            self.close_sheet()
            self.shell.fail(error)
            return
        self.close_sheet()
        self._done(made)
