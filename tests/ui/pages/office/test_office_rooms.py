"""The rooms of an office: invited, silent, laid aside, known by whom to call."""

import datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from app import settings
from app.office import invite, receive
from app.records import copies, rooms
from app.store import journal, preferences
from tests.ui.pages.office.conftest import CODE
from tests.ui.pages.office.on_page import sheet_of, words
from ui.pages.office.forks import ForkSheet
from ui.pages.office.page import INVITE
from ui.records.form_sheet import FormSheet
from ui.widgets.seeking import Seek


def test_rooms_are_listed_with_those_that_have_not_reported(desk, stick, done, clock):
    page = desk.shell.pages["office"]
    desk.use(stick)
    done()
    desk.receive()
    done()
    page.rooms.show_rooms()
    done()
    assert [line.name for line in page.rooms.lines] == ["店子村工作室"]
    assert page.rooms.lines[0].state.reported
    assert "2026年11月" in words(page.rooms)
    clock.forward(days=30)
    page.rooms.step(1)
    done()
    assert "2026年12月" in words(page.rooms)
    assert page.rooms.chips["silent"].text() == "未上报 1"
    page.rooms.narrow("silent")
    assert page.rooms.table.rows.rowCount() == 1
    page.rooms.step(1)
    done()
    assert "2026年12月" in words(page.rooms)  # nobody can have reported on what is to come
    page.rooms.print_unreported()
    done()
    printing = page.shell.pages["printing"]
    assert printing.part.wanted().since == datetime.date(2026, 12, 1)


@pytest.mark.parametrize("every", [True, False])
def test_what_was_asked_for_is_shown_though_more_is_asked_before_it_is_read(
    desk, stick, done, every
):
    page = desk.shell.pages["office"]
    page.rooms.show_rooms()
    done()
    assert [line.kind for line in page.rooms.lines] == ["invited"]
    receive.receive(stick)
    [room] = rooms.enrolled()
    if every:
        page.rooms.show_rooms()
    else:
        page.rooms.show_again({room.installation})
    page.rooms.show_again(set())
    done()
    assert [line.id for line in page.rooms.lines] == [room.installation]


def test_whom_to_call_is_noted_in_the_sheet_of_a_room(laid_aside, done):
    sheet_of(laid_aside, "room", "修改").click()
    [sheet] = laid_aside.window().findChildren(FormSheet)
    sheet.form.fill({"contact": "孙桂英", "phone": "13906320001"})
    sheet.save()
    done()
    assert rooms.enrolled()[0].phone == "13906320001"
    sheet_of(laid_aside, "room", "修改")
    assert "联系人：孙桂英 13906320001" in words(laid_aside.window())


def test_a_room_that_was_invited_is_listed_until_it_reports(desk, done):
    page = desk.shell.pages["office"]
    page.rooms.show_rooms()
    done()
    assert [line.kind for line in page.rooms.lines] == ["invited"]


def test_a_room_that_waits_for_an_earlier_package_is_named_with_its_number(laid_aside, done):
    with journal.action("test") as act:
        said = {"room": "one", "code": CODE, "epoch": "one", "first": 5, "last": 6, "sha256": "x"}
        act.add(rooms.ReceivedPackage, **said, serial=4, verdict="held", reason="gap", missing="3")
    laid_aside.rooms.show_rooms()
    done()
    assert laid_aside.rooms.chips["gaps"].text() == "有没送到的 1"
    [line] = [each for each in laid_aside.rooms.lines if each.state]
    assert line.state.missing_words == "3"


def test_what_was_laid_aside_is_put_by_once_it_was_asked_about(laid_aside, done):
    button = sheet_of(laid_aside, "held", "已问清")
    assert "怎么办：打电话问清第二台是谁在用" in words(laid_aside.window())
    button.click()
    done()
    assert [each.kind for each in laid_aside.rooms.lines] == ["room"]
    laid_aside.shell.toast.take_back()
    done()
    assert [each.kind for each in laid_aside.rooms.lines] == ["room", "held"]


def test_of_two_computers_the_true_one_is_chosen_side_by_side(district, shell_of, done, qtbot):
    district.room("店子村")
    district.round("店子村")
    district.clone("店子村", "拷贝")
    district.log("店子村", "真的")
    district.round("店子村", "one")
    district.log("拷贝", "一", "二")
    district.deliver("拷贝", "two")
    district.receive("two")
    with district.at("office"):
        page = shell_of().show_page("office")
        page.sticks.stop()
        done()
        sheet_of(page, "room", "看看以哪台为准").click()
        done()
        shown = words(page.window())
        assert "来访 1" in shown
        assert "来访 2" in shown
        [sheet] = page.window().findChildren(ForkSheet)
        sheet.name.setText("店子村东院")
        _here, other = [
            each for each in sheet.findChildren(QPushButton) if each.text() == "以这台为准"
        ]
        other.click()
        done()
        [fork] = copies.decided(page.rooms.lines[0].id)
        assert (fork.true, fork.name) == ("other", "店子村东院")
        [held] = page.rooms.lines[0].held
        assert held.by_itself
        page.window().close()


