"""A list of records, narrowed by text, period and a menu, below the forms not finished."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Any, Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QMenu, QWidget

from app.language import N_, _
from app.records import days
from app.records.listed import TableColumn
from app.records.narrowing import Choice
from app.store import Record
from app.store.drafts import Unfinished
from app.store.session import current
from ui.records import columns
from ui.records.kind import RecordKind
from ui.records.unfinished import UnfinishedForms
from ui.widgets.plain import Button, column, row
from ui.widgets.seeking import MANY, Seek
from ui.widgets.table import Table

_LONGEST: Final = 9
"""Characters on the button of the menu; what is longer is cut."""


class NarrowedList(QWidget):
    """A list that one types into, with a button for the period and one for everything else.

    `asked` is the filter of its records: frozen, with text, since, until, voided and origin.
    `form` names it, its columns and its drafts, unless those are of several `forms`.
    A list of its own overrides `fetch` and says its `choices`.
    """

    choices: Sequence[Choice] = ()
    """What it can be narrowed by, besides period and text."""
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
        asked: Any,
        *,
        empty: tuple[str, str],
        draft_name: Callable[[Unfinished], str],
        period: str = "month",
        more: Sequence[TableColumn] = (),
        extra: Sequence[QWidget] = (),
        foot: Sequence[QWidget] = (),
        forms: Sequence[str] = (),
        checks: bool = False,
    ) -> None:
        super().__init__()
        self.form = form
        self.asked = self._everything = asked
        self._empty = empty
        self.period = period
        self._before_text: str | None = None
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
        for group in self.periods():
            if not times.isEmpty():
                times.addSeparator()
            for each, words in group.items():
                times.addAction(_(words), partial(self.take_period, each))
        self.time.setMenu(times)
        self._menu = QMenu(self.narrow)
        self._menu.aboutToShow.connect(self._fill_menu)
        self.narrow.setMenu(self._menu)
        columns.offer(QMenu(self), self.table, form)
        self.show_filter()

    # What a list of its own says

    def fetch(self, asked: Any, after: Any, size: int) -> Sequence[tuple[Any, Any]]:
        """A page of records, each with the key that the next page goes on from."""
        raise NotImplementedError

    def periods(self) -> Sequence[Mapping[str, str]]:
        """What the first button narrows to, in groups: periods in words, `all` for none."""
        return [days.PERIODS]

    def narrow_by(self, field: str, value: Any) -> None:
        """Show only what has a value in a field of the filter."""
        self._take(replace(self.asked, **{field: value}))

    def narrowed_by(self, field: str) -> Any:
        """The value that a field of the filter asks for; empty where it asks for none."""
        return getattr(self.asked, field)

    # What pages ask

    def reload(self) -> None:
        """Fetch again."""
        self.table.reload()

    def now(self) -> Any:
        """What the list shows, with the text of the filter."""
        return self._with_text(self.table.rows.text)

    def narrow_to(self, asked: Any) -> None:
        """Show what a filter holds, such as the records behind a number."""
        self.period, self.asked = "all", asked
        self.table.filter.setText(asked.text)
        self.table.rows.text = asked.text
        self.show_filter()
        self.reload()

    def show_record(self, record: Record) -> None:
        """Move to a record, widening the list where it does not show it."""
        self.table.reload(record.id)
        if self.table.pick(record.id):
            return
        since, until = days.bounds(self.period, current().today())
        if record.voided:
            self.asked = replace(self._everything, voided=True)
        elif self.asked != self._everything or self.table.rows.text:
            self.asked = self._everything
            self.table.forget_filter()
        day = getattr(record, type(record).day_column() or "row")
        if isinstance(day, datetime.date) and ((since and day < since) or (until and day > until)):
            self.period = "all"
        self.show_filter()
        self.table.reload(record.id)
        self.table.stand_at(record.id)  # else the list would bring back the row that it stood on

    # Inside

    def _page(self, text: str, after: Any, size: int) -> Sequence[tuple[Any, Any]]:
        if after is None and not text and self._before_text is not None:
            self.period, self._before_text = self._before_text, None
            self.show_filter()
        found = self.fetch(self._with_text(text), after, size)
        if not found and after is None and text and self.period != "all":
            wider = replace(self.asked, text=text)
            if found := self.fetch(wider, None, size):
                # Whoever looks for a name means it whenever it was; the button says so.
                self._before_text, self.period = self.period, "all"
                self.show_filter()
        return found

    def _with_text(self, text: str) -> Any:
        if self.period == "all":
            return replace(self.asked, text=text)
        since, until = days.bounds(self.period, current().today())
        return replace(self.asked, text=text, since=since, until=until)

    def take_period(self, period: str) -> None:
        """Narrow to one of the periods."""
        self.period, self._before_text = period, None
        self.asked = replace(self.asked, since=None, until=None)
        self.show_filter()
        self.reload()

    def _take(self, asked: Any) -> None:
        self._take_all(replace(asked, origin=asked.origin or self.asked.origin))

    def _take_all(self, asked: Any) -> None:
        self.asked = asked
        self.show_filter()
        self.reload()

    def _turn_void(self) -> None:
        self._take(replace(self.asked, voided=self.void.isChecked()))

    def _fill_menu(self) -> None:
        menu = self._menu
        menu.clear()
        everything = replace(self._everything, voided=self.asked.voided)
        menu.addAction(_(self.everything), lambda: self._take_all(everything))
        for each in self.choices:
            take = partial(self.narrow_by, each.field)
            if each.values is None:
                menu.addAction(_(each.label), partial(take, each.value))
            elif len(values := each.values()) > MANY:
                seek = partial(self._seek, values, self.narrowed_by(each.field), take)
                # Once the menu is gone, which gives the keyboard back.
                soon = partial(QTimer.singleShot, 0, self, seek)
                menu.addAction(_("{what}…").format(what=_(each.label)), soon)
            elif values:
                inside = menu.addMenu(_(each.label))
                for value, words in values:
                    inside.addAction(words, partial(take, value))
        menu.addSeparator()
        columns.offer(self._menu, self.table, self.form)

    def _seek(
        self, values: Sequence[tuple[Any, str]], now: Any, take: Callable[[Any], object]
    ) -> None:
        """Let one of many be found by typing."""
        Seek(self.narrow, values, now).chosen.connect(take)

    def _nothing_here(self) -> tuple[str, str]:
        """What stands instead of rows: that there are none at all, or none of what is shown."""
        void = _("Void ones") if self.asked.voided else ""
        period = self.period_words() if self._is_narrowed_by_time() else ""
        shown = "·".join(filter(None, (period, self._narrowed_words(), void)))
        if not shown or not self._has_any():
            return self._empty
        return (
            _("Nothing under “{filter}”").format(filter=shown),
            _("There are others: choose something else above or below the list."),
        )

    def _has_any(self) -> bool:
        """Whether there is anything at all, whatever the list is narrowed to."""
        before, self.period = self.period, "all"
        try:
            return bool(self.fetch(self._everything, None, 1))
        finally:
            self.period = before

    def _is_narrowed_by_time(self) -> bool:
        return self.period != "all" or bool(self.asked.since or self.asked.until)

    def _narrowed_words(self) -> str:
        """What the list is narrowed to besides the period."""
        words = [each.words(self.narrowed_by(each.field)) for each in self.choices]
        return "·".join(filter(None, words))

    def show_filter(self) -> None:
        """Say on the buttons what the list is narrowed to."""
        asked = self.asked
        self.time.setText(f"{self.period_words()} ▾")
        said = self._narrowed_words() or _(self.unnarrowed)
        self.void.setChecked(asked.voided)
        self.narrow.setText(f"{said if len(said) <= _LONGEST else said[: _LONGEST - 1] + '…'} ▾")
        self.narrow.setToolTip(said)

    def period_words(self) -> str:
        """What the first button says."""
        since, until = self.asked.since, self.asked.until
        if self.period == "all" and since:
            return f"{since:%m-%d}–" + (f"{until:%m-%d}" if until else "")
        return _({p: words for group in self.periods() for p, words in group.items()}[self.period])


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
        self.choices = self.listing.choices
        self.everything = self.unnarrowed = kind.everything
        super().__init__(
            kind.name,
            self.listing.columns(),
            self.listing.narrowing(),
            empty=(_(kind.nothing), kind.teaches()),
            draft_name=self._name_draft,
            period=kind.period or ("year" if kind.has_day else "all"),
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

    def narrow_by(self, field: str, value: Any) -> None:
        self._take(self.asked.narrowed(field, value))

    def narrowed_by(self, field: str) -> Any:
        return self.asked.value_of(field)
