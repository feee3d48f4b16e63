"""Records of every kind that is counted, entered at random, and what plain loops count of them."""

import datetime
from collections import defaultdict

from app import codes
from app.fields import Code, Codes
from app.records.activities import Activity, ActivityPerson, Finding, Opinion, Risk
from app.records.cards import CardIssue
from app.records.cases.model import (
    Agreement,
    Case,
    CaseMediator,
    Confirmation,
    Party,
    Suggestion,
)
from app.records.certificates import Certificate
from app.records.network import Service
from app.records.visits import Referral, Visit
from app.store import registry

VILLAGES = ("370406101200", "370406101201", "370481001001", "370405100200")
ELSEWHERE = "01a22b12-4446-7189-8221-92c77690d3fe"
"""A place of another office."""
KINDS = ("visit", "case", "activity", "risk", "service", "opinion", "card", "certificate")


def enter(act, kind, place, day, which, person=None):
    """One record with what hangs on it; `which`, 0 to 2, says what it is like."""
    return _ENTERING[kind](act, place, day, which, person)


def _visit(act, place, day, which, person):
    made = act.add(
        Visit, day=day, category=("01", "0102", "99")[which], facts="事", name="某",
        place=place, result=("promised", "aid", None)[which], handler=person,
        groups=(["old"], ["old", "woman"], None)[which], follow_up=day if which == 0 else None,
        satisfaction=("good", "bad", None)[which], age_band=("2", None, "4")[which],
        mode=("visit", "phone", None)[which],
    )  # fmt: skip
    if which == 1:
        act.add(Referral, visit=made.id, submitted=day)
    if which == 0 and place is not None:
        act.add(Visit, day=day, category="01", facts="答复", name="某", place=place,
                follows=made.id)  # fmt: skip
    return made


def _case(act, place, day, which, person):
    case = act.add(
        Case, day=day, state="accepted", source=("apply", "court", "police")[which],
        category=("02", "1001", "99")[which], facts="争", place=place, accepted=day,
        outcome=("written", None, "failed")[which], closed=None if which == 1 else day,
        ended=None if which == 1 else day, difficulty=("hard", None, "major")[which],
        prevented=("criminal", None, "petition")[which], people=(3, None, 40)[which],
        performance=("performed", None, None)[which], performed=day if which == 0 else None,
    )  # fmt: skip
    for role in ("applicant", "respondent"):
        act.add(Party, case=case.id, role=role, type="person", name="某")
    if person is not None:
        act.add(CaseMediator, case=case.id, person=person, name="某", since=day)
    if which == 0:
        made = act.add(
            Agreement, case=case.id, form="written", day=day, clauses="还钱",
            amount=12_000, effective=day,
        )  # fmt: skip
        act.add(Confirmation, case=case.id, agreement=made.id, court="法院", applied=day,
                decided=day, result="confirmed")  # fmt: skip
        act.add(Agreement, case=case.id, form="oral", day=day, clauses="道歉", effective=day)
    if which == 2:
        act.add(Suggestion, case=case.id, day=day, whom="村委会", words="修好水渠")
    return case


def _activity(act, place, day, which, person):
    state = "cancelled" if which == 2 else "held"
    kind = ("sweep", "lecture", "check_up")[which]
    made = act.add(
        Activity, day=day, kind=kind, state=state, theme="普法", place=place,
        headcount=(30, None, 5)[which], copies=(None, 120, None)[which],
        audiences=(["resident"], ["resident", "student"], None)[which],
        cancelled_why="雨" if which == 2 else None,
    )  # fmt: skip
    if person is not None:
        act.add(ActivityPerson, activity=made.id, person=person)
    if which == 1:
        act.add(Finding, activity=made.id, object="contract", facts="缺期限", level="high")
    return made


def _risk(act, place, day, which, _person):
    return act.add(
        Risk, day=day, level=("red", "blue", "yellow")[which], category="02", facts="地界",
        place=place, defused=day if which == 1 else None,
        prevented="petition" if which == 1 else None, people=9 if which == 1 else None,
    )  # fmt: skip


