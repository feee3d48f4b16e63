"""The page of printing, over a real room, with a printer that prints into files."""

import datetime

import pypdfium2
import pytest
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QPushButton
from python_calamine import CalamineWorkbook

from app import settings
from app.documents import printers
from app.documents.items import memory
from app.records import cards, people, visits
from app.store import preferences
from app.store.database import database
from ui import style
from ui.pages.printing.confirm import ConfirmSheet, ask_hand_out
from ui.records.form_sheet import FormSheet

DAY = datetime.date(2026, 11, 22)


@pytest.fixture
def printer(monkeypatch, tmp_path):
    """Say yes in the system's dialog; the pages of each print, in order."""
    files = []

    def agree(dialog):
        path = tmp_path / f"{len(files)}.pdf"
        files.append(path)
        dialog.printer().setOutputFileName(str(path))
        dialog.printer().setResolution(72)  # coarse: pages are counted, nobody looks at them
        return QPrintDialog.DialogCode.Accepted

    monkeypatch.setattr(QPrintDialog, "exec", agree)
    return files


@pytest.fixture
def page(shell, qtbot):
    made = shell.show_page("printing")
    qtbot.waitUntil(made.finished)
    return made


@pytest.fixture
def fu(room):
    person = people.register(name="傅军", phone="13806321234", title="法律顾问")
    people.appoint(person, role="adviser")
    return person


def words(widget):
    QApplication.processEvents()
    return " ".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


def text_of(data):
    document = pypdfium2.PdfDocument(data)
    return "\n".join(each.get_textpage().get_text_range() for each in document)


def pages_of(path):
    return len(pypdfium2.PdfDocument(path.read_bytes()))


def shown(page, qtbot, item, **wanted):
    page.show_item(item, **wanted)
    qtbot.waitUntil(page.finished)
    return page.parts.get(item)


def test_nothing_ticked_says_what_to_do(page):
    assert "勾选要印卡的人" in words(page.preview)
    assert not page.parts["cards"].print_button.isEnabled()


def test_who_serves_is_offered_and_whom_another_page_names(page, fu, qtbot):
    villager = people.register(name="王建国")
    part = shown(page, qtbot, "cards", ids=[villager.id])
    names = [part.table.rows.record(i).name for i in range(part.table.rows.rowCount())]
    assert names == ["王建国", "傅军"]
    assert [each.name for each in part.table.checked()] == ["王建国"]
    assert "王建国" in text_of(page.made.pdf)


def test_one_sheet_first_then_the_others_and_only_what_is_well_is_entered(
    page, shell, fu, printer, qtbot
):
    part = shown(page, qtbot, "cards", ids=[fu.id])
    part.options.copies.set_value(25)
    part._chosen()
    qtbot.waitUntil(page.finished)
    assert "共 25 张，3 页；编号 0001–0025" in words(part)
    part.print_it()
    qtbot.waitUntil(lambda: len(printer) == 1)
    qtbot.waitUntil(lambda: part.tried == 10)
    assert pages_of(printer[0]) == 1
    assert cards.register() == []
    assert part.print_button.text() == "接着印其余 15 张"
    part.print_it()
    qtbot.waitUntil(lambda: bool(shell.findChildren(ConfirmSheet)))
    assert pages_of(printer[1]) == 2
    sheet = shell.findChildren(ConfirmSheet)[0]
    sheet.how.press("some")
    until, to = sheet.form.input("until"), sheet.form.input("to")
    until.line.setText("30")
    sheet.save()
    assert sheet.form.fields["until"].error
    until.line.setText("18")
    to.chips.press("group_label")
    to.inputs["group_label"].line.setText("3组 12户")
    sheet.save()
    entry = cards.register()[0]
    assert (entry.first, entry.last, entry.group_label) == (1, 18, "3组 12户")
    assert cards.next_number() == 19
    assert part.table.filter.isAncestorOf(part.window().focusWidget())


