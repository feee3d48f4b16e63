"""How a volume scores: what its papers propose, what the reviewer decides, kept in one action."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final

import msgspec

from app import codes
from app.errors import AppError, FieldErrors, Missing, NotChosen, OutOfRange
from app.language import N_, _
from app.records.assessment.tables import Level, exact, spoken
from app.records.cases import volume
from app.records.cases.model import Case
from app.records.data_files import BadFile
from app.records.reviews import drawing, tables
from app.records.reviews.model import Review, ReviewScore, read_json
from app.records.reviews.tables import Item, ScoreSheet
from app.store import journal
from app.store.session import current

_NAMED = 12
"""Missing papers that a proposal names."""
NOTE: Final = "note."
"""Before the name of an item: what was found of it."""
VETO: Final = "veto."
"""Before the name of a veto: whether it strikes."""


class VoidVolume(AppError):
    """A volume was made void after it was drawn."""

    message = N_("This volume is void by now; it is not scored.")


class NotInReview(AppError):
    """A volume was not drawn for a review."""

    message = N_("This volume is not among those of the review.")


class WhyDeducted(AppError):
    """Points are taken off an item without a word why."""

    message = N_("Write down what was found.")


class ScoredLine(msgspec.Struct, frozen=True, omit_defaults=True):
    """One item or veto of a scored volume, with its points in hundredths."""

    name: str
    title: str
    most: int = 0
    points: int = 0
    note: str = ""
    struck: bool = False
    """It is a veto."""

    @property
    def lost(self) -> int:
        """What was taken off."""
        return self.most - self.points


@dataclass(frozen=True)
class Proposed:
    """What is proposed for an item: its points in hundredths, and why."""

    points: int
    note: str = ""


@dataclass(frozen=True)
class Typed:
    """What a reviewer decides: points (hundredths) and a note of each item, vetoes that strike."""

    points: Mapping[str, int | None]
    notes: Mapping[str, str]
    vetoes: Collection[str] = ()
    who: Sequence[str] = ()
    words: str = ""


@lru_cache(maxsize=8)
def _sheet(text: str) -> ScoreSheet:
    try:
        return tables.read(text.encode(), "")
    except BadFile:
        # A later version of the program may have written what this one does not know.
        return tables.bundled()[0]


def sheet_of(review: Review) -> ScoreSheet:
    """The score sheet of a review as it was when its volumes were drawn."""
    return _sheet(review.table)


def proposals(sheet: ScoreSheet, case: Case | None) -> dict[str, Proposed]:
    """What the papers of a volume propose for each item; all points where it says nothing.

    Of a confidential volume nothing is known here.
    """
    if case is None or case.confidential or case.voided:
        return {each.name: Proposed(exact(each.points)) for each in sheet.items}
    gaps = [each.paper for each in volume.gaps(case)]
    differ = [str(each) for each in volume.contradictions(case)]
    return {each.name: _proposed(each, gaps, differ) for each in sheet.items}


def _proposed(item: Item, gaps: Sequence[str], differ: Sequence[str]) -> Proposed:
    papers = codes.load("case_paper")
    found = [papers.label(each) for each in gaps if each in item.papers]
    said = [_("Missing: {papers}").format(papers="、".join(found[:_NAMED]))] if found else []
    if item.agrees:
        found += differ
        said += differ[:_NAMED]
    lost = min(exact(item.points), exact(item.each) * len(found))
    return Proposed(exact(item.points) - lost, "；".join(said) if lost else "")


def total(sheet: ScoreSheet, points: Mapping[str, int | None], vetoes: Collection[str] = ()) -> int:
    """What the items come to, in hundredths; no more than the sheet says where a veto strikes."""
    found = sum(points.get(each.name) or 0 for each in sheet.items)
    return min(found, exact(sheet.struck)) if vetoes else found


def most(sheet: ScoreSheet) -> int:
    """All points there are, in hundredths."""
    return tables.total(sheet)


def level(sheet: ScoreSheet, points: int, vetoes: Collection[str]) -> Level:
    """The grade of so many points with the vetoes that strike."""
    return sheet.level(max(points, 0), frozenset(vetoes))


def scores(review: Review) -> dict[str, ReviewScore]:
    """The scores of a review that stand, by volume."""
    return {each.case: each for each in ReviewScore.where_equal("review", review.id)}


def lines_of(score: ReviewScore) -> list[ScoredLine]:
    """The items and vetoes of a score."""
    return read_json(score.lines, list[ScoredLine]) or []


def typed_of(score: ReviewScore) -> Typed:
    """What was decided, to be decided anew."""
    lines = lines_of(score)
    return Typed(
        {each.name: each.points for each in lines if not each.struck},
        {each.name: each.note for each in lines},
        frozenset(each.name for each in lines if each.struck),
        score.who or (),
        score.words or "",
    )


def values_of(score: ReviewScore) -> dict[str, Any]:
    """What was decided as the fields of a form that begins with it; see `typed`."""
    kept = typed_of(score)
    values: dict[str, Any] = dict(kept.points)
    values |= {NOTE + name: note or None for name, note in kept.notes.items()}
    values |= {VETO + name: True for name in kept.vetoes}
    return {**values, "words": kept.words or None, "who": list(kept.who) or None}


def typed(sheet: ScoreSheet, values: Mapping[str, Any]) -> Typed:
    """What is decided by the fields of a form, named by items, notes and vetoes."""
    return Typed(
        {each.name: values.get(each.name) for each in sheet.items},
        {each.name: values.get(NOTE + each.name) or "" for each in sheet.items},
        [each.name for each in sheet.vetoes if values.get(VETO + each.name)],
        values.get("who") or (),
        values.get("words") or "",
    )


def keep(review: Review, case: str, typed: Typed) -> ReviewScore:
    """Keep how a volume scored, or correct it; the score sheet is that of the review.

    Raises FieldErrors (an item's name, `note.` and its name, `vetoes`), VoidVolume, NotInReview,
    NotOurs.
    """
    found = _volume(review, case)
    sheet = sheet_of(review)
    wrong = dict(_wrong(sheet, typed))
    if wrong:
        raise FieldErrors(wrong)
    points = total(sheet, typed.points, typed.vetoes)
    grade = level(sheet, points, typed.vetoes)
    struck = [each for each in sheet.vetoes if each.name in typed.vetoes]
    said: dict[str, Any] = {
        "day": current().today(),
        "points": points,
        "level": grade.name,
        "level_words": str(grade.title),
        "vetoes": "；".join(str(each.title) for each in struck)[:1_000] or None,
        "who": list(typed.who) or review.who,
        "words": typed.words.strip() or None,
        "lines": msgspec.json.encode(list(_lines(sheet, typed))).decode(),
    }
    with journal.action("review_score.keep") as act:
        for before in ReviewScore.where_equal("case", found.id):
            if before.review == review.id:
                return act.change(before, **said)
        return act.add(ReviewScore, review=review.id, case=found.id, **said)


def take_back(score: ReviewScore) -> ReviewScore:
    """Take back the score of a volume, so that it waits to be scored again. Raises NotOurs."""
    with journal.action("review_score.take_back") as act:
        return act.void(score, "other")


def _volume(review: Review, case: str) -> Case:
    if case not in (*drawing.drawn_of(review), *drawing.added_of(review)):
        raise NotInReview
    found = Case.get_or_none(Case.id == case)
    if found is None or found.voided:
        raise VoidVolume
    return found


def _wrong(sheet: ScoreSheet, typed: Typed) -> Iterator[tuple[str, AppError]]:
    """What is wrong in what was typed, by the field it is said beside."""
    for each in sheet.items:
        points, most = typed.points.get(each.name), exact(each.points)
        if points is None:
            yield each.name, Missing()
        elif not 0 <= points <= most:
            yield each.name, OutOfRange(least="0", most=spoken(most))
        elif points < most and not typed.notes.get(each.name, "").strip():
            yield NOTE + each.name, WhyDeducted()
    known = {each.name for each in sheet.vetoes}
    unknown = [each for each in typed.vetoes if each not in known]
    unknown += [each for each in typed.points if sheet.item(each) is None]
    if unknown:
        yield "vetoes", NotChosen(typed=unknown[0])


def _lines(sheet: ScoreSheet, typed: Typed) -> Iterator[ScoredLine]:
    for each in sheet.items:
        note = typed.notes.get(each.name, "").strip()[:500]
        points = typed.points.get(each.name) or 0
        yield ScoredLine(each.name, str(each.title), exact(each.points), points, note)
    for veto in sheet.vetoes:
        if veto.name in typed.vetoes:
            yield ScoredLine(veto.name, str(veto.title), struck=True)
