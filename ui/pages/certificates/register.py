"""The register of certificates: narrowed, looked at as it prints, printed, reissued, revoked."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

from PySide6.QtWidgets import QFileDialog, QMenu, QWidget

from app import codes
from app.documents.made import FinishedPaper, say_missing
from app.errors import AppError
from app.language import N_, _, n_
from app.records import certificates
from app.records.certificates import Certificate, Filter
from app.store.keys import write_whole
from app.store.session import current
from ui import style, work
from ui.pages.certificates import words
from ui.pages.certificates.ending import ReissueSheet, RevokeSheet
from ui.pages.printing.well import PrintedSheet
from ui.shell import Shell
from ui.widgets.arrange import SplitView
from ui.widgets.chips import Chips
from ui.widgets.message import error_words
from ui.widgets.paper import PrinterRefused, ask_and_print
from ui.widgets.plain import Button, Card, Label, box, column, row
from ui.widgets.preview import Preview
from ui.widgets.table import Table, TableColumn

_ONLY: Final = (
    ("", N_("All certificates")),
    ("issued", N_("In force")),
    ("expiring", N_("Ending within 60 days")),
    ("expired", N_("Expired")),
    ("unprinted", N_("Not printed yet")),
    ("superseded", N_("Reissued")),
    ("revoked", N_("Revoked")),
)


class Register(QWidget):
    """The list on the left; on the right the paper of the row, and what can be done with it."""

    def __init__(self, shell: Shell, page: Any) -> None:
        super().__init__()
        self.shell, self.page = shell, page
        self._only = self._kind = ""
        self._job: work.Job | None = None
        self.sifted = Button(_("All certificates"), menu=[])
        self._fill_menu()
        lesson = (
            _("Issue certificates, one by one or from a list.")
            if current().is_office
            else _("Ask your office; what it issues comes with its answer on the stick.")
        )
        self.table = Table(
            self._columns(),
            self._page,
            empty=(_("No certificates yet"), lesson),
            extra=[self.sifted],
            checks=True,
        )
        self.count = Label("", "quiet")
        self.keep = Button(_("Save as a file…"), self.save_chosen)
        self.print_button = Button(_("Print…"), self.print_chosen, look="primary")
        self.again = Button(_("Reissue…"), self.ask_reissue)
        self.drop = Button(_("Revoke…"), self.ask_revoke)
        foot = row(self.count, None, self.drop, self.again, self.keep, self.print_button)
        edge = foot.spacing()
        foot.setContentsMargins(edge, edge // 2, edge, edge)
        self.paper = Chips([("a4", "A4"), ("a5", "A5")])
        self.state = Label("", "strong", wrap=True)
        self.about = Label("", "quiet", wrap=True)
        self.preview = Preview(tools=False)
        wide = sum(each.sizeHint().width() for each in self.paper.chips.values())
        self.paper.setMinimumWidth(wide + style.gap(12))
        above = row(box(column(self.state, self.about, spacing=2)), self.paper)
        above.setStretch(0, 1)
        right = box(column(above, self.preview))
        self.sides = SplitView(Card("", self.table, foot, margin=0), right, share=0.66)
        self.setLayout(column(self.sides))
        self.table.picked.connect(self._picked)
        self.table.opened.connect(lambda _row: self.sides.show_record())
        self.table.ticked.connect(self._ticked)
        self.paper.chosen.connect(lambda _size: self._draw(self.table.current()))
        if not current().is_office:
            self.again.hide()
            self.drop.hide()
        self._picked(None)

    def reload(self) -> None:
        """Fetch the list again."""
        self.table.reload()
        self._picked(self.table.current())
        self._ticked()

    def show_certificate(self, certificate: str) -> None:
        """Bring one to the right side."""
        if not self.table.pick(certificate):
            self.sift()
            self.table.pick(certificate)
        self.sides.show_record()

    def show_issued(self, ids: list[str]) -> None:
        """Tick what has just been issued, so that one press prints it."""
        self.table.rows.checked = {each: certificates.get(each) for each in ids}
        self.table.rows.redraw()
        self.table.pick(ids[-1])
        self._ticked()
        self.print_button.setFocus()

    def sift(self, only: str = "", kind: str = "") -> None:
        """Narrow the list to a state or a kind."""
        self._only, self._kind = only, kind
        said = words.kind(kind) if kind else _(dict(_ONLY)[only])
        self.sifted.setText(said + " ▾")
        self.reload()

    # Printing

    def chosen(self) -> list[Certificate]:
        """What is ticked, in the order of their numbers; else the row that the cursor is on."""
        ticked = sorted(self.table.checked(), key=lambda each: each.row)
        now = self.table.current()
        return ticked or ([now] if now is not None else [])

    def print_chosen(self) -> None:
        """Make the papers of all that are chosen and hand them to a printer."""
        ids = [each.id for each in self.chosen()]
        if not ids:
            return
        self.shell.run(
            lambda progress: self._make(ids, progress),
            lambda made: self._hand_over(made, ids),
            title=_("Making the certificates…"),
        )

    def save_chosen(self) -> None:
        """Write the papers of all that are chosen into a file."""
        ids = [each.id for each in self.chosen()]
        if not ids:
            return
        name = self.chosen()[0].heading() if len(ids) == 1 else _("Certificates")
        path, _kind = QFileDialog.getSaveFileName(
            self, _("Save"), f"{name.replace('/', '-')}.pdf", "PDF (*.pdf)"
        )
        if path:
            self.shell.run(
                lambda progress: write_whole(Path(path), self._make(ids, progress).pdf),
                lambda _done: self.shell.notify(_("Saved to {path}").format(path=path)),
                title=_("Making the certificates…"),
            )

    def _make(self, ids: list[str], progress: Any = None) -> FinishedPaper:
        # Setting pages brings much with it that a glance at the list does not need.
        from app.documents.certificates import sources as certificate_sources

        return certificate_sources.write(ids, size=self.paper.value, progress=progress)

    def _hand_over(self, made: FinishedPaper, ids: list[str]) -> None:
        if made.missing:
            self.preview.banner.show_sentence(say_missing(made.missing), "soon")
        try:
            went = ask_and_print(self, made.pdf, _("Certificates"))
        except PrinterRefused as error:
            self.shell.fail(error)
            return
        if went:
            self.confirm(ids)

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
        if (certificate := self.table.current()) is not None:
            ReissueSheet(self.shell, certificate, self._reissued)

    def ask_revoke(self) -> None:
        """Ask why, and revoke."""
        if (certificate := self.table.current()) is not None:
            RevokeSheet(self.shell, certificate, self._revoked)

    def _reissued(self, made: Certificate) -> None:
        self.reload()
        self.show_issued([made.id])
        self.shell.notify(_("{number} is issued.").format(number=made.number))

    def _revoked(self, ended: Certificate) -> None:
        self.reload()
        said = _("{number} is revoked. Rooms hear of it with their next answer.")
        self.shell.notify(said.format(number=ended.number))

    # What is shown

    def _picked(self, certificate: Certificate | None) -> None:
        ours = certificate is not None and certificate.state == certificates.ISSUED
        self.again.setEnabled(ours)
        self.drop.setEnabled(ours)
        self._ticked()
        self._say(certificate)
        self._draw(certificate)

    def _say(self, certificate: Certificate | None) -> None:
        if certificate is None:
            self.state.setText("")
            self.about.setText("")
            return
        self.state.setText(f"{certificate.number}　{certificate.name}")
        self.about.setText("　".join([words.state(certificate), *words.about(certificate)]))

    def _draw(self, certificate: Certificate | None) -> None:
        if self._job is not None:
            self._job.cancel()
            self._job = None
        if certificate is None:
            self.preview.show_nothing(_("Choose a certificate on the left."))
            return
        if certificate.state != certificates.ISSUED or not certificate.prints:
            self.preview.show_nothing(words.why_not_printed(certificate))
            return
        ids = [certificate.id]
        job = self.shell.run(
            lambda progress: self._make(ids, progress), lambda made: self._show(job, made),
            quiet=True, failed=lambda error: self._refuse(job, error),
        )  # fmt: skip
        self._job = job

    def _show(self, job: work.Job, made: FinishedPaper) -> None:
        if job is not self._job:
            return
        self._job = None
        now = self.table.current()
        self.preview.show_document(made.pdf, now.heading() if now is not None else "")
        if made.missing:
            self.preview.banner.show_sentence(say_missing(made.missing), "soon")
        else:
            self.preview.banner.hide()

    def _refuse(self, job: work.Job, error: Exception) -> None:
        if job is self._job:
            self._job = None
            self.preview.show_nothing(error_words(error))
            if not isinstance(error, AppError):
                self.shell.fail(error)

    def _ticked(self) -> None:
        ticked = self.table.checked()
        said = n_("{count} ticked", "{count} ticked", len(ticked))
        self.count.setText(said.format(count=len(ticked)) if ticked else "")
        can = [each for each in self.chosen() if each.prints]
        whole = bool(can) and all(each.state == certificates.ISSUED for each in self.chosen())
        self.print_button.setEnabled(whole and len(can) == len(self.chosen()))
        self.keep.setEnabled(self.print_button.isEnabled())

    def _page(self, text: str, after: Any, size: int) -> list[tuple[Certificate, Any]]:
        asked = Filter(text=text, only=self._only, kind=self._kind)
        return certificates.page(asked, after=after, size=size)

    def _columns(self) -> list[TableColumn]:
        return [
            TableColumn("number", _("Number"), lambda each: each.number, 216),
            TableColumn("name", _("Name"), lambda each: each.name, 92, look=lambda _e: "strong"),
            TableColumn("day", _("Issued on"), lambda each: each.day.isoformat(), 116),
            TableColumn("state", _("State"), words.state, 122, look=words.look, order=words.order),
        ]

    def _fill_menu(self) -> None:
        menu = self.sifted.menu()
        for only, said in _ONLY:
            menu.addAction(_(said), lambda o=only: self.sift(only=o))
        menu.addSeparator()
        inside = QMenu(_("Kind of certificate"), menu)
        for code in codes.load("certificate_kind").current():
            inside.addAction(code.label, lambda k=code.code: self.sift(kind=k))
        menu.addMenu(inside)
