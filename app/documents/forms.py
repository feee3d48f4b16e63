"""Forms to sign: the register of one visit (法律咨询登记表) and the log of a day (工作日志)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from app.documents.design import Design, load
from app.documents.fonts import SANS, TICKED, Face, Official, official
from app.documents.page import (
    A4,
    MM,
    TRUE,
    Calibration,
    Official9704,
    Out,
    Paper,
    Progress,
    clean,
    measure,
)
from app.documents.table import PAD_X, Cell, Row, cell, draw_rows, paginate, stretch

LEFT, WIDTH = Official9704.LEFT, Official9704.WIDTH
_TITLE, _INFO, _TOP = 31 * MM, 41.5 * MM, 44.5 * MM
_TITLE_AGAIN, _INFO_AGAIN, _TOP_AGAIN = 25 * MM, 32 * MM, 35 * MM
_BOTTOM, _FOLIO = 274 * MM, 283 * MM
_SIZE, _LEADING, _LEAST = 10.5, 16.0, 8.4 * MM
_LABEL = 23 * MM
_VALUE = WIDTH / 2 - _LABEL
_FULL = WIDTH - _LABEL
_RULE = 0.6


@dataclass(frozen=True, slots=True)
class Choice:
    """Boxes to tick: all that may be chosen, and what was."""

    options: tuple[str, ...] = ()
    chosen: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Referral:
    """What became of a referral to legal aid, each as it is shown."""

    told: bool = False
    documents: str = ""
    submitted: str = ""
    centre: str = ""
    decision: str = ""
    decided: str = ""
    number: str = ""
    lawyer: str = ""
    outcome: str = ""


@dataclass(frozen=True, slots=True)
class VisitForm:
    """One visit as its form shows it; `blank` leaves everything to be written by hand."""

    room: str = ""
    number: str = ""
    day: str = ""
    begin: str = ""
    finish: str = ""
    place: str = ""
    mode: Choice = Choice()
    name: str = ""
    anonymous: bool = False
    sex: Choice = Choice()
    age: Choice = Choice()
    phone: str = ""
    address: str = ""
    headcount: int | None = None
    companions: str = ""
    on_behalf: str = ""
    follows: str = ""
    groups: Choice = Choice()
    category: Choice = Choice()
    facts: str = ""
    advice: str = ""
    laws: str = ""
    result: Choice = Choice()
    referral: Referral | None = None
    handler: str = ""
    keeper: str = ""
    follow_up: str = ""
    satisfaction: Choice = Choice()
    late: bool = False
    paper_number: str = ""
    paper_page: str = ""
    unclear: str = ""
    reason: str = ""
    blank: bool = False


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
    """One day of a room; with `lines` empty rows it is a page to be written by hand."""

    room: str
    day: date | None = None
    visits: tuple[LoggedVisit, ...] = ()
    remarks: str = ""
    lines: int = 0


class _Labels(Design):
    time: str
    place: str
    mode: str
    name: str
    sex: str
    age: str
    phone: str
    headcount: str
    companions: str
    address: str
    on_behalf: str
    follows: str
    groups: str
    category: str
    facts: str
    advice: str
    laws: str
    result: str
    referral: str
    handler: str
    keeper: str
    follow_up: str
    satisfaction: str
    note: str


class _ReferralWords(Design):
    told: str
    documents: str
    submitted: str
    centre: str
    decision: str
    decided: str
    number: str
    lawyer: str
    outcome: str


class VisitFormDesign(Design):
    """`resources/forms/visit_form.json`."""

    title: str
    continued: str
    room: str
    number: str
    labels: _Labels
    anonymous: str
    people: str
    to: str
    blank_time: str
    blank_day: str
    blank_people: str
    referral: _ReferralWords
    late: str
    paper: str
    paper_number: str
    paper_page: str
    unclear: str
    reason: str
    statement: str
    signatures: tuple[str, str, str]
    signed_on: str
    page: str


class DayLogDesign(Design):
    """`resources/forms/day_log.json`."""

    title: str
    continued: str
    room: str
    day: str
    blank_day: str
    number: str
    time: str
    visitor: str
    matter: str
    facts: str
    result: str
    advice: str
    none: str
    remarks: str
    count: str
    weekdays: tuple[str, ...]
    signatures: tuple[str, str]
    page: str


def visit_forms(
    out: Out,
    forms: Iterable[VisitForm],
    *,
    faces: Official | None = None,
    calibration: Calibration = TRUE,
    progress: Progress | None = None,
    total: int = 0,
) -> int:
    """Write a form for each visit, each from a page of its own, and return how many."""
    design = load("visit_form", VisitFormDesign)
    set_in = faces or official()
    done = 0
    with Paper(out, title=design.title, calibration=calibration) as paper:
        for done, form in enumerate(forms, start=1):
            rows = _visit_rows(form, design, set_in.body)
            rows.append(_signatures(form, design, set_in.body))
            left, right = design.room + clean(form.room), design.number + clean(form.number)
            name = design.anonymous if form.anonymous else form.name
            _print(
                paper,
                rows,
                [],
                set_in,
                (design.title, design.continued, design.page),
                left,
                right,
                f"{form.number} {name}".strip() or design.title,
            )
            if progress:
                progress(done, total)
        if not done:
            paper.page(A4)
    return done


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
    set_in = faces or official()
    done = 0
    with Paper(out, title=design.title, calibration=calibration) as paper:
        for done, log in enumerate(logs, start=1):
            day = design.blank_day
            if log.day:
                weekday = design.weekdays[log.day.weekday()]
                day = f"{log.day.year}年{log.day.month}月{log.day.day}日　{weekday}"
            head, rows = _log_rows(log, design, set_in.body)
            _print(
                paper,
                rows,
                [head],
                set_in,
                (design.title, design.continued, design.page),
                design.room + clean(log.room),
                design.day + day,
                day,
            )
            if progress:
                progress(done, total)
        if not done:
            paper.page(A4)
    return done


def _print(
    paper: Paper,
    rows: list[Row],
    head: list[Row],
    faces: Official,
    words: tuple[str, str, str],
    left: str,
    right: str,
    bookmark: str,
) -> None:
    title, continued, folio = words
    above = sum(row.height for row in head)
    first, fresh = _BOTTOM - _TOP - above, _BOTTOM - _TOP_AGAIN - above
    pages = list(paginate(rows, first, fresh))
    if len(pages) == 1:
        stretch(pages[0], first)
    for number, page in enumerate(pages, start=1):
        paper.page(A4)
        top, info = (_TOP, _INFO) if number == 1 else (_TOP_AGAIN, _INFO_AGAIN)
        if number == 1:
            paper.bookmark(bookmark)
            paper.text(
                LEFT,
                _TITLE,
                title,
                faces.title,
                Official9704.TITLE,
                align="center",
                width=WIDTH,
                tracking=0.12,
            )
        else:
            paper.text(
                LEFT,
                _TITLE_AGAIN,
                title + continued,
                faces.title,
                14,
                align="center",
                width=WIDTH,
            )
        _both_ends(paper, info, left, right)
        paper.lines([(LEFT, top, LEFT + WIDTH, top)], _RULE)
        y = draw_rows(paper, head, LEFT, top, _RULE)
        draw_rows(paper, page, LEFT, y, _RULE)
        paper.text(
            LEFT,
            _FOLIO,
            folio.format(page=number, pages=len(pages)),
            SANS,
            9,
            align="center",
            width=WIDTH,
        )


def _both_ends(paper: Paper, y: float, left: str, right: str) -> None:
    size = 10.5
    while measure(left, SANS, size) + measure(right, SANS, size) + size > WIDTH and size > 3:
        size *= 0.96
    paper.text(LEFT, y, left, SANS, size)
    paper.text(LEFT, y, right, SANS, size, align="right", width=WIDTH)


def _label(text: str, again: str | None = None) -> Cell:
    # Two characters spread to four, so that labels stand even.
    shown = (
        f"{text[0]}　　{text[1]}"
        if len(text) == 2
        else f"{text[0]} {text[1]} {text[2]}"
        if len(text) == 3
        else text
    )
    return cell(shown, _LABEL, SANS, 10, align="center", again=again)


def _value(text: str, width: float, face: Face) -> Cell:
    return cell(text, width, face, _SIZE, leading=_LEADING)


def _pair(
    first: str, left: str, second: str, right: str, face: Face, right_cell: Cell | None = None
) -> Row:
    return Row(
        [
            _label(first),
            _value(left, _VALUE, face),
            _label(second),
            right_cell or _value(right, _VALUE, face),
        ],
        _LEAST,
    )


def _whole(label: str, text: str, face: Face) -> Row:
    return Row([_label(label), _value(text, _FULL, face)], _LEAST)


def _ticks(choice: Choice, width: float, face: Face) -> Cell:
    """All that may be chosen, what was chosen ticked; no item is parted at a line's end."""
    others = [word for word in choice.chosen if word not in choice.options]
    items = [
        (TICKED if word in choice.chosen else "□") + clean(word)
        for word in (*choice.options, *others)
    ]
    room = width - 2 * PAD_X
    lines: list[str] = []
    for item in items:
        joined = f"{lines[-1]}　{item}" if lines else item
        if lines and measure(joined, face, _SIZE) <= room:
            lines[-1] = joined
        else:
            lines.extend(cell(item, width, face, _SIZE).lines)
    return Cell(lines, width, face, _SIZE, _LEADING)


