"""Every paper, with little, usual and as much as there can be, filled, ruled and blank."""

from __future__ import annotations

import dataclasses
import re

import pytest

from app.documents.cases.papers import forms, texts
from app.documents.forms.laid import LaidOutPaper, Printing, content_code, write
from app.documents.forms.rows import Choice
from app.documents.forms.slots import Columns
from app.documents.typeset.page import to_bytes
from app.fields import Clock, in_words
from app.records.cases.model import Agent, Agreement, Inquiry, Revisit, Session
from tests.documents.cases.papers import samples as s
from tests.documents.conftest import Read

CODE = content_code([b"one", b"two"])
FORMS = ("acceptance", "oral", "closing", "revisit")
USUAL = {
    "inquiry": s.INQUIRY, "session": s.SESSION, "agreement": s.AGREEMENT, "oral": s.AGREEMENT,
    "closing": s.USUAL.columns, "revisit": s.REVISIT, "confirmation": s.CONFIRMATION,
    "attorney": s.ATTORNEY,
}  # fmt: skip
EXTREME = {
    "inquiry": s.EXTREME_INQUIRY, "session": s.EXTREME_SESSION, "agreement": s.EXTREME_AGREEMENT,
    "oral": s.EXTREME_AGREEMENT, "closing": s.EXTREME.columns, "revisit": s.EXTREME_REVISIT,
    "confirmation": s.EXTREME_CONFIRMATION, "attorney": s.EXTREME_ATTORNEY,
}  # fmt: skip
LITTLE = {
    "inquiry": s.NOTHING[Inquiry], "session": s.NOTHING[Session],
    "agreement": s.NOTHING[Agreement], "oral": s.NOTHING[Agreement],
    "closing": s.LITTLE.columns, "revisit": s.NOTHING[Revisit],
    "confirmation": s.NOTHING[Agreement], "attorney": s.NOTHING[Agent],
}  # fmt: skip
NOTHING_FILED = {**dict.fromkeys(s.REMARKS, ""), "pages": None}
DATA = {
    "usual": (s.USUAL, USUAL, s.REMARKS),
    "extreme": (s.EXTREME, EXTREME, s.EXTREME_REMARKS),
    "little": (s.LITTLE, LITTLE, NOTHING_FILED),
}
PAPERS = (
    "application", "notice", "acceptance", "inquiry", "session", "agreement", "oral", "closing",
    "revisit", "confirmation", "attorney", "correction", "termination", "remarks",
)  # fmt: skip
SAYS = {
    "application": (s.WANG, s.LI, "facts requests amount applied committee"),
    "notice": ("number title committee notified", "当事人的权利", "不收取任何费用", "☑口头"),
    "acceptance": (s.WANG, s.LI, "number committee facts requests day amount people",
                   "登记人李秀英", "☑邻里", "☑当事人申请", "☑受理", "☑一般"),
    "inquiry": ("number title", s.INQUIRY, "2026年11月5日15时00分至15时50分"),
    "session": ("number title", s.session(day=None), "☑继续调解", "第1次",
                "2026年11月10日9时00分至10时30分"),
    "agreement": (s.WANG, s.LI, s.agreement(place=None, effective=None), "committee mediators",
                  "一式3份", "李海涛", "1200.00"),
    "oral": (s.WANG, s.LI, s.agreement(copies=None, effective=None), "committee mediators",
             "☑已履行", "1200.00"),
    "closing": ("volume number mediators accepted closed facts", "☑书面协议", "☑已履行",
                "2026年12月10日 确认有效", "2026年12月20日 满意", "已付款2400.00元",
                *s.AGREEMENT["clauses"].split("\n")),
    "revisit": ("number committee", s.REVISIT, "☑满意"),
    "confirmation": (s.WANG, s.LI.over({"role": "申请人"}),
                     s.agreement(place=None, disputed=None, duties=None, manner=None, amount=None,
                                 copies=None),
                     "枣庄市山亭区人民法院", "2026年11月25日", "没有恶意串通"),
    "attorney": (s.WANG.over({"role": "委托人"}), s.LAWYER, "☑特别授权",
                 "2026年11月3日起至2027年5月3日止"),
    "correction": (*s.MORE["changes"], s.MORE["reason"], "人民调解协议书", "2026年11月17日",
                   "2026年12月1日", "committee mediators"),
    "termination": ("number title end_reason undisputed ended committee", "☑调解不成", "☑诉讼",
                    "2026年11月24日9时10分至10时40分", "送达回执"),
    "remarks": tuple("共 23 页" if name == "pages" else said for name, said in s.REMARKS.items()),
}  # fmt: skip


