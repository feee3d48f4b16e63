"""Taking what was recorded to the office on a stick, and reading what the office says."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, QTimer

from app.errors import AppError
from app.exchange import drive
from app.exchange.drive import Stick
from app.language import _
from app.messages import size_in_words, words
from app.records import deliveries
from app.room import deliver, take_reply
from app.store import registry
from ui import work
from ui.pages.answered import take_answer
from ui.pages.deliver.deliveries import PastDeliveries, show_contents
from ui.pages.deliver.office import Joining, OfficeWords
from ui.pages.deliver.quality import LikelyQuestions
from ui.pages.new_version import NewVersion
from ui.shell import Page, Shell
from ui.widgets.arrange import Columns, to_top
from ui.widgets.plain import Button, Card, Label, column, hint, row
from ui.widgets.sticks import StickChooser, Sticks


class DeliverPage(Page):
    """The stick, what will go on it, what went before, and what the office has said."""

    shows = frozenset(registry)

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self.plan: deliver.Plan | None = None
        self.done: deliver.Delivered | None = None
        self._wants = False
        self._sure: Path | None = None
        """The stick that somebody chose among several."""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.sticks = Sticks(self)
        self.headline = Label("", "headline", wrap=True)
        self.which = StickChooser(self.sticks, Stick.words)
        self.sticks.changed.connect(self._stick_changed)
        self.which.chosen.connect(self._chose)
        self.goes, self.closed = Label("", wrap=True), hint()
        self.button = Button(_("Deliver"), self.deliver, look="large")
        self.see = Button(_("See what will go"), self.show_contents)
        ask = partial(self.sticks.ask, self.use)
        self.other = Button(_("Another place…"), ask, look="link")
        head = row(self.headline, self.which, stretch=0)
        buttons = row(self.button, self.see, self.other, None, spacing=14)
        self.stick = Card("", head, self.goes, self.closed, 8, buttons, margin=26)
        self.joining = Joining(shell, self.sticks, self._joined)
        self.version = NewVersion(shell, self.sticks, take_reply.HAS_SENT)
        self.past = PastDeliveries()
        self.above = OfficeWords(shell)
        self.questions = LikelyQuestions(shell)
        self.below = Columns(self.past, self.above)
        self.setLayout(
            row(
                column(
                    self.version,
                    self.stick,
                    self.joining,
                    self.questions,
                    self.below,
                    None,
                    spacing=14,
                )
            )
        )

    def open(self, folder: Path | None = None, **_wanted: object) -> None:
        """Show how things stand; the one thing to do has the keyboard.

        A `folder` is taken as the stick.
        """
        if folder is not None:
            self.use(folder)
        self.done = None
        self.setFocus()  # until the one thing to do can be done; it may be at once
        self._joined()

    def deliver(self) -> None:
        """Put everything that is not confirmed on the stick."""
        stick = self.sticks.chosen
        if stick is None or not self.button.isEnabled():
            return
        self.sticks.stop()

        def done(delivered: deliver.Delivered) -> None:
            self.done = delivered
            self.sticks.start()
            self.look_again()

        def failed(error: Exception) -> None:
            self.sticks.start()
            self.shell.fail(error)
            self.look_again()

        title = _("Writing to {stick}. Please leave it in.").format(stick=stick.label)
        self.shell.banner.hide()
        self.shell.run(
            lambda progress: deliver.deliver(stick.folder, progress),
            done,
            title=title,
            failed=failed,
        )

    def use(self, folder: Path) -> None:
        """Take a folder as the stick."""
        self._sure = folder
        self.shell.act(lambda: self.sticks.use(folder))

    def show_contents(self) -> None:
        """List what will go by name."""
        if self.plan is not None:
            show_contents(self, self.plan)

    # Inside

    def _chose(self, folder: Path) -> None:
        self._sure, self._wants = folder, True
        self._show()

    def _stick_changed(self) -> None:
        self.done = None
        self._wants = self._wants or self.hasFocus()
        self.version.show_release(None)
        self._show()
        if deliveries.office() is not None:
            self._read_reply()
        else:
            self.joining.look()

    def _joined(self) -> None:
        self._wants = True
        self.look_again()

    def look_again(self) -> None:
        self.past.show_past()
        self.above.show_word()
        self._show()
        if deliveries.office() is None:
            self.joining.look()
            return

        def planned(plan: deliver.Plan) -> None:
            self.plan = plan
            self._show()
            # Last: what goes and where it goes is never waited for because of it.
            self.questions.look_again()

        work.read(self, deliver.plan, planned)

    def _read_reply(self) -> None:
        stick = self.sticks.chosen
        if stick is None:
            return

        def done(taken: take_reply.TakenReply) -> None:
            if taken.news:
                self.look_again()
            self.above.show_reply(taken)
            if self.sticks.is_chosen(stick.folder):  # else it was pulled out meanwhile
                self.version.show_release(taken.release)

        def failed(error: Exception) -> None:
            if isinstance(error, AppError) and not isinstance(error, take_reply.NoReply):
                self.above.word.say(words(error), "soon")

        take_answer(self.shell, stick.folder, done, failed)

    def _show(self) -> None:
        office, stick = deliveries.office(), self.sticks.chosen
        self.stick.setVisible(office is not None)
        self.joining.setVisible(office is None)
        self.below.setVisible(office is not None)
        if office is None:
            return
        self.stick.mark("safe" if self.done else "")
        if self.done is not None:
            self.setFocus()  # first: a button that goes hands the keyboard to a field further down
        for each in (self.see, self.button, self.other):
            each.setVisible(self.done is None)
        if drive.is_practice():
            self.other.hide()  # what is practised goes nowhere else
        self.button.setEnabled(stick is not None and self.plan is not None)
        if self.done is not None:
            self._show_done(self.done)
            QTimer.singleShot(0, self, partial(to_top, self.stick))
            return
        if stick is None:
            self.headline.setText(_("Put the USB stick in"))
        elif len(self.sticks.all) > 1:
            self.headline.setText(_("Several USB sticks are in. Which one goes to the office?"))
        else:
            free = size_in_words(stick.free)
            is_in = _("The USB stick is in: {stick} ({free} free)")
            self.headline.setText(is_in.format(stick=stick.label, free=free))
        self.goes.setText(self.plan.words() if self.plan else _("Counting…"))
        only = _("Only {office} can open it. Whoever finds the stick cannot read it.")
        self.closed.setText(only.format(office=office.name))
        if self._wants and self.button.isEnabled():
            # The one thing to do has the keyboard as soon as it can be done: of several sticks it
            # is asked first which, else Enter would write on the wrong one.
            self._wants = False
            asks = len(self.sticks.all) > 1 and stick is not None and stick.folder != self._sure
            (self.which if asks else self.button).setFocus()

    def _show_done(self, done: deliver.Delivered) -> None:
        self.headline.setText(_("You can pull the stick out now"))
        self.goes.setText(done.words())
        self.closed.setText(
            _("Hand it in at the office. Its answer comes back on the same stick: put it in here.")
        )
