"""More time, the court's decision and mediators are corrected; a note says why."""

import datetime

import pytest

from app.errors import FieldErrors, Missing
from app.records import cases, people
from tests.records.cases.conftest import DAY

DAYS = datetime.timedelta


def extended(village):
    case = village.mediating()
    until = cases.due.deadline(case) + DAYS(20)
    return cases.extend(case, kind="agreed", day=DAY, until=until, reason="等鉴定")


def decided(village):
    case = village.performing()
    cases.apply_confirmation(case, court="山亭区法院", applied=DAY, both=True)
    return cases.decide_confirmation(case, result="confirmed", day=DAY + DAYS(2), ruling="7号")


def named(village):
    return cases.parts.mediators(village.mediating())[0]


RIGHT = {
    extended: {"reason": "等评估"},
    decided: {"ruling": "17号"},
    named: {"named_by": "parties"},
}


@pytest.mark.parametrize("make", RIGHT)
def test_it_is_put_right_and_a_note_says_why(village, make):
    record = make(village)
    changed = cases.change_noted(record, why="看错了", **RIGHT[make])
    for name, value in RIGHT[make].items():
        assert getattr(changed, name) == value
    [note] = cases.parts.of(cases.CaseNote, cases.get(record.case))
    assert (note.reason, note.correction) == ("看错了", None)
    assert "→" in note.words


@pytest.mark.parametrize("make", RIGHT)
def test_it_is_not_put_right_without_saying_why_nor_in_the_archive(village, make):
    record = make(village)
    with pytest.raises(FieldErrors) as refused:
        cases.change_noted(record, why="", **RIGHT[make])
    assert isinstance(refused.value.fields["why"], Missing)
    cases.Case.update(state="archived").execute()
    with pytest.raises(cases.ReadOnly):
        cases.change_noted(record, why="看错了", **RIGHT[make])


def test_every_kind_is_tried_here(village):
    assert {type(make(village)) for make in RIGHT} == cases.NOTED


def test_the_deadline_follows_an_extension_that_was_put_right(village):
    record = extended(village)
    case = cases.get(record.case)
    cases.change_noted(record, why="看错了", until=record.until + DAYS(7))
    assert cases.due.deadline(case) >= record.until + DAYS(7)
    for until in (DAY, cases.due.deadline(case, record.id)):
        with pytest.raises(FieldErrors) as refused:
            cases.change_noted(record, why="看错了", until=until)
        assert list(refused.value.fields) == ["until"]


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"applied": DAY - DAYS(1)}, "applied"),
        ({"applied": DAY + DAYS(60)}, "applied"),
        ({"decided": DAY - DAYS(1)}, "decided"),
        ({"decided": None}, "decided"),
        ({"result": None}, "result"),
        ({"ruling": None}, "ruling"),
    ],
)
def test_the_courts_days_and_ruling_keep_their_order(village, wrong, field):
    record = decided(village)
    with pytest.raises(FieldErrors) as refused:
        cases.change_noted(record, why="看错了", **wrong)
    assert list(refused.value.fields) == [field]


def test_what_the_court_decided_stays_once_a_new_round_rests_on_it(village):
    case = village.performing()
    cases.apply_confirmation(case, court="法院", applied=DAY, both=True)
    made = cases.decide_confirmation(case, result="rejected", day=DAY, ruling="1号")
    cases.new_round(case, reason="驳回", day=DAY)
    with pytest.raises(cases.HasLaterSteps):
        cases.change_noted(made, why="看错了", result="confirmed")
    assert cases.change_noted(made, why="看错了", ruling="2号").ruling == "2号"


def test_another_person_mediated_unless_the_named_one_has_signed(village):
    zhao = people.register(name="赵敏")
    record = named(village)
    changed = cases.change_noted(record, why="点错了人", person=zhao.id)
    assert changed.name == "赵敏"
    with pytest.raises(cases.MayHaveToAvoid):
        cases.change_noted(record, why="点错了人", person=village.wang.id, anyway=True)
    signed = cases.parts.mediators(village.agreed())[0]
    with pytest.raises(cases.HasLaterSteps):
        cases.change_noted(signed, why="点错了人", person=zhao.id)


def test_nobody_is_named_after_the_talks_that_were_led(village):
    record = named(village)
    with pytest.raises(FieldErrors) as refused:
        cases.change_noted(record, why="看错了", since=DAY + DAYS(1))
    assert isinstance(refused.value.fields["since"], cases.TooLate)


def test_one_mediator_leads(village):
    case = village.mediating()
    zhao = people.register(name="赵敏").id
    second = cases.name_mediator(case, person=zhao, since=DAY)
    cases.change_noted(second, why="看错了", leading=True)
    assert [(each.name, each.leading) for each in cases.parts.mediators(case)] == [
        ("赵敏", True),
        ("傅军", None),
    ]
