"""A quarrel settled at once: one page, one action, the same guards."""

import datetime

import pytest

from app.errors import FieldErrors
from app.records import cases
from app.store import journal
from app.store.schema import Entry
from tests.records.cases.conftest import DAY


def settle(village, **values):
    given = {
        "parties": village.parties(),
        "mediators": [village.mediator.id],
        "clauses": "李海涛当面道歉，双方和好",
        "day": DAY,
        "category": "02",
        "facts": "因浇地先后争吵",
        "proof": "当场道歉",
    }
    return cases.settle_on_the_spot(**{**given, **values})


def test_it_is_registered_accepted_recorded_agreed_and_performed_in_one_action(village):
    before = Entry.select().count()
    case = settle(village)
    assert Entry.select().count() == before + 1
    assert (case.state, case.outcome, case.performance) == ("performing", "oral", "performed")
    assert case.on_the_spot
    assert {case.day, case.accepted, case.notified, case.mediating, case.performed} == {DAY}
    agreement = cases.parts.agreement(case)
    assert (agreement.form, agreement.effective) == ("oral", DAY)
    assert cases.parts.sessions(case)[0].present == ["王建国", "李海涛"]
    assert cases.volume.contradictions(case) == []
    assert cases.next_steps(case)[0].name == "revisit"
    journal.verify()


def test_each_step_keeps_its_true_day(village):
    case = settle(village, days={"performed": DAY + datetime.timedelta(days=2)})
    assert (case.day, case.performed) == (DAY, DAY + datetime.timedelta(days=2))


def test_money_is_paid_with_its_voucher(village):
    case = settle(village, amount=30000, voucher="收条", proof=None)
    assert cases.money.statement(case).left == 0
    assert cases.money.statement(case).payments[0].voucher == "收条"


def test_what_is_to_be_done_later_is_owed(village):
    owed = [{"due": DAY + datetime.timedelta(days=30), "amount": 30000, "payer": "李海涛"}]
    case = settle(village, amount=30000, performed=False, instalments=owed)
    assert (case.performance, cases.money.statement(case).left) == ("not_due", 30000)


def test_on_application_the_application_was_signed(village):
    assert settle(village, source="apply").applied == DAY


@pytest.mark.parametrize(
    ("values", "refusal", "name"),
    [
        ({"mediators": []}, cases.NotYet, "mediator"),
        ({"barred": "elsewhere"}, cases.NotYet, "barred"),
        ({"proof": None}, cases.NotYet, "voucher"),
        ({"clauses": ""}, FieldErrors, "clauses"),
        ({"days": {"agreed": DAY - datetime.timedelta(days=1)}}, FieldErrors, "day"),
        ({"day": datetime.date(2026, 11, 23)}, FieldErrors, "day"),
    ],
)
def test_the_same_guards_run_and_what_is_refused_leaves_nothing(village, values, refusal, name):
    before = Entry.select().count()
    with pytest.raises(refusal) as refused:
        settle(village, **values)
    if refusal is FieldErrors:
        assert set(refused.value.fields) == {name}
    else:
        assert [each.name for each in refused.value.missing] == [name]
    assert Entry.select().count() == before
    assert cases.count(cases.Filter()) == 0
    assert settle(village).sequence == 1


def test_a_party_does_not_settle_the_own_quarrel(village):
    with pytest.raises(cases.MayHaveToAvoid):
        settle(village, mediators=[village.wang.id], anyway=True)
