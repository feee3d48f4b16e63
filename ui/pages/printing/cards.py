"""Contact cards: whose, how many, on which sheet; one sheet first, then the others."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from app.documents import items, papers
from app.documents.items.modes import Mode
from app.documents.made import FinishedPaper
from app.language import _
from app.records import cards
from app.records.listed import TableColumn
from app.records.people import Person
from ui.pages.printing.choices import ItemPart
from ui.pages.printing.confirm import ConfirmSheet
from ui.pages.printing.options import CardOptions
from ui.pages.printing.part import Count, Maker
from ui.widgets.paper import ask_and_print
from ui.widgets.plain import Button, Label, Note, box, column, row


class CardsPart(ItemPart):
    """Ticks people, prints one sheet to look at, then the rest, and asks what came out well."""

    options: CardOptions

    def build(self) -> None:
        self._own: dict[str, int] = {}
        self.tried = 0
        self.own_name, self.own = Label("", "quiet"), Count(500)
        self._own_row = box(row(self.own_name, self.own, Label(_("cards")), None, spacing=6))
        self._own_row.hide()
        self.asked = Note()
        self.again = Button(_("Once more"), lambda: self._print(0, self.first_sheet))
        self.register = Button(_("Printed already: enter them"), self.confirm, look="link")
        super().build()
        self.table.picked.connect(self._show_own)
        # Which says that something is ticked.
        self.options.copies.edited.connect(self.table.rows.redraw)
        self.own.edited.connect(self._own_changed)

    def columns(self) -> Sequence[TableColumn]:
        copies = TableColumn("copies", _("Copies"), self._copies_of, 60, right=True)
        return [*super().columns(), copies]

    def make_options(self) -> CardOptions:
        return CardOptions(self.item)

    def arrange(self, kinds: Sequence[QWidget]) -> None:
        said = column(self.summary, self.asked, spacing=2)
        foot = row(self.register, None, self.again)
        self.lay_out(self.table, self._own_row, self.options, said, foot=foot, flush=True)

    # What the page calls

    def _begin(self, mode: Mode) -> None:
        self.tried = 0
        super()._begin(mode)

    def maker(self) -> Maker | None:
        return self._making(self.printed, cards.next_number()) if self.printed else None

    def lesson(self) -> str:
        return _("Tick whose cards are to be printed.")

    def ready(self, on: bool) -> None:
        super().ready(on)
        self.register.setEnabled(on)

    # What is chosen

    @property
    def printed(self) -> list[tuple[str, int]]:
        """Whose cards and how many, in the order in which people were ticked."""
        copies = self.options.copies.number
        counts = [(person, self._own.get(person, copies)) for person in self.ticked]
        return [(person, count) for person, count in counts if count]

    @property
    def first_sheet(self) -> int:
        """How many cards are on the first sheet."""
        return items.cards.a_sheet(self.options.sized)

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

    def _making(self, printed: cards.Printed, first: int) -> Maker:
        chosen = self.options.chosen()
        return lambda progress: papers.contact_cards(
            printed, **chosen, first=first, progress=progress
        )

    def _print(self, skip: int, take: int | None) -> None:
        self.shell.run(
            self._making(cards.cut(self.printed, skip, take), cards.next_number() + skip),
            lambda made: self._hand_over(made, skip),
            title=_("Making the cards…"),
        )

    def _hand_over(self, made: FinishedPaper, skip: int) -> None:
        two_sided = bool(self.options.chosen()["back"])

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
            self.table.check_all(False)
            self._chosen()
            # What was pressed is of no use now; whoever prints more looks for the next person.
            self.table.filter.setFocus()
            self.page.make()
            self.shell.notify(_("The cards are in the register."))
        else:
            self.shell.notify(_("Nothing was entered; the numbers are used next time."))
            self.tried = 0
            self._say()

    # What is said

    def _say(self) -> None:
        printed, tried = self.printed, self.tried
        count = cards.count(printed)
        words, asked = cards.next_words(count, tried)
        self.summary.setText(cards.run_in_words(printed, self.first_sheet))
        self.asked.say(asked)
        self.print_button.setText(words)
        self.print_button.updateGeometry()
        self.again.setVisible(bool(tried))
        self.register.setVisible(bool(count) and not tried)

    def _chosen(self, *said: object) -> None:
        self.tried = 0
        if not self.ticked:
            self._own.clear()
        self._show_own(self.table.current())
        super()._chosen(*said)

    def _own_changed(self) -> None:
        person = self.table.current()
        if person is not None and self.own.number is not None:
            self._own[person.id] = self.own.number
            self.table.rows.redraw()

    def _show_own(self, person: Person | None) -> None:
        if person is None or person.id not in self.ticked or len(self.ticked) < 2:
            self._own_row.hide()
            return
        self._own_row.show()
        self.own_name.setText(person.name)
        if not self.own.line.hasFocus():
            self.own.set_value(self._own.get(person.id, self.options.copies.number or 1))

    def _copies_of(self, person: Person) -> str:
        if person.id not in self.ticked:
            return ""
        return str(self._own.get(person.id, self.options.copies.number or ""))
