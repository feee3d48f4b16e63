"""考核结果汇总: places and persons by their points, with those of each indicator."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Final

from app.documents.ledgers.ledger import Column, Sheet
from app.language import N_
from app.records.assessment import Scores, listed
from app.records.assessment.listed import Ranked
from app.records.assessment.tables import spoken
from app.store.session import current

PARTS: Final = {
    "places": N_("All villages"),
    "towns": N_("Villages town by town"),
    "persons": N_("Persons"),
}


def sheets(scores: Scores, parts: Sequence[str] = ()) -> list[Sheet]:
    """The rankings that are wanted; without a word all villages and all persons."""
    wanted = parts or ("places", "persons")
    return [each for part in PARTS if part in wanted for each in _of(part, scores)]


def _of(part: str, scores: Scores) -> Iterator[Sheet]:
    year = scores.of.year
    if part == "persons":
        rows = listed.ranking(scores, persons=True)
        if rows:
            yield _sheet(scores, f"{year}年度人员考核结果汇总表", "姓名", rows)
        return
    every = listed.ranking(scores, persons=False)
    if part == "places":
        yield _sheet(scores, f"{year}年度考核结果汇总表", "村（居）", every)
        return
    for district, town in dict.fromkeys((each.district, each.town) for each in every):
        within = listed.ranking(scores, persons=False, area=(district, town))
        title = f"{town or district}{year}年度考核结果汇总表"
        yield _sheet(scores, title, "村（居）", within)


def _sheet(scores: Scores, title: str, who: str, rows: Sequence[Ranked]) -> Sheet:
    indicators = [
        Column(each.name, each.title.zh, align="center") for each in scores.table.indicators
    ]
    columns = [
        Column("rank", "名次", align="center"), Column("name", who), Column("town", "镇街"),
        *indicators, Column("extra", "加减分", align="center"),
        Column("points", "总分", align="center"), Column("level", "等次", align="center"),
    ]  # fmt: skip
    scored = [each.scored for each in rows if each.scored is not None]
    period = f"{scores.of.year}年　{'　'.join(listed.level_words(scores, scored))}"
    return Sheet(title, columns, [_row(each) for each in rows], current().name, period)


def _row(each: Ranked) -> dict[str, Any]:
    total = each.scored.total if each.scored is not None else None
    marks = {e.indicator: spoken(e.points) for e in total.marks} if total is not None else {}
    return {
        "rank": str(each.rank),
        "name": each.name,
        "town": each.town,
        **marks,
        "extra": spoken(total.extra) if total is not None and total.extra else "",
        "points": spoken(total.points) if total is not None else "",
        "level": each.level,
    }
