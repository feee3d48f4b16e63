"""Lists of those who are to get a certificate."""

import datetime

import pytest
import xlsxwriter

from app.books import certificates_in, sheet
from app.books.refusals import NoTable


@pytest.fixture
def book(tmp_path):
    def make(*rows):
        path = tmp_path / "名单.xlsx"
        with xlsxwriter.Workbook(path) as out:
            page = out.add_worksheet()
            for at, row in enumerate(rows):
                page.write_row(at, 0, row)
        return sheet.read(path)

    return make


def test_every_row_of_a_class_list_is_accounted_for(book):
    made = certificates_in.plan(
        book(
            ["2026年培训班学员名单"],
            ["序号", "姓名", "性别", "村居", "学时"],
            [1, "王建国", "男", "店子村", 24],
            [2, "李海涛", "男性", "同上", "许多"],
            [3, "", "女", "东丁庄", 24],
            ["合计", "3人"],
        )
    )
    states = [(item.row, item.state) for item in made.items]
    assert states == [
        (1, "left_out"), (2, "left_out"), (3, "ready"), (4, "look"), (5, "look"), (6, "left_out")
    ]  # fmt: skip
    assert made.items[2].values == {
        "name": "王建国", "sex": "1", "village": "店子村", "hours": 24
    }  # fmt: skip
    assert made.items[3].values["village"] == "店子村"
    assert [each.column for each in made.items[3].reasons] == ["hours"]
    assert [each.column for each in made.items[4].reasons] == ["name"]


def test_terms_that_differ_are_read_from_the_list(book):
    made = certificates_in.plan(
        book(
            ["受聘人", "聘任职务", "聘期起", "聘期止"],
            ["赵淑珍", "法律顾问", "2026.1.5", "2028年1月4日"],
            ["孙丽", "法治副主任", "2026-02-01", "2027-01-31"],
        )
    )
    assert made.ready[0].values["since"] == datetime.date(2026, 1, 5)
    assert made.ready[1].values["what"] == "法治副主任"


def test_a_sheet_without_names_is_refused(book):
    with pytest.raises(NoTable):
        certificates_in.plan(book(["日期", "金额"], ["2026-1-1", 5]))


def test_a_wrong_identity_number_is_asked_about_and_goes_on_no_certificate(book):
    made = certificates_in.plan(
        book(
            ["姓名", "身份证号"], ["王建国", "370481194912310020"], ["李海涛", "370481194912310029"]
        )
    )
    right, wrong = certificates_in.lines(made)[1:]
    assert (right.identity, right.reasons) == ("370481194912310020", {})
    assert list(wrong.reasons) == ["identity"]
    assert "identity" not in {**right.values, **wrong.values}
