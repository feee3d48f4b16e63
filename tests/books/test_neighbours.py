"""Old ledgers as they really come: headings, years, tables and cells that mean something else."""

import datetime

import pytest
import xlsxwriter

from app.books import kinds, sheet
from app.books.plan import Choices
from app.documents.ledgers import workbook
from app.records import cases, visits
from app.records.people import Person

TODAY = datetime.date(2026, 11, 22)
HEAD = ["序号", "来访时间", "来访人", "联系电话", "来访事由", "处理结果", "接待人"]
ROW = [1, "2025.1.6", "邓涛", "13800001234", "【邻里】院墙采光纠纷", "当场答复", "傅军"]
CASE_HEAD = ["编号", "受理日期", "申请人", "被申请人", "纠纷类型", "纠纷简要情况", "调解结果",
             "协议形式", "履行情况"]  # fmt: skip
CASE = ["(2025)店民调字第1号", "2025.1.6", "王建国", "李海涛", "邻里纠纷", "滴水檐越界",
        "调解成功", "书面", "已履行"]  # fmt: skip


@pytest.fixture
def plan(room):
    """How a workbook is understood, as whatever kind it is taken for."""

    def read(path, **choices):
        book, said = sheet.read(path), Choices(**{"today": TODAY, **choices})
        return kinds.plan(kinds.guess(book, said), book, said)

    return read


@pytest.fixture
def sheets(tmp_path):
    """Write a workbook of several sheets."""

    def write(rows_by_name, name="book.xlsx"):
        path = tmp_path / name
        with xlsxwriter.Workbook(str(path)) as book:
            for title, rows in rows_by_name.items():
                page = book.add_worksheet(title)
                for at, row in enumerate(rows):
                    page.write_row(at, 0, row)
        return path

    return write


def with_head(write_book, heads, cells, title="店子村2025年来访登记"):
    head, row = [*HEAD, *heads], [*ROW, *cells]
    return write_book([[title], head, row], sheet="Sheet1")


def doubts(item):
    return {(reason.column, type(reason.error).__name__) for reason in item.reasons}


# Headings


@pytest.mark.parametrize(
    "heading",
    ["接待人电话", "代理人姓名", "户主", "对方当事人姓名", "村居领导签字", "出生日期", "回访时间",
     "家属电话", "来访登记表编号说明", "负责人意见签字", "监护人身份证号"],
)  # fmt: skip
def test_a_heading_is_no_other_one_that_it_contains(plan, write_book, heading):
    found = plan(with_head(write_book, [heading], ["某个内容"]))
    assert found.parts[0].columns[heading] is None
    assert list(found.unread()) == [heading]


@pytest.mark.parametrize(
    ("heading", "field"),
    [("来访人 姓名", "name"), ("*姓名", "name"), ("2、姓名：", "name"), ("姓名（签字）", "name"),
     ("反映人姓名", "name"), ("咨询人", "name")],
)  # fmt: skip
def test_a_heading_is_known_however_it_is_set(plan, write_book, heading, field):
    head = [heading if each == "来访人" else each for each in HEAD]
    assert plan(write_book([head, ROW])).columns[field] == 2


@pytest.mark.parametrize("heading", ["来访人电话", "群众电话", "申请人联系电话", "本人手机号"])
def test_the_phone_of_whom_a_row_is_about_is_his(plan, write_book, heading):
    head = [heading if each == "联系电话" else each for each in HEAD]
    assert plan(write_book([head, ROW])).columns["phone"] == 3


def test_what_a_heading_was_said_to_mean_is_remembered_for_the_next_book(plan, write_book):
    head = ["来客何人" if each == "来访人" else each for each in HEAD]
    path = write_book([head, ROW])
    assert [item.lacking for item in plan(path).look] == [["name"]]
    kinds.bring_in(plan(path, columns={"name": 2}))
    next_one = [*ROW[:4], "【邻里】滴水檐越界", *ROW[5:]]
    again = plan(write_book([head, next_one], name="next.xlsx"))
    assert again.columns["name"] == 2


