"""The password, the recovery code, and when the screen locks by itself."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtWidgets import QWidget

from app import settings
from app.errors import FieldErrors, Missing, WrongPassword
from app.fields import Text
from app.language import N_, _
from app.messages import words
from app.store import passwords, preferences
from ui.pages.recovery_code import AskBack, code_card
from ui.pages.settings.look import chips
from ui.shell import Shell
from ui.widgets.form import Form
from ui.widgets.input import Entry
from ui.widgets.inputs import PasswordInput
from ui.widgets.message import Sheet
from ui.widgets.passwords import NewPassword
from ui.widgets.plain import Button, Card, Words, column, row

_MINUTES: Final = (3, 5, 10, 20, 30)


class LockPart(QWidget):
    """Three cards."""

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self.shell = shell
        minutes = {each: _("{count} minutes").format(count=each) for each in _MINUTES}
        self.wait = chips(minutes, preferences.get(settings.LOCK_AFTER), self._wait_so_long)
        self.old = Form(
            {"old": Entry(Text(), N_("Password until now"), required=True)},
            [("old",)],
            inputs={"old": PasswordInput()},
        )
        self.new = NewPassword()
        self.new.submitted.connect(self.change)
        self.sheet: Sheet | None = None
        self.setLayout(
            column(
                Card(
                    _("Lock the screen by itself after"),
                    self.wait,
                    Words(
                        _("Ctrl+L locks at once, F12 only covers the screen."), "quiet", wrap=True
                    ),
                    margin=22,
                ),
                Card(
                    _("Change the password"),
                    self.old,
                    self.new,
                    6,
                    row(None, Button(_("Change the password"), self.change, look="primary")),
                    margin=22,
                ),
                Card(
                    _("Recovery code"),
                    Words(
                        _(
                            "If the paper is lost or somebody has seen it, make a new code. The old"
                            " one opens nothing from then on."
                        ),
                        wrap=True,
                    ),
                    row(Button(_("Make a new recovery code"), self.new_code), None),
                    margin=22,
                ),
                None,
                spacing=12,
            )
        )

    def look_again(self) -> None:
        """Nothing here changes by itself."""

    def _wait_so_long(self, minutes: int) -> None:
        preferences.put(settings.LOCK_AFTER, minutes)
        self.shell.program.count_idle()
        self.shell.notify(_("Saved."))

    def change(self) -> None:
        """Take the new password in place of the old one."""
        try:
            old = self.old.values()["old"]
            new = self.new.value()
        except FieldErrors:
            return

        def changing(progress: Any) -> None:
            progress()
            passwords.change_password(old, new)

        self.shell.run(
            changing,
            lambda _done: self._changed(),
            failed=self._not_changed,
            title=_("One moment…"),
        )

    def _changed(self) -> None:
        self.old.clear()
        self.new.clear()
        self.shell.notify(_("The new password holds from now on."))

    def _not_changed(self, error: Exception) -> None:
        if isinstance(error, WrongPassword):
            self.old.refuse(FieldErrors({"old": error}))
        else:
            self.shell.fail(error)

    # The recovery code

    def new_code(self) -> None:
        """Ask for the password first: whoever holds the code can open everything."""
        typed = PasswordInput()
        answer = Words("", "error", wrap=True)
        answer.hide()
        self.sheet = sheet = Sheet(self, _("Your password first"))
        go = Button(_("Go on"), look="primary")

        def check() -> None:
            if not typed.value():
                refuse(Missing())
                return
            go.setEnabled(False)
            password = typed.value()

            def making(progress: Any) -> str:
                progress()
                passwords.require_password(password)
                preferences.put(settings.CODE_COPIED, False)
                return passwords.renew_recovery_code()

            self.shell.run(making, lambda code: self._show(sheet, code), failed=refuse, quiet=True)

        def refuse(error: Exception) -> None:
            go.setEnabled(True)
            if isinstance(error, (WrongPassword, Missing)):
                answer.setText(words(error))
                answer.show()
                typed.set_wrong(True)
                typed.setFocus()
            else:
                sheet.close_sheet()
                self.shell.fail(error)

        go.clicked.connect(check)
        typed.line.returnPressed.connect(check)
        leave = Button(_("Not now"), sheet.close_sheet)
        sheet.add(typed, answer, 8, row(None, leave, go)).rise(typed)

    def _show(self, before: Sheet, code: str) -> None:
        before.close_sheet()
        self.sheet = sheet = Sheet(self, stays=True)

        def ask_back() -> None:
            sheet.close_sheet()
            self.sheet = asking = Sheet(self, stays=True)

            def copied() -> None:
                asking.close_sheet()
                preferences.put(settings.CODE_COPIED, True)
                self.shell.notify(_("The new recovery code holds from now on."))

            def again() -> None:
                asking.close_sheet()
                self._show(asking, code)

            card = AskBack(code, copied, again)
            card.setObjectName("bare")
            asking.add(card).rise(card.typed)

        card = code_card(code, ask_back, _("I have copied it"))
        card.setObjectName("bare")
        sheet.add(card).rise(card.focusProxy(), width=600)
