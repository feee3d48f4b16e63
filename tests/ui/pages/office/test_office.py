import datetime
import shutil

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from app import store
from app.office import guests, invite
from app.records import cases, copies, rooms, visits
from app.room import deliver, enrol, take_reply
from app.store import journal
from tests.conftest import PASSWORD
from ui import work
from ui.pages.office.forks import ForkSheet
from ui.pages.office.page import COUNTS, ROOMS
from ui.records.form_sheet import FormSheet

CODE = "370406101200-01"


@pytest.fixture
def done(qtbot):
    return lambda: qtbot.waitUntil(lambda: not work.busy(), timeout=10_000)


@pytest.fixture
def page(office, shell_of, done, qtbot):
    made = shell_of().show_page("office")
    made.sticks.stop()
    done()
    return made


@pytest.fixture
def stick(tmp_path):
    path = tmp_path / "KINGSTON"
    path.mkdir()
    return path


@pytest.fixture
def keys_saved(office, tmp_path):
    for number in (1, 2):
        invite.save_key(tmp_path / f"key-{number}.txt")


@pytest.fixture
def delivered(keys_saved, office, tmp_path, stick, new_room, clock):
    """A room was invited, logged two visits and delivered; the office is open again."""
    data = invite.invite(CODE, "店子村工作室")
    store.close(with_backup=False)
    new_room(tmp_path / "room")
    enrol.take_invitation(data)
    for facts in ("离婚", "离婚后财产"):
        visits.log(day=clock().date(), name="赵淑珍", category="01", facts=facts)
    deliver.deliver(stick)
    store.close(with_backup=False)
    store.open(tmp_path / "office", password=PASSWORD).clock = clock
    return stick


@pytest.fixture
def desk(delivered, shell_of, done):
    made = shell_of().show_page("office")
    made.sticks.stop()
    done()
    return made.desk


def words(widget):
    QApplication.processEvents()
    return "\n".join(
        each.text() for each in widget.findChildren(QLabel) if each.isVisibleTo(widget)
    )


def test_what_lies_on_the_stick_is_shown_with_who_and_when(desk, stick, done):
    desk.use(stick)
    done()
    assert "KINGSTON 上有 1 份上报" in words(desk)
    assert "店子村工作室" in words(desk)
    assert "第 1 次" in words(desk)


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
    assert desk.button.isVisibleTo(desk)
    desk.receive()
    done()
    assert {each.verdict.verdict for each in desk.result.lines} == {"already"}
    assert "可以拔了" in words(desk)


def test_the_main_button_takes_in_as_soon_as_the_stick_was_looked_at(desk, stick, done, qtbot):
    desk.shell.show_page("office", receive=True)
    desk.use(stick)
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


@pytest.fixture
def laid_aside(keys_saved, office, shell_of, done):
    """A second computer registered with an invitation that was used already."""
    for name, verdict, reason in (("one", "taken", None), ("two", "held", "second_key")):
        with journal.action("test") as act:
            if verdict == "taken":
                act.add(
                    rooms.Room,
                    code=CODE,
                    name="店子村工作室",
                    installation=name,
                    signer="s",
                    recipient="r",
                    day=office.today(),
                )
            act.add(
                rooms.ReceivedPackage,
                room=name,
                code=CODE,
                epoch=name,
                serial=2,
                first=1,
                last=2,
                sha256=name,
                time=office.clock(),
                verdict=verdict,
                reason=reason,
            )
    made = shell_of().show_page("office")
    made.sticks.stop()
    done()
    return made


def test_a_room_that_waits_for_an_earlier_package_is_named_with_its_number(laid_aside, done):
    with journal.action("test") as act:
        said = {"room": "one", "code": CODE, "epoch": "one", "first": 5, "last": 6, "sha256": "x"}
        act.add(rooms.ReceivedPackage, **said, serial=4, verdict="held", reason="gap", missing="3")
    laid_aside.rooms.show_rooms()
    done()
    assert laid_aside.rooms.chips["gaps"].text() == "有没送到的 1"
    [line] = [each for each in laid_aside.rooms.lines if each.state]
    assert line.state.missing_words == "3"


