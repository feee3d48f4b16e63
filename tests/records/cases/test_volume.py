"""What a volume must hold, and where its papers contradict each other."""

import datetime
import io

import pytest
from PIL import Image

from app.records import attachments, cases
from tests.records.cases.conftest import DAY

BEFORE = DAY - datetime.timedelta(days=1)


def scan():
    out = io.BytesIO()
    Image.new("RGB", (8, 8)).save(out, "PNG")
    return out.getvalue()


def gaps(case):
    return [each.paper for each in cases.volume.gaps(case)]


def contradictions(case):
    return [str(each) for each in cases.volume.contradictions(cases.get(case.id))]


def test_an_open_volume_says_what_is_still_missing(village):
    case = village.mediating()
    assert gaps(case) == ["identity", "agreement", "revisit", "closing"]
    have, must = cases.volume.completeness(case)
    assert must - have == 4


def test_a_dispute_that_the_committee_took_up_needs_the_acceptance_form(village):
    case = village.registered(source="active")
    assert "acceptance" in gaps(case)
    assert "application" not in gaps(case)


def test_proof_of_identity_is_a_scan_of_each_person_or_the_original(village):
    case = village.closed()
    one, other = cases.parts.parties(case)
    attachments.add(one, name="a.png", data=scan())
    assert gaps(case) == ["identity"]
    attachments.add(other, name="b.png", data=scan())
    assert gaps(case) == []


def test_an_original_counts_with_its_pages(village):
    case = village.closed()
    cases.add_original(case, paper="identity", pages=2)
    cases.add_original(case, paper="identity", pages=1)
    paper = next(each for each in cases.volume.papers(case) if each.code == "identity")
    assert (paper.is_there, paper.pages) == (True, 3)
    assert gaps(case) == []


def test_an_oral_agreement_needs_its_form_and_no_copies_of_cards(village):
    case = village.mediating()
    cases.agree(case, form="oral", clauses="道歉", day=DAY)
    wanted = {each.code: each.must for each in cases.volume.papers(cases.get(case.id))}
    assert wanted["oral"]
    assert not wanted["identity"]
    assert "agreement" not in wanted


def test_what_ended_without_agreement_needs_the_notice_of_it(village):
    wanted = {each.code for each in cases.volume.papers(village.failed()) if each.must}
    assert "termination" in wanted
    assert "agreement" not in wanted


def test_agents_and_the_court_leave_papers(village):
    case = village.drafted()
    party = cases.parts.parties(case)[0]
    cases.parties.add_agent(party, name="李", powers="general")
    assert "attorney" in gaps(case)
    cases.sign(case, signatures=village.signatures(case), sealed=DAY)
    cases.apply_confirmation(case, court="法院", applied=DAY, both=True)
    cases.decide_confirmation(case, result="confirmed", day=DAY, ruling="1号")
    assert "ruling" in gaps(cases.get(case.id))


def test_money_that_was_paid_needs_a_voucher(village):
    case = village.performing(amount=1000)
    [line] = cases.money.statement(case).lines
    paid = cases.pay(case, instalment=line.instalment, day=DAY, amount=1000)
    assert "voucher" in gaps(case)
    attachments.add(paid, name="a.png", data=scan())
    assert "voucher" not in gaps(case)


def test_a_whole_and_honest_volume_contradicts_nothing(village):
    assert contradictions(village.archived()) == []


@pytest.mark.parametrize(
    ("model", "values", "said"),
    [
        (cases.Case, {"accepted": BEFORE}, "受理（2026-08-31）早于登记（2026-09-01）"),
        (cases.Session, {"day": BEFORE}, "调解（2026-08-31）早于受理（2026-09-01）"),
        (cases.Agreement, {"day": BEFORE}, "协议（2026-08-31）早于调解（2026-09-01）"),
        (cases.Signature, {"day": BEFORE}, "签名（2026-08-31）早于协议（2026-09-01）"),
        (cases.Case, {"closed": BEFORE}, "结案（2026-08-31）早于终止（2026-09-01）"),
    ],
)
def test_days_out_of_order_are_named(village, model, values, said):
    case = village.closed()
    model.update(values).execute()
    assert said in contradictions(case)


def test_names_that_differ_between_papers_are_named(village):
    case = village.mediating()
    cases.Session.update(present=["王建国", "李海桃"]).execute()
    assert contradictions(case) == ["调解记录中的李海桃不是当事人"]


def test_a_payer_who_is_no_party_is_named(village):
    case = village.drafted(amount=1000)
    cases.Instalment.update(payer="赵六").execute()
    assert contradictions(case) == ["付款人赵六不是当事人"]


def test_identity_numbers_that_do_not_fit_are_named(village):
    case = village.registered()
    one, other = cases.parts.parties(case)
    number = "370406198001010017"
    cases.parties.change(one, identity=number)
    assert contradictions(case) == ["王建国的出生日期与身份证号码不符"]
    cases.parties.change(one, birth=datetime.date(1980, 1, 1), sex="2")
    assert contradictions(case) == ["王建国的性别与身份证号码不符"]
    cases.parties.change(one, sex="1")
    cases.parties.change(other, identity=number, birth=datetime.date(1980, 1, 1))
    assert contradictions(case) == ["李海涛与王建国的身份证号码相同"]


def test_amounts_that_differ_are_named(village):
    case = village.drafted(amount=320000)
    cases.Instalment.update(amount=300000).execute()
    assert contradictions(case) == ["各期合计 3,000.00 元，协议金额是 3,200.00 元"]


def test_whoever_investigated_without_being_mediator_is_named(village):
    case = village.ready()
    cases.investigate(case, day=DAY, by=["傅军"], clerk="李秀英")
    cases.Inquiry.update(by=["傅军", "赵六"]).execute()
    assert contradictions(case) == ["调查记录中的赵六不是本案调解员"]
