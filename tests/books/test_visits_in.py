import datetime
from collections import Counter
from pathlib import Path

import pytest

from app.books import sheet, visits_in
from app.books.plan import Choices
from app.books.refusals import NoSuchSheet, NoTable
from app.records import imports, people, visits

LEDGER = Path(__file__).parent.parent / "data" / "legacy_ledger.xlsx"
TODAY = datetime.date(2026, 11, 22)


def plan(path, **choices):
    return visits_in.plan(sheet.read(path), Choices(**{"today": TODAY, **choices}))


def only(path, **choices):
    [item] = [item for item in plan(path, **choices).items if item.state != "left_out"]
    return item


def doubts(item):
    return {reason.column: type(reason.error).__name__ for reason in item.reasons}


def remarks(item):
    return {remark.column: type(remark.error).__name__ for remark in item.remarks}


@pytest.fixture(scope="module")
def real():
    return plan(LEDGER)


# The ledger of a room: counted by eye and by a script that shares no code with this one


def test_every_row_of_the_real_ledger_is_accounted_for(real):
    assert real.rows == 130
    assert [item.row for item in real.items] == list(range(1, 131))
    assert (len(real.ready), len(real.look), len(real.left_out)) == (60, 57, 13)


def test_what_is_left_out_of_the_real_ledger_says_why(real):
    why = Counter(type(item.reasons[0].error).__name__ for item in real.left_out)
    assert why == {"EmptyRow": 6, "Repeated": 3, "AboveTable": 2, "HeadOfTable": 1, "Total": 1}
    assert [
        (item.row, item.reasons[0].error.data["row"])
        for item in real.left_out
        if type(item.reasons[0].error).__name__ == "Repeated"
    ] == [(48, 46), (63, 62), (122, 121)]


def test_what_needs_a_look_in_the_real_ledger(real):
    why = Counter(name for item in real.look for name in doubts(item).items())
    assert why == {
        ("identity", "IdentityMasked"): 18,
        ("identity", "BadIdentityChecksum"): 14,
        ("identity", "OldIdentity"): 9,
        ("sex", "SexDiffers"): 14,
        ("facts", "Unworked"): 5,
        ("category", "Missing"): 5,
    }


def test_the_real_ledger_is_understood_before_anybody_helps(real):
    assert (real.sheet, real.year, real.year_from, real.header_row) == (
        "来访登记",
        2025,
        "title",
        3,
    )
    assert real.columns == {
        "paper_number": 0,
        "day": 1,
        "name": 2,
        "sex": 3,
        "identity": 4,
        "phone": 5,
        "address": 6,
        "facts": 7,
        "result": 8,
        "handler_name": 9,
    }
    assert real.unused == []
    assert real.sheets == ["来访登记"]


def test_a_row_of_the_real_ledger_becomes_values(real):
    item = real.items[9]
    assert item.row == 10
    assert item.person == {
        "name": "于强",
        "sex": "2",
        "identity": "370406199411294256",
        "phone": "15223957589",
        "address": "外村",
    }
    assert item.values["day"] == datetime.date(2025, 1, 28)
    assert item.values["begin"] == datetime.time(10, 0)
    assert item.values["paper_number"] == "6"
    assert item.values["handler_name"] == "傅军"


def test_five_styles_of_date_are_read_from_the_real_ledger(real):
    days = {item.row: item.values["day"] for item in real.items if "day" in item.values}
    assert [days[row] for row in (4, 5, 7, 12, 16, 20)] == [
        datetime.date(2025, 1, 6),
        datetime.date(2025, 1, 11),
        datetime.date(2025, 1, 21),
        datetime.date(2025, 2, 1),
        datetime.date(2025, 2, 11),
        datetime.date(2025, 2, 21),
    ]


def test_reasons_are_sentences_for_a_keeper(real):
    rows = real.as_json()["items"]
    assert rows[20] == {
        "row": 21,
        "state": "look",
        "reasons": ["身份证号有几位是 *，请看证件补全，或者不填。"],
    }
    assert real.as_json()["rows"] == 130


