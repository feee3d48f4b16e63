"""What floats over a visit: legal aid."""

from __future__ import annotations

from collections.abc import Callable

from app.language import N_, _
from app.records import visits
from app.records.visits import Referral, Visit
from ui.pages.visits.aid import ROWS, clock
from ui.records.form_sheet import FormSheet
from ui.shell import Shell
from ui.widgets.form import Form


class _ReferralSheet(FormSheet):
    """Keeps the referral of a visit, or what became of it."""

    def __init__(
        self, shell: Shell, visit: Visit, known: Referral | None, done: Callable[[Referral], object]
    ) -> None:
        title = _("Legal aid for {name}").format(name=visit.name or _("Prefers no name"))
        form = Form(Referral.columns(), ROWS, labels={"documents": N_("Papers asked for")})
        super().__init__(shell, title, form, done)
        self._visit, self._known = visit, known
        form.fill(known.values() if known is not None else {"told": True})

    def keep(self, values: dict[str, object]) -> Referral:
        if self._known is not None:
            return visits.change_referral(self._known, **values)
        return visits.refer(self._visit, **{k: v for k, v in values.items() if v is not None})


def ask_referral(shell: Shell, visit: Visit, done: Callable[[Referral], object]) -> None:
    """The small record of somebody sent on to legal aid, with its clock."""
    known = visits.referral_of(visit.id)
    says = (clock(known) if known is not None else "") or _(
        "Legal aid decides within 7 days of the papers, and names a lawyer within 3 more."
    )
    sheet = _ReferralSheet(shell, visit, known, done)
    sheet.show_form(focus="centre", explain=says, yes=_("Keep"), no=_("Not now"))
