"""The form of one visit to sign (法律咨询登记表), filled or blank."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from app.documents.design import ReferralWords, VisitFormDesign, load
from app.documents.fonts import TICKED, Face, Official, official
from app.documents.page import A4, MM, TRUE, Calibration, Out, Paper, Progress, clean, measure
from app.documents.signed import (
    FULL,
    LABEL,
    LEADING,
    LEAST,
    RULE,
    SIZE,
    VALUE,
    WIDTH,
    label_cell,
    print_form,
    value_cell,
)
from app.documents.table import PAD_X, Cell, Row, cell

_TICKS = 78 * MM
_GAP = "  "  # between boxes


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
            print_form(
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


def _pair(first: str, left: str, second: str, right: str | Choice, face: Face) -> Row:
    # Boxes take a line of their own width, and the value beside them what is left.
    wide = VALUE
    if isinstance(right, Choice):
        natural = measure(_GAP.join(_boxes(right)), face, SIZE) + 2 * PAD_X + 1
        wide = max(VALUE, min(natural, _TICKS))
        value = _ticks(right, wide, face)
    else:
        value = value_cell(right, wide, face)
    rest = WIDTH - 2 * LABEL - wide
    return Row([label_cell(first), value_cell(left, rest, face), label_cell(second), value], LEAST)


def _whole(label: str, text: str, face: Face) -> Row:
    return Row([label_cell(label), value_cell(text, FULL, face)], LEAST)


def _boxes(choice: Choice) -> list[str]:
    others = [word for word in choice.chosen if word not in choice.options]
    return [
        (TICKED if word in choice.chosen else "□") + clean(word)
        for word in (*choice.options, *others)
    ]


def _ticks(choice: Choice, width: float, face: Face) -> Cell:
    """All that may be chosen, what was chosen ticked; no item is parted at a line's end."""
    items = _boxes(choice)
    room = width - 2 * PAD_X
    lines: list[str] = []
    for item in items:
        joined = lines[-1] + _GAP + item if lines else item
        if lines and measure(joined, face, SIZE) <= room:
            lines[-1] = joined
        else:
            lines.extend(cell(item, width, face, SIZE).lines)
    return Cell(lines, width, face, SIZE, LEADING)


def _long(label: str, text: str, least: float, share: float, face: Face, again: str) -> Row:
    made = cell(text, FULL, face, SIZE, leading=17.0, align="justify", middle=False)
    return Row([label_cell(label, again=label + again), made], least, stretch=share)


def _visit_rows(form: VisitForm, design: VisitFormDesign, face: Face) -> list[Row]:
    words, blank = design.labels, form.blank
    hours = design.to.join(part for part in (form.begin, form.finish) if part)
    when = design.blank_time if blank else "　".join(part for part in (form.day, hours) if part)
    name = "　".join(p for p in (form.name, design.anonymous if form.anonymous else "") if p)
    people = design.people.format(count=form.headcount) if form.headcount else ""
    rows = [
        _whole(words.time, when, face),
        Row([label_cell(words.mode), _ticks(form.mode, FULL, face)], LEAST),
        _pair(words.name, name, words.sex, form.sex, face),
        Row([label_cell(words.age), _ticks(form.age, FULL, face)], LEAST),
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
        Row([label_cell(words.groups), _ticks(form.groups, FULL, face)], LEAST),
        Row([label_cell(words.category), _ticks(form.category, FULL, face)], LEAST),
        _long(words.facts, form.facts, 20 * MM, 5, face, design.continued),
        _long(words.advice, form.advice, 20 * MM, 5, face, design.continued),
        _whole(words.laws, form.laws, face),
        Row([label_cell(words.result), _ticks(form.result, FULL, face)], LEAST),
    ]
    if form.referral:
        rows.append(_whole(words.referral, _referral(form.referral, design.referral), face))
    day = design.blank_day if blank else form.follow_up
    rows.append(_pair(words.follow_up, day, words.satisfaction, form.satisfaction, face))
    rows.append(_pair(words.handler, form.handler, words.keeper, form.keeper, face))
    note = _note(form, design)
    if note or blank:
        rows.append(_whole(words.note, note, face))
    return rows


def _referral(referral: Referral, words: ReferralWords) -> str:
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
        paper.frame(x, y, WIDTH, height, RULE)
        paper.text(x + PAD_X + 2 * MM, y + 7 * MM, design.statement, face, SIZE)
        for place, words in enumerate(design.signatures):
            at = x + PAD_X + 2 * MM + (0, 64, 111)[place] * MM
            paper.text(at, y + 18.5 * MM, words, face, SIZE)
        paper.text(
            x, y + 27.5 * MM, design.signed_on, face, SIZE, align="right", width=WIDTH - 6 * MM
        )

    return Row([], 31 * MM, whole=True, paint=paint)
