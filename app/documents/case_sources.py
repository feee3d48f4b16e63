"""The papers of a dispute of the open installation, one by one and as a volume."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from app import codes
from app.documents import case_rows, case_scans, sources
from app.documents.case_papers import covers, laid, lists, picture_pages, rows, texts
from app.documents.case_papers.laid import Laid, Printing, Way, content_code
from app.documents.case_papers.volume import Entry, listed, placed
from app.documents.case_papers.volume import volume as bind
from app.documents.page import Out, Progress
from app.errors import NotFound
from app.records import cases
from app.records.cases import model, parts
from app.records.cases.model import Case
from app.store import Record
from app.store.schema import Version

R = TypeVar("R", bound=Record)

VOLUME, ALL = "volume", "all"


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
    for paper in _PAPERS:
        made = [
            Printable(paper, each.id, _label(codes.load("case_paper").label(paper), words))
            for each, words in _records(case, paper)
        ]
        found += made or [Printable(paper, "", codes.load("case_paper").label(paper))]
    return found


def write(
    out: Out,
    case: str,
    paper: str,
    *,
    of: str = "",
    way: Way = "filled",
    read_out: Collection[str] = (),
    progress: Progress | None = None,
) -> str:
    """Write one paper of a dispute, `volume` or `all`; the content code that it bears.

    `of` is the record that it is of, `read_out` the parties that cannot read. Raises NotFound,
    AttachmentDamaged.
    """
    whole = cases.get(case)
    mend = sources.calibration()
    if paper == VOLUME:
        printing = Printing(way, _code(whole, [each.id for each in _everything(whole)]))
        bind(
            out,
            case_rows.cover(whole),
            entries(whole, read_out),
            case_rows.remarks(whole),
            printing=printing,
            calibration=mend,
            progress=progress,
        )
        return printing.code
    wanted = printable(whole) if paper == ALL else [Printable(paper, of, "")]
    codes_borne: list[str] = []

    def each_laid() -> Iterator[Laid]:
        for each in wanted:
            made, code = lay(whole, each.paper, each.of, way, read_out)
            codes_borne.append(code)
            yield made

    laid.write(
        out,
        each_laid(),
        title=case_rows.title(whole) if paper == ALL else "",
        author=case_rows.committee(whole),
        calibration=mend,
        progress=progress,
        total=len(wanted),
    )
    return codes_borne[0] if len(codes_borne) == 1 else ""


def lay(
    case: Case, paper: str, of: str = "", way: Way = "filled", read_out: Collection[str] = ()
) -> tuple[Laid, str]:
    """One paper of a dispute with its content code, which a blank one has not. Raises NotFound."""
    make = _PAPERS.get(paper)
    if make is None:
        raise NotFound
    record = next((each for each, _ in _records(case, paper) if each.id == of), None)
    if of and record is None:
        raise NotFound
    if record is None:
        record = next((each for each, _ in _records(case, paper)), None)
    code = "" if way == "blank" else _code(case, [of] if of else [])
    return make(case, record, Printing(way, code), read_out), code


def entries(case: Case, read_out: Collection[str] = ()) -> list[Entry]:
    """The papers of a volume in their order: originals and scans before what can be printed."""
    found: list[Entry] = []
    for paper in cases.volume.papers(case):
        if paper.code in _BOUND or not paper.is_there:
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
        elif paper.code in _PAPERS:
            wanted = [(each.id, words, each) for each, words in _records(case, paper.code)]
            for of, words, record in wanted or [("", "", None)]:
                made, _ = lay(case, paper.code, of, "filled", read_out)
                number = getattr(record, "number", None) or ""
                day = _day(getattr(record, "day", None))
                found.append(Entry(_label(name, words), made, number=number, day=day))
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


def _label(said: str, words: str) -> str:
    return f"{said}（{words}）" if words else said


def _day(day: Any) -> str:
    return day.strftime("%Y.%m.%d") if day else ""


def _records(case: Case, paper: str) -> list[tuple[Any, str]]:
    """The records that a paper is printed once each of, with what tells them apart."""
    if paper == "attorney":
        return [(each, each.name) for each in parts.agents(case) if not each.guardian]
    if paper == "inquiry":
        return _numbered(parts.inquiries(case))
    if paper == "session":
        return [(each, f"第{each.sequence or n}次")
                for n, each in enumerate(parts.sessions(case), start=1)]  # fmt: skip
    if paper in ("agreement", "oral"):
        form = "oral" if paper == "oral" else "written"
        return _numbered([each for each in parts.agreements(case) if each.form == form])
    if paper == "revisit":
        return _numbered(parts.revisits(case))
    if paper == "confirmation":
        return _numbered(parts.of(model.Confirmation, case))
    return []


def _numbered(found: Sequence[Any]) -> list[tuple[Any, str]]:
    if len(found) == 1:
        return [(found[0], "")]
    return [(each, str(place)) for place, each in enumerate(found, start=1)]


def _code(case: Case, of: Sequence[str]) -> str:
    """The content code of exactly the versions that a paper says something of."""
    ids = [case.id, *(each.id for each in _basic(case)), *of]
    for each in of:
        found = model.Agreement.get_or_none(model.Agreement.id == each)
        if found is not None:
            ids += [line.id for line in parts.instalments(found)]
    return content_code(_versions(dict.fromkeys(ids)))


def _basic(case: Case) -> list[Record]:
    return [*parts.parties(case), *parts.agents(case), *parts.mediators(case)]


def _everything(case: Case) -> list[Record]:
    return [each for kind in model.OF_CASE for each in parts.of(kind, case)]


def _versions(ids: Iterable[str]) -> Iterator[bytes]:
    """The stored bytes of the latest version of each record."""
    for each in ids:
        last = (
            Version.select(Version.shared, Version.kept)
            .where(Version.record == each)
            .order_by(Version.row.desc())
            .first()
        )
        if last is not None:
            yield bytes(last.shared or b"") + b"\0" + bytes(last.kept or b"")


_Make = Callable[[Case, Any, Printing, Collection[str]], Laid]


def _simple(lay_out: Callable[[rows.Dispute, Printing], Laid]) -> _Make:
    def make(case: Case, _record: Any, how: Printing, read_out: Collection[str]) -> Laid:
        return lay_out(case_rows.dispute(case, read_out), how)

    return make


def _with(
    lay_out: Callable[[rows.Dispute, Any, Printing], Laid],
    read: Callable[[Any], Any],
    empty: Any,
) -> _Make:
    def make(case: Case, record: Any, how: Printing, read_out: Collection[str]) -> Laid:
        said = read(record) if record is not None else empty(case)
        return lay_out(case_rows.dispute(case, read_out), said, how)

    return make


def _attorney(case: Case, record: Any, how: Printing, read_out: Collection[str]) -> Laid:
    powers = case_rows.choice("agent_powers", None, case.day)
    said = rows.Attorney(agent=rows.Agent(powers=powers))
    if record is not None:
        said = case_rows.attorney(record, case)
    return texts.attorney(case_rows.dispute(case, read_out), said, how)


def _confirmation(case: Case, record: Any, how: Printing, read_out: Collection[str]) -> Laid:
    agreed = parts.agreement(case)
    if record is not None:
        agreed = model.Agreement.get_or_none(model.Agreement.id == record.agreement)
    asked = record or model.Confirmation(court="", applied=None)
    said = case_rows.application(asked, agreed) if agreed is not None else rows.Application()
    return texts.confirmation(case_rows.dispute(case, read_out), said, how)


def _closing(case: Case, _record: Any, how: Printing, read_out: Collection[str]) -> Laid:
    agreed = parts.agreement(case)
    said = case_rows.agreement(agreed) if agreed is not None else rows.Agreement()
    return texts.closing(case_rows.dispute(case, read_out), said, how)


def _correction(case: Case, _record: Any, how: Printing, read_out: Collection[str]) -> Laid:
    notes = [each for each in parts.of(model.CaseNote, case) if each.correction]
    said = case_rows.correction(case, notes)
    return texts.correction(case_rows.dispute(case, read_out), said, how)


def _identity(case: Case, _record: Any, how: Printing, _read_out: Collection[str]) -> Laid:
    return picture_pages.identity_cards(case_scans.identity_cards(case), how)


def _photos(case: Case, _record: Any, how: Printing, _read_out: Collection[str]) -> Laid:
    return picture_pages.photos(case_scans.photos(case), how, number=case.number or "")


def _cover(case: Case, _record: Any, how: Printing, _read_out: Collection[str]) -> Laid:
    return covers.cover(case_rows.cover(case), how)


def _index(case: Case, _record: Any, how: Printing, read_out: Collection[str]) -> Laid:
    found = listed(placed(entries(case, read_out))) if how.way != "blank" else []
    row = case_rows.cover(case)
    return lists.index(found, how, committee=row.committee, number=row.number)


def _remarks(case: Case, _record: Any, how: Printing, _read_out: Collection[str]) -> Laid:
    return texts.remarks(case_rows.remarks(case, pages(case) or None), how)


def _back(case: Case, _record: Any, how: Printing, _read_out: Collection[str]) -> Laid:
    return covers.back(case_rows.remarks(case, pages(case) or None), how)


def _spine(case: Case, _record: Any, how: Printing, _read_out: Collection[str]) -> Laid:
    return covers.spines([case_rows.volume(case)], how)


def _empty_inquiry(_case: Case) -> rows.Inquiry:
    return rows.Inquiry()


def _empty_session(case: Case) -> rows.Session:
    return rows.Session(result=case_rows.choice("session_result", None, case.day))


def _empty_agreement(_case: Case) -> rows.Agreement:
    return rows.Agreement()


def _empty_revisit(case: Case) -> rows.Revisit:
    return rows.Revisit(
        performance=case_rows.choice("performance", None, case.day),
        satisfaction=case_rows.choice("satisfaction", None, case.day),
    )


_PAPERS: dict[str, _Make] = {
    "application": _simple(texts.application),
    "acceptance": _simple(texts.acceptance),
    "notice": _simple(texts.notice),
    "identity": _identity,
    "attorney": _attorney,
    "inquiry": _with(texts.inquiry, case_rows.inquiry, _empty_inquiry),
    "photos": _photos,
    "session": _with(texts.session, case_rows.session, _empty_session),
    "agreement": _with(texts.agreement, case_rows.agreement, _empty_agreement),
    "oral": _with(texts.oral, case_rows.agreement, _empty_agreement),
    "revisit": _with(texts.revisit, case_rows.revisit, _empty_revisit),
    "confirmation": _confirmation,
    "termination": _simple(texts.termination),
    "closing": _closing,
    "correction": _correction,
    "cover": _cover,
    "index": _index,
    "remarks": _remarks,
    "back": _back,
    "spine": _spine,
}

_BOUND = frozenset(("cover", "index", "remarks", "back", "spine"))
