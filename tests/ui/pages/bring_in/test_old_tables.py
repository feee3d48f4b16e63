"""What an old workbook leaves open is asked in the window, and nothing of it goes unread unsaid."""

import pytest
import xlsxwriter
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from app.records import visits
from tests.cases.workbooks import WORKBOOKS

HEAD = ["序号", "来访时间", "来访人", "身份证号", "联系电话", "来访事由"]
ROW = [1, "2025.1.6", "邓涛", "370406198001010017", "13800001234", "【邻里】院墙采光纠纷"]


@pytest.fixture
def page(shell):
    return shell.show_page("bring_in")


@pytest.fixture
def read(page, done):
    def read(path):
        page.read(path)
        done()
        return page.look

    return read


@pytest.fixture
def write(tmp_path):
    def write(rows_by_sheet, name="book.xlsx"):
        path = tmp_path / name
        with xlsxwriter.Workbook(str(path)) as book:
            for title, rows in rows_by_sheet.items():
                sheet = book.add_worksheet(title)
                for at, row in enumerate(rows):
                    sheet.write_row(at, 0, row)
        return path

    return write


def press(widget, text):
    QApplication.processEvents()
    [found] = [
        each
        for each in widget.findChildren(QPushButton)
        if each.text() == text and not each.isHidden()
    ]
    found.click()


def shown(widget):
    return "\n".join(each.text() for each in widget.findChildren(QLabel))


def test_twelve_sheets_are_one_list_that_names_sheet_and_row(read, done):
    look = read(WORKBOOKS / "08-twelve-month-sheets.xlsx")
    assert look.heading.sheet.text() == "工作表 全部 12 张表"
    look.choose(year=2025)
    done()
    assert look.heading.button.text() == "导入 36 行"
    look.filter("all")
    last = look.rows.lines.rowCount() - 1
    assert look.rows.lines.index(last, 0).data() == "12月 5"
    look.choose(sheet="3月")
    done()
    assert look.heading.button.text() == "导入 3 行"


def test_a_column_that_nothing_takes_is_asked_about_once_with_some_of_its_cells(
    page, read, write, done
):
    heads = [*HEAD, "家属号码"]
    look = read(write({"来访": [heads, [*ROW, "13911112222"]]}))
    assert "139****2222" in shown(look.words)
    look.words.columns[6].chosen.emit("phone2")
    done()
    assert look.now.plan.asked == []
    look.go()
    done()
    other = [2, "2025.3.6", *ROW[2:5], "【邻里】滴水檐越界"]
    look = read(write({"来访": [heads, [*other, "13911113333"]]}, "next.xlsx"))
    assert look.now.plan.columns["phone2"] == 6


def test_what_is_not_read_of_a_workbook_stands_under_its_name(read, write):
    look = read(write({"来访": [HEAD, ROW], "填表说明": [["请用黑色笔填写"]]}))
    assert "填表说明" in look.heading.others.text()


def test_numbers_are_masked_in_every_cell_until_asked_for(read, write):
    facts = "【邻里】身份证370406198001010017来问"
    look = read(write({"来访": [HEAD, [*ROW[:5], facts], ["370406198001010017"]]}))
    lines = look.rows.lines
    texts = [
        str(lines.index(row, column).data() or "")
        for row in range(lines.rowCount())
        for column in range(lines.columnCount())
    ]
    assert not any("198001010017" in text for text in texts)
    look.masked.click()
    assert lines.index(1, 5).data() == "370406198001010017"


def test_a_row_that_is_in_with_other_words_is_put_right_by_one_press(page, read, write, done):
    read(write({"来访": [HEAD, ROW]})).go()
    done()
    changed = [*ROW[:4], "13800009999", ROW[5]]
    look = read(write({"来访": [HEAD, changed]}, "again.xlsx"))
    look.rows.pick(2)
    assert "138****9999" in shown(look.row)
    press(look.row, "按这里的更正")
    done()
    look.go()
    done()
    [visit] = visits.every(visits.Filter())
    assert visit.phone == "13800009999"