def test_a_column_that_was_said_to_mean_nothing_is_not_asked_about_again(plan, write_book):
    path = with_head(write_book, ["家属电话"], ["13900001111"])
    assert plan(path).asked == [7]
    kinds.bring_in(plan(path, dropped=frozenset({7})))
    assert plan(path).asked == []


# Years


@pytest.mark.parametrize(
    ("title", "year"),
    [("来访登记簿（2019年修订版）", None), ("司法〔2021〕12号 来访登记簿", None),
     ("来访登记簿 2018年印制", None), ("填表日期：2026年1月5日", None), ("2025年来访登记", 2025),
     ("来访登记簿（2019年修订） 2025年度", 2025)],
)  # fmt: skip
def test_only_the_year_of_the_ledger_is_its_year(plan, write_book, title, year):
    found = plan(write_book([[title], HEAD, [1, "3月5日", *ROW[2:]]], sheet="Sheet1"))
    assert found.year == year
    assert len(found.ready) == (1 if year else 0)


def test_newest_first_goes_back_to_the_year_before(plan, write_book):
    days = ["2月3日", "1月9日", "12月30日", "11月2日"]
    rows = [[n, day, *ROW[2:4], f"【邻里】{day}", *ROW[5:]] for n, day in enumerate(days)]
    found = plan(write_book([["2024—2025年度来访登记台账"], HEAD, *rows], sheet="Sheet1"))
    assert [str(item.values["day"])[:7] for item in found.ready] == [
        "2025-02", "2025-01", "2024-12", "2024-11",
    ]  # fmt: skip


def test_january_behind_december_is_asked_and_so_is_what_follows(plan, write_book):
    days = ["12月28日", "1月3日", "2月3日"]
    rows = [[n, day, *ROW[2:4], f"【邻里】{day}", *ROW[5:]] for n, day in enumerate(days)]
    path = write_book([["2024年来访登记"], HEAD, *rows], sheet="Sheet1")
    found = plan(path)
    assert [doubts(item) for item in found.look] == [{("day", "NextYear")}] * 2
    answered = plan(path, typed={4: {"day": "2025-01-03"}, 5: {"day": "2025-02-03"}})
    assert len(answered.ready) == 3


# Tables


def test_all_sheets_are_read_together_and_summed(plan, sheets):
    months = {
        f"{month}月": [HEAD, [1, f"2025.{month}.2", *ROW[2:]], [2, f"2025.{month}.3", *ROW[2:]]]
        for month in range(1, 13)
    }
    found = plan(sheets(months))
    assert len(found.ready) == 24
    assert [part.rows for part in found.parts] == [2] * 12
    assert found.where(found.ready[-1].row) == "12月 3"
    assert len(plan(sheets(months), sheet="3月").ready) == 2


def test_columns_in_another_order_on_the_next_sheet_are_put_under_their_like(plan, sheets):
    other = [HEAD[at] for at in (0, 1, 3, 2, 4, 5, 6)]
    row = [ROW[at] for at in (0, 1, 3, 2, 4, 5, 6)]
    found = plan(sheets({"一": [HEAD, ROW], "二": [other, [1, "2025.2.6", *row[2:]]]}))
    assert [item.person["name"] for item in found.ready] == ["邓涛", "邓涛"]
    assert [item.person["phone"] for item in found.ready] == ["13800001234"] * 2


def test_tables_side_by_side_are_both_read(plan, write_book):
    right = [2, "2025.7.6", "许军", "13800005678", "【邻里】滴水檐越界", "当场答复", "傅军"]
    rows = [["2025年来访登记"], [*HEAD, None, *HEAD], [*ROW, None, *right]]
    found = plan(write_book(rows, sheet="Sheet1"))
    assert [item.person["name"] for item in found.ready] == ["邓涛", "许军"]


def test_tables_of_two_kinds_below_each_other_are_told_apart(plan, write_book):
    rows = [["2025年来访登记"], HEAD, ROW, [], ["2025年矛盾纠纷调解台账"], CASE_HEAD, CASE]
    found = plan(write_book(rows, sheet="Sheet1"))
    assert (found.form, len(found.ready)) == ("visits", 1)
    assert [(each.kind, each.rows) for each in found.others] == [("cases", 1)]


