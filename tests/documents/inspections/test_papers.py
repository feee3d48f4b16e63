"""What is printed of inspections says what was found, and circulars stand as official papers do."""

from __future__ import annotations

import datetime
from typing import Any

import pytest

from app.documents import items
from app.documents.inspections import drafting
from app.documents.items import lists
from app.documents.items.item import ItemRequest
from app.records import inspections, keeping, places
from app.records.inspections import Inspection, Remark
from app.records.notices import Notice
from app.store import journal
from tests.documents.conftest import Read
from tests.journeys.district import DAY

UNTIL = DAY + datetime.timedelta(days=10)


def read(item: str, *records: Any, **asked: Any) -> Read:
    ids = tuple(each.id for each in records)
    return Read(items.find(item).make(ItemRequest(ids=ids, **asked), None).pdf)


def text(item: str, *records: Any, **asked: Any) -> str:
    return read(item, *records, **asked).text


@pytest.fixture
def seen(office) -> Inspection:
    place = places.ensure("370406101200")
    made = keeping.keep(
        Inspection, day=DAY, place=place.id, who=["周科长", "孙敏"], summary="日志一事一记",
    )  # fmt: skip
    keeping.keep(Remark, inspection=made.id, item="board", words="照片没有换", until=UNTIL)
    keeping.keep(Remark, inspection=made.id, words="钥匙当场交了", done=DAY)
    return made


def test_a_record_has_what_was_found_and_room_to_sign(seen):
    said = text("inspection-record", seen)
    for words in ("店子村", "周科长、孙敏", "公示牌", "照片没有换", "2026年12月2日", "日志一事一记",
                  "督导人（签名）"):  # fmt: skip
        assert words in said


def test_a_record_without_findings_says_so(office):
    place = places.ensure("370406101200")
    clean = keeping.keep(Inspection, day=DAY, place=place.id, who=["周科长"])
    assert "没有发现问题。" in text("inspection-record", clean)


def test_the_checklist_that_is_taken_along_has_every_item_on_one_sheet(seen):
    sheet = read("inspection-record", blank=True)
    said = sheet.text
    assert len(sheet.document) == 1
    for words in ("门牌", "人员落实", "调解卷宗", "□符合"):
        assert words in said
    assert "照片没有换" not in said


def test_a_notice_to_put_right_leaves_out_what_was_put_right_at_once(seen, clock):
    said = text("rectify-notice", seen)
    assert "1．公示牌：照片没有换。2026年12月2日前完成整改。" in said
    assert "钥匙" not in said
    assert "送达回执" in said
    [finding] = [each for each in Remark.select() if each.item == "board"]
    # What was put right later is still told of.
    clock.forward(days=1)
    inspections.put_right(finding, done=DAY + datetime.timedelta(days=1))
    assert "照片没有换" in text("rectify-notice", seen)


def test_a_notice_to_put_right_can_be_written_by_hand(seen):
    ruled, blank = text("rectify-notice", seen, ruled=True), text("rectify-notice", blank=True)
    assert "店子村" in ruled
    assert "店子村" not in blank
    for said in (ruled, blank):
        assert "照片没有换" not in said
        assert "限期整改" in said


def test_a_circular_is_drafted_of_several_inspections_and_printed_as_an_official_paper(seen):
    other = keeping.keep(
        Inspection, day=DAY, place=places.ensure("370406101201").id, who=["周科长"]
    )
    told = inspections.circulate([seen, other], "山司通〔2026〕7号")
    assert inspections.to_circulate() == []
    draft = drafting.circular(told)
    assert draft["number"] == "山司通〔2026〕7号"
    for words in ("店子村：日志一事一记。", "店子村：1．公示牌：照片没有换。2．钥匙当场交了。（已整改）",  # noqa: E501
                  "没有发现问题。", "特此通报。"):  # fmt: skip
        assert words in draft["words"]
    notice = keeping.keep(Notice, **draft)
    paper = read("circular", notice)
    said = paper.text
    for words in ("山亭区司法局文件", "山司通〔2026〕7号", "各法律服务工作室：", "（印章）"):
        assert words in said
    assert paper.sizes == {(210, 297)}


def test_a_circular_for_one_room_is_addressed_to_it_and_issued_by_the_office_even_there(district):
    district.room("店子村")
    district.round("店子村", "一")
    with district.at("office"):
        [room] = inspections.model.Room.select()
        keeping.keep(Notice, day=DAY, kind="notice", title="催报", words="请补报。", room=room.id)
    district.round("店子村", "二")
    with district.at("店子村"):
        said = text("circular", Notice.get())
        assert "店子村工作室：" in said
        assert "山亭区司法局文件" in said


def test_a_long_title_is_parted_where_a_word_ends(seen):
    title = "关于2026年10月店子镇法律服务工作室督导情况的通报"
    notice = keeping.keep(Notice, day=DAY, kind="circular", title=title, words="一、总体情况\n好。")
    lines = read("circular", notice).texts[0].splitlines()
    assert any(each.strip().endswith("店子镇") for each in lines)


def test_nothing_is_written_where_the_inspections_have_the_number_already(seen):
    told = inspections.circulate([seen], "7号")
    before = journal.newest()
    assert [each.number for each in inspections.circulate(told, "7号")] == ["7号"]
    assert journal.newest() == before


def test_what_is_ticked_to_be_printed_is_known_by_its_place(seen):
    columns = lists.listing("inspection").columns
    assert [each.show(seen) for each in columns][:2] == [DAY.isoformat(), "店子村"]
