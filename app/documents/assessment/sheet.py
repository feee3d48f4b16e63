"""考核表: one place or person, every indicator with its points, to be signed and sealed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from app.documents.design import load
from app.documents.forms import form
from app.documents.forms.design import FormDesign, PageWords
from app.documents.forms.laid import LaidOutPaper, Printing
from app.documents.forms.slots import fill
from app.fields import long_day
from app.records.assessment import (
    AssessmentPoints,
    AssessmentResult,
    AssessmentStatement,
    Scored,
    Scores,
    evidence,
    freezing,
    giving,
    sheet,
)
from app.records.assessment.engine import of_level
from app.records.assessment.tables import exact, spoken
from app.store.session import current


class AssessmentDesign(FormDesign, frozen=True, kw_only=True):
    """`resources/forms/assessment/sheet.json`."""

    continued: str
    page: str
    trial: str
    live: str
    frozen: str
    count: str
    given: str
    points: str
    sum: str
    struck: str


def lay_out(scores: Scores, scored: Scored) -> LaidOutPaper:
    """The sheet of one: as it was frozen, else as it stands."""
    design = load("assessment/sheet", AssessmentDesign)
    result = freezing.result_of(scores.of.year, scored)
    if result is not None:
        slots, lines = _of_result(design, result), list(_frozen_lines(design, result))
    else:
        slots, lines = _of_scored(design, scores, scored), list(_lines(design, scores, scored))
    numbered = [{"number": str(n), **line} for n, line in enumerate(lines, start=1)]
    said = giving.statements(scores.of.year, scored)
    whole = {
        **slots,
        "year": str(scores.of.year),
        "name": scored.name,
        "lines": numbered,
        "statement": _statement(said[-1]) if said else "",
        "verdict": "",
        "source": scores.table.source.zh,
    }
    words = PageWords(design.continued, design.page)
    titled = msgspec.structs.replace(design, title=fill(design.title, whole))
    return form.lay_out(titled, whole, Printing(), words)


def of_all(scores: Scores, several: Iterable[Scored]) -> Iterator[LaidOutPaper]:
    """The sheets of several."""
    return (lay_out(scores, each) for each in several)


def _statement(said: AssessmentStatement) -> str:
    answer = AssessmentStatement.columns()["agrees"].kind.show(said.agrees)
    return "。".join(filter(None, (answer, said.words)))


def _of_result(design: AssessmentDesign, result: AssessmentResult) -> dict[str, str]:
    most = sum(each.most for each in freezing.lines_of(result))
    return {
        "basis": design.frozen.format(day=long_day(result.day)),
        "sum": design.sum.format(points=spoken(result.points), most=spoken(most)),
        "level": result.level_words,
    }


def _frozen_lines(design: AssessmentDesign, result: AssessmentResult) -> Iterator[dict[str, str]]:
    for each in freezing.lines_of(result):
        yield {
            "title": each.title,
            "most": spoken(each.most) if each.most else "",
            "points": spoken(each.points) if each.most or each.points else "",
            "words": design.count.format(count=each.count) if each.count else "",
        }


def _of_scored(design: AssessmentDesign, scores: Scores, scored: Scored) -> dict[str, str]:
    total, table = scored.total, scores.table
    basis = design.live if current().is_office else design.trial
    level = of_level(table, total.level).title.zh
    if total.vetoes:
        titles = [each.title.zh for each in table.vetoes if each.name in total.vetoes]
        level = f"{level}　{design.struck.format(names='、'.join(titles))}"
    most = spoken(exact(table.points))
    return {
        "basis": basis.format(day=long_day(scores.of.stands_on)),
        "sum": design.sum.format(points=spoken(total.points), most=most),
        "level": level,
    }


def _lines(design: AssessmentDesign, scores: Scores, scored: Scored) -> Iterator[dict[str, str]]:
    for each in sheet.lines(scores, scored):
        behind = evidence.evidence(scores, scored, each.indicator.name)
        given = [e for e in behind if isinstance(e, AssessmentPoints)]
        records = len(behind) - len(given)
        said = [
            *(design.given.format(reason=e.reason) for e in given),
            each.lost,
            *(missing.words for missing in each.missing),
            design.count.format(count=records) if records else "",
        ]
        yield {
            "title": each.indicator.title.zh,
            "most": spoken(each.most),
            "points": spoken(each.mark.points),
            "words": "；".join(filter(None, said)),
        }
    for extra in (*scores.table.extras, *scores.table.vetoes):
        for record in evidence.evidence(scores, scored, extra.name):
            if isinstance(record, AssessmentPoints):
                yield {
                    "title": extra.title.zh,
                    "most": "",
                    "points": spoken(record.points) if record.points is not None else "",
                    "words": record.reason,
                }
