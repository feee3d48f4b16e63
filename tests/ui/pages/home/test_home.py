"""A room's first page: everything due is there and leads where it is done."""

import datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from app import settings
from app.records import cases, deliveries, keeping, people, places, visits
from app.records.activities import Activity
from app.store import drafts, journal, preferences
from tests.journeys.golden import rest
from ui.widgets.lines import OpeningLine

TODAY = datetime.date(2026, 11, 22)
BATCH = "0199a3c0-0000-7000-8000-000000000001"


def logged(**values):
    return visits.log(
        **{"day": TODAY, "category": "01", "facts": "承包地流转租金", "name": "赵淑珍"} | values
    )


@pytest.fixture
def show(shell, qtbot):
    def shown():
        preferences.put(settings.CODE_COPIED, True)
        page = shell.show_page("home")
        rest()
        return page

    return shown


@pytest.fixture
def gone(shell, monkeypatch):
    """Where the page leads, without going there."""
    asked = []
    real = shell.show_page
    monkeypatch.setattr(
        shell,
        "show_page",
        lambda name, **wanted: real(name) if name == "home" else asked.append((name, wanted)),
    )
    return asked


def words(widget):
    QApplication.processEvents()
    return [each.text() for each in widget.findChildren(QLabel) if each.isVisibleTo(widget)]


def press(widget, text):
    QApplication.processEvents()
    [button] = [b for b in widget.findChildren(QPushButton) if b.text() == text and b.isVisible()]
    button.click()


def test_an_empty_room_is_told_what_to_do_first(show):
    page = show()
    assert "今天没有到期的事。" in words(page)
    assert "还没有登记过来访。" in words(page)
    assert "还没有上报过。" in words(page)


def test_a_promised_answer_is_due_by_day(show, gone):
    late = logged(follow_up=TODAY - datetime.timedelta(days=1))
    logged(name="孙广才", follow_up=TODAY + datetime.timedelta(days=3))
    logged(name="王建国", follow_up=TODAY + datetime.timedelta(days=4))
    page = show()
    said = words(page.due)
    assert [each for each in said if "天" in each and "今" not in each] == [
        "逾期 1 天",
        "还剩 3 天",
    ]
    page.due.findChildren(QPushButton)[0].click()
    assert gone == [("visits", {"record_id": late.id})]


def test_legal_aid_that_owes_a_decision_is_due(show):
    visits.refer(logged(), submitted=TODAY - datetime.timedelta(days=7))
    page = show()
    assert "赵淑珍 · 法律援助该有决定了" in words(page.due)
    assert "今天到期" in words(page.due)


def test_an_unfinished_form_is_opened_again(show, gone):
    draft = drafts.save("visit", {"name": ["赵淑珍", "x"], "facts": "租金\n两年"}, focus="facts")
    page = show()
    assert "赵淑珍；租金 两年" in words(page.due)
    press(page, "接着记")
    assert gone == [("visits", {"draft": draft})]


def test_what_is_to_be_done_is_said_whole_on_a_narrow_page(show):
    logged(follow_up=TODAY, name="阿卜杜外力·买买提吐尔逊江·艾合买提")
    page = show()
    page.setFixedWidth(460)  # only resized, the window would lay it out again
    rest()
    [said] = [each for each in page.due.findChildren(QLabel) if "阿卜杜" in each.text()]
    assert said.heightForWidth(said.width()) > said.fontMetrics().height() * 2 - 4
    assert said.height() >= said.heightForWidth(said.width())


def test_what_was_left_for_the_lawyer_is_one_line(show, gone):
    logged(for_lawyer=True)
    logged(name="孙广才", for_lawyer=True)
    page = show()
    assert "留给律师 2 件：赵淑珍、孙广才" in words(page.due)
    press(page, "看看")
    assert gone == [("visits", {"asked": visits.Filter(for_lawyer=True)})]


def test_the_rest_of_a_long_list_is_shown_on_request(show):
    for at in range(8):
        logged(name=f"王建{at}", follow_up=TODAY)
    page = show()
    assert words(page.due).count("今天到期") == 6
    press(page, "还有 2 件")
    assert words(page.due).count("今天到期") == 8


def test_the_latest_visits_are_there_and_open_with_enter(show, gone, qtbot):
    first = logged(begin=datetime.time(9, 35), headcount=5, result="promised", follow_up=TODAY)
    logged(day=TODAY - datetime.timedelta(days=1), name=None, anonymous=True)
    page = show()
    said = words(page.recent)
    assert [each for each in said if each in ("09:35", "昨天")] == ["09:35", "昨天"]
    assert "赵淑珍 等 5 人" in said
    assert "不愿留名" in said
    assert "约期答复 11-22" in said
    line = page.recent.findChildren(OpeningLine)[0]
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert gone == [("visits", {"record_id": first.id})]


def test_the_month_counts_what_counts(show):
    logged()
    logged(result="aid")
    logged(day=TODAY - datetime.timedelta(days=40))
    said = words(show().month)
    assert [each for each in said if each.isdigit()] == ["2", "1", "3"]


