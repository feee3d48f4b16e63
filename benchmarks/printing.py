"""Contact cards, notice boards and pages of a ledger, beside WeasyPrint making the same sheets.

Beside both stands the bare reportlab canvas, which is told where each word goes and looks at
nothing.
All three embed the same fonts. The QR codes are made by `segno` in all three.
"""

from __future__ import annotations

import base64
import html
import json
import random
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from io import BytesIO
from itertools import groupby
from pathlib import Path
from typing import Any

import segno

from app.documents.cards import card as cards
from app.documents.cards.card import Card
from app.documents.ledgers import ledger as ledgers
from app.documents.typeset import qr as contact
from app.documents.typeset.fonts import SANS, SANS_BOLD, Face
from app.fields import Day, Phone, Text, Whole
from benchmarks import boards, many
from benchmarks.measuring import Result, peak, seconds, shown

MM = 72 / 25.4
TITLES = ("法治副主任", "法律顾问、律师", "网格员", "特邀人民调解员", "法律明白人")
COLUMNS = (
    ledgers.Column("number", "编号", Whole().show),
    ledgers.Column("day", "日期", Day().show),
    ledgers.Column("name", "来访人", Text().show),
    ledgers.Column("phone", "电话", Phone().show),
    ledgers.Column("category", "事项", Text().show),
    ledgers.Column("facts", "咨询内容", Text().show),
    ledgers.Column("advice", "解答意见", Text().show),
    ledgers.Column("handler_name", "接待人", Text().show),
)


