"""Returning records to the rooms that made them: what is to be put right, and by when."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence
from typing import Any, Final

from app.fields import Entry
from app.language import N_, _, n_
from app.records import inspections
from app.records.inspections import Remark, Returned
from app.store import Record
from app.store.session import current
from ui.records.form_sheet import FormSheet
from ui.shell import Shell
from ui.widgets.form import Form
from ui.widgets.plain import Button, Label

_TERM: Final = datetime.timedelta(days=15)
_NAMED: Final = 5
"""Records that are called by name where several are returned."""


class ReturnSheet(FormSheet):
    """What is to be put right in some records; of one dispute perhaps in its whole volume.

    `lacks` is what is seen to be missing in it, to be put into the words with one press.
    """

    def __init__(
        self, shell: Shell, records: Sequence[Record], done: Callable[[], object], lacks: str = ""
    ) -> None:
        self.records, self._lacks = records, lacks
        columns = Remark.columns()
        asked: dict[str, Entry] = {
            "words": Entry(columns["words"].kind, N_("What is to be put right"), required=True),
            "until": Entry(columns["until"].kind, N_("To be put right by")),
        }
        rows: list[Sequence[str]] = [("words",), ("until",)]
        if all(each.kind_name == "case" for each in records):
            asked["volume"] = Entry(columns["volume"].kind, N_("The whole volume"))
            rows[1] = ("until", "volume")
        count = n_("Return {count} record", "Return {count} records", len(records))
        super().__init__(shell, count.format(count=len(records)), Form(asked, rows),
                         lambda made: self._said(made, done), about=records)  # fmt: skip
        self.form.fill({"until": current().today() + _TERM})
        more = _("… and {count} more").format(count=len(records) - _NAMED)
        named = [each.heading() for each in records[:_NAMED]]
        named += [more] if len(records) > _NAMED else []
        below = [Label("\n".join(named), "quiet", wrap=True)]
        if lacks:
            below.append(Label(lacks, "soon", wrap=True))
        besides = [Button(_("Write down what is missing"), self.put_in)] if lacks else []
        self.show_form(*below, yes=_("Return"), besides=besides)

    def put_in(self) -> None:
        """Put into the words what is seen to be missing."""
        words = self.form.input("words")
        words.set_value("\n".join(filter(None, (words.value(), self._lacks))))
        words.setFocus()

    def keep(self, values: dict[str, Any]) -> Returned:
        return inspections.give_back(
            self.records,
            words=values["words"] or "",
            until=values.get("until"),
            volume=bool(values.get("volume")),
        )

    def _said(self, made: Returned, done: Callable[[], object]) -> None:
        done()
        self.shell.notify(made.words())
