"""Plates, badges, boards and flows: nothing lost, nothing off the sheet, whatever they say."""

from __future__ import annotations

import datetime

import pytest
from PIL import Image

from app.documents.signs.badge import Badge, badges
from app.documents.signs.board import Board, BoardPerson, boards
from app.documents.signs.desk import DeskPlate, desk_plates
from app.documents.signs.door import DoorPlate, door_plates, split_name
from app.documents.signs.drawing import SignRun
from app.documents.signs.flow import ServiceFlow, service_flows
from app.documents.typeset.page import to_bytes
from tests.documents.conftest import Read

ROOM = "店子村法律服务工作室"
LONG_ROOM = (
    "枣庄市山亭区店子镇店子村村民委员会暨新时代文明实践站公共法律服务便民利民惠民综合服务工作室"
)
LONG_NAME = (
    "买买提艾力·阿布都热依木·阿卜杜克热木·吐尔逊江·伊斯马伊力·库尔班江·玉素甫·买买提明·艾则孜"[:60]
)
UNIT = "枣庄市山亭区店子镇店子村村民委员会"
HOSTILE = "<b>李</b><img src='x'>"
LINES = ("12348", "0632-5580148")
DAY = datetime.date(2026, 11, 22)
NAMES = ("傅军", LONG_NAME, "䶮㛃𬭎", HOSTILE)


def read(function, items, **more) -> Read:
    return Read(to_bytes(lambda out: function(out, items, **more)))


def close(text: str) -> str:
    return "".join(text.split())


def person(name: str, photo: bytes | None = None, **more) -> BoardPerson:
    said = {"title": "法治副主任", "unit": UNIT, "phones": ("138 0632 1234",), "duty": "每周三"}
    return BoardPerson(name=name, photo=photo, **(said | more))


def board(*people: BoardPerson, **more) -> Board:
    said = {"hours": "周一至周五", "complaint": "0632-8811100", "hotlines": LINES, "updated": DAY}
    return Board(ROOM, "店子镇", people, **(said | more))


@pytest.mark.parametrize(
    ("size", "page"),
    [
        ("A4", (297, 210)),
        ("A3", (420, 297)),
        ("A4-upright", (210, 297)),
        ("A3-upright", (297, 420)),
    ],
)
@pytest.mark.parametrize("look", ["light", "dark"])
@pytest.mark.parametrize("room", [ROOM, LONG_ROOM, "䶮㛃𬭎村法律服务室", HOSTILE, "室"])
def test_a_door_plate_says_all_within_its_frame(size, page, look, room):
    made = read(door_plates, [DoorPlate(room, "店子镇", LINES)], size=size, look=look)
    assert made.sizes == {page}
    for words in (room, "店子镇", *LINES):
        assert close(words) in made.text
    assert min(made.edges()) >= 9.5


@pytest.mark.parametrize(
    ("room", "parts"),
    [
        (ROOM, ("店子村", "法律服务工作室")),
        ("法律服务社", ("", "法律服务社")),
        ("便民中心", ("", "便民中心")),
    ],
)
def test_a_name_is_parted_into_where_and_what(room, parts):
    assert split_name(room, ["法律服务社", "工作室", "法律服务工作室"]) == parts


