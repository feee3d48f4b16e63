"""Settings of an office's certificates: who issues, and how they are numbered."""

from __future__ import annotations

from typing import Final

from PySide6.QtWidgets import QWidget

from app import settings
from app.errors import AppError, FieldErrors
from app.language import N_, _
from app.records.certificates import issuing, numbering
from app.records.certificates.refusals import BadCertificateNumber
from app.store import preferences
from app.store.session import current
from ui.shell import Shell
from ui.widgets.form import Form
from ui.widgets.input import Entry
from ui.widgets.plain import Button, Card, Words, column, row

_SETTINGS: Final = {
    "issuer": settings.CERTIFICATE_ISSUER,
    "body": settings.CERTIFICATE_BODY,
    "number": settings.CERTIFICATE_NUMBER,
}
_HELP: Final = {
    "issuer": N_("As on the seal; empty: the name of this office."),
    "body": N_("Empty: the first character of the district."),
    "number": N_("{year}, {body}, {word} for the kind and {n} are filled in."),
}


class CertificatesPart(QWidget):
    """The name under a certificate and the template of its number."""

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self.shell = shell
        described = {
            name: Entry(each.kind, each.label, help=_HELP[name]) for name, each in _SETTINGS.items()
        }
        self.form = Form(described, [("issuer",), ("body",), ("number",)])
        self.form.submitted.connect(self.save)
        self.form.edited.connect(lambda _name: self._show_example())
        self.example = Words("", "quiet", wrap=True)
        keep = Button(_("Save"), self.save, look="primary", key="Ctrl ↵")
        card = Card(_("Certificates"), self.form, self.example, 6, row(None, keep), margin=22)
        self.setLayout(column(card, None))

    def look_again(self) -> None:
        """Show what is kept, unless something is being changed."""
        if not self.form.dirty:
            self.form.fill({name: preferences.get(each) for name, each in _SETTINGS.items()})
            self._show_example()

    def save(self) -> None:
        """Keep them, if no two certificates would get one number."""
        try:
            said = self.form.values()
            template = said["number"] or settings.CERTIFICATE_NUMBER.default
            numbering.check_template(template)
        except BadCertificateNumber as error:
            self.form.refuse(FieldErrors({"number": error}))
            return
        except FieldErrors:
            return
        try:
            for name, each in _SETTINGS.items():
                preferences.put(each, said[name] or ("" if name != "number" else template))
        except AppError as error:
            self.shell.fail(error)
            return
        self.form.dirty = False
        self.look_again()
        self.shell.notify(_("Saved."))

    def _show_example(self) -> None:
        year = current().today().year
        sequence = numbering.last_used("appointment", year) + 1
        number = numbering.number("appointment", year, sequence)
        said = _("As kept now: {issuer}, {number}")
        self.example.setText(said.format(issuer=issuing.issuer_name(), number=number))
