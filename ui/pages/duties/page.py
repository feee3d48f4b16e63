"""The year of duties: what each place owes month by month, and the records that meet it."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from functools import partial
from typing import Any, Final

from PySide6.QtWidgets import QWidget

from app.language import _
from app.records import duties
from app.records.duties import Duty, Line, Rule, State, excuses
from app.records.duties import listed as duty_list
from app.records.listed import all_here
from app.store import Record
from app.store.session import current
from ui import work
from ui.pages.duties.excuses import RequestsCard, standing
from ui.pages.duties.rules import RulesCard
from ui.records.aside import AsidePage
from ui.records.latest import YearChooser
from ui.records.ways import way_to
from ui.shell import Shell
from ui.widgets.chooser import Chooser
from ui.widgets.lines import Elided, fixed
from ui.widgets.plain import (
    Button,
    Card,
    Label,
    box,
    hint,
    leave_out,
    row,
    type_of_child,
)
from ui.widgets.table import Table

_YEAR: Final = 590
"""Pixels at 100 % in which all twelve months are seen; else the list stands alone."""
_SCREEN: Final = 900
"""Pixels that there are at the largest text."""


class DutiesPage(AsidePage):
    """In a room a line a duty; in an office a line a place, of one duty at a time."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self.rule = ""
        self._lines: tuple[Line, ...] = ()
        self._wanted: tuple[str, str] | None = None
        """The rule and the place whose line is to be shown."""
        self.years = YearChooser(self.look_again)
        self.which = Chooser(self._offered_rules)
        self.which.chosen.connect(self._choose_rule)
        print_it = Button(_("Print"), self._print)
        several = current().is_office
        choices: list[type_of_child] = [self.years, None, print_it]
        if several:
            rules = Button(_("Rules"), self.show_rules)
            choices = [self.years, self.which, print_it, rules]
        self.table = Table(
            duty_list.columns(of_places=several),
            all_here(self._found),
            empty=(
                _("No duties here"),
                _("They are asked of villages; add the village under Places."),
            ),
            extra=choices,
            filter=several,
            identity=lambda line: (line.rule.name, line.subject.id),
        )
        leave_out(self, self.which)
        self.table.view.setObjectName("tight")
        self.lay_out(_YEAR, most=_SCREEN, share=0.62)

    def open(self, rule: str = "", place: str = "", year: int = 0, **_wanted: Any) -> None:
        """Show the year; what a rule asks of a place in another one, where they are named."""
        if rule and place:
            self.years.begin_with(year or self.years.value)
            self.rule, self._wanted = rule, (rule, place)
            self.table.forget_filter()
        self.look_again()

    def look_again(self) -> None:
        """Count again, beside the window's thread."""
        year, rule = self.years.value, self.rule

        def counted() -> tuple[Line, ...]:
            every = list(duties.in_force())
            chosen = [each for each in every if each.name == rule] or every
            return duties.year_sheet(year, chosen[:1] if current().is_office else chosen)

        work.read(self, counted, self._show_lines)

    def _show_lines(self, lines: tuple[Line, ...]) -> None:
        self._lines = lines
        if current().is_office:
            self.shell.set_badge("duties", len(excuses.waiting()))
        if lines:
            self.which.show_choice(lines[0].rule.name, str(lines[0].rule.title))
        wanted, self._wanted = self._wanted, None
        if self.table.relist(wanted):
            self.aside = None
            self.sides.show_record()
        self.show_beside()

    def _found(self, text: str) -> list[Line]:
        return [each for each in self._lines if text in each.subject.name]

    def show_rules(self) -> None:
        """Show every rule beside the year, to be changed."""
        self.put_aside(lambda: RulesCard(self.shell, duties.RULES, self.show_rules))

    # One line

    def show_row(self, picked: Line | None) -> None:
        if asked := excuses.waiting() if current().is_office else []:
            self.about.addWidget(RequestsCard(self.shell, asked, self.look_again))
        if picked is None:
            return
        self.about.addWidget(self._heading(picked.rule, picked.subject.name))
        said = [each for each in picked.duties if each.state != State.TO_COME or each.amount]
        evidence = duties.evidence_of(said) if said else {}
        for duty in said:
            self.about.addWidget(self._period(duty, evidence[duty.period]))

    def _heading(self, rule: Rule, place: str) -> Card:
        source = _("By: {source}").format(source=rule.source)
        said = [Label(place, "quiet", wrap=True), hint(source)]
        if rule.to_check:
            said.append(hint(_("The figures are to be checked against the rules in force.")))
        return Card(str(rule.title), *said)

    def _period(self, duty: Duty, evidence: Sequence[Record]) -> Card:
        look = duty_list.LOOKS[duty.state].split()[0]
        state = _(duties.STATE_WORDS[duty.state])
        words = f"{state} · {duties.amount_words(duty)}"
        parts: list[QWidget] = [self._record(each) for each in evidence]
        ways = standing(self.shell, duty, self.look_again)
        if duty.state in (State.UNDER_WAY, State.OVERDUE):
            parts.append(Label(duties.missing_words(duty), look, wrap=True))
            kind, known = duties.beginning(duty)
            if not current().is_office and self.shell.page_of(kind) is not None:
                go = partial(self.shell.show_kind, kind, **known)
                ways.insert(0, Button(_("Plan or record it"), go, look="link"))
        buttons = [each for each in ways if isinstance(each, Button)]
        parts += [each for each in ways if each not in buttons]
        parts += [box(row(*buttons, None))] if buttons else []
        head = row(Label(duties.period_words(duty.period), "title"), None, Label(words, look))
        return Card("", head, *parts)

    def _record(self, record: Record) -> QWidget:
        day = getattr(record, record.day_column() or "since", None)
        words = record.heading().removeprefix(f"{day}").strip()
        when = [fixed(f"{day:%m-%d}", 48)] if day else []
        return way_to(self.shell, record, *when, Elided(words))

    # What is chosen

    def _offered_rules(self) -> list[tuple[str, str]]:
        return [(each.name, str(each.title)) for each in duties.in_force()]

    def _choose_rule(self, rule: str) -> None:
        self.rule = rule
        self.look_again()

    def _print(self) -> None:
        day = datetime.date(self.years.value, 1, 1)
        self.shell.show_page("printing", item="year-sheet", since=day)
