"""The volumes of disputes: what lies in each, what it is bound in, and lists of them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from typing import Any

from app.documents import case_rows, case_scans, sources
from app.documents.case_laying import PAPERS, lay, records
from app.documents.case_papers import covers, forms, laid, lists, picture_pages
from app.documents.case_papers.laid import Laid, Printing, Way
from app.documents.case_papers.volume import Entry, listed, placed
from app.documents.page import Out
from app.records import cases
from app.records.cases import model, parts
from app.records.cases.model import Case


def entries(case: Case, read_out: Collection[str] = ()) -> list[Entry]:
    """The papers of a volume in their order: originals and scans before what can be printed."""
    found: list[Entry] = []
    for paper in cases.volume.papers(case):
        if paper.code in BOUND or not paper.is_there:
            continue
        name = case_rows.zh("case_paper", paper.code)
        for note in (
            each for each in parts.of(model.PaperOriginal, case) if each.paper == paper.code
        ):
            found.append(Entry(name, None, note.pages, day=_day(note.day), note=note.note or ""))
        if paper.pages:
            continue
        scanned = case_scans.of_paper(case, paper.code)
        if scanned:
            found.append(Entry(name, picture_pages.scans(name, scanned)))
        elif paper.code in PAPERS:
            wanted = [(each.id, words, each) for each, words in records(case, paper.code)]
            for of, words, record in wanted or [("", "", None)]:
                made, _ = lay(case, paper.code, of, "filled", read_out)
                number = getattr(record, "number", None) or ""
                day = _day(getattr(record, "day", None))
                found.append(Entry(labelled(name, words), made, number=number, day=day))
    return found


def pages(case: Case) -> int:
    """How many pages the papers of a dispute's volume have."""
    found = placed(entries(case))
    return found[-1].last if found else 0


def year_index(out: Out, archived: Sequence[Case], *, year: int, way: Way = "filled") -> int:
    """Write the 案卷目录 of a year; how many pages it has."""
    found = [case_rows.volume(each, pages(each)) for each in archived]
    made = lists.year_index(found, Printing(way), committee=_committee(archived), year=str(year))
    return laid.write(out, [made], calibration=sources.calibration())


def transfer(out: Out, handed: Sequence[Case], *, receiver: str = "", way: Way = "filled") -> int:
    """Write the 移交清单 of volumes; how many pages it has."""
    found = [case_rows.volume(each, pages(each)) for each in handed]
    made = lists.transfer(found, Printing(way), committee=_committee(handed), receiver=receiver)
    return laid.write(out, [made], calibration=sources.calibration())


def spines(out: Out, filed: Sequence[Case], *, way: Way = "filled") -> int:
    """Write the strips for the spines of volumes; how many pages they take."""
    made = covers.spines([case_rows.volume(each) for each in filed], Printing(way))
    return laid.write(out, [made], calibration=sources.calibration())


def _committee(found: Sequence[Case]) -> str:
    return case_rows.committee(found[0] if found else None)


def labelled(said: str, words: str) -> str:
    """What a paper is called, with what tells it from others of its kind."""
    return f"{said}（{words}）" if words else said


def _day(day: Any) -> str:
    return day.strftime("%Y.%m.%d") if day else ""


def _cover(case: Case, how: Printing) -> Laid:
    return covers.cover(case_rows.cover(case), how)


def _index(case: Case, how: Printing) -> Laid:
    found = listed(placed(entries(case))) if how.way != "blank" else []
    row = case_rows.cover(case)
    return lists.index(found, how, committee=row.committee, number=row.number)


def _remarks(case: Case, how: Printing) -> Laid:
    return forms.remarks(case_rows.remarks(case, pages(case) or None), how)


def _back(case: Case, how: Printing) -> Laid:
    return covers.back(case_rows.remarks(case, pages(case) or None), how)


def _spine(case: Case, how: Printing) -> Laid:
    return covers.spines([case_rows.volume(case)], how)


BOUND: dict[str, Callable[[Case, Printing], Laid]] = {
    "cover": _cover,
    "index": _index,
    "remarks": _remarks,
    "back": _back,
    "spine": _spine,
}
"""What a volume is bound in."""
