"""Lists: the contents of a volume, the volumes of a year, what is handed over."""

from __future__ import annotations

from collections.abc import Sequence

from app.documents.cases.papers import form
from app.documents.cases.papers.design import ListDesign, load
from app.documents.cases.papers.laid import Laid, Printing
from app.documents.cases.papers.rows import Listed, Volume


def index(
    listed: Sequence[Listed], printing: Printing, *, committee: str = "", number: str = ""
) -> Laid:
    """卷内目录."""
    rows = () if printing.way == "blank" else listed
    slots = {"committee": committee, "number": "" if printing.way == "blank" else number}
    return form.lay_list(load("index", ListDesign), rows, slots, printing)


def year_index(
    volumes: Sequence[Volume], printing: Printing, *, committee: str = "", year: str = ""
) -> Laid:
    """案卷目录 of a year."""
    rows = () if printing.way == "blank" else volumes
    slots = {"committee": committee, "year": year, **_counted(rows)}
    return form.lay_list(load("year_index", ListDesign), rows, slots, printing)


def transfer(
    volumes: Sequence[Volume], printing: Printing, *, committee: str = "", receiver: str = ""
) -> Laid:
    """移交清单, signed by who hands over, who takes over and who looks on."""
    rows = () if printing.way == "blank" else volumes
    slots = {"committee": committee, "receiver": receiver, **_counted(rows)}
    return form.lay_list(load("transfer", ListDesign), rows, slots, printing)


def _counted(volumes: Sequence[Volume]) -> dict[str, str]:
    if not volumes:
        return {"count": "", "pages": ""}
    pages = sum(each.pages or 0 for each in volumes)
    return {"count": str(len(volumes)), "pages": str(pages)}
