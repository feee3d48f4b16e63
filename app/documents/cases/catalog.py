"""The papers of a dispute laid out from its records, each with its content code."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from app.documents.cases import reading
from app.documents.cases import scans as case_scans
from app.documents.cases.papers import dispute, forms, picture_pages, texts
from app.documents.cases.papers.slots import day
from app.documents.forms.laid import LaidOutPaper, Printing, Way, content_code
from app.documents.forms.slots import Columns, Slots
from app.errors import NotFound
from app.records import attachments
from app.records.cases import model, parts, volume
from app.records.cases.model import Case
from app.store.versions import latest

Make = Callable[[str, Case, Any, Printing], LaidOutPaper]


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
    return make(paper, case, record, Printing(way, code)), code


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
        if (last := latest(each)) is not None:
            yield b"\0".join(last)


def _of_dispute(paper: str, case: Case, _record: Any, how: Printing) -> LaidOutPaper:
    return texts.lay_out(paper, reading.dispute(case), None, how)


def _record(
    kind: type[model.OfCase], case: Case, record: Any, more: Slots | None = None
) -> Columns:
    """A record as its paper reads it; one that is not there yet is left to be written by hand."""
    on = getattr(record, "day", None) or case.day
    return Columns(kind, record, on, composed=more)


def _of_talk(paper: str, case: Case, record: Any, how: Printing) -> LaidOutPaper:
    kind = model.Inquiry if paper == "inquiry" else model.Session
    return texts.lay_out(paper, reading.dispute(case), _record(kind, case, record), how)


def _of_agreement(paper: str, case: Case, record: Any, how: Printing) -> LaidOutPaper:
    more = {"instalments": parts.instalments(record)} if record is not None else {}
    agreed = _record(model.Agreement, case, record, more)
    lay_out = forms.lay_out if paper == "oral" else texts.lay_out
    return lay_out(paper, reading.dispute(case), agreed, how)


def _acceptance(paper: str, case: Case, _record: Any, how: Printing) -> LaidOutPaper:
    found = reading.dispute(case, reading.acceptance(case))
    return forms.lay_out(paper, found, None, how)


def _revisit(paper: str, case: Case, record: Any, how: Printing) -> LaidOutPaper:
    return forms.lay_out(paper, reading.dispute(case), _record(model.Revisit, case, record), how)


def _attorney(paper: str, case: Case, record: Any, how: Printing) -> LaidOutPaper:
    found = reading.dispute(case)
    agent = Columns(model.Agent, None, case.day)
    if record is not None:
        on = case.accepted or case.day
        party = next((each for each in parts.parties(case) if each.id == record.party), None)
        principal = dispute.of_party(party, on) if party else dispute.unknown_party()
        agent = dispute.of_agent(record, case.day).over({"principal": principal})
    return texts.lay_out(paper, found, agent, how)


def _confirmation(paper: str, case: Case, record: Any, how: Printing) -> LaidOutPaper:
    agreed = parts.agreement(case)
    more: dict[str, Any] = {}
    if record is not None:
        agreed = model.Agreement.get_or_none(model.Agreement.id == record.agreement)
        more = {"court": record.court or "", "asked_on": day(record.applied)}
    columns = Columns(model.Agreement, agreed, case.day, composed=more)
    return texts.lay_out(paper, reading.dispute(case), columns, how)


def _closing(paper: str, case: Case, _record: Any, how: Printing) -> LaidOutPaper:
    found = reading.dispute(case)
    return forms.lay_out(paper, found, found.columns.over(reading.closing(case)), how)


def _correction(paper: str, case: Case, _record: Any, how: Printing) -> LaidOutPaper:
    notes = [each for each in parts.of(model.CaseNote, case) if each.correction]
    return texts.lay_out(paper, reading.dispute(case, reading.correction(case, notes)), None, how)


def _identity(_paper: str, case: Case, _record: Any, how: Printing) -> LaidOutPaper:
    cards = [] if how.way == "blank" else case_scans.identity_cards(case)
    return picture_pages.identity_cards(cards, how)


def _photos(_paper: str, case: Case, _record: Any, how: Printing) -> LaidOutPaper:
    if how.way == "blank":
        return picture_pages.photos([], how)
    return picture_pages.photos(case_scans.photos(case), how, number=case.number or "")


PAPERS: dict[str, Make] = {
    "application": _of_dispute,
    "acceptance": _acceptance,
    "notice": _of_dispute,
    "identity": _identity,
    "attorney": _attorney,
    "inquiry": _of_talk,
    "photos": _photos,
    "session": _of_talk,
    "agreement": _of_agreement,
    "oral": _of_agreement,
    "revisit": _revisit,
    "confirmation": _confirmation,
    "termination": _of_dispute,
    "closing": _closing,
    "correction": _correction,
}
