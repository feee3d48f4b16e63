"""The disputes of a person, and where a correction of the person has still to go."""

from __future__ import annotations

from functools import partial
from typing import Final

from app.language import _, n_
from app.records import cases
from app.records.cases import Filter, corrections, stages
from app.records.cases.corrections import CARRY, NOTE, PRINT, REPRINT, Standing
from app.records.cases.model import Case
from app.records.people import Person
from ui.pages.people.sheets import ask_reason
from ui.records.view import RecordView
from ui.records.ways import way_to
from ui.shell import Shell
from ui.widgets.lines import Elided
from ui.widgets.plain import Button, Card, Label, column, hint, row, rule

_MOST: Final = 5


def disputes_card(shell: Shell, person: Person) -> Card | None:
    """The disputes somebody is a party of, and how many they mediated."""
    found = cases.page(Filter(person=person.id), None, 4 * _MOST)
    # Whoever looks on must not read that somebody is in a confidential one.
    shown = [case for case, _key in found if not case.confidential]
    mediated = cases.count(Filter(mediator=person.id))
    if not shown and not mediated:
        return None

    def narrowed(words: str, asked: Filter) -> Button:
        return Button(words, partial(shell.show_page, "cases", asked=asked), look="link")

    card = Card(_("Disputes"))
    for case in shown[:_MOST]:
        more = f"{cases.title(case)}　{stages.now(case)}"
        card.append(way_to(shell, case, Label(case.day.isoformat()), Elided(more)))
    if len(shown) > _MOST:
        card.append(narrowed(_("All their disputes"), Filter(person=person.id)))
    if mediated:
        words = n_("Mediated {count} dispute", "Mediated {count} disputes", mediated)
        card.append(narrowed(words.format(count=mediated), Filter(mediator=person.id)))
    return card


def correction_card(view: RecordView, person: Person) -> Card | None:
    """What a correction of a person has still to reach, None where nothing is left to do."""
    found = corrections.of_person(person.id)
    if not found:
        return None
    card = Card(_("These disputes are still to be put right"), mark="soon")
    for at, each in enumerate(found):
        if at:
            card.append(rule())
        _fill(card, view.shell, each)
    if any(each.todo in (CARRY, NOTE) for each in found):
        carry = Button(_("Put them all right"), partial(_put_right, view, person), look="primary")
        card.append(row(None, carry))
    return card


def _fill(card: Card, shell: Shell, standing: Standing) -> None:
    case = standing.use.case
    # Who looks on must not read which confidential dispute somebody is in.
    number, title = (case.number or "", cases.title(case))
    if case.confidential:
        number, title = _("Confidential"), ""
    words = [
        *(Label(each, wrap=True) for each in standing.differences()),
        Label(standing.words(), "soon", wrap=True),
        *([hint(standing.printed_words())] if standing.papers else []),
    ]
    line = way_to(shell, case, Label(number), Elided(title))
    card.append(line, column(*words, spacing=3))
    if standing.todo == PRINT:
        to_paper = partial(shell.show_page, "cases", record_id=case.id, paper="correction")
        card.append(row(Button(_("Print the correction"), to_paper), None))
    elif standing.todo == REPRINT:
        again = Button(_("Print them again"), partial(_reprint, shell, case))
        card.append(row(again, None))


def _reprint(shell: Shell, case: Case) -> None:
    page = shell.show_page("cases", record_id=case.id)
    if page is not None:
        page.view.papers.setFocus()


def _put_right(view: RecordView, person: Person) -> None:
    def done(counts: tuple[int, int]) -> None:
        words = _("Put right: {carried}; corrections to print: {noted}.")
        view.look_again()
        view.shell.notify(words.format(carried=counts[0], noted=counts[1]))
        # The button that was pressed is gone.
        view.correct.setFocus()

    if any(each.is_noted for each in corrections.of_person(person.id)):
        ask_reason(view.shell, person, done)
    else:
        view.shell.act(lambda: corrections.put_right(person.id), done=done)
