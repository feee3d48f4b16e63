"""Every paper, with little, usual and as much as there can be, filled, ruled and blank."""

from __future__ import annotations

import dataclasses
import re

import pytest

from app.documents.cases.papers import forms, texts
from app.documents.cases.papers.rows import (
    Agreement,
    Application,
    Attorney,
    Correction,
    Dispute,
    Inquiry,
    Remarks,
    Revisit,
    Session,
)
from app.documents.forms.laid import LaidOutPaper, Printing, content_code, write
from app.documents.forms.rows import Choice
from app.documents.typeset.page import to_bytes
from app.fields import in_words
from tests.documents.cases.papers import samples as s
from tests.documents.conftest import Read

CODE = content_code([b"one", b"two"])
DATA = {
    "usual": (s.USUAL, s.INQUIRY, s.SESSION, s.AGREEMENT, s.REVISIT, s.CONFIRMATION, s.ATTORNEY,
              s.CORRECTION, s.REMARKS),
    "extreme": (s.EXTREME, s.EXTREME_INQUIRY, s.EXTREME_SESSION, s.EXTREME_AGREEMENT,
                s.EXTREME_REVISIT, s.EXTREME_CONFIRMATION, s.EXTREME_ATTORNEY,
                s.EXTREME_CORRECTION, s.EXTREME_REMARKS),
    "little": (s.LITTLE, Inquiry(), Session(), Agreement(), Revisit(), Application(), Attorney(),
               Correction(), Remarks()),
}  # fmt: skip
PAPERS = {
    "application": lambda d, p: texts.application(d[0], p),
    "notice": lambda d, p: texts.notice(d[0], p),
    "acceptance": lambda d, p: forms.acceptance(d[0], p),
    "inquiry": lambda d, p: texts.inquiry(d[0], d[1], p),
    "session": lambda d, p: texts.session(d[0], d[2], p),
    "agreement": lambda d, p: texts.agreement(d[0], d[3], p),
    "oral": lambda d, p: forms.oral(d[0], d[3], p),
    "closing": lambda d, p: forms.closing(d[0], d[3], p),
    "revisit": lambda d, p: forms.revisit(d[0], d[4], p),
    "confirmation": lambda d, p: texts.confirmation(d[0], d[5], p),
    "attorney": lambda d, p: texts.attorney(d[0], d[6], p),
    "correction": lambda d, p: texts.correction(d[0], d[7], p),
    "termination": lambda d, p: texts.termination(d[0], p),
    "remarks": lambda d, p: forms.remarks(d[8], p),
}
SAYS = {
    "application": (s.WANG, s.LI, "facts requests amount applied committee"),
    "notice": ("number title committee notified", "当事人的权利", "不收取任何费用", "☑口头"),
    "acceptance": (s.WANG, s.LI, "number committee facts requests registered amount note people",
                   "☑邻里", "☑当事人申请", "☑受理", "☑一般"),
    "inquiry": ("number title", s.INQUIRY),
    "session": ("number title", dataclasses.replace(s.SESSION, day=None), "☑继续调解", "第1次"),
    "agreement": (s.WANG, s.LI, dataclasses.replace(s.AGREEMENT, place=""), "committee mediators",
                  "一式3份"),
    "oral": (s.WANG, s.LI, dataclasses.replace(s.AGREEMENT, copies=None, clerk=""),
             "committee mediators", "☑已履行"),
    "closing": ("volume number mediators accepted closed facts confirmation revisited filled_on",
                "☑书面协议", "☑已履行", *s.AGREEMENT.clauses),
    "revisit": ("number committee", s.REVISIT, "☑满意"),
    "confirmation": (s.WANG, dataclasses.replace(s.LI, role="申请人"), s.CONFIRMATION,
                     "没有恶意串通"),
    "attorney": (dataclasses.replace(s.WANG, role="委托人"), s.LAWYER, "☑特别授权",
                 "2026年11月3日起至2027年5月3日止"),
    "correction": (s.CORRECTION, "committee mediators"),
    "termination": ("number title end_words end_time undisputed ended committee", "☑调解不成",
                    "☑诉讼", "送达回执"),
    "remarks": (s.REMARKS,),
}  # fmt: skip


def made(laid: LaidOutPaper) -> Read:
    return Read(to_bytes(lambda out: write(out, [laid])))


def paper(name: str, data: str = "usual", way: str = "filled") -> Read:
    return made(PAPERS[name](DATA[data], Printing(way, CODE)))