# What keepers write


def test_an_ordinary_row_is_ready(ledger):
    item = only(ledger({}))
    assert (item.state, item.row) == ("ready", 3)
    assert item.values["facts"] == "院墙采光纠纷"


def test_the_same_as_above_is_the_handler_above_and_said_so(ledger):
    path = ledger({}, {"来访人": "许军", "身份证号": None, "接待人": "同上"})
    item = plan(path).items[3]
    assert item.values["handler_name"] == "傅军"
    assert remarks(item)["handler_name"] == "FilledFromAbove"


def test_the_same_as_above_reaches_over_several_rows(ledger):
    path = ledger({}, {"来访人": "许军", "接待人": "同上"}, {"来访人": "许强", "接待人": "〃"})
    assert plan(path).items[4].values["handler_name"] == "傅军"


def test_the_same_as_above_in_the_first_row_needs_a_look(ledger):
    assert doubts(only(ledger({"接待人": "同上"}))) == {"handler_name": "UnclearDitto"}


def test_the_same_identity_number_as_above_is_not_taken_over(ledger):
    item = plan(ledger({}, {"来访人": "许军", "身份证号": "同上"})).items[3]
    assert doubts(item) == {"identity": "UnclearDitto"}


@pytest.mark.parametrize(
    ("written", "name", "companions", "count"),
    [
        ("王某某", "王某某", None, None),
        ("  于强\u3000", "于强", None, None),
        ("王　军", "王军", None, None),
        ("王建军等5人", "王建军", None, 5),
        ("王建军 等５人", "王建军", None, 5),
        ("宋丽、傅志立等5人", "宋丽", ["傅志立"], 5),
        ("宋丽、傅志立", "宋丽", ["傅志立"], 2),
        ("宋丽\n傅志立", "宋丽", ["傅志立"], 2),
        ("王建军等十二人", "王建军", None, 12),
        ("欧阳秀䶮", "欧阳秀䶮", None, None),
        ("阿卜杜拉·买买提", "阿卜杜拉·买买提", None, None),
    ],
)
def test_who_came_is_read_from_one_cell(ledger, written, name, companions, count):
    item = only(ledger({"来访人": written}))
    assert item.state == "ready"
    assert item.person["name"] == name
    assert item.values.get("companions") == companions
    assert item.values.get("headcount") == count


@pytest.mark.parametrize("written", ["王建军 李小红", "王", "某", "3组村民?"])
def test_a_name_that_is_not_plain_needs_a_look(ledger, written):
    assert doubts(only(ledger({"来访人": written}))) == {"name": "UnclearName"}


def test_several_without_a_number_need_a_look(ledger):
    item = only(ledger({"来访人": "王建军等"}))
    assert (doubts(item), item.person["name"]) == ({"headcount": "UnclearCount"}, "王建军")


def test_who_gives_no_name_is_anonymous(ledger):
    item = only(ledger({"来访人": "不愿留名", "身份证号": None}))
    assert (item.state, item.values["anonymous"]) == ("ready", True)
    assert "name" not in item.person


@pytest.mark.parametrize(
    ("written", "why"),
    [
        ("370406********0017", "IdentityMasked"),
        ("370402600621908", "OldIdentity"),
        ("370406198001010018", "BadIdentityChecksum"),
        ("370404198502290018", "BadIdentityDate"),
        (370406198001010017.0, "RoundedNumber"),
    ],
)
def test_a_bad_identity_number_needs_a_look_and_is_not_kept(ledger, written, why):
    item = only(ledger({"身份证号": written, "性别": None}))
    assert doubts(item) == {"identity": why}
    assert "identity" not in item.person


def test_the_keeper_may_go_on_without_the_number(ledger):
    path = ledger({"身份证号": "370406********0017"})
    item = only(path, typed={3: {"identity": ""}})
    assert (item.state, item.person.get("identity")) == ("ready", None)


