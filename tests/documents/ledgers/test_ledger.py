from __future__ import annotations

import resource
import time
from pathlib import Path

import pytest

from app.documents.ledgers.ledger import Column, described, ledger
from app.documents.typeset.page import to_bytes
from app.errors import Cancelled
from tests.documents.conftest import Read


def money(value: int) -> str:
    return f"{value / 100:,.2f}"


COLUMNS = [
    Column("number", "编号"),
    Column("day", "日期"),
    Column("name", "来访人", mask=lambda name: name[0] + "某某"),
    Column("phone", "电话", mask=lambda phone: phone[:3] + "****" + phone[-4:]),
    Column("facts", "咨询事项"),
    Column("sum", "金额（元）", money, align="right", total=True),
]


def row(number: int, **other) -> dict:
    return {
        "number": f"2026-{number:04d}", "day": "2026年11月20日", "name": "王建国",
        "phone": "13806321234", "facts": "邻居翻建房屋，滴水檐越过界墙约20厘米。",
        "sum": 12_345, **other,
    }  # fmt: skip


def made(rows, columns=COLUMNS, **more) -> Read:
    more = {"place": "店子村法律服务工作室", "period": "2026年11月", **more}
    return Read(to_bytes(lambda out: ledger(out, "法律咨询台账", columns, rows, **more)))


def test_every_cell_is_in_the_ledger_and_every_page_has_its_head():
    read = made(row(n) for n in range(1, 101))
    for n in range(1, 101):
        assert f"2026-{n:04d}" in read.text
    assert read.sizes == {(297, 210)}
    pages = len(read.document)
    assert pages > 3
    for number, text in enumerate(read.texts, start=1):
        joined = "".join(text.split())
        for words in (
            "法律咨询台账",
            "店子村法律服务工作室",
            "2026年11月",
            "来访人",
            "填表人：",
            "审核人：",
            f"第{number}页",
            f"共{pages}页",
        ):
            assert words in joined


def test_the_head_of_every_page_stands_on_light_grey_and_the_rows_on_white():
    read = made(row(n) for n in range(1, 60))
    for page in range(2):
        image = read.draw(page)
        mm = 100 / 25.4
        # Beside the label of the first column, and beside the number below it.
        head, below = (image.getpixel((round(16.2 * mm), round(y * mm))) for y in (30, 38.5))
        assert (225 <= head <= 245, below) == (True, 255)


def test_pages_are_counted_and_amounts_added_up():
    read = made(row(n) for n in range(1, 101))
    assert "合计100条" in "".join(read.texts[-1].split())
    assert "12,345.00" in read.texts[-1]
    assert "累计" in read.texts[0]
    assert "合计" not in read.texts[0]


def test_the_public_variant_shows_no_private_value():
    read = made([row(1)], masked=True)
    assert "13806321234" not in read.text
    assert "王建国" not in read.text
    assert "138****1234" in read.text
    assert "王某某" in read.text
    assert "（公开）" in read.text


def test_a_row_longer_than_a_page_goes_on_and_is_counted_once():
    read = made([row(1), row(2, facts="土地纠纷。" * 900), row(3)])
    assert read.text.count("土地纠纷。") > 850
    assert "合计3条" in read.text
    assert len(read.document) > 2


def test_without_rows_it_says_so():
    read = made([])
    assert len(read.document) == 1
    assert "本期没有记录" in read.text
    assert "来访人" in read.text


def test_more_columns_than_fit_side_by_side_stand_in_bands():
    columns = [Column(f"c{n}", f"第{n}项名称") for n in range(40)]
    read = made([{f"c{n}": f"值{n}号" for n in range(40)} for _ in range(3)], columns)
    for n in range(40):
        assert f"第{n}项名称" in read.text
        assert read.text.count(f"值{n}号") == 3
    left, _, right, _ = read.edges()
    assert left >= 14.5
    assert right >= 14.5


@pytest.mark.parametrize(
    "text", ["x" * 3000, "长" * 3000, "<b>&amp;\u202e\u200b</b>", "一\n二\n三\n" * 40]
)
def test_no_ink_leaves_the_safe_area(text):
    read = made([row(n, facts=text, name=text[:200]) for n in range(1, 4)], place=text[:50])
    for page in range(len(read.document)):
        assert min(read.edges(page)) >= 7.5


def test_columns_come_from_a_records_own_description():
    class Kind:
        def show(self, value):
            return f"[{value}]"

        def mask(self, value):
            return "***"

    class Described:
        def __init__(self, label, private):
            self.label, self.private, self.kind = label, private, Kind()

    columns = described({"a": Described("甲", False), "b": Described("乙", True)})
    read = made([{"a": 1, "b": 2}], columns, masked=True)
    assert "[1]" in read.text
    assert "***" in read.text
    assert "[2]" not in read.text


def test_same_rows_same_bytes():
    rows = [row(n) for n in range(30)]
    assert made(rows).data == made(iter(rows)).data


def test_it_tells_how_far_it_is_and_can_be_stopped(tmp_path: Path):
    def progress(done: int, total: int) -> None:
        if done == 50:
            raise Cancelled

    with pytest.raises(Cancelled):
        ledger(
            tmp_path / "a.pdf", "台账", COLUMNS, map(row, range(99)), progress=progress, total=99
        )
    assert not list(tmp_path.iterdir())


def test_ten_thousand_rows_stay_flat_in_memory(tmp_path: Path):
    ledger(tmp_path / "warm.pdf", "台账", COLUMNS, map(row, range(500)))
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    begun = time.process_time()
    ledger(tmp_path / "a.pdf", "台账", COLUMNS, map(row, range(10_000)))
    assert time.process_time() - begun < 30
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 40_000
