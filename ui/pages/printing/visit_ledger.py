"""The ledger of visits: a period, narrowed if wanted, in full or for everybody to read."""

from __future__ import annotations

import datetime

from app.documents import papers
from app.documents.ledgers import workbook
from app.fields import Text, long_period
from app.language import _, n_
from app.records.visits import Filter, Visit
from ui.pages.printing.part import BookWriter, Maker, Part
from ui.pages.printing.period import Period
from ui.widgets.chips import Chips
from ui.widgets.inputs import CodeInput, TextInput
from ui.widgets.plain import Label, hint, row


class LedgerPart(Part):
    """The ledger of a period, narrowed if wanted, in full or for everybody to read."""

    def build(self) -> None:
        self.period = Period()
        self.text = TextInput(Text(max=60), hint=_("Name, words or phone; empty means all"))
        self.category = CodeInput(Visit.columns()["category"].kind, hint=_("Every matter"))
        self.variant = Chips([("full", _("In full")), ("public", _("For everybody to read"))])
        self.explain, self.count = hint(), Label("", "strong")
        narrowed = row(self.text, self.category, spacing=6)
        self.lay_out(
            Label(_("Period"), "quiet"), self.period, 4, Label(_("Only"), "quiet"), narrowed, 4,
            self.variant, self.explain, None, foot=self.count,
        )  # fmt: skip
        self.variant.chosen.connect(self._explain)
        for chosen in (
            self.period.changed, self.text.edited, self.category.edited, self.variant.chosen,
        ):  # fmt: skip
            chosen.connect(lambda *_value: self.changed.emit())
        self._explain()

    def open(
        self,
        since: datetime.date | None = None,
        until: datetime.date | None = None,
        **_wanted: object,
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
        if ends is None or not self.category.readable():
            return None
        category = self.category.value() or ""
        return Filter(text=self.text.value() or "", since=ends[0], until=ends[1], category=category)

    def lesson(self) -> str:
        return _("Type from which day to which.")

    def name(self) -> str:
        ends = self.period.days()
        return " ".join(filter(None, (_("Ledger"), long_period(*ends) if ends else "")))

    def ready(self, on: bool) -> None:
        super().ready(on)
        made = self.page.made if on else None
        words = n_("{count} visit", "{count} visits", made.count) if made is not None else ""
        self.count.setText(words.format(count=made.count if made else 0))

    def _explain(self, *_variant: object) -> None:
        public = _("Names are masked; phones and what was said are left out.")
        full = _("Not for the wall: it shows names and what was said.")
        self.explain.setText(public if self.variant.value == "public" else full)
