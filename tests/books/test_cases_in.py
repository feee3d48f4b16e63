import datetime
from collections import Counter
from pathlib import Path

import pytest

from app.books import answers, cases_in, kinds, sheet
from app.books.plan import Choices
from app.records import cases, imports, people
from app.records.people import Person
from app.store import journal, search

LEDGER = Path(__file__).parent.parent / "data" / "legacy_ledger.xlsx"
SHEET = "调解台账"
TODAY = datetime.date(2026, 11, 22)
HEAD = ["编号", "受理日期", "申请人", "被申请人", "纠纷类型", "纠纷简要情况", "涉及金额(元)",
        "调解结果", "协议形式", "履行情况", "调解员"]  # fmt: skip
ROW = ["(2025)店民调字第1号", "2025.1.6", "王建国", "李海涛", "邻里纠纷", "滴水檐越界", "1.2万",
       "调解成功", "书面", "已履行", "傅军"]  # fmt: skip


def plan(path=LEDGER, **choices):
    return kinds.plan("cases", sheet.read(path), Choices(**{"today": TODAY, **choices}))


@pytest.fixture
def real(room):
    return plan(sheet=SHEET)


@pytest.fixture
def book(write_book):
    """Write a ledger of one row or more, each given by what differs from an ordinary row."""

    def write(*changes, head=HEAD, **options):
        rows = []
        for number, change in enumerate(changes, 1):
            row = dict(zip(HEAD, ROW, strict=True)) | {"编号": f"(2025)店民调字第{number}号"}
            rows.append([(row | change).get(name) for name in head])
        return write_book([["矛盾纠纷调解台账"], head, *rows], sheet=SHEET, **options)

    return write


@pytest.fixture
def only(room, book):
    """The plan of the one row that a ledger has."""

    def read(change, **choices):
        [item] = [each for each in plan(book(change), **choices).items if each.state != "left_out"]
        return item

    return read


def doubts(item):
    return {reason.column: type(reason.error).__name__ for reason in item.reasons}


def remarks(item):
    return {(remark.column, type(remark.error).__name__) for remark in item.remarks}


# The ledger of a room, counted by eye


def test_every_row_of_the_real_ledger_is_accounted_for(real):
    assert [item.row for item in real.items] == list(range(1, 43))
    assert (len(real.ready), len(real.look), len(real.left_out)) == (20, 20, 2)
    why = Counter(pair for item in real.look for pair in doubts(item).items())
    assert why == {("performance", "NotAgreed"): 15, ("form", "FormUnknown"): 5}


def test_the_numbers_say_the_year_where_nothing_else_does(real):
    assert (real.year, real.year_from) == (2025, "numbers")
    days = {item.row: item.values["day"] for item in real.items if item.values}
    assert days[5] == datetime.date(2025, 1, 23)
    assert days[6] == datetime.date(2025, 1, 26)
    assert len(days) == 40


def test_several_respondents_are_several_parties(real):
    by_row = {item.row: item.values for item in real.items}
    assert by_row[16]["respondents"] == ["司马㛃", "马凤"]
    assert by_row[14]["respondents"] == ["吕立才"]


def test_amounts_are_read_as_they_are_written(real):
    by_row = {item.row: item for item in real.items}
    assert by_row[4].values["amount"] == 1_200_000
    assert by_row[5].values["amount"] == 3_230_000
    assert by_row[7].values["amount"] == 4_468_100
    assert "amount" not in by_row[12].values
    assert by_row[24].values["amount"] == 141_600
    assert ("amount", "ApproximateAmount") in remarks(by_row[24])


def test_a_workbook_with_both_ledgers_is_taken_for_its_first_unless_the_sheet_is_said(room):
    found = sheet.read(LEDGER)
    assert kinds.guess(found) == kinds.VISITS
    assert kinds.guess(found, Choices(sheet=SHEET)) == kinds.CASES


def test_the_real_ledger_becomes_disputes_with_their_numbers_and_stages(real):
    brought = kinds.bring_in(real)
    assert len(brought.rows) == 20
    found = {case.number: case for case in cases.every(cases.Filter())}
    first = found["(2025)店民调字第3号"]
    assert (first.state, first.outcome, first.performance) == ("closed", "written", "performed")
    assert (first.year, first.sequence, first.day) == (2025, 3, datetime.date(2025, 1, 23))
    assert [each.name for each in cases.parts.parties(first)] == ["张文立", "孙㛃建"]
    assert found["(2025)店民调字第35号"].state == "performing"
    assert found["(2025)店民调字第4号"].state == "mediating"
    handed_on = found["(2025)店民调字第2号"]
    assert (handed_on.state, handed_on.outcome) == ("closed", "handed_on")
    assert handed_on.end_reason == "移交司法所"
    assert [hit.title for hit in search.find("孙㛃建", ["case"])]
    assert sum(case.number is None for case in cases.every(cases.Filter())) == 2
    assert journal.verify()


def test_new_numbers_go_on_after_the_last_of_the_book_though_not_every_row_is_in(real):
    kinds.bring_in(real)
    assert cases.numbering.next_of(2025)[0] == 41
    assert cases.numbering.next_of(2026)[0] == 1


def test_the_same_file_again_adds_nothing(real):
    kinds.bring_in(real)
    before = cases.count(cases.Filter())
    again = cases_in.plan(
        sheet.read(LEDGER), Choices(sheet=SHEET, today=TODAY), known=imports.known_marks()
    )
    assert again.ready == []
    assert kinds.bring_in(again).batch is None
    assert kinds.bring_in(real).known == 20
    assert cases.count(cases.Filter()) == before


