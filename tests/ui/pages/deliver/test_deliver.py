from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from app import store
from app.exchange import drive
from app.office import stick as at_office
from app.records import cases, delivered, deliveries, safety, visits
from app.room import deliver
from tests.conftest import PASSWORD
from tests.ui.pages.deliver.conftest import answer_at_office, log, put_in, words


def test_a_room_without_an_office_is_taught_how_to_come_to_one(page):
    assert "还没有接上区里" in words(page)
    assert page.stick.isHidden()


def test_the_invitation_on_the_stick_is_found_and_taken(page, stick, invitation, done):
    (stick / "随便叫什么.txt").write_bytes(invitation)
    page.use(stick)
    done()
    QApplication.processEvents()
    [accept] = [b for b in page.joining.findChildren(QPushButton) if b.text() == "接受"]
    accept.click()
    done()
    assert deliveries.office().name == "山亭区司法局"
    assert not page.stick.isHidden()


def test_an_invitation_goes_with_its_stick_though_it_was_being_read(page, stick, invitation, done):
    (stick / "邀请.txt").write_bytes(invitation)
    page.use(stick)
    page.sticks._seen([])
    done()
    assert [b for b in page.joining.findChildren(QPushButton) if b.text() == "接受"] == []


def test_it_says_what_will_go_and_who_can_open_it(joined, stick, done):
    log("离婚", "承包地")
    joined.use(stick)
    joined.refresh({"visit"})
    done()
    assert "将送出 2 条记录（来访 2）" in joined.goes.text()
    assert "只有山亭区司法局能打开" in joined.closed.text()
    assert "KINGSTON" in joined.headline.text()


def test_the_bottom_line_home_and_this_page_say_one_number(joined, stick, done):
    log("离婚", "承包地", "相邻")
    joined.use(stick)
    joined.refresh({"visit"})
    done()
    assert "将送出 3 条记录" in joined.goes.text()
    assert safety.status().waiting == 3
    home = joined.shell.show_page("home")
    done()
    assert any("3 条" in each.text() for each in home.stick.findChildren(QLabel))


def test_what_went_and_what_came_in_is_the_number_that_waited(joined, stick, done, tmp_path):
    case = cases.register(
        day=store.current().today(), category="02", source="apply",
        applied=store.current().today(), facts="滴水檐",
        parties=[{"role": "applicant", "name": "王建国"}, {"role": "respondent", "name": "李海涛"}],
    )  # fmt: skip
    deliver.deliver(stick)
    cases.append_note(case, words="打来电话")
    visits.log(
        day=store.current().today(), category="01", facts="承包地", newcomer={"name": "孙广才"}
    )
    joined.use(stick)
    joined.open()
    done()
    assert safety.status().waiting == 2
    assert "将送出 2 条记录" in joined.goes.text()
    joined.show_contents()
    done()
    assert "王建国 · 李海涛" in words(joined.window())
    deliver.deliver(stick)
    joined.open()
    done()
    assert [each.records for each in delivered.all_past()] == [2, 1]
    assert "第 2 次\n11-22\n2 条\n" in words(joined.past)
    clock = store.current().clock
    store.close(with_backup=False)
    store.open(tmp_path / "office", password=PASSWORD)
    store.current().clock = clock
    assert {each.verdict.serial: each.records for each in at_office.take_in(stick).lines} == {
        1: 1,
        2: 2,
    }


def test_without_a_stick_nothing_can_be_delivered(joined):
    assert not joined.button.isEnabled()
    assert joined.headline.text() == "请插上 U 盘"


def test_one_press_of_a_key_delivers_and_says_when_to_pull_the_stick(joined, stick, done, qtbot):
    log("离婚")
    joined.use(stick)
    done()
    assert joined.window().focusWidget() is joined.button
    qtbot.keyClick(joined.button, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: joined.done is not None, timeout=10_000)
    assert joined.headline.text() == "可以拔了"
    assert len(list(stick.rglob("*.age"))) == 1
    assert "装盘了，等区里回话" in words(joined.past)


