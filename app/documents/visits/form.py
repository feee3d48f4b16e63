"""The form of one visit to sign (法律咨询登记表), filled or blank."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from app.documents.design import ReferralWords, VisitFormDesign, load
from app.documents.forms.rows import UNSET, Choice, boxes, long, pair, whole
from app.documents.forms.signed import RULE, SIZE, WIDTH, print_form
from app.documents.typeset.fonts import Face, Official, official
from app.documents.typeset.page import A4, MM, TRUE, Calibration, Out, Paper, Progress, clean
from app.documents.typeset.table import PAD_X, Row

__all__ = ["Choice", "Referral", "VisitForm", "visit_forms"]


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
    mode: Choice = UNSET
    name: str = ""
    anonymous: bool = False
    sex: Choice = UNSET
    age: Choice = UNSET
    phone: str = ""
    address: str = ""
    headcount: int | None = None
    companions: str = ""
    on_behalf: str = ""
    follows: str = ""
    groups: Choice = UNSET
    category: Choice = UNSET
    facts: str = ""
    advice: str = ""
    laws: str = ""
    result: Choice = UNSET
    referral: Referral | None = None
    handler: str = ""
    keeper: str = ""
    follow_up: str = ""
    satisfaction: Choice = UNSET
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


def _visit_rows(form: VisitForm, design: VisitFormDesign, face: Face) -> list[Row]:
    words, blank = design.labels, form.blank
    hours = design.to.join(part for part in (form.begin, form.finish) if part)
    when = design.blank_time if blank else "　".join(part for part in (form.day, hours) if part)
    name = "　".join(p for p in (form.name, design.anonymous if form.anonymous else "") if p)
    people = design.people.format(count=form.headcount) if form.headcount else ""
    rows = [
        whole(words.time, when, face),
        boxes(words.mode, form.mode, face),
        pair(words.name, name, words.sex, form.sex, face),
        boxes(words.age, form.age, face),
        pair(words.phone, form.phone, words.place, form.place, face),
        whole(words.address, form.address, face),
        pair(
            words.headcount,
            design.blank_people if blank else people,
            words.companions,
            form.companions,
            face,
        ),
        pair(words.on_behalf, form.on_behalf, words.follows, form.follows, face),
        boxes(words.groups, form.groups, face),
        boxes(words.category, form.category, face),
        long(words.facts, form.facts, 20 * MM, 5, face, design.continued),
        long(words.advice, form.advice, 20 * MM, 5, face, design.continued),
        whole(words.laws, form.laws, face),
        boxes(words.result, form.result, face),
    ]
    if form.referral:
        rows.append(whole(words.referral, _referral(form.referral, design.referral), face))
    day = design.blank_day if blank else form.follow_up
    rows.append(pair(words.follow_up, day, words.satisfaction, form.satisfaction, face))
    rows.append(pair(words.handler, form.handler, words.keeper, form.keeper, face))
    note = _note(form, design)
    if note or blank:
        rows.append(whole(words.note, note, face))
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