def sheet_of(page, kind, button):
    [line] = [each for each in page.rooms.lines if each.kind == kind]
    page.rooms.show_room(line)
    QApplication.processEvents()
    [found] = [
        each for each in page.window().findChildren(QPushButton) if each.text().startswith(button)
    ]
    return found


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


def test_a_number_leads_to_its_visits(desk, stick, done, clock):
    page = desk.shell.pages["office"]
    desk.use(stick)
    done()
    desk.receive()
    done()
    page.turn_to(1)
    done()
    numbers = page.counts.numbers
    month = clock().month
    assert numbers.index(0, month).data() == "2"
    page.counts.grid.clicked.emit(numbers.index(0, month))
    done()
    shown = desk.shell.pages["visits"]
    assert desk.shell.stack.currentWidget() is shown
    assert shown.list.asked.since == datetime.date(2026, month, 1)
    assert numbers.index(numbers.rowCount() - 1, numbers.columnCount() - 1).data() == "2"


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
    page.setParent(None)
    page.resize(942, tall)
    page.show()
    QApplication.processEvents()
    assert desk._list.geometry().bottom() < desk.button.geometry().top()
    assert desk.button.height() >= desk.button.minimumSizeHint().height()
    assert desk.geometry().bottom() < page.tabs.geometry().top()
    page.close()


def test_no_room_is_invited_before_the_key_is_saved_in_two_places(page, tmp_path, stick):
    page.turn_to(2)
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
    page.turn_to(2)
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
    assert (stick / f"邀请-店子镇店子村-{CODE}.txt").exists()
    assert [each.code for each in rooms.open_invitations()] == [CODE]


def test_a_code_that_is_none_is_refused_beside_its_field(keys_saved, page, stick):
    page.turn_to(2)
    page.invite.form.fill({"code": "abc", "name": "店子村工作室"})
    page.invite.invite(stick)
    assert "abc" in words(page.invite)
    assert not list(stick.iterdir())


def test_a_whole_town_is_invited_at_once(keys_saved, page, stick, done):
    page.turn_to(2)
    found = guests.of_town("370406101").ready
    page.invite.invite_town("370406101")
    assert f"邀请 {len(found)} 个工作室" in words(page.window())
    page.invite.write_all(found, "folders", stick)
    done()
    assert len(rooms.open_invitations()) == len(list(stick.rglob("邀请-*.txt"))) == len(found)
    assert f"{len(found)} 份邀请" in page.invite.written.text()


def test_disputes_are_counted_by_stage_and_lead_to_their_list(desk, stick, done, tmp_path, clock):
    shell = desk.shell
    store.close(with_backup=False)
    store.open(tmp_path / "room", password=PASSWORD).clock = clock
    sides = [{"role": "applicant", "name": "王建国"}, {"role": "respondent", "name": "李海涛"}]
    cases.register(parties=sides, category="02", facts="院墙滴水")
    deliver.deliver(stick)
    store.close(with_backup=False)
    store.open(tmp_path / "office", password=PASSWORD).clock = clock
    desk.use(stick)
    done()
    desk.receive()
    done()
    page = shell.pages["office"]
    page.turn_to(1)
    done()
    [shown] = [
        each for each in page.counts.disputes.findChildren(QPushButton) if each.text() == "登记 1"
    ]
    shown.click()
    done()
    assert shell.stack.currentWidget() is shell.pages["cases"]


def test_who_reads_the_counts_is_not_told_the_stick_line_by_line(desk, stick, done):
    desk.use(stick)
    done()
    desk.receive()
    done()
    assert "已收下 2 条" in words(desk)
    page = desk.shell.show_page("office")
    page.turn_to(COUNTS)
    assert "已收下" not in words(desk)
    assert "可以拔了" in words(desk)
    page.turn_to(ROOMS)
    assert "已收下 2 条" in words(desk)
