"""People: the list, and beside it one person to read or to write up."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QMenu

from app import codes
from app.language import _, listed
from app.messages import shortened
from app.records import people, places
from app.records.people import Person
from app.store import drafts
from ui.pages.people.form import FORM, PersonForm
from ui.pages.people.view import PersonView
from ui.records import columns
from ui.records.kind import unplaced
from ui.shell import Page, Shell
from ui.widgets.arrange import Sides
from ui.widgets.keys import shortcut
from ui.widgets.message import ask
from ui.widgets.plain import Button, Card, Words, column, row
from ui.widgets.stack import OneOf
from ui.widgets.table import Shown, Table, shown

_KINDS: Final = {
    "person", "role", "same_as", "card_issue", "visit", "attachment", "place", "relative", "case",
    "party", "agent", "case_mediator", "case_note", "printed_paper",
}  # fmt: skip


_LISTED: Final = ("name", "sex", "birth", "village", "team", "title")
"""What the list says in columns of its own."""
_UNLISTED: Final = {"photo": "a picture"}
"""What the list cannot show, and why."""


class PeoplePage(Page):
    """Everybody the room knows, each once."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self._only = self._role = self._group = ""
        self._serve: dict[str, list[str]] = {}
        self._places: dict[str, str] = {}
        self._stale = True
        self.sifted = Button(_("Everybody"), menu=[])
        self._fill_menu()
        self.table = Table(
            self._columns(),
            self._page,
            empty=(
                _("Nobody here yet"),
                _("Everybody who comes is kept here once. Add somebody, or bring in a roster."),
            ),
            extra=[self.sifted],
            more=shown(Person, unplaced(Person, _LISTED, _UNLISTED)),
        )
        columns.offer(self.sifted.menu(), self.table, FORM)
        self.new = Button(_("＋ Add somebody"), self.start_new, look="primary", key="Ctrl N")
        roster = Button(_("Roster…"), lambda: shell.show_page("bring_in", what="people"))
        seated = Button(_("Committee…"), lambda: shell.show_page("committee"))
        self._unfinished = Button("", self._take_up, look="link")
        self._unfinished.hide()
        foot = row(self._unfinished, None, seated, roster, self.new)
        edge = foot.spacing()
        foot.setContentsMargins(edge, edge // 2, edge, edge)
        left = Card("", self.table, foot, margin=0)
        self.view = PersonView(shell, self)
        self.form = PersonForm(shell)
        self._nobody = Words(_("Choose somebody on the left."), "quiet")
        self._nobody.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.stack = OneOf()
        for each in (Card("", None, self._nobody, None), self.view, self.form):
            self.stack.addWidget(each)
        self.sides = Sides(left, self.stack, share=0.47)
        self.setLayout(column(self.sides))
        self.form.saved.connect(self._saved)
        self.form.closed.connect(self.finished)
        self.form.known.connect(self.finished)
        self.form.drafted.connect(self._show_unfinished)
        self.table.picked.connect(self._picked)
        self.table.opened.connect(self._open)
        shortcut(self, "Ctrl+N", self.start_new, inside=True)

    # What the window calls

    def open(
        self,
        record_id: str | None = None,
        *,
        new: bool = False,
        name: str = "",
        draft: str | None = None,
        **_wanted: Any,
    ) -> None:
        """Show the list; a person, an empty form, or one that was left unfinished."""
        if self._stale:
            self.reload()
        if draft is not None:
            self.take_up(draft)
        elif new:
            self.start_new(name)
        elif record_id is not None:
            self.show_person(record_id)
        elif not self.writing:
            self.table.filter.setFocus()
        self._show_unfinished()

    def refresh(self, kinds: set[str]) -> None:
        """Look again where something shown here was changed."""
        if not kinds & _KINDS:
            return
        if not self.isVisible():
            self._stale = True
            return
        self.reload()
        if self.stack.currentWidget() is self.view:
            self.view.look_again()

    def can_leave(self) -> bool:
        """Whatever is being written is kept as it stands."""
        self.form.flush()
        return True

    def hasHeightForWidth(self) -> bool:
        # Else the window would give it all the height it would like, and a bar to scroll.
        return False

    # What its parts call

    @property
    def writing(self) -> bool:
        """Whether somebody is being written up."""
        return self.stack.currentWidget() is self.form

    def _open(self, person: Person) -> None:
        self.show_person(person.id, focus=True)

    def show_person(self, person: str, *, focus: bool = False) -> None:
        """Bring a person to the right side, under the name that is shown."""
        self._put_aside()
        main = people.main_of(person)
        self.view.show_person(people.get(main))
        self.stack.setCurrentWidget(self.view)
        self._writing_changed()
        if not self.table.pick(main):
            # Else the list would bring back the row that it stood on.
            self.table.view.setCurrentIndex(QModelIndex())
        self.sides.show_record()
        if focus:
            self.view.change.setFocus()

    def start_new(self, name: str = "") -> None:
        """An empty form; what was being written stays kept."""
        self._put_aside()
        self._show_form()
        self.form.begin(name=name)
        self.form.start()

    def start_change(self, person: Person) -> None:
        """The form with what is kept of a person, or as it was left unfinished."""
        self._put_aside()
        self._show_form()
        if (lost := self.form.unfinished(person.id)) is not None:
            self.form.resume(lost)
        else:
            self.form.begin(person)
            self.form.start()

    def take_up(self, draft: str) -> None:
        """Go on with a form that was left unfinished."""
        self._put_aside()
        if (lost := drafts.find(draft)) is not None:
            self._show_form()
            self.form.resume(lost)

    def _put_aside(self) -> None:
        if self.form.open_now:
            self.form.put_aside()

    def _saved(self, person: Person) -> None:
        self.shell.notify(_("{name} is kept.").format(name=person.name))
        self.finished(person)

    def finished(self, person: Person | None) -> None:
        """The form is done with: show who was kept, or whom the list stands on."""
        now = person or self.table.current()
        if person is not None and self.table.rows.find(person.id) < 0:
            self.table.filter.clear()
            self.table.rows.text = ""
            self._only = self._role = self._group = ""
            self.sifted.setText(_("Everybody") + " ▾")
        self.reload()
        if now is not None:
            self.show_person(now.id)
        else:
            self.stack.setCurrentIndex(0)
            self.sides.show_list()
        self._writing_changed()
        self.table.view.setFocus()

    def gone(self) -> None:
        """The person shown is not there any more."""
        self.stack.setCurrentIndex(0)
        self.sides.show_list()
        self.reload()

    def reload(self) -> None:
        """Fetch the list again."""
        self._stale = False
        self._places.clear()
        self.table.reload()

    # Inside

    def _show_form(self) -> None:
        self.stack.setCurrentWidget(self.form)
        self.sides.show_record()
        self._writing_changed()

    def _writing_changed(self) -> None:
        self.new.setVisible(not self.writing)
        self.table.hide_discreet(self.writing)
        self._show_unfinished()

    def _picked(self, person: Person | None) -> None:
        if person is not None and not self.writing:
            self.view.show_person(person)
            self.stack.setCurrentWidget(self.view)

    def _show_unfinished(self) -> None:
        left = [each for each in drafts.unfinished(FORM) if each.id != self.form.draft]
        self._unfinished.setVisible(bool(left) and not self.writing)
        if left:
            typed: list[str] | str = left[0].typed.get("name") or ""
            name = typed[0] if isinstance(typed, list) else typed
            self._unfinished.setText(
                _("Unfinished: {name}").format(name=shortened(name, 12) or _("no name yet"))
            )

    def _take_up(self) -> None:
        left = drafts.unfinished(FORM)
        if left:
            self.take_up(left[0].id)

    def _page(self, text: str, after: Any, size: int) -> list[tuple[Person, Any]]:
        found = people.page(
            text, role=self._role, group=self._group, only=self._only, after=after, size=size
        )
        self._serve.update(people.serving_as(person.id for person, _key in found))
        return found

    def _columns(self) -> list[Shown]:
        roles, sexes = codes.load("role"), codes.load("sex")

        def about(person: Person) -> str:
            years = people.age(person)
            sex = sexes.label(person.sex) if person.sex in ("1", "2") else ""
            return f"{sex} {years if years is not None else ''}".strip()

        def serves(person: Person) -> str:
            held = self._serve.get(person.id, [])
            return listed(map(roles.label, held)) or person.title or ""

        def lives(person: Person) -> str:
            village = person.village
            if village and village not in self._places:
                self._places[village] = places.name_of(village)
            named = self._places.get(village or "", "")
            return " ".join(filter(None, (named, person.team)))

        return [
            Shown("name", _("Name"), lambda person: person.name, 84, look=lambda _p: "strong"),
            Shown("about", _("Years"), about, 70, order=lambda p: str(p.birth or "")),
            Shown("lives", _("Village"), lives, 112),
            Shown("serves", _("Serves as"), serves, 84),
        ]

    def _fill_menu(self) -> None:
        menu = self.sifted.menu()
        only = {"": _("Everybody"), "villager": _("Villagers"), "service": _("Service people")}
        for value, words in only.items():
            menu.addAction(words, lambda v=value, w=words: self.sift(w, only=v))
        menu.addSeparator()
        for label, kept, key in (
            (_("Serves as"), "role", "role"),
            (_("Groups"), "group", "group"),
        ):
            inside = QMenu(label, menu)
            for code in codes.load(kept).current():
                inside.addAction(
                    code.label, lambda c=code, k=key: self.sift(c.label, **{k: c.code})
                )
            menu.addMenu(inside)

    def sift(self, words: str, *, only: str = "", role: str = "", group: str = "") -> None:
        """Narrow the list to villagers, service people, a role or a group."""
        self._only, self._role, self._group = only, role, group
        self.sifted.setText(words + " ▾")
        self.reload()

    def void(self, person: Person, reason: str) -> None:
        """Declare a person void, with a way back."""
        people.void(person, reason=reason)
        self.gone()
        self.shell.notify(
            _("{name} is void.").format(name=person.name), lambda: self._restore(person)
        )

    def _restore(self, person: Person) -> None:
        people.restore(person)
        self.reload()
        self.show_person(person.id)

    def ask_void(self, person: Person) -> None:
        """Ask why a person is to be void."""
        ask(
            self,
            _("Make {name} void?").format(name=person.name),
            _("Make void"),
            lambda: self.void(person, "other"),
            explain=_("For somebody entered by mistake. Visits stay; you can take it back."),
        )
