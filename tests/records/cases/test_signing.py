"""Who signs an agreement, and from when on it holds."""

import datetime

import pytest

from app.errors import FieldErrors
from app.records import cases
from tests.records.cases.conftest import DAY

NEXT = DAY + datetime.timedelta(days=1)
LAST = DAY + datetime.timedelta(days=3)


def missing(case):
    return [each.name for each in cases.signing.unsigned(cases.parts.agreement(case))]


def test_it_holds_from_the_latest_of_signatures_and_seal(village):
    case = village.drafted()
    one, other = cases.parts.parties(case)
    mediator = cases.parts.mediators(case)[0]
    cases.sign(case, signatures=[{"party": one.id, "day": DAY}], sealed=NEXT)
    assert missing(case) == ["party", "mediator"]
    cases.sign(case, signatures=[{"mediator": mediator.id, "day": DAY}])
    assert cases.get(case.id).state == "mediating"
    signed = cases.sign(case, signatures=[{"party": other.id, "day": LAST, "how": "fingerprint"}])
    assert signed.effective == LAST
    assert (cases.get(case.id).state, cases.get(case.id).outcome) == ("agreed", "written")


def test_the_seal_may_come_last(village):
    case = village.drafted()
    cases.sign(case, signatures=village.signatures(case))
    assert missing(case) == ["sealed"]
    assert cases.sign(case, sealed=LAST).effective == LAST


def test_an_agreement_on_part_is_one(village):
    case = village.drafted(partial=True)
    cases.sign(case, signatures=village.signatures(case), sealed=DAY)
    assert cases.get(case.id).outcome == "partial"


def test_an_oral_agreement_holds_from_its_day(village):
    case = village.mediating()
    made = cases.agree(case, form="oral", clauses="当面道歉", day=DAY)
    assert (made.effective, cases.get(case.id).outcome) == (DAY, "oral")


def test_an_oral_agreement_needs_its_content(village):
    with pytest.raises(FieldErrors) as refused:
        cases.agree(village.mediating(), form="oral", day=DAY)
    assert set(refused.value.fields) == {"clauses"}


def test_nobody_signs_before_the_agreement_or_tomorrow(village):
    case = village.drafted()
    party = cases.parts.parties(case)[0]
    for day in (DAY - datetime.timedelta(days=1), datetime.date(2026, 11, 23)):
        with pytest.raises(FieldErrors):
            cases.sign(case, signatures=[{"party": party.id, "day": day}])


def test_nobody_signs_twice(village):
    case = village.drafted()
    cases.sign(case, signatures=village.signatures(case))
    with pytest.raises(FieldErrors):
        cases.sign(case, signatures=village.signatures(case))
    assert len(cases.parts.signatures(cases.parts.agreement(case))) == 3


def refused_to(case, **signature):
    with pytest.raises(cases.NotYet) as refused:
        cases.sign(case, signatures=[{"day": DAY, **signature}])
    return [each.name for each in refused.value.missing]


def test_an_agent_signs_only_with_special_powers_in_force(village):
    case = village.drafted()
    party, other = cases.parts.parties(case)
    general = cases.parties.add_agent(party, name="钱", powers="general")
    assert refused_to(case, party=party.id, agent=general.id) == ["powers"]
    ended = cases.parties.add_agent(
        party,
        name="孙",
        powers="special",
        listed_powers="代为和解",
        until=DAY.replace(day=1, month=8),
    )
    assert refused_to(case, party=party.id, agent=ended.id) == ["powers"]
    special = cases.parties.add_agent(
        party, name="李", powers="special", listed_powers="代为签收、代为和解", since=DAY
    )
    assert refused_to(case, party=other.id, agent=special.id) == ["agent"]
    cases.sign(case, signatures=[{"party": party.id, "agent": special.id, "day": DAY}])
    assert missing(case) == ["party", "mediator", "sealed"]
    with pytest.raises(cases.HasLaterSteps):
        cases.parties.keep(party, agents=[{}, {}], records=[general, ended])


def test_special_powers_are_listed(village):
    party = cases.parts.parties(village.registered())[0]
    with pytest.raises(FieldErrors) as refused:
        cases.parties.add_agent(party, name="李", powers="special")
    assert set(refused.value.fields) == {"listed_powers"}


