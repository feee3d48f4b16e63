"""What a room has asked for, and at the office what waits for an answer."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from app import codes
from app.errors import AppError, FieldErrors
from app.fields import Flag, Text
from app.language import N_, _, n_
from app.records import certificates
from app.records.certificates import CertificateRequest
from app.records.certificates.refusals import LastCertificateUnknown
from ui.pages.certificates import words
from ui.pages.certificates.line_sheet import LastNumberSheet
from ui.records.form_sheet import FormSheet
from ui.shell import Shell
from ui.widgets.form import Form
from ui.widgets.input import Entry
from ui.widgets.message import Sheet
from ui.widgets.plain import Button, Card, Label, column, row
from ui.widgets.table import Table, TableColumn

_ANSWER = {
    "prints": Entry(Flag(), N_("The room may print them; sheets are sealed here")),
    "words": Entry(Text(max=200), N_("Words to the room")),
}
_NO = {"words": Entry(Text(max=200), N_("Why not, for the room to read"), required=True)}


class RequestsList(QWidget):
    """The room's own requests with their answers."""

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self.shell = shell
        self.table = Table(
            self._columns(),
            lambda text, after, size: certificates.requests(text, after=after, size=size),
            empty=(
                _("Nothing asked for yet"),
                _("Prepare certificates and ask your office; the request goes on the stick."),
            ),
        )
        self.words = Label("", "quiet", wrap=True)
        self.drop = Button(_("Ask no more"), self.withdraw)
        foot = row(self.words, self.drop)
        foot.setStretch(0, 1)
        edge = foot.spacing()
        foot.setContentsMargins(edge, edge // 2, edge, edge)
        self.setLayout(column(Card("", self.table, foot, margin=0)))
        self.table.picked.connect(self._picked)
        self._picked(None)

    def reload(self) -> None:
        """Fetch again."""
        self.table.reload()
        self._picked(self.table.current())

    def withdraw(self) -> None:
        """Ask no more for the row that the cursor is on, with a way back."""
        request = self.table.current()
        if request is None:
            return
        try:
            certificates.withdraw(request)
        except AppError as error:
            self.shell.fail(error)
            return
        self.reload()
        self.shell.notify(
            _("{name} is not asked for any more.").format(name=request.name),
            lambda: (certificates.restore(request), self.reload()),
        )

    def _picked(self, request: CertificateRequest | None) -> None:
        self.drop.setEnabled(request is not None and not request.state)
        said = request.answer_words if request is not None else ""
        self.words.setText(_("The office says: {words}").format(words=said) if said else "")

    def _columns(self) -> list[TableColumn]:
        answers = codes.load("certificate_answer")

        def state(each: CertificateRequest) -> str:
            return answers.label(each.state) if each.state else _("no answer yet")

        def look(each: CertificateRequest) -> str:
            return {"issued": "safe", "refused": "late"}.get(each.state or "", "soon")

        return [
            TableColumn("day", _("Asked on"), lambda each: each.day.isoformat(), 108),
            TableColumn("name", _("Name"), lambda each: each.name, 76, look=lambda _e: "strong"),
            TableColumn("kind", _("Kind"), lambda each: words.short(each.kind), 70),
            TableColumn("what", _("As what"), lambda each: each.what or "", 130),
            TableColumn("span", _("Term"), words.span, 184),
            TableColumn("state", _("Answer of the office"), state, 104, look=look),
            TableColumn(
                "said", _("Words of the office"), lambda each: each.answer_words or "", 130
            ),
        ]


class Waiting(QWidget):
    """At the office: what rooms ask for, ticked and issued or refused."""

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self.shell = shell
        self.table = Table(
            self._columns(),
            self._page,
            checks=True,
            empty=(
                _("No room is waiting for an answer"),
                _("Requests come in with the rooms' sticks."),
            ),
        )
        self.words = Label("", "quiet", wrap=True)
        self.every = Button(_("Tick all"), self._all, look="link")
        self.no = Button(_("Refuse…"), self.ask_refuse)
        self.yes = Button(_("Issue…"), self.ask_grant, look="primary")
        foot = row(self.words, self.every, self.no, self.yes)
        foot.setStretch(0, 1)
        edge = foot.spacing()
        foot.setContentsMargins(edge, edge // 2, edge, edge)
        self.setLayout(column(Card("", self.table, foot, margin=0)))
        self.table.picked.connect(lambda _row: self._say())
        self.table.ticked.connect(self._say)
        self._say()

    def reload(self) -> None:
        """Fetch again."""
        self.table.rows.checked = {}
        self.table.reload()
        self._say()

    def chosen(self) -> list[CertificateRequest]:
        """What is ticked; else the row that the cursor is on."""
        now = self.table.current()
        return self.table.checked() or ([now] if now is not None else [])

    def ask_grant(self) -> None:
        """Ask who prints, and issue."""
        GrantSheet(self.shell, self.chosen(), self.reload)

    def ask_refuse(self) -> None:
        """Ask why not, and refuse."""
        RefuseSheet(self.shell, self.chosen(), lambda _answers: self._refused())

    def _refused(self) -> None:
        self.reload()
        self.shell.notify(_("The rooms hear of it with their next answers."))

    def _all(self) -> None:
        self.table.check_all()
        self._say()

    def _say(self) -> None:
        chosen, now = self.chosen(), self.table.current()
        for each in (self.yes, self.no):
            each.setEnabled(bool(chosen))
        self.every.setVisible(self.table.rows.rowCount() > 1)
        said = now.words if now is not None else ""
        self.words.setText(_("The room says: {words}").format(words=said) if said else "")

    def _page(self, text: str, after: Any, size: int) -> list[tuple[CertificateRequest, Any]]:
        start = 0 if after is None else after
        found = [each for each in certificates.waiting() if text in f"{each.name}{each.what or ''}"]
        return [(each, start + at + 1) for at, each in enumerate(found[start : start + size])]

    def _columns(self) -> list[TableColumn]:
        return [
            TableColumn("room", _("Room"), certificates.room_of, 130),
            TableColumn("day", _("Asked on"), lambda each: each.day.isoformat(), 96),
            TableColumn("name", _("Name"), lambda each: each.name, 76, look=lambda _e: "strong"),
            TableColumn("kind", _("Kind"), lambda each: words.short(each.kind), 70),
            TableColumn("what", _("As what"), lambda each: each.what or "", 130),
            TableColumn("village", _("Village or unit"), lambda each: each.village or "", 110),
            TableColumn("span", _("Term"), words.span, 190),
        ]


class GrantSheet(Sheet):
    """Asks who prints, and for a word to the room."""

    def __init__(
        self,
        shell: Shell,
        requests: list[CertificateRequest],
        done: Any,
        said: Mapping[str, Any] | None = None,
    ) -> None:
        title = n_("Issue {count} certificate?", "Issue {count} certificates?", len(requests))
        super().__init__(shell, title.format(count=len(requests)), stays=True)
        self.shell, self.requests, self._done = shell, requests, done
        self.form = Form(_ANSWER, [("prints",), ("words",)])
        self.form.fill(said or {})
        self.form.submitted.connect(self.save)
        explain = _("They get the next numbers and the signature of this office, and go to the"
                    " rooms with their next answers.")  # fmt: skip
        save = Button(_("Issue"), self.save, look="primary", key="Ctrl ↵")
        leave = Button(_("Not now"), self.close_sheet)
        self.add(Label(explain, "quiet", wrap=True), self.form, 6, row(None, leave, save))
        self.rise(save, width=520)

    def save(self) -> None:
        """Issue them."""
        try:
            said = self.form.values()
        except FieldErrors:
            return
        requests = self.requests
        self.close_sheet()

        def done(made: list[Any]) -> None:
            self._done()
            text = n_("{count} certificate is issued.", "{count} certificates are issued.",
                      len(made))  # fmt: skip
            self.shell.notify(text.format(count=len(made)))

        self.shell.run(
            lambda progress: certificates.grant(
                requests,
                prints=bool(said["prints"]),
                words=said["words"] or "",
                progress=progress,
            ),
            done,
            title=_("Issuing…"),
            failed=lambda error: self._refused(error, said),
        )

    def _refused(self, error: Exception, said: Mapping[str, Any]) -> None:
        if isinstance(error, LastCertificateUnknown):
            again = partial(GrantSheet, self.shell, self.requests, self._done, said)
            LastNumberSheet(self.shell, error, lambda _numbers: again())
        else:
            self.shell.fail(error)


class RefuseSheet(FormSheet):
    """Asks why not."""

    def __init__(self, shell: Shell, requests: list[CertificateRequest], done: Any) -> None:
        title = n_("Refuse {count} request?", "Refuse {count} requests?", len(requests))
        form = Form(_NO, [("words",)])
        super().__init__(shell, title.format(count=len(requests)), form, done)
        self.requests = requests
        self.show_form(focus="words", yes=_("Refuse"), no=_("Not now"))

    def keep(self, values: dict[str, Any]) -> Any:
        return certificates.refuse(self.requests, words=values["words"] or "")