def made(laid: LaidOutPaper) -> Read:
    return Read(to_bytes(lambda out: write(out, [laid])))


def paper(name: str, data: str = "usual", way: str = "filled") -> Read:
    dispute, records, remarks = DATA[data]
    how = Printing(way, CODE)
    if name == "remarks":
        return made(forms.remarks(remarks, how))
    if name == "termination" and data == "usual":
        dispute = s.FAILED
    return laid_out(name, dispute, records.get(name), how)


def laid_out(name, dispute, record, how=None) -> Read:
    lay_out = forms.lay_out if name in FORMS else texts.lay_out
    return made(lay_out(name, dispute, record, how or Printing()))


def words_of(record: Columns, names=None) -> list[str]:
    """What the columns of a record hold, as a paper says it."""
    found = []
    for name in names or record.model.columns():
        value, said = record.value(name), record[name]
        if value is None or name in ("delivery_address", "cannot_read", "sequence", "type", "form",
                                     "birth", "signs"):  # fmt: skip
            continue
        if isinstance(record.model.columns()[name].kind, Clock):
            continue
        if name == "amount":
            found += [f"{value // 100}.{value % 100:02d}", in_words(value)]
        elif isinstance(said, Choice):
            found += ["☑" + each for each in said.chosen]
        elif isinstance(value, list):
            found += value
        else:
            found += said.rstrip("。").split("\n")
    return found


def squeezed(text: str) -> str:
    return re.sub(r"\s", "", text)


def said_by(said) -> list[str]:
    """What a paper has to say: a record, words, or what the usual dispute calls so."""
    if isinstance(said, Columns):
        return words_of(said)
    names = said.split()
    columns = s.USUAL.columns.model.columns()
    found = []
    for name in names:
        if hasattr(s.USUAL, name):
            value = getattr(s.USUAL, name)
            found += [value] if isinstance(value, str) else list(value)
        elif name in columns:
            found += words_of(s.USUAL.columns, [name])
        else:
            return [said]
    return found


@pytest.mark.parametrize("name", PAPERS)
def test_a_filled_paper_says_every_datum(name):
    text = re.sub(r"人民调解\w+（续）|第\d+页共\d+页", "", paper(name).text)
    for said in SAYS[name]:
        for words in said_by(said):
            # A page may end within a sentence.
            for half in (squeezed(words)[:12], squeezed(words)[-12:]):
                assert half in text, half


