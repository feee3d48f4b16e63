"""Subsidies on screen: claimed and checked in a room, decided of at an office."""

from __future__ import annotations

import datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel

from app.records import cases, people, subsidy
from app.records.subsidy import deciding, reckoning, sending, standing
from app.records.subsidy.model import SubsidyClaim
from app.store import journal
from tests.journeys import golden
from tests.journeys.district import CODES, District
from tests.records.subsidy.conftest import SEPTEMBER, Closing
from ui.pages.subsidy.office import DecisionCard
from ui.pages.subsidy.rates import RatesCard
from ui.records.form_sheet import FormSheet
from ui.widgets.message import Sheet
from ui.widgets.split_view import SplitView


def settled(page):
    golden.rest()
    QApplication.processEvents()
    return page


def words(widget):
    QApplication.processEvents()
    return "\n".join(each.text() for each in widget.findChildren(QLabel) if each.isVisible())


def press(widget, text):
    button = next(
        b for b in widget.findChildren(QAbstractButton) if b.isVisible() and b.text() == text
    )
    button.click()
    QApplication.processEvents()


def typed(sheet, values):
    for name, value in values.items():
        sheet.form.input(name).set_value(value)


def cells(page, row):
    model = page.table.rows
    role = Qt.ItemDataRole.DisplayRole
    return [model.data(model.index(row, at), role) for at in range(model.columnCount())]


@pytest.fixture
def village(room):
    return Closing()


@pytest.fixture
def page_of(shell_of):
    def make():
        page = settled(shell_of().show_page("subsidy"))
        page.months.choose(SEPTEMBER)
        return settled(page)

    return make


def test_a_month_without_a_dispute_teaches_what_is_claimed_here(village, page_of):
    page = page_of()
    assert "这个月没有结案的纠纷" in words(page)
    assert "示例，以办公室下发的为准" in words(page)


def test_what_is_complete_is_claimed_after_a_question_and_then_waits_for_the_check(
    village, page_of
):
    village.paid("hard")
    page = page_of()
    assert "1 件，200.00 元" in words(page)
    assert "不付钱" in words(page)
    page.claim()
    press(page.window().findChildren(Sheet)[-1], "申报")
    settled(page)
    [claim] = SubsidyClaim.select()
    assert (claim.amount, standing.standing(claim)) == (20_000, standing.CLAIMED)
    assert "傅军已申报" in cells(page, 0)
    press(page, "登记初审……")
    [sheet] = page.window().findChildren(FormSheet)
    typed(sheet, {"checked_by": "李秀英"})
    sheet.save()
    settled(page)
    assert "调委会初审　李秀英" in words(page)


def test_the_months_of_a_room_say_what_was_closed_and_claimed_in_each(village, page_of):
    village.paid()
    village.paid("hard")
    subsidy.withdraw(subsidy.claim(village.mediator.id, SEPTEMBER), reason="类别写错")
    page = page_of()
    assert "2026年9月 · 结案 2 件" in [words for _month, words in page.months.options()]
    subsidy.claim(village.mediator.id, SEPTEMBER)
    offered = {words: month for month, words in page.months.options()}
    assert offered["2026年9月 · 结案 2 件、申报 1 份"] == SEPTEMBER
    assert page.months.text() == "2026年9月"


def test_a_dispute_that_is_opened_leaves_the_list_in_front_for_whoever_comes_back(
    village, page_of, monkeypatch
):
    monkeypatch.setattr(SplitView, "narrow", True)
    village.paid()
    page = page_of()
    page.table.opened.emit(page.table.current())
    settled(page)
    shell = page.shell
    assert shell.stack.currentWidget() is shell.pages["cases"]
    assert not page.sides.left.isHidden()


def test_a_withdrawal_asks_for_the_reason_beside_its_field(village, page_of):
    village.paid()
    subsidy.claim(village.mediator.id, SEPTEMBER)
    page = page_of()
    press(page, "撤回……")
    [sheet] = page.window().findChildren(FormSheet)
    sheet.save()
    assert sheet.form.fields["reason"].error
    typed(sheet, {"reason": "类别写错"})
    sheet.save()
    settled(page)
    assert "可报" in cells(page, 0)[-1]


