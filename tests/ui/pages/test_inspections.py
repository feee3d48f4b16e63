"""Inspections and remarks on their pages: found at the office, answered in the room, ticked."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from app.records import attachments, inspections, places, visits
from app.records.inspections import Answer, Inspection, Remark
from app.records.inspections.lists import RemarkNarrowing
from app.records.notices import Notice
from app.store import journal
from tests.journeys.district import CODES, DAY
from tests.journeys.test_inspections import WORDS, inspect
from tests.records.test_photos import picture
from ui.records.hanging import HangingCard
from ui.widgets.message import Sheet

VILLAGE = CODES[0][:12]
SOON = DAY + datetime.timedelta(days=10)


def words(widget: Any) -> str:
    QApplication.processEvents()
    found = widget.findChildren(QLabel)
    return "\n".join(each.text() for each in found if each.isVisibleTo(widget))


def buttons(widget: Any, text: str) -> list[QPushButton]:
    QApplication.processEvents()
    found = widget.findChildren(QPushButton)
    return [each for each in found if each.text() == text and each.isVisibleTo(widget)]


def press(widget: Any, text: str) -> None:
    [found] = buttons(widget, text)
    found.click()


def choose(page: Any, text: str) -> None:
    menu = page.view.other.menu()
    menu.aboutToShow.emit()
    [found] = [each for each in menu.actions() if each.text() == text]
    found.trigger()


def sheet(window: Any) -> Any:
    return next(each for each in window.findChildren(Sheet) if each.isVisible())


@pytest.fixture
def district(district_after):
    def happen(district):
        district.room("店子村")
        district.round("店子村", "一")

    return district_after("a first round", happen)


def test_what_is_found_is_answered_in_the_room_and_ticked_at_the_office(
    district, shell_of, done, qtbot
):
    with district.at("office"):
        window = shell_of()
        page = window.show_page("inspection")
        page.begin()
        place = places.ensure(VILLAGE).id
        page.form.form.fill({"day": DAY, "place": place, "who": ["周科长"], "summary": "较好"})
        page.form.save()
        done()
        card = next(e for e in page.view.findChildren(HangingCard) if "发现的问题" in words(e))
        card.add()
        asked = sheet(window)
        asked.form.fill({"item": "board", "words": WORDS, "until": DAY - datetime.timedelta(1)})
        asked.save()
        assert asked.form.fields["until"].error == "不能早于 2026-11-22。"
        assert asked.form.input("words").value() == WORDS
        asked.form.input("until").set_value(SOON)
        asked.save()
        [finding] = Remark.select()
        page = window.show_page("remark", record_id=finding.id)
        assert "发给：店子村工作室" in words(page)
        assert not buttons(page, "答复……")
        window.close()
    district.round("店子村", "二")
    with district.at("店子村"):
        window = shell_of()
        home = window.show_page("home")
        done()
        qtbot.waitUntil(lambda: "督导发现：公示牌" in words(home))
        [first, *_more] = buttons(home.due, "去答复")
        first.click()
        done()
        page = window.pages["remark"]
        assert WORDS in words(page)
        assert "待答复" in words(page)
        assert not page.view.correct.isVisibleTo(page)
        assert not buttons(page, "整改完成……")
        press(page, "答复……")
        page = window.pages["answer"]
        assert page.form.form.input("remark").value() == finding.id
        page.form.form.input("words").set_value("照片换好了。")
        page.form.attached.prepared = [attachments.prepare(name="牌.jpg", data=picture())]
        page.form.save()
        done()
        assert "照片换好了。" in words(page)
        home = window.show_page("home")
        done()
        qtbot.waitUntil(lambda: "督导发现" not in words(home))
        window.close()
    district.round("店子村", "三")
    with district.at("office"):
        window = shell_of()
        office = window.show_page("office")
        done()
        press(office, "督导意见：1 条待核实")
        done()
        page = window.pages["remark"]
        assert page.list.narrowed.asked.standing == inspections.ANSWERED
        page.show_id(finding.id)
        assert "照片换好了。" in words(page)
        assert buttons(page, "牌.jpg")
        press(page, "整改完成……")
        sheet(window).save()
        done()
        assert journal.get(Remark, finding.id).done == DAY
        office = window.show_page("office")
        done()
        assert "督导意见：" not in "".join(b.text() for b in office.findChildren(QPushButton)
                                          if b.isVisibleTo(office))  # fmt: skip
        window.close()
    district.round("店子村", "四")
    with district.at("店子村"):
        window = shell_of()
        page = window.show_page("remark", record_id=finding.id)
        done()
        assert "已整改" in words(page)
        assert not buttons(page, "答复……")
        window.close()


def test_a_deadline_that_has_passed_is_marked_and_asked_for_again(district, shell_of, done):
    [finding] = inspect(district, WORDS)
    district.clock.forward(days=20)
    with district.at("office"):
        window = shell_of()
        office = window.show_page("office")
        done()
        press(office, "督导意见：1 条已逾期")
        page = window.pages["remark"]
        page.show_id(finding)
        assert "已逾期" in words(page)
        choose(page, "再次要求……")
        asked = sheet(window)
        asked.form.fill({"words": "", "until": DAY})
        asked.save()
        assert {name for name, f in asked.form.fields.items() if f.error} == {"words"}
        asked.form.fill({"words": "怎么还没换？", "until": DAY})
        asked.save()
        assert asked.form.fields["until"].error
        later = DAY + datetime.timedelta(days=30)
        asked.form.input("until").set_value(later)
        asked.save()
        done()
        # It stands in the list of those past their day no more.
        page = window.show_page("remark", asked=RemarkNarrowing())
        page.show_id(finding)
        assert "第 2 次要求" in words(page)
        assert journal.get(Remark, finding).until == later
        window.close()


def test_the_office_asks_about_a_record_and_the_room_is_led_to_it(district, shell_of, done):
    with district.at("店子村"):
        visit = visits.log(day=DAY, name="赵淑珍", category="01", facts="租金")
    district.round("店子村", "二")
    with district.at("office"):
        window = shell_of()
        page = window.show_page("visits", record_id=visit.id)
        done()
        choose(page, "询问工作室……")
        page = window.pages["remark"]
        assert page.form.form.input("kind").value() == "question"
        page.form.form.input("words").set_value("后来怎样了？")
        page.form.save()
        done()
        asked = Remark.get()
        assert Remark.meant_for(asked.values()) == visit.origin
        assert (asked.of_kind, asked.of_record) == ("visit", visit.id)
        window.close()
    district.round("店子村", "三")
    with district.at("店子村"):
        window = shell_of()
        page = window.show_page("remark", record_id=Remark.get().id)
        done()
        press(page, "去办")
        done()
        assert window.stack.currentWidget() is window.pages["visits"]
        assert "赵淑珍" in words(window.pages["visits"].view)
        page.view.other.menu().aboutToShow.emit()
        assert "询问工作室……" not in [a.text() for a in page.view.other.menu().actions()]
        window.close()


def test_a_finding_of_the_checklist_leads_to_the_place(district, shell_of, done):
    inspect(district, WORDS)
    district.round("店子村", "二")
    with district.at("店子村"):
        places.ensure(VILLAGE)
        window = shell_of()
        page = window.show_page("remark", record_id=Remark.get().id)
        done()
        press(page, "去办")
        assert window.stack.currentWidget() is window.pages["places"]
        window.close()


def test_a_circular_is_drafted_from_ticked_inspections_as_a_notice_to_go_over(
    district, shell_of, done
):
    inspect(district, WORDS)
    inspect(district, "门牌没有挂。", village=CODES[1][:12])
    with district.at("office"):
        window = shell_of()
        first, second = Inspection.select().order_by(Inspection.row)
        page = window.show_page("inspection", record_id=first.id)
        done()
        press(page, "起草通报……")
        asked = sheet(window)
        asked.told.press(second.id)
        asked.form.fill({"number": "山司通〔2026〕7号"})
        asked.save()
        done()
        form = window.pages["notice"].form
        assert form.form.input("kind").value() == "circular"
        assert form.form.input("number").value() == "山司通〔2026〕7号"
        assert "门牌没有挂。" in form.form.input("words").value()
        assert not Notice.select().exists()  # nobody is told before it was gone over
        assert {each.number for each in Inspection.select()} == {"山司通〔2026〕7号"}
        form.save()
        done()
        assert Notice.get().kind == "circular"
        window.close()


def test_a_room_has_no_page_of_inspections(room, shell_of, done):
    window = shell_of()
    page = window.show_page("remark")
    done()
    assert not page.kind.may_enter
    assert [each.name for each in page.kind.together()] == ["remark", "answer"]
    assert "督导记录" not in words(page)


def test_an_answer_that_is_not_finished_is_found_again(district, shell_of, done, qtbot, write):
    [finding] = inspect(district, WORDS)
    district.round("店子村", "二")
    with district.at("店子村"):
        window = shell_of()
        page = window.show_page("answer", remark=finding)
        done()
        page.form.form.start("words")
        write("正在换")
        page.form.put_aside()
        home = window.show_page("home")
        done()
        assert Answer.select().count() == 0
        qtbot.waitUntil(lambda: bool(buttons(home, "接着记")))
        press(home, "接着记")
        assert page.form.form.input("words").value() == "正在换"
        assert page.form.form.input("remark").value() == finding
        window.close()
