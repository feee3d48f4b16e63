"""A list of records, narrowed by text, period and a menu, below the forms not finished."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import Any, Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QMenu, QWidget

from app.language import N_, _
from app.records.listed import TableColumn
from app.records.narrowing import ALL, Narrowed
from app.store import Record
from app.store.drafts import Unfinished
from ui.records import columns
from ui.records.kind import RecordKind
from ui.records.unfinished import UnfinishedForms
from ui.widgets.plain import Button, column, emptied, row
from ui.widgets.seeking import MANY, Seek
from ui.widgets.table import Table

_LONGEST: Final = 9
"""Characters on the button of the menu; what is longer is cut."""


class NarrowedList(QWidget):
    """A list that one types into, with a button for the period and one for everything else.

    `form` names it, its columns and its drafts, unless those are of several `forms`.
    A list of its own overrides `fetch`.
    """

    everything = N_("All")
    """What stands in the menu for all there are."""
    unnarrowed = everything
    """What stands on the button while it is not narrowed."""

    resumed = Signal(object)
    """A draft to go on with (Unfinished)."""

    def __init__(
        self,
        form: str,
        usual: Sequence[TableColumn],
        narrowed: Narrowed,
        *,
        empty: tuple[str, str],
        draft_name: Callable[[Unfinished], str],
        more: Sequence[TableColumn] = (),
        extra: Sequence[QWidget] = (),
        foot: Sequence[QWidget] = (),
        forms: Sequence[str] = (),
        checks: bool = False,
    ) -> None:
        super().__init__()
        self.form, self.narrowed = form, narrowed
        self._empty = empty
        self.time, self.narrow = Button(""), Button("")
        self.void = Button(_("Void ones"), self._turn_void, look="chip", checkable=True)
        self.table = Table(
            usual,
            self._page,
            empty=self._nothing_here,
            extra=[self.time, self.narrow, *extra],
            more=more,
            checks=checks,
        )
        self.unfinished = UnfinishedForms(forms or (form,), draft_name)
        self.unfinished.resumed.connect(self.resumed)
        below = row(self.void, None, *foot, spacing=8, margins=(12, 6, 12, 8))
        self.setLayout(column(self.unfinished, self.table, below, spacing=0, stretch=1))
        times = QMenu(self.time)
        for group in narrowed.periods:
            if not times.isEmpty():
                times.addSeparator()
            for each, words in group.items():
                times.addAction(_(words), partial(self.take_period, each))
        self.time.setMenu(times)
        self._menu = QMenu(self.narrow)
        self._menu.aboutToShow.connect(self._fill_menu)
        self.narrow.setMenu(self._menu)
        columns.restore(self.table, form)
        self.show_filter()

    # What a list of its own says

    def fetch(self, asked: Any, after: Any, size: int) -> Sequence[tuple[Any, Any]]:
        """A page of records, each with the key that the next page goes on from."""
        raise NotImplementedError

    def has_any(self) -> bool:
        """Whether there is anything at all, whatever the list is narrowed to."""
        return bool(self.fetch(self.narrowed.everything, None, 1))

    # What pages ask

    def reload(self) -> None:
        """Fetch again."""
        self.table.reload()

    def now(self) -> Any:
        """What the list shows, with the text of the filter."""
        return self.narrowed.with_text(self.table.rows.text)

    def narrow_to(self, asked: Any) -> None:
        """Show what a filter holds, such as the records behind a number."""
        self.narrowed.narrow_to(asked)
        self._write(asked.text)
        self._show_narrowed()

    def narrow_by(self, field: str, value: Any) -> None:
        """Show only what has a value in a field of the filter."""
        self.narrowed.take_value(field, value)
        self._show_narrowed()

    def take_period(self, period: str) -> None:
        """Narrow to one of the periods."""
        self.narrowed.take_period(period)
        self._show_narrowed()

    def show_record(self, record: Record) -> None:
        """Move to a record, widening the list where it does not show it."""
        self.table.reload(record.id)
        if self.table.pick(record.id):
            return
        self.narrowed.widen_for(record)
        self._write("")
        self.show_filter()
        self.table.reload(record.id)
        self.table.stand_at(record.id)  # else the list would bring back the row that it stood on

    # Inside

    def _page(self, text: str, after: Any, size: int) -> Sequence[tuple[Any, Any]]:
        before = self.narrowed.period
        found = self.narrowed.page(self.fetch, text, after, size)
        if self.narrowed.period != before:
            self.show_filter()
        return found

    def _write(self, text: str) -> None:
        """Put a text into the filter that nothing waits for."""
        self.table.filter.setText(text)
        self.table.rows.text = text

    def _show_narrowed(self) -> None:
        """Show what it is narrowed to now."""
        self.show_filter()
        self.reload()

    def _take_all(self) -> None:
        self.narrowed.take_everything()
        self._show_narrowed()

    def _turn_void(self) -> None:
        self.narrowed.take(replace(self.narrowed.asked, voided=self.void.isChecked()))
        self._show_narrowed()

    def _fill_menu(self) -> None:
        menu = emptied(self._menu)
        menu.addAction(_(self.everything), self._take_all)
        for each in self.narrowed.choices:
            take = partial(self.narrow_by, each.field)
            if each.values is None:
                menu.addAction(_(each.label), partial(take, each.value))
            elif len(values := each.values()) > MANY:
                seek = partial(self._seek, values, self.narrowed.value_of(each.field), take)
                # Once the menu is gone, which gives the keyboard back.
                soon = partial(QTimer.singleShot, 0, self, seek)
                menu.addAction(_("{what}…").format(what=_(each.label)), soon)
            elif values:
                inside = menu.addMenu(_(each.label))
                for value, words in values:
                    inside.addAction(words, partial(take, value))
        menu.addSeparator()
        columns.offer(menu, self.table, self.form)

    def _seek(
        self, values: Sequence[tuple[Any, str]], now: Any, take: Callable[[Any], object]
    ) -> None:
        """Let one of many be found by typing."""
        Seek(self.narrow, values, now).chosen.connect(take)

    def _nothing_here(self) -> tuple[str, str]:
        """What stands instead of rows: that there are none at all, or none of what is shown."""
        shown = self.narrowed.whole_words()
        if not shown or not self.has_any():
            return self._empty
        return (
            _("Nothing under “{filter}”").format(filter=shown),
            _("There are others: choose something else above or below the list."),
        )

    def show_filter(self) -> None:
        """Say on the buttons what the list is narrowed to."""
        self.time.setText(f"{self.narrowed.period_words()} ▾")
        said = self.narrowed.words() or _(self.unnarrowed)
        self.void.setChecked(self.narrowed.asked.voided)
        self.narrow.setText(f"{said if len(said) <= _LONGEST else said[: _LONGEST - 1] + '…'} ▾")
        self.narrow.setToolTip(said)


class RecordList(NarrowedList):
    """The list of any kind of record, narrowed as the kind says."""

    def __init__(
        self,
        kind: RecordKind,
        extra: Sequence[QWidget] = (),
        foot: Sequence[QWidget] = (),
        *,
        checks: bool = False,
    ) -> None:
        self.kind, self.listing = kind, kind.listing()
        self.everything = self.unnarrowed = kind.everything
        period = kind.period or ("year" if kind.has_day else ALL)
        super().__init__(
            kind.name,
            self.listing.columns(),
            Narrowed(self.listing.narrowing(), period, self.listing.choices),
            empty=(_(kind.nothing), kind.teaches()),
            draft_name=self._name_draft,
            more=self.listing.more_columns(),
            extra=extra,
            foot=foot,
            checks=checks,
        )
        self.time.setVisible(kind.has_day)

    def _name_draft(self, draft: Unfinished) -> str:
        if draft.typed.get("confidential"):
            return _("Confidential")
        return draft.first_words(self.kind.named_by or self.kind.read())

    def fetch(self, asked: Any, after: Any, size: int) -> Sequence[tuple[Any, Any]]:
        return self.listing.page(asked, after, size)
