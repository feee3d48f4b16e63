"""Small records that hang on a record: a card of them below it, each entered in a sheet."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from app.language import _
from app.records import keeping, references
from app.records.layouts import Rows, form_rows
from app.store import Record
from ui.records.form_sheet import Done, FormSheet
from ui.records.ways import way
from ui.shell import Shell
from ui.widgets.form import Form
from ui.widgets.input import Input
from ui.widgets.lines import Elided, first_lines
from ui.widgets.plain import Button, Card, Label, box, column, row

_AT_FIRST = 12
"""Lines of a card; the rest on request."""


@dataclass(frozen=True)
class Hanging:
    """A kind of record that hangs on another by the column `by`.

    `rows` are those of its sheet, `says` what a line says of one, what stands whole below it parted
    by a line's end. `when` says on which records it
    hangs; where there are some already they are shown in any case. Those with a page of their own
    are read there, and entered there too if `on_page`. `begin` gives what a new one begins with,
    `labels` what the fields of one are called. `deeds` are further things to do with all of them:
    words, and a function of shell, owner and what is done after it. `sums` says what they come to.
    """

    model: type[Record]
    by: str
    title: str
    says: Callable[[Any], str]
    rows: Rows = ()
    when: Callable[[Any], bool] = lambda _owner: True
    on_page: bool = False
    begin: Callable[[Any], Mapping[str, Any]] = lambda _owner: {}
    labels: Callable[[Any], Mapping[str, str]] = lambda _record: {}
    left_out: Callable[[Any], Sequence[str]] = lambda _record: ()
    inputs: Callable[[], Mapping[str, Input]] = dict
    deeds: Sequence[tuple[str, Callable[[Shell, Any, Callable[[], object]], object]]] = ()
    sums: Callable[[Sequence[Any]], str] = lambda _found: ""

    def of(self, owner: Record) -> list[Any]:
        """Those that hang on a record, as entered."""
        return self.model.where_equal(self.by, owner.id)


class HangingSheet(FormSheet):
    """Asks for one small record; several can be entered one after another."""

    def __init__(
        self,
        shell: Shell,
        hanging: Hanging,
        owner: Record,
        record: Record | None,
        done: Done,
    ) -> None:
        model = hanging.model
        out = {hanging.by, *hanging.left_out(record)}
        placed = [
            [name for name in line if name.partition(":")[0] not in out] for line in hanging.rows
        ]
        rows = form_rows(model, [line for line in placed if line], out)
        form = Form(
            model.columns(),
            rows,
            inputs=hanging.inputs(),
            **references.naming(model),
            labels=hanging.labels(record),
        )
        super().__init__(shell, _(model.label), form, done, about=(owner, record))
        self.hanging, self.owner, self.record = hanging, owner, record
        form.fill(record.values() if record is not None else hanging.begin(owner))
        more = Button(_("Save, and another one"), partial(self.save, self._again))
        self.show_form(besides=[more] if record is None else [])

    def keep(self, values: dict[str, Any]) -> Record:
        if self.record is not None:
            return keeping.change(self.record, **values)
        given = {name: value for name, value in values.items() if value is not None}
        return keeping.keep(self.hanging.model, **{self.hanging.by: self.owner.id}, **given)

    def _again(self, made: Any) -> None:
        self._done(made)
        self.form.fill(self.hanging.begin(self.owner))
        self.form.start()


class HangingCard(Card):
    """What hangs on a record, line below line; whoever may change the record may add to it."""

    def __init__(
        self,
        shell: Shell,
        hanging: Hanging,
        owner: Record,
        again: Callable[[], object],
        *,
        may_change: bool,
    ) -> None:
        self.shell, self.hanging, self.owner, self.again = shell, hanging, owner, again
        self.may_change = may_change
        links: list[QWidget] = []
        if may_change:
            for words, deed in hanging.deeds:
                do = partial(deed, shell, owner, again)
                links.append(Button(_(words), do, look="link"))
            add = Button(_("＋ Add"), self.add, look="link")
            add.setAccessibleName(_(hanging.title))
            links.append(add)
        super().__init__("", row(Label(_(hanging.title), "title"), None, *links), margin=12)
        self._show(hanging.of(owner))

    def add(self) -> None:
        """Enter one more, here or on its own page."""
        if self.hanging.on_page:
            given = {self.hanging.by: self.owner.id, **self.hanging.begin(self.owner)}
            self.shell.show_kind(self.hanging.model.kind_name, **given)
        else:
            self._sheet(None)

    def _show(self, found: list[Any]) -> None:
        self.append(first_lines(found, self._line, _AT_FIRST, set()))
        if sums := self.hanging.sums(found):
            self.append(Label(sums, "quiet", wrap=True))

    def _line(self, each: Any) -> QWidget | Any:
        first, _end, below = self.hanging.says(each).partition("\n")
        said: QWidget = Elided(" ".join(first.split()))
        if below:
            said = box(column(said, Label(below, "quiet", wrap=True), spacing=2))
        kind = self.hanging.model.kind_name
        if self.shell.page_of(kind) is not None:
            said = way(self.shell, kind, each.id, said)
        if self.hanging.on_page:
            return said
        if not (self.may_change and keeping.is_ours(each)):
            return said
        menu = [
            (_("Change…"), lambda: self._sheet(each)),
            (_("Entered by mistake"), lambda: self._void(each)),
        ]
        return row(said, Button("…", look="link", menu=menu, tip=_("More")), stretch=0)

    def _sheet(self, record: Any) -> None:
        HangingSheet(self.shell, self.hanging, self.owner, record, lambda _kept: self.again())

    def _void(self, record: Any) -> None:
        self.shell.act(
            lambda: keeping.void(record, reason=keeping.OTHER),
            done=lambda _void: self.again(),
            words=_("Taken back."),
            undo=lambda void: (keeping.restore(void), self.again()),
        )


def cards(
    shell: Shell,
    kinds: Sequence[Hanging],
    owner: Record,
    again: Callable[[], object],
    *,
    may_change: bool,
) -> list[QWidget]:
    """A card for each kind that hangs on a record, or could."""
    return [
        HangingCard(shell, each, owner, again, may_change=may_change)
        for each in kinds
        if (may_change and each.when(owner)) or each.of(owner)
    ]
