"""Settings of an office's certificates: who issues, and how they are numbered."""

from __future__ import annotations

from typing import Any

from app.errors import refused_beside
from app.language import _
from app.records.certificates import issuing, numbering
from app.records.certificates.refusals import BadCertificateNumber
from app.settings import CERTIFICATE_BODY, CERTIFICATE_ISSUER, CERTIFICATE_NUMBER
from app.store.session import current
from ui.pages.settings.part import SettingsPart
from ui.widgets.plain import hint


class CertificatesPart(SettingsPart):
    """The name under a certificate and the template of its number."""

    rows = ((CERTIFICATE_ISSUER,), (CERTIFICATE_BODY,), (CERTIFICATE_NUMBER,))

    def build(self) -> None:
        self.example = hint()
        self.show_settings(_("Certificates"), self.example)
        self.form.edited.connect(lambda _name: self._show_example())

    def kept(self) -> dict[str, Any]:
        self._show_example()
        return super().kept()

    def keep(self, values: dict[str, Any]) -> None:
        """Keep them, if no two certificates would get one number."""
        template = CERTIFICATE_NUMBER
        with refused_beside(template.key, BadCertificateNumber):
            numbering.check_template(values[template.key] or template.default)
        super().keep(values)

    def _show_example(self) -> None:
        year = current().today().year
        sequence = numbering.last_used("appointment", year) + 1
        number = numbering.number("appointment", year, sequence)
        words = _("As kept now: {issuer}, {number}")
        self.example.setText(words.format(issuer=issuing.issuer_name(), number=number))
