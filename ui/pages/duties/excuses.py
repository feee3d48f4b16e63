"""Excuses from duties: a room asks for one, an office answers, both see how it stands."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any, Final

from PySide6.QtWidgets import QWidget

from app.language import _
from app.records import duties, places
from app.records.duties import Duty, Excuse, State, excuses, periods
from app.store.session import current
from ui.records.form_sheet import FormSheet, ask
from ui.shell import Shell
from ui.widgets.plain import Button, Card, Label, box, column, row

_AT_ONCE: Final = 20
"""Requests that are shown; the next ones follow as these are answered."""


class RequestsCard(Card):
    """What rooms have asked and nobody here has answered."""

    def __init__(self, shell: Shell, asked: list[Excuse], done: Callable[[], object]) -> None:
        self._shell, self._done = shell, done
        self._known = {each.data.name: each.data for each in duties.given()}
        super().__init__(_("Rooms ask to be excused"), *map(self._line, asked[:_AT_ONCE]))

    def _line(self, asked: Excuse) -> QWidget:
        grant = Button(_("Grant"), partial(self._answer, asked))
        refuse = Button(_("Do not excuse…"), partial(self._refuse, asked), look="link")
        return box(
            column(
                Label(self._of(asked), "strong", wrap=True),
                Label(asked.reason or "", wrap=True),
                row(grant, refuse, None),
                spacing=4,
            )
        )

    def _of(self, asked: Excuse) -> str:
        rule, first = self._known.get(asked.rule), asked.first
        said = [places.name_of(asked.place), str(rule.title) if rule else asked.rule]
        of_year = periods(rule.rhythm, first.year) if rule else []
        period = next((each for each in of_year if each.first == first), None)
        said.append(duties.period_words(period) if period else first.isoformat())
        return " · ".join(said)

    def _answer(self, asked: Excuse) -> None:
        words = _("The room hears of it with the next answer.")
        self._shell.act(
            lambda: excuses.answer(asked, granted=True),
            done=lambda _made: self._done(),
            words=words,
        )

    def _refuse(self, asked: Excuse) -> None:
        def keep(values: dict[str, Any]) -> Excuse:
            return excuses.answer(asked, granted=False, words=values.get("words") or "")

        ask(self._shell, self._of(asked), Excuse.columns(), lambda _made: self._done(), keep,
            rows=[("words",)], yes=_("Do not excuse"), about=("duties", asked))  # fmt: skip


def standing(shell: Shell, duty: Duty, done: Callable[[], object]) -> list[QWidget]:
    """How a request for a duty stands, and the button that asks for one or grants it."""
    asked = excuses.request(duty)
    said = excuses.answer_to(asked) if asked is not None else None
    parts: list[QWidget] = []
    if asked is not None:
        parts.append(Label(excuses.standing_words(asked, said), "quiet", wrap=True))
    is_open = duty.state in (State.UNDER_WAY, State.OVERDUE)
    if is_open and (current().is_office or asked is None or said is not None):
        words = _("Excuse it…") if current().is_office else _("Ask to be excused…")
        parts.append(Button(words, partial(_ask, shell, duty, done), look="link"))
    return parts


def _ask(shell: Shell, duty: Duty, done: Callable[[], object]) -> FormSheet:
    def keep(values: dict[str, Any]) -> Excuse:
        reason = values.get("reason") or ""
        return excuses.excuse(duty, reason) if current().is_office else excuses.ask(duty, reason)

    title = " · ".join((duty.subject.name, str(duty.rule.title), duties.period_words(duty.period)))
    yes = _("Excuse it") if current().is_office else _("Ask the office")
    about = ("duties", duty.rule.name, duty.subject.id, duty.period.first.isoformat())
    return ask(shell, title, Excuse.columns(), lambda _made: done(), keep, rows=[("reason",)],
               form={"required": ["reason"]}, yes=yes, about=about)  # fmt: skip
