"""The rows of an old ledger go into the store, once, and out again whole."""

import pytest

from app.books import sheet, visits_in
from app.books.plan import Choices
from app.records import imports, people, visits
from tests.books.visits_plan import LEDGER, TODAY, plan


def bring_in(path, **options):
    return visits_in.bring_in(plan(path), **options)


def test_the_ready_rows_of_the_real_ledger_go_in(room):
    brought = bring_in(LEDGER)
    assert len(brought.rows) == 60
    assert visits.count(visits.Filter()) == 60
    batch = brought.batch
    assert (batch.rows, batch.ready, batch.look, batch.left_out) == (130, 60, 57, 13)


def test_a_batch_is_one_entry_of_the_journal(room):
    brought = bring_in(LEDGER)
    entries = {visit.entry for visit in visits.every(visits.Filter())}
    assert entries == {brought.batch.entry}


def test_the_same_workbook_again_adds_nothing_even_under_another_name(room, tmp_path):
    bring_in(LEDGER)
    copy = tmp_path / "again.xlsx"
    copy.write_bytes(LEDGER.read_bytes())
    again = bring_in(copy)
    assert (again.batch, again.rows, again.known) == (None, [], 60)
    assert visits.count(visits.Filter()) == 60


def test_a_plan_shows_what_was_taken_before(room):
    bring_in(LEDGER)
    found = visits_in.plan(sheet.read(LEDGER), Choices(today=TODAY), known=imports.known_marks())
    assert (len(found.ready), len(found.look), len(found.left_out)) == (0, 57, 73)


def test_a_batch_is_taken_out_whole_and_can_come_again(room):
    brought = bring_in(LEDGER)
    imports.undo(brought.batch)
    assert visits.count(visits.Filter()) == 0
    assert len(bring_in(LEDGER).rows) == 60


def test_a_visit_keeps_what_the_paper_said(room, ledger):
    bring_in(ledger({"序号": 7}))
    [visit] = visits.every(visits.Filter())
    assert (visit.name, visit.phone, visit.address) == ("邓涛", "13800001234", "店子村5组")
    assert (visit.paper_number, visit.late, visit.handler_name) == ("7", True, "傅军")


def test_the_same_person_twice_is_one_person(room, ledger):
    bring_in(ledger({}, {"来访时间": "2025.3.6", "来访事由": "【邻里】滴水檐越界"}))
    first, second = visits.every(visits.Filter())
    assert first.person == second.person is not None
    assert people.Person.select().count() == 1


def test_somebody_known_is_met_again(room, ledger):
    known = people.register(name="邓涛", identity="370406198001010017")
    bring_in(ledger({}))
    [visit] = visits.every(visits.Filter())
    assert visit.person == known.id


def test_a_name_alone_makes_nobody(room, ledger):
    bring_in(ledger({"身份证号": None, "联系电话": None}))
    [visit] = visits.every(visits.Filter())
    assert (visit.name, visit.person, visit.sex) == ("邓涛", None, "1")


def test_a_row_that_needs_a_look_can_be_chosen_and_keeps_its_doubtful_words(room, ledger):
    path = ledger({"身份证号": "370406********0017", "处理结果": "再说吧"})
    bring_in(path, rows=[3])
    [visit] = visits.every(visits.Filter())
    assert visit.unclear == "结果：再说吧"
    [person] = people.Person.select()
    assert person.identity is None
    assert "370406********0017" in person.note


def test_a_row_that_lacks_something_required_is_not_taken(room, ledger):
    from app.books.refusals import NotTaken

    with pytest.raises(NotTaken):
        bring_in(ledger({"来访时间": "正月初五"}), rows=[3])


def test_a_row_left_out_cannot_be_chosen(room, ledger):
    from app.books.refusals import NotThere

    with pytest.raises(NotThere):
        bring_in(ledger({}), rows=[1])


def test_stopping_leaves_nothing_behind(room):
    from app.errors import Cancelled

    def stop(done, total):
        if done == 10:
            raise Cancelled

    with pytest.raises(Cancelled):
        bring_in(LEDGER, progress=stop)
    assert visits.count(visits.Filter()) == 0
    assert imports.batches() == []
