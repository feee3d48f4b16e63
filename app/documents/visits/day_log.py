"""The log of a day (工作日志): its visits, what else was done, who signs."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from app.documents.design import DayLogDesign, load
from app.documents.forms.signed import FULL, RULE, SIZE, WIDTH, label_cell, print_form
from app.documents.typeset.folio import Folio
from app.documents.typeset.fonts import SANS, Face, Official, official
from app.documents.typeset.page import A4, MM, TRUE, Calibration, Out, Paper, Progress, clean
from app.documents.typeset.table import PAD_X, Cell, Row, cell


@dataclass(frozen=True, slots=True)
class LoggedVisit:
    """One visit as the log of its day shows it."""

    number: str = ""
    time: str = ""
    name: str = ""
    category: str = ""
    facts: str = ""
    advice: str = ""
    result: str = ""
    people: int = 1


@dataclass(frozen=True, slots=True)
class DayLog:
    """One day of a room; with `lines` empty rows it is a page to be written by hand.

    A page of one visit alone (`single`) does not count the visits of its day.
    """

    room: str
    day: date | None = None
    visits: tuple[LoggedVisit, ...] = ()
    remarks: str = ""
    lines: int = 0
    single: bool = False


def day_logs(
    out: Out,
    logs: Iterable[DayLog],
    *,
    faces: Official | None = None,
    calibration: Calibration = TRUE,
    progress: Progress | None = None,
    total: int = 0,
) -> int:
    """Write the log of each day, each from a page of its own, and return how many."""
    design = load("day_log", DayLogDesign)
    with Paper(out, title=design.title, calibration=calibration) as paper:

        def told(done: int) -> None:
            if progress:
                progress(done, total)

        done = draw(paper, logs, told, faces=faces)
        if not done:
            paper.page(A4)
    return done


def draw(
    paper: Paper,
    logs: Iterable[DayLog],
    tell: Callable[[int], None],
    *,
    faces: Official | None = None,
    folio: Folio | None = None,
) -> int:
    """Put the log of each day on paper, each from a page of its own, and return how many."""
    design = load("day_log", DayLogDesign)
    set_in = faces or official()
    done = 0
    for done, log in enumerate(logs, start=1):
        day = design.blank_day
        if log.day:
            weekday = design.weekdays[log.day.weekday()]
            day = f"{log.day.year}年{log.day.month}月{log.day.day}日　{weekday}"
        head, rows = _log_rows(log, design, set_in.body)
        print_form(
            paper,
            rows,
            [head],
            set_in,
            (design.title, design.continued, design.page),
            design.room + clean(log.room),
            design.day + day,
            day,
            folio=folio,
        )
        tell(done)
    return done


_LOG_WIDTHS = tuple(width * MM for width in (13, 22, 19, 22, 62, 18))


def _log_rows(log: DayLog, design: DayLogDesign, face: Face) -> tuple[Row, list[Row]]:
    labels = (
        design.number,
        design.time,
        design.visitor,
        design.matter,
        design.facts,
        design.result,
    )
    head = Row(
        [
            cell(label, width, SANS, 10, align="center")
            for label, width in zip(labels, _LOG_WIDTHS, strict=True)
        ],
        9 * MM,
        whole=True,
    )
    rows: list[Row] = []
    for visit in log.visits:
        said = "\n".join(
            part
            for part in (visit.facts, design.advice + visit.advice if visit.advice else "")
            if part
        )
        texts = (visit.number, visit.time, visit.name, visit.category, said, visit.result)
        rows.append(
            Row(
                [
                    cell(text, width, face, 10, leading=14.5, align=align, middle=align == "center")
                    for text, width, align in zip(texts, _LOG_WIDTHS, _LOG_ALIGN, strict=True)
                ],
                11 * MM,
            )
        )
    rows += [
        Row([Cell([], width, face, 10, 14.5) for width in _LOG_WIDTHS], 14 * MM)
        for _ in range(log.lines)
    ]
    if not log.visits and not log.lines:
        rows.append(Row([cell(design.none, WIDTH, face, SIZE, align="center")], 14 * MM))
    if log.visits and not log.single:
        people = sum(visit.people for visit in log.visits)
        words = design.count.format(visits=len(log.visits), people=people)
        rows.append(Row([cell(words, WIDTH, face, SIZE)], 9 * MM, whole=True))
    remarks = cell(log.remarks, FULL, face, SIZE, leading=17.0, align="justify", middle=False)
    rows.append(
        Row(
            [label_cell(design.remarks, again=design.remarks + design.continued), remarks],
            24 * MM,
            stretch=1,
        )
    )

    def paint(paper: Paper, x: float, y: float, height: float) -> None:
        paper.frame(x, y, WIDTH, height, RULE)
        for place, words in enumerate(design.signatures):
            paper.text(x + PAD_X + 2 * MM + place * WIDTH / 2, y + 11 * MM, words, face, SIZE)

    rows.append(Row([], 18 * MM, whole=True, paint=paint))
    return head, rows


_LOG_ALIGN = ("center", "center", "center", "center", "justify", "center")
