from __future__ import annotations

import datetime
import io
from datetime import date

import pytest

from app.documents.forms import laid
from app.documents.visits import day_log, form
from app.fields import Text
from app.records.visits import Referral, Visit
from app.records.visits import log as log_visit
from app.store import Column
from tests.documents.conftest import Read

WORDS = {
    "number": 123, "name": "王建国", "phone": "13806321234", "address": "店子村3组",
    "companions": ["李海涛", "䶮㛃𬭎"], "on_behalf": "父亲王德顺",
    "facts": "邻居翻建房屋，滴水檐越过界墙约20厘米。", "advice": "可以要求排除妨害。",
    "laws": "《民法典》第288条", "handler_name": "傅军", "paper_number": "117",
    "paper_page": "23", "unclear": "电话末两位", "reason": "电话记错",
}  # fmt: skip
SHOWN = [
    "店子镇店子村法律服务工作室", "2026年11月20日", "09:10至09:40", "店子村服务点", "赵淑珍",
    "2026年11月30日",
    "身份证复印件", "2026年11月21日", "山亭区法律援助中心", "2026年11月25日",
    "山法援〔2026〕0417号",
    "张志强", "已结案", "☑来访", "☑男", "☑60岁以上", "☑邻里", "☑转调解", "☑满意", "☑低保",
    "予以援助", "3人", "补录", "2026年10月1日第98号",
]  # fmt: skip


def visit(**values) -> Visit:
    return Visit(**{
        **WORDS, "day": date(2026, 11, 20), "begin": datetime.time(9, 10),
        "finish": datetime.time(9, 40), "place": "p", "headcount": 3,
        "follow_up": date(2026, 11, 30),
        "late": True,
        "mode": "visit", "sex": "1", "age_band": "4",
        "groups": ["allowance"], "category": "05", "result": "mediation", "satisfaction": "good",
        **values,
    })  # fmt: skip


def short() -> Visit:
    return visit(companions=None, laws=None, late=None, paper_number=None, paper_page=None,
                 unclear=None, reason=None)  # fmt: skip


REFERRAL = Referral(
    told=True, documents="身份证复印件", submitted=date(2026, 11, 21), centre="山亭区法律援助中心",
    decision="granted", decided=date(2026, 11, 25), number="山法援〔2026〕0417号", lawyer="张志强",
    outcome="已结案",
)  # fmt: skip
LOGGED = {"number": 123, "name": "王建国", "category": "05", "facts": "滴水越界。",
          "advice": "可以排除。", "result": "answered", "headcount": 2,
          "begin": datetime.time(9, 10), "finish": datetime.time(9, 40)}  # fmt: skip


def read(*papers: laid.LaidOutPaper) -> Read:
    out = io.BytesIO()
    laid.write(out, papers)
    return Read(out.getvalue())


def of(one: Visit, referral: Referral | None = None) -> laid.LaidOutPaper:
    return form.lay_out(
        one,
        room="店子镇店子村法律服务工作室",
        keeper="赵淑珍",
        referral=referral,
        title=lambda _kind, _record: "店子村服务点",
    )


def visits(*found: Visit) -> Read:
    return read(*(of(each, REFERRAL) for each in found))


def log(*found: Visit, day=date(2026, 11, 20), **values) -> laid.LaidOutPaper:
    return day_log.lay_out(found, day, room="店子村", **values)


def test_every_field_of_a_visit_is_on_its_form(room):
    before = log_visit(day=date(2026, 10, 1), name="王建国", category="05", facts="滴水")
    Visit.update(number=98).where(Visit.id == before.id).execute()
    found = visits(visit(follows=before.id))
    words = [
        word for each in WORDS.values() for word in (each if isinstance(each, list) else [each])
    ]
    for word in [*map(str, words), *SHOWN]:
        assert word in found.text
    # What was ticked of every list there is takes more than a page with all this; most take one.
    assert len(visits(short()).document) == 1


def test_what_no_block_places_stands_at_the_end(weather):
    filled, empty = visits(visit(weather="暴雨")), visits(visit())
    assert "Weather暴雨" in filled.text
    assert "Weather" in empty.text
    assert filled.text.index("Weather") > filled.text.index("赵淑珍")


