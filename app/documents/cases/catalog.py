"""The papers of a dispute laid out from its records, each with its content code."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from app.documents.cases import rows as case_rows
from app.documents.cases import scans as case_scans
from app.documents.cases.papers import forms, picture_pages, rows, texts
from app.documents.forms.laid import LaidOutPaper, Printing, Way, content_code
from app.documents.forms.slots import choice
from app.errors import NotFound
from app.records import attachments
from app.records.cases import model, parts, volume
from app.records.cases.model import Case
from app.store.schema import Version

Make = Callable[[Case, Any, Printing], LaidOutPaper]


def lay_out(case: Case, paper: str, of: str = "", way: Way = "filled") -> tuple[LaidOutPaper, str]:
    """One paper of a dispute with its content code, which a blank one has not. Raises NotFound."""
    make = PAPERS.get(paper)
    if make is None:
        raise NotFound
    found = [each for each, _ in records(case, paper)]
    record = next((each for each in found if each.id == of), None)
    if of and record is None:
        raise NotFound
    record = record or next(iter(found), None)
    code = "" if way == "blank" else _code(case, paper, record)
    return make(case, record, Printing(way, code)), code


def records(case: Case, paper: str) -> list[tuple[Any, str]]:
    """The records that a paper is printed once each of, with what tells them apart."""
    found = volume.records(case, paper)
    if paper == "attorney":
        return [(each, each.name) for each in found]
    if paper == "session":
        return [(each, f"第{each.sequence or n}次") for n, each in enumerate(found, start=1)]
    return _numbered(found)


def _numbered(found: Sequence[Any]) -> list[tuple[Any, str]]:
    if len(found) == 1:
        return [(found[0], "")]
    return [(each, str(place)) for place, each in enumerate(found, start=1)]


# fmt: off
_ALSO: dict[str, tuple[type[model.OfCase], ...]] = {
    "acceptance": (model.Session,),
    "agreement": (model.Session, model.Instalment),
    "oral": (model.Session, model.Instalment),
    "confirmation": (model.Agreement,),
    "correction": (model.Agreement, model.CaseNote),
    "closing": (
        model.Agreement, model.Session, model.Payment, model.Confirmation, model.Revisit,
    ),
}
# fmt: on
"""What a paper says something of besides its own record, the dispute and who takes part."""


def _code(case: Case, paper: str, record: Any) -> str:
    """The content code of exactly the versions that a paper says something of."""
    people = [*parts.parties(case), *parts.agents(case), *parts.mediators(case)]
    ids = [case.id, *(each.id for each in people), *([record.id] if record else [])]
    ids += [each.id for kind in _ALSO.get(paper, ()) for each in parts.of(kind, case)]
    if paper in ("identity", "photos"):
        owners = [case.id] if paper == "photos" else [each.id for each in parts.parties(case)]
        ids += [each.id for owner in owners for each in attachments.of(owner)]
    return content_code(versions(dict.fromkeys(ids)))


def versions(ids: Iterable[str]) -> Iterator[bytes]:
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


def _simple(lay_out: Callable[[rows.Dispute, Printing], LaidOutPaper]) -> Make:
    def make(case: Case, _record: Any, how: Printing) -> LaidOutPaper:
        return lay_out(case_rows.dispute(case), how)

    return make


def _with(
    lay_out: Callable[[rows.Dispute, Any, Printing], LaidOutPaper],
    read: Callable[[Any], Any],
    empty: Any,
) -> Make:
    def make(case: Case, record: Any, how: Printing) -> LaidOutPaper:
        said = read(record) if record is not None else empty(case)
        return lay_out(case_rows.dispute(case), said, how)

    return make


def _attorney(case: Case, record: Any, how: Printing) -> LaidOutPaper:
    powers = choice("agent_powers", None, case.day)
    said = rows.Attorney(agent=rows.Agent(powers=powers))
    if record is not None:
        said = case_rows.attorney(record, case)
    return texts.attorney(case_rows.dispute(case), said, how)


def _confirmation(case: Case, record: Any, how: Printing) -> LaidOutPaper:
    agreed = parts.agreement(case)
    if record is not None:
        agreed = model.Agreement.get_or_none(model.Agreement.id == record.agreement)
    asked = record or model.Confirmation(court="", applied=None)
    said = case_rows.application(asked, agreed) if agreed is not None else rows.Application()
    return texts.confirmation(case_rows.dispute(case), said, how)


def _closing(case: Case, _record: Any, how: Printing) -> LaidOutPaper:
    agreed = parts.agreement(case)
    said = case_rows.agreement(agreed) if agreed is not None else rows.Agreement()
    return forms.closing(case_rows.dispute(case), said, how)


def _correction(case: Case, _record: Any, how: Printing) -> LaidOutPaper:
    notes = [each for each in parts.of(model.CaseNote, case) if each.correction]
    said = case_rows.correction(case, notes)
    return texts.correction(case_rows.dispute(case), said, how)


def _identity(case: Case, _record: Any, how: Printing) -> LaidOutPaper:
    cards = [] if how.way == "blank" else case_scans.identity_cards(case)
    return picture_pages.identity_cards(cards, how)


def _photos(case: Case, _record: Any, how: Printing) -> LaidOutPaper:
    if how.way == "blank":
        return picture_pages.photos([], how)
    return picture_pages.photos(case_scans.photos(case), how, number=case.number or "")


def _empty_inquiry(_case: Case) -> rows.Inquiry:
    return rows.Inquiry()


def _empty_session(case: Case) -> rows.Session:
    return rows.Session(result=choice("session_result", None, case.day))


def _empty_agreement(_case: Case) -> rows.Agreement:
    return rows.Agreement()


def _empty_revisit(case: Case) -> rows.Revisit:
    return rows.Revisit(
        performance=choice("performance", None, case.day),
        satisfaction=choice("satisfaction", None, case.day),
    )


PAPERS: dict[str, Make] = {
    "application": _simple(texts.application),
    "acceptance": _simple(forms.acceptance),
    "notice": _simple(texts.notice),
    "identity": _identity,
    "attorney": _attorney,
    "inquiry": _with(texts.inquiry, case_rows.inquiry, _empty_inquiry),
    "photos": _photos,
    "session": _with(texts.session, case_rows.session, _empty_session),
    "agreement": _with(texts.agreement, case_rows.agreement, _empty_agreement),
    "oral": _with(forms.oral, case_rows.agreement, _empty_agreement),
    "revisit": _with(forms.revisit, case_rows.revisit, _empty_revisit),
    "confirmation": _confirmation,
    "termination": _simple(texts.termination),
    "closing": _closing,
    "correction": _correction,
}
