from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image

from app.documents.cards.card import Card, cards, numbered
from app.documents.ruler import ruler_sheet
from app.documents.typeset.page import clean, to_bytes
from app.errors import Cancelled, UnreadablePicture
from tests.documents.conftest import Read

ROOM = "店子村法律服务工作室"
LONG = "山东省枣庄市山亭区店子镇人民政府法律服务中心暨公共法律服务工作站" + (
    "驻店子村法律服务工作室（法治副主任办公室）挂职人员联络点"
)
PLAIN = Card(
    ROOM, "傅军", "0417", "法治副主任", "山东鲁南律师事务所", ("13806321234",), "每周三、六"
)
EXTREME = [
    Card(ROOM, "王淑珍"),
    Card(
        ROOM,
        "买买提·吐尔逊江·阿卜杜热合曼江·艾力",
        "0418",
        "法律顾问",
        LONG,
        ("13806321234", "0632-5580148"),
        "每周一至周五上午9:00—11:30，下午2:00—5:00",
    ),
    Card(LONG, "䶮㛃𬭎", "0419", LONG, LONG, ("13806321234", "0632-5580148", "05325551234"), LONG),
    Card(ROOM, "<b>李</b>", "0420", "<img src='x'>", "&amp;", ("123",), "\u202e逢集\u200b"),
    Card(ROOM, "赵" * 60, "1" * 30, "志愿者", "", ("1" * 40,), "", ("12348", "0" * 20)),
]


def made(items, **more) -> Read:
    return Read(to_bytes(lambda out: cards(out, items, **more)))


def said(card: Card) -> list[str]:
    return [
        card.room,
        card.name,
        card.number,
        card.title,
        card.unit,
        card.duty,
        *card.phones,
        *card.hotlines,
    ]


@pytest.mark.parametrize("card", [PLAIN, *EXTREME])
@pytest.mark.parametrize("with_photo", [True, False])
def test_nothing_a_card_says_is_lost_or_leaves_the_card(card, with_photo, photo):
    card = replace(card, photo=photo if with_photo else None)
    read = made([card], sheet="single")
    unseen = dict.fromkeys([0x202E, 0x200B])
    for datum in said(card):
        assert "".join(datum.translate(unseen).split()) in read.text
    assert read.sizes == {(90, 54)}
    # Between the bars, which run from edge to edge, nothing comes near the edge.
    image = read.draw(dots=254)
    inner = Image.eval(image.crop((0, 20, 900, 521)), lambda light: 255 if light < 240 else 0)
    left, _, right, bottom = inner.getbbox()
    assert left >= 44
    assert right <= 856
    assert bottom + 20 <= 540 - 25


@pytest.mark.parametrize("back", [False, True])
@pytest.mark.parametrize("look", ["plain", "band", "large"])
@pytest.mark.parametrize("sheet", ["ten", "eight"])
def test_half_a_millimetre_amiss_in_cutting_is_not_seen(look, sheet, back, photo):
    full = replace(PLAIN, photo=photo)
    read = made([full] * 10, sheet=sheet, look=look, back=True)
    image = read.draw(page=int(back), dots=508)
    dot, rows = 20, {"ten": 5, "eight": 4}[sheet]
    wide, high = 90 * dot, 54 * dot
    left, top = image.width / 2 - wide, image.height / 2 - rows / 2 * high
    # Along every cut it is the same half a millimetre to either side.
    for row in range(rows + 1):
        y = round(top + row * high)
        above, below = (strip(image, left, y + away, 2 * wide, 1) for away in (-10, 10))
        assert alike(above, below), row
    for column in range(3):
        x = round(left + column * wide)
        beside = [strip(image, x + away, top, 1, rows * high) for away in (-10, 10)]
        assert alike(*beside), column


def strip(image, x, y, width, height) -> bytes:
    return image.crop((round(x), round(y), round(x + width), round(y + height))).tobytes()


def alike(one: bytes, other: bytes) -> bool:
    """Whether two strips look the same, but for where a stroke of the marks or of a frame ends."""
    return sum(abs(a - b) > 40 for a, b in zip(one, other, strict=True)) <= len(one) / 200


def test_the_name_is_the_largest():
    read = made([Card(ROOM, "欧阳建国", "0001", "网格员", "店子村", ("13806321234",))])
    page = read.document[0].get_textpage()
    heights = {}
    for index in range(page.count_chars()):
        _, bottom, _, top = page.get_charbox(index, loose=True)
        heights[page.get_text_range(index, 1)] = top - bottom
    assert heights["欧"] == max(heights.values())


def test_the_code_is_a_contact_that_phones_read():
    [code] = zxingcpp.read_barcodes(made([PLAIN], sheet="single").draw(dots=300))
    lines = code.text.split("\r\n")
    assert lines[:2] == ["BEGIN:VCARD", "VERSION:3.0"]
    assert {
        "FN:傅军",
        "ORG:山东鲁南律师事务所",
        "TITLE:法治副主任",
        "TEL;TYPE=CELL:13806321234",
    } <= {*lines}
    assert not code.content_type.name.startswith("Unknown")


def test_every_code_of_a_sheet_is_read_even_of_the_longest():
    sheet = [PLAIN, *EXTREME]
    codes = zxingcpp.read_barcodes(made(sheet).draw(dots=300))
    # Where every word is endless the code gives way, so that the words can be read.
    assert len(codes) == len([card for card in sheet if card.phones and card.room != LONG])


