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
from ui.records.form_sheet import FormSheet, ask
from ui.shell import Shell

Again = Callable[[], object]

_DRAW: Final = {
    "percent": Entry(Whole(min=1, max=100), N_("Percent of them"), required=True),
    "seed": Entry(Text(max=60), N_("Words for the draw"), required=True,
                  help=N_("The same words draw the same ones, so that it can be shown again.")),
}  # fmt: skip


def check(shell: Shell, claim: SubsidyClaim, again: Again) -> FormSheet:
    """Ask who of the committee has checked a claim."""
    return _ask_signed(
        shell, claim, _("First check"), SubsidyClaim, ("checked_by", "checked", "check_words"),
        partial(claiming.check, claim), again, begin={"check_words": claim.check_words},
        explain=_("Print the claim, let the committee sign it, then enter it here."),
    )  # fmt: skip


def review(shell: Shell, claim: SubsidyClaim, again: Again) -> FormSheet:
    """Ask who of the judicial office has reviewed a claim."""
    return _ask_signed(
        shell, claim, _("Review"), SubsidyDecision, ("reviewed_by", "reviewed", "review_words"),
        partial(deciding.review, claim), again,
        explain=_("From the paper that was signed by hand."),
    )  # fmt: skip


def approve(
    shell: Shell, claim: SubsidyClaim, strike: Mapping[str, str], again: Again
) -> FormSheet:
    """Ask who of the district has approved a claim."""
    twice = any(each.kind == payable.NUMBER for each in payable.problems(claim))
    return _ask_signed(
        shell, claim, _("Approval"), SubsidyDecision, ("approved_by", "approved", "approve_words"),
        partial(deciding.approve, claim, strike=strike), again,
        below={"despite": "despite"} if twice else {},
        explain=_("From the paper that was signed by hand. How much was approved goes down with "
                  "the next answer."),
    )  # fmt: skip


def sample(shell: Shell, claim: SubsidyClaim, again: Again) -> FormSheet:
    """Ask what the sample check of a claim found."""
    return _ask_signed(
        shell, claim, _("Sample check"), SubsidyDecision, ("sampled_by", "sampled", "sample_words"),
        partial(deciding.sample, claim), again, begin={"sample": "agrees"},
        above={"result": "sample"},
    )  # fmt: skip


def reason(
    shell: Shell, title: str, yes: str, keep: Callable[[str], object], again: Again, explain: str
) -> FormSheet:
    """Ask for the reason of a step back."""
    return ask(
        shell, title, SubsidyDecision.columns(), lambda _made: again(),
        lambda values: keep(values.get("reason") or ""), rows=[("reason",)],
        form={"required": ["reason"]}, explain=explain, yes=yes,
    )  # fmt: skip


def draw(shell: Shell, month: Period, done: Callable[[list[SubsidyClaim]], object]) -> FormSheet:
    """Ask how many claims of a month are drawn, and by which words."""
    explain = _("From the approved claims of {month}, at least one.")
    return ask(
        shell, _("Draw for a sample check"), _DRAW, done,
        lambda values: deciding.draw(month, **values), rows=[("percent", "seed")],
        begin={"percent": 10, "seed": periods.words(month)}, yes=_("Draw"),
        explain=explain.format(month=periods.words(month)), about=("subsidy", str(month)),
    )  # fmt: skip


def _ask_signed(
    shell: Shell,
    claim: SubsidyClaim,
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
    return ask(
        shell, title, model.columns(), lambda _made: again(), kept, rows=rows,
        begin={day: current().today(), **(begin or {})}, explain=explain, about=("subsidy", claim),
    )  # fmt: skip
