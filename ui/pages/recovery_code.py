"""The recovery code on the screen, to be copied by hand, and two groups of it asked back."""

from __future__ import annotations

from collections.abc import Callable

from app.language import _
from app.store import passwords
from ui.widgets.plain import Button, Card, Label, Note, hint, row
from ui.widgets.recovery import CodeShown, CodeTyped


def code_card(code: str, then: Callable[[], object], words: str) -> Card:
    """The recovery code to be copied by hand; no way to print it, so that no copy lies about."""
    done = Button(words, then, look="primary")
    why = _(
        "If the password is ever forgotten, only this code opens the records. Write it by"
        " hand and lock the paper away; do not photograph it."
    )
    title = _("Copy this recovery code on paper")
    card = Card(title, Label(why, wrap=True), CodeShown(code), row(None, done), margin=30)
    card.setFocusProxy(done)
    return card


class AskBack(Card):
    """Two groups of the code, to be typed from the paper."""

    def __init__(self, code: str, then: Callable[[], object], again: Callable[[], object]) -> None:
        self._groups, self._then = code.split("-"), then
        self.typed = CodeTyped(passwords.two_groups())
        self.answer = Note("error")
        show = Button(_("Show the code again"), again)
        super().__init__(
            _("Now from the paper"),
            hint(_("Type these two groups as they stand on your paper.")), 6,
            self.typed, self.answer, 10,
            row(show, None, Button(_("Done"), self.check, look="primary")),
            margin=30,
        )  # fmt: skip
        self.typed.finished.connect(self.check)
        self.typed.edited.connect(self._rest)

    def check(self) -> None:
        """Compare both groups."""
        for group, line in zip(self.typed.groups, self.typed.lines, strict=True):
            if line.digits() != self._groups[group]:
                self.typed.mark_wrong(group)
                words = _("Group {number} is not the same. Correct the paper.")
                self.answer.say(words.format(number=group + 1))
                return
        self._then()

    def _rest(self) -> None:
        self.answer.say("")
        self.typed.mark_wrong(None)