def test_what_is_not_read_of_a_workbook_is_named(plan, sheets):
    found = plan(sheets({"来访": [HEAD, ROW], "调解": [CASE_HEAD, CASE], "说明": [["如何填写"]]}))
    assert [(each.sheet, each.kind) for each in found.others] == [("调解", "cases"), ("说明", "")]


@pytest.mark.parametrize(
    ("title", "head", "kind"),
    [("矛盾纠纷排查台账", ["序号", "排查时间", "当事人", "纠纷类型", "化解情况"], "cases"),
     ("登记表", CASE_HEAD, "cases"), ("来访登记", HEAD, "visits"),
     ("村民花名册", ["姓名", "性别", "身份证号", "联系电话"], "people")],
)  # fmt: skip
def test_the_kind_of_a_table_is_told_by_title_and_headings_together(
    plan, write_book, title, head, kind
):
    assert kinds.guess(sheet.read(write_book([[title], head], sheet="Sheet1"))) == kind


def test_a_head_of_two_rows_without_merged_cells_is_one_head(plan, write_book):
    over = [
        "编号",
        "受理日期",
        "申请人",
        None,
        "被申请人",
        None,
        "纠纷类型",
        "纠纷简要情况",
        "调解结果",
    ]
    under = [None, None, "姓名", "电话", "姓名", "电话", None, None, None]
    row = ["(2025)店民调字第1号", "2025.1.6", "王建国", "13800001234", "李海涛", "13800005678",
           "邻里", "滴水檐越界", "调解不成"]  # fmt: skip
    found = plan(write_book([over, under, row], sheet="Sheet1"))
    [item] = found.ready
    assert (item.values["applicants"], item.values["respondents"]) == (["王建国"], ["李海涛"])
    assert found.unread() == {}
    kinds.bring_in(found)
    [case] = cases.every(cases.Filter())
    assert [each.phone for each in cases.parts.parties(case)] == ["13800001234", "13800005678"]


# Cells


@pytest.mark.parametrize("written", ["/", "／", "无", "—", "——", "-", "\\", "〃"])
def test_a_stroke_is_an_empty_cell(plan, write_book, written):
    row = [*ROW[:3], written, *ROW[4:]]
    [item] = plan(write_book([HEAD, row], sheet="Sheet1")).ready
    assert "phone" not in item.person


@pytest.mark.parametrize(
    "written",
    [
        "王军与李芳",
        "王军和李芳",
        "王军及李芳",
        "王军同李芳",
        "王军夫妇",
        "三组全体村民",
        "王军父子",
    ],
)
def test_several_people_in_one_cell_are_asked_about(plan, write_book, written):
    row = [*ROW[:2], written, *ROW[3:]]
    [item] = plan(write_book([HEAD, row], sheet="Sheet1")).look
    assert ("name", "SeveralPeople") in doubts(item)
    case = [*CASE[:3], written, *CASE[4:]]
    [item] = plan(write_book([CASE_HEAD, case], sheet="Sheet1")).look
    assert ("respondents", "SeveralPeople") in doubts(item)


@pytest.mark.parametrize(
    ("written", "name"),
    [("王和平", "王和平"), ("买买提•吐尔逊", "买买提·吐尔逊"), ("买买提．吐尔逊", "买买提·吐尔逊"),
     ("王\u200b军", "王军"), ("⻢军", "马军"), ("\ue863军", "䶮军"), ("王 军", "王军")],
)  # fmt: skip
def test_a_name_is_taken_as_the_form_takes_it(plan, write_book, written, name):
    row = [*ROW[:2], written, *ROW[3:]]
    [item] = plan(write_book([HEAD, row], sheet="Sheet1")).ready
    assert item.person["name"] == name


def test_a_character_that_was_put_right_is_said(plan, write_book):
    row = [*ROW[:2], "⻢军", *ROW[3:]]
    [item] = plan(write_book([HEAD, row], sheet="Sheet1")).ready
    assert "CharacterReplaced" in {type(each.error).__name__ for each in item.remarks}


