"""What floats over a visit: legal aid."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from app.language import N_, _
from app.records import visits
from app.records.visits import Referral, Visit
from ui.records.form_sheet import FormSheet
from ui.shell import Shell
from ui.widgets.form import Form

_ROWS: Final = (
    ("told", "centre:2"), ("documents",), ("submitted", "decision", "decided"),
    ("number", "lawyer", "assigned"), ("outcome",),
)  # fmt: skip


class ReferralSheet(FormSheet):
    """The small record of somebody sent on to legal aid, with its clock."""

    def __init__(self, shell: Shell, visit: Visit, done: Callable[[Referral], object]) -> None:
        title = _("Legal aid for {name}").format(name=visit.in_list("name"))
        form = Form(Referral.columns(), _ROWS, labels={"documents": N_("Papers asked for")})
        super().__init__(shell, title, form, done)
        self._visit, self._known = visit, visits.referral_of(visit.id)
        known = self._known
        form.fill(known.values() if known is not None else {"told": True})
        says = (visits.referral_clock(known)[0] if known is not None else "") or _(
            "Legal aid decides within 7 days of the papers, and names a lawyer within 3 more."
        )
        self.show_form(focus="centre", explain=says, yes=_("Keep"), no=_("Not now"))

    def keep(self, values: dict[str, object]) -> Referral:
        if self._known is not None:
            return visits.change_referral(self._known, **values)
        return visits.refer(self._visit, **{k: v for k, v in values.items() if v is not None})
