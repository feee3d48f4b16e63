"""The register of certificates: narrowed, looked at as it prints, printed, reissued, revoked."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from PySide6.QtWidgets import QWidget

from app.documents.made import FinishedPaper, say_missing
from app.language import N_, _, n_
from app.records import certificates
from app.records.certificates import Certificate, Filter, lists
from app.store.keys import write_whole
from app.store.session import current
from ui.pages.certificates.sheets import ReissueSheet, ask_revoking
from ui.pages.certificates.view import CertificateView, make
from ui.pages.printing.confirm import PrintedSheet
from ui.records.kind import RecordKind
from ui.records.listing import RecordList
from ui.records.paper import load
from ui.records.reading import ReadingPage
from ui.shell import Shell
from ui.widgets.files import file_to_write
from ui.widgets.keys import shortcut
from ui.widgets.plain import Button, Card, Label, box, hide_unless, row


class Register(ReadingPage):
    """The list on the left; on the right the paper of the row, and what can be done with it."""

    share = 0.66
    framed = False

    def __init__(self, shell: Shell) -> None:
        lesson = (
            N_("Issue certificates, one by one or from a list.")
            if current().is_office
            else N_("Ask your office; what it issues comes with its answer on the stick.")
        )
        super().__init__(shell, replace(CERTIFICATE, lesson=lesson))
        self.table = self.list.table
        self.table.actors = lambda: [self.foot, self.view]
        for chosen in (self.table.ticked, self.table.picked):
            chosen.connect(self.say)
        self.say()

    def make_parts(self) -> None:
        self.count = Label("", "quiet")
        self.keep = Button(_("Save as a file…"), self.save_chosen)
        self.print_button = Button(_("Print…"), self.print_chosen, look="primary")
        self.again = Button(_("Reissue…"), self.ask_reissue)
        self.drop = Button(_("Revoke…"), self.ask_revoke)
        hide_unless(current().is_office, self.again, self.drop)
        does = (self.drop, self.again, self.keep, self.print_button)
        self.foot = box(row(*does, spacing=8))
        prints = Button(_("Ledgers"), menu=self.list_prints())
        foot = (self.count, self.foot)
        self.list = RecordList(self.kind, [prints], foot, checks=True)
        self.list.void.hide()  # none is ever void: it is revoked
        self.view = self.paper = CertificateView(self.shell, self.kind)

    def keys(self) -> None:
        shortcut(self, "Ctrl+P", self.print_chosen, inside=True)

    def lesson(self) -> QWidget:
        return Card("", super().lesson())

    def every(self, asked: Filter) -> list[Certificate]:
        return certificates.every(asked)

    def reload(self) -> None:
        """Fetch again."""
        self.look_again()
        self.say()

    def show_issued(self, ids: list[str]) -> None:
        """Tick what has just been issued, so that one press prints it."""
        self.table.rows.checked = {each: certificates.get(each) for each in ids}
        self.table.rows.redraw()
        self.table.pick(ids[-1])
        self.print_button.setFocus()

    # Printing

    def chosen(self) -> list[Certificate]:
        """What is ticked, else the row that the cursor is on; as they were issued."""
        now = self.table.current()
        found = self.table.checked() or ([now] if now is not None else [])
        return sorted(found, key=lambda each: each.row)

    def print_chosen(self) -> None:
        """Make the papers of all that are chosen and hand them to a printer."""
        ids, size = [each.id for each in self.chosen()], self.paper.sized
        if self.print_button.isEnabled():
            load()
            self.shell.run(
                lambda progress: make(ids, size, progress),
                lambda made: self._hand_over(made, ids),
                title=_("Making the certificates…"),
            )

    def save_chosen(self) -> None:
        """Write the papers of all that are chosen into a file."""
        ids, size = [each.id for each in self.chosen()], self.paper.sized
        name = self.chosen()[0].heading() if len(ids) == 1 else _("Certificates")
        path = file_to_write(self, _("Save"), f"{name}.pdf", "PDF (*.pdf)")
        if path is not None:
            load()
            self.shell.run(
                lambda progress: write_whole(path, make(ids, size, progress).pdf),
                lambda _done: self.shell.notify(_("Saved to {path}").format(path=path)),
                title=_("Making the certificates…"),
            )

    def _hand_over(self, made: FinishedPaper, ids: list[str]) -> None:
        from ui.widgets.paper import ask_and_print  # knows printers, which a list does not need

        if made.missing:
            self.paper.preview.banner.show_sentence(say_missing(made.missing), "soon")
        self.shell.act(
            lambda: ask_and_print(self, made.pdf, _("Certificates")),
            done=lambda went: self.confirm(ids) if went else None,
        )

    def confirm(self, ids: list[str]) -> None:
        """Ask sheet by sheet what came out well."""
        pieces = [(each, certificates.get(each).heading()) for each in ids]
        PrintedSheet(self.shell, pieces, self._entered)

    def _entered(self, well: tuple[str, ...]) -> None:
        printed = [certificates.get(each) for each in well]
        if printed:
            certificates.note_printed(printed)
        # What was smeared or torn keeps its number, and stays ticked to be printed again.
        for each in well:
            self.table.rows.checked.pop(each, None)
        self.reload()
        said = n_("{count} is entered as printed.", "{count} are entered as printed.", len(well))
        self.shell.notify(said.format(count=len(well)))

    # Ending

    def ask_reissue(self) -> None:
        """Ask why and what is to be otherwise, and issue a new one."""
        [certificate] = self.chosen()
        ReissueSheet(self.shell, certificate, self._reissued)

    def ask_revoke(self) -> None:
        """Ask why, and revoke all that are ticked."""
        ask_revoking(self.shell, self.table.checked(), self._revoked)

    def _reissued(self, made: Certificate) -> None:
        self.reload()
        self.show_issued([made.id])
        self.shell.notify(_("{number} is issued.").format(number=made.number))

    def _revoked(self, ended: list[Certificate]) -> None:
        self.table.rows.checked.clear()
        self.reload()
        said = n_(
            "{count} is revoked. Rooms hear of it with their next answer.",
            "{count} are revoked. Rooms hear of it with their next answer.",
            len(ended),
        )
        self.shell.notify(said.format(count=len(ended)))

    def say(self, *_picked: object) -> None:
        """Say how many are ticked, and what can be done with them."""
        chosen, ticked = self.chosen(), len(self.table.checked())
        stand = all(each.state == certificates.ISSUED for each in chosen)
        self.again.setEnabled(len(chosen) == 1 and stand)
        # What cannot be taken back needs a tick: the row that the cursor is on may be another.
        self.drop.setEnabled(bool(ticked) and stand)
        self.drop.setToolTip("" if ticked else _("Tick what is to be revoked."))
        said = n_("{count} ticked", "{count} ticked", ticked)
        self.count.setText(said.format(count=ticked) if ticked else "")
        for each in (self.print_button, self.keep):
            each.setEnabled(certificates.can_print(chosen))


CERTIFICATE: Final = RecordKind(
    Certificate,
    rows=(),
    listed={},
    heading=N_("Certificates"),
    new="",
    nothing=N_("No certificates yet"),
    left_out=lists.LEFT_OUT,
    list_rows=lists.CertificateRows,
    period="all",
    everything=N_("All certificates"),
    entered_by=frozenset(),
    attaches=False,
    page=lambda shell, _kind: Register(shell),
)
