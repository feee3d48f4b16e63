"""Records whose every field holds the most it takes, for papers at their worst."""

from __future__ import annotations

import datetime
from typing import Any

from app import codes
from app.documents.ledgers import kinds as ledger_kinds
from app.fields import (
    Address,
    Clock,
    Code,
    Codes,
    CreditCode,
    Day,
    Flag,
    IdentityNumber,
    Kind,
    Moment,
    Money,
    Name,
    Names,
    Phone,
    PlaceCode,
    Points,
    Reference,
    Text,
    Whole,
)
from app.records import cases, certificates, keeping, people, places, visits
from app.records.notices import Notice
from app.records.people import Person
from app.store import Record, current, journal, registry

_WORDS = "夏天雨大，滴水檐越过界墙约20厘米，邻居不依；双方都说自己占理，Wi-Fi也拉断了。"
_NAME = "阿卜杜外力·买买提吐尔逊江·艾合买提"
_RARE = "欧阳䶮㛃𬭎"
_RUNNING = 1_200
"""Characters of running text: more only adds pages."""


def value(kind: Kind[Any]) -> Any:
    """The most that a kind of field takes and papers have to bear; None for a reference."""
    for told, most in _MOST.items():
        if type(kind) is told:
            return most(kind)
    return None


def _text(kind: Any) -> str:
    long = min(kind.max, _RUNNING if kind.lines > 1 else kind.max)
    return (_WORDS * (long // len(_WORDS) + 1))[:long]


def _code(kind: Any) -> str:
    return max(codes.load(kind.list).current(current().today()), key=lambda each: len(each.zh)).code


_MOST: dict[type[Kind[Any]], Any] = {
    Text: _text,
    Name: lambda kind: _NAME,
    Address: lambda kind: ("山东省枣庄市山亭区店子镇店子村" + "二组三巷" * 40)[: kind.max],
    Names: lambda kind: [_NAME, _RARE, "王建国"] * 3,
    Code: _code,
    Codes: lambda kind: [each.code for each in codes.load(kind.list).current(current().today())],
    Day: lambda kind: current().today(),
    Clock: lambda kind: datetime.time(23, 59),
    Moment: lambda kind: current().clock(),
    Whole: lambda kind: min(kind.max or 9_999_999, 9_999_999),
    Money: lambda kind: 9_999_999_999_99,
    Points: lambda kind: kind.max,
    Phone: lambda kind: "0632-5580148-80148",
    IdentityNumber: lambda kind: "37048119620815019X",
    CreditCode: lambda kind: "91350100M000100Y43",
    PlaceCode: lambda kind: "370406101200",
    Flag: lambda kind: True,
}


def values(model: type[Record], **known: Any) -> dict[str, Any]:
    """A record of this kind filled to the brim, with what is known put in."""
    made = {name: value(column.kind) for name, column in model.columns().items()}
    return {name: each for name, each in {**made, **known}.items() if each is not None}


def fill(count: int) -> None:
    """Fill the open installation with the fullest of everything that something is printed of."""
    place = places.ensure("370406101200").id
    today = current().today()
    names = [_NAME, _RARE, "王" * 20, "Alexandra Featherstonehaugh", "傅军"]
    serving: list[str] = []
    for at in range(count):
        known = {"name": names[at % len(names)], "village": place, "title": _WORDS[:20]}
        keep = {"photo", "identity_missing", "origin_kind"}
        told = {k: v for k, v in values(Person, **known).items() if k not in keep}
        person = people.register(**told)
        people.appoint(person, role=_code(Code(list="role")), place=place, since=today)
        serving.append(person.id)
    full = values(visits.Visit, place=place, person=serving[0], headcount=99, name=_NAME)
    for gone in ("anonymous", "number", "late", "for_lawyer", "reason", "handler"):
        full.pop(gone, None)
    for _at in range(count):
        visit = visits.log(**full)
        asked = values(visits.Referral)
        visits.refer(visit, **{name: each for name, each in asked.items() if name != "visit"})
    if current().is_office:
        _certify(serving[0], today)
        keeping.keep(Notice, **values(Notice))
    else:
        _quarrel(serving, today)
    _others({"person": serving[0], "place": place})


def _quarrel(serving: list[str], today: datetime.date) -> None:
    sides = [
        ("applicant", "买买提吐尔逊江·阿卜杜外力·艾山"),
        ("applicant", "司徒䶮㛃𬭎"),
        ("respondent", "李" * 20),
        ("respondent", "枣庄市山亭区" * 6 + "建筑劳务有限公司"),
        ("third", "Mediterranean Featherstonehaugh"),
    ]
    full = values(cases.Party)
    kept = ("sex", "ethnic", "identity", "occupation", "phone", "address")
    case = cases.settle_on_the_spot(
        parties=[
            {
                "role": role,
                "name": name,
                **{each: full[each] for each in kept},
                "identity": "370406198001010017",
                "phone": "0632-5580149-80148",
            }
            for role, name in sides
        ],
        mediators=serving[:3],
        clauses="\n".join([_WORDS * 4] * 12),
        day=today,
        category=_code(Code(list="dispute")),
        facts=_WORDS * 25,
        amount=9_999_999_999_99,
        performed=True,
        proof=_WORDS[:60],
        manner=_WORDS * 10,
        place=_WORDS[:60],
        statements=_WORDS * 30,
        findings=_WORDS * 20,
        disputed=_WORDS * 12,
    )
    cases.revisit(case, day=today, words=_WORDS * 12)


def _certify(person: str, today: datetime.date) -> None:
    term: dict[str, Any] = {"since": today, "until": today.replace(year=today.year + 3)}
    for kind in codes.load("certificate_kind").entries:
        what = _WORDS.replace("\n", "")[:80]
        holders = [{"person": person, "name": name, "village": _WORDS[:60]}
                   for name in (_NAME, _RARE)]  # fmt: skip
        certificates.issue(kind=kind.code, what=what, hours=9999, holders=holders, **term)


def _others(known: dict[str, str]) -> None:
    """One full record of every other kind that fills a ledger."""

    for ledger in ledger_kinds.every():
        model = registry.get(ledger.name)
        if model is None or ledger.rows(None, None)[0]:
            continue
        said: dict[str, Any] = {
            name: known.get(column.kind.to)
            for name, column in model.columns().items()
            if isinstance(column.kind, Reference)
        }
        if any(said[name] is None for name in said if model.columns()[name].required):
            continue  # such as the score of a volume, where there is none
        said |= dict.fromkeys({"begin", "called"} & model.columns().keys(), datetime.time(0, 0))
        with journal.action("card.issue") as act:
            known[ledger.name] = act.add(model, **values(model, **said)).id