def test_an_old_number_is_kept_when_the_keeper_says_so(ledger):
    path = ledger({"身份证号": "370402600621908", "性别": None})
    item = only(path, typed={3: {"identity": "370402600621908"}})
    assert (item.state, item.person["sex"]) == ("ready", "2")


def test_a_small_x_and_full_width_digits_are_taken(ledger):
    item = only(ledger({"身份证号": "３７０４８１１９６２０８１５０１９x", "性别": "男"}))
    assert (item.state, item.person["identity"]) == ("ready", "37048119620815019X")


def test_a_sex_that_contradicts_the_number_needs_a_look(ledger):
    item = only(ledger({"性别": "女"}))
    assert doubts(item) == {"sex": "SexDiffers"}
    assert only(ledger({"性别": "女"}), typed={3: {"sex": "男"}}).state == "ready"


def test_a_missing_sex_comes_from_the_number_and_is_said_so(ledger):
    item = only(ledger({"性别": None}))
    assert (item.person["sex"], remarks(item)["sex"]) == ("1", "SexRead")


def test_the_same_number_with_another_name_needs_a_look(ledger):
    item = plan(ledger({}, {"来访人": "许军"})).items[3]
    assert doubts(item) == {"identity": "NameDiffers"}


@pytest.mark.parametrize(
    ("written", "phone"),
    [
        ("１３７０１００４６７６", "13701004676"),
        (17990686117.0, "17990686117"),
        ("139 7359 8405", "13973598405"),
        ("171-2085-2705", "17120852705"),
        ("0632-5580148", "0632-5580148"),
    ],
)
def test_phones_are_read_however_they_are_written(ledger, written, phone):
    assert only(ledger({"联系电话": written})).person["phone"] == phone


def test_two_phones_in_one_cell_are_both_kept(ledger):
    item = only(ledger({"联系电话": "13800001234、0632-5580148"}))
    assert (item.person["phone"], item.person["phone2"]) == ("13800001234", "0632-5580148")


def test_the_team_is_read_from_the_address(ledger):
    assert only(ledger({})).person["team"] == "5组"


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2025.1.6", (1, 6)),
        ("2025/01/06", (1, 6)),
        ("2025年1月6日", (1, 6)),
        ("20250106", (1, 6)),
        (20250106, (1, 6)),
        ("2月11日", (2, 11)),
        ("2.11", (2, 11)),
        (datetime.date(2025, 1, 6), (1, 6)),
        (45663, (1, 6)),
    ],
)
def test_dates_are_read_in_every_style(ledger, written, day):
    item = only(ledger({"来访时间": written}))
    assert item.values["day"] == datetime.date(2025, *day)


def test_a_date_without_year_says_where_the_year_is_from(ledger):
    assert remarks(only(ledger({"来访时间": "2月11日"})))["day"] == "YearAdded"


def test_a_date_without_year_in_a_ledger_without_year_needs_a_look(ledger):
    path = ledger({"来访时间": "2月11日"}, title="来访登记台账")
    assert doubts(only(path))["day"] == "YearMissing"
    assert only(path, year=2024).values["day"] == datetime.date(2024, 2, 11)


def test_a_time_in_the_date_cell_is_the_beginning(ledger):
    for written in (
        datetime.datetime(2025, 1, 28, 10, 30),
        "2025.1.28 10:30",
        "2025年1月28日10时30分",
    ):
        item = only(ledger({"来访时间": written}))
        assert item.values["day"] == datetime.date(2025, 1, 28)
        assert item.values["begin"] == datetime.time(10, 30)


def test_an_afternoon_is_counted_from_noon(ledger):
    item = only(ledger({"来访时间": "2025.1.28 下午3:30"}))
    assert item.values["begin"] == datetime.time(15, 30)


def test_a_date_of_another_year_or_the_future_needs_a_look(ledger):
    assert doubts(only(ledger({"来访时间": "2015.1.6"}))) == {"day": "OtherYear"}
    path = ledger({"来访时间": "2026.12.6"}, title="2026年度")
    assert doubts(only(path)) == {"day": "InFuture"}


