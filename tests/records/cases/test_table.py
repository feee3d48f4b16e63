"""Every step from every stage that allows it: it is taken, and leads where the table says."""

import datetime

import pytest

from app.records import cases, people, visits
from app.records.cases import STEPS
from tests.records.cases.conftest import DAY, Village

OWED = 30_000
AGREED_LATE = datetime.date(2026, 10, 30)
TERMS = {"facts": "甲", "disputed": "乙", "clauses": "丙", "manner": "丁"}
PAIRS = [(state, name) for name, step in STEPS.items() for state in sorted(step.stages)]


def again(case):
    return cases.get(case.id)


def mediator(village, case):
    serving = cases.parts.mediators(case)
    return serving[0] if serving else cases.name_mediator(
        case, person=village.mediator.id, since=DAY
    )  # fmt: skip


def asked_to_avoid(village, case):
    return cases.ask_avoidance(case, mediator=mediator(village, case), reason="亲戚", day=DAY)


def draft(case, **values):
    found = cases.parts.agreement(case)
    return found or cases.agree(case, day=DAY, **TERMS, **values)


def first_owed(case):
    return cases.money.statement(case).lines[0].instalment


def applied(case):
    cases.apply_confirmation(case, court="山亭区人民法院", applied=DAY, both=True)
    return again(case)


def sign(village, case):
    draft(case)
    cases.sign(case, signatures=village.signatures(case), sealed=DAY)


def decide_avoidance(village, case):
    asked = asked_to_avoid(village, case)
    cases.decide_avoidance(case, mediator=asked, granted=False, day=DAY)


def take_back(_village, case):
    paid = cases.pay(case, instalment=first_owed(case), day=DAY, amount=1)
    cases.take_back_payment(case, payment=paid)
    assert cases.money.statement(again(case)).left == OWED


def new_round(_village, case):
    if case.state == "agreed":
        cases.decide_confirmation(applied(case), result="rejected", day=DAY, ruling="1号")
    else:
        cases.urge(case, day=DAY, words="请履行")
        case = cases.perform(case, performance="not", day=DAY)
    cases.new_round(case, reason="未履行", day=DAY)


def refer(_village, case):
    visit = visits.log(day=DAY, name="王建国", category="02", facts="甲")
    cases.Case.update(visit=visit.id).where(cases.Case.id == case.id).execute()
    cases.refer(case, told=True)


def close(_village, case):
    if case.state == "performing":
        line = cases.money.statement(case).lines[0]
        cases.pay(case, instalment=line.instalment, day=DAY, amount=line.left, voucher="收条")
        case = cases.perform(case, performance="performed", day=DAY)
    cases.revisit(case, day=DAY, words="好")
    cases.close(case, day=DAY)


def archive(_village, case):
    cases.add_original(case, paper="identity", pages=2)
    cases.archive(case, retention="30", filed_by="李秀英")


