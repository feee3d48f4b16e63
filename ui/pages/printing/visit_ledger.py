"""The ledger of visits: a period, narrowed if wanted, in full or for everybody to read."""

from __future__ import annotations

import datetime
from typing import Any

from app.documents import papers
from app.documents.items.item import Item
from app.documents.ledgers import workbook
from app.errors import AppError
from app.fields import Text, long_period
from app.language import _, n_
from app.records.visits import Filter, Visit
from ui.pages.printing.part import BookWriter, Maker, Part
from ui.pages.printing.period import Period
from ui.shell import Shell
from ui.widgets.chips import Chips
from ui.widgets.inputs import CodeInput, TextInput
from ui.widgets.plain import Words, row


class LedgerPart(Part):
    """The ledger of a period, narrowed if wanted, in full or for everybody to read."""

    def __init__(self, shell: Shell, page: Any, item: Item) -> None:
        super().__init__(shell, page, item)
        self.period = Period()
        self.text = TextInput(Text(max=60), hint=_("Name, words or phone; empty means all"))
        self.category = CodeInput(Visit.columns()["category"].kind, hint=_("Every matter"))
        self.variant = Chips([("full", _("In full")), ("public", _("For everybody to read"))])
        self.explain = Words("", "quiet", wrap=True)
        self.count = Words("", "strong")
        self.lay(
            Words(_("Period"), "quiet"),
            self.period,
            4,
            Words(_("Only"), "quiet"),
            row(self.text, self.category, spacing=6),
            4,
            self.variant,
            self.explain,
            None,
            foot=self.count,
        )
        self.period.changed.connect(self.changed)
        for each in (self.text, self.category):
            each.edited.connect(self.changed)
        self.variant.chosen.connect(self._variant_chosen)
        self._explain()

    def open(
        self,
        since: datetime.date | None = None,
        until: datetime.date | None = None,
        **_wanted: Any,
    ) -> None:
        """Begin with a period."""
        if since or until:
            self.period.set_days(since, until)
        self.period.since.setFocus()

    def maker(self) -> Maker | None:
        asked, public = self._asked(), self.variant.value == "public"
        if asked is None:
            return None
        return lambda progress: papers.visit_ledger(asked, masked=public, progress=progress)

    def book_writer(self) -> BookWriter | None:
        asked, public = self._asked(), self.variant.value == "public"
        if asked is None:
            return None
        return lambda path, progress: workbook.write_visits(
            path, asked, public=public, progress=progress
        )

    def _asked(self) -> Filter | None:
        ends = self.period.days()
        if ends is None:
            return None
        try:
            category = self.category.value() or ""
        except AppError:
            return None
        return Filter(text=self.text.value() or "", since=ends[0], until=ends[1], category=category)

    def lesson(self) -> str:
        return _("Type from which day to which.")

    def name(self) -> str:
        ends = self.period.days()
        return " ".join(filter(None, (_("Ledger"), long_period(*ends) if ends else "")))

    def ready(self, on: bool) -> None:
        super().ready(on)
        made = self.page.made
        words = ""
        if on and made is not None:
            words = n_("{count} visit", "{count} visits", made.count).format(count=made.count)
        self.count.setText(words)

    def _variant_chosen(self, _variant: str) -> None:
        self._explain()
        self.changed.emit()

    def _explain(self) -> None:
        public = self.variant.value == "public"
        self.explain.setText(
            _("Names are masked; phones and what was said are left out.")
            if public
            else _("Not for the wall: it shows names and what was said.")
        )
