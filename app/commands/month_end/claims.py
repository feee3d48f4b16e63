"""Subsidies of a month: claimed and checked in rooms, decided at the office, read by the rooms."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from app.commands.month_end import month
from app.commands.month_end.stage import Stage, StageRoom
from app.documents.items import find
from app.documents.items.item import ItemRequest
from app.records import cases, subsidy
from app.records.cases.model import Case
from app.records.subsidy import SubsidyClaim, claiming, deciding, standing, totals
from app.store import journal

_UP: Final = "claims"
_DOWN: Final = "decisions"


def part(stage: Stage) -> Mapping[str, object]:
    """Let two rooms claim the month's disputes; one of a claim is made void before it is paid."""
    made = {room: _claimed(stage, room) for room in stage.rooms[:2]}
    for room in made:
        stage.deliver(room, _UP)
    stage.receive(_UP)
    first, second = made.values()
    with stage.at(stage.office):
        for each in (first, second):
            deciding.review(_at_hand(each), by="赵所长", words="卷宗齐全")
        struck = subsidy.lines(_at_hand(first))[0]
        decided = deciding.approve(_at_hand(first), by="王主任", strike={struck.id: "卷宗缺页"})
    with stage.at(stage.rooms[1].folder):
        gone = subsidy.lines(_at_hand(second))[0]
        cases.void(cases.get(gone.case), reason="mistake", words="重复登记")
    for room in made:
        stage.deliver(room, _DOWN)
    stage.receive(_DOWN)
    for room in made:
        stage.take_reply(room, _DOWN)
    with stage.at(stage.office):
        refused = _refused(lambda: deciding.approve(_at_hand(second), by="王主任"))
        deciding.approve(_at_hand(second), by="王主任", strike={gone.id: "已作废"})
        paid = totals.paid(stage.period)
        papers = [_printed(stage, name) for name in ("subsidy-payment", "subsidy-public")]
        claims = [_at_hand(each) for each in (first, second)]
        sums = [_adds_up(each) for each in claims]
    with stage.at(stage.rooms[0].folder):
        claim = _at_hand(first)
        told = standing.decision(claim)
        once = _refused(lambda: subsidy.claim(claim.person, stage.period, [_taken(claim, struck)]))
        reads = told is not None and (told.amount, told.count) == (decided.amount, claim.count - 1)
    return {
        "lines_add_up": all(sums),
        "claimed_once": once,
        "void_is_not_paid": refused,
        "room_reads_how_much": reads,
        "printed": all(papers),
        "paid": {each.name: each.amount / 100 for each in paid},
    }


def _claimed(stage: Stage, room: StageRoom) -> str:
    """The claim of a room's mediator for what he has closed in the month, checked."""
    with stage.at(room.folder):
        on = month.day(stage, 25)
        for case in Case.select().where((Case.state == "performing") & Case.voided.is_null()):
            whole = cases.get(case.id)
            if whole.performance != "performed":
                cases.perform(whole, performance="performed", day=on, proof="收条")
            cases.revisit(cases.get(case.id), day=on, words="都履行了，双方没有意见")
            cases.close(cases.get(case.id), day=on)
        person, _name = claiming.mediators(stage.period)[0]
        claim = subsidy.claim(person, stage.period)
        return subsidy.check(claim, by="李秀英", words="情况属实").id


def _at_hand(claim: str) -> SubsidyClaim:
    return journal.get(SubsidyClaim, claim)


def _taken(claim: SubsidyClaim, struck: subsidy.SubsidyLine) -> str:
    """A dispute of a claim that is paid."""
    return next(each.case for each in subsidy.lines(claim) if each.id != struck.id)


def _refused(what: Callable[[], object]) -> bool:
    """Whether something is refused."""
    try:
        what()
    except (deciding.NotPayable, claiming.ClaimedAlready):
        return True
    return False


def _adds_up(claim: SubsidyClaim) -> bool:
    """Whether the disputes of a claim come to it, and those that are paid to what is approved."""
    made, lines = standing.decision(claim), subsidy.lines(claim)
    gone = standing.struck(made)
    paid = sum(each.amount for each in lines if each.id not in gone)
    return sum(each.amount for each in lines) == claim.amount and (
        made is not None and paid == made.amount
    )


def _printed(stage: Stage, name: str) -> bool:
    """Whether a list of the month comes out on paper."""
    wanted = ItemRequest(since=stage.period.first, until=stage.period.last)
    return bool(find(name).make(wanted, None).pdf)