def test_a_printer_turned_down_enters_nothing(page, shell, fu, monkeypatch, qtbot):
    asked = []
    monkeypatch.setattr(QPrintDialog, "exec", lambda _dialog: asked.append(1))
    part = shown(page, qtbot, "cards", ids=[fu.id])
    part.print_it()
    qtbot.waitUntil(lambda: bool(asked))
    assert part.tried == 0
    assert cards.register() == []


def test_none_that_is_well_uses_no_number(page, shell, fu, qtbot):
    part = shown(page, qtbot, "cards", ids=[fu.id])
    part.confirm()
    sheet = shell.findChildren(ConfirmSheet)[0]
    sheet.how.press("none")
    sheet.save()
    assert cards.register() == []
    assert cards.next_number() == 1


def test_cards_for_a_household_need_its_name(page, shell, fu, qtbot):
    part = shown(page, qtbot, "cards", ids=[fu.id])
    part.confirm()
    sheet = shell.findChildren(ConfirmSheet)[0]
    to = sheet.form.input("to")
    to.chips.press("household")
    sheet.save()
    assert sheet.form.fields["to"].error
    to.inputs["household"].line.setText("王建国")
    sheet.save()
    assert cards.register()[0].household == "王建国"


def test_each_person_may_have_a_count_of_their_own(page, fu, qtbot):
    li = people.register(name="李秀英")
    part = shown(page, qtbot, "cards", ids=[fu.id, li.id])
    part.table.pick(li.id)
    part.own.line.setText("3")
    part.own.edited.emit()
    assert dict(part.printed) == {fu.id: 10, li.id: 3}


def test_the_sheet_and_black_only_are_remembered(page, fu, qtbot):
    part = shown(page, qtbot, "cards", ids=[fu.id])
    part.options.sizes.press("eight")
    part.options.black.click()
    assert memory.last("cards").size == "eight"
    assert preferences.get(settings.BLACK_ONLY)


def test_a_character_that_no_font_has_is_named_before_printing(page, qtbot):
    odd = people.register(name="王\U000323b0")
    shown(page, qtbot, "cards", ids=[odd.id])
    assert "\U000323b0" in page.preview.banner.words.text()
    assert "〓" in page.preview.banner.words.text()


def test_cards_that_lie_here_are_handed_out_and_made_void(page, shell, fu, qtbot):
    cards.issue(printed=[(fu.id, 5)], day=DAY)
    shown(page, qtbot, "register")
    register = page.register
    register.list.table.view.selectRow(0)
    [(_deed, give)] = register.view.deeds
    assert give.isVisible()
    give.click()
    [sheet] = shell.findChildren(FormSheet)
    sheet.form.input("count").line.setText("2")
    sheet.form.input("to").inputs["holder_name"].line.setText("赵淑珍")
    sheet.save()
    given = register.list.table.current()
    assert (given.heading(), given.holder_name) == ("0001–0002", "赵淑珍")
    assert not give.isVisible()
    register.void(given, "other")
    assert [each.first for each in cards.register()] == [3]
    shell.toast.take_back()
    assert len(cards.register()) == 2


def test_to_whom_cards_go_is_there_again_as_it_was_being_typed(page, shell, fu):
    [issued] = cards.issue(printed=[(fu.id, 5)], day=DAY)
    sheet = ask_hand_out(shell, issued, lambda _given: None)
    to = sheet.form.input("to")
    to.chips.press("group_label")
    to.inputs["group_label"].line.setText("3组 12户")
    to.edited.emit()
    sheet.close_sheet()
    again = ask_hand_out(shell, issued, lambda _given: None).form.input("to")
    assert again.value() == {"group_label": "3组 12户"}
    assert again.inputs["group_label"].isVisible()


def test_who_has_cards_is_corrected_and_the_register_saved_as_a_workbook(
    page, fu, qtbot, monkeypatch, tmp_path
):
    cards.issue(printed=[(fu.id, 5)], day=DAY, holder_name="赵淑珍")
    shown(page, qtbot, "register")
    register = page.register
    register.list.table.view.selectRow(0)
    register.view.correct.click()
    register.form.form.input("holder_name").line.setText("赵淑贞")
    register.form.save()
    assert cards.register()[0].holder_name == "赵淑贞"
    file = tmp_path / "发卡登记"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_asked: (str(file), ""))
    register.save_workbook()
    qtbot.waitUntil(file.with_suffix(".xlsx").exists)


