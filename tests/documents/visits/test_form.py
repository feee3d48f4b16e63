from __future__ import annotations

import dataclasses
from datetime import date

import pytest

from app.documents.typeset.page import to_bytes
from app.documents.visits.day_log import DayLog, LoggedVisit, day_logs
from app.documents.visits.form import Choice, Referral, VisitForm, visit_forms
from tests.documents.conftest import Read

VISIT = VisitForm(
    room="店子镇店子村法律服务工作室", number="2026-0123", day="2026年11月20日", begin="9:10",
    finish="9:40", place="店子村服务点", mode=Choice(("来访", "电话"), ("来访",)), name="王建国",
    sex=Choice(("男", "女"), ("男",)), age=Choice(("18—34", "60—79"), ("60—79",)),
    phone="13806321234", address="店子村3组", headcount=3, companions="李海涛、䶮㛃𬭎",
    on_behalf="父亲王德顺", follows="2026-0098", groups=Choice(("老年人", "低保"), ("低保",)),
    category=Choice(("婚姻家庭", "土地/宅基地", "其他"), ("土地/宅基地",)),
    facts="邻居翻建房屋，滴水檐越过界墙约20厘米。", advice="可以要求排除妨害。",
    laws="《民法典》第288条", result=Choice(("当场答复", "转调解"), ("转调解",)),
    referral=Referral(True, "身份证复印件", "2026年11月21日", "山亭区法律援助中心", "同意",
                      "2026年11月25日", "山法援〔2026〕0417号", "张志强", "已结案"),
    handler="傅军", keeper="赵淑珍", follow_up="2026年11月30日",
    satisfaction=Choice(("满意", "没问"), ("满意",)), late=True, paper_number="117",
    paper_page="23", unclear="电话末两位", reason="电话记错",
)  # fmt: skip
LOGGED = LoggedVisit("0123", "9:10—9:40", "王建国", "邻里", "滴水越界。", "可以排除。", "转调解", 2)


def visits(*forms: VisitForm) -> Read:
    return Read(to_bytes(lambda out: visit_forms(out, forms)))


def logs(*days: DayLog) -> Read:
    return Read(to_bytes(lambda out: day_logs(out, days)))


def words_of(thing) -> list[str]:
    if isinstance(thing, str):
        return [thing]
    if isinstance(thing, tuple):
        return [word for part in thing for word in words_of(part)]
    if dataclasses.is_dataclass(thing):
        fields = dataclasses.fields(thing)
        return [word for field in fields for word in words_of(getattr(thing, field.name))]
    return []


def test_every_field_of_a_visit_is_on_its_form():
    read = visits(VISIT)
    for word in words_of(VISIT):
        assert word in read.text
    assert "3人" in read.text
    assert "补录" in read.text
    assert len(read.document) == 1


def test_what_was_chosen_is_ticked_and_the_rest_is_not():
    text = visits(VISIT).text
    assert "☑来访□电话" in text
    assert "□18—34☑60—79" in text


def test_a_choice_no_longer_in_the_list_is_printed_too():
    old = dataclasses.replace(VISIT, result=Choice(("当场答复",), ("旧类别",)))
    assert "☑旧类别" in visits(old).text


def test_who_would_not_be_named_is_not_blank():
    assert "不愿留名" in visits(dataclasses.replace(VISIT, name="", anonymous=True)).text


def test_a_blank_form_is_one_page_with_room_to_write():
    read = visits(VisitForm(room="店子村", mode=Choice(("来访", "电话")), blank=True))
    assert len(read.document) == 1
    assert "□来访□电话" in read.text
    assert "☑" not in read.text
    for label in ("咨询事项", "答复意见", "咨询人（签名或按指印）"):
        assert label in read.text


def test_long_words_go_on_over_pages_with_the_head_repeated_and_nothing_lost():
    facts = "".join(f"第{number}只鳖。" for number in range(900))
    read = visits(dataclasses.replace(VISIT, facts=facts), VISIT)
    assert len(read.document) > 3
    # A page may end within a sentence, so it is characters that are counted.
    assert read.text.count("鳖") == 900
    last = len(read.document) - 1
    for number, text in enumerate(read.texts[:last], start=1):
        assert "2026-0123" in text
        assert f"第{number}页共{last}页" in "".join(text.split())
    assert "（续）" in read.texts[1]
    assert "".join(read.texts).count("属实") == 2


def test_the_signatures_never_stand_alone_on_a_page():
    for length in range(0, 1400, 60):
        read = visits(dataclasses.replace(VISIT, facts="字" * length, advice="句" * 300))
        assert "记录人（签名）" in "".join(read.texts[-1].split())
        assert "2026年11月30日" in "".join(read.texts[-1].split()) or "备" in read.texts[-1]


@pytest.mark.parametrize("facts", ["短", "长" * 3000, "x" * 20_000, "<b>&amp;</b>\n" * 200])
def test_no_ink_leaves_the_paper(facts):
    read = visits(dataclasses.replace(VISIT, facts=facts, name="买买提·" * 30, phone="1" * 99))
    assert read.sizes == {(210, 297)}
    for page in range(len(read.document)):
        left, above, right, below = read.edges(page)
        assert left == pytest.approx(28, abs=0.5)
        assert right == pytest.approx(26, abs=0.5)
        assert above >= 15
        assert below >= 10


def test_a_days_log_holds_each_visit_and_who_signs():
    read = logs(DayLog("店子村", date(2026, 11, 20), (LOGGED, LOGGED), "下午讲课一节"))
    for word in [
        *words_of(LOGGED),
        "2026年11月20日",
        "星期五",
        "下午讲课一节",
        "今日来访2件，4人",
        "值班人（签名）",
    ]:
        assert word in read.text
    assert len(read.document) == 1


def test_a_day_without_visits_says_so_and_an_empty_log_has_lines():
    assert "今日无来访" in logs(DayLog("店子村", date(2026, 11, 20))).text
    assert "今日无来访" not in logs(DayLog("店子村", lines=8)).text


def test_a_busy_day_takes_several_pages():
    long = dataclasses.replace(LOGGED, facts="很长。" * 900)
    read = logs(DayLog("店子村", date(2026, 11, 20), (LOGGED,) * 12 + (long,)))
    assert len(read.document) > 2
    assert read.text.count("很") == 900
    for text in read.texts:
        assert "咨询事项与答复" in text


def test_same_forms_same_bytes():
    assert visits(VISIT).data == visits(VISIT).data
    day = DayLog("店子村", date(2026, 11, 20), (LOGGED,))
    assert logs(day).data == logs(day).data
