"""How a kind of record is entered, read and listed; what it does not place stands at the end."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from operator import methodcaller
from typing import Any, Final

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from app.language import N_, _
from app.records import layouts, references
from app.records.layouts import Rows, form_rows, names
from app.records.record_rows import ListRows, RecordRows
from app.store import Record
from app.store.session import current
from ui.records.hanging import Hanging
from ui.shell import Page, Shell
from ui.widgets.form import Form
from ui.widgets.input import Input

REASON: Final = "reason"
"""The column that says why a record was corrected: asked for where the district has it already."""

declared: dict[str, RecordKind] = {}
"""Every kind that is shown on the page of any kind, by its name."""


class Overview(QWidget):
    """What there is of a whole kind, such as a month of it; asked again whenever it is shown."""

    def look_again(self) -> None:
        """Ask again what there is."""

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.look_again()


@dataclass(frozen=True)
class Deed:
    """Something that can be done with a record of ours: words, what the view does, and when."""

    label: str
    do: Callable[[Any], object]
    """Is given the view, whose `record` it is about."""
    when: Callable[[Any], bool] = lambda _record: True
    aside: bool = False
    """Stands in the menu, not as a button."""


@dataclass(frozen=True)
class RecordKind:
    """A kind of record as the window shows it, over its own description.

    `rows` are those of the form, `listed` the columns of the list with their widths, `left_out`
    what neither form nor view shows, with the reason. `heading` names the page, `new` the button
    that begins one, `lesson` is said while there are none. `begin` gives what a new one begins
    with, `inputs` inputs of its own. `entered_by` says who enters them: room, office.
    """

    model: type[Record]
    rows: Rows
    listed: Mapping[str, int]
    heading: str
    new: str
    lesson: str = ""
    elsewhere: str = ""
    """Said instead in a room where the office enters them."""
    nothing: str = N_("Nothing here yet")
    """Said above the lesson."""
    begin: Callable[[], Mapping[str, Any]] = dict
    inputs: Callable[[], Mapping[str, Input]] = dict
    labels: Mapping[str, str] = field(default_factory=dict[str, str])
    only_when: Mapping[str, tuple[str, Any]] = field(default_factory=dict[str, tuple[str, Any]])
    """Fields in rows of their own that are asked for only where another one holds a value."""
    left_out: Mapping[str, str] = field(default_factory=dict[str, str])
    entered_by: frozenset[str] = frozenset({"room"})
    shown_in: frozenset[str] = frozenset({"room", "office"})
    """Who has a page of them at all."""
    attaches: bool = True
    """Whether photos and scans are attached to its records."""
    page: Callable[[Shell, RecordKind], Page] | None = None
    """The page of its own, where the page of any kind is not enough."""
    view: str = ""
    """Module and class of a RecordView of its own, where the page of any kind is enough but for it;
    a view brings with it all that prints."""
    in_navigation: bool = True
    discreet: Sequence[str] = ()
    """The columns of the list that are hidden while a record is being entered; private ones are."""
    beneath: str = ""
    """The kind whose place in the navigation it shares: their pages lead to each other."""
    list_rows: Callable[[], ListRows] | None = None
    """What the list shows, where it says more than its columns."""
    period: str = ""
    """What the list is narrowed to at first: one of `days.PERIODS`."""
    everything: str = N_("All")
    """What the list is called while it is not narrowed."""
    named_by: Sequence[str] = ()
    """The columns that a form not finished is called by: who, never what about. Any unless told."""
    hanging: Sequence[Hanging] = ()
    """The kinds of small records that hang on its records."""
    deeds: Sequence[Deed] = ()
    """What can be done with a record besides correcting it."""
    beside: Callable[[Any], Sequence[QWidget]] = lambda _view: ()
    """What the view says of its record below the particulars."""
    overview: Callable[[Any], Overview] | None = None
    """What the page shows while no record is picked, in place of the lesson; given the page.
    The button `overview_label` of the list opens it."""
    overview_label: str = ""
    waiting: Callable[[], int] | None = None
    """How many of its records wait for somebody here: the number beside it in the navigation."""
    called: Callable[[Any], str] = methodcaller("heading")
    """What one record is called where it is corrected, void, or taken back."""

    def __post_init__(self) -> None:
        if self.page is None:
            declared[self.name] = self

    def together(self) -> list[RecordKind]:
        """The kinds that share one place in the navigation, the one that it is called by first."""
        first = self.beneath or self.name
        here = [each for each in declared.values() if current().kind in each.shown_in]
        mine = [each for each in here if first in (each.name, each.beneath)]
        return sorted(mine, key=lambda each: each.name != first)

    def __call__(self, shell: Shell) -> Page:
        """The page of this kind, as the window makes it."""
        from ui.records.page import RecordPage

        return (self.page or RecordPage)(shell, self)

    @property
    def name(self) -> str:
        """The name of the kind: of its drafts and of its page too."""
        return self.model.kind_name

    @property
    def may_enter(self) -> bool:
        """Whether whoever sits here enters records of this kind."""
        return current().kind in self.entered_by

    @property
    def has_day(self) -> bool:
        """Whether its records are of a day, and a list of them is of a period."""
        return bool(self.model.day_column())

    def form_rows(self) -> list[Sequence[str]]:
        """The rows of the form: why it is corrected, the declared ones, what is missing in them."""
        asked = self.model.columns().keys() & {REASON} - self.left_out.keys()
        rows = [(REASON,), *self.rows] if asked else self.rows
        return form_rows(self.model, rows, self.left_out)

    def form(self, **inputs: Input) -> Form:
        """A form of such a record; `inputs` take the place of those of the kind."""
        return Form(
            self.model.columns(),
            self.form_rows(),
            inputs={**self.inputs(), **inputs},
            **references.naming(self.model),
            labels=self.labels,
        )

    def read(self) -> list[str]:
        """The columns that the view shows, in the order of the form."""
        return [name for name in names(self.form_rows()) if name != REASON]

    def listing(self) -> ListRows:
        """What the list shows."""
        if self.list_rows is not None:
            return self.list_rows()
        return RecordRows(self.model, self.listed, {*self.left_out, REASON}, self.discreet)

    def teaches(self) -> str:
        """How the first record comes, for whoever sits here."""
        if self.may_enter or not self.entered_by:
            return _(self.lesson)
        if current().is_office:
            return _("They come with the reports of the rooms.")
        return _(self.elsewhere or self.lesson)

    def related(self) -> set[str]:
        """The kinds of record that its columns name, and those that name it."""
        return layouts.related(self.model)

    def label(self) -> str:
        """What one record of it is called."""
        return _(self.model.label)