def _long(label: str, text: str, least: float, share: float, face: Face, again: str) -> Row:
    made = cell(text, _FULL, face, _SIZE, leading=17.0, align="justify", middle=False)
    return Row([_label(label, again=label + again), made], least, stretch=share)


def _visit_rows(form: VisitForm, design: VisitFormDesign, face: Face) -> list[Row]:
    words, blank = design.labels, form.blank
    hours = design.to.join(part for part in (form.begin, form.finish) if part)
    when = design.blank_time if blank else "　".join(part for part in (form.day, hours) if part)
    name = "　".join(p for p in (form.name, design.anonymous if form.anonymous else "") if p)
    people = design.people.format(count=form.headcount) if form.headcount else ""
    rows = [
        _whole(words.time, when, face),
        Row([_label(words.mode), _ticks(form.mode, _FULL, face)], _LEAST),
        _pair(words.name, name, words.sex, "", face, _ticks(form.sex, _VALUE, face)),
        Row([_label(words.age), _ticks(form.age, _FULL, face)], _LEAST),
        _pair(words.phone, form.phone, words.place, form.place, face),
        _whole(words.address, form.address, face),
        _pair(
            words.headcount,
            design.blank_people if blank else people,
            words.companions,
            form.companions,
            face,
        ),
        _pair(words.on_behalf, form.on_behalf, words.follows, form.follows, face),
        Row([_label(words.groups), _ticks(form.groups, _FULL, face)], _LEAST),
        Row([_label(words.category), _ticks(form.category, _FULL, face)], _LEAST),
        _long(words.facts, form.facts, 26 * MM, 5, face, design.continued),
        _long(words.advice, form.advice, 26 * MM, 5, face, design.continued),
        _whole(words.laws, form.laws, face),
        Row([_label(words.result), _ticks(form.result, _FULL, face)], _LEAST),
    ]
    if form.referral:
        rows.append(_whole(words.referral, _referral(form.referral, design.referral), face))
    day = design.blank_day if blank else form.follow_up
    satisfied = _ticks(form.satisfaction, _VALUE, face)
    rows.append(_pair(words.follow_up, day, words.satisfaction, "", face, satisfied))
    rows.append(_pair(words.handler, form.handler, words.keeper, form.keeper, face))
    note = _note(form, design)
    if note or blank:
        rows.append(_whole(words.note, note, face))
    return rows


