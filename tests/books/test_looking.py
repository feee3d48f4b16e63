"""A workbook being looked through: what counts as chosen, wanted and shown."""

from __future__ import annotations

import pytest
import xlsxwriter

from app.books import kinds, sheet
from app.books.looking import ALL, Looking
from app.books.plan import LOOK, READY

HEAD = ["日期", "姓名", "性别", "纠纷类型", "联系电话", "主要内容"]


@pytest.fixture
def looking(tmp_path, room):
    """A ledger of two clear rows and one with a telephone number that cannot be one."""
    path = tmp_path / "book.xlsx"
    with xlsxwriter.Workbook(path) as book:
        page = book.add_worksheet("来访")
        for at, cells in enumerate(
            [
                HEAD,
                ["2025-03-01", "王秀英", "女", "邻里", "13800001111", "宅基地边界"],
                ["2025-03-02", "李建国", "男", "邻里", "1380000", "排水"],
                ["2025-03-03", "赵大勇", "男", "邻里", "13800003333", "树木越界"],
            ]
        ):
            page.write_row(at, 0, cells)
    made = Looking()
    read = sheet.read(path)
    made.begin(read, kinds.guess(read), set())
    made.understood(made.reading()())
    return made


def test_a_doubted_row_is_wanted_until_it_is_accepted_and_counted_once(looking):
    [doubted] = looking.wanting()
    assert doubted.row == 3
    assert doubted.row not in looking.chosen()
    looking.accepted.add(doubted.row)
    assert looking.chosen() == {2, 3, 4}
    assert looking.wanting() == []
    assert sum(looking.counts().values()) == looking.plan.rows
    looking.revert(doubted.row)
    assert looking.wanting() == [doubted]


def test_the_list_is_narrowed_to_a_state_and_the_next_row_wraps_around(looking):
    looking.state = LOOK
    assert [item.row for item in looking.items()] == [3]
    looking.state = READY
    assert [item.row for item in looking.items()] == [2, 4]
    looking.state = ALL
    assert looking.next_wanting(3).row == 3


def test_what_was_typed_for_a_cell_stands_there_and_numbers_are_masked(looking):
    looking.answer({3: {"phone": "13800002222"}})
    looking.understood(looking.reading()())
    at = next(column for column, name in looking.meaning.items() if name == "phone")
    item = next(each for each in looking.plan.items if each.row == 3)
    assert looking.corrected(item, at)
    assert looking.shown(item, at) == "138****2222"
    looking.masked = False
    assert looking.shown(item, at) == "13800002222"
    assert "李建国" in looking.heading(item)


def test_a_column_may_mean_what_no_other_one_means(looking):
    at = next(column for column, name in looking.meaning.items() if name == "phone")
    other = next(column for column, name in looking.meaning.items() if name == "name")
    assert "phone" in dict(looking.meanings(at))
    assert "phone" not in dict(looking.meanings(other))
