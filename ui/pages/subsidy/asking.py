"""What is asked for at each step of a claim: who signed, when, the opinion, the reason."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

from app.fields import Entry, Text, Whole
from app.language import N_, _
from app.records.stats import Period, periods
from app.records.subsidy import SubsidyClaim, SubsidyDecision, claiming, deciding, payable
from app.store.session import current
from ui.records.form_sheet import FormSheet
from ui.shell import Shell
from ui.widgets.form import Form

Again = Callable[[], object]

_DRAW: Final = {
    "percent": Entry(Whole(min=1, max=100), N_("Percent of them"), required=True),
    "seed": Entry(Text(max=60), N_("Words for the draw"), required=True,
                  help=N_("The same words draw the same ones, so that it can be shown again.")),
}  # fmt: skip


def check(shell: Shell, claim: SubsidyClaim, again: Again) -> FormSheet:
    """Ask who of the committee has checked a claim."""

    def keep(values: dict[str, Any]) -> object:
        return claiming.check(
            claim, by=values.get("checked_by") or "", day=values.get("checked"),
            words=values.get("check_words") or "",
        )  # fmt: skip

    return _ask(
        shell, _("First check"), SubsidyClaim.columns(),
        [("checked_by", "checked"), ("check_words",)], keep, again,
        begin={"checked": current().today(), "check_words": claim.check_words},
        explain=_("Print the claim, let the committee sign it, then enter it here."),
    )  # fmt: skip


def review(shell: Shell, claim: SubsidyClaim, again: Again) -> FormSheet:
    """Ask who of the judicial office has reviewed a claim."""

    def keep(values: dict[str, Any]) -> object:
        return deciding.review(
            claim, by=values.get("reviewed_by") or "", day=values.get("reviewed"),
            words=values.get("review_words") or "",
        )  # fmt: skip

    return _ask(
        shell, _("Review"), SubsidyDecision.columns(),
        [("reviewed_by", "reviewed"), ("review_words",)], keep, again,
        begin={"reviewed": current().today()},
        explain=_("From the paper that was signed by hand."),
    )  # fmt: skip


def approve(
    shell: Shell, claim: SubsidyClaim, strike: Mapping[str, str], again: Again
) -> FormSheet:
    """Ask who of the district has approved a claim."""

    def keep(values: dict[str, Any]) -> object:
        return deciding.approve(
            claim, by=values.get("approved_by") or "", day=values.get("approved"),
            words=values.get("approve_words") or "", despite=values.get("despite") or "",
            strike=strike,
        )  # fmt: skip

    rows = [("approved_by", "approved"), ("approve_words",)]
    if any(each.kind == payable.NUMBER for each in payable.problems(claim)):
        rows.append(("despite",))
    return _ask(
        shell, _("Approval"), SubsidyDecision.columns(), rows, keep, again,
        begin={"approved": current().today()},
        explain=_("From the paper that was signed by hand. How much was approved goes down with "
                  "the next answer."),
    )  # fmt: skip


def sample(shell: Shell, claim: SubsidyClaim, again: Again) -> FormSheet:
    """Ask what the sample check of a claim found."""

    def keep(values: dict[str, Any]) -> object:
        return deciding.sample(
            claim, by=values.get("sampled_by") or "", result=values.get("sample") or "",
            day=values.get("sampled"), words=values.get("sample_words") or "",
        )  # fmt: skip

    return _ask(
        shell, _("Sample check"), SubsidyDecision.columns(),
        [("sample",), ("sampled_by", "sampled"), ("sample_words",)], keep, again,
        begin={"sampled": current().today(), "sample": "agrees"},
    )  # fmt: skip


def reason(
    shell: Shell, title: str, yes: str, keep: Callable[[str], object], again: Again, explain: str
) -> FormSheet:
    """Ask for the reason of a step back."""
    return _ask(
        shell, title, SubsidyDecision.columns(), [("reason",)],
        lambda values: keep(values.get("reason") or ""), again, explain=explain, yes=yes,
        required=("reason",),
    )  # fmt: skip


def draw(shell: Shell, month: Period, done: Callable[[list[SubsidyClaim]], object]) -> FormSheet:
    """Ask how many claims of a month are drawn, and by which words."""
    form = Form(_DRAW, [("percent", "seed")], required=["percent", "seed"])
    form.fill({"percent": 10, "seed": periods.words(month)})
    sheet = FormSheet(
        shell, _("Draw for a sample check"), form, done,
        lambda values: deciding.draw(month, percent=values["percent"], seed=values["seed"]),
    )  # fmt: skip
    return sheet.show_form(
        focus="percent", yes=_("Draw"),
        explain=_("From the approved claims of {month}, at least one.").format(
            month=periods.words(month)
        ),
    )  # fmt: skip


def _ask(
    shell: Shell,
    title: str,
    columns: Mapping[str, Any],
    rows: list[tuple[str, ...]],
    keep: Callable[[dict[str, Any]], object],
    again: Again,
    *,
    begin: Mapping[str, object] | None = None,
    required: tuple[str, ...] = (),
    explain: str = "",
    yes: str = "",
) -> FormSheet:
    form = Form(columns, rows, required=list(required))
    form.fill(dict(begin or {}))
    sheet = FormSheet(shell, title, form, lambda _made: again(), keep)
    return sheet.show_form(focus=rows[0][0], explain=explain, yes=yes)