def test_a_dark_plate_is_dark_and_a_light_one_white():
    shades = {}
    for look in ("light", "dark"):
        image = read(door_plates, [DoorPlate(ROOM, "店子镇", LINES)], look=look).draw()
        # Between the frames and what is written.
        shades[look] = image.getpixel((image.width // 8, image.height // 4))
    assert shades["light"] > 250
    assert shades["dark"] < 100


@pytest.mark.parametrize("size", ["A4-upright", "A3-upright"])
def test_what_a_room_is_is_parted_between_words_on_an_upright_plate(size):
    text = read(door_plates, [DoorPlate("店子村公共法律服务工作室")], size=size).texts[0]
    assert {"店子村", "公共法律服务", "工作室"} <= {line.strip() for line in text.splitlines()}


@pytest.mark.parametrize("look", ["song", "kai"])
@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(
    ("size", "page", "pages"),
    [("200x100", (210, 297), 1), ("150x200", (297, 420), 1), ("150x200-two", (210, 297), 2)],
)
def test_a_desk_plate_says_the_name_on_both_sides(name, look, size, page, pages):
    made = read(desk_plates, [DeskPlate(name, "法治副主任", ROOM)], size=size, look=look)
    assert (made.sizes, len(made.document)) == ({page}, pages)
    assert made.text.count(close(name)) == 2
    assert made.text.count("法治副主任") == 2
    assert min(made.edges()) >= 4.8


def test_a_desk_plate_stands_on_its_head_above_the_fold():
    image = read(desk_plates, [DeskPlate("傅军", "法治副主任", ROOM)]).draw(dots=72)
    middle = image.height // 2
    # Without the words on the fold itself and the marks to cut by.
    upper = image.crop((60, middle - 260, image.width - 60, middle - 12))
    lower = image.crop((60, middle + 12, image.width - 60, middle + 260))
    turned = upper.rotate(180)
    unlike = sum(abs(a - b) > 128 for a, b in zip(turned.tobytes(), lower.tobytes(), strict=True))
    assert unlike < 0.02 * image.width * 248


@pytest.mark.parametrize("with_photo", [True, False])
@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("size", ["85x54", "90x60", "54x85"])
def test_a_badge_says_all_within_its_card(size, name, with_photo, photo):
    badge = Badge(name, "法治副主任", UNIT, "SD-0417", ROOM, photo if with_photo else None)
    made = read(badges, [badge] * 11, size=size)
    assert made.sizes == {(210, 297)}
    assert len(made.document) == 2
    for words in (name, "法治副主任", UNIT, "SD-0417", ROOM):
        assert made.text.count(close(words)) == 11
    assert min(made.edges()) >= 7.5


def test_a_badge_for_a_card_printer_has_the_size_of_the_card():
    assert read(badges, [Badge("傅军")], size="85x54-single").sizes == {(86, 54)}
    assert read(badges, [Badge("傅军")], size="54x85-single").sizes == {(54, 86)}


def test_an_upright_badge_shows_where_it_is_punched():
    image = read(badges, [Badge("傅军", room=ROOM)], size="54x85-single").draw(dots=254)
    slot = image.crop((150, 30, 390, 90))
    dark = Image.eval(slot, lambda light: 255 if light < 230 else 0).getbbox()
    assert dark
    left, top, right, bottom = dark
    assert (right - left, bottom - top) == (pytest.approx(140, abs=4), pytest.approx(30, abs=4))


@pytest.mark.parametrize("count", [0, 1, 2, 3, 5, 7, 20])
def test_a_board_shows_everybody(count, photo):
    people = [person(f"赵{chr(0x4E00 + n)}民", photo if n % 2 else None) for n in range(count)]
    made = read(boards, [board(*people)])
    assert made.sizes == {(420, 297)}
    for each in people:
        assert each.name in made.text
    said = (ROOM, "店子镇", "0632-8811100", "周一至周五", "2026年11月22日", *LINES)
    assert [words for words in said if words not in made.text] == []
    assert min(made.edges()) >= 15.5


def test_people_on_a_board_are_all_in_one_size():
    from app.documents.signs import board_people

    seen = []
    found = (person("傅军"), person("龚传喜", phones=("13806321234", "0632-8811234")))
    laid = board_people.fit_pieces

    def spy(pieces, width, height):
        seen.append(pieces[0].size)
        return laid(pieces, width, height)

    board_people.fit_pieces = spy
    try:
        read(boards, [board(*found)])
    finally:
        board_people.fit_pieces = laid
    assert len(set(seen[-2:])) == 1


@pytest.mark.parametrize(
    ("others", "with_photo"), [(2, True), (2, False), (6, True), (6, False), (9, False)]
)
def test_who_leads_stands_large_above_the_others(others, with_photo, photo):
    picture = photo if with_photo else None
    leaders = [person(name, picture, leads=True) for name in ("傅军民", "龚传喜")]
    rest = [person(f"王{chr(0x4E00 + n)}民", picture) for n in range(others)]
    made = read(boards, [board(*leaders, *rest)])
    assert len(made.document) == 1
    page = made.document[0].get_textpage()
    boxes = {}
    for each in (*leaders, *rest):
        index, _length = page.search(each.name).get_next()
        boxes[each.name] = page.get_charbox(index, loose=True)
    tall = {name: box[3] - box[1] for name, box in boxes.items()}
    assert tall["傅军民"] == pytest.approx(tall["龚传喜"], rel=0.01)
    for each in rest:
        assert tall["傅军民"] >= 1.15 * tall[each.name]
        assert boxes["傅军民"][1] > boxes[each.name][3]


@pytest.mark.parametrize("count", [1, 4])
def test_where_all_lead_or_too_many_nobody_stands_above(count):
    made = read(boards, [board(*(person(f"王{n}民", leads=True) for n in "一二三四"[:count]))])
    assert made.text.count("法治副主任") == count


@pytest.mark.parametrize("name", NAMES)
def test_a_board_holds_what_is_long_or_hostile(name):
    hard = person(name, unit=UNIT * 2, duty="每周一、三、五上午八点半到十一点半")
    made = read(boards, [board(*[hard] * 20, hours="长" * 100)])
    assert made.text.count(close(name)) == 20
    assert min(made.edges()) >= 15.5


def test_text_without_end_is_cut_with_an_ellipsis():
    endless = "A" * 200_000
    made = read(boards, [board(person(endless, unit=endless), hours=endless, complaint=endless)])
    assert min(made.edges()) >= 15.5
    assert "…" in made.text


def test_a_clinic_shows_principles_and_functions_and_a_room_its_duties():
    clinic, room = (read(boards, [board(neutral=each)]).text for each in (True, False))
    for words in ("中立", "公益", "法律论证", "法学研究"):
        assert words in clinic
        assert words not in room
    assert "社情民意" in room


def test_what_is_not_known_is_not_named(photo):
    bare = read(boards, [Board(ROOM, people=(BoardPerson("张三"),))]).text
    for words in (
        "服务时间",
        "监督投诉电话",
        "公共法律服务热线",
        "更新日期",
        "单位",
        "电话",
        "值班",
    ):
        assert words not in bare


def test_a_board_on_four_sheets_leaves_nothing_out_and_names_each_sheet():
    made = read(boards, [board(person("傅军"))], size="A4-tiles")
    assert made.sizes in ({(210, 297)}, {(297, 210)})
    count = len(made.document)
    for number, text in enumerate(made.texts, start=1):
        assert f"第{number}张，共{count}张" in close(text)
    for page in range(count):
        assert min(made.edges(page)) >= 4.5


def test_sheets_pasted_together_are_the_board_again():
    whole = read(boards, [board(person("傅军"))])
    made = read(boards, [board(person("傅军"))], size="A4-tiles")
    ink = whole.draw(dots=50)
    dark = sum(1 for light in ink.tobytes() if light < 128)
    parts = [made.draw(page, dots=50) for page in range(len(made.document))]
    together = sum(1 for part in parts for light in part.tobytes() if light < 128)
    # The strips that overlap are printed twice.
    assert dark <= together <= dark * 1.25


@pytest.mark.parametrize(("size", "page"), [("A4", (210, 297)), ("A3", (297, 420))])
@pytest.mark.parametrize("room", [ROOM, LONG_ROOM, HOSTILE])
def test_the_service_flow_says_every_step_on_the_sheet(size, page, room):
    made = read(service_flows, [ServiceFlow(room, LINES)], size=size)
    assert made.sizes == {page}
    for words in (room, "来访登记", "回访归档", "仲裁诉讼", *LINES):
        assert close(words) in made.text
    assert min(made.edges()) >= 9.5


@pytest.mark.parametrize(
    ("function", "item"),
    [
        (door_plates, DoorPlate(ROOM, "店子镇", LINES)),
        (desk_plates, DeskPlate("傅军", "法治副主任", ROOM)),
        (badges, Badge("傅军", "法治副主任")),
        (boards, board(person("傅军"))),
        (service_flows, ServiceFlow(ROOM)),
    ],
)
def test_signs_are_the_same_bytes_again_embed_their_fonts_and_print_in_grey(function, item):
    made = read(function, [item])
    assert read(function, [item]).data == made.data
    fonts = made.poppler("pdffonts").splitlines()[2:]
    assert fonts
    assert all(line.split()[-5:-2] == ["yes", "yes", "yes"] for line in fonts)
    black = read(function, [item], run=SignRun(black=True))
    grey = black.document[0].render(scale=1).to_pil().convert("HSV")
    assert max(grey.getchannel("S").tobytes()) <= 8