def test_a_hostile_name_adds_no_line_to_the_contact():
    card = Card(ROOM, "李\r\nTEL:110;,\\", phones=("13806321234\nX",))
    [code] = zxingcpp.read_barcodes(made([card], sheet="single").draw(dots=300))
    assert len([line for line in code.text.splitlines() if line.startswith("TEL")]) == 1


def test_ten_to_a_sheet_eight_where_margins_are_wide():
    many = list(numbered(PLAIN, 20, 7))
    ten, eight = made(many), made(many, sheet="eight")
    assert (len(ten.document), len(eight.document)) == (2, 3)
    assert ten.sizes == eight.sizes == {(210, 297)}
    assert min(ten.edges()) >= 7.5
    assert min(eight.edges()[1::2]) >= 34
    assert "0007" in ten.texts[0]
    assert "0026" in ten.texts[1]


def test_black_only_has_no_colour(photo):
    card = Card(ROOM, "傅军", "1", phones=("13806321234",), photo=photo)
    drawn = made([card], black=True).document[0].render().to_pil().convert("RGB")
    assert all(len(set(color)) == 1 for _, color in drawn.getcolors(100_000))
    coloured = made([card]).document[0].render().to_pil().convert("RGB")
    assert any(len(set(color)) > 1 for _, color in coloured.getcolors(100_000))


def test_a_photo_on_many_cards_is_stored_once(photo):
    card = Card(ROOM, "傅军", photo=photo)
    data = to_bytes(lambda out: cards(out, numbered(card, 30, 1)))
    assert data.count(b"/DCTDecode") == 1


def test_a_photo_is_turned_upright():
    out = BytesIO()
    sideways = Image.new("RGB", (500, 300), "black")
    sideways.paste("white", (0, 0, 250, 300))
    exif = sideways.getexif()
    exif[0x0112] = 6
    sideways.save(out, "JPEG", exif=exif)
    drawn = made([Card(ROOM, "傅军", photo=out.getvalue())], sheet="single").draw(dots=254)
    assert drawn.getpixel((120, 200)) > 200
    assert drawn.getpixel((120, 380)) < 60


def test_a_photo_that_is_none_is_refused():
    with pytest.raises(UnreadablePicture):
        made([Card(ROOM, "傅军", photo=b"GIF89a\x00")])


def test_same_cards_same_bytes(photo):
    card = Card(ROOM, "傅军", "1", phones=("13806321234",), photo=photo)
    assert made([card]).data == made([card]).data


def test_a_batch_tells_how_far_it_is_and_can_be_stopped(tmp_path: Path):
    told = []

    def progress(done: int, total: int) -> None:
        told.append((done, total))
        if done == 3:
            raise Cancelled

    with pytest.raises(Cancelled):
        cards(tmp_path / "a.pdf", numbered(PLAIN, 10, 1), progress=progress, total=10)
    assert told == [(1, 10), (2, 10), (3, 10)]
    assert not list(tmp_path.iterdir())


def test_the_ruler_sheet_has_nought_where_the_paper_folds():
    read = Read(to_bytes(ruler_sheet))
    assert read.sizes == {(210, 297)}
    drawn = read.draw(dots=254)
    # The long stroke at nought crosses below the horizontal ruler and right of the vertical one.
    assert min(drawn.getpixel((x, 1150)) for x in range(1046, 1055)) < 128
    assert min(drawn.getpixel((550, y)) for y in range(1481, 1490)) < 128


@pytest.mark.parametrize("look", ["plain", "band", "large"])
def test_a_name_of_sixty_characters_stays_beside_the_code(look, photo):
    name = (
        "买买提艾力·阿布都热依木·阿卜杜克热木·吐尔逊江·伊斯马伊力·库尔班江·玉素甫·买买提明·艾则孜"
    )
    card = replace(PLAIN, name=name, photo=photo)
    made = made_of(card, look)
    assert "".join(name.split()) in made.text
    assert zxingcpp.read_barcodes(made.document[0].render(scale=6).to_pil()) or look == "large"


def made_of(card, look):
    return made([card], sheet="single", look=look)


@pytest.mark.parametrize("look", ["band", "large"])
@pytest.mark.parametrize("card", [PLAIN, *EXTREME])
def test_every_look_says_what_is_on_the_card(card, look):
    text = made_of(card, look).text.replace(" ", "")
    for words in (card.room, card.name, card.title, card.duty, *card.phones, *card.hotlines):
        assert clean("".join(words.split())) in text


def test_backs_lie_behind_their_cards_when_the_sheet_is_turned():
    rooms = [replace(PLAIN, room=f"{name}村法律服务室") for name in "甲乙丙"]
    made_ = made(rooms, back=True)
    assert len(made_.document) == 2
    page = made_.document[1].get_textpage()
    places = {}
    for name in "甲乙丙":
        found = page.search(name).get_next()
        assert found
        left, bottom, *_ = page.get_charbox(found[0])
        places[name] = (left > 105 * 72 / 25.4, bottom)
    # 甲 was at the left in front, so it is at the right behind; 丙 begins the second row.
    assert [places[name][0] for name in "甲乙丙"] == [True, False, True]
    assert places["丙"][1] < places["甲"][1]


def test_a_back_says_when_the_room_is_open_and_whom_to_call():
    text = made([replace(PLAIN, hours="周一至周五")], sheet="single", back=True).texts[1]
    for words in ("周一至周五", "12348", "5580148", "法律援助"):
        assert words in text
