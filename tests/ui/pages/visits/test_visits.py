"""Visits entered, corrected, found again, by real keys on the real page."""

from __future__ import annotations

import datetime
import io
from typing import Any

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QPushButton

from app import codes, store
from app.documents import papers, printers
from app.records import attachments, deliveries, people, places, visits
from app.records.visits import Visit
from app.store import drafts, journal, phrases
from app.store.schema import Epoch
from ui.pages.visits.page import VisitsPage
from ui.records.sheets import show_history
from ui.widgets.form import Form
from ui.widgets.message import Sheet
from ui.widgets.preview import Preview
from ui.window import Window

KEY = Qt.Key
CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
DAY = datetime.date(2026, 11, 22)


@pytest.fixture
def zhao(room: store.Store) -> people.Person:
    village = places.add(code="370406101200", name="店子村", type="village", town="店子镇")
    return people.register(
        name="赵淑珍", sex="2", birth=datetime.date(1965, 3, 5), phone="13806321234",
        village=village.id, team="3组",
    )  # fmt: skip


@pytest.fixture
def page(zhao: people.Person, shell: Window, keyboard: Any) -> VisitsPage:
    shown = shell.show_page("visits")
    keyboard()
    return shown


def log(**values: Any) -> Visit:
    given = {"day": DAY, "name": "赵淑珍", "category": "01", "facts": "离婚", "result": "answered"}
    return visits.log(**{**given, **values})


def only() -> Visit:
    return Visit.select().get()


def words(page: Any) -> str:
    QApplication.processEvents()
    labels = [label.text() for label in page.findChildren(QLabel) if label.isVisible()]
    buttons = [button.text() for button in page.findChildren(QPushButton) if button.isVisible()]
    return "\n".join(labels + buttons)


def focused(page: VisitsPage) -> str | None:
    now = page.window().focusWidget()
    fields = page.entry.form.fields.items()
    return next((name for name, field in fields if now and field.isAncestorOf(now)), None)


def button(widget: Any, text: str) -> QPushButton:
    QApplication.processEvents()
    found = widget.findChildren(QPushButton)
    return next(each for each in found if each.text() == text and each.isVisible())


def answer(page: VisitsPage, text: str) -> QPushButton:
    return button(page.entry.newcomer, text)


def choose(page: VisitsPage, field: str, text: str) -> None:
    page.entry.form.start(field)
    line = page.entry.form.input(field).line
    line.selectAll()
    line.insert(text)
    page.entry.form.input(field).suggestions.ask()
    page.entry.form.input(field).suggestions.take(0)


def test_a_known_villager_is_logged_by_the_keyboard_alone(page, shell, zhao, press, write):
    phrases.keep("advice", "先协商，留好书面凭据。")
    press(KEY.Key_F2)
    write("zsz")
    press(KEY.Key_Return)
    assert focused(page) == "category"
    write("tdcb")
    press(KEY.Key_Return)
    assert focused(page) == "facts"
    write("承包地流转，租金两年未付。")
    press(KEY.Key_Tab)
    press(KEY.Key_Down, ALT)
    press(KEY.Key_Return)
    press(KEY.Key_Return, CTRL)
    visit = only()
    assert (visit.person, visit.name, visit.category) == (zhao.id, "赵淑珍", "02")
    assert visit.facts == "承包地流转，租金两年未付。"
    assert visit.advice == "先协商，留好书面凭据。"
    assert (visit.sex, visit.age_band, visit.phone) == ("2", "4", "13806321234")
    assert (visit.mode, visit.result, visit.satisfaction) == ("visit", "answered", "none")
    assert (visit.handler_name, visit.number, visit.late) == ("李秀英", 1, None)
    assert drafts.unfinished() == []
    assert "第 1 号 赵淑珍，登记好了。" in words(shell)


def test_who_is_offered_but_never_what_for(page, write, press, qtbot):
    log(person=people.suggest("zsz")[0].id, facts="离婚的事")
    press(KEY.Key_F2)
    write("zsz")
    page.entry.who.suggestions.ask()
    first = page.entry.who.suggestions.offered()[0]
    assert (first.title, first.beside) == ("赵淑珍", "女 61 岁 · 店子村 3组")
    assert first.below == "138****1234 · 来过 1 次"