@pytest.mark.parametrize(
    ("written", "time"),
    [("2025-01-06 00:00:00", None), ("2025.1.6 0:00", None), ("2025.1.6 下午3点半", (15, 30)),
     ("2025.1.6 上午9时一刻", (9, 15)), (datetime.datetime(2025, 1, 6, 0, 0), None)],
)  # fmt: skip
def test_the_time_behind_a_day_is_read_and_midnight_is_none(plan, write_book, written, time):
    [item] = plan(write_book([HEAD, [1, written, *ROW[2:]]], sheet="Sheet1")).ready
    assert item.values.get("begin") == (datetime.time(*time) if time else None)


@pytest.mark.parametrize(
    "number",
    ["(2025)店民调字第1号", "〔2025〕店民调字第01号", "店民调字[2025] 1 号", "２０２５店民调字1号"],
)
def test_a_number_is_one_however_it_is_set(plan, write_book, number):
    other = [number, "2025.1.9", "赵六", "钱七", *CASE[4:]]
    [item] = plan(write_book([CASE_HEAD, CASE, other], sheet="Sheet1")).look
    assert ("number", "NumberTwice") in doubts(item)


def test_what_stands_under_remarks_is_kept_with_the_visit(plan, write_book):
    kinds.bring_in(plan(with_head(write_book, ["备注"], ["已上门回访"])))
    [visit] = visits.every(visits.Filter())
    assert "已上门回访" in visit.advice


# Again


def test_a_changed_row_is_asked_about_and_put_right_left_or_added(plan, write_book):
    kinds.bring_in(plan(write_book([HEAD, ROW], sheet="Sheet1")))
    changed = [*ROW[:3], "13800009999", *ROW[4:]]
    path = write_book([HEAD, changed], name="again.xlsx", sheet="Sheet1")
    [item] = plan(path).look
    assert doubts(item) == {("again", "Differs")}
    assert "138****1234" in item.reasons[0].words()
    assert plan(path, typed={2: {"again": "leave"}}).ready == []
    kinds.bring_in(plan(path, typed={2: {"again": "replace"}}))
    [visit] = visits.every(visits.Filter())
    assert visit.phone == "13800009999"
    other = [*ROW[:3], "13800007777", *ROW[4:]]
    path = write_book([HEAD, other], name="third.xlsx", sheet="Sheet1")
    kinds.bring_in(plan(path, typed={2: {"again": "add"}}))
    assert visits.count(visits.Filter()) == 2


def test_a_dispute_that_has_been_settled_since_is_put_right(plan, write_book):
    going = [*CASE[:6], "调解中", None, None]
    kinds.bring_in(plan(write_book([CASE_HEAD, going], sheet="Sheet1")))
    path = write_book([CASE_HEAD, CASE], name="again.xlsx", sheet="Sheet1")
    [item] = plan(path).look
    assert doubts(item) == {("again", "Differs")}
    kinds.bring_in(plan(path, typed={2: {"again": "replace"}}))
    [case] = cases.every(cases.Filter())
    assert (case.state, case.outcome, case.performance) == ("closed", "written", "performed")


def test_our_own_ledgers_come_back_as_known(plan, write_book, tmp_path):
    rows = [ROW, [2, "2025.2.6", "许军", "13800005678", "【宅基地】翻建", "当场答复", "傅军"]]
    kinds.bring_in(plan(write_book([HEAD, *rows], sheet="Sheet1")))
    kinds.bring_in(plan(write_book([CASE_HEAD, CASE], name="c.xlsx", sheet="Sheet1")))
    out = tmp_path / "out.xlsx"
    for kind, count in (("visit", 2), ("case", 1)):
        workbook.write(out, [kind])
        found = plan(out)
        why = [type(each.error).__name__ for item in found.items for each in item.reasons]
        assert (found.ready, found.look) == ([], []), why
        assert why.count("TakenBefore") == count


def test_a_roster_again_makes_nobody_twice(plan, write_book):
    rows = [["姓名", "性别", "联系电话"], ["邓涛", "男", "13800001234"], ["许军", "男", None]]
    kinds.bring_in(plan(write_book(rows, sheet="花名册")))
    turned = [[row[2], row[0], row[1]] for row in rows]
    again = plan(write_book(turned, name="again.xlsx", sheet="2026年花名册"))
    assert (again.ready, again.look) == ([], [])
    assert Person.select().count() == 2
