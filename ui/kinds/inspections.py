"""Inspections of an office, what it remarks, and what the rooms answer."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Final

from PySide6.QtWidgets import QWidget

from app.fields import Entry
from app.language import N_, _
from app.records import inspections, references
from app.records.inspections import Answer, Inspection, Remark
from app.records.inspections.lists import LEFT_OUT, RemarkRows, finding_words, waiting
from app.records.notices import Notice
from app.store.session import current
from ui.records.form_sheet import FormSheet, ask
from ui.records.hanging import Hanging
from ui.records.kind import Deed, RecordKind
from ui.records.ways import way
from ui.widgets.chips import Several
from ui.widgets.form import Form
from ui.widgets.lines import Elided
from ui.widgets.plain import Label

_OFFICE: Final = frozenset({"office"})
_TERM: Final = datetime.timedelta(days=15)
"""What is given to put something right, where nobody says otherwise."""

_SAID_BY_BUTTONS: Final = dict.fromkeys(("again", "done", "done_words"), "a button says it")

_NOT_OF_A_FINDING: Final = ("day", "kind", "place", "again", "done_words", *LEFT_OUT)
"""What its inspection says, or a button."""


def _put_right(view: Any) -> None:
    """Ask on which day it was seen that something is put right, and how."""
    columns = Remark.columns()
    asked = {
        "done": Entry(columns["done"].kind, N_("Put right on"), required=True),
        "words": Entry(columns["done_words"].kind, N_("How it was checked")),
    }
    _ask(view, _("Put right"), asked, {"done": current().today()}, inspections.put_right)


def _ask_again(view: Any) -> None:
    """Ask what is still missing, and until when."""
    columns = Remark.columns()
    asked = {
        "words": Entry(columns["again"].kind, N_("What is still missing"), required=True),
        "until": Entry(columns["until"].kind, N_("To be put right by")),
    }
    until = {"until": current().today() + _TERM}
    _ask(view, _("Ask again"), asked, until, inspections.ask_again)


def _ask(
    view: Any, title: str, asked: dict[str, Entry], begin: Mapping[str, Any], keep: Any
) -> None:
    remark = view.record

    def kept(values: dict[str, Any]) -> Remark:
        return keep(remark, **{**values, "words": values["words"] or ""})

    ask(view.shell, title, asked, lambda _kept: view.look_again(), kept, begin=begin, focus="words",
        about=(remark,))  # fmt: skip


class CircularSheet(FormSheet):
    """Of which inspections a circular tells, and its number; it is then gone over as a notice."""

    def __init__(self, view: Any) -> None:
        asked = {"number": Entry(Inspection.columns()["number"].kind, N_("Circular number"))}
        form = Form(asked, [("number",)])
        seen: Inspection = view.record
        super().__init__(view.shell, _("Draft a circular"), form, self._draft, about=(seen,))
        others = [each for each in inspections.to_circulate() if each.id != seen.id]
        self._found = {each.id: each for each in (seen, *others)}
        self.told = Several([(each.id, each.heading()) for each in self._found.values()])
        self.told.set_value([seen.id])
        form.fill({"number": seen.number})
        self.show_form(Label(_("It tells of"), "quiet"), self.told, focus="number",
                       yes=_("Draft it"))  # fmt: skip

    def keep(self, values: dict[str, Any]) -> list[Inspection]:
        found = [self._found[each] for each in self.told.value or [*self._found][:1]]
        number = values.get("number")
        return inspections.circulate(found, number) if number else found

    def _draft(self, found: list[Inspection]) -> None:
        # Only now: it brings with it all that prints.
        from app.documents.inspections import drafting

        self.shell.show_kind(Notice.kind_name, **drafting.circular(found))


def _answered_remark(view: Any) -> list[QWidget]:
    """The remark that an answer is to, as the way there."""
    remark, shell = view.record.remark, view.shell
    words = references.title(Remark.kind_name, remark)
    if not words:
        return []
    said = Elided(_("The remark: {words}").format(words=words))
    return [way(shell, Remark.kind_name, remark, said)]


RecordKind(
    Remark,
    rows=(("kind", "day"), ("place",), ("item",), ("words",), ("until",)),
    listed={},
    heading=N_("Remarks"),
    new=N_("New remark"),
    lesson=N_("What an inspection found or the office asks stands here until it is put right."),
    begin=lambda: {"kind": "finding", "until": current().today() + _TERM},
    left_out={**LEFT_OUT, **_SAID_BY_BUTTONS},
    entered_by=_OFFICE,
    attaches=False,
    waiting=waiting,
    list_rows=RemarkRows,
    view="ui.pages.remarks:RemarkView",
    deeds=(
        Deed(N_("Ask again…"), _ask_again, aside=True),
        Deed(N_("Put right…"), _put_right, when=lambda remark: remark.done is None),
    ),
)

RecordKind(
    Inspection,
    rows=(("day", "place"), ("who",), ("summary",), ("number",)),
    listed={"day": 92, "place": 130, "who": 120, "number": 130},
    beneath="remark",
    heading=N_("Inspections"),
    new=N_("New inspection"),
    lesson=N_("What was found goes down to the room of the place with the next answer."),
    entered_by=_OFFICE,
    shown_in=_OFFICE,
    hanging=(
        Hanging(Remark, "inspection", N_("Findings"), finding_words,
                rows=(("item",), ("words",), ("until", "done")),
                begin=lambda of: {"until": of.day + _TERM},
                left_out=lambda _record: _NOT_OF_A_FINDING),
    ),
    deeds=(Deed(N_("Draft a circular…"), CircularSheet),),
)  # fmt: skip

RecordKind(
    Answer,
    rows=(("remark",), ("words",), ("done", "day")),
    listed={"day": 92, "remark": 170, "words": 170, "done": 92},
    beneath="remark",
    heading=N_("Answers to remarks"),
    new=N_("Write an answer"),
    lesson=N_("A remark is answered with the button beside it."),
    left_out={"times": "read by the program alone"},
    begin=lambda: {"done": current().today()},
    beside=_answered_remark,
)