def test_the_list_hides_names_and_matters_while_somebody_stands_at_the_desk(page, press):
    log()
    page.refresh({"visit"})
    rows = page.list.table.rows
    shown = lambda: [rows.data(rows.index(0, at)) for at in range(4)]  # noqa: E731
    assert "赵淑珍" in shown()
    press(KEY.Key_F2)
    assert "赵淑珍" not in shown()
    assert "婚姻家庭" not in shown()
    page.entry.put_aside()
    assert "赵淑珍" in shown()


def test_somebody_new_is_made_with_the_visit(page, write, press):
    press(KEY.Key_F2)
    write("孙新来")
    press(KEY.Key_Return)
    assert page.entry.newcomer.isVisible()
    write("nan")
    press(KEY.Key_Return)
    write("13900001111")
    choose(page, "category", "ldqx")
    write("工钱没结。")
    press(KEY.Key_Return, CTRL)
    visit = only()
    person = people.Person.get(people.Person.id == visit.person)
    assert (person.name, person.sex, person.phone) == ("孙新来", "1", "13900001111")
    assert person.village == places.own_village().id
    assert visit.category == "06"


def test_somebody_of_the_same_name_and_village_is_asked_about_in_the_form(
    page, write, press, zhao, qtbot
):
    press(KEY.Key_F2)
    write("赵淑珍")
    qtbot.waitUntil(page.entry.who.suggestions.visible)
    press(KEY.Key_Down)
    press(KEY.Key_Return)
    assert "是不是他？赵淑珍：女 61 岁 · 店子村 3组 · 138****1234" in words(page)
    answer(page, "就是他").click()
    assert page.entry.who.reference == zhao.id
    assert not page.entry.newcomer.isVisible()


def test_a_visit_waits_for_the_answer_whether_it_is_somebody_known(page, write, press, zhao, qtbot):
    press(KEY.Key_F2)
    write("赵淑珍")
    qtbot.waitUntil(page.entry.who.suggestions.visible)
    press(KEY.Key_Down)
    press(KEY.Key_Return)
    choose(page, "category", "ll")
    write("房檐滴水。")
    press(KEY.Key_Return, CTRL)
    assert Visit.select().count() == 0
    assert QApplication.focusWidget() is answer(page, "就是他")
    answer(page, "同名，不是他").click()
    press(KEY.Key_Return, CTRL)
    assert only().person != zhao.id
    assert people.Person.select().count() == 2


def test_a_name_with_letters_is_asked_about_before_it_becomes_a_person(page, shell, write, press):
    press(KEY.Key_F2)
    write("wjg")
    press(KEY.Key_Return)
    choose(page, "category", "ll")
    write("房檐滴水。")
    press(KEY.Key_Return, CTRL)
    assert "新建“wjg”这个人？" in words(shell)
    assert Visit.select().count() == 0
    button(shell, "改姓名").click()
    assert focused(page) == "name"
    write("王建国")
    page.entry.save()
    assert [each.name for each in people.Person.select()][1:] == ["王建国"]


def test_a_name_with_letters_that_is_meant_so_is_kept(page, shell, write, press):
    press(KEY.Key_F2)
    write("Ivan")
    press(KEY.Key_Return)
    choose(page, "category", "ll")
    write("问签证。")
    press(KEY.Key_Return, CTRL)
    button(shell, "新建").click()
    assert only().name == "Ivan"


def test_who_prefers_no_name_gives_none(page, write, press):
    press(KEY.Key_F2)
    press(KEY.Key_Down)
    press(KEY.Key_Return)
    choose(page, "category", "hyjt")
    write("问离婚。")
    press(KEY.Key_Return, CTRL)
    assert (only().anonymous, only().name, only().person) == (True, None, None)


def test_a_promised_answer_asks_for_its_day(page, press):
    press(KEY.Key_F2)
    assert not page.entry.form.fields["follow_up"].isVisible()
    choose(page, "result", "yqdf")
    assert page.entry.form.fields["follow_up"].isVisible()


def test_what_is_missing_is_said_beside_its_field(page, write, press):
    press(KEY.Key_F2)
    write("zsz")
    press(KEY.Key_Return)
    press(KEY.Key_Return, CTRL)
    assert page.entry.form.fields["category"].error
    assert focused(page) == "category"
    assert Visit.select().count() == 0


def test_what_is_typed_is_kept_within_two_seconds(page, write, press, within_two_seconds):
    press(KEY.Key_F2)
    write("zsz")
    press(KEY.Key_Return)
    page.entry.form.start("facts")
    write("说到一半")
    within_two_seconds(
        lambda: any(d.typed.get("facts") == "说到一半" for d in drafts.unfinished("visit"))
    )
    assert "草稿已存 10:20:00" in words(page)


