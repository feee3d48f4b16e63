"""Whose certificates can be judged here, and a key taken in from a file or handed on in one."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

from PySide6.QtWidgets import QFileDialog, QWidget

from app.errors import AppError
from app.language import N_, _
from app.records.certificates import issuers, revoked
from app.records.certificates.issuers import KnownIssuer, Offered
from app.store.keys import write_whole
from app.store.session import current
from ui.shell import Shell
from ui.widgets.message import Sheet, ask
from ui.widgets.plain import Button, Card, Label, column, row
from ui.widgets.table import Table, TableColumn

_HOW: Final = {
    "own": N_("this office"),
    "above": N_("our office, from its invitation"),
    "below": N_("reports here"),
    "file": N_("from a file"),
}


class Issuers(QWidget):
    """The list of those whose keys are known."""

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self.shell = shell
        self.table = Table(
            self._columns(),
            self._page,
            filter=False,
            identity=lambda each: each.public,
            empty=(
                _("No issuer is known yet"),
                _("Take your office's invitation, or an issuer's key from a file."),
            ),
        )
        self.take = Button(_("Take in a key from a file…"), self.ask_file)
        self.drop = Button(_("Forget this one"), self.ask_forget)
        self.hand_on = Button(_("Save our own key for others…"), self.save)
        self.hand_on.setVisible(current().is_office)
        foot = row(self.take, self.hand_on, None, self.drop)
        edge = foot.spacing()
        foot.setContentsMargins(edge, edge // 2, edge, edge)
        self.setLayout(column(Card("", self.table, foot, margin=0)))
        self.table.picked.connect(self._picked)
        self._picked(None)

    def reload(self) -> None:
        """Fetch again."""
        self.table.reload()
        self._picked(self.table.current())

    def ask_file(self) -> None:
        """Ask for an issuer's file."""
        path, _kind = QFileDialog.getOpenFileName(
            self, _("Choose the key file"), "", _("Key of an issuer (*.issuer)")
        )
        if path:
            self.read(Path(path))

    def read(self, path: Path) -> None:
        """Read an issuer's file and ask whether it is to be believed."""
        try:
            with path.open("rb") as opened:
                offered = issuers.read_file(opened.read(issuers.CAP + 1))
        except (AppError, OSError) as error:
            self.shell.fail(error)
            return
        ConfirmSheet(self.shell, offered, self._taken)

    def save(self) -> None:
        """Ask where to, and write our key there."""
        name = _("{name}, key").format(name=current().name) + ".issuer"
        path, _kind = QFileDialog.getSaveFileName(
            self, _("Save"), name, _("Key of an issuer (*.issuer)")
        )
        if not path:
            return
        try:
            write_whole(Path(path), issuers.write_file())
        except (AppError, OSError) as error:
            self.shell.fail(error)
            return
        said = _("Saved. Tell whoever takes it in this number: {number}")
        self.shell.notify(said.format(number=issuers.own_issuer().check))

    def ask_forget(self) -> None:
        """Ask before an issuer is believed no more."""
        known = self.table.current()
        if known is None or not known.record:
            return
        found = next(each for each in issuers.taken_in() if each.id == known.record)

        def forget() -> None:
            issuers.forget(found)
            self.reload()

        ask(
            self,
            _("Forget the key of {name}?").format(name=known.name),
            _("Forget"),
            forget,
            explain=_("Its certificates cannot be judged here any more."),
        )

    def _taken(self, name: str) -> None:
        self.reload()
        self.shell.notify(_("Certificates of {name} can be checked here now.").format(name=name))

    def _picked(self, known: KnownIssuer | None) -> None:
        self.drop.setEnabled(known is not None and bool(known.record))

    def _page(self, text: str, after: Any, size: int) -> list[tuple[KnownIssuer, Any]]:
        return (
            []
            if after is not None
            else [(each, 0) for each in issuers.known_issuers().values()][:size]
        )

    def _columns(self) -> list[TableColumn]:
        def listed(each: KnownIssuer) -> str:
            said = revoked.of(each.public)
            return said.on.isoformat() if said is not None else _("none yet")

        return [
            TableColumn(
                "name", _("Issued by"), lambda each: each.name, 160, look=lambda _e: "strong"
            ),
            TableColumn("how", _("How it is known"), lambda each: _(_HOW[each.how]), 130),
            TableColumn("listed", _("Revocations up to"), listed, 100),
            TableColumn("check", _("Number to compare"), lambda each: each.check, 190),
        ]


class ConfirmSheet(Sheet):
    """Asks whether an issuer is to be believed, once the number was compared."""

    def __init__(self, shell: Shell, offered: Offered, done: Any) -> None:
        title = _("Believe certificates of {name}?").format(name=offered.known.name)
        super().__init__(shell, title, stays=True)
        self.shell, self.offered, self._done = shell, offered, done
        explain = _("Call the issuer on a number that you know and compare this number. Only if all"
                    " digits agree, take it in.")  # fmt: skip
        self.number = Label(offered.known.check, "headline", wrap=True)
        save = Button(_("They agree: take it in"), self.save, look="primary")
        leave = Button(_("Leave it"), self.close_sheet)
        self.add(Label(explain, "quiet", wrap=True), self.number, 6, row(None, leave, save))
        self.rise(leave, width=560)

    def save(self) -> None:
        """Believe it from now on."""
        try:
            taken = issuers.take_in(self.offered)
        except AppError as error:
            self.close_sheet()
            self.shell.fail(error)
            return
        self.close_sheet()
        self._done(taken.name)
