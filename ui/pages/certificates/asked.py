"""What a room has asked for, and at the office what waits for an answer."""

from __future__ import annotations

from typing import Any

from app.errors import AppError, FieldErrors
from app.fields import Entry, Flag, Text
from app.language import N_, _, n_
from app.records import certificates
from app.records.certificates import Certificate, CertificateRequest, lists, preparing
from app.records.listed import Source, all_here
from ui.records.form_sheet import Done, FormSheet, ask
from ui.records.last_number import unless_numbered
from ui.records.part import ListPart
from ui.shell import Shell
from ui.widgets.form import Form
from ui.widgets.plain import Button, hint
from ui.widgets.table import Table

_PRINTS = Entry(Flag(), N_("The room may print them; sheets are sealed here"))
_WORDS = Entry(Text(max=200), N_("Words to the room"))
_WHY = Entry(Text(max=200), N_("Why not, for the room to read"), required=True)


def _table(names: list[str], source: Source, empty: tuple[str, str], *, checks: bool) -> Table:
    usual = lists.of_requests(names)
    more = lists.besides(CertificateRequest, usual)
    return Table(usual, source, empty=empty, more=more, checks=checks)


class RequestsList(ListPart):
    """The room's own requests with their answers."""

    def __init__(self, shell: Shell) -> None:
        teach = _("Prepare certificates and ask your office; the request goes on the stick.")
        table = _table(
            ["day", "name", "kind", "what", "span", "state", "answer_words"],
            lambda text, after, size: certificates.requests(text, after=after, size=size),
            (_("Nothing asked for yet"), teach),
            checks=False,
        )
        self.words = hint()
        self.drop = Button(_("Ask no more"), self.withdraw)
        super().__init__(shell, CertificateRequest.kind_name, table, self.words, self.drop)

    def withdraw(self) -> None:
        """Ask no more for the row that the cursor is on, with a way back."""
        request = self.table.current()
        if request is not None:
            self.shell.act(
                lambda: certificates.withdraw(request),
                done=lambda _gone: self.reload(),
                words=_("{name} is not asked for any more.").format(name=request.name),
                undo=lambda _gone: (certificates.restore(request), self.reload()),
            )

    def say(self) -> None:
        request = self.table.current()
        self.drop.setEnabled(request is not None and not request.state)
        said = request.answer_words if request is not None else ""
        self.words.setText(_("The office says: {words}").format(words=said) if said else "")


class Waiting(ListPart):
    """At the office: what rooms ask for, ticked and issued or refused."""

    def __init__(self, shell: Shell) -> None:
        table = _table(
            ["room", "day", "name", "kind", "what", "village", "span"],
            all_here(certificates.waiting),
            (
                _("No room is waiting for an answer"),
                _("Requests come in with the rooms' sticks."),
            ),
            checks=True,
        )
        self.words = hint()
        self.every = Button(_("Tick all"), table.check_all, look="link")
        self.no = Button(_("Refuse…"), self.ask_refuse)
        self.yes = Button(_("Issue…"), self.ask_grant, look="primary")
        foot = (self.words, self.every, self.no, self.yes)
        super().__init__(shell, CertificateRequest.kind_name, table, *foot)

    def reload(self) -> None:
        self.table.rows.checked = {}
        super().reload()

    def ask_grant(self) -> None:
        """Ask who prints, and issue."""
        GrantSheet(self.shell, self.chosen(), self._granted)

    def ask_refuse(self) -> None:
        """Ask why not, and refuse."""
        ask_refusal(self.shell, self.chosen(), self._refused)

    def _granted(self, made: list[Certificate]) -> None:
        self.reload()
        self.shell.notify(preparing.done_words(len(made)))

    def _refused(self, _answers: object) -> None:
        self.reload()
        self.shell.notify(_("The rooms hear of it with their next answers."))

    def say(self) -> None:
        now = self.table.current()
        for each in (self.yes, self.no):
            each.setEnabled(bool(self.chosen()))
        self.every.setVisible(self.table.rows.rowCount() > 1)
        said = now.words if now is not None else ""
        self.words.setText(_("The room says: {words}").format(words=said) if said else "")


class GrantSheet(FormSheet):
    """Asks who prints, and for a word to the room."""

    def __init__(self, shell: Shell, requests: list[CertificateRequest], done: Done) -> None:
        title = n_("Issue {count} certificate?", "Issue {count} certificates?", len(requests))
        form = Form({"prints": _PRINTS, "words": _WORDS}, [("prints",), ("words",)])
        said = title.format(count=len(requests))
        super().__init__(shell, said, form, done, about=("certificates", *requests))
        self.requests = requests
        explain = _("They get the next numbers and the signature of this office, and go to the"
                    " rooms with their next answers.")  # fmt: skip
        self.show_form(explain=explain, yes=_("Issue"), no=_("Not now"))

    def save(self, then: Done | None = None) -> None:
        """Issue them; meanwhile the sheet is out of the way, with what was typed."""
        self.banner.hide()
        try:
            said = self.form.values()
        except FieldErrors:
            return
        self.hide()
        prints, words = bool(said["prints"]), said["words"] or ""
        self.shell.run(
            lambda progress: certificates.grant(
                self.requests, prints=prints, words=words, progress=progress
            ),
            self.finish,
            title=_("Issuing…"),
            failed=self._failed,
        )

    def _failed(self, error: Exception) -> None:
        self.show()  # what was typed is asked for once more, below the last number
        otherwise = self.refused if isinstance(error, AppError) else self.shell.fail
        unless_numbered(self.shell, error, self.form.start, otherwise)


def ask_refusal(shell: Shell, requests: list[CertificateRequest], done: Done) -> FormSheet:
    """Ask why not."""

    def keep(values: dict[str, Any]) -> Any:
        return certificates.refuse(requests, words=values["words"] or "")

    title = n_("Refuse {count} request?", "Refuse {count} requests?", len(requests))
    said = title.format(count=len(requests))
    return ask(
        shell, said, {"words": _WHY}, done, keep,
        about=("certificates", *requests), yes=_("Refuse"), no=_("Not now"),
    )  # fmt: skip
