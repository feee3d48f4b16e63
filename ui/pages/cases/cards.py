"""The cards of a dispute: who, what, what happened, what is due, money, volume, its subsidy."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app import codes
from app.language import N_, _
from app.records import cases, subsidy
from app.records.activities import Risk
from app.records.cases import STEPS, layout
from app.records.cases.due import Due
from app.records.cases.model import Case, OfCase, PaperOriginal, Party
from app.records.cases.money import Line, yuan
from app.records.cases.titles import agent_words, particulars
from app.records.cases.volume import Paper
from app.records.days import left, short
from app.records.subsidy import listed, sending
from app.records.visits import Referral, Visit
from ui.records.particulars import Particulars
from ui.widgets.arrange import Flowing
from ui.widgets.lines import OpeningLine, first_lines, fixed
from ui.widgets.plain import Button, Card, Label, box, column, hide_unless, hint, row

if TYPE_CHECKING:
    from ui.pages.cases.view import CaseView

_PARTIES_AT_FIRST: Final = 6
_EVENTS_AT_FIRST: Final = 12
_MOST_DUE: Final = 3
_OFTEN: Final = (
    ("mediate", N_("＋ Mediation record")),
    ("investigate", N_("＋ Investigation record")),
    ("append_note", N_("＋ Note")),
)


class CaseCard(Card):
    """A card of the dispute that a view shows; lines lead to what they speak of."""

    def __init__(self, view: CaseView, title: str = "") -> None:
        super().__init__(title)
        self.view, self.do = view, view.commands
        self.whole: set[str] = set()
        """The disputes of which more than the first lines are shown."""

    def fill(self, case: Case) -> None:
        """Show what is known of a dispute."""
        raise NotImplementedError


class MatterCard(CaseCard):
    """The parties with who acts for them, what it is about and how much is at stake."""

    def fill(self, case: Case) -> None:
        self.clear()
        add = Button("＋", self.do.edit_party, look="link", tip=_("Add a party"))
        hide_unless(self.view.ours and case.state not in ("archived", "closed"), add)
        self.append(row(Label(_("Parties"), "title"), None, add))
        party = partial(self._party, case)
        parties = cases.parts.parties(case)
        self.append(first_lines(parties, party, _PARTIES_AT_FIRST, self.whole, case.id))
        correct = Button(_("Correct"), partial(self.do.take, "change", "facts"), look="link")
        hide_unless(self.view.ours and case.state != "archived", correct)
        self.append(row(Label(_("The dispute"), "title"), None, correct))
        self.append(Label(case.facts or "", wrap=True))
        if case.requests:
            self.append(Label(_("What is asked for"), "quiet"), Label(case.requests, wrap=True))
        if case.amount:
            said = _("{amount} yuan").format(amount=yuan(case.amount))
            self.append(row(Label(_("Amount in dispute"), "quiet"), Label(said), None))
        self.append(Particulars(self.view.shell, case, layout.read()))

    def _party(self, case: Case, party: Party) -> QWidget:
        role = codes.load("party_role").label(party.role) if party.role else ""
        marks = [(party.cannot_read, _("Cannot read")), (party.minor, _("Under age"))]
        chips = [Label(words, "chip") for is_so, words in marks if is_so]
        head = row(Label(party.name or "", "strong"), Label(role, "chip"), *chips, None, spacing=8)
        said = [particulars(party), *map(agent_words, cases.parts.agents(case, party.id))]
        lines = [Label(words, "quiet", wrap=True) for words in said if words]
        inside = box(column(head, *lines, spacing=2))
        inside.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        made = OpeningLine(partial(self.do.edit_party, party.id), inside)
        made.setAccessibleName(f"{party.name} {role}")
        return made


class TimelineCard(CaseCard):
    """What happened, the latest first, and the records that are written most."""

    def fill(self, case: Case) -> None:
        self.clear()
        events = cases.timeline(case)
        self.append(first_lines(events, self._line, _EVENTS_AT_FIRST, self.whole, case.id))
        offered: list[tuple[str, Callable[[], object]]]
        offered = [(_(words), partial(self.do.take, name)) for name, words in _OFTEN
                   if case.state in STEPS[name].stages]  # fmt: skip
        if case.state != "archived":
            offered.insert(-1, (_("＋ Attachment"), self.do.attach))
        if self.view.ours:
            self.append(Flowing(*(Button(*each) for each in offered), spacing=6))

    def _line(self, event: cases.Event) -> QWidget:
        words = Label(event.words.replace("\n", " "), wrap=True)
        words.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        made = OpeningLine(partial(self._open, event), fixed(short(event.day), 52, "quiet"), words)
        made.layout().setStretch(1, 1)  # type: ignore[union-attr]
        return made

    def _open(self, event: cases.Event) -> None:
        if isinstance(event.record, Visit):
            self.view.shell.show_page("visits", record_id=event.record.id)
        elif isinstance(event.record, Referral):
            self.do.take("refer")
        elif isinstance(event.record, Risk):
            self.view.shell.show_page("risk", record_id=event.record.id)
        elif isinstance(event.record, Case | OfCase):
            self.do.open_record(event.record)


class DeadlineCard(CaseCard):
    """What is due first, and what after it; of payments the next one."""

    def fill(self, case: Case) -> None:
        self.clear()
        found = cases.due.with_next_payment(case)[:_MOST_DUE]
        self.setVisible(bool(found))
        self.append(*map(self._line, found))
        first = found[0].look() if found else ""
        self.mark(first if first != "quiet" else "")

    def _line(self, due: Due) -> QWidget:
        said = _("{what}: {day}").format(what=due.words, day=short(due.day))
        lines = column(Label(said, wrap=True), Label(left(due.days()), due.look()), spacing=0)
        step = partial(self.do.take, due.step, due.record)
        return OpeningLine(step, box(lines)) if self.view.ours else box(lines)


class MoneyCard(CaseCard):
    """What was agreed on, what was paid, and each payment to come."""

    def fill(self, case: Case) -> None:
        self.clear()
        stands = cases.money.statement(case)
        self.setVisible(bool(stands.lines))
        if not stands.lines:
            return
        for label, said in stands.sums():
            self.append(row(Label(label, "quiet"), None, Label(said, "strong")))
        self.append(*(self._line(case, each) for each in stands.lines))
        if stands.left and self.view.ours and case.state == "performing":
            self.append(row(Button(_("＋ Payment"), partial(self.do.take, "pay")), None))

    def _line(self, case: Case, line: Line) -> QWidget:
        look = "late" if line.is_late else "quiet" if line.left else "safe"
        amount = Label(yuan(line.left or line.instalment.amount))
        said = box(row(Label(line.standing(), look), None, amount))
        if line.left and self.view.ours and case.state == "performing":
            return OpeningLine(partial(self.do.take, "pay", line.instalment.id), said)
        return said


class VolumeCard(CaseCard):
    """What must lie in the volume: there or not, signed or not, and what else there is."""

    def fill(self, case: Case) -> None:
        self.clear()
        printed = cases.printed.standing(case)
        originals = list(cases.parts.of(PaperOriginal, case))
        for each in cases.volume.papers(case):
            if each.must or each.is_there:
                of_it = [p for p in printed if p.paper == each.code]
                self.append(self._line(each, of_it, [o for o in originals if o.paper == each.code]))
        for each in cases.volume.contradictions(case):
            words = Label(str(each), "late", wrap=True)
            to = partial(self.do.go_to_missing, each.missing)
            self.append(OpeningLine(to, words) if self.view.ours else words)

    def _line(self, paper: Paper, printed: list[Any], noted: list[PaperOriginal]) -> QWidget:
        mark = Label("✓", "safe") if paper.is_there else Label("✗", "error")
        # The cross says it too, where a button needs the room.
        more = "" if paper.is_there or printed else _("missing so far")
        line = row(mark, Label(paper.label), Label(more, "quiet"), None, spacing=6)
        if printed:
            line.addWidget(self._signed(printed))
        if self.view.ours and not paper.is_there:
            tip = _("The paper itself lies in the volume")
            note = partial(self.do.take, "add_original", paper.code)
            line.addWidget(Button(_("original"), note, look="link", tip=tip))
        originals = [self._original(each) for each in noted]
        if len(originals) == 1:
            line.addWidget(originals[0])
        return box(line if len(originals) < 2 else column(line, *originals, spacing=0))

    def _original(self, noted: PaperOriginal) -> QWidget:
        """That the paper itself lies in the volume; a button where that can be taken back."""
        words = _("original, {pages} pages").format(pages=noted.pages)
        if not self.view.may_change:
            return Label(words, "quiet")
        tip = _("Press if it was noted by mistake.")
        return Button(words, partial(self.do.open_record, noted), look="link", tip=tip)

    def _signed(self, printed: list[Any]) -> QWidget:
        """Whether what was printed of a paper was signed; a button where it may be said."""
        waiting = next((each for each in printed if each.signed is None), None)
        if waiting is not None:
            words = _("Mark as signed")
            press = partial(self.do.take, "note_signed", waiting.id)
            tip = _("Printed on {day}. Press once it was signed.").format(day=short(waiting.day))
        else:
            last = max(printed, key=lambda each: each.signed)
            words = _("signed {day}").format(day=short(last.signed))
            press = partial(self.do.ask_not_signed, last.id)
            tip = _("Press if it was not signed after all.")
        if not self.view.ours:
            return Label("" if waiting is not None else words, "quiet")
        return Button(words, press, look="link", tip=tip)


class SubsidyCard(CaseCard):
    """What a dispute comes to, with a key for each thing that is missing."""

    def fill(self, case: Case) -> None:
        self.clear()
        self.setVisible(self.view.ours and not case.voided)
        if not self.view.ours or case.voided:
            return
        ready = subsidy.ready(case)
        look = "quiet" if ready.claim or ready.why_not else "soon" if ready.missing else "safe"
        self.append(Label(listed.paid_words(ready), look, wrap=True))
        keys = [
            Button(_("Go there: {what}").format(what=each), look="link",
                   clicked=partial(self.do.go_to_missing, each))
            for each in ready.missing
        ]  # fmt: skip
        if keys:
            self.append(Flowing(*keys, spacing=6))
        given = sending.given()
        if given.data.sample and not given.sent:
            self.append(hint(_("By the sample rates; the office puts its own in their place.")))
