"""The form of every step by its name."""

from __future__ import annotations

from typing import Final

from app.fields import Text
from app.language import N_
from app.records import cases
from app.records.cases.model import Case
from ui.pages.cases import agreement, signatures, steps_after, steps_begin
from ui.pages.cases.spec import StepSpec, Values
from ui.widgets.input import Entry

_COLUMNS = Case.columns()
_CHANGED = (
    "category", "day", "source", "difficulty", "facts", "requests", "amount", "applied",
    "consent_day", "people", "title", "committee", "paper_number",
)  # fmt: skip


def _change(case: Case, values: Values) -> Case:
    reason = values.pop("reason", None) or ""
    return cases.change(case, reason=reason, **values)


CHANGE = StepSpec(
    "change", N_("Correct the dispute"), {**_COLUMNS, "reason": Entry(Text(max=200), N_("Reason"))},
    [("category", "source", "day"), ("facts",), ("requests",), ("amount", "difficulty", "people"),
     ("applied", "consent_day", "paper_number"), ("title", "committee"), ("reason",)],
    _change, begin=lambda case: {name: getattr(case, name) for name in _CHANGED}, large=True,
    verb=N_("Keep the correction"),
    labels={
        "day": N_("Registered on"),
        "reason": N_("Why it is corrected (only where the district has it already)"),
    },
)  # fmt: skip

SPECS: Final = {
    each.name: each
    for each in (*steps_begin.SPECS, *steps_after.SPECS, agreement.SPEC, signatures.SPEC, CHANGE)
}

AT_ONCE: Final = frozenset({"start_performing"})
"""Steps that ask for nothing."""

LEADS: Final = {
    ("case", "notified"): "tell_rights",
    ("case", "notified_how"): "tell_rights",
    ("case", "routes_told"): "tell_routes",
    ("case", "performance"): "perform",
    ("case", "accepted"): "accept",
    ("case", "closed"): "close",
    ("case", "advised_route"): "decline",
    ("case", "decline_reason"): "decline",
    ("case_mediator", "person"): "name_mediator",
    ("case_mediator", "avoidance_decided"): "decide_avoidance",
    ("mediation", ""): "mediate",
    ("inquiry", ""): "investigate",
    ("agreement", "sealed"): "sign",
    ("agreement", "effective"): "sign",
    ("agreement", ""): "agree",
    ("signature", ""): "sign",
    ("payment", ""): "pay",
    ("urging", ""): "urge",
    ("revisit", ""): "revisit",
    ("confirmation", "applied"): "apply_confirmation",
    ("confirmation", "result"): "decide_confirmation",
    ("police_report", ""): "report_to_police",
    ("instalment", ""): "plan_instalments",
    ("party", ""): "party",
    ("agent", ""): "party",
    ("paper_original", ""): "add_original",
    ("attachment", ""): "attach",
    ("case", ""): "change",
}
"""Where a missing condition is met: by (kind, field), else by kind alone."""


def leads_to(kind: str, field: str) -> str:
    """The step in which a field of a kind of record is written."""
    return LEADS.get((kind, field)) or LEADS.get((kind, ""), "")
