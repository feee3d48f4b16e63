"""The report of a period: drafted sentences, charts, tables, a workbook."""

import datetime
import re

import pytest
from python_calamine import CalamineWorkbook

from app import language
from app.documents.stats import charts, drafting, report, tables
from app.documents.typeset.page import to_bytes
from app.records import places, stats, visits
from app.records.stats import HandNumber, Period, periods
from app.store import journal
from tests.documents.conftest import Read
from tests.records.stats import recorded

NOVEMBER = Period(datetime.date(2026, 11, 1), datetime.date(2026, 11, 30))


@pytest.fixture
def counted(room):
    for code, day, number in (
        ("370406101200", datetime.date(2026, 11, 3), 3),
        ("370406101201", datetime.date(2026, 11, 4), 1),
        ("370406101200", datetime.date(2026, 10, 4), 2),
    ):
        for _number in range(number):
            visits.log(day=day, name="某", category="0102", facts="事",
                       place=places.ensure(code).id)  # fmt: skip


def test_each_sentence_says_what_its_figures_say(counted):
    said = drafting.draft(NOVEMBER)
    texts = [each.text for each in said]
    assert "接待群众咨询4人次，环比上升100.0%。" in texts
    assert "咨询较多的是婚姻家庭4人次（占100.0%）。" in texts
    [top] = [each for each in said if each.text.startswith("咨询较多")]
    assert top.keys == ("visits", "visits/category/01")
    # Of what there is nothing, nothing is said.
    assert not any("矛盾纠纷" in each.text and each.keys for each in said)


NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?%?")


def test_every_number_of_a_sentence_is_one_of_its_figures(room):
    place = places.ensure("370406101200").id
    with journal.action("test") as act:
        for day in (datetime.date(2026, 11, 3), datetime.date(2026, 10, 4)):
            for kind in recorded.KINDS:
                for which in (0, 1, 2) if day.month == 11 or kind != "certificate" else (0,):
                    recorded.enter(act, kind, place, day, which)
    several = [each for each in drafting.draft(NOVEMBER) if each.keys]
    assert {each.sheet for each in several} == {"disputes", "visits", "activities", "duties"}
    for sentence in several:
        shown = [words for _key, words in drafting.figures_of(sentence, NOVEMBER)]
        assert len(shown) == len(sentence.keys)
        told = sentence.text.removeprefix(drafting.period_words(NOVEMBER))
        told = re.sub(r"[环同]比(?:上升|下降)[\d.]+%|占[\d.]+%", "", told)
        known = {words.rpartition(" ")[2] for words in shown}
        assert set(NUMBER.findall(told)) <= known, sentence.text


def test_a_sentence_whose_numbers_have_changed_is_told(counted):
    before = [each.text for each in drafting.draft(NOVEMBER)]
    assert drafting.changed(drafting.draft(NOVEMBER), before) == []
    visits.log(day=datetime.date(2026, 11, 5), name="某", category="0102", facts="事")
    told = [each.text for each in drafting.changed(drafting.draft(NOVEMBER), before)]
    assert "接待群众咨询5人次，环比上升150.0%。" in told
    assert not any("职责任务" in each for each in told)


def test_headings_stand_on_lines_of_their_own(counted):
    lines = drafting.running(drafting.draft(NOVEMBER)).split("\n")
    # Where there is nothing to say there is no heading either, but for what the clerk adds.
    assert [line for line in lines if "、" in line[:2]] == [
        "一、咨询和法治宣传", "二、履职情况", "三、下一步工作建议",
    ]  # fmt: skip
    assert any(line.startswith("接待群众咨询4人次") and "咨询较多" in line for line in lines)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("2026-11", "2026年11月"), ("2026Q4", "2026年第4季度"), ("2026H1", "2026年上半年"),
        ("2026", "2026年"), ("2026-3-5..2026-3-9", "2026年3月5日至2026年3月9日"),
    ],
)  # fmt: skip
def test_official_papers_say_the_period_in_chinese_whatever_the_screen_speaks(room, typed, said):
    language.use("en")
    assert drafting.period_words(periods.parse(typed, NOVEMBER.last)) == said


