"""The register of certificates: narrowed, looked at as it prints, printed, reissued, revoked."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtWidgets import QMenu

from app import codes
from app.documents.made import FinishedPaper, say_missing
from app.language import N_, _, n_
from app.records import certificates
from app.records.certificates import Certificate, Filter, lists, words
from app.records.references import besides
from app.store.keys import write_whole
from app.store.session import current
from ui import style, work
from ui.pages.certificates.ending import ReissueSheet, RevokeSheet
from ui.pages.printing.well import PrintedSheet
from ui.records.part import ListPart
from ui.shell import Shell
from ui.widgets.arrange import SplitView
from ui.widgets.chips import Chips
from ui.widgets.files import file_to_write
from ui.widgets.message import error_words
from ui.widgets.paper import ask_and_print
from ui.widgets.plain import Button, Label, box, column, hide_unless, row
from ui.widgets.preview import Preview
from ui.widgets.table import Table

_ONLY: Final = (
    ("", N_("All certificates")),
    ("issued", N_("In force")),
    ("expiring", N_("Ending within 60 days")),
    ("expired", N_("Expired")),
    ("unprinted", N_("Not printed yet")),
    ("superseded", N_("Reissued")),
    ("revoked", N_("Revoked")),
)
_SAID: Final = (
    "kind", "number", "name", "sex", "village", "what", "since", "until", "hours", "issuer", "day",
    "state", "printed", "replaces", "why", "ended", "end_reason", "end_words",
)  # fmt: skip
"""What stands on the paper, or is said of every certificate."""


class Register(ListPart):
    """The list on the left; on the right the paper of the row, and what can be done with it."""

    def __init__(self, shell: Shell) -> None:
        self._only = self._kind = ""
        self.sifted = Button(_("All certificates"), menu=[])
        office = current().is_office
        lesson = (
            _("Issue certificates, one by one or from a list.")
            if office
            else _("Ask your office; what it issues comes with its answer on the stick.")
        )
        usual = lists.of_certificates()
        table = Table(
            usual,
            self._page,
            empty=(_("No certificates yet"), lesson),
            extra=[self.sifted],
            more=lists.besides(Certificate, usual),
            checks=True,
        )
        self.count = Label("", "quiet")
        self.keep = Button(_("Save as a file…"), self.save_chosen)
        self.print_button = Button(_("Print…"), self.print_chosen, look="primary")
        self.again = Button(_("Reissue…"), self.ask_reissue)
        self.drop = Button(_("Revoke…"), self.ask_revoke)
        hide_unless(office, self.again, self.drop)
        self.paper = Chips([("a4", "A4"), ("a5", "A5")])
        self.state = Label("", "strong", wrap=True)
        self.about = Label("", "quiet", wrap=True)
        self.preview = Preview(tools=False)
        foot = (self.count, self.drop, self.again, self.keep, self.print_button)
        inside = self._fill_menu(self.sifted.menu())
        super().__init__(shell, Certificate.kind_name, table, *foot, menu=inside)
        table.picked.connect(self._draw)
        table.opened.connect(lambda _row: self.sides.show_record())
        self.paper.chosen.connect(lambda _size: self._draw(table.current()))
        self._draw(None)

    def lay_out(self) -> None:
        wide = sum(each.sizeHint().width() for each in self.paper.chips.values())
        self.paper.setMinimumWidth(wide + style.gap(12))
        above = row(box(column(self.state, self.about, spacing=2)), self.paper)
        above.setStretch(0, 1)
        self.sides = SplitView(self.card, box(column(above, self.preview)), share=0.66)
        self.setLayout(column(self.sides))

    def reload(self) -> None:
        super().reload()
        self._draw(self.table.current())

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
        self.print_button.setFocus()

    def sift(self, only: str = "", kind: str = "") -> None:
        """Narrow the list to a state or a kind."""
        self._only, self._kind = only, kind
        said = words.kind(kind) if kind else _(dict(_ONLY)[only])
        self.sifted.setText(said + " ▾")
        self.reload()

    # Printing

    def chosen(self) -> list[Certificate]:
        return sorted(super().chosen(), key=lambda each: each.row)

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
        path = file_to_write(self, _("Save"), f"{name.replace('/', '-')}.pdf", "PDF (*.pdf)")
        if path is not None:
            self.shell.run(
                lambda progress: write_whole(path, self._make(ids, progress).pdf),
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
        RevokeSheet(self.shell, self.table.checked(), self._revoked)

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

    # What is shown

    def say(self) -> None:
        now, chosen, ticked = self.table.current(), self.chosen(), len(self.table.checked())
        stand = all(each.state == certificates.ISSUED for each in chosen)
        self.again.setEnabled(len(chosen) == 1 and stand)
        # What cannot be taken back needs a tick: the row that the cursor is on may be another.
        self.drop.setEnabled(bool(ticked) and stand)
        self.drop.setToolTip("" if ticked else _("Tick what is to be revoked."))
        said = n_("{count} ticked", "{count} ticked", ticked)
        self.count.setText(said.format(count=ticked) if ticked else "")
        can = bool(chosen) and stand and all(each.prints for each in chosen)
        self.print_button.setEnabled(can)
        self.keep.setEnabled(can)
        self.state.setText(f"{now.number}　{now.name}" if now is not None else "")
        more = besides(now, _SAID, lists.LEFT_OUT) if now is not None else []
        said = [words.state(now), *words.about(now), *more] if now is not None else []
        self.about.setText("　".join(said))

    def _draw(self, certificate: Certificate | None) -> None:
        if certificate is None:
            self.preview.show_nothing(_("Choose a certificate on the left."))
        elif certificate.state != certificates.ISSUED or not certificate.prints:
            self.preview.show_nothing(words.why_not_printed(certificate))
        else:
            shown = certificate.id
            work.read(
                self,
                lambda: self._make([shown]),
                lambda made: self._show(shown, made),
                failed=lambda error: self._refuse(shown, error),
            )

    def _show(self, of: str, made: FinishedPaper) -> None:
        now = self.table.current()
        if now is None or now.id != of:
            return
        self.preview.show_document(made.pdf, now.heading())
        if made.missing:
            self.preview.banner.show_sentence(say_missing(made.missing), "soon")
        else:
            self.preview.banner.hide()

    def _refuse(self, of: str, error: Exception) -> None:
        now = self.table.current()
        if now is not None and now.id == of:
            self.preview.show_nothing(error_words(error))

    def _page(self, text: str, after: Any, size: int) -> list[tuple[Certificate, Any]]:
        asked = Filter(text=text, only=self._only, kind=self._kind)
        return certificates.page(asked, after=after, size=size)

    def _fill_menu(self, menu: QMenu) -> QMenu:
        """What the list may be narrowed to; gives the menu of columns."""
        for only, said in _ONLY:
            menu.addAction(_(said), lambda o=only: self.sift(only=o))
        menu.addSeparator()
        kinds = menu.addMenu(_("Kind of certificate"))
        for code in codes.load("certificate_kind").current():
            kinds.addAction(code.label, lambda k=code.code: self.sift(kind=k))
        return menu.addMenu(_("Columns"))
