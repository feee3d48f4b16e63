"""The papers of a dispute of a room, from its records."""

import datetime
import io

import pypdfium2
import pytest

from app import language
from app.documents import case_rows, case_sources, papers
from app.errors import NotFound
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
    row = case_rows.dispute(case)
    assert row.parties[0].role == "申请人"
    assert row.category.chosen == ("邻里",)
    assert row.title == "王建国与李海涛邻里纠纷"


def test_the_content_code_follows_the_records(village):
    case = village.mediating()
    _, before = printed(case, "application")
    _, again = printed(case, "application")
    cases.parties.change(cases.parts.parties(case)[0], occupation="农民")
    _, after = printed(case, "application")
    assert before == again != after


def test_who_cannot_read_signs_by_fingerprint(village):
    case = village.agreed()
    unlettered = cases.parts.parties(case)[1].id
    assert "已宣读，按指印" not in printed(case, "agreement")[0].text
    assert "已宣读，按指印" in printed(case, "agreement", read_out={unlettered})[0].text


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
    assert case_rows.when(day, begin, finish) == "2026年11月10日 9时00分至10时05分"
    assert case_rows.when(day, None, None) == "2026年11月10日"


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
