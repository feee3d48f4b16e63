"""The list of people: who they are, where they live, what they serve as."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from app.language import N_
from app.records.listed import TableColumn
from app.records.narrowing import Choice
from app.records.people import Person, lists
from app.records.people.lists import PeopleFilter
from app.store.drafts import Unfinished
from ui.records.listing import RecordList


class PeopleList(RecordList):
    """Everybody once, narrowed to villagers, service people, a role or a group."""

    everything = unnarrowed = N_("Everybody")
    narrowing = PeopleFilter

    def offered(self) -> Sequence[Choice]:
        return lists.CHOICES

    def columns(self) -> list[TableColumn]:
        self._rows = lists.PeopleRows()
        return self._rows.columns()

    def more_columns(self) -> list[TableColumn]:
        return lists.more()

    def draft_name(self, draft: Unfinished) -> str:
        return draft.first_words(["name"])

    def fetch(self, asked: PeopleFilter, after: Any, size: int) -> Sequence[tuple[Person, Any]]:
        return self._rows.page(asked, after, size)

    def narrow_by(self, field: str, value: Any) -> None:
        self._take(replace(PeopleFilter(), **{field: value}))