def test_only_what_lies_here_is_listed_when_asked(page, fu, qtbot):
    cards.issue(printed=[(fu.id, 5)], day=DAY)
    cards.issue(printed=[(fu.id, 1)], day=DAY, holder_name="赵淑珍")
    shown(page, qtbot, "register")
    page.register.list.narrow_by("here", True)
    assert page.register.list.table.rows.rowCount() == 1


def test_forms_of_chosen_visits_and_blank_ones(page, qtbot):
    visit = visits.log(day=DAY, name="赵淑珍", category="02", facts="租金未付")
    part = shown(page, qtbot, "visit-form", ids=[visit.id])
    assert "租金未付" in text_of(page.made.pdf)
    part.kind.press("blank")
    qtbot.waitUntil(page.finished)
    assert "租金未付" not in text_of(page.made.pdf)


def test_the_log_of_the_day_another_page_names(page, qtbot):
    visits.log(day=DAY, name="赵淑珍", category="02", facts="租金未付")
    part = shown(page, qtbot, "daylog", since=DAY, until=DAY)
    assert "租金未付" in text_of(page.made.pdf)
    part.day.step(-1)
    qtbot.waitUntil(page.finished)
    assert "今日无来访" in text_of(page.made.pdf)


def test_the_ledger_of_a_period_in_full_and_for_everybody(page, printer, qtbot):
    visits.log(day=DAY, name="赵淑珍", category="02", facts="租金未付")
    visits.log(day=DAY - datetime.timedelta(days=60), name="王建国", category="01", facts="离婚")
    part = shown(page, qtbot, "ledger", since=DAY, until=DAY)
    assert "赵淑珍" in text_of(page.made.pdf)
    assert "王建国" not in text_of(page.made.pdf)
    part.options.variant.press("public")
    qtbot.waitUntil(page.finished)
    assert "赵淑珍" not in text_of(page.made.pdf)
    part.print_it()
    assert pages_of(printer[0]) == 1


def test_the_ledger_is_narrowed_by_words_and_by_matter(page, qtbot):
    visits.log(day=DAY, name="赵淑珍", category="02", facts="租金未付")
    visits.log(day=DAY, name="王建国", category="01", facts="离婚")
    part = shown(page, qtbot, "ledger", since=DAY, until=DAY)
    assert "2 条" in part.summary.text()
    part.options.text.line.setText("离婚")
    part.options.text.edited.emit()
    qtbot.waitUntil(page.finished)
    assert "王建国" in text_of(page.made.pdf)
    assert "赵淑珍" not in text_of(page.made.pdf)
    part.options.text.set_value(None)
    part.options.category.set_value("02")
    part.options.category.edited.emit()
    qtbot.waitUntil(page.finished)
    assert "赵淑珍" in text_of(page.made.pdf)
    assert "王建国" not in text_of(page.made.pdf)


def test_words_too_long_to_narrow_by_are_refused_in_place_of_the_paper(page, qtbot):
    part = shown(page, qtbot, "ledger", since=DAY, until=DAY)
    part.options.text.line.setText("王" * 61)
    part.options.text.edited.emit()
    qtbot.waitUntil(page.finished)
    assert "最多 60 个字，现在有 61 个。" in words(page.preview)
    assert not part.print_button.isEnabled()
    part.options.text.line.setText("王")
    part.options.text.edited.emit()
    qtbot.waitUntil(page.finished)
    assert "个字" not in words(page.preview)


def test_on_a_disk_that_takes_nothing_papers_follow_what_is_chosen_all_the_same(page, fu, qtbot):
    part = shown(page, qtbot, "cards", ids=[fu.id])
    before = page.made.pdf
    database.execute_sql("PRAGMA query_only = 1")
    part.options.black.click()
    qtbot.waitUntil(page.finished)
    database.execute_sql("PRAGMA query_only = 0")
    assert page.made.pdf != before


