"""The password, the recovery code, and when the screen locks by itself."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, TypeVar

from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from app import settings
from app.errors import WrongPassword, refused_beside
from app.fields import Entry, Name, Text
from app.language import N_, _
from app.store import passwords, preferences
from app.store.session import current
from ui.pages.settings.part import Part
from ui.widgets.chips import Chips
from ui.widgets.form import Form
from ui.widgets.message import Sheet
from ui.widgets.passwords import NewPassword
from ui.widgets.plain import Button, Card, Label, hint, row
from ui.widgets.recovery import AskBack, code_card
from ui.widgets.typed import PasswordInput
from ui.work import Progress

T = TypeVar("T")
R = TypeVar("R")

_MINUTES: Final = (3, 5, 10, 20, 30)


class LockPart(Part):
    """Three cards: when it locks, the password, the recovery code."""

    def build(self) -> None:
        minutes = [(each, _("{count} minutes").format(count=each)) for each in _MINUTES]
        self.wait = Chips(minutes, preferences.get(settings.LOCK_AFTER))
        self.wait.chosen.connect(self._lock_after)
        self.old = _password_form("old", N_("Password until now"))
        self.new = NewPassword(N_("New password"))
        self.new.submitted.connect(self.change)
        self.sheet: Sheet | None = None
        at_once = hint(_("Ctrl L locks at once, F12 only covers the screen."))
        change = Button(_("Change the password"), self.change, look="primary")
        lost = _(
            "If the paper is lost or somebody has seen it, make a new code. The old"
            " one opens nothing from then on."
        )
        renew = row(Button(_("Make a new recovery code"), self.new_code), None)
        over = _(
            "Whoever takes over opens the records by a name and password of his own. The former"
            " password and recovery code no longer open this computer; backups and copies that were"
            " made before still open with them: destroy what is not needed."
        )
        hand_over = row(Button(_("Hand over…"), self.hand_over), None)
        self.lay_out(
            Card(_("Lock the screen by itself after"), self.wait, at_once, margin=22),
            Card(_("Change the password"), self.old, self.new, 6, row(None, change), margin=22),
            Card(_("Recovery code"), Label(lost, wrap=True), renew, margin=22),
            Card(_("Another keeper"), Label(over, wrap=True), hand_over, margin=22),
        )

    def _lock_after(self, minutes: int) -> None:
        self.shell.act(
            lambda: preferences.put(settings.LOCK_AFTER, minutes),
            done=lambda _kept: self.shell.program.count_idle(),
            words=_("Saved."),
        )
        self.wait.set_value(preferences.get(settings.LOCK_AFTER))

    def change(self) -> None:
        """Take the new password in place of the old one."""
        self._with_password(
            self.old,
            lambda: (self.old.values()["old"], self.new.value()),
            lambda typed: passwords.change_password(*typed),
            self._changed,
        )

    def _with_password(
        self, form: Form, typed: Callable[[], T], do: Callable[[T], R], done: Callable[[R], object]
    ) -> None:
        """Do something with what was typed in a form whose field `old` asks for the password."""

        def typed_now(said: T) -> None:
            def doing(progress: Progress) -> R:
                with refused_beside("old", WrongPassword):
                    return do(said)

            self.shell.run(doing, done, form=form, title=_("One moment…"))

        self.shell.act(typed, form=form, done=typed_now, refused=lambda _beside_its_field: None)

    def _changed(self, _done: None) -> None:
        self.old.clear()
        self.new.clear()
        self.shell.notify(_("The new password holds from now on."))

    # Another keeper

    def hand_over(self) -> None:
        """Ask who takes over, for the password until now and for the new one, twice."""
        described = {
            "name": Entry(Name(), N_("Name of the new keeper"), required=True),
            "old": Entry(Text(), N_("Password until now"), required=True),
        }
        form = Form(described, [("name",), ("old",)], inputs={"old": PasswordInput()})
        new = NewPassword(N_("New password"))

        def typed() -> tuple[str, str, str]:
            said = form.values()
            return said["name"], said["old"], new.value()

        def check() -> None:
            self._with_password(
                form, typed, lambda said: passwords.hand_over(*said), self._handed_over
            )

        form.submitted.connect(check)
        new.submitted.connect(check)
        explain = hint(_("The new keeper types the new password; copy the new code together."))
        go_on = Button(_("Hand over"), check, look="primary")
        self.sheet = Sheet(self, _("Who takes over?"), stays=True)
        leave = Button(_("Not now"), self._close)
        self.sheet.add(explain, form, new, 8, row(None, leave, go_on))
        self.sheet.rise(form.input("name"), width=600)

    def _handed_over(self, code: str) -> None:
        self.shell.show_status()
        taken = _("Handed over: {name} is in charge now; the new recovery code holds.")
        self._show_code(code, taken.format(name=current().user_name))

    # The recovery code

    def new_code(self) -> None:
        """Ask for the password first: whoever holds the code can open everything."""
        form = _password_form("password", N_("Password"))
        go_on = Button(_("Go on"), look="primary")

        def failed(error: Exception) -> None:
            self._close()
            self.shell.fail(error)

        def make(typed: dict[str, str]) -> None:
            def making(progress: Progress) -> str:
                with refused_beside("password", WrongPassword):
                    passwords.require_password(typed["password"])
                preferences.put(settings.CODE_COPIED, False)
                return passwords.renew_recovery_code()

            self.shell.run(making, self._show_code, form=form, failed=failed, quiet=True)

        def check() -> None:
            self.shell.act(form.values, form=form, done=make)

        go_on.clicked.connect(check)
        form.submitted.connect(check)
        form.input("password").line.returnPressed.connect(check)
        self.sheet = Sheet(self, _("Your password first"))
        self.sheet.add(form, 8, row(None, Button(_("Not now"), self._close), go_on))
        self.sheet.rise(form.input("password"))

    def _show_code(self, code: str, done: str = "") -> None:
        card = code_card(code, lambda: self._ask_back(code, done), _("I have copied it"))
        self._turn_to(card, card.focusProxy() or card, width=600)

    def _ask_back(self, code: str, done: str) -> None:
        card = AskBack(code, lambda: self._copied(done), lambda: self._show_code(code, done))
        self._turn_to(card, card.typed)

    def _copied(self, done: str) -> None:
        self._close()
        preferences.remember(settings.CODE_COPIED, True)
        self.shell.notify(done or _("The new recovery code holds from now on."))

    def _turn_to(self, card: Card, focus: QWidget, *, width: int = 460) -> None:
        self._close()
        card.setObjectName("bare")
        self.sheet = Sheet(self, stays=True).add(card).rise(focus, width=width)

    def _close(self) -> None:
        if self.sheet is not None and isValid(self.sheet):
            self.sheet.close_sheet()
        self.sheet = None


def _password_form(name: str, label: str) -> Form:
    described = {name: Entry(Text(), label, required=True)}
    return Form(described, [(name,)], inputs={name: PasswordInput()})