def words_of(thing) -> list[str]:
    """What a row holds, as a paper says it."""
    if isinstance(thing, Choice):
        return ["☑" + each for each in thing.chosen]
    if isinstance(thing, tuple):
        return [word for part in thing for word in words_of(part)]
    if dataclasses.is_dataclass(thing):
        found = []
        for field in dataclasses.fields(thing):
            value = getattr(thing, field.name)
            if field.name == "amount" and value:
                found += [f"{value // 100}.{value % 100:02d}", in_words(value)]
            elif field.name in ("delivery_address", "read_out", "sequence", "signs"):
                continue
            else:
                found += words_of(value)
        return found
    if isinstance(thing, str):
        return thing.rstrip("。").split("\n") if thing else []
    if thing is None or isinstance(thing, bool):
        return []
    if hasattr(thing, "year"):
        return [f"{thing.year}年{thing.month}月{thing.day}日"]
    return [str(thing)]


def squeezed(text: str) -> str:
    return re.sub(r"\s", "", text)


def fields_or_words(said: str) -> list[str]:
    names = said.split()
    if all(hasattr(s.USUAL, name) for name in names):
        row = Dispute(**{name: getattr(s.USUAL, name) for name in names})
        return words_of(row)
    return [said]


@pytest.mark.parametrize("name", PAPERS)
def test_a_filled_paper_says_every_datum(name):
    text = re.sub(r"人民调解\w+（续）|第\d+页共\d+页", "", paper(name).text)
    for said in SAYS[name]:
        wanted = fields_or_words(said) if isinstance(said, str) else words_of(said)
        for words in wanted:
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
        if name == "application" and party.role != "申请人" and party.organisation:
            continue
        assert party.name in text
    assert "䶮㛃𬭎" in text
    assert "阿卜杜热西提·阿卜杜热合曼·买买提明" in text


def test_amounts_in_figures_and_in_words_agree():
    for fen in (1, 10, 5, 240_000, 10_000_05, 123_456_789_012):
        row = dataclasses.replace(s.AGREEMENT, amount=fen)
        text = made(texts.agreement(s.USUAL, row, Printing())).text
        assert f"人民币{fen // 100}.{fen % 100:02d}元（大写：{in_words(fen)}）" in text


def test_who_cannot_read_is_read_to_and_signs_by_fingerprint():
    assert paper("agreement").text.count("（已宣读，按指印）") == 1


def test_only_an_agent_with_special_powers_signs():
    general = dataclasses.replace(s.LAWYER, signs=False)
    for agent, signs in ((s.LAWYER, True), (general, False)):
        party = dataclasses.replace(s.WANG, agents=(agent,))
        dispute = dataclasses.replace(s.USUAL, parties=(party, s.LI))
        text = made(texts.agreement(dispute, s.AGREEMENT, Printing())).text
        assert ("王建国的委托代理人" in text) == signs
        assert "张志强" in text


def test_a_session_is_signed_by_those_who_came():
    record = dataclasses.replace(s.SESSION, present=("王建国",), statements="王建国：要拆。")
    text = made(texts.session(s.USUAL, record, Printing())).text
    assert "申请人王建国：" in text
    assert "被申请人李海涛：" not in text


def test_signatures_and_seal_stay_together_with_some_of_the_text():
    for length in range(0, 700, 35):
        record = dataclasses.replace(s.AGREEMENT, manner="字" * length)
        read = made(texts.agreement(s.USUAL, record, Printing()))
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
    record = dataclasses.replace(s.INQUIRY, words="字" * 2000)
    read = made(texts.inquiry(s.USUAL, record, Printing()))
    lines = [line for line in read.texts[1].splitlines() if line.startswith("字字")]
    assert len(lines) == 22
    assert {len(line.strip()) for line in lines} == {28}


def test_who_speaks_in_a_session_is_among_those_present_and_signs():
    record = dataclasses.replace(s.SESSION, present=("王建国",))
    text = made(texts.session(s.USUAL, record, Printing())).text
    assert "当事人：王建国、李海涛" in text
    for words in ("申请人王建国：", "被申请人李海涛：", "参加人村委会委员孙立新："):
        assert words in text
    assert "参加人村网格员马强：" in paper("inquiry").text


def test_what_tells_of_rights_and_duties_is_one_sheet_printed_on_both_sides():
    three = dataclasses.replace(s.USUAL, parties=(*s.USUAL.parties, s.TWENTY[2]))
    assert len(paper("notice").document) <= 2
    assert len(made(texts.notice(three, Printing())).document) <= 2
