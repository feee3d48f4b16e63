"""The disputes of a person, and where a correction of the person has still to go."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any, Final

from PySide6.QtWidgets import QWidget

from app import codes
from app.language import N_, _, n_
from app.records import cases
from app.records.cases import Filter, corrections
from app.records.cases.corrections import CARRY, NOTE, PRINT, Standing
from app.records.cases.model import Case, CaseNote
from app.records.people import Person
from ui.pages.people.line import Line
from ui.records.form_sheet import FormSheet
from ui.shell import Shell
from ui.widgets.form import Form
from ui.widgets.plain import Button, Card, Label, column, row, rule

_MOST: Final = 5
_SAID: Final = {
    CARRY: N_("Not signed yet: it can be brought over."),
    NOTE: N_("Signed: the paper stays as it is and gets a printed correction."),
    PRINT: N_("The correction is written; it has to be printed and put beside the paper."),
    corrections.REPRINT: N_("Brought over; what was printed before is out of date."),
}
_PAPERS: Final = {
    CARRY: N_("To be printed again: {papers}"),
    NOTE: N_("Printed: {papers}"),
    PRINT: N_("Printed: {papers}"),
    corrections.REPRINT: N_("To be printed again: {papers}"),
}


def disputes_card(view: Any, person: Person) -> Card | None:
    """The disputes somebody is a party of, and how many they mediated."""
    found = cases.page(Filter(person=person.id), None, 4 * _MOST)
    # Whoever looks on must not read that somebody is in a confidential one.
    shown = [case for case, _key in found if not case.confidential]
    mediated = cases.count(Filter(mediator=person.id))
    if not shown and not mediated:
        return None
    card = Card(_("Disputes"))
    for case in shown[:_MOST]:
        stage = codes.load("case_state").label(case.state)
        open_it = partial(view.shell.show_page, "cases", record_id=case.id)
        more = f"{cases.title(case)}　{stage}"
        card.body.addWidget(Line(case.day.isoformat(), more, open_it))
    if len(shown) > _MOST:
        card.body.addWidget(_narrowed(view, _("All their disputes"), Filter(person=person.id)))
    if mediated:
        words = n_("Mediated {count} dispute", "Mediated {count} disputes", mediated)
        asked = Filter(mediator=person.id)
        card.body.addWidget(_narrowed(view, words.format(count=mediated), asked))
    return card


def _narrowed(view: Any, words: str, asked: Filter) -> Button:
    return Button(words, partial(view.shell.show_page, "cases", asked=asked), look="link")


def correction_card(view: Any, person: Person) -> Card | None:
    """What a correction of a person has still to reach, None where nothing is left to do."""
    found = corrections.of_person(person.id)
    if not found:
        return None
    card = Card(_("These disputes are still to be put right"), mark="soon")
    for at, each in enumerate(found):
        if at:
            card.body.addWidget(rule())
        _fill(card, view, each)
    if any(each.todo in (CARRY, NOTE) for each in found):
        carry = Button(_("Put them all right"), partial(_carry_over, view, person), look="primary")
        card.body.addLayout(row(None, carry))
    return card


def _fill(card: Card, view: Any, standing: Standing) -> None:
    case = standing.use.case
    to_case = partial(view.shell.show_page, "cases", record_id=case.id)
    # Who looks on must not read which confidential dispute somebody is in.
    number, title = (case.number or "", cases.title(case))
    if case.confidential:
        number, title = _("Confidential"), ""
    card.body.addWidget(Line(number, title, to_case))
    columns = type(standing.use.party).columns()
    lines = column(spacing=3)
    for name, before, after in standing.differs:
        described = columns[name]
        say = described.kind.mask if described.private else described.kind.show
        said = _("{label}: {before} → {after}").format(
            label=_(described.label), before=say(before) or _("(empty)"), after=say(after)
        )
        lines.addWidget(Label(said, wrap=True))
    said = _(_SAID[standing.todo])
    if standing.todo == CARRY and standing.use.signed:
        said = _("The agreement is not signed: it can be brought over. Papers that are signed"
                 " stay as they are and get a printed correction.")  # fmt: skip
    lines.addWidget(Label(said, "soon", wrap=True))
    if standing.papers:
        papers = _(_PAPERS[standing.todo]).format(papers="、".join(standing.papers))
        lines.addWidget(Label(papers, "quiet", wrap=True))
    card.body.addLayout(lines)
    if standing.todo == PRINT:
        card.body.addLayout(row(_print_it(view, case), None))
    elif standing.todo == corrections.REPRINT:
        card.body.addLayout(row(Button(_("Print them again"), partial(_reprint, view, case)), None))


def _print_it(view: Any, case: Case) -> QWidget:
    show = partial(view.shell.show_page, "cases", record_id=case.id, paper="correction")
    return Button(_("Print the correction"), show)


def _reprint(view: Any, case: Case) -> None:
    page = view.shell.show_page("cases", record_id=case.id)
    if page is not None:
        page.view.papers.setFocus()


def _carry_over(view: Any, person: Person) -> None:
    found = corrections.of_person(person.id)
    if any(each.todo == NOTE or (each.todo == CARRY and each.use.signed) for each in found):
        ReasonSheet(view.shell, person, partial(_carried, view))
    else:
        view.act(lambda: _carried(view, _carry(person)))


def _carry(person: Person, reason: str = "") -> tuple[int, int]:
    """Put everything right; how many were carried over and how many noted."""
    before = corrections.of_person(person.id)
    carried = [each for each in before if each.todo == CARRY]
    noted = [each for each in before if each.todo == NOTE or (each in carried and each.use.signed)]
    cases.parties.carry_over(person.id, reason=reason)
    return len(carried), len(noted)


def _carried(view: Any, counts: tuple[int, int]) -> None:
    words = _("Put right: {carried}; corrections to print: {noted}.")
    view.look_again()
    view.shell.notify(words.format(carried=counts[0], noted=counts[1]))
    # The button that was pressed is gone.
    view.correct.setFocus()


class ReasonSheet(FormSheet):
    """Asks for the reason that the printed corrections give."""

    def __init__(self, shell: Shell, person: Person, done: Callable[[Any], object]) -> None:
        form = Form(CaseNote.columns(), [("reason",)], required=("reason",))
        super().__init__(shell, _("Why are they put right?"), form, done)
        self.person = person
        form.fill({"reason": _("entered wrongly")})
        self.show_form(focus="reason", yes=_("Put them all right"))

    def keep(self, values: dict[str, Any]) -> Any:
        return _carry(self.person, values["reason"])