def test_a_report_has_the_words_the_charts_and_the_tables(counted):
    pdf = to_bytes(lambda out: report.write(out, NOVEMBER, said="我改过的话。", by="town"))
    text = Read(pdf).text
    for words in ("我改过的话", "研判报告", "来访逐月走势", "各地来访", "来访咨询统计表", "店子镇"):
        assert words in text
    assert to_bytes(lambda out: report.write(out, NOVEMBER, said="我改过的话。", by="town")) == pdf


def test_a_workbook_has_a_row_for_each_place_and_one_for_all(counted, tmp_path):
    tables.book(tmp_path / "a.xlsx", NOVEMBER, "place", names=("visits",))
    book = CalamineWorkbook.from_path(tmp_path / "a.xlsx")
    assert book.sheet_names == ["来访咨询"]
    head, *rows = book.get_sheet_by_index(0).to_python()
    assert sorted(row[:2] for row in rows[:-1]) == [["安陵村", 1.0], ["店子村", 3.0]]
    assert rows[-1][:2] == ["合计", 4.0]
    total = dict(zip(head, rows[-1], strict=True))
    assert total["事项：婚姻家庭"] == 4
    assert total["老人赡养"] == 4


def test_a_table_sets_a_figure_beside_the_month_before(counted):
    sheet = tables.comparison("visits", NOVEMBER)
    first = next(iter(sheet.rows))
    assert (first["figure"], first["now"], first["before"], first["change"]) == (
        "来访", "4", "2", "+100.0%",
    )  # fmt: skip


def test_tables_say_which_places_have_numbers_by_hand(counted):
    place = places.ensure("370406101202")
    with journal.action("test") as act:
        act.add(
            HandNumber, place=place.id, first=NOVEMBER.first, last=NOVEMBER.last, sheet="visits",
            cell="visits", number=7,
        )  # fmt: skip
    said = f"2026年11月　（含手工数：{place.short_name()}）"
    assert tables.comparison("visits", NOVEMBER).period == said
    assert tables.by_rows("visits", NOVEMBER, "town").period == said
    assert tables.comparison("disputes", NOVEMBER).period == "2026年11月"


@pytest.mark.parametrize(
    ("most", "top"), [(0, 1), (1, 1), (3, 5), (27, 50), (163, 200), (0.4, 0.5)]
)
def test_a_scale_ends_with_a_round_number(most, top):
    assert charts.ceiling(most) == pytest.approx(top)


def test_a_chart_without_anything_is_drawn_all_the_same(room):
    draw = charts.trend(["1", "2"], [charts.Series("2026", [None, None])], str)
    assert "2026" in Read(charts.picture(draw, 300, 100)).text
    assert charts.picture(charts.bars([]), 300, charts.bars_height([]))


@pytest.mark.parametrize(
    ("wide", "months"), [(400, range(1, 13)), (150, range(1, 13, 2)), (90, range(1, 13, 6))]
)
def test_a_narrow_chart_names_as_many_months_as_stand_beside_each_other(wide, months):
    labels = [str(number) for number in range(1, 13)]
    draw = charts.trend(labels, [charts.Series("year", [7.0] * 12)], lambda _number: "")
    said = Read(charts.picture(draw, wide, 100)).text
    assert said.startswith("".join(map(str, months)) + "year")


def test_what_a_number_is_drawn_by_is_the_number(counted):
    now = stats.counted("visits", NOVEMBER)
    cell = now.cells[0]
    assert [(bar.name, bar.value) for bar in report.of_places(now, (), cell)] == [
        ("店子村", 3), ("安陵村", 1),
    ]  # fmt: skip
