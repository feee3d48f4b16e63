"""A whole volume: cover, contents, papers in order with their page numbers, remarks, back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from app.documents.cases.papers import covers, forms, lists
from app.documents.cases.papers.design import shared
from app.documents.forms.laid import LaidOutPaper, Printing
from app.documents.forms.signed import LEFT, WIDTH
from app.documents.forms.slots import Slots
from app.documents.typeset.page import GREY, MM, Paper


@dataclass(frozen=True, slots=True)
class Entry:
    """One paper of a volume: laid out, or `originals` sheets that lie in it on paper alone."""

    name: str
    laid: LaidOutPaper | None = None
    originals: int = 0
    number: str = ""
    day: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class PageRange:
    """Where a paper stands in its volume: from which page to which."""

    entry: Entry
    first: int
    last: int

    @property
    def pages(self) -> str:
        """5, or 5-8 with the dash of a span."""
        return str(self.first) if self.first == self.last else f"{self.first}—{self.last}"


def page_ranges(entries: Sequence[Entry]) -> list[PageRange]:
    """The page numbers of each paper, counting those that were never typed."""
    found: list[PageRange] = []
    page = 1
    for entry in entries:
        count = max(len(entry.laid.pages) if entry.laid else entry.originals, 1)
        found.append(PageRange(entry, page, page + count - 1))
        page += count
    return found


def listed(found: Sequence[PageRange]) -> list[dict[str, Any]]:
    """The contents of a volume."""
    original = shared().original
    return [
        {
            "name": each.entry.name,
            "number": each.entry.number,
            "day": each.entry.day,
            "pages": each.pages,
            "note": "　".join(
                part for part in ("" if each.entry.laid else original, each.entry.note) if part
            ),
        }
        for each in found
    ]


def volume(
    cover: Slots,
    entries: Sequence[Entry],
    remarks: Slots,
    *,
    printing: Printing | None = None,
) -> list[LaidOutPaper]:
    """A volume paper by paper, in the order of its contents.

    Where a paper lies in it as an original, a slip names its pages and is not counted. Nobody
    knows yet how many pages a blank one will have, so its pages bear no numbers of a volume.
    """
    how = printing or Printing()
    found = page_ranges(entries)
    total = found[-1].last if found else 0
    remarks = {**remarks, "pages": total or None}
    contents = lists.index(listed(found), how, committee=cover["committee"], number=cover["number"])
    return [
        covers.cover(cover, how),
        contents,
        *(_bound(each, how) for each in found),
        forms.remarks(remarks, how),
        covers.back(remarks, how),
    ]


def _bound(each: PageRange, printing: Printing) -> LaidOutPaper:
    if each.entry.laid is None:
        return _slip(each, printing)
    if printing.way == "blank":
        return each.entry.laid
    numbers = tuple(str(number) for number in range(each.first, each.last + 1))
    return replace(each.entry.laid, title=each.entry.name, numbers=numbers)


def _slip(each: PageRange, printing: Printing) -> LaidOutPaper:
    wording = shared()

    def page(paper: Paper) -> None:
        faces = printing.faces
        count = each.last - each.first + 1
        paper.frame(LEFT, 100 * MM, WIDTH, 62 * MM, 0.6, GREY)
        paper.text(LEFT, 118 * MM, wording.original, faces.heading, 16,
                   align="center", width=WIDTH)  # fmt: skip
        size = 22.0
        while size > 8 and len(each.entry.name) * size > WIDTH - 10 * MM:
            size -= 1
        paper.text(LEFT, 134 * MM, each.entry.name, faces.title, size,
                   align="center", width=WIDTH)  # fmt: skip
        words = wording.original_pages.format(numbers=each.pages, count=count)
        paper.text(LEFT, 149 * MM, words, faces.body, 11, align="center", width=WIDTH)

    return LaidOutPaper(each.entry.name, (page,))
