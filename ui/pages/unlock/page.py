"""Locked: the password, or the recovery code and a new password."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QTimer

from app import store
from app.errors import DatabaseDamaged, RecoveryGroupWrong, WrongPassword
from app.language import _
from app.release import opening
from app.store import keys, passwords, reading
from ui import work
from ui.pages.first_start.steps import Steps
from ui.pages.unlock.questions import check_clock, offer_backup, offer_reading
from ui.shell import Shell
from ui.widgets.message import error_words
from ui.widgets.passwords import CapsLock, NewPassword
from ui.widgets.plain import Button, Label, hint
from ui.widgets.recovery import CodeTyped
from ui.widgets.step import Step
from ui.widgets.typed import PasswordInput


class UnlockPage(Steps):
    """Three cards: password, recovery code, new password."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self._tries = self._left = 0
        self._wait = QTimer(self)
        self._wait.setInterval(1_000)
        self._wait.timeout.connect(self._count_down)
        self.password, self.code, self.new = PasswordInput(), CodeTyped(), NewPassword()
        self.caps = CapsLock(self, self.password.line)
        self.enter = Button(_("Open"), self.try_password, look="large")
        self.use_code = Button(_("Open"), self.try_code, look="primary")
        name = keys.first_name(shell.program.folder)
        asked = hint(_("{name}, please type your password.").format(name=name) if name else "")
        self._first = Step(
            "", "",
            Label(_("Legal Room"), "headline"), asked, 8,
            self.password, self.caps.words,
            back=Button(_("Password forgotten?"), self.forgotten, look="link"), yes=self.enter,
        )  # fmt: skip
        self._second = Step(
            _("The recovery code on your paper"),
            _("Six groups of five digits, copied when the room was set up."),
            self.code,
            back=Button(_("Back"), self.open),
            yes=self.use_code,
        )
        use = Button(_("Use it from now on"), self.set_new, look="primary")
        third = Step(_("Choose a new password"), "", self.new, yes=use)
        self._third = self.add(third, width=560)
        self.add(self._first, width=460)
        self.add(self._second, width=560)
        self.answer, self.code_answer = self._first.answer, self._second.answer
        self.password.line.returnPressed.connect(self.try_password)
        self.password.edited.connect(self._typing)
        self.code.finished.connect(self.try_code)
        self.code.edited.connect(lambda: self.code.mark_wrong(None))
        self.new.submitted.connect(self.set_new)

    def open(self, **_wanted: object) -> None:
        """Ask for the password."""
        self.turn_to(self._first)
        for secret in (self.password.line, self.code, self.new):
            secret.clear()
        self.answer.say("")
        self.password.setFocus()
        QTimer.singleShot(100, self, self._warm_up)

    def _open(
        self,
        function: Callable[[Path], object],
        done: Callable[[], object],
        failed: Callable[[Exception], object],
    ) -> None:
        """Open what lies in the folder; while that lasts nothing can be pressed."""
        folder = self.shell.program.folder

        def opened(_opened: object) -> None:
            self._busy(False)
            done()

        def not_opened(error: Exception) -> None:
            self._busy(False)
            failed(error)

        self._busy(True)
        self.shell.program.open(lambda progress: function(folder), opened, not_opened)

    # The password

    def try_password(self) -> None:
        """Open with what was typed."""
        typed = self.password.value()
        # Enter goes on from the field, and a button that can no longer be pressed hands it on to
        # the one beside it.
        self.password.setFocus()
        if self._left or not self.enter.isEnabled():
            return
        if not typed:
            self._refuse(_("Please type the password."))
            return
        self._open(
            partial(opening.opened, lambda folder: store.open(folder, typed)),
            self._opened,
            lambda error: self._not_opened(error, typed),
        )

    def _opened(self) -> None:
        self._tries = 0
        self.password.line.clear()
        check_clock(self, self.shell.program.enter)

    def _not_opened(self, error: Exception, typed: str) -> None:
        self._refuse(error_words(error))
        if reading.would_help(error):
            offer_reading(
                self,
                lambda: self._open(
                    lambda folder: store.open_to_read(folder, typed),
                    self._opened,
                    lambda error: self._refuse(error_words(error)),
                ),
            )
        elif isinstance(error, DatabaseDamaged):
            offer_backup(self, self.try_password)
        elif isinstance(error, WrongPassword):
            if any(c > "\u2e80" for c in self.password.line.text()):
                chinese = _(
                    "The password is not right. There are Chinese characters in it; is the"
                    " input method still on?"
                )
                self._refuse(chinese)
            self.password.line.selectAll()
            self.password.setFocus()
            self._tries += 1
            if seconds := passwords.wait_after(self._tries):
                self._left = seconds
                self.enter.setEnabled(False)
                self._say_wait()
                self._wait.start()

    def _count_down(self) -> None:
        self._left -= 1
        if self._left > 0:
            self._say_wait()
            return
        self._wait.stop()
        self._busy(False)

    def _say_wait(self) -> None:
        self.enter.setText(_("Again in {seconds} s").format(seconds=self._left))

    def _busy(self, busy: bool) -> None:
        for button in (self.enter, self.use_code):
            button.setEnabled(not busy)
            button.setText(_("Opening…") if busy else _("Open"))

    def _refuse(self, text: str) -> None:
        self.answer.say(text)
        self.password.set_wrong(True)
        self.password.setFocus()

    # The recovery code

    def forgotten(self) -> None:
        """Ask for the code on paper; what was typed as a password stays behind nobody's back."""
        self.password.line.clear()
        self.code.clear()
        self.code_answer.say("")
        self.turn_to(self._second)
        self.code.setFocus()

    def try_code(self) -> None:
        """Open with the code on paper, to set a new password."""
        if not self.use_code.isEnabled():
            return
        slip, typed = self.code.wrong_slip(), self.code.text()
        if slip is not None:
            self._refuse_code(RecoveryGroupWrong(group=slip + 1))
            return
        self._open(
            partial(opening.opened, lambda folder: store.open_with_recovery(folder, typed)),
            self._recovered,
            self._refuse_code,
        )

    def _refuse_code(self, error: Exception) -> None:
        self.code_answer.say(error_words(error))
        wrong = error.data["group"] if isinstance(error, RecoveryGroupWrong) else 1
        self.code.mark_wrong(int(str(wrong)) - 1)

    def _recovered(self) -> None:
        self.code.clear()
        self.new.clear()
        self.turn_to(self._third)
        self.new.setFocus()

    def set_new(self) -> None:
        """Take the new password and go in."""

        def entered(_done: None) -> None:
            self.new.clear()
            self.shell.program.enter()
            self.shell.notify(_("The new password holds from now on."))

        def change(typed: str) -> None:
            self.shell.act(lambda: passwords.set_password_after_recovery(typed), done=entered)

        self.shell.act(
            self.new.value,
            form=self.new.form,
            done=lambda typed: check_clock(self, lambda: change(typed)),
        )

    def _typing(self) -> None:
        self.answer.say("")
        self.password.set_wrong(False)

    def _warm_up(self) -> None:
        """Load what the next page needs while somebody types, then what the others will need."""

        def loaded(_done: object) -> None:
            if self.isVisible() and self.enter.isEnabled():
                self.shell.program.load_ahead()

        work.run(self, _load, loaded, quiet=True, lane="warm")


def _load(progress: work.Progress) -> None:
    import importlib

    for module in ("app.records", "app.records.days", "ui.pages.home.page", "ui.widgets.table"):
        progress()
        importlib.import_module(module)
    from app.records import directory

    directory.every()
