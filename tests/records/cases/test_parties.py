"""Parties as they were signed, and persons corrected later."""

import datetime

import pytest

from app.errors import FieldErrors
from app.records import cases, people, places
from app.store import search
from tests.records.cases.conftest import DAY

ID = "370406198001010017"


def test_a_party_takes_what_is_known_of_the_person(village):
    people.change(village.wang, identity=ID, phone="13806321234")
    party = cases.parts.parties(village.registered())[0]
    assert (party.name, party.identity, party.phone) == ("王建国", ID, "13806321234")


def test_a_newcomer_becomes_a_person(village):
    new = {"role": "respondent", "name": "赵六", "identity": ID, "newcomer": True}
    case = village.registered(parties=[village.parties()[0], new])
    party = cases.parts.parties(case)[1]
    assert people.get(party.person).name == "赵六"
    assert (party.sex, party.birth) == ("1", datetime.date(1980, 1, 1))


def test_which_party_is_wrong_is_said(village):
    with pytest.raises(FieldErrors) as refused:
        village.registered(parties=[village.parties()[0], {"role": "respondent"}])
    assert set(refused.value.fields) == {"parties.1.name"}
    assert cases.count(cases.Filter()) == 0


def test_a_dispute_is_not_registered_without_anybody(village):
    with pytest.raises(FieldErrors) as refused:
        village.registered(parties=[])
    assert set(refused.value.fields) == {"parties"}


def test_the_names_of_the_dispute_follow_its_parties(village):
    case = village.registered()
    third = cases.parties.add(case, role="third", type="legal", name="店子镇粮站")
    assert cases.get(case.id).names == ["王建国", "李海涛", "店子镇粮站"]
    cases.parties.change(third, name="店子粮油公司")
    assert cases.get(case.id).names[-1] == "店子粮油公司"
    cases.parties.void(third)
    assert cases.get(case.id).names == ["王建国", "李海涛"]


def test_a_dispute_is_found_by_any_party_and_by_initials(village):
    case = village.registered()
    assert [each.id for each, _ in cases.page(cases.Filter(text="李海涛"))] == [case.id]
    assert [each.id for each, _ in cases.page(cases.Filter(text="lht"))] == [case.id]
    assert case.id in {hit.id for hit in search.find("滴水檐")}


def test_parties_stay_as_they_were_signed(village):
    case = village.agreed()
    party = cases.parts.parties(case)[0]
    for refused in (
        lambda: cases.parties.change(party, occupation="农民"),
        lambda: cases.parties.void(party),
        lambda: cases.parties.add(case, role="third", name="赵"),
    ):
        with pytest.raises(cases.HasLaterSteps):
            refused()


def test_a_third_party_may_join_a_new_round(village):
    case = village.performing()
    cases.urge(case, day=DAY, words="催")
    cases.perform(case, performance="not", day=DAY)
    cases.new_round(case, reason="未履行", day=DAY)
    assert cases.parties.add(case, role="third", name="赵").order == 3


def test_correcting_a_person_lists_every_use(village):
    unsigned, signed = village.registered(), village.agreed()
    cases.note_printed(unsigned, paper="application", code="A1")
    printed = cases.note_printed(signed, paper="agreement", code="B2", day=DAY)
    cases.note_signed(printed, day=DAY)
    people.change(village.wang, name="王健国")
    found = {use.case.id: use for use in cases.parties.uses(village.wang.id)}
    assert found[unsigned.id].differs == found[signed.id].differs == ("name",)
    assert [each.code for each in found[unsigned.id].unsigned] == ["A1"]
    assert [each.code for each in found[signed.id].signed] == ["B2"]


def test_a_correction_reaches_what_is_unsigned_and_is_noted_where_it_is_signed(village):
    unsigned, signed = village.registered(), village.agreed()
    people.change(village.wang, name="王健国")
    left = cases.parties.carry_over(village.wang.id, reason="登记时听错")
    assert [use.case.id for use in left] == [signed.id]
    assert cases.get(unsigned.id).names == ["王健国", "李海涛"]
    assert cases.parts.parties(signed)[0].name == "王建国"
    [note] = cases.parts.of(cases.CaseNote, signed)
    assert note.correction
    assert (note.words, note.was, note.now) == ("王建国的姓名", "王建国", "王健国")
    assert note.reason == "登记时听错"
    cases.parties.carry_over(village.wang.id, reason="登记时听错")
    assert len(cases.parts.of(cases.CaseNote, signed)) == 1


def test_every_particular_that_is_wrong_is_noted_by_itself(village):
    signed = village.agreed()
    people.change(village.wang, name="王健国", phone="13806321234")
    cases.parties.carry_over(village.wang.id, reason="登记有误")
    notes = {each.words: each for each in cases.parts.of(cases.CaseNote, signed)}
    assert set(notes) == {"王建国的姓名", "王建国的电话"}
    assert (notes["王建国的电话"].was, notes["王建国的电话"].now) == (None, "13806321234")


