"""Contact cards: whose, how many, on which sheet; one sheet first, then the others."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from app.documents import papers
from app.documents.items.lists import listing
from app.documents.made import FinishedPaper
from app.language import _
from app.records import cards, people
from app.records.listed import TableColumn
from app.records.people import Person
from ui.pages.printing.card_look import CardLook
from ui.pages.printing.confirm import ConfirmSheet
from ui.pages.printing.part import Count, Maker, Part
from ui.widgets.arrange import Flowing
from ui.widgets.paper import ask_and_print
from ui.widgets.plain import Button, Label, box, column, row
from ui.widgets.table import Table

_COPIES = 10


class CardsPart(Part):
    """Ticks people, prints one sheet to look at, then the rest, and asks what came out well."""

    def build(self) -> None:
        self._guests: list[Person] = []
        self._own: dict[str, int] = {}
        self.tried = 0
        self._listing = listing("person")
        copies = TableColumn("copies", _("Copies"), self._copies_of, 60, right=True)
        self.table = Table(
            [*self._listing.columns, copies],
            self._page,
            checks=True,
            empty=(
                _("Nobody serves here yet"),
                _("Give somebody a role under People; then their card can be printed."),
            ),
            extra=[
                Button(_("Tick all"), lambda: self.table.check_all()),
                Button(_("Tick none"), self._none),
            ],
        )
        self.copies = Count(500, _COPIES)
        self.own_name, self.own = Label("", "quiet"), Count(500, _COPIES)
        self._own_row = box(row(self.own_name, self.own, Label(_("cards")), None, spacing=6))
        self._own_row.hide()
        self.look = CardLook(self.item)
        self.sheet, self.black = self.look.sheet, self.look.black
        self.set_right()
        self.summary = Label("", "strong", wrap=True)
        self.asked = Label("", wrap=True)
        self.print_button.setText(_("Print one sheet to look at"))
        self.again = Button(_("Once more"), lambda: self._print(0, self.first_sheet))
        self.register = Button(_("Printed already: enter them"), self.confirm, look="link")
        copies = Flowing(
            box(row(Label(_("Each")), self.copies, Label(_("cards")), spacing=6)),
            box(row(Label(_("A sheet")), self.sheet, spacing=6)),
        )
        self.lay_out(
            self.table,
            self._own_row,
            copies,
            self.look,
            column(self.summary, self.asked, spacing=2),
            foot=row(self.register, None, self.again),
            flush=True,
        )
        self.table.ticked.connect(self._changed)
        self.table.picked.connect(self._show_own)
        self.copies.edited.connect(self.table.rows.redraw)  # which says that something is ticked
        self.own.edited.connect(self._own_changed)
        self.look.changed.connect(self._changed)
        self._say()

    # What the page calls

    def open(self, ids: Sequence[str] = (), **_wanted: object) -> None:
        """Show who serves; with `ids` these are ticked."""
        if ids:
            chosen = [people.get(people.main_of(each)) for each in ids]
            self._guests = chosen
            self.table.rows.checked = {person.id: person for person in chosen}
            self.tried = 0
        self.reload()
        self.table.filter.setFocus()

    def reload(self) -> None:
        self.table.reload()
        self._say()

    def maker(self) -> Maker | None:
        printed, first = self.printed, cards.next_number()
        if not printed:
            return None
        look = self.look.chosen()
        return lambda progress: papers.contact_cards(
            printed, **look, first=first, progress=progress
        )

    def set_right(self) -> None:
        self.begin_size(self.sheet)

    def printable_edge(self) -> float:
        return self.item.printable_edge(self.sheet.value)

    def lesson(self) -> str:
        return _("Tick whose cards are to be printed.")

    def ready(self, on: bool) -> None:
        super().ready(on)
        self.register.setEnabled(on)
        self._say()

    # What is chosen

    @property
    def printed(self) -> list[tuple[str, int]]:
        """Whose cards and how many, in the order in which people were ticked."""
        copies = self.copies.number
        chosen = self.table.checked()
        counts = [(person.id, self._own.get(person.id, copies)) for person in chosen]
        return [(person, count) for person, count in counts if count]

    @property
    def first_sheet(self) -> int:
        """How many cards are on the first sheet."""
        return papers.A_SHEET[self.sheet.value]

    # Printing

    def print_it(self) -> None:
        """One sheet first; when that is well, the others."""
        if not self.print_button.isEnabled():
            return
        if not self.tried:
            self._print(0, self.first_sheet)
        elif self.tried >= cards.count(self.printed):
            self.confirm()
        else:
            self._print(self.tried, None)

    def confirm(self) -> None:
        """Ask which cards came out well, and who gets them."""
        ConfirmSheet(self.shell, self.printed, cards.next_number(), self._entered)

    def _print(self, skip: int, take: int | None) -> None:
        first = cards.next_number()
        part, look = cards.cut(self.printed, skip, take), self.look.chosen()
        self.shell.run(
            lambda progress: papers.contact_cards(
                part, **look, first=first + skip, progress=progress
            ),
            lambda made: self._hand_over(made, skip),
            title=_("Making the cards…"),
        )

    def _hand_over(self, made: FinishedPaper, skip: int) -> None:
        two_sided = self.look.back.isChecked()

        def went(went: bool) -> None:
            if went and skip:
                self.confirm()
            elif went:
                self.tried = min(self.first_sheet, cards.count(self.printed))
                self._say()
                self.print_button.setFocus()

        self.shell.act(
            lambda: ask_and_print(self.page.preview, made.pdf, self.name(), two_sided=two_sided),
            done=went,
        )

    def _entered(self, entered: bool) -> None:
        if entered:
            self._none()
            self.page.make()
            self.shell.notify(_("The cards are in the register."))
        else:
            self.shell.notify(_("Nothing was entered; the numbers are used next time."))
            self.tried = 0
            self._say()

    # What is said

    def _say(self) -> None:
        printed = self.printed
        count = cards.count(printed)
        left = count - self.tried
        words, asked = _("Print one sheet to look at"), ""
        self.summary.setText(cards.run_in_words(printed, self.first_sheet))
        if self.tried and left > 0:
            asked = _("Is the first sheet in its place, and black enough? Then print the others.")
            words = _("Print the other {count}").format(count=left)
        elif self.tried:
            asked = _("Is everything on paper?")
            words = _("Printed: enter them")
        self.asked.setText(asked)
        self.asked.setVisible(bool(asked))
        self.print_button.setText(words)
        self.print_button.updateGeometry()
        self.again.setVisible(bool(self.tried))
        self.register.setVisible(bool(count) and not self.tried)

    def _changed(self) -> None:
        self.tried = 0
        self._show_own(self.table.current())
        self._say()
        self.changed.emit()

    def _own_changed(self) -> None:
        person = self.table.current()
        if person is not None and self.own.number is not None:
            self._own[person.id] = self.own.number
            self.table.rows.redraw()

    def _show_own(self, person: Person | None) -> None:
        ticked = person is not None and person.id in self.table.rows.checked
        self._own_row.setVisible(ticked and len(self.table.rows.checked) > 1)
        if ticked and person is not None:
            self.own_name.setText(person.name)
            if not self.own.line.hasFocus():
                self.own.set_value(self._own.get(person.id, self.copies.number or _COPIES))

    def _none(self) -> None:
        self.table.check_all(False)
        self._own.clear()
        self._changed()

    def _page(self, text: str, after: Any, size: int) -> list[tuple[Person, Any]]:
        found = self._listing.source(text, after, size)
        if text:
            return list(found)
        # Whom another page asks for stands on top, serving or not.
        asked = {person.id for person in self._guests}
        first = [(person, None) for person in self._guests] if after is None else []
        return first + [each for each in found if each[0].id not in asked]

    def _copies_of(self, person: Person) -> str:
        if person.id not in self.table.rows.checked:
            return ""
        return str(self._own.get(person.id, self.copies.number or ""))
