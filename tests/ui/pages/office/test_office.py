"""What rooms deliver is looked at, taken in, answered and counted."""

import shutil
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from app import store
from app.exchange import given_codes
from app.exchange.refusals import Refused
from app.office import guests
from app.records import certificates, rooms, visits
from app.room import deliver, take_reply
from tests.conftest import PASSWORD
from tests.ui.pages.office.on_page import sheet_of, words
from ui.pages.office.page import INVITE, NETWORK, ROOMS
from ui.widgets.row_menu import menu_of


def test_what_lies_on_the_stick_is_shown_with_who_and_when(desk, stick, done):
    desk.use(stick)
    done()
    assert "KINGSTON 上有 1 份上报" in words(desk)
    assert "店子村工作室" in words(desk)
    assert "第 1 次" in words(desk)


def test_what_lies_on_a_stick_that_was_pulled_out_before_it_was_read_is_not_shown(
    desk, stick, done
):
    desk.use(stick)
    desk.sticks._seen([])
    done()
    assert "请插上工作室的 U 盘" in words(desk)
    assert not desk.button.isVisibleTo(desk)
    desk.use(stick)
    done()
    assert "KINGSTON 上有 1 份上报" in words(desk)


def test_that_a_stick_could_not_be_read_is_not_said_once_it_is_out(desk, stick, done):
    desk.use(stick)
    shutil.rmtree(stick)
    desk.sticks._seen([])
    done()
    assert not desk.shell.banner.isVisible()


def test_enter_takes_it_in_and_writes_the_answer(desk, stick, done, qtbot, tmp_path):
    desk.use(stick)
    done()
    assert desk.window().focusWidget() is desk.button
    qtbot.keyClick(desk.button, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: desk.result is not None, timeout=10_000)
    done()
    assert "可以拔了" in words(desk)
    assert "已收下 2 条" in words(desk)
    assert visits.Visit.select().count() == 2
    store.close(with_backup=False)
    store.open(tmp_path / "room", password=PASSWORD)
    assert take_reply.take_reply(stick).news


def test_the_next_stick_needs_nothing_but_enter(desk, stick, done, qtbot, tmp_path):
    desk.use(stick)
    done()
    desk.receive()
    done()
    other = tmp_path / "NEXT"
    stick.rename(other)
    desk.sticks.look()
    done()
    assert "请插上工作室的 U 盘" in words(desk)
    desk.use(other)
    done()
    assert "NEXT 上有 1 份上报" in words(desk)
    assert "早收过了" in words(desk)
    assert desk.window().focusWidget() is desk.button
    qtbot.keyClick(desk.window().focusWidget(), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: desk.result is not None, timeout=10_000)
    assert [each.verdict.verdict for each in desk.result.lines] == ["already"]
    assert "已收 2 个 U 盘" in words(desk)


def test_esc_stops_taking_in(desk, stick, done, qtbot):
    desk.use(stick)
    done()
    desk.receive()
    job = desk.job
    qtbot.keyClick(desk, Qt.Key.Key_Escape)
    assert job.stopped
    done()
    desk.receive()
    done()
    assert {each.verdict.verdict for each in desk.result.lines} <= {"already", "taken"}


def test_what_is_shown_as_it_falls_and_what_is_left_is_taken_in_by_the_same_key(desk, stick, done):
    [first] = stick.rglob("*.age")
    for ending in ("", ".minisig"):
        shutil.copy(f"{first}{ending}", f"{stick}/zweite.age{ending}")
    desk.use(stick)
    done()
    shown = []

    def stop(at, line):
        # On the worker's thread, so that it is heard before the next package is begun.
        shown.append(line.verdict.verdict)
        if line.verdict.verdict == "taken":
            desk.job.cancel()

    desk.judged.connect(stop, Qt.ConnectionType.DirectConnection)
    desk.receive()
    done()
    assert shown[:3] == ["left", "left", "taken"]
    assert [each.verdict.verdict for each in desk.result.lines] == ["left", "taken"]
    assert "已停下" in words(desk)
    assert "按回车，接着收剩下的" in words(desk)
    assert desk.window().focusWidget() is desk.button
    desk.receive()
    done()
    assert {each.verdict.verdict for each in desk.result.lines} == {"already"}
    assert "可以拔了" in words(desk)


def test_the_main_button_takes_in_as_soon_as_the_stick_was_looked_at(desk, stick, done, qtbot):
    desk.shell.show_page("office", receive=True)
    desk.use(stick)
    qtbot.waitUntil(lambda: desk.result is not None, timeout=10_000)
    assert desk.result.lines[0].records == 2


def test_the_main_button_takes_in_what_came_onto_the_stick_since_it_was_put_in(
    desk, stick, done, qtbot, tmp_path
):
    copied = tmp_path / "EMPTY"
    copied.mkdir()
    desk.use(copied)
    done()
    assert "EMPTY 插好了" in words(desk)
    shutil.copytree(stick, copied, dirs_exist_ok=True)
    desk.shell.show_page("office", receive=True)
    qtbot.waitUntil(lambda: desk.result is not None, timeout=10_000)
    assert desk.result.lines[0].records == 2


def test_a_damaged_report_is_not_taken_and_says_why(desk, stick, done):
    [package] = stick.rglob("*.age")
    broken = bytearray(package.read_bytes())
    broken[300] ^= 1
    package.write_bytes(bytes(broken))
    desk.use(stick)
    done()
    desk.receive()
    done()
    assert "没有收：" in words(desk)
    assert visits.Visit.select().count() == 0


