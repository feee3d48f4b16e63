"""Whose certificates can be judged here, and a key taken in from a file or handed on in one."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from app.language import _
from app.records.certificates import Issuer, issuers, lists
from app.records.certificates.issuers import Offered
from app.records.listed import all_here
from app.store.keys import write_whole
from app.store.session import current
from ui.records.part import ListPart
from ui.shell import Shell
from ui.widgets.files import file_to_open, file_to_write
from ui.widgets.message import Sheet, ask
from ui.widgets.plain import Button, Label, hide_unless, hint, row
from ui.widgets.table import Table


class Issuers(ListPart):
    """The list of those whose keys are known."""

    def __init__(self, shell: Shell) -> None:
        table = Table(
            lists.of_issuers(),
            all_here(lambda _text: [*issuers.known_issuers().values()]),
            filter=False,
            identity=lambda each: each.public,
            empty=(
                _("No issuer is known yet"),
                _("Take your office's invitation, or an issuer's key from a file."),
            ),
        )
        kinds, title = _("Key of an issuer (*.issuer)"), _("Choose the key file")
        ask = lambda: file_to_open(self, title, kinds, self.read)  # noqa: E731
        take = Button(_("Take in a key from a file…"), ask)
        hand_on = Button(_("Save our own key for others…"), self.save)
        hide_unless(current().is_office, hand_on)
        self.drop = Button(_("Forget this one"), self.ask_forget)
        super().__init__(shell, Issuer.kind_name, table, row(take, hand_on, None), self.drop)

    def read(self, path: Path) -> None:
        """Read an issuer's file and ask whether it is to be believed."""

        def offer() -> Offered:
            with path.open("rb") as opened:
                return issuers.read_file(opened.read(issuers.CAP + 1))

        self.shell.act(offer, done=self._ask_taking)

    def _ask_taking(self, offered: Offered) -> None:
        """Ask whether an issuer is to be believed, once the number was compared."""
        title = _("Believe certificates of {name}?").format(name=offered.known.name)
        sheet = Sheet(self.shell, title, stays=True)
        explain = _("Call the issuer on a number that you know and compare this number. Only if all"
                    " digits agree, take it in.")  # fmt: skip
        number = Label(offered.known.check, "headline", wrap=True)
        take = partial(self.shell.act, lambda: issuers.take_in(offered), done=self._taken)
        agree = Button(_("They agree: take it in"), sheet.then(take), look="primary")
        leave = Button(_("Leave it"), sheet.close_sheet)
        sheet.add(hint(explain), number, 6, row(None, leave, agree)).rise(leave, width=560)

    def save(self) -> None:
        """Ask where to, and write our key there."""
        name = _("{name}, key").format(name=current().name) + ".issuer"
        path = file_to_write(self, _("Save"), name, _("Key of an issuer (*.issuer)"))
        if path is not None:
            said = _("Saved. Tell whoever takes it in this number: {number}")
            self.shell.act(
                lambda: write_whole(path, issuers.write_file()),
                words=said.format(number=issuers.own_issuer().check),
            )

    def ask_forget(self) -> None:
        """Ask before an issuer is believed no more."""
        known = self.table.current()
        if known is None or not known.record:
            return
        found = next(each for each in issuers.taken_in() if each.id == known.record)
        forget = partial(
            self.shell.act, lambda: issuers.forget(found), done=lambda _gone: self.reload()
        )
        question = _("Forget the key of {name}?").format(name=known.name)
        explain = _("Its certificates cannot be judged here any more.")
        ask(self, question, _("Forget"), forget, explain=explain)

    def _taken(self, taken: Issuer) -> None:
        self.reload()
        said = _("Certificates of {name} can be checked here now.")
        self.shell.notify(said.format(name=taken.name))

    def say(self) -> None:
        known = self.table.current()
        self.drop.setEnabled(known is not None and bool(known.record))
