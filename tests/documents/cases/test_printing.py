"""The papers of a dispute of a room, from its records."""

import datetime
import io

import pypdfium2
import pytest

from app import language
from app.documents import items, papers
from app.documents.cases import printing as case_sources
from app.documents.cases import reading
from app.documents.cases.papers.dispute import category
from app.documents.cases.papers.slots import when
from app.errors import NotFound
from app.fields import long_day
from app.records import attachments, cases
from tests.documents.conftest import Read
from tests.records.cases.conftest import DAY, Village


@pytest.fixture
def village(room):
    return Village()


def printed(case, paper, **more):
    out = io.BytesIO()
    code = case_sources.write(out, case.id, paper, **more)
    return Read(out.getvalue()), code


def test_every_paper_there_is_can_be_printed_three_ways(village):
    case = village.agreed()
    for each in case_sources.printable(case):
        for way in ("filled", "ruled", "blank"):
            read, code = printed(case, each.paper, of=each.of, way=way)
            assert len(read.document) >= 1
            assert bool(code) == (way != "blank")


def test_an_agreement_says_what_the_records_say(village):
    case = village.agreed()
    read, code = printed(case, "agreement")
    for words in ("王建国", "李海涛", "店子村2组", "翻建", "滴水檐", "1．拆除", "三日内", "傅军"):
        assert words in read.text
    assert code in read.text
    assert case.number in read.text


def test_papers_are_chinese_whatever_the_screen_speaks(village):
    case = village.agreed()
    language.use("en")
    dispute = reading.dispute(case)
    assert dispute.parties[0]["role"] == "申请人"
    assert category(dispute.columns).chosen == ("邻里",)
    assert dispute.title == "王建国与李海涛邻里纠纷"


def test_the_content_code_follows_the_records(village):
    case = village.mediating()
    _, before = printed(case, "application")
    _, again = printed(case, "application")
    cases.parties.change(cases.parts.parties(case)[0], occupation="农民")
    _, after = printed(case, "application")
    assert before == again != after


@pytest.mark.parametrize(
    "paper", ["application", "notice", "inquiry", "session", "agreement", "revisit", "volume"]
)
def test_to_who_cannot_read_it_was_read_out_and_he_signs_by_fingerprint(village, paper):
    case = village.performed()
    cases.revisit(case, day=DAY, whom=["王建国"], words="好")
    case = cases.get(case.id)
    inquiry = cases.Inquiry.insert(
        id=cases.Case.get().id[:-1] + "0", origin=case.origin, entry=1, made_at="", changed_at="",
        case=case.id, day=DAY, asked=["王建国"], words="问过",
    )  # fmt: skip
    inquiry.execute()
    read_out = "已宣读，按指印"
    assert read_out not in printed(case, paper)[0].text
    unlettered = next(each for each in cases.parts.parties(case) if each.name == "王建国")
    cases.Party.update(cannot_read=True).where(cases.Party.id == unlettered.id).execute()
    assert read_out in printed(case, paper)[0].text
    assert printed(case, paper, way="blank")[0].text.count(read_out) == 0 or paper == "volume"


def test_an_agreement_is_not_printed_filled_while_a_blank_is_left(village):
    case = village.drafted(clauses="于____前付清")
    for paper in ("agreement", "all"):
        with pytest.raises(cases.NotYet) as refused:
            printed(case, paper)
        assert [each.field for each in refused.value.missing] == ["clauses"]
    for way in ("ruled", "blank"):
        assert printed(case, "agreement", way=way)[0].text


def test_a_character_that_no_font_has_is_told_with_the_words_around_it(village):
    rare = "\U0003134f"
    case = village.drafted(facts=f"王{rare}翻建房屋")
    for paper in ("agreement", "all"):
        told = papers.case_papers([case.id], [paper]).missing
        assert list(told) == [rare]
        assert "翻建" in told[rare]
    cases.sign(case, signatures=village.signatures(case), sealed=DAY)
    assert list(papers.case_papers([case.id], ["volume"]).missing) == [rare]
    assert papers.case_papers([case.id], ["notice"]).missing == {}


def test_the_registration_form_names_who_registered_it(village):
    case = village.accepted(source="active", consent_day=DAY)
    assert "登记人李秀英" in printed(case, "acceptance")[0].text.replace("\n", "").replace(" ", "")


