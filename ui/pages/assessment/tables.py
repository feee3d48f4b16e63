"""The assessment tables of an office: edited while their points are added up, sent down."""

from __future__ import annotations

from functools import partial

from app.language import N_, _
from app.records.assessment import Table, sending
from app.records.sent_down import Given
from ui.pages.assessment.table_sheet import TableSheet
from ui.records.given_card import Choice, GivenCard


class TablesCard(GivenCard):
    """Every table with what can be done to it; what is changed goes down with the next replies."""

    title = N_("Assessment tables")
    reading = N_("Read in a table…")

    def words(self, given: Given[Table]) -> str:
        return sending.standing_words(given)

    def choices(self, data: Table) -> list[Choice]:
        return [(_("Change the table…"), partial(self.edit, data))]

    def edit(self, table: Table) -> TableSheet:
        """Let everything in it be changed, from this year on or for another one."""
        return TableSheet(self.shell, table, self._changed)