def test_what_became_of_a_stick_is_told_until_the_next_one_is_in(desk, stick, done, tmp_path):
    [package] = stick.rglob("*.age")
    package.write_bytes(package.read_bytes()[:-9])
    desk.use(stick)
    done()
    desk.receive()
    done()
    stick.rename(tmp_path / "AWAY")
    desk.sticks.look()
    done()
    assert "刚拔下的：没有收 1" in words(desk)
    assert "没有收：" in words(desk)  # and why
    desk.use(tmp_path / "AWAY")
    done()
    assert "刚拔下的" not in words(desk)


def test_what_rooms_ask_for_is_counted_beside_the_pages_where_it_is_answered(
    desk, stick, done, tmp_path, clock
):
    store.close(with_backup=False)
    store.open(tmp_path / "room", password=PASSWORD).clock = clock
    certificates.ask(kind="honour", what="优秀人民调解员", holders=[{"name": "王建国"}])
    deliver.deliver(stick)
    store.close(with_backup=False)
    store.open(tmp_path / "office", password=PASSWORD).clock = clock
    desk.use(stick)
    done()
    desk.receive()
    done()
    assert desk.shell.side.badges["certificates"] == 1


def test_a_stick_without_a_report_says_so(page, stick, done):
    page.desk.use(stick)
    done()
    assert "里面没有上报。" in words(page.desk)


def test_a_stick_that_cannot_be_written_still_comes_in(desk, stick, done):
    (stick / "LEGALROOM" / "reply").write_text("a file where a folder should be")
    desk.use(stick)
    done()
    desk.receive()
    done()
    assert "收下了，但是回话没写上" in words(desk)
    assert visits.Visit.select().count() == 2


def test_the_visits_of_an_office_name_the_room_and_offer_no_new_one(desk, stick, done):
    desk.use(stick)
    done()
    desk.receive()
    done()
    shown = desk.shell.show_page("visits")
    done()
    table = shown.list.table
    [room] = [each for each in table.rows.columns if each.name == "room"]
    assert {room.show(each) for each in visits.Visit.select()} == {"店子村工作室"}
    assert "F2" not in words(shown)
    shown.show_id(visits.Visit.select().first().id)
    done()
    assert shown.view.state.text() == "店子村工作室"


@pytest.mark.parametrize("tall", [500, 579, 700])
def test_the_button_stands_below_the_list_however_many_reports_there_are(desk, stick, done, tall):
    page = desk.shell.pages["office"]
    desk.use(stick)
    done()
    desk.lying = desk.lying * 9
    desk._show()
    page.paper.hide()
    page.setParent(None)
    page.resize(942, tall)
    page.show()
    QApplication.processEvents()
    assert desk._list.geometry().bottom() < desk.button.geometry().top()
    assert desk.button.height() >= desk.button.minimumSizeHint().height()
    assert desk.geometry().bottom() < page.tabs.geometry().top()
    page.close()
    page.deleteLater()


def test_lines_stand_close_below_each_other_where_there_is_room_for_more(desk, stick, done):
    desk.use(stick)
    done()
    [good] = desk.lying
    desk.lying = [replace(good, why=Refused()), good, good]
    desk._show()
    desk.button.hide()  # as behind what was taken in, whose list may be taller than its lines
    desk._fit(3, tall=True)
    QApplication.processEvents()
    tops = [desk._grid.itemAtPosition(at, 0).geometry().top() for at in range(3)]
    assert desk._list.height() > 4 * (tops[1] - tops[0])
    assert tops[2] - tops[1] == tops[1] - tops[0]


def test_a_code_that_is_none_is_refused_beside_its_field(keys_saved, page, stick):
    page.turn_to(INVITE)
    page.invite.form.fill({"code": "abc", "name": "店子村工作室"})
    page.invite.invite(stick)
    assert "abc" in words(page.invite)
    assert not list(stick.iterdir())


def test_a_whole_town_is_invited_at_once(keys_saved, page, stick, done):
    page.turn_to(INVITE)
    found = guests.of_town("370406101").ready
    page.invite.invite_town("370406101")
    assert f"邀请 {len(found)} 个工作室" in words(page.window())
    page.invite.write_all(found, "folders", stick)
    done()
    assert (
        len(rooms.open_invitations())
        == len(list(stick.rglob("邀请-*.legalroom-invitation")))
        == len(found)
    )
    assert f"{len(found)} 份邀请" in page.invite.written.text()


def test_who_reads_of_the_network_is_not_told_the_stick_line_by_line(desk, stick, done):
    desk.use(stick)
    done()
    desk.receive()
    done()
    assert "已收下 2 条" in words(desk)
    page = desk.shell.show_page("office")
    page.turn_to(NETWORK)
    assert "已收下" not in words(desk)
    assert "可以拔了" in words(desk)
    page.turn_to(ROOMS)
    assert "已收下 2 条" in words(desk)


def test_what_was_taken_in_has_a_receipt_code_that_can_be_copied(desk, stick, done):
    desk.use(stick)
    done()
    assert desk.codes.isHidden()
    desk.receive()
    done()
    [given] = given_codes.given()
    assert f"回执码 {given.grouped}" in words(desk)
    desk.codes.click()
    assert QGuiApplication.clipboard().text() == given.words()
    assert "店子村工作室：11月22日收到第 1 次上报，回执码" in given.words()


def test_the_code_of_a_room_stands_in_its_sheet_and_is_copied_from_the_list(desk, stick, done):
    page = desk.shell.pages["office"]
    desk.use(stick)
    done()
    desk.receive()
    done()
    page.rooms.show_rooms()
    done()
    [given] = given_codes.given()
    page.rooms.table.view.selectRow(0)
    [action] = [e for e in menu_of(page.rooms.table).actions() if e.text() == "复制回执码"]
    action.trigger()
    assert QGuiApplication.clipboard().text() == given.words()
    sheet_of(page, "room", "修改")
    assert f"第 1 次上报的回执码：{given.grouped}" in words(page.window())
