"""One mediation committee: who sits on it, its terms, what the law asks of it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any, Final

from PySide6.QtWidgets import QLayout, QWidget

from app import codes
from app.fields import Phone
from app.language import _
from app.records import places
from app.records.cases import committees
from app.records.cases.model import Committee, CommitteeMember
from app.records.cases.refusals import Missing
from app.records.days import left
from app.records.layouts import names
from app.records.people import Person
from ui.pages.committee.sheets import (
    MEMBER_LEFT_OUT,
    ROWS,
    LeaveSheet,
    MemberSheet,
    RenewSheet,
)
from ui.records.particulars import besides
from ui.records.view import CardsView
from ui.widgets.arrange import Columns
from ui.widgets.plain import Button, Card, Label, box, column, hide_unless, row

_SOON: Final = committees.REMIND_BEFORE.days


class CommitteeView(CardsView):
    """The committee in cards; whoever does not own it reads only."""

    def described(self, record: Committee) -> list[str]:
        seal, short = record.seal_name, record.short
        return [
            places.name_of(record.place),
            _("seal: {name}").format(name=seal) if seal else "",
            _("in numbers: {short}").format(short=f"{short}民调字") if short else "",
            *besides(record, names(ROWS)),
        ]

    def parts(self, record: Committee) -> list[QWidget]:
        sitting = [(each, committees.person_of(each)) for each in committees.members(record)]
        lacking = committees.problems(record)
        right = [self._terms(record), self._law(lacking, [person for _each, person in sitting])]
        sides = (
            column(self._members(record, sitting), None, spacing=10),
            column(*(reversed(right) if lacking else right), None, spacing=10),
        )
        return [Columns(*map(box, sides), shares=(5, 4))]

    # Its cards

    def _members(
        self, committee: Committee, sitting: list[tuple[CommitteeMember, Person | None]]
    ) -> Card:
        add = Button(_("＋ Add a member"), self.ask_member, look="link", key="Ctrl N")
        hide_unless(self.may_change, add)
        title = _("Members: {count}").format(count=len(sitting))
        card = Card("", row(Label(title, "title"), None, add))
        card.append(*(self._member(*each) for each in sitting))
        if not sitting:
            says = _("Three to nine, one of them the chair, at least one a woman.")
            card.append(Label(says, "quiet", wrap=True))
        if past := committees.past_members(committee):
            card.append(self._past(past))
        return card

    def _member(self, member: CommitteeMember, person: Person | None) -> QLayout:
        name = person.name if person is not None else _("not known here")
        open_it = partial(self.shell.show_page, "people", record_id=member.person)
        link = Button(name, open_it, look="link")
        link.setEnabled(person is not None)
        chair = Label(_("Chair"), "chip")
        hide_unless(bool(member.chair), chair)
        said = besides(member, ("since", "chair"), MEMBER_LEFT_OUT)
        if member.since is not None:
            said.insert(0, _("since {day}").format(day=member.since.isoformat()))
        if person is not None:
            sex = codes.load("sex").label(person.sex) if person.sex in ("1", "2") else ""
            said = [sex, Phone().mask(person.phone), *said]
        about = Label(" · ".join(filter(None, said)), "quiet", wrap=True)
        line = row(link, chair, about, spacing=8)
        line.setStretch(2, 1)
        if self.may_change:
            do: list[tuple[str, Callable[[], object]]] = [
                (_("Leaves…"), lambda: self._leave(member, name)),
                (_("Entered by mistake"), lambda: self._void_member(member, name)),
            ]
            if not member.chair:
                do.insert(0, (_("Make the chair"), lambda: self._appoint(member, name)))
            line.addWidget(Button("…", look="link", menu=do))
        return line

    def _past(self, past: list[CommitteeMember]) -> QWidget:
        lines = column(spacing=4)
        for each in past:
            lines.addWidget(Label(committees.past_words(each), "quiet", wrap=True))
        hidden = box(lines)
        hidden.hide()
        words = _("Members before: {count}").format(count=len(past))
        shown = Button(words, lambda: hidden.setVisible(hidden.isHidden()), look="link")
        return box(column(row(shown, None), hidden, spacing=2))

    def _terms(self, committee: Committee) -> Card:
        renew = Button(_("New term…"), self.ask_renew)
        hide_unless(self.may_change, renew)
        lines, looks = list[Label](), list[str]()
        for words, days in committees.term_words(committee):
            looks.append("late" if days < 0 else "soon" if days <= _SOON else "quiet")
            ended = _("ended {days} days ago").format(days=-days)
            lines.append(Label(words, wrap=True))
            lines.append(Label(ended if days < 0 else left(days), looks[-1]))
        if committee.until is None:
            says = _("No term is entered yet, so nothing can remind you of its end.")
            lines.append(Label(says, "soon", wrap=True))
        says = _("A committee serves three years, the village committee behind it five."
                 " Home reminds you two months before either ends.")  # fmt: skip
        card = Card(_("Terms"), *lines, Label(says, "quiet", wrap=True), row(renew, None))
        card.mark(next((look for look in ("late", "soon") if look in looks), ""))
        return card

    def _law(self, lacking: list[Missing], members: list[Person | None]) -> Card:
        card = Card(_("What the law asks"), mark="soon" if lacking else "safe")
        if not lacking:
            words = _("Number of members, chair and a woman among them: all as it should be.")
            card.append(Label(words, "safe", wrap=True))
            return card
        card.append(Label(_("People's Mediation Law, article 8; still missing:"), wrap=True))
        card.append(*(Label(f"✗ {each}", "soon", wrap=True) for each in lacking))
        unsaid = [p for p in members if p is not None and p.sex not in ("1", "2")]
        if unsaid and any(each.name == "woman" for each in lacking):
            named = "、".join(each.name for each in unsaid)
            says = _("Whether {names} is a man or a woman is not written down.").format(names=named)
            write = Button(_("Write it down"), partial(self._write_up, unsaid[0]), look="link")
            card.append(Label(says, "quiet", wrap=True), row(write, None))
        return card

    def _write_up(self, person: Person) -> None:
        page = self.shell.show_page("people", record_id=person.id)
        if page is not None:
            page.correct(person)

    # What its buttons do

    def ask_renew(self) -> None:
        """Let a new term begin."""
        if self.may_change:
            RenewSheet(self.shell, self.record, self._kept)

    def ask_member(self) -> None:
        """Let somebody join."""
        if self.may_change:
            MemberSheet(self.shell, self.record, self._kept)

    def _kept(self, _made: Any) -> None:
        self.look_again()
        self.shell.notify(_("Kept."))

    def _leave(self, member: CommitteeMember, name: str) -> None:
        chair = bool(member.chair)

        def left_now(_made: Any) -> None:
            self.look_again()
            words = _("{name} is no member any more.").format(name=name)
            back = partial(committees.stay, member, chair=chair)
            self.shell.notify(words, lambda: self.act(back))

        LeaveSheet(self.shell, member, name, left_now)

    def _appoint(self, member: CommitteeMember, name: str) -> None:
        before = next((each for each in committees.members(self.record) if each.chair), None)
        undo = partial(committees.restore_chair, before, member)
        words = _("{name} is the chair.").format(name=name)
        self.act(lambda: committees.appoint_chair(member), words, undo)

    def _void_member(self, member: CommitteeMember, name: str) -> None:
        words = _("{name} was taken out.").format(name=name)
        back = partial(committees.restore_member, member)
        self.act(lambda: committees.void_member(member), words, back)
