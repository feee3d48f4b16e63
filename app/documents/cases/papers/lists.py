"""Lists: the contents of a volume, the volumes of a year, what is handed over."""

from __future__ import annotations

from collections.abc import Sequence

from app.documents.cases.papers import party_rows
from app.documents.cases.papers.design import load
from app.documents.forms.design import ListDesign
from app.documents.forms.laid import LaidOutPaper, Printing
from app.documents.forms.slots import Slots


def index(
    listed: Sequence[Slots],
    printing: Printing,
    *,
    committee: str = "",
    number: str = "",
) -> LaidOutPaper:
    """卷内目录."""
    rows = () if printing.way == "blank" else listed
    slots = {"committee": committee, "number": "" if printing.way == "blank" else number}
    return party_rows.lay_list(load("index", ListDesign), rows, slots, printing)


def year_index(
    volumes: Sequence[Slots], printing: Printing, *, committee: str = "", year: str = ""
) -> LaidOutPaper:
    """案卷目录 of a year."""
    rows = () if printing.way == "blank" else volumes
    slots = {"committee": committee, "year": year, **_counted(rows)}
    return party_rows.lay_list(load("year_index", ListDesign), rows, slots, printing)


def transfer(
    volumes: Sequence[Slots], printing: Printing, *, committee: str = "", receiver: str = ""
) -> LaidOutPaper:
    """移交清单, signed by who hands over, who takes over and who looks on."""
    rows = () if printing.way == "blank" else volumes
    slots = {"committee": committee, "receiver": receiver, **_counted(rows)}
    return party_rows.lay_list(load("transfer", ListDesign), rows, slots, printing)


def _counted(volumes: Sequence[Slots]) -> dict[str, str]:
    if not volumes:
        return {"count": "", "pages": ""}
    pages = sum(each["pages"] or 0 for each in volumes)
    return {"count": str(len(volumes)), "pages": str(pages)}