def _service(act, place, day, which, person):
    begin, finish = ((9, 11), (10, 12), (14, 15))[which]
    return act.add(
        Service, day=day, kind="on_site", place=place or ELSEWHERE, name="周明", person=person,
        begin=datetime.time(begin), finish=datetime.time(finish, 30),
        types=(["advice", "review"], ["opinion"], None)[which],
    )  # fmt: skip


def _opinion(act, place, day, _which, _person):
    kind = next(each.code for each in codes.load("opinion_kind").entries)
    return act.add(Opinion, day=day, title="路灯", category=kind, facts="不亮", place=place)


def _card(act, _place, day, which, person):
    to = ({}, {"household": "孙广才"}, {"holder_name": "赵淑珍", "group_label": "三组"})[which]
    return act.add(CardIssue, person=person or ELSEWHERE, day=day, first=1, last=1 + which, **to)


def _certificate(act, _place, day, which, _person):
    kind = [each.code for each in codes.load("certificate_kind").entries][which]
    return act.add(Certificate, kind=kind, number=f"{kind}{day}", name="某", issuer="局", day=day)


_ENTERING = {
    "visit": _visit, "case": _case, "activity": _activity, "risk": _risk, "service": _service,
    "opinion": _opinion, "card": _card, "certificate": _certificate,
}  # fmt: skip


# Counted by loops


class Loops:
    """What measures count, record by record in plain loops."""

    def __init__(self, period):
        self.period = period
        self.every = {
            kind: {each.id: each for each in model.select()} for kind, model in registry.items()
        }

    def counted(self, measure):
        """The records that a measure counts, with whom each counts for."""
        for record in self.every[measure.kind].values():
            day = self.value(record, measure.by)
            if record.voided or day is None or not self._owner_stands(record, measure):
                continue
            if self.period.first <= day <= self.period.last and self._meets(record, measure):
                yield record, self.value(record, measure.subject) or record.origin

    def amount(self, measure, records):
        """How much some records come to."""
        if measure.is_of_hours:
            there = defaultdict(set)
            for each in records:
                first, last = (_minute(getattr(each, name)) for name in ("begin", "finish"))
                who = each.person or each.name
                there[who, each.day] |= set(range(first, last))
            return sum(map(len, there.values()))
        if measure.run:
            return sum(each.last - each.first + 1 for each in records)
        if measure.amount:
            return sum(getattr(each, measure.amount) or 0 for each in records)
        return len(records)

    def value(self, record, name):
        """A column of a record, or of what it hangs on."""
        through, _dot, further = name.partition(".")
        if not further:
            return getattr(record, name)
        kind = type(record).columns()[through].kind.to
        owner = self.every[kind].get(getattr(record, through))
        return self.value(owner, further) if owner is not None else None

    def _owner_stands(self, record, measure):
        if not measure.through:
            return True
        kind = type(record).columns()[measure.through].kind.to
        owner = self.every[kind].get(getattr(record, measure.through))
        return owner is not None and not owner.voided

    def _meets(self, record, measure):
        return all(self._is_so(record, *each) for each in measure.where)

    def _is_so(self, record, name, how, wanted):
        if how == "named":
            kind, _dot, column = wanted.partition(".")
            others = self.every[kind].values()
            return any(not e.voided and getattr(e, column) == record.id for e in others)
        said = self.value(record, name)
        if how in ("empty", "filled"):
            return (said is None) == (how == "empty")
        kind = type(record).columns()[name].kind if "." not in name else None
        several = wanted if isinstance(wanted, list) else [wanted]
        if how == "not":
            return said is None or said not in several
        if isinstance(kind, Code | Codes):
            listed = codes.load(kind.list)
            several = [under for each in several for under in listed.under(each)]
        if how == "has":
            return any(each in several for each in said or ())
        assert how in ("is", "in")
        return said in several


def _minute(clock):
    return 60 * clock.hour + clock.minute
