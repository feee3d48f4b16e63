"""A volume of two hundred pages as one PDF with bookmarks, beside WeasyPrint making the same pages.

The rival gets the same words in the same type: sixteen points on lines of twenty-eight, the same
margins, every paper on a new page with a bookmark and its own head, the page of the volume in the
corner, page x of y and the foot below. What it leaves out is the grid that papers are set on.
"""

from __future__ import annotations

import html
import statistics
import sys
from io import BytesIO

import pypdfium2

from app import store
from app.documents.cases import printing as case_sources
from app.documents.typeset.fonts import SERIF, SERIF_BOLD
from app.records import cases
from app.records.cases.model import Case, Session
from benchmarks import many, many_disputes
from benchmarks.measuring import Result, seconds, shown
from benchmarks.printing import weasy


def run(visits: int) -> list[Result]:
    """The volume of the dispute with forty sessions."""
    store.open(many_disputes.kept(visits // 20), many.PASSWORD)
    case = many_disputes.the_long_one()
    made = our_volume(case)
    mine = statistics.median(seconds(lambda: our_volume(case)) for _ in range(5))
    rivals: list[bytes] = []
    theirs = statistics.median(seconds(lambda: rivals.append(their_volume(case))) for _ in range(2))
    store.close(with_backup=False)
    pages, bookmarks = _looked(made)
    their_pages, their_bookmarks = _looked(rivals[0])
    return [
        Result(
            f"A volume of {pages} pages with {bookmarks} bookmarks as one PDF",
            f"{shown(mine)}, {pages / mine:,.0f} pages a second ({len(made) / 2**20:.1f} MB)",
            f"WeasyPrint {shown(theirs)}, {their_pages / theirs:,.0f} pages a second of "
            f"{their_pages} pages with {their_bookmarks} bookmarks "
            f"({len(rivals[0]) / 2**20:.1f} MB)",
            (pages / mine) / (their_pages / theirs),
            3,
            more_is_better=True,
        )
    ]


def _looked(made: bytes) -> tuple[int, int]:
    pdf = pypdfium2.PdfDocument(made)
    return len(pdf), sum(1 for _each in pdf.get_toc())


def our_volume(case: Case) -> bytes:
    out = BytesIO()
    case_sources.write(out, case.id, case_sources.VOLUME)
    return out.getvalue()


def their_volume(case: Case) -> bytes:
    """WeasyPrint: every paper of the volume that is not an empty form."""
    parties = "、".join(case.names or ())
    mediators = "、".join(each.name for each in cases.parts.mediators(case))
    papers = [_paper("卷宗封面", [cases.title(case), f"编号：{case.number}", str(case.day)])]
    held = cases.parts.sessions(case)
    contents = [f"{number}．人民调解记录（第{number}次）" for number in range(1, len(held) + 1)]
    papers.append(_paper("卷内目录", ["人民调解申请书", "受理登记表", "权利义务告知书", *contents]))
    papers.append(_paper("人民调解申请书", [parties, case.facts or "", case.requests or ""]))
    papers.append(_paper("受理登记表", [parties, case.facts or "", f"受理：{case.accepted}"]))
    papers.append(_paper("权利义务告知书", many_disputes.SPOKEN))
    for number, each in enumerate(held, 1):
        papers.append(_record(case, each, number, parties, mediators))
    papers.append(_paper("卷内备考表", ["本卷情况：完整。"]))
    return weasy("".join(papers), _STYLE, (("Serif", 400, SERIF), ("Serif", 700, SERIF_BOLD)))


def _record(case: Case, session: Session, number: int, parties: str, mediators: str) -> str:
    title = f"人民调解记录（第{number}次）"
    said = [
        f"时间：{session.day}",
        f"地点：{session.place}",
        f"事由：{cases.title(case)}",
        f"当事人：{parties}",
        f"人民调解员：{mediators}",
        "一、告知",
        *(session.told or "").split("\n"),
        "二、当事人陈述",
        *(session.statements or "").split("\n"),
        "三、查明的事实",
        *(session.findings or "").split("\n"),
        f"结果：{session.result}，下次调解时间：{session.next_day or ''}",
        "以上记录已看过，无误。",
        *(f"{who}（签名盖章或按指印）：" for who in (*(case.names or ()), mediators)),
        f"记录人：{session.clerk}",
    ]
    return _paper(title, said)


def _paper(title: str, lines: list[str] | tuple[str, ...]) -> str:
    said = "".join(f"<p>{html.escape(each)}</p>" for each in lines)
    return f"<section><h1>{html.escape(title)}</h1>{said}</section>"


_STYLE = """
@page { size: A4; margin: 37mm 26mm 35mm 28mm;
  @top-right { content: counter(page); font: 14pt Serif }
  @bottom-right { content: "—" counter(page) "—"; font: 14pt Serif }
  @bottom-left { content: string(title) " 第" counter(page) "页 共" counter(pages) "页";
    font: 9pt Serif } }
section { break-before: page; font: 16pt/28pt Serif }
h1 { font: 700 22pt/32pt Serif; text-align: center; string-set: title content();
  bookmark-level: 1; margin: 28pt 0 }
p { text-indent: 2em; text-align: justify }
"""


if __name__ == "__main__":
    for each in run(int(sys.argv[1])):
        print(each.line())
