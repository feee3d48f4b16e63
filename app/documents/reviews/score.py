"""案卷评查表: one volume, every item with its points, to be signed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec

from app.documents.design import load
from app.documents.forms import form
from app.documents.forms.design import FormDesign, PageWords
from app.documents.forms.laid import LaidOutPaper, Printing, Way
from app.documents.forms.slots import fill
from app.fields import long_day
from app.records.assessment.tables import exact, spoken
from app.records.reviews import Review, ScoreSheet, Volume, scoring, sheet_of, volumes
from app.records.reviews.drawing import sheet_called
from app.records.reviews.scoring import ScoredLine


class ScoreDesign(FormDesign, frozen=True, kw_only=True):
    """`resources/forms/reviews/score.json`."""

    continued: str
    page: str
    of: str
    confidential: str
    void: str
    sum: str
    struck: str
    open: str


def of_review(review: Review, way: Way = "filled") -> Iterator[LaidOutPaper]:
    """The score sheets of all volumes of a review; an empty one where there is no volume yet."""
    found = volumes(review)
    if not found:
        yield _lay_out(sheet_of(review), review, None, way)
    for each in found:
        yield _lay_out(sheet_of(review), review, each, way)


def of_volume(review: Review, volume: Volume) -> LaidOutPaper:
    """The score sheet of one volume."""
    return _lay_out(sheet_of(review), review, volume, "filled")


def blank() -> LaidOutPaper:
    """An empty score sheet as reviews go by that are drawn from now on."""
    sheet = sheet_called("")
    assert sheet is not None
    return _lay_out(sheet, None, None, "blank")


def _lay_out(
    sheet: ScoreSheet, review: Review | None, volume: Volume | None, way: Way
) -> LaidOutPaper:
    design = load("reviews/score", ScoreDesign)
    score = volume.score if volume is not None and way == "filled" else None
    lines = {each.name: each for each in scoring.lines_of(score)} if score is not None else {}
    most = spoken(scoring.most(sheet))
    slots: dict[str, Any] = {
        "title": sheet.title.zh,
        "volume": _called(design, volume),
        "room": volume.room if volume is not None else "",
        "lines": list(_lines(sheet, lines)),
        "vetoes": "　".join(_vetoes(design, sheet, lines)),
        "sum": "",
        "level": "",
        "words": "",
        "source": _basis(design, sheet, review),
        "day": "",
    }
    if score is not None:
        slots |= {
            "sum": fill(design.sum, {"points": spoken(score.points), "most": most}),
            "level": score.level_words,
            "words": score.words or "",
            "day": long_day(score.day),
        }
    words = PageWords(design.continued, design.page)
    titled = msgspec.structs.replace(design, title=fill(design.title, slots))
    return form.lay_out(titled, slots, Printing(way), words)


def _basis(design: ScoreDesign, sheet: ScoreSheet, review: Review | None) -> str:
    if review is None:
        return sheet.source.zh
    return fill(design.of, {"source": sheet.source.zh, "review": review.heading()})


def _called(design: ScoreDesign, volume: Volume | None) -> str:
    if volume is None:
        return ""
    if volume.confidential:
        return design.confidential
    called = volume.number or volume.names
    return fill(design.void, {"volume": called}) if volume.void else called


def _lines(sheet: ScoreSheet, lines: dict[str, ScoredLine]) -> Iterator[dict[str, str]]:
    for number, item in enumerate(sheet.items, start=1):
        line = lines.get(item.name)
        yield {
            "number": str(number),
            "title": item.title.zh,
            "most": spoken(exact(item.points)),
            "how": item.how.zh if item.how is not None else "",
            "points": spoken(line.points) if line is not None else "",
            "note": line.note if line is not None else "",
        }


def _vetoes(design: ScoreDesign, sheet: ScoreSheet, lines: dict[str, ScoredLine]) -> Iterator[str]:
    for veto in sheet.vetoes:
        said = design.struck if veto.name in lines else design.open
        yield fill(said, {"title": veto.title.zh})