def test_a_key_leads_from_what_is_missing_to_where_it_is_written(village, page_of):
    case = cases.change(village.closed(), difficulty=None)
    page = page_of()
    assert "缺难易程度" in cells(page, 0)[-1]
    shell = page.shell
    press(page, "去写")
    settled(page)
    assert shell.stack.currentWidget().shown.case.id == case.id
    assert shell.stack.currentWidget().step.form is not None


def test_the_page_of_a_dispute_says_what_it_comes_to_and_what_is_missing(village, shell_of):
    case = village.closed()
    shell = shell_of()
    page = settled(shell.show_page("cases", record_id=case.id))
    assert "可报 100.00 元，还差：卷内的身份证明" in words(page)
    cases.add_original(case, paper="identity", pages=2)
    settled(page)
    assert "材料齐了，可报 100.00 元" in words(page)
    subsidy.claim(village.mediator.id, SEPTEMBER)
    settled(page)
    assert "100.00 元，傅军已申报（2026-09）：待调委会初审" in words(page)


@pytest.fixture
def office_with_a_claim(district):
    make: District = district
    make.room("店子村", CODES[0])
    with make.at("店子村"):
        village = Closing()
        with journal.together():
            village.paid("ordinary"), village.paid("hard")
        subsidy.check(subsidy.claim(village.mediator.id, SEPTEMBER), by="李秀英")
    make.round("店子村", "店")
    with make.at("office"):
        yield SubsidyClaim.get()


def test_a_claim_is_reviewed_struck_approved_and_sampled_at_the_office(
    office_with_a_claim, page_of
):
    page, claim = page_of(), office_with_a_claim
    window = page.window()
    assert cells(page, 0)[2:5] == ["2", "300.00", "调委会已初审"]
    assert "傅军 · 2026年9月：2 件，300.00 元" in words(page)
    press(page, "登记复核……")
    [sheet] = window.findChildren(FormSheet)
    typed(sheet, {"reviewed_by": "赵所长"})
    sheet.save()
    settled(page)
    press(page, "不予补贴……")
    sheet = window.findChildren(FormSheet)[-1]
    typed(sheet, {"reason": "卷宗缺页"})
    sheet.save()
    assert "不予补贴：卷宗缺页" in words(page)
    press(page, "登记审批……")
    sheet = window.findChildren(FormSheet)[-1]
    sheet.save()
    assert sheet.form.fields["approved_by"].error
    typed(sheet, {"approved_by": "王主任"})
    sheet.save()
    settled(page)
    assert "批了 200.00 元" in words(page)
    assert "已批 200.00 元" in page.counts.text()
    page.draw()
    sheet = window.findChildren(FormSheet)[-1]
    sheet.save()
    settled(page)
    assert standing.decision(claim).drawn is not None
    press(page, "登记抽查……")
    sheet = window.findChildren(FormSheet)[-1]
    typed(sheet, {"sampled_by": "周科长", "sample": "differs"})
    sheet.save()
    assert sheet.form.fields["sample_words"].error
    typed(sheet, {"sample_words": "回访是补写的"})
    sheet.save()
    settled(page)
    assert standing.decision(claim).sample == "differs"


def test_a_claim_is_sent_back_and_that_is_taken_back(office_with_a_claim, page_of):
    page, claim = page_of(), office_with_a_claim
    for label, how in (("退回……", standing.RETURNED), ("撤销上一步……", standing.CHECKED)):
        press(page, label)
        sheet = page.window().findChildren(FormSheet)[-1]
        typed(sheet, {"reason": "签字不全"})
        sheet.save()
        settled(page)
        assert standing.standing(claim) == how


def test_an_office_changes_the_amounts_from_a_day_on_and_takes_the_sample_again(office, page_of):
    page = page_of()
    assert "这个月还没有申报" in words(page)
    page.open_rates()
    card = page.findChild(RatesCard)
    sheet = card.edit(sending.given().data)
    typed(sheet, {"since": datetime.date(2027, 1, 1), "simple": 8_000})
    sheet.save()
    settled(page)
    assert "自 2027-01-01 起" in words(page)
    assert "简易 80.00" in words(page)
    assert reckoning.in_force(datetime.date(2026, 12, 31)).of_class("simple") == 5_000
    sending.take_back()
    settled(page)
    assert "示例，用前须核对修改" in words(page)


