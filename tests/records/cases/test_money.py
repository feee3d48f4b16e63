"""Instalments and payments: no fen is lost."""

import datetime

import pytest

from app.errors import FieldErrors, NotFound
from app.records import cases
from tests.records.cases.conftest import DAY

PARTS = [
    {"due": DAY, "amount": 100000, "payer": "李海涛"},
    {"due": DAY + datetime.timedelta(days=60), "amount": 220000, "payer": "李海涛"},
]


def lines(case):
    return cases.money.statement(cases.get(case.id)).lines


def test_an_amount_without_instalments_falls_due_at_once(village):
    case = village.performing(amount=320000)
    [line] = lines(case)
    assert (line.instalment.due, line.left) == (DAY, 320000)


def test_instalments_add_up_to_what_was_agreed(village):
    with pytest.raises(FieldErrors) as refused:
        village.drafted(amount=320001, instalments=PARTS)
    assert isinstance(refused.value.fields["instalments"], cases.SumDiffers)
    assert len(lines(village.performing(amount=320000, instalments=PARTS))) == 2


def test_without_an_amount_the_instalments_say_it_and_later_ones_need_it(village):
    case = village.drafted(instalments=PARTS)
    assert cases.parts.agreement(case).amount == 320000
    bare = village.drafted()
    with pytest.raises(FieldErrors):
        cases.plan_instalments(bare, instalments=PARTS)
    cases.change_agreement(bare, agreement=cases.parts.agreement(bare), instalments=PARTS)
    assert cases.money.statement(bare).left == 320000


def test_payments_are_counted(village):
    case = village.performing(amount=320000, instalments=PARTS)
    first = lines(case)[0].instalment
    cases.pay(case, instalment=first, day=DAY, amount=40000, voucher="收条1")
    stands = cases.money.statement(case)
    assert (stands.paid, stands.left) == (40000, 280000)
    assert [each.left for each in stands.lines] == [60000, 220000]


def test_nobody_pays_more_than_is_owed_or_nothing(village):
    case = village.performing(amount=320000, instalments=PARTS)
    first = lines(case)[0].instalment
    for amount in (100001, 0):
        with pytest.raises(FieldErrors) as refused:
            cases.pay(case, instalment=first, day=DAY, amount=amount)
        assert isinstance(refused.value.fields["amount"], cases.PaidTooMuch)


def test_a_payment_entered_by_mistake_is_owed_again(village):
    case = village.performing(amount=320000)
    paid = cases.pay(case, instalment=lines(case)[0].instalment, day=DAY, amount=320000)
    assert cases.money.statement(case).left == 0
    cases.take_back_payment(case, payment=paid, words="记错")
    assert cases.money.statement(case).left == 320000
    with pytest.raises(NotFound):
        cases.take_back_payment(case, payment=paid)


def test_what_was_performed_keeps_its_payments(village):
    case = village.performing(amount=320000)
    paid = cases.pay(
        case, instalment=lines(case)[0].instalment, day=DAY, amount=320000, voucher="收条"
    )
    cases.perform(case, performance="performed", day=DAY)
    with pytest.raises(cases.HasLaterSteps):
        cases.take_back_payment(case, payment=paid)


def test_planning_anew_keeps_what_was_paid_and_the_sum(village):
    case = village.performing(amount=320000, instalments=PARTS)
    cases.pay(case, instalment=lines(case)[0].instalment, day=DAY, amount=10000)
    for wrong in ([], [{"due": DAY, "amount": 219999}]):
        with pytest.raises(FieldErrors):
            cases.plan_instalments(case, instalments=wrong)
    halves = [{"due": DAY, "amount": 110000}, {"due": DAY, "amount": 110000}]
    cases.plan_instalments(case, instalments=halves)
    assert sum(each.instalment.amount for each in lines(case)) == 320000
    assert cases.money.statement(case).paid == 10000


def test_an_instalment_has_an_amount_and_no_day_before_the_agreement(village):
    early = {"due": DAY - datetime.timedelta(days=1), "amount": 320000}
    for wrong in ({"due": DAY, "amount": 0}, early):
        with pytest.raises(FieldErrors):
            village.drafted(amount=320000, instalments=[wrong])


def test_a_changed_amount_takes_its_single_payment_along(village):
    case = village.drafted(amount=320000)
    draft = cases.parts.agreement(case)
    cases.change_agreement(case, agreement=draft, amount=300000)
    assert [each.left for each in lines(case)] == [300000]


def test_a_changed_amount_asks_for_instalments_that_add_up(village):
    case = village.drafted(amount=320000, instalments=PARTS)
    draft = cases.parts.agreement(case)
    with pytest.raises(FieldErrors):
        cases.change_agreement(case, agreement=draft, amount=300000)
    assert cases.parts.agreement(case).amount == 320000
    cases.change_agreement(
        case, agreement=draft, amount=300000, instalments=[{"due": DAY, "amount": 300000}]
    )
    assert [each.left for each in lines(case)] == [300000]


def test_the_money_of_an_earlier_round_is_not_forgotten(village):
    case = village.performing(amount=320000)
    cases.pay(case, instalment=lines(case)[0].instalment, day=DAY, amount=20000)
    cases.urge(case, day=DAY, words="催")
    cases.perform(case, performance="part", day=DAY)
    cases.new_round(case, reason="改为分期", day=DAY)
    cases.mediate(case, day=DAY, result="agreed")
    cases.agree(case, day=DAY, clauses="甲", amount=300000)
    stands = cases.get(case.id)
    assert cases.money.statement(stands).left == 300000
    agreed = cases.parts.agreements(stands)
    assert sum(cases.money.statement(stands, each).paid for each in agreed) == 20000


def test_a_payment_belongs_to_an_instalment_of_the_present_agreement(village):
    case, other = village.performing(amount=320000), village.performing(amount=320000)
    with pytest.raises(FieldErrors):
        cases.pay(case, instalment=lines(other)[0].instalment, day=DAY, amount=1)


def test_who_is_to_pay_is_a_party_or_acts_for_one(village):
    owed = [{"due": DAY, "amount": 100000, "payer": "李海涛"},
            {"due": DAY, "amount": 220000, "payer": "赵六"}]  # fmt: skip
    with pytest.raises(FieldErrors) as refused:
        village.drafted(amount=320000, instalments=owed)
    assert list(refused.value.fields) == ["instalments.1.payer"]
    case = village.mediating()
    cases.parties.add_agent(cases.parts.parties(case)[1], name="赵六", powers="general")
    cases.agree(case, clauses="赔", day=DAY, amount=320000, instalments=owed)
    assert len(lines(case)) == 2
