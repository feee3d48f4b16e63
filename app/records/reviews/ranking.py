"""The rooms or towns of a review by the average of their volumes; what was lost most."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from app.language import _
from app.records.assessment.tables import spoken
from app.records.listed import TableColumn
from app.records.reviews import listed, scoring
from app.records.reviews.listed import Volume
from app.records.reviews.model import Review

BY: Final = ("room", "town")


@dataclass(frozen=True, slots=True)
class Ranked:
    """A room or town: how many of its volumes are scored, their average in hundredths.

    `struck` are those that a veto strikes, `unfit` those of the last grade.
    """

    name: str
    town: str
    volumes: int
    scored: int
    average: int
    struck: int
    unfit: int
    rank: int = 0

    def words(self) -> str:
        """How many volumes are scored, how many of the last grade, how many a veto strikes."""
        said = [_("{count} volumes").format(count=self.scored)]
        if self.unfit:
            said.append(_("last grade {count}").format(count=self.unfit))
        if self.struck:
            said.append(_("struck by a veto {count}").format(count=self.struck))
        return " · ".join(said)


def ranked(review: Review, by: str = "room", found: Sequence[Volume] | None = None) -> list[Ranked]:
    """Those of whom a volume is scored, the best average first; void volumes do not count."""
    several = [each for each in found or listed.volumes(review) if not each.void]
    groups: defaultdict[tuple[str, str], list[Volume]] = defaultdict(list)
    for each in several:
        town = each.where.town
        name = (town or each.where.district or each.room) if by == "town" else each.room
        groups[(name, each.where.district if by == "town" else town)].append(each)
    last = scoring.sheet_of(review).levels[-1].name
    rows = [_row(name, town, of, last) for (name, town), of in groups.items()]
    rows = sorted(
        (each for each in rows if each.scored),
        key=lambda each: (-each.average, each.struck, each.name),
    )
    placed: list[Ranked] = []
    for at, each in enumerate(rows):
        same = at > 0 and rows[at - 1].average == each.average
        rank = placed[-1].rank if same else at + 1
        placed.append(replace(each, rank=rank))
    return placed


def _row(name: str, town: str, of: Sequence[Volume], last: str) -> Ranked:
    scored = [each.score for each in of if each.score is not None]
    average = _mean([each.points for each in scored])
    struck = sum(bool(each.vetoes) for each in scored)
    unfit = sum(each.level == last for each in scored)
    return Ranked(name, town, len(of), len(scored), average, struck, unfit)


def _mean(points: Sequence[int]) -> int:
    """The average, rounded to the next hundredth."""
    return (2 * sum(points) + len(points)) // (2 * len(points)) if points else 0


def average(found: Sequence[Volume]) -> int:
    """The average of all that are scored and not void, in hundredths."""
    return _mean([each.score.points for each in found if each.score is not None and not each.void])


def average_words(found: Sequence[Volume]) -> str:
    """How many are scored and not void, with how many points on average; empty for none."""
    scored = [each for each in found if each.score is not None and not each.void]
    words = _("{count} volumes scored, {average} points on average")
    return words.format(count=len(scored), average=spoken(average(found))) if scored else ""


def columns() -> list[TableColumn]:
    """Rank, who, how many, average, vetoes."""
    return [
        TableColumn("rank", _("Rank"), lambda row: str(row.rank), 44, True, "quiet",
                    order=lambda row: row.rank),
        TableColumn("name", _("Room or town"), lambda row: row.name, 150, look="strong"),
        TableColumn("scored", _("Scored"), lambda row: str(row.scored), 60, True,
                    order=lambda row: row.scored, whole=True),
        TableColumn("average", _("Average"), lambda row: spoken(row.average), 70, True, "strong",
                    order=lambda row: row.average, whole=True),
        TableColumn("unfit", _("Last grade"), lambda row: str(row.unfit or ""), 64, True,
                    lambda row: "late" if row.unfit else "", order=lambda row: row.unfit),
        TableColumn("struck", _("Struck by a veto"), lambda row: str(row.struck or ""), 70, True,
                    lambda row: "late" if row.struck else "", order=lambda row: row.struck),
    ]  # fmt: skip


def lost_most(found: Sequence[Volume]) -> list[tuple[str, int, int]]:
    """The items on which points were taken off: title, in how many volumes, hundredths in all."""
    times: defaultdict[str, int] = defaultdict(int)
    lost: defaultdict[str, int] = defaultdict(int)
    for each in found:
        if each.score is None or each.void:
            continue
        for line in scoring.lines_of(each.score):
            if not line.struck and line.lost:
                times[line.title] += 1
                lost[line.title] += line.lost
    return sorted(((t, times[t], lost[t]) for t in times), key=lambda e: (-e[1], -e[2], e[0]))


def lost_words(found: Sequence[Volume]) -> list[str]:
    """The same in words, a line each."""
    words = _("{title}: {count} volumes, {points} points")
    return [
        words.format(title=title, count=count, points=spoken(lost))
        for title, count, lost in lost_most(found)
    ]