def test_what_was_chosen_is_ticked_and_the_rest_is_not():
    text = visits(visit(mode="visit", age_band="4")).text
    assert "☑来访□电话" in text
    assert "□35—59岁☑60岁以上" in text


def test_a_choice_no_longer_in_the_list_is_printed_too():
    assert "☑旧类别" in visits(visit(result="旧类别")).text


def test_who_would_not_be_named_is_not_blank():
    assert "不愿留名" in visits(visit(name=None, anonymous=True)).text


def test_a_filled_form_invites_nobody_to_write_a_day_that_was_not_promised():
    assert "2026年11月30日" not in visits(visit(follow_up=None)).text
    assert "年月日" not in visits(visit(follow_up=None)).text.replace("年月日", "", 1)


def test_a_blank_form_is_one_page_with_room_to_write(room):
    found = read(form.blank())
    assert len(found.document) == 1
    assert "□来访□电话" in found.text
    assert "☑" not in found.text
    for label in ("咨询事项", "答复意见", "咨询人（签名或按指印）"):
        assert label in found.text


def test_long_words_go_on_over_pages_with_the_head_repeated_and_nothing_lost():
    facts = "".join(f"第{number}只鳖。" for number in range(900))
    found = read(of(visit(facts=facts)), of(short()))
    assert len(found.document) > 3
    # A page may end within a sentence, so it is characters that are counted.
    assert found.text.count("鳖") == 900
    last = len(found.document) - 1
    for number, text in enumerate(found.texts[:last], start=1):
        assert "编号：123" in text
        assert f"第{number}页共{last}页" in "".join(text.split())
    assert "（续）" in found.texts[1]
    assert "".join(found.texts).count("属实") == 2


def test_the_signatures_never_stand_alone_on_a_page():
    for length in range(0, 1400, 60):
        found = visits(visit(facts="字" * length, advice="句" * 300))
        assert "记录人（签名）" in "".join(found.texts[-1].split())
        assert "2026年11月30日" in "".join(found.texts[-1].split()) or "备" in found.texts[-1]


@pytest.mark.parametrize("facts", ["短", "长" * 3000, "x" * 20_000, "<b>&amp;</b>\n" * 200])
def test_no_ink_leaves_the_paper(facts):
    found = visits(visit(facts=facts, name="买买提·" * 30, phone="1" * 99))
    assert found.sizes == {(210, 297)}
    for page in range(len(found.document)):
        left, above, right, below = found.edges(page)
        assert left == pytest.approx(28, abs=0.5)
        assert right == pytest.approx(26, abs=0.5)
        assert above >= 15
        assert below >= 10


def test_a_days_log_holds_each_visit_and_who_signs():
    found = read(log(Visit(**LOGGED), Visit(**LOGGED), remarks="下午讲课一节"))
    for word in [
        "123", "09:10至09:40", "王建国", "邻里", "滴水越界。", "答复：可以排除。", "当场答复",
        "2026年11月20日", "星期五", "下午讲课一节", "今日来访2件，4人", "值班人（签名）",
    ]:  # fmt: skip
        assert word in found.text
    assert len(found.document) == 1


def test_a_day_without_visits_says_so_and_an_empty_log_has_lines():
    assert "今日无来访" in read(log()).text
    assert "今日" not in read(log(day=None)).text


def test_of_a_confidential_dispute_the_log_tells_nothing():
    secret = Visit(**LOGGED, id="v1")
    found = read(log(secret, secret={"v1"})).text
    assert "王建国" not in found
    assert "滴水" not in found
    assert "（保密）" in found


def test_a_busy_day_takes_several_pages():
    long = Visit(**{**LOGGED, "facts": "很长。" * 900})
    found = read(log(*[Visit(**LOGGED)] * 12, long))
    assert len(found.document) > 2
    assert found.text.count("很") == 900
    for text in found.texts:
        assert "咨询事项与答复" in text


def test_same_forms_same_bytes():
    assert visits(visit()).data == visits(visit()).data
    assert read(log(Visit(**LOGGED))).data == read(log(Visit(**LOGGED))).data


@pytest.fixture
def weather():
    """A visit gets a field that it never had."""
    Visit._meta.add_field("weather", Column(Text(max=40), "Weather"))
    Visit.__dict__.get("_columns") and delattr(Visit, "_columns")
    yield
    Visit._meta.remove_field("weather")
    del Visit.weather
    del Visit._columns