def test_a_correction_prints_what_was_wrong_what_is_right_and_why(village):
    case = village.agreed()
    cases.append_note(
        case, words="王建国的住址", was="店子村1组", now="店子村2组", reason="登记时听错",
        correction=True, day=DAY,
    )  # fmt: skip
    text = printed(case, "correction")[0].text.replace("\n", "")
    assert "王建国的住址，原为：店子村1组；更正为：店子村2组。" in text
    assert "更正原因：登记时听错。" in text
    remarks = printed(case, "remarks")[0].text.replace("\n", "")
    assert "更正为：店子村2组" in remarks


def test_a_correction_without_agreement_is_to_the_paper_that_was_signed(village):
    for case, paper in ((village.failed(), "终止告知书"), (village.accepted(), "人民调解申请书")):
        said = reading.correction(case, [])
        assert (said["paper"], said["signed"]) == (paper, long_day(DAY))


def bound(case):
    return [(each.name, each.originals) for each in case_sources.entries(case)]


def test_an_original_stands_for_its_own_session_and_leaves_the_others(village):
    case = village.mediating()
    cases.mediate(case, day=DAY + datetime.timedelta(days=1), result="goes_on")
    first, second = cases.parts.sessions(case)
    cases.add_original(case, paper="session", of=second.id, pages=3)
    cases.add_original(case, paper="session", of=second.id, pages=1, note="补充")
    sessions = [each for each in bound(case) if "调解记录" in each[0]]
    assert sessions == [
        ("人民调解记录（第1次）", 0), ("人民调解记录（第2次）", 3), ("人民调解记录（第2次）", 1),
    ]  # fmt: skip
    with pytest.raises(NotFound):
        cases.add_original(case, paper="revisit", of=first.id, pages=1)


def test_an_original_that_names_no_session_takes_none_away(village):
    case = village.mediating()
    cases.mediate(case, day=DAY + datetime.timedelta(days=1), result="goes_on")
    cases.add_original(case, paper="session", pages=3)
    sessions = [each for each in bound(case) if "调解记录" in each[0]]
    assert sorted(pages for _, pages in sessions) == [0, 0, 3]


def test_an_original_noted_when_there_was_one_session_stays_that_ones(village):
    case = village.mediating()
    cases.add_original(case, paper="session", pages=2)
    cases.mediate(case, day=DAY + datetime.timedelta(days=1), result="goes_on")
    sessions = [each for each in bound(case) if "调解记录" in each[0]]
    assert sessions == [("人民调解记录（第1次）", 2), ("人民调解记录（第2次）", 0)]


def test_a_draft_that_nobody_signed_is_not_bound_into_the_volume(village):
    case = village.performing()
    cases.urge(case, day=DAY, words="催")
    cases.perform(case, performance="not", day=DAY)
    cases.new_round(case, reason="未履行", day=DAY)
    cases.mediate(case, day=DAY, result="agreed")
    cases.agree(case, day=DAY, clauses="于____前付清")
    names = [name for name, _ in bound(cases.get(case.id)) if "协议书" in name]
    assert names == ["人民调解协议书（1）"]


def test_a_volume_counts_originals_that_were_never_typed(village):
    case = village.agreed()
    before = case_sources.pages(case)
    cases.add_original(case, paper="evidence", pages=7, day=DAY)
    assert case_sources.pages(case) == before + 7
    read, _ = printed(case, "volume")
    assert "纸质原件在卷" in read.text
    outline = [each.get_title() for each in read.document.get_toc()]
    assert outline[:2] == ["卷宗封面", "卷内目录"]
    assert outline[-2:] == ["卷内备考表", "封底"]
    assert "证据材料" in outline


def test_a_scan_stands_for_the_paper_that_was_signed(village):
    case = village.agreed()
    agreed = cases.parts.agreement(case)
    out = io.BytesIO()
    document = pypdfium2.PdfDocument.new()
    for _ in range(3):
        document.new_page(595, 842)
    document.save(out)
    attachments.add(agreed, name="协议书.pdf", data=out.getvalue())
    bound = {each.name: each for each in case_sources.entries(case)}
    assert len(bound["人民调解协议书"].laid.pages) == 3


def test_all_papers_come_in_one_file(village):
    case = village.agreed()
    read, _ = printed(case, "all", way="blank")
    outline = [each.get_title() for each in read.document.get_toc()]
    assert "人民调解申请书" in outline
    assert "卷脊" in outline


def test_a_paper_or_record_that_is_not_there_is_refused(village):
    case = village.agreed()
    with pytest.raises(NotFound):
        printed(case, "poem")
    with pytest.raises(NotFound):
        printed(case, "session", of="0")


def test_lists_of_volumes_name_each_of_them(village):
    case = village.agreed()
    for write in (
        lambda out: case_sources.year_index(out, [case], year=2026),
        lambda out: case_sources.transfer(out, [case], receiver="店子镇司法所"),
        lambda out: case_sources.spines(out, [case]),
    ):
        out = io.BytesIO()
        assert write(out) == 1
        assert "王建国" in Read(out.getvalue()).text