def test_the_answer_is_read_as_soon_as_the_stick_is_back(joined, stick, done, tmp_path):
    log("离婚")
    joined.use(stick)
    done()
    joined.deliver()
    done()
    answer_at_office(tmp_path, stick)
    joined.sticks._seen([])
    joined.sticks._seen([drive.open_folder(stick)])
    done()
    assert deliveries.delivered_to() > 0
    assert "收到了" in joined.above.word.text()
    assert "区里收到了" in words(joined.past)


def test_the_answer_is_read_on_the_first_page_too(joined, stick, done, tmp_path):
    log("离婚")
    joined.use(stick)
    done()
    joined.deliver()
    done()
    answer_at_office(tmp_path, stick)
    home = joined.shell.show_page("home")
    home.sticks.stop()
    put_in(home, stick, done)
    assert deliveries.delivered_to() > 0
    assert "收到了" in words(joined.shell.toast)


def test_whoever_comes_back_to_the_page_delivers_with_enter(joined, stick, done):
    joined.use(stick)
    done()
    joined.shell.show_page("home")
    done()
    joined.shell.show_page("deliver")
    done()
    assert joined.window().focusWidget() is joined.button


def test_a_month_without_anything_is_delivered_too(joined, stick, done, tmp_path):
    joined.use(stick)
    done()
    joined.deliver()
    done()
    answer_at_office(tmp_path, stick)
    joined.open()
    joined._stick_changed()
    done()
    assert "无事项" in joined.goes.text()
    joined.deliver()
    done()
    assert joined.done.serial == 2
    assert "无事项" in words(joined.past)


def test_with_several_sticks_one_is_chosen(joined, stick, tmp_path, done):
    other = tmp_path / "OTHER"
    other.mkdir()
    joined.sticks._seen([drive.open_folder(stick), drive.open_folder(other)])
    done()
    assert not joined.which.isHidden()
    joined.which.chosen.emit(other)
    assert joined.sticks.chosen.folder == other


def test_of_several_sticks_it_is_asked_which_before_enter_writes(
    joined, stick, tmp_path, done, keyboard, press, qtbot
):
    log("离婚后财产")
    other = tmp_path / "OTHER"
    other.mkdir()
    joined.open()
    joined.sticks._seen([drive.open_folder(stick), drive.open_folder(other)])
    done()
    assert keyboard() is joined.which
    joined.which.chosen.emit(other)
    done()
    assert keyboard() is joined.button
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(list(other.rglob("*.age"))))
    done()
    assert not list(stick.rglob("*.age"))


def test_that_the_stick_may_be_pulled_out_is_seen_however_small_the_window(joined, stick, done):
    log("离婚后财产")
    joined.window().resize(1024, 380)
    joined.use(stick)
    joined.open()
    done()
    joined.button.setFocus()
    QApplication.processEvents()
    joined.deliver()
    done()
    QApplication.processEvents()
    assert not joined.headline.visibleRegion().isEmpty()


def test_what_will_go_is_listed_by_name(joined, stick, done):
    log("离婚后财产")
    joined.use(stick)
    joined.open()
    done()
    joined.show_contents()
    done()
    assert "赵淑珍 离婚后财产" in words(joined.window())


def test_a_stick_that_cannot_be_written_is_refused_in_words(joined, stick, done):
    joined.use(stick)
    done()
    (stick / "LEGALROOM").write_text("a file where a folder should be")
    joined.deliver()
    done()
    assert not joined.shell.banner.isHidden()
    assert joined.done is None
    assert joined.button.isEnabled()


# A new version of the program comes along


def test_what_the_office_will_ask_stands_there_and_leads_to_the_record(joined, stick, done):
    log("离婚")
    joined.open()
    done()
    assert "区里可能会问的" in words(joined)
    [go, *_] = [b for b in joined.questions.findChildren(QPushButton) if b.text() == "去写"]
    go.click()
    done()
    page = joined.shell.pages["visits"]
    assert joined.shell.stack.currentWidget() is page
    visits.amend(page.view.record, advice="带证件来", result="answered", reason="补写")
    joined.open()
    done()
    assert not [e for e in joined.questions.found if e.page == "visits"]
    joined.use(stick)
    done()
    assert joined.button.isEnabled()
