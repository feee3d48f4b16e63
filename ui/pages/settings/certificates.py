"""Settings of an office's certificates: who issues, and how they are numbered."""

from __future__ import annotations

from typing import Any

from app import settings
from app.language import N_, _
from app.records.certificates import issuing, numbering
from app.records.certificates.refusals import BadCertificateNumber
from app.store.session import current
from ui.pages.settings.part import SettingsPart
from ui.widgets.form import refused_beside
from ui.widgets.plain import hint


class CertificatesPart(SettingsPart):
    """The name under a certificate and the template of its number."""

    choices = {  # noqa: RUF012
        "issuer": settings.CERTIFICATE_ISSUER,
        "body": settings.CERTIFICATE_BODY,
        "number": settings.CERTIFICATE_NUMBER,
    }
    help = {  # noqa: RUF012
        "issuer": N_("As on the seal; empty: the name of this office."),
        "body": N_("Empty: the first character of the district."),
        "number": N_("{year}, {body}, {word} for the kind and {n} are filled in."),
    }

    def build(self) -> None:
        self.example = hint()
        rows = [(name,) for name in self.choices]
        self.show_form(_("Certificates"), self.entries(), rows, self.example)
        self.form.edited.connect(lambda _name: self._show_example())

    def kept(self) -> dict[str, Any]:
        self._show_example()
        return super().kept()

    def keep(self, values: dict[str, Any]) -> None:
        """Keep them, if no two certificates would get one number."""
        with refused_beside("number", BadCertificateNumber):
            numbering.check_template(values["number"] or settings.CERTIFICATE_NUMBER.default)
        super().keep(values)

    def _show_example(self) -> None:
        year = current().today().year
        sequence = numbering.last_used("appointment", year) + 1
        number = numbering.number("appointment", year, sequence)
        words = _("As kept now: {issuer}, {number}")
        self.example.setText(words.format(issuer=issuing.issuer_name(), number=number))
