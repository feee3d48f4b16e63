"""The papers of a dispute of the open installation, one by one and as a volume."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app import codes
from app.documents import printers
from app.documents.cases import bindings, reading
from app.documents.cases.catalog import PAPERS, lay_out, records, versions
from app.documents.cases.papers.volume import volume as bind
from app.documents.cases.volumes import (
    BOUND,
    entries,
    labelled,
    pages,
    spines,
    transfer,
    year_index,
)
from app.documents.forms import laid
from app.documents.forms.laid import LaidOutPaper, Printing, Way, content_code
from app.documents.typeset.page import Out, Progress
from app.errors import NotFound
from app.language import _
from app.records import cases, days
from app.records.cases import model, parts, signing
from app.records.cases.model import Case
from app.store import journal

__all__ = [
    "ALL",
    "MADE",
    "VOLUME",
    "Printable",
    "PrintedCopy",
    "entries",
    "pages",
    "printable",
    "spines",
    "transfer",
    "write",
    "write_several",
    "year_index",
]

VOLUME, ALL = "volume", "all"
MADE = frozenset({*PAPERS, *BOUND})
"""The papers that are made here; what else lies in a volume comes from others or is of many."""

SEVERAL = "人民调解文书"
"""What the papers of several disputes are called, whatever language the screen speaks."""


@dataclass(frozen=True)
class Printable:
    """A paper of a dispute that can be printed: which, of which record, what it is called."""

    paper: str
    of: str
    words: str


def printable(case: Case) -> list[Printable]:
    """Every paper that can be printed of a dispute, in the order of a volume.

    Of what is not recorded yet one stands there to be written by hand.
    """
    found: list[Printable] = []
    for paper in (*PAPERS, *BOUND):
        made = [
            Printable(paper, each.id, labelled(codes.load("case_paper").label(paper), words))
            for each, words in records(case, paper)
        ]
        found += made or [Printable(paper, "", codes.load("case_paper").label(paper))]
    return found


def printed_titles(case: Case) -> dict[str, str]:
    """What the printed papers of a dispute are called that are not signed yet, by identity."""
    waiting = [each for each in cases.printed.standing(case) if each.signed is None]
    known = {(each.paper, each.of): each.words for each in printable(case)} if waiting else {}
    found: dict[str, str] = {}
    for each in waiting:
        words = known.get((each.paper, each.of or ""), codes.load("case_paper").label(each.paper))
        when = _("printed {day}").format(day=days.short(each.day))
        found[each.id] = f"{words} · {when}"
    return found


@dataclass(frozen=True)
class PrintedCopy:
    """A paper that was printed of a dispute, and the content code that stands on it."""

    case: str
    paper: str
    of: str
    code: str


def write(
    out: Out,
    case: str,
    paper: str,
    *,
    of: str = "",
    way: Way = "filled",
    progress: Progress | None = None,
) -> str:
    """Write one paper of a dispute, `volume` or `all`; the content code that it bears.

    `of` is the record that it is of, else every one is printed (each session). Raises NotFound,
    AttachmentDamaged; NotYet as `write_several` does.
    """
    borne = write_several(out, [case], [paper], of=of, way=way, progress=progress)
    return borne[0].code if len(borne) == 1 else ""


def write_several(
    out: Out,
    ids: Sequence[str],
    papers: Sequence[str],
    *,
    of: str = "",
    way: Way = "filled",
    progress: Progress | None = None,
) -> list[PrintedCopy]:
    """Write papers of disputes, one dispute after the other; each with the code it bears.

    Raises NotFound, AttachmentDamaged; NotYet for an agreement that is to be filled in, not in
    force yet, and lacks what article 29 demands.
    """
    borne: list[PrintedCopy] = []

    def each_laid() -> Iterator[LaidOutPaper]:
        for done, case in enumerate(map(cases.get, ids)):
            if progress and len(ids) > 1:
                progress(done, len(ids))
            for paper in papers:
                yield from _each(case, paper, of, way, borne)

    first = cases.get(ids[0])
    title = ""
    if len(ids) > 1 or (way == "blank" and papers[0] in (VOLUME, ALL)):
        title = SEVERAL
    elif papers[0] in (VOLUME, ALL):
        title = f"{first.number or ''} {reading.title(first)}".strip()
    laid.write(
        out,
        each_laid(),
        title=title,
        author=reading.committee(first),
        calibration=printers.calibration(),
        progress=progress if len(ids) == 1 else None,
    )
    return borne


def _each(
    case: Case,
    paper: str,
    of: str,
    way: Way,
    borne: list[PrintedCopy],
) -> Iterator[LaidOutPaper]:
    if paper == VOLUME:
        printing = Printing(way, "" if way == "blank" else _whole_code(case))
        borne.append(PrintedCopy(case.id, paper, "", printing.code))
        yield from bind(
            bindings.cover(case),
            entries(case, way),
            bindings.remarks(case),
            printing=printing,
        )
        return
    wanted = [each for each in printable(case) if paper in (ALL, each.paper)]
    if of:
        wanted = [each for each in wanted if each.of == of]
    elif way == "blank":
        wanted = list({each.paper: each for each in reversed(wanted)}.values())[::-1]
    if not wanted:
        raise NotFound
    if way == "filled":
        _require_written(wanted)
    for each in wanted:
        made, code = _lay(case, each, way)
        borne.append(PrintedCopy(case.id, each.paper, each.of, code))
        yield made


def _require_written(wanted: Sequence[Printable]) -> None:
    """Raise NotYet where an agreement that is not in force lacks what the law asks for."""
    for each in wanted:
        if each.paper == "agreement" and each.of:
            agreement = journal.get(model.Agreement, each.of)
            missing = signing.unwritten(agreement) if agreement.effective is None else []
            if missing:
                raise cases.NotYet("print", missing)


def _lay(case: Case, wanted: Printable, way: Way) -> tuple[LaidOutPaper, str]:
    binding = BOUND.get(wanted.paper)
    if binding is None:
        return lay_out(case, wanted.paper, wanted.of, way)
    code = "" if way == "blank" else _whole_code(case)
    return binding(case, Printing(way, code)), code


def _whole_code(case: Case) -> str:
    """The content code of a dispute and all that hangs on it but what was printed of it."""
    kinds = [kind for kind in model.OF_CASE if kind is not model.PrintedPaper]
    ids = [each.id for kind in kinds for each in parts.of(kind, case)]
    return content_code(versions([case.id, *ids]))
