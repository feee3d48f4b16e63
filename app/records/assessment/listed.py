"""The ranking and the sheet of one as lists: their rows and columns."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from app.language import _
from app.records.assessment.engine import of_level
from app.records.assessment.scoring import Scored, Scores, level_counts, ranks, where
from app.records.assessment.sheet import Line
from app.records.assessment.tables import spoken
from app.records.duties import bound
from app.records.duties.bound import VILLAGES
from app.records.listed import TableColumn

_TITLE: Final = 100
_WORDS: Final = 7_500
"""Characters of a notice, with some left for what is written besides."""

LOOKS: Final = ("safe strong", "", "soon strong", "late strong")
"""How the levels look, the best first; further ones as the last."""


@dataclass(frozen=True, slots=True)
class Ranked:
    """A row of the ranking; while the points are still being counted, only who it is."""

    id: str
    name: str
    town: str
    district: str
    rank: int = 0
    scored: Scored | None = None
    level: str = ""
    look: str = ""


def ranking(scores: Scores, *, persons: bool, area: tuple[str, str] = ("", "")) -> list[Ranked]:
    """The places or persons of a district and a town (empty for all), the best first."""
    every = scores.persons if persons else scores.places
    wanted = [each for each in every if _is_in(area, each.district, each.town)]
    numbers = ranks(wanted)
    return [
        Ranked(each.id, each.name, each.town, each.district, rank, each, *_level(scores, each))
        for rank, each in zip(numbers, wanted, strict=True)
    ]


def named() -> list[Ranked]:
    """The places that may be assessed, by code, before anything is counted."""
    towns = where()
    return [
        Ranked(each.id, each.name, *towns.get(each.id, ("", "")))
        for each in bound.known()
        if each.kind in VILLAGES
    ]


def areas(rows: Iterable[Ranked], district: str = "") -> list[tuple[str, str]]:
    """The districts that there are; of one district its towns."""
    every = list(rows)
    districts = list(dict.fromkeys(each.district for each in every if each.district))
    if not district and len(districts) > 1:
        return [(each, "") for each in sorted(districts)]
    within = [each for each in every if not district or each.district == district]
    towns = dict.fromkeys((each.district, each.town) for each in within if each.town)
    return sorted(towns)


def area_words(area: tuple[str, str]) -> str:
    """A district or town as it is chosen."""
    return area[1] or area[0] or _("All towns")


def _is_in(area: tuple[str, str], district: str, town: str) -> bool:
    return area[0] in ("", district) and area[1] in ("", town)


def _level(scores: Scores, each: Scored) -> tuple[str, str]:
    table, name = scores.table, each.total.level
    at = [level.name for level in table.levels].index(name)
    return str(of_level(table, name).title), LOOKS[min(at, len(LOOKS) - 1)]


def level_words(scores: Scores, several: Iterable[Scored]) -> list[str]:
    """How many there are of each level: 优秀 12."""
    titles = {each.name: str(each.title) for each in scores.table.levels}
    counts = level_counts(scores.table, several)
    return [f"{titles[name]} {count}" for name, count in counts.items()]


def columns(*, persons: bool) -> list[TableColumn]:
    """Rank, who, where, points, what December will come to, level."""
    who = _("Person") if persons else _("Village")
    return [
        TableColumn("rank", _("Rank"), lambda row: str(row.rank or ""), 44, True, "quiet",
                    order=lambda row: row.rank),
        TableColumn("name", who, lambda row: row.name, 110, look="strong"),
        TableColumn("town", _("Town"), lambda row: row.town, 84, look="quiet"),
        TableColumn("points", _("Points"), _points, 62, True, lambda row: row.look,
                    order=lambda row: row.scored.total.points if row.scored else 0, whole=True),
        TableColumn("expected", _("December"), _expected, 62, True, "quiet",
                    order=lambda row: row.scored.total.expected if row.scored else 0, whole=True),
        TableColumn("level", _("Grade"), lambda row: row.level, 72, look=lambda row: row.look),
    ]  # fmt: skip


def _points(row: Ranked) -> str:
    return spoken(row.scored.total.points) if row.scored else "…"


def _expected(row: Ranked) -> str:
    return spoken(row.scored.total.expected) if row.scored else ""


def sheet_columns() -> list[TableColumn]:
    """Each indicator with its points and what December will come to."""
    return [
        TableColumn("title", _("Indicator"), lambda line: str(line.indicator.title), 170,
                    look="strong"),
        TableColumn("most", _("At most"), lambda line: spoken(line.most), 54, True, "quiet",
                    order=lambda line: line.most),
        TableColumn("points", _("Points"), lambda line: spoken(line.mark.points), 58, True,
                    line_look, order=lambda line: line.mark.points, whole=True),
        TableColumn("expected", _("December"), lambda line: spoken(line.mark.expected), 62, True,
                    "quiet", order=lambda line: line.mark.expected, whole=True),
    ]  # fmt: skip


def line_look(line: Line) -> str:
    """How the points of an indicator look: full, lost for good, or still to be had."""
    if line.mark.points >= line.most:
        return "safe strong"
    return "soon strong" if line.mark.expected > line.mark.points else "late strong"


def circular(scores: Scores, several: Sequence[Ranked], where_: str) -> tuple[str, str]:
    """A draft of the circular on a ranking: its heading and its words."""
    year, table = scores.of.year, scores.table
    title = _("Assessment of {year}").format(year=year)
    if where_:
        title = f"{where_}{title}"
    scored = [each.scored for each in several if each.scored is not None]
    counts = "，".join(level_words(scores, scored))
    first = _("{count} were assessed by “{table}”: {levels}.").format(
        count=len(scored), table=table.title, levels=counts
    )
    best, last = table.levels[0].name, table.levels[-1].name
    lines = [first]
    for name, words in ((best, _("Commended: {names}.")), (last, _("To improve: {names}."))):
        names = [each.name for each in scored if each.total.level == name]
        if names:
            lines.append(words.format(names="、".join(names)))
    words = "\n".join(lines)
    return title[:_TITLE], words if len(words) <= _WORDS else f"{words[:_WORDS]}……"
