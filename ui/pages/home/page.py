"""A room's first page: what is to be done today, who came last, the month, the stick."""

from __future__ import annotations

from functools import partial
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QWidget

from app.language import _
from app.records import deliveries, duties, visits
from app.records.assessment import sheet
from app.records.assessment.tables import spoken
from app.records.days import left, month_and_day
from app.records.duties import Duty
from app.records.visits import Visit
from app.room.take_reply import TakenReply
from app.room.today import Due, Numbers, look
from app.store import registry
from ui import work
from ui.pages.answered import take_answer
from ui.records.ways import way_to
from ui.shell import Page, Shell
from ui.widgets.arrange import Columns, scrolled
from ui.widgets.focus import let_go, walk
from ui.widgets.lines import Elided, first_lines, fixed
from ui.widgets.plain import Button, Card, Label, box, column, hide_unless, hint, row
from ui.widgets.sticks import Sticks

_RECENT: Final = 6
_AT_FIRST: Final = 6
"""Lines of what is to be done; the rest on request."""


class HomePage(Page):
    """Four cards; nothing is typed here, everything leads somewhere."""

    shows = frozenset(registry)

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self._whole: set[str] = set()
        self.sticks = Sticks(self)
        self.sticks.changed.connect(self._read_answer)
        self.due, self.recent = Card(_("To do today")), Card(_("Latest visits"))
        self.month, self.stick = Card(_("This month")), Card(_("Taking it to the office"))
        left = box(column(self.due, self.recent, None, spacing=12))
        self.duties = Card(_("Duties"))
        right = box(column(self.month, self.duties, self.stick, None, spacing=12))
        self.setLayout(column(scrolled(Columns(left, right, shares=(5, 4)))))

    def open(self, **_wanted: object) -> None:
        """Look again if anything has changed meanwhile, or the day has."""
        self.look_again()

    def focusNextPrevChild(self, forward: bool) -> bool:
        return let_go() or walk(self, forward) or super().focusNextPrevChild(forward)

    def look_again(self) -> None:
        """Fill the cards; what takes counting comes a moment later."""
        self._show_recent()
        self._show_stick()
        work.run(self, look, self._show_counted, quiet=True)
        work.read(self, sheet.owed, self._show_duties)

    def _read_answer(self) -> None:
        """A stick that is back from the office is read wherever the keeper is used to look."""
        stick = self.sticks.chosen
        if stick is None or deliveries.office() is None:
            return

        def done(taken: TakenReply) -> None:
            if words := " ".join([*taken.release_words()[:1], *filter(None, [taken.words()])]):
                self.shell.notify(words)
            if taken.news:
                self.look_again()

        # What cannot be read is told where one delivers.
        take_answer(self.shell, stick.folder, done, lambda _error: None)

    # Today

    def _show_counted(self, found: tuple[list[Due], Numbers]) -> None:
        due, numbers = found
        due = [each for each in due if self.shell.page_of(each.page) is not None]
        self._show_due(due)
        self._show_numbers(numbers)
        self.shell.set_badge("home", sum(each.days is not None and each.days <= 0 for each in due))

    def _show_due(self, due: list[Due]) -> None:
        self.due.clear()
        self.due.append(first_lines(due, self._due, _AT_FIRST, self._whole))
        if not due:
            teach = _("Answers you promise, and visits left for the lawyer, appear here by day.")
            self.due.append(Label(_("Nothing is due today."), "safe"), hint(teach))

    def _due(self, due: Due) -> QLayout:
        state, mark = due.when()
        do = Button(due.verb, partial(self.shell.show_kind, due.page, **due.wanted))
        return row(fixed(state, 78, mark), Label(due.words, wrap=True), do, spacing=12, stretch=1)

    # What is due again and again

    def _show_duties(self, owed: tuple[list[tuple[Duty, int]], bool]) -> None:
        found, are_met = owed
        self.duties.clear()
        self.duties.append(*(self._duty(*each) for each in found[:_AT_FIRST]))
        if not found:
            met, nothing = _("All duties of this month are met."), _("Nothing is owed this month.")
            self.duties.append(Label(met if are_met else nothing, "safe" if are_met else "quiet"))
        whole = Button(_("The whole year"), lambda: self.shell.show_page("duties"), look="link")
        self.duties.append(row(whole, None))

    def _duty(self, duty: Duty, at_stake: int) -> QWidget:
        kind, known = duties.beginning(duty)
        go = partial(self.shell.show_kind, kind, **known)
        words = f"{duty.rule.title} · {duties.missing_words(duty)}"
        do, look = Button(_("Plan or record it"), go), duties.urgency(duty)
        hide_unless(self.shell.page_of(kind) is not None, do)
        before: list[QWidget] = []
        if look:
            before.append(fixed(left(duties.days_left(duty)), 78, look))
        else:
            until = _("by {day}").format(day=month_and_day(duty.period.last))
            words = f"{words} · {until}"
        if at_stake:
            lost = _("{points} points lost otherwise").format(points=spoken(at_stake))
            words = f"{words} · {lost}"
        # How much is missing and until when stands last, and is never cut.
        said = row(*before, Label(words, wrap=True), spacing=12, stretch=len(before))
        return box(column(said, row(None, do), spacing=4))

    # Who came

    def _show_recent(self) -> None:
        self.recent.clear()
        found = [visit for visit, _key in visits.page(visits.Filter(), size=_RECENT)]
        self.recent.append(*map(self._line, found))
        if not found:
            teach = _("F2 logs a visit. What stands in an old workbook can be brought in as it is.")
            bring = Button(_("Bring in an old workbook"), lambda: self.shell.show_page("bring_in"))
            nobody = Label(_("Nobody has been logged yet."), "strong")
            self.recent.append(nobody, hint(teach), row(bring, None))

    def _line(self, visit: Visit) -> QWidget:
        result = [Label(words, "chip")] if (words := visit.result_in_short()) else []
        who, facts = fixed(visit.visitor(), 92, "strong"), Elided(visit.facts or "")
        return way_to(self.shell, visit, fixed(visit.lately(), 48), who, facts, *result)

    # The month and the stick

    def _show_numbers(self, numbers: Numbers) -> None:
        self.month.clear()
        self.month.append(row(*(_number(n, words) for n, words in numbers.labelled())))
        if since := numbers.since_words():
            self.month.append(Label(since, "quiet"))

    def _show_stick(self) -> None:
        self.stick.clear()
        lines, mark = deliveries.standing()
        self.stick.append(*(Label(words, look, wrap=True) for words, look in lines))
        take = Button(_("Deliver on a USB stick"), lambda: self.shell.show_page("deliver"))
        self.stick.append(row(take, None))
        self.stick.mark(mark)


def _number(number: int, words: str) -> QWidget:
    parts = Label(f"{number:,}", "number"), Label(words, "quiet")
    for each in parts:
        each.setAlignment(Qt.AlignmentFlag.AlignCenter)
    return box(column(*parts, spacing=0))
