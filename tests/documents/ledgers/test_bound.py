"""A bound volume: every ledger and log of a period, numbered on from cover to end."""

import datetime
import re

import pytest
from python_calamine import CalamineWorkbook

from app.documents.items import ledgers as items
from app.documents.items.item import ItemRequest
from app.documents.ledgers import bound, volumes
from app.documents.ledgers.bound import Cover, Part
from app.documents.ledgers.ledger import Column, Sheet, draw
from app.documents.typeset.page import to_bytes
from app.errors import Cancelled
from app.records import cards, people, visits
from tests.documents.conftest import Read

DAY = datetime.date(2026, 11, 20)
COVER = Cover("店子村法律服务工作室", "2026年11月", "2026年11月1日至2026年11月30日")


def part(title, count):
    sheet = Sheet(title, [Column("a", "甲")], [{"a": f"{title}{n}"} for n in range(count)])
    return Part(
        title, count, lambda paper, folio, tell: draw(paper, sheet, tell, folio=folio)
    )  # fmt: skip


def made(*parts, **more):
    return Read(to_bytes(lambda out: bound.volume(out, COVER, parts, **more)))


def outline(read):
    return [
        (each.get_title(), each.get_dest().get_index(), each.level)
        for each in read.document.get_toc()
    ]


def test_pages_are_numbered_on_and_the_contents_say_where_each_begins():
    read = made(part("来访台账", 60), part("调解台账", 3), part("发卡台账", 40))
    pages = ["".join(text.split()) for text in read.texts]
    assert "法律服务台账" in pages[0]
    total = len(pages) - 2
    for number, text in enumerate(pages[2:], start=1):
        assert f"第{number}页共{total}页" in text
    starts = {name: index for name, index, _ in outline(read)}
    assert starts["目录"] == 1
    for title in ("来访台账", "调解台账", "发卡台账"):
        first = starts[title] - 1
        assert title in pages[starts[title]]
        assert re.search(rf"{title}\d+{first}", pages[1])
    assert f"总页数{total}" in pages[0]
    labels = [read.document.get_page_label(each) for each in range(len(pages))]
    assert labels == ["法律服务台账", "目录", *map(str, range(1, total + 1))]


def test_what_has_no_entry_is_listed_and_takes_no_page():
    read = made(part("来访台账", 2), part("调解台账", 0), part("发卡台账", 1))
    assert "本期无" in read.texts[1]
    assert "调解台账" in read.texts[1]
    assert [name for name, _, _ in outline(read)][2:] == ["来访台账", "发卡台账"]
    assert len(read.document) == 4


def test_contents_longer_than_a_page_go_on_before_page_one():
    read = made(*(part(f"第{n}种台账", 1) for n in range(45)))
    assert len(read.document) == 1 + 3 + 45
    assert "第1页共45页" in "".join(read.texts[4].split())
    assert "44" in read.texts[3]


@pytest.mark.parametrize("text", ["x" * 300, "长" * 300, "<b>&amp;\u202e"])
def test_no_ink_leaves_the_safe_area(text):
    cover = Cover(text, text, text, "（公开）")
    read = Read(to_bytes(lambda out: bound.volume(out, cover, [part(text, 1)])))
    for page in range(len(read.document)):
        assert min(read.edges(page)) >= 7.5


def test_same_records_same_bytes():
    assert made(part("来访台账", 9)).data == made(part("来访台账", 9)).data


def test_it_tells_how_far_it_is_and_can_be_stopped():
    seen = []
    made(part("甲", 3), part("乙", 2), progress=lambda done, total: seen.append((done, total)))
    assert seen == [(n, 5) for n in range(1, 6)]

    def stop(done, total):
        raise Cancelled

    with pytest.raises(Cancelled):
        made(part("甲", 3), progress=stop)


@pytest.fixture
def month(room):
    fu = people.register(name="傅军")
    for day in (DAY, DAY, DAY + datetime.timedelta(days=1), datetime.date(2026, 10, 1)):
        visits.log(day=day, name="赵淑珍", category="01", facts="离婚怎么办")
    cards.issue(printed=[(fu.id, 5)], day=DAY, holder_name="孙广才")


def test_a_month_binds_its_ledgers_and_the_log_of_each_day(month):
    made = volumes.volume(*volumes.of_month(None, None))
    read = Read(made.pdf)
    assert "2026年11月" in "".join(read.texts[0].split())
    titles = [(name, level) for name, _, level in outline(read)]
    assert ("来访台账", 0) in titles
    assert ("便民联系卡发放台账", 0) in titles
    assert ("2026年11月20日　星期五", 1) in titles
    assert ("2026年11月21日　星期六", 1) in titles
    assert made.count == 3 + 1 + 2
    assert read.sizes == {(210, 297), (297, 210)}
    last = "".join(read.texts[-1].split())
    pages = len(read.document) - 2
    assert f"第{pages}页共{pages}页" in last


def test_in_public_it_has_no_log_and_names_nobody(month):
    read = Read(volumes.volume(masked=True).pdf)
    assert "（公开）" in read.texts[0]
    assert "工作日志" not in read.text
    for words in ("赵淑珍", "孙广才", "离婚怎么办"):
        assert words not in read.text


def test_a_year_says_so_and_only_chosen_parts_are_bound(month):
    year = datetime.date(2026, 1, 1), datetime.date(2026, 12, 31)
    read = Read(volumes.volume(*year, names=("visit",)).pdf)
    assert "2026年度" in "".join(read.texts[0].split())
    assert [name for name, _, level in outline(read)][2:] == ["来访台账"]


def test_it_is_one_workbook_with_a_sheet_for_each_ledger(month, tmp_path):
    [item] = [each for each in items.ITEMS if each.name == "bound-volume"]
    assert item.book is not None
    assert item.book(ItemRequest(), tmp_path / "month.xlsx", None) == 4
    names = CalamineWorkbook.from_path(str(tmp_path / "month.xlsx")).sheet_names
    assert names[:2] == ["来访台账", "矛盾纠纷调解台账"]
    assert "便民联系卡发放台账" in names
    assert {each.name for each in item.parts()} >= {"visit", "case", "oral", "log"}


def test_without_bounds_it_is_of_this_month_or_of_all_days(month):
    [item] = [each for each in items.ITEMS if each.name == "bound-volume"]
    assert item.make(ItemRequest(), None).count == 6
    assert item.make(ItemRequest(parts=("all", "visit")), None).count == 6
    assert item.make(ItemRequest(parts=("visit",)), None).count == 3
    assert item.make(ItemRequest(since=datetime.date.min), None).count == 8
    [ledger] = [each for each in items.ITEMS if each.name == "ledger"]
    assert "1年1月" not in Read(ledger.make(ItemRequest(since=datetime.date.min), None).pdf).text