@pytest.mark.parametrize("data", DATA)
@pytest.mark.parametrize("name", PAPERS)
def test_pages_are_a4_with_ink_inside_numbered_and_marked(name, data):
    read = paper(name, data)
    assert read.sizes == {(210, 297)}
    count = len(read.document)
    for page, text in enumerate(read.texts, start=1):
        assert f"第{page}页共{count}页" in squeezed(text)
        assert CODE in text
    for page in {0, count // 2, count - 1}:
        left, above, right, below = read.edges(page)
        assert left == pytest.approx(28, abs=0.6)
        assert right >= 22
        assert above >= 15
        assert below >= 7


@pytest.mark.parametrize("name", PAPERS)
def test_all_faces_are_embedded(name):
    rows = paper(name, "extreme").poppler("pdffonts").splitlines()[2:]
    assert rows
    assert all(row.split()[-5:-2] == ["yes", "yes", "yes"] for row in rows)


@pytest.mark.parametrize("way", ["filled", "ruled", "blank"])
@pytest.mark.parametrize("name", PAPERS)
def test_same_rows_same_bytes(name, way):
    assert paper(name, way=way).data == paper(name, way=way).data


@pytest.mark.parametrize("name", PAPERS)
def test_a_blank_paper_tells_nothing_of_anybody(name):
    text = paper(name, way="blank").text
    for known in ("王建国", "李海涛", "傅军", "370406", "邻里纠纷", "滴水檐", "3200", "☑"):
        assert known not in text
    assert "（签名" in text or "立卷人" in text or "（印章）" in text


@pytest.mark.parametrize("name", ["session", "agreement", "inquiry", "acceptance", "revisit"])
def test_with_a_ruled_body_the_head_stands_and_the_text_does_not(name):
    text = paper(name, way="ruled").text
    assert "王建国" in text
    assert "滴水檐" not in text
    assert "贰仟肆佰元" not in text


@pytest.mark.parametrize(
    ("name", "number"),
    [
        ("session", "编号：（2026）店民调字第14号第1次"),
        ("inquiry", "编号：（2026）店民调字第14号"),
        ("agreement", "编号：（2026）店民调字第14号"),
        ("confirmation", ""),
    ],
)
def test_thirty_thousand_characters_print_whole_under_repeated_heads(name, number):
    read = paper(name, "extreme")
    assert len(read.document) > 50
    body = ""
    for text in map(squeezed, read.texts):
        body += re.sub(rf"^\w+（续）{number}|—\d+—.*$", "", text)
    assert squeezed(s.STATEMENT) in body
    assert all("（续）" in text for text in read.texts[1:])


@pytest.mark.parametrize("name", ["acceptance", "agreement", "application"])
def test_twenty_parties_a_long_name_and_rare_characters_print_whole(name):
    text = paper(name, "extreme").text
    for party in s.TWENTY:
        if name == "application" and party["role"] != "申请人" and party["organisation"]:
            continue
        assert party["name"] in text
    assert "䶮㛃𬭎" in text
    assert "阿卜杜热西提·阿卜杜热合曼·买买提明" in text


def test_amounts_in_figures_and_in_words_agree():
    for fen in (1, 10, 5, 240_000, 10_000_05, 123_456_789_012):
        text = laid_out("agreement", s.USUAL, s.agreement(amount=fen)).text
        assert f"人民币{fen // 100}.{fen % 100:02d}元（大写：{in_words(fen)}）" in text


def test_who_cannot_read_is_read_to_and_signs_by_fingerprint():
    assert paper("agreement").text.count("（已宣读，按指印）") == 1


def test_only_an_agent_with_special_powers_signs():
    for agent, signs in ((s.LAWYER, True), (s.lawyer(powers="general"), False)):
        party = s.WANG.over({"agents": (agent,)})
        dispute = dataclasses.replace(s.USUAL, parties=(party, s.LI))
        text = laid_out("agreement", dispute, s.AGREEMENT).text
        assert ("王建国的委托代理人" in text) == signs
        assert "张志强" in text


def test_a_session_is_signed_by_those_who_came():
    record = s.session(present=["王建国"], statements="王建国：要拆。")
    text = laid_out("session", s.USUAL, record).text
    assert "申请人王建国：" in text
    assert "被申请人李海涛：" not in text


def test_signatures_and_seal_stay_together_with_some_of_the_text():
    for length in range(0, 700, 35):
        read = laid_out("agreement", s.USUAL, s.agreement(manner="字" * length))
        last = squeezed(read.texts[-1])
        assert "留存一份" in last or "委员会留存" in last
        for words in ("申请人王建国：", "人民调解员傅军：", "记录人李秀英：", "（印章）"):
            assert words in last


def test_on_a_form_everybody_signs_on_the_page_of_the_seal():
    last = squeezed(paper("oral").texts[-1])
    for words in ("申请人王建国", "被申请人李海涛", "赵淑珍", "（印章）"):
        assert words in last


def test_questions_and_answers_begin_on_the_page_of_their_heading():
    first, _second = paper("inquiry").texts
    assert "问：请说说滴水檐的情况" in squeezed(first)


def test_a_court_is_asked_by_both_sides():
    text = paper("confirmation").text
    assert "申请人：王建国" in text
    assert "申请人：李海涛" in text
    assert "枣庄市山亭区人民法院" in text


def test_the_content_code_names_exactly_these_bytes():
    assert re.fullmatch("[0-9A-F]{8}", CODE)
    assert content_code([b"onetwo"]) != CODE
    assert content_code([b"one", b"two"]) == CODE


def test_a_line_holds_twenty_eight_characters_and_a_page_twenty_two_lines():
    read = laid_out("inquiry", s.USUAL, s.inquiry(words="字" * 2000))
    lines = [line for line in read.texts[1].splitlines() if line.startswith("字字")]
    assert len(lines) == 22
    assert {len(line.strip()) for line in lines} == {28}


def test_who_speaks_in_a_session_is_among_those_present_and_signs():
    text = laid_out("session", s.USUAL, s.session(present=["王建国"])).text
    assert "当事人：王建国、李海涛" in text
    for words in ("申请人王建国：", "被申请人李海涛：", "参加人村委会委员孙立新："):
        assert words in text
    assert "参加人村网格员马强：" in paper("inquiry").text


def test_what_tells_of_rights_and_duties_is_one_sheet_printed_on_both_sides():
    three = dataclasses.replace(s.USUAL, parties=(*s.USUAL.parties, s.TWENTY[2]))
    assert len(paper("notice").document) <= 2
    assert len(laid_out("notice", three, None).document) <= 2
