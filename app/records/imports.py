"""Workbooks that were brought in, each of which can be taken out again as a whole."""

from __future__ import annotations

from collections.abc import Callable

from app.fields import Text, Whole
from app.language import N_
from app.records import deliveries
from app.records.cases.model import OF_CASE, Case, CaseMediator, OfCase, Party
from app.records.people import Person, Role
from app.records.visits import Visit
from app.store import Column, Record, backup, journal

_AT_ONCE = 1_000
"""One entry names no more versions than fit into a package."""


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

    With a dispute goes all that hangs on it. Somebody whom later records speak of stays. A backup
    is made before. Raises BackupFailed.
    """
    backup.make_before("undo", progress=progress)
    marks = list(
        ImportedRow.select().where((ImportedRow.batch == batch.id) & ImportedRow.voided.is_null())
    )
    made = [mark.made for mark in marks if mark.made]
    done, total = 0, len(made) + len(marks)
    for model in (Role, Visit, *OF_CASE, Case, Person):
        for start in range(0, len(made), _AT_ONCE):
            progress(done, total)
            among = made[start : start + _AT_ONCE]
            hangs = issubclass(model, OfCase)
            chosen = (model.case if hangs else model.id).in_(among) & model.voided.is_null()
            if model is Person:
                for other in (Visit, Role, Party, CaseMediator):
                    spoken_of = other.select(other.person).where(
                        other.voided.is_null() & other.person.is_null(False)
                    )
                    chosen &= Person.id.not_in(spoken_of)
            records = list(model.select().where(chosen))
            if records:
                with journal.action(deliveries.WITHDRAWAL) as act:
                    for record in records:
                        act.void(record, "other", deliveries.WITHDRAWN)
            done += len(records)
    count = done
    # The marks last: where this is broken off, it can be begun again.
    for start in range(0, len(marks), _AT_ONCE):
        progress(done + start, total)
        with journal.action(deliveries.WITHDRAWAL) as act:
            for mark in marks[start : start + _AT_ONCE]:
                act.void(mark, "other")
    with journal.action(deliveries.WITHDRAWAL) as act:
        act.void(batch, "other")
    return count
