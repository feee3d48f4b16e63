"""Made-up signs, cards and forms, to show what a changed design looks like before it is used."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from typing import BinaryIO

from PIL import Image, ImageDraw

from app.documents import design
from app.documents.cards import card as cards
from app.documents.cards.card import Card
from app.documents.certificates import certificate as certificates
from app.documents.forms import laid
from app.documents.ledgers import bound
from app.documents.ledgers import ledger as ledgers
from app.documents.ledgers.ledger import Column
from app.documents.signs import badge, board, coverage, desk, door, flow, wall_card
from app.documents.signs.board import Board, BoardPerson
from app.documents.typeset.page import to_bytes
from app.documents.visits import day_log
from app.documents.visits import form as visit_form
from app.language import N_
from app.records.certificates.facts import Facts
from app.records.visits import Visit

_ROOM, _WHERE = "店子村法律服务工作室", "山亭区店子镇"
_LINES = ("12348", "0632-5580148")
_DAY = datetime.date(2026, 1, 5)
_VISIT = Visit(
    number=14, day=_DAY, begin=datetime.time(9, 10), finish=datetime.time(9, 40), name="王建国",
    phone="13906321111", category="07", facts="邻居翻建房屋，滴水檐越过界墙，如何处理。",
    advice="先请村调解委员会现场丈量，协商改建；协商不成再考虑诉讼。", result="answered",
    handler_name="傅军",
)  # fmt: skip
_HOURS = "周一至周五　上午8:30—11:30　下午14:00—17:00"


@dataclass(frozen=True)
class Sample:
    """A thing to show, and the files that it is drawn by besides the shared one."""

    name: str
    label: str
    files: tuple[str, ...]
    write: Callable[[BinaryIO], object]


@cache
def _portrait() -> bytes:
    picture = Image.new("RGB", (304, 416), (203, 217, 234))
    pen = ImageDraw.Draw(picture)
    pen.ellipse((92, 84, 212, 226), fill=(150, 168, 190))
    pen.ellipse((36, 250, 268, 560), fill=(150, 168, 190))
    out = BytesIO()
    picture.save(out, "JPEG", quality=85)
    return out.getvalue()


def _card() -> Card:
    return Card(
        _ROOM, "傅军", "0417", "法治副主任", "鲁南律师事务所", ("13806321234",), "每周三、六",
        _LINES, _portrait(), "周一至周五 8:30—17:00",
    )  # fmt: skip


def _board() -> Board:
    people = (
        BoardPerson(
            "傅军",
            "法治副主任",
            "鲁南律师事务所",
            ("13806321234",),
            "周三",
            _portrait(),
            leads=True,
        ),
        BoardPerson("龚传喜", "法律顾问", "山亭区法学会", ("13906320001",), "周六", _portrait()),
        BoardPerson("李秀英", "人民调解员", "店子村村民委员会", ("0632-8811234",), "工作日"),
    )
    return Board(_ROOM, _WHERE, people, _HOURS, "0632-8811100", _LINES, _DAY)


def _network() -> coverage.Sheet:
    spots = (
        coverage.Spot("店子村", "covered", ("傅军",)),
        coverage.Spot("安陵村", "ending", ("龚传喜", "李秀英")),
        coverage.Spot("尚岩村", "uncovered"),
    )
    return coverage.Sheet("山亭区", (coverage.Town("店子镇", spots),), _DAY, "山亭区司法局",
                          hotlines=_LINES)  # fmt: skip


def _visit(out: BinaryIO) -> None:
    laid.write(out, [visit_form.lay_out(_VISIT, room=_ROOM)])


def _log(out: BinaryIO) -> None:
    laid.write(out, [day_log.lay_out([_VISIT], _DAY, room=_ROOM)])


def _certificate(kind: str) -> certificates.Sheet:
    until = datetime.date(2028, 12, 31)
    facts = Facts(kind, "山司聘〔2026〕0417号", "龚传喜", "山亭区司法局", _DAY, "1", "店子镇店子村",
                  "法治副主任", datetime.date(2026, 1, 1), until, ends=True, hours=16)  # fmt: skip
    return certificates.Sheet(facts, "样张", _portrait())


def _sheet() -> ledgers.Sheet:
    columns = [Column("day", "日期"), Column("name", "来访人"), Column("category", "类别")]
    rows = [{"day": "2026-01-05", "name": "王建国", "category": "邻里"}]
    return ledgers.Sheet("来访台账", columns, rows, _ROOM, "2026年1月")


def _bound(out: BinaryIO) -> None:
    cover = bound.Cover(_ROOM, "2026年1月", "2026年1月1日至2026年1月31日")
    sheet = _sheet()
    part = bound.Part(
        sheet.title, 1,
        lambda paper, folio, tell: ledgers.draw(paper, sheet, tell, folio=folio),
    )  # fmt: skip
    bound.volume(out, cover, [part])


SAMPLES: tuple[Sample, ...] = (
    Sample("door", N_("Door plate"), ("signs/door_plate",),
           lambda out: door.door_plates(out, [door.DoorPlate(_ROOM, _WHERE, _LINES)])),
    Sample("board", N_("Notice board"), ("signs/board", "signs/service_flow"),
           lambda out: board.boards(out, [_board()])),
    Sample("desk", N_("Desk plate"), ("signs/desk_plate",),
           lambda out: desk.desk_plates(out, [desk.DeskPlate("傅军", "法治副主任", _ROOM)])),
    Sample("badge", N_("Badge"), ("signs/badge",),
           lambda out: badge.badges(out, [badge.Badge(
               "傅军", "法治副主任", "鲁南律师事务所", "山司聘0417", _ROOM, _portrait())],
               size="85x54-single")),
    Sample("card", N_("Contact card"), ("card", "signs/card_back"),
           lambda out: cards.cards(out, [_card()], sheet="single", back=True)),
    Sample("card-band", N_("Contact card with the emblem"), ("card",),
           lambda out: cards.cards(out, [_card()], sheet="single", look="band")),
    Sample("card-large", N_("Contact card in large type"), ("card",),
           lambda out: cards.cards(out, [_card()], sheet="single", look="large")),
    Sample("flow", N_("Service flow"), ("signs/service_flow",),
           lambda out: flow.service_flows(out, [flow.ServiceFlow(_ROOM, _LINES)])),
    Sample("wall-card", N_("Card for the wall"), ("signs/wall_card",),
           lambda out: wall_card.wall_cards(out, [wall_card.WallCard(_ROOM)])),
    Sample("coverage", N_("Sheet of the network"), ("signs/coverage",),
           lambda out: coverage.sheets(out, [_network()])),
    Sample("appointment", N_("Letter of appointment"),
           ("certificates/shared", "certificates/appointment"),
           lambda out: certificates.certificates(out, [_certificate("appointment")])),
    Sample("literate", N_("Certificate of a law-literate villager"),
           ("certificates/shared", "certificates/literate"),
           lambda out: certificates.certificates(out, [_certificate("literate")])),
    Sample("completion", N_("Certificate of completion"), ("certificates/completion",),
           lambda out: certificates.certificates(out, [_certificate("completion")])),
    Sample("honour", N_("Certificate of honour"), ("certificates/honour",),
           lambda out: certificates.certificates(out, [_certificate("honour")])),
    Sample("volunteer", N_("Certificate of a volunteer"), ("certificates/volunteer",),
           lambda out: certificates.certificates(out, [_certificate("volunteer")])),
    Sample("visit-form", N_("Visit form"), ("visit_form",),
           _visit),
    Sample("day-log", N_("Day log"), ("day_log",),
           _log),
    Sample("ledger", N_("Ledgers"), ("ledger",), lambda out: ledgers.bound(out, [_sheet()])),
    Sample("bound", N_("Bound volume"), ("bound",), _bound),
)  # fmt: skip
"""In the order in which they are shown."""

_SHARED = {"door", "board", "desk", "badge", "card", "card-band", "card-large", "flow", "coverage",
           "wall-card", "appointment", "literate", "completion", "honour", "volunteer"}  # fmt: skip


def touched(names: Iterable[str]) -> list[Sample]:
    """The samples that look otherwise where these files are changed."""
    changed = set(names)
    return [
        each
        for each in SAMPLES
        if changed & set(each.files) or ("house" in changed and each.name in _SHARED)
    ]


def of(names: Iterable[str]) -> dict[str, list[Sample]]:
    """Each of these files with the samples that are drawn by it."""
    return {name: found for name in names if (found := touched([name]))}


def draw(sample: Sample, files: Mapping[str, str]) -> bytes:
    """A sample as it looks where these files are all that differs from the program's own."""
    with design.trying(files):
        return to_bytes(sample.write)
