"""Public notice boards on A3: ours, WeasyPrint's and the bare canvas's, of the same people."""

from __future__ import annotations

import base64
import datetime
import html
import random
from collections.abc import Iterator
from functools import cache
from io import BytesIO
from typing import Any

from PIL import Image, ImageDraw

from app.documents.design import load
from app.documents.signs.board import Board, BoardPerson, boards
from app.documents.signs.design import BoardDesign, FlowDesign
from benchmarks import many

MM = 72 / 25.4
PEOPLE = 6
_PHOTOS = 60
TITLES = ("法治副主任", "法律顾问、律师", "网格员", "特邀人民调解员", "法律明白人", "驻村民警")


@cache
def photos() -> list[bytes]:
    """Photos of nobody, as a phone takes them."""
    made: list[bytes] = []
    for number in range(_PHOTOS):
        chance = random.Random(number)
        picture = Image.new("RGB", (480, 640), tuple(chance.randrange(120, 240) for _ in range(3)))
        brush = ImageDraw.Draw(picture)
        for _ in range(40):
            x, y = chance.randrange(480), chance.randrange(640)
            fill = tuple(chance.randrange(256) for _ in range(3))
            brush.ellipse((x, y, x + 90, y + 120), fill=fill)
        out = BytesIO()
        picture.save(out, "JPEG", quality=85)
        made.append(out.getvalue())
    return made


def invented(numbers: range) -> Iterator[Board]:
    """Boards no two of which are alike."""
    for number in numbers:
        chance = random.Random(number)
        room = f"{many.name(chance)}村第{number + 1}法律服务工作室"
        yield Board(
            room=room,
            above="山亭区店子镇",
            people=tuple(_person(chance) for _ in range(PEOPLE)),
            hours="每周一至周五 上午8:30—11:30 下午2:00—5:30",
            complaint=f"0632-{chance.randrange(10**7):07d}",
            hotlines=("12348", "0632-5580148"),
            updated=datetime.date(2026, 11, 22),
        )


def _person(chance: random.Random) -> BoardPerson:
    return BoardPerson(
        name=many.name(chance),
        title=chance.choice(TITLES),
        unit="山东舜翔律师事务所",
        phones=(f"13{chance.randrange(10**9):09d}",),
        duty="每周三上午",
        photo=chance.choice(photos()),
    )


def ours(numbers: range, out: Any) -> None:
    """Ours, boards as they come."""
    boards(out, invented(numbers))


# WeasyPrint


STYLE = """
@page { size: A3 landscape; margin: 12mm }
section { position: relative; width: 396mm; height: 272mm; page-break-after: always }
section > * { position: absolute }
header { left: 0; top: 0; width: 396mm; height: 38mm; background: #14509b; color: #fff;
  border-radius: 2.5mm }
header h1 { position: absolute; left: 44mm; top: 8mm; font: 700 34pt Sans }
header p { position: absolute; left: 44mm; top: 26mm; font-size: 14pt }
header b { position: absolute; right: 8mm; top: 8mm; width: 90mm; text-align: center;
  font: 700 24pt Sans }
h2 { font: 700 18pt Sans; color: #14509b; border-bottom: 0.9pt solid #14509b }
h2.people { left: 0; top: 46mm; width: 259mm } h2.flow { left: 0; top: 188mm; width: 259mm }
h2.side { left: 269mm; top: 46mm; width: 127mm }
article { width: 83mm; height: 60mm; border: 0.7pt solid #b8c4d4; border-radius: 2mm }
article > * { position: absolute; left: 42mm; width: 40mm; white-space: nowrap }
article img { left: 5mm; top: 8mm; width: 32mm; height: 44mm; object-fit: cover }
.name { top: 8mm; font: 700 20pt Sans } .title { top: 20mm; font: 700 12pt Sans; color: #14509b }
.unit { top: 29mm; font-size: 10pt } .phone { top: 37mm; font: 700 11pt Sans }
.duty { top: 46mm; font-size: 10pt }
.step { width: 48mm; height: 15mm; top: 200mm; background: #14509b; color: #fff;
  font: 700 17pt Sans; text-align: center }
.told { width: 48mm; height: 30mm; top: 217mm; background: #eaf1fa; font-size: 14pt }
.duties { left: 269mm; width: 127mm } .duties b { font-size: 15pt; color: #14509b }
.duties p { font-size: 13pt }
footer { left: 0; top: 258mm; width: 396mm; height: 14mm; background: #eaf1fa; font-size: 14pt }
footer span { display: inline-block; width: 130mm }
"""


def as_html(numbers: range) -> str:
    """The same boards as HTML, each part where it stands on ours."""
    design, flow = load("signs/board", BoardDesign), load("signs/service_flow", FlowDesign)
    return "".join(_section(board, design, flow) for board in invented(numbers))