def test_a_date_out_of_order_is_noted_but_ready(ledger):
    item = plan(ledger({}, {"来访人": "许军", "身份证号": None, "来访时间": "2025.1.2"})).items[3]
    assert (item.state, remarks(item)["day"]) == ("ready", "OutOfOrder")


def test_a_day_typed_as_a_decimal_number_may_have_lost_its_zero(ledger):
    assert doubts(only(ledger({"来访时间": 2.1}))) == {"day": "UnclearDay"}
    assert only(ledger({"来访时间": 2.11})).values["day"] == datetime.date(2025, 2, 11)


def test_a_date_that_is_none_needs_a_look(ledger):
    item = only(ledger({"来访时间": "正月初五"}))
    assert (set(doubts(item)), item.lacking) == ({"day"}, ["day"])


def test_an_unknown_kind_of_matter_needs_a_look_until_the_keeper_says_what_it_is(ledger):
    path = ledger({"来访事由": "【彩礼】彩礼退还"})
    item = only(path)
    assert (doubts(item), item.values["facts"]) == ({"category": "UnknownWord"}, "【彩礼】彩礼退还")
    assert plan(path).words["category"] == {"彩礼": None}
    code = only(ledger({})).values["category"]
    assert only(path, words={"category": {"彩礼": code}}).values["category"] == code


def test_a_row_without_any_kind_needs_a_look(ledger):
    assert doubts(only(ledger({"来访事由": "院墙采光纠纷"}))) == {"category": "NoWord"}


def test_an_unknown_result_needs_a_look(ledger):
    item = only(ledger({"处理结果": "再说吧"}))
    assert (doubts(item), "result" in item.values) == ({"result": "UnknownWord"}, False)


def test_an_empty_result_is_no_doubt(ledger):
    item = only(ledger({"处理结果": None}))
    assert (item.state, "result" in item.values) == ("ready", False)


def test_a_formula_without_a_result_needs_a_look_and_shows_its_text(ledger):
    item = only(ledger({"来访事由": ('=HYPERLINK("http://example.invalid","点我")', "")}))
    assert doubts(item) == {"facts": "Unworked", "category": "Missing"}
    assert item.reasons[0].original == '=HYPERLINK("http://example.invalid","点我")'
    fixed = only(
        ledger({"来访事由": ('=HYPERLINK("x","点我")', "")}),
        typed={3: {"facts": "【邻里】院墙采光纠纷"}},
    )
    assert fixed.state == "ready"


def test_a_repeated_row_names_the_row_it_repeats(ledger):
    path = ledger({}, {"接待人": "同上"})
    item = plan(path).items[3]
    assert (item.state, item.reasons[0].words()) == ("left_out", "和第 3 行一样，重复了。")


def test_a_repeated_row_that_is_none_can_be_kept(ledger):
    path = ledger({}, {})
    assert plan(path, typed={4: {}}).items[3].state == "ready"


def test_totals_repeated_heads_and_signatures_are_left_out(write_book):
    head = ["序号", "日期", "姓名", "类别", "咨询内容"]
    rows = [
        ["2025年度咨询台账"],
        head,
        [1, "2025.1.6", "邓涛", "邻里", "院墙采光"],
        ["小计", None, 1],
        head,
        [2, "2025.1.7", "许军", "邻里", "滴水檐越界"],
        ["合 计", None, ("=COUNTA(C3:C6)", "")],
        ["填表人：傅军", None, None, "审核人："],
    ]
    found = plan(write_book(rows))
    assert [(item.row, type(item.reasons[0].error).__name__) for item in found.left_out] == [
        (1, "AboveTable"),
        (2, "HeadOfTable"),
        (4, "Total"),
        (5, "HeadOfTable"),
        (7, "Total"),
        (8, "BelowTable"),
    ]
    assert [item.values["category"] for item in found.ready] == [
        found.ready[0].values["category"]
    ] * 2


def test_a_row_with_its_number_alone_is_empty(ledger):
    blank = dict.fromkeys(
        ["来访时间", "来访人", "性别", "身份证号", "联系电话", "住址"]
    ) | dict.fromkeys(["来访事由", "处理结果", "接待人"])
    found = plan(ledger({}, blank, blank))
    assert [type(item.reasons[0].error).__name__ for item in found.left_out[2:]] == ["EmptyRow"] * 2