def test_a_batch_is_taken_out_whole_and_can_come_in_again(real):
    brought = kinds.bring_in(real)
    went_on = next(case for case in cases.every(cases.Filter()) if case.state == "mediating")
    cases.tell_rights(went_on, how="oral")
    cases.mediate(went_on, result="goes_on")
    imports.undo(brought.batch)
    assert cases.count(cases.Filter()) == 0
    for model in cases.OF_CASE:
        assert not model.select().where(model.voided.is_null()).exists(), model.kind_name
    assert not Person.select().where(Person.voided.is_null()).exists()
    again = plan(sheet=SHEET)
    assert len(again.ready) == 20
    assert len(kinds.bring_in(again).rows) == 20


def test_a_stopped_bringing_in_leaves_nothing(real):
    def stop(done, total):
        if done == 5:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        kinds.bring_in(real, progress=stop)
    assert cases.count(cases.Filter()) == 0


# What is doubted, and how it is answered


def test_an_agreement_without_a_form_is_asked_for_and_answered_in_one_press(room, book):
    path = book({"协议形式": ""}, {"协议形式": None})
    made = plan(path)
    [first, _second] = made.look
    form = kinds.form("cases")
    offered = answers.to(first, first.reasons[0], form)
    assert [each.words for each in offered] == ["书面", "口头"]
    typed = answers.like(made, first.reasons[0], form, 1)
    answered = plan(path, typed=typed)
    assert [item.values["form"] for item in answered.ready] == ["oral", "oral"]


def test_performed_without_an_agreement_is_asked_about(only, room, book):
    change = {"调解结果": "不成功", "履行情况": "已履行"}
    item = only(change)
    assert doubts(item) == {"performance": "NotAgreed"}
    agreed, not_agreed = answers.to(item, item.reasons[0], kinds.form("cases"))
    item = only(change, typed={item.row: {agreed.column: agreed.typed}})
    assert (item.state, item.values["result"]) == ("ready", "agreed")
    item = only(change, typed={item.row: {not_agreed.column: not_agreed.typed}})
    assert (item.state, item.values["result"]) == ("ready", "failed")
    assert "performance" not in item.values


@pytest.mark.parametrize(
    ("word", "result"),
    [("成功", "agreed"), ("调解不成功", "failed"), ("转司法所", "handed_on"), ("撤回", "withdrawn"),
     ("拒绝调解", "refused"), ("不予受理", "declined"), ("正在调解", "going")],
)  # fmt: skip
def test_results_are_read_in_the_words_of_ledgers(only, word, result):
    assert only({"调解结果": word, "履行情况": ""}).values["result"] == result


def test_a_word_that_nobody_knows_is_asked_for(only):
    assert doubts(only({"调解结果": "看情况"}))["result"] == "UnknownWord"


@pytest.mark.parametrize("written", ["邻里", "邻里纠纷", "邻里关系", "02"])
def test_a_kind_of_dispute_is_known_with_and_without_the_word_dispute(only, written):
    assert only({"纠纷类型": written}).values["category"] == "02"


def test_two_rows_with_one_number_need_a_look(room, book):
    made = plan(book({}, {"编号": ROW[0], "申请人": "赵六子"}))
    assert doubts(made.look[0]) == {"number": "NumberTwice"}


def test_a_number_that_a_dispute_here_has_needs_a_look(room, book):
    kinds.bring_in(plan(book({})))
    item = plan(book({"申请人": "赵六子"})).look[0]
    assert doubts(item) == {"number": "NumberUsed"}


def test_a_day_that_is_not_of_the_year_of_its_number_needs_a_look(only):
    assert doubts(only({"受理日期": "2024.1.6"})) == {"day": "OtherYear"}


def test_what_is_no_name_needs_a_look(only):
    assert doubts(only({"被申请人": "李海涛等5人"}))["respondents"]
    assert doubts(only({"被申请人": ""})) == {"respondents": "Missing"}


def test_a_firm_is_a_party_too(only, room, book):
    kinds.bring_in(plan(book({"被申请人": "枣庄诚信建筑有限公司、李海涛"})))
    [case] = cases.every(cases.Filter())
    assert [each.type for each in cases.parts.parties(case)] == ["person", "legal", "person"]


# What comes of it


def test_a_mediator_who_serves_is_met_again_and_another_is_made_once(room, book):
    serving = people.register(name="傅军")
    people.appoint(serving, role="mediator")
    kinds.bring_in(plan(book({}, {"调解员": "孔令山"}, {"调解员": "孔令山、傅军"})))
    named = cases.CaseMediator.select()
    assert {each.person for each in named if each.name == "傅军"} == {serving.id}
    assert len({each.person for each in named if each.name == "孔令山"}) == 1


def test_what_was_not_taken_as_it_reads_is_kept_as_a_note(room, book):
    kinds.bring_in(plan(book({"涉及金额(元)": "约1416元", "调解结果": "调解中", "履行情况": ""})))
    [case] = cases.every(cases.Filter())
    [note] = cases.parts.of(cases.CaseNote, case)
    assert "约1416元" in note.words
    assert "书面" in note.words


def test_a_dispute_that_was_going_on_goes_on(room, book):
    kinds.bring_in(plan(book({"调解结果": "调解中", "履行情况": "", "协议形式": ""})))
    [case] = cases.every(cases.Filter())
    cases.tell_rights(case, how="oral")
    cases.mediate(case, result="agreed")
    cases.agree(case, form="oral", clauses="拆除")
    assert cases.get(case.id).outcome == "oral"


def test_an_agreement_of_the_past_is_seen_to_the_end(room, book):
    kinds.bring_in(plan(book({"履行情况": "未到期"})))
    [case] = cases.every(cases.Filter())
    cases.perform(case, performance="performed", proof="收条在卷")
    cases.revisit(case, words="没有再吵")
    cases.close(case)
    assert cases.get(case.id).state == "closed"
