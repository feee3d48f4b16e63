"""Covers, lists, pictures, and whole volumes."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from app.documents.cases.papers import covers, forms, lists, picture_pages, texts
from app.documents.cases.papers.picture_pages import IdentityCard, Photo
from app.documents.cases.papers.volume import Entry, listed, page_ranges, volume
from app.documents.forms.laid import Printing, write
from app.documents.typeset.page import to_bytes
from tests.documents.cases.papers import samples as s
from tests.documents.conftest import Read

COVER = {
    "committee": s.COMMITTEE, "name": s.USUAL.title, "number": "2026-14",
    "mediators": "傅军、赵淑珍", "days": "2026年11月3日 至 2026年12月21日", "filed_by": "李秀英",
    "filed_on": "2026年12月21日", "retention": "30年", "note": "附照片4张",
}  # fmt: skip
PLAIN = Printing(code="12345678")


def made(laid) -> Read:
    return Read(to_bytes(lambda out: write(out, [laid])))


def picture(width: int, height: int, shade: int = 60) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (width, height), (shade, shade, shade)).save(out, "JPEG")
    return out.getvalue()


@pytest.fixture
def entries():
    return [
        Entry(
            "人民调解申请书", texts.lay_out("application", s.USUAL, None, PLAIN), day="2026.11.03"
        ),
        Entry("证据材料", None, 7, note="收条在内"),
        Entry(
            "人民调解协议书",
            texts.lay_out("agreement", s.USUAL, s.AGREEMENT, PLAIN),
            number="第14号",
        ),
        Entry("履行凭证", None, 1),
        Entry("结案报告表", forms.lay_out("closing", s.USUAL, s.USUAL.columns, PLAIN)),
    ]


def bound(entries) -> Read:
    return Read(to_bytes(lambda out: write(out, volume(COVER, entries, s.REMARKS, printing=PLAIN))))


def test_page_numbers_count_papers_that_were_never_typed(entries):
    assert [each.pages for each in page_ranges(entries)] == ["1—2", "3—9", "10—12", "13", "14"]


def test_the_contents_list_each_paper_with_its_pages(entries):
    text = made(
        lists.index(listed(page_ranges(entries)), PLAIN, committee="店子村", number="9")
    ).text
    for each in page_ranges(entries):
        assert each.entry.name in text
        assert each.pages in text
    assert "纸质原件在卷" in text
    assert "收条在内" in text


def test_bookmarks_come_in_the_order_of_the_contents(entries):
    read = bound(entries)
    outline = [(each.get_title(), each.get_dest().get_index()) for each in read.document.get_toc()]
    assert [title for title, _ in outline] == [
        "卷宗封面", "卷内目录", *(each.name for each in entries), "卷内备考表", "封底",
    ]  # fmt: skip
    assert [page for _, page in outline] == sorted(page for _, page in outline)


def test_each_page_of_a_volume_bears_its_number(entries):
    read = bound(entries)
    corner = [
        page.get_textpage().get_text_bounded(left=530, bottom=790, right=590, top=830).strip()
        for page in read.document
    ]
    # Cover, contents; two pages typed, a slip for seven; three typed, a slip; one; remarks, back.
    assert corner == ["", "", "1", "2", "", "10", "11", "12", "", "14", "", ""]
    assert "共14页" in read.text
    assert "卷内第3—9页，共7页" in read.text


def test_a_viewer_calls_each_page_as_it_is_numbered(entries):
    read = bound(entries)
    labels = [read.document.get_page_label(each) for each in range(len(read.document))]
    assert labels[:3] == ["卷宗封面", "卷内目录", "1"]
    # Of what lies in it on paper alone there is a slip, and the numbers go on behind.
    assert labels[3:7] == ["2", "证据材料", "10", "11"]
    assert labels[-1] == "封底"


def test_a_volume_of_nothing_is_still_bound():
    read = bound([])
    assert len(read.document) == 4
    assert read.sizes == {(210, 297)}


def test_same_volume_same_bytes(entries):
    assert bound(entries).data == bound(entries).data


def test_a_cover_says_all_and_a_long_name_stays_on_the_page():
    text = made(covers.cover(COVER, PLAIN)).text
    for words in (s.COMMITTEE, s.USUAL.title, "2026-14", "傅军、赵淑珍", "李秀英", "30年",
                  "附照片4张", "2026年11月3日至2026年12月21日"):  # fmt: skip
        assert words in text
    long = {
        **COVER,
        "committee": s.EXTREME.committee,
        "name": s.EXTREME.title,
        "note": s.STATEMENT[:120],
    }
    read = made(covers.cover(long, PLAIN))
    assert s.EXTREME.committee in read.text
    assert s.LONG_NAME in read.text
    assert min(read.edges()) >= 20


def test_a_blank_cover_tells_only_whose_it_is():
    text = made(covers.cover(COVER, Printing("blank"))).text
    assert s.COMMITTEE in text
    assert "王建国" not in text


def test_the_back_says_how_many_pages_there_are():
    assert "23页" in made(covers.back(s.REMARKS, PLAIN)).text
    assert "23" not in made(covers.back(s.REMARKS, Printing("blank"))).text


def test_spines_stand_side_by_side_with_each_volumes_name():
    read = made(covers.spines(s.VOLUMES, PLAIN))
    assert len(read.document) == 2
    for each in s.VOLUMES:
        assert each["number"] in read.text
    one = made(covers.spines([{"number": "1", "name": "甲（乙）丙", "year": "2026"}], PLAIN)).text
    assert "︵" in one


def test_an_identity_card_is_shown_at_its_true_size():
    card = IdentityCard("王建国", picture(1011, 638), picture(1011, 638))
    read = made(picture_pages.identity_cards([card], PLAIN))
    image = read.draw(dots=254)  # 10 dots a millimetre
    dark = image.point(lambda light: 255 if light < 120 else 0)
    column = dark.crop((1050, 0, 1060, image.height)).getbbox()
    row = dark.crop((0, 700, image.width, 710)).getbbox()
    assert column
    assert row
    assert row[2] - row[0] == pytest.approx(856, abs=4)
    tall = [dark.getpixel((1055, y)) for y in range(400, 1800)]
    assert sum(map(bool, tall)) == pytest.approx(2 * 540, abs=6)


def test_photos_are_shown_whole_with_all_of_their_caption():
    caption = "后墙墙皮脱落，" * 28
    read = made(picture_pages.photos([Photo(picture(900, 1600), caption)] * 3, PLAIN, number="甲"))
    assert len(read.document) == 2
    assert read.text.count("后墙墙皮脱落") == 84
    assert min(read.edges()) >= 7.5


def test_without_pictures_there_is_a_place_to_stick_them():
    assert "粘贴" in made(picture_pages.identity_cards([], Printing("blank"))).text
    assert "粘贴照片处" in made(picture_pages.photos([], Printing("blank"))).text


def test_lists_of_a_year_and_of_what_is_handed_over_add_up():
    year = made(lists.year_index(s.VOLUMES, PLAIN, committee=s.COMMITTEE, year="2026"))
    given = made(lists.transfer(s.VOLUMES, PLAIN, committee=s.COMMITTEE, receiver="司法所"))
    for read in (year, given):
        assert "14卷" in read.text
        assert f"{sum(each['pages'] or 0 for each in s.VOLUMES)}页" in read.text
        assert read.text.count("王建国与李海涛") == 10
        for text in read.texts:
            assert "序号" in text
    assert "接收人（签名）" in given.text
