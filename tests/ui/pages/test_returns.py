"""Records are returned on any page of an office, and put right where the room is led to."""

import pytest
from PySide6.QtWidgets import QApplication

from app.records import cases, inspections, visits
from app.records.inspections import Remark
from app.records.visits import Visit
from app.store import journal
from tests.journeys.district import DAY
from tests.ui.pages.test_inspections import buttons, press, sheet, words
from ui.widgets.row_menu import menu_of


@pytest.fixture
def district(district_after):
    def happen(district):
        district.room("店子村")
        district.log("店子村", "租地五十年", "宅基地")
        with district.at("店子村"):
            cases.register(
                day=DAY, category="02", source="apply", applied=DAY, facts="滴水檐",
                parties=[{"role": "applicant", "name": "王建国"},
                         {"role": "respondent", "name": "李海涛"}],
            )  # fmt: skip
        district.round("店子村", "一")

    return district_after("a round with two visits and a dispute", happen)


def give_back(window, text):
    asked = sheet(window)
    asked.form.input("words").set_value(text)
    asked.save()
    return asked


def test_a_visit_is_returned_from_its_page_and_corrected_where_the_remark_leads(
    district, shell_of, done
):
    with district.at("office"):
        [visit] = [each for each in Visit.select() if "五十年" in each.facts]
        window = shell_of()
        page = window.show_page("visits", record_id=visit.id)
        done()
        press(page.view, "退回……")
        give_back(window, "年限写错了")
        done()
        assert "年限写错了" in words(page.view)
        window.close()
    district.round("店子村", "二")
    with district.at("店子村"):
        window = shell_of()
        home = window.show_page("home")
        done()
        assert "退回：年限写错了" in words(home)
        page = window.show_page("remark", record_id=Remark.get().id)
        done()
        press(page, "去办")
        done()
        record = window.pages["visits"].view
        assert "退回：年限写错了" in words(record)
        assert buttons(record, "退回……") == []
        visits.amend(journal.get(Visit, visit.id), facts="租地三十年", reason="写错了")
        page = window.show_page("remark", record_id=Remark.get().id)
        done()
        assert "已更正" in words(page.view)
        press(page, "答复……")
        form = window.pages["answer"].form
        assert form.form.input("words").value().startswith("已更正：")
        form.save()
        done()
        window.close()
    district.round("店子村", "三")
    with district.at("office"):
        window = shell_of()
        page = window.show_page("remark", record_id=Remark.get().id)
        done()
        said = words(page.view)
        assert "已更正" in said
        assert "五" in said
        assert "三" in said
        press(page.view, "整改完成……")
        sheet(window).save()
        done()
        assert Remark.get().done == DAY
        waiting = window.side.badges.get("remark")
        window.close()
        assert waiting == 0


def test_several_that_are_picked_are_returned_together(district, shell_of, done):
    with district.at("office"):
        window = shell_of()
        page = window.show_page("visits")
        done()
        page.list.table.view.selectRow(0)
        page.list.table.view.selectAll()
        QApplication.processEvents()
        [action] = [e for e in menu_of(page.list.table).actions() if e.text() == "退回……"]
        action.trigger()
        assert "退回 2 条记录" in words(sheet(window))
        give_back(window, "都没有写处理结果")
        done()
        assert {each.of_record for each in Remark.select()} == {e.id for e in Visit.select()}
        # Once more: nothing is returned twice, and it is said why.
        page.ask_return(page.list.table.current())
        give_back(window, "再来")
        done()
        assert Remark.select().count() == 2
        assert "已经退回过" in words(window)
        window.close()


def test_of_a_dispute_the_whole_volume_is_returned_with_what_is_missing_in_it(
    district, shell_of, done
):
    with district.at("office"):
        [case] = cases.model.Case.select()
        window = shell_of()
        page = window.show_page("cases", record_id=case.id)
        done()
        press(page.view, "退回……")
        asked = sheet(window)
        press(asked, "把缺的写进去")
        assert "缺" in asked.form.input("words").value()
        asked.form.input("volume").set_value(True)
        asked.save()
        done()
        [remark] = Remark.select()
        assert (remark.volume, remark.of_record) == (True, case.id)
        page = window.show_page("remark", record_id=remark.id)
        done()
        assert "整卷退回" in words(page.view)
        window.close()


def test_a_record_that_its_room_has_voided_cannot_be_returned(district, shell_of, done):
    with district.at("店子村"):
        visit = Visit.select().first()
        visits.void(visit, reason="duplicate")
    inspected = visit.id
    district.round("店子村", "二")
    with district.at("office"):
        window = shell_of()
        page = window.show_page("visits", record_id=inspected)
        done()
        assert journal.get(Visit, inspected).voided
        assert buttons(page.view, "退回……") == []
        assert not inspections.may_be_returned(journal.get(Visit, inspected))
        window.close()