def test_the_form_that_was_being_typed_opens_again_at_the_same_field(
    page, shell, write, press, zhao
):
    press(KEY.Key_F2)
    write("zsz")
    press(KEY.Key_Return)
    page.entry.form.start("facts")
    write("说到一半")
    assert page.can_leave()
    shell.forget_pages()  # as after a lock, a crash, a power cut
    page = shell.show_page("visits")
    assert focused(page) == "facts"
    assert page.entry.form.input("facts").value() == "说到一半"
    assert page.entry.who.reference == zhao.id
    assert page.entry.form.fields["name"].beneath.text() == "女 61 岁 · 店子村 3组"


def test_several_forms_wait_above_the_list_by_name(page, write, press):
    for name in ("zsz", "孙新来"):
        press(KEY.Key_F2)
        write(name)
        press(KEY.Key_Return)
        page.entry.put_aside()
    said = words(page.list)
    assert "没记完的：" in said
    assert "赵淑珍" in said
    assert "孙新来" in said
    draft = next(d for d in drafts.unfinished() if "_new" in d.typed)
    page.list.resumed.emit(draft)
    assert page.entry.newcomer.isVisible()
    assert page.entry.who.unknown == "孙新来"


def test_a_form_thrown_away_comes_back_with_the_toast(page, shell, write, press):
    press(KEY.Key_F2)
    write("zsz")
    press(KEY.Key_Return)
    page.entry.give_up()
    assert drafts.unfinished() == []
    shell.toast.take_back()
    assert len(drafts.unfinished()) == 1
    assert page.entry.open_now
    assert page.entry.who.line.text() == "赵淑珍"


def test_a_visit_that_was_not_delivered_is_corrected_without_a_reason(page, press, write):
    visit = log()
    page.open(record_id=visit.id)
    page.view.correct.click()
    assert not page.entry.form.fields["reason"].isVisible()
    page.entry.form.start("facts")
    write("，还有孩子")
    press(KEY.Key_Return, CTRL)
    assert "孩子" in only().facts
    assert only().number == visit.number


def test_a_delivered_one_asks_why(page, press, write):
    visit = log()
    with journal.action("delivery.make") as act:
        act.add(
            deliveries.Delivery,
            serial=1,
            epoch="e",
            first=1,
            last=visit.entry,
            head="0" * 64,
            day=DAY,
        )
    page.open(record_id=visit.id)
    assert "装盘了，等区里回话" in words(page)
    page.view.correct.click()
    assert focused(page) == "reason"
    page.entry.form.start("facts")
    write("和孩子")
    press(KEY.Key_Return, CTRL)
    assert focused(page) == "reason"
    write("写漏了")
    press(KEY.Key_Return, CTRL)
    assert only().reason == "写漏了"


def test_void_has_three_reasons_and_can_be_taken_back(page, shell):
    visit = log()
    page.open(record_id=visit.id)
    page.view.to_void.emit(visit)
    said = words(shell)
    assert all(each in said for each in ("记重了", "记错人了", "其他"))
    next(
        b for b in shell.findChildren(QPushButton) if b.text() == "记重了" and b.isVisible()
    ).click()
    assert only().voided == "duplicate"
    assert page.list.table.rows.rowCount() == 0
    shell.toast.take_back()
    assert only().voided is None
    assert page.list.table.rows.rowCount() == 1


def test_the_history_says_who_when_and_what(page, shell):
    visit = visits.amend(log(), facts="离婚和孩子")
    page.open(record_id=visit.id)
    show_history(page, visit)
    said = words(shell)
    assert "李秀英" in said
    assert "更正" in said
    assert "和孩子</u>" in said


def test_legal_aid_opens_its_own_small_record_with_a_clock(page, shell, press, write):
    press(KEY.Key_F2)
    write("zsz")
    press(KEY.Key_Return)
    choose(page, "category", "ldqx")
    write("工钱没结。")
    choose(page, "result", "zflyz")
    press(KEY.Key_Return, CTRL)
    sheet = shell.findChildren(Sheet)[-1]
    assert sheet.isVisible()
    write("山亭区法律援助中心")
    press(KEY.Key_Tab)
    press(KEY.Key_Tab)
    write("2026-11-20")
    press(KEY.Key_Return, CTRL)
    referral = visits.referral_of(only().id)
    assert (referral.centre, referral.submitted) == (
        "山亭区法律援助中心",
        datetime.date(2026, 11, 20),
    )
    assert "应在 2026-11-27 前作出决定 · 还剩 5 天" in words(page)