def test_a_date_merged_over_rows_belongs_to_all_and_is_said_so(write_book):
    rows = [
        ["日期", "姓名", "类别", "咨询内容"],
        [None, "邓涛", "邻里", "院墙采光"],
        [None, "许军", "邻里", "滴水檐越界"],
    ]
    found = plan(write_book(rows, merged=[(1, 0, 2, 0, "2025.1.6")]))
    assert [item.values["day"] for item in found.ready] == [datetime.date(2025, 1, 6)] * 2
    assert remarks(found.ready[1]) == {"day": "FilledFromAbove"}


@pytest.mark.parametrize(
    ("cells", "year", "where"),
    [
        ([["来访登记台帐(2025年度)"]], 2025, "title"),
        ([["台帐"], ["填报单位:", "店子村", "年度:", "2024"]], 2024, "title"),
        ([["台帐"], ["年度：2023"]], 2023, "title"),
        ([["台帐"], ["电话 20251234"]], None, ""),
    ],
)
def test_the_year_is_found_above_the_table(write_book, cells, year, where):
    found = plan(write_book([*cells, ["日期", "姓名", "内容"]]))
    assert (found.year, found.year_from) == (year, where)


def test_the_year_is_found_in_the_name_of_sheet_or_file(write_book):
    head = ["日期", "姓名", "内容"]
    assert plan(write_book([head], sheet="2022年")).year == 2022
    found = plan(write_book([head], name="台账2021.xlsx"))
    assert (found.year, found.year_from) == (2021, "file")


def test_headers_with_brackets_blanks_and_other_words_are_understood(write_book):
    head = ["序 号", "咨询日期", "咨询人（签字）", "公民身份号码", "咨询 事项", "备注"]
    found = plan(write_book([head, [1, "2025.1.6", "邓涛", None, "【邻里】院墙", "x"]]))
    assert found.columns == {
        "paper_number": 0,
        "day": 1,
        "name": 2,
        "identity": 3,
        "facts": 4,
        "note": 5,
    }
    assert found.unused == []


def test_columns_can_be_set_right(write_book):
    head = ["日期", "姓名", "甲", "乙"]
    path = write_book([head, ["2025.1.6", "邓涛", "【邻里】院墙", "傅军"]])
    item = only(path, columns={"facts": 2, "handler_name": 3})
    assert (item.state, item.values["handler_name"]) == ("ready", "傅军")


def test_a_column_can_be_set_to_mean_nothing(ledger):
    assert "address" not in only(ledger({}), columns={"address": None}).person


def test_the_row_of_the_head_can_be_said(write_book):
    rows = [["x"], ["时候", "谁"], ["2025.1.6", "邓涛"]]
    with pytest.raises(NoTable):
        plan(write_book(rows))
    found = plan(write_book(rows), header_row=2, columns={"day": 0, "name": 1})
    assert found.items[2].values["day"] == datetime.date(2025, 1, 6)


def test_the_sheet_of_disputes_is_not_taken_for_visits():
    with pytest.raises(NoTable):
        plan(LEDGER, sheet="调解台账")


def test_a_sheet_that_is_not_there_is_refused():
    with pytest.raises(NoSuchSheet):
        plan(LEDGER, sheet="2030")


def test_the_mark_of_a_row_stays_the_same_under_another_file_name_and_number(ledger):
    one = only(ledger({}, name="a.xlsx"))
    other = only(ledger({"序号": 77}, name="b.xlsx"))
    assert one.fingerprint == other.fingerprint
    assert only(ledger({"处理结果": "答复"}, name="c.xlsx")).fingerprint != one.fingerprint


def test_the_mark_does_not_change_with_what_was_typed(ledger):
    path = ledger({})
    assert only(path).fingerprint == only(path, typed={3: {"name": "邓波"}}).fingerprint


# Into the store


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
