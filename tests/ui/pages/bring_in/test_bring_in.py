from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from app.books import answers, kinds
from app.records import cases, imports
from app.records.people import Person
from app.records.visits import Visit

LEDGER = Path(__file__).parents[3] / "data" / "legacy_ledger.xlsx"


@pytest.fixture
def page(shell):
    return shell.show_page("bring_in")


@pytest.fixture
def look(page, done):
    page.read(LEDGER)
    done()
    return page.look


def words(widget):
    return [each.text() for each in widget.findChildren(QLabel) if each.isVisibleTo(widget)]


def button(widget, text):
    QApplication.processEvents()
    [found] = [
        each
        for each in widget.findChildren(QPushButton)
        if each.text() == text and not each.isHidden()
    ]
    return found


def state(look, row):
    return next(item.state for item in look.now.plan.items if item.row == row)


def test_every_row_of_the_workbook_is_counted_on_the_screen(look):
    assert [chip.text() for chip in look.chips.values()] == [
        "全部 130",
        "可以导入 60",
        "要看一看 57",
        "不导入 13",
    ]
    assert look.heading.sums.text() == "130 行 = 60 + 57 + 13"
    assert look.heading.button.text() == "导入 60 行"


def test_each_column_says_what_it_was_taken_for(look):
    assert [each.value for each in look.rows.head.choosers.values()] == [
        "paper_number", "day", "name", "sex", "identity", "phone", "address", "facts", "result",
        "handler_name",
    ]  # fmt: skip


def test_a_column_that_is_said_to_mean_nothing_is_read_again(look, done):
    look.rows.head.choosers[4].chosen.emit(None)
    done()
    assert "identity" not in look.now.plan.columns
    assert len(look.now.plan.look) < 57


def test_a_word_is_said_to_mean_something_else_for_every_row(look, done):
    chooser = look.words.choosers["result", "已解答"]
    assert dict(chooser.options())[chooser.value] == "当场答复"
    chooser.chosen.emit("justice")
    done()
    assert look.now.plan.words["result"]["已解答"] == "justice"


def test_a_row_is_made_once_when_the_workbook_is_read_again(look, done):
    told = []
    look.rows.picked.connect(told.append)
    look.words.choosers["result", "已解答"].chosen.emit("justice")
    done()
    assert [item.row for item in told] == [6]


def test_the_right_number_typed_by_keyboard_alone_lets_the_row_in(look, done, qtbot):
    assert look.rows.current().row == 6
    qtbot.keyClick(look.rows, Qt.Key.Key_Return)
    line = look.row.inputs["identity"].line
    line.selectAll()
    qtbot.keyClicks(line, "370406198001010017")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    done()
    assert state(look, 6) == "ready"
    assert look.rows.current().row == 7


def test_a_sex_that_does_not_agree_is_settled_by_one_press(look, done):
    look.rows.pick(7)
    button(look.row, "改成男").click()
    done()
    assert next(i for i in look.now.plan.items if i.row == 7).person["sex"] == "1"
    assert state(look, 7) == "ready"


def test_a_row_goes_on_without_its_number_and_so_do_all_like_it(look, done):
    button(look.row, "不要号码了").click()
    done()
    assert len(look.now.plan.ready) == 61
    look.rows.pick(16)
    button(look.row, "这样的 8 行都照此办").click()
    done()
    assert len(look.now.plan.ready) == 68  # one of them lacks something else too


def test_a_row_that_is_no_repetition_comes_in(look, done):
    look.filter("left_out")
    look.rows.pick(48)
    button(look.row, "不是重复").click()
    done()
    assert state(look, 48) != "left_out"
    assert len(look.now.plan.left_out) == 12


def test_a_row_is_taken_as_it_is_and_keeps_what_stood_there(page, look, done):
    button(look.row, "就这样导入").click()
    assert look.heading.button.text() == "导入 61 行"
    look.go()
    done()
    visit = Visit.get(Visit.paper_number == "3")
    assert "370402600621908" in Person.get(Person.id == visit.person).note


def test_what_was_typed_is_taken_back(look, done):
    look.answer({6: {"identity": ""}})
    done()
    assert state(look, 6) == "ready"
    look.filter("all")
    look.rows.pick(6)
    button(look.row, "改回表里原来的").click()
    done()
    assert state(look, 6) == "look"


def test_numbers_are_masked_until_asked_for(look):
    index = look.rows.lines.index(0, 6)
    assert "*" in index.data()
    look.masked.click()
    assert index.data() == "370402600621908"


def test_a_workbook_comes_in_and_goes_out_again_whole(page, look, done):
    look.heading.button.click()
    done()
    assert Visit.select().count() == 60
    assert "导入了 60 行" in words(page.choose)
    assert "还有 57 行要看一看，先没有导入。" in words(page.choose.brought)
    page.undo(imports.batches()[0])
    [yes] = [
        each
        for each in page.window().findChildren(QPushButton)
        if each.text() == "全部撤回" and each.property("look") == "primary"
    ]
    yes.click()
    done()
    assert Visit.select().where(Visit.voided.is_null()).count() == 0
    assert imports.batches() == []


def test_the_same_file_again_adds_nothing_and_says_so(page, look, done):
    look.go()
    done()
    page.read(LEDGER)
    done()
    assert look.heading.button.text() == "没有可导入的"
    assert not look.heading.button.isEnabled()
    assert "导入过" in look.banner.words.text()


def test_a_file_that_is_no_workbook_is_refused_in_words(page, done, tmp_path):
    path = tmp_path / "照片.xlsx"
    path.write_bytes(b"no workbook at all")
    page.read(path)
    done()
    assert "照片.xlsx" in page.shell.banner.words.text()
    assert page.stack.currentWidget() is page.choose


def test_a_sheet_without_a_head_asks_which_row_it_is(look, done):
    other = next(
        each.name for each in look.now.book.sheets if each.name not in look.now.plan.sheets
    )
    look.choose(sheet=other)
    look.choose_kind(kinds.VISITS)
    done()
    assert look.now.plan is None
    assert look.heading.head.value is None
    assert look.rows.lines.rowCount() > 0
    look.choose(sheet="来访登记")
    done()
    assert len(look.now.plan.items) == 130


def test_the_ledger_of_disputes_is_known_by_its_sheet_and_comes_in(page, look, done):
    look.choose(sheet="调解台账")
    done()
    assert look.now.kind == "cases"
    assert look.heading.sums.text() == "42 行 = 20 + 20 + 2"
    look.go()
    done()
    assert cases.count(cases.Filter()) == 20
    assert any("20 件纠纷" in text for text in words(page))
    [batch] = imports.batches()
    assert (batch.sheet, batch.ready) == ("调解台账", 20)


def test_one_answer_settles_every_dispute_with_the_same_doubt(look, done):
    look.choose(sheet="调解台账")
    done()
    form = kinds.form("cases")
    item = next(each for each in look.now.plan.look if each.reasons[0].column == "form")
    look.answer(answers.like(look.now.plan, item.reasons[0], form, 0))
    done()
    assert look.heading.sums.text() == "42 行 = 25 + 15 + 2"
