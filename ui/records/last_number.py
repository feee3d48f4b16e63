"""After a backup was restored: which number was the last on paper."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from app.fields import Entry, Whole
from app.language import N_, _
from app.messages import words
from app.records import on_paper
from app.records.certificates import numbering
from app.records.certificates.refusals import LastCertificateUnknown
from app.records.on_paper import LastNumberUnknown
from ui.records.form_sheet import ask
from ui.shell import Shell


def _ask(shell: Shell, refusal: LastNumberUnknown, done: Callable[[Any], object]) -> None:
    """Ask for the last number of a year, before another one is given."""
    what, year = refusal.what, int(str(refusal.data["year"]))
    of_certificate = isinstance(refusal, LastCertificateUnknown)
    enter = numbering.say_last_on_paper if of_certificate else on_paper.enter_last_number
    asked = Entry(Whole(min=0), N_("Last number on paper"), required=True)

    def keep(values: dict[str, Any]) -> Any:
        return enter(what, year, values["last"])

    title = _("Which was the last number of {year} on paper?").format(year=year)
    begin = {"last": refusal.data["last"]}
    ask(shell, title, {"last": asked}, done, keep, begin=begin, explain=words(refusal),
        yes=_("Go on from here"))  # fmt: skip


def unless_numbered(
    shell: Shell,
    error: Exception,
    again: Callable[[], object],
    otherwise: Callable[[Any], object],
) -> None:
    """Ask for the last number where it is that which is refused, and go on; else refuse."""
    if isinstance(error, LastNumberUnknown):
        _ask(shell, error, lambda _kept: again())
    else:
        otherwise(error)