def test_photos_are_attached_before_the_visit_is_logged(page, tmp_path, press, write, qtbot):
    photo = tmp_path / "借条.png"
    out = io.BytesIO()
    Image.new("RGB", (8, 8)).save(out, "PNG")
    photo.write_bytes(out.getvalue())
    press(KEY.Key_F2)
    write("zsz")
    press(KEY.Key_Return)
    page.entry.attached.add([photo])
    qtbot.waitUntil(lambda: bool(page.entry.attached.prepared), timeout=5_000)
    choose(page, "category", "zqzw")
    write("借钱不还。")
    press(KEY.Key_Return, CTRL)
    kept = attachments.of(only().id)
    assert [each.name for each in kept] == ["借条.png"]
    assert attachments.read(kept[0]) == out.getvalue()
    assert "借条.png" in words(page)


def test_the_filter_finds_by_initials_and_widens_to_all_times(page, write, qtbot):
    log(day=datetime.date(2025, 3, 4))
    log(name="王建国", day=DAY)
    page.refresh({"visit"})
    rows = page.list.table.rows
    assert [rows.record(at).name for at in range(rows.rowCount())] == ["王建国"]
    page.list.table.filter.setText("zsz")
    qtbot.waitUntil(lambda: rows.rowCount() == 1 and rows.record(0).name == "赵淑珍")
    assert page.list.time.text() == "全部 ▾"
    page.list.table.filter.clear()
    qtbot.waitUntil(lambda: rows.record(0).name == "王建国")
    assert page.list.time.text() == "本月 ▾"


def test_the_menu_of_the_list_narrows_and_the_button_says_to_what(page):
    log()
    log(name="王建国", category="05")
    page.refresh({"visit"})
    page.list._menu.aboutToShow.emit()
    matter = codes.load("matter").label("05")
    menus = page.list._menu.findChildren(QMenu)
    next(a for menu in menus for a in menu.actions() if a.text() == matter).trigger()
    assert page.list.table.rows.rowCount() == 1
    assert page.list.narrow.toolTip() == matter
    everything = page.list._menu.actions()[0]
    everything.trigger()
    assert page.list.table.rows.rowCount() == 2


def test_void_ones_are_shown_on_demand(page):
    visits.void(log(), reason="duplicate")
    page.refresh({"visit"})
    assert page.list.table.rows.rowCount() == 0
    page.list._take(visits.Filter(voided=True))
    assert page.list.table.rows.rowCount() == 1


def test_a_visit_elsewhere_in_time_is_shown_when_asked_for(page, shell):
    visit = log(day=datetime.date(2024, 3, 4))
    shell.show_page("visits", record_id=visit.id)
    assert page.list.table.current().id == visit.id
    assert "2024年3月4日" in words(page)


def test_a_phone_is_masked_until_asked_for_and_that_is_written_down(page):
    visit = log(phone="13806321234")
    page.open(record_id=visit.id)
    assert "138****1234" in words(page)
    show = next(
        b for b in page.view.findChildren(QPushButton) if b.text() == "显示" and b.isVisible()
    )
    show.click()
    assert "13806321234" in words(page)
    from app.store.schema import Entry

    last = Entry.select().order_by(Entry.number.desc()).first()
    assert last.action == "unmask"


def test_the_form_of_a_visit_is_previewed(page, shell, qtbot):
    visit = log()
    page.open(record_id=visit.id)
    page.view.form.click()
    qtbot.waitUntil(lambda: "第 1 号登记表" in words(shell), timeout=10_000)


def test_an_office_only_reads(office, shell_of):
    page = shell_of().show_page("visits")
    assert page.list.table.rows.columns[-1].name == "room"
    assert "补录纸本台账" not in words(page)


@pytest.mark.parametrize(
    ("paper", "title"),
    [
        ("print_blank", "空白登记表"),
        ("print_log", "2026-11-22 工作日志"),
        ("print_ledger", "来访台账"),
    ],
)
def test_papers_of_the_list_are_previewed(page, shell, qtbot, paper, title):
    log()
    page.refresh({"visit"})
    getattr(page, paper)()
    qtbot.waitUntil(lambda: title in words(shell), timeout=10_000)