def test_for_the_young_a_guardian_signs(village):
    child = {
        "role": "applicant",
        "name": "王小宝",
        "sex": "1",
        "birth": datetime.date(2015, 5, 1),
        "address": "店子村",
        "agents": [{"guardian": True, "name": "王建国"}],
    }
    case = village.registered(parties=[child, village.parties()[1]])
    minor = cases.parts.parties(case)[0]
    assert minor.minor
    cases.accept(case, day=DAY, applied=DAY)
    cases.name_mediator(case, person=village.mediator.id, since=DAY)
    cases.tell_rights(case, day=DAY, how="oral")
    cases.mediate(case, day=DAY, result="agreed")
    cases.agree(case, day=DAY, facts="甲", disputed="乙", clauses="丙", manner="丁")
    assert refused_to(case, party=minor.id) == ["guardian"]
    lawyer = cases.parties.add_agent(minor, name="律", powers="special", listed_powers="和解")
    assert refused_to(case, party=minor.id, agent=lawyer.id) == ["guardian"]
    guardian = cases.parts.agents(case, minor.id)[0]
    cases.sign(case, signatures=[{"party": minor.id, "agent": guardian.id, "day": DAY}])
    assert missing(case) == ["party", "mediator", "sealed"]


def test_a_stranger_signs_nothing(village):
    case, other = village.drafted(), village.drafted()
    assert refused_to(case, party=cases.parts.parties(other)[0].id) == ["party"]
    assert refused_to(case, mediator=cases.parts.mediators(other)[0].id) == ["mediator"]
    with pytest.raises(FieldErrors):
        cases.sign(case, signatures=[{"day": DAY}])


def test_what_is_signed_is_not_changed_but_given_up(village):
    case = village.drafted()
    draft = cases.parts.agreement(case)
    changed = cases.change_agreement(case, agreement=draft, clauses="甲\n乙")
    assert changed.clauses == "甲\n乙"
    cases.sign(case, signatures=village.signatures(case)[:1])
    with pytest.raises(cases.HasLaterSteps):
        cases.change_agreement(case, agreement=draft, clauses="丙")
    with pytest.raises(cases.NotYet):
        cases.agree(case, clauses="丙", day=DAY)
    cases.drop_agreement(case, agreement=draft)
    again = cases.agree(case, clauses="丙", day=DAY)
    assert again.number == "(2026)店民调字第1-2号"


def test_an_agreement_in_force_is_not_given_up(village):
    case = village.agreed()
    with pytest.raises(cases.WrongStage):
        cases.drop_agreement(case, agreement=cases.parts.agreement(case))


def test_twenty_parties_sign_as_easily_as_two(village):
    sides = [
        {"role": "applicant", "name": f"户{n}", "sex": "1", "address": "店子村"} for n in range(19)
    ]
    case = village.registered(parties=[*sides, village.parties()[1]])
    cases.accept(case, day=DAY, applied=DAY)
    cases.name_mediator(case, person=village.mediator.id, since=DAY)
    cases.tell_rights(case, day=DAY, how="oral")
    cases.mediate(case, day=DAY, result="agreed")
    draft = cases.agree(case, day=DAY, facts="甲", disputed="乙", clauses="丙", manner="丁")
    assert draft.copies == 21
    cases.sign(case, signatures=village.signatures(case), sealed=DAY)
    assert cases.get(case.id).state == "agreed"


def test_a_blank_left_in_a_clause_stands_in_the_way_of_signing_and_is_named(village):
    case = village.drafted(clauses="一次付清。\n于______前付人民币____元。", manner="＿＿＿日内")
    with pytest.raises(cases.NotYet) as refused:
        cases.sign(case, sealed=DAY)
    missing = refused.value.missing
    assert [(each.kind, each.field) for each in missing] == [
        ("agreement", "clauses"), ("agreement", "manner"),
    ]  # fmt: skip
    assert str(missing[0]) == "第2条还有空白没有填"
    draft = cases.parts.agreement(case)
    cases.change_agreement(case, agreement=draft, clauses="一次付清。", manner="三日内")
    cases.sign(case, signatures=village.signatures(case), sealed=DAY)
    assert cases.get(case.id).state == "agreed"


def test_an_oral_agreement_with_a_blank_is_not_made(village):
    case = village.mediating()
    with pytest.raises(cases.NotYet):
        cases.agree(case, form="oral", day=DAY, clauses="于____日前道歉")
    assert cases.parts.agreements(case) == []


def test_nothing_is_kept_where_nobody_has_signed(village):
    case = village.drafted()
    cases.sign(case, signatures=village.signatures(case)[:1])
    for again in ([], village.signatures(case)[:1]):
        with pytest.raises(FieldErrors) as refused:
            cases.sign(case, signatures=again)
        assert isinstance(refused.value.fields["signatures"], cases.NobodySigned)
