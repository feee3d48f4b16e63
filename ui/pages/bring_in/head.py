"""Above the rows of a workbook: what it was taken for, and the one large button."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from app.books import kinds
from app.fields import Whole
from app.language import _, n_
from ui import style
from ui.widgets.arrange import Flow
from ui.widgets.chooser import Chooser
from ui.widgets.lines import Elided
from ui.widgets.plain import Button, Card, Label, Note, box, column, row
from ui.widgets.typed import LineInput

if TYPE_CHECKING:
    from ui.pages.bring_in.look import Look


class Heading(Card):
    """File, kind, sheet, year and head of a workbook; how many rows can come in."""

    def __init__(self, look: Look, leave: Callable[[], object], go: Callable[[], object]) -> None:
        super().__init__(margin=14)
        self._look = look
        self.file = Elided("", "title")
        self.kind = Chooser(look.now.kinds())
        self.sheet = Chooser(look.now.sheets, before=_("Sheet"))
        self.head = Chooser(lambda: look.now.heads(self.sheet.value), before=_("Head"))
        self.year = LineInput(Whole(min=1949, max=2100))
        style.look(self.year.line, look="low")
        self.year.setFixedWidth(style.px(84))
        self.year.line.editingFinished.connect(self._take_year)
        self.kind.chosen.connect(look.choose_kind)
        self.sheet.chosen.connect(lambda name: look.choose(sheet=name))
        self.head.chosen.connect(lambda at: look.choose(header_row=at))
        self.button = Button("", go, look="large")
        self.sums = Label("", "quiet")
        self.others = Note("quiet")
        """What of the workbook is not read."""
        other = Button(_("Another workbook"), leave, look="link")
        self._year_box = box(row(Label(_("Year"), "quiet"), self.year, spacing=6))
        flow = Flow(spacing=8)
        for each in (self.kind, self.sheet, self.head, self._year_box):
            flow.addWidget(each)
        texts = column(row(self.file, other, spacing=12, stretch=0), flow, self.others, spacing=6)
        inside = row(texts, column(self.button, self.sums, None, spacing=2), spacing=18, stretch=0)
        self.append(inside)

    def show_plan(self) -> None:
        """Say what is understood now."""
        now = self._look.now
        book, plan = now.book, now.plan
        if book is None:
            return
        self.file.setText(book.file)
        self.kind.show_choice(now.kind, _(kinds.NAMES[now.kind]))
        self.sheet.show_choice(*now.sheet_read())
        self.head.setVisible(self.sheet.value is not None)
        self.others.say(now.others())
        head = _("Row {row}").format(row=plan.header_row) if plan else _("Which row?")
        self.head.show_choice(
            plan.header_row if plan else None, head, look="chooser" if plan else "choose"
        )
        self._year_box.setVisible(now.kind != kinds.PEOPLE)
        if not self.year.line.hasFocus():
            self.year.set_value(now.year)
        rows = len(now.chosen())
        words = n_("Bring in {count} row", "Bring in {count} rows", rows)
        self.button.setText(words.format(count=rows) if rows else _("Nothing to bring in"))
        self.button.setEnabled(bool(rows))
        self.sums.setText(now.sums())

    def _take_year(self) -> None:
        now, readable = self._look.now, self.year.readable()
        self.year.set_wrong(not readable)
        year = self.year.value_or_none()
        if readable and year != now.year:
            self._look.choose(year=year)
