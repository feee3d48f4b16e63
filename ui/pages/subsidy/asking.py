"""What is asked for at each step of a claim: who signed, when, the opinion, the reason."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
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
    return _ask_signed(
        shell, _("First check"), SubsidyClaim, ("checked_by", "checked", "check_words"),
        partial(claiming.check, claim), again, begin={"check_words": claim.check_words},
        explain=_("Print the claim, let the committee sign it, then enter it here."),
    )  # fmt: skip


def review(shell: Shell, claim: SubsidyClaim, again: Again) -> FormSheet:
    """Ask who of the judicial office has reviewed a claim."""
    return _ask_signed(
        shell, _("Review"), SubsidyDecision, ("reviewed_by", "reviewed", "review_words"),
        partial(deciding.review, claim), again,
        explain=_("From the paper that was signed by hand."),
    )  # fmt: skip


def approve(
    shell: Shell, claim: SubsidyClaim, strike: Mapping[str, str], again: Again
) -> FormSheet:
    """Ask who of the district has approved a claim."""
    twice = any(each.kind == payable.NUMBER for each in payable.problems(claim))
    return _ask_signed(
        shell, _("Approval"), SubsidyDecision, ("approved_by", "approved", "approve_words"),
        partial(deciding.approve, claim, strike=strike), again,
        below={"despite": "despite"} if twice else {},
        explain=_("From the paper that was signed by hand. How much was approved goes down with "
                  "the next answer."),
    )  # fmt: skip


def sample(shell: Shell, claim: SubsidyClaim, again: Again) -> FormSheet:
    """Ask what the sample check of a claim found."""
    return _ask_signed(
        shell, _("Sample check"), SubsidyDecision, ("sampled_by", "sampled", "sample_words"),
        partial(deciding.sample, claim), again, begin={"sample": "agrees"},
        above={"result": "sample"},
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


def _ask_signed(
    shell: Shell,
    title: str,
    model: type[SubsidyClaim | SubsidyDecision],
    signed: tuple[str, str, str],
    keep: Callable[..., object],
    again: Again,
    *,
    begin: Mapping[str, object] | None = None,
    above: Mapping[str, str] | None = None,
    below: Mapping[str, str] | None = None,
    explain: str = "",
) -> FormSheet:
    """Ask for what stands on a signed paper.

    `signed` names the columns of who signed, when and with which words; `above` and `below` them
    stand others, by the name that `keep` has for each.
    """
    by, day, words = signed
    over, under = above or {}, below or {}
    written = {"by": by, "words": words, **over, **under}

    def kept(values: dict[str, Any]) -> object:
        said = {name: values.get(column) or "" for name, column in written.items()}
        return keep(day=values.get(day), **said)

    rows = [*((each,) for each in over.values()), (by, day), (words,),
            *((each,) for each in under.values())]  # fmt: skip
    return _ask(
        shell, title, model.columns(), rows, kept, again,
        begin={day: current().today(), **(begin or {})}, explain=explain,
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
