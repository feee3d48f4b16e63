"""Claims at an office: how each stands, what is to be looked at, and every step of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any, Final

from PySide6.QtWidgets import QWidget

from app.language import N_, _, n_
from app.records.listed import all_here
from app.records.stats import Period, periods
from app.records.subsidy import (
    SubsidyClaim,
    SubsidyLine,
    claiming,
    deciding,
    listed,
    standing,
    waiting,
)
from app.records.subsidy.listed import Claimed
from app.records.subsidy.waiting import Waiting
from ui import work
from ui.pages.subsidy import asking
from ui.pages.subsidy.claim import ClaimCard
from ui.pages.subsidy.of_month import MOST, OfMonth
from ui.pages.subsidy.rates import RatesCard
from ui.shell import Shell
from ui.widgets.lines import first_lines
from ui.widgets.plain import Button, Card, Label, box, column, hint, row
from ui.widgets.table import Table

_LEAST: Final = 440
"""Pixels at 100 % that the list of claims needs."""
_AT_FIRST: Final = 40
"""Disputes of a claim that are shown at once."""


class Claims(OfMonth):
    """The claims of a month on the left, the chosen one with its disputes beside them."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self.claims: list[Claimed] = []
        self._usual: Period | None = self.months.value
        """The month that was begun with, until it is known in which one something waits."""
        self._wanted = ""
        self._whole: set[str] = set()
        self.struck: dict[str, str] = {}
        """Why, by the line that is not to be paid once its claim is approved."""
        more = Button(_("More"), menu=self._deeds())
        self.table = Table(
            listed.claim_columns(),
            all_here(lambda text: [e for e in self.claims if e.holds(text)]),
            empty=(
                _("No claim of this month yet"),
                _("A room claims under “Subsidies”; what it has claimed comes with its stick."),
            ),
            extra=[self.months, more],
        )
        self.counts = Label("", "quiet", wrap=True)
        self.others = Label("", "soon", wrap=True)
        self.go = Button("", self._go, look="link")
        self._elsewhere: Period | None = None
        self._other_months = box(row(self.others, self.go, stretch=0))
        self._other_months.hide()
        foot = column(self.counts, self._other_months, spacing=4, margins=(12, 4, 12, 8))
        self.lay_out(_LEAST, box(foot), most=MOST)

    def want(self, claim: SubsidyClaim) -> None:
        self._wanted, self._usual = claim.id, None

    def look_again(self) -> None:
        """Read the claims again, beside the window's thread."""
        month = self.months.value

        def read() -> tuple[Waiting, Period, list[Claimed]]:
            waits = waiting.by_month()
            shown = waiting.first_shown(waits, month) if month == self._usual else month
            return waits, shown, listed.claims(shown)

        work.read(self, read, lambda found: self._show(*found))

    def _show(self, waits: Waiting, month: Period, found: list[Claimed]) -> None:
        self._usual = None
        if month != self.months.value:
            self.months.begin_with(month)
        self.claims = found
        self._say_others(waiting.others(waits, month))
        self.counts.setText(listed.totals_words(found) if found else "")
        wanted, self._wanted = self._wanted, ""
        self.show_again(wanted or None)

    def _say_others(self, waits: Waiting) -> None:
        self._elsewhere = next(iter(waits), None)
        self.others.setText(waiting.others_words(waits))
        if self._elsewhere is not None:
            self.go.setText(_("Go to {month}").format(month=periods.words(self._elsewhere)))
        self._other_months.setVisible(bool(waits))

    def _go(self) -> None:
        if self._elsewhere is not None:
            self.months.choose(self._elsewhere)
            self.table.view.setFocus()

    def show_row(self, picked: Claimed | None) -> None:
        if picked is None:
            self.about.addWidget(self._rates())
            return
        self.about.addWidget(DecisionCard(self.shell, picked, self.struck, self.look_again))
        line = partial(self._line, picked)
        lines = first_lines(picked.lines, line, _AT_FIRST, self._whole, picked.id)
        self.about.addWidget(Card(_("Claimed disputes"), lines))

    def _line(self, chosen: Claimed, line: SubsidyLine) -> QWidget:
        """One dispute of the claim, what is to be looked at, and whether it is paid."""
        called, worth = listed.line_words(line)
        may_strike = chosen.standing == standing.REVIEWED
        second = row(hint(worth), *([self._strike(line)] if may_strike else []), stretch=0)
        parts: list[Any] = [Label(called, "strong", wrap=True), box(second)]
        parts += [
            Label(e.words, "late" if e.stops else "soon", wrap=True)
            for e in chosen.problems if e.line.id == line.id
        ]  # fmt: skip
        why = chosen.struck.get(line.id) or self.struck.get(line.id)
        if why:
            parts.append(Label(_("Not paid: {why}").format(why=why), "late", wrap=True))
        return box(column(*parts, spacing=2))

    def _strike(self, line: SubsidyLine) -> Button:
        if line.id in self.struck:

            def pay() -> None:
                self.struck.pop(line.id)
                self.show_beside()

            return Button(_("Pay it after all"), pay, look="link")

        def keep(why: str) -> object:
            self.struck[line.id] = claiming.required(why)
            return line

        return Button(
            _("Do not pay…"),
            lambda: asking.reason(
                self.shell, _("Not to be paid: {number}").format(number=line.number),
                _("Do not pay"), keep, self.show_beside,
                _("It is written down with the approval."),
            ),
            look="link",
        )  # fmt: skip

    # What can be done with all of them

    def _deeds(self) -> list[tuple[str, Callable[[], object]]]:
        return [
            (_("Subsidy rates"), self.open_rates),
            (_("Draw for a sample check…"), self.draw),
            (_("Print the payment list"), lambda: self._print("subsidy-payment")),
            (_("Print the public list"), lambda: self._print("subsidy-public")),
        ]

    def open_rates(self) -> None:
        """Show the rates beside the list, to be changed."""
        self.put_aside(self._rates)

    def _rates(self) -> RatesCard:
        return RatesCard(self.shell, self.look_again)

    def draw(self) -> None:
        """Ask how many claims are drawn, and draw them."""
        asking.draw(self.shell, self.months.value, self._drawn)

    def _drawn(self, found: list[SubsidyClaim]) -> None:
        words = n_("{count} claim is drawn: {names}", "{count} claims are drawn: {names}",
                   len(found))  # fmt: skip
        names = "、".join(each.name for each in found)
        self.shell.notify(words.format(count=len(found), names=names))
        self.look_again()

    def _print(self, item: str) -> None:
        month = self.months.value
        self.shell.show_page("printing", item=item, since=month.first, until=month.last)