def test_a_paper_is_set_right_for_the_printer_and_says_what_no_font_has(page, shell, qtbot):
    printers.read_off(x=20, y=-10)
    visit = log(name="王\U00020000\U0003134a", person=None)
    page.open(record_id=visit.id)
    page.view.form.click()
    qtbot.waitUntil(lambda: "有字印不出来" in words(shell), timeout=10_000)
    shown = shell.findChildren(Preview)[-1]
    assert shown._data == papers.visit_forms([visit.id]).pdf


def test_the_list_becomes_a_workbook_with_masked_numbers(page, shell, qtbot, tmp_path, monkeypatch):
    log(phone="13806321234", place=places.own_village().id)
    log(name="王建国", facts="房檐滴水", category="05")
    page.refresh({"visit"})
    file = tmp_path / "台账.xlsx"
    monkeypatch.setattr(
        "ui.widgets.files.QFileDialog.getSaveFileName", lambda *_given: (str(file), "")
    )
    page.list._take(visits.Filter(category="01"))
    page.save_workbook()
    qtbot.waitUntil(lambda: "1 次来访已存进 台账.xlsx。" in words(shell), timeout=10_000)
    from python_calamine import CalamineWorkbook

    head, row, _total = CalamineWorkbook.from_path(file).get_sheet_by_index(0).to_python()
    said = dict(zip(head, row, strict=True))
    assert (said["来访人"], said["电话"], said["服务点"]) == ("赵淑珍", "138****1234", "店子村")


def test_somebody_comes_again_about_the_same_thing(page, write, press, zhao):
    first = log(person=zhao.id)
    page.open(record_id=first.id)
    page.view.again.click()
    assert focused(page) == "category"
    page.entry.form.start("facts")
    write("又来问孩子。")
    press(KEY.Key_Return, CTRL)
    second = Visit.get(Visit.id != first.id)
    assert (second.follows, second.person, second.category) == (first.id, zhao.id, "01")
    assert "接着 2026-11-22 第 1 号" in words(page)


def test_left_for_the_lawyer_is_listed_so_and_has_no_answer_yet(page, write, press):
    press(KEY.Key_F2)
    write("zsz")
    press(KEY.Key_Return)
    choose(page, "category", "ldqx")
    write("工钱没结。")
    page.entry.form.input("for_lawyer").box.click()
    press(KEY.Key_Return, CTRL)
    assert (only().for_lawyer, only().result) == (True, None)
    page.list.narrow_by("for_lawyer", True)
    assert page.list.table.rows.rowCount() == 1
    page.view.turn_to_lawyer()
    assert only().for_lawyer is None


def test_enter_goes_from_somebody_new_to_how_he_came(page, press, write):
    press(KEY.Key_F2)
    write("孙广才")
    press(KEY.Key_Return)
    page.entry.newcomer.form.start("team")
    press(KEY.Key_Return)
    assert focused(page) == "mode"


def test_after_a_restore_the_last_number_on_paper_is_asked_once(page, shell, press, write):
    log()
    Epoch.update(parent="before").execute()
    for name in ("承包地流转", "再问一次"):
        press(KEY.Key_F2)
        write("zsz")
        press(KEY.Key_Return)
        write("tdcb")
        press(KEY.Key_Return)
        write(name)
        press(KEY.Key_Return, CTRL)
        QApplication.processEvents()
        sheets = [each for each in shell.findChildren(Sheet) if each.isVisible()]
        if name == "再问一次":
            assert not sheets
            break
        [sheet] = sheets
        assert Visit.select().count() == 1
        assert "2026" in words(sheet)
        [form] = sheet.findChildren(Form)
        form.input("last").set_typed("7")
        press(KEY.Key_Return, CTRL)
        QApplication.processEvents()
    assert [each.number for each in Visit.select().order_by(Visit.row)] == [1, 8, 9]


def test_the_paper_book_and_old_workbooks_are_in_reach_whatever_is_shown(page, shell):
    log(name="王建国")
    page.list.reload()
    page.list.table.view.selectRow(0)
    for words_of, name in (("补录纸本台账", "back_entry"), ("导入旧台账", "bring_in")):
        shell.show_page("visits")
        [button] = [each for each in page.list.findChildren(QPushButton) if each.text() == words_of]
        assert button.isVisible()
        button.click()
        assert shell.pages[name].isVisible()
