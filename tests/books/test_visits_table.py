"""Where in a workbook the table of visits is, of which year, what its columns mean."""

import datetime

import pytest

from app.books.refusals import NoSuchSheet, NoTable
from tests.books.visits_plan import LEDGER, only, plan, remarks


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
