"""One mediation committee: who sits on it, its terms, what the law asks of it."""

from __future__ import annotations

from functools import partial
from typing import Any, Final

from PySide6.QtWidgets import QWidget

from app.language import _
from app.records.cases import committee_words, committees
from app.records.cases.model import Committee, CommitteeMember
from app.records.cases.refusals import Missing
from app.records.layouts import names
from app.records.people import Person
from ui.pages.committee.sheets import ask_leaving, ask_member, ask_renewal
from ui.records.view import CardsView, LinesCard
from ui.widgets.arrange import Columns
from ui.widgets.plain import Button, Card, Label, box, column, hide_unless, hint, row

_LEAST: Final = 330
"""Pixels at 100 % in which a member stands on two lines; else the cards stand below each other."""


class CommitteeView(CardsView):
    """The committee in cards; whoever does not own it reads only."""

    def described(self, record: Committee) -> list[str]:
        return committee_words.about(record, names(committee_words.ROWS))

    def parts(self, record: Committee) -> list[QWidget]:
        sitting = [(each, committees.person_of(each)) for each in committees.members(record)]
        lacking = committees.problems(record)
        right = [self._terms(record), self._law(lacking, [person for _each, person in sitting])]
        sides = (
            column(self._members(record, sitting), None, spacing=10),
            column(*(reversed(right) if lacking else right), None, spacing=10),
        )
        return [Columns(*map(box, sides), shares=(5, 4), least=_LEAST)]

    # Its cards

    def _members(
        self, committee: Committee, sitting: list[tuple[CommitteeMember, Person | None]]
    ) -> Card:
        add = Button(_("＋ Add a member"), self.ask_member, look="link", key="Ctrl N")
        hide_unless(self.may_change, add)
        card = LinesCard(_("Members: {count}").format(count=len(sitting)), add)
        for each in sitting:
            self._add_member(card, *each)
        if not sitting:
            card.append(hint(_("Three to nine, one of them the chair, at least one a woman.")))
        if past := committees.past_members(committee):
            card.append(self._past(past))
        return card

    def _add_member(self, card: LinesCard, member: CommitteeMember, person: Person | None) -> None:
        name = person.name if person is not None else _("not known here")
        open_it = partial(self.shell.show_page, "people", record_id=member.person)
        link = Button(name, open_it, look="link")
        link.setEnabled(person is not None)
        chair = [Label(_("Chair"), "chip")] if member.chair else []
        do = [
            (_("Leaves…"), lambda: self._leave(member, name)),
            (_("Entered by mistake"), lambda: self._void_member(member, name)),
        ]
        if not member.chair:
            do.insert(0, (_("Make the chair"), lambda: self._appoint(member, name)))
        about = hint(committee_words.of_member(member, person))
        card.add_line(link, *chair, about, menu=do if self.may_change else ())

    def _past(self, past: list[CommitteeMember]) -> QWidget:
        said = map(committee_words.of_past_member, past)
        hidden = box(column(*map(hint, said), spacing=4))
        hidden.hide()
        words = _("Members before: {count}").format(count=len(past))
        shown = Button(words, lambda: hidden.setVisible(hidden.isHidden()), look="link")
        return box(column(row(shown, None), hidden, spacing=2))

    def _terms(self, committee: Committee) -> Card:
        renew = Button(_("New term…"), self.ask_renew)
        hide_unless(self.may_change, renew)
        lines, terms = list[Label](), committee_words.of_terms(committee)
        for words, lasts, look in terms:
            lines += [Label(words, wrap=True), Label(lasts, look)]
        if committee.until is None:
            says = _("No term is entered yet, so nothing can remind you of its end.")
            lines.append(Label(says, "soon", wrap=True))
        says = _("A committee serves three years, the village committee behind it five."
                 " Home reminds you two months before either ends.")  # fmt: skip
        card = Card(_("Terms"), *lines, hint(says), row(renew, None))
        looks = [look for _words, _lasts, look in terms]
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
        if unsaid := committee_words.without_sex(lacking, members):
            named = "、".join(each.name for each in unsaid)
            says = _("Whether {names} is a man or a woman is not written down.").format(names=named)
            write = Button(_("Write it down"), partial(self._write_up, unsaid[0]), look="link")
            card.append(hint(says), row(write, None))
        return card

    def _write_up(self, person: Person) -> None:
        page = self.shell.show_page("people", record_id=person.id)
        if page is not None:
            page.correct(person)

    # What its buttons do

    def ask_renew(self) -> None:
        """Let a new term begin."""
        if self.may_change:
            ask_renewal(self.shell, self.record, self._kept)

    def ask_member(self) -> None:
        """Let somebody join."""
        if self.may_change:
            ask_member(self.shell, self.record, self._kept)

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

        ask_leaving(self.shell, member, name, left_now)

    def _appoint(self, member: CommitteeMember, name: str) -> None:
        before = next((each for each in committees.members(self.record) if each.chair), None)
        undo = partial(committees.restore_chair, before, member)
        words = _("{name} is the chair.").format(name=name)
        self.act(lambda: committees.appoint_chair(member), words, undo)

    def _void_member(self, member: CommitteeMember, name: str) -> None:
        words = _("{name} was taken out.").format(name=name)
        back = partial(committees.restore_member, member)
        self.act(lambda: committees.void_member(member), words, back)
