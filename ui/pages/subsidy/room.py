"""Claims of a room: what each mediator is due of a month, what is missing, what was decided."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any, Final

from PySide6.QtWidgets import QWidget

from app.language import _, n_
from app.records.cases.money import yuan
from app.records.cases.titles import title
from app.records.listed import all_here
from app.records.subsidy import Mine, Ready, SubsidyClaim, claiming, listed, standing
from app.records.subsidy.listed import Claimed
from ui import work
from ui.pages.subsidy import asking
from ui.pages.subsidy.of_month import MOST, OfMonth
from ui.pages.subsidy.rates import RatesCard
from ui.shell import Shell
from ui.widgets.arrange import Flowing
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
            self.about.addWidget(ClaimCard(self.shell, each, self.look_again))
        self.about.addWidget(RatesCard(self.shell, self.look_again))

    def _heading(self, mine: Mine) -> Card:
        led = [each for each in mine.ready if claiming.leads(mine.person, each.case)]
        amount = sum(each.worth.amount for each in led if each.worth is not None)
        words = n_("{count} dispute, {amount} yuan", "{count} disputes, {amount} yuan", len(led))
        said = words.format(count=len(led), amount=yuan(amount))
        if not led:
            said = _("Nothing to claim now")
        parts: list[Any] = [Label(said, "headline", wrap=True)]
        if mine.why_not:
            why = _("Not paid by the dispute: {why}. Ask the office if that is not so.")
            parts.append(Label(why.format(why=mine.why_not), "late", wrap=True))
        if mine.left is not None and amount > mine.left:
            above = _("The ceiling leaves {amount} yuan of this month.")
            parts.append(Label(above.format(amount=yuan(mine.left)), "soon", wrap=True))
        parts.append(hint(_("The program counts and prints; it moves no money.")))
        if led and not mine.why_not:
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


class ClaimCard(Card):
    """A claim in its room: its steps, what was decided, and what can be done next."""

    def __init__(self, shell: Shell, each: Claimed, again: Callable[[], object]) -> None:
        self.shell, self.each, self._again = shell, each, again
        claim = each.claim
        head = _("Claim of {month}: {count} disputes, {amount} yuan").format(
            month=listed.month_words(listed.month_of(claim)),
            count=claim.count,
            amount=yuan(claim.amount),
        )
        parts = steps_so_far(each)
        parts += [hint(words) for words in _struck(each)]
        parts += [Label(f"{e.line.number}：{e.words}", "late", wrap=True) for e in each.problems]
        parts.append(Flowing(*self._buttons(), spacing=6))
        super().__init__(head, *parts, mark=mark_of(each))

    def _buttons(self) -> list[Button]:
        claim, how = self.each.claim, self.each.standing
        found: list[Button] = []
        if how == standing.CLAIMED:
            check = partial(asking.check, self.shell, claim, self._again)
            found.append(Button(_("Enter the first check…"), check, look="primary"))
        if how == standing.CHECKED:
            back = partial(claiming.take_back_check, claim)
            found.append(self._back(_("Take back the first check…"), _("Take the step back"),
                                    lambda why: back(reason=why),
                                    _("It can be checked anew then.")))  # fmt: skip
        if how not in (standing.APPROVED, standing.WITHDRAWN, standing.RETURNED):
            found.append(self._back(_("Withdraw…"), _("Withdraw"),
                                    lambda why: claiming.withdraw(claim, reason=why),
                                    _("Its disputes can be claimed anew then.")))  # fmt: skip
        return [*found, *print_buttons(self.shell, self.each)]

    def _back(self, label: str, yes: str, keep: Callable[[str], object], explain: str) -> Button:
        title = label.rstrip("…")
        return Button(
            label, lambda: asking.reason(self.shell, title, yes, keep, self._again, explain)
        )


def steps_so_far(each: Claimed) -> list[QWidget]:
    """How a claim stands, by which steps it came there, and what was approved of it."""
    parts: list[QWidget] = [Label(listed.claim_words(each), listed.claim_look(each), wrap=True)]
    parts += map(hint, listed.steps(each))
    if approved := listed.approved_words(each):
        words = _("Approved: {amount} yuan").format(amount=approved)
        parts.append(Label(words, "strong", wrap=True))
    return parts


def mark_of(each: Claimed) -> str:
    """The edge of the card of a claim."""
    look = listed.claim_look(each)
    return look if look in ("late", "safe") else "soon"


def print_buttons(shell: Shell, each: Claimed) -> list[Button]:
    """What prints the claim and its review, to be signed."""
    show = partial(shell.show_page, "printing", ids=(each.id,))
    return [
        Button(_("Print the claim"), lambda: show(item="subsidy-claim"), look="link"),
        Button(_("Print the review"), lambda: show(item="subsidy-review"), look="link"),
    ]


def _struck(each: Claimed) -> list[str]:
    words = _("{number} is not paid: {why}")
    return [
        words.format(number=line.number, why=each.struck[line.id])
        for line in each.lines
        if line.id in each.struck
    ]