def test_who_could_not_read_before_cannot_read_in_the_next_dispute_unless_somebody_says(village):
    cases.parties.change(cases.parts.parties(village.registered())[1], cannot_read=True)
    wang, li = cases.parts.parties(village.registered())
    assert (wang.cannot_read, li.cannot_read) == (None, True)
    said = [village.parties()[0], {**village.parties()[1], "cannot_read": False}]
    assert not cases.parts.parties(village.registered(parties=said))[1].cannot_read


def test_what_a_persons_record_leaves_out_stays_with_the_party(village):
    case = village.registered()
    cases.parties.change(cases.parts.parties(case)[0], phone="13806321234")
    people.change(village.wang, name="王健国")
    cases.parties.carry_over(village.wang.id)
    party = cases.parts.parties(case)[0]
    assert (party.name, party.phone) == ("王健国", "13806321234")


def test_a_party_is_named_as_mediator_by_nobody(village):
    case = village.accepted()
    with pytest.raises(cases.MayHaveToAvoid) as refused:
        cases.name_mediator(case, person=village.wang.id, anyway=True)
    assert [each.why for each in refused.value.conflicts] == ["party"]


def test_a_party_met_under_another_name_is_still_a_party(village):
    other = people.register(name="王建")
    people.join(village.wang, other)
    case = village.accepted()
    assert [each.why for each in cases.avoidance.conflicts(case, other.id)] == ["party"]


def test_whoever_shares_the_household_is_warned_of_but_may_be_named(village):
    people.change(village.mediator, household="王建国")
    case = village.accepted()
    with pytest.raises(cases.MayHaveToAvoid) as refused:
        cases.name_mediator(case, person=village.mediator.id)
    assert str(refused.value.conflicts[0]) == "傅军与王建国同户"
    assert cases.name_mediator(case, person=village.mediator.id, anyway=True).leading


def test_relatives_are_warned_of_whichever_way_they_were_entered(village):
    kin = cases.avoidance.relate(village.li, village.mediator, how="表兄弟")
    case = village.accepted()
    [conflict] = cases.avoidance.conflicts(case, village.mediator.id)
    assert str(conflict) == "傅军与李海涛是亲属（表兄弟）"
    cases.avoidance.unrelate(kin)
    assert cases.avoidance.conflicts(case, village.mediator.id) == []
    assert cases.avoidance.relatives(village.mediator.id) == []


def test_two_households_of_one_name_in_different_villages_are_two(village):
    people.change(village.wang, household="王二", village="370406101200")
    people.change(village.mediator, household="王二", village="370406101201")
    assert cases.avoidance.conflicts(village.accepted(), village.mediator.id) == []


def test_nobody_is_a_relative_of_their_own_not_even_under_another_name(village):
    other = people.register(name="王建")
    people.join(village.wang, other)
    with pytest.raises(FieldErrors):
        cases.avoidance.relate(village.wang, other)


def test_two_who_are_related_already_are_related_once_with_the_newer_word(village):
    cases.avoidance.relate(village.li, village.mediator, how="表兄弟")
    cases.avoidance.relate(village.mediator, village.li, how="堂兄弟")
    [kin] = cases.avoidance.relatives(village.li.id)
    assert kin.how == "堂兄弟"


def test_a_relative_taken_back_by_mistake_comes_back(village):
    kin = cases.avoidance.relate(village.li, village.mediator)
    cases.avoidance.unrelate(kin)
    cases.avoidance.restore_relative(kin)
    assert len(cases.avoidance.relatives(village.li.id)) == 1


def test_a_household_is_its_head_and_whoever_names_the_head(village):
    people.change(village.mediator, household="王建国")
    son = people.register(name="王小军", household="王建国")
    assert {each.id for each in cases.avoidance.household(son)} == {
        village.wang.id, village.mediator.id,
    }  # fmt: skip
    assert cases.avoidance.household(village.li) == []


def test_a_party_without_an_address_lives_in_village_and_team(village):
    home = places.add(code="370406101200", name="店子村委会", type="village", town="店子镇")
    newcomer = people.register(name="孙广才", village=home.id, team="2组")
    case = village.registered()
    party = cases.parties.add(case, role="third", person=newcomer.id)
    assert party.address == "店子镇店子村2组"


def test_a_person_made_by_mistake_goes_when_the_party_is_corrected(village):
    new = {"role": "respondent", "name": "李海寿", "newcomer": True}
    case = village.registered(parties=[village.parties()[0], new])
    party = cases.parts.parties(case)[1]
    mistaken = party.person
    cases.parties.change(party, name=village.li.name, person=village.li.id)
    assert people.get(mistaken).voided
    assert not people.get(village.li.id).voided


def test_a_person_who_was_met_elsewhere_stays_when_the_party_is_corrected(village):
    new = {"role": "respondent", "name": "孙大山", "newcomer": True}
    case = village.registered(parties=[village.parties()[0], new])
    party = cases.parts.parties(case)[1]
    other = party.person
    people.appoint(people.get(other), role="mediator")
    cases.parties.change(party, name=village.li.name, person=village.li.id)
    assert not people.get(other).voided
    cases.parties.change(cases.parts.parties(case)[0], name="孙大山", person=other)
    assert not people.get(village.wang.id).voided
