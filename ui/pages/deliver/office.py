"""What the office above has said; and, where there is none yet, how to come to it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from app import messages
from app.errors import AppError
from app.exchange import findings
from app.exchange.findings import Findings
from app.language import _
from app.records import delivered
from app.room.take_reply import TakenReply
from app.room.told import ToldDelivery, take_code
from ui import style, work
from ui.pages.invited import choose_invitation, take_invitation
from ui.shell import Shell
from ui.widgets.line import Line
from ui.widgets.plain import Button, Card, Label, Note, clear, column, hint, row
from ui.widgets.sticks import Sticks


class OfficeWords(Card):
    """The last word of the office, and what it says on the phone or in a chat."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(_("What the office says"))
        self.shell = shell
        self.word = Label("", wrap=True)
        self.code = Line()
        self.code.setPlaceholderText(_("Receipt code"))
        self.code.returnPressed.connect(self.take_code)
        self.code.textEdited.connect(lambda: self._answer(""))
        self.take = Button(_("Take the code"), self.take_code)
        self.answer = Note()
        said = _("Type the receipt code that it reads out, or paste its message from the chat.")
        again = _(
            "Simply deliver again: whatever the office has not confirmed goes along each time."
        )
        self.append(
            self.word,
            6,
            Label(_("No stick came back?"), "strong"),
            hint(said),
            self.code,
            row(self.take, None),
            self.answer,
            hint(again),
            None,
        )

    def take_code(self) -> None:
        """Note what the office has by its receipt code, or say beside the field what is wrong."""
        if not (typed := self.code.text().strip()):
            self.code.setFocus()
            return
        self.shell.act(lambda: take_code(typed), done=self._taken, refused=self._refused)

    def _taken(self, told: ToldDelivery) -> None:
        self.code.clear()
        self._answer(told.words())

    def _refused(self, error: AppError) -> None:
        self._answer(messages.words(error), wrong=True)
        self.code.setFocus()

    def _answer(self, words: str, *, wrong: bool = False) -> None:
        self.answer.say(words, "error" if wrong else "safe")
        style.look(self.code, wrong=wrong)

    def show_word(self) -> None:
        """Say what is known of the office."""
        words, received = delivered.office_words()
        self.word.say(words, "safe" if received else "quiet")

    def show_reply(self, taken: TakenReply) -> None:
        """Say what the stick has just brought."""
        if words := taken.words():
            self.word.say(
                words, "soon" if taken.again or taken.refused or taken.renewed else "safe"
            )


class Joining(Card):
    """How a room without an office takes an invitation, from the stick or a file."""

    def __init__(self, shell: Shell, sticks: Sticks, joined: Callable[[], object]) -> None:
        super().__init__("", margin=26)
        self.shell, self._sticks, self._joined = shell, sticks, joined
        self.offers = column(spacing=8)
        ask = partial(choose_invitation, self, self._take)
        self.choose = Button(_("Choose the invitation file…"), ask)
        steps = (
            _("Ask the district office for an invitation for this room; it is a small file."),
            _("Put in the stick that it is on. It is found by itself."),
            _("Accept it once; from then on you deliver here every month."),
        )
        self.append(
            Label(_("No office to deliver to yet"), "headline", wrap=True),
            *(Label(f"{at}.  {step}", wrap=True) for at, step in enumerate(steps, 1)),
            hint(_("Until then everything is logged as usual. Nothing is lost by waiting.")),
            6,
            self.offers,
            row(self.choose, None),
        )

    def look(self) -> None:
        """Look for invitations on the stick that is in."""
        stick, nothing = self._sticks.chosen, partial(self._show, Findings())
        work.forget(self)  # what lies on another one
        if stick is None:
            nothing()
        else:
            scan = partial(findings.scan, stick.folder)
            work.read(self, scan, self._show, failed=lambda _error: nothing())

    def _show(self, lying: Findings) -> None:
        clear(self.offers)
        unseen = lying.cut_short
        if unseen is not None and not lying.invitations:
            self.offers.addWidget(Label(messages.words(unseen), "late", wrap=True))
        for at, (path, invited) in enumerate(lying.invitations):
            words = _("{office} invites {room}.").format(
                office=invited.office_name, room=invited.name
            )
            accept = Button(
                _("Accept"), lambda path=path: self._take(path), look="" if at else "large"
            )
            self.offers.addLayout(row(accept, Label(words, "strong", wrap=True), spacing=14))
            if at == 0:
                accept.setFocus()

    def _take(self, path: Path) -> None:
        take_invitation(self.shell, self, path, self._joined)
