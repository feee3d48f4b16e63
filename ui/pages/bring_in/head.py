"""Above the rows of a workbook: what it was taken for, and the one large button."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from app.books import kinds
from app.books.plan import LEFT_OUT, LOOK, READY
from app.fields import Whole
from app.language import _, n_
from app.messages import shortened
from ui import style
from ui.pages.bring_in.lines import STATES
from ui.widgets.arrange import Flow
from ui.widgets.chooser import Chooser, Offer
from ui.widgets.plain import Button, Card, Label, box, column, row
from ui.widgets.typed import LineInput

if TYPE_CHECKING:
    from ui.pages.bring_in.look import Look

_TOP = 20
"""A head further down is said by pressing Enter on its row."""


class Heading(Card):
    """File, kind, sheet, year and head of a workbook; how many rows can come in."""

    def __init__(self, look: Look, leave: Callable[[], object], go: Callable[[], object]) -> None:
        super().__init__(margin=14)
        self._look = look
        self.file = Label("", "title")
        self.kind = Chooser([(kind, _(name)) for kind, name in kinds.NAMES.items()])
        self.sheet = Chooser(self._sheets, before=_("Sheet"))
        self.head = Chooser(self._heads, before=_("Head"))
        self.year = LineInput(Whole(min=1949, max=2100))
        style.look(self.year.line, look="low")
        self.year.setFixedWidth(style.px(84))
        self.year.line.editingFinished.connect(self._take_year)
        self.kind.chosen.connect(look.choose_kind)
        self.sheet.chosen.connect(lambda name: look.choose(sheet=name))
        self.head.chosen.connect(lambda at: look.choose(header_row=at))
        self.button = Button("", go, look="large")
        self.sums = Label("", "quiet")
        self.others = Label("", "quiet", wrap=True)
        """What of the workbook is not read."""
        other = Button(_("Another workbook"), leave, look="link")
        self._year_box = box(row(Label(_("Year"), "quiet"), self.year, spacing=6))
        flow = Flow(spacing=8)
        for each in (self.kind, self.sheet, self.head, self._year_box):
            flow.addWidget(each)
        texts = column(row(self.file, other, None, spacing=12), flow, self.others, spacing=6)
        inside = row(texts, column(self.button, self.sums, None, spacing=2), spacing=18)
        inside.setStretch(0, 1)
        self.append(inside)

    def show_plan(self) -> None:
        """Say what is understood now."""
        look = self._look
        book, plan = look.book, look.plan
        if book is None:
            return
        self.file.setText(book.file)
        self.kind.show_choice(look.kind, _(kinds.NAMES[look.kind]))
        read = list(dict.fromkeys(part.sheet for part in plan.parts)) if plan else []
        name = look.choices.sheet or (read[0] if read else book.sheets[0].name)
        several = len(read) > 1
        self.sheet.show_choice(None if several else name, _all(len(read)) if several else name)
        self.head.setVisible(not several)
        self._show_others()
        head = _("Row {row}").format(row=plan.header_row) if plan else _("Which row?")
        self.head.show_choice(
            plan.header_row if plan else None, head, look="chooser" if plan else "choose"
        )
        self._year_box.setVisible(look.kind != kinds.PEOPLE)
        if not self.year.line.hasFocus():
            self.year.set_value(plan.year if plan else look.choices.year)
        rows = len(look.chosen())
        words = n_("Bring in {count} row", "Bring in {count} rows", rows)
        self.button.setText(words.format(count=rows) if rows else _("Nothing to bring in"))
        self.button.setEnabled(bool(rows))
        self._show_sums()

    def _show_sums(self) -> None:
        look = self._look
        plan = look.plan
        for state, chip in look.chips.items():
            chip.setVisible(plan is not None)
            chip.setChecked(state == look.state)
        if plan is None:
            self.sums.setText("")
            return
        accepted = len(look.accepted)
        counts = {
            READY: len(plan.ready) + accepted,
            LOOK: len(plan.look) - accepted,
            LEFT_OUT: len(plan.left_out),
        }
        look.chips["all"].setText(_("All {count}").format(count=plan.rows))
        for state, count in counts.items():
            look.chips[state].setText(f"{_(STATES[state][0])} {count}")
        rows = n_("{count} row", "{count} rows", plan.rows).format(count=plan.rows)
        self.sums.setText("{} = {} + {} + {}".format(rows, *counts.values()))

    def _show_others(self) -> None:
        plan = self._look.plan
        said = [
            _("{sheet} ({kind}, {rows} rows)").format(
                sheet=each.sheet,
                kind=_(kinds.NAMES[each.kind]) if each.kind else _("no table that is known"),
                rows=each.rows,
            )
            for each in (plan.others if plan else [])
        ]
        self.others.setText(_("Not read: {what}").format(what="、".join(said)) if said else "")
        self.others.setVisible(bool(said))

    def _sheets(self) -> Offer:
        book = self._look.book
        if book is None:
            return []
        plan = self._look.plan
        fitting = plan.sheets if plan else []
        every: Offer = [(None, _all(len(fitting)))] if len(fitting) > 1 else []
        return [*every, *((each.name, each.name) for each in book.sheets)]

    def _heads(self) -> Offer:
        book = self._look.book
        if book is None:
            return []
        name = self.sheet.value or book.sheets[0].name
        shown = next(each for each in book.sheets if each.name == name)
        texts = ["、".join(cell.text for cell in cells if cell.text) for cells in shown.rows[:_TOP]]
        return [
            (at, _("Row {row}").format(row=at) + f"　{shortened(text)}")
            for at, text in enumerate(texts, 1)
            if text
        ]

    def _take_year(self) -> None:
        look, readable = self._look, self.year.readable()
        self.year.set_wrong(not readable)
        year = self.year.value_or_none()
        if readable and year != (look.plan.year if look.plan else look.choices.year):
            look.choose(year=year)


def _all(count: int) -> str:
    return n_("All {count} sheet", "All {count} sheets", count).format(count=count)