def test_hours_are_said_as_papers_say_them():
    day = datetime.date(2026, 11, 10)
    begin, finish = datetime.time(9), datetime.time(10, 5)
    assert when(day, begin, finish) == "2026年11月10日 9时00分至10时05分"
    assert when(day, None, None) == "2026年11月10日"


def test_printing_a_paper_changes_no_content_code(village):
    case = village.agreed()
    codes = [printed(case, paper)[1] for paper in ("agreement", "closing", "cover")]
    cases.note_printed(case, paper="agreement", code=codes[0])
    assert [printed(case, paper)[1] for paper in ("agreement", "closing", "cover")] == codes


def test_oral_agreements_stand_in_their_register(village):
    case = village.mediating()
    cases.agree(case, form="oral", day=DAY, clauses="当场道歉", amount=12_000, place="村委会")
    made = papers.ledger("oral")
    assert made.count == 1
    text = Read(made.pdf).text
    for words in ("口头协议登记簿", "王建国、李海涛", "当场道歉", "村委会", "120.00", "邻里"):
        assert words in text
    public = Read(papers.ledger("oral", masked=True).pdf).text
    assert "王某某、李某某" in public
    assert "当场道歉" not in public
    cases.keep_confidential(cases.get(case.id))
    for masked in (False, True):
        made = papers.ledger("oral", masked=masked)
        assert made.count == 1
        text = Read(made.pdf).text
        assert "（保密）" in text
        assert "王" not in text
    assert papers.ledger("oral", until=DAY - datetime.timedelta(days=1)).count == 0


def test_lists_and_spines_of_volumes_are_of_the_year_or_of_those_that_were_chosen(village):
    case, other = village.archived(), village.agreed()
    for name, words in (
        ("volume-index", "案卷目录"), ("volume-transfer", "移交清单"), ("volume-spines", "王建国"),
    ):  # fmt: skip
        item = items.find(name)
        made = item.make(items.item.ItemRequest(), None)
        assert (made.count, words in Read(made.pdf).text) == (1, True)
        earlier = items.item.ItemRequest(
            since=datetime.date(2025, 1, 1), until=datetime.date(2025, 12, 31)
        )
        assert item.make(earlier, None).count == 0
        assert item.make(items.item.ItemRequest(ids=(case.id, other.id)), None).count == 2


def test_a_closing_report_takes_rulings_agreements_and_payments_of_all_rounds(village):
    case = cases.start_performing(village.agreed(amount=123400))
    first = cases.parts.agreement(case)
    cases.plan_instalments(case, instalments=[{"due": DAY, "amount": 123400}])
    case = cases.get(case.id)
    [due] = cases.parts.instalments(first)
    cases.pay(cases.get(case.id), instalment=due, day=DAY, amount=23400, voucher="收条")
    cases.apply_confirmation(cases.get(case.id), court="山亭区人民法院", applied=DAY, both=True)
    cases.decide_confirmation(
        cases.get(case.id), result="rejected", day=DAY, ruling="（2026）鲁0406民特1号",
    )  # fmt: skip
    case = cases.new_round(cases.get(case.id), day=DAY, reason="法院驳回")
    cases.mediate(case, day=DAY, result="goes_on")
    cases.agree(
        cases.get(case.id), form="oral", day=DAY, facts="翻建", disputed="檐",
        clauses="砌排水沟", manner="当天",
    )  # fmt: skip
    said = "".join(printed(cases.get(case.id), "closing")[0].text.split())
    for words in ("第1轮", "第2轮", "拆除", "砌排水沟", "1234.00", "已付款234.00元",
                  "（2026）鲁0406民特1号", "驳回"):  # fmt: skip
        assert words in said, words


def test_the_contents_of_a_volume_have_the_day_of_every_paper_that_has_one(village):
    case = village.archived()
    for each in case_sources.entries(case):
        if each.name not in ("身份证明", "证据材料", "证据照片"):
            assert each.day, each.name


def test_the_court_is_told_from_which_day_the_agreement_holds_and_by_which_articles(village):
    case = village.agreed()
    cases.apply_confirmation(case, court="山亭区人民法院", applied=DAY, both=True)
    text = printed(cases.get(case.id), "confirmation")[0].text
    for words in ("自2026年9月1日起生效", "《中华人民共和国人民调解法》第三十三条",
                  "《中华人民共和国民事诉讼法》第二百零五条"):  # fmt: skip
        assert words in text