def _section(board: Board, design: BoardDesign, flow: FlowDesign) -> str:
    esc = html.escape
    parts = [
        f"<header><h1>{esc(board.room)}</h1><p>{esc(board.above)} {esc(design.kind)}</p>"
        f"<b>{'<br>'.join(board.hotlines)}</b></header>",
        f"<h2 class=people>{esc(design.people)}</h2><h2 class=flow>{esc(design.flow)}</h2>"
        f"<h2 class=side>{esc(design.duties)}</h2>",
    ]
    for place, person in enumerate(board.people):
        left, top = place % 3 * 87, 58 + place // 3 * 64
        image = base64.b64encode(person.photo or b"").decode()
        words = {
            "name": person.name,
            "title": person.title,
            "unit": person.unit,
            "phone": f"{design.phone}　{person.phones[0]}",
            "duty": f"{design.duty}　{person.duty}",
        }
        told = "".join(f"<div class={key}>{esc(text)}</div>" for key, text in words.items())
        parts.append(
            f"<article style='left:{left}mm;top:{top}mm'>"
            f"<img src='data:image/jpeg;base64,{image}'>{told}</article>"
        )
    for place, step in enumerate(flow.steps):
        at = f"style='left:{place * 52}mm'"
        parts.append(f"<div class=step {at}>{esc(step.name)}</div>")
        parts.append(f"<div class=told {at}>{esc(step.text)}</div>")
    for place, said in enumerate(design.duty_list):
        at = f"style='top:{60 + place * 28}mm'"
        parts.append(f"<div class=duties {at}><b>{esc(said.name)}</b><p>{esc(said.text)}</p></div>")
    day = board.updated
    parts.append(
        f"<footer><span>{esc(design.complaint)} {esc(board.complaint)}</span>"
        f"<span>{esc(design.free)}</span><span>{esc(design.updated)} {day}</span></footer>"
    )
    return f"<section>{''.join(parts)}</section>"


# The bare canvas


def bare(numbers: range, canvas: Any) -> None:
    """The canvas alone: every word and photo at a place that is known beforehand."""
    from reportlab.lib.utils import ImageReader

    design, flow = load("signs/board", BoardDesign), load("signs/service_flow", FlowDesign)
    canvas.setPageSize((420 * MM, 297 * MM))
    readers: dict[bytes, Any] = {}

    def text(x: float, y: float, words: str, face: str, size: float, ink: float = 0.0) -> None:
        canvas.setFillGray(ink)
        canvas.setFont(face, size)
        canvas.drawString((12 + x) * MM, (285 - y) * MM, words)

    for board in invented(numbers):
        canvas.setFillColorRGB(0.08, 0.31, 0.61)
        canvas.rect(12 * MM, 247 * MM, 396 * MM, 38 * MM, stroke=0, fill=1)
        text(44, 20, board.room, "SansBold", 34, 1)
        text(44, 30, f"{board.above} {design.kind}", "Sans", 14, 1)
        for place, number in enumerate(board.hotlines):
            text(310, 18 + place * 12, number, "SansBold", 24, 1)
        for place, person in enumerate(board.people):
            x, y = place % 3 * 87, 58 + place // 3 * 64
            photo = person.photo or b""
            reader = readers.setdefault(photo, ImageReader(BytesIO(photo)))
            canvas.drawImage(reader, (17 + x) * MM, (233 - y) * MM, 32 * MM, 44 * MM)
            for down, words, face, size in (
                (15, person.name, "SansBold", 20),
                (25, person.title, "SansBold", 12),
                (33, person.unit, "Sans", 10),
                (41, f"{design.phone} {person.phones[0]}", "SansBold", 11),
                (50, f"{design.duty} {person.duty}", "Sans", 10),
            ):
                text(x + 42, y + down, words, face, size)
        for place, step in enumerate(flow.steps):
            text(place * 52, 208, step.name, "SansBold", 17)
            for line in range(0, len(step.text), 9):
                text(place * 52, 222 + line // 9 * 7, step.text[line : line + 9], "Sans", 14)
        for place, said in enumerate(design.duty_list):
            text(269, 64 + place * 28, said.name, "SansBold", 15)
            for line in range(0, len(said.text), 26):
                words = said.text[line : line + 26]
                text(269, 72 + place * 28 + line // 26 * 6, words, "Sans", 13)
        text(8, 267, f"{design.complaint} {board.complaint}", "SansBold", 14)
        text(140, 267, design.free, "SansBold", 14)
        text(270, 267, f"{design.updated} {board.updated}", "Sans", 14)
        canvas.showPage()
