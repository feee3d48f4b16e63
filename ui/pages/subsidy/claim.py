"""A claim in a card: how it stands, by which steps it came there, and what can be done next."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import ClassVar

from PySide6.QtWidgets import QWidget

from app.language import _
from app.records.cases.money import yuan
from app.records.subsidy import listed
from app.records.subsidy.listed import Claimed
from ui.pages.subsidy import asking
from ui.shell import Shell
from ui.widgets.arrange import Flowing
from ui.widgets.plain import Button, Card, Label, hint


class ClaimCard(Card):
    """A card of its own says what stands besides in it, and which steps may be taken."""

    head: ClassVar[str]
    """Its title: of whom, of which month, how many disputes, how much."""

    def __init__(self, shell: Shell, each: Claimed, again: Callable[[], object]) -> None:
        self.shell, self.each, self.again = shell, each, again
        claim, look = each.claim, listed.claim_look(each)
        head = _(self.head).format(
            name=claim.name,
            month=listed.month_words(listed.month_of(claim)),
            count=claim.count,
            amount=yuan(claim.amount),
        )
        parts: list[QWidget] = [Label(listed.claim_words(each), look, wrap=True)]
        parts += map(hint, listed.steps(each))
        if approved := listed.approved_words(each):
            words = _("Approved: {amount} yuan").format(amount=approved)
            parts.append(Label(words, "strong", wrap=True))
        parts += self.besides()
        parts.append(Flowing(*self.steps(), *self._prints(), spacing=6))
        super().__init__(head, *parts, mark=look if look in ("late", "safe") else "soon")

    def besides(self) -> list[QWidget]:
        """What else is to be known of the claim."""
        raise NotImplementedError

    def steps(self) -> list[Button]:
        """What can be entered next, and taken back."""
        raise NotImplementedError

    def back(self, label: str, yes: str, step: Callable[..., object], explain: str) -> Button:
        """What asks for the reason of a step back, and takes it."""
        claim, title = self.each.claim, label.rstrip("…")

        def keep(why: str) -> object:
            return step(claim, reason=why)

        ask = partial(asking.reason, self.shell, title, yes, keep, self.again, explain)
        return Button(label, ask)

    def _prints(self) -> list[Button]:
        show = partial(self.shell.show_page, "printing", ids=(self.each.id,))
        return [
            Button(_("Print the claim"), lambda: show(item="subsidy-claim"), look="link"),
            Button(_("Print the review"), lambda: show(item="subsidy-review"), look="link"),
        ]