def test_a_day_that_is_none_is_marked_and_nothing_is_made(page, qtbot):
    part = shown(page, qtbot, "ledger")
    part.period.since.line.setText("2026-13-1")
    part.period.since.edited.emit()
    qtbot.waitUntil(page.finished)
    assert part.period.since.line.property("wrong")
    assert not part.print_button.isEnabled()


def test_what_was_read_off_the_ruler_is_remembered_and_moves_what_is_printed(page, qtbot):
    part = shown(page, qtbot, "ruler")
    before = page.made.pdf
    part.form.restore({"x": "1.5", "y": "－0.8", "across": "99.5", "edge": "13"})
    part.save()
    qtbot.waitUntil(page.finished)
    assert printers.reading() == printers.Reading(x=15, y=-8, across=995, down=1000, edge=13)
    assert printers.calibration().right == 1.5
    assert page.made.pdf != before


def test_a_length_that_is_none_is_refused_beside_its_field(page, qtbot):
    part = shown(page, qtbot, "ruler")
    part.form.restore({"x": "右边", "y": "0"})
    part.save()
    assert part.form.fields["x"].error
    assert printers.reading() == printers.Reading()


@pytest.mark.parametrize("item", ["ledger", "card-issue-ledger", "bound-volume"])
def test_a_ledger_is_saved_as_a_workbook(page, qtbot, monkeypatch, tmp_path, fu, item):
    visits.log(day=DAY, name="赵淑珍", category="02", facts="租金未付")
    cards.issue(printed=[(fu.id, 5)], day=DAY, holder_name="孙广才")
    part = shown(page, qtbot, item, since=DAY, until=DAY)
    assert part.book_button.isVisible()
    file = tmp_path / "台账"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_asked: (str(file), ""))
    part.options.variant.press("public")
    qtbot.waitUntil(page.finished)
    part.book_button.click()
    book = file.with_suffix(".xlsx")
    qtbot.waitUntil(book.exists)
    written = CalamineWorkbook.from_path(str(book))
    said = str([written.get_sheet_by_name(each).to_python() for each in written.sheet_names])
    assert "某某" in said
    assert "赵淑珍" not in said
    assert "孙广才" not in said


def test_what_is_no_list_offers_no_workbook(page, qtbot):
    part = shown(page, qtbot, "visit-form")
    assert not part.book_button.isVisible()


def test_what_is_of_a_year_asks_which_year_and_begins_with_the_one_that_is_shown(shell, qtbot):
    duties = shell.show_page("duties")
    duties.years.chosen.emit(2024)
    next(each for each in duties.findChildren(QPushButton) if each.text() == "打印").click()
    page = shell.pages["printing"]
    qtbot.waitUntil(page.finished)
    period = page.part.period
    assert period.quick.value == 2024
    assert [each.text() for each in period.quick.chips.values()] == ["今年", "去年", "2024"]
    assert not period.since.isVisible()
    assert "不能上墙" not in words(page)
    assert page.part.wanted().since == datetime.date(2024, 1, 1)
    period.quick.press(2025)
    qtbot.waitUntil(page.finished)
    assert "2025年" in text_of(page.made.pdf)


def test_where_room_is_short_what_a_large_group_has_is_found_in_a_list(shell, qtbot, qapp):
    shell.resize(1366, 728)
    wide = shell.show_page("printing", item="year-sheet")
    qtbot.waitUntil(wide.finished)
    assert wide.items["ledger"].isVisible()
    assert not wide.which.isVisible()
    shell.restyle(200, contrast=False)
    try:
        page = shell.show_page("printing", item="year-sheet")
        qtbot.waitUntil(page.which.isVisible)
        assert not page.items["ledger"].isVisible()
        assert page.which.toolTip() == "年度职责任务表"
        assert len(page.which.options()) == len(page.items["ledger"].chips)
        page.which.chosen.emit(next(iter(page.items["ledger"].chips)))
        qtbot.waitUntil(page.finished)
        assert page.which.toolTip() != "年度职责任务表"
    finally:
        style.apply(qapp, 100)