TAKE = {
    "decline": lambda v, c: cases.decline(c, day=DAY, reason="甲", advised_route=["court"]),
    "accept": lambda v, c: cases.accept(c, day=DAY, applied=DAY),
    "tell_rights": lambda v, c: cases.tell_rights(c, day=DAY, how="oral"),
    "name_mediator": lambda v, c: cases.name_mediator(
        c, person=people.register(name="赵").id, since=DAY
    ),
    "change_mediator": lambda v, c: cases.change_mediator(c, mediator=mediator(v, c), until=DAY),
    "ask_avoidance": asked_to_avoid,
    "decide_avoidance": decide_avoidance,
    "investigate": lambda v, c: cases.investigate(c, day=DAY, words="勘查"),
    "mediate": lambda v, c: cases.mediate(c, day=DAY, result="goes_on"),
    "extend": lambda v, c: cases.extend(
        c, kind="agreed", day=DAY, until=AGREED_LATE, reason="双方同意"
    ),
    "agree": lambda v, c: cases.agree(c, form="oral", day=DAY, clauses="和好"),
    "change_agreement": lambda v, c: cases.change_agreement(c, agreement=draft(c), manner="当场"),
    "drop_agreement": lambda v, c: cases.drop_agreement(c, agreement=draft(c)),
    "sign": sign,
    "withdraw": lambda v, c: cases.withdraw(c, day=DAY, routes_told=["court"]),
    "refuse": lambda v, c: cases.refuse(c, day=DAY, routes_told=["court"]),
    "fail": lambda v, c: cases.fail(c, day=DAY, routes_told=["court"]),
    "hand_on": lambda v, c: cases.hand_on(c, to="court", reason="甲", day=DAY),
    "report_to_police": lambda v, c: cases.report_to_police(c, whom="派出所", words="甲"),
    "tell_routes": lambda v, c: cases.tell_routes(c, routes=["court"]),
    "apply_confirmation": lambda v, c: applied(c),
    "decide_confirmation": lambda v, c: cases.decide_confirmation(
        applied(c), result="confirmed", day=DAY, ruling="1号"
    ),
    "start_performing": lambda v, c: cases.start_performing(c),
    "plan_instalments": lambda v, c: cases.plan_instalments(
        c, instalments=[{"due": DAY, "amount": 1}, {"due": DAY, "amount": draft(c).amount - 1}]
    ),
    "pay": lambda v, c: cases.pay(c, instalment=first_owed(c), day=DAY, amount=1),
    "take_back_payment": take_back,
    "urge": lambda v, c: cases.urge(c, day=DAY, words="请履行"),
    "perform": lambda v, c: (
        cases.urge(c, day=DAY, words="请履行") and cases.perform(c, performance="part", day=DAY)
    ),
    "new_round": new_round,
    "revisit": lambda v, c: cases.revisit(c, day=DAY, words="好"),
    "refer": refer,
    "suggest": lambda v, c: cases.suggest(c, day=DAY, whom="镇政府", words="甲"),
    "close": close,
    "archive": archive,
    "change": lambda v, c: cases.change(c, facts="别的"),
    "void": lambda v, c: cases.void(c, reason="other"),
    "keep_confidential": lambda v, c: cases.keep_confidential(c),
    "add_original": lambda v, c: cases.add_original(c, paper="evidence", pages=1),
    "note_printed": lambda v, c: cases.note_printed(c, paper="notice", code="0A1B2C3D"),
    "append_note": lambda v, c: cases.append_note(c, day=DAY, words="来电"),
}

STAYS = {("mediating", "investigate"), ("mediating", "mediate")}
"""What leads to no other stage from here."""


@pytest.fixture
def begin(room_after):
    """Come to a dispute at a stage; where money is at stake, with some."""

    def at(state, name):
        if (state, name) == ("mediating", "plan_instalments"):
            stage, values = "drafted", {"amount": OWED}
        else:
            stage, values = state, {"amount": OWED} if state in ("agreed", "performing") else {}
        village, case = room_after(f"a dispute was {stage}", lambda: went(stage, values))
        return village, cases.get(case)

    def went(stage, values):
        village = Village()
        made = getattr(village, stage)(**values) if values else village.in_state(stage)
        return village, made.id

    return at


def test_every_step_of_the_table_is_tried():
    assert TAKE.keys() == STEPS.keys()


@pytest.mark.parametrize(("state", "name"), PAIRS)
def test_a_step_that_the_stage_allows_is_taken_and_leads_where_the_table_says(begin, state, name):
    village, case = begin(state, name)
    assert case.state == state
    before = case.entry
    TAKE[name](village, case)
    leads_to = STEPS[name].to
    expected = state if leads_to is None or (state, name) in STAYS else leads_to
    stands = again(case)
    assert stands.state == expected
    hanging = [
        each.entry
        for model in cases.OF_CASE
        for each in model.where_equal("case", case.id, void=True)
    ]
    assert max([stands.entry, *hanging]) > before
