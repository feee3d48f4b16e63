"""Every condition of a step leads to the field in which it can be met."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget

from app import codes
from app.records import cases
from tests.ui.pages.cases.on_page import fill, form, words
from ui.pages.cases.party_fields import PartyFields
from ui.widgets.message import Sheet

DAY = datetime.date(2026, 11, 3)


def registered(wang: Any, li: Any, **given: Any) -> cases.Case:
    parties = [
        {"role": "applicant", "person": wang.id, "name": wang.name},
        {"role": "respondent", "person": li.id, "name": li.name},
    ]
    said = {"category": "02", "source": "apply", "facts": "滴水檐", "parties": parties}
    return cases.register(day=DAY, **said | given)


def top(page: Any) -> Sheet | None:
    QApplication.processEvents()
    open_ones = [each for each in page.window().findChildren(Sheet) if each.isVisible()]
    return open_ones[-1] if open_ones else None


def lead(page: Any, said: str) -> None:
    """Press what stands beside a condition in these words."""
    inside = top(page) or page
    seen = words(inside)
    heights = [at_height(each) for each in inside.findChildren(QLabel) if said in each.text()]
    for button in inside.findChildren(QPushButton):
        if button.text() == "去写" and any(abs(at_height(button) - y) < 20 for y in heights):
            button.click()
            QApplication.processEvents()
            return
    raise AssertionError(f"nothing leads to {said}: {seen}")


def at_height(widget: QWidget) -> int:
    return widget.mapTo(widget.window(), widget.rect().center()).y()


def refuse(page: Any, step: str, **typed: Any) -> None:
    """Open a step, write something and be refused."""
    page.commands.take(step)
    opened = form(page)
    for name, value in typed.items():
        opened.form.input(name).set_value(value)
    opened.save()


def stands_at(page: Any) -> tuple[str, str | None]:
    opened = form(page)
    return opened.asked.name, opened.form.focused()


@pytest.fixture
def signed(talking: cases.Case) -> cases.Case:
    """Performing, 3,200 yuan to be paid in one go."""
    draft = cases.agree(
        talking, clauses="赔3200元", disputed="修墙", manner="当场", amount=320_000,
        instalments=[{"amount": 320_000, "due": datetime.date(2026, 12, 31), "payer": "李海涛"}],
    )  # fmt: skip
    signatures = [{"party": each.id, "day": draft.day} for each in cases.parts.parties(talking)]
    signatures.append({"mediator": cases.parts.mediators(talking)[0].id, "day": draft.day})
    cases.sign(talking, signatures=signatures, sealed=draft.day)
    return cases.start_performing(cases.get(talking.id))


def test_what_bars_mediation_leads_to_declining(page, wang, li):
    page.show_id(
        registered(wang, li, applied=DAY, barred=codes.load("not_mediable").current()[0].code).id
    )
    page.commands.take("accept")
    lead(page, "不予")
    assert stands_at(page) == ("decline", "barred")


@pytest.mark.parametrize("lacks", ["applicant", "respondent"])
def test_a_side_that_lacks_leads_to_entering_a_party(page, wang, li, lacks):
    case = registered(wang, li, applied=DAY)
    party = next(each for each in cases.parts.parties(case) if each.role == lacks)
    cases.parties.void(party)
    page.show_id(case.id)
    page.commands.take("accept")
    lead(page, {"applicant": "申请人", "respondent": "被申请人"}[lacks])
    assert top(page).findChild(PartyFields) is not None


def test_what_accepting_and_declining_lack_is_met_in_their_own_form(page, wang, li):
    page.show_id(registered(wang, li).id)
    refuse(page, "accept")
    lead(page, "申请书")
    assert stands_at(page) == ("accept", "applied")
    top(page).close_sheet()
    page.show_id(registered(wang, li, source="active").id)
    refuse(page, "accept")
    lead(page, "双方")
    assert stands_at(page) == ("accept", "consent_day")
    top(page).close_sheet()
    refuse(page, "decline", advised_route=["court"])
    lead(page, "理由")
    assert stands_at(page) == ("decline", "decline_reason")


def test_what_an_agreement_lacks_leads_to_each_of_its_forms_and_back(page, case, fu):
    cases.accept(case, day=DAY)
    page.show_id(case.id)
    for said, name, values in (
        ("调解员", "name_mediator", {"person": fu.id}),
        ("告知", "tell_rights", {}),
        ("调解记录", "mediate", {"statements": "各说各的。", "result": "agreed"}),
    ):
        if top(page) is None:
            page.commands.take("agree")
        lead(page, said)
        assert stands_at(page)[0] == name
        fill(page, **values)
    assert stands_at(page)[0] == "agree"


def test_a_mediator_about_whom_it_is_open_leads_to_the_decision(page, talking):
    [mediator] = cases.parts.mediators(talking)
    cases.ask_avoidance(talking, mediator=mediator, reason="是邻居", day=DAY)
    page.show_id(talking.id)
    page.commands.take("agree")
    lead(page, "傅军")
    assert stands_at(page) == ("decide_avoidance", "avoidance_decided")


def test_signing_leads_to_the_agreement_and_back(page, talking):
    page.show_id(talking.id)
    page.commands.take("sign")
    lead(page, "协议")
    assert stands_at(page)[0] == "agree"
    fill(page, clauses="李海涛改正滴水檐。", disputed="滴水檐", manner="当场")
    assert stands_at(page)[0] == "sign"


def test_handing_on_to_the_police_leads_to_the_report(page, talking):
    page.show_id(talking.id)
    refuse(page, "hand_on", to="police", end_reason="打架")
    lead(page, "公安")
    assert stands_at(page)[0] == "report_to_police"


def test_money_that_is_owed_leads_to_the_payment_and_back_to_the_performance(page, signed):
    page.show_id(signed.id)
    refuse(page, "perform", performance="performed")
    lead(page, "3,200.00")
    assert stands_at(page) == ("pay", "amount")
    fill(page)
    assert stands_at(page)[0] == "perform"
    form(page).save()
    lead(page, "凭证")
    assert stands_at(page) == ("perform", "proof")
    fill(page, proof="收条")
    assert cases.get(signed.id).performance == "performed"


def test_a_payment_has_a_button_beside_the_money(page, signed):
    page.show_id(signed.id)
    next(b for b in page.view.findChildren(QPushButton) if b.text() == "＋ 付款").click()
    fill(page)
    assert not cases.money.statement(cases.get(signed.id)).left
    assert "＋ 付款" not in words(page.view)


def test_what_was_not_performed_leads_to_the_reminder_and_back(page, signed):
    page.show_id(signed.id)
    refuse(page, "perform", performance="not")
    lead(page, "督促")
    assert stands_at(page)[0] == "urge"
    fill(page, words="请在月底前付清。")
    assert (stands_at(page)[0], form(page).form.input("performance").value()) == ("perform", "not")


def test_closing_leads_to_all_that_must_come_before(page, signed):
    page.show_id(signed.id)
    page.commands.take("apply_confirmation")
    fill(page, court="山亭区人民法院", both=True)
    page.commands.take("close")
    said = words(top(page))
    for asked, name in (("履行", "perform"), ("法院", "decide_confirmation"), ("回访", "revisit")):
        if top(page) is None:
            page.commands.take("close")
        assert any(asked in line for line in said.splitlines())
        lead(page, asked)
        assert stands_at(page)[0] == name
        top(page).close_sheet()
        page.commands.come_back()


def test_the_ways_that_were_told_are_ticked_in_the_form_that_asks_for_them(page, signed):
    cases.urge(signed, whom="李海涛", words="催", day=datetime.date(2026, 11, 22))
    cases.perform(signed, performance="not")
    cases.revisit(signed, words="没给钱", day=datetime.date(2026, 11, 22))
    page.show_id(signed.id)
    refuse(page, "close")
    lead(page, "已告知可")
    assert stands_at(page) == ("close", "routes_told")


def test_the_court_s_decision_leads_to_the_application(page, signed):
    page.show_id(signed.id)
    page.commands.take("decide_confirmation")
    lead(page, "申请")
    assert stands_at(page)[0] == "apply_confirmation"
    fill(page, court="山亭区人民法院", both=True)
    page.commands.take("apply_confirmation") if top(page) is None else top(page).close_sheet()
    page.commands.take("apply_confirmation")
    lead(page, "协议")
    assert stands_at(page)[0] == "decide_confirmation"


def test_a_new_round_leads_to_the_performance(page, signed):
    page.show_id(signed.id)
    page.commands.take("new_round")
    lead(page, "履行")
    assert stands_at(page) == ("perform", "performance")