def _referral(referral: Referral, words: _ReferralWords) -> str:
    parts = [words.told] if referral.told else []
    for label, text in (
        (words.documents, referral.documents),
        (words.centre, referral.centre),
        (words.submitted, referral.submitted),
        (words.decision, referral.decision),
        (words.decided, referral.decided),
        (words.number, referral.number),
        (words.lawyer, referral.lawyer),
        (words.outcome, referral.outcome),
    ):
        if text:
            parts.append(label + text)
    return "；".join(parts)


def _note(form: VisitForm, design: VisitFormDesign) -> str:
    parts = [design.late] if form.late else []
    if form.paper_number or form.paper_page:
        pattern = design.paper
        if not form.paper_page:
            pattern = design.paper_number
        elif not form.paper_number:
            pattern = design.paper_page
        parts.append(pattern.format(number=form.paper_number, page=form.paper_page))
    if form.unclear:
        parts.append(design.unclear.format(text=form.unclear))
    if form.reason:
        parts.append(design.reason.format(text=form.reason))
    return "；".join(parts)


def _signatures(form: VisitForm, design: VisitFormDesign, face: Face) -> Row:
    def paint(paper: Paper, x: float, y: float, height: float) -> None:
        paper.frame(x, y, WIDTH, height, _RULE)
        paper.text(x + PAD_X + 2 * MM, y + 7 * MM, design.statement, face, _SIZE)
        for place, words in enumerate(design.signatures):
            at = x + PAD_X + 2 * MM + (0, 64, 111)[place] * MM
            paper.text(at, y + 18.5 * MM, words, face, _SIZE)
        paper.text(
            x, y + 27.5 * MM, design.signed_on, face, _SIZE, align="right", width=WIDTH - 6 * MM
        )

    return Row([], 32 * MM, whole=True, paint=paint)


_LOG_WIDTHS = tuple(width * MM for width in (14, 20, 24, 24, 52, 22))


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
        rows.append(Row([cell(design.none, WIDTH, face, _SIZE, align="center")], 14 * MM))
    if log.visits:
        people = sum(visit.people for visit in log.visits)
        words = design.count.format(visits=len(log.visits), people=people)
        rows.append(Row([cell(words, WIDTH, face, _SIZE)], 9 * MM, whole=True))
    remarks = cell(log.remarks, _FULL, face, _SIZE, leading=17.0, align="justify", middle=False)
    rows.append(
        Row(
            [_label(design.remarks, again=design.remarks + design.continued), remarks],
            24 * MM,
            stretch=1,
        )
    )

    def paint(paper: Paper, x: float, y: float, height: float) -> None:
        paper.frame(x, y, WIDTH, height, _RULE)
        for place, words in enumerate(design.signatures):
            paper.text(x + PAD_X + 2 * MM + place * WIDTH / 2, y + 11 * MM, words, face, _SIZE)

    rows.append(Row([], 18 * MM, whole=True, paint=paint))
    return head, rows


_LOG_ALIGN = ("center", "center", "center", "center", "justify", "center")