def test_a_second_computer_is_invited_under_the_next_number(laid_aside, done):
    sheet_of(laid_aside, "held", "给第二台发邀请").click()
    done()
    form = laid_aside.invite.form
    assert laid_aside.parts.currentWidget().isVisible()
    assert form.input("code").typed() == "370406101200-02"
    assert form.input("name").typed() == "店子村法律服务工作室"


def test_no_room_is_invited_before_the_key_is_saved_in_two_places(page, tmp_path, stick):
    page.turn_to(INVITE)
    assert page.invite.card.isHidden()
    page.invite.save_key(stick)
    page.invite.save_key(stick)
    assert invite.key_saved() == 1
    assert "第 1 份已经在那里了" in page.invite.key_said.text()
    other = tmp_path / "OTHER"
    other.mkdir()
    page.invite.save_key(other)
    assert invite.key_saved() == 2
    assert not page.invite.card.isHidden()


def test_a_room_is_invited_by_typing_its_village(keys_saved, page, stick, done, qtbot):
    page.turn_to(INVITE)
    line = page.invite.form.input("village").line
    line.setFocus()
    qtbot.keyClicks(line, "dianzi")
    qtbot.waitUntil(lambda: line.text() == "dianzi")
    done()
    qtbot.waitUntil(page.invite.form.input("village").suggestions.visible, timeout=3_000)
    qtbot.keyClick(line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.invite.form.input("code").typed() == CODE, timeout=3_000)
    assert page.invite.form.input("name").typed() == "店子村法律服务工作室"
    page.invite.invite(stick)
    assert (stick / f"邀请-店子镇店子村-{CODE}.legalroom-invitation").exists()
    assert [each.code for each in rooms.open_invitations()] == [CODE]


def test_an_invitation_is_taken_back_and_that_too_is_taken_back(keys_saved, page, done):
    invite.invite(CODE, "店子村工作室")
    page.rooms.show_rooms()
    done()
    sheet_of(page, "invited", "收回邀请").click()
    done()
    assert page.rooms.lines == []
    page.shell.toast.take_back()
    done()
    assert [each.kind for each in page.rooms.lines] == ["invited"]


def test_an_invitation_whose_stick_is_lost_is_written_once_more(keys_saved, page, done, stick):
    first = invite.invite(CODE, "店子村东院")
    page.rooms.show_rooms()
    done()
    sheet_of(page, "invited", "重写邀请").click()
    done()
    assert page.invite.form.input("code").typed() == CODE
    assert page.invite.form.input("name").typed() == "店子村东院"
    page.invite.invite(stick)
    [written] = stick.glob("邀请-*")
    assert written.read_bytes() != first
    assert [each.code for each in rooms.open_invitations()] == [CODE]


def test_many_are_invited_with_those_left_out_apart(keys_saved, page, done):
    invite.invite(CODE, "店子村工作室")
    page.turn_to(INVITE)
    page.invite.invite_town("370406101")
    shown = words(page.window())
    assert "不邀请的 1 个" in shown
    left, ready = (
        each for each in shown.splitlines() if "370406101200-01" in each or "安陵村" in each
    )
    assert "已经邀请过" in left
    assert "370406101201-01" in ready


def test_an_office_is_told_that_its_recovery_code_is_on_no_paper(page, done):
    preferences.put(settings.CODE_COPIED, False)
    page.open()
    assert page.paper.isVisible()
    preferences.put(settings.CODE_COPIED, True)
    page.open()
    assert not page.paper.isVisible()


def enrol_many(office, count):
    """So many rooms that report here."""
    with journal.action("test.rooms") as act:
        for number in range(count):
            act.add(
                rooms.Room, code=f"370406{100 + number}200-01", name=f"{number}村工作室",
                installation=f"i{number}", signer="s", recipient="r", day=office.today(),
            )  # fmt: skip


def test_a_list_of_visits_is_narrowed_to_one_of_many_rooms_by_typing(office, page, done, qtbot):
    enrol_many(office, 30)
    listed = page.shell.show_page("visits").list
    done()
    listed._fill_menu()
    [action] = [each for each in listed._menu.actions() if each.text() == "工作室……"]
    action.trigger()
    qtbot.waitUntil(lambda: bool(page.window().findChildren(Seek)))
    [seek] = page.window().findChildren(Seek)
    assert len(seek.rows.rows) == 30
    seek.rows.chosen.emit(3)
    assert listed.narrowed.asked.origin == "i3"
    assert listed.narrow.toolTip() == "3村工作室"


def test_a_notice_for_one_room_offers_all_of_them_before_anything_is_typed(office, page, done):
    enrol_many(office, 30)
    written = page.shell.show_page("notice")
    done()
    written.begin()
    chosen = written.form.form.input("room")
    chosen.line.opened.emit()
    assert len(chosen.suggestions.offered()) == 30
    assert [each.title for each in chosen.suggestions.suggest("17村")] == ["17村工作室"]
    assert [each.beside for each in chosen.suggestions.suggest("370406117")] == ["370406117200-01"]