class DecisionCard(ClaimCard):
    """A claim at the office: reviewed, approved, sampled, sent back."""

    head = N_("{name} · {month}: {count} disputes, {amount} yuan")

    def __init__(
        self,
        shell: Shell,
        each: Claimed,
        struck: Mapping[str, str],
        again: Callable[[], object],
    ) -> None:
        self._struck = struck
        super().__init__(shell, each, again)

    def besides(self) -> list[QWidget]:
        counts = hint(_("The program counts and prints; it moves no money."))
        if not self.each.claim.sample:
            return [counts]
        words = _("Reckoned by the sample rates, which are nobody's rule.")
        return [Label(words, "soon", wrap=True), counts]

    def steps(self) -> list[Button]:
        claim, how = self.each.claim, self.each.standing
        found: list[Button] = []
        if how == standing.CHECKED:
            step = partial(asking.review, self.shell, claim, self.again)
            found.append(Button(_("Enter the review…"), step, look="primary"))
        if how == standing.REVIEWED:
            found.append(Button(_("Enter the approval…"), self._approve, look="primary"))
        if how == standing.APPROVED:
            step = partial(asking.sample, self.shell, claim, self.again)
            found.append(Button(_("Enter the sample check…"), step))
        if how in (standing.CLAIMED, standing.CHECKED, standing.REVIEWED):
            explain = _("The room reads why, and can claim anew.")
            found.append(self.back(_("Send back…"), _("Send back"), deciding.send_back, explain))
        if how in (standing.APPROVED, standing.REVIEWED, standing.RETURNED):
            words = _("Take back the last step…")
            explain = _("What was entered last is as if it had not been.")
            found.append(self.back(words, _("Take the step back"), deciding.take_back, explain))
        return found

    def _approve(self) -> None:
        mine = {each.id for each in self.each.lines}
        strike = {line: why for line, why in self._struck.items() if line in mine}
        asking.approve(self.shell, self.each.claim, strike, self.again)