def seen(page, kind):
    QApplication.processEvents()
    return [each for each in page.findChildren(kind) if each.isVisible()]


def cards_of(page):
    return [page.about.itemAt(at).widget() for at in range(page.about.count())]


def test_the_rates_stay_beside_the_claims_whatever_changes(office_with_a_claim, page_of, qtbot):
    page = page_of()
    page.open_rates()
    people.register(name="孙建国")
    settled(page)
    assert seen(page, RatesCard)
    assert not seen(page, DecisionCard)
    view = page.table.view
    here = view.visualRect(view.currentIndex()).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=here)
    assert seen(page, DecisionCard)
    assert not seen(page, RatesCard)


def test_a_claim_that_is_asked_for_takes_the_place_of_the_rates(office_with_a_claim, page_of):
    page = page_of()
    page.open_rates()
    settled(page.shell.show_page("subsidy", record_id=office_with_a_claim.id))
    assert seen(page, DecisionCard)


def test_an_office_makes_the_cards_of_a_claim_once(office_with_a_claim, page_of, counted):
    page = page_of()
    made = counted(page.about.parentWidget())
    people.register(name="孙建国")
    settled(page)
    assert made.count == len(cards_of(page))


def test_a_room_makes_the_cards_of_its_claims_once(village, page_of, counted):
    village.paid()
    page = page_of()
    made = counted(page.about.parentWidget())
    subsidy.claim(village.mediator.id, SEPTEMBER)
    settled(page)
    assert made.count == len(cards_of(page))


def test_a_wrong_file_of_rates_is_said_and_changes_nothing(office, page_of, tmp_path):
    page = page_of()
    page.open_rates()
    file = tmp_path / "补贴.json"
    file.write_text(
        subsidy.spelled(sending.given().data).replace('"simple": 50', '"simple": -1'), "utf-8"
    )
    page.findChild(RatesCard).read_in(file)
    assert "补贴.json" in page.shell.banner.words.text()
    assert not sending.given().sent


def claimed_for(claim, month):
    """The same claim as one of another month, as its room would have written it."""
    with journal.action("test.month") as act:
        act.change(claim, month=month)


@pytest.fixture
def office_with_claims_of_two_months(district):
    make: District = district
    make.room("店子村", CODES[0])
    with make.at("店子村"):
        village = Closing()
        for month in ("2026-07", "2026-08"):
            village.paid()
            claim = subsidy.claim(village.mediator.id, SEPTEMBER)
            claimed_for(subsidy.check(claim, by="李秀英"), month)
    make.round("店子村", "店")
    with make.at("office"):
        yield


def test_an_office_begins_with_a_month_in_which_claims_wait_and_is_led_to_the_others(
    office_with_claims_of_two_months, shell_of
):
    page = settled(shell_of().show_page("subsidy"))
    assert page.months.text() == "2026年7月"
    assert cells(page, 0)[0] == "傅军"
    assert "别的月份还有 1 份申报待办（2026年8月：1 份）" in words(page)
    press(page, "去看2026年8月")
    settled(page)
    assert page.months.text() == "2026年8月"
    assert "2026年7月：1 份" in words(page)
    deciding.send_back(SubsidyClaim.get(SubsidyClaim.month == "2026-07"), reason="签字不全")
    settled(page)
    assert page.months.text() == "2026年8月"
    assert "别的月份" not in words(page)
    assert not page.go.isVisible()


def test_the_months_of_an_office_say_how_many_claims_each_holds(
    office_with_claims_of_two_months, shell_of
):
    page = settled(shell_of().show_page("subsidy"))
    offered = [words for _month, words in page.months.options()]
    assert "2026年8月 · 申报 1 份" in offered
    assert "2026年7月 · 申报 1 份" in offered
    assert "2026年6月" in offered
    assert page.months.text() == "2026年7月"


def test_a_claim_that_was_asked_for_is_shown_whatever_waits_elsewhere(
    office_with_claims_of_two_months, shell_of
):
    claim = SubsidyClaim.get(SubsidyClaim.month == "2026-08")
    page = settled(shell_of().show_page("subsidy", record_id=claim.id))
    assert page.months.text() == "2026年8月"
    assert page.table.current().id == claim.id
