"""The sheet of a network: every village on it, in type that is read standing, on as many sheets."""

from __future__ import annotations

import datetime
import io

import pypdfium2
import pytest

from app.documents.signs.coverage import FLOOR, Sheet, Spot, Town, sheets
from app.documents.signs.coverage_plan import plan, row_height
from app.documents.typeset.fonts import SANS
from app.documents.typeset.page import to_bytes

DAY = datetime.date(2026, 11, 22)
WIDE, HIGH = 1134.0, 618.0


def towns(*counts, by=("傅军", "龚传喜")):
    return tuple(
        Town(f"第{n}镇", tuple(Spot(f"{n}之{m}村", "covered", by) for m in range(count)))
        for n, count in enumerate(counts)
    )


def pages(*of, **how):
    made = to_bytes(lambda out: sheets(out, of, **how))
    with pypdfium2.PdfDocument(io.BytesIO(made)) as document:
        return ["".join(page.get_textpage().get_text_range().split()) for page in document]


@pytest.mark.parametrize("look", ["people", "villages"])
@pytest.mark.parametrize("counts", [(1,), (13,), (20,) * 14, (56,) * 21])
def test_every_village_is_on_a_sheet_and_no_type_is_too_small(counts, look):
    people = look == "people"
    made = plan(towns(*counts), WIDE, HIGH, SANS, "{name}等{count}人", people=people)
    assert made.size >= FLOOR
    spots = [cell.spot for sheet in made.sheets for band in sheet for row in band.rows
             for cell in row]  # fmt: skip
    assert spots == [spot for town in towns(*counts) for spot in town.spots]
    for sheet in made.sheets:
        tall = sum(row_height(n, made.size) for band in sheet for n in band.lines)
        assert tall <= HIGH


def test_few_villages_are_set_large():
    made = plan(towns(13), WIDE, HIGH, SANS, "{name}等{count}人", people=True)
    assert made.size > 20
    assert len(made.sheets) == 1


def test_what_does_not_fit_goes_on_upon_another_sheet_and_that_is_told():
    told = []
    found = pages(
        Sheet("山亭区", towns(*(60,) * 12), DAY, "山亭区司法局"),
        tell=lambda of, planned: told.append((of.district, len(planned.sheets))),
    )
    assert told == [("山亭区", len(found))]
    assert len(found) > 1
    assert f"第1张，共{len(found)}张" in found[0]
    assert all("山亭区法律服务全覆盖网络图" in each for each in found)


def test_a_sheet_counts_names_the_day_and_who_serves():
    spots = (Spot("店子村", "covered", ("傅军",)), Spot("安陵村", "ending", ("龚传喜", "李秀英")),
             Spot("尚岩村", "uncovered"))  # fmt: skip
    [found] = pages(Sheet("山亭区", (Town("店子镇", spots),), DAY, "山亭区司法局", ("法治副主任",)))
    for said in ("有人服务1", "60天内到期1", "没人服务1", "共3个村（居）", "有人服务2/3",
                 "截至2026年11月22日", "傅军", "龚传喜等2人", "只看：法治副主任"):  # fmt: skip
        assert said in found


def test_villages_alone_name_nobody():
    [found] = pages(Sheet("山亭区", towns(3), DAY), look="villages")
    assert "傅军" not in found


@pytest.mark.parametrize("size", ["A3", "A4-tiles"])
def test_of_nothing_there_is_a_sheet_that_says_so(size):
    found = pages(Sheet("山亭区", (), DAY), size=size)
    assert "共0个村（居）" in found[0]


def test_names_that_are_too_long_go_on_below_and_are_never_markup():
    spots = (Spot("<b>阿</b>" * 8, "uncovered", ()),)
    found = pages(Sheet("山亭区", (Town("镇" * 40, spots),), DAY))
    assert "<b>" in found[0]