def test_the_card_of_the_stick_says_what_waits_and_what_arrived(show, room):
    visit = logged()
    assert "1 条待上报。" in words(show().stick)
    with journal.action("delivery.make") as act:
        act.add(
            deliveries.Delivery,
            serial=1,
            epoch=room.epoch,
            day=TODAY,
            first=1,
            last=visit.entry,
            head="0" * 64,
        )
    said = words(show().stick)
    assert "上次装盘的，在等区里回话。" in said
    assert "没有要送的。" in said
    with journal.action("receipt.take") as act:
        act.add(
            deliveries.Receipt,
            delivered_to=visit.entry,
            epoch=room.epoch,
            hash="0" * 64,
            day=TODAY,
        )
    people.register(name="孙广才")
    said = words(show().stick)
    assert "11月22日以前的，区里已收到。" in said
    assert "之后又有 1 条待上报。" in said


def test_a_recovery_code_that_was_never_copied_is_a_thing_to_do(shell, qtbot, gone):
    page = shell.show_page("home")
    rest()
    press(page, "去抄")
    assert gone == [("settings", {"part": "code"})]


def test_a_visit_logged_meanwhile_appears(show, qtbot):
    page = show()
    logged()
    qtbot.waitUntil(lambda: "赵淑珍" in words(page.recent))
    rest()


def settled_and_closed(name):
    """A quarrel settled on the spot and closed, its volume not yet put away."""
    day, later = datetime.date(2026, 9, 1), datetime.date(2026, 9, 8)
    case = cases.settle_on_the_spot(
        parties=[{"role": "applicant", "name": name}, {"role": "respondent", "name": "吴用"}],
        mediators=[people.register(name=f"{name}的调解员").id],
        clauses="互不追究",
        manner="当场",
        disputed="争吵",
        day=day,
        category="02",
        facts="争吵",
        proof="当场道歉",
    )
    cases.revisit(case, day=later, words="好")
    return cases.close(cases.get(case.id), day=later)


def test_volumes_to_be_archived_are_one_line_after_those_who_wait(show, gone):
    settled_and_closed("孙桂兰")
    page = show()
    assert any("孙桂兰" in each for each in words(page))
    settled_and_closed("钱进")
    logged(name="赵淑珍", follow_up=TODAY)
    page = show()
    said = words(page)
    [line] = [each for each in said if "2 件结案的纠纷" in each]
    [waits] = [each for each in said if "赵淑珍" in each and "答复" in each]
    assert said.index(waits) < said.index(line)
    assert not any("孙桂兰" in each for each in said)
    press(page, "看看")
    assert gone == [("cases", {"asked": cases.Filter(state="closed", going=True)})]


def test_what_the_old_ledger_left_open_is_one_line(show, gone):
    with journal.action("import.begin") as act:
        for name in ("孙桂兰", "钱进"):
            cases.past.bring_in(
                act,
                parties=[
                    {"role": "applicant", "name": name},
                    {"role": "respondent", "name": "吴用"},
                ],
                result="going",
                batch=BATCH,
                day=datetime.date(2024, 3, 1),
                category="02",
                facts="争吵",
            )
    page = show()
    said = words(page)
    assert any("2 件纠纷没写结果" in each for each in said)
    assert not any("孙桂兰" in each for each in said)
    press(page, "看看")
    assert gone == [("cases", {"asked": cases.Filter(going=True, batch=BATCH)})]


def test_an_unfinished_form_of_any_kind_stands_there_and_goes_on_where_it_is_shown(show, gone):
    draft = drafts.save("committee", {"name": "店子村人民调解委员会"})
    page = show()
    assert "店子村人民调解委员会" in words(page.due)
    press(page, "接着记")
    assert gone == [("committee", {"draft": draft})]


def test_an_unfinished_step_says_of_which_dispute_it_is(show, gone):
    case = cases.register(
        day=TODAY, category="02", facts="滴水檐", source="apply", applied=TODAY,
        parties=[{"role": "applicant", "name": "王建国"}, {"role": "respondent", "name": "李海涛"}],
    )  # fmt: skip
    draft = drafts.save("case.name_mediator", {"since": "2026-11-3"}, record=case.id)
    page = show()
    assert "王建国 与 李海涛；确定调解员" in words(page.due)
    press(page, "接着记")
    assert gone == [("cases", {"draft": draft})]


def test_a_form_in_which_nothing_stands_any_more_is_not_unfinished(show):
    drafts.save("visit", {"_aside": True})
    assert "今天没有到期的事。" in words(show())


def test_a_room_of_which_nothing_is_asked_has_not_met_it_all(show):
    page = show()
    assert "本月没有到期的职责任务。" in words(page.duties)
    village = places.ensure("370406101200")
    keeping.keep(Activity, day=TODAY, kind="study", state="held", theme="宪法", place=village.id)
    page = show()
    assert "本月的职责任务都完成了。" in words(page.duties)


def test_tab_goes_through_the_cards_as_one_reads_them(show, qtbot, keyboard):
    logged()
    logged(name="孙广才", follow_up=TODAY)
    page = show()
    keyboard()
    page.setFocus()
    read = []
    for _each in range(3):
        qtbot.keyClick(QApplication.focusWidget() or page, Qt.Key.Key_Tab)
        read.append(QApplication.focusWidget())
    [do] = page.due.findChildren(QPushButton)
    lines = page.recent.findChildren(OpeningLine)
    assert read == [do, *lines]
    qtbot.keyClick(read[-1], Qt.Key.Key_Backtab)
    assert lines[0].hasFocus()