def run(visits: int) -> list[Result]:
    """1,000 cards, 535 boards and 10,000 rows for a million visits, beside the others.

    Then a tenth and several times as many, for the memory.
    """
    card_count, row_count, board_count = visits // 1000, visits // 100, 535 * visits // 1_000_000
    found: list[Result] = []
    for words, count, more, ours, rival, bare in (
        ("cards of different people", card_count, 10, our_cards, their_cards, bare_cards),
        ("notice boards on A3 with photos", board_count, 3, our_boards, their_boards, bare_boards),
        ("rows of a ledger", row_count, 10, our_ledger, their_ledger, bare_ledger),
    ):
        mine, theirs = _median(ours, count, 3), _median(rival, count, 1)
        limit = _median(bare, count, 3)
        least, small, large = (_held(ours.__name__, n) for n in (count // 10, count, more * count))
        found += [
            Result(
                f"Printing {count:,} {words}",
                f"{shown(mine)}, {count / mine:,.0f} a second",
                f"WeasyPrint {shown(theirs)}, {count / theirs:,.0f} a second",
                theirs / mine,
                3,
                more_is_better=True,
            ),
            Result(
                f"The same {words} beside the bare reportlab canvas",
                f"{shown(mine)}",
                f"reportlab {shown(limit)}",
                mine / limit,
                None,
            ),
            Result(
                f"Memory of a process that prints {more * count:,} {words}",
                f"{large:.0f} MB at most",
                f"for {count:,} {small:.0f} MB, for {count // 10:,} {least:.0f} MB",
                large / small,
                1.25,
            ),
        ]
    return found


def _median(write: Callable[[int], bytes], count: int, rounds: int) -> float:
    write(20)
    return statistics.median(seconds(lambda: write(count)) for _ in range(rounds))


def _held(what: str, count: int) -> float:
    """MB that a process of its own held at most while it wrote a file."""
    line = [sys.executable, "-m", "benchmarks.printing", what, str(count)]
    done = subprocess.run(line, stdout=subprocess.PIPE, check=True, text=True)
    return json.loads(done.stdout)


# The same people and visits for all


_seen = 0


def _numbers(count: int) -> range:
    """So many that no earlier call has had, since what was drawn once may be remembered."""
    global _seen
    _seen += count
    return range(_seen - count, _seen)


def people(count: int) -> list[Card]:
    """So many cards, no two alike."""
    return list(map(_person, _numbers(count)))


def _person(number: int) -> Card:
    chance = random.Random(number)
    return Card(
        room="店子村法律服务工作室",
        name=many.name(chance),
        number=f"{number + 1:04d}",
        title=chance.choice(TITLES),
        unit="山东舜翔律师事务所",
        phones=(f"13{chance.randrange(10**9):09d}",),
        duty="每周三上午",
    )


def _visit(number: int) -> dict[str, Any]:
    return many.visit(random.Random(number), number + 1)


def our_cards(count: int, out: Any = None) -> bytes:
    """Ours, people as they come."""
    target = out or BytesIO()
    cards.cards(target, map(_person, _numbers(count)))
    return b"" if out else target.getvalue()


def our_ledger(count: int, out: Any = None) -> bytes:
    """Ours, rows as they come."""
    target = out or BytesIO()
    ledgers.ledger(
        target, "来访台账", COLUMNS, map(_visit, _numbers(count)), place="店子村", period="2026年"
    )
    return b"" if out else target.getvalue()


def our_boards(count: int, out: Any = None) -> bytes:
    """Ours, boards as they come."""
    target = out or BytesIO()
    boards.ours(_numbers(count), target)
    return b"" if out else target.getvalue()


# WeasyPrint


def their_boards(count: int) -> bytes:
    """WeasyPrint: one board a sheet, each part placed."""
    return weasy(boards.as_html(_numbers(count)), boards.STYLE)


def weasy(
    body: str,
    page: str,
    faces: Sequence[tuple[str, int, Face]] = (("Sans", 400, SANS), ("Sans", 700, SANS_BOLD)),
) -> bytes:
    """A PDF by WeasyPrint, with (family, weight, face); the first family sets the body."""
    import weasyprint

    declared = "".join(
        f"@font-face {{ font-family: {family}; font-weight: {weight}; "
        f"src: url({face.path.as_uri()}) }}"
        for family, weight, face in faces
    )
    body_face = f"body {{ font-family: {faces[0][0]} }}"
    style = f"<style>{declared} * {{ margin: 0 }} {body_face} {page}</style>"
    document = f"<!doctype html><html lang=zh-CN><meta charset=utf-8>{style}{body}"
    return weasyprint.HTML(string=document).write_pdf()


def their_cards(count: int) -> bytes:
    """WeasyPrint: ten cards a sheet, each placed and its words told."""
    sheets: list[str] = []
    for _, group in groupby(enumerate(people(count)), key=lambda each: each[0] // 10):
        placed = [_html_card(place % 10, card) for place, card in group]
        sheets.append(f"<section>{''.join(placed)}</section>")
    return weasy("".join(sheets), _CARD_STYLE)


_CARD_STYLE = """
@page { size: A4; margin: 0 }
section { position: relative; width: 210mm; height: 297mm; page-break-after: always }
article { position: absolute; width: 90mm; height: 54mm }
article > * { position: absolute; white-space: nowrap }
.bar { width: 90mm; height: 2mm; background: #1f4e79; left: 0; top: 0 }
.room { left: 5mm; top: 6mm; font: 700 11pt Sans; color: #1f4e79 }
.kind { left: 5mm; top: 12mm; font-size: 7pt; color: #666 }
.name { left: 5mm; top: 20mm; font: 700 17pt Sans; letter-spacing: 2pt }
.title { left: 30mm; top: 23mm; font-size: 9pt }
.unit { left: 5mm; top: 29mm; font-size: 8pt }
.phone { left: 5mm; top: 34mm; font: 700 11pt Sans }
.duty { left: 5mm; top: 40mm; font-size: 7.5pt }
.code { left: 66mm; top: 18.6mm; width: 19mm; height: 19mm }
.scan { left: 66mm; top: 39mm; width: 19mm; font-size: 6pt; text-align: center }
.foot { left: 5mm; top: 46.5mm; width: 80mm; font-size: 7.5pt; border-top: 0.35pt solid #999 }
"""


def _html_card(place: int, card: Card) -> str:
    content = contact.vcard(card.name, card.title, card.unit, card.phones)
    code = segno.make_qr(content, error="m", encoding="utf-8", boost_error=False, mask=4)
    image = base64.b64encode(code.svg_inline(border=0, omitsize=True).encode()).decode()
    left, top = 15 + place % 2 * 90, 13.5 + place // 2 * 54
    words = {
        "bar": "",
        "room": card.room,
        "kind": f"便民联系卡 编号 {card.number}",
        "name": card.name,
        "title": card.title,
        "unit": card.unit,
        "phone": f"手机 {card.phones[0]}",
        "duty": f"值班 {card.duty}",
        "scan": "扫码存入通讯录",
        "foot": "法律咨询 人民调解 法律援助 热线 " + " ".join(card.hotlines),
    }
    parts = [f"<div class={name}>{html.escape(text)}</div>" for name, text in words.items()]
    picture = f"<img class=code src='data:image/svg+xml;base64,{image}'>"
    return f"<article style='left:{left}mm;top:{top}mm'>{''.join(parts)}{picture}</article>"


def their_ledger(count: int) -> bytes:
    """WeasyPrint: one table whose head comes again on every page."""
    head = "".join(f"<th>{each.label}</th>" for each in COLUMNS)
    rows = [
        f"<tr><td>{number + 1}</td>"
        + "".join(
            f"<td>{html.escape(each.show(values[each.key]))}</td>"
            for values in [_visit(number)]
            for each in COLUMNS
        )
        + "</tr>"
        for number in _numbers(count)
    ]
    table = f"<table><thead><tr><th>序号</th>{head}</tr></thead>{''.join(rows)}</table>"
    return weasy(f"<h1>来访台账</h1>{table}", _LEDGER_STYLE)


_LEDGER_STYLE = """
@page { size: A4 landscape; margin: 19mm 15mm 15mm;
  @bottom-right { content: "第" counter(page) "页 共" counter(pages) "页"; font: 9pt Sans } }
h1 { font: 700 16pt Sans; text-align: center }
table { border-collapse: collapse; font-size: 8.5pt; width: 100%; table-layout: fixed }
th, td { border: 0.4pt solid #555; padding: 1.2mm 1.4mm; text-align: left }
th:nth-child(1), th:nth-child(2) { width: 12mm } th:nth-child(3) { width: 19mm }
th:nth-child(4) { width: 15mm } th:nth-child(5) { width: 22mm } th:nth-child(6) { width: 12mm }
th:nth-child(9) { width: 14mm }
"""


# The bare canvas


def _canvas(out: BytesIO) -> Any:
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.pdfgen.canvas import Canvas

    for name, face in (("Sans", SANS), ("SansBold", SANS_BOLD)):
        pdfmetrics.registerFont(TTFont(name, str(face.path)))
    return Canvas(out)


def bare_cards(count: int) -> bytes:
    """The canvas alone: every word at a place that is known beforehand."""
    out = BytesIO()
    canvas = _canvas(out)
    for number, card in enumerate(people(count)):
        place = number % 10
        if number and not place:
            canvas.showPage()
        x = (15 + place % 2 * 90) * MM
        y = (297 - 13.5 - place // 2 * 54) * MM
        canvas.setFillColorRGB(0.12, 0.31, 0.47)
        canvas.rect(x, y - 2 * MM, 90 * MM, 2 * MM, stroke=0, fill=1)
        for face, size, right, down, text in (
            ("SansBold", 11, 5, 10, card.room),
            ("Sans", 7, 5, 14.2, f"便民联系卡 编号 {card.number}"),
            ("SansBold", 17, 5, 25, card.name),
            ("Sans", 9, 30, 25, card.title),
            ("Sans", 8, 5, 31, card.unit),
            ("SansBold", 11, 5, 37, f"手机 {card.phones[0]}"),
            ("Sans", 7.5, 5, 42, f"值班 {card.duty}"),
            ("Sans", 6, 67, 41.6, "扫码存入通讯录"),
            ("Sans", 7.5, 5, 50, "法律咨询 人民调解 法律援助 热线 " + " ".join(card.hotlines)),
        ):
            canvas.setFont(face, size)
            canvas.drawString(x + right * MM, y - down * MM, text)
        content = contact.vcard(card.name, card.title, card.unit, card.phones)
        code = segno.make_qr(content, error="m", encoding="utf-8", boost_error=False, mask=4)
        unit = 19 * MM / len(code.matrix)
        path = canvas.beginPath()
        for down, row in enumerate(code.matrix):
            for right, black in enumerate(row):
                if black:
                    left, top = x + 66 * MM + right * unit, y - 18.6 * MM - (down + 1) * unit
                    path.rect(left, top, unit, unit)
        canvas.drawPath(path, stroke=0, fill=1)
    canvas.save()
    return out.getvalue()


def bare_boards(count: int) -> bytes:
    """The canvas alone: every word and photo at a place that is known beforehand."""
    out = BytesIO()
    canvas = _canvas(out)
    boards.bare(_numbers(count), canvas)
    canvas.save()
    return out.getvalue()


def bare_ledger(count: int) -> bytes:
    """The canvas alone: three lines a row, cut beforehand."""
    out = BytesIO()
    canvas = _canvas(out)
    canvas.setPageSize((297 * MM, 210 * MM))
    widths = (12, 12, 19, 15, 22, 12, 80, 81, 14)
    y = 0.0
    for number in _numbers(count):
        if y < 20 * MM:
            if y:
                canvas.showPage()
            canvas.setFont("Sans", 8.5)
            canvas.setLineWidth(0.4)
            y = 180 * MM
        values = _visit(number)
        texts = [str(number + 1), *(each.show(values[each.key]) for each in COLUMNS)]
        x = 15 * MM
        for text, width in zip(texts, widths, strict=True):
            fits = max(int((width - 2.8) * MM / 8.5), 10)
            for line in range(0, len(text), fits):
                canvas.drawString(x + 4, y - 10 - line // fits * 11.5, text[line : line + fits])
            canvas.rect(x, y - 30, width * MM, 30)
            x += width * MM
        y -= 30
    canvas.save()
    return out.getvalue()


if __name__ == "__main__":
    if len(sys.argv) > 2:
        with tempfile.TemporaryDirectory() as name:
            ours = {"our_cards": our_cards, "our_boards": our_boards, "our_ledger": our_ledger}
            ours[sys.argv[1]](int(sys.argv[2]), Path(name) / "out.pdf")
        print(peak())
    else:
        for each in run(int(sys.argv[1])):
            print(each.line())
