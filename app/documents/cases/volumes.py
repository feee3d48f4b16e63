"""The volumes of disputes: what lies in each, what it is bound in, and lists of them."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from app.documents import printers
from app.documents.cases import bindings, reading
from app.documents.cases import scans as case_scans
from app.documents.cases.catalog import PAPERS, lay_out, records
from app.documents.cases.papers import covers, forms, lists, picture_pages
from app.documents.cases.papers.volume import Entry, listed, page_ranges
from app.documents.forms import laid
from app.documents.forms.laid import LaidOutPaper, Printing, Way
from app.documents.forms.slots import chinese
from app.documents.typeset.page import Out
from app.records import cases
from app.records.cases import model, parts
from app.records.cases.model import Case


def entries(case: Case, way: Way = "filled") -> list[Entry]:
    """The papers of a volume in their order: originals and scans before what can be printed.

    To be written by hand they stand there as forms: ruled where something is recorded, and of a
    blank volume one of each kind, whatever the dispute has.
    """
    if way == "blank":
        return [
            Entry(chinese("case_paper", each), lay_out(case, each, way=way)[0]) for each in PAPERS
        ]
    found: list[Entry] = []
    for paper in cases.volume.papers(case):
        if paper.code not in BOUND and paper.is_there:
            found += _of_paper(case, paper.code, way)
    return found


def _of_paper(case: Case, code: str, way: Way) -> Iterator[Entry]:
    """One kind of paper: what was signed in its place wherever it is known which it is."""
    name = chinese("case_paper", code)
    notes = [each for each in parts.of(model.PaperOriginal, case) if each.paper == code]
    bound = [(record, words) for record, words in records(case, code) if _is_bound(record)]
    lies_for = {note.id: _stands_for(note, [record for record, _ in bound]) for note in notes}
    yield from (_slip(name, each) for each in notes if not lies_for[each.id])
    for record, words in bound:
        said = labelled(name, words)
        originals = [each for each in notes if lies_for[each.id] == record.id]
        scanned = case_scans.of_record(record)
        number, day = getattr(record, "number", None) or "", _day(_dated(case, code, record))
        if originals:
            yield from (_slip(said, each) for each in originals)
        elif scanned and way == "filled":
            yield Entry(said, picture_pages.scans(said, scanned), number=number, day=day)
        else:
            yield Entry(said, lay_out(case, code, record.id, way)[0], number=number, day=day)
    if bound:
        return
    scanned = case_scans.of_paper(case, code)
    if scanned:
        yield Entry(name, picture_pages.scans(name, scanned), day=_day(_dated(case, code, None)))
    elif code in PAPERS and (not notes or case_scans.has_pictures(case, code)):
        yield Entry(name, lay_out(case, code, way=way)[0], day=_day(_dated(case, code, None)))


def _dated(case: Case, code: str, record: Any) -> datetime.date | None:
    """The day that stands on a paper: of its record, or of the step of the dispute."""
    for name in ("day", "applied", "since"):
        if record is not None and getattr(record, name, None):
            return getattr(record, name)
    notes = [each for each in parts.of(model.CaseNote, case) if each.correction]
    paid = [each.day for each in parts.of(model.Payment, case)]
    decided = [each.decided for each in parts.of(model.Confirmation, case) if each.decided]
    days: dict[str, datetime.date | None] = {
        "application": case.applied,
        "acceptance": case.accepted or case.day,
        "notice": case.notified,
        "termination": case.ended,
        "closing": case.closed,
        "correction": notes[-1].day if notes else None,
        "voucher": max(paid, default=None),
        "ruling": max(decided, default=None),
    }
    return days.get(code)


def _is_bound(record: Any) -> bool:
    """Whether the paper of a record belongs into the volume: a draft does not."""
    return not isinstance(record, model.Agreement) or record.effective is not None


def _stands_for(note: model.PaperOriginal, bound: Sequence[Any]) -> str:
    """The record whose paper an original is; empty where it lies beside what there is."""
    known = {each.id for each in bound}
    if note.of and note.of in known:
        return note.of
    if len(known) == 1:
        return next(iter(known))
    same = [each.id for each in bound if note.day and getattr(each, "day", None) == note.day]
    return same[0] if len(same) == 1 else ""


def _slip(name: str, note: model.PaperOriginal) -> Entry:
    return Entry(name, None, note.pages, day=_day(note.day), note=note.note or "")


def pages(case: Case) -> int:
    """How many pages the papers of a dispute's volume have."""
    found = page_ranges(entries(case))
    return found[-1].last if found else 0


def year_index(out: Out, archived: Sequence[Case], *, year: int, way: Way = "filled") -> int:
    """Write the 案卷目录 of a year."""
    found = [bindings.volume(each, pages(each)) for each in archived]
    made = lists.year_index(found, Printing(way), committee=_committee(archived), year=str(year))
    return laid.write(out, [made], calibration=printers.calibration())


def transfer(out: Out, handed: Sequence[Case], *, receiver: str = "", way: Way = "filled") -> int:
    """Write the 移交清单 of volumes."""
    found = [bindings.volume(each, pages(each)) for each in handed]
    made = lists.transfer(found, Printing(way), committee=_committee(handed), receiver=receiver)
    return laid.write(out, [made], calibration=printers.calibration())


def spines(out: Out, filed: Sequence[Case], *, way: Way = "filled") -> int:
    """Write the strips for the spines of volumes."""
    made = covers.spines([bindings.volume(each) for each in filed], Printing(way))
    return laid.write(out, [made], calibration=printers.calibration())


def _committee(found: Sequence[Case]) -> str:
    return reading.committee(found[0] if found else None)


def labelled(said: str, words: str) -> str:
    """What a paper is called, with what tells it from others of its kind."""
    return f"{said}（{words}）" if words else said


def _day(day: Any) -> str:
    return day.strftime("%Y.%m.%d") if day else ""


def _cover(case: Case, how: Printing) -> LaidOutPaper:
    return covers.cover(bindings.cover(case), how)


def _index(case: Case, how: Printing) -> LaidOutPaper:
    found = listed(page_ranges(entries(case, how.way))) if how.way != "blank" else []
    number = bindings.volume_number(case)
    return lists.index(found, how, committee=reading.committee(case), number=number)


def _remarks(case: Case, how: Printing) -> LaidOutPaper:
    return forms.remarks(bindings.remarks(case, pages(case) or None), how)


def _back(case: Case, how: Printing) -> LaidOutPaper:
    return covers.back(bindings.remarks(case, pages(case) or None), how)


def _spine(case: Case, how: Printing) -> LaidOutPaper:
    return covers.spines([bindings.volume(case)], how)


BOUND: dict[str, Callable[[Case, Printing], LaidOutPaper]] = {
    "cover": _cover,
    "index": _index,
    "remarks": _remarks,
    "back": _back,
    "spine": _spine,
}
"""What a volume is bound in."""
