"""The volumes of a review as a list: which, of which room, how they stand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from app.language import N_, _
from app.records.assessment.tables import spoken
from app.records.cases.model import Case
from app.records.listed import TableColumn
from app.records.reviews import drawing, scoring
from app.records.reviews.drawing import Again
from app.records.reviews.model import Review, ReviewScore
from app.records.reviews.tables import ScoreSheet
from app.records.rooms import short_name
from app.records.stats import areas
from app.records.stats.areas import Where
from app.store.database import database
from app.store.selecting import one_parameter
from app.store.session import current

LOOKS: Final = ("safe strong", "strong", "soon strong", "late strong")
"""How the grades look, the best first; further ones as the last."""


@dataclass(frozen=True, slots=True)
class Volume:
    """A volume of a review; what is not here any more is `gone`."""

    id: str
    at: int
    number: str
    names: str
    room: str
    where: Where
    confidential: bool = False
    void: bool = False
    by_hand: bool = False
    score: ReviewScore | None = None
    look: str = ""

    @property
    def title(self) -> str:
        """Its number; of a confidential one only that it is."""
        if self.confidential:
            return _("Confidential volume")
        return self.number or self.names


def volumes(review: Review) -> list[Volume]:
    """The volumes of a review: as drawn, then those chosen by hand."""
    drawn, added = drawing.drawn_of(review), drawing.added_of(review)
    wanted = list(dict.fromkeys((*drawn, *added)))
    known, names, scored = areas.of_places(), drawing.room_names(), scoring.scores(review)
    sheet, by_hand = scoring.sheet_of(review), set(added) - set(drawn)
    rows = {row[0]: row for row in _rows(wanted)}
    found: list[Volume] = []
    for at, case in enumerate(wanted, start=1):
        row = rows.get(case)
        score = scored.get(case)
        look = _look(sheet, score) if score is not None else ""
        if row is None:
            found.append(Volume(case, at, "", "", "", areas.NOWHERE, void=True, score=score))
            continue
        _id, number, parties, title, origin, place, confidential, voided = row
        where = known.get(place or "") or known.get(origin, areas.NOWHERE)
        room = names.get(origin) or where.name or origin[:8]
        said = title or " · ".join(parties or ())
        found.append(
            Volume(case, at, number or "", said, room, where, bool(confidential), bool(voided),
                   case in by_hand, score, look)
        )  # fmt: skip
    return found


def _rows(wanted: Sequence[str]) -> Iterator[tuple[Any, ...]]:
    names = Case.columns()["names"]
    asked = Case.select(
        Case.id, Case.number, Case.names, Case.title, Case.origin, Case.place,
        Case.confidential, Case.voided,
    ).where(Case.id.in_(one_parameter(wanted)))  # fmt: skip
    for row in database.execute(asked).fetchall():
        yield (*row[:2], names.python_value(row[2]), *row[3:])


def _look(sheet: ScoreSheet, score: ReviewScore) -> str:
    at = next((n for n, each in enumerate(sheet.levels) if each.name == score.level), 0)
    return LOOKS[min(at, len(LOOKS) - 1)]


WAITING, SCORED, VOID = "waiting", "scored", "void"
STANDINGS: Final[Mapping[str, str]] = {
    WAITING: N_("to be scored"),
    SCORED: N_("scored"),
    VOID: N_("void"),
}
"""How a volume may stand in a review."""


def standing(each: Volume) -> str:
    """How a volume stands: one of `STANDINGS`."""
    if each.void:
        return VOID
    return SCORED if each.score is not None else WAITING


def standing_words(each: Volume) -> str:
    """Points and grade, or how it stands."""
    if each.void or each.score is None:
        return _(STANDINGS[standing(each)])
    return f"{spoken(each.score.points)} {each.score.level_words}"


def progress_words(found: Sequence[Volume]) -> str:
    """How many of the volumes are scored, how many void."""
    scored = sum(standing(each) == SCORED for each in found)
    void = sum(each.void for each in found)
    said = [_("{done} of {count} scored").format(done=scored, count=len(found) - void)]
    if void:
        said.append(_("{count} void").format(count=void))
    return " · ".join(said)


def columns() -> list[TableColumn]:
    """Number, room and how it stands."""
    return [
        TableColumn("at", _("In the draw"), lambda each: str(each.at), 40, True, "quiet",
                    order=lambda each: each.at),
        TableColumn("title", _("Volume"), lambda each: each.title, 150, look="strong"),
        TableColumn("room", _("Room"), lambda each: short_name(each.room), 80, look="quiet"),
        TableColumn("standing", _("Points, grade"), standing_words, 92,
                    look=lambda each: "quiet" if each.void else each.look,
                    order=lambda each: each.score.points if each.score else -1),
    ]  # fmt: skip


def holding(found: Sequence[Volume], text: str) -> list[Volume]:
    """Those in which a text stands."""
    return [
        each
        for each in found
        if not text or any(text in said for said in (each.title, each.names, each.room,
                                                     each.where.town, standing_words(each)))
    ]  # fmt: skip


def reviews() -> list[Review]:
    """The reviews of this office, the latest first."""
    mine = Review.voided.is_null() & (Review.origin == current().origin)
    return list(Review.select().where(mine).order_by(Review.day.desc(), Review.row.desc()))


def described(review: Review) -> str:
    """How the volumes of a review came about, in one line."""
    how = review.columns()["how"].kind.show(review.how)
    said = [_("closed {since} to {until}").format(since=review.since, until=review.until), how]
    if review.percent:
        said[-1] = _("{percent} per cent of {count} volumes drawn").format(
            percent=review.percent, count=review.count
        )
    if review.least:
        each = review.columns()["least"].kind.show(review.least)
        said.append(_("at least one of each: {what}").format(what=each))
    if review.seed:
        said.append(_("seed {seed}").format(seed=review.seed))
    return " · ".join(said)


def again_words(again: Again) -> list[str]:
    """How a draw came out that was shown again, and what the records have become since."""
    same = _("Drawn again, the same {count} of {of} volumes come out.")
    other = _("Drawn again, other volumes come out than those that are kept.")
    said = [(same if again.same else other).format(count=again.drawn, of=again.of)]
    if again.came:
        said.append(
            _("{count} volumes of the period came after the draw.").format(count=again.came)
        )
    if again.gone:
        words = _("{count} of what was drawn from are void, open again or confidential by now.")
        said.append(words.format(count=again.gone))
    return said
