"""A person corrected later: what is still to be done in disputes."""

from app.records import cases, people
from app.records.cases import corrections


def todo(person):
    return [(each.use.case.id, each.todo) for each in corrections.of_person(person.id)]


def test_nothing_is_to_be_done_while_nothing_differs(village):
    village.registered()
    assert todo(village.wang) == []


def test_an_unsigned_use_is_carried_over_and_its_printed_papers_are_to_be_printed_again(village):
    case = village.registered()
    cases.note_printed(case, paper="application", code="A1")
    people.change(village.wang, name="王健国")
    [found] = corrections.of_person(village.wang.id)
    assert (found.todo, found.papers) == (corrections.CARRY, ("人民调解申请书",))
    assert found.differs == (("name", "王建国", "王健国"),)
    cases.parties.carry_over(village.wang.id)
    [found] = corrections.of_person(village.wang.id)
    assert (found.todo, found.papers) == (corrections.REPRINT, ("人民调解申请书",))
    cases.note_printed(case, paper="application", code="A2")
    assert todo(village.wang) == []


def test_a_signed_use_gets_a_note_that_is_printed(village):
    case = village.agreed()
    people.change(village.wang, name="王健国")
    assert todo(village.wang) == [(case.id, corrections.NOTE)]
    cases.parties.carry_over(village.wang.id)
    assert todo(village.wang) == [(case.id, corrections.PRINT)]
    cases.note_printed(cases.get(case.id), paper="correction", code="C1")
    assert todo(village.wang) == []


def test_a_second_correction_asks_for_another_note(village):
    case = village.agreed()
    people.change(village.wang, name="王健国")
    cases.parties.carry_over(village.wang.id)
    people.change(village.wang, name="王建果")
    assert todo(village.wang) == [(case.id, corrections.NOTE)]


def test_what_else_changes_in_a_dispute_makes_no_paper_old(village):
    case = village.registered()
    cases.note_printed(case, paper="application", code="A1")
    cases.keep_confidential(case)
    assert todo(village.wang) == []


def test_who_mediates_is_named_anew_in_what_is_not_signed(village):
    case = village.ready()
    people.change(village.mediator, name="傅君")
    assert todo(village.mediator) == [(case.id, corrections.CARRY)]
    cases.parties.carry_over(village.mediator.id)
    assert [each.name for each in cases.parts.mediators(case)] == ["傅君"]
    assert todo(village.mediator) == []


def test_an_agents_particulars_are_carried_over(village):
    case = village.registered()
    agent = people.register(name="赵敏", phone="13806321111")
    [wang, _li] = cases.parts.parties(case)
    cases.parties.add_agent(wang, person=agent.id)
    people.change(agent, phone="13806322222")
    cases.parties.carry_over(agent.id)
    assert [each.phone for each in cases.parts.agents(case)] == ["13806322222"]


def test_a_void_dispute_asks_for_nothing(village):
    case = village.registered()
    people.change(village.wang, name="王健国")
    cases.void(case, reason="mistake")
    assert todo(village.wang) == []


def test_before_an_agreement_what_is_signed_gets_a_note_and_what_is_not_is_printed_again(village):
    case = village.registered()
    cases.note_signed(cases.note_printed(case, paper="application", code="A1"))
    cases.note_printed(case, paper="notice", code="B1")
    people.change(village.wang, name="王健国")
    assert todo(village.wang) == [(case.id, corrections.CARRY)]
    cases.parties.carry_over(village.wang.id, reason="听错")
    assert cases.parts.parties(case)[0].name == "王健国"
    [note] = cases.parts.of(cases.CaseNote, case)
    assert (note.was, note.now, note.reason) == ("王建国", "王健国", "听错")
    found = {each.todo: each.papers for each in corrections.of_person(village.wang.id)}
    assert found == {
        corrections.REPRINT: ("权利义务告知书",),
        corrections.PRINT: ("人民调解申请书",),
    }
    cases.note_printed(case, paper="notice", code="B2")
    assert todo(village.wang) == [(case.id, corrections.PRINT)]
    cases.note_printed(case, paper="correction", code="C1")
    assert todo(village.wang) == []


def test_a_paper_that_was_marked_signed_by_mistake_is_still_to_be_printed_again(village):
    case = village.registered()
    printed = cases.note_printed(case, paper="application", code="A1")
    people.change(village.wang, name="王健国")
    cases.parties.carry_over(village.wang.id)
    cases.note_unsigned(cases.note_signed(printed))
    assert todo(village.wang) == [(case.id, corrections.REPRINT)]


def test_a_correction_that_was_printed_stays_printed_when_the_dispute_becomes_confidential(village):
    case = village.agreed()
    people.change(village.wang, name="王健国")
    cases.parties.carry_over(village.wang.id)
    cases.note_printed(cases.get(case.id), paper="correction", code="C1")
    cases.keep_confidential(case)
    assert todo(village.wang) == []
