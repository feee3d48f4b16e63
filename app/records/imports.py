"""Workbooks that were brought in, each of which can be taken out again as a whole."""

from __future__ import annotations

from collections.abc import Callable

from app.fields import Text, Whole
from app.language import N_
from app.records.people import Person, Role
from app.records.visits import Visit
from app.store import Column, Record, journal


class ImportBatch(Record):
    """One sheet of a workbook, with how its rows were taken."""

    kind_name = "import_batch"
    label = N_("Brought in")

    file = Column(Text(max=200), N_("File"), required=True)
    sha256 = Column(Text(max=64), N_("Seal"), listed=False)
    sheet = Column(Text(max=100), N_("Sheet"))
    rows = Column(Whole(min=0), N_("Rows"))
    ready = Column(Whole(min=0), N_("Brought in"))
    look = Column(Whole(min=0), N_("Needed a look"))
    left_out = Column(Whole(min=0), N_("Left out"))


class ImportedRow(Record):
    """The mark of a source row, so that the same row is not brought in twice."""

    kind_name = "imported_row"
    label = N_("Row brought in")

    mark = Column(Text(max=64), N_("Seal"), required=True, travels=False, index=True)
    batch = Column(Text(max=40), N_("Brought in with"), required=True, travels=False, index=True)
    made = Column(Text(max=40), N_("Became"), travels=False)


def known_marks() -> set[str]:
    """The marks of all rows that are in."""
    return {row.mark for row in ImportedRow.select().where(ImportedRow.voided.is_null())}


def batches() -> list[ImportBatch]:
    """Every batch that is in, the newest first."""
    return list(
        ImportBatch.select().where(ImportBatch.voided.is_null()).order_by(ImportBatch.row.desc())
    )


def undo(
    batch: ImportBatch, *, progress: Callable[[int, int], None] = lambda done, total: None
) -> int:
    """Take a whole batch out again; the number of records that are void now.

    Somebody whom later visits or roles speak of stays.
    """
    marks = list(
        ImportedRow.select().where((ImportedRow.batch == batch.id) & ImportedRow.voided.is_null())
    )
    made = [mark.made for mark in marks if mark.made]
    count = 0
    with journal.action("import.undo") as act:
        for index, mark in enumerate(marks):
            progress(index, len(marks))
            act.void(mark, "other")
        for model in (Role, Visit, Person):
            for start in range(0, len(made), 500):
                chosen = model.id.in_(made[start : start + 500]) & model.voided.is_null()
                if model is Person:
                    for other in (Visit, Role):
                        spoken_of = other.select(other.person).where(
                            other.voided.is_null() & other.person.is_null(False)
                        )
                        chosen &= Person.id.not_in(spoken_of)
                for record in model.select().where(chosen):
                    act.void(record, "other", "import")
                    count += 1
        act.void(batch, "other")
    return count
