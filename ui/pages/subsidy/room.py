"""Claims of a room: what each mediator is due of a month, what is missing, what was decided."""

from __future__ import annotations

from functools import partial
from typing import Any, Final

from PySide6.QtWidgets import QWidget

from app.language import N_, _
from app.records.cases.titles import title
from app.records.listed import all_here
from app.records.subsidy import Mine, Ready, SubsidyClaim, claiming, listed, standing
from app.records.subsidy.listed import Claimed
from ui import work
from ui.pages.subsidy import asking
from ui.pages.subsidy.claim import ClaimCard
from ui.pages.subsidy.of_month import MOST, OfMonth
from ui.pages.subsidy.rates import RatesCard
from ui.shell import Shell
from ui.widgets.chooser import Chooser
from ui.widgets.message import ask
from ui.widgets.plain import Button, Card, Label, box, hint, row
from ui.widgets.table import Table

_LEAST: Final = 420
"""Pixels at 100 % that the list of disputes needs."""


class OwnClaims(OfMonth):
    """The disputes of a mediator and month on the left; beside them the claim and its steps."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self.mine: Mine | None = None
        self.claims: list[Claimed] = []
        self._people: list[tuple[str, str]] = []
        self._person = ""
        self.who = Chooser(lambda: self._people)
        self.who.chosen.connect(self._choose)
        self.table = Table(
            listed.dispute_columns(),
            all_here(lambda text: [e for e in self._found() if e.holds(text)]),
            empty=(
                _("No dispute was closed in this month"),
                _("What is closed with a whole volume can be claimed here, dispute by dispute."),
            ),
            extra=[self.months, self.who],
            identity=lambda each: each.case.id,
        )
        self.lay_out(_LEAST, most=MOST, ahead=self._ahead())

    def _ahead(self) -> Button:
        made = Button(_("Claims ›"), look="link")
        self.table.layout().addWidget(made)  # type: ignore[union-attr]
        return made

    def want(self, claim: SubsidyClaim) -> None:
        self._person = claim.person

    def look_again(self) -> None:
        """Count again, beside the window's thread."""
        month, wanted = self.months.value, self._person

        def read() -> tuple[list[tuple[str, str]], Mine | None, list[Claimed]]:
            found = claiming.mediators(month)
            known = [person for person, _name in found]
            who = wanted if wanted in known else next(iter(known), "")
            mine = claiming.of_month(who, month) if who else None
            return found, mine, listed.claims(month, mine.person if mine is not None else "")

        work.read(self, read, lambda found: self._show(*found))

    def _show(
        self, people: list[tuple[str, str]], mine: Mine | None, claims: list[Claimed]
    ) -> None:
        self._people, self.mine, self.claims = people, mine, claims
        self.who.setVisible(mine is not None)
        if mine is not None:
            self.who.show_choice(mine.person, mine.name)
        self.show_again()

    def _found(self) -> list[Ready]:
        return list(self.mine.found) if self.mine is not None else []

    def _choose(self, person: str) -> None:
        self._person = person
        self.look_again()

    # Beside the list

    def show_row(self, picked: Ready | None) -> None:
        if self.mine is not None:
            self.about.addWidget(self._heading(self.mine))
            if picked is not None and (picked.missing or picked.why_not):
                self.about.addWidget(self._missing(picked))
        for each in reversed(self.claims):
            self.about.addWidget(OwnClaimCard(self.shell, each, self.look_again))
        self.about.addWidget(RatesCard(self.shell, self.look_again))

    def _heading(self, mine: Mine) -> Card:
        said = listed.due_words(mine)
        parts: list[Any] = [Label(words, look, wrap=True) for words, look in said]
        parts.append(hint(_("The program counts and prints; it moves no money.")))
        if mine.led and not mine.why_not:
            parts.append(row(Button(_("Claim"), self.claim, look="primary"), None))
        return Card(
            _("{name} · {month}, can be claimed").format(
                name=mine.name, month=listed.month_words(mine.month)
            ),
            *parts,
        )

    def _missing(self, chosen: Ready) -> Card:
        """What a dispute still lacks, each with the key that leads to where it is written."""
        lines: list[QWidget] = []
        if chosen.why_not:
            lines.append(hint(listed.paid_words(chosen)))
        for each in chosen.missing:
            go = Button(_("Go there"), partial(self._go, chosen, each), look="link")
            lines.append(box(row(Label("✗", "error"), Label(str(each), wrap=True), go, stretch=1)))
        return Card(title(chosen.case), *lines)

    def _go(self, chosen: Ready, missing: Any) -> None:
        page = self.shell.show_page("cases", record_id=chosen.case.id)
        if page is not None:
            page.commands.go_to_missing(missing)

    def open_row(self, row: Any) -> None:
        """Go to the dispute; its claim stands beside the list whichever is chosen."""
        if isinstance(row, Ready):
            self.shell.show_page("cases", record_id=row.case.id)

    def claim(self) -> None:
        """Ask before what is ready is claimed."""
        mine = self.mine
        if mine is None:
            return
        question = _("Claim for {name}, {month}?").format(
            name=mine.name, month=listed.month_words(mine.month)
        )
        explain = _(
            "The amounts are kept as they are now, whatever the rates will be. A dispute is paid "
            "once: what is claimed here, nobody else claims."
        )
        ask(self.shell, question, _("Claim"), self._claim, explain=explain)

    def _claim(self) -> None:
        mine = self.mine
        if mine is not None:
            said = _("Claimed. Print it, and let it be signed.")
            self.shell.act(lambda: claiming.claim(mine.person, mine.month),
                           done=lambda _made: self.look_again(), words=said)  # fmt: skip


class OwnClaimCard(ClaimCard):
    """A claim in its room: checked, taken back, withdrawn."""

    head = N_("Claim of {month}: {count} disputes, {amount} yuan")

    def besides(self) -> list[QWidget]:
        wrong = [f"{each.line.number}：{each.words}" for each in self.each.problems]
        return [
            *map(hint, listed.struck_words(self.each)),
            *(Label(words, "late", wrap=True) for words in wrong),
        ]

    def steps(self) -> list[Button]:
        claim, how = self.each.claim, self.each.standing
        found: list[Button] = []
        if how == standing.CLAIMED:
            check = partial(asking.check, self.shell, claim, self.again)
            found.append(Button(_("Enter the first check…"), check, look="primary"))
        if how == standing.CHECKED:
            words, yes = _("Take back the first check…"), _("Take the step back")
            explain = _("It can be checked anew then.")
            found.append(self.back(words, yes, claiming.take_back_check, explain))
        if how not in (standing.APPROVED, standing.WITHDRAWN, standing.RETURNED):
            explain = _("Its disputes can be claimed anew then.")
            found.append(self.back(_("Withdraw…"), _("Withdraw"), claiming.withdraw, explain))
        return found
